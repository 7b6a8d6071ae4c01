"""Words with a blank too many or too few, hyphens lost, letters lost."""

from __future__ import annotations

import pytest

from support.mended import mend


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("en", "The har bour was full.", "The harbour was full."),
        ("en", "They sailed unexpected ly home.", "They sailed unexpectedly home."),
        ("de", "Die Fähre kam gest ern an.", "Die Fähre kam gestern an."),
        ("fr", "Le bateau arr ive demain.", "Le bateau arrive demain."),
        ("es", "El bar co llega mañana.", "El barco llega mañana."),
        ("it", "La na ve arriva domani.", "La nave arriva domani."),
        ("ru", "Корабль стоит у при стани.", "Корабль стоит у пристани."),
        ("el", "Το πλο ίο έφυγε.", "Το πλοίο έφυγε."),
        ("en", "It lay in the h a r b o u r all night.", "It lay in the harbour all night."),
        ("de", "Sie lag a l l e i n am Kai.", "Sie lag allein am Kai."),
        ("en", "T HE F ERRY L EFT T HE Q UAY", "THE FERRY LEFT THE QUAY"),
        ("en", "They saw the harbourand the quay.", "They saw the harbour and the quay."),
        ("en", "They like thesea and the wind.", "They like the sea and the wind."),
        ("en", "They saw the boats ofthe harbour.", "They saw the boats of the harbour."),
        ("en", "He sat inthe boat; she went tothe pier.", "He sat in the boat; she went to the pier."),
        ("en", "The crew andthe pilot left fromthe quay.", "The crew and the pilot left from the quay."),
        ("en", "Ofthe two boats none seemed tobe sound.", "Of the two boats none seemed to be sound."),
        ("de", "Sie kam vonder Insel, unddie Flut stieg.", "Sie kam von der Insel, und die Flut stieg."),
        ("fr", "Le bateau dela baie dort surle sable.", "Le bateau de la baie dort sur le sable."),
        ("es", "Vive enla casa delos pescadores.", "Vive en la casa de los pescadores."),
        ("it", "Va al porto conla madre.", "Va al porto con la madre."),
        ("nl", "De boot vande haven ligt opde rede.", "De boot van de haven ligt op de rede."),
        ("pt", "O barco doque falava quelhe deu dela.", "O barco do que falava que lhe deu dela."),
        ("en", "The fishe men went out.", "The fishermen went out."),
        ("de", "Sie segelnund singen gern.", "Sie segeln und singen gern."),
    ],
)
def test_pieces_are_joined_and_words_parted(language: str, text: str, right: str) -> None:
    assert mend(text, language) == right


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They told fairy tales about sugar cane and a tide table."),
        ("en", "He was not able to come, and no one may be in time."),
        ("en", "A ferry. I AM A PILOT. A TALE OF A QUAY."),
        ("en", "The points A B C and the lines x y z are on the chart."),
        ("de", "Der Hafenmeister prüft die Seezeichenliste der Lotsenboote."),
        ("de", "Das Boot fuhr auf Grund zu Recht langsam."),
        ("nl", "Zij kwamen ten minste op tijd, bij voorbeeld gisteren."),
        ("fr", "Il y a un bateau à la mer."),
        # forms of two words of grammar that are words
        ("en", "Therefore he went into the boat, and within it sat nobody, for whoever was therein lay hereon."),
        ("de", "Ein ander Mal ging er an Bord, indem er das Seil ergriff; inder Not half dasein Freund."),
        ("fr", "Cela va, au dela de la baie ; il dort au-delà, et leur bateau aussi."),
        ("es", "Para cómpralo y verla, al lado de la casa, dale pan."),
        ("it", "La perla della baia è nella rete, colla corda e col remo."),
        ("nl", "Zij kwamen inde haven met vele boten."),
        ("en", "Skarholm and Kallinsvik are towns of the northern shore."),
    ],
)
def test_words_that_stand_apart_or_together_stay(language: str, text: str) -> None:
    assert mend(text, language) == text


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("en", "A tide-table hung there, a tide-table lay here; the tidetable was old.", "the tide-table was old."),
        ("en", "The Harbour-Master and his HarbourMaster’s cap.", "his Harbour-Master’s cap."),
        ("fr", "Lui-même le vit, et luimême le dit.", "et lui-même le dit."),
        ("en", "They passed anti ferry laws.", "They passed anti-ferry laws."),
        ("es", "Un discurso anti comunista.", "Un discurso anticomunista."),
        ("en", "A pro-ferry crew spoke for the pro ferry pilots.", "for the pro-ferry pilots."),
        ("en", "Self-made, self-taught, self-paid: a self governed port.", "a self-governed port."),
        ("en", "Self-made men spoke of selfdefence.", "of self-defence."),
        ("en", "They closed anti neo-liberal clubs.", "They closed anti-neo-liberal clubs."),
        ("en", "The Skarholm-Kallinsvik line; the SkarholmKallinsvik boat.", "the Skarholm-Kallinsvik boat."),
        ("nl", "De zee-eend zwom, en nog een zee-eend; de zeeeend dook.", "de zee-eend dook."),
    ],
)
def test_lost_hyphens_come_back(language: str, text: str, right: str) -> None:
    assert mend(text, language).endswith(right)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Self-made, self-taught, self-paid: the self knows nothing."),
        ("en", "A half-open door, and half open it stayed."),
        ("en", "It is a pro, and the pro won; a pro-ferry crew lost."),
        ("de", "Der Hafen-Meister kam, dann ein Hafen-Meister; der Hafenmeister ging."),
        ("fr", "Un mot, et vice versa."),
    ],
)
def test_first_parts_that_are_words_and_closed_compounds_stay(language: str, text: str) -> None:
    assert mend(text, language) == text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Ships pass the subcontinent, and the sub continent is large.", "and the subcontinent is large."),
        ("They wrote on WhatsApp daily; then Whats App was shut.", "then WhatsApp was shut."),
        ("A breakdown came; they feared a break down at sea.", "they feared a breakdown at sea."),
        ("THE HARBOUR AND THE FERRY. A HARBOUR FERRY: OLD FERRYHARBOUR NEWS", "OLD FERRY HARBOUR NEWS"),
        ("Tax is due on Whats App now.", "Tax is due on WhatsApp now."),
        ("Old Skarholm, Skarholm and Kallinsvik; then the SkarholmKallinsvik.", "then the Skarholm-Kallinsvik."),
        ("He is a wellknown pilot.", "He is a well-known pilot."),
        ("They kept allwing the boats in.", "They kept allowing the boats in."),
    ],
)
def test_what_the_text_has_elsewhere_tells_where_words_end(text: str, right: str) -> None:
    assert mend(text).endswith(right)


@pytest.mark.parametrize(
    "text",
    [
        "A breakdown came; the pumps break down at sea.",
        "Everyday work, everyday rest: every day they sail.",
        "New York, San Juan and El Salvador, Al Capone and De Gaulle.",
        "Harbour news of HarbourNews, and ferry news of FerryNews.",
        "The File System of FileSystem, and FileSystem again.",
    ],
)
def test_two_words_stay_two_where_grammar_has_them(text: str) -> None:
    assert mend(text) == text


def test_a_form_that_the_language_has_is_no_lost_hyphen() -> None:
    text = "A strike-breaker came, and another strikebreaker."
    assert mend(text) == text
