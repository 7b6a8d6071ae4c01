"""Pairs of words: kept as hashes, found again with how often they stand side by side."""

from __future__ import annotations

from fascicle.language.pairs import Pairs, packed, pairs_of


def test_what_is_packed_is_found_again() -> None:
    pairs = Pairs(packed({("at", "sea"): 5, ("the", "quay"): 9, ("a", "ferry"): 40}))
    assert (pairs.often("at", "sea"), pairs.often("the", "quay"), pairs.often("a", "ferry")) == (5, 9, 15)
    assert pairs.often("sea", "at") == pairs.often("quay", "the") == 0


def test_the_same_pairs_are_packed_to_the_same_bytes() -> None:
    table = {("at", "sea"): 5, ("the", "quay"): 9}
    assert packed(table) == packed(dict(reversed(table.items())))


def test_languages_know_their_commonest_pairs() -> None:
    assert pairs_of("en").often("of", "the") > pairs_of("en").often("took", "place") > 0
    assert pairs_of("de").often("in", "der") > 5
    assert pairs_of("fr").often("de", "la") > 5
    assert pairs_of("xx").often("of", "the") == 0
