"""Blanks at punctuation marks: too many, or missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fascicle.correct import rules
from fascicle.correct.hyphens import Certainty
from fascicle.correct.lexicon import frequency_in
from fascicle.correct.model import Correction
from fascicle.correct.passage import Passage, correction, plainly

_LETTER = r"[^\W\d_]"
_BEFORE = re.compile(
    rf"(?<={_LETTER}) (,(?=[ \n]|$)|\.(?=\n|$| (?P<next>\S)))|(?<={_LETTER}[’”\"»)]) ([,.])(?=[ \n]|$)|(?<=\d) (,)(?= )"
)
_BEFORE_HIGH = re.compile(rf"(?<={_LETTER}) ([;:!?])(?=[ \n”\"»]|$)|(?<={_LETTER}[’”\")]) ([;:!?])(?=[ \n]|$)")
_FRENCH = "fr"  # has a thin blank before the high marks
_CUSTOM = 0.1  # share of commas
_HABIT = 0.2  # share of high marks behind a blank from which on it is the printer's custom
_AFTER = re.compile(rf"(?<={_LETTER})([,;!?…]|\.\.\.|[.:])(?=({_LETTER}+)(.?))")
_WORD_BEFORE = re.compile(rf"(?:^|[\s“„«(\"’'-])({_LETTER}+)$")
_BRACKET = re.compile(r"(?<=\s)(\() (?=\w[^()\n]{0,200}\))|(?<=[\w.!?])( )(?=\)(?:[\s,.;:!?]|$))")
_RANGE = re.compile(r"(?<=\d%) -(?=\d+%)")
_USUAL = 1e-5
_FREQUENT = 1e-3


def find_spacing(passage: Passage) -> list[Correction]:
    """Blanks that are missing or too many."""
    return [*_surplus(passage), *_missing(passage), *_brackets(passage), *_ranges(passage)]


def _surplus(passage: Passage) -> Iterator[Correction]:
    evidence = "the language has no blank before this mark"
    for match in _BEFORE.finditer(passage.text):
        following = match["next"]
        if following is None or following.isupper() or following in '“„«"(':
            yield correction(rules.BLANK_BEFORE, match.span(), match[0].strip(), Certainty.HIGH, evidence)
    apart = list(_BEFORE_HIGH.finditer(passage.text))
    custom = len(apart) > _HABIT * len(re.findall(rf"{_LETTER}[;:!?]", passage.text)) + 1
    for match in apart:
        if passage.language(match.start()) != _FRENCH:
            certainty = Certainty.LOW if custom else Certainty.HIGH
            yield correction(rules.BLANK_BEFORE, match.span(), match[0].strip(), certainty, evidence)


def _missing(passage: Passage) -> Iterator[Correction]:
    commas = len(re.findall(rf"{_LETTER},{_LETTER}", passage.text)), passage.text.count(", ") + 1
    lists = commas[0] > _CUSTOM * commas[1] + 1  # of options and the like, without blanks
    for match in _AFTER.finditer(passage.text):
        language, mark, word = passage.language(match.start()), match[1], match[2]
        before = _WORD_BEFORE.search(passage.text[max(0, match.start() - 40) : match.start()])
        if before is None or match[3] in tuple("@/_\\=<>&~#0123456789(."):
            continue
        certainty = _certainty(passage, before[1], mark, word, language)
        if certainty is not None and not (mark == "," and lists):
            evidence = "a sentence ends, another begins" if mark in ".!?…" else "the language has a blank behind it"
            yield correction(rules.NO_BLANK_AFTER, match.span(), f"{mark} ", certainty, evidence)


def _certainty(passage: Passage, before: str, mark: str, word: str, language: str) -> Certainty | None:
    """How sure it is that a blank is missing between two words; None where it may be a name of a program."""
    often = frequency_in(plainly(before), language), frequency_in(plainly(word), language)
    if mark in (",", ";"):
        if min(len(before), len(word)) < 2 or max(often) < _USUAL / 10:
            return None
        return Certainty.HIGH if min(often) and max(often) >= _USUAL else Certainty.MEDIUM
    if not passage.known(word, language) or not passage.known(before, language):
        return None
    if len(before) < 3 or len(word) < 2 or before.isupper():
        return None
    if mark in ("!", "?", "…", "..."):
        if not word[0].isupper():
            return Certainty.MEDIUM if mark in "!?" else None
        return Certainty.HIGH if min(often) >= _USUAL else Certainty.MEDIUM
    # a file name, a class or an address has no article behind its stop; a colon may bind an ending
    if mark == "." and word.istitle() and before.islower():
        return Certainty.HIGH if often[1] >= _FREQUENT else Certainty.MEDIUM if min(often) >= _USUAL / 3 else None
    if mark == ":" and min(often) >= _USUAL and max(often) >= _FREQUENT and len(word) > 2:
        return Certainty.MEDIUM
    return None


def _brackets(passage: Passage) -> Iterator[Correction]:
    solid = len(re.findall(r"\(\w", passage.text))
    found = list(_BRACKET.finditer(passage.text))
    custom = len(found) > solid + 2
    for match in found:
        block = passage.text[passage.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        certainty = Certainty.LOW if custom else Certainty.HIGH
        if match[1] or block.count("(") > block.count(")"):
            yield correction(
                rules.BLANK_IN_BRACKET, match.span(), match[1] or "", certainty, "a bracket clings to what it encloses"
            )


def _ranges(passage: Passage) -> Iterator[Correction]:
    for match in _RANGE.finditer(passage.text):
        yield correction(rules.BLANK_IN_RANGE, match.span(), "-", Certainty.HIGH, "two percentages and one hyphen")
