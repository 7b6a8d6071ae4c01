"""Words that are words, but not those that were meant: the words beside them do not allow them.

A noisy channel: how likely each reading is between its two neighbours, times how likely the slip is (E. Mays,
F. Damerau and R. Mercer, "Context based spelling correction", 1991; M. Kernighan, K. Church and W. Gale, "A spelling
correction program based on a noisy channel model", 1990; E. Brill and R. Moore, "An improved error model for noisy
channel spelling correction", 2000). English only: for no other language does a package carry counts of pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import log10

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, correction
from fascicle.language.data import of, table
from fascicle.language.lexicon import frequency_in
from fascicle.language.pairs import affinity, behind, expected, likelihood, paired_words
from fascicle.language.slips import SURE, is_inflection, slips
from fascicle.model.certainty import Certainty

_LANGUAGE = "en"
# Decimal logarithms of how much likelier the other reading is.
_PROPOSED = 1.5
_PROPOSED_ON_ONE_SIDE = 2.5  # where the word is usual beside one neighbour, or has but one
_LIKELY = 2.7
_VERY_LIKELY = 3.5  # where the table would not have the word beside these neighbours anyway
_ALONE = 0.5  # how much likelier than the next reading the best must be
_EXPECTED = 0.1  # that a pair is not in the table says something where the table might well have it
_DOUBTFUL = -1.0  # pairs that are not so much rarer than by chance are sound
_FUNCTION = 1e-3
_KNOWN = 1e-7  # what is rarer is no word: the rule of misspellings sees to it
_MOST, _OFTENER = 3, 3.0  # a word that stands oftener than that, and than it does in English, is the text's own
_LONGEST = 9  # letters: slips seldom make another word of a longer one
_STEM = 3


@dataclass(frozen=True, slots=True)
class _Reading:
    form: str
    ratio: float  # decimal logarithm of how much likelier it is than what stands there


def find_misplaced(passage: Passage) -> list[Correction]:
    """English words that their neighbours do not allow, where they allow one that looks like it or is taken for it.

    Likely are those alone that stand with neither neighbour in the table, nor elsewhere in the text.
    """
    return [each for at in range(len(passage.words)) for each in _judge(passage, at)]


def _judge(passage: Passage, at: int) -> Iterator[Correction]:
    word = passage.words[at]
    text = word.text
    begins = text.istitle() and passage.sentence_start(at)
    if len(text) > _LONGEST or not text.isalpha() or not (text.islower() or begins):
        return
    lower = text.lower()
    before, after = _neighbours(passage, at)
    if not (before or after) or _is_sound(before, lower, after) or passage.language(word.start) != _LANGUAGE:
        return
    frequency = frequency_in(lower, _LANGUAGE)
    if frequency < _KNOWN or passage.folded[lower] > _MOST + _OFTENER * frequency * len(passage.words):
        return
    place = _Place(passage, before, lower, after)
    readings = place.readings()
    least = _PROPOSED if place.is_alone() else _PROPOSED_ON_ONE_SIDE
    if not readings or readings[0].ratio < least or text in passage.name_words:
        return
    if passage.speaks_otherwise(at, _LANGUAGE):
        return
    best = readings[0]
    foreign = best.form in table("in_english").get(lower, ())
    if foreign and not (before and after):
        return  # before a word that English has not it is right
    certainty = place.certainty(readings) if text.islower() else Certainty.LOW
    rule = rules.FOREIGN_WORD if foreign else rules.MISPLACED
    evidence = f"10^{best.ratio:.1f} times likelier than {text!r} beside {place.neighbours!r}"
    forms = [each.form.capitalize() if begins else each.form for each in readings[:3]]
    yield correction(rule, (word.start, word.end), forms[0], certainty, evidence, tuple(forms[1:]))


def _neighbours(passage: Passage, at: int) -> tuple[str, str]:
    """The words before and after, in lower case; ``""`` where a mark stands, or a word that the table has not."""
    words, known = passage.words, paired_words()
    before = words[at - 1].text.lower() if at and words[at].gap == " " else ""
    after = words[at + 1].text.lower() if at + 1 < len(words) and words[at + 1].gap == " " else ""
    return before if before in known else "", after if after in known else ""


def _is_sound(before: str, word: str, after: str) -> bool:
    """Whether the word is usual beside each neighbour that there is."""
    return (not before or _is_usual(before, word)) and (not after or _is_usual(word, after))


def _is_usual(one: str, two: str) -> bool:
    """Whether the table has the pair, and not much rarer than by chance."""
    return behind(one).get(two, _DOUBTFUL) > _DOUBTFUL


@dataclass(frozen=True, slots=True)
class _Place:
    """A word between its neighbours, all in lower case."""

    passage: Passage
    before: str
    word: str
    after: str

    @property
    def neighbours(self) -> str:
        """The neighbours, for people."""
        return " … ".join(each for each in (self.before, self.after) if each)

    def is_alone(self) -> bool:
        """Whether there are two neighbours, and the word is usual beside neither."""
        beside = self._pairs(self.word)
        return len(beside) == 2 and not any(_is_usual(*pair) for pair in beside)

    def readings(self) -> list[_Reading]:
        """The readings that the table has with both neighbours, the likeliest first."""
        confused = confused_with(self.word)
        fitting = [each for each in _confusable(self.word) if self._allows(each[0], one_is_enough=each[0] in confused)]
        own = self._likelihood(self.word, doubted=1) if fitting else 0.0
        found = [_Reading(form, self._likelihood(form) + log10(slip) - own) for form, slip in fitting]
        return sorted(found, key=lambda each: (-each.ratio, each.form))

    def certainty(self, readings: list[_Reading]) -> Certainty:
        """How sure the best reading is."""
        best, others = readings[0], readings[1:]
        beside = self._pairs(self.word)
        if not self.is_alone() or any(self.passage.pairs[pair] > 1 for pair in beside):
            return Certainty.LOW
        if not self._allows(best.form) or (others and best.ratio - others[0].ratio < _ALONE):
            return Certainty.LOW
        telling = max(expected(one, two) for one, two in beside) >= _EXPECTED
        return Certainty.MEDIUM if best.ratio >= (_LIKELY if telling else _VERY_LIKELY) else Certainty.LOW

    def _pairs(self, word: str) -> list[tuple[str, str]]:
        """The word with the neighbours that there are."""
        return [pair for pair in ((self.before, word), (word, self.after)) if all(pair)]

    def _allows(self, form: str, *, one_is_enough: bool = False) -> bool:
        """Whether the table has the form with its neighbours."""
        with_one = not self.before or form in behind(self.before)
        with_two = not self.after or self.after in behind(form)
        return (with_one or with_two) if one_is_enough and self.before and self.after else (with_one and with_two)

    def _likelihood(self, form: str, doubted: int = 0) -> float:
        """The decimal logarithm of how likely the form is here; ``doubted`` places of it are in question."""
        here = self.passage.pairs
        return likelihood(form) + sum(affinity(*pair, max(here[pair] - doubted, 0)) for pair in self._pairs(form))


@cache
def _confusable(word: str) -> tuple[tuple[str, float], ...]:
    """The words that a word may stand for, and how typical the slip is."""
    known = paired_words()
    found: dict[str, float] = {}
    for form, slip in slips(word):
        if form in known and slip > found.get(form, 0.0) and not _inflection(word, form) and not _spelling(word, form):
            found[form] = slip
    found |= {form: SURE for form in (*confused_with(word), *table("in_english").get(word, ())) if form in known}
    found.pop(word, None)
    return tuple(sorted(found.items()))


def confused_with(word: str) -> list[str]:
    """The words that writers take for this one, whatever their fingers do."""
    return _partners().get(word, [])


@cache
def _partners() -> dict[str, list[str]]:
    groups = [group.split() for group in of(_LANGUAGE).confused]
    return {word: [other for other in group if other != word] for group in groups for word in group}


def _inflection(one: str, two: str) -> bool:
    """Whether the one is the other with another ending: pairs of words do not tell which is right."""
    if max(frequency_in(one, _LANGUAGE), frequency_in(two, _LANGUAGE)) >= _FUNCTION or min(len(one), len(two)) < _STEM:
        return False
    return is_inflection(one, two)


@cache
def _spellings() -> list[list[str]]:
    return [each.split("|") for each in of(_LANGUAGE).variants]


def _spelling(one: str, two: str) -> bool:
    """Whether the two are one word as it is written on the two sides of the Atlantic."""
    return min(len(one), len(two)) > _STEM and any(
        longer.replace(here, there) == other or longer.replace(there, here) == other
        for here, there in _spellings()
        for longer, other in ((one, two), (two, one))
    )
