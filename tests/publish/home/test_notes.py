"""Notes, on the page and in the book: each once, at the place that it is about, with links there and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html

from support.home import Shown, shown

CASE = Path(__file__).parent / "notes" / "kinds.xml"

EDITION = ["The heading is in red.", "Of the third of May.", "Lost since.", "Away from the wind.", "On the comment."]
SOURCE = [
    "Printed twice.",
    "Of seven pounds.",
    "By a hand.",
    "I have seen it.",
    "The first remark.",
    "The second remark.",
]


@pytest.fixture(scope="module")
def made() -> Shown:
    return shown(CASE.read_bytes())


@pytest.fixture(scope="module")
def page(made: Shown) -> etree._Element:
    return html.document_fromstring(made.page)


def words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


@pytest.mark.parametrize("note", EDITION + SOURCE)
def test_a_note_is_no_part_of_its_sentence(page: etree._Element, made: Shown, note: str) -> None:
    """It stands in a list at the page's end and at the foot of the book's page, and nowhere else."""
    text = page.xpath("//div[@class = 'text']")[0]
    assert note not in words(text)
    assert words(page.xpath("//main")[0]).count(note) == 1
    assert made.code.count(f'"{note}"') == 1


def test_marks_lead_to_notes_and_notes_back(page: etree._Element) -> None:
    """Every mark of a note is a link to an element of the page, which has a link to where the mark is."""
    marks = page.xpath("//a[@role = 'doc-noteref']")
    assert len(marks) == 16
    for mark in marks:
        (note,) = page.xpath("//li[@id = $id]", id=mark.get("href")[1:])
        back = {each.get("href")[1:] for each in note.xpath(".//a[@role = 'doc-backlink']")}
        assert back & {each.get("id") for each in (mark, mark.getparent())}


def test_no_link_holds_a_mark(page: etree._Element) -> None:
    """A note within a reference leaves its mark behind the link."""
    assert page.xpath("//a//a") == []
    (link,) = page.xpath("//a[@href = '#far'][not(@class = 'here')]")
    assert words(link) == "the log"
    assert words(link.getnext()) == "[3]"


def test_marks_are_those_of_the_file_or_numbers(page: etree._Element) -> None:
    """@n where there is one; else what has no mark in the text is counted."""
    text = page.xpath("//div[@class = 'text']")[0]
    marks = [words(each) for each in text.xpath(".//sup[contains(@class, 'anchor')]")]
    assert marks == ["*)", "a", "1", "3", "1", "4"]


def test_marginal_notes_are_told_for_what_they_are(page: etree._Element, made: Shown) -> None:
    """They stand where the text has them; role and name, which are not copied, say so to those who do not see it."""
    margins = [words(each) for each in page.xpath("//*[@role = 'note']")]
    assert margins == ["Beside the first paragraph", "shoals"]
    assert page.xpath("//*[@role = 'note']/@aria-label") == ["Marginal note", "Marginal note"]
    assert made.code.count("margin-words(") == 1
    assert made.code.count("margin-block(") == 1


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("<p>a<note>x</note>b</p>", "edition"),
        ('<p>a<note n="1">x</note>b</p>', "source"),
        ('<p>a<note anchored="true">x</note>b</p>', "source"),
        ('<p>a<note place="foot">x</note>b</p>', "source"),
        ('<p>a<note type="footnote">x</note>b</p>', "source"),
        ('<p>a<note place="Endnote">x</note>b</p>', "source"),
        ('<p>a<note place="foot" resp="#someone">x</note>b</p>', "edition"),
        ('<p>a<note resp="author">x</note>b</p>', "source"),
        ('<p>a<note place="foot" type="editorial">x</note>b</p>', "edition"),
        ('<p>a<note type="Sachkommentar">x</note>b</p>', "edition"),
        ('<p>a<note place="margin-left">x</note>b</p>', "margin"),
        ('<p>a<note place="right">x</note>b</p>', "margin"),
        ('<p>a<note place="interlinear">x</note>b</p>', "inline"),
        ("<p><bibl>a <note>x</note></bibl></p>", "inline"),
        ("<note>x</note>", "inline"),
    ],
)
def test_kinds(note: str, kind: str) -> None:
    """What a note is, by its type, its place, and who answers for it."""
    tei = CASE.read_text(encoding="utf-8").partition("<text>")[0] + f"<text><body>{note}</body></text></TEI>"
    home = etree.fromstring(shown(tei.encode()).home)
    assert home.xpath("string(//*[local-name() = 'note']/@*[local-name() = 'note'])") == kind
