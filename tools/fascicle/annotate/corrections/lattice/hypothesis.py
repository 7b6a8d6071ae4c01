"""One edit that would make another reading of a place, and what speaks for and against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fascicle.annotate.corrections.rules import CorrectionRule


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """``text[start:end]`` may stand for ``reading``; ``channel`` is the kind of edit, whose weights judge the features.

    ``evidence`` says in words what was counted, ``alternatives`` are the next readings, the likelier first.
    """

    start: int
    end: int
    reading: str
    rule: CorrectionRule
    channel: str
    features: Mapping[str, float]
    evidence: str
    alternatives: tuple[str, ...] = ()
