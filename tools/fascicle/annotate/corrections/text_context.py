"""A text as the rules of correction see it: words with their places, lines and languages, and what is known of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.rules import CorrectionRule
from fascicle.language.data import those
from fascicle.language.dictionary import has_dictionary, in_dictionary
from fascicle.language.frequencies import expect
from fascicle.language.lexicon import Lexicon, frequency_in
from fascicle.language.tally import base
from fascicle.model.certainty import Certainty
from fascicle.model.characters import INVISIBLE, LETTERS, as_read
from fascicle.tei.layers.view import LayerView
from fascicle.tei.names import XML_LANG

# What is not seen parts no words, nor does an accent of its own: of "har" and "bour" neither is misspelt.
WORD = re.compile(rf"{LETTERS}(?:(?:[’'´`ʼ]|[{INVISIBLE}]+){LETTERS})*")
_KNOWN = 3e-8
KNOWN_ABROAD = 1e-7
_AROUND = 3  # words on either side that tell in which language a passage is
_FAR = 3.0  # how much commoner a word of another language is there
# The error rate: at most so many words are looked up; what is more frequent is a word; shorter ones tell little.
_SAMPLE, _LISTED, _TELLING = 2000, 1e-6, 3
_USUAL_RATE, _USUAL_WORDS = 0.03, 50  # what is thought of a text before it is read, and how many words that is worth


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the reading layer: ``text`` is what stands from ``start`` to ``end``; ``gap`` what stands before it."""

    start: int
    end: int
    text: str
    gap: str
    breaks: bool  # a line of the source ends before it


