"""How much there is to read over in a text: counts, and no guess at what nobody has found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from fascicle.model.certainty import Certainty
from fascicle.reports.corrections import BY_HAND, MADE, PROPOSED, CorrectionRow


@dataclass(frozen=True)
class TextCounts:
    """The words of a TEI file and what became of them; of all files together where ``file`` is empty.

    ``high``, ``medium`` and ``low`` are the corrections that the program made, or an editor's answer to it, by how sure
    it was; ``by_hand`` are those of people alone, ``proposed`` is what waits for an answer. ``unknown`` words stand
    once, begin with a small letter, and are in no list of the text's languages; nothing is proposed for them.
    """

    file: str
    words: int
    high: int
    medium: int
    low: int
    by_hand: int
    proposed: int
    unknown: int


def counts_of(rows: Sequence[CorrectionRow], file: str, words: int, unknown: int) -> TextCounts:
    """The counts of a text, ``rows`` being its corrections and the proposals for it."""
    made = Counter(row.certainty for row in rows if row.state == MADE)
    states = Counter(row.state for row in rows)
    high, medium, low = (made[each.value] for each in Certainty)
    return TextCounts(file, words, high, medium, low, states[BY_HAND], states[PROPOSED], unknown)


def with_sum(counts: Sequence[TextCounts]) -> list[TextCounts]:
    """The counts of some files, and, where there are several, those of all together."""
    numbers = [astuple(each)[1:] for each in counts]
    return [*counts, TextCounts("", *map(sum, zip(*numbers, strict=True)))] if len(counts) > 1 else list(counts)
