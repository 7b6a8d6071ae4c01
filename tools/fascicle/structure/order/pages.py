"""The pages of a text, and on each the columns that were measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fascicle.language.sentences import ends_sentence
from fascicle.model.source import Page
from fascicle.structure.model import FURNITURE, WORDLESS, Basis, Block, Role
from fascicle.structure.order.columns import Arrangement, Unit, arrange
from fascicle.structure.order.sentences import Sentences, is_lower

_COUNTS = (2, 3)  # columns of a page
_SHEET = 130  # characters that the columns of a sheet have together
_ONE_PAGE = 160  # lines of a text that shows no pages and may still be a single one
_HEADS = frozenset({Role.HEAD, Role.SUBHEAD})
_RETITLED = "the end of a column, read behind the title above it: so the columns fit"
_TITLES = frozenset({Role.HEAD, Role.SUBHEAD, Role.BYLINE, Role.DATELINE, Role.CONTACT})


@dataclass(frozen=True)
class LaidPage:
    """A page: furniture and titles that lead it, its units in the order of the file, furniture at its foot."""

    lead: list[Block]
    units: list[Unit]
    foot: list[Block]

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> LaidPage:
        """A page of these blocks, which stand in the order of the file."""
        lead: list[Block] = []
        units: list[Unit] = []
        foot: list[Block] = []
        for block in blocks:
            if block.role in FURNITURE | WORDLESS:
                (foot if units else lead).append(block)
            elif block.role in _TITLES and not units:
                lead.append(block)
            elif units and block.first.number <= units[-1][-1].last.number + 1 and block.first.page is None:
                units[-1].append(block)
            else:
                units.append([block])
        return cls(lead, units, foot)

    @property
    def last(self) -> Block | None:
        """The last text of the page."""
        return self.units[-1][-1] if self.units else None


def put_in_columns(
    blocks: Sequence[Block], sentences: Sentences, *, paged: bool
) -> tuple[list[Block], dict[int, tuple[int, int]]]:
    """The blocks with interleaved columns one behind another, and the page and column of each line put so.

    A text is set in one number of columns: the one that mends most, all pages taken together.
    """
    pages = [LaidPage.of(page) for page in pages_of(blocks)]
    lines = sum(len(block.parts) for block in blocks)
    counts = [count for count in _COUNTS if count * sentences.column <= _SHEET]
    if not counts or (not paged and lines > _ONE_PAGE):
        return list(blocks), {}
    read = {count: list(_arranged(pages, sentences, count)) for count in counts}
    best = max(counts, key=lambda count: (sum(found.mended for _, found in read[count] if found), -count))
    ordered: list[Block] = []
    places: dict[int, tuple[int, int]] = {}
    for number, (page, found) in enumerate(read[best]):
        columns = found.columns if found else (tuple(range(len(page.units))),)
        text = [block for column in columns for at in column for block in page.units[at]]
        ordered += begun([*page.lead, *text, *page.foot])
        if found is None:
            continue
        places |= {part.line.number: (number, 0) for block in page.lead for part in block.parts}
        for column, members in enumerate(columns, 1):
            for block in (block for at in members for block in page.units[at]):
                block.place = f"column {column} of {len(columns)}, which the file has interleaved"
                places |= {part.line.number: (number, column) for part in block.parts}
    return ordered, places


def _arranged(
    pages: Sequence[LaidPage], sentences: Sentences, count: int
) -> Iterator[tuple[LaidPage, Arrangement | None]]:
    before: Block | None = None
    for at, page in enumerate(pages):
        following = next((each.units[0][0] for each in pages[at + 1 : at + 2] if each.units), None)
        found = arrange(page.units, count, sentences, before, following)
        if found is None:  # what looks like the end of a title may be that of a column
            tried = ((each, arrange(each.units, count, sentences, before, following)) for each in _retitled(page))
            page, found = next((each for each in tried if each[1]), (page, None))
        yield page, found
        before = page.units[found.order[-1]][-1] if found else page.last


def _retitled(page: LaidPage) -> Iterator[LaidPage]:
    """The page with one title less long: what begins in lower case and ends with a stop is text of its own."""
    blocks = [*page.lead, *(block for unit in page.units for block in unit), *page.foot]
    for at, block in enumerate(blocks):
        last = block.parts[-1].content
        if block.role not in _HEADS or block.basis is not Basis.MODEL or not ends_sentence(last):
            continue
        for cut in (cut for cut, part in enumerate(block.parts) if cut and is_lower(part.content)):
            title = replace(block, parts=block.parts[:cut])
            rest = replace(block, parts=block.parts[cut:], role=Role.PARAGRAPH, inner={}, evidence=_RETITLED)
            yield LaidPage.of([*blocks[:at], title, rest, *blocks[at + 1 :]])


def pages_of(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Pages as the file shows them, and where furniture alone follows text."""
    page: list[Block] = []
    text = False
    for block in blocks:
        furniture = block.role in FURNITURE
        if page and (block.first.page or (furniture and text)):
            yield page
            page, text = [], False
        page.append(block)
        text = not furniture
    if page:
        yield page


def begun(blocks: list[Block]) -> list[Block]:
    """The blocks of a page with the page's beginning at the first line that is now read."""
    for block in blocks[1:]:
        line = block.first
        if line.page is not None:
            _flag(block, None, ())
            _flag(blocks[0], line.page, line.skipped)
    return blocks


def _flag(block: Block, page: Page | None, skipped: tuple[Page, ...]) -> None:
    block.parts[0] = replace(block.parts[0], line=replace(block.first, page=page, skipped=skipped))
