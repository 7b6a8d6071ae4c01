"""Fits the weights of annotate/corrections/lattice and writes them, to the same bytes for the same texts.

python -m fitting.corrections DATA [--words 60000] [--report]     # DATA: the folder of free texts, see docs/model.md

Free texts are damaged at rates from none to one word in four; where DATA has the recognised texts of ICDAR, one half of
those to develop with is fitted on too. ``--report`` prints how often the judge is right on the other half.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from math import log10
from pathlib import Path
from typing import Any, NamedTuple

from fascicle.annotate.corrections.lattice import judge
from fascicle.language.letters import letters
from fascicle.language.pairs import Pairs, pairs_of
from fascicle.language.slips import near, slip
from fitting.corrections import pairs, recognised, spoil
from fitting.corrections.boosted import boosted
from fitting.corrections.sample import UNKNOWN, Sample
from fitting.corrections.worth import cuts

WEIGHTS = Path(judge.__file__).with_name("weights.json")
_WORDS = 60_000  # of each language
_SEED = 1
_RECOGNISED = 2.0  # weight of what was really recognised beside what is made up
_MOST = 30  # hypotheses of a kind with which a text counts: else the most broken ones decide
_LOOKED_AT = 2_000  # slips of which the ways there were are counted
_TREES = 120
_PARTS = 3  # of the texts: the sums of one are made by trees that were fitted on the others
_READ = 0.5  # from how much on a text counts as a recognised one
_LEVELS = (0.98, 0.9, 0.7, 0.0)


class Judged(NamedTuple):
    """A hypothesis whose truth is known, and in which part of the texts it is."""

    features: Mapping[str, float]
    right: bool
    weight: float
    part: int


Known = Callable[[Sample], Callable[[str], Pairs]]


def part_of(name: str) -> int:
    """In which part of all texts a text is."""
    return hashlib.sha1(name.encode()).digest()[-1] % _PARTS


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


def write(slips: dict[str, float], **fitted: dict[str, Any]) -> None:
    """Write the weights, and let the judge read them."""
    whole = {"channels": {}, "worth": {}, "languages": {}, **fitted, "slips": slips}
    WEIGHTS.write_text(_compact(whole), "utf-8")
    judge.weights.cache_clear()


def _compact(whole: dict[str, Any]) -> str:
    """JSON with a tree on a line."""
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return re.sub(r'(?<=]),(?=\[\d+,)|(?<=[}\]]),(?=")|(?<=:)(?=\[\[)', lambda found: f"{found[0]}\n", text) + "\n"


def rows_of(samples: Iterable[Sample], weight: float, known: Known) -> dict[str, list[Judged]]:
    """The hypotheses of texts by kind of edit."""
    rows: dict[str, list[Judged]] = defaultdict(list)
    for sample in samples:
        own: dict[str, list[tuple[Mapping[str, float], bool]]] = defaultdict(list)
        for each, right, _ in sample.judged(known(sample)):
            own[each.channel].append((each.features, right))
        for channel, found in own.items():
            share = weight * min(1.0, _MOST / len(found))
            rows[channel] += (Judged(features, right, share, part_of(sample.name)) for features, right in found)
    return rows


def fitted(rows: Sequence[Judged]) -> dict[str, Any]:
    """The trees of a kind of edit."""
    return boosted([row[:3] for row in rows], _TREES)


def worth(made: Sequence[Judged], real: Sequence[Judged]) -> dict[str, list[list[float]]]:
    """What sums are worth in sound and in recognised texts, counted by trees that were fitted on other texts."""
    by = [fitted([row for row in (*made, *real) if row.part != part]) for part in range(_PARTS)]

    def counted(rows: Sequence[Judged], read: bool) -> list[tuple[float, bool, float]]:
        own = (row for row in rows if (judge.recognised(row.features) >= _READ) is read)
        return [(judge.scored(by[row.part], row.features), row.right, row.weight) for row in own]

    sound = cuts(counted(made, read=False), counted(real, read=False))
    return {"sound": sound, "recognised": cuts(counted(made, read=True), counted(real, read=True))}


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
    counted = pairs.counted(given.data)
    pairs.write(counted)
    made, real = list(spoil.samples(given.data, given.words, _SEED)), list(recognised.samples(given.data, 0))
    slips = slips_of([*made, *real])
    write(slips)
    rows = rows_of(made, 1.0, partial(pairs.of_other_half, counted))
    read = rows_of(real, _RECOGNISED, lambda _: pairs_of)
    whole = {channel: (each, read.get(channel, [])) for channel, each in sorted(rows.items())}
    write(
        slips,
        channels={channel: fitted([*one, *two]) for channel, (one, two) in whole.items()},
        worth={channel: worth(one, two) for channel, (one, two) in whole.items()},
        languages=dict.fromkeys(sorted({sample.language for sample in made}), 1.0),
    )
    if given.report:
        report(recognised.samples(given.data, 1))


if __name__ == "__main__":
    main()
