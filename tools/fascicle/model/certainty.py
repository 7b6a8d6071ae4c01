"""How sure something is."""

from __future__ import annotations

from enum import StrEnum


class Certainty(StrEnum):
    """How sure a decision is; the values of TEI's @cert."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
