"""Fits the weights of annotate/corrections/lattice and writes them, to the same bytes for the same texts.

python -m fitting.corrections DATA [--words 120000] [--report]     # DATA: the folder of free texts, see docs/model.md

Free texts are damaged at rates from none to one word in four; where DATA has the recognised texts of ICDAR, one half of
those to develop with is fitted on too. ``--report`` prints how often the judge is right on the other half.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, log10
from pathlib import Path

from fascicle.annotate.corrections.lattice import judge
from fascicle.language.letters import letters
from fascicle.language.slips import near, slip
from fitting.corrections import recognised, spoil
from fitting.corrections.logistic import Row, fit
from fitting.corrections.sample import UNKNOWN, Sample

WEIGHTS = Path(judge.__file__).with_name("weights.json")
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


def rows_of(samples: Iterable[Sample], weight: float) -> dict[str, list[Row]]:
    """The hypotheses of texts by kind of edit."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for sample in samples:
        own: dict[str, list[tuple[Mapping[str, float], bool]]] = defaultdict(list)
        for each, right, _ in sample.judged():
            own[each.channel].append((each.features, right))
        for channel, found in own.items():
            share = weight * min(1.0, _MOST / len(found))
            rows[channel] += ((features, right, share) for features, right in found)
    return rows


def fitted(rows: Sequence[Row], ridge: float = 1.0) -> dict[str, float]:
    """The weights of a kind of edit, rounded; what says nothing is left out."""
    names = sorted({name for features, *_ in rows for name in features})
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


def report(samples: Iterable[Sample]) -> None:
    """Print for each kind of edit how many of those at each level are right."""
    told: dict[str, Counter[tuple[float, bool]]] = defaultdict(Counter)
    for sample in samples:
        for each, right, _ in sample.judged():
            likely = judge.probability(each.channel, each.features)
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
    made, real = list(spoil.samples(given.data, given.words, _SEED)), list(recognised.samples(given.data, 0))
    slips = slips_of([*made, *real])
    languages = {sample.language for sample in made}
    write(slips, {}, languages)
    rows, recognised_rows = rows_of(made, 1.0), rows_of(real, _RECOGNISED)
    sound = {channel: for_sound_texts(each, recognised_rows.get(channel, [])) for channel, each in rows.items()}
    read = {
        channel: fitted([*each, *recognised_rows.get(channel, [])])
        for channel, each in rows.items()
        if any("noise" in features for features, *_ in each)
    }
    for channel in _NOISY:
        read[channel] = cautious(read[channel], recognised_rows.get(channel, []))
    write(slips, {"sound": sound, "recognised": read}, languages)
    if given.report:
        report(recognised.samples(given.data, 1))


if __name__ == "__main__":
    main()
