"""The text of the book is the reading layer of the TEI: nothing lost, nothing twice, in reading order."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from fascicle.edition.folder import EditionFolder
from fascicle.edition.print_settings import ApparatusKeys, PrintSettings
from fascicle.publish import pdf

from . import editions, reading, tagged

# What the book itself adds or cannot show: U+12000 and U+1F600 are in no font of it.
UNSHOWN = {"𒀀": "U+12000", "😀": "U+1F600"}
CHAPTERS = {
    "gazette": "The Lantern Gazette, number 7 An organ of the quay Various hands March 1921"
    " Eight leaves, printed on one side.",
    "lamp": "Die Lampe",
    "empty": "An empty leaf",
    "ferry": "The Ferry Notice A printed notice, text layer of a scan.",
}
APART = ("Note", "Lbl")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]")
_NEUTRAL = r"[\s.,()\d\u2000-\u206f]*"
_LINE_RIGHT_TO_LEFT = re.compile(f"{_NEUTRAL}(?:{_RIGHT_TO_LEFT.pattern}{_NEUTRAL})+")


def chapters(book: bytes) -> dict[str, list[tagged.Element]]:
    """The top-level elements of each text in the book, by the title of the text."""
    with pikepdf.open(io.BytesIO(book)) as document:
        (root,) = tagged.read(document).children
    assert isinstance(root, tagged.Element)
    found: dict[str, list[tagged.Element]] = {}
    title = ""
    for element in root.blocks():
        assert isinstance(element, tagged.Element), f"text outside any element: {element!r}"
        if element.kind == "H1":
            title = reading.flat(element.text())
        found.setdefault(title, []).append(element)
    return found


def running(elements: list[tagged.Element]) -> str:
    return reading.flat(" ".join(_blocks(element) for element in elements))


def _blocks(element: tagged.Element) -> str:
    """The text of an element without notes and their marks, blocks parted by blanks."""
    if element.kind == "Note" or element.is_told or (element.kind == "Lbl" and _is_mark(element)):
        return ""
    inner = "".join(child if isinstance(child, str) else _blocks(child) for child in element.children)
    return inner if element.kind in ("Span", "Em", "Strong", "Link") else f" {inner} "


def _is_mark(label: tagged.Element) -> bool:
    """The mark of a note is a link; a bullet is no text of the source."""
    return any(True for _ in label.all("Link")) or label.text() == "•"


def footnotes(elements: list[tagged.Element]) -> list[str]:
    """Mark and text of each note that has a mark."""
    notes = (note for element in elements for note in element.all("Note"))
    return sorted(reading.flat(_footnote(note)) for note in notes if any(True for _ in note.all("Lbl")))


def _footnote(note: tagged.Element) -> str:
    mark = next(note.all("Lbl")).text()
    return f"{mark} {_blocks(tagged.Element('Div', '', note.children))}"


def apparatus(elements: list[tagged.Element]) -> str:
    """What is run in at the foot of the pages."""
    notes = (note for element in elements for note in element.all("Note"))
    return reading.flat(" ".join(note.text() for note in notes if not any(True for _ in note.all("Lbl"))))


def without(whole: str, parts: list[str]) -> str:
    """What is left of a text when each of its parts is taken away once."""
    for part in sorted(parts, key=len, reverse=True):
        assert part in whole
        whole = whole.replace(part, "", 1)
    return whole


def shown(text: str) -> str:
    for character, number in UNSHOWN.items():
        text = text.replace(character, number)
    return text


def left_to_right(text: str) -> str:
    """Without letters written from right to left and what stands among them: a page has them in visual order."""
    return _LINE_RIGHT_TO_LEFT.sub(" ", text)


@pytest.mark.parametrize("edition", editions.ALL, ids=lambda edition: edition.record.id)
def test_running_text_and_footnotes(edition: EditionFolder) -> None:
    texts, authority = editions.texts(edition), editions.authority(edition)
    found = chapters(pdf.book(edition, texts, authority))
    for source in edition.record.sources:
        tei = reading.Text(etree.fromstring(texts[source.stem]))
        elements = found[source.title]
        expected = reading.flat(f"{CHAPTERS[source.stem]} {shown(tei.running())}")
        assert left_to_right(running(elements)) == left_to_right(expected)
        assert footnotes(elements) == tei.footnotes()
        # nothing is left but numbers of lines, and letters of what is on no line
        assert re.fullmatch(r"[\da-z\s]*", without(apparatus(elements), tei.apparatus()))


def test_letters_from_right_to_left_are_all_there() -> None:
    """In the order of the page, not of the text: Typst writes them so, and marks the language."""
    edition = editions.RICH
    texts = editions.texts(edition)
    found = running(chapters(pdf.book(edition, texts, None))["The Lantern Gazette, number 7"])
    expected = reading.Text(etree.fromstring(texts["gazette"])).running()
    assert sorted(_RIGHT_TO_LEFT.findall(found)) == sorted(_RIGHT_TO_LEFT.findall(expected))


# Scripts that are written from left to right, letter by letter, and every sign of Unicode's first plane.
_SIGNS = st.characters(
    min_codepoint=0x20,
    max_codepoint=0x2FFF,
    exclude_categories=("Cs", "Cc", "Cn", "Co", "Cf", "Mn", "Mc", "Me", "Lo", "Zs", "Zl", "Zp"),
).filter(lambda sign: unicodedata.bidirectional(sign) not in ("R", "AL", "AN"))
_WORDS = st.text(st.one_of(_SIGNS, st.sampled_from('\\"#$*_`<>@{}[]()/~=-+&; ')), min_size=1, max_size=60)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_WORDS, min_size=1, max_size=40))
def test_any_text_comes_back(words: list[str]) -> None:
    body = etree.Element(f"{reading.TEI}body", nsmap={None: reading.TEI[1:-1]})
    div = etree.SubElement(body, f"{reading.TEI}div", type="article")
    for word in words:
        etree.SubElement(div, f"{reading.TEI}p").text = word
    tei = editions.tei(etree.tostring(body, encoding="unicode"))
    edition = editions.NUMBERED
    code = pdf.typst_files(edition, {"ferry": tei}, None)
    lacking = set(re.findall(r'missing-glyph\("U\+([0-9A-F]+)"\)', code["text-1.typ"]))
    expected = " ".join(words)
    for number in lacking:
        expected = expected.replace(chr(int(number, 16)), f"U+{number}")
    found = running(chapters(pdf.book(edition, {"ferry": tei}, None))["A text"])
    assert found == reading.flat(f"A text {expected}")


def test_a_note_stands_on_the_page_of_its_mark() -> None:
    words = ["harbour", "tide", "lamp", "rope", "winter", "resolved", "quay"]
    corrected = '<choice><sic>x</sic><corr resp="#mt" cert="high">{}</corr></choice>'
    pieces = (corrected.format(words[n % 7]) if n % 17 == 0 else words[n * n % 7] for n in range(9000))
    text = " ".join(pieces)
    paragraphs = "".join(f"<p>{part}</p>" for part in _cut(text, 900))
    record = replace(editions.MINIATURE.record, print=PrintSettings(apparatus=ApparatusKeys.LETTERS))
    lettered = replace(editions.MINIATURE, record=record)
    book = pdf.book(lettered, {"ferry": editions.tei(f'<body><div type="article">{paragraphs}</div></body>')}, None)
    with pikepdf.open(io.BytesIO(book)) as document:
        pairs = tagged.marks_and_notes(document)
    assert len(pairs) > 500
    assert [pair for pair in pairs if pair[0] != pair[1]] == []


def test_a_note_on_a_line_of_verse_stands_on_the_page_of_its_mark() -> None:
    line = '<l rend="indent1">salt in the bread<note resp="#mt">of {}</note></l><l>salt on the rope</l>'
    stanzas = "".join(f"<lg>{''.join(line.format(n) for n in range(length))}</lg>" for length in (1, 3, 30, 4, 5) * 4)
    body = f'<body><div type="poem"><lg>{stanzas}</lg></div></body>'
    book = pdf.book(editions.MINIATURE, {"ferry": editions.tei(body)}, None)
    with pikepdf.open(io.BytesIO(book)) as document:
        pairs = tagged.marks_and_notes(document)
    assert len(pairs) == 172
    assert [pair for pair in pairs if pair[0] != pair[1]] == []


@pytest.mark.parametrize("before", range(19, 37, 3))
def test_a_stanza_is_not_torn(before: int) -> None:
    """Short stanzas stay whole; of a long one, two lines at least stand on either side of the page's end."""
    stanzas = [[f"line{name}{number}x" for number in range(length)] for name, length in (("a", 8), ("b", 12))]
    verse = "".join(f"<lg>{''.join(f'<l>{line}</l>' for line in lines)}</lg>" for lines in stanzas)
    prose = "".join(f"<p>prose {number}</p>" for number in range(before))
    book = pdf.book(editions.MINIATURE, {"ferry": editions.tei(f"<body><div>{prose}{verse}</div></body>")}, None)
    with pikepdf.open(io.BytesIO(book)) as document:
        pages = {element.text().strip(): element.page for element in tagged.read(document).all("P")}
    for lines in stanzas:
        numbers = [pages[line] for line in lines]
        torn = [numbers.count(page) for page in set(numbers)]
        assert torn == [len(lines)] or (len(lines) > 8 and min(torn) >= 2)


