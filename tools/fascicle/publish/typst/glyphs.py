"""Which characters the fonts of the book lack.

PDF/UA-1 (7.21.8) and PDF/A forbid text without a glyph, and Typst stops at it. An edition with one odd sign must
still become a book: so Typst is asked beforehand, with every character of the edition on a line of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import typst

from fascicle.publish.typst.compiler import NO_FONTS, STANDARDS, book_fonts
from fascicle.publish.typst.fonts import FAMILIES

# What every font of the book has; no need to ask.
_CERTAIN = frozenset(chr(number) for number in (*range(0x20, 0x7F), *range(0xA0, 0x180)))
_BLANKS = frozenset("\t\n\r")
_PLACE = re.compile(r"┌─ [^:\n]*:(?P<line>\d+):\d+")
_FAMILIES = ", ".join(f'"{each}"' for each in FAMILIES)
_SETUP = f'#set document(title: "-")\n#set text(font: ({_FAMILIES}))\n'
# A letter for the marks of a script: a font that has the marks has the letter.
_LETTERS = {"ARABIC": "\u0628", "HEBREW": "\u05d1", "SYRIAC": "\u0712", "DEVANAGARI": "\u0915"}
_FIRST = _SETUP.count("\n") + 1


def missing(texts: Iterable[str], fonts: Mapping[str, bytes] = NO_FONTS) -> str:
    """The characters of ``texts`` that the book cannot show, in the order of their numbers.

    ``fonts`` are what it has beside Typst's own, by file name.

    They are without a glyph in every font, or forbidden in PDF/A: private use, noncharacters, the byte order mark.
    """
    asked = sorted(set().union(*map(set, texts)) - _CERTAIN - _BLANKS)
    lacking: set[str] = set()
    # Typst reports some kinds of fault only when there are none of another kind
    with book_fonts(fonts) as known:
        while refused := _refused([character for character in asked if character not in lacking], known):
            lacking |= refused
    return "".join(sorted(lacking))


def _refused(characters: list[str], known: Any) -> set[str]:
    code = _SETUP + "".join(f'#"{_shown(character)}"\n' for character in characters)
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
