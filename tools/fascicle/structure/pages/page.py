"""A page as its stretches between blank lines, its furniture put aside; and the page put together again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from fascicle.model.source import Line, Page
from fascicle.structure.continuity import Stretch
from fascicle.structure.model import Block
from fascicle.structure.pages.furniture import rest_of
from fascicle.structure.pages.glued_lines import Seams, text_of

_MEASURE = 0.8  # of all lines are no wider than the column: many are narrow beside pictures or end a paragraph
_GLUED = 1.4  # of the column's width: two lines of print on one line of the file
_BULLETS = frozenset("•‣▪◦●■○*-–")


@dataclass(frozen=True)
class Unit:
    """Lines of a page that are moved together, and the texts of those that have any besides furniture."""

    lines: tuple[Line, ...]
    texts: tuple[str, ...]

    @property
    def number(self) -> int:
        """The number of its first line in the file."""
        return self.lines[0].number


@dataclass(frozen=True)
class LaidPage:
    """A page of the source: furniture that leads it, its units in the order of the file, what stands at its foot."""

    lines: tuple[Line, ...]
    lead: tuple[Line, ...]
    units: tuple[Unit, ...]
    foot: tuple[Line, ...]

    @cached_property
    def column(self) -> int:
        """The usual width of a full line, in characters."""
        widths = sorted(len(text) for unit in self.units for text in unit.texts) or [1]
        return widths[int(_MEASURE * (len(widths) - 1))]

    def height(self, unit: Unit) -> int:
        """Lines of print that a unit takes."""
        return sum(max(1, round(len(text) / self.column)) if len(text) > _GLUED * self.column else 1
                   for text in unit.texts)  # fmt: skip

    def stretch(self, unit: Unit) -> Stretch:
        """The unit as text."""
        return Stretch.of(unit.texts, self.column)

    def cut(self, at: int, unit: int = 0) -> LaidPage:
        """The page with a unit divided before one of its lines."""
        whole = self.units[unit]
        parts = (Unit(whole.lines[:at], whole.texts[:at]), Unit(whole.lines[at:], whole.texts[at:]))
        return replace(self, units=(*self.units[:unit], *parts, *self.units[unit + 1 :]))

    def rearranged(self, order: Sequence[int], furniture: Mapping[int, list[Block]]) -> tuple[Line, ...]:
        """The lines of the page with its units in another order, a blank line behind each of them.

        The page begins where its first text now stands.
        """
        lines = list(self.lead)
        for at in order:
            unit = self.units[at]
            lines += [*unit.lines, replace(unit.lines[-1], text="", runs=(), page=None)]
        lines += self.foot
        page = next((line.page for line in self.lines if line.page), None)
        first = next(at for at, line in enumerate(lines) if not line.blank)
        return tuple(_flagged(line, page if at == first else None, furniture) for at, line in enumerate(lines))


def split_pages(lines: Sequence[Line], furniture: Mapping[int, list[Block]], seams: Seams) -> list[LaidPage]:
    """The pages of a text; all of it is one page if the file shows none.

    A page begins where the file says so, and at furniture between texts.
    """
    starts = sorted({0, *(at for at, line in enumerate(lines) if line.page), *_furnished(lines, furniture)})
    ends = [*starts[1:], len(lines)]
    return [
        _page(tuple(lines[begin:end]), furniture, seams) for begin, end in zip(starts, ends, strict=True) if begin < end
    ]


def _furnished(lines: Sequence[Line], furniture: Mapping[int, list[Block]]) -> Iterator[int]:
    """Where furniture alone on its lines follows text of a page."""
    text = False
    for at, line in enumerate(lines):
        if line.blank:
            continue
        alone = _is_furniture(line, furniture)
        if alone and text and not line.page:
            yield at
        text = not alone


def _page(lines: tuple[Line, ...], furniture: Mapping[int, list[Block]], seams: Seams) -> LaidPage:
    runs: list[list[Line]] = []
    aside: list[tuple[int, Line]] = []
    apart = True
    for at, line in enumerate(lines):
        if line.blank:
            apart = True
        elif _is_furniture(line, furniture) or (apart and _is_beside(lines, at, furniture)):
            aside.append((len(runs), line))
            apart = True
        elif apart or not runs:
            runs.append([line])
            apart = False
        else:
            runs[-1].append(line)
    lead = tuple(line for at, line in aside if not at)
    foot = tuple(line for at, line in aside if at)
    return LaidPage(lines, lead, tuple(_with_bullets([_unit(run, furniture, seams) for run in runs])), foot)


def _is_furniture(line: Line, furniture: Mapping[int, list[Block]]) -> bool:
    return line.number in furniture and not rest_of(line, furniture[line.number])


def _is_beside(lines: Sequence[Line], at: int, furniture: Mapping[int, list[Block]]) -> bool:
    """Whether a line alone stands right above furniture: a running foot that no other page has."""
    ends = at + 1 == len(lines)
    return lines[at].number + 1 in furniture and (ends or _is_furniture(lines[at + 1], furniture))


def _unit(run: Sequence[Line], furniture: Mapping[int, list[Block]], seams: Seams) -> Unit:
    return Unit(tuple(run), tuple(text_of(line, furniture, seams) for line in run))


def _with_bullets(units: Sequence[Unit]) -> list[Unit]:
    """A bullet on a line of its own stands beside the unit below it and goes with that."""
    joined: list[Unit] = []
    for unit in units:
        before = joined[-1] if joined else None
        if before is not None and _is_bullet(before) and not _is_bullet(unit):
            joined[-1] = Unit((*before.lines, *unit.lines), unit.texts)
        else:
            joined.append(unit)
    return joined


def _is_bullet(unit: Unit) -> bool:
    return len(unit.texts) == 1 and unit.texts[0] in _BULLETS


def _flagged(line: Line, page: Page | None, furniture: Mapping[int, list[Block]]) -> Line:
    """The line with or without the beginning of a page; its furniture follows."""
    if line.page is page:
        return line
    flagged = replace(line, page=page)
    for block in furniture.get(line.number, ()):
        block.parts = [replace(part, line=flagged) if part.line is line else part for part in block.parts]
    return flagged
