"""Fits the chains of `fascicle.structure.lines` on made texts, and writes their weights to the same bytes every time.

python -m fitting.fit DATA [--share 1.0]      # DATA: the folder of free texts, see docs/model.md
"""

from __future__ import annotations

import argparse
import json
import math
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycrfsuite  # type: ignore[import-untyped]

from fascicle.chains import SCALE, written
from fascicle.inputs import markdown, text
from fascicle.model.source import Line
from fascicle.structure.lines.chain import Chain
from fascicle.structure.lines.facts import LineTable
from fascicle.structure.lines.features import name_of, templates, values
from fascicle.structure.lines.label import label
from fascicle.structure.lines.seen import Seen, seen_lines, without
from fascicle.structure.lines.steps import Columns
from fitting import gold
from fitting.examples import FURNITURE, Example
from fitting.papers import news
from fitting.texts import books

PAPERS = {"fit": 280, "held": 32}
WRITTEN = 6  # times that each written paper is set
GOLD = Path(__file__).parents[2] / "tests/gold/tuned"
WEIGHTS = Path(__file__).parents[1] / "fascicle/structure/lines/weights"
# What a chain is fitted with, by stochastic gradient descent: the weight of L2 regularisation, how often a feature has
# to be seen, and rounds. Weights below `_SLIGHT` are left out: they are many, and together they decide nothing.
SETTINGS = {"c2": 1.0, "feature.minfreq": 8, "max_iterations": 30}
_SLIGHT = 0.03
_PIECE = 24  # lines that a step of the descent is taken for
_LEFT_IN = 0.02  # of the running heads: the roles are told behind a step that errs
_FEWEST = 8  # texts in which a word has to stand at the edge of a line to be a fact
_SHARE = 0.03  # of all texts that have to have it
_TEMPERATURES = (1.0, 1.2, 1.4, 1.7, 2.0, 2.4, 2.8, 3.4)
_CLAIMS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99)
_LEAST = 1e-4  # the least probability that a label is taken to have


def examples(data: Path, part: str) -> Iterator[Example]:
    """All texts of a part, `fit` or `held`: set from free texts, made up as papers, and for `fit` the project's own."""
    yield from books.examples(data, part)
    yield from news.papers(data, PAPERS[part], part)
    if part == "fit":
        yield from news.written_papers(WRITTEN)
        yield from (gold.read(path) for path in sorted(GOLD.glob("*.gold")))


Labelled = list[tuple[list[Seen], list[str]]]


def fit(examples: Iterable[Example], held: Iterable[Example], folder: Path = WEIGHTS) -> None:
    """Fit both chains and write `furniture.json` and `roles.json`; ``held`` are texts that only cool them down."""
    targets = (folder / "furniture.json", folder / "roles.json")
    with ProcessPoolExecutor(len(targets)) as pool:
        list(pool.map(_fit, steps(examples), steps(held), targets))


def steps(examples: Iterable[Example]) -> tuple[Labelled, Labelled]:
    """The lines and labels that the first step sees, and those that the second does."""
    rng = random.Random(1)
    texts: Labelled = []
    bare: Labelled = []
    for example in examples:
        lines = lines_of(example)
        seen = seen_lines(lines)
        texts.append((seen, [FURNITURE if example.labels[x.line.number] == FURNITURE else "text" for x in seen]))
        gone = [n for n, label in sorted(example.labels.items()) if label == FURNITURE and rng.random() > _LEFT_IN]
        kept = list(without(seen, gone))
        if kept:
            bare.append((kept, [example.labels[x.line.number] for x in kept]))
    return texts, bare


def lines_of(example: Example) -> Sequence[Line]:
    """The lines of a made text, as fascicle reads them."""
    source = markdown.read(example.text) if example.suffix == ".md" else text.read(example.text)
    return source.lines


def _vocabulary(texts: Iterable[Sequence[Seen]], number: int) -> frozenset[str]:
    """First and last words of lines that many texts have: words of languages, not names of a text."""
    seen: Counter[str] = Counter()
    for lines in texts:
        seen.update({word for line in lines for word in (line.start_word, line.last_word) if word})
    return frozenset(word for word, times in seen.items() if times >= max(_FEWEST, _SHARE * number))


