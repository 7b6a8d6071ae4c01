"""Any bytes at all: findings, or one error with a line; nothing is fetched and nothing grows without bound."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fascicle.check.relaxng import Schema
from fascicle.model.errors import TeiError
from fascicle.tei.reading import DEEPEST

ANY = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="any"/></start>
<define name="any"><element><anyName/><mixed><zeroOrMore><attribute><anyName/></attribute></zeroOrMore>
<zeroOrMore><ref name="any"/></zeroOrMore></mixed></element></define></grammar>"""


@pytest.fixture
def anything(schema_of: Callable[[str], Schema]) -> Schema:
    return schema_of(ANY)


NAMES = st.sampled_from(["TEI", "text", "body", "div", "p", "list", "item", "persName", "date", "zzz", "x:y", "choice"])
VALUES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters='<&"\ufffe\uffff'))
ATTRIBUTES = st.dictionaries(st.sampled_from(["n", "when", "xml:id", "ref", "x:n", "zzz"]), VALUES, max_size=3)


def _written(name: str, attributes: dict[str, str], children: list[str]) -> str:
    pairs = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{pairs}>{''.join(children)}</{name}>"


TREES = st.recursive(
    VALUES, lambda inner: st.builds(_written, NAMES, ATTRIBUTES, st.lists(inner, max_size=4)), max_leaves=25
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(tree=TREES, default=st.sampled_from(["", "http://www.tei-c.org/ns/1.0", "urn:x"]))
def test_well_formed_documents_never_raise(tree: str, default: str, tei_all: Schema) -> None:
    document = f'<TEI xmlns="{default}" xmlns:x="urn:y">{tree}</TEI>'

    findings = tei_all.validate(document.encode(), "a.xml")

    lines = document.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert findings
    for finding in findings:
        assert finding.line is not None
        assert finding.column is not None
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.one_of(st.binary(max_size=60), VALUES.map(str.encode), TREES.map(lambda tree: f"<p>{tree}".encode())))
def test_what_is_not_well_formed_has_a_line(data: bytes, tei_all: Schema) -> None:
    with pytest.raises(TeiError) as caught:
        tei_all.validate(data, "a.xml")

    assert caught.value.path == "a.xml"
    assert caught.value.line is not None
    assert caught.value.hint


@pytest.mark.parametrize(
    ("document", "line", "column"),
    [
        (b"<a>\n<b>x</a>", 2, 1),
        (b"<a>\n x & y</a>", 2, 4),
        (b"<a>\n&eacute;</a>", 2, 1),
        (b'<a n="1"\n n="2"/>', 2, 2),
        (b"<a/>\n<b/>", 2, 1),
        (b"<a>\n<x:b/></a>", 2, 1),
        (b"", 1, 1),
        (b"\n<?xml version='1.0'?><a/>", 2, 1),
    ],
)
def test_the_place_of_what_is_not_well_formed(document: bytes, line: int, column: int, anything: Schema) -> None:
    with pytest.raises(TeiError) as caught:
        anything.validate(document, "a.xml")

    assert (caught.value.line, caught.value.column) == (line, column)


def test_an_end_tag_that_does_not_fit_says_what_is_open(anything: Schema) -> None:
    with pytest.raises(TeiError, match=r"<hi> is not closed before </p> of line 3"):
        anything.validate(b"<p>\n<hi>x\n</p>", "a.xml")


HOSTILE = {
    "external DTD": b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a>&x;</a>',
    "external DTD, in a value": b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a n="&amp;&x;"/>',
    "external entity, in a value": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a n="&x;"/>',
    "external entity": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
    "parameter entity": b'<!DOCTYPE a [<!ENTITY % x SYSTEM "x.dtd"> %x; <!ENTITY y "z">]><a>&y;</a>',
    "billion laughs": b'<!DOCTYPE a [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><a>&j;</a>",
    "quadratic": b'<!DOCTYPE a [<!ENTITY x "' + b"y" * 20_000 + b'">]><a>' + b"&x;" * 2_000 + b"</a>",
    "depth": b"<a>" * (DEEPEST + 5) + b"</a>" * (DEEPEST + 5),
}


@pytest.mark.parametrize("attack", HOSTILE)
def test_hostile_documents_are_refused(attack: str, anything: Schema) -> None:
    with pytest.raises(TeiError):
        anything.validate(HOSTILE[attack], "a.xml")


HARMLESS = {
    "external DTD": b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a n="&amp;">&lt;</a>',
    "public DTD": b'<!DOCTYPE a PUBLIC "-//X" "a.dtd"><a/>',
    "external DTD, own entities": b'<!DOCTYPE a SYSTEM "a.dtd" [<!ENTITY x "y">]><a n="&x;">&x;</a>',
    "external entity, not used": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a/>',
    "parameter entity, not used": b"<!DOCTYPE a [<!ENTITY % x \"<!ENTITY y 'z'>\">]><a/>",
    "unparsed entity": b'<!DOCTYPE a [<!NOTATION gif SYSTEM "g"><!ENTITY x SYSTEM "x.gif" NDATA gif>]><a/>',
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_declared_and_not_needed_does_no_harm(name: str, anything: Schema) -> None:
    assert anything.validate(HARMLESS[name], "a.xml") == []


def test_internal_entities_are_text(schema_of: Callable[[str], Schema]) -> None:
    schema = schema_of('<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><value>x y</value></element>')

    assert schema.validate(b'<!DOCTYPE a [<!ENTITY x "x y">]><a>&x;</a>', "a.xml") == []
    assert schema.validate(b'<!DOCTYPE a [<!ENTITY x "x z">]><a>&x;</a>', "a.xml") != []


def test_depth_within_the_bound_is_allowed(anything: Schema) -> None:
    assert anything.validate(b"<a>" * DEEPEST + b"</a>" * DEEPEST, "a.xml") == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_columns_do_not_depend_on_the_encoding(encoding: str, schema_of: Callable[[str], Schema]) -> None:
    schema = schema_of('<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>')
    label = encoding.removesuffix("-sig")
    document = f'<?xml version="1.0" encoding="{label}"?><a>é\r\néé<b/></a>'.encode(encoding)

    (finding,) = schema.validate(document, "a.xml")

    assert (finding.line, finding.column) == (2, 3)


def test_an_encoding_that_is_not_the_files_own_is_an_error(anything: Schema) -> None:
    with pytest.raises(TeiError, match="encoding"):
        anything.validate('<?xml version="1.0" encoding="utf-16"?><a>é</a>'.encode(), "a.xml")
