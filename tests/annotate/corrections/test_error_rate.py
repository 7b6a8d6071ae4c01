"""How much of a text is no words at all: the share that says whether corrections can be believed in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import fascicle
from fascicle.annotate.corrections.correction import MOST_ERRORS
from fascicle.annotate.corrections.text_context import Passage
from fascicle.check.too_broken import TOO_BROKEN, too_broken
from fascicle.language.lexicon import Lexicon
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.names import XML_LANG, tei
from support.editions import new_edition, set_source

SOUND = {
    "en": "The ferry left the quay late, and nobody knew why the pilot had not come on board that morning. ",
    "de": "Die Fähre verließ den Hafen spät, und niemand wusste, warum der Lotse nicht an Bord gekommen war. ",
    "fr": "Le bac quitta le quai en retard, et personne ne savait pourquoi le pilote n’était pas monté à bord. ",
}
BROKEN = {
    "en": "Tbe ferrv lcft thc qnay latc, aud nohody knevv wby thc pi1ot liad uot coine ou hoard tbat inorning. ",
    "de": "Dic Fährc verlicß dcn Hafcn fpät, nnd uiemaud wnßtc, warnm dcr Lotfc uicht au Bord gekommeu war. ",
    "fr": "Lc bac qnitta lc qnai cn rctard, ct pcrfonne nc favait ponrquoi lc pilotc n’étail pas montc a hord. ",
}


def passage(text: str, language: str, spoken: str = "") -> Passage:
    body = etree.Element(tei("text"))
    paragraph = etree.SubElement(body, tei("p"), {XML_LANG: spoken} if spoken else {})
    paragraph.text = text
    return Passage(LayerView(body, Layer.READING), Lexicon([text], [language]), [language], ())


@pytest.mark.parametrize("language", SOUND)
def test_a_sound_text_and_a_broken_one_are_told_apart(language: str) -> None:
    assert passage(SOUND[language] * 6, language).error_rate < 0.05
    assert passage(BROKEN[language] * 6, language).error_rate > 2 * MOST_ERRORS


def test_names_are_not_counted_nor_are_passages_in_other_languages() -> None:
    assert passage("Quorrin and Threllwick met Brannagh at Skelfwith. " * 20, "en").error_rate < 0.05
    assert passage(SOUND["de"] * 6, "en", "de").error_rate < 0.05


@pytest.mark.parametrize(("text", "language"), [("", "en"), ("Tbe ferrv lcft.", "en"), (BROKEN["en"] * 6, "zh")])
def test_of_a_few_words_or_without_a_dictionary_nothing_is_claimed(text: str, language: str) -> None:
    assert passage(text, language).error_rate < 0.1


@pytest.mark.parametrize(("text", "broken"), [(SOUND["en"], False), (BROKEN["en"], True)])
def test_annotating_says_of_which_texts_it_is_no_help(tmp_path: Path, text: str, broken: bool) -> None:
    edition = new_edition(tmp_path / "edition")
    set_source(edition, f"A Harbour Tale\n\n{text * 10}\n".encode())
    fascicle.open(edition, out=tmp_path / "build").convert()
    for _ in range(2):  # the second time it is remembered
        (result,) = fascicle.open(edition, out=tmp_path / "build").annotate()
        assert [each.rule for each in result.doubts] == [TOO_BROKEN] * broken


def test_the_finding_says_how_many_words_nobody_knows() -> None:
    assert too_broken("text/t.xml", MOST_ERRORS - 0.01) == ()
    (finding,) = too_broken("text/t.xml", 0.312)
    assert "of 100 words 31 are in no dictionary" in finding.message
