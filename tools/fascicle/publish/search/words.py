"""What a word is to a search, and in which form it is looked for. ``xslt/web/find.js`` says the same to browsers."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import Final

# Scripts without blanks between words: each letter is looked for, and several are a phrase.
_ALONE: Final = r"\u0e00-\u0e7f\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# What may stand inside a word and is not seen.
_UNSEEN: Final = r"\u00ad\u200b-\u200d\u2060\ufeff"
# Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic. Vowel signs of Indian scripts are letters.
_MARKS: Final = re.compile(rf"[{_UNSEEN}\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
# Letters that Unicode does not take apart.
_LETTERS: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ"}
)


@cache
def _word() -> re.Pattern[str]:
    """Letters, their marks, and digits, as Unicode has them."""
    kinds = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd"))
    of_words = (code for code in range(0x323B0) if unicodedata.category(chr(code)) in kinds)
    ranges = []
    for _, run in groupby(enumerate(of_words), key=lambda pair: pair[1] - pair[0]):
        codes = [code for _, code in run]
        ranges.append(f"\\U{codes[0]:08x}-\\U{codes[-1]:08x}")
    return re.compile(rf"[{_ALONE}]|(?:(?![{_ALONE}])[{_UNSEEN}{''.join(ranges)}])+")


def words(text: str) -> Iterator[str]:
    """The words of a text as they stand there; an apostrophe or a hyphen parts two."""
    return (found[0] for found in _word().finditer(text))


@lru_cache(maxsize=1 << 18)
def small(word: str) -> str:
    """A word in small letters, in Unicode's composed form, a long s as an s."""
    return sys.intern(unicodedata.normalize("NFC", word).lower().replace("ſ", "s"))


@lru_cache(maxsize=1 << 18)
def folded(word: str) -> str:
    """A word as it is looked for: in small letters, without accents, its ligatures as letters; may be empty."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", word).lower().translate(_LETTERS))
    return sys.intern(unicodedata.normalize("NFC", bare))
