"""Who sent a letter to whom: names of signatures and behind a "To", never a formula."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fascicle.encode.convert import convert
from fascicle.encode.correspondence import correspondence
from fascicle.encode.header import language_name
from fascicle.model.source import Line, Run
from fascicle.structure.model import Block, Part, Role
from fascicle.tei.names import tei
from fascicle.tei.write import parse
from support.sources import one_source

Told = tuple[str, str]  # "p" or "o" for person and organisation, and the name

# language, lines of the closer, lines of the signature, who is named
_ENDINGS: list[tuple[str, str, str, Sequence[Told]]] = [
    ("en", "Your loving son,", "Tom Reed", [("p", "Tom Reed")]),
    ("en", "Your loving son,\nTom Reed", "", [("p", "Tom Reed")]),
    ("en", "", "Your loving son,\nTom Reed", [("p", "Tom Reed")]),
    ("en", "With good wishes,", "Ada Quill", [("p", "Ada Quill")]),
    ("en", "I am, Sir, yours,", "A. Quill.", [("p", "A. Quill")]),
    ("en", "I am, Sir, yours, A. Quill.", "", [("p", "A. Quill")]),
    ("en", "Believe me ever yours", "Ada Quill", [("p", "Ada Quill")]),
    ("en", "Love from", "Ada", [("p", "Ada")]),
    ("en", "Love from Ada", "", [("p", "Ada")]),
    ("en", "Love,", "May", [("p", "May")]),
    ("en", "Ever, dear Ada, your loving", "Tom", [("p", "Tom")]),
    ("en", "I remain, my dear Sir,\nYour most obedient Servant", "Edw. Thornby", [("p", "Edw. Thornby")]),
    ("en", "Yours truly,", "Captain Marl", [("p", "Captain Marl")]),
    ("en", "Yours truly,", "Dr. Ada Quill, M.A., Secretary of the Club", [("p", "Ada Quill")]),
    ("en", "Your's, &c.", "H. van ’t Hoff", [("p", "H. van ’t Hoff")]),
    ("en", "", "(signed) Ada Quill", [("p", "Ada Quill")]),
    ("en", "Your loving", "Ada and Tom", [("p", "Ada"), ("p", "Tom")]),
    ("en", "Yours", "TOM REED", [("p", "TOM REED")]),
    ("en", "Fraternally,", "The Harbour Committee", [("o", "Harbour Committee")]),
    ("en", "Yours,", "A. Q.", [("p", "A. Q.")]),
    # nobody is named
    ("en", "Your Obedient Servant", "", []),
    ("en", "Kind Regards,", "", []),
    ("en", "", "Kind Regards,", []),
    ("en", "Yours sincerely", "", []),
    ("en", "God Save Ireland", "", []),
    ("en", "Yours,", "The Editor", []),
    ("en", "Your affectionate", "Mother", []),
    ("en", "With kind regards to Mrs. Quill", "", []),
    ("en", "Yours,", "N. B.", []),
    ("en", "Yours,", "T.", []),
    ("de", "Mit vorzüglicher Hochachtung", "J. H. Marlow", [("p", "J. H. Marlow")]),
    ("de", "Mit vorzüglicher Hochachtung\nIhr ergebenster", "J. H. Marlow", [("p", "J. H. Marlow")]),
    ("de", "", "Ihre Ada Quill", [("p", "Ada Quill")]),
    ("de", "Es grüßt Dich herzlich Deine Ada", "", [("p", "Ada")]),
    ("de", "Ihr getreuer Karl von Quill", "", [("p", "Karl von Quill")]),
    ("de", "Hochachtungsvoll", "Der Vorstand des Hafenvereins", [("o", "Vorstand des Hafenvereins")]),
    ("de", "Mit freundlichen Grüßen", "gez. Prof. Dr. Karl Quill", [("p", "Karl Quill")]),
    ("de", "Dein Freund", "", []),
    ("de", "Mit Vorzüglicher Hochachtung", "", []),
    (
        "fr", "Veuillez agréer, Monsieur, l’assurance de mes sentiments distingués.", "Ada Quill", [("p", "Ada Quill")],
    ),
    ("fr", "Votre dévoué serviteur", "Jean de la Marre", [("p", "Jean de la Marre")]),
    ("fr", "Votre fils,", "J.-B. d’Arcy", [("p", "J.-B. d’Arcy")]),
    ("fr", "Salutations fraternelles", "Le Comité central", [("o", "Comité central")]),
    ("es", "Su seguro servidor", "José María de la Vega", [("p", "José María de la Vega")]),
    ("it", "Suo devotissimo", "Carlo Belli", [("p", "Carlo Belli")]),
    ("nl", "Uw dienstwillige dienaar", "P. van der Berg", [("p", "P. van der Berg")]),
    ("pl", "Z poważaniem", "Jan Kowalik, rybak", [("p", "Jan Kowalik")]),
    ("pt", "Com os melhores cumprimentos", "Ana da Costa", [("p", "Ana da Costa")]),
    ("ru", "Ваш покорный слуга", "А. Марл", [("p", "А. Марл")]),
    ("sv", "Din tillgivne vän", "Karl Berg", [("p", "Karl Berg")]),
    ("da", "Din hengivne", "Karen Berg", [("p", "Karen Berg")]),
    ("hu", "Szívélyes üdvözlettel", "Berg Anna", [("p", "Berg Anna")]),
    ("cs", "S přátelským pozdravem Váš", "Jan Berg", [("p", "Jan Berg")]),
    ("el", "Με εκτίμηση", "Άδα Μαρλ", [("p", "Άδα Μαρλ")]),
    ("la", "Vale. Tuus", "Carolus Berg", [("p", "Carolus Berg")]),
    ("und", "Dein Freund", "Karl", [("p", "Karl")]),
    ("he", "שלך", "רחל כהן", [("p", "רחל כהן")]),
]  # fmt: skip

_ADDRESSES: list[tuple[str, str, Sequence[Told]]] = [
    ("en", "To Mr. Tom Reed,\nKestrel Sound", [("p", "Tom Reed")]),
    ("en", "To\nAda Quill", [("p", "Ada Quill")]),
    ("en", "To Ada Quill and Tom Reed", [("p", "Ada Quill"), ("p", "Tom Reed")]),
    ("en", "To the Widow Marl", [("p", "Widow Marl")]),
    ("en", "To the Ferry and Lighter Union of the Sound", [("o", "Ferry and Lighter Union of the Sound")]),
    ("en", "To the Editor", []),
    ("en", "To all who keep the lights", []),
    ("en", "To my dear sister", []),
    ("en", "Harbour Office, Kestrel Sound", []),
    ("en", "Ada Quill, 12 Quay Street", []),
    ("de", "An Herrn Karl Meyer,\nin Kiel", [("p", "Karl Meyer")]),
    ("fr", "À Madame la baronne de Quill", [("p", "Madame la baronne de Quill")]),
    ("pl", "Pan Jan Kowalski", [("p", "Jan Kowalski")]),
]


def _block(role: Role, text: str) -> Block:
    lines = [Line(at, each, (Run(0, len(each)),)) for at, each in enumerate(text.split("\n"), 1)]
    return Block(role, [Part(line) for line in lines])


def _told(blocks: Sequence[Block], language: str, kind: str) -> list[Told]:
    described = correspondence(blocks, "", (language,))
    found = [] if described is None else described.findall(f"{tei('correspAction')}[@type='{kind}']/*")
    short = {tei("persName"): "p", tei("orgName"): "o"}
    return [(short[str(each.tag)], each.text or "") for each in found if each.tag in short]


@pytest.mark.parametrize(("language", "closer", "signed", "told"), _ENDINGS)
def test_who_signs(language: str, closer: str, signed: str, told: Sequence[Told]) -> None:
    end = [_block(role, text) for role, text in ((Role.CLOSER, closer), (Role.SIGNED, signed)) if text]
    blocks = [_block(Role.SALUTE, "Dear Ada,"), _block(Role.PARAGRAPH, "The boat came in."), *end]
    assert _told(blocks, language, "sent") == list(told)


@pytest.mark.parametrize(("language", "address", "told"), _ADDRESSES)
def test_to_whom(language: str, address: str, told: Sequence[Told]) -> None:
    assert _told([_block(Role.OPENER, address), _block(Role.PARAGRAPH, "A text.")], language, "received") == list(told)


def test_a_signature_below_the_postscript_is_that_of_the_postscript() -> None:
    end = [_block(Role.CLOSER, "Yours,"), _block(Role.SIGNED, "Ada Quill"), _block(Role.POSTSCRIPT, "P. S. Tar.")]
    assert _told([*end, _block(Role.SIGNED, "Tom Reed")], "en", "sent") == [("p", "Ada Quill")]
    assert _told([*end[2:], _block(Role.SIGNED, "Tom Reed")], "en", "sent") == [("p", "Tom Reed")]


def test_a_date_is_the_senders() -> None:
    blocks = [_block(Role.DATELINE, "Kiel, 3 May 1911."), _block(Role.SIGNED, "Ada Quill")]
    described = correspondence(blocks, "1911-05-03", ("en",))
    assert described is not None
    date = described.find(f"{tei('correspAction')}/{tei('date')}")
    assert date is not None
    assert (date.text, date.get("when")) == ("Kiel, 3 May 1911", "1911-05-03")
    assert correspondence(blocks[:1], "1911-05-03", ("en",)) is None


_LETTER = "{date}\n\n{greeting}\n\n{text}\n\n{end}\n"


@pytest.mark.parametrize(
    ("language", "end"),
    [
        ("en", "Your loving son,\nTom Reed"),
        ("en", "With good wishes,\nTom Reed"),
        ("en", "I am, Sir, yours,\nTom Reed."),
        ("en", "Believe me ever yours\nTom Reed"),
        ("en", "Love from\nTom Reed"),
        pytest.param(
            "de", "Mit vorzüglicher Hochachtung\nTom Reed", marks=pytest.mark.xfail(reason="so short a letter")
        ),
        ("de", "Mit vorzüglicher Hochachtung\nIhr ergebenster\nTom Reed"),
        ("de", "Mit besten Grüßen\nIhr Tom Reed"),
        ("de", "Mit vorzüglicher Hochachtung\nTom Reed\n\nN. S. Der Teer ist verkauft."),
        ("fr", "Veuillez agréer, Monsieur, l’expression de ma considération.\nTom Reed"),
    ],
)
def test_a_letter_that_is_converted_has_no_formula_in_its_header(language: str, end: str) -> None:
    edges = {
        "en": ("Kestrel Sound, 12 March 1921", "Dear friend,", "The tar is sold, and all is well here on the quay."),
        "de": ("Hamburg, den 3. März 1848", "Hochgeehrter Herr Professor!", "Das Schiff ist am Montag gekommen."),
        "fr": ("Brest, le 12 mars 1921", "Monsieur,", "Le bateau est arrivé lundi et tout va bien ici, au port."),
    }[language]
    date, greeting, text = edges
    given = _LETTER.format(date=date, greeting=greeting, text=text, end=end).encode()
    edition, source = one_source(given, "letter.txt", language=language, genre="letter")
    root = parse(convert(edition, source, given), "letter.xml")
    names = [(str(each.tag), each.text) for each in root.iterfind(f".//{tei('correspAction')}[@type='sent']/*")]
    assert [each for each in names if each[0] != tei("date")] == [(tei("persName"), "Tom Reed")]


@pytest.mark.parametrize(
    ("tag", "display", "name"),
    [
        ("und", "en", "Undetermined"), ("und-Latn", "en", "Undetermined"), ("und", "de", "Unbekannte Sprache"),
        ("mul", "en", "Multiple languages"), ("grc", "en", "Ancient Greek"), ("enm", "fr", "moyen anglais"),
        ("pt-BR", "en", "Portuguese (Brazil)"), ("sr-Latn", "en", "Serbian (Latin)"), ("de-1901", "en", "German"),
        ("grc-x-old", "en", "Ancient Greek"), ("xx", "en", "xx"), ("en", "tlh", "en"),
    ],
)  # fmt: skip
def test_what_languages_are_called(tag: str, display: str, name: str) -> None:
    assert language_name(tag, display) == name


def test_a_text_in_no_language_that_is_known_says_so() -> None:
    given = b"The ship came in on Monday.\n"
    edition, source = one_source(given, language="und")
    language = parse(convert(edition, source, given), "text.xml").find(f".//{tei('language')}")
    assert language is not None
    assert (language.get("ident"), language.text) == ("und", "Undetermined")
