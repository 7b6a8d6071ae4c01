"""Labels that nothing is fitted for: paragraphs by blank lines, for tests of what is done with labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fascicle.model.source import Line
from fascicle.structure.lines.label import FURNITURE, Label


def by_blank_lines(lines: Sequence[Line], known: Iterable[int] = ()) -> dict[int, Label]:
    """A paragraph begins behind every blank line; nothing is furniture but what is known as such."""
    furniture = frozenset(known)
    labels: dict[int, Label] = {}
    begins = True
    for line in lines:
        if line.blank or not line.content:
            begins = True
        elif line.number in furniture:
            labels[line.number] = Label(FURNITURE, True, 1.0)
        else:
            labels[line.number] = Label("p", begins, 1.0)
            begins = False
    return labels
