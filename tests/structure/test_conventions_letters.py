"""Letters in the conventions of writers: blank lines or none, formulas over lines, what stands below a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from lxml import etree

from fascicle.encode.convert import convert
from support.matter import LETTERS, PROSE
from support.not_yet import not_yet
from support.sources import one_source
from support.typeset import Told, begins, first_words, of, paged, prose, told

__all__ = ["not_yet"]
Letter = Mapping[str, str | Sequence[str]]


def letter(language: str, *, blank: bool, indent: str = "", formula: int = 1, below: Sequence[str] = ()) -> list[str]:
    """The lines of a letter; the formula at its end stands on one line or on two."""
    text: Letter = LETTERS[language]
    closer = [f"{text['closer']} {text['closer 2']}"] if formula == 1 else [str(text["closer"]), str(text["closer 2"])]
    gap = [""] if blank else []
    return [
        *(str(text["dateline"]), *gap, str(text["salute"]), *gap),
        *prose([str(each) for each in text["body"]], indent=indent, blank=blank),
        *(*gap, *closer, str(text["signed"])),
        *(line for each in below for line in (*gap, each)),
    ]


def check(parts: Told, language: str) -> None:
    text = LETTERS[language]
    ends = " ".join(words for role, words in parts if role in ("closer", "salute") and words != text["salute"])
    assert of("dateline", parts) == [text["dateline"]]
    assert text["salute"] in of("salute", parts)
    assert begins("p", parts) == first_words(list(text["body"]))
    assert ends == f"{text['closer']} {text['closer 2']}"
    assert of("signed", parts) == [text["signed"]]


@pytest.mark.parametrize("genre", [{"genre": "letter"}, {}], ids=["told", "not told"])
@pytest.mark.parametrize(
    ("blank", "indent"),
    [(True, ""), (False, ""), (False, "   "), (False, "\t")],
    ids=["blank lines", "close", "3", "tab"],
)
@pytest.mark.parametrize("language", LETTERS)
def test_a_letter_with_blank_lines_and_without(language: str, blank: bool, indent: str, genre: dict[str, str]) -> None:
    check(told("\n".join(letter(language, blank=blank, indent=indent)) + "\n", language=language, **genre), language)


@pytest.mark.parametrize("blank", [True, False], ids=["blank lines", "close"])
@pytest.mark.parametrize("language", LETTERS)
def test_a_formula_on_two_lines_above_the_name(language: str, blank: bool) -> None:
    parts = told("\n".join(letter(language, blank=blank, formula=2)) + "\n", language=language, genre="letter")
    check(parts, language)


@pytest.mark.parametrize("language", LETTERS)
def test_a_letter_is_told_from_a_book_and_a_paper(language: str) -> None:
    data = ("\n".join(letter(language, blank=True)) + "\n").encode()
    edition, source = one_source(data, language=language)
    division = etree.fromstring(convert(edition, source, data)).find(".//{*}body/{*}div")
    assert division is not None
    assert division.get("type") == "letter"


_POSTSCRIPTS = {
    "en": ("P. S.", "P.S.", "PS.", "P. S. —", "N.B."),
    "de": ("P. S.", "N. S.", "NS.", "NB.", "Nachschrift:"),
    "fr": ("P.-S.", "P. S.", "N. B."),
    "it": ("P. S.", "P.S."),
    "pl": ("P. S.", "PS."),
    "es": ("P. D.", "P. S."),
}


@pytest.mark.parametrize("genre", [{"genre": "letter"}, {}], ids=["told", "not told"])
@pytest.mark.parametrize("blank", [True, False], ids=["blank lines", "close"])
@pytest.mark.parametrize(
    ("language", "sign"), [(language, sign) for language, signs in _POSTSCRIPTS.items() for sign in signs]
)
def test_a_postscript(language: str, sign: str, blank: bool, genre: dict[str, str]) -> None:
    text = f"{sign} {LETTERS[language]['postscript']}"
    parts = told("\n".join(letter(language, blank=blank, below=[text])) + "\n", language=language, **genre)
    assert of("postscript", parts) == [text]
    check([each for each in parts if each[0] != "postscript"], language)


def test_an_address_below_a_postscript_is_no_second_one() -> None:
    lines = letter("en", blank=True, below=["P. S. The cat is back.", "Mrs. A. Quill, Pilots’ Row 4, Oxmoor"])
    parts = told("\n".join(lines) + "\n", genre="letter")
    assert of("postscript", parts) == ["P. S. The cat is back."]


@pytest.mark.parametrize("feed", [True, False], ids=["form feed", "blank line"])
@pytest.mark.parametrize("size", [18, 20, 23, 30, 38, 39])
def test_a_running_head_inside_a_letter(size: int, feed: bool) -> None:
    text = LETTERS["en"]
    lines = [
        line
        for body in (PROSE["en"][:6], PROSE["en"][6:])
        for line in (
            *(str(text["dateline"]), "", str(text["salute"]), ""),
            *prose(body, indent="  "),
            *("", str(text["closer"]), str(text["signed"]), ""),
        )
    ]
    heads = [
        f"{number}            LETTERS" if number % 2 else f"LETTERS            {number}" for number in range(13, 20)
    ]
    parts = told(paged(lines[:-1], heads, size, feed=feed), genre="letter")
    assert of("dateline", parts) == [text["dateline"]] * 2
    assert [each for each in of("salute", parts) if each.startswith("Dear")] == [text["salute"]] * 2
    assert begins("p", parts) == first_words(PROSE["en"])
    assert of("signed", parts) == [text["signed"]] * 2
    assert " ".join(of("fw", parts)).split() == " ".join(heads[: (len(lines) - 2) // size]).split()


@pytest.mark.parametrize(
    ("closer", "signed", "language"),
    [
        ("Mit vorzüglicher Hochachtung", "J. H. Marlow", "de"),
        ("Veuillez agréer, Monsieur, mes salutations distinguées", "Ada Quill", "fr"),
        ("Your loving son,", "Tom Reed", "en"),
        ("With good wishes,", "Ada Quill", "en"),
    ],
)
def test_the_sender_is_who_signed(closer: str, signed: str, language: str) -> None:
    text = LETTERS[language]
    lines = [
        text["dateline"],
        "",
        text["salute"],
        "",
        *prose(list(text["body"]), indent="", blank=True),
        "",
        closer,
        signed,
    ]
    data = ("\n".join(map(str, lines)) + "\n").encode()
    edition, source = one_source(data, language=language, genre="letter")
    root = etree.fromstring(convert(edition, source, data))
    assert [each.text for each in root.iterfind(".//{*}correspAction[@type='sent']/{*}persName")] == [signed]
    assert list(root.iterfind(".//{*}correspAction/{*}orgName")) == []
