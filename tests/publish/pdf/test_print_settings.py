"""What an edition says of its book: size of pages, bleed, contents, where texts begin, corrections, drafts."""

from __future__ import annotations

import io
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from lxml import etree

import fascicle
from fascicle.cli import main
from fascicle.edition.print_settings import Bleed, Depth, Opening, PageFormat, TextLayout
from fascicle.model.errors import EditionError
from fascicle.publish import pdf
from fascicle.version import VERSION
from referees import verapdf
from support.editions import new_edition

from . import editions, reading, tagged

_MM = 72 / 25.4
SIZES = {
    PageFormat.THEME: (170, 240), PageFormat.A4: (210, 297), PageFormat.A5: (148, 210),
    PageFormat.SIX_BY_NINE: (152.4, 228.6), PageFormat.SEVENTEEN_BY_TWENTY_FOUR: (170, 240),
}  # fmt: skip
FEATURES: dict[str, dict[str, Any]] = {
    **{f"format-{form.value or 'theme'}": {"format": form} for form in SIZES},
    "bleed": {"bleed": Bleed("3mm"), "format": PageFormat.A5},
    "draft": {"draft": True},
    "corrections": {"corrections": True},
    "no-contents": {"contents": Depth.NONE},
    "opening": {"opening": Opening.RIGHT, "isbn": "978-3-16-148410-0"},
    "columns": {"layout": TextLayout.COLUMNS},
    "lines": {"layout": TextLayout.LINES},
}


def rich(**settings: Any) -> bytes:
    edition = editions.printed(editions.RICH, **settings)
    return pdf.book(edition, editions.texts(edition), editions.authority(edition))


def structure(book: bytes) -> tagged.Element:
    with pikepdf.open(io.BytesIO(book)) as document:
        return tagged.read(document)


def part(book: bytes, title: str) -> tagged.Element:
    return next(each for each in structure(book).all("Part") if next(each.all("H1")).text() == title)


@pytest.mark.skipif(bool(verapdf.lacking()), reason=verapdf.lacking() or "-")
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_books_of_every_form_conform(flavour: str, tmp_path: Path) -> None:
    files = []
    for name, settings in FEATURES.items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(rich(**settings))
    verdicts = verapdf.validate(flavour, *files)
    assert {file.stem: verdict.failures for file, verdict in verdicts.items() if verdict.failures} == {}
    assert all(verdict.checks > 3000 for verdict in verdicts.values())


@pytest.mark.parametrize("form", SIZES, ids=lambda form: form.value or "theme")
def test_pages_have_the_size_that_was_asked_for_and_all_text_within_it(form: PageFormat) -> None:
    width, height = (side * _MM for side in SIZES[form])
    with pypdfium2.PdfDocument(rich(format=form)) as document:
        for page in document:
            assert page.get_size() == pytest.approx((width, height), abs=0.1)
            text = page.get_textpage()
            for at in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(at)
                assert 0 <= left <= right <= width
                assert 0 <= bottom <= top <= height


def test_what_is_cut_is_marked_outside_the_bleed() -> None:
    width, height = (side * _MM for side in SIZES[PageFormat.A5])
    with pikepdf.open(io.BytesIO(rich(**FEATURES["bleed"]))) as document:
        for page in document.pages:
            media, bleed, trim = (list(map(float, box)) for box in (page.mediabox, page.obj.BleedBox, page.trimbox))
            assert trim[2] - trim[0] == pytest.approx(width, abs=0.1)
            assert trim[3] - trim[1] == pytest.approx(height, abs=0.1)
            assert [b - t for b, t in zip(bleed, trim, strict=True)] == pytest.approx(
                [-3 * _MM, -3 * _MM, 3 * _MM, 3 * _MM], abs=0.1
            )
            assert all(abs(m) > abs(b) for m, b in zip(media[2:], bleed[2:], strict=True))
            drawn = page.Contents[-1].read_bytes() if isinstance(page.Contents, pikepdf.Array) else b""
            lines = re.findall(rb"([\d.-]+) ([\d.-]+) m ([\d.-]+) ([\d.-]+) l S", drawn)
            assert len(lines) == 8
            for x, y, *_ in (tuple(map(float, line)) for line in lines):
                assert not (bleed[0] + 0.01 < x < bleed[2] - 0.01 and bleed[1] + 0.01 < y < bleed[3] - 0.01)


@pytest.mark.parametrize(("depth", "levels"), [(Depth.TEXTS, 0), (Depth.DIVISIONS, 1), (Depth.SECTIONS, 2)])
def test_contents_go_as_deep_as_they_should(depth: Depth, levels: int) -> None:
    contents = next(structure(rich(contents=depth)).all("TOC"))
    deepest = max(_depth(contents, 0))
    assert deepest == levels
    assert "Die Lampe" in contents.text()
    assert ("Erste Szene" in contents.text()) is (depth is Depth.SECTIONS)


