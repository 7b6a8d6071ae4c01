"""What an edition knows of words beyond the one text that is worked on, and which of it a text has asked for.

Evidence of the edition is rounded to three binary digits: whether a word stands 96 or 97 times elsewhere decides
nothing, and so a text depends on the texts beside it only where what they say has really changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from fascicle.language.hyphens.spellings import NONE, Spellings
from fascicle.language.tally import Tally, base

_EXACT = 8  # counts below are told as they are

Kind = Literal["words", "lower", "compounds", "cased", "heads", "tails", "names", "name-compounds"]
"""What is counted: in the other texts words that stand unbroken, words that stand in lower case, and compounds with
their hyphen; in all of the edition words with a capital inside, written just so, and the different compounds that have
a word before, or behind, their hyphen; in the authority file names with the word unbroken, and with the compound.
"""


def rounded(count: int) -> int:
    """A count with three binary digits, the rest zero."""
    shift = max(count.bit_length() - _EXACT.bit_length() + 1, 0)
    return count >> shift << shift


@dataclass(frozen=True)
class Evidence:
    """What was asked for: kind and words of each question, how much of the count is the text's own, and the answer."""

    answers: dict[tuple[str, str, str], tuple[int, int]] = field(default_factory=dict)

    def dump(self) -> bytes:
        """The evidence as bytes, the same for the same questions and answers."""
        rows = [[*question, *answer] for question, answer in sorted(self.answers.items())]
        return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


@dataclass(frozen=True)
class Background:
    """Counts of the edition behind one text.

    ``total`` counts the words of all its sources, ``own`` those of this text's source, ``names`` those of its authority
    file; ``spellings`` are what editors decided for this text. ``evidence`` notes what is asked for, if it is there.
    """

    total: Tally = field(default_factory=Tally)
    own: Tally = field(default_factory=Tally)
    names: Tally = field(default_factory=Tally)
    spellings: Spellings = NONE
    evidence: Evidence | None = None

    def holds(self, evidence: bytes) -> bool:
        """Whether all that was asked for once would be answered in the same way now."""
        rows = json.loads(evidence)
        return all(self._answer(kind, left, right, own) == answer for kind, left, right, own, answer in rows)

    def count(self, kind: Kind, left: str, right: str = "") -> int:
        """How often a word, or two with a hyphen between them, are counted in one of the ways of :data:`Kind`."""
        if self.evidence is None:
            return self._answer(kind, left, right, _OWN[kind](self.own, left, right))
        known = self.evidence.answers.get((kind, left, right))
        if known is None:
            own = _OWN[kind](self.own, left, right)
            known = self.evidence.answers[kind, left, right] = own, self._answer(kind, left, right, own)
        return known[1]

    def _answer(self, kind: str, left: str, right: str, own: int) -> int:
        counted = self.names if kind.startswith("name") else self.total
        return rounded(max(_COUNTED[kind](counted, left, right) - own, 0))


def count(tally: Tally, word: str) -> int:
    """How often a word stands in a tally, with or without an English genitive."""
    plain, whole = base(word), word.lower()
    return tally.words[whole] + tally.words[plain] * (plain != whole)


_Count = Callable[[Tally, str, str], int]

_COUNTED: dict[str, _Count] = {
    "words": lambda tally, word, _: count(tally, word),
    "lower": lambda tally, word, _: tally.lower[word],
    "compounds": lambda tally, left, right: tally.compounds[left, right],
    "cased": lambda tally, word, _: tally.cased[word],
    "heads": lambda tally, word, _: tally.heads[word],
    "tails": lambda tally, word, _: tally.tails[word],
    "names": lambda tally, word, _: count(tally, word),
    "name-compounds": lambda tally, left, right: tally.compounds[left, right],
}
# What of a count is the text's own; of parts of compounds and cased words it is asked how all of the edition has them.
_OWN: dict[str, _Count] = {
    kind: _COUNTED[kind] if kind in ("words", "lower", "compounds") else lambda *_: 0 for kind in _COUNTED
}

NOTHING = Background()
