"""Mentions put together by what they name, and kept apart where they only look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.names.grouping import Mention, group
from fascicle.names.grouping.geonames import geonames_number

PERSON, PLACE, ORG = "persName", "placeName", "orgName"


def groups(texts: list[str], element: str, language: str = "en", apart: tuple[tuple[str, str, str], ...] = ()) -> int:
    """How many entries some mentions make; a number behind * says how often one stands there."""
    mentions = []
    for text in texts:
        name, _, times = text.partition("*")
        mentions += [Mention(name, element, "a.xml", language)] * int(times or 1)
    return len(set(group(mentions, apart)))


@pytest.mark.parametrize(
    ("texts", "element", "language"),
    [
        (["Odile Vant", "ODILE VANT", "Odile Vant’s", "Odíle Vant", "Odile-Vant"], PERSON, "en"),
        (["Rose O'Neill", "Rose O’Neill", "Mrs. Rose O’Neill"], PERSON, "en"),
        (["Vant, Odile", "Odile Vant"], PERSON, "en"),
        (["Peregrine Marsh*2", "P. Marsh", "Marsh", "Mr Marsh", "Peregrine J. Marsh"], PERSON, "en"),
        (["Peregrine Marsh*3", "Peregrine Marsch", "Percgrine Marsh"], PERSON, "en"),
        (["Ystersund*3", "Yster-sund", "Ysterfund", "Ystcrsund"], PLACE, "sv"),
        (["Hermannstadt*2", "Herrnannstadt"], PLACE, "de"),  # rn for m
        (["Kälberwald", "Kälberwalds"], PLACE, "de"),
        (["Иван Петров", "Ивана Петрова", "Ивану Петрову"], PERSON, "ru"),
        (["Harbour Relief League", "the Harbour Relief League", "HRL", "H.R.L."], ORG, "en"),
        (["North Atlantic Treaty Organization", "NATO", "OTAN"], ORG, "en"),
        (["University of Lima", "Lima University"], ORG, "en"),
        (["anti-war assembly", "Antiwar Assembly"], ORG, "en"),
        (["United States", "the United States", "U. S.", "USA", "Vereinigte Staaten", "États-Unis"], PLACE, "en"),
        (["Wien", "Vienna"], PLACE, "de"),
    ],
)
def test_one_entry(texts: list[str], element: str, language: str) -> None:
    assert groups(texts, element, language) == 1


@pytest.mark.parametrize(
    ("texts", "element"),
    [
        (["Peregrine Marsh*3", "Odile Marsh"], PERSON),
        (["J. Marsh*3", "K. Marsh"], PERSON),
        (["Mario Quantz*3", "Maria Quantz"], PERSON),
        (["King John", "John Brisben Walker"], PERSON),  # no surname
        (["Bologne*3", "Cologne", "Pologne"], PLACE),
        (["Verona*3", "Gerona"], PLACE),
        (["Dillon County*2", "D. C."], PLACE),
        (["Studio 28*3", "Studio 29"], ORG),
        (["Marsh*3", "Harsh"], PERSON),  # too short to tell
    ],
)
def test_one_entry_each(texts: list[str], element: str) -> None:
    assert groups(texts, element) == len(texts)


def test_kinds_are_apart() -> None:
    mentions = [Mention("Marn", PLACE), Mention("Marn", ORG)]
    assert group(mentions) == [0, 1]


def test_a_surname_means_who_was_named_last_in_its_text() -> None:
    texts = [("Emil Hass", "a"), ("Karl Hass", "a"), ("Hass", "a"), ("Emil Hass", "b"), ("Hass", "b")]
    assert group([Mention(text, PERSON, file, "en") for text, file in texts]) == [0, 1, 1, 0, 0]


def test_what_editors_parted_stays_apart() -> None:
    texts = ["Peregrine Marsh*2", "P. Marsh", "Peregrine Marsch"]
    assert groups(texts, PERSON, apart=(("P. Marsh", "Peregrine Marsh", PERSON),)) == 2
    assert groups(["Odile Vant", "Vant"], PERSON, apart=(("Vant", "Odile Vant", PERSON),)) == 2


_NAMES = st.text(st.sampled_from("AaBbM. rn'’-éß"), max_size=8)


@given(st.lists(st.tuples(_NAMES, st.sampled_from([PERSON, PLACE, ORG])), max_size=12))
def test_any_mentions_get_numbers_in_order(rows: list[tuple[str, str]]) -> None:
    found = group([Mention(text, element, "a", "en") for text, element in rows])
    assert len(found) == len(rows)
    assert list(dict.fromkeys(found)) == list(range(len(set(found))))
    again: dict[tuple[str, str], int] = {}
    for row, number in zip(rows, found, strict=True):
        if row[1] != PERSON:  # a surname may mean two persons
            assert again.setdefault(row, number) == number


@pytest.mark.parametrize(
    ("forms", "number"),
    [
        (("Peru", "Perú", "Pérou"), "3932488"),
        (("USA", "United States", "U.S."), "6252001"),
        (("Arequipa",), "3947322"),  # no other place of 500 inhabitants is called so
        (("Berlin",), ""),  # there are others
        (("Georgia",), ""),  # a state of the USA too
        (("Luxembourg",), ""),  # the city or the country
        (("San Martín",), ""),  # Saint Martin's name in Spanish, and that of many towns
        (("Peru", "Chile"), ""),
        (("us",), ""),
        (("Ystersund",), ""),
    ],
)
def test_numbers_of_geonames_are_those_that_fit_beyond_doubt(forms: tuple[str, ...], number: str) -> None:
    assert geonames_number(forms, ("en", "es")) == number
