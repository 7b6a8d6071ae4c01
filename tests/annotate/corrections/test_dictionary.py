"""What dictionaries know: words in all their forms, and no misprints."""

from __future__ import annotations

import pytest

from fascicle.language.dictionary import has_dictionary, in_dictionary


@pytest.mark.parametrize(
    ("language", "words", "slips"),
    [
        ("en", "harbours unmoored London don't", "wich tthe successfull defent"),
        ("de", "Häfen ging Verwaltungsgericht", "geselschaft verwaltugn"),
        ("fr", "mangeassions d’hiver L'hiver aujourd'hui", "gouvernemetn l'hivre"),
        ("it", "piegalo dell'acqua", "preggio govenro"),
        ("es", "amarrándoselo", "gobienolo"),
        ("pl", "kłęby połączyli", "połączyly"),
        ("ru", "катерами перелистывали", "правительсва"),
        ("el", "κυβέρνηση", "κυβέρνηηση"),
        ("no-NB", "havnene", "havnnene"),
        ("hr", "brodovi", "brodoovi"),
    ],
)
def test_a_dictionary_has_words_and_no_misprints(language: str, words: str, slips: str) -> None:
    assert has_dictionary(language)
    assert [word for word in words.split() if not in_dictionary(word, language)] == []
    assert [word for word in slips.split() if in_dictionary(word, language)] == []


def test_of_a_language_without_a_dictionary_nothing_is_said() -> None:
    assert not has_dictionary("xx")
    assert not in_dictionary("harbour", "xx")


def test_what_stands_before_an_apostrophe_does_not_make_a_word() -> None:
    assert not in_dictionary("", "fr")
    assert not in_dictionary("extravagant'hiver", "fr")
