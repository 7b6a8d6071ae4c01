"""Whether speeches are verse or prose is told by those about them."""

from __future__ import annotations

import pytest

from fascicle.structure.lines.spoken import settle_spoken

LABELS = ("B-l", "B-p", "I-p", "B-speaker", "B-speaker+l", "B-speaker+p", "I-speaker+p", "B-head")


def _odds(*verse: float) -> list[list[float]]:
    """Of each line, how likely it is verse; prose is the rest."""
    return [[share, 1 - share, 0, 0, 0, 0, 0, 0] for share in verse]


def test_a_line_that_a_name_begins_is_verse_among_verse() -> None:
    names = ["B-speaker+l", "B-l", "B-l", "B-speaker+p", "B-speaker+l", "B-l", "B-l"]
    settled = settle_spoken(names, LABELS, _odds(0.95, 0.95, 0.95, 0.3, 0.95, 0.95, 0.95))
    assert settled[3] == "B-speaker+l"
    assert settled[:3] + settled[4:] == names[:3] + names[4:]


def test_a_speech_of_prose_is_one_paragraph_again() -> None:
    prose = ["B-speaker", "B-p", "I-p", "I-p", "I-p", "I-p"]
    names = [*prose, "B-speaker", "B-l", "B-l", *prose]
    shares = [0.02] * 6 + [0.02, 0.55, 0.55] + [0.02] * 6
    assert settle_spoken(names, LABELS, _odds(*shares)) == [*prose, "B-speaker", "B-p", "I-p", *prose]


def test_long_prose_stays_prose_among_verse() -> None:
    verse = ["B-speaker+l", *["B-l"] * 6]
    prose = ["B-speaker+p", *["I-p"] * 20]
    shares = [0.95] * 7 + [0.03] * 21 + [0.95] * 7
    names = [*verse, *prose, *verse]
    assert settle_spoken(names, LABELS, _odds(*shares)) == names


@pytest.mark.parametrize("names", [[], ["B-head", "B-l", "B-p"], ["B-speaker", "B-head", "B-p", "I-p"]])
def test_where_nobody_speaks_nothing_is_settled(names: list[str]) -> None:
    assert settle_spoken(names, LABELS, _odds(*[0.9] * len(names))) == names


def test_each_line_of_a_speech_with_a_song_is_what_it_looks_like() -> None:
    song = ["B-speaker+p", "I-p", "B-l", "B-l"]
    verse = ["B-speaker+l", *["B-l"] * 6]
    shares = [0.95] * 7 + [0.4, 0.4, 0.95, 0.95] + [0.95] * 7
    names = [*verse, *song, *verse]
    assert settle_spoken(names, LABELS, _odds(*shares)) == names


def test_a_name_on_two_lines_is_settled_with_its_speech() -> None:
    names = ["B-speaker+l", "B-l", "B-l", "B-speaker+p", "I-speaker+p", "B-speaker+l", "B-l", "B-l"]
    settled = settle_spoken(names, LABELS, _odds(*[0.95] * 3, 0.4, 0.4, *[0.95] * 3))
    assert settled[3:5] == ["B-speaker+l", "I-speaker+l"]
