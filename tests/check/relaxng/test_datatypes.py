"""Texts that the datatypes of XML Schema allow and texts that they do not, and what jing says of the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from fascicle.check.relaxng.datatypes import XSD_LIBRARY, Datatype

Case = tuple[str, tuple[tuple[str, str], ...], list[str], list[str]]

# type, facets, allowed, not allowed
CASES: list[Case] = [
    ("string", (), ["", "a", " a "], []),
    ("token", (), ["", " a  b "], []),
    ("boolean", (), ["true", "false", "0", "1", " true "], ["TRUE", "yes", ""]),
    ("decimal", (), ["1", "-1", "+1", "1.5", ".5", "5."], [".", "1e5", "INF", "1,5", "١", ""]),
    ("double", (), ["1", ".5", "1e5", "1E-5", "INF", "-INF", "NaN"], ["+INF", "inf", "1e", "1e5.5", "1f"]),
    ("float", (), ["1e5", "INF"], ["+INF"]),
    ("integer", (), ["1", "-0", "+1", "01"], ["1.0", "١", "", "a"]),
    ("nonNegativeInteger", (), ["0", "-0", "+5", "99999999999999999999"], ["-1"]),
    ("positiveInteger", (), ["1"], ["0", "-1"]),
    ("nonPositiveInteger", (), ["0", "-5"], ["1"]),
    ("negativeInteger", (), ["-1"], ["0"]),
    ("long", (), ["9223372036854775807"], ["9223372036854775808"]),
    ("int", (), ["2147483647"], ["2147483648", "-2147483649"]),
    ("short", (), ["32767"], ["32768"]),
    ("byte", (), ["127", "-128"], ["128", "-129"]),
    ("unsignedLong", (), ["18446744073709551615"], ["18446744073709551616", "-1"]),
    ("unsignedByte", (), ["255", "-0"], ["256"]),
    ("date", (), ["2020-02-29", "2000-02-29", "-0044-03-15", "12020-01-01", "2020-01-01Z", "2020-01-01+14:00"],
     ["2020-02-30", "1900-02-29", "2020-13-01", "2020-1-1", "20-01-01", "+2020-01-01", "0000-01-01", "012020-01-01",
      "2020-01-01+14:01", "2020-01-01+15:00", "2020-00-10", "2020-01-01\u00a0"]),
    ("dateTime", (), ["2020-01-01T00:00:00", "2020-01-01T12:00:00.123Z"],
     ["2020-01-01", "2020-01-01t12:00:00", "2020-01-01T24:00:00"]),
    ("time", (), ["00:00:00", "23:59:59.5", "12:00:00Z"], ["12:00", "9:00:00", "24:00:01", "12:60:00"]),
    ("gYear", (), ["1921", "-0044", "12345", "1921Z"], ["0000", "921", "01234", "5000000000"]),
    ("gYearMonth", (), ["1921-01", "1921-12Z"], ["1921-13", "1921-00", "1921-1"]),
    ("gMonth", (), ["--01", "--12Z"], ["--13", "--00", "--1", "--01--"]),
    ("gMonthDay", (), ["--02-29", "--01-31"], ["--02-30", "--04-31", "--1-1"]),
    ("gDay", (), ["---01", "---31"], ["---32", "---00", "---1"]),
    ("duration", (), ["P1Y", "P1M2D", "PT1H", "PT1.5S", "-P1D", "P0Y"], ["P", "PT", "P1YT", "+P1D", "P1S", "P1Y1Y"]),
    ("language", (), ["en", "en-GB", "de-1996", "x-klingon"], ["e1", "en-", "abcdefghi", "é", "en_GB", ""]),
    ("NCName", (), ["a", "_a", "a.b", "é", "a·", "中", " a "], ["a:b", "1a", "-a", "·a", "a b", "", "\u00a0a"]),
    ("Name", (), ["a", ":a", "a:b:c"], ["1a", ""]),
    ("NMTOKEN", (), ["1a", "-a", "a:b", "."], ["a,b", "a b", ""]),
    ("NMTOKENS", (), ["a b", "a"], ["", "a, b"]),
    ("anyURI", (), ["http://example.org/", "#a", "a b", "a%20b", "//x", "é", "", "mailto:a@b", "./a:b", "{x}", "urn:?"],
     ["a%2", "a%zz", "#a#b", ":a", "1a:b", "http:", "a:", "é:x", "h ttp://x", "//", "http://", "x:#a"]),
    ("hexBinary", (), ["00", "fF", ""], ["0", "0G", "0 0"]),
    ("base64Binary", (), ["AAAA", "AAA=", "AA==", "A A A A", ""], ["A===", "AAB=", "AAA", "AR=="]),
    ("string", (("pattern", "[a-z-[aeiou]]+"),), ["bcd"], ["abc", ""]),
    ("string", (("pattern", r"\S+"),), ["a", "\u00a0", "\u2003"], ["a b", "a\tb"]),
    ("string", (("pattern", r"\d+"),), ["1", "١"], ["²", "Ⅷ", "a"]),
    ("string", (("pattern", r"\w+"),), ["é", "$", "+", "a\u0301"], ["_", "-", "·", "a b"]),
    ("string", (("pattern", r"\i\c*"),), ["a", ":a", "a-1"], ["1"]),
    ("string", (("pattern", r"\p{Lu}\P{Lu}*"),), ["A", "Éa1"], ["a", "AA"]),
    ("string", (("pattern", r"[^\p{C}\p{Z}]+"),), ["a-é", "中"], ["a b", "\u00a0", ""]),
    ("string", (("pattern", "a|b*"),), ["a", "bb", ""], ["ab"]),
    ("string", (("pattern", "(ab){2}a{0,1}c{1,}"),), ["ababc", "ababacc"], ["abc", "ababaac"]),
    ("string", (("pattern", "a.c"),), ["abc", "a\u2028c"], ["a\nc"]),
    ("string", (("pattern", "^a$"),), ["^a$"], ["a"]),
    ("token", (("pattern", r"\-?[\d]+/\-?[\d]+"),), ["-1/2", " 3/4 "], ["1/", "1 /2"]),
    ("string", (("length", "2"),), ["ab", "\U00010000a"], ["a", "abc"]),
    ("token", (("minLength", "2"), ("maxLength", "3")), [" ab "], [" a ", "abcd"]),
    ("decimal", (("minInclusive", "0.5"),), ["0.5", "0.50", "1"], ["0.4", "-1"]),
    ("double", (("minInclusive", "0"), ("maxInclusive", "1")), ["0", "1", "1e-3"], ["1.1", "NaN", "INF", "-INF"]),
    ("integer", (("minExclusive", "0"), ("maxExclusive", "5")), ["1", "4"], ["0", "5"]),
    ("date", (("minInclusive", "1900-01-01"),), ["1900-01-01", "2000-01-01"], ["1899-12-31", "1900-01-01Z"]),
    ("decimal", (("totalDigits", "3"), ("fractionDigits", "1")), ["12.3", "123", "0012"], ["1234", "1.23"]),
    ("hexBinary", (("length", "1"),), ["00"], ["0000"]),
]  # fmt: skip


def _texts() -> Iterator[tuple[int, Datatype, str, bool]]:
    for number, (name, facets, good, bad) in enumerate(CASES):
        datatype = Datatype(XSD_LIBRARY, name, facets)
        for text in good:
            yield number, datatype, text, True
        for text in bad:
            yield number, datatype, text, False


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join([case[0], *(facet for facet, _ in case[1])]))
def test_what_a_datatype_allows(case: Case) -> None:
    name, facets, good, bad = case
    datatype = Datatype(XSD_LIBRARY, name, facets)

    assert [text for text in good if not datatype.allows(text)] == []
    assert [text for text in bad if datatype.allows(text)] == []


def test_jing_allows_the_same(jing: Callable[[Path, list[Path]], set[Path]], tmp_path: Path) -> None:
    elements = "".join(
        f'<element name="e{number}"><data type="{name}">'
        + "".join(f'<param name="{facet}">{escape(literal)}</param>' for facet, literal in facets)
        + "</data></element>"
        for number, (name, facets, _, _) in enumerate(CASES)
    )
    schema = tmp_path / "types.rng"
    schema.write_text(
        f'<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="{XSD_LIBRARY}"><start><choice>'
        f"{elements}</choice></start></grammar>"
    )
    documents = {}
    for place, (number, _, text, allowed) in enumerate(_texts()):
        path = tmp_path / f"{place}.xml"
        path.write_text(f"<e{number}>{escape(text)}</e{number}>", encoding="utf-8")
        documents[path] = (CASES[number][0], text, allowed)

    refused = jing(schema, list(documents))

    assert [case for path, case in documents.items() if case[2] == (path in refused)] == []


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("integer", "1", "+01"),
        ("decimal", "1.0", "1"),
        ("boolean", "true", "1"),
        ("double", "10", "1e1"),
        ("token", "a b", " a \n b"),
        ("dateTime", "2020-01-01T00:00:00Z", "2020-01-01T01:00:00+01:00"),
        ("duration", "P1Y", "P12M"),
    ],
)
def test_two_writings_of_one_value(name: str, one: str, other: str) -> None:
    datatype = Datatype(XSD_LIBRARY, name)

    assert datatype.key(one) == datatype.key(other) is not None


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [("string", "a", " a"), ("date", "2020-01-01", "2020-01-01Z"), ("anyURI", "a", "A"), ("token", "a b", "ab")],
)
def test_two_values(name: str, one: str, other: str) -> None:
    datatype = Datatype(XSD_LIBRARY, name)

    assert datatype.key(one) != datatype.key(other)
