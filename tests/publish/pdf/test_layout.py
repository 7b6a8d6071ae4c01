"""Newspapers in columns, and texts line by line: laid out otherwise, and the same words in the same order."""

from __future__ import annotations

import io
import random
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from fascicle.edition.print_settings import TextLayout
from fascicle.publish import pdf

from . import editions, reading, tagged

_WORDS = [
    "harbour",
    "tide",
    "lamp",
    "rope",
    "winter",
    "resolved",
    "quay",
    "ferry",
    "bread",
    "salt",
    "rain",
    "the",
    "of",
    "and",
    "a",
    "to",
    "presiding",
]
_NOTE = '<note resp="#mt">A remark on the tide that runs to a line.</note>'
_TABLE = "<table><row><cell>1</cell><cell>high</cell></row></table>"


def _article(choice: random.Random, notes: bool) -> str:
    paragraphs = []
    for _ in range(choice.randrange(1, 14)):
        words = [choice.choice(_WORDS) for _ in range(choice.randrange(20, 130))]
        paragraphs.append(f"<p>{' '.join(words)}.{_NOTE if notes and choice.random() < 0.5 else ''}</p>")
        if choice.random() < 0.1:
            paragraphs.append(_TABLE)
    return f'<div type="article"><head>The lamp</head><byline>By Ada Quill</byline>{"".join(paragraphs)}</div>'


def laid_out(body: str, layout: TextLayout) -> bytes:
    return pdf.book(editions.printed(editions.MINIATURE, layout=layout), {"ferry": editions.tei(body)}, None)


def words(book: bytes) -> str:
    with pikepdf.open(io.BytesIO(book)) as document:
        part = list(tagged.read(document).all("Part"))[1]
    # a blank at the end of a line may be none in the file
    return reading.flat(part.text("Note", "Lbl")).replace(" ", "")


def _boxes(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """Where the letters stand that have neither tails nor rise above others: left, bottom, right, top."""
    text = page.get_textpage()
    shown = text.get_text_range()
    boxes = [text.get_charbox(at) for at in range(text.count_chars()) if shown[at : at + 1] in "aeonrmuvwxzsc"]
    return [box for box in boxes if box[2] - box[0] > 1]


def _overlaps(page: pypdfium2.PdfPage) -> bool:
    """Whether lines of one half of the page stand nearer to one another than lines can."""
    middle = page.get_width() / 2
    for side in (0, 1):
        bottoms = sorted({round(box[1]) for box in _boxes(page) if (box[0] > middle) is bool(side)})
        if any(1 < after - before < 7 for before, after in pairwise(bottoms)):
            return True
    return False


@pytest.mark.parametrize("notes", [False, True], ids=["plain", "notes"])
def test_articles_stand_in_columns_that_end_together(notes: bool) -> None:
    choice = random.Random(11)
    body = f"<body>{''.join(_article(choice, notes) for _ in range(6))}</body>"
    book = laid_out(body, TextLayout.COLUMNS)
    assert words(book) == words(laid_out(body, TextLayout.PAGE))
    with pypdfium2.PdfDocument(book) as document:
        for page in document:
            assert not _overlaps(page)
            assert all(box[0] > 0 and box[2] < page.get_width() and box[1] > 20 for box in _boxes(page))


def test_a_long_article_fills_both_columns_alike() -> None:
    paragraph = f"<p>{'harbour and tide and lamp and rope ' * 12}.</p>"
    body = f'<body><div type="article"><head>The lamp</head>{paragraph * 17}</div></body>'
    with pypdfium2.PdfDocument(laid_out(body, TextLayout.COLUMNS)) as document:
        page = document[len(document) - 2]
        middle, boxes = page.get_width() / 2, [box for box in _boxes(page) if box[1] > 60]
        left = min(box[1] for box in boxes if box[2] < middle)
        right = min(box[1] for box in boxes if box[0] > middle)
    assert abs(left - right) < 7 * 13  # of some fifty lines


def test_what_is_no_newspaper_stands_in_no_columns() -> None:
    body = f"<body><div><head>A letter</head><p>{'harbour and tide ' * 60}</p></div></body>"
    assert laid_out(body, TextLayout.COLUMNS) == laid_out(body, TextLayout.PAGE)


def test_lines_are_those_of_the_source() -> None:
    body = (
        "<body><div><head>A<lb n='1'/> letter</head><p><lb n='2'/>The ferry leaves at se<lb n='3' break='no'/>ven, and"
        "<lb n='4'/>nobody waits for-<lb n='5' break='no'/>ever.</p></div></body>"
    )
    book = laid_out(body, TextLayout.LINES)
    with pypdfium2.PdfDocument(book) as document:
        lines = document[6].get_textpage().get_text_bounded().replace("\x02", "-\r\n").split("\r\n")
    at = lines.index("The ferry leaves at se-")
    assert lines[at + 1 : at + 4] == ["ven, and", "nobody waits for-", "ever."]
    assert "A letter" in lines
    # the hyphen is not the text's
    assert "atseven,andnobodywaitsfor-ever." in words(book)
