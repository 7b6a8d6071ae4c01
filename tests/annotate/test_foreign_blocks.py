"""Blocks in another language than their text says."""

from __future__ import annotations

from fascicle.annotate.foreign_blocks import with_their_languages
from fascicle.model.blocks import TextBlock

ENGLISH = "The boats of the harbour were late again, and nobody had told the people who waited for the bread."
ITALIAN = "Le barche del porto erano di nuovo in ritardo, e nessuno lo aveva detto alla gente che aspettava il pane."
NAMES = "Peregrine Marsh Odile Vant Ystersund"


def test_a_block_whose_words_are_anothers_is_in_that_language() -> None:
    text = "\n".join((ENGLISH, ITALIAN, NAMES))
    starts = (0, len(ENGLISH) + 1, len(ENGLISH) + len(ITALIAN) + 2)
    ends = (len(ENGLISH), len(ENGLISH) + len(ITALIAN) + 1, len(text))
    blocks = [TextBlock(start, end, "p", "en") for start, end in zip(starts, ends, strict=True)]
    assert [each.language for each in with_their_languages(text, blocks)] == ["en", "it", "en"]


def test_a_language_without_a_list_keeps_its_blocks() -> None:
    [block] = with_their_languages(ENGLISH, [TextBlock(0, len(ENGLISH), "p", "tlh")])
    assert block.language == "tlh"