class Passage:
    """The words of a view, and what text, language and authority file know of them."""

    def __init__(
        self,
        view: LayerView,
        lexicon: Lexicon,
        languages: Sequence[str],
        protected: Collection[str],
        written: int | None = None,
    ) -> None:
        self.view, self.text, self.lexicon, self.written = view, view.text, lexicon, written
        self.languages = tuple(each.split("-")[0].lower() for each in languages)
        self._spoken: dict[etree._Element, str] = {}
        self._known: dict[tuple[str, str], bool] = {}
        self._others = sorted({*self.languages, *those("neighbour")})
        self.names = frozenset(protected)
        self.name_words = frozenset(word[0] for name in protected for word in WORD.finditer(name))
        self.lines = sorted({view.pieces[at].start for at, _ in view.line_breaks if at < len(view.pieces)})
        self.words = list(self._read())
        self.forms = Counter(word.text for word in self.words)
        expect(lambda: {plainly(form).casefold() for form in self.forms} | lexicon.vocabulary)
        self.folded: Counter[str] = Counter()
        for form, times in self.forms.items():
            self.folded[form.lower()] += times
        self.pairs = Counter(
            (one.text.lower(), two.text.lower()) for one, two in zip(self.words, self.words[1:], strict=False)
        )

    def _read(self) -> Iterator[Word]:
        last = 0
        for match in WORD.finditer(self.text):
            start = match.start()
            yield Word(start, match.end(), match[0], self.text[last:start], self.breaks_between(last, start))
            last = match.end()

    def breaks_between(self, start: int, end: int) -> bool:
        """Whether a line of the source begins after ``start`` and not after ``end``."""
        return bisect_right(self.lines, end) > bisect_right(self.lines, start)

    def language(self, index: int) -> str:
        """The language of the text at a place, by the nearest ``xml:lang``; else the main language."""
        return self._inherited(self.view.piece_at(index).slot.parent)

    def _inherited(self, element: etree._Element | None) -> str:
        if element is None:
            return self.languages[0]
        if element not in self._spoken:
            own = element.get(XML_LANG)
            self._spoken[element] = own.split("-")[0].lower() if own else self._inherited(element.getparent())
        return self._spoken[element]

    def known(self, word: str, language: str) -> bool:
        """Whether a list of the language, or of another, or the authority file has the word."""
        key = word, language
        if key not in self._known:
            self._known[key] = self._look_up(word, language)
        return self._known[key]

    def _look_up(self, word: str, language: str) -> bool:
        plain = plainly(word)
        if word in self.name_words or frequency_in(plain, language) >= _KNOWN:
            return True
        if "ё" in plain:  # Russian prints its two dots or leaves them out
            return self.known(plain.replace("ё", "е"), language)
        return self.is_foreign(plain, language)

    def attested(self, word: str, language: str) -> bool:
        """Whether a dictionary of the language, or of another of the text's, or the authority file has the word."""
        plain = plainly(word)
        return word in self.name_words or any(in_dictionary(plain, each) for each in (language, *self.languages))

    @cached_property
    def error_rate(self) -> float:
        """The share of words that no list and no dictionary has, by the language of each; of a short text a guess.

        Names begin with a capital and are not asked for. Recognition that failed makes such words, and so do old
        spelling and languages that nobody said: of none of these are the words known. Without a dictionary of the
        text's main language it is 0.
        """
        if not has_dictionary(self.languages[0]):
            return 0.0
        words = [each for each in self.words if len(each.text) >= _TELLING and each.text.islower()]
        words = words[:: max(1, -(-len(words) // _SAMPLE))]
        unknown = sum(not self._is_word(each) for each in words)
        return (unknown + _USUAL_RATE * _USUAL_WORDS) / (len(words) + _USUAL_WORDS)

    def _is_word(self, word: Word) -> bool:
        language, plain = self.language(word.start), plainly(word.text)
        if frequency_in(plain, language, _LISTED) >= _LISTED or self.attested(word.text, language):
            return True
        return self.is_foreign(plain, language)

    def attested_abroad(self, word: str) -> bool:
        """Whether the word, given in lower case, is one that another language uses, and no misprint in its list."""
        return any(
            frequency_in(word, each, KNOWN_ABROAD) >= KNOWN_ABROAD and in_dictionary(word, each)
            for each in self._others
        )

    def is_foreign(self, word: str, language: str) -> bool:
        """Whether another language than this one has the word, given in lower case."""
        others = (other for other in self._others if other != language)
        return any(frequency_in(word, other, KNOWN_ABROAD) >= KNOWN_ABROAD for other in others)

    @cached_property
    def unattested(self) -> float:
        """The share of the words that neither a list nor a dictionary has: great, where a text was recognised badly."""
        language = self.languages[0]
        unknown = sum(
            times
            for form, times in self.forms.items()
            if not (self.known(form, language) or self.attested(form, language))
        )
        return unknown / max(1, len(self.words))

    def speaks_otherwise(self, at: int, language: str) -> bool:
        """Whether more of the words around this one are of some other language than of this one."""
        before, after = self.words[max(0, at - _AROUND) : at], self.words[at + 1 : at + 1 + _AROUND]
        return votes_for_another([*before, *after], language, self._others) > 0

    def sentence_start(self, at: int) -> bool:
        """Whether the word with this number begins a sentence or a block."""
        gap = self.words[at].gap
        return at == 0 or "\n" in gap or any(sign in gap for sign in '.!?:“"•–—')


def votes_for_another(words: Sequence[Word], language: str, others: Iterable[str]) -> int:
    """By how many words one of the other languages leads: by those that are much commoner in it, less the reverse."""
    plain = [plainly(each.text) for each in words]
    own = [frequency_in(word, language) for word in plain]

    def votes(other: str) -> int:
        # what is rarer there than a vote needs may as well be unknown
        abroad = [frequency_in(word, other, here / _FAR) for word, here in zip(plain, own, strict=True)]
        return sum((there > _FAR * here) - (here > _FAR * there) for here, there in zip(own, abroad, strict=True))

    return max((votes(other) for other in others if other != language), default=0)


def plainly(word: str) -> str:
    """The word as frequency lists have it: composed, in lower case, straight apostrophe, no English genitive."""
    if not word.isascii():
        # a small e above a letter is how German once wrote its two dots
        word = as_read(re.sub("[’´`ʼ]", "'", word).replace("\u0364", "\u0308"))
    return base(word)


def correction(
    rule: CorrectionRule,
    span: tuple[int, int],
    replacement: str,
    certainty: Certainty,
    evidence: str,
    alternatives: tuple[str, ...] = (),
) -> Correction:
    """A correction of the rule's kind."""
    return Correction(span[0], span[1], replacement, rule.kind, rule.code, certainty, evidence, alternatives)
