"""What a word is to the search, which forms are of one word, and how places are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.language.data import tags
from fascicle.publish.search.families import Families, modern, old_spellings, stems
from fascicle.publish.search.numbers import SIGNS, numbers, signs
from fascicle.publish.search.words import folded, words


@given(st.lists(st.integers(0, 10**9)))
def test_numbers_come_back(given_numbers: list[int]) -> None:
    written = signs(given_numbers)
    assert numbers(written) == given_numbers
    assert not set(written) - set(SIGNS)


def test_signs_need_no_escape_and_part_no_fields() -> None:
    assert not set('"\\ !\n') & set(SIGNS)
    assert [len(signs([number])) for number in (0, 60, 61, 1890, 1891)] == [1, 1, 2, 2, 3]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Revolución, naïve Ærø", ["revolucion", "naive", "aero"]),
        ("Waſſer Straße", ["wasser", "strasse"]),
        ("gehoͤren muͤſſen", ["gehoren", "mussen"]),  # an e above the vowel
        ("l’été don't well-known", ["l", "ete", "don", "t", "well", "known"]),
        ("Ёлка война", ["елка", "воина"]),
        ("ἄνθρωπος ἀνθρώπους", ["ανθρωποσ", "ανθρωπουσ"]),
        ("har\u00adbour \u200bx", ["harbour", "x"]),
        ("in 1922, 3½", ["in", "1922", "3"]),
        ("مُحَمَّد שָׁלוֹם", ["محمد", "שלום"]),
        ("北京大学", ["北", "京", "大", "学"]),
        ("हिन्दी", ["हिन्दी"]),
        ("— … “”", []),
    ],
)
def test_words_in_many_scripts(text: str, forms: list[str]) -> None:
    assert [folded(word) for word in words(text)] == forms


@given(st.text())
def test_what_is_folded_stays(text: str) -> None:
    for word in words(text):
        assert folded(folded(word)) == folded(word)


def _family(language: str, *forms: str) -> list[list[str]]:
    return Families({language: stems(forms, language)}).all()


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "walked", "walking"),
        ("de", "häuser", "häusern"),
        ("fr", "généreuse", "généreux"),
        ("es", "trabajador", "trabajadoras"),
        ("ru", "войны", "войной"),
        ("it", "porto", "porti"),
        ("sv", "hamnar", "hamnarna"),
        ("de", "vnd", "und"),
        ("de", "thal", "tal"),
        ("de", "seyn", "sein"),
        ("de", "iahr", "jahre"),
        ("en", "vpon", "upon"),
        ("en", "harbor", "harbours"),
        ("en", "musick", "music"),
        ("fr", "avoit", "avait"),
        ("es", "dixo", "dijo"),
        ("nl", "mensch", "mens"),
        ("la", "iuvenis", "juuenis"),
        ("ru", "міръ", "мир"),
    ],
)
def test_forms_of_one_word(language: str, one: str, other: str) -> None:
    assert any({folded(one), folded(other)} <= set(family) for family in _family(language, one, other))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("en", "our", "or"), ("en", "your", "yor"), ("de", "haus", "maus"), ("fr", "fois", "fais"), ("pl", "dom", "dam")],
)
def test_forms_of_two_words(language: str, one: str, other: str) -> None:
    assert not any({one, other} <= set(family) for family in _family(language, one, other))


def test_an_old_form_can_be_asked_for_as_it_is_spelled_today() -> None:
    assert sorted(_family("de", "thal")[0], reverse=True) == ["thal", "tal"]


@pytest.mark.parametrize("language", tags())
def test_old_spellings_are_patterns_that_change_what_is_old_once(language: str) -> None:
    """In the syntax that Python and browsers share, and with nothing in what it is now but letters."""
    for old, new in old_spellings(language):
        assert "(?P" not in old
        assert new.isalpha() or not new
    for word in ("vnd", "iahr", "avoit", "harbour", "haus"):
        assert modern(modern(word, language), language) == modern(word, language)
