"""Wrong signs: encodings, accents, quotation marks, look-alikes, blanks at marks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.annotate.corrections.signs.encodings import reread
from fascicle.annotate.corrections.signs.find import questioned
from fascicle.annotate.corrections.signs.pattern import SignPattern
from fascicle.annotate.corrections.signs.table import PATTERNS
from fascicle.annotate.corrections.text_context import Passage
from fascicle.language.lexicon import Lexicon
from support.mended import mend, view_of


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("fr", "Le cafÃ© Ã©tait fermÃ©.", "Le café était fermé."),
        ("fr", "Il est dÃ©jÃ  au port.", "Il est déjà au port."),
        ("en", "The ferryâ€™s bell rang.", "The ferry’s bell rang."),
        ("de", "Die FÃƒÂ¤hre kam.", "Die Fähre kam."),
        ("ru", "Это РїРѕСЂС‚ города.", "Это порт города."),
        ("ru", "Ð­Ñ‚Ð¾ порт.", "Это порт."),
        ("fr", "Le caf´e et la for^et.", "Le café et la for^et."),
        ("es", "Ma˜nana sale el barco.", "Mañana sale el barco."),
        ("de", "Er rief: ,,Hafen“ und ging.", "Er rief: „Hafen“ und ging."),
        ("de", 'Er rief: „Hafen" und ging.', "Er rief: „Hafen“ und ging."),
        ("pl", 'To jest „port" miasta.', "To jest „port” miasta."),
        ("es", "Dijo <<puerto>> y se fue.", "Dijo «puerto» y se fue."),
        ("en", "It's the ferry's bell, and the pilot´s hat.", "It's the ferry's bell, and the pilot's hat."),
        ("en", "The hаrbour was full.", "The harbour was full."),  # a Cyrillic а
        ("ru", "Это пopт города.", "Это порт города."),  # Latin o and p
        ("el", "Το πλoίο έφυγε.", "Το πλοίο έφυγε."),  # a Latin o
        ("en", "The harb0ur and the sai1ors.", "The harbour and the sailors."),
        ("en", "The quay,the ferry and the pier.", "The quay, the ferry and the pier."),
        ("en", "Was it late?Nobody knew why.", "Was it late? Nobody knew why."),
        ("de", "Die Fähre kam ; niemand war da.", "Die Fähre kam; niemand war da."),
        (
            "en",
            "A quay (old) and a pier ( new ), as they (all) said (then).",
            "A quay (old) and a pier (new), as they (all) said (then).",
        ),
        ("fr", "Le bateau , le port et la mer !", "Le bateau, le port et la mer !"),
        ("en", "It left the quay.. The pier was empty.", "It left the quay. The pier was empty."),
        (
            "en",
            "It sank in 1911 . The pilots swam.",
            "It sank in 1911. The pilots swam.",
        ),
        ("en", "Notice to Sailors:The boat is late.", "Notice to Sailors: The boat is late."),
        ("en", "On the 17 th it rained, on the 2 nd it snowed.", "On the 17th it rained, on the 2nd it snowed."),
        ("fr", "Le 1 er bateau du XIX e siècle.", "Le 1er bateau du XIXe siècle."),
        ("es", "La 3 ª flota del puerto.", "La 3ª flota del puerto."),
    ],
)
def test_wrong_signs_are_set_right(language: str, text: str, right: str) -> None:
    assert mend(text, language) == right


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The sum is a << 2 in the program."),
        ("en", "The letter ‘Ã’ stands in Portuguese words."),
        ("en", "``Quay'' is how this text quotes, ``pier'' too."),
        ("uk", "Це моє імʼя і моя памʼять."),
        ("fr", "Il demanda : « Où est le port ? »"),
        ("en", "The MP3 player, the 3rd pier, route B2 and H2O."),
        ("en", "See util.Text and harbour.org or read file.txt first."),
        ("ru", "РІВ и РІД стоят рядом. Её корабль ушёл."),
        ("ru", "Ключ ffН и место pБРВ стоят в строке."),
        ("de", "Er rief: „Hafen“ und ging."),
        ("en", "At 10:30 and at a ratio of 1,5 the EU:n rule held."),
        ("en", "He waited.. and waited.. for the ferry.. It came.. Then it left.."),
        ("en", "He works for Yahoo!. She works at the pier, etc.. And so on..."),
        ("en", "Give ( EXPR ) or EXPR : EXPR as they are, ! EXPR too, and type ! to leave."),
        ("en", "Mount it with ro,nodev,noexec, or with deny,allow and allow,deny in this order."),
        ("en", "Run it with --quiet or --help; the server of X.Org and of X.Org alone."),
        ("en", "The sailors ‘boats and nets’ of the song. They like ‘em."),
        ("en", "The well-to-do had an up-to-the-minute ferry, built-in lamps and a mother-in-law."),
        ("de", "Vor- und Nachteile der Fähre, 20 º C am Hafen."),
        ("es", "El barco —viejo entonces— salió. El muelle —nuevo— también."),
        ("fr", "Les signes « Ã© » et « Ã¨ » se lisent mal. Il y a 2 et 3 bateaux."),
        ("it", "IL PORTO COSÌ COM’È», disse. Ne restano 2 e 3."),
        ("en", ">> The ferry left the quay >> and nobody saw it."),
    ],
)
def test_right_signs_stay(language: str, text: str) -> None:
    assert mend(text, language) == text


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_a_pattern_does_what_its_examples_say(pattern: SignPattern) -> None:
    assert pattern.examples
    for language, text, right in pattern.examples:
        view = view_of(text)
        passage = Passage(view, Lexicon([text], [language]), [language], ())
        reading = view.text
        for _, place, sign, _ in sorted(questioned(passage), key=lambda each: each[1].span, reverse=True):
            reading = reading[: place.span[0]] + sign + reading[place.span[1] :]
        assert reading == right


@pytest.mark.parametrize("word", ["café", "élève", "Grüße", "señor", "naïve", "œuvre"])
@pytest.mark.parametrize("code", ["cp1252", "latin-1"])
def test_what_was_misread_is_read_back(word: str, code: str) -> None:
    once = word.encode().decode(code, "ignore")
    assert reread(once) == word or len(once) != len(word.encode())


@given(st.text("abcdefghij äöüéèàñçß"))
def test_text_of_western_europe_is_no_mojibake(text: str) -> None:
    assert reread(unicodedata.normalize("NFC", text)) is None
