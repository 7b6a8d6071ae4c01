"""Misspelt words: no dictionary has the form, and one much commoner word is one slip away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.errors.interference import find_foreign_articles
from fascicle.annotate.corrections.errors.misspelt_names import Names
from fascicle.annotate.corrections.errors.orthography import without_habits
from fascicle.annotate.corrections.errors.verdict import Strange, judge
from fascicle.annotate.corrections.text_context import Passage, correction
from fascicle.annotate.corrections.words.candidates import Candidates
from fascicle.language.data import of
from fascicle.language.dictionary import has_dictionary
from fascicle.language.letters import cover
from fascicle.language.lexicon import frequency_in
from fascicle.language.morphology import morphology
from fascicle.language.tally import without_genitive

_SHORTEST = 3  # letters
_APOSTROPHES = ("'", "’", "´", "`")
_SHORT = 4  # a form so short has many neighbours, and may be an abbreviation
_NAME = 10  # a word that the text has so often, and always with a capital, is a name
_MOST = 3  # a form that stands oftener is the text's own
_COMMON = 5e-6  # the lists were counted in texts that have misprints: none of them is so common
_ADDRESS_BEFORE = frozenset("@/_\\#<>{=.:$&*~^|0123456789")
_ADDRESS_AFTER = re.compile(r"[^\W\d_]+\d")
_ADDRESS_IN = re.compile(r"[/@_=\\]|\w[.:]\w|\(\)")
_OF_SENTENCES = frozenset({"", ",", ";", ".", "!", "?"})


def find_misspellings(passage: Passage) -> list[Correction]:
    """Misspelt words and names."""
    speller = _Speller(passage)
    found: list[Correction] = []
    for at, word in enumerate(passage.words):
        if len(word.text) >= _SHORTEST and passage.forms[word.text] <= _MOST and not _in_address(passage, word.start):
            found += speller.judge(at)
    return [*without_habits(passage.text, found), *find_foreign_articles(passage)]


def _in_address(passage: Passage, start: int) -> bool:
    before = passage.text[max(0, start - 1) : start]
    if before in _ADDRESS_BEFORE and before:
        return True
    after = passage.text[start : start + 60].split(maxsplit=1)[0]
    return bool(_ADDRESS_AFTER.match(after) or _ADDRESS_IN.search(after))


class _Speller:
    """Judges one word of a text after the other."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._candidates = Candidates(passage)
        self._names = Names(passage)

    def judge(self, at: int) -> Iterator[Correction]:
        """What is wrong with the word with this number, if anything."""
        passage = self._passage
        word = passage.words[at]
        language = passage.language(word.start)
        if not cover(language):
            return
        text = without_genitive(word.text)
        lower = text.lower()
        misread = list(self._names.misread(at, language)) if text[:1].isupper() and len(text) > _SHORT else []
        if misread:
            yield from misread
            return
        listed = passage.known(word.text, language)
        if listed:
            yield from self._names.same_person(at, language)
            if not text.islower() or frequency_in(lower, language) > _COMMON:
                return
            if not has_dictionary(language) and passage.is_foreign(lower, language):
                return
        if passage.attested(word.text, language) or self._accent_apart(word.end, lower, language):
            return
        if not lower.isalpha() or len(lower) < _SHORTEST:
            return
        if not self._is_name(at, text, language):
            if not self._hyphenated(at):
                yield from self._word(at, lower, language, listed)
        elif text.istitle() and passage.folded[lower] == 1:
            yield from self._names.judge(at, lower, language)

    def _is_name(self, at: int, text: str, language: str) -> bool:
        """Whether the word is set as a name, or as an acronym."""
        if text.isupper():
            return not self._in_capitals(at)
        nouns = of(language).noun_capitals
        return not text.islower() and not (text.istitle() and (nouns or self._passage.sentence_start(at)))

    def _in_capitals(self, at: int) -> bool:
        """Whether the words on both sides are in capitals too; else a word in capitals is an acronym."""
        words = self._passage.words
        around = [words[each].text for each in (at - 1, at + 1) if 0 <= each < len(words)]
        return len(around) == 2 and all(each.isupper() for each in around)

    def _hyphenated(self, at: int) -> bool:
        word = self._passage.words[at]
        return word.gap.endswith("-") or self._passage.text[word.end : word.end + 1] in ("-", "‐", "­")

    def _word(self, at: int, lower: str, language: str, listed: bool) -> Iterator[Correction]:
        if morphology(language).derives(lower):
            return
        candidates = self._candidates.of(at, lower, language)
        if not candidates:
            return
        best, others = candidates[0], candidates[1:]
        if self._passage.speaks_otherwise(at, language) or (listed and self._passage.attested_abroad(lower)):
            return
        word = self._passage.words[at]
        frequency = frequency_in(lower, language) if listed else 0.0
        times = self._passage.folded[lower]
        strange = Strange(lower, language, frequency, times, word.text.istitle(), self._in_prose(at))
        certainty = judge(strange, best, others[0].score if others else 0.0)
        known = f"as rare as a misprint ({frequency:.1e})" if listed else "in no list"
        evidence = f"{known}; {best.form!r}: {best.frequency:.1e} of the language, {best.times} times in this text"
        readings = [self._like(at, word.text, lower, each.form) for each in candidates[:4]]
        yield correction(rules.MISSPELT, (word.start, word.end), readings[0], certainty, evidence, tuple(readings[1:]))

    def _accent_apart(self, end: int, lower: str, language: str) -> bool:
        """Whether an apostrophe is typed behind the word for the accent on its last letter, as Italians do."""
        apart = self._passage.text[end : end + 1] in _APOSTROPHES
        return apart and any(frequency_in(normalize("NFC", lower + accent), language) for accent in "\u0300\u0301")

    def _in_prose(self, at: int) -> bool:
        """Whether a word stands among words, with no marks but those of sentences: no abbreviation, no formula."""
        gaps = [each.gap for each in self._passage.words[at : at + 2]]
        return at > 0 and len(gaps) == 2 and all(gap.strip() in _OF_SENTENCES and gap != gap.strip() for gap in gaps)

    def _like(self, at: int, text: str, lower: str, form: str) -> str:
        """The form in the case of the text, with the text's genitive."""
        begins = at and self._passage.words[at].gap.strip()[:1] in (".", "!", "?") and form[0] != lower[0]
        if text.isupper():
            form = form.upper()
        elif text.istitle() or begins or self._is_proper(form):
            form = form.capitalize()
        return form + text[len(lower) :]

    def _is_proper(self, form: str) -> bool:
        """Whether the text has the word often, and always with a capital."""
        return self._passage.forms[form.capitalize()] >= _NAME and not self._passage.forms[form]
