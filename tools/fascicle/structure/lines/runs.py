"""Runs of lines, as a reader sees them before reading: what stands between two blanks, and between two stops."""

from __future__ import annotations

from collections.abc import Sequence

from fascicle.structure.lines.seen import Seen
from fascicle.structure.lines.steps import Columns, step


def runs(lines: Sequence[Seen]) -> Columns:
    """The lines between two blanks, and those between two that end with a stop: how many they are, how they end."""
    number = len(lines)
    starts = [at for at, line in enumerate(lines) if not at or line.blank or line.page]
    run, into, ends, begins = [""] * number, [""] * number, [""] * number, [""] * number
    for start, stop in zip(starts, [*starts[1:], number], strict=True):
        last = lines[stop - 1]
        for at in range(start, stop):
            run[at], into[at] = step("run", stop - start), step("run", at - start + 1)
            ends[at], begins[at] = last.mark, lines[start].first
    stopped = [line.mark in ".!?:" for line in lines]
    since, until = [0] * number, [0] * number
    for at in range(1, number):
        since[at] = 0 if stopped[at - 1] else since[at - 1] + 1
    for at in range(number - 2, -1, -1):
        until[at] = 0 if stopped[at] else until[at + 1] + 1
    return {
        "run": run,
        "into run": into,
        "run ends": ends,
        "run begins": begins,
        "since stop": [step("run", each + 1) for each in since],
        "until stop": [step("run", each + 1) for each in until],
    }