def _attributes(columns: Columns, number: int) -> list[list[str]]:
    named = [
        [f"{name_of(template)}\t{value}" for value in values(columns, template)]
        for template in templates(sorted(columns))
    ]
    return [[each for each in row if not each.endswith("\t")] for row in zip(*named, strict=True)] if number else []


def _fit(texts: Labelled, held: Labelled, target: Path) -> None:
    vocabulary = _vocabulary((seen for seen, _ in texts), len(texts))
    trainer = pycrfsuite.Trainer(verbose=False)
    facts: set[str] = set()
    behind: set[tuple[str, str]] = set()
    for seen, labels in texts:
        columns = LineTable(seen).columns(vocabulary)
        facts.update(columns)
        behind.update(pairwise(labels))
        rows = _attributes(columns, len(seen))
        for at in range(0, len(rows), _PIECE):
            trainer.append(rows[at : at + _PIECE], labels[at : at + _PIECE])
    trainer.select("l2sgd")
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model.crf")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
    fitted = _exported(info, sorted(facts), vocabulary, behind)
    fitted["temperature"] = min(_TEMPERATURES, key=lambda each: _surprise(Chain({**fitted, "temperature": each}), held))
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(fitted, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _surprise(chain: Chain, held: Labelled) -> float:
    """The mean of minus the logarithm of what the chain gives to the right labels."""
    numbers = {label: at for at, label in enumerate(chain.labels)}
    odds = [
        each[numbers[label]] if label in numbers else 0.0
        for seen, labels in held
        for each, label in zip(
            chain.probabilities(list(chain.scores(LineTable(seen).columns(chain.vocabulary)))), labels, strict=True
        )
    ]
    return -sum(math.log(max(each, _LEAST)) for each in odds) / len(odds) if odds else 0.0


def _exported(info: Any, facts: list[str], vocabulary: frozenset[str], behind: set[tuple[str, str]]) -> dict[str, Any]:
    labels = sorted(info.labels)
    numbers = {each: at for at, each in enumerate(labels)}
    weights: dict[str, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for (attribute, each), weight in sorted(info.state_features.items()):
        if abs(weight) >= _SLIGHT:
            name, _, value = attribute.partition("\t")
            weights[name][value][numbers[each]] = round(weight * SCALE)
    # a sum has no more than what weighs most in every feature
    most = sum(max(abs(each) for row in rows.values() for each in row.values()) for rows in weights.values())
    never = -20 * SCALE
    transitions = [
        [round(info.transitions.get((one, other), 0.0) * SCALE) if (one, other) in behind else never for one in labels]
        for other in labels
    ]
    return {
        "labels": labels,
        "vocabulary": sorted(vocabulary, key=lambda word: word[::-1]),  # words of one ending side by side
        "facts": facts,
        "transitions": transitions,
        "most": most,
        "weights": {name: {value: written(row) for value, row in rows.items()} for name, rows in weights.items()},
        "temperature": 1.0,
    }


@dataclass
class Measured:
    """Lines with the right role and all lines, by the kind of text and by the probability that was claimed."""

    kinds: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    claims: dict[float, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))


def measure(examples: Iterable[Example]) -> Measured:
    """How right the chains are on texts whose labels are known."""
    measured = Measured()
    for example in examples:
        found = label(lines_of(example))
        for number, wanted in example.labels.items():
            told = found.get(number)
            right = told is not None and told.role == wanted.removeprefix("B-").removeprefix("I-")
            claim = max((each for each in _CLAIMS if told and each <= told.probability), default=0.0)
            for counted in (measured.kinds[example.kind], measured.claims[claim]):
                counted[0] += right
                counted[1] += 1
    return measured


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--measure", action="store_true")
    arguments = parser.parse_args()
    if not arguments.measure:
        fit(examples(arguments.data, "fit"), examples(arguments.data, "held"))
    measured = measure(examples(arguments.data, "held"))
    print("of the lines of texts that were held back have their role")  # noqa: T201
    for kind, (right, lines) in sorted(measured.kinds.items()):
        print(f"{kind:12} {right / lines:.3f} of {lines}")  # noqa: T201
    print("where the chain claims at least")  # noqa: T201
    for claim, (right, lines) in sorted(measured.claims.items()):
        print(f"{claim:12} {right / lines:.3f} of {lines}")  # noqa: T201


if __name__ == "__main__":
    main()
