"""Fits a chain over the words of labelled texts."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycrfsuite  # type: ignore[import-untyped]

from fascicle.chains import SCALE, written
from fascicle.names.recognise.features import Features
from fascicle.names.recognise.usage import Usage
from fascicle.names.recognise.words import Sentence
from fitting.names.corpora import Labelled
from fitting.names.examples import Rower, Swapper, read, shouted
from fitting.texts.draw import Draw

# By L-BFGS: the weights of L1 and L2 regularisation, rounds, and how often a feature has to be seen.
SETTINGS = {"c1": 0.1, "c2": 0.03, "max_iterations": 100, "feature.minfreq": 2, "feature.possible_transitions": True}
_FINE = 16  # weights are rounded to such parts, of which the file has so many to one of its own:
_STEP = SCALE // _FINE
_NEVER = -20 * SCALE
_MOST = 1 << 20  # no sum of weights is greater

Row = list[str]


def rows(texts: Sequence[Labelled], *, words: bool) -> Iterator[tuple[list[Row], list[str]]]:
    """Features and labels, sentence by sentence, of the texts and of their changed copies."""
    swapper = Swapper()
    rowers: dict[str, tuple[Features, Rower]] = {}
    for number, text in enumerate(texts):
        if text.language not in rowers:
            features = Features((text.language,), words=words)
            rowers[text.language] = features, Rower(features)
        features, rower = rowers[text.language]
        for sentence, usage, labels in _read(features, text):
            yield rower.rows(sentence, usage), labels
        name = f"{text.source} {number}"
        draw = Draw(f"{name} capitals")
        for sentence, usage, labels in _read(features, swapper.swapped(text, name)):
            if any(label != "O" for label in labels):
                changed = shouted(sentence, draw, text.language) or sentence
                yield rower.rows(changed, usage), labels


def _read(features: Features, text: Labelled) -> Iterator[tuple[Sentence, Usage, list[str]]]:
    sentences, usage, labels = read(features, text)
    for sentence, own in zip(sentences, labels, strict=True):
        yield sentence, usage, own


def fit(texts: Sequence[Labelled], *, words: bool) -> tuple[dict[str, Any], dict[str, str]]:
    """The head of the file of a chain, and its weights by feature."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    behind: set[tuple[str, str]] = set()
    for features, labels in rows(texts, words=words):
        trainer.append(features, labels)
        behind.update(pairwise(labels))
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model.crf")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
    labels = sorted(info.labels)
    numbers = {label: number for number, label in enumerate(labels)}
    weights: dict[str, dict[int, int]] = defaultdict(dict)
    for (feature, label), weight in info.state_features.items():
        if whole := round(weight * _FINE):
            weights[feature][numbers[label]] = whole * _STEP
    transitions = [
        [round(info.transitions.get((one, two), 0.0) * SCALE) if (one, two) in behind else _NEVER for one in labels]
        for two in labels
    ]
    head = {"labels": labels, "transitions": transitions, "temperature": 1.0, "most": _MOST, "words": words}
    return head, {feature: written(row) for feature, row in weights.items()}
