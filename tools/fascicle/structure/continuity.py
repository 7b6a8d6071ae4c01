"""Does one stretch of text go on with another? What the language says about an end and a beginning.

The evidence is what a compositor's reader goes by: a broken word, a sentence without its end, a beginning in lower
case, two words that stand side by side elsewhere in the text, a bracket that waits to be closed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from fascicle.language.hyphens.decide import Break, begins_anew, decide, ends_with_hyphen
from fascicle.language.lexicon import WORD, Lexicon
from fascicle.model.certainty import Certainty
from fascicle.structure.blocks.display import is_capitals
from fascicle.structure.measure import Measures, ends_sentence, set_width
from fascicle.structure.model import Block

_OPENING = "“‘\"'«([¿¡„ "
_TAIL = 300  # characters that a bracket may stay open
_ELLIPSES = ("...", "…")
_WANTING = 1e-3  # words as frequent as this, before a break, want another: articles, prepositions, conjunctions
_PAIR = 1.0  # weight of a pair of words that stands elsewhere, at most
_NAMED = re.compile(r"([^\W\d_]+) (?=([^\W\d_a-zà-ÿ][^\W\d_]+))")
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}$")
_ENUMERATED = re.compile(r"\(\w{1,2}\)")  # '(a)' and '(12)' begin items
_LINES = 4  # at its edge that a block is judged by
_NARROWEST = 25  # characters of a column, where no measure shows it
_FULL = 0.75  # of the lines above: a shorter last line ends what it belongs to


class Bond(Enum):
    """What an end and a beginning are to each other."""

    GOES_ON = "goes on"
    BROKEN = "broken"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Link:
    """An answer, how much it weighs for (or, below 0, against) reading the two in this order, and its evidence."""

    bond: Bond
    weight: float
    evidence: str = ""


_SILENT = Link(Bond.NEUTRAL, 0.0)


@dataclass(frozen=True)
class Stretch:
    """Lines that stand together in the source: their texts, and what was learned about their end.

    ``prose`` says that the last line is as wide as those above it, as in a paragraph that goes on elsewhere.
    """

    texts: tuple[str, ...]
    prose: bool

    @classmethod
    def of(cls, texts: Sequence[str], column: float) -> Stretch:
        """A stretch of lines in a column of so many characters."""
        above = max((len(text) for text in texts[-4:-1]), default=0)
        width = max(above, column) if len(texts) < 3 else above
        return cls(tuple(texts), len(texts[-1]) >= _FULL * width)

    @property
    def begins_inside(self) -> bool:
        """Whether it begins in the middle of a sentence."""
        return is_lower(self.texts[0])

    @property
    def stays_open(self) -> bool:
        """Whether it is prose that ends in the middle of a sentence."""
        return self.prose and not ends_sentence(self.texts[-1])


def edge_of(block: Block, measures: Measures | None, *, end: bool) -> Stretch:
    """The lines at the end or at the beginning of a block, as text in a column.

    ``measures`` are those of a typeset text; without them lines are as long as their paragraphs.
    """
    parts = block.parts[-_LINES:] if end else block.parts[:_LINES]
    texts = [part.content for part in parts]
    last = texts[-1]
    column = measures.around(parts[-1].line) * len(last) / set_width(last) if measures is not None else _NARROWEST
    return Stretch.of(texts, column)


class Continuity:
    """Judges pairs of stretches of one text; the pairs of words inside its lines are the measure."""

    def __init__(self, lines: Iterable[str], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._names: Counter[tuple[str, str]] = Counter()
        for line in lines:
            words = [word[0].lower() for word in WORD.finditer(line)]
            self._pairs.update(pairwise(words))
            self._names.update((pair[1].lower(), pair[2]) for pair in _NAMED.finditer(line))

    def between(self, before: Stretch, after: Stretch) -> Link:
        """What the end of ``before`` and the beginning of ``after`` say about each other."""
        last, first = before.texts[-1], after.texts[0]
        if ends_with_hyphen(last):
            return self._broken_word(last, first)
        if ends_sentence(last) and not (ends_with_initials(last) and is_lower(first)):
            return self._after_end(last, first)
        if is_lower(first):
            return self._inside_sentence(before, after)
        return self._before_capital(before, after)

    def wants_more(self, text: str) -> bool:
        """Whether a text cannot end here: with a comma, or with a word that leads to another."""
        return text.endswith(",") or self._lexicon.frequency(last_word(text)) >= _WANTING

    def _broken_word(self, last: str, first: str) -> Link:
        decision = decide(last, first, self._lexicon)
        if decision is None or decision.kind is Break.DASH:
            return Link(Bond.BROKEN, -1.0, "no word goes on after the hyphen")
        if is_lower(first):
            weight = 3.0 if decision.certainty is Certainty.HIGH else 2.0
            return Link(Bond.GOES_ON, weight, f"a broken word: {decision.evidence}")
        if decision.kind is Break.KEEP and not begins_anew(first, self._lexicon):
            return Link(Bond.GOES_ON, 1.0, f"a word with a hyphen: {decision.evidence}")
        return Link(Bond.BROKEN, -2.0, "a word broken off before a new sentence")

    @staticmethod
    def _after_end(last: str, first: str) -> Link:
        # A list after a colon and a pause of dots may both go on in lower case.
        if is_lower(first) and not last.rstrip().endswith((":", *_ELLIPSES)):
            return Link(Bond.BROKEN, -2.0, "lower case after the end of a sentence")
        return _SILENT

    def _inside_sentence(self, before: Stretch, after: Stretch) -> Link:
        if not before.prose:
            return Link(Bond.NEUTRAL, 0.5)
        last, first = last_word(before.texts[-1]), first_word(after.texts[0])
        together = self._pairs[last, first]
        weight, evidence = 2.0, "an open sentence goes on in lower case"
        if last == first:
            # No sentence breaks off before its own last word; an extraction may, and then nothing is proved.
            weight = 0.5
        elif together:
            weight += min(_PAIR, 0.5 + 0.1 * together)
            evidence = f"{evidence}; '{last} {first}' stands elsewhere"
        if _waits_for_bracket(before.texts) and _closes_bracket(after.texts):
            weight, evidence = weight + 1.0, f"{evidence}; it closes the bracket"
        return Link(Bond.GOES_ON, weight, evidence)

    def _before_capital(self, before: Stretch, after: Stretch) -> Link:
        if not before.prose:
            return _SILENT
        last = before.texts[-1].rstrip()
        wants = self.wants_more(last)
        first = after.texts[0]
        if wants and is_capitals(last) and is_capitals(first):
            return Link(Bond.GOES_ON, 2.0, "an open sentence in capitals goes on in capitals")
        bracket = _waits_for_bracket(before.texts) and _closes_bracket(after.texts)
        if _ENUMERATED.match(first):
            return _SILENT
        if first.startswith("("):
            return Link(Bond.GOES_ON, 1.0, "an open sentence goes on with brackets")
        named = self._is_name(last, first)
        if not (bracket or named) and begins_anew(first.lstrip(_OPENING), self._lexicon):
            return Link(Bond.BROKEN, -2.0 if wants else -1.0, "an open sentence before a new one")
        together = named or self._pairs[last_word(last), first_word(first)] > 0
        if bracket or wants or together:
            evidence = "it closes the bracket" if bracket else "an open sentence goes on with a name"
            return Link(Bond.GOES_ON, 0.5 + 0.5 * (bracket + wants) + together, evidence)
        return Link(Bond.NEUTRAL, 0.25)

    def _is_name(self, last: str, first: str) -> bool:
        """Whether the two words at a break stand side by side inside a line elsewhere, the second with its capital.

        Articles and the like have a capital where a title begins; abbreviations have always one.
        """
        word = WORD.match(first)
        if word is None or not self._names[last_word(last), word[0]]:
            return False
        return word[0].isupper() or self._lexicon.frequency(word[0]) < _WANTING


def ends_with_initials(text: str) -> bool:
    """Whether a text ends with an abbreviation such as 'U.S.', whose stop need not end a sentence."""
    return _INITIALS.search(text.rstrip()) is not None


def is_lower(text: str) -> bool:
    """Whether a text begins in lower case, opening quotation marks and brackets aside; '(a)' begins an item."""
    return text.lstrip(_OPENING)[:1].islower() and not _ENUMERATED.match(text)


def last_word(text: str) -> str:
    """The last word of a text in lower case; nothing where its end has none."""
    words = WORD.findall(text[-60:])
    return words[-1].lower() if words else ""


def first_word(text: str) -> str:
    """The first word of a text in lower case; nothing where its beginning has none."""
    word = WORD.search(text[:60])
    return word[0].lower() if word else ""


def _waits_for_bracket(texts: Sequence[str]) -> bool:
    tail = " ".join(texts)[-_TAIL:]
    return tail.rfind("(") > tail.rfind(")")


def _closes_bracket(texts: Sequence[str]) -> bool:
    start = " ".join(texts)[:_TAIL]
    return start.find(")") > -1 and (start.find("(") == -1 or start.find(")") < start.find("("))
