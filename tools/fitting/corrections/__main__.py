"""Fits the weights of annotate/corrections/lattice and writes them, to the same bytes for the same texts.

python -m fitting.corrections DATA [--words 120000] [--report]     # DATA: the folder of free texts, see docs/model.md

Letters are judged by trees; every other kind of edit, and other languages, by a logistic model. Free texts are damaged
at rates from none to one word in four; where DATA has the recognised texts of ICDAR, one half of those to develop with
is fitted on too. What sums of trees are worth is counted in texts that they were not fitted on; ``--report`` prints how
often the judge is right in texts that served for neither.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from math import log, log10
from pathlib import Path
from typing import Any

from fascicle.annotate.corrections.lattice import judge
from fascicle.language.letters import letters
from fascicle.language.pairs import Pairs, pairs_of
from fascicle.language.slips import near, slip
from fitting.corrections import pairs, recognised, spoil
from fitting.corrections.boosted import boosted
from fitting.corrections.logistic import Row, fit
from fitting.corrections.sample import UNKNOWN, Sample
from fitting.corrections.worth import cuts

WEIGHTS = Path(judge.__file__).with_name("weights.json")
TREES = WEIGHTS.with_name("trees.json")
_WORDS = 120_000  # of each language
_SEED = 1
_RECOGNISED = 2.0  # weight of what was really recognised beside what is made up
_MOST = 30  # hypotheses of a kind with which a text counts: else the most broken ones decide
_LOOKED_AT = 2_000  # slips of which the ways there were are counted
_NOISY = ("glued", "letter", "name", "split")  # kinds of edit that recognition makes
_STEPS = 30
# Of what is told at a level, how much has to be right on what was fitted on: elsewhere it is less.
_KEPT = ((0.98, 0.985), (0.9, 0.96))
_ANY = 0.15  # weight of damage put into noisy texts for the judge of sound ones
_RIDGE = 0.3  # for the judge of sound texts
_SURER = 1.25  # on damage that was not fitted on such weights are so much too timid
_ROUNDS, _CLEAR, _EACH = 2, -3.0, 30  # of what is clearly wrong (its logit) every 30th counts, in these rounds
_LEVELS = (0.98, 0.9, 0.7, 0.0)
_LETTER, _TREES = "letter", 160
# What only trees are asked with: it says nothing in a language of which nothing was counted.
_ASKED_BY_TREES = frozenset({"shape", "shapelier", "usual beside", "written"})
_STATES = (("sound", False), ("recognised", True))
_READ = 0.5  # from how much on a text counts as a recognised one
# Of eight parts of the damaged texts trees are fitted on five, and two say what their sums are worth; of the half of
# what was recognised that nothing is fitted on five say so.
_PARTS, _FITTED, _WEIGHED = 8, 5, 7
Known = Callable[[Sample], Callable[[str], Pairs]]


def part_of(sample: Sample) -> int:
    """In which part of all texts one is."""
    return hashlib.sha1(sample.name.encode()).digest()[-1] % _PARTS


def slips_of(samples: Iterable[Sample]) -> dict[str, float]:
    """How usual each kind of slip is: its share of all, for each way in which a word can be written so."""
    seen: Counter[str] = Counter()
    ways: Counter[str] = Counter()
    first = looked = 0
    for sample in samples:
        text = sample.view()[0].text
        for each in sample.damages:
            wrong, right = text[each.start : each.end].lower().strip(".,;:!?"), each.right[0].lower().strip(".,;:!?")
            if UNKNOWN in right or not (wrong.isalpha() and right.isalpha()) or len(wrong) < 3:
                continue
            forms = near(wrong, letters(sample.language).alphabet)
            if right not in forms:
                continue
            how = slip(wrong, right)
            seen[how.kind] += 1
            first += how.at == 0
            if looked < _LOOKED_AT:
                looked += 1
                ways.update(slip(wrong, form).kind for form in forms)
    usual = {kind: log10(times / sum(seen.values()) / max(ways[kind] / looked, 1.0)) for kind, times in seen.items()}
    most = max(usual.values())
    found = {kind: round(value - most, 2) for kind, value in usual.items()}
    return {**found, "first": round(log10(first / sum(seen.values()) * 6), 2), "unattested": -1.3}


def write(slips: dict[str, float], states: dict[str, dict[str, dict[str, float]]], languages: Iterable[str]) -> None:
    """Write the weights, and let the judge read them."""
    whole = {"sound": {}, "recognised": {}, **states, "slips": slips, "languages": dict.fromkeys(languages, 1.0)}
    WEIGHTS.write_text(json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    judge.weights.cache_clear()


def rows_of(samples: Iterable[Sample], weight: float, known: Known) -> dict[str, list[tuple[Row, int]]]:
    """The hypotheses of texts by kind of edit, each with the part of the texts in which it is."""
    rows: dict[str, list[tuple[Row, int]]] = defaultdict(list)
    for sample in samples:
        own: dict[str, list[tuple[Mapping[str, float], bool]]] = defaultdict(list)
        for each, right, _ in sample.judged(known(sample)):
            own[each.channel].append((each.features, right))
        for channel, found in own.items():
            share = weight * min(1.0, _MOST / len(found))
            rows[channel] += (((features, right, share), part_of(sample)) for features, right in found)
    return rows


def fitted(rows: Sequence[Row], ridge: float = 1.0) -> dict[str, float]:
    """The weights of a kind of edit, rounded; what says nothing is left out."""
    names = sorted({name for features, *_ in rows for name in features} - _ASKED_BY_TREES)
    return {name: round(weight, 3) for name, weight in fit(rows, names, ridge).items() if abs(weight) >= 0.005}


def for_sound_texts(made: Sequence[Row], real: Sequence[Row]) -> dict[str, float]:
    """The weights of a kind of edit in sound texts: what was really recognised counts as far as it is like these.

    Most hypotheses are clearly wrong, and a line through all of them is too flat where it is doubtful: it is fitted
    again to the others.
    """
    rows = [(features, right, weight * max(1 - judge.recognised(features), _ANY)) for features, right, weight in made]
    rows += [(features, right, weight * (1 - judge.recognised(features))) for features, right, weight in real]
    rows = [row for row in rows if row[2] > 0]
    found = fitted(rows, _RIDGE)
    for _ in range(_ROUNDS):
        clear = [judge.scored(found, features) < _CLEAR for features, *_ in rows]
        found = fitted([row for at, row in enumerate(rows) if not clear[at] or at % _EACH == 0], _RIDGE)
    return {name: round(weight * _SURER, 3) for name, weight in found.items()}


def cautious(weights: dict[str, float], rows: Sequence[Row]) -> dict[str, float]:
    """The weights, with what noise adds made less until the judge keeps its word on texts that were really recognised.

    What is put into sound texts is never quite like it; texts without noise are as they were.
    """
    scored = [(judge.scored(weights, features), features.get("noise", 0.0), right) for features, right, _ in rows]
    for step in range(_STEPS):
        told = [
            (kept, [right for score, noise, right in scored if score - noise * step / 10 >= log(level / (1 - level))])
            for level, kept in _KEPT
        ]
        if all(sum(rights) >= kept * len(rights) for kept, rights in told):
            return {**weights, "noise": round(weights.get("noise", 0.0) - step / 10, 3)}
    return weights


def grown(rows: Sequence[Row], made: Sequence[Row], real: Sequence[Row]) -> dict[str, Any]:
    """The trees of letters, and what their sums are worth by made and by real rows of other texts."""
    found = boosted(rows, _TREES)

    def counted(rows: Sequence[Row], read: bool) -> list[tuple[float, bool, float]]:
        own = (row for row in rows if (judge.recognised(row[0]) >= _READ) is read)
        return [(judge.sum_of(found, features), right, weight) for features, right, weight in own]

    return {**found, **{state: cuts(counted(made, read), counted(real, read)) for state, read in _STATES}}


def write_trees(found: Mapping[str, Any]) -> None:
    """Write the trees of each kind of edit, one on a line, and let the judge read them."""
    text = json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    TREES.write_text(re.sub(r"(?<=]),(?=\[\d+,)|(?<=]),(?=\")", ",\n", text) + "\n", "utf-8")
    judge.trees.cache_clear()


def report(title: str, samples: Iterable[Sample], known: Known) -> None:
    """Print for each kind of edit how many of those at each level are right."""
    print(title)  # noqa: T201
    told: dict[str, Counter[tuple[float, bool]]] = defaultdict(Counter)
    for sample in samples:
        for each, right, _ in sample.judged(known(sample)):
            likely = judge.probability(each.channel, sample.language, each.features)
            told[each.channel][next(level for level in _LEVELS if likely >= level), right] += 1
    for channel, counts in sorted(told.items()):
        rows = (f"{level}: {counts[level, True]} of {counts[level, True] + counts[level, False]}" for level in _LEVELS)
        print(f"{channel:<10}", "; ".join(rows))  # noqa: T201


def main() -> None:
    """Read the command line, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--words", type=int, default=_WORDS)
    parser.add_argument("--report", action="store_true")
    given = parser.parse_args()
    counted = pairs.counted(given.data)
    pairs.write(counted)
    by_other, by_all = partial(pairs.of_other_half, counted), lambda _: pairs_of
    made, real = list(spoil.samples(given.data, given.words, _SEED)), list(recognised.samples(given.data, 0))
    slips = slips_of([*made, *real])
    languages = {sample.language for sample in made}
    write(slips, {}, languages)
    write_trees({})
    parted, parted_real = rows_of(made, 1.0, by_other), rows_of(real, _RECOGNISED, by_all)
    rows, recognised_rows = (
        {channel: [row for row, _ in each] for channel, each in found.items()} for found in (parted, parted_real)
    )
    sound = {channel: for_sound_texts(each, recognised_rows.get(channel, [])) for channel, each in rows.items()}
    read = {
        channel: fitted([*each, *recognised_rows.get(channel, [])])
        for channel, each in rows.items()
        if any("noise" in features for features, *_ in each)
    }
    for channel in _NOISY:
        read[channel] = cautious(read[channel], recognised_rows.get(channel, []))
    write(slips, {"sound": sound, "recognised": read}, languages)
    other = list(recognised.samples(given.data, 1))
    weighed = rows_of((each for each in other if part_of(each) < _FITTED), _RECOGNISED, by_all)[_LETTER]
    found = grown(
        [row for row, part in parted[_LETTER] if part < _FITTED] + recognised_rows[_LETTER],
        [row for row, part in parted[_LETTER] if _FITTED <= part < _WEIGHED],
        [row for row, _ in weighed],
    )
    write_trees({_LETTER: found})
    if given.report:
        report("recognised", (each for each in other if part_of(each) >= _FITTED), by_all)
        report(
            "made (but for letters these were fitted on)",
            (each for each in made if part_of(each) >= _WEIGHED),
            by_other,
        )


if __name__ == "__main__":
    main()
