"""How words are used: with a small letter or a capital, behind titles, prepositions of place, articles, given names."""

from __future__ import annotations

import lzma
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from fascicle.language.data import primary
from fascicle.names.recognise.cues import Cues
from fascicle.names.recognise.lists import NameLists
from fascicle.names.recognise.words import Sentence

_FOLDER = Path(__file__).parent / "data"
_SHOUTED = 4  # letters of words in capitals that are words rather than acronyms
_OFTEN = 2


def in_capitals(sentence: Sentence) -> bool:
    """Whether a sentence of at least two words is set in capitals: its capitals say nothing."""
    words = [word for word in sentence.words if word[0].isalpha()]
    return len(words) > 1 and sum(map(str.isupper, words)) > 0.8 * len(words) and len("".join(words)) > 2 * len(words)


def share(part: int, whole: int) -> int:
    """Never, seldom, often, nearly always: 0 to 3."""
    return 0 if not part else 1 if 4 * part < whole else 2 if 4 * part < 3 * whole else 3


class Usage:
    """Counts of words in small letters, of a text or of many."""

    def __init__(self) -> None:
        self.small: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()  # inside sentences
        self.titled: Counter[str] = Counter()
        self.placed: Counter[str] = Counter()
        self.marked: Counter[str] = Counter()  # behind articles and the like
        self.family: Counter[str] = Counter()  # behind given names and initials

    def add(self, sentence: Sentence, cues: Cues, lists: NameLists) -> None:
        """Count the words of a sentence, unless it is set in capitals."""
        if in_capitals(sentence):
            return
        before, first = "", True
        for word, low in zip(sentence.words, sentence.lower, strict=True):
            sign = word[0]
            if sign.islower():
                self.small[low] += 1
            elif sign.isupper() and len(word) > 1 and not (len(word) > _SHOUTED and word.isupper()):
                if before in cues.titles:
                    self.titled[low] += 1
                elif before in lists.first or (len(before) == 1 and before.isalpha()):
                    self.family[low] += 1
                if not first:
                    self.capital[low] += 1
                    if before in cues.prepositions:
                        self.placed[low] += 1
                    if before in cues.markers:
                        self.marked[low] += 1
            if low != "." or not (before in cues.titles or len(before) == 1):
                before = low
            first = first and not sign.isalpha()

    def traits(self, low: str) -> list[str]:
        """What the use of a word in its text says of it, where it has a capital."""
        capital, small = self.capital[low], self.small[low]
        number = capital + small
        found = [f"d={share(capital, number)}{'+' if number > _OFTEN else ''}", f"dl={int(small > 0)}"]
        if self.titled[low]:
            found.append("dt")
        if self.family[low]:
            found.append("df")
        if self.placed[low]:
            found.append(f"dp={share(self.placed[low], capital)}")
        if capital > 1:
            found.append(f"dd={share(self.marked[low], capital)}")
        return found

    def table(self, least: int) -> dict[str, list[str]]:
        """Words that stand so often, by a code of four figures: capital, behind title, preposition, article."""
        found: dict[str, list[str]] = {}
        for word in sorted(self.small.keys() | self.capital.keys()):
            capital = self.capital[word]
            if (number := self.small[word] + capital) >= least:
                parts = (self.titled[word], self.placed[word], self.marked[word])
                code = f"{share(capital, number)}{''.join(str(share(each, capital)) for each in parts)}"
                found.setdefault(code, []).append(word)
        return found


def packed(tables: Mapping[str, Mapping[str, Iterable[str]]]) -> bytes:
    """The file of the use of words in free texts: a line for each language and code."""
    lines = (
        "\t".join([language, code, *sorted(words)])
        for language, table in sorted(tables.items())
        for code, words in sorted(table.items())
    )
    return lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)


@cache
def _lines() -> Sequence[str]:
    return lzma.decompress((_FOLDER / "casing.xz").read_bytes()).decode().split("\n")


@cache
def casing(language: str) -> Mapping[str, str]:
    """How words of a language are used in free texts, by their code; nothing where no texts were counted."""
    begin = f"{primary(language)}\t"
    return {
        word: code
        for line in _lines()
        if line.startswith(begin)
        for _, code, *words in [line.split("\t")]
        for word in words
    }
