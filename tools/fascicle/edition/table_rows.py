"""Rows of a decision file, such as ``[[decided]]``, as lines of the file: taken out without touching any other byte."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fascicle.model.errors import EditionError

_HEAD = re.compile(r"\s*\[\[\s*([\w-]+)\s*\]\]\s*(?:#.*)?")
_TABLE = re.compile(r"\s*\[")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_QUIET = re.compile(r"\s*(?:#.*)?\s*")  # a blank line, or a comment


@dataclass(frozen=True)
class TableRow:
    """A table of an array: its values, and its lines in the file, from the head to the last key."""

    values: dict[str, object]
    lines: tuple[str, ...]


def without(
    data: bytes, path: Path, unwanted: Callable[[TableRow], bool], unwanted_comment: Callable[[str], bool]
) -> bytes:
    """The bytes of a decision file without some of its rows, and without some of the comments that stand alone.

    A row goes with the blank line before it, as the program writes rows; whatever else is in the file stays byte for
    byte. Raises EditionError where the file has a row that does not stand in lines of its own.
    """
    text, tables = _read(data, path)
    kept: list[str] = []
    left: dict[str, list[object]] = {}
    seen: Counter[str] = Counter()
    for name, lines in _parts(_LINE.findall(text)):
        if not name:
            kept += [line for line in lines if not (_QUIET.fullmatch(line) and unwanted_comment(line))]
            continue
        rows = tables.get(name)
        if not isinstance(rows, list) or seen[name] >= len(rows):
            raise _not_in_lines(path)
        row = rows[seen[name]]
        seen[name] += 1
        if not unwanted(TableRow(row, tuple(lines))):
            left.setdefault(name, []).append(row)
            kept += lines
        elif kept and not kept[-1].strip():
            kept.pop()
    result = "".join(kept)
    # What is left must be the rows that were to be left: a reader of TOML proves it, however the file is laid out.
    others = {name: value for name, value in tables.items() if not isinstance(value, list) or not value}
    if _read(result.encode("utf-8"), path)[1] != {**others, **left}:
        raise _not_in_lines(path)
    return result.encode("utf-8")


def quotes(data: bytes, path: Path) -> Iterator[str]:
    """Every text in a decision file: its lines, comments too, and the values of its rows. Raises EditionError."""
    text, tables = _read(data, path)
    yield from text.split("\n")
    for rows in tables.values():
        for values in rows if isinstance(rows, list) else ():
            yield from texts_of(values) if isinstance(values, dict) else ()


def texts_of(values: dict[str, object]) -> Iterator[str]:
    """Those values of a row that are texts."""
    return (value for value in values.values() if isinstance(value, str))


def _read(data: bytes, path: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = data.decode("utf-8")
        return text, tomllib.loads(text)
    except ValueError as error:
        raise EditionError(f"not TOML: {error}", path=path, hint="mend the file, or restore it") from error


def _parts(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The file cut into rows, with the names of their arrays, and into what stands between, without a name."""
    at = 0
    while at < len(lines):
        name = _row_begun_by(lines[at])
        end = at + 1
        while end < len(lines) and not (_TABLE.match(lines[end]) if name else _row_begun_by(lines[end])):
            end += 1
        last = end
        while name and last > at + 1 and _QUIET.fullmatch(lines[last - 1]):
            last -= 1
        yield name, lines[at:last]
        if last < end:
            yield "", lines[last:end]
        at = end


def _row_begun_by(line: str) -> str:
    """The name of the array whose next row a line begins; empty if it begins none."""
    head = _HEAD.fullmatch(line.rstrip("\r\n"))
    return head[1] if head else ""


def _not_in_lines(path: Path) -> EditionError:
    return EditionError(
        "rows about a text that is withheld cannot be told from the others",
        path=path,
        hint="write each row as a table of its own, with its keys on the lines below [[decided]] or what it is called",
    )
