"""Schemas in several files, combined, nested; and schemas that are wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fascicle.check.relaxng import Schema
from fascicle.model.errors import EngineError

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
XSD = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'


def _codes(schema: Schema, document: str) -> list[str]:
    return [finding.rule.code for finding in schema.validate(document.encode(), "a.xml")]


def _write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.rng").write_text(text, encoding="utf-8")
    return folder / "main.rng"


def test_include_takes_definitions_and_overrides_them(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    _write(
        tmp_path / "parts",
        base=f'<grammar {RNG}><start><ref name="a"/></start><div><define name="a"><element name="a"><ref name="b"/>'
        '</element></define><define name="b"><element name="b"><empty/></element></define></div></grammar>',
    )
    main = _write(
        tmp_path,
        main=f'<grammar {RNG}><include href="parts/base.rng"><define name="b"><element name="z"><text/></element>'
        "</define></include></grammar>",
    )
    schema = Schema.load(main)

    assert _codes(schema, "<a><z>x</z></a>") == []
    assert _codes(schema, "<a><b/></a>") == ["F0207"]


def test_external_ref_is_one_pattern_and_takes_the_namespace(tmp_path: Path) -> None:
    main = _write(
        tmp_path,
        main=f'<element name="a" {RNG}><externalRef href="other.rng" ns="urn:x"/></element>',
        other=f'<element name="b" {RNG}><empty/></element>',
    )

    assert _codes(Schema.load(main), '<a><b xmlns="urn:x"/></a>') == []
    assert _codes(Schema.load(main), "<a><b/></a>") == ["F0207"]


def test_definitions_are_combined(schema_of: Callable[[str], Schema]) -> None:
    schema = schema_of(
        f'<grammar {RNG}><start combine="choice"><element name="a"><ref name="atts"/><ref name="in"/></element></start>'
        '<start combine="choice"><element name="z"><empty/></element></start>'
        '<define name="atts" combine="interleave"><attribute name="m"/></define>'
        '<define name="atts" combine="interleave"><attribute name="n"/></define>'
        '<define name="in" combine="choice"><notAllowed/></define><define name="in"><text/></define></grammar>'
    )

    assert _codes(schema, '<a n="" m="">x</a>') == []
    assert _codes(schema, "<z/>") == []
    assert _codes(schema, '<a n=""/>') == ["F0206"]


def test_a_nested_grammar_sees_its_parent(schema_of: Callable[[str], Schema]) -> None:
    schema = schema_of(
        f'<grammar {RNG}><start><element name="a"><grammar><start><element name="b"><parentRef name="x"/>'
        '<ref name="x"/></element></start><define name="x"><element name="inner"><empty/></element></define></grammar>'
        '</element></start><define name="x"><element name="outer"><empty/></element></define></grammar>'
    )

    assert _codes(schema, "<a><b><outer/><inner/></b></a>") == []
    assert _codes(schema, "<a><b><inner/><outer/></b></a>") == ["F0201"]


def test_elements_may_hold_themselves_and_annotations_mean_nothing(schema_of: Callable[[str], Schema]) -> None:
    schema = schema_of(
        f'<grammar {RNG} xmlns:h="urn:h"><h:p>A <element>note</element>.</h:p><start><ref name="a"/></start>'
        '<define name="a" h:x="y"><element name="a"><h:doc/><zeroOrMore><ref name="a"/></zeroOrMore></element></define>'
        "</grammar>"
    )

    assert _codes(schema, "<a><a/><a><a/></a></a>") == []


def test_a_schema_with_many_attributes_and_a_long_group_is_no_deep_one(schema_of: Callable[[str], Schema]) -> None:
    names = [f"n{number}" for number in range(600)]
    schema = schema_of(
        f'<element name="a" {RNG}>'
        + "".join(f'<optional><attribute name="{name}"/></optional>' for name in names)
        + "".join(f'<element name="{name}"><empty/></element>' for name in names)
        + "</element>"
    )
    inside = "".join(f"<{name}/>" for name in names)

    assert _codes(schema, f'<a n0="" n599="">{inside}</a>') == []


WRONG = {
    "no definition": (f'<grammar {RNG}>\n<start>\n<ref name="a"/></start></grammar>', 3),
    "no start": (f'<grammar {RNG}>\n<define name="a"><empty/></define></grammar>', 1),
    "circle": (
        f'<grammar {RNG}><start><ref name="a"/></start>\n<define name="a"><ref name="a"/></define></grammar>',
        2,
    ),
    "twice, not combined": (
        f"<grammar {RNG}><start><empty/></start>\n<start><text/></start></grammar>",
        2,
    ),
    "combined in two ways": (
        f'<grammar {RNG}><start combine="choice"><text/></start>\n'
        '<start combine="interleave"><text/></start></grammar>',
        2,
    ),
    "unknown pattern": (f'<element name="a" {RNG}>\n<sequence/></element>', 2),
    "unknown type": (f'<element name="a" {RNG} {XSD}>\n<data type="day"/></element>', 2),
    "unknown library": (f'<element name="a" {RNG}>\n<data datatypeLibrary="urn:x" type="x"/></element>', 2),
    "unknown facet": (
        f'<element name="a" {RNG} {XSD}>\n<data type="token"><param name="x">1</param></data></element>',
        2,
    ),
    "bad expression": (
        f'<element name="a" {RNG} {XSD}>\n<data type="token"><param name="pattern">(a</param></data></element>',
        2,
    ),
    "bad bound": (
        f'<element name="a" {RNG} {XSD}>\n<data type="int"><param name="minInclusive">x</param></data></element>',
        2,
    ),
    "bad value": (f'<element name="a" {RNG} {XSD}>\n<value type="int">x</value></element>', 2),
    "element without name": (f"<grammar {RNG}><start>\n<element/></start></grammar>", 2),
    "element without pattern": (f'<grammar {RNG}><start>\n<element name="a"/></start></grammar>', 2),
    "empty group": (f'<element name="a" {RNG}>\n<group/></element>', 2),
    "unbound prefix": (f'<element name="a" {RNG}>\n<element name="x:b"><empty/></element></element>', 2),
    "http": (f'<element name="a" {RNG}>\n<externalRef href="http://example.org/a.rng"/></element>', 2),
    "itself": (f'<element name="a" {RNG}>\n<externalRef href="main.rng"/></element>', 2),
    "missing file": (f'<element name="a" {RNG}>\n<externalRef href="missing.rng"/></element>', None),
    "not well-formed": (f'<element name="a" {RNG}>\n<text></element>', 2),
    "no schema": ("<TEI/>", 1),
    "too deep": (f'<element name="a" {RNG}>' + "<group>" * 900 + "<text/>" + "</group>" * 900 + "</element>", None),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_schema_is_an_error_with_file_and_line(kind: str, tmp_path: Path) -> None:
    text, line = WRONG[kind]
    main = _write(tmp_path, main=text)

    with pytest.raises(EngineError) as caught:
        Schema.load(main)

    assert caught.value.line == line
    assert str(caught.value.path).endswith(".rng")
    assert caught.value.hint


def test_a_schema_is_compiled_once_until_it_changes(tmp_path: Path) -> None:
    main = _write(tmp_path, main=f'<element name="a" {RNG}><empty/></element>')
    first = Schema.load(main)

    assert Schema.load(main) is first

    _write(tmp_path, main=f'<element name="bbb" {RNG}><empty/></element>')
    assert _codes(Schema.load(main), "<bbb/>") == []


def test_questions_to_a_schema(tei_all: Schema) -> None:
    assert tei_all.may_contain("p", "persName")
    assert tei_all.may_contain("div", "div")
    assert not tei_all.may_contain("p", "div")
    assert not tei_all.may_contain("nonsense", "p")
    assert tei_all.allows_text("p")
    assert tei_all.allows_text("gi")
    assert not tei_all.allows_text("div")
