"""Which characters the fonts of the book lack.

PDF/UA-1 (7.21.8) and PDF/A forbid text without a glyph, and Typst stops at the first. So it is asked beforehand, with
every character of the edition on a line of its own, and editors are told of all of them at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import typst

from fascicle.publish.typst.compiler import NO_FONTS, STANDARDS, book_fonts
from fascicle.publish.typst.fonts import font_list

# What every font of the book has; no need to ask.
_CERTAIN = frozenset(chr(number) for number in (*range(0x20, 0x7F), *range(0xA0, 0x180)))
_BLANKS = frozenset("\t\n\r")
_PLACE = re.compile(r"┌─ [^:\n]*:(?P<line>\d+):\d+")
_SETUP = '#set document(title: "-")\n#set text(font: ({}), fallback: false)\n'
# A letter for the marks of a script: a font that has the marks has the letter.
_LETTERS = {"ARABIC": "\u0628", "HEBREW": "\u05d1", "SYRIAC": "\u0712", "DEVANAGARI": "\u0915"}
_FIRST = _SETUP.count("\n") + 1


def missing(texts: Iterable[str], fonts: Mapping[str, bytes] = NO_FONTS, font: str = "") -> str:
    """The characters of ``texts`` that the book cannot show, in the order of their numbers.

    ``fonts`` are what it has beside its own, by file name; ``font`` is the one that it is set in, if not its own.

    They are without a glyph in every font, or forbidden in PDF/A: private use, noncharacters, the byte order mark.
    """
    asked = sorted(set().union(*map(set, texts)) - _CERTAIN - _BLANKS)
    lacking: set[str] = set()
    # Typst reports some kinds of fault only when there are none of another kind
    with book_fonts(fonts) as known:
        while refused := _refused(
            [character for character in asked if character not in lacking], known, (font,) if font else ()
        ):
            lacking |= refused
    return "".join(sorted(lacking))


def _refused(characters: list[str], known: Any, first: tuple[str, ...]) -> set[str]:
    code = _SETUP.format(font_list(*first)) + "".join(f'#"{_shown(character)}"\n' for character in characters)
    try:
        typst.compile(code.encode("utf-8"), font_paths=known, pdf_standards=STANDARDS, timestamp=0)
    except typst.TypstError as error:
        lines = [int(place["line"]) - _FIRST for place in _PLACE.finditer(error.diagnostic)]
        return {characters[line] for line in lines if 0 <= line < len(characters)}
    return set()


def _shown(character: str) -> str:
    """A character inside a Typst string; a combining mark with something of its own script to combine with."""
    combines = unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Mc", "Cf")
    script = unicodedata.name(character, "").partition(" ")[0]
    base = _LETTERS.get(script, "a") if combines else ""
    return f"{base}\\u{{{ord(character):x}}}"


@dataclass(frozen=True)
class UnsetLetter:
    """A letter that a file of the book has and no font: how often, and where first (line and column from 1)."""

    letter: str
    count: int
    line: int | None
    column: int | None


def unset_letters(letters: str, data: bytes, home: bytes = b"") -> list[UnsetLetter]:
    """Which of some letters an XML file has, written themselves, by their numbers, or in its home form only."""
    text = data.decode("utf-8", "replace")
    found = []
    for letter in letters:
        number = ord(letter)
        written = re.compile(f"{re.escape(letter)}|&#(?:0*{number}|[xX]0*(?i:{number:x}));")
        if places := [each.start() for each in written.finditer(text)]:
            before = text[: places[0]]
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            found.append(UnsetLetter(letter, len(places), line, column))
        elif count := home.decode("utf-8", "replace").count(letter):
            found.append(UnsetLetter(letter, count, None, None))
    return found
