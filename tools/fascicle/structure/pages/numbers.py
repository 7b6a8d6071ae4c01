"""Page numbers: lines that are known as furniture cut into number and words, and the number of each page.

Some lines are furniture without a doubt, and show where a page begins in a file that does not: a page number as
transcribers write it, ``[Pg 13]``; a number alone between the halves of a word; a catchword, that is the first words of
the next page at the foot of this one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from fascicle.language.hyphens.decide import Break, ends_with_hyphen
from fascicle.model.source import Line, LineMark, Page, SourceText
from fascicle.structure.hyphens import Hyphens
from fascicle.structure.model import Basis, Block, Part, Role

_ARABIC, _ROMAN = r"\d{1,4}", r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_NUMBER = rf"(?:{_ARABIC}|{_ROMAN}|{_ROMAN.upper()})"
_ALONE = re.compile(rf"[-–—\[({{<*.•·\s]*(?P<number>{_NUMBER})[-–—\])}}>*.•·\s]*")
_TAGGED = re.compile(rf"[\[({{<]\s*[^\W\d_]{{1,6}}\.?:?\s*(?P<number>{_NUMBER})\s*[\])}}>]")  # '[Pg 13]', '[S. 13]'
_LEFT = re.compile(rf"\s*[-–—\[(]?\s*(?P<number>{_ARABIC}|{_ROMAN}(?=\s\s))[\])]?(?=[\s.,—–-]|\D)")
_RIGHT = re.compile(rf"(?P<number>(?<!\d){_ARABIC}|(?<=\s\s){_ROMAN})\s*[-–—\])]?\s*$")
_ASIDE = 8  # blanks before a catchword: it stands at the right
_CATCHWORDS = 3  # words of one


@dataclass(frozen=True)
class NumberedPages:
    """Lines with the pages that their furniture shows, the furniture of each line, and the pages' numbers.

    A page is known by the line that begins them.
    """

    lines: tuple[Line, ...]
    furniture: dict[int, list[Block]]
    numbers: dict[int, str]


def number_pages(lines: Sequence[Line], labelled: Collection[int], whole: Collection[int] = ()) -> NumberedPages:
    """What the furniture of a text says of its pages; ``labelled`` are the numbers of all lines that are furniture.

    ``whole`` are the numbers of those that are not divided.

    Where the file shows no pages, one begins at the furniture between two texts, or behind a catchword. Then a number
    alone says nothing: nobody knows whether it stands at the foot of the page before.
    """
    shown = any(line.page for line in lines)
    lines = tuple(lines) if shown else _begun(lines, labelled)
    furniture: dict[int, list[Block]] = {}
    numbers: dict[int, set[str]] = {}
    page, text, last, said = 0, False, 0, ""
    for line in lines:
        if line.page:
            page, text, said = line.number, False, line.page.number
        if line.number not in labelled:
            text = text or not line.blank
            continue
        number = _number(line, last)
        if said and number is not None and number[0] != said:
            number = None  # that of an issue, or of a chapter
        cut = None if line.number in whole else number
        furniture[line.number] = list(_cut(line, cut, Role.FOOTER if text else Role.HEADER))
        if number is not None:
            last = int(number[0]) if number[0].isdecimal() else last
            if page and (shown or not _ALONE.fullmatch(line.content)):
                numbers.setdefault(page, set()).add(number[0])
    known = {page: each.pop() for page, each in numbers.items() if len(each) == 1}
    told = {line.number: line.page.number for line in lines if line.page and line.page.number}
    return NumberedPages(lines, furniture, known | told)


def certain_furniture(lines: Sequence[Line], hyphens: Hyphens) -> set[int]:
    """The lines that are furniture whatever stands around them, by their numbers."""
    filled = [line for line in lines if not line.blank]
    found = {line.number for line in filled if _TAGGED.fullmatch(line.content) and line.mark is LineMark.NONE}
    for at in range(1, len(filled) - 1):
        before, line, after = filled[at - 1 : at + 2]
        if line.mark is not LineMark.NONE or line.number in found:
            continue
        halves = ends_with_hyphen(before.content) and _ALONE.fullmatch(line.content) is not None
        if (halves and _is_word(before, after, hyphens)) or _is_catchword(line, after):
            found.add(line.number)
    return found


def _is_word(before: Line, after: Line, hyphens: Hyphens) -> bool:
    decision = hyphens.between(Part(before), Part(after))
    return decision is not None and decision.kind is not Break.DASH and after.content[:1].islower()


def _is_catchword(line: Line, after: Line) -> bool:
    """Whether a line at the right, or at a page's foot, is how the next one begins."""
    word = line.content.rstrip("-‐")
    apart = line.indent >= _ASIDE and line.indent > after.indent
    begins = after.content.startswith(word) and len(after.content) > len(word)
    return begins and len(word.split()) <= _CATCHWORDS and (apart or after.page is not None) and word[-1:].isalpha()


