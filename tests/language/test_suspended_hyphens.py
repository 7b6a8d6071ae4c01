"""A first part that waits for its second keeps its hyphen, and the blank behind it."""

from __future__ import annotations

import pytest

from fascicle.language.hyphens.decide import Break, decide
from fascicle.language.lexicon import Lexicon


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "the clerks kept a book of in-", "and outgoing letters"),
        ("en", "the ferry runs from mid-", "to late summer"),
        ("en", "a rest of 10-", "to 12-day voyages"),
        ("en", "of the pre-", "and post-war tariff"),
        ("en", "for two-", "or three-storey houses"),
        ("de", "die Sommer-", "und Winterfahrpläne"),
        ("nl", "de voor-", "en nadelen"),
        ("nl", "van half-", "tot driejarige leeftijd"),
        ("sv", "alla vår-", "och höstmarknader"),
        ("da", "både for-", "og bagside"),
        ("nn", "både inn-", "og utgang"),
        ("fi", "kevät-", "ja syysmarkkinat"),
        ("hu", "a be-", "és kijárat"),
        ("et", "kevad-", "ja sügislaadad"),
        ("is", "haust-", "og vormarkaðir"),
    ],
)
def test_a_first_part_waits(language: str, before: str, after: str) -> None:
    decision = decide(before, after, Lexicon((before, after), (language,)))
    assert decision is not None
    assert decision.kind is Break.DASH


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("they took a pho-", "to of the weir"),
        ("the mot-", "to of the house"),
        ("in the brig-", "and's cave"),
        ("and on the isl-", "and of the gulls"),
        ("it was a face-", "to-face talk"),
        ("a col-", "or that runs"),
    ],
)
def test_half_a_word_does_not(before: str, after: str) -> None:
    decision = decide(before, after, Lexicon((before, after), ("en",)))
    assert decision is not None
    assert decision.kind is not Break.DASH
