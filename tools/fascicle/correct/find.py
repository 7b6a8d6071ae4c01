"""What is wrong in a text: all rules, and one correction for each place."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from fascicle.correct.errors.addresses import find_addresses
from fascicle.correct.errors.capitals import find_case
from fascicle.correct.errors.context import find_misplaced
from fascicle.correct.errors.dashes import find_dashes
from fascicle.correct.errors.doubled import find_doubled
from fascicle.correct.errors.encodings import find_encodings
from fascicle.correct.errors.glued import find_glued
from fascicle.correct.errors.joins import find_joins
from fascicle.correct.errors.lookalikes import find_lookalikes
from fascicle.correct.errors.misspellings import find_misspellings
from fascicle.correct.errors.ordinals import find_ordinals
from fascicle.correct.errors.proper_names import find_small_names
from fascicle.correct.errors.quotes import find_quotes
from fascicle.correct.errors.sentences import find_small_sentences
from fascicle.correct.errors.spacing import find_spacing
from fascicle.correct.errors.splits import find_splits
from fascicle.correct.errors.stops import find_stops
from fascicle.correct.hyphens.decide import Certainty
from fascicle.correct.model import Correction
from fascicle.correct.passage import Passage
from fascicle.correct.words.lexicon import Lexicon
from fascicle.tei.layers.view import LayerView

# Where two rules claim one place, the surer goes first, then the one named first here.
_FAMILIES = (
    find_doubled, find_joins, find_splits, find_encodings, find_quotes, find_lookalikes, find_stops, find_spacing,
    find_ordinals, find_dashes, find_addresses, find_case, find_small_names, find_small_sentences, find_glued,
    find_misspellings, find_misplaced,
)  # fmt: skip
_ORDER = (Certainty.HIGH, Certainty.MEDIUM, Certainty.LOW)


def find_corrections(
    view: LayerView, lexicon: Lexicon, languages: Sequence[str], protected: Collection[str]
) -> list[Correction]:
    """The corrections of a reading layer in the order of the text, none overlapping another.

    ``languages`` are those of the text, the main one first; ``protected`` are the name forms of the authority file,
    which are never changed. Nothing is applied here: the edition's threshold decides what is.
    """
    if not view.pieces or not languages:
        return []
    passage = Passage(view, lexicon, languages, protected)
    ranked = [
        (_ORDER.index(each.certainty), family, each.start, -each.end, each)
        for family, find in enumerate(_FAMILIES)
        for each in find(passage)
        if passage.text[each.start : each.end] != each.replacement
    ]
    taken: dict[int, Correction] = {}
    busy: set[int] = set()
    for *_, each in sorted(ranked, key=lambda item: item[:4]):
        places = range(each.start, each.end)
        if busy.isdisjoint(places) and each.start not in taken:
            busy.update(places)
            taken[each.start] = each
    return [taken[start] for start in sorted(taken)]
