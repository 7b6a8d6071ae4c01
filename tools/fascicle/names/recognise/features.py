"""What is weighed of a word: what it is, how the text uses it, its neighbours, the run of capitals that it is in."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fascicle.language.data import of, primary
from fascicle.language.frequencies import list_of
from fascicle.names.recognise import lists
from fascicle.names.recognise.cues import Cues
from fascicle.names.recognise.usage import Usage, casing
from fascicle.names.recognise.words import Sentence, folded

OFFSETS = (-2, -1, 1, 2)
EDGE = "#"
_RARE = 1e-7  # frequency below which words are as good as unknown
_BAND = 7  # so many powers of ten above it
_AFFIX = (1, 2, 3, 4)
_PREFIX = (2, 3, 4)
_YEAR = 4  # figures
_ACRONYM = 5  # letters
_RUN = 4  # words of a run that are counted
_COMMON = 1e-6  # frequency of words that are last parts of compounds
_PART = 4  # letters of the shortest part
_LONGEST = 5  # three letters each
_SHORT = 2  # letters of abbreviations inside a run


class Traits(NamedTuple):
    """What a word is: in small letters, how it is written, whether with a capital, and the signs that lists give it."""

    low: str
    form: str
    capital: bool
    cue: str
    listed: str
    band: str
    known: str

    @property
    def sight(self) -> str:
        """What its neighbours see of it in short."""
        return self.cue or self.form


class CapitalRun(NamedTuple):
    """Words with a capital that follow each other, from ``first`` to ``last``, and what is weighed of all of them."""

    first: int
    last: int
    features: tuple[str, ...]


def shape(word: str) -> str:
    """How a word is written."""
    if word[0].isdigit():
        return "9999" if len(word) == _YEAR else "9"
    if not word[0].isalpha():
        return word[0]
    if word.isupper():
        return "X" if len(word) == 1 else "XX" if len(word) < _ACRONYM else "XXX"
    if word[0].isupper():
        return "Xx" if word[1:].islower() else "XxX"
    return "x" if word.islower() else "xX"


class Features:
    """The features of words in texts of some languages; ``words``: whether words themselves are features."""

    def __init__(self, languages: tuple[str, ...], *, words: bool) -> None:
        self.cues = Cues.of(languages)
        self.lists = lists.load()
        self._words = words
        self._language = primary(languages[0]) if languages else ""
        self._frequencies = [list_of(language) for language in languages]
        self._casing = [casing(language) for language in languages]
        self._compounds = any(of(language).closed for language in languages)
        self._nouns = "n" if self.cues.noun_capitals else ""

    def traits(self, word: str, capitals: bool) -> Traits:
        """What a word is; ``capitals``: in a sentence in capitals."""
        low, capital = folded(word), word[0].isupper()
        form = "C" if capitals and capital else shape(word)
        cue, band = self.cues.sign(low), self._band(low)
        if not capital:
            return Traits(low, form, capital, cue, "", band, "")
        known = next((each[low] for each in self._casing if low in each), "")
        return Traits(low, form, capital, cue, self.lists.sign(low), band, known)

    def near(self, word: Traits) -> list[str]:
        """What the next words see of a word."""
        found = [f"s={word.form}", f"q={word.cue}", f"f={word.band}"]
        if self._words:
            found.append(f"w={word.low}")
        if word.capital:
            found.append(f"l={word.listed}")
        return found

    def far(self, word: Traits) -> list[str]:
        """What the words behind those see of it."""
        return [f"s={word.form}", f"q={word.cue}", *([f"l={word.listed}"] if word.capital else [])]

    def own(self, word: Traits) -> list[str]:
        """What a word shows of itself."""
        low, form, capital, cue, listed, band, known = word
        found = [f"s={form}", f"q={cue}", f"f={band}", f"n={self._nouns}{form}"]
        if self._words:
            found.append(f"L={self._language}{form}")
        if not capital:
            if self._words and (cue or not low[0].isalnum()):
                found.append(f"w={low}")
            return found
        found += [
            f"c={self._make(low)}{band}",
            f"l={listed}",
            f"b={known}",
            f"b0={known[:1]}",
            f"lq={listed}{cue}",
            f"lf={listed}{band}",
            f"sq={form}{cue}",
            f"ls={listed}{form}",
            f"nf={self._nouns}{band}{known[:1]}",
        ]
        if self._words:
            found.append(f"w={low}")
            found += [f"-{low[-size:]}" for size in _AFFIX if len(low) > size]
            found += [f"{low[:size]}-" for size in _PREFIX if len(low) > size]
        return found

    def _make(self, low: str) -> str:
        """How long a word is, and where words are put together, whether its last part is a common word."""
        parts = range(_PART, len(low) - _PART + 1) if self._compounds else ()
        made = any(each.frequency(low[at:], _COMMON) >= _COMMON for at in parts for each in self._frequencies)
        return f"{self._nouns}{min(len(low) // 3, _LONGEST)}{'+' if made else ''}"

    def _band(self, low: str) -> str:
        if not low[0].isalpha():
            return ""
        found = max((each.frequency(low, _RARE) for each in self._frequencies), default=0.0)
        return str(min(_BAND, int(math.log10(found / _RARE)))) if found >= _RARE else "-"

    def runs(self, sentence: Sentence, traits: Sequence[Traits], usage: Usage) -> Iterator[CapitalRun]:
        """The runs of capitals of a sentence that is not set in capitals, without the titles before them."""
        words, size = sentence.words, len(sentence.words)
        opening = next((at for at, word in enumerate(words) if word[0].isalpha()), 0)
        at = 0
        while at < size:
            if not traits[at].capital:
                at += 1
                continue
            last = self._last(sentence, traits, at)
            first, titled = at, False
            while first < last and ("t" in traits[first].cue or words[first] == "."):
                titled, first = titled or "t" in traits[first].cue, first + 1
            if first and not titled:
                titled = "t" in traits[first - (1 + (words[first - 1] == "." and first > 1))].cue
            yield CapitalRun(first, last, self._of_run(sentence, traits, first, last, titled, opening, usage))
            at = last + 1

    def _last(self, sentence: Sentence, traits: Sequence[Traits], at: int) -> int:
        words, spans, size = sentence.words, sentence.spans, len(sentence.words)
        last = at
        while last + 1 < size:
            following = words[last + 1]
            if traits[last + 1].capital:
                last += 1
                continue
            beyond = last + 2 < size and traits[last + 2].capital
            glued = spans[last][1] == spans[last + 1][0]
            if not beyond or not (
                ("q" in traits[last + 1].cue and not glued)
                or (following in "-–&" and glued == (spans[last + 1][1] == spans[last + 2][0]))
                or (following == "." and (len(words[last]) <= _SHORT or "t" in traits[last].cue))
                or (following[-1] in "'’" and len(following) > 1)
            ):
                break
            last += 2
        return last

    def _of_run(
        self,
        sentence: Sentence,
        traits: Sequence[Traits],
        first: int,
        last: int,
        titled: bool,
        opening: int,
        usage: Usage,
    ) -> tuple[str, ...]:
        lower = sentence.lower
        inside = [at for at in range(first, last + 1) if traits[at].capital]
        number = min(len(inside), _RUN)
        before = traits[first - 1] if first else None
        after = traits[last + 1] if last + 1 < len(traits) else None
        begin, end = traits[first], traits[last]
        cues = "".join(sorted(set("".join(traits[at].cue for at in inside)) - {"q", "d", "p"}))
        starts = int(first <= opening)
        sees = "" if before is None else before.cue or before.band or before.form
        found = [
            f"n={number}{starts}",
            f"t={int(titled)}{number}",
            f"b={sees}",
            f"bl={sees}:{end.listed}",
            f"a={'' if after is None else after.sight}",
            f"l={begin.listed}:{end.listed}",
            f"q={cues}",
            f"qn={cues}{number}",
            f"lq={end.cue}:{number}",
            f"fl={begin.band}:{end.band}:{starts}",
            f"nl={number}{begin.listed[1:]}:{end.listed[1:]}",
            f"s={int(any(usage.small[lower[at]] for at in inside))}{number}{self._nouns}",
            f"u={int(any(usage.titled[lower[at]] or usage.family[lower[at]] for at in inside))}",
        ]
        if self._words:
            found.append(f"bw={lower[first - 1] if first else EDGE}")
            found.append(f"aw={lower[last + 1] if after else EDGE}")
            if number > 1:
                found += [f"fw={lower[first]}", f"ew={lower[last]}"]
        return tuple(found)

    def around(self, sentence: Sentence, traits: Sequence[Traits], capitals: bool) -> Iterator[tuple[int, list[str]]]:
        """What is weighed of words with a capital beside themselves, their neighbours and their run."""
        words, spans = sentence.words, sentence.spans
        many = self._many(sentence)
        opening = next((at for at, word in enumerate(words) if word[0].isalpha()), 0)
        heading = not capitals and _is_heading(words)
        for at, own in enumerate(traits):
            if not own.capital:
                if many.get(at):
                    yield at, [f"m={many[at]}"]
                continue
            found = []
            if at and spans[at][0] == spans[at - 1][1]:
                found.append(f"glue{words[at - 1]}")
            if at == opening:
                found += ["start", f"start:{own.form}", f"start:{own.band}{own.cue}", f"start:b{own.known[:1]}"]
            if at in many:
                found.append(f"m={many[at]}")
            if heading:
                found += ["head", f"head:{own.band}", f"head:{own.listed}"]
            one = traits[at - 1].sight if at else EDGE
            two = traits[at + 1].sight if at + 1 < len(traits) else EDGE
            found += [f"1l={one}:{own.listed}", f"1f={one}:{own.band}", f"12={one}:{two}", f"2l={two}:{own.listed}"]
            yield at, found

    def _many(self, sentence: Sentence) -> dict[int, str]:
        """Where names of places of several words stand."""
        found: dict[int, str] = {}
        lower, size = sentence.lower, len(sentence.lower)
        for at, low in enumerate(lower):
            if low not in self.lists.longer or not sentence.words[at][0].isupper():
                continue
            for name in self.lists.longer[low]:
                here, end = [low], at + 1
                while end < size and len(here) < len(name):
                    if lower[end] == name[len(here)]:
                        here.append(lower[end])
                    elif lower[end] not in "-.'’":
                        break
                    end += 1
                if len(here) == len(name):
                    found.update({each: "B" if each == at else "I" for each in range(at, end)})
        return found


def _is_heading(words: Sequence[str]) -> bool:
    """Whether a sentence has capitals at nearly all words, as English headings have."""
    longer = [word for word in words if len(word) > _YEAR]
    return len(longer) > 2 and all(word[0].isupper() for word in longer)
