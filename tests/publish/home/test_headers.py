"""What headers of TEI that came home tell readers: who wrote to whom, what the text is made from, on what terms."""

from __future__ import annotations

from pathlib import Path

import pytest

from fascicle import saxon
from fascicle.publish.typst.compiler import compile_book
from fascicle.tei.language_tags import language_tag
from support.registers import AUTHORITY, LETTER, RECORD, entry, made, main, text, words

CASES = Path(__file__).parent / "registers"


def test_a_letter_says_who_wrote_to_whom_and_which_letters_are_around_it() -> None:
    page = made(text("<p>Dear Tom</p>", profile=LETTER))
    box = main(page.page).xpath(".//div[@class='correspondence']")[0]
    facts = {words(term): words(term.getnext()) for term in box.iter("dt")}
    assert facts == {
        "Sent": "Quill, 1 March 1921, Harbour",
        "Received": "Tolland",
        "Previous letter": "The letter before",
        "Next letter": "The letter after",
    }
    # `text` is a text of the edition, `L9` none
    assert box.xpath(".//a/@href") == ["persons.html#quill", "text.html"]
    about = main(page.page).xpath(".//div[@class='about-source']")[0]
    assert "tides; fog" in words(about)
    assert page.code.index("correspondence(") < page.code.index("Dear Tom") < page.code.index("about-text(")


MANUSCRIPT = """<msDesc><msIdentifier><settlement>Harbour</settlement><idno>MS 7</idno></msIdentifier>
  <physDesc><objectDesc><supportDesc><extent>9 leaves</extent></supportDesc></objectDesc>
    <handDesc><handNote>A <supplied>clear</supplied> hand</handNote></handDesc></physDesc>
  <history><origin><origDate when="1899">1899</origDate></origin></history></msDesc>"""


def test_a_manuscript_is_described_on_the_page_and_in_the_book() -> None:
    page = made(text("<p>A <supplied>fair</supplied> day</p>", source=MANUSCRIPT))
    about = words(main(page.page).xpath(".//div[@class='about-source']")[0])
    for said in ("Manuscript", "Shelfmark Harbour, MS 7", "Extent 9 leaves", "Hand A [clear] hand", "Dated 1899"):
        assert said in about
        assert said.split()[-1] in page.code
    # what editors did to the header is none of the corrections of the text
    assert len(main(page.page).xpath(".//*[@id='apparatus:corrections']/..//li")) == 1
    header = main(page.page).find(".//header")
    assert words(header.xpath("p[@class='author']")[0]) == "Ada Quill"
    assert words(header.xpath("p[@class='origin']")[0]) == "1899"
    file = words(main(page.page).xpath(".//div[@class='about-file']")[0])
    assert "The Ferry Press" in file
    assert "Share it." in file
    assert "2 January 2026, mt: Names checked." in file


def test_the_book_is_a_pdf_for_archives_and_for_everybody() -> None:
    """Typst itself refuses what PDF/A-3a or PDF/UA-1 forbids."""
    texts = [(CASES / f"{case}.xml").read_bytes() for case in ("dictionary", "entries", "references", "manuscript")]
    texts += [text("<p>Dear Tom</p>", profile=LETTER), text("".join(entry(f"{a}{n}") for a in "ab" for n in range(60)))]
    stems = ["text", *(f"text{number}" for number in range(1, len(texts)))]
    sources = "".join(
        f'<source stem="{stem}"><file>{stem}.xml</file><title>T</title><language>en</language></source>'
        for stem in stems
    )
    parameters: dict[str, saxon.Value] = {
        "language": "en",
        "texts": [saxon.parse(made(each).home.decode()) for each in texts],
        "stems": stems,
        "attachments": [],
        "missing": "",
        "authority": saxon.parse(AUTHORITY),
    }
    code = saxon.load("print.xsl").files(saxon.parse(RECORD.format(sources=sources)), parameters)
    assert 'register("Works"' not in code["main.typ"]
    assert "Quill, Ada" in code["main.typ"]
    # the letter around Tom's leads to a text of the book: its title has a name
    assert [each for each in code if 'place-named("1--")' in code[each]] == ["text-1.typ"]
    assert 'to-place("1--", ' in code["text-5.typ"]
    assert compile_book(code, 0).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("tag", "known"),
    [
        ("de-AT", "de-AT"),
        ("lat", "la"),
        ("ger", "de"),
        ("ara-Latn-x-ijmes", "ar-Latn-x-ijmes"),
        ("grc-Latn-QQQQ9", "grc-Latn"),
        ("en_GB", "en-GB"),
        ("german", "und"),
        ("q", "und"),
    ],
)
def test_languages_are_named_as_pages_and_books_know_them(tag: str, known: str) -> None:
    assert language_tag(tag) == known
    page = made(text(f'<p xml:lang="{tag}">word</p>')).page
    assert main(page).xpath(".//div[@class='text']/p/@lang") == [known]
