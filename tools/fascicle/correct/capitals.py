"""Capitals where small letters belong, and the other way round: small capitals, and names of the authority file."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from fascicle.correct import rules
from fascicle.correct.hyphens import Certainty
from fascicle.correct.lexicon import frequency_in
from fascicle.correct.model import Correction
from fascicle.correct.passage import NEIGHBOURS, Passage, Word, correction

_ODD = re.compile(r"[^\W\d_]*[a-zà-ÿ][A-ZÀ-Þ][^\W\d_]*|[A-ZÀ-Þ]{3,}[a-rt-zà-ÿ]+")
_CAMEL = re.compile(r"(?:[A-ZÀ-Þ][a-zà-ÿ]+){2,}|[A-ZÀ-Þ][a-zà-ÿ]+[A-ZÀ-Þ]{2,}|[a-z]{1,2}[A-Z][a-z]+|[A-ZÀ-Þ]{3,}[a-z]+")
_HABIT = 3  # so many words in odd case: a font's small capitals, not a brand
_COMMON = 1e-6
_ARTICLE = 3e-3
_BRAND = 3  # a form that often is meant


def find_case(passage: Passage) -> list[Correction]:
    """Words to be written in other case."""
    return [*_small_capitals(passage), *_names(passage)]


def _small_capitals(passage: Passage) -> Iterator[Correction]:
    candidates = [word for word in passage.words if _ODD.fullmatch(word.text) and _is_word(passage, word)]
    odd = [word for word in candidates if not _CAMEL.fullmatch(word.text)]
    habit = len({word.text for word in odd}) >= _HABIT
    # In a font of small capitals, forms that look like a brand or a plural are words too.
    for word in candidates if habit else odd:
        certainty = (
            Certainty.HIGH
            if habit
            else Certainty.MEDIUM
            if word.text[0].islower() and _switches(word.text) > 3
            else Certainty.LOW
        )
        evidence = f"{len(odd)} words of this text are in such case"
        yield correction(rules.SMALL_CAPITALS, (word.start, word.end), word.text.upper(), certainty, evidence)


def _is_word(passage: Passage, word: Word) -> bool:
    text, language = word.text, passage.language(word.start)
    if len(text) < 4 or passage.forms[text] >= _BRAND or text in passage.name_words:
        return False
    if _CAMEL.fullmatch(text):
        # two words glued, each with its capital, are no small capitals
        parts = re.findall(r"[A-ZÀ-Þ]+[a-zà-ÿ]*|[a-zà-ÿ]+", text)
        return frequency_in(text.lower(), language) >= _COMMON and min(map(len, parts)) < 3
    return passage.known(text.lower(), language) or text.capitalize() in passage.name_words


def _switches(text: str) -> int:
    return sum(one.isupper() != two.isupper() for one, two in itertools.pairwise(text))


def _is_article(word: str) -> bool:
    """Whether a language has the word so often that it is an article or a preposition: small inside a sentence."""
    return any(frequency_in(word, language) >= _ARTICLE for language in NEIGHBOURS)


def _names(passage: Passage) -> Iterator[Correction]:
    names = sorted(name for name in passage.names if name.count(" ") and name[0].isupper())
    for name in names:
        wrong = name[0].lower() + name[1:]
        # only names whose other words are capitals too: 'general Strike' may be no name
        if not all(part[0].isupper() for part in name.split()) or _is_article(name.split()[0].lower()):
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(wrong)}(?!\w)", passage.text):
            span = (match.start(), match.start() + len(name.split()[0]))
            yield correction(
                rules.NAME_CASE, span, name.split()[0], Certainty.HIGH, f"{name!r} is in the authority file"
            )
