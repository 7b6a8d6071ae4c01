"""The parts of a book: what editors wrote before the texts, heads of pages, pages that are empty."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

import fascicle
from fascicle.edition.editors_pages import EditorsPage
from fascicle.edition.print_settings import Opening
from fascicle.publish import pdf
from fascicle.publish.volumes import Volume
from support.editions import new_edition

from . import editions, tagged

_PARAGRAPH = f"<p>{'harbour and tide and lamp and rope ' * 30}.</p>"


def page_texts(book: bytes) -> dict[str, str]:
    """What stands on each page, by its label."""
    with pypdfium2.PdfDocument(book) as document, pikepdf.open(io.BytesIO(book)) as labelled:
        labels = [page.label for page in labelled.pages]
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return dict(zip(labels, texts, strict=True))


def test_pages_of_the_editors_stand_before_the_texts(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    pages = edition / "pages"
    pages.mkdir(exist_ok=True)
    (pages / "1-introduction.md").write_text(
        "# Introduction\n\nOf [the letter](welcome.html).\n\n## The archive\n\nNobody knows.[^1]\n\n[^1]: Not yet.\n",
        encoding="utf-8",
    )
    (pages / "2-principles.md").write_text("# Principles\n\nAs it is.\n", encoding="utf-8")
    (pages / "imprint.md").write_text("# Imprint\n\nOf the site.\n", encoding="utf-8")
    assert fascicle.open(edition).build(["print"]).complete
    (file,) = (edition / "build" / "print").glob("*.pdf")
    book = file.read_bytes()
    texts = page_texts(book)
    assert [label for label, text in texts.items() if text.startswith(("Introduction", "Principles"))] == ["vii", "ix"]
    with pikepdf.open(io.BytesIO(book)) as document:
        titles = [next(part.all("H1")).text() for part in tagged.read(document).all("Part")]
        (note,) = [note.text("Lbl").strip() for note in tagged.read(document).all("Note")]
        links = {link.text() for link in tagged.read(document).all("Link")}
    assert titles[:3] == ["Contents", "Introduction", "Principles"]
    assert "Imprint" not in titles
    assert note == "Not yet."
    assert "the letter" in links
    (pages / "2-principles.md").write_text("# Principles\n\nAs it was.\n", encoding="utf-8")
    assert fascicle.open(edition).build(["print"]).complete
    assert file.read_bytes() != book


def test_what_editors_wrote_stands_in_the_first_volume_only() -> None:
    page = EditorsPage("introduction", "Introduction", "en", editions.tei("<body><p>Of it.</p></body>"), {})
    edition = replace(editions.RICH, pages=(page,))
    texts, stems = editions.texts(edition), tuple(editions.texts(edition))
    first = pdf.typst_files(edition, texts, None, Volume(1, stems[:1]))
    second = pdf.typst_files(edition, texts, None, Volume(2, stems[1:]))
    assert "Of it." in first["page-1.typ"]
    assert not [name for name in second if name.startswith("page-")]
    other = replace(edition, pages=(replace(page, tei=editions.tei("<body><p>Of all.</p></body>")),))
    for number, differs in ((1, True), (2, False)):
        keys = [pdf.volume_inputs(each, texts, None, Volume(number, stems[:1])) for each in (edition, other)]
        assert (keys[0] != keys[1]) is differs


@pytest.fixture(scope="module")
def sections() -> bytes:
    body = "".join(f"<div><head>Day {n}</head>{_PARAGRAPH * 5}</div>" for n in range(6))
    edition = editions.printed(editions.RICH, opening=Opening.RIGHT)
    texts = {"gazette": editions.tei(f"<body>{body}</body>"), "lamp": editions.tei(f"<body>{_PARAGRAPH * 9}</body>")}
    texts["empty"] = editions.tei(f"<body>{_PARAGRAPH}</body>")
    return pdf.book(edition, texts, None)


def test_the_document_is_named_on_the_left_and_the_section_on_the_right(sections: bytes) -> None:
    texts = page_texts(sections)
    begins: dict[int, str] = {}
    numbered = {int(label): text for label, text in texts.items() if label.isdigit()}
    for number, text in numbered.items():
        for line in text.split("\r\n")[1:]:
            if line.startswith("Day "):
                begins.setdefault(number, line)
    checked = 0
    for number in range(2, max(begins) + 1):
        head = numbered[number].split("\r\n")[0]
        if number % 2 == 0:
            assert head == f"{number} A text" or head == "A text", head
        else:
            section = begins.get(number, [line for at, line in begins.items() if at < number][-1])
            assert section in head
        checked += 1
    assert checked > 5


def test_empty_pages_have_nothing_on_them(sections: bytes) -> None:
    numbered = {int(label): text for label, text in page_texts(sections).items() if label.isdigit()}
    empty = [number for number, text in numbered.items() if not text.strip()]
    assert empty
    assert all(number % 2 == 0 for number in empty)
    assert all("harbour" in text for number, text in numbered.items() if text.strip() and number < max(empty))
