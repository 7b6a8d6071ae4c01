"""Hyphens at line ends: what is decided, and on which evidence."""

from __future__ import annotations

import pytest

from fascicle.correct.hyphens import Break, Certainty, decide
from fascicle.correct.lexicon import Lexicon

_TEXT = [
    "The dredgerman knew his re-entry, and the dredger-",
    "man came twice: a tide-table, two tide-tables.",
    "quayside",
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(_TEXT, ["en"])


@pytest.mark.parametrize(
    ("before", "after", "kind", "certainty"),
    [
        ("count-", "ing aloud", Break.JOIN, Certainty.HIGH),
        ("the dredger-", "man came", Break.JOIN, Certainty.HIGH),  # unbroken elsewhere in the text
        ("a tide-", "table", Break.KEEP, Certainty.HIGH),  # with its hyphen elsewhere in the text
        ("counterrev\u00ad", "olution", Break.JOIN, Certainty.HIGH),
        ("of 1921-", "1922 show", Break.KEEP, Certainty.HIGH),
        ("Marxist-", "Leninist", Break.KEEP, Certainty.HIGH),
        ("HAR-", "BOUR", Break.JOIN, Certainty.HIGH),
        ("anti-", "ferry league", Break.KEEP, Certainty.MEDIUM),
        ("the harbour-", "ferry line", Break.KEEP, Certainty.MEDIUM),
        ("Kal-", "linis, with", Break.JOIN, Certainty.LOW),
        ("nation-", "’s end", Break.DASH, Certainty.MEDIUM),
        ("the fleet –an arm of the Navy-", "returned", Break.DASH, Certainty.MEDIUM),  # closes a parenthesis
        ("the fleet –an arm– of the quay-", "side", Break.JOIN, Certainty.HIGH),
    ],
)
def test_decision(lexicon: Lexicon, before: str, after: str, kind: Break, certainty: Certainty) -> None:
    decision = decide(before, after, lexicon)
    assert decision is not None
    assert (decision.kind, decision.certainty) == (kind, certainty)


@pytest.mark.parametrize("before", ["no hyphen", "a dash –", "a dash -", "", "-"])
def test_line_without_a_hyphen_gets_no_decision(lexicon: Lexicon, before: str) -> None:
    assert decide(before, "next", lexicon) is None


def test_halves_of_broken_words_are_not_counted_as_words(lexicon: Lexicon) -> None:
    assert lexicon.count("dredger") == 0
    assert lexicon.count("dredgerman") == 1
