"""Where a key stands in a TOML file: the standard library's reader keeps no positions."""

from __future__ import annotations

import re
from collections import Counter

Keys = tuple[str | int, ...]

_TABLE = re.compile(r"\s*(\[{1,2})([^\[\]]+)\]{1,2}\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|(?<=")[^"]*(?=")|(?<=')[^']*(?=')""")


def line_of(text: str, keys: Keys) -> int | None:
    """The line, from 1, of what ``keys`` leads to, or of the innermost table or list around it that has a line.

    A number in ``keys`` counts the tables or items of a list from 1: ``("sources", 2, "date")`` is the date of the
    second ``[[sources]]``. None where nothing of it is in the text.
    """
    best, line = 0, None
    counts: Counter[Keys] = Counter()
    table: Keys = ()
    for number, content in enumerate(text.splitlines(), 1):
        if opened := _TABLE.fullmatch(content):
            here = table = _inner(_parts(opened[2]), counts, is_list=opened[1] == "[[")
        elif key := _KEY.match(content):
            here = (*table, *_parts(key[1]))
        else:
            continue
        if len(here) > best and keys[: len(here)] == here:
            best, line = len(here), number
    return line


def _inner(parts: Keys, counts: Counter[Keys], *, is_list: bool) -> Keys:
    """The path of a table, with the number that each list on the way has reached."""
    path: Keys = ()
    for at, part in enumerate(parts, 1):
        path = (*path, part)
        if is_list and at == len(parts):
            counts[path] += 1
        if counts[path]:
            path = (*path, counts[path])
    return path


def _parts(name: str) -> Keys:
    return tuple(_PART.findall(name))
