"""Columns that an extraction wrote interleaved: in which order are the stretches of one page read?

A text layer that is sorted by the top edges of its stretches says how they stood: laid out in columns, one under
another with a blank line between, their top edges never decrease in the order of the file. Nearly always the next
stretch must then stand in the column that is shortest so far, so geometry alone leaves few arrangements; what the
language says (:mod:`fascicle.structure.continuity`) chooses among them. The search keeps a bounded number of partial
arrangements (beam search), so a page of n stretches takes n steps of bounded work.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

from fascicle.structure.continuity import Bond, Link

_BEAM = 64  # partial arrangements that are kept
_GUTTER = 1  # lines between two stretches of one column
_TOLERANCE = 1  # lines by which top edges may disagree at no great cost: heads are set larger
_GAP, _GAP_LINE = 1.0, 0.03  # cost of a gap (a picture) in a column, and of each line of it
_FARFETCHED = 2.0  # cost of an arrangement that geometry speaks against
_LEVEL = 4  # lines by which columns of a full page may differ at their feet
_UNEVEN = 0.05  # cost of each line more
_REVERSED = 0.5  # cost of a column before one that the file begins first: of equal top edges it has the left one first
_START = -1  # what stands before the page
_END = -2  # what stands behind it

LinkOf = Callable[[int, int], Link]


@dataclass(frozen=True)
class Arrangement:
    """The stretches of a page in the order of reading: a tuple of their places in the file for each column.

    ``cost`` is what geometry says against it, ``score`` what the links say for it, less that cost.
    """

    columns: tuple[tuple[int, ...], ...]
    score: float
    cost: float

    @property
    def order(self) -> tuple[int, ...]:
        """All stretches, column after column."""
        return tuple(at for column in self.columns for at in column)


@dataclass(frozen=True)
class _State:
    """Columns filled so far: their stretches and heights, the top edge of the last stretch, score and cost."""

    columns: tuple[tuple[int, ...], ...]
    heights: tuple[float, ...]
    top: float = 0.0
    links: float = 0.0
    cost: float = 0.0

    @property
    def key(self) -> tuple[object, ...]:
        """What decides how the state may go on."""
        ends = tuple((column[:1], column[-1:]) for column in self.columns)
        return (ends, self.heights, self.top)


def links_along(order: Sequence[int], link: LinkOf) -> list[Link]:
    """The links of an order from what stands before the page to what stands behind it."""
    return [link(one, other) for one, other in pairwise((_START, *order, _END))]


def arrange(heights: Sequence[float], link: LinkOf, columns: int) -> Arrangement | None:
    """The best arrangement of stretches of these heights (in lines) in so many columns; None if there is none.

    ``link(i, j)`` says how stretch j follows stretch i; -1 and -2 stand for what lies before and behind the page.
    """
    states = [_State(((),) * columns, (0.0,) * columns)]
    for at, height in enumerate(heights):
        reached: dict[tuple[object, ...], _State] = {}
        for state in states:
            for grown in _grow(state, at, height, link):
                known = reached.get(grown.key)
                if known is None or _rank(grown) < _rank(known):
                    reached[grown.key] = grown
        states = sorted(reached.values(), key=_rank)[:_BEAM]
    finished = [_finish(state, link) for state in states if all(state.columns)]
    finished = [each for each in finished if each.cost <= _FARFETCHED]
    return min(finished, key=lambda each: (-each.score, each.cost, each.columns), default=None)


def _rank(state: _State) -> tuple[float, float, tuple[tuple[int, ...], ...]]:
    """Best first: what links and geometry say so far, and what columns left behind will cost.

    A column whose foot is above the last top edge gets a gap when it is used again, or ends above the others.
    """
    behind = sum(max(0.0, state.top - height) for height in state.heights)
    return (state.cost - state.links + _GAP_LINE * behind, state.cost, state.columns)


def _grow(state: _State, at: int, height: float, link: LinkOf) -> list[_State]:
    """The stretch in each column; of the empty ones only the first, since columns have no order yet."""
    grown = []
    for column, stretches in enumerate(state.columns):
        if not stretches and column and not state.columns[column - 1]:
            break
        foot = state.heights[column] + (_GUTTER if stretches else 0)
        top = max(foot, state.top)
        cost = state.cost + _gap_cost(top - foot)
        if cost > _FARFETCHED:
            continue
        links = state.links + (link(stretches[-1], at).weight if stretches else 0.0)
        columns = (*state.columns[:column], (*stretches, at), *state.columns[column + 1 :])
        heights = (*state.heights[:column], top + height, *state.heights[column + 1 :])
        grown.append(_State(columns, heights, top, links, cost))
    return grown


def _gap_cost(gap: float) -> float:
    if gap <= 0:
        return 0.0
    return 0.5 * gap if gap <= _TOLERANCE else _GAP + _GAP_LINE * gap


def _finish(state: _State, link: LinkOf) -> Arrangement:
    """Choose which column is read first, and count how even their feet are."""
    uneven = _UNEVEN * max(0.0, max(state.heights) - min(state.heights) - _LEVEL)
    best: Arrangement | None = None
    for columns in permutations(state.columns):
        ends = [(_START, columns[0][0]), *((one[-1], other[0]) for one, other in pairwise(columns))]
        joints = sum(link(one, other).weight for one, other in [*ends, (columns[-1][-1], _END)])
        turned = _REVERSED * sum(one[0] > other[0] for one, other in pairwise(columns))
        score = state.links + joints - state.cost - uneven - turned
        if best is None or score > best.score:
            best = Arrangement(tuple(columns), score, state.cost + uneven)
    assert best is not None  # there is at least one permutation
    return best


def broken(links: Sequence[Link]) -> int:
    """How many of the links are broken."""
    return sum(each.bond is Bond.BROKEN for each in links)
