"""Characters that stand for others: what a text layer stores in its own way, and no reader can tell apart.

A letter and its accent as two characters, a ligature as one, a sign without a glyph inside a word: no errors of a text,
but ways to store it. The source layer keeps them; whatever reads a text reads what they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple
from unicodedata import combining, is_normalized, normalize

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # they belong to the letter before them
LETTERS = rf"[^\W\d_]+(?:[{MARKS}]+[^\W\d_]*)*"  # one or more, as a pattern

# Presentation forms: of Latin and Armenian ligatures, of Hebrew and Arabic letters. What a language has (æ, ĳ) is none.
_FORMS = "\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufb4f\ufb50-\ufbb1\ufbd3-\ufbff\ufe70-\ufefc"
# The fonts of Adobe and Apple had two ligatures in a private place before Unicode; there they stand beside letters.
_PRIVATE = {"\uf001": "fi", "\uf002": "fl"}
_LONG_S_T = "\ufb05"  # whose long s its compatible form would lose
_LETTERS_OF_LATIN = r"[^\W\d_\u0530-\uffff]"
# Joiners are letters of their own in Persian and the languages of India: noise between letters of Europe only.
_STORED = re.compile(
    rf"(?P<ligature>[{_FORMS}]|(?:(?<=[^\W_])[\uf001\uf002]|[\uf001\uf002](?=[^\W_])))"
    rf"|(?<=\w)(?P<invisible>[\u00ad\u200b\u2060\ufeff]+|(?<={_LETTERS_OF_LATIN})[{INVISIBLE}]+(?={_LETTERS_OF_LATIN}))(?=\w)"
    rf"|(?<=[{MARKS}])(?P<behind>[{INVISIBLE}]+)(?=\w)"
)
_VOWELS_OF_KOREAN = ("\u1160", "\u11ff")
_FOR_READERS_OF_CHINESE = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")  # variants that editors may mean


# What extraction leaves where it knows no letter: a replacement character, the number of a glyph, a control character,
# a private sign; and an accent of its own inside a word, which no keyboard of old texts had.
LOST = re.compile(r"\ufffd|\(cid:\d+\)|[\x80-\x84\x86-\x9f]|[\ue000-\uf000\uf003-\uf8ff]|[\u02d8-\u02dd]")
_WITH_LOST = re.compile(rf"(?:[^\W\d_]|{LOST.pattern})*(?:{LOST.pattern})(?:[^\W\d_]|{LOST.pattern})*")


def lost_letters(text: str) -> Iterator[tuple[int, int, str]]:
    """Words in which a letter was lost: where they begin and end, and how they stand there."""
    for match in _WITH_LOST.finditer(text):
        if any(sign.isalpha() for sign in LOST.sub("", match[0])) or "\ufffd" in match[0] or "(cid:" in match[0]:
            yield match.start(), match.end(), match[0]


class Stored(StrEnum):
    """In which way something is stored."""

    DECOMPOSED = "decomposed"
    LIGATURE = "ligature"
    INVISIBLE = "invisible"


class Span(NamedTuple):
    """``text[start:end]`` stands for what ``reads`` says; for nothing, where it has no glyph."""

    start: int
    end: int
    reads: str
    way: Stored


def stored_spans(text: str) -> list[Span]:
    """What in a text is stored in a way that the reading does not keep, in order."""
    if text.isascii():
        return []
    found = [*_decomposed(text), *_others(text)]
    return sorted(found)


def as_read(text: str) -> str:
    """The text as it is read: letters composed, ligatures in letters, without signs that have no glyph in words."""
    parts, last = [], 0
    for span in stored_spans(text):
        parts += [text[last : span.start], span.reads]
        last = span.end
    return "".join(parts) + text[last:] if parts else text


def _others(text: str) -> Iterator[Span]:
    for match in _STORED.finditer(text):
        if match["ligature"] is None:
            yield Span(*match.span(), "", Stored.INVISIBLE)
        else:
            sign = match[0]
            reads = "ſt" if sign == _LONG_S_T else _PRIVATE.get(sign) or normalize("NFKC", sign)
            yield Span(*match.span(), reads, Stored.LIGATURE)


def _decomposed(text: str) -> Iterator[Span]:
    if is_normalized("NFC", text):
        return
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and (combining(text[at]) or _VOWELS_OF_KOREAN[0] <= text[at] <= _VOWELS_OF_KOREAN[1]):
            continue
        cluster = text[start:at]
        one = normalize("NFC", cluster)
        if one != cluster and not re.match(f"[{_FORMS}]", cluster) and not _FOR_READERS_OF_CHINESE.match(cluster):
            yield Span(start, at, one, Stored.DECOMPOSED)
        start = at
