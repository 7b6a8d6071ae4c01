"""The order in which the stretches of a page are read, where the file has another.

The file's order stands unless it leaves a sentence broken that another order mends: columns that were written
interleaved (:mod:`fascicle.layout.columns`), titles that were written behind their text
(:mod:`fascicle.layout.titles`). Only texts that show their pages are looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from fascicle.layout.columns import Arrangement, LinkOf, arrange, broken, links_along
from fascicle.layout.links import Bond, Link, Links, Stretch
from fascicle.layout.measure import is_typeset
from fascicle.layout.model import Block
from fascicle.layout.pages import Page, split_pages
from fascicle.layout.titles import cuts, stack_at_foot
from fascicle.source.model import Line, SourceText

_COLUMNS = (2, 3)
_FEWEST, _MOST = 3, 90  # stretches of a page whose columns are looked for
_MARGIN = 2.0  # by which another order must be better than the file's
_SOLID = 1.0  # weight of a link that mends
_FARFETCHED = 2.0  # cost of an arrangement that geometry speaks against
_TITLE_COST = 0.02  # of taking lines for a title
_LATER = 0.5  # of the weight: the next page more likely begins with its first stretch
_AHEAD = 2  # stretches of the next page that the last one of this may go on in


@dataclass(frozen=True)
class Reading:
    """The lines of a text in the order of reading, and why a stretch stands elsewhere, by the line it begins with."""

    lines: tuple[Line, ...]
    moved: Mapping[int, str] = field(default_factory=dict)

    def explain(self, blocks: Iterable[Block]) -> None:
        """Say of each block that begins a moved stretch why it stands where it stands."""
        for block in blocks:
            block.place = self.moved.get(block.first.number, "")


@dataclass(frozen=True)
class _Ordered:
    """A page, divided where a title was cut off, with its titles and the columns of the rest in the order of reading.

    Without columns the order is the file's.
    """

    page: Page
    titles: tuple[int, ...] = ()
    columns: tuple[tuple[int, ...], ...] = ()
    score: float = 0.0

    @property
    def order(self) -> tuple[int, ...]:
        """All units of the page."""
        if not self.columns:
            return tuple(range(len(self.page.units)))
        return (*self.titles, *(at for column in self.columns for at in column))

    def lines(self, furniture: Mapping[int, list[Block]]) -> tuple[Line, ...]:
        """The page's lines in the order of reading."""
        return self.page.rearranged(self.order, furniture) if self.columns else self.page.lines

    def moved(self) -> Iterator[tuple[int, str]]:
        """Why units stand where they stand, by their first lines."""
        if len(self.columns) == 1:
            for at in self.titles:
                yield self.page.units[at].number, "a title that the file has behind the text of its page"
            return
        for number, column in enumerate(self.columns, 1):
            for at in column:
                why = f"column {number} of {len(self.columns)}, which the file has interleaved"
                yield self.page.units[at].number, why


def put_in_order(
    text: SourceText, furniture: Mapping[int, list[Block]], links: Links, languages: Sequence[str]
) -> Reading:
    """The lines of a text in the order in which they are read."""
    if text.format != "text" or not any(line.page for line in text.lines) or not is_typeset(text.lines):
        return Reading(text.lines)
    pages = split_pages(text.lines, furniture)
    found = [each for each in _read_pages(pages, links, languages, _COLUMNS) if each.columns]
    if found:
        # A text is set in one number of columns: where pages disagree, most of them are right.
        votes = Counter(len(each.columns) for each in found)
        count = max(_COLUMNS, key=lambda each: (votes[each], -each))
        ordered = list(_read_pages(pages, links, languages, (count,)))
    else:
        ordered = list(_read_pages(pages, links, languages, ()))
    lines = [line for each in ordered for line in each.lines(furniture)]
    return Reading(tuple(lines), {number: why for each in ordered for number, why in each.moved()})


