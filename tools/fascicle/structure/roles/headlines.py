"""Headlines with teasers, as a news page lists them: each headline begins a division."""

from __future__ import annotations

from collections.abc import Sequence

from fascicle.structure.model import Block, Role
from fascicle.structure.roles.datelines import is_dateline

_LONGEST = 200  # characters of a headline


def classify_headlines(blocks: Sequence[Block], languages: Sequence[str]) -> None:
    """A line without a full stop is a headline, unless it is a date or too long; the rest are teasers."""
    for block in blocks:
        if is_dateline(block.text, languages):
            block.role, block.evidence = Role.DATELINE, "nothing but a date"
        elif len(block.text) <= _LONGEST and not block.text.rstrip('”’"»)').endswith((".", "…", ";", ",", ":")):
            block.role, block.evidence, block.level = Role.HEAD, "a line without a full stop", 1
        else:
            block.evidence, block.settled = "a line with a full stop, or too long for a headline", True
