"""Compounds that lost their hyphen, and lines that were glued to others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.errors.first_parts import find_loose, find_solid, stands_free
from fascicle.annotate.corrections.text_context import Passage, correction, plainly
from fascicle.annotate.corrections.words.evidence import begins_words, is_function_word
from fascicle.language.data import all_words, of
from fascicle.language.hyphens.compounds import writes_closed
from fascicle.language.lexicon import frequency_in
from fascicle.language.tally import without_genitive
from fascicle.model.certainty import Certainty

_COMMON = 1e-6
_RARE = 1e-7
_HALF = re.compile(r"(?<![\w-])([^\W\d_]{4,})-([A-Z][a-z]+)(?![\w-])")
_COMPOUND = re.compile(r"(?=(?<![^\W_])([^\W_]+)[-‐–]([^\W_]+))[^\W_]+")
_SEAM = re.compile(r"([A-ZÀ-ÖØ-ÞА-Я][^\W\d_]{3,})([A-ZÀ-ÖØ-ÞА-Я][^\W\d_]{3,}?)([’']s?)?")
_NAME = 1e-5  # commoner words are no names only
_PREFIX = 40  # what begins so many words is written with a hyphen or without one
_SHORTEST = 5
_SHORT = 6
_USED = 3  # times with the hyphen for each time without it
_OWN = 3  # a text that has the solid form so often spells it so: a variant, and no error


def find_joins(passage: Passage) -> list[Correction]:
    """Lost hyphens, and lines glued to others."""
    return [*find_loose(passage), *_lost(passage), *find_solid(passage), *_names(passage), *_glued_lines(passage)]


def _lost(passage: Passage) -> Iterator[Correction]:
    """Words that the text, or its edition, has elsewhere as compounds with a hyphen."""
    forms = _hyphenated(passage)
    for word in passage.words if forms else ():
        if word.text not in forms or not stands_free(passage, word):
            continue
        if passage.text[word.start - 1 : word.start] == "-" == passage.text[word.end : word.end + 1]:
            continue  # a name of many parts
        text, language = word.text, passage.language(word.start)
        written, left, right, where = forms[text]
        here = passage.folded[text.lower()] + passage.lexicon.edition_count(text) * (where == "edition")
        bare = left + right
        certainty = _certainty(passage, (left, right), written / here, language)
        if certainty is not None and here >= _OWN:
            certainty = Certainty.LOW
        if certainty is not None:
            found = f"{left}-{right}{text[len(bare) :]}"
            evidence = f"in this {where} {written} times with its hyphen"
            yield correction(rules.LOST_HYPHEN, (word.start, word.end), found, certainty, evidence)


def _hyphenated(passage: Passage) -> dict[str, tuple[int, str, str, str]]:
    """The forms that stand elsewhere with a hyphen: how often, both halves, and where."""
    lexicon = passage.lexicon
    joined: dict[str, tuple[int, int]] = {}
    for pair in _COMPOUND.finditer(passage.text):
        key = (pair[1] + pair[2]).lower()
        joined[key] = max(joined.get(key, (0, 0)), (joined.get(key, (0, 0))[0] + 1, len(pair[1])))
    found = {}
    for form in passage.forms:
        bare = without_genitive(form)
        if len(bare) < _SHORTEST or bare.isupper() or not bare.isalpha():
            continue
        written, cut = max((joined[key] for key in {form.lower(), bare.lower()} if key in joined), default=(0, 0))
        where = "text"
        if not written and frequency_in(bare.lower(), passage.languages[0]) <= _RARE:
            cuts = range(2, len(bare) - 1)
            written, cut = max((lexicon.edition_compound(bare[:at], bare[at:]), at) for at in cuts)
            where = "edition"
        if written and bare[:cut].lower() not in all_words("either"):  # of those, both forms are right
            found[form] = written, bare[:cut], bare[cut:], where
    return found


def _names(passage: Passage) -> Iterator[Correction]:
    """Two names that both stand elsewhere, glued: a capital inside shows the seam."""
    for word in passage.words:
        match = _SEAM.fullmatch(word.text)
        if not match or passage.lexicon.cased(word.text) > 1 or not stands_free(passage, word):
            continue
        language = passage.language(word.start)
        often = [_as_name(passage, half, language) for half in match.groups()[:2]]
        if min(often) > 0 and sum(often) >= _USED and not passage.known(word.text, language):
            span, found = (word.start, word.end), f"{match[1]}-{match[2]}{match[3] or ''}"
            evidence = "two names that both stand alone elsewhere"
            yield correction(rules.LOST_HYPHEN, span, found, Certainty.MEDIUM, evidence)


def _as_name(passage: Passage, half: str, language: str) -> int:
    """How often a word stands in the text and its edition; 0 if it is no name, because it stands in lower case."""
    lexicon = passage.lexicon
    if lexicon.is_common(half) or frequency_in(half.lower(), language) >= _NAME:
        return 0
    return max(passage.folded[half.lower()], lexicon.count(half)) + lexicon.edition_count(half)


def _certainty(passage: Passage, halves: tuple[str, str], ratio: float, language: str) -> Certainty | None:
    """How sure it is that a word lost its hyphen, which it has ``ratio`` times as often in the text."""
    left, right = halves
    word = left + right
    prefix = begins_words(left.lower(), language) >= _PREFIX
    listed = frequency_in(plainly(word), language)
    if right[0].isupper() and (not left.isupper() or right[1:].islower()) and ratio >= 1:
        return Certainty.HIGH  # a capital inside shows the seam
    if writes_closed((language,)):
        return Certainty.MEDIUM if ratio >= 1 and not listed and _is_parted(passage, left, right, language) else None
    if (
        not listed
        and not passage.is_foreign(plainly(word), language)
        and len(word) > _SHORT
        and ratio >= 1
        and not prefix
    ):
        return Certainty.HIGH
    if listed <= _COMMON and any(len(half) > 1 and is_function_word(half, language) for half in halves) and ratio >= 1:
        return Certainty.HIGH  # no compound, but words of grammar side by side
    return Certainty.MEDIUM if listed <= _RARE and ratio >= _USED else None


def _is_parted(passage: Passage, left: str, right: str, language: str) -> bool:
    """Whether a language that writes compounds as one word must have a hyphen here.

    Abbreviations and names keep theirs, and so do Dutch vowels that would be read as one.
    """
    facts = of(language)
    abbreviation = len(left) > 1 and left.isupper() and right.islower()
    if abbreviation or (left[-1] + right[0]).lower() in facts.parted_vowels:
        return True
    name = left.title()
    return (
        not facts.noun_capitals and passage.forms[name] >= _USED and passage.folded[left.lower()] == passage.forms[name]
    )


def _glued_lines(passage: Passage) -> Iterator[Correction]:
    for match in _HALF.finditer(passage.text):
        half, language = match[1], passage.language(match.start())
        if writes_closed((language,)):
            continue  # a foreign word before a noun of their own: 'permissive-Modus'
        strange = half.islower() and frequency_in(half, language) < _RARE and passage.folded[half] == 1
        if strange and frequency_in(match[2].lower(), language) >= _COMMON and half[-1] not in "oi":
            span, found = (match.start(), match.end()), f"{half}- {match[2]}"
            yield correction(
                rules.GLUED_LINES, span, found, Certainty.MEDIUM, f"{half!r} is no word: it goes on elsewhere"
            )
