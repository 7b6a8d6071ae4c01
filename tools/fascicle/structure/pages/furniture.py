"""Running heads, running feet and page numbers: what stands on each page and belongs to no text.

Evidence is repetition with a number that grows, the document's own title where a page begins or ends, a number in the
margin beside title, issue or date, and numbers alone on a line at such a place. A title that stands once is a title. A
line may hold furniture and text glued together; then it is divided.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from fascicle.language.data import pattern
from fascicle.model.source import Line, LineMark
from fascicle.structure.model import FURNITURE, Block, Part, Role
from fascicle.structure.roles.datelines import is_dateline

_NUMBERED = re.compile(r"\s*(?P<before>\d{1,4})?\s*(?P<words>\D.*?\D|\D)\s*(?P<after>\d{1,4})?\s*")
_NUMBER = re.compile(r"[-–—\[(\s]*(\d{1,4})[-–—\])\s]*")
_WIDE = re.compile(r"\s{2,}|\t")
_MARGIN = re.compile(
    r"\s*(?:(?P<before>\d{1,4})(?:\s{2,}|\t)\s*(?P<words>\S.*\S)|(?P<first>\S.*\S)\s*(?:\s{2,}|\t)(?P<after>\d{1,4}))\s*"
)
_ISSUE = r"(?i)(?<!\w)(?:{issues}|{years}|{volumes})\.?\s?\d|(?:N[°º]|№)\s?\d"
_LETTERS = re.compile(r"[\W\d_]+")
_LONGEST = 100  # characters of a line that may be a running head
_SHORTEST = 8  # letters of a running head: shorter ones repeat by chance
REPEATED = "the same words stand on other pages, with page numbers that grow"


@dataclass(frozen=True)
class Heads:
    """The running heads of a document, as their letters alone; ``pattern`` finds them in a line.

    ``title`` is the document's own, which nothing but a page's edge or a number shows to be a running head. ``fixed``
    are those behind which the same number stands on every page: that of the issue.
    """

    letters: frozenset[str]
    pattern: re.Pattern[str] | None
    title: str = ""
    fixed: frozenset[str] = frozenset()


def find_furniture(lines: Sequence[Line], title: str, languages: Sequence[str]) -> dict[int, list[Block]]:
    """The furniture of each line that has any, in the order of the line."""
    filled = [line for line in lines if not line.blank]
    heads = _heads(filled, title)
    found: dict[int, list[Block]] = {}
    for at, line in enumerate(filled):
        blocks = _titles(filled, at, heads)
        rest = rest_of(line, blocks) if blocks else []
        if len(rest) == 1 and is_dateline(rest[0].content, languages):
            blocks.append(Block(Role.FOOTER, rest, evidence="a date on the line of a running head"))
        if blocks:
            found[line.number] = blocks
    _margins(filled, found, title, languages)
    _numbers(filled, found)
    _neighbours(filled, found, title, languages)
    _feet(filled, found)
    return {number: found[number] for number in sorted(found)}


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


def _feet(lines: Sequence[Line], found: dict[int, list[Block]]) -> None:
    """A line set apart from the text and directly above the page's number is its running foot."""
    for before, line, following in zip(lines, lines[1:], lines[2:], strict=False):
        apart = line.number > before.number + 1 and following.number == line.number + 1
        numbered = any(block.role is Role.PAGE_NUMBER for block in found.get(following.number, ()))
        plain = line.number not in found and line.mark is LineMark.NONE and len(line.content) <= _LONGEST
        if apart and numbered and plain and line.content[-1:].isalnum():
            found[line.number] = [Block(Role.FOOTER, [Part(line)], evidence="directly above the page's number")]


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


def _letters(text: str) -> str:
    letters = _LETTERS.sub("", text).casefold()
    return letters[3:] if letters.startswith("the") else letters


def _heads(lines: Sequence[Line], title: str) -> Heads:
    """Texts that stand beside different, growing numbers; and the title up to its first comma."""
    numbers: dict[str, list[tuple[str, str]]] = {}
    spellings: Counter[str] = Counter()
    for line in lines:
        match = _NUMBERED.fullmatch(line.content) if len(line.content) <= _LONGEST else None
        if match is None or line.mark is not LineMark.NONE or re.search(r"\d", match["words"]):
            continue
        if (match["before"] or match["after"]) and len(_letters(match["words"])) >= _SHORTEST:
            numbers.setdefault(_letters(match["words"]), []).append((match["before"] or "", match["after"] or ""))
            spellings[match["words"].strip()] += 1
    names = {letters for letters, seen in numbers.items() if _grows([one or other for one, other in seen])}
    fixed = {name for name in names if all(map(all, numbers[name])) and len({after for _, after in numbers[name]}) == 1}
    main, own = title.split(",")[0].strip(), ""
    if len(_letters(main)) >= _SHORTEST and _letters(main) not in names:
        own = _letters(main)
        names.add(own)
        spellings[main] += 1
    elif len(_letters(main)) >= _SHORTEST:
        spellings[main] += 1
    exact = sorted({re.escape(text) for text in spellings if _letters(text) in names}, key=len, reverse=True)
    if not exact:
        return Heads(frozenset(names), None, own)
    text = rf"(?P<before>\d{{1,4}}\s*)?(?P<head>{'|'.join(exact)})(?P<after>\s*\d{{1,4}})?"
    return Heads(frozenset(names), re.compile(text), own, frozenset(fixed))


def _grows(numbers: Sequence[str]) -> bool:
    return len(numbers) > 1 and all(int(one) < int(other) for one, other in pairwise(numbers))


