"""A patch in the unified format (POSIX.1-2024, ``diff -u``), for a file whose lines are changed and none added.

Lines end with LF here and nothing else, as for ``patch`` and ``git apply``: a CR before it is part of the line, and
stays what it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_AROUND = 3  # lines of context
_QUOTED = re.compile(rb'[\x00-\x1f"\\\x7f]')


def unified(path: str, old: bytes, new: bytes) -> bytes:
    """The patch that makes ``new`` of ``old``, which have as many lines; empty where they are equal.

    ``path`` is that of the file below the folder in which ``patch -p1`` or ``git apply`` is given.
    """
    before, after = old.split(b"\n"), new.split(b"\n")
    if len(before) != len(after):
        raise ValueError("lines were added or taken away")
    changed = [at for at, (one, two) in enumerate(zip(before, after, strict=True)) if one != two]
    if not changed:
        return b""
    hunks = [_hunk(before, after, group) for group in _groups(changed)]
    name = path.encode("utf-8")
    return b"--- %b\n+++ %b\n" % (_name(b"a/" + name), _name(b"b/" + name)) + b"".join(hunks)


def _groups(changed: Sequence[int]) -> list[list[int]]:
    """The changed lines, those together that have one stretch of context."""
    groups = [[changed[0]]]
    for one, two in pairwise(changed):
        if two - one > 2 * _AROUND + 1:
            groups.append([])
        groups[-1].append(two)
    return groups


def _hunk(before: Sequence[bytes], after: Sequence[bytes], changed: Sequence[int]) -> bytes:
    # What stands behind the last line end is a line, unless it is empty.
    total = len(before) - (before[-1] == b"")
    first, last = max(changed[0] - _AROUND, 0), min(changed[-1] + _AROUND, total - 1)
    lines = []
    at = first
    while at <= last:
        stop = at
        while stop <= last and before[stop] != after[stop]:
            stop += 1
        for sign, side in ((b"-", before), (b"+", after)):
            lines += [_line(sign, side, number) for number in range(at, stop)]
        if stop == at:
            lines.append(_line(b" ", before, at))
            stop += 1
        at = stop
    size = last - first + 1
    return b"@@ -%d,%d +%d,%d @@\n" % (first + 1, size, first + 1, size) + b"".join(lines)


def _line(sign: bytes, lines: Sequence[bytes], at: int) -> bytes:
    ending = b"\n" if at + 1 < len(lines) else b"\n\\ No newline at end of file\n"
    return sign + lines[at] + ending


def _name(name: bytes) -> bytes:
    """A name as both programs read it: in quotes where it holds what would end it, else with a tab behind blanks."""
    if _QUOTED.search(name):
        return b'"%b"' % _QUOTED.sub(lambda each: b"\\%03o" % each[0][0], name)
    return name + b"\t" if b" " in name else name
