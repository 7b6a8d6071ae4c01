"""The census of hyphens: every line end with a hyphen, what was made of it, and on what evidence, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from fascicle.correct.hyphens import Break, Certainty, Decision, decide
from fascicle.correct.lexicon import Lexicon
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.layers.view import Piece
from fascicle.tei.names import local, tei

_LAST, _FIRST = re.compile(r"\S*$"), re.compile(r"[^\W_]*")


@dataclass(frozen=True)
class HyphenRow:
    """What became of one word at line ends: ``made`` in the text, ``decision`` by the evidence.

    ``places`` are ``file:line``, the line that ends with the hyphen.
    """

    word: str
    made: str
    decision: str
    certainty: str
    evidence: str
    count: int
    places: tuple[str, ...]

    @property
    def doubt(self) -> tuple[bool, int, str, str]:
        """The key of the census's order: what differs from sure evidence first, what agrees with it last."""
        agrees = self.made == self.decision
        level = list(Certainty).index(Certainty(self.certainty))
        return agrees, -level if agrees else level, self.word, self.made


@dataclass(frozen=True)
class LineEnd:
    """One hyphen at a line end."""

    word: str
    made: Break
    decision: Decision
    place: str


def line_ends(text: etree._Element, file: str, lexicon: Lexicon) -> Iterator[LineEnd]:
    """The hyphens at the line ends of a ``text`` element; running heads and page numbers are passed over."""
    view = LayerView(text, Layer.SOURCE)
    lines = [
        (element, pieces)
        for element, pieces in view.lines()
        if element is not None and pieces and not any(local(each) == "fw" for each in element.iterancestors())
    ]
    for (element, pieces), (following, others) in pairwise(lines):
        before, after = _line(view, pieces), _line(view, others)
        decision = decide(before, after, lexicon)
        if decision is not None:
            word = _last(before) + _first(after)
            yield LineEnd(word, _made(pieces[-1], following), decision, f"{file}:{element.get('n', '')}")


def hyphen_rows(ends: Iterable[LineEnd]) -> list[HyphenRow]:
    """The line ends grouped by word, doubtful ones first."""
    groups: dict[tuple[str, str, str, str, str], list[str]] = {}
    for end in ends:
        decision = end.decision
        key = (end.word, end.made.value, decision.kind.value, decision.certainty.value, decision.evidence)
        groups.setdefault(key, []).append(end.place)
    rows = [HyphenRow(*key, len(places), tuple(places)) for key, places in groups.items()]
    return sorted(rows, key=lambda row: (*row.doubt, row.evidence))


def _made(last: Piece, following: etree._Element) -> Break:
    if last.slot.parent.tag == tei("pc"):
        return Break.JOIN
    return Break.KEEP if following.get("break") == "no" else Break.DASH


def _line(view: LayerView, pieces: list[Piece]) -> str:
    return view.text[pieces[0].start : pieces[-1].end]


def _last(line: str) -> str:
    found = _LAST.search(line)
    return found[0].lstrip("“”‘’\"'([") if found else ""


def _first(line: str) -> str:
    found = _FIRST.match(line)
    return found[0] if found else ""