def _read_pages(
    pages: Sequence[Page], links: Links, languages: Sequence[str], counts: Sequence[int]
) -> Iterator[_Ordered]:
    """Each page with the order of its units, which depends on what the page before it left open."""
    before: Stretch | None = None
    for at, page in enumerate(pages):
        following = pages[at + 1].units[:_AHEAD] if at + 1 < len(pages) else ()
        ahead = [pages[at + 1].stretch(unit) for unit in following]
        ordered = _columns(page, before, ahead, links, counts) if counts else None
        ordered = ordered or _titled(page, before, ahead, links, languages)
        yield ordered
        if page.units:
            before = ordered.page.stretch(ordered.page.units[ordered.order[-1]])


def _titled(
    page: Page, before: Stretch | None, ahead: Sequence[Stretch], links: Links, languages: Sequence[str]
) -> _Ordered:
    """The page with the titles at its foot put first, if there are any."""
    stack = stack_at_foot(page, before, ahead[0] if ahead else None, links, languages)
    rest = [at for at in range(len(page.units)) if at not in stack]
    return _Ordered(page, tuple(stack), (tuple(rest),) if stack else ())


def _columns(
    page: Page, before: Stretch | None, ahead: Sequence[Stretch], links: Links, counts: Sequence[int]
) -> _Ordered | None:
    """The page in columns, if the file's order leaves sentences broken that columns mend."""
    if not _FEWEST <= len(page.units) <= _MOST:
        return None
    filed = links_along(range(len(page.units)), _linker(page, 0, before, ahead[:1], links))
    if not broken(filed):
        return None
    best: _Ordered | None = None
    for cut in (0, *cuts(page, links)):
        divided = page.cut(cut) if cut else page
        titles = (0,) if cut else ()
        link = _linker(divided, len(titles), before, ahead, links)
        heights = [float(divided.height(unit)) for unit in divided.units[len(titles) :]]
        for count in counts:
            found = arrange(heights, link, count)
            if found is None or found.cost > _FARFETCHED or not _mends(found, filed, link):
                continue
            score = found.score - _TITLE_COST * cut
            if best is None or score > best.score:
                columns = tuple(tuple(at + len(titles) for at in column) for column in found.columns)
                best = _Ordered(divided, titles, columns, score)
    return best


def _mends(found: Arrangement, filed: Sequence[Link], link: LinkOf) -> bool:
    """Whether a text goes on from column to column, or from the page before, that the file's order leaves broken.

    ``filed`` are the links of the file's order, the one to the next page last. That one speaks against an order but
    for none: captions and titles at a page's foot hide where its text goes on.
    """
    links = links_along(found.order, link)
    joints = [(-1, found.order[0]), *((one[-1], other[0]) for one, other in pairwise(found.columns))]
    was_broken = [each.bond is Bond.BROKEN for each in filed]
    mended = any(
        link(one, other).bond is Bond.GOES_ON
        and link(one, other).weight >= _SOLID
        and other != one + 1
        and (was_broken[one + 1] or was_broken[other])
        for one, other in joints
    )
    gain = _weight(links) - _weight(filed)
    fewer = broken(links) < broken(filed)
    return mended and fewer and gain - found.cost >= _MARGIN


def _weight(links: Sequence[Link]) -> float:
    return sum(each.weight for each in links[:-1]) + min(0.0, links[-1].weight)


def _linker(page: Page, titles: int, before: Stretch | None, ahead: Sequence[Stretch], links: Links) -> LinkOf:
    """Links between the page's units below its titles, each pair judged once."""
    stretches = [page.stretch(unit) for unit in page.units[titles:]]
    neutral = Link(Bond.NEUTRAL, 0.0)

    @cache
    def link(one: int, other: int) -> Link:
        if one < 0:
            # Below a title another text may begin than the one that the page before left open.
            found = links.between(before, stretches[other]) if before is not None else neutral
            return neutral if titles and found.bond is Bond.BROKEN else found
        if other < 0:
            return _onward(stretches[one], ahead, links)
        return links.between(stretches[one], stretches[other])

    return link


def _onward(last: Stretch, ahead: Sequence[Stretch], links: Links) -> Link:
    """How a stretch goes on on the next page: in its first stretch or, less likely, in another near its head."""
    found = [links.between(last, each) for each in ahead]
    later = [replace(each, weight=each.weight * _LATER) for each in found[1:] if each.weight > 0]
    return max([*found[:1], *later], key=lambda each: each.weight, default=Link(Bond.NEUTRAL, 0.0))
