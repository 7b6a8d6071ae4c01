"""What boxes show of lines is told in characters and blank lines, as for a text file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fascicle.model.source import Box, Line, Page, Region, RegionKind, Run, SourceText
from fascicle.structure.lines.drawn import drawn_lines
from fascicle.structure.lines.seen import seen_lines

_WORDS = "The keepers met in the net loft on the quay."  # 44 characters: ten units each


def _line(name: str, words: str, left: float, top: float, width: float, height: float = 20) -> Line:
    return Line(name, words, (Run(0, len(words)),), box=Box(left, top, left + width, top + height))


def _text(*regions: tuple[str, list[Line]]) -> SourceText:
    found = tuple(Region(tuple(lines), name, RegionKind.TEXT) for name, lines in regions)
    return SourceText("boxes", (Page(found, ordered=True),))


def _drawn(text: SourceText) -> dict[str, tuple[int, int | None]]:
    found = drawn_lines(text.lines)
    return {line.anchor: (found[line.number].inset, found[line.number].blank) for line in text.lines if line.anchor}


def test_a_line_stands_in_and_below_more_room() -> None:
    lines = [_line(f"l{at}", _WORDS, 100, 100 + 30 * at, 440) for at in range(6)]
    lines[3] = _line("l3", _WORDS[:42], 120, 190, 420)
    lines += [_line("l6", "TIDES", 300, 100 + 30 * 7.9, 50), _line("l7", _WORDS, 100, 100 + 30 * 8.9, 440)]
    found = _drawn(_text(("a", lines)))
    assert [found[f"l{at}"] for at in range(8)] == [(0, None), (0, 0), (0, 0), (2, 0), (0, 0), (0, 0), (20, 2), (0, 0)]


def test_a_region_is_no_blank_line_where_there_is_no_room() -> None:
    one = [_line(f"a{at}", _WORDS, 100, 100 + 30 * at, 440) for at in range(3)]
    two = [_line(f"b{at}", _WORDS, 100, 190 + 30 * at, 440) for at in range(3)]
    text = _text(("a", one), ("b", two))
    assert [line.blank for line in text.lines].count(True) == 1
    assert [seen.blank for seen in seen_lines(text.lines)] == [0] * 6


def test_a_column_begins_where_its_own_lines_do() -> None:
    one = [_line(f"a{at}", _WORDS, 100, 100 + 30 * at, 440) for at in range(4)]
    two = [_line(f"b{at}", _WORDS, 600, 100 + 30 * at, 440) for at in range(4)]
    found = _drawn(_text(("a", one), ("b", two)))
    assert {inset for inset, _ in found.values()} == {0}
    assert found["b0"] == (0, 0)  # another column, no blank line


def test_larger_type_is_told() -> None:
    lines = [_line(f"l{at}", _WORDS, 100, 100 + 40 * at, 440) for at in range(5)]
    lines.append(_line("head", "TIDES", 100, 400, 150, height=44))
    text = _text(("a", lines))
    assert [drawn_lines(text.lines)[line.number].type for line in text.lines] == [1, 1, 1, 1, 1, 2.2]


@given(st.lists(st.tuples(*[st.integers(-5, 2000)] * 4, st.text(" abc", max_size=30)), max_size=12))
def test_any_boxes_have_an_answer(boxes: list[tuple[int, int, int, int, str]]) -> None:
    lines = [
        Line(f"l{at}", words, (Run(0, len(words)),), box=Box(left, top, right, bottom))
        for at, (left, top, right, bottom, words) in enumerate(boxes)
    ]
    text = _text(("a", lines))
    assert set(drawn_lines(text.lines)) <= {line.number for line in text.lines}
