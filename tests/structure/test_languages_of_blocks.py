"""In which language a paragraph is, where the record names one of which there is no list of words."""

from __future__ import annotations

import pytest

from fascicle.structure.languages.blocks import detect

LATIN = (
    "Nauta vetus litora nostra saepe deseruit, neque tamen uxorem suam umquam sine litteris reliquit.",
    "Cum tempestas navem fregisset, piscatores lumen in turri accenderunt et funibus miseros ad ripam traxerunt.",
    "Quibus rebus cognitis magister portus milites ad pontem misit, ne quis noctu flumen transiret.",
)
OTHERS = {
    "en": "When the storm had broken the boat the fishermen lit the lamp and pulled the men ashore with ropes.",
    "de": "Als der Sturm das Boot zerbrochen hatte, zündeten die Fischer die Lampe an und zogen die Männer ans Ufer.",
    "fr": "Quand la tempête eut brisé le bateau, les pêcheurs allumèrent la lampe et tirèrent les hommes à terre.",
    "it": "Quando la tempesta ebbe rotto la barca, i pescatori accesero la lampada e tirarono gli uomini a riva.",
}


@pytest.mark.parametrize("text", LATIN)
@pytest.mark.parametrize("record", [("en", "de", "la"), ("la", "fr", "it"), ("en", "la")])
def test_latin_is_none_of_the_others(text: str, record: tuple[str, ...]) -> None:
    assert detect(text, record) == "la"


@pytest.mark.parametrize("language", OTHERS)
def test_the_others_are_not_latin(language: str) -> None:
    assert detect(OTHERS[language], ("la", *OTHERS)) == language
    assert detect(OTHERS[language], ("la", language)) == language


def test_two_languages_without_lists_are_not_told_apart() -> None:
    assert detect(LATIN[1], ("en", "de", "la", "br")) is None
