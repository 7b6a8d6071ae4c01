"""The words and compounds of some lines, counted: the evidence that a text gives of how its words are written."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from fascicle.model.characters import LETTERS, as_read

WORD = re.compile(rf"{LETTERS}(?:[’']{LETTERS})*")
_COMPOUND = re.compile(r"(?=(?<![^\W_])([^\W_]+)[-‐]([^\W_]+))[^\W_]+")
_GENITIVE = re.compile(r"[’']s?$")
_HYPHENS = ("-", "‐", "\u00ad", "¬")


class Tally:
    """How often words stand unbroken, and pairs of words with a hyphen between them inside a line.

    ``words`` and ``compounds`` are in lower case, compounds without an English genitive; ``lower`` are the words that
    stood in lower case, ``cased`` those that have a capital inside.
    """

    def __init__(self) -> None:
        self.words: Counter[str] = Counter()
        self.lower: Counter[str] = Counter()
        self.cased: Counter[str] = Counter()
        self.compounds: Counter[tuple[str, str]] = Counter()

    @classmethod
    def of(cls, lines: Iterable[str]) -> Tally:
        """The tally of lines in their order."""
        tally = cls()
        broken = False
        for line in lines:
            if line.strip():
                tally._count_line(line, broken)
                broken = _ends_broken(line)
        return tally

    def _count_line(self, line: str, broken: bool) -> None:
        """Count the whole words of a line: not the half before its last hyphen, nor the half that it begins with."""
        line = as_read(line)
        words = [word[0] for word in WORD.finditer(line)]
        if broken:
            del words[:1]
        if words and _ends_broken(line):
            words.pop()
        self.words.update(word.lower() for word in words)
        self.lower.update(word for word in words if word.islower())
        self.cased.update(word for word in words if word[1:].lower() != word[1:] and not word.isupper())
        self.compounds.update((pair[1], base(pair[2])) for pair in _COMPOUND.finditer(line.lower()))

    def add(self, other: Tally) -> None:
        """Count what another tally has counted."""
        for own, theirs in zip(self._tables, other._tables, strict=True):
            own.update(theirs)

    def take_away(self, other: Tally) -> None:
        """Count no longer what another tally has counted, which was added before."""
        for own, theirs in zip(self._tables, other._tables, strict=True):
            own.subtract(theirs)
            for each in [each for each in theirs if not own[each]]:
                del own[each]

    @property
    def _tables(self) -> tuple[Counter[Any], ...]:
        return self.words, self.lower, self.cased, self.compounds

    @cached_property
    def heads(self) -> Counter[str]:
        """With how many different words each word makes compounds as their first part."""
        return Counter(left for left, _ in self.compounds)

    @cached_property
    def tails(self) -> Counter[str]:
        """With how many different words each word makes compounds as their second part."""
        return Counter(right for _, right in self.compounds)

    @cached_property
    def forms(self) -> frozenset[str]:
        """The words as frequency lists have them."""
        return frozenset(base(word.replace("’", "'")).casefold() for word in self.words)

    def dump(self) -> bytes:
        """The tally as bytes, the same for the same counts."""
        compounds = {"-".join(pair): times for pair, times in self.compounds.items()}
        tables = [self.words, self.lower, self.cased, compounds]
        return json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")

    @classmethod
    def load(cls, data: bytes) -> Tally:
        """The tally that was dumped as these bytes."""
        tally = cls()
        words, lower, cased, compounds = json.loads(data)
        tally.words, tally.lower, tally.cased = Counter(words), Counter(lower), Counter(cased)
        for pair, times in compounds.items():
            left, _, right = pair.partition("-")
            tally.compounds[left, right] = times
        return tally


def without_genitive(word: str) -> str:
    """The word without the ending of an English genitive: the boat's, the boats'."""
    return _GENITIVE.sub("", word)


def base(word: str) -> str:
    """The word in lower case without an English genitive."""
    return without_genitive(word.lower())


def _ends_broken(line: str) -> bool:
    stripped = line.rstrip()
    return stripped[-1:] in _HYPHENS and stripped[-2:-1].isalpha()
