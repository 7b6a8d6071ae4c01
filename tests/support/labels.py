"""Labels that nothing is fitted for: paragraphs by blank lines, and what a test says of lines.

They are for tests of what is done with labels, and not of how lines are told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from fascicle.model.source import Line
from fascicle.structure.lines.label import FURNITURE, Label


def by_blank_lines(lines: Sequence[Line], known: Iterable[int] = ()) -> dict[int, Label]:
    """A paragraph begins behind every blank line; nothing is furniture but what is known as such."""
    return _labels(lines, known, {})


def saying(written: Mapping[int, str]) -> Callable[[Sequence[Line], Iterable[int]], dict[int, Label]]:
    """The same, but for lines of which it is ``written``, as in the gold, what they are: `B-caption`, `I-p`, `fw`."""

    def label(lines: Sequence[Line], known: Iterable[int] = ()) -> dict[int, Label]:
        return _labels(lines, known, written)

    return label


def read_labels(text: str) -> dict[int, str]:
    """What is written of lines, from rows of `11 B-caption` or `11-12 caption`, the first of which then begins it."""
    found: dict[int, str] = {}
    for numbers, name in (row.split() for row in text.splitlines() if row.strip()):
        first, _, last = numbers.partition("-")
        for number in range(int(first), int(last or first) + 1):
            begins = name == FURNITURE or name[:2] in ("B-", "I-")
            found[number] = name if begins else f"{'B' if number == int(first) else 'I'}-{name}"
    return found


def _labels(lines: Sequence[Line], known: Iterable[int], written: Mapping[int, str]) -> dict[int, Label]:
    furniture = frozenset(known)
    labels: dict[int, Label] = {}
    begins = True
    for line in lines:
        name = written.get(line.number, "")
        if line.blank or not line.content:
            begins = True
        elif name == FURNITURE or (line.number in furniture and not name):
            labels[line.number] = Label(FURNITURE, True, 1.0)
        elif name:
            labels[line.number] = Label(name[2:], name[0] == "B", 1.0)
            begins = True
        else:
            labels[line.number] = Label("p", begins, 1.0)
            begins = False
    return labels
