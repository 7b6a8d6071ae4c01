"""Plain text: line numbers as tools count them, and pages where the file shows them."""

from __future__ import annotations

import pytest

from fascicle.inputs.decode import split_lines
from fascicle.inputs.text import read
from fascicle.structure.pages.numbers import blank_end

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


@pytest.mark.parametrize(
    ("text", "empty", "behind"),
    [
        ("one\n\f\f\ffour\n", [2], 0),
        ("one\n\f\n\n\ftwo\n\fthree\n\f", [1, 0], 0),
        ("\f\ftwo\n", [1], 0),
        ("\n\f\n\f\nthree\n", [1], 0),
        ("one\n\f\n\n\f", [], 1),
        ("one\f\f\f", [], 2),
        ("one\ftwo\n", [], 0),
        ("one\n\f\n", [], 0),
        ("\f\n\n\f", [], 1),
        ("\f", [], 0),
        ("", [], 0),
    ],
)
def test_empty_pages_are_pages(text: str, empty: list[int], behind: int) -> None:
    found = read(text)
    assert [len(line.skipped) for line in found.lines if line.page] == empty
    assert len(blank_end(found)) == behind
    assert len(found.lines) == len(split_lines(text))


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