def _depth(element: tagged.Element, level: int) -> list[int]:
    inner = [child for child in element.children if isinstance(child, tagged.Element) and child.kind == "TOC"]
    return [level, *(deep for child in inner for deep in _depth(child, level + 1))]


def test_a_book_may_have_no_contents() -> None:
    book = structure(rich(contents=Depth.NONE))
    assert list(book.all("TOC")) == []
    assert "Contents" not in {heading.text() for heading in book.all("H1")}


def test_texts_begin_on_the_right_where_they_should() -> None:
    with pikepdf.open(io.BytesIO(rich(opening=Opening.RIGHT))) as document:
        pages = [heading.page for heading in tagged.read(document).all("H1")]
        labels = [document.pages[page - 1].label for page in pages]
    assert all(page % 2 for page in pages[:5]), labels
    ordinary = [heading.page for heading in structure(rich()).all("H1")]
    assert any(page % 2 == 0 for page in ordinary[:4])


def test_the_list_of_corrections_has_all_with_their_pages() -> None:
    book = rich(corrections=True)
    found = [reading.flat(each.text()) for each in part(book, "Corrections").all("P")]
    listed = [re.fullmatch(r"(\d+)(left out: )?(.*?)(?:\] .*| \(.*)", each) for each in found if each[0].isdigit()]
    texts = [reading.Text(etree.fromstring(text)) for text in editions.texts(editions.RICH).values()]
    entries = [entry for text in texts for entry in text.apparatus()]
    assert len(listed) == len(entries) > 5
    with pikepdf.open(io.BytesIO(book)) as document:
        labels = [page.label for page in document.pages]
    feet = dict.fromkeys(labels, "")
    for note in structure(book).all("Note"):
        feet[labels[note.page - 1]] += reading.flat(note.text())
    for each, entry in zip(listed, entries, strict=True):
        assert each is not None
        number, left_out, words = each.groups()
        assert words in entry.split("] ")[1 if left_out else 0]
        assert entry in feet[number]


def test_the_colophon_says_what_the_book_is_made_with_and_from() -> None:
    said = reading.flat(part(rich(), "Colophon").text())
    assert f"Set in Libertinus Serif with fascicle {VERSION} and Typst {version('typst')}." in said
    assert all(source.sha256 in said for source in editions.RICH.record.sources)


def test_front_matter_has_half_title_roles_and_isbn() -> None:
    book = rich(isbn="978-3-16-148410-0")
    with pypdfium2.PdfDocument(book) as document:
        pages = [page.get_textpage().get_text_bounded().split() for page in document]
    assert pages[0] == ["The", "Lantern", "Gazette"]
    assert pages[1] == []
    assert "editor" in pages[2]
    assert "978-3-16-148410-0" in pages[3]


def test_a_draft_shows_what_is_marked_and_reads_the_same() -> None:
    draft, fair = rich(draft=True), rich()
    # what is written from right to left is in the order of the page
    assert sorted(structure(draft).text()) == sorted(structure(fair).text())
    with pypdfium2.PdfDocument(draft) as document:
        shown = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "P ada-quill" in shown
    assert "D 1921-03-12" in shown
    colours = set(re.findall(rb"[\d.]+ [\d.]+ [\d.]+ (?:rg|scn)", b"".join(_contents(draft))))
    assert len(colours) >= 4 + len(set(re.findall(rb"[\d.]+ [\d.]+ [\d.]+ (?:rg|scn)", b"".join(_contents(fair)))))


def _contents(book: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(book)) as document:
        return [pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page)) for page in document.pages]


def test_the_command_makes_drafts_and_no_deposit_of_them(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    done = CliRunner().invoke(main, ["build", "--draft", "--only", "print", str(edition)])
    assert done.exit_code == 0, done.output
    (book,) = (edition / "build" / "print").glob("*.pdf")
    draft = book.read_bytes()
    assert fascicle.open(edition).build(["print"]).complete
    assert book.read_bytes() != draft
    assert fascicle.open(edition).build(draft=True).complete
    assert not (edition / "build" / "deposit").exists()


@pytest.mark.parametrize("line", ['format = "B5"', 'bleed = "3"', 'contents = "all"', 'indices = ["names"]'])
def test_what_a_book_cannot_be_is_told(line: str, tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write(f"\n[print]\n{line}\n")
    with pytest.raises(EditionError, match=re.escape(f"print.{line.split()[0]}")):
        fascicle.open(edition)


def test_the_same_bytes_twice() -> None:
    settings = {"bleed": Bleed("3mm"), "draft": True, "corrections": True, "format": PageFormat.A4}
    assert rich(**settings) == rich(**settings)
