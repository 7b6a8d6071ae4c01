"""What is lost of a text is found, wherever it is lost, and nothing else is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fascicle.check.completeness import lost, text_of, words_of_code, words_of_page
from fascicle.tei.write import parse

WORDS = [
    "the",
    "ferry",
    "was",
    "late",
    "that",
    "morning",
    "and",
    "nobody",
    "on",
    "the",
    "quay",
    "knew",
    "why",
    "so",
    "they",
    "waited",
    "in",
    "the",
    "rain",
]


def document(*pieces: str) -> bytes:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<text><body>{"".join(pieces)}</body></text></TEI>'.encode()


def missing(data: bytes, shown: str, aside: tuple[tuple[str, int], ...] = ()) -> list[tuple[int, int, str, str]]:
    text = text_of(parse(data, "text.xml"))
    assert text is not None
    return [(each.line, each.column, each.element, each.words) for each in lost(data, text, shown, aside)]


def test_all_is_there_in_any_order_and_between_other_words() -> None:
    data = document("<p>The ferry<note>a steamer</note> was late</p>")
    assert missing(data, "Contents 1 The ferry\u200b1 was late Notes: 1 a steamer") == []


def test_what_stands_twice_has_to_be_shown_twice() -> None:
    data = document("<p>late</p><p>late</p>")
    assert missing(data, "late late") == []
    assert [each[2:] for each in missing(data, "late")] == [("p", "late")]


def test_the_place_is_that_of_the_element() -> None:
    data = document("\n<p>The <hi>ferry</hi></p>")
    assert missing(data, "The") == [(3, 8, "hi", "ferry")]


def test_what_is_set_aside_is_not_looked_for() -> None:
    data = document("<fw>Page 3</fw><p>The ferry</p>")
    assert missing(data, "The ferry", (("fw", 2),)) == []
    assert [each[2] for each in missing(data, "The ferry")] == ["fw"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=1, max_size=40), st.data())
def test_a_word_that_is_dropped_is_found(paragraphs: list[list[str]], data: st.DataObject) -> None:
    file = document(*(f"<p>{' '.join(words)}</p>" for words in paragraphs))
    assert missing(file, " ".join(" ".join(words) for words in reversed(paragraphs))) == []
    at = data.draw(st.integers(0, len(paragraphs) - 1))
    words = list(paragraphs[at])
    gone = words.pop(data.draw(st.integers(0, len(words) - 1)))
    rest = [*paragraphs[:at], words, *paragraphs[at + 1 :]]
    found = missing(file, " ".join(" ".join(each) for each in rest))
    assert sorted("".join(each[3] for each in found)) == sorted(gone)


def test_the_words_of_a_page() -> None:
    page = b'<html><body><nav>Menu</nav><main><nav>Contents</nav><p>a<b>b</b>c</p><img alt="d"></main></body></html>'
    assert words_of_page(page) == "abcd"


def test_the_words_of_code() -> None:
    code = r'#par({ "say \"ferry\""; sp; missing-glyph("U+4E2D") })'
    assert words_of_code(code) == 'say "ferry"中'
    assert words_of_code('#source-note("1", { "See"; loose-note("x") })') == "11Seex"


def test_a_file_without_text_has_nothing_to_lose() -> None:
    assert text_of(etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff/></TEI>')) is None
