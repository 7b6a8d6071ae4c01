"""Capitals where small letters belong, and the other way round: small capitals, and names of the authority file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fascicle.correct import rules
from fascicle.correct.hyphens import Certainty
from fascicle.correct.model import Correction
from fascicle.correct.passage import Passage, Word, correction

_ODD = re.compile(r"[^\W\d_]*[a-zà-ÿ][A-ZÀ-Þ][^\W\d_]*")
_CAMEL = re.compile(r"(?:[A-ZÀ-Þ][a-zà-ÿ]+){2,}|[A-ZÀ-Þ][a-zà-ÿ]+[A-ZÀ-Þ]{2,}|[a-z]{1,2}[A-Z][a-z]+|[A-Z]+s")
_HABIT = 3  # so many words in odd case: a font's small capitals, not a brand
_BRAND = 3  # a form that often is meant


def find_case(passage: Passage) -> list[Correction]:
    """Words to be written in other case."""
    return [*_small_capitals(passage), *_names(passage)]


def _small_capitals(passage: Passage) -> Iterator[Correction]:
    odd = [word for word in passage.words if _ODD.fullmatch(word.text) and _is_word(passage, word)]
    certain = len({word.text for word in odd}) >= _HABIT
    for word in odd:
        certainty = Certainty.HIGH if certain else Certainty.MEDIUM if _switches(word.text) > 2 else Certainty.LOW
        evidence = f"{len(odd)} words of this text are in such case"
        yield correction(rules.SMALL_CAPITALS, (word.start, word.end), word.text.upper(), certainty, evidence)


def _is_word(passage: Passage, word: Word) -> bool:
    text = word.text
    if len(text) < 4 or passage.forms[text] >= _BRAND or text in passage.name_words:
        return False
    if _CAMEL.fullmatch(text) and not _broken_camel(text):
        return False
    title = text.capitalize()
    return passage.known(text.lower(), passage.language(word.start)) or title in passage.name_words


def _broken_camel(text: str) -> bool:
    """Whether the parts between capitals are too short to be words: 'JaMeS', 'SiSterS', but not 'AmBev'."""
    return False if len(text) < 5 else _switches(text) >= 4


def _switches(text: str) -> int:
    return sum(one.isupper() != two.isupper() for one, two in zip(text, text[1:], strict=False))


def _names(passage: Passage) -> Iterator[Correction]:
    names = sorted(name for name in passage.names if name.count(" ") and name[0].isupper())
    for name in names:
        wrong = name[0].lower() + name[1:]
        # only names whose other words are capitals too: 'general Strike' may be no name
        if not all(part[0].isupper() for part in name.split()):
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(wrong)}(?!\w)", passage.text):
            span = (match.start(), match.start() + len(name.split()[0]))
            yield correction(rules.NAME_CASE, span, name.split()[0], Certainty.HIGH, f"{name!r} is in the authority file")
