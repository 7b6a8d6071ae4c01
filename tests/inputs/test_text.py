"""Plain text: line numbers as tools count them, and pages where the file shows them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fascicle import inputs as sources
from fascicle.inputs.decode import decode, split_lines
from fascicle.inputs.text import read
from fascicle.model.errors import SourceError
from support.sources import one_source

_PROSE = [f"Line {number} of the column is as wide as the next." for number in range(120)]


def _pages(text: str) -> list[int]:
    return [line.number for line in read(text).lines if line.page]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", ["a", "b"]),
        ("a\r\nb\n", ["a", "b", ""]),
        ("a\rb", ["a", "b"]),
        ("a\rb\nc", ["a\rb", "c"]),
        ("a\fb\u2028c", ["a\fb\u2028c"]),
    ],
)
def test_lines_end_as_tools_count_them(text: str, lines: list[str]) -> None:
    assert split_lines(text) == lines


def test_page_begins_at_a_form_feed() -> None:
    assert _pages("one\n\ftwo\nthree\f\n\nfour\n") == [2, 5]


def test_page_begins_at_the_rare_line_with_one_blank() -> None:
    lines = list(_PROSE)
    lines[0], lines[30] = " " + lines[0], " " + lines[30]
    assert _pages("\n".join(lines)) == [1, 31]


def test_indents_of_paragraphs_begin_no_page() -> None:
    assert _pages("\n".join(" " + line if at % 5 == 0 else line for at, line in enumerate(_PROSE))) == []


def test_stray_blank_in_a_text_of_long_lines_begins_no_page() -> None:
    lines = [line * 6 for line in _PROSE]
    lines[10], lines[20] = " " + lines[10], " " + lines[20]
    assert _pages("\n".join(lines)) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF file"),
        (b"PK\x03\x04\x14\x00", "Word"),
        (b"{\\rtf1\\ansi Ebb and flood}", "an RTF file"),
    ],
)
def test_what_is_no_text_whatever_its_name_says(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said) as caught:
        decode(data, "tides.txt")
    assert "plain text" in caught.value.hint


def test_html_is_not_taken_for_plain_text_in_silence() -> None:
    data = b"<p>Ebb &amp; flood</p>"
    _, source = one_source(data, "tides.html")
    with pytest.raises(SourceError, match="no reader for HTML"):
        sources.read(source, data, "tides.html")
    assert sources.read(replace(source, format="text"), data, "tides.html").lines[0].content == data.decode()
