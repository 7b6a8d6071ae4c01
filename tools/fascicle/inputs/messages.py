"""Lines that a program wrote into a text: they say something about the pages, and stand on none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from fascicle.model.source import Line, LineMark, Run, Style

_MESSAGES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\[OCR skipped on page\(s\) (?P<first>\d+)(?:-(?P<last>\d+))?\]",  # OCRmyPDF, in its sidecar file
        r"\[skipped page\]",  # the same, older
        r"Digitized by (?:Google|V\w{2,3}OOQ\w+)",  # Google Books, below each page; and as OCR reads its sign
        r"Digitized by the Internet Archive(?: in (?:19|20)\d\d with funding from .{1,80})?",
        r"Public Domain(?: in the United States)?, Google-digitized",  # HathiTrust, below each page
        r"Generated (?:on|for) .{1,80}\d\d:\d\d GMT.{0,80}",
        r"Evaluation Warning ?: ?The document was created with Spire\..{1,60}",
    )
)
_WEAK = Style(weak=True)


def set_aside(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with those that are messages marked as no text to read."""
    for line in lines:
        if _match(line) is None:
            yield line
        else:
            yield replace(line, runs=(Run(0, len(line.text), _WEAK),), mark=LineMark.RULE)


def set_aside_in_blocks(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of marked text, with messages set aside as blocks of their own: what follows one is another block."""
    known = list(lines)
    new = max((line.block for line in known), default=0)
    moved: dict[int, int] = {}
    for line in known:
        if _match(line) is None or line.mark not in (LineMark.NONE, LineMark.RULE):
            yield replace(line, block=moved.get(line.block, line.block)) if line.block else line
            continue
        yield from set_aside([replace(line, block=new + 1)])
        moved[line.block] = new = new + 2


def is_message(line: Line) -> bool:
    """Whether a line was set aside as a message."""
    return line.mark is LineMark.RULE and _match(line) is not None


def is_gap(line: Line) -> bool:
    """Whether a line says that pages were not read: text does not go on behind it."""
    return line.text.strip().startswith("[") and is_message(line)


def pages_skipped(line: Line) -> int:
    """How many pages a message stands for besides its own."""
    match = _match(line) if "[OCR" in line.text else None
    return max(0, int(match["last"]) - int(match["first"])) if match is not None and match["last"] else 0


def _match(line: Line) -> re.Match[str] | None:
    return next((match for each in _MESSAGES if (match := each.fullmatch(line.text.strip()))), None)
