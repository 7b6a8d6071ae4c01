"""Running heads, running feet and page numbers: what stands on each page and belongs to no text.

The fitted model says which lines are furniture. Where a running head that stands alone on other pages is glued to a
text at a page's edge, the line is divided.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from fascicle.model.source import Line, LineMark
from fascicle.structure.decisions import EVIDENCE as DECIDED
from fascicle.structure.model import Basis, Block, Part, Role

_NUMBER = re.compile(r"(?P<before>\d{1,4})(?=\s|$)|(?<!\S)(?P<after>\d{1,4})$")
_LETTERS = re.compile(r"[\W\d_]+")
_SHORTEST = 8  # letters of a running head: shorter ones repeat by chance
_FEWEST = 2  # pages that a running head stands on
GLUED = "stands alone on other pages"


def glued_heads(lines: Sequence[Line], numbers: Collection[int], whole: Collection[int]) -> dict[int, list[Block]]:
    """The running heads that are glued to a text at a page's edge, by the number of their line.

    ``numbers`` are those of the lines that are nothing but furniture, ``whole`` of those not to be divided.
    """
    filled = [line for line in lines if not line.blank]
    heads = _heads(line for line in filled if line.number in numbers)
    found: dict[int, list[Block]] = {}
    for at, line in enumerate(filled if heads is not None else ()):
        last = at + 1 == len(filled) or filled[at + 1].page is not None
        free = line.number not in numbers and line.number not in whole and line.mark is LineMark.NONE
        if heads is not None and free and (last or line.page):
            found[line.number] = _glued(line, heads, Role.FOOTER if last else Role.HEADER)
    return {number: blocks for number, blocks in found.items() if blocks}


def _heads(lines: Iterator[Line]) -> re.Pattern[str] | None:
    """A pattern that finds the running heads, with a number before or behind."""
    texts = [_NUMBER.sub("", line.content).strip() for line in lines]
    letters = Counter(_LETTERS.sub("", text) for text in texts)
    known = sorted(
        {text for text in texts if letters[key := _LETTERS.sub("", text)] >= _FEWEST and len(key) >= _SHORTEST}
    )
    known.sort(key=len, reverse=True)
    return (
        re.compile(rf"(?P<before>\d{{1,4}}\s*)?(?P<head>{'|'.join(map(re.escape, known))})(?P<after>\s*\d{{1,4}})?")
        if known
        else None
    )


def _glued(line: Line, heads: re.Pattern[str], words: Role) -> list[Block]:
    """The furniture of a line that begins or ends with a running head and holds other text as well."""
    text = line.text.rstrip()
    begin = len(text) - len(text.lstrip())
    match = heads.match(text, begin)
    if match is None:
        match = next((each for each in heads.finditer(text) if each.end() == len(text)), None)
    if match is None or not (match["before"] or match["after"]) or match.end() - match.start() >= len(text) - begin:
        return []
    spans = [
        (*match.span("before"), Role.PAGE_NUMBER),
        (*match.span("head"), words),
        (*match.span("after"), Role.PAGE_NUMBER),
    ]
    return [
        Block(
            role, [Part(line, 0 if start == begin else start, end if text[end:] else None)], 0, GLUED, Basis.MODEL
        )
        for start, end, role in spans if start < end
    ]  # fmt: skip


def rest_of(line: Line, furniture: Sequence[Block]) -> list[Part]:
    """The parts of a line that are no furniture."""
    taken = sorted((part.start, len(line.text) if part.end is None else part.end)
                   for block in furniture for part in block.parts if part.line is line)  # fmt: skip
    parts, begin = [], 0
    for start, end in [*taken, (len(line.text), len(line.text))]:
        part = Part(line, begin, start if start < len(line.text) else None)
        if begin < start and part.content:
            parts.append(part)
        begin = end
    return parts


def parts_of(line: Line, furniture: Mapping[int, Sequence[Block]], cuts: Mapping[int, Sequence[int]]) -> list[Part]:
    """The parts of a line that are no furniture, divided where editors say so."""
    parts = rest_of(line, furniture[line.number]) if line.number in furniture else [Part(line)]
    for column in cuts.get(line.number, ()):
        at = next(
            (at for at, part in enumerate(parts) if part.start < column and (part.end is None or column < part.end)),
            None,
        )
        if at is not None:
            parts[at : at + 1] = [replace(parts[at], end=column), replace(parts[at], start=column, guest=DECIDED)]
    return parts


def page_numbers(lines: Sequence[Line], furniture: dict[int, list[Block]]) -> dict[int, str]:
    """The number of each page that the source or, without it, its furniture says, by the line that begins the page."""
    said = {line.number: line.page.number for line in lines if line.page and line.page.number}
    numbers: dict[int, set[str]] = {}
    page = 0
    for line in lines:
        page = line.number if line.page else page
        for block in furniture.get(line.number, ()):
            if block.role is Role.PAGE_NUMBER and page:
                numbers.setdefault(page, set()).update(re.findall(r"\d+", block.text))
    return {page: each.pop() for page, each in numbers.items() if len(each) == 1} | said


def mark_places(blocks: Sequence[Block], lines: Sequence[Line], furniture: dict[int, list[Block]]) -> None:
    """Say of each block whether it is the first text of its page, and how many blank lines stand above it.

    ``lines`` stand in the order of reading.
    """
    first: set[int] = set()
    above: dict[int, int] = {}
    waiting, blank = False, 0
    for line in lines:
        waiting = waiting or line.page is not None
        if line.blank:
            blank += 1
            continue
        above[line.number] = blank
        blank = 0
        if line.number in furniture and not rest_of(line, furniture[line.number]):
            waiting = True  # a running head or foot shows the edge of a page where the file does not
        elif waiting:
            first.add(line.number)
            waiting = False
    before = 0
    for block in blocks:
        if block.first.number != before:
            block.opens_page = block.first.number in first
            block.space_above = above.get(block.first.number, 0)
        before = block.last.number


def weave(blocks: Sequence[Block], furniture: dict[int, list[Block]], lines: Sequence[Line]) -> list[Block]:
    """Put furniture between the blocks, or inside the one that it interrupts.

    Whatever else stands on lines of its own, such as a picture, is put there in the same way. ``lines`` stand in the
    order of reading.
    """
    ranks = {line.number: at for at, line in enumerate(lines) if not line.blank or line.mark is LineMark.IMAGE}

    def place(part: Part) -> tuple[int, int]:
        return ranks[part.line.number], part.start

    waiting = [block for number in sorted(furniture, key=ranks.__getitem__) for block in furniture[number]]
    waiting.reverse()
    woven: list[Block] = []
    for block in blocks:
        while waiting and place(waiting[-1].parts[0]) < place(block.parts[0]):
            woven.append(waiting.pop())
        for at in range(1, len(block.parts)):
            while waiting and place(waiting[-1].parts[0]) < place(block.parts[at]):
                block.inner.setdefault(at, []).append(waiting.pop())
        woven.append(block)
    return [*woven, *reversed(waiting)]
