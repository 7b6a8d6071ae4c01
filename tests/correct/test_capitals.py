"""Small capitals that were extracted as mixed case, and words whose odd case is meant."""

from __future__ import annotations

import pytest

from support.reading import mend


def test_a_heading_in_small_capitals_becomes_capitals() -> None:
    text = "tHe HarBour and tHe BeacHes\n\nThe ferry left at noon."
    assert mend(text) == "THE HARBOUR AND THE BEACHES\n\nThe ferry left at noon."


def test_only_the_part_of_a_title_that_is_in_small_capitals() -> None:
    text = "News of April: STormS and floodS on THe coaST\n\nThe ferry left at noon."
    assert mend(text).startswith("News of April: STORMS AND FLOODS ON THE COAST")


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("ru", "пОРтОвый гОРОд и егО кОРабли", "ПОРТОВЫЙ ГОРОД И ЕГО КОРАБЛИ"),
        ("el", "τΟ πλΟίΟ και η θάλασσα τΟυ κόσμΟυ", "ΤΟ ΠΛΟΊΟ ΚΑΙ Η ΘΆΛΑΣΣΑ ΤΟΥ ΚΌΣΜΟΥ"),
    ],
)
def test_other_alphabets(language: str, text: str, right: str) -> None:
    assert mend(text, language) == right


@pytest.mark.parametrize(
    "text",
    [
        "The firm Harbour GmbH uses LaTeX, OpenSSH and an iPhone.",
        "McDonald and MacArthur met the MPs of the NGOs.",
        "Il parle de l'École et de l’Atlantique, dell'Ufficio.",
    ],
)
def test_brands_and_names_stay(text: str) -> None:
    assert mend(text) == text
