"""The report on corrections for people to read: what is alike together, what waits for an answer and is surest first.

It has at most as many as an editor reads in one go, unless all are wished for, and says how many more there are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields

from fascicle.annotate.corrections.rules import RULES
from fascicle.annotate.decisions.track_record import Answered
from fascicle.model.certainty import Certainty
from fascicle.reports.corrections import BY_HAND, MADE, PROPOSED, CorrectionRow
from fascicle.reports.counts import TextCounts

# Of alike ones so many places are shown, and so many lines that differ, of words and of files.
_PLACES, _LINES, _FILES = 2, 60, 20
_TITLES = {rule.code: rule.title for rule in RULES}
_STATES = (PROPOSED, MADE, BY_HAND)
_LEVELS = (*Certainty, "")
_MARKED = re.compile(r"(\S*)\[[^]]*\](\S*)")


def listing(
    rows: Sequence[CorrectionRow],
    counts: Sequence[TextCounts],
    answers: Sequence[Answered] = (),
    *,
    whole: bool = False,
) -> str:
    """The report as text; ``answers`` are what editors said of the rules so far, ``whole`` is all of it."""
    alike = _alike(rows)
    shown = alike if whole else alike[:_LINES]
    told = {each.rule: f"; {each.right} of {each.right + each.wrong} answers so far say yes" for each in answers}
    parts, last = [], ("", "")
    for group in shown:
        if (kind := (group[0].state, group[0].rule)) != last:
            parts.append(f"{_heading([row for row in rows if (row.state, row.rule) == kind])}{told.get(kind[1], '')}\n")
            last = kind
        parts.append(_group(group, len(group) if whole else _PLACES))
    if more := len(alike) - len(shown):
        parts.append(f"and {more} more, {sum(map(len, alike[_LINES:]))} places: --all lists them\n")
    return "".join([*parts, "\n" * bool(parts), _counted(counts, len(counts) if whole else _FILES)])


def _alike(rows: Iterable[CorrectionRow]) -> list[list[CorrectionRow]]:
    """The rows that make the same of the same words by the same rule, in the order of the report."""
    groups: dict[tuple[str, ...], list[CorrectionRow]] = {}
    for row in rows:
        groups.setdefault((row.state, row.rule, row.text, row.reading), []).append(row)
    best: dict[tuple[str, str], int] = {}
    for row in rows:
        key = row.state, row.rule
        best[key] = min(best.get(key, len(_LEVELS)), _level(row))
    return sorted(groups.values(), key=lambda group: _order(group, best[group[0].state, group[0].rule]))


def _order(group: Sequence[CorrectionRow], best: int) -> tuple[object, ...]:
    """What waits first; then the rule that is surest, and of one rule the surest and those with most places."""
    first = group[0]
    return _STATES.index(first.state), best, first.rule, min(map(_level, group)), -len(group), first.text, first.reading


def _level(row: CorrectionRow) -> int:
    return _LEVELS.index(row.certainty) if row.certainty in _LEVELS else len(_LEVELS)


def _heading(rows: Sequence[CorrectionRow]) -> str:
    """The rule of some corrections, or who made them without one, and how many there are by how sure they are."""
    rule, state = rows[0].rule, rows[0].state
    levels = Counter(row.certainty for row in rows)
    told = ", ".join(f"{levels[level]} {level}" for level in Certainty if levels[level])
    name = f"{rule} {_TITLES.get(rule, 'A rule of an older version')}" if rule else "When the text was converted"
    return f"By hand: {len(rows)}" if state == BY_HAND else f"{name}: {len(rows)} {state} ({told})"


def _group(group: Sequence[CorrectionRow], places: int) -> str:
    first = group[0]
    others = f"; or {first.alternatives.replace('|', ', ')}" if first.alternatives else ""
    who = ", ".join(sorted({each.resp or "nobody says whose" for each in group if each.resp != "#fascicle"}))
    by = f", {who}" if who and first.state != PROPOSED else ""
    head = f"  {_change(first)}  [{first.certainty}{by}{others}]\n".replace("[, ", "[").replace("  []", "")
    lines = [f"      {each.file}:{each.line}  {each.context}\n" for each in group[:places]]
    if more := len(group) - places:
        lines += f"      and {more} more\n" * (more > 0)
    return head + "".join(lines)


def _change(row: CorrectionRow) -> str:
    """What became of what, with the rest of the words to which signs belong."""
    marked = _MARKED.findall(row.context)
    before, after = marked[0] if len(marked) == 1 and row.reading else ("", "")
    return f"{before}{row.text or '(nothing)'}{after} → {before}{row.reading or '(nothing)'}{after}"


def _counted(counts: Sequence[TextCounts], most: int) -> str:
    """The counts of each file, one line each, those of all last."""
    columns = [each.name for each in fields(TextCounts)][1:]
    heads = ["by hand" if name == "by_hand" else name for name in columns]
    shown = counts if len(counts) <= most else [*counts[: most - 1], counts[-1]]
    names = [each.file or f"all {len(counts) - 1}" for each in shown]
    width = max(map(len, ("Counts", *names)))
    lines = [f"{'Counts':{width}}{''.join(f'{head:>10}' for head in heads)}"]
    for name, each in zip(names, shown, strict=True):
        lines.append(f"{name:{width}}{''.join(f'{getattr(each, column):>10}' for column in columns)}")
    return "\n".join(lines) + "\n"
