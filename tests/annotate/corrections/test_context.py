"""Words that are words, but not the ones that were meant: told by the words beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.annotate.corrections.errors.context import confused_with
from fascicle.language.pairs import affinity, behind, expected, paired_words
from fascicle.model.certainty import Certainty
from support.mended import find, mend

_OURS = ("C0503", "C0504")
_WORDS = sorted(paired_words())


def proposals(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    """What is only proposed: rule, what stands there, and the best reading."""
    reading, corrections = find(text, language)
    low = [each for each in corrections if each.certainty is Certainty.LOW and each.rule in _OURS]
    return [(each.rule, reading[each.start : each.end], each.replacement) for each in low]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("A pact whit the pilots held for years.", "A pact with the pilots held for years."),
        ("She was one of they men on the pier.", "She was one of the men on the pier."),
        ("There was one o more ferries at the quay.", "There was one or more ferries at the quay."),
    ],
)
def test_a_word_that_stands_beside_neither_neighbour_is_mended(text: str, right: str) -> None:
    assert mend(text) == right


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("It was the end off the year.", ("C0504", "off", "of")),
        ("He said then the ship was lost.", ("C0504", "then", "that")),
        ("The quay will no be there.", ("C0504", "no", "not")),
        ("It was know as the pier.", ("C0504", "know", "known")),
        ("The high tide at un hour before noon.", ("C0503", "un", "an")),
        ("He saw the boat ant the quay.", ("C0504", "ant", "and")),  # or "at"
    ],
)
def test_a_word_that_may_be_right_is_only_proposed(text: str, proposed: tuple[str, str, str]) -> None:
    assert proposals(text) == [proposed]
    assert mend(text) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The graphical interfaces of the modified versions were revised."),
        ("en", "The ferry, whit, the pilots."),  # no neighbours: marks stand between
        ("en", "He asked for el barco de los pescadores del puerto viejo, in his own tongue."),
        ("en", "The colour of the harbour and the color of the harbor."),
        ("en", "Whit Sunday is late; Ant the cat sleeps in Ware."),
        ("de", "Sie ist one of they men."),
        ("fr", "Le port est one o more."),
    ],
)
def test_what_the_neighbours_do_not_tell_is_left_alone(language: str, text: str) -> None:
    assert mend(text, language) == text
    assert proposals(text, language) == []


def test_a_word_that_the_text_has_often_is_its_own() -> None:
    text = "A pact whit the pilots. " * 5
    assert mend(text).split() == text.split()


def test_what_the_text_has_elsewhere_is_not_mended() -> None:
    assert mend("She was one of they men. He was one of they men.").count("they") == 2


def test_a_proposal_names_other_readings() -> None:
    _, (correction,) = find("He saw the boat ant the quay.")
    assert "at" in correction.alternatives
    assert "boat … the" in correction.evidence


def test_words_are_confused_both_ways() -> None:
    assert "were" in confused_with("where")
    assert "where" in confused_with("were")
    assert confused_with("harbour") == []


def test_pairs_of_good_english_are_closer_than_chance() -> None:
    assert affinity("they", "were") > 0 > affinity("the", "is")
    assert "were" in behind("they")
    assert behind("knarffel") == {}


@given(st.sampled_from(_WORDS), st.sampled_from(_WORDS), st.integers(1, 9))
def test_what_a_text_has_brings_words_closer(one: str, two: str, here: int) -> None:
    assert affinity(one, two, here) > affinity(one, two)
    assert expected(one, two) > 0
