"""What was meant, written in the place of what stands there: the quick fix of an editor, and ``check --fix``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fascicle.check.relaxng import rules
from fascicle.model.diagnostics import Diagnostic
from fascicle.tei.typed import pair_at

Span = tuple[int, int]

_NAME = re.compile(r"[^\s<>/=]+")
_VALUE = re.compile(r"""[^\s=<>]+\s*=\s*(["'])(.*?)\1""", re.DOTALL)
_WORDS = re.compile(r"[^<]*[^\s<]")
_LINE_END = re.compile(r"\r\n?|\n")


def spans(text: str, code: str, start: int) -> list[Span]:
    """What a finding wants written otherwise: a name in both tags, an attribute's name or value, a text."""
    if code == rules.UNKNOWN.code:
        if pair := pair_at(text, start + 1):
            return [*pair]
        name = _NAME.match(text, start + 1)
        return [name.span()] if name else []
    if code == rules.ATTRIBUTE_NOT_HERE.code:
        name = _NAME.match(text, start)
        return [name.span()] if name else []
    if code == rules.BAD_VALUE.code:
        value = _VALUE.match(text, start)
        return [value.span(2)] if value else []
    if code == rules.BAD_TEXT.code:
        words = _WORDS.match(text, start)
        return [words.span()] if words else []
    return []


def mended(text: str, findings: Iterable[Diagnostic]) -> tuple[str, int]:
    """A document with all put right that needs no judgement, and how many findings that were.

    It needs none where only capitals, or blanks around a word, are not as the schema has them.
    """
    starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
    edits: dict[Span, str] = {}
    number = 0
    for each in findings:
        if not each.meant or each.line is None or each.column is None or each.line > len(starts):
            continue
        places = spans(text, each.rule.code, starts[each.line - 1] + each.column - 1)
        if places and all(_is_same(text[start:end], each.meant) for start, end in places):
            edits |= dict.fromkeys(places, each.meant)
            number += 1
    return _edited(text, sorted(edits.items())), number


def _is_same(written: str, meant: str) -> bool:
    return written.strip().casefold() == meant.casefold()


def _edited(text: str, edits: Sequence[tuple[Span, str]]) -> str:
    parts, at = [], 0
    for (start, end), meant in edits:
        parts += [text[at:start], meant]
        at = end
    return "".join((*parts, text[at:]))
