"""What is wrong in a text: all rules, and one correction for each place."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.errors.addresses import find_addresses
from fascicle.annotate.corrections.errors.capitals import find_case
from fascicle.annotate.corrections.errors.dashes import find_dashes
from fascicle.annotate.corrections.errors.encodings import find_encodings
from fascicle.annotate.corrections.errors.lookalikes import find_lookalikes
from fascicle.annotate.corrections.errors.ordinals import find_ordinals
from fascicle.annotate.corrections.errors.proper_names import find_small_names
from fascicle.annotate.corrections.errors.quotes import find_quotes
from fascicle.annotate.corrections.errors.sentences import find_small_sentences
from fascicle.annotate.corrections.errors.spacing import find_spacing
from fascicle.annotate.corrections.errors.stops import find_stops
from fascicle.annotate.corrections.lattice.find import find_words
from fascicle.annotate.corrections.text_context import Passage
from fascicle.language.lexicon import Lexicon
from fascicle.model.certainty import Certainty
from fascicle.tei.layers.view import LayerView

# Where two rules claim one place, the surer goes first, then the one named first here.
_FAMILIES = (
    find_words, find_encodings, find_quotes, find_lookalikes, find_stops, find_spacing, find_ordinals, find_dashes,
    find_addresses, find_case, find_small_names, find_small_sentences,
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
