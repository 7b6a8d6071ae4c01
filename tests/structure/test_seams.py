"""A line is divided only where language and measure leave no other reading; compounds and names stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.inputs import text as plain_text
from fascicle.language.lexicon import Lexicon
from fascicle.structure.measure import Measures
from fascicle.structure.pages.furniture import find_furniture
from fascicle.structure.pages.glued_lines import find_seams, parts_of

# The column is about fifty characters wide.
_ABOVE = """The keeper had been told that the channel would be
dredged before the autumn, and he had told the men
that they could leave their nets where they were,
because nobody would come by in the night, and """
_BELOW = """

{next} of the trustees, and there was not a word in
it about a dredger or about the men who had waited
for it since the summer.
"""
_ABOVE, _BELOW = _ABOVE.strip(), _BELOW


def _divided(line: str, following: str) -> list[str]:
    """The parts of a line below the sample's column, above a text that begins with the words given."""
    text = plain_text.read(f"{_ABOVE}\n{line}{_BELOW.format(next=following)}")
    lexicon = Lexicon((each.content for each in text.lines), ["en"])
    furniture = find_furniture(text.lines, "", ["en"])
    seams = find_seams(text.lines, furniture, lexicon, Measures(text.lines))
    glued = next(each for each in text.lines if each.text == line)
    return [part.content for part in parts_of(glued, furniture, seams)]


@pytest.mark.parametrize(
    ("line", "following", "parts"),
    [
        # half a word that is none, and the line that completes it
        ("then they had the explana-Old Dredger, 1911", "tions", ["then they had the explana-", "Old Dredger, 1911"]),
        ("then came the explana- “Gull” at sea", "tion", ["then came the explana-", "“Gull” at sea"]),
        # the first half is a word too, so the second must not be, and the line must be too wide for its column
        (
            "and so it was and it did last until the in-The harbour before the storm",
            "surrection",
            ["and so it was and it did last until the in-", "The harbour before the storm"],
        ),
        # a sentence ends where the column does
        (
            "then nobody came by and nobody told them why. The old dredger leaves the harbour for ever",
            "A letter came in the spring from the secretary",
            ["then nobody came by and nobody told them why.", "The old dredger leaves the harbour for ever"],
        ),
        # a sentence goes on elsewhere
        (
            "then there came a letter with the signature of The dredger that left the harbour at night",
            "the secretary and of all",
            ["then there came a letter with the signature of", "The dredger that left the harbour at night"],
        ),
    ],
)
def test_what_is_glued_is_divided(line: str, following: str, parts: list[str]) -> None:
    assert _divided(line, following) == parts


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("then they had Saint-Malo and its pilots to ask", "tions"),  # a name
        ("then they met the ex-Admiral and his men there", "port"),  # a prefix, though a word could be made of it
        ("then they had the explana-Old Dredger, 1911", "letters"),  # nothing completes the half
        ("then there were the explana-tory notes of old", "tions"),  # the line goes on with the word itself
        ("then it was in-The harbour was too narrow", "surrection"),  # no wider than the column
        # two sentences end within the column: which one the text ends with nobody knows
        ("then they went home. Nobody came by. The old dredger left the harbour for ever in that night", "A letter"),
        # wide, but a sentence of its own: two lines of print that were joined
        ("then nobody came by and nobody told them why. The old dredger had left the harbour in the night.", "A man"),
        # names in mid sentence explain themselves
        ("then there came a letter with the signature of Miss Margaret Tregenza Rosewarne of Porthleven", "the man"),
    ],
)
def test_what_belongs_together_stays_whole(line: str, following: str) -> None:
    assert _divided(line, following) == [line]


def test_a_compound_that_stands_elsewhere_too_stays_whole() -> None:
    assert len(_divided("then they had the explana-Old Dredger, 1911", "tions and the explana-Old one")) == 1


def test_a_line_that_completes_a_word_of_its_own_proves_nothing() -> None:
    # "tions" belongs to the line right above it
    assert len(_divided("then they had the explana-Old Dredger, 1911", "the presump-\ntions")) == 1


def test_a_caption_that_stands_before_half_a_word() -> None:
    text = plain_text.read(f"{_ABOVE}\nthen they gave up all of the explana-\n\nThe old dredger, 1911 tions of old")
    lexicon = Lexicon((each.content for each in text.lines), ["en"])
    seams = find_seams(text.lines, {}, lexicon, Measures(text.lines))
    parts = parts_of(text.lines[-1], {}, seams)
    assert [part.content for part in parts] == ["The old dredger, 1911", "tions of old"]
    assert [bool(part.guest) for part in parts] == [True, False]


@given(st.lists(st.text(st.sampled_from("aeionst .,-–A“"), max_size=60), max_size=25))
def test_the_parts_are_the_line(lines: list[str]) -> None:
    text = plain_text.read("\n".join(lines) + "\n")
    lexicon = Lexicon((each.content for each in text.lines), ["en"])
    seams = find_seams(text.lines, {}, lexicon, Measures(text.lines))
    for line in text.lines:
        parts = parts_of(line, {}, seams)
        ends = [len(line.text) if part.end is None else part.end for part in parts]
        assert "".join(line.text[part.start : end] for part, end in zip(parts, ends, strict=True)) == line.text
