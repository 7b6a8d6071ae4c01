"""How probable it is that what the chain claims is a name, and from what probability on it may be marked unasked.

`data/sureness.json` is fitted on texts that the weights were not: by language and element a logistic curve over the
claim of the chain (J. Platt, Probabilistic outputs for support vector machines, 1999), and a threshold.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fascicle.language.data import primary

_FILE = Path(__file__).parent / "data" / "sureness.json"
OTHER = "und"  # the row of languages that nothing was fitted on
NEVER = 2.0  # a threshold that no probability reaches
_EDGE = 1e-4


class Curve(NamedTuple):
    """Of a language and an element: slope and bias over the log-odds that were claimed, and the threshold."""

    slope: float
    bias: float
    unasked: float = NEVER

    def probability(self, claim: float) -> float:
        """What a claim is worth."""
        return round(1 / (1 + math.exp(-self.slope * log_odds(claim) - self.bias)), 3)


def log_odds(claim: float) -> float:
    """The logarithm of the odds, neither of them quite out of the question."""
    safe = min(max(claim, _EDGE), 1 - _EDGE)
    return math.log(safe / (1 - safe))


@cache
def _table() -> Mapping[str, Mapping[str, Curve]]:
    rows = json.loads(_FILE.read_text(encoding="utf-8")) if _FILE.exists() else {}
    return {tag: {element: Curve(*curve) for element, curve in row.items()} for tag, row in rows.items()}


def curves(languages: Sequence[str]) -> Mapping[str, Curve]:
    """The curves for texts in some languages, by element."""
    table = _table()
    tag = primary(languages[0]) if languages else OTHER
    return table.get(tag) or table.get(OTHER) or _plain()


def _plain() -> Mapping[str, Curve]:
    return {element: Curve(1.0, 0.0) for element in ("persName", "placeName", "orgName")}


def unasked(language: str, element: str) -> float:
    """The least probability with which a name may be marked unasked; more than 1 where none may."""
    return curves((language,))[element].unasked
