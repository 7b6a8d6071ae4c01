"""Findings with the line that they are about, and a caret below the place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from fascicle.check.alike import More, Told
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import TeiError
from fascicle.model.saying import say
from fascicle.model.shown import shown
from fascicle.tei.reading import as_utf8

_WIDTH = 100
_BEFORE = 40  # columns shown before the place, of a line that is longer


def as_excerpts(findings: Sequence[Told]) -> str:
    """What is wrong first, then where, the line itself, and what to do."""
    lines_of = lru_cache(maxsize=4)(_lines)  # for this report: files change
    return "\n".join(_counted(each) if isinstance(each, More) else _excerpt(each, lines_of) for each in findings)


def _counted(each: More) -> str:
    return f"{shown(f'{each.message} [{each.rule.code}]; {each.hint}')}\n"


def _excerpt(each: Diagnostic, lines_of: Callable[[str], list[str]]) -> str:
    lines = [shown(f"{say(each.rule.severity.value)}[{each.rule.code}]: {each.message}")]
    where = ":".join(str(part) for part in (each.path, each.line, each.column) if part is not None)
    number = str(each.line or "")
    gutter = " " * len(number)
    lines.append(shown(f"{gutter} --> {where}"))
    if each.line is not None and each.line <= len(found := lines_of(each.path)):
        text, column = _window(found[each.line - 1], (each.column or 1) - 1)
        lines += [f"{gutter} |", f"{number} | {text}", f"{gutter} | {' ' * column}^"]
    lines.append(shown(f"{gutter} = {say('what to do')}: {each.hint}"))
    for at in each.related:
        place = ":".join(str(part) for part in (at.path, at.line, at.column) if part is not None)
        lines.append(shown(f"{gutter} = {say('see also')}: {place} ({at.label})"))
    return "".join(f"{line}\n" for line in lines)


def _lines(path: str) -> list[str]:
    """The lines of a file; none where it cannot be read, which is a finding of its own."""
    try:
        data = as_utf8(Path(path).read_bytes(), path)
    except (OSError, ValueError, TeiError):
        return []
    return data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _window(text: str, column: int) -> tuple[str, int]:
    """What of a line is shown, and in which cell of the terminal the place is."""
    text = text.replace("\t", " ")
    start = max(0, column - _BEFORE) if len(text) > _WIDTH else 0
    cut = text[start : start + _WIDTH]
    before = shown(cut[: column - start])
    lead, tail = "… " if start else "", " …" if start + _WIDTH < len(text) else ""
    return f"{lead}{shown(cut)}{tail}", len(lead) + sum(map(_cells, before))


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
