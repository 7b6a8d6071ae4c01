"""The apparatus by numbers of lines, notes under their marks: what readers of the PDF find, not what the plan says."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from fascicle.edition.editors_pages import EditorsPage
from fascicle.edition.folder import EditionFolder
from fascicle.edition.print_settings import (
    ApparatusKeys,
    Bleed,
    LineCount,
    Opening,
    PageFormat,
    PrintSettings,
    TextLayout,
)  # fmt: skip
from fascicle.publish import pdf
from fascicle.publish.typst.apparatus import book as apparatus_book
from fascicle.publish.typst.apparatus.pages import BookPage, PageDivision
from fascicle.publish.typst.apparatus.seen import LayoutSeen
from referees import verapdf

from . import editions, tagged

_WORDS = ["harbour", "tide", "lamp", "rope", "winter", "resolved", "quay", "of", "the", "steamer", "in", "measured"]
_BODY = 9.9  # points; what is larger is text, what is smaller a note, a mark, a number or a running head
_ENTRY = re.compile(r"(?:\b(\d+) )?\b(za[a-z]{2})\]")


def _name(number: int) -> str:
    """A word that nothing else has, and that no line breaks: `zaaa`, `zaab`."""
    return "za" + chr(97 + number // 26) + chr(97 + number % 26)


def _text(departures: int, every: int = 23) -> str:
    """Paragraphs and headings with departures, each of a word of its own, and with notes of the editors."""
    corrected = '<choice><sic>{}</sic><corr resp="#mt" cert="high">{}</corr></choice>'
    blocks, words, noted = [], [], 0
    while noted < departures:
        place = len(words) + 700 * len(blocks)
        words.append(_WORDS[(place * place + place // 7) % len(_WORDS)])
        if len(words) % every == 5:
            words.append(corrected.format("x", _name(noted)))
            noted += 1
        if len(words) % 61 == 7:
            words[-1] += (
                f'<note resp="#mt">On this {"word, and what stands around it, " * (len(words) % 5)}a remark.</note>'
            )
        if len(words) > 90 + 50 * (len(blocks) % 3):
            blocks.append(f"<p>{' '.join(words)}</p>")
            words = []
            if len(blocks) % 5 == 3:
                blocks.append(
                    '</div><div type="article"><head>Of the tide<note resp="#mt">A note on a title.</note></head>'
                )
    return f'<body><div type="article"><head>Begin</head>{"".join(blocks)}<p>{" ".join(words)} end</p></div></body>'


def _edition(settings: PrintSettings) -> EditionFolder:
    return replace(editions.MINIATURE, record=replace(editions.MINIATURE.record, print=settings))


def _made(body: str, settings: PrintSettings | None = None) -> tuple[bytes, list[str]]:
    made, _, told = pdf.make(_edition(settings or PrintSettings()), {"ferry": editions.tei(body)}, None)
    return made, told


@pytest.fixture(scope="module")
def long() -> bytes:
    made, told = _made(_text(150))
    assert told == []
    return made


def _signs(page: pypdfium2.PdfPage) -> Iterator[tuple[str, float, float]]:
    """Every sign of a page, its size, and how far its baseline is from the top."""
    text, height = page.get_textpage(), page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    for number in range(text.count_chars()):
        pdfium.FPDFText_GetCharOrigin(text, number, x, y)
        sign = chr(pdfium.FPDFText_GetUnicode(text, number))
        yield sign, pdfium.FPDFText_GetFontSize(text, number), height - y.value


def _lines_and_foot(page: pypdfium2.PdfPage) -> tuple[list[str], str]:
    """The lines of the text of a page, from above; what is set in small type below them."""
    lines: dict[float, str] = {}
    signs = list(_signs(page))
    for sign, size, y in signs:
        if size > _BODY and y > 60:
            at = next((each for each in lines if abs(each - y) < 1), y)
            lines[at] = lines.get(at, "") + sign
    last = max((y for y, line in lines.items() if line.strip()), default=0.0)
    foot = "".join(sign for sign, size, y in signs if y > last + 2 and size <= _BODY)
    return [line for _, line in sorted(lines.items()) if line.strip()], " ".join(foot.split())


def _entries(book: bytes, by_text: bool = False) -> Iterator[tuple[str, int, int]]:
    """Of each entry: its lemma, the number before it, and the number of the line that has the lemma."""
    with pypdfium2.PdfDocument(book) as document:
        above = 0
        for page in document:
            lines, foot = _lines_and_foot(page)
            if lines[:1] == ["A text"]:
                lines = lines[1:]
            number = 0
            for found in _ENTRY.finditer(foot):
                number = int(found[1] or number)
                (line,) = (at for at, each in enumerate(lines, 1) if found[2] in each)
                yield found[2], number, line + above
            above += len(lines) if (by_text and "Begin" in lines) or above else 0


def test_the_number_of_an_entry_is_that_of_its_line(long: bytes) -> None:
    found = list(_entries(long))
    assert [lemma for lemma, *_ in found] == [_name(number) for number in range(150)]
    assert [each for each in found if each[1] != each[2]] == []


def test_lines_are_counted_through_a_text_on_wish() -> None:
    made, told = _made(_text(40), PrintSettings(count=LineCount.TEXT))
    assert told == []
    found = list(_entries(made, by_text=True))
    assert len(found) == 40
    assert max(number for _, number, _ in found) > 60
    assert [each for each in found if each[1] != each[2]] == []


def test_a_lemma_that_its_line_has_twice_has_a_number() -> None:
    corrected = '<choice><sic>{}</sic><corr resp="#mt" cert="high">{}</corr></choice>'
    body = (
        f"<p>{corrected.format('teh', 'the')} lamp on the quay and {corrected.format('hte', 'the')} rope.</p>"
        f"<p>A {corrected.format('mna', 'man')} stood there, <hi rend='italic'>man</hi> or manikin, Man.</p>"
        f"<p>{corrected.format('Tidde', 'Tide')} and tide, and time.</p>"
    )
    made, _ = _made(f'<body><div type="article"><head>Begin</head>{body}</div></body>')
    with pypdfium2.PdfDocument(made) as document:
        foot = _lines_and_foot(document[6])[1]
    assert re.sub(r"\s+(?=\])", "", foot).startswith("2 the1] teh mt the3] hte mt 3 man1] mna mt 4 Tide] Tidde mt")


@pytest.mark.parametrize("keys", list(ApparatusKeys))
def test_notes_stand_under_their_marks(keys: ApparatusKeys) -> None:
    made, told = _made(_text(120, every=11), PrintSettings(apparatus=keys))
    assert told == []
    with pikepdf.open(io.BytesIO(made)) as document:
        links = tagged.marks_and_notes(document)
    assert len(links) > (15 if keys is ApparatusKeys.LINES else 120)
    assert [link for link in links if link[0] != link[1]] == []


def test_notes_follow_their_paragraphs_and_titles_in_the_tags(long: bytes) -> None:
    with pikepdf.open(io.BytesIO(long)) as document:
        root = tagged.read(document)
    inside = [kind for kind in ("P", "H1", "H2", "Span", "Link") for each in root.all(kind) for _ in each.all("Note")]
    assert inside == []
    assert [
        1
        for link in root.all("Link")
        for child in link.children
        if isinstance(child, tagged.Element) and any(child.all("Link"))
    ] == []
    marks = [re.findall(r"\[(\d+)\]", note.text())[0] for note in root.all("Note") if any(note.all("Lbl"))]
    assert marks == [str(number) for number in range(1, len(marks) + 1)]


def test_same_bytes_twice(long: bytes) -> None:
    assert _made(_text(150))[0] == long


def test_a_look_that_does_not_hold_gives_letters_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    right = apparatus_book.PageDivision.learn
    looks: list[object] = []

    def learn(self: PageDivision, leaves: Sequence[BookPage], look: LayoutSeen) -> bool:
        looks.append(look)
        return right(self, leaves, look) and len(looks) > 3

    monkeypatch.setattr(apparatus_book.PageDivision, "learn", learn)
    monkeypatch.setattr(apparatus_book, "_TRIES", 3)
    made, told = _made(_text(10))
    assert [each.partition(":")[0] for each in told] == ["the apparatus has letters, not numbers of lines"]
    with pypdfium2.PdfDocument(made) as document:
        foot = _lines_and_foot(document[6])[1]
    assert re.search(r"\ba\s*zaaa\]", foot)


def test_a_very_long_book_has_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apparatus_book, "_MOST", 100)
    _, told = _made(_text(3))
    assert told == ["the apparatus has letters, not numbers of lines: the book is too long"]


@pytest.mark.parametrize(
    "settings",
    [
        {"layout": TextLayout.LINES},
        {"draft": True},
        {"format": PageFormat.A5, "bleed": Bleed("3mm")},
        {"opening": Opening.RIGHT, "corrections": True},
    ],
    ids=lambda each: next(iter(each)),
)
def test_books_of_other_forms_have_numbers_of_lines(settings: dict[str, Any]) -> None:
    edition = editions.printed(editions.RICH, **settings)
    made, _, told = pdf.make(edition, editions.texts(edition), editions.authority(edition))
    assert told == []
    with pikepdf.open(io.BytesIO(made)) as document:
        feet = [note.text() for note in tagged.read(document).all("Note") if not any(note.all("Lbl"))]
    assert any(re.search(r"\d+\s*contradicted\] contradcited", foot) for foot in feet)


@pytest.mark.parametrize("keys", ApparatusKeys)
def test_columns_have_letters_and_are_told_of_where_numbers_were_wanted(keys: ApparatusKeys) -> None:
    made, told = _made(_text(10), PrintSettings(apparatus=keys, layout=TextLayout.COLUMNS))
    wanted = "the apparatus has letters, not numbers of lines: a text stands in columns"
    assert [each for each in told if "letters" in each] == ([wanted] if keys is ApparatusKeys.LINES else [])
    with pikepdf.open(io.BytesIO(made)) as document:
        notes = [note.text() for note in tagged.read(document).all("Note")]
    assert sum("zaa" in note for note in notes) == 10


def test_notes_of_columns_that_stand_overleaf_are_told_of() -> None:
    edition = editions.printed(editions.RICH, layout=TextLayout.COLUMNS)
    made, _, told = pdf.make(edition, editions.texts(edition), editions.authority(edition))
    with pypdfium2.PdfDocument(made) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    (marked,) = [number for number, page in enumerate(pages) if re.search("nobody\\s+contradicted", page)]
    (noted,) = [number for number, page in enumerate(pages) if "contradcited" in page]
    assert noted == marked + 1
    assert re.fullmatch(r"notes stand on another page than their marks: \d+, where a text stands in columns", told[1])


def test_pages_that_editors_wrote_have_notes_of_their_own() -> None:
    noted = '<div><head>Aims</head><p>We print<note resp="#mt">{}</note> what there is.</p></div>'
    pages = tuple(
        EditorsPage(name, name, "en", editions.tei(f"<body>{noted.format(f'Said {name}.')}</body>"), {})
        for name in ("aims", "methods")
    )
    edition = replace(_edition(PrintSettings()), pages=pages)
    made, _, told = pdf.make(edition, {"ferry": editions.tei(_text(3))}, None)
    assert told == []
    with pikepdf.open(io.BytesIO(made)) as document:
        notes = list(tagged.read(document).all("Note"))
        labels = [page.label for page in document.pages]
    assert [
        (labels[note.page - 1], "Said aims." in note.text(), "Said methods." in note.text()) for note in notes[:2]
    ] == [
        ("vii", True, False),
        ("ix", False, True),
    ]


@pytest.mark.skipif(bool(verapdf.lacking()), reason=verapdf.lacking() or "-")
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_books_conform(flavour: str, long: bytes, tmp_path: Path) -> None:
    (tmp_path / "lines.pdf").write_bytes(long)
    (tmp_path / "letters.pdf").write_bytes(_made(_text(20), PrintSettings(apparatus=ApparatusKeys.LETTERS))[0])
    verdicts = verapdf.validate(flavour, *sorted(tmp_path.glob("*.pdf")))
    assert {file.name: verdict.failures for file, verdict in verdicts.items()} == {"lines.pdf": [], "letters.pdf": []}
