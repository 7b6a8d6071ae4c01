"""What is wrong in a text: all rules, and one correction for each place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from fascicle.annotate.corrections.correction import MOST_ERRORS, Correction, Found
from fascicle.annotate.corrections.errors.capitals import find_case
from fascicle.annotate.corrections.errors.proper_names import find_small_names
from fascicle.annotate.corrections.lattice.find import find_words
from fascicle.annotate.corrections.signs.encodings import find_encodings
from fascicle.annotate.corrections.signs.find import find_signs
from fascicle.annotate.corrections.signs.lookalikes import find_lookalikes
from fascicle.annotate.corrections.text_context import Passage
from fascicle.annotate.corrections.untouchable import Untouchable
from fascicle.language.lexicon import Lexicon
from fascicle.model.certainty import Certainty
from fascicle.tei.layers.view import LayerView

# Where two rules claim one place, the surer goes first, then the one named first here.
FAMILIES = (
    find_words, find_encodings, find_lookalikes, find_signs, find_case, find_small_names,
)  # fmt: skip
_ORDER = (Certainty.HIGH, Certainty.MEDIUM, Certainty.LOW)


def find_corrections(
    view: LayerView, lexicon: Lexicon, languages: Sequence[str], protected: Collection[str], written: int | None = None
) -> Found:
    """The corrections of a reading layer in the order of the text, none overlapping another.

    ``languages`` are those of the text, the main one first; ``protected`` are the name forms of the authority file,
    which are never changed; ``written`` is the year in which the text was, if that is known: old texts have another
    spelling. Nothing is applied here: the edition's threshold decides what is. Of a text with too many errors only
    what is sure is an answer.
    """
    if not view.pieces or not languages:
        return Found()
    passage = Passage(view, lexicon, languages, protected, written)
    return chosen(passage, [find(passage) for find in FAMILIES])


def chosen(passage: Passage, families: Iterable[Iterable[Correction]]) -> Found:
    """Of what families of rules find what may be changed, and one correction for each place."""
    untouchable = Untouchable(passage)
    ranked = [
        (_ORDER.index(each.certainty), family, each.start, -each.end, each)
        for family, found in enumerate(families)
        for each in found
        if passage.text[each.start : each.end] != each.replacement and not untouchable.forbids(each)
    ]
    taken: dict[int, Correction] = {}
    busy: set[int] = set()
    for *_, each in sorted(ranked, key=lambda item: item[:4]):
        places = range(each.start, each.end)
        if busy.isdisjoint(places) and each.start not in taken:
            busy.update(places)
            taken[each.start] = each
    found = Found(taken[start] for start in sorted(taken))
    found.error_rate = passage.error_rate
    if found.error_rate >= MOST_ERRORS:
        found[:] = [each for each in found if each.certainty is not Certainty.LOW]
    return found
