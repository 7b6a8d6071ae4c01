"""The order in which the stretches of a page are read, where the file has another.

The file's order stands unless it leaves a sentence broken that another order mends: columns that were written
interleaved (:mod:`fascicle.structure.pages.columns`), titles that were written behind their text
(:mod:`fascicle.structure.pages.titles`). Only texts that show their pages are looked at, and those of a single one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from fascicle.model.source import Line, SourceText
from fascicle.structure.continuity import Bond, Continuity, Link, Stretch
from fascicle.structure.measure import is_typeset
from fascicle.structure.model import Block
from fascicle.structure.pages.columns import Arrangement, LinkOf, arrange, broken, links_along
from fascicle.structure.pages.glued_lines import Seams
from fascicle.structure.pages.page import LaidPage, split_pages
from fascicle.structure.pages.titles import heads, stack_at_foot

_COLUMNS = (2, 3)
_FEWEST, _MOST = 3, 90  # stretches of a page whose columns are looked for
_ONE_PAGE = 160  # lines of a text that shows no pages and may still be a single one
_MARGIN = 2.0  # by which another order must be better than the file's
_SOLID = 1.0  # weight of a link that mends
_TITLE_LINE = 0.02  # cost of a line that is taken for a title
_TORN = 0.75  # cost of a title above lower case: it may be the beginning of the sentence
_LATER = 0.5  # of the weight: the next page more likely begins with its first stretch
_SHEET = range(75, 146)  # characters that the columns of a sheet have together
_MORE = 0.25  # cost of each column more than two
_FOOT = 12  # stretches at a page's end that titles and captions may be
_DISPLAY = 4  # lines of one of them
_NEUTRAL = Link(Bond.NEUTRAL, 0.0)
_AHEAD = 2  # stretches of the next page that the last one of this may go on in


@dataclass(frozen=True)
class ReadingOrder:
    """The lines of a text in the order of reading, and why a stretch stands elsewhere, by the line it begins with.

    ``columns`` are the page and the column of each line of a page that was put in columns, counted in the order of
    reading; titles over the columns stand in column 0.
    """

    lines: tuple[Line, ...]
    moved: Mapping[int, str] = field(default_factory=dict)
    columns: Mapping[int, tuple[int, int]] = field(default_factory=dict)

    def explain(self, blocks: Iterable[Block]) -> None:
        """Say of each block that begins a moved stretch why it stands where it stands."""
        for block in blocks:
            block.place = self.moved.get(block.first.number, "")


@dataclass(frozen=True)
class _Ordered:
    """A page, divided where a title was cut off, with its titles and the columns of the rest in the order of reading.

    Without columns the order is the file's.
    """

    page: LaidPage
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

    def places(self) -> Iterator[tuple[int, int]]:
        """The column of each line, if the page is in columns."""
        for number, column in enumerate((self.titles, *self.columns) if len(self.columns) > 1 else ()):
            for at in column:
                yield from ((line.number, number) for line in self.page.units[at].lines)


def put_in_order(
    text: SourceText, furniture: Mapping[int, list[Block]], seams: Seams, links: Continuity, languages: Sequence[str]
) -> ReadingOrder:
    """The lines of a text in the order in which they are read; that of the source, where it states one."""
    paged = any(line.page for line in text.lines) or sum(not line.blank for line in text.lines) <= _ONE_PAGE
    if text.marked or text.ordered or not paged or not is_typeset(text.lines):
        return ReadingOrder(text.lines)
    pages = split_pages(text.lines, furniture, seams)
    # A text is set in one number of columns: the one that mends most, all pages taken together.
    read = {count: list(_read_pages(pages, links, languages, count)) for count in _COLUMNS}
    best = max(_COLUMNS, key=lambda count: (sum(each.score for each in read[count]), -count))
    ordered = read[best]
    lines = [line for each in ordered for line in each.lines(furniture)]
    return ReadingOrder(
        tuple(lines),
        {number: why for each in ordered for number, why in each.moved()},
        {line: (page, column) for page, each in enumerate(ordered) for line, column in each.places()},
    )


def _read_pages(
    pages: Sequence[LaidPage], links: Continuity, languages: Sequence[str], count: int
) -> Iterator[_Ordered]:
    """Each page with the order of its units in so many columns, which depends on what the page before it left open."""
    before: list[Stretch] = []
    for at, page in enumerate(pages):
        following = pages[at + 1].units[:_AHEAD] if at + 1 < len(pages) else ()
        ahead = [pages[at + 1].stretch(unit) for unit in following]
        ordered = _columns(page, before, ahead, links, count)
        ordered = ordered or _titled(page, before, ahead, links, languages)
        yield ordered
        if page.units:
            before = _ends([ordered.page.stretch(ordered.page.units[place]) for place in ordered.order])


def _titled(
    page: LaidPage, before: Sequence[Stretch], ahead: Sequence[Stretch], links: Continuity, languages: Sequence[str]
) -> _Ordered:
    """The page with the titles at its foot put first, if there are any."""
    stack = stack_at_foot(page, before, ahead[0] if ahead else None, links, languages)
    rest = [at for at in range(len(page.units)) if at not in stack]
    return _Ordered(page, tuple(stack), (tuple(rest),) if stack else ())


def _columns(
    page: LaidPage, before: Sequence[Stretch], ahead: Sequence[Stretch], links: Continuity, count: int
) -> _Ordered | None:
    """The page in so many columns, if the file's order leaves sentences broken that columns mend."""
    if not _FEWEST <= len(page.units) <= _MOST or count * page.column not in _SHEET:
        return None
    if not broken(links_along(range(len(page.units)), _linker(page, 0, before, ahead[:1], links))):
        return None
    best: _Ordered | None = None
    for whole, cut in heads(page, links):
        divided = page.cut(cut) if cut else page
        titles = whole + (1 if cut else 0)
        link = _linker(divided, titles, before, ahead, links)
        filed = links_along(range(len(page.units) - whole), _linker(page, whole, before, ahead[:1], links))
        if not _may_mend(filed, link):
            continue
        found = arrange([float(divided.height(unit)) for unit in divided.units[titles:]], link, count)
        if found is None or not _mends(found, filed, link, glued=cut > 0):
            continue
        score = found.score - _title_cost(divided, titles, cut) - _MORE * (count - _COLUMNS[0])
        if best is None or score > best.score:
            columns = tuple(tuple(at + titles for at in column) for column in found.columns)
            best = _Ordered(divided, tuple(range(titles)), columns, score)
    return best


