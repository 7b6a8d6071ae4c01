"""The report on corrections for people to read: by file, then counted by kind and rule, then by file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import groupby

from fascicle.annotate.corrections.rules import RULES
from fascicle.model.certainty import Certainty
from fascicle.reports.corrections import BY_HAND, MADE, PROPOSED, CorrectionRow
from fascicle.reports.counts import TextCounts

_CHANGE = 44  # characters in which most corrections find room
_TITLES = {rule.code: rule.title for rule in RULES}
_LEVELS = tuple(Certainty)
_MARKED = re.compile(r"(\S*)\[[^]]*\](\S*)")


def listing(rows: Sequence[CorrectionRow], counts: Sequence[TextCounts]) -> str:
    """The whole report as text."""
    parts = [*(_file(file, list(group)) for file, group in groupby(rows, key=lambda row: row.file))]
    return "\n".join([*parts, _summary(rows), _counted(counts)])


def _file(file: str, rows: Sequence[CorrectionRow]) -> str:
    counts = Counter(row.state for row in rows)
    told = ", ".join(f"{counts[state]} {state}" for state in (MADE, BY_HAND, PROPOSED) if counts[state])
    return f"{file}: {told}\n" + _aligned(
        ((f"{file}:{row.line}", _change(row), _why(row)), row.context) for row in rows
    )


def _aligned(rows: Iterable[tuple[tuple[str, str, str], str]]) -> str:
    listed = list(rows)
    place = max((len(cells[0]) for cells, _ in listed), default=0)
    change = min(max((len(cells[1]) for cells, _ in listed), default=0), _CHANGE)
    return "".join(
        f"  {cells[0]:{place}}  {cells[1]:{change}}  {cells[2]}\n      {context}\n" for cells, context in listed
    )


def _change(row: CorrectionRow) -> str:
    """What became of what, with the rest of the words to which signs belong."""
    marked = _MARKED.findall(row.context)
    before, after = marked[0] if len(marked) == 1 and row.reading else ("", "")
    return f"{before}{row.text or '(nothing)'}{after} → {before}{row.reading or '(nothing)'}{after}"


def _why(row: CorrectionRow) -> str:
    """By which rule and how sure, or by whom; and what else it may be."""
    if row.state == BY_HAND:
        return f"by hand, {row.resp or 'nobody says whose'}"
    if not row.rule:
        return f"convert {row.certainty}"
    by = f", {row.resp}" if row.state == MADE and row.resp != "#fascicle" else ""
    others = f"; or {row.alternatives.replace('|', ', ')}" if row.alternatives else ""
    return f"{row.rule} {row.certainty}{by}{', proposed' if row.state == PROPOSED else ''}{others}"


def _summary(rows: Sequence[CorrectionRow]) -> str:
    """How many of each kind and rule, by certainty."""
    counts = Counter((row.kind, row.rule, row.state, row.certainty) for row in rows)
    states = [state for state in (MADE, PROPOSED) if any(row.state == state for row in rows)] or [MADE]
    columns = [(state, level) for state in states for level in _LEVELS]
    table = [["kind", "rule", *(f"{level}" for _, level in columns), ""]]
    for kind, rule in sorted({key[:2] for key in counts if key[2] != BY_HAND}):
        numbers = [counts[kind, rule, *column] for column in columns]
        title = _TITLES.get(rule, "Found when the text was converted")
        table.append([kind, rule, *(str(number or "·") for number in numbers), title])
    sums = [sum(count for key, count in counts.items() if key[2:] == column) for column in columns]
    table.append(["all", "", *map(str, sums), ""])
    by_hand = sum(row.state == BY_HAND for row in rows)
    heads = "".join(f"{state:<24}" for state in states)
    return (
        f"Summary{' ' * 14}{heads}".rstrip()
        + "\n"
        + "".join(f"{_counts_line(cells)}\n" for cells in table)
        + (f"by hand: {by_hand}\n" if by_hand else "")
    )


def _counts_line(cells: Sequence[str]) -> str:
    kind, rule, *numbers, title = cells
    return f"{kind:13}{rule:8}{''.join(f'{number:<8}' for number in numbers)}{title}".rstrip()


def _counted(counts: Sequence[TextCounts]) -> str:
    """The counts of each file, one line each."""
    columns = [each.name for each in fields(TextCounts)][1:]
    heads = ["by hand" if name == "by_hand" else name for name in columns]
    names = [each.file or "all" for each in counts]
    width = max(map(len, ("Counts", *names)))
    lines = [f"{'Counts':{width}}{''.join(f'{head:>10}' for head in heads)}"]
    for name, each in zip(names, counts, strict=True):
        lines.append(f"{name:{width}}{''.join(f'{getattr(each, column):>10}' for column in columns)}")
    return "\n".join(lines) + "\n"
