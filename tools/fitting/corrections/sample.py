"""A text whose errors are known: its reading layer, and where it is damaged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from fascicle.annotate.corrections.lattice.find import hypotheses
from fascicle.annotate.corrections.lattice.hypothesis import Hypothesis
from fascicle.annotate.corrections.text_context import Passage
from fascicle.language.lexicon import Lexicon
from fascicle.language.pairs import Pairs, pairs_of
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.names import tei

UNKNOWN = "\0"


@dataclass(frozen=True)
class Damage:
    """``text[start:end]`` should be one of ``right``; of a place that nobody knows it is UNKNOWN."""

    start: int
    end: int
    right: tuple[str, ...]


@dataclass
class Sample:
    """Blocks of lines (¬ at the end of one: the word goes on) with the damage of the text that they make."""

    name: str
    language: str
    blocks: Sequence[Sequence[str]]
    damages: list[Damage] = field(default_factory=list)

    def view(self) -> tuple[LayerView, list[str]]:
        """The reading layer, and the lines as the source has them."""
        body = etree.Element(tei("text"))
        lines: list[str] = []
        for block in self.blocks:
            parent = etree.SubElement(body, tei("p"))
            broken = False
            for line in block:
                mark = etree.SubElement(parent, tei("lb"), {"break": "no"} if broken else {})
                broken = line.endswith("¬")
                mark.tail = line.rstrip("¬") + ("" if broken else "\n")
                lines.append(line.replace("¬", "-"))
        return LayerView(body, Layer.READING), lines

    def passage(self) -> Passage:
        """The text as the rules see it."""
        view, lines = self.view()
        return Passage(view, Lexicon(lines, [self.language]), [self.language], ())

    def judged(self, pairs: Callable[[str], Pairs] = pairs_of) -> Iterator[tuple[Hypothesis, bool, str]]:
        """Each hypothesis of the text, whether it is right, and the words for people."""
        passage = self.passage()
        text, mends = passage.text, self.mends(passage.text)
        for each in hypotheses(passage, pairs):
            right = mends(each.start, each.end, each.reading)
            if right is not None:
                yield each, right, f"{text[max(each.start - 15, 0) : each.end + 15]!r}: {each.reading}"

    def mends(self, text: str) -> Callable[[int, int, str], bool | None]:
        """Tells whether a reading of a stretch leads to the truth; None where nobody knows that."""
        at: dict[int, Damage] = {}
        for damage in self.damages:
            at.update(dict.fromkeys(range(damage.start, max(damage.end, damage.start + 1)), damage))

        def right(start: int, end: int, reading: str) -> bool | None:
            touched = _touched(at, start, end)
            if any(UNKNOWN in each.right for each in touched):
                return None
            return _mends(text, start, end, reading, touched)

        return right


def _touched(at: dict[int, Damage], start: int, end: int) -> list[Damage]:
    found = {id(at[place]): at[place] for place in range(start, end) if place in at}
    return sorted(found.values(), key=lambda each: each.start)


def _mends(text: str, start: int, end: int, reading: str, touched: list[Damage]) -> bool:
    if not touched:
        return False
    first, last = min(start, touched[0].start), max(end, touched[-1].end)
    made = text[first:start] + reading + text[end:last]
    wanted = [""]
    at = first
    for damage in touched:
        wanted = [f"{head}{text[at : damage.start]}{right}" for head in wanted for right in damage.right]
        at = damage.end
    there, after = " ".join(text[first:last].split()), " ".join(made.split())
    way = _edits(there, after)
    # what else is wrong in the same stretch is another's matter: the edit has to lead straight to the truth
    truths = (" ".join(f"{head}{text[at:last]}".split()) for head in wanted)
    return any(_edits(there, truth) - _edits(after, truth) == way for truth in truths)


def _edits(one: str, two: str) -> int:
    """The distance of Levenshtein."""
    row = list(range(len(two) + 1))
    for number, letter in enumerate(one, 1):
        before, row[0] = row[0], number
        for at, other in enumerate(two, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != other))
    return row[-1]
