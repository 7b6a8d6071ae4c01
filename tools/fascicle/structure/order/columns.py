"""Columns that an extraction wrote interleaved, down the page by the top edges of its stretches.

Geometry says how they stood: set one under another with a blank line between, each stretch begins where its column is
free, and since no later stretch begins higher, that column is the shortest so far. So the heights of the stretches
leave one arrangement, or a few where columns are of one length. It is believed only where the language proves
it: a text breaks off at the foot of one column and goes on at the head of the next, and in the order of the file both
are torn. A page of one stretch, or one that the file has column by column, stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

from fascicle.language.sentences import ends_sentence
from fascicle.structure.model import Block, Role
from fascicle.structure.order.sentences import Reach, Sentences, begins_inside

_PICTURED = frozenset({Role.CAPTION, Role.PICTURE, Role.TABLE})
_FEWEST, _MOST = 3, 90  # stretches of a page whose columns are looked for
_TORN = 2  # places of the file's order that columns must mend: a cut text leaves an end and a beginning
_TRIED = 40  # arrangements that are followed at a time

Unit = list[Block]  # blocks that touch each other: they stand in one column
Columns = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Arrangement:
    """The units of a page in columns, left to right; ``mended`` counts places torn in the file that it mends."""

    columns: Columns
    mended: int

    @property
    def order(self) -> tuple[int, ...]:
        """The units as they are read."""
        return tuple(at for column in self.columns for at in column)


def arrange(
    units: Sequence[Unit], count: int, sentences: Sentences, before: Block | None, after: Block | None
) -> Arrangement | None:
    """The units in so many columns, if that is proved; ``before`` and ``after`` are the texts of the pages around."""
    pictured = any(_is_pictured(unit, block, sentences) for unit in units for block in unit)
    if pictured or not _FEWEST <= len(units) <= _MOST:
        return None  # nobody knows how high a picture is
    links = _Links(units, sentences, before, after)
    filed = links.torn(range(len(units)))
    if len(filed) < _TORN:
        return None
    best: Arrangement | None = None
    for placed in _by_height([height(unit) for unit in units], count):
        for columns in permutations(placed):
            found = Arrangement(columns, len(filed) - len(links.torn([at for column in columns for at in column])))
            if (
                found.mended >= max(_TORN, len(filed) / 2)
                and _proved(columns, links, filed)
                and (best is None or (-found.mended, found.columns) < (-best.mended, best.columns))
            ):
                best = found
    return best


def _is_pictured(unit: Unit, block: Block, sentences: Sentences) -> bool:
    """Whether a picture may stand at a block: a caption, or display that stands alone."""
    ended = ends_sentence(block.parts[-1].content) or sentences.is_open(block)
    return block.role in _PICTURED or (not ended and (block.role is Role.PARAGRAPH or len(unit) == 1))


def height(unit: Unit) -> int:
    """The lines that a unit takes."""
    return unit[-1].last.number - unit[0].first.number + 1


def _proved(columns: Columns, links: _Links, filed: set[tuple[int, int]]) -> bool:
    """Whether a text goes on from column to column, and the file's order leaves its two halves torn.

    Another column than the file's first is read first only where the page before goes on in it, or leaves nothing open.
    """
    first = columns[0][0]
    if first != 0 and not links.goes_on(-1, first) and links.is_open(-1):
        return False
    joints = [(one[-1], other[0]) for one, other in pairwise(columns)]
    proofs = [(foot, head) for foot, head in joints
              if head != foot + 1 and (head - 1, head) in filed and links.goes_on(foot, head)]  # fmt: skip
    return bool(proofs) and (first == 0 or links.goes_on(-1, first) or any(head == 0 for _, head in proofs))


def _by_height(heights: Sequence[int], count: int) -> list[Columns]:
    """The arrangements in which each unit stands in the shortest column; columns of one length leave several."""
    states: dict[Columns, tuple[int, ...]] = {((),) * count: (0,) * count}
    for at, lines in enumerate(heights):
        grown: dict[Columns, tuple[int, ...]] = {}
        for columns, feet in states.items():
            shortest = [column for column, foot in enumerate(feet) if foot == min(feet)]
            for column in shortest if at else shortest[:1]:  # empty columns have no order yet
                into = (*columns[:column], (*columns[column], at), *columns[column + 1 :])
                grown[into] = (*feet[:column], feet[column] + lines + 1, *feet[column + 1 :])
        states = dict(list(grown.items())[:_TRIED])
    return [columns for columns in states if all(columns)]


class _Links:
    """What the ends and beginnings of a page's units say about each other; -1 is the page before, -2 the one behind."""

    def __init__(self, units: Sequence[Unit], sentences: Sentences, before: Block | None, after: Block | None) -> None:
        self._units = units
        self._sentences = sentences
        self._outside = {-1: before, -2: after}
        self._known: dict[tuple[int, int], bool] = {}

    def is_open(self, at: int) -> bool:
        """Whether a unit is running text that breaks off."""
        block = self._block(at, end=True)
        return block is not None and self._sentences.is_open(block)

    def goes_on(self, one: int, other: int) -> bool:
        """Whether a text goes on from one unit in the other."""
        if (one, other) not in self._known:
            before, after = self._block(one, end=True), self._block(other, end=False)
            bond = self._sentences.bond(before, after) if before is not None and after is not None else None
            self._known[one, other] = bond is not None and bond.reach >= Reach.BEHIND
        return self._known[one, other]

    def torn(self, order: Sequence[int]) -> set[tuple[int, int]]:
        """The places of an order at which a text breaks off, or begins inside a sentence, and nothing fits."""
        pairs = pairwise((-1, *order, -2))
        return {(one, other) for one, other in pairs if self._is_torn(one, other)}

    def _is_torn(self, one: int, other: int) -> bool:
        after = self._block(other, end=False)
        torn = self.is_open(one) or (after is not None and begins_inside(after))
        return torn and not self.goes_on(one, other)

    def _block(self, at: int, *, end: bool) -> Block | None:
        return self._outside[at] if at < 0 else self._units[at][-1 if end else 0]
