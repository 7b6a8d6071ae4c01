"""One schema within another: proved, or shown where it is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from fascicle.check.relaxng import Schema
from support.inclusion import prove_subset
from support.inclusion.regular import is_within

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
B = '<element name="b"><empty/></element>'
C = '<element name="c"><empty/></element>'


def _schema(folder: Path, name: str, pattern: str) -> Schema:
    path = folder / f"{name}.rng"
    path.write_text(f'<element name="a" {RNG}>{pattern}</element>', encoding="utf-8")
    return Schema.load(path)


def _attribute(pattern: str) -> str:
    return f'<attribute name="n">{pattern}</attribute>'


def _any_order(*names: str) -> str:
    attributes = "".join(f'<optional><attribute name="{name}"/></optional>' for name in names)
    return attributes + "<empty/>"


WITHIN = {
    "fewer options": (B, f"<choice>{B}{C}</choice>"),
    "a sequence of a shuffle": (B + C, f"<interleave>{C}{B}</interleave>"),
    "one of many": (B, f"<zeroOrMore>{B}</zeroOrMore>"),
    "unrolled": (f"{B}<zeroOrMore>{B}</zeroOrMore>", f"<oneOrMore>{B}</oneOrMore>"),
    "empty of text": ("<empty/>", "<text/>"),
    "attribute required": (_attribute("<text/>"), f"<optional>{_attribute('<text/>')}</optional>"),
    "attributes in another order": (_any_order("x", "y"), _any_order("y", "z", "x")),
    "attribute of a wildcard": (
        _attribute("<text/>"),
        "<zeroOrMore><attribute><anyName/></attribute></zeroOrMore>",
    ),
    "wildcard of a wildcard": (
        '<element><nsName ns="urn:x"/><text/></element>',
        "<element><anyName><except><name>q</name></except></anyName><text/></element>",
    ),
    "attribute that decides the content": (
        f'<choice><group><attribute name="x"/>{B}</group><group><attribute name="y"/>{C}</group></choice>',
        f'<choice><group><attribute name="y"/>{C}</group><group><attribute name="x"/>{B}</group></choice>',
    ),
    "element that cannot be": ('<choice><element name="z"><notAllowed/></element><empty/></choice>', "<empty/>"),
    "values": (
        _attribute("<choice><value>u</value><value>v</value></choice>"),
        _attribute('<data type="NCName"/>'),
    ),
    "types": (_attribute('<data type="positiveInteger"/>'), _attribute('<data type="decimal"/>')),
    "patterns": (
        _attribute('<data type="anyURI"><param name="pattern">#[a-z]+</param></data>'),
        _attribute(r'<data type="anyURI"><param name="pattern">\S+</param></data>'),
    ),
    "bounds": (
        _attribute('<data type="integer"><param name="minInclusive">2</param></data>'),
        _attribute('<data type="integer"><param name="minExclusive">0</param></data>'),
    ),
    "word of a list": (
        _attribute('<data type="NCName"/>'),
        _attribute('<list><oneOrMore><data type="NMTOKEN"/></oneOrMore></list>'),
    ),
    "text content": ('<data type="date"/>', "<text/>"),
    "text content of mixed": ('<data type="date"/>', f"<zeroOrMore><choice><text/>{B}</choice></zeroOrMore>"),
    "list content": (
        '<list><oneOrMore><data type="NCName"/></oneOrMore></list>',
        '<choice><list><oneOrMore><data type="Name"/></oneOrMore></list><data type="integer"/></choice>',
    ),
}

NOT_WITHIN = {
    "more options": (f"<choice>{B}{C}</choice>", B),
    "may end": (f"<optional>{B}</optional>", B),
    "text": ("<text/>", "<empty/>"),
    "attribute unknown": (_attribute("<text/>"), "<empty/>"),
    "attribute not required": ("<empty/>", _attribute("<text/>")),
    "attribute not required everywhere": (f"<optional>{_attribute('<text/>')}</optional>", _attribute("<text/>")),
    "attribute that decides the content": (
        f'<choice><group><attribute name="x"/>{B}</group><group><attribute name="y"/>{C}</group></choice>',
        f'<choice><group><attribute name="x"/>{C}</group><group><attribute name="y"/>{B}</group></choice>',
    ),
    "values": (_attribute("<value>u v</value>"), _attribute('<data type="NCName"/>')),
    "types": (_attribute('<data type="decimal"/>'), _attribute('<data type="positiveInteger"/>')),
    "patterns": (
        _attribute('<data type="anyURI"/>'),
        _attribute(r'<data type="anyURI"><param name="pattern">\S+</param></data>'),
    ),
    "bounds": (
        _attribute('<data type="integer"><param name="minInclusive">0</param></data>'),
        _attribute('<data type="integer"><param name="minExclusive">0</param></data>'),
    ),
    "number in other digits": (
        _attribute('<value type="integer">1</value>'),
        _attribute("<value>1</value>"),
    ),
    "words of a list": (
        _attribute('<list><oneOrMore><data type="NCName"/></oneOrMore></list>'),
        _attribute('<data type="NCName"/>'),
    ),
    "wildcard": (
        "<element><anyName/><text/></element>",
        "<element><anyName><except><name>q</name></except></anyName><text/></element>",
    ),
    "wild attributes": ("<zeroOrMore><attribute><anyName/></attribute></zeroOrMore>", _any_order("x")),
    "text content": ("<text/>", '<data type="date"/>'),
}


@pytest.mark.parametrize("kind", WITHIN)
def test_a_schema_within_another_is_proved_so(kind: str, tmp_path: Path) -> None:
    inner, outer = WITHIN[kind]

    assert prove_subset(_schema(tmp_path, "inner", inner), _schema(tmp_path, "outer", outer)) == []


@pytest.mark.parametrize("kind", NOT_WITHIN)
def test_a_schema_that_allows_more_has_a_counterexample(kind: str, tmp_path: Path) -> None:
    inner, outer = NOT_WITHIN[kind]

    found = prove_subset(_schema(tmp_path, "inner", inner), _schema(tmp_path, "outer", outer))

    assert found
    assert {example.path.partition("/")[0] for example in found} == {"a"}


def test_tei_all_lies_within_itself(tei_all: Schema) -> None:
    assert prove_subset(tei_all, tei_all) == []


def test_an_element_too_many_is_found_with_its_path(
    tei_all: Schema, tei_all_path: Path, schema_of: Callable[[str], Schema]
) -> None:
    larger = re.sub(
        '(?s)(<define name="model.nameLike.agent")(.*?</define>)',
        '\\1 combine="choice"\\2\\1 combine="choice"><element name="siglum"><text/></element></define>',
        tei_all_path.read_text(encoding="utf-8"),
        count=1,
    )

    found = prove_subset(schema_of(larger), tei_all)

    assert found
    assert all("<siglum>" in example.message for example in found)
    assert {example.path.rpartition("/")[2] for example in found} >= {"p", "author", "head"}
    assert all(example.path.startswith(("TEI/", "teiCorpus/")) and example.line for example in found)


@pytest.mark.parametrize(
    ("inner", "outer", "within"),
    [
        ("(a|b)*", "(a*b*)*", True),
        ("a{2,5}", "a{1,6}", True),
        ("a{2,7}", "a{1,6}", False),
        ("[a-z-[aeiou]]+", "[a-z]+", True),
        ("[a-z]+", "[a-z-[aeiou]]+", False),
        (r"[^\p{C}\p{Z}]+", r"\S+", True),
        (r"\S+", r"[^\p{C}\p{Z}]+", False),
        ("", "a?", True),
    ],
)
def test_expressions_within_expressions(inner: str, outer: str, within: bool) -> None:
    assert is_within(inner, outer) is within
