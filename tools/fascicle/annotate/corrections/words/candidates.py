"""What a strange form may stand for: the words one slip away, with what list, text and edition know of each.

The noisy channel of M. Kernighan, K. Church and W. Gale, "A spelling correction program based on a noisy channel
model" (1990): how likely a word is, times how likely the slip is that makes the strange form of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fascicle.annotate.corrections.text_context import Passage
from fascicle.language.dictionary import has_dictionary, in_dictionary
from fascicle.language.letters import letters
from fascicle.language.lexicon import frequency_in, words_of
from fascicle.language.pairs import behind
from fascicle.language.slips import best_slips
from fascicle.model.near import distance

RARE = 2.5e-7  # words rarer than that are no candidates: the form is as likely to be a word that no list has
_SHORTEST = 3  # letters of a candidate
_LONG = 10  # letters of a word in which two slips may be told
_TWO_SLIPS = 0.5  # how typical they are
_LEARNT = 1e-6
_ENOUGH = 20  # times in the text: more say no more
_BESIDE = 11.0  # how much likelier a word is that stands beside the same word elsewhere
_PAIRED = 1.0  # a decimal logarithm: of a pair of words that stands ten times as often as by chance
_MOST_PAIRED = 1.5  # of a pair: more says no more
_PAIRS = "en"  # the language whose pairs of words are counted
_WORDS = 2000  # a text is counted as having at least so many: what stands once in a short one is not common
_SHARE = 4  # of a word's share in the text, how little of it is taken for the word's likelihood

_COMMON = 1e-5  # a form so common is a word, whether the dictionary has it or not
_DOUBTED = 0.05  # of the likelihood of a form that the list has and the dictionary has not

_Near = tuple[str, float, float, int]  # form, frequency, how typical the slip is, how many slips


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that a strange form may stand for.

    ``frequency`` is its share of the language, ``typical`` that of the slip among slips (from 1 down), ``slips`` their
    number, ``times`` how often the text and ``elsewhere`` how often the rest of its edition has the word; ``beside``
    says that it stands beside the same word as the strange form does here, elsewhere in the text or often in books,
    ``attested`` that the dictionary has it or that it is common.
    """

    form: str
    frequency: float
    typical: float
    times: int
    elsewhere: int
    beside: bool
    score: float
    slips: int
    attested: bool

    @property
    def seen(self) -> int:
        """How often the text and its edition have the word."""
        return self.times + self.elsewhere


class Candidates:
    """Candidates for the strange forms of one text; what the list says of a form is looked up once."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._near: dict[tuple[str, str], tuple[_Near, ...]] = {}
        self._total = max(len(passage.words), _WORDS)

    def of(self, at: int, lower: str, language: str) -> list[Candidate]:
        """The candidates for a word of the text, the likeliest first."""
        if (lower, language) not in self._near:
            self._near[lower, language] = tuple(_near(lower, language))
        words = self._passage.words
        before = words[at - 1].text.lower() if at and not words[at].gap.strip() else ""
        after = words[at + 1].text.lower() if at + 1 < len(words) and not words[at + 1].gap.strip() else ""
        found = [self._weigh(each, language, before, after) for each in self._near[lower, language]]
        return sorted(found, key=lambda each: (-each.score, each.form))

    def _weigh(self, near: _Near, language: str, before: str, after: str) -> Candidate:
        form, frequency, typical, slips = near
        times = self._passage.folded[form]
        pairs = self._passage.pairs
        paired = _paired(before, form, after) if language == _PAIRS else (0.0, 0.0)
        beside = pairs[before, form] + pairs[form, after] > 0 or max(paired) >= _PAIRED
        likely = max(frequency, min(times, _ENOUGH) / self._total / _SHARE)
        score = likely * typical * max(_BESIDE if beside else 1.0, 10 ** sum(paired))
        attested = frequency >= _COMMON or in_dictionary(form, language)
        if not attested and has_dictionary(language):
            score *= _DOUBTED
        elsewhere = self._passage.lexicon.edition_count(form)
        return Candidate(form, frequency, typical, times, elsewhere, beside, score, slips, attested)


def _paired(before: str, form: str, after: str) -> tuple[float, float]:
    """How much oftener than by chance books have the form beside its neighbours, as decimal logarithms from 0 up."""
    found = (behind(before).get(form, 0.0), behind(form).get(after, 0.0))
    return min(max(found[0], 0.0), _MOST_PAIRED), min(max(found[1], 0.0), _MOST_PAIRED)


def _near(lower: str, language: str) -> Iterator[_Near]:
    """Words near a form, with their frequency and how typical the slip is."""
    found = False
    for form, typical in best_slips(lower, letters(language).alphabet).items():
        frequency = frequency_in(form, language)
        if frequency >= RARE and len(form) >= _SHORTEST:
            found = True
            yield form, frequency, typical, 1
    if not found and len(lower) >= _LONG:
        most = 3 if len(lower) > _LONG + 2 else 2
        for form in _long_words(language).get((lower[:3], lower[-3:]), ()):
            if distance(lower, form, most) <= most:
                yield form, frequency_in(form, language), _TWO_SLIPS, 2


@cache
def _long_words(language: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """The long words of a language by their first and last three letters, where slips are rarest."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in words_of(language, _LEARNT):
        if len(word) >= _LONG - 2:
            found[word[:3], word[-3:]].append(word)
    return {key: tuple(words) for key, words in found.items()}