def _title_cost(page: LaidPage, titles: int, cut: int) -> float:
    """What speaks against titles over the columns, of which so many lines were cut off a stretch."""
    torn = cut and page.stretch(page.units[1]).begins_inside
    lines = sum(len(unit.texts) for unit in page.units[:titles])
    return _TITLE_LINE * lines + (_TORN if torn else 0.0)


def _may_mend(filed: Sequence[Link], link: LinkOf) -> bool:
    """Whether anything on the page mends what the file's order leaves broken: without that no order is looked for."""
    places = range(len(filed) - 1)
    for at in (at for at, each in enumerate(filed) if each.bond is Bond.BROKEN):
        out = [link(at - 1, other) for other in places if other not in (at - 1, at)]
        into = [link(one, at) for one in (-1, *places) if at in places and one not in (at - 1, at)]
        if any(each.bond is Bond.GOES_ON and each.weight >= _SOLID for each in (*out, *into)):
            return True
    return False


def _mends(found: Arrangement, filed: Sequence[Link], link: LinkOf, *, glued: bool) -> bool:
    """Whether a text goes on from column to column, or from the page before, that the file's order leaves broken.

    ``filed`` are the links of the file's order, the one to the next page last. That one speaks against an order but
    for none: captions and titles at a page's foot hide where its text goes on. Another column than the file's first
    is read first only where the page before goes on in it, or where a title ``glued`` to some column says nothing of
    which it is.
    """
    links = links_along(found.order, link)
    turned = not glued and found.columns[0][0] != 0 and links[0].bond is not Bond.GOES_ON
    gain = _weight(links) - _weight(filed) - found.cost
    if turned or broken(links) >= broken(filed) or gain < _MARGIN:
        return False
    joints = [(-1, found.order[0]), *((one[-1], other[0]) for one, other in pairwise(found.columns))]
    was_broken = [each.bond is Bond.BROKEN for each in filed]
    return any(
        link(one, other).bond is Bond.GOES_ON
        and link(one, other).weight >= _SOLID
        and other != one + 1
        and (was_broken[one + 1] or was_broken[other])
        for one, other in joints
    )


def _weight(links: Sequence[Link]) -> float:
    return sum(each.weight for each in links[:-1]) + min(0.0, links[-1].weight)


def _linker(
    page: LaidPage, titles: int, before: Sequence[Stretch], ahead: Sequence[Stretch], links: Continuity
) -> LinkOf:
    """Links between the page's units below its titles, each pair judged once."""
    stretches = [page.stretch(unit) for unit in page.units[titles:]]

    @cache
    def link(one: int, other: int) -> Link:
        if one < 0:
            # Below a title another text may begin than the one that the page before left open.
            found = max((links.between(each, stretches[other]) for each in before), key=_by_weight, default=_NEUTRAL)
            return _NEUTRAL if titles and found.bond is Bond.BROKEN else found
        if other < 0:
            return _onward(stretches[one], ahead, links)
        return links.between(stretches[one], stretches[other])

    return link


def _onward(last: Stretch, ahead: Sequence[Stretch], links: Continuity) -> Link:
    """How a stretch goes on on the next page: in its first stretch or, less likely, in another near its head."""
    found = [links.between(last, each) for each in ahead]
    later = [replace(each, weight=each.weight * _LATER) for each in found[1:] if each.weight > 0]
    return max([*found[:1], *later], key=_by_weight, default=_NEUTRAL)


def _ends(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Where a page may go on over its edge: its last stretch, and the last open prose above what ends it in display."""
    for stretch in reversed(stretches[-_FOOT:]):
        if stretch.stays_open and len(stretch.texts) > 1:
            return [stretches[-1], stretch]
        if len(stretch.texts) > _DISPLAY or stretch.texts[-1].endswith("."):
            break
    return [stretches[-1]]


def _by_weight(link: Link) -> float:
    return link.weight