def _titles(lines: Sequence[Line], at: int, heads: Heads) -> list[Block]:
    """Furniture made of a running head and perhaps a number, alone on its line or glued to a text at a page's edge."""
    line = lines[at]
    if heads.pattern is None or line.mark is not LineMark.NONE:
        return []
    begin = len(line.text) - len(line.text.lstrip())
    match = heads.pattern.match(line.text, begin)
    role = Role.FOOTER if at + 1 < len(lines) and lines[at + 1].page else Role.HEADER
    edge = line.page or at + 1 == len(lines) or lines[at + 1].page
    if match is None:
        plain = _NUMBERED.fullmatch(line.content) if len(line.content) <= _LONGEST else None
        if plain is None or at == 0 or _letters(plain["words"]) not in heads.letters or len(line.runs) > 1:
            return []
        numbered = bool(plain["before"] or plain["after"])
        if _letters(plain["words"]) == heads.title and not (edge or numbered or _is_titled(lines, at, heads)):
            return []
        return [Block(role, [Part(line)], evidence="the running head, in other letters")]
    glued = bool(line.text[match.end() :].strip())
    numbered = bool(match["before"] or match["after"])
    if at == 0 and not line.page and not match["before"]:
        return []  # the title of the first page
    if glued and not (edge and (numbered or line.page)):
        return []
    letters = _letters(match["head"])
    if letters == heads.title and not (edge or numbered or _is_titled(lines, at, heads)):
        return []
    reason = REPEATED if letters != heads.title else "the title of the text, on another page or beside a number"
    before, head, after = (match.span(group) for group in ("before", "head", "after"))
    if letters in heads.fixed:
        head, after = (head[0], after[1]), (-1, -1)
    spans = ((*before, Role.PAGE_NUMBER), (*head, role), (*after, Role.PAGE_NUMBER))
    return _divide(line, [span for span in spans if span[0] < span[1]], reason)


def _is_titled(lines: Sequence[Line], at: int, heads: Heads) -> bool:
    """Whether the title stands further up, as a title, or a number alone stands beside its line."""
    beside = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    above = (line for place, line in enumerate(lines[:at]) if place == 0 or line.mark is LineMark.HEAD)
    return any(_NUMBER.fullmatch(each.content) for each in beside) or any(
        _letters(line.content) == heads.title for line in above
    )


def _divide(line: Line, pieces: Sequence[tuple[int, int, Role]], reason: str) -> list[Block]:
    blocks = []
    for start, end, kind in pieces:
        whole_end = end if line.text[end:].strip() else None
        first = 0 if not line.text[:start].strip() else start
        blocks.append(Block(kind, [Part(line, first, whole_end)], evidence=reason))
    return blocks


def _margins(lines: Sequence[Line], found: dict[int, list[Block]], title: str, languages: Sequence[str]) -> None:
    """A page number in the margin, a wide blank, and the paper's title, issue or date: a running head."""
    words = _letters(title.split(",")[0])
    for at, line in enumerate(lines):
        match = None if line.number in found else _in_margin(line)
        beside = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
        # Lines of a table of contents look alike, and stand together.
        if match is None or any(_in_margin(each) for each in beside):
            continue
        apart = all(abs(each.number - line.number) > 1 for each in beside) or at == 0
        edge = line.page or apart or (at + 1 < len(lines) and lines[at + 1].page)
        text = match["words"] or match["first"]
        told = pattern(_ISSUE).search(text) is not None or any(
            is_dateline(each, languages) for each in _WIDE.split(text)
        )
        titled = len(words) >= _SHORTEST and words in _letters(text)
        if edge and (told or titled):
            group = "before" if match["before"] else "after"
            spans = [
                (*match.span(group), Role.PAGE_NUMBER),
                (*match.span("words" if match["words"] else "first"), Role.HEADER),
            ]
            found[line.number] = _divide(line, sorted(spans), "a page number in the margin beside title, issue or date")


def _in_margin(line: Line) -> re.Match[str] | None:
    short = line.mark is LineMark.NONE and len(line.content) <= _LONGEST
    return _MARGIN.fullmatch(line.text) if short else None


def _numbers(lines: Sequence[Line], found: dict[int, list[Block]]) -> None:
    """A number alone on a line, where a page begins or ends, or beside other furniture."""
    for at, line in enumerate(lines):
        if line.number in found or line.mark is not LineMark.NONE or not _NUMBER.fullmatch(line.content):
            continue
        near = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
        last = at + 1 == len(lines)
        if line.page or last or lines[at + 1].page or any(each.number in found for each in near):
            found[line.number] = [Block(Role.PAGE_NUMBER, [Part(line)], evidence="a number at a page's edge")]


def _neighbours(lines: Sequence[Line], found: dict[int, list[Block]], title: str, languages: Sequence[str]) -> None:
    """Beside furniture: lines that repeat words of the document's title, or its date."""
    words = _letters(title)
    for at, line in enumerate(lines):
        if line.number in found or line.mark is not LineMark.NONE:
            continue
        beside = {each.number for each in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])} & found.keys()
        if not beside or not any(block.role in FURNITURE for number in beside for block in found[number]):
            continue
        letters = _letters(line.content)
        titled = len(letters) >= _SHORTEST and letters in words
        dated = at + 1 < len(lines) and lines[at + 1].number in found and is_dateline(line.content, languages)
        if titled or dated:
            role = Role.FOOTER if dated else Role.HEADER
            found[line.number] = [
                Block(role, [Part(line)], evidence="title or date beside a running head or a page number")
            ]
