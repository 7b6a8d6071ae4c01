"""What the stretches of pages are, where their place, their size and their repetition prove it.

Running heads and feet say the same on several pages at one height, or count with them; or the file calls them
artifacts. A heading is larger than the text, a note stands at the foot in smaller type and its mark is raised in the
text of the page, a caption touches a picture. Whatever is not proved so, the lines themselves have to show.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from fascicle.inputs.pdf.lines import LaidOutPage, Stretch
from fascicle.model.source import Box, Line, RegionKind

_EDGE = 2  # stretches at the head and the foot of a page that may be furniture
_LONGEST_FURNITURE = 2  # lines
_HEIGHT = 4.0  # points by which lines at one height may differ
_AS_TEXT = 1.1  # on the size of the text: furniture is not larger
_LARGER = 1.15  # on the size of the text: a heading is
_LONGEST_HEADING, _LONGEST_SENTENCE = 4, 100  # lines; characters of a heading that ends with a stop
_SMALLER = 0.95  # on the size of the text: notes and captions are
_NEAR = 2.0  # lines between a picture and its caption
_WHOLE = 0.5  # of a page: a picture of all of it
_NUMBER = re.compile(r"[-–—\[(*•·\s]*(\d{1,4}|[ivxlc]{1,8}|[IVXLC]{1,8})[-–—\])*•·\s]*")
_LEADER = re.compile(r"(?:\. ?){4,}|(?:… ?){2,}")  # of a table of contents
_MARK = re.compile(r"\d{1,3}|[*†‡§¶]{1,3}|[a-z]")
_FURNITURE = frozenset({RegionKind.HEADER, RegionKind.FOOTER, RegionKind.PAGE_NUMBER})
_OWN_MARK = re.compile(r"(\d{1,3}|[*†‡§¶]{1,3})(?=\s|[).\]])")

_Kinded = tuple[Stretch, RegionKind]
_Edge = tuple[Stretch, bool]  # a stretch at the head of a page, or at its foot


def kinds_of(pages: Sequence[LaidOutPage], labels: Sequence[str]) -> Iterator[list[_Kinded]]:
    """The stretches of each page with their kinds; notes are a stretch each. ``labels`` are the numbers of pages."""
    size = text_size(pages)
    edges = [_edges(page) for page in pages]
    furniture = _furniture(edges, labels, size)
    for at, page in enumerate(pages):
        kinds: list[_Kinded] = []
        for stretch in page.stretches:
            kind = furniture.get((at, stretch.lines[0].anchor)) or _kind(stretch, page, size)
            kinds.append((stretch, kind))
        yield _notes_last(list(_with_notes(kinds, size)))


def text_size(pages: Sequence[LaidOutPage]) -> float:
    """The type size of most characters."""
    counted: Counter[float] = Counter()
    for page in pages:
        for stretch in page.stretches:
            counted[stretch.size] += sum(len(line.text) for line in stretch.lines)
    return max(counted, key=lambda size: (counted[size], -size)) if counted else 10.0


def _edges(page: LaidOutPage) -> list[_Edge]:
    """The stretches at the head and the foot of a page that nothing stands beside or beyond."""
    found: list[_Edge] = []
    for at_head in (True, False):
        ordered = sorted(page.stretches, key=lambda each: each.box.top if at_head else -each.box.bottom)
        for at, stretch in enumerate(ordered[:_EDGE]):
            rest = ordered[at + 1 :]
            box = stretch.box
            clear = all(each.box.top >= box.bottom if at_head else each.box.bottom <= box.top for each in rest)
            level = all(abs(each.box.top - box.top) < _HEIGHT for each in ordered[: at + 2])
            in_half = (box.top + box.bottom < page.height) is at_head
            if len(stretch.lines) > _LONGEST_FURNITURE or not (clear or level) or not in_half:
                break
            found.append((stretch, at_head))
    return found


def _furniture(
    pages: Sequence[Sequence[_Edge]], labels: Sequence[str], size: float
) -> dict[tuple[int, str], RegionKind]:
    seen: dict[tuple[bool, str], list[tuple[int, Stretch]]] = {}
    for at, edges in enumerate(pages):
        for stretch, at_head in edges:
            seen.setdefault((at_head, re.sub(r"\d+", "#", stretch.text.casefold())), []).append((at, stretch))
    found: dict[tuple[int, str], RegionKind] = {}
    for at, edges in enumerate(pages):
        for stretch, at_head in edges:
            alike = seen[at_head, re.sub(r"\d+", "#", stretch.text.casefold())]
            number = _NUMBER.fullmatch(stretch.text)
            proved = stretch.artifact or (stretch.size <= _AS_TEXT * size and _is_repeated(at, stretch, alike))
            if number and (proved or number[1] == labels[at]):
                found[at, stretch.lines[0].anchor] = RegionKind.PAGE_NUMBER
            elif proved:
                found[at, stretch.lines[0].anchor] = RegionKind.HEADER if at_head else RegionKind.FOOTER
    return found


def _is_repeated(at: int, stretch: Stretch, alike: Sequence[tuple[int, Stretch]]) -> bool:
    """Whether another page has the same words at the same height, but for a number that counts the pages."""
    numbers = [int(each) for each in re.findall(r"\d{1,9}", stretch.text)]
    for other, each in alike:
        if other == at or abs(each.box.top - stretch.box.top) > _HEIGHT:
            continue
        steps = [int(new) - old for new, old in zip(re.findall(r"\d{1,9}", each.text), numbers, strict=True)]
        if all(step in (0, other - at) for step in steps):
            return True
    return False


def _kind(stretch: Stretch, page: LaidOutPage, size: float) -> RegionKind:
    if stretch.rows:
        return RegionKind.TABLE
    if stretch.size >= _LARGER * size and _is_heading(stretch):
        return RegionKind.HEADING
    if stretch.size <= _SMALLER * size and any(_touches(stretch, box, page) for box in page.pictures):
        return RegionKind.CAPTION
    return RegionKind.UNKNOWN


def _is_heading(stretch: Stretch) -> bool:
    text = stretch.text
    words = sum(sign.isalpha() for sign in text) > 1
    sentence = text.endswith((".", "!", "?", ":", ",", ";")) and len(text) > _LONGEST_SENTENCE
    return words and not _LEADER.search(text) and len(stretch.lines) <= _LONGEST_HEADING and not sentence


def _touches(stretch: Stretch, picture: Box, page: LaidOutPage) -> bool:
    """Whether a stretch stands right below or above a picture, and no further out than that."""
    if (picture.right - picture.left) * (picture.bottom - picture.top) > _WHOLE * page.width * page.height:
        return False
    box = stretch.box
    gap = max(box.top - picture.bottom, picture.top - box.bottom)
    within = picture.left - stretch.size <= box.left and box.right <= picture.right + stretch.size
    return -0.5 * stretch.size <= gap <= _NEAR * stretch.size and within


def _with_notes(kinds: Sequence[_Kinded], size: float) -> Iterator[_Kinded]:
    """The stretches of a page with its notes, each a stretch of its own: their marks are raised in its text."""
    called = Counter(mark for stretch, _ in kinds for line in stretch.lines for mark in _raised(line))
    for at, (stretch, kind) in enumerate(kinds):
        small = not kind and stretch.size <= _SMALLER * size and _at_foot(stretch, kinds[at + 1 :], size)
        begins = [each for each, line in enumerate(stretch.lines) if small and _calls(line, called)]
        if not begins or begins[0]:
            yield stretch, kind
            continue
        for begin, end in pairwise([*begins, len(stretch.lines)]):
            yield replace(stretch, lines=stretch.lines[begin:end]), RegionKind.FOOTNOTE


def _notes_last(kinds: Sequence[_Kinded]) -> list[_Kinded]:
    """The stretches of a page with the notes of all its columns behind its text."""
    end = len(kinds)
    while end and kinds[end - 1][1] in _FURNITURE:
        end -= 1
    text = sorted(kinds[:end], key=lambda each: each[1] is RegionKind.FOOTNOTE)
    return [*text, *kinds[end:]]


def _at_foot(stretch: Stretch, behind: Sequence[_Kinded], size: float) -> bool:
    """Whether nothing but small type and furniture stands below in the same column."""
    box = stretch.box
    return all(
        kind in _FURNITURE or each.size <= _SMALLER * size
        for each, kind in behind
        if each.box.top >= box.top and min(each.box.right, box.right) > max(each.box.left, box.left)
    )


def _raised(line: Line) -> Iterator[str]:
    """The marks that are raised in a line, behind a word."""
    for run in line.runs:
        mark = line.text[run.start : run.end].strip()
        if run.start and "sup" in run.style.rend and _MARK.fullmatch(mark):
            yield mark


def _calls(line: Line, called: Counter[str]) -> bool:
    """Whether a line begins with a mark that is raised in the text, once."""
    first = line.runs[0]
    own = _OWN_MARK.match(line.content)
    mark = line.text[first.start : first.end].strip() if "sup" in first.style.rend else own[1] if own else ""
    return called[mark] == 1