def _cut(text: str, size: int) -> Iterator[str]:
    """The text in parts, cut at blanks outside tags."""
    part = ""
    for word in re.findall(r"<choice>.*?</choice>|\S+", text):
        part += word + " "
        if len(part) > size:
            yield part
            part = ""
    yield part


def test_the_fixture_has_every_element_of_a_text() -> None:
    """A fixture that leaves out an element proves nothing about it."""
    used = {
        reading.name(element)
        for data in editions.texts(editions.RICH).values()
        for element in reading.Text(etree.fromstring(data)).text.iter(f"{reading.TEI}*")
    }
    claimed = {"add", "del"}  # what only a source marks: tests/publish/web/elements/claims.xml has them
    assert used == _elements_below("text") - claimed


def _elements_below(top: str) -> set[str]:
    """The elements that the schema allows in an element, itself included."""
    schema = etree.parse(Path(__file__).parents[3] / "schema" / "fascicle.rng").getroot()
    namespace = {"r": "http://relaxng.org/ns/structure/1.0"}
    waiting = [
        str(define) for define in schema.xpath(f"//r:define[r:element/@name='{top}']/@name", namespaces=namespace)
    ]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += map(str, schema.xpath(f"//r:define[@name='{name}']//r:ref/@name", namespaces=namespace))
    elements = schema.xpath("//r:define/r:element[@name]", namespaces=namespace)
    return {str(element.get("name")) for element in elements if element.getparent().get("name") in seen}
