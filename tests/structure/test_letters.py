"""The same small letter in every language that has words for one: date, greeting, formula, signature are told."""

from __future__ import annotations

import pytest
from lxml import etree

from fascicle.encode.convert import convert
from fascicle.language import data
from fascicle.tei.names import tei
from support.sources import one_source

# place and date, greeting, paragraph, formula; the name is the same in all
_LETTERS = {
    "ca": (
        "Palamós, 12 de març de 1921", "Benvolguda senyora Berg,",
        "El far torna a cremar des de dilluns, i les barques surten altra vegada de nit. Els pescadors us saluden.",
        "Amb salutacions cordials",
    ),
    "cs": (
        "Praha, 12. března 1921", "Vážená paní Bergová,",
        "Maják od pondělí zase svítí a lodi vyplouvají v noci jako dřív. Rybáři na Vás často vzpomínají.",
        "S přátelským pozdravem",
    ),
    "da": (
        "Odense, den 12. marts 1921", "Kære fru Berg,",
        "Fyret brænder igen siden mandag, og bådene sejler ud om natten som før. Fiskerne taler tit om Dem.",
        "Med venlig hilsen",
    ),
    "de": (
        "Kiel, den 12. März 1921", "Liebe Frau Berg,",
        "das Feuer auf dem Turm brennt seit Montag wieder, und die Boote fahren nachts aus wie früher.",
        "Mit herzlichen Grüßen",
    ),
    "el": (
        "Χανιά, 12 Μαρτίου 1921", "Αγαπητή κυρία Μπεργκ,",
        "Ο φάρος ανάβει πάλι από τη Δευτέρα και οι βάρκες βγαίνουν τη νύχτα όπως πριν. Οι ψαράδες σας θυμούνται.",
        "Με εκτίμηση",
    ),
    "en": (
        "Whitby, 12 March 1921", "Dear Mrs Berg,",
        "The lamp has been burning again since Monday, and the boats go out at night as before.",
        "Yours sincerely",
    ),
    "es": (
        "Vigo, 12 de marzo de 1921", "Estimada señora Berg:",
        "El faro alumbra otra vez desde el lunes y las barcas salen de noche como antes. Todos la recuerdan.",
        "La saluda atentamente",
    ),
    "fi": (
        "Oulu, 12. maaliskuuta 1921", "Hyvä rouva Berg,",
        "Majakka palaa taas maanantaista lähtien, ja veneet lähtevät yöllä niin kuin ennenkin.",
        "Parhain terveisin",
    ),
    "fr": (
        "Brest, le 12 mars 1921", "Chère Madame,",
        "Le phare brûle de nouveau depuis lundi, et les barques sortent la nuit comme autrefois.",
        "Salutations amicales",
    ),
    "hr": (
        "Rijeka, 12. ožujka 1921.", "Poštovana gospođo Berg,",
        "Svjetionik opet gori od ponedjeljka, a brodice noću isplovljavaju kao i prije. Ribari Vas se sjećaju.",
        "Sa srdačnim pozdravom",
    ),
    "hu": (
        "Tihany, 1921. március 12.", "Tisztelt Asszonyom!",
        "A torony lámpája hétfő óta megint ég, és a csónakok éjjel kifutnak, mint azelőtt.",
        "Szívélyes üdvözlettel",
    ),
    "it": (
        "Livorno, 12 marzo 1921", "Gentile signora Berg,",
        "il faro arde di nuovo da lunedì e le barche escono di notte come prima. I pescatori la ricordano.",
        "Con i più cordiali saluti",
    ),
    "nb": (
        "Bodø, den 12. mars 1921", "Kjære fru Berg,",
        "Fyret brenner igjen siden mandag, og båtene går ut om natten som før. Fiskerne snakker ofte om Dem.",
        "Med vennlig hilsen",
    ),
    "nl": (
        "Vlissingen, 12 maart 1921", "Geachte mevrouw Berg,",
        "Het licht op de toren brandt sinds maandag weer, en de boten varen 's nachts uit zoals vroeger.",
        "Met vriendelijke groeten",
    ),
    "pl": (
        "Gdynia, dnia 12 marca 1921 r.", "Szanowna Pani!",
        "Latarnia świeci znowu od poniedziałku, a łodzie wypływają nocą jak dawniej. Rybacy Panią wspominają.",
        "Z poważaniem",
    ),
    "pt": (
        "Aveiro, 12 de março de 1921", "Prezada senhora Berg,",
        "O farol acende outra vez desde segunda-feira, e os barcos saem de noite como antes.",
        "Com os melhores cumprimentos",
    ),
    "ru": (
        "Одесса, 12 марта 1921 г.", "Дорогая госпожа Берг!",
        "Маяк снова горит с понедельника, и лодки выходят ночью, как прежде. Рыбаки часто вспоминают о Вас.",
        "С глубоким уважением",
    ),
    "sv": (
        "12 mars 1921", "Kära fru Berg,",
        "Fyren brinner igen sedan i måndags, och båtarna går ut om natten som förr. Fiskarna talar ofta om er.",
        "Med vänliga hälsningar",
    ),
    "uk": (
        "Одеса, 12 березня 1921 р.", "Шановна пані Берг!",
        "Маяк знову горить з понеділка, і човни виходять уночі, як раніше. Рибалки часто згадують про Вас.",
        "З повагою",
    ),
}  # fmt: skip


def test_every_language_with_words_for_letters_is_here() -> None:
    assert set(_LETTERS) == {tag for tag in data.tags() if data.of(tag).greetings or data.of(tag).formulas}


@pytest.mark.parametrize("language", _LETTERS)
def test_a_letter_is_told(language: str) -> None:
    date, greeting, text, formula = _LETTERS[language]
    given = "\n\n".join((date, greeting, text, formula, "Ada Marl")).encode() + b"\n"
    edition, source = one_source(given, "letter.txt", language=language)
    root = etree.fromstring(convert(edition, source, given))
    assert root.findtext(f".//{tei('term')}[@type='genre']") == "letter"
    told = [(etree.QName(each).localname, "".join(each.itertext())) for each in root.iterfind(f".//{tei('body')}/*/*")]
    assert told == [
        ("dateline", date), ("salute", greeting), ("p", text), ("closer", formula), ("signed", "Ada Marl"),
    ]  # fmt: skip
    sent = root.find(f".//{tei('correspAction')}[@type='sent']/{tei('persName')}")
    assert sent is not None
    assert sent.text == "Ada Marl"
