"""The lists of wordfreq, read no further than asked, say what wordfreq says."""

from __future__ import annotations

import pytest
import wordfreq

from fascicle.language.frequencies import FrequencyList, list_of

_STEP = 1709  # of the words that are compared


@pytest.mark.parametrize("language", ["en", "nb", "el", "zh"])
def test_frequencies_are_those_of_wordfreq(language: str) -> None:
    table = wordfreq.get_frequency_dict(language, "best")
    words = [*[*table][::_STEP], *(f"{word}qx" for word in [*table][:: 40 * _STEP])]
    listed = _fresh(language)
    assert [listed.frequency(word) for word in words] == [table.get(word, 0.0) for word in words]


def test_a_word_is_found_wherever_it_stands_in_the_list() -> None:
    table = wordfreq.get_frequency_dict("es", "best")
    for word in [*[*table][:: 40 * _STEP], *[*table][-3:]]:
        assert _fresh("es").frequency(word) == table[word], word


def test_a_short_list_ends_before_all_of_its_searches_are_made() -> None:
    listed = _fresh("el")
    assert [listed.frequency(f"qx{number}") for number in range(100)] == [0.0] * 100
    assert listed.frequency("και") > 1e-3


def test_what_is_inside_other_words_is_no_word() -> None:
    """The sign of a word's length may be a byte of a letter: `é` ends in that of a word of nine letters."""
    table = wordfreq.get_frequency_dict("fr", "best")
    inside = {word[at + 1 :] for word in table for at in range(2) if word[at : at + 1] == "é" and len(word) == at + 10}
    strange = sorted(inside - table.keys())[:3]
    assert strange
    for word in strange:
        assert _fresh("fr").frequency(word) == 0.0


@pytest.mark.parametrize("least", [0.0, 1e-7, 1e-6, 3e-4])
def test_words_down_to_a_frequency(least: float) -> None:
    table = wordfreq.get_frequency_dict("da", "best")
    assert list_of("da-DK").words(least) == [word for word, frequency in table.items() if frequency >= least]


def test_what_is_asked_down_to_a_frequency_is_exact_above_it() -> None:
    table = wordfreq.get_frequency_dict("nl", "best")
    for word in [*table][: 40 * _STEP : 7 * _STEP]:
        assert max(_fresh("nl").frequency(word, 1e-6), 1e-6) == max(table[word], 1e-6)


def test_a_language_without_a_list_has_no_words() -> None:
    assert list_of("tlh").frequency("word") == 0.0
    assert list_of("tlh").words(0.0) == []


def _fresh(language: str) -> FrequencyList:
    list_of.cache_clear()
    return list_of(language)
