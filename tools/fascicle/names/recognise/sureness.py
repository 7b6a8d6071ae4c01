"""How probable it is that what the chain has found is a name, and from what probability on it may be marked unasked.

`data/sureness.json` is fitted on texts that the weights were not: a logistic regression over `signs` for each language
and element (J. Platt, Probabilistic outputs for support vector machines, 1999), and a threshold.
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
BIAS = "(bias)"


class Judge(NamedTuple):
    """Of a language and an element: the weights of signs, and the threshold."""

    weights: Mapping[str, float]
    unasked: float = NEVER

    def probability(self, signs: Mapping[str, float]) -> float:
        """How probable a name is that shows such signs."""
        weights = self.weights
        score = weights.get(BIAS, 0.0) + sum(weights.get(name, 0.0) * each for name, each in signs.items())
        return round(1 / (1 + math.exp(-score)), 3)


@cache
def _table() -> Mapping[str, Mapping[str, Judge]]:
    rows = json.loads(_FILE.read_text(encoding="utf-8"))
    return {tag: {element: Judge(**judge) for element, judge in row.items()} for tag, row in rows.items()}


def judges(languages: Sequence[str]) -> Mapping[str, Judge]:
    """Who judges texts in some languages, by element."""
    table = _table()
    tag = primary(languages[0]) if languages else OTHER
    return table.get(tag) or table[OTHER]


def unasked(language: str, element: str) -> float:
    """The least probability with which a name may be marked unasked; more than 1 where none may."""
    return judges((language,))[element].unasked
