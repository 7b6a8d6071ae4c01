"""What stands below a signature behind letters that say so: `P. S.`, `N. S.`, `NB.`"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from fascicle.language.data import all_words
from fascicle.model.source import Line
from fascicle.structure.lines.label import FURNITURE, Label

_ENDS = frozenset({"closer", "signed", "postscript"})


def settle_postscripts(lines: Sequence[Line], labels: Mapping[int, Label]) -> dict[int, Label]:
    """The labels with the postscripts that their letters prove, below the end of a letter."""
    settled = dict(labels)
    above, inside = "", ""  # the role of the line above, and what the lines of a postscript were taken for
    for line in lines:
        label = labels.get(line.number)
        if label is None or label.role == FURNITURE:
            continue
        if above in _ENDS and _letters().match(line.content):
            settled[line.number], inside = Label("postscript", True, 1.0), label.role
        elif inside and label.role == inside and not label.begins:
            settled[line.number] = replace(label, role="postscript")
        else:
            inside = ""
        above = settled[line.number].role
    return settled


@cache
def _letters() -> re.Pattern[str]:
    written = (r"[.\s-]{0,3}".join(map(re.escape, word)) for word in sorted(all_words("postscripts")))
    return re.compile(rf"(?:{'|'.join(written)})(?!\w)")
