"""Finding corrections: every rule looks at the reading layer of one text and says what it would change and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from fascicle.correct.lexicon import Lexicon
from fascicle.correct.model import Correction
from fascicle.tei.layers import LayerView

Rule = Callable[[LayerView, Lexicon, Sequence[str], Collection[str]], list[Correction]]

RULES: tuple[Rule, ...] = ()


def find_corrections(
    view: LayerView, lexicon: Lexicon, languages: Sequence[str], protected: Collection[str]
) -> list[Correction]:
    """What all rules find in a reading layer; ``protected`` are words that are right because the edition says so."""
    return [found for rule in RULES for found in rule(view, lexicon, languages, protected)]
