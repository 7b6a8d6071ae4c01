"""Each kind of pattern, with documents that fit it and documents that do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fascicle.check.relaxng import Schema

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
B = '<element name="b"><empty/></element>'
C = '<element name="c"><empty/></element>'
D = '<element name="d"><empty/></element>'

GOOD = {
    "empty": ("<empty/>", ["<a/>", "<a>\n</a>", "<a><!-- x --><?x?></a>"]),
    "text": ("<text/>", ["<a/>", "<a>x</a>", "<a>x<![CDATA[<]]>&amp;</a>"]),
    "group": (B + C, ["<a><b/><c/></a>", "<a> <b/>\n<c> </c> </a>"]),
    "choice": (f"<choice>{B}{C}</choice>", ["<a><b/></a>", "<a><c/></a>"]),
    "optional": (f"<optional>{B}</optional>", ["<a/>", "<a><b/></a>"]),
    "zeroOrMore": (f"<zeroOrMore>{B}</zeroOrMore>", ["<a/>", "<a><b/><b/><b/></a>"]),
    "oneOrMore": (f"<oneOrMore>{B}{C}</oneOrMore>", ["<a><b/><c/></a>", "<a><b/><c/><b/><c/></a>"]),
    "interleave": (
        f"<interleave>{B}<group>{C}{D}</group></interleave>",
        ["<a><b/><c/><d/></a>", "<a><c/><b/><d/></a>", "<a><c/><d/><b/></a>"],
    ),
    "mixed": (f"<mixed>{B}{C}</mixed>", ["<a><b/><c/></a>", "<a>x<b/>y<c/>z</a>"]),
    "attribute": ('<attribute name="n"/>', ['<a n=""/>', "<a n='x'></a>"]),
    "attributes have no order": (
        f'<attribute name="n"/>{B}<attribute name="m"/>',
        ['<a n="" m=""><b/></a>', '<a m="" n=""><b/></a>'],
    ),
    "attribute or element": (
        f'<choice><attribute name="b"/>{B}</choice>',
        ['<a b="1"/>', "<a><b/></a>"],
    ),
    "value": ("<choice><value>x y</value><value>z</value></choice>", ["<a>x y</a>", "<a> x\n y </a>", "<a>z</a>"]),
    "value of a type": ('<value type="integer">1</value>', ["<a>1</a>", "<a>+01</a>"]),
    "data": ('<data type="date"/>', ["<a>1921-03-12</a>", "<a> 1921-03-12 </a>"]),
    "data and except": (
        '<data type="NCName"><except><value>x</value></except></data>',
        ["<a>y</a>", "<a>xx</a>"],
    ),
    "empty string": ('<data type="string"/>', ["<a/>", "<a> </a>", "<a></a>"]),
    "list": (
        '<list><oneOrMore><data type="integer"/></oneOrMore><optional><value>end</value></optional></list>',
        ["<a>1</a>", "<a> 1 2\n3 </a>", "<a>1 end</a>"],
    ),
    "anyName": (
        "<zeroOrMore><attribute><anyName/></attribute></zeroOrMore>"
        "<element><anyName><except><name>b</name></except></anyName><empty/></element>",
        ['<a x="1" y="2"><z/></a>', '<a><b xmlns="urn:x"/></a>'],
    ),
    "nsName": (
        '<element><nsName ns="urn:x"><except><name ns="urn:x">b</name></except></nsName><empty/></element>',
        ['<a><c xmlns="urn:x"/></a>', '<a xmlns:p="urn:x"><p:c/></a>'],
    ),
    "name choice": (
        '<element><choice><name>b</name><name ns="urn:x">c</name></choice><empty/></element>',
        ["<a><b/></a>", '<a><x:c xmlns:x="urn:x"/></a>'],
    ),
    "candidates": (
        # which of the two definitions of b is meant shows only inside it
        '<choice><group><element name="b"><element name="x"><empty/></element></element>'
        f'{C}</group><group><element name="b"><element name="y"><empty/></element></element>{D}</group></choice>',
        ["<a><b><x/></b><c/></a>", "<a><b><y/></b><d/></a>"],
    ),
    "QName": (
        '<attribute name="n"><value type="QName" xmlns:p="urn:x">p:y</value></attribute>',
        ['<a xmlns:q="urn:x" n="q:y"/>'],
    ),
}

BAD = {
    "empty": ("<empty/>", "<a>\n <b/></a>", [("F0207", 2, 2)]),
    "no text": (B, "<a>\n  x<b/></a>", [("F0203", 2, 3)]),
    "text after": (B, "<a><b/>\n\u00a0</a>", [("F0203", 2, 1)]),
    "group ends early": (B + C, "<a><b/>\n</a>", [("F0202", 2, 1)]),
    "group begins late": (B + C, "<a>\n<c/></a>", [("F0202", 2, 1)]),
    "group in wrong order": (B + C, "<a><b/><c/>\n <b/></a>", [("F0201", 2, 2)]),
    "choice of one": (f"<choice>{B}{C}</choice>", "<a><b/><c/></a>", [("F0201", 1, 8)]),
    "choice of none": (f"<choice>{B}{C}</choice>", "<a/>", [("F0202", 1, 1)]),
    "oneOrMore": (f"<oneOrMore>{B}{C}</oneOrMore>", "<a><b/><c/><b/></a>", [("F0202", 1, 16)]),
    "interleave, twice": (f"<interleave>{B}{C}</interleave>", "<a><b/><b/><c/></a>", [("F0201", 1, 8)]),
    "interleave, once only": (f"<interleave>{B}{C}</interleave>", "<a><c/></a>", [("F0202", 1, 8)]),
    "mixed": (f"<mixed>{B}{C}</mixed>", "<a>x<c/>y</a>", [("F0202", 1, 5)]),
    "attribute missing": ('<attribute name="n"/>', "<a/>", [("F0206", 1, 1)]),
    "attribute unknown": ('<attribute name="n"/>', '<a n="1"\n   m=">"/>', [("F0204", 2, 4)]),
    "attribute in a namespace": (
        '<optional><attribute name="n"/></optional>',
        '<a xmlns:x="urn:x" x:n="é" n="1"/>',
        [("F0204", 1, 20)],
    ),
    "attribute or attribute": (
        '<choice><attribute name="n"/><attribute name="m"/></choice>',
        '<a n="" m=""/>',
        [("F0204", 1, 9)],
    ),
    "attribute value": (
        '<attribute name="n"><value>x</value></attribute>',
        "<a  n = 'y'/>",
        [("F0205", 1, 5)],
    ),
    "value": ("<value>x</value>", "<a>\n  y</a>", [("F0208", 2, 3)]),
    "value with case": ("<value>x</value>", "<a>X</a>", [("F0208", 1, 4)]),
    "string is exact": ('<value type="string">x</value>', "<a> x</a>", [("F0208", 1, 5)]),
    "data": ('<data type="date"/>', "<a>1921-02-29</a>", [("F0208", 1, 4)]),
    "no data": ('<data type="date"/>', "<a/>", [("F0208", 1, 1)]),
    "data and except": (
        '<data type="NCName"><except><value>x</value></except></data>',
        "<a>x</a>",
        [("F0208", 1, 4)],
    ),
    "list": ('<list><data type="integer"/><data type="integer"/></list>', "<a>1 2 3</a>", [("F0208", 1, 4)]),
    "list with a no-break space": (
        '<list><oneOrMore><data type="integer"/></oneOrMore></list>',
        "<a>1\u00a02</a>",
        [("F0208", 1, 4)],
    ),
    "anyName": (
        "<element><anyName><except><name>b</name></except></anyName><empty/></element>",
        "<a>\n<b/></a>",
        [("F0207", 2, 1)],
    ),
    "candidates": (
        '<choice><group><element name="b"><element name="x"><empty/></element></element>'
        f'{C}</group><group><element name="b"><element name="y"><empty/></element></element>{D}</group></choice>',
        "<a><b><y/></b><c/></a>",
        [("F0201", 1, 15), ("F0202", 1, 19)],
    ),
    "QName": (
        '<attribute name="n"><value type="QName" xmlns:p="urn:x">p:y</value></attribute>',
        '<a xmlns:p="urn:z" n="p:y"/>',
        [("F0205", 1, 20)],
    ),
    "identifiers": (
        '<attribute name="n"><data type="ID"/></attribute><zeroOrMore><element name="b">'
        '<attribute name="n"><data type="ID"/></attribute></element></zeroOrMore>',
        '<a n="x"><b n="y"/>\n<b n=" x "/></a>',
        [("F0209", 2, 4)],
    ),
    "columns are characters": (f"<mixed>{B}</mixed>", "<a>é𝔘<b/><b/></a>", [("F0201", 1, 10)]),
    "four in siblings": (
        f"<zeroOrMore>{B}</zeroOrMore>",
        '<a><b n=""/><b>x</b><zzz/><b><b/></b></a>',
        [("F0204", 1, 7), ("F0203", 1, 16), ("F0207", 1, 21), ("F0201", 1, 30)],
    ),
}


def _root(pattern: str) -> str:
    return f'<element name="a" {RNG}>{pattern}</element>'


@pytest.mark.parametrize("kind", GOOD)
def test_fitting_documents_have_no_findings(kind: str, schema_of: Callable[[str], Schema]) -> None:
    pattern, documents = GOOD[kind]
    schema = schema_of(_root(pattern))

    assert {text: schema.validate(text.encode(), "a.xml") for text in documents} == {text: [] for text in documents}


@pytest.mark.parametrize("kind", BAD)
def test_findings_have_code_line_and_column(kind: str, schema_of: Callable[[str], Schema]) -> None:
    pattern, document, expected = BAD[kind]

    findings = schema_of(_root(pattern)).validate(document.encode(), "a.xml")

    assert [(one.rule.code, one.line, one.column) for one in findings] == expected
    assert all(one.message and one.hint and one.path == "a.xml" for one in findings)
