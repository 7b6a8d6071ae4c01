"""Wrong signs: encodings, accents, quotation marks, look-alikes, blanks at marks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.annotate.corrections.errors.encodings import reread
from support.mended import mend


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("fr", "Le cafÃ© Ã©tait fermÃ©.", "Le café était fermé."),
        ("fr", "Il est dÃ©jÃ  au port.", "Il est déjà au port."),
        ("en", "The ferryâ€™s bell rang.", "The ferry’s bell rang."),
        ("de", "Die FÃƒÂ¤hre kam.", "Die Fähre kam."),
        ("ru", "Это РїРѕСЂС‚ города.", "Это порт города."),
        ("ru", "Ð­Ñ‚Ð¾ порт.", "Это порт."),
        ("en", "The \uf001sh \uf002oated.", "The fish floated."),
        ("fr", "Le cafe\u0301 du port.", "Le café du port."),
        ("fr", "Le caf´e et la for^et.", "Le café et la for^et."),
        ("es", "Ma˜nana sale el barco.", "Mañana sale el barco."),
        ("en", "The har\u200bbour was full.", "The harbour was full."),
        ("de", "Er rief: ,,Hafen“ und ging.", "Er rief: „Hafen“ und ging."),
        ("de", 'Er rief: „Hafen" und ging.', "Er rief: „Hafen“ und ging."),
        ("pl", 'To jest „port" miasta.', "To jest „port” miasta."),
        ("es", "Dijo <<puerto>> y se fue.", "Dijo «puerto» y se fue."),
        ("en", "He said ``quay'' and “pier” and left.", "He said “quay” and “pier” and left."),
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
        ("en", "Was it late?. Nobody knew,, not the pilot.", "Was it late? Nobody knew, not the pilot."),
        (
            "en",
            "It sank in 1911 . The pilots, i .e. two of them, swam.",
            "It sank in 1911. The pilots, i.e. two of them, swam.",
        ),
        ("en", "The ferry (built in 1917),old by then, sank.", "The ferry (built in 1917), old by then, sank."),
        ("en", "The quay was empty.(They had left long before.)", "The quay was empty. (They had left long before.)"),
        ("en", "J. Quay met A. Pier, and then R.Harbour came.", "J. Quay met A. Pier, and then R. Harbour came."),
        ("en", "Notice to Sailors:The boat is late.", "Notice to Sailors: The boat is late."),
        ("en", "On the 17 th it rained, on the 2 nd it snowed.", "On the 17th it rained, on the 2nd it snowed."),
        ("fr", "Le 1 er bateau du XIX e siècle.", "Le 1er bateau du XIXe siècle."),
        ("es", "La 3 ª flota del puerto.", "La 3ª flota del puerto."),
        ("en", "The sailors ‘boats were lost.", "The sailors’ boats were lost."),
        (
            "en",
            "The H.R.B. met. He left the H.R.B. then. So the H.R.B. sank, and the H.R.B, too, was lost.",
            "The H.R.B. met. He left the H.R.B. then. So the H.R.B. sank, and the H.R.B., too, was lost.",
        ),
        (
            "en",
            "The ferry--old then--left. The pier--new then--sank. The town-- poor as it was --was lost.",
            "The ferry--old then--left. The pier--new then--sank. The town--poor as it was--was lost.",
        ),
        (
            "en",
            "The ferry — old then — left, the pier — small — sank: he sold boats-and bought nets.",
            "The ferry — old then — left, the pier — small — sank: he sold boats — and bought nets.",
        ),
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


@given(st.text(st.characters(codec="utf-8", min_codepoint=0xA1, max_codepoint=0x2FFF, categories=("L",)), min_size=1))
def test_what_was_misread_is_read_back(text: str) -> None:
    misread = text.encode().decode("latin-1")
    assert reread(misread) == text or reread(text) is not None


@given(st.text("abcdefghij äöüéèàñçß"))
def test_text_of_western_europe_is_no_mojibake(text: str) -> None:
    assert reread(unicodedata.normalize("NFC", text)) is None
