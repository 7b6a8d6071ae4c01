"""Misprints in words and names: what is corrected, what is only proposed, what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.language.letters import cover, letters
from fascicle.language.morphology import morphology
from fascicle.language.slips import lookalikes, near, slip
from fascicle.model.certainty import Certainty
from fascicle.model.near import distance
from support.mended import find, mend

_FILL = "The ferry left the quay at dawn and the crew sang. "


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("en", "The meeting took plance in spring.", "The meeting took place in spring."),
        ("en", "The srtuggle of the dockers was long.", "The struggle of the dockers was long."),
        ("de", "Der Kapitän kennt die Verwaltugn der Stadt.", "Der Kapitän kennt die Verwaltung der Stadt."),
        ("fr", "Le gouvernemetn a fermé le port.", "Le gouvernement a fermé le port."),
        ("es", "Los trabjadores del puerto cantaban.", "Los trabajadores del puerto cantaban."),
        ("it", "Il govenro ha chiuso il porto.", "Il governo ha chiuso il porto."),
        ("pt", "Os trabalhaodres do porto cantavam.", "Os trabalhadores do porto cantavam."),
        ("nl", "De regerign sloot de haven.", "De regering sloot de haven."),
        ("ru", "Вчера правиетльство закрыло порт.", "Вчера правительство закрыло порт."),
        ("el", "Η κυβέρνηηση έκλεισε το λιμάνι.", "Η κυβέρνηση έκλεισε το λιμάνι."),
    ],
)
def test_a_slip_is_mended_in_many_languages(language: str, text: str, right: str) -> None:
    assert mend(text, language) == right


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Hafenmeistereigebühren und Schleusenwärterhäuschen am Fährsteg."),
        ("nl", "De havenmeesterswoningen en veerbootkaartjes van het sluiswachtershuis."),
        ("ru", "Они перелистывали швартовавшимися катерами причаливания."),
        ("es", "Desembarcaríamos remolcándolas y amarrándoselo."),
        ("en", "The unmoored ferries were rebollarded; the sbuild and dhcpd programs ran."),
        ("xx", "Blorvex knarffel zundrit moppelwick farandel."),
        ("en", "He asked for el barco de los pescadoers del puerto viejo, in his own tongue."),
    ],
)
def test_what_a_language_makes_of_its_words_is_sound(language: str, text: str) -> None:
    assert mend(text, language) == text


def test_a_language_without_a_list_is_left_alone_wholly() -> None:
    assert not cover("xx")
    assert find("Knarffel knarfel " * 9 + "knarffle", "xx")[1] == []


def test_a_misprint_that_stands_twice_is_told_by_how_common_the_word_is() -> None:
    text = "The pasants sang. " + "The peasants sang and the peasants danced. " * 30 + "Then pasants left."
    assert "pasants sang" not in mend(text)
    assert "pasants" in mend("The pasants sang with peasants. Then pasants left.")


def test_a_form_that_only_the_misprints_of_the_lists_have_is_a_misprint() -> None:
    assert mend("The goverment and tthe harbour.") == "The government and the harbour."
    # foreign, or not so much rarer than what it may stand for
    for sound in ("They sang of regimento and hafen.", "The iterable ferries."):
        assert mend(sound) == sound


def test_a_name_is_mended_by_what_it_looks_like() -> None:
    text = "We saw Lllaville. They met in Illaville."
    assert mend(text, protected=["Illaville"]) == "We saw Illaville. They met in Illaville."
    often = "They went to Skarnholm. " * 10
    assert mend(often + "We left Skamholm.").endswith("We left Skarnholm.")


def test_each_part_of_a_name_of_two_is_judged_by_itself() -> None:
    text = "They went by train from Arequpa-Puno to the lake."
    assert mend(text) == text.replace("Arequpa", "Arequipa")
    assert mend("They met Arequpa-Smith at the lake.") == "They met Arequpa-Smith at the lake."


def test_a_name_of_the_authority_file_is_never_mended() -> None:
    text = "They went to Skarnholm. " * 10 + "We left Skamholm."
    assert mend(text, protected=["Skamholm"]) == text.strip()


def test_a_program_name_with_a_letter_more_is_proposed_at_most() -> None:
    assert all(each.certainty is Certainty.LOW for each in find(_FILL + "Then run the builds and the xterm tool.")[1])


def test_old_spelling_is_left_alone() -> None:
    text = (
        "Es ist nöthig, daß ein Theil der Thiere in das Thal gehe, wo man die Vorurtheile der Bürger kennet. "
        "Die Thür ward aufgethan, und der Rath that, was ihm gut dünkete; er gieng seyn Weib zu suchen. "
    )
    assert mend(text, "de") == text.strip()


@pytest.mark.parametrize(
    ("language", "sound", "unsound"),
    [
        ("en", "overpriced underpriced harbourmaster", "srtuggle commitee plance"),
        ("de", "hafenmeisterei vertragspartnern verwaltungsgericht", "geselschaft rechhtsprechung arbeitsplaz"),
        ("ru", "перелепил", "правительсва рабочмй"),
    ],
)
def test_morphology_is_learned(language: str, sound: str, unsound: str) -> None:
    learned = morphology(language)
    assert [word for word in sound.split() if not learned.derives(word)] == []
    assert [word for word in unsound.split() if learned.derives(word)] == []


def test_letters_are_learned() -> None:
    assert letters("en").rarest("srtuggle") < 2 < letters("en").rarest("struggle")
    assert "ж" in letters("ru").alphabet
    assert "w" not in letters("ru").alphabet


@given(st.text("abcé", min_size=1, max_size=8))
def test_slips_are_near_and_never_the_word_itself(word: str) -> None:
    for form in near(word, "abcé"):
        assert form != word
        assert distance(word, form, 2) <= 2


@pytest.mark.parametrize(
    ("wrong", "right", "kind", "spelling"),
    [
        ("srtuggle", "struggle", "swapped", False),
        ("tthe", "the", "doubled", True),
        ("comittee", "committee", "single", True),
        ("tbe", "the", "alike", False),
        ("modem", "modern", "alike", False),
        ("strugle", "struggle", "single", True),
        ("stuggle", "struggle", "lost", False),
        ("plance", "place", "added", False),
        ("théatre", "théâtre", "accent", True),
        ("Theil", "Teil", "added", True),
        ("plage", "place", "other", False),
    ],
)
def test_slips_are_told_apart(wrong: str, right: str, kind: str, spelling: bool) -> None:
    found = slip(wrong, right)
    assert (found.kind, found.spelling) == (kind, spelling)


def test_shapes_are_confused_both_ways() -> None:
    assert "Ilave" in set(lookalikes("Llave"))
    assert "Llave" in set(lookalikes("Ilave"))
    assert "Harmon" in set(lookalikes("Harrnon"))
