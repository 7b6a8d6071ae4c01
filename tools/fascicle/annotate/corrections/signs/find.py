"""Wrong signs of a text: what the table finds, as sure as it has been right elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.signs.pattern import SignPattern, SignPlace
from fascicle.annotate.corrections.signs.rightness import CUSTOM, HABIT, certainty, circumstances, probability
from fascicle.annotate.corrections.signs.table import PATTERNS
from fascicle.annotate.corrections.text_context import Passage, correction
from fascicle.language.data import of


def find_signs(passage: Passage) -> Iterator[Correction]:
    """What the table finds in a text that is not the text's own way."""
    for pattern, place, right, where in questioned(passage):
        sure = certainty(probability(pattern.name, where))
        if sure is not None:
            yield correction(pattern.rule, place.span, right, sure, pattern.evidence)


def questioned(passage: Passage) -> Iterator[tuple[SignPattern, SignPlace, str, str]]:
    """Each pattern, place and reading, with the circumstances; nothing that is the text's own way."""
    for pattern in PATTERNS:
        found = pattern.places(passage)
        if not found:
            continue
        sound = len(pattern.sound.findall(passage.text)) if pattern.sound else 0
        others = len(found) - 1  # one place is no habit
        share = others / max(1, others + sound) if pattern.sound else 0.0
        if share <= CUSTOM or others < HABIT:
            for place, right in found:
                apart = of(place.language).high_marks_apart
                yield pattern, place, right, circumstances(share, passage.unattested, passage.languages[0], apart)
