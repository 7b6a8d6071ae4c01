"""What the recogniser hands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class NameCandidate:
    """A stretch of a text that may be a name: ``persName``, ``placeName`` or ``orgName``, and the probability of it."""

    start: int
    end: int
    element: str
    probability: float
