"""Punctuation marks that are there twice, and acronyms that have lost their last stop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, correction
from fascicle.model.certainty import Certainty

_LETTER = r"[^\W\d_]"
_TWO = re.compile(rf"(?<=[^\W_][^\W_][)”’»])\.\.(?![.\w])|({_LETTER}+)(\.\.|!\.|\?\.|,,|;,|,;)(?![\w.!?,;…/*])")
_CLOSING = "”’»)"
_OPENING = ("", "\n", "“", "„", "«", "(", "¿", "¡")
_ELLIPSIS = re.compile(rf"{_LETTER}\.\.(?=\s?(?:\w|$))")
_TRAILING = 2  # so often two stops before a small letter, and they are how the text trails off
_MOST = 0.05  # share of stops that are doubled by mistake
_SHORT = 3  # letters of a word that may be an abbreviation
_WHOLE = re.compile(rf"(?<![\w.])(?:{_LETTER}\.){{2,5}}(?!\w)")
_LOST = re.compile(rf"(?<![\w.])(?:{_LETTER}\.){{1,4}}{_LETTER}(?=[ ,;:)”\n])")
_HABIT, _SURE = 3, 6  # so often the text has the acronym with its last stop
_SHARE = 2  # and so many times as often as without


def find_stops(passage: Passage) -> list[Correction]:
    """Marks of which one is too many, and stops that are missing in acronyms."""
    return [*_doubled(passage), *_lost(passage)]


def _doubled(passage: Passage) -> Iterator[Correction]:
    text = passage.text
    trails = None
    for match in _TWO.finditer(text):
        word, marks = match[1] or "", match[2] or ".."
        span = (match.end() - 2, match.end())
        following = text[span[1] : span[1] + 2].lstrip(_CLOSING).lstrip(" ")[:1]
        if marks == "..":
            if not (following.isupper() or following in _OPENING) or (match[1] is not None and len(word) <= _SHORT):
                continue
            trails = _trails_off(text) if trails is None else trails
            certainty = Certainty.LOW if trails else Certainty.HIGH
            yield correction(rules.TWO_MARKS, span, ".", certainty, "one stop ends a sentence, three trail off")
        elif not text[span[1] : span[1] + 1].strip(" \n" + _CLOSING):
            if marks in ("!.", "?.") and (word.istitle() or len(word) <= 1):
                continue  # names of firms and titles end in such a mark
            certainty = Certainty.HIGH if marks == ",," else Certainty.MEDIUM
            other = (marks[1],) if marks in (";,", ",;") else ()
            right = ";" if ";" in marks else marks[0]
            yield correction(rules.TWO_MARKS, span, right, certainty, "one mark is enough", other)


def _trails_off(text: str) -> bool:
    """Whether two stops are how the text leaves a sentence open."""
    found = list(_ELLIPSIS.finditer(text))
    small = sum(text[match.end() : match.end() + 2].strip()[:1].islower() for match in found)
    return small >= _TRAILING or len(found) > _TRAILING + _MOST * text.count(". ")


def _lost(passage: Passage) -> Iterator[Correction]:
    whole = Counter(match[0] for match in _WHOLE.finditer(passage.text))
    found = [match for match in _LOST.finditer(passage.text) if match[0].isupper()]
    without = Counter(match[0] for match in found)
    for match in found:
        often = whole[f"{match[0]}."]
        if often >= max(_HABIT, _SHARE * without[match[0]]):
            evidence = f"{often} times {match[0]}. in this text"
            certainty = Certainty.HIGH if often >= _SURE else Certainty.MEDIUM
            span = (match.end() - 1, match.end())
            yield correction(rules.LOST_STOP, span, f"{match[0][-1]}.", certainty, evidence)
