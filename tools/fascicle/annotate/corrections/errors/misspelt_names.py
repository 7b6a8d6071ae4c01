"""Misspelt names: the text, its authority file or the language around has another spelling, one slip away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from unicodedata import normalize

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, correction, plainly
from fascicle.language.data import those
from fascicle.language.letters import letters
from fascicle.language.lexicon import frequency_in, words_of
from fascicle.language.slips import TYPICAL, best_slips, is_inflection, lookalikes
from fascicle.model.certainty import Certainty

_UNKNOWN = 1e-7  # of a name that other languages know as a word
_KNOWN_NAME = 2e-7
_TITLE = 5e-5  # a word so common before a name is a title, not a first name
_SHORTEST = 6  # letters of a name
_LONG, _LONGER = 7, 8
_OFTEN = 5  # times in the text
_OFTEN_ENOUGH = 3  # if the slip is a typical one
_OFTENER = 10  # how much more often the text has a name than what is misread for it
_MOST = 3  # times that a name is misread the same way
_WORD = 1e-6  # of a word of the language
_BETTER = 10.0  # how much better one language knows a name than another
_ABROAD = ("es", "fr", "it", "pt", "de")


class Names:
    """Judges the names of one text."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        words = passage.words
        self._follows = {(_plain(one.text), two.text) for one, two in pairwise(words)}

    def judge(self, at: int, lower: str, language: str) -> Iterator[Correction]:
        """A name that the text has in another spelling beside the same word, or a list in the language around it."""
        passage = self._passage
        word = passage.words[at]
        if len(lower) < _SHORTEST or not at:
            return
        before = passage.words[at - 1]
        ways: dict[str, tuple[Certainty, str]] = {}
        partner = self._partner(at)
        foreign = self._foreign(at, language) if partner is None else _home(partner, language)
        if partner is not None and not foreign:
            return
        for form, typical in best_slips(lower, letters(foreign or language).alphabet).items():
            title = form.capitalize()
            if is_inflection(lower, form):
                continue
            times = passage.forms[title]
            often = times >= (_OFTEN if typical < TYPICAL else _OFTEN_ENOUGH) and len(lower) >= _LONG
            if often or (title in passage.name_words and typical >= TYPICAL):
                ways[title] = (Certainty.MEDIUM, f"{times} times in this text, and the other spelling once")
            elif self._likelier(title, word.text) and (_plain(before.text), title) in self._follows:
                ways[title] = (Certainty.MEDIUM, "the text has it after the same word")
            elif foreign and max(frequency_in(form, foreign), _unaccented(foreign).get(form, 0)) >= _KNOWN_NAME:
                ways[title] = (Certainty.MEDIUM, f"a word of the language around it ({foreign})")
            elif (
                not foreign
                and typical > TYPICAL
                and len(lower) >= _LONGER
                and frequency_in(form, language) >= _KNOWN_NAME
            ):
                ways[title] = (Certainty.MEDIUM, "a name that the language has, one slip away")
            elif typical >= TYPICAL and any(frequency_in(form, each) >= _KNOWN_NAME for each in (language, "es")):
                ways.setdefault(title, (Certainty.LOW, "a name that a list has, one slip away"))
        sure = [title for title, (certainty, _) in sorted(ways.items()) if certainty is Certainty.MEDIUM]
        best = sure[0] if sure else min(ways, default="")
        if best:
            certainty = Certainty.MEDIUM if len(sure) == 1 else Certainty.LOW
            others = tuple(sorted(ways.keys() - {best}))
            found = best + word.text[len(lower) :]
            yield correction(rules.MISSPELT_NAME, (word.start, word.end), found, certainty, ways[best][1], others)

    def misread(self, at: int, language: str) -> Iterator[Correction]:
        """A name that looks like one of the authority file, or like one that the text has often."""
        passage = self._passage
        word = passage.words[at]
        times = passage.forms[word.text]
        if word.text in passage.name_words or frequency_in(plainly(word.text), language) >= _WORD or times > _MOST:
            return
        for form in sorted(set(lookalikes(word.text))):
            often = passage.forms[form] + passage.lexicon.edition_count(form)
            named = form in passage.name_words
            follows = bool(at) and (_plain(passage.words[at - 1].text), form) in self._follows
            if form[:1].isupper() and (named or often >= max(_OFTEN, _OFTENER * times) or (follows and often > times)):
                evidence = f"it looks like {form!r}, " + (
                    "a name of the authority file" if named else f"{often} times in the edition"
                )
                yield correction(rules.MISSPELT_NAME, (word.start, word.end), form, Certainty.MEDIUM, evidence)
                return

    def same_person(self, at: int, language: str) -> Iterator[Correction]:
        """A second name whose first name has, elsewhere in the text, one that ends in another letter."""
        passage = self._passage
        word, before = passage.words[at], passage.words[at - 1]
        if (
            not at
            or not word.text.istitle()
            or word.gap != " "
            or not before.text.istitle()
            or len(word.text) < _SHORTEST
        ):
            return
        if passage.forms[word.text] > 1 or word.text in passage.name_words:
            return
        if (
            frequency_in(plainly(word.text), language) >= _UNKNOWN
            or frequency_in(plainly(before.text), language) >= _TITLE
        ):
            return
        for form in best_slips(word.text.lower(), letters(language).alphabet):
            title = form.capitalize()
            if (_plain(before.text), title) in self._follows and self._likelier(title, word.text):
                evidence = f"{before.text!r} has another spelling of this name elsewhere in the text"
                yield correction(rules.MISSPELT_NAME, (word.start, word.end), title, Certainty.MEDIUM, evidence)
                return

    def _likelier(self, one: str, other: str) -> bool:
        """Which of two spellings in the text is right: the one it has more often, or that more texts have."""
        forms = self._passage.forms
        if forms[one] <= 1 >= forms[other]:
            known, unknown = (
                max(frequency_in(each.lower(), abroad) for abroad in those("neighbour")) for each in (one, other)
            )
            return bool(forms[one]) and known > 3 * unknown
        return forms[one] > 2 * forms[other]

    def _partner(self, at: int) -> str | None:
        """The other part of a name of two parts with a hyphen between them, in lower case."""
        words = self._passage.words
        pairs = ((at, at - 1), (at + 1, at + 1))
        joined = [words[other].text for second, other in pairs if second < len(words) and words[second].gap == "-"]
        return joined[0].lower() if joined else None

    def _foreign(self, at: int, language: str) -> str | None:
        """The language of the words on both sides, where they are strange to the text's own."""
        words = self._passage.words
        around = [words[each].text.lower() for each in (at - 2, at - 1, at + 1) if 0 <= each < len(words)]
        for other in _ABROAD:
            strange = [w for w in around if frequency_in(w, other) >= 1e-6 > frequency_in(w, language) / 3]
            if other != language and strange and all(frequency_in(w, other) >= 1e-7 for w in around[-2:]):
                return other
        return None


def _home(name: str, language: str) -> str | None:
    """The other language that knows a name, if it knows it much better than this one."""
    best = max(_ABROAD, key=lambda each: (frequency_in(name, each), each))
    known = frequency_in(name, best)
    return best if best != language and known >= _WORD and known >= _BETTER * frequency_in(name, language) else None


@cache
def _unaccented(language: str) -> Mapping[str, float]:
    """The words of a language that have accents as writers of another spell them: without."""
    found: dict[str, float] = {}
    for word in words_of(language, _KNOWN_NAME):
        if not word.isascii():
            found.setdefault(_plain(word), frequency_in(word, language))
    return found


def _plain(word: str) -> str:
    return "".join(sign for sign in normalize("NFD", word.lower()) if sign.isalpha())
