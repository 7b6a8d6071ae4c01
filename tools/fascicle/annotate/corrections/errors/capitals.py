"""Capitals where small letters belong, and the other way round: small capitals.

A font of small capitals stores some letters as capitals and the others as small ones, each letter always in one way.
So words in such a font can be told from brands and abbreviations: in one heading, no letter has both cases.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, Word, correction
from fascicle.annotate.corrections.words.evidence import FUNCTION
from fascicle.language.lexicon import frequency_in
from fascicle.model.certainty import Certainty

_ACRONYM = re.compile("A?a*AA+|AA+a+")  # OpenLDAP, SELinux, GUIs
_CAMEL = re.compile("(?:[A-Z][a-z]+)+[A-Z]*")
_USUAL = 1e-6
_GENITIVE = re.compile("['’]s$")
_HABIT = 3  # so many words in odd case: a font's small capitals, not a brand
_BRAND = 3  # a form that often is meant
_FONT = 10  # so many words in odd case: the text has a font of small capitals, which explains brand-like words too
_ALIKE = 2  # words of that font that a brand-like one must agree with
_SHORTEST = 4  # letters of a word that is judged alone
_HEADING = 25  # words of the longest heading
_MOST = 0.6  # of them, so that all others are in the font too
_SHARE = 0.3  # of the words in a heading that must be in odd case


@dataclass(frozen=True, slots=True)
class _Find:
    """A word to be set in capitals, and what is beside it."""

    word: Word
    heading: bool  # the whole of it is in the font
    alone: bool  # in a paragraph, with words in normal case on both sides
    among_capitals: bool  # it has most of its letters in capitals, and every other word of its block is in capitals


def find_case(passage: Passage) -> Iterator[Correction]:
    """Words to be written in other case."""
    found = [each for block in _blocks(passage) for each in _of_block(passage, block)]
    odd = {word.text for word in passage.words if _is_odd(word.text) and not _is_brandlike(word.text)}
    habit = len(odd) >= _HABIT
    font = [_cases(text) for text in sorted(odd)] if len(odd) >= _FONT else []
    for each in found:
        text = each.word.text
        if not each.heading and each.alone:
            continue
        of_font = each.among_capitals or (
            _agreeing(text, font) >= _ALIKE and frequency_in(text.lower(), passage.languages[0]) >= _USUAL
        )
        clear = not _is_brandlike(text) and (each.heading or _switches(text) > 3)
        usual = text.lower() in passage.forms or text.capitalize() in passage.forms
        if habit and (clear or each.heading or (usual and not _is_brandlike(text))):
            certainty = Certainty.HIGH
        elif each.heading or (habit and (of_font or not _is_brandlike(text))):
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
            and (len(block) <= _HEADING or len(odder) > _HABIT)
            and (_are_small_capitals(passage, odder) or (whole and share >= _MOST))
        )
        alone = len(block) > _HEADING and len(odder) < _HABIT
        others = [word for word in block if word not in odd and len(word.text) > 1]
        capitals = len(others) > 1 and all(word.text.isupper() for word in others)
        for word in run:
            if word.text.isupper() or _is_joined(passage.text, word):
                continue
            if _is_odd(word.text) and (heading or word in odd):
                surely = heading or (whole and not _is_brandlike(word.text))
                yield _Find(word, surely, alone, capitals and sum(map(str.isupper, word.text)) >= _HABIT)
            elif heading and ((whole and share >= _MOST) or _between(word, run)):
                yield _Find(word, heading, alone, capitals)


def _are_small_capitals(passage: Passage, odd: set[str]) -> bool:
    """Whether one is in case that brands do not have or is a word of grammar, or several are no CamelCase."""
    frequencies = {text: frequency_in(text.lower(), passage.languages[0]) for text in odd}
    if any(often >= FUNCTION or (often and not _is_brandlike(text)) for text, often in frequencies.items()):
        return True
    plain = [text for text, often in frequencies.items() if often >= _USUAL and not _CAMEL.fullmatch(text)]
    return len(odd) >= _HABIT and len(plain) > 1


def _is_joined(text: str, word: Word) -> bool:
    """Whether a word is a part of an address, a path or a name of programs."""
    return text[word.start - 1 : word.start] in tuple("/_@<=") or text[word.end : word.end + 1] in tuple("/_@>=")


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


def _agreeing(text: str, font: list[tuple[set[str], set[str]]]) -> int:
    """How many words of a font have a capital in common with this one, and no letter in the other case."""
    capitals, small = _cases(text)
    return sum(
        bool(capitals & theirs) and not capitals & less and not small & theirs
        for theirs, less in font
        if (theirs, less) != (capitals, small)
    )


def _is_odd(text: str) -> bool:
    """Whether a word has a capital inside beside small letters; a plural of capitals (MPs) is none."""
    return any(_is_odd_part(part) for part in re.split("[’']", text))


def _is_odd_part(letters: str) -> bool:
    letters = letters.replace("ß", "S") if letters.replace("ß", "").isupper() else letters
    inside = any(two.isupper() and one.islower() for one, two in itertools.pairwise(letters))
    ahead = len(letters) > 3 and letters[:2].isupper() and letters[-1].islower()
    return inside or (ahead and not (letters[-1] == "s" and letters[:-1].isupper()))


def _is_brandlike(text: str) -> bool:
    """Whether the case is like that of brands and abbreviations: McCain, LaTeX, GmbH, iPhone, domU."""
    letters = [sign for sign in _GENITIVE.sub("", text) if sign.isalpha()]
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
