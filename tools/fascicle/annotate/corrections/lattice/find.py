"""All hypotheses of a text, judged: of those that claim one place the likeliest is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.lattice.blanks import (
    blanks_too_few,
    blanks_too_many,
    letters_apart,
    letters_for_blanks,
)
from fascicle.annotate.corrections.lattice.hyphens import loose_parts, lost_hyphens
from fascicle.annotate.corrections.lattice.hypothesis import Hypothesis
from fascicle.annotate.corrections.lattice.judge import certainty, probability
from fascicle.annotate.corrections.lattice.knowledge import WordKnowledge
from fascicle.annotate.corrections.lattice.letters import letter_slips
from fascicle.annotate.corrections.lattice.repeats import repeats
from fascicle.annotate.corrections.text_context import Passage
from fascicle.language.letters import cover
from fascicle.language.pairs import Pairs, pairs_of
from fascicle.model.certainty import Certainty

_EDITS = (
    letter_slips,
    blanks_too_many,
    blanks_too_few,
    letters_apart,
    letters_for_blanks,
    lost_hyphens,
    loose_parts,
    repeats,
)


def hypotheses(passage: Passage, pairs: Callable[[str], Pairs] = pairs_of) -> Iterator[Hypothesis]:
    """What may stand for what in a text; ``pairs`` are the words that stand side by side in a language."""
    knowledge = WordKnowledge(passage, pairs)
    for edits in _EDITS:
        yield from edits(knowledge)


def find_words(passage: Passage) -> list[Correction]:
    """The corrections of words, none overlapping another, each with its probability."""
    return likeliest(passage, hypotheses(passage))


def likeliest(passage: Passage, told: Iterable[Hypothesis]) -> list[Correction]:
    """Of hypotheses those that are likely enough to be told, none overlapping another."""
    judged = [(probability(each.channel, passage.language(each.start), each.features), each) for each in told]
    taken: set[int] = set()
    found = []
    for likely, each in sorted(judged, key=lambda pair: (-pair[0], pair[1].start, pair[1].end)):
        language = passage.language(each.start)
        level = certainty(likely, language, each.features) if cover(language) else None
        places = range(each.start, each.end)
        if level is not None and taken.isdisjoint(places):
            taken.update(places)
            found.append(_told(each, likely, level))
    return found


def _told(each: Hypothesis, likely: float, level: Certainty) -> Correction:
    evidence = f"{each.evidence}; {min(int(100 * likely), 99)} % likely"
    kind, code = each.rule.kind, each.rule.code
    return Correction(each.start, each.end, each.reading, kind, code, level, evidence, each.alternatives, likely)
