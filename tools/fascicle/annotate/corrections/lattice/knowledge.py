"""What is known of the forms of a text, each looked up once: list, dictionary, text, edition, and the text's state."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache, cached_property
from math import log2, log10

from fascicle.annotate.corrections.lattice.judge import channel_of
from fascicle.annotate.corrections.text_context import Passage, plainly
from fascicle.language.data import of, those
from fascicle.language.dictionary import has_dictionary, in_dictionary
from fascicle.language.letters import cover, letters
from fascicle.language.lexicon import frequency_in, words_of
from fascicle.language.morphology import morphology
from fascicle.language.pairs import Pairs, pairs_of
from fascicle.language.slips import Slip, near, slip

PART = 1e-6  # rarer words are no parts of glued ones
FLOOR = 1e-9  # what is taken for the frequency of a form that no list has
GRAMMAR = 1e-3  # a word so common is an article, a preposition, a conjunction, a pronoun, an auxiliary
_WORDS = 20_000  # a text is counted as having at least so many: what stands once in a short one is not common
_SOUND = 1e-5  # lists count misprints too, but none so common
_CANDIDATE = 2.5e-7  # rarer words are no candidates: the form is as likely to be a word that no list has
_FAR = 3.0  # how much commoner a word of another language is there
_ODD = log2(1 + 2)  # so few words of the list have three letters in a row: the mark of a slip
_AROUND = 4  # words on either side that tell in which language a passage is
# The share of words that is spelt otherwise before a year; it counts as so many words of the text itself.
_SPELT_OTHERWISE = ((1650, 0.12), (1750, 0.06), (1850, 0.02))
_DATED = 500
_OWN = 3  # a name that stands so often is the text's own
_SHORTEST = 3  # letters of a form that is told to be strange


class Form:
    """A form in lower case in one language of a text."""

    def __init__(self, lower: str, language: str, passage: Passage) -> None:
        self.lower, self.language, self._passage = lower.replace("ſ", "s"), language, passage
        self.times = passage.folded[lower]

    @cached_property
    def listed(self) -> float:
        """Its share of the language by the list."""
        return frequency_in(self.lower, self.language)

    @cached_property
    def likely(self) -> float:
        """The decimal logarithm of its likelihood, by the list or by the other places of the text that have it."""
        here = (self.times - 1) / max(len(self._passage.words), _WORDS)
        return log10(max(self.listed, here, FLOOR))

    @cached_property
    def attested(self) -> bool:
        """Whether a dictionary of the text's languages has it; the list, where there is no dictionary."""
        if self.lower in self._passage.name_words or self.lower.capitalize() in self._passage.name_words:
            return True
        if not has_dictionary(self.language):
            return self.listed >= _CANDIDATE
        return any(in_dictionary(self.lower, each) for each in (self.language, *self._passage.languages))

    @cached_property
    def sound(self) -> bool:
        """Whether it is a word: too common for a misprint, or in the dictionary."""
        return self.listed >= _SOUND or self.attested or self.lower.replace("ё", "е") != self.lower

    @cached_property
    def derived(self) -> bool:
        """Whether it is made of words as the language makes them."""
        return morphology(self.language).derives(self.lower)

    @cached_property
    def abroad(self) -> float:
        """How much commoner it is in another language, as a decimal logarithm from 0 to 4."""
        others = (each for each in those("neighbour") if each != self.language)
        there = max(frequency_in(self.lower, each, self.listed) for each in others)
        return min(max(log10(max(there, FLOOR)) - max(log10(max(self.listed, FLOOR)), -8.0), 0.0), 4.0)

    @cached_property
    def odd(self) -> bool:
        """Whether its letters follow one another as the language hardly has it."""
        return self.shape <= _ODD

    @cached_property
    def shape(self) -> float:
        """How usual the three letters side by side are that are least so."""
        return letters(self.language).rarest(self.lower)


@cache
def parts_of(language: str) -> frozenset[str]:
    """The words that may be a part of a glued one."""
    return frozenset(words_of(language, PART))


@cache
def candidates_of(language: str) -> frozenset[str]:
    """The words that a strange form may stand for."""
    return frozenset(word for word in words_of(language, _CANDIDATE) if len(word) >= _SHORTEST)


