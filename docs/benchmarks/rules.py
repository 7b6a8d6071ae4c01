"""What each rule of correction gains: ``rules.py DATA [--words 60000]``, DATA being the folder of free texts.

Measured are texts whose truth is known and on which no weight was fitted: free ones with damage put in, and half of the
recognised ones of ICDAR. A row has what the rule makes at "high" and "medium", and of both together how many more are
right, and how many more wrong, than without it: where it is left out another rule may take the place.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
from fascicle.annotate.corrections import find
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.lattice.find import hypotheses, likeliest
from fascicle.annotate.corrections.rules import RULES
from fascicle.annotate.corrections.text_context import Passage
from fascicle.model.certainty import Certainty
from fitting.corrections import recognised, spoil
from fitting.corrections.sample import Sample

_SEED = 7
_SHOWN = (Certainty.HIGH, Certainty.MEDIUM)
Counts = Counter[tuple[str, str, bool]]  # rule, what is counted, whether right


def measure(samples: Iterable[Sample]) -> Counts:
    """What is made by each rule, and what all rules together make more because of it."""
    counts: Counts = Counter()
    for sample in samples:
        passage = sample.passage()
        mends = sample.mends(passage.text)
        told = list(hypotheses(passage))
        others = [each for family in find.FAMILIES[1:] for each in family(passage)]
        whole = _rights(passage, told, others, "", mends)
        made: Counts = Counter()
        for (rule, level, right), times in whole.items():
            made[rule, level, right] += times
        counts += made
        total = _totals(whole)
        for rule in {rule for rule, *_ in whole}:
            without = _totals(_rights(passage, told, others, rule, mends))
            for right in (True, False):
                counts[rule, "gain", right] += total[right] - without[right]
    return counts


def _rights(passage: Passage, told: list, others: list[Correction], without: str, mends) -> Counts:  # type: ignore[no-untyped-def, type-arg]
    words = likeliest(passage, [each for each in told if each.rule.code != without])
    counts: Counts = Counter()
    for each in find.chosen(passage, [words, [each for each in others if each.rule != without]]):
        right = mends(each.start, each.end, each.replacement)
        if right is not None and each.certainty in _SHOWN:
            counts[each.rule, each.certainty.value, right] += 1
    return counts


def _totals(counts: Counts) -> Counter[bool]:
    totals: Counter[bool] = Counter()
    for (_, _, right), times in counts.items():
        totals[right] += times
    return totals


def main() -> None:
    """Print a table for each kind of texts."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--words", type=int, default=60_000, help="of each language")
    given = parser.parse_args()
    for title, samples in (
        ("damage put in", spoil.samples(given.data, given.words, _SEED)),
        ("recognised", recognised.samples(given.data, 1)),
    ):
        counts = measure(samples)
        print(f"\n| {title}: rule | high, right | medium, right | gain: right, wrong |\n| --- | --- | --- | --- |")  # noqa: T201
        for rule in RULES:
            cells = [_cell(counts, rule.code, level.value) for level in _SHOWN]
            if any(counts[rule.code, level.value, right] for level in _SHOWN for right in (True, False)):
                gain = f"{counts[rule.code, 'gain', True]:+}, {counts[rule.code, 'gain', False]:+}"
                print(f"| {rule.code} {rule.title} | {cells[0]} | {cells[1]} | {gain} |")  # noqa: T201


def _cell(counts: Counts, rule: str, level: str) -> str:
    right, wrong = counts[rule, level, True], counts[rule, level, False]
    return f"{right} of {right + wrong}" if right + wrong else ""


if __name__ == "__main__":
    main()