def _begun(lines: Sequence[Line], labelled: Collection[int]) -> tuple[Line, ...]:
    """The lines with a page at the last of the furniture between two texts, or behind it if that is a catchword."""
    starts: set[int] = set()
    filled = [line for line in lines if not line.blank]
    start = filled[0] if filled and filled[0].number in labelled else None
    for before, line in pairwise(filled):
        if line.number in labelled:
            touches = before.number in labelled and before.number + 1 == line.number
            start = start if touches and start is not None else line
        elif start is not None:
            starts.add(line.number if _is_catchword(before, line) else start.number)
            start = None
    return tuple(replace(line, page=Page((), begins=True)) if line.number in starts else line for line in lines)


def _number(line: Line, last: int) -> tuple[str, int, int] | None:
    """The page number on a line of furniture and where it stands; ``last`` is the one before it.

    Of two the one that goes on from the last is meant: the other may be a year or the number of the issue.
    """
    text = line.text
    whole = _TAGGED.fullmatch(text.strip()) or _ALONE.fullmatch(text.strip())
    if whole:
        return whole["number"], 0, len(text)
    found = [(match["number"], *match.span()) for match in (_LEFT.match(text), _RIGHT.search(text)) if match]
    return min(found, key=lambda each: _distance(each[0], last), default=None)


def _distance(number: str, last: int) -> int:
    return abs(int(number) - last - 1) if number.isdecimal() else 0


def _cut(line: Line, number: tuple[str, int, int] | None, role: Role) -> Iterator[Block]:
    if number is None:
        yield Block(role, [Part(line)], evidence="a running head or foot")
        return
    _, begin, end = number
    spans = [(0, begin, role), (begin, end, Role.PAGE_NUMBER), (end, len(line.text), role)]
    filled = [(start, stop, kind) for start, stop, kind in spans if line.text[start:stop].strip()]
    for at, (start, stop, kind) in enumerate(filled):
        part = Part(line, start if at else 0, stop if at + 1 < len(filled) else None)
        yield Block(kind, [part], evidence="a page number" if kind is Role.PAGE_NUMBER else "beside a page number")


def blank_end(text: SourceText) -> tuple[Page, ...]:
    """The pages without text behind the last text."""
    return tuple(page for page in takewhile(lambda page: page.blank, reversed(text.pages)) if page.begins)[::-1]


def find_messages(lines: Sequence[Line]) -> dict[int, list[Block]]:
    """The lines that a program wrote into the text, which stand on no page."""
    evidence = "a message of the program that read the page"
    return {line.number: [Block(Role.MESSAGE, [Part(line)], evidence=evidence, basis=Basis.SAID)]
            for line in lines if line.mark is LineMark.RULE and not line.blank and not line.content}  # fmt: skip


def merged(furniture: Mapping[int, list[Block]], more: Mapping[int, list[Block]]) -> dict[int, list[Block]]:
    """The furniture of all lines, in their order; what was found first stands."""
    return dict(sorted({**more, **furniture}.items()))