class WordKnowledge:
    """What one text, its edition and its languages know of words."""

    def __init__(self, passage: Passage, pairs: Callable[[str], Pairs] = pairs_of) -> None:
        self.passage, self._pairs = passage, pairs
        self._forms: dict[tuple[str, str], Form] = {}
        self._asked: dict[tuple[str, str], Form] = {}
        self._own = frozenset(
            form.lower()
            for form, times in passage.forms.items()
            if times >= _OWN and form.istitle() and len(form) > _SHORTEST
        )
        self._votes: dict[tuple[str, str], list[int]] = {}
        self._near: dict[tuple[str, str], list[tuple[float, str, Slip]]] = {}

    def form(self, word: str, language: str) -> Form:
        """What is known of a word, whatever its case."""
        form = self._asked.get((word, language))
        if form is None:
            key = plainly(word), language
            if key not in self._forms:
                self._forms[key] = Form(*key, self.passage)
            form = self._asked[word, language] = self._forms[key]
        return form

    def beside(self, at: int, reading: str, language: str) -> tuple[bool, int]:
        """How well a reading for the word with this number goes with its neighbours: whether the text has it beside one
        of them elsewhere, and how often the language has it so, as a binary logarithm.
        """
        words = self.passage.words
        couples = []
        if at and not words[at].gap.strip():
            couples.append((words[at - 1].text.lower(), reading))
        if at + 1 < len(words) and not words[at + 1].gap.strip():
            couples.append((reading, words[at + 1].text.lower()))
        usual = sum(self._pairs(language).often(*each) for each in couples)
        return any(self.passage.pairs[each] for each in couples), usual

    def seen(self, word: str) -> float:
        """How often text and edition have a word, as a logarithm."""
        return log2(1 + min(self.passage.folded[word.lower()] + self.passage.lexicon.edition_count(word), 63))

    def readings(self, lower: str, language: str) -> list[tuple[float, str, Slip]]:
        """The words one slip away with their scores, the likeliest first."""
        key = lower, language
        if key not in self._near:
            forms = near(lower, letters(language).alphabet)
            found = forms & candidates_of(language) | forms & self._own
            self._near[key] = sorted(
                (self._score(each, lower, language) for each in found), key=lambda each: (-each[0], each[1])
            )
        return self._near[key]

    def _score(self, reading: str, lower: str, language: str) -> tuple[float, str, Slip]:
        how = slip(lower, reading)
        form = self.form(reading, language)
        doubted = 0.0 if form.sound else channel_of("unattested")
        return form.likely + channel_of(how.kind) + channel_of("first") * (how.at == 0) + doubted, reading, how

    def strange(self, at: int) -> bool:
        """Whether the word with this number is none, by all lists, or a fragment."""
        if not 0 <= at < len(self.passage.words):
            return False
        word = self.passage.words[at]
        if len(word.text) == 1:
            return self.form(word.text, self.passage.language(word.start)).likely < log10(GRAMMAR)
        return word.text.islower() and not self.form(word.text, self.passage.language(word.start)).sound

    def strangers(self, first: int, last: int) -> float:
        """How many of the two words on either side of a stretch of words are strange."""
        return float(sum(self.strange(at) for at in (first - 2, first - 1, last + 1, last + 2)))

    def tongue(self, first: int, last: int, language: str) -> float:
        """By how many of the words around another language leads."""
        words = self.passage.words
        around = words[max(first - _AROUND, 0) : first] + words[last + 1 : last + 1 + _AROUND]
        votes = zip(*(self._vote(each.text, language) for each in around), strict=True)
        return float(max(map(sum, votes), default=0)) if around else 0.0

    def _vote(self, word: str, language: str) -> list[int]:
        """Of each other language, whether the word is much commoner there (1) or here (-1)."""
        key = word, language
        if key not in self._votes:
            own, plain = self.form(word, language).listed, plainly(word)
            abroad = [frequency_in(plain, each, own / _FAR) for each in those("neighbour") if each != language]
            self._votes[key] = [0, *((there > _FAR * own) - (own > _FAR * there) for there in abroad)]
        return self._votes[key]

    @cached_property
    def state(self) -> dict[str, float]:
        """How the text is: its share of strange forms, and of those that another spelling explains."""
        language = self.passage.languages[0]
        forms = [each for each in self.passage.folded if each.isalpha() and len(each) >= _SHORTEST]
        common = [each for each in forms if self.passage.forms[each]]
        strange = [each for each in common if not self.form(each, language).sound]
        spelt = [each for each in strange if (best := self.best(each, language)) and best[2].spelling]
        total = sum(self.passage.folded[each] for each in common) or 1
        noise = sum(self.passage.folded[each] for each in strange) / total
        old = sum(self.passage.folded[each] for each in spelt) / total
        told = _rate(old, total), _rate(old, total, _usually_old(self.passage.written), _DATED)
        return {"noise": _rate(noise, total), "old": max(told)}

    def best(self, lower: str, language: str) -> tuple[float, str, Slip] | None:
        """The likeliest reading of a strange form."""
        found = self.readings(lower, language) if cover(language) else []
        return found[0] if found else None

    @cached_property
    def habits(self) -> dict[tuple[str, str], int]:
        """In how many strange forms of the text the same letters stand for the same."""
        ways: dict[tuple[str, str], set[str]] = defaultdict(set)
        language = self.passage.languages[0]
        for lower in self.passage.folded:
            if lower.isalpha() and len(lower) >= _SHORTEST and not self.form(lower, language).sound:
                best = self.best(lower, language)
                if best:
                    ways[best[2].wrong, best[2].right].add(lower)
        return Counter({way: len(forms) for way, forms in ways.items()})

    def common(self, word: str, language: str) -> bool:
        """Whether a word serves grammar."""
        return self.form(word, language).listed >= GRAMMAR

    def nouns(self, language: str) -> bool:
        """Whether the language writes nouns with a capital."""
        return of(language).noun_capitals


def _usually_old(written: int | None) -> float:
    """What share of words is spelt otherwise in texts of a year."""
    return next((share for year, share in _SPELT_OTHERWISE if written is not None and written < year), 0.0)


def _rate(share: float, total: int, usual: float = 0.01, words: int = 50) -> float:
    """A share as a decimal logarithm from 0, for one in a hundred and less, to 2; short texts say little."""
    return log10(max(100 * (share * total + usual * words) / (total + words), 1.0))
