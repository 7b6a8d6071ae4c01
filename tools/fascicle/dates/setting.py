"""What is known around a text in which dates are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fascicle.model.blocks import TextBlock


@dataclass(frozen=True)
class Setting:
    """The date of its dateline or else of its document, its blocks, its customs; all of it may be left out.

    ``reference`` is an ISO date, as precise as it is known; ``day_first`` says whether ``3/5`` is the third of May,
    where the edition shows it; ``relative`` that the text is a dated report, so that ``yesterday`` is a day of the
    calendar; ``country`` (ISO 3166) decides when the Gregorian calendar begins; ``vague`` asks for ``now`` too.
    """

    reference: str = ""
    blocks: Sequence[TextBlock] = ()
    day_first: bool | None = None
    relative: bool = False
    vague: bool = False
    country: str = ""
