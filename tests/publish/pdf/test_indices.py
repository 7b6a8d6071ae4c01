"""Indices: every entry on the page that mentions it, and no page that does not; as a press prints them."""

from __future__ import annotations

import io
import random
import re

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from fascicle.publish import pdf

from . import editions, tagged

_FAMILIES = [
    "Quill",
    "Brandreth",
    "Calloway",
    "Tolland",
    "Marl",
    "Sill",
    "Vane",
    "Prow",
    "Ösel",
    "Moor",
    "Dray",
    "Carrow",
    "Finch",
    "Harrow",
    "Ilk",
    "Jebb",
]
_GIVEN = ["Ada", "Tom", "Ruth", "Clement", "Mara", "Oskar", "Élan", "Zora"]
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
]
PEOPLE = {
    f"p{at}": f"{_GIVEN[at % 8]} {family}{tail}" for tail in ("", "by", "ton") for at, family in enumerate(_FAMILIES)
}
PEOPLE |= {
    f"p{at}x": name for at, name in enumerate(f"{_GIVEN[at % 5]} {family}by" for at, family in enumerate(_FAMILIES))
}


def authority(people: dict[str, str], more: str = "") -> bytes:
    persons = "".join(f'<person xml:id="{key}"><persName>{name}</persName></person>' for key, name in people.items())
    return f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>{persons}</listPerson>{more}
      </standOff></TEI>""".encode()


def _paragraph(choice: random.Random) -> str:
    words = []
    for _ in range(150):
        lot = choice.random()
        if lot < 0.04:
            key = choice.choice(list(PEOPLE))
            words.append(f'<persName ref="#{key}">{key}q</persName>')
        elif lot < 0.05:
            day = choice.randrange(10, 30)
            words.append(f'<date when="1921-03-{day}">{day}y</date>')
        else:
            words.append(choice.choice(_WORDS))
    return f"<p>{' '.join(words)}.</p>"


@pytest.fixture(scope="module")
def book() -> bytes:
    choice = random.Random(7)
    body = "".join(f"<div><head>Day {n}</head>{''.join(_paragraph(choice) for _ in range(6))}</div>" for n in range(25))
    return pdf.book(editions.MINIATURE, {"ferry": editions.tei(f"<body>{body}</body>")}, authority(PEOPLE))


def entries(book: bytes, title: str) -> dict[str, str]:
    """The entries of an index: what stands before the pages, and the pages."""
    with pikepdf.open(io.BytesIO(book)) as document:
        index = list(tagged.read(document).all("Part"))[-2]
    found = [element.text() for element in _section(index, title).all("P")]
    return dict(re.fullmatch(r"(.*?)((?:, \d+(?:–\d+)?)*)", each).groups() for each in found if len(each) > 1)  # type: ignore[union-attr]


def _section(index: tagged.Element, title: str) -> tagged.Element:
    return next(section for section in index.all("Sect") if next(section.all("H2")).text() == title)


def expanded(pages: str) -> list[int]:
    """`3, 5–7` as `3, 5, 6, 7`."""
    runs = [each.split("–") for each in pages.removeprefix(", ").split(", ")]
    return [page for run in runs for page in range(int(run[0]), int(run[-1]) + 1)]


def test_every_entry_is_on_the_pages_that_mention_it(book: bytes) -> None:
    with pypdfium2.PdfDocument(book) as document, pikepdf.open(io.BytesIO(book)) as labelled:
        labels = [page.label for page in labelled.pages]
        texts = {label: page.get_textpage().get_text_bounded() for label, page in zip(labels, document, strict=True)}
    mentioned: dict[str, list[int]] = {}
    for label, text in texts.items():
        for key in dict.fromkeys(re.findall(r"\b(p\d+x?|[12]\d)[qy]\b", text)):
            mentioned.setdefault(key, []).append(int(label))
    found = entries(book, "Persons")
    assert len(found) == len(PEOPLE)
    assert sum(map(len, mentioned.values())) > 500
    for key, name in PEOPLE.items():
        given, family = name.split()
        assert expanded(found[f"{family}, {given}"]) == mentioned[key], name
    dates = entries(book, "Dates")
    assert len(dates) > 15
    for date, pages in dates.items():
        if pages:  # and not a year that dates stand under
            assert expanded(pages) == mentioned[date.split()[0]], date


def test_three_pages_in_a_row_are_a_range(book: bytes) -> None:
    for pages in entries(book, "Persons").values():
        ends = [list(map(int, each.split("–"))) for each in pages.removeprefix(", ").split(", ")]
        flat = [end[0] for end in ends if len(end) == 1]
        assert not any({page, page + 1, page + 2} <= set(flat) for page in flat)
        assert all(len(end) == 1 or end[1] - end[0] >= 2 for end in ends)


def test_letters_stand_over_their_entries(book: bytes) -> None:
    with pikepdf.open(io.BytesIO(book)) as document:
        index = list(tagged.read(document).all("Part"))[-2]
    lines = [element.text() for element in _section(index, "Persons").all("P")]
    letters = [line for line in lines if len(line) == 1]
    assert letters == sorted(set(letters))
    letter = ""
    for line in lines:
        if len(line) == 1:
            letter = line
        else:
            assert line.replace("Ö", "O").startswith(letter)


def test_columns_are_of_one_height_and_pages_say_what_goes_on(book: bytes) -> None:
    with pypdfium2.PdfDocument(book) as document:
        last = document[len(document) - 2]  # before the colophon
        middle = last.get_width() / 2
        text = last.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        foot = last.get_height() * 0.1
        left = min(box[1] for box in boxes if box[2] < middle and box[1] > foot)
        right = min(box[1] for box in boxes if box[0] > middle and box[1] > foot)
        assert abs(left - right) < 40
        continued = ["Persons (continued)" in page.get_textpage().get_text_bounded() for page in document]
    assert any(continued)


def test_other_names_lead_to_entries_and_articles_do_not_count() -> None:
    people = {
        "tolland": "Ruth Tolland</persName><persName type='variant'>Captain Oarsman</persName><persName>R. Tollands"
    }
    more = "<listOrg><org xml:id='apron'><orgName>The Apron</orgName></org></listOrg>"
    body = "<body><p><persName ref='#tolland'>She</persName> of <orgName ref='#apron'>it</orgName>.</p></body>"
    book = pdf.book(editions.MINIATURE, {"ferry": editions.tei(body)}, authority(people, more))
    assert entries(book, "Persons") == {"Oarsman, Captain, see Tolland, Ruth": "", "Tolland, Ruth": ", 1"}
    assert entries(book, "Organisations") == {"Apron, The": ", 1"}


def test_an_edition_may_want_some_indices_only() -> None:
    edition = editions.printed(editions.MINIATURE, indices=("org",))
    body = "<body><p><date when='1921-03-12'>that day</date> <persName ref='#a'>Ada</persName></p></body>"
    code = pdf.typst_files(edition, {"ferry": editions.tei(body)}, authority({"a": "Ada Quill"}))["main.typ"]
    assert "name-index" not in code
    assert etree.fromstring(authority({"a": "Ada Quill"})) is not None
