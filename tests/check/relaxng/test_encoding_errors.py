"""What editors get wrong, one slip a document: one finding each, at its place, with a hint that helps."""

from __future__ import annotations

import pytest

from fascicle.check.relaxng import Schema

DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>The Ferry Notice</title></titleStmt>
      <publicationStmt><p>Printed for the union.</p></publicationStmt>
      <sourceDesc><p>A notice on the quay.</p></sourceDesc>
    </fileDesc>
  </teiHeader>
  <text><body>
{}
  </body></text>
</TEI>
"""

# what stands in the body, code, line, column, a word of the hint or message that an editor needs
SLIPS = {
    "misspelled element": ("<p>met <persname>Ada</persname> there</p>", "F0207", 11, 8, "<persName>"),
    "HTML": ("<p>a <b>bold</b> word</p>", "F0207", 11, 6, "<hi>"),
    "block in a paragraph": ("<p>It <div><p>left</p></div></p>", "F0201", 11, 7, "<body>, which is open"),
    "item without list": ("<p>It <item>left</item></p>", "F0201", 11, 7, "in <list>"),
    "paragraph in a list": ("<list>\n  <p>rope</p>\n</list>", "F0201", 12, 3, "into <item>"),
    "unknown attribute": ('<p>by <persName\n  reff="#ada">Ada</persName></p>', "F0204", 12, 3, "@ref?"),
    "value not in the list": ('<p><title level="x">Tides</title></p>', "F0205", 11, 11, "“m”"),
    "value nearly in the list": ('<p><date cert="hihg">May</date></p>', "F0205", 11, 10, "“high”"),
    "no such day": ('<p><date when="2020-13-45">May</date></p>', "F0205", 11, 10, "calendar"),
    "required attribute": ("<p><graphic/></p>", "F0206", 11, 4, "@url"),
    "loose text": ("<div>\n  It <p>left</p>\n</div>", "F0203", 12, 3, "<p>"),
    "late heading": ("<div><p>It left.</p>\n<head>Notice</head></div>", "F0201", 12, 1, "move it up"),
    "empty list": ("<list>\n  <head>Crew</head>\n</list>", "F0202", 13, 1, "<item>"),
    "identifier twice": ('<p xml:id="a">x</p>\n<p n="2" xml:id="a">y</p>', "F0209", 12, 10, "line 11"),
    "two words for a name": ("<p><gi>person name</gi></p>", "F0208", 11, 8, "without blanks"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_one_slip_gives_one_finding(slip: str, tei_all: Schema) -> None:
    body, code, line, column, help_word = SLIPS[slip]

    findings = tei_all.validate(DOCUMENT.format(body).encode(), "ferry.xml")

    assert [(one.rule.code, one.line, one.column) for one in findings] == [(code, line, column)]
    assert help_word in findings[0].message + findings[0].hint


@pytest.mark.parametrize(
    ("lost", "line", "column"),
    [
        ("      <sourceDesc><p>A notice on the quay.</p></sourceDesc>\n", 7, 5),
        ("      <publicationStmt><p>Printed for the union.</p></publicationStmt>\n", 6, 7),
    ],
    ids=["at the end", "in the middle"],
)
def test_a_lost_part_of_the_header_is_missed_where_it_should_be(
    lost: str, line: int, column: int, tei_all: Schema
) -> None:
    document = DOCUMENT.format("<p>It left.</p>").replace(lost, "")

    findings = tei_all.validate(document.encode(), "ferry.xml")

    assert [(one.rule.code, one.line, one.column) for one in findings] == [("F0202", line, column)]


def test_a_document_without_namespace_is_told_once(tei_all: Schema) -> None:
    document = DOCUMENT.format("<p>It <hi>left</hi>.</p>").replace(' xmlns="http://www.tei-c.org/ns/1.0"', "")

    findings = tei_all.validate(document.encode(), "ferry.xml")

    assert [(one.rule.code, one.line) for one in findings] == [("F0207", 2)]
    assert 'xmlns="http://www.tei-c.org/ns/1.0"' in findings[0].hint


def test_errors_in_siblings_are_all_found(tei_all: Schema) -> None:
    body = '<p><foo/></p>\n<p zz="1">a</p>\n<p><graphic/></p>\n<p><date when="May">May</date></p>'

    findings = tei_all.validate(DOCUMENT.format(body).encode(), "ferry.xml")

    assert [(one.rule.code, one.line) for one in findings] == [
        ("F0207", 11),
        ("F0204", 12),
        ("F0206", 13),
        ("F0205", 14),
    ]


def test_a_duplicate_identifier_names_both_places(tei_all: Schema) -> None:
    body = '<p xml:id="a">x</p>\n<p xml:id="a">y</p>'

    (finding,) = tei_all.validate(DOCUMENT.format(body).encode(), "ferry.xml")

    assert [(place.path, place.line, place.column) for place in finding.related] == [("ferry.xml", 11, 4)]


def test_what_is_inside_an_unknown_element_is_still_checked(tei_all: Schema) -> None:
    body = '<chapter><p>It <hi foo="1">left</hi></p></chapter>\n<p>So.</p>'

    findings = tei_all.validate(DOCUMENT.format(body).encode(), "ferry.xml")

    assert [(one.rule.code, one.column) for one in findings] == [("F0207", 1), ("F0204", 20)]


def test_a_long_list_of_expected_names_is_cut(tei_all: Schema) -> None:
    (finding,) = tei_all.validate(DOCUMENT.format("<p><body><p/></body></p>").encode(), "ferry.xml")

    assert finding.message.count("<") < 15
    assert "others" in finding.message
