"""Lines that stand twice: some programs make bold type by printing it again, and a text layer shows both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from fascicle.structure.blocks.text_spans import restyled
from fascicle.structure.model import Block

_LETTERS = re.compile(r"[\W\d_]+")
_LONG_WORD = 5  # letters: shorter words may stand twice because the sentence wants it
_MOST_WORDS = 3


def mark_repeated(blocks: Iterable[Block]) -> None:
    """Mark the lines that only repeat their neighbours: they are in the source, and nobody reads them twice."""
    for block in blocks:
        contents = [part.content for part in block.parts]
        for at, part in enumerate(block.parts):
            if len(contents) > 1 and is_repeated(contents, at):
                block.parts[at] = restyled(part, 0, len(part.line.text), lambda style: replace(style, surplus=True))


def is_repeated(lines: Sequence[str], at: int) -> bool:
    """Whether a line of one to three words only repeats the end of the line before or the beginning of the next."""
    line = lines[at]
    letters = _LETTERS.sub("", line)
    if not letters or len(line.split()) > _MOST_WORDS or (len(letters) < _LONG_WORD and line[-1:].isalnum()):
        return False
    before = lines[at - 1] if at else ""
    after = lines[at + 1] if at + 1 < len(lines) else ""
    ends = before != line and _LETTERS.sub("", before).endswith(letters) and before.endswith(line[-1:])
    return ends or (after != line and _LETTERS.sub("", after).startswith(letters))
