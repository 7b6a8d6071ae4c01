"""Misspelt words: no list has the form, the language does not make it, and one much commoner word is one slip away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fascicle.correct import rules
from fascicle.correct.candidates import Candidate, Candidates
from fascicle.correct.habits import without_habits
from fascicle.correct.hyphens import Certainty
from fascicle.correct.interference import find_foreign_articles
from fascicle.correct.letters import cover, is_deep, letters
from fascicle.correct.lexicon import frequency_in
from fascicle.correct.misspelt_names import Names
from fascicle.correct.model import Correction
from fascicle.correct.morphology import morphology
from fascicle.correct.neighbours import SURE, TYPICAL
from fascicle.correct.passage import Passage, correction

_LIKELY = 1e-6  # frequency times slip: below a quarter of it nothing is corrected, above, what has other grounds
_VERY_LIKELY = 1e-5
_CERTAINLY_LIKELY = 1e-4
_ALONE = 5.0  # how many times likelier than the next the best reading must be
_FAR_ALONE = 100.0  # and for a high certainty
_SHORTEST = 3  # letters
_SHORT = 4  # a form so short has many neighbours, and may be an abbreviation
_LONG = 7
_CERTAIN = 6  # letters for a high certainty
_OFTENER = 20  # how much commoner in the text the right form of a misprint is that stands there more than once
_NAME = 10  # a word that the text has so often, and always with a capital, is a name
_MOST = 3  # a form that stands oftener is the text's own
_SLIPS_OF_LISTS = 1e-6  # the lists were counted in texts that have misprints: rarer forms may be such,
_RARER = 100.0  # if they are so much rarer than the word, typical slips counting full
_MUCH_RARER = 300.0
_HABITUAL = 3  # times in the text
_ADDRESS_BEFORE = frozenset("@/_\\#<=.:$&*~^|0123456789")
_ADDRESS_AFTER = re.compile(r"[^\W\d_]+\d")
_ADDRESS_IN = re.compile(r"[/@_=\\]|\w[.:]\w|\(\)")
_NOUNS = frozenset({"de", "lb"})  # languages that write nouns with a capital


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
        text = re.sub(r"[’']s?$", "", word.text)
        lower = text.lower()
        misread = list(self._names.misread(at, language)) if text[:1].isupper() and len(text) > _SHORT else []
        if misread:
            yield from misread
            return
        listed = passage.known(word.text, language)
        if listed:
            yield from self._names.same_person(at, language)
            common = frequency_in(lower, language) > _SLIPS_OF_LISTS
            if common or not text.islower() or passage.is_foreign(lower, language):
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
        return not text.islower() and not (text.istitle() and (language in _NOUNS or self._passage.sentence_start(at)))

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
        frequency = frequency_in(lower, language)
        if listed and best.frequency * best.typical < _RARER * max(frequency, _SLIPS_OF_LISTS / _RARER):
            return
        if self._passage.speaks_otherwise(at, language):
            return
        word = self._passage.words[at]
        next_score = others[0].score if others else 0.0
        certainty = self._certainty(at, lower, best, next_score, language)
        if listed and certainty is not Certainty.LOW:
            certainty = self._listed(lower, best, next_score, language)
        known = f"as rare as a misprint ({frequency:.1e})" if listed else "in no list"
        evidence = f"{known}; {best.form!r}: {best.frequency:.1e} of the language, {best.times} times in this text"
        readings = [self._like(at, word.text, lower, each.form) for each in candidates[:4]]
        yield correction(rules.MISSPELT, (word.start, word.end), readings[0], certainty, evidence, tuple(readings[1:]))

    def _listed(self, lower: str, best: Candidate, next_score: float, language: str) -> Certainty:
        """How sure it is that a form of the lists is a misprint that they have counted."""
        seen = best.times + best.elsewhere
        if best.typical < TYPICAL or not seen or self._passage.folded[lower] > 1:
            return Certainty.LOW
        rarer = best.frequency * best.typical >= _MUCH_RARER * frequency_in(lower, language)
        habitual = rarer and seen >= _HABITUAL and best.score >= 2 * _ALONE * next_score
        habitual = habitual and (len(lower) >= _LONG or best.beside)  # short ones are sound words too often
        return Certainty.MEDIUM if habitual or letters(language).is_odd(lower) else Certainty.LOW

    def _certainty(self, at: int, lower: str, best: Candidate, next_score: float, language: str) -> Certainty:
        passage = self._passage
        text = passage.words[at].text
        times = passage.folded[lower]
        seen = best.times + best.elsewhere
        odd = letters(language).is_odd(lower)
        if best.score < _LIKELY / 4 or best.score < _ALONE * next_score:
            return Certainty.LOW
        if times > 1 and (best.times < _OFTENER * times or best.typical < TYPICAL):
            return Certainty.LOW
        if len(lower) <= _SHORT and not (
            odd and seen and best.typical >= TYPICAL and best.score >= _CERTAINLY_LIKELY and self._in_prose(at)
        ):
            return Certainty.LOW
        # one letter for another makes a different word too often, unless the text itself has that word
        told = best.beside or (odd and best.score >= _VERY_LIKELY) or (seen and best.score >= 5 * _LIKELY)
        if best.typical < TYPICAL and not told:
            return Certainty.LOW
        if best.slips > 1 and not odd:
            return Certainty.LOW
        # where the list has only common words, a strange form says little
        if not is_deep(language) and not (odd and best.typical >= TYPICAL and (seen or best.score >= _VERY_LIKELY)):
            return Certainty.LOW
        if _inflection(lower, best.form) and not (odd and best.score >= _LIKELY):
            return Certainty.LOW
        if best.form in (lower[1:], lower[:-1]) and best.typical <= TYPICAL:
            return Certainty.LOW  # a prefix or ending, or the name of a program
        # endings of two letters are grammar in languages that inflect, but not two letters changed about
        swapped = sorted(lower) == sorted(best.form) and best.score >= _VERY_LIKELY
        if lower[:-2] == best.form[: len(lower) - 2] and not odd and not swapped and language != "en":
            return Certainty.LOW
        # languages with more forms than a list can have need a commoner word
        if language != "en" and best.frequency < _VERY_LIKELY and not seen and not odd:
            return Certainty.LOW
        if text.istitle() and not (best.times or (best.score >= 5 * _LIKELY and (odd or best.typical >= SURE))):
            return Certainty.LOW  # it may be a name
        sure = best.score >= max(5 * _LIKELY, _FAR_ALONE * next_score) and len(lower) >= _CERTAIN
        if sure and best.slips == times == 1 and text.islower() and (seen or odd):
            return Certainty.HIGH
        return Certainty.MEDIUM

    def _in_prose(self, at: int) -> bool:
        """Whether a word stands between words, with blanks and no marks: no abbreviation, no formula."""
        words = self._passage.words
        return 0 < at < len(words) - 1 and words[at].gap == words[at + 1].gap == " "

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


def _inflection(one: str, two: str) -> bool:
    """Whether the one is the other with another ending: grammar, not spelling."""
    return one.startswith(two) or two.startswith(one) or (len(one) == len(two) and one[:-1] == two[:-1])
