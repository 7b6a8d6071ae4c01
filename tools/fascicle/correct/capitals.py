"""Capitals where small letters belong, and the other way round: small capitals, and names of the authority file.

A font of small capitals stores some letters as capitals and the others as small ones, each letter always in one way.
So words in such a font can be told from brands and abbreviations: in one heading, no letter has both cases.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from fascicle.correct import rules
from fascicle.correct.hyphens import Certainty
from fascicle.correct.lexicon import frequency_in
from fascicle.correct.model import Correction
from fascicle.correct.passage import NEIGHBOURS, Passage, Word, correction

_ACRONYM = re.compile("A?a*AA+|AA+a+")  # OpenLDAP, SELinux, GUIs
_HABIT = 3  # so many words in odd case: a font's small capitals, not a brand
_ARTICLE = 3e-3
_BRAND = 3  # a form that often is meant
_SHORTEST = 4  # letters of a word that is judged alone
_HEADING = 25  # words of the longest heading
_MOST = 0.6  # of them, so that all others are in the font too
_SHARE = 0.3  # of the words in a heading that must be in odd case


@dataclass(frozen=True, slots=True)
class _Find:
    """A word to be set in capitals, and whether a whole heading is in the font."""

    word: Word
    heading: bool


def find_case(passage: Passage) -> list[Correction]:
    """Words to be written in other case."""
    return [*_small_capitals(passage), *_names(passage)]


def _small_capitals(passage: Passage) -> Iterator[Correction]:
    found = [each for block in _blocks(passage) for each in _of_block(passage, block)]
    odd = {word.text for word in passage.words if _is_odd(word.text) and not _is_brandlike(word.text)}
    habit = len(odd) >= _HABIT
    for each in found:
        text = each.word.text
        clear = not _is_brandlike(text) and (each.heading or _switches(text) > 3)
        usual = text.lower() in passage.forms or text.capitalize() in passage.forms
        if habit and (clear or each.heading or (usual and not _is_brandlike(text))):
            certainty = Certainty.HIGH
        elif each.heading or (habit and not _is_brandlike(text)):
            certainty = Certainty.MEDIUM
        elif clear and _is_odd(text):
            certainty = Certainty.MEDIUM if text[0].islower() and _switches(text) > 3 else Certainty.LOW
        else:
            continue
        evidence = f"{len(odd)} words of this text are in such case"
        span = (each.word.start, each.word.end)
        yield correction(rules.SMALL_CAPITALS, span, text.upper(), certainty, evidence)


def _blocks(passage: Passage) -> Iterator[list[Word]]:
    block: list[Word] = []
    for word in passage.words:
        if "\n" in word.gap and block:
            yield block
            block = []
        block.append(word)
    if block:
        yield block


def _of_block(passage: Passage, block: list[Word]) -> Iterator[_Find]:
    odd = [word for word in block if _is_odd(word.text) and _is_word(passage, word)]
    if not odd:
        return
    # a heading may begin in normal type: the longest run of words in which no letter has both cases
    for run in _runs(block, odd):
        judged = [word for word in run if len(word.text) > 1]
        share = sum(_is_odd(word.text) for word in judged) / max(len(judged), 1)
        whole = len(run) == len(block)
        odder = {word.text for word in judged if _is_odd(word.text)}
        heading = (
            len(run) <= _HEADING
            and share >= _SHARE
            and _tells(odder, capitals=any(word.text.isupper() for word in judged))
        )
        for word in run:
            if word.text.isupper():
                continue
            if _is_odd(word.text) and (heading or word in odd):
                yield _Find(word, heading or whole)
            elif heading and ((whole and share >= _MOST) or _between(word, run)):
                yield _Find(word, heading)


def _tells(odd: set[str], *, capitals: bool) -> bool:
    """Whether so many words in odd case side by side, maybe with words in capitals, can be no brands."""
    return len(odd) >= _HABIT or (len(odd) > 1 and (capitals or not all(map(_is_brandlike, odd))))


def _between(word: Word, run: list[Word]) -> bool:
    """Whether words in odd case stand on both sides; beside normal type, others may belong to that."""
    sides = [each.start < word.start for each in run if _is_odd(each.text)]
    return True in sides and False in sides


def _runs(block: list[Word], odd: list[Word]) -> Iterator[list[Word]]:
    """Stretches of words around those in odd case in which each letter is always a capital or always small."""
    at = 0
    while at < len(block):
        if block[at] not in odd:
            at += 1
            continue
        first = last = at
        capitals, small = _cases(block[at].text)
        for step, stop in ((1, len(block)), (-1, -1)):
            for number in range(at + step, stop, step):
                more, less = _cases(block[number].text)
                if (capitals | more) & (small | less):
                    break
                capitals, small = capitals | more, small | less
                first, last = min(first, number), max(last, number)
        yield block[first : last + 1]
        at = last + 1


def _cases(text: str) -> tuple[set[str], set[str]]:
    letters = [sign for sign in text if sign.isalpha()]
    return {sign.lower() for sign in letters if sign.isupper()}, {sign for sign in letters if sign.islower()}


def _is_odd(text: str) -> bool:
    """Whether a word has a capital inside beside small letters; a plural of capitals (MPs) is none."""
    return any(_is_odd_part(part) for part in re.split("[’']", text))


def _is_odd_part(letters: str) -> bool:
    inside = any(two.isupper() and one.islower() for one, two in itertools.pairwise(letters))
    ahead = len(letters) > 3 and letters[:2].isupper() and letters[-1].islower()
    return inside or (ahead and not (letters[-1] == "s" and letters[:-1].isupper()))


def _is_brandlike(text: str) -> bool:
    """Whether the case is like that of brands and abbreviations: McCain, LaTeX, GmbH, iPhone, domU."""
    letters = [sign for sign in text if sign.isalpha()]
    capitals = [number for number, sign in enumerate(letters) if sign.isupper()]
    if not capitals or len(capitals) == len(letters):
        return False
    short = len(letters) <= 6 and (letters[0].isupper() or capitals == [len(letters) - 1])
    camel = letters[0].isupper() and len(capitals) == 2
    prefixed = letters[0].islower() and len(capitals) == 1 and capitals[0] <= 2
    return short or camel or prefixed or bool(_ACRONYM.fullmatch("".join("A" if c.isupper() else "a" for c in letters)))


def _is_word(passage: Passage, word: Word) -> bool:
    text, language = word.text, passage.language(word.start)
    if len(text) < _SHORTEST or passage.forms[text] >= _BRAND or text in passage.name_words:
        return False
    return (
        frequency_in(text.lower(), language) > 0
        or passage.known(text.lower(), language)
        or (text.capitalize() in passage.name_words)
    )


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
