"""The fitted chain over the words of a text: where names stand, of which kind, and how sure it is."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from fascicle.chains import SCALE, Decoder, Packing, Scores
from fascicle.language.data import primary
from fascicle.names.recognise.features import EDGE, OFFSETS, Features, Traits
from fascicle.names.recognise.signs import signs
from fascicle.names.recognise.usage import Usage, in_capitals
from fascicle.names.recognise.words import Sentence

_FOLDER = Path(__file__).parent / "data"
OUTSIDE = "O"
_SURE = 9 * SCALE  # a word so far from all names is in none
_LARGE = "2"  # the tier of large places
_MOST_WORDS = 100_000  # that are kept weighed


Claimed = tuple[int, int, str, float]  # first and last word, kind, what the chain takes for the probability


class FoundName(NamedTuple):
    """A name in a sentence, from word ``first`` to ``last``: its kind, and the signs by which it is judged."""

    first: int
    last: int
    kind: str
    signs: dict[str, float]


class _Word(NamedTuple):
    """A word weighed: for itself, and for its neighbours at each of `OFFSETS`."""

    traits: Traits
    own: int
    seen: tuple[int, ...]


class NameChain:
    """Weights with their features; ``fitted`` is the head of their file, ``weights`` the weights by feature."""

    def __init__(self, fitted: Mapping[str, Any], weights: Mapping[str, str], languages: tuple[str, ...]) -> None:
        self.features = Features(languages, words=fitted["words"])
        self._knows_words = bool(fitted["words"])
        self._labels: tuple[str, ...] = tuple(fitted["labels"])
        self._outside = self._labels.index(OUTSIDE)
        self._of_kind = {
            kind: [at for at, label in enumerate(self._labels) if label[2:] == kind]
            for kind in sorted({label[2:] for label in self._labels if label != OUTSIDE})
        }
        self._weights = weights
        self._packing = Packing(len(self._labels), fitted["most"])
        self._decoder = Decoder(fitted["transitions"], fitted["temperature"])
        self._packed: dict[str, int] = {}
        self._words: dict[tuple[str, bool], _Word] = {}

    def find(self, sentences: Sequence[Sentence], usage: Usage) -> Iterator[list[FoundName]]:
        """The names of every sentence of a text."""
        used: dict[str, int] = {}
        for sentence in sentences:
            capitals = in_capitals(sentence)
            words = [self._word(word, capitals) for word in sentence.words]
            traits = [word.traits for word in words]
            claims = list(self._names(self._scores(sentence, words, capitals, usage, used)))
            if not (self._knows_words or capitals):
                claims += _silent_places(traits, claims, usage)
            yield [
                FoundName(first, last, kind, signs(claim, first, last, sentence, traits, usage))
                for first, last, kind, claim in sorted(claims)
            ]

    def _sum(self, features: Sequence[str], prefix: str = "") -> int:
        total = 0
        packed, weights = self._packed, self._weights
        for each in features:
            feature = prefix + each
            weight = packed.get(feature)
            if weight is None:
                if feature not in weights:
                    continue
                weight = packed[feature] = self._packing.packed(weights[feature])
            total += weight
        return total

    def _word(self, word: str, capitals: bool) -> _Word:
        found = self._words.get((word, capitals))
        if found is None:
            if len(self._words) > _MOST_WORDS:
                self._words.clear()
            traits = self.features.traits(word, capitals)
            near, far = self.features.near(traits), self.features.far(traits)
            seen = tuple(self._sum(near if abs(offset) == 1 else far, str(offset)) for offset in OFFSETS)
            found = self._words[word, capitals] = _Word(traits, self._sum(self.features.own(traits)), seen)
        return found

    def _scores(
        self, sentence: Sentence, words: Sequence[_Word], capitals: bool, usage: Usage, used: dict[str, int]
    ) -> list[Scores]:
        traits = [word.traits for word in words]
        sums = [word.own for word in words]
        size = len(words)
        for number, offset in enumerate(OFFSETS):
            edge = self._sum([f"{offset}{EDGE}"])
            for at in range(size):
                sums[at] += words[at + offset].seen[number] if 0 <= at + offset < size else edge
        for at, each in enumerate(traits):
            if each.capital:
                if each.low not in used:
                    used[each.low] = self._sum(usage.traits(each.low))
                sums[at] += used[each.low]
        for at, features in self.features.around(sentence, traits, capitals):
            sums[at] += self._sum(features)
        if not capitals:
            for run in self.features.runs(sentence, traits, usage):
                sums[run.first] += self._sum(run.features, "RB")
                if run.last > run.first:
                    inside = self._sum(run.features, "RI")
                    for at in range(run.first + 1, run.last + 1):
                        sums[at] += inside
        return list(map(self._packing.scores, sums))

    def _names(self, scores: Sequence[Scores]) -> Iterator[Claimed]:
        """Decode what lies between words that are in no name for sure."""
        outside, size = self._outside, len(scores)
        doubtful = [
            at for at, row in enumerate(scores) if row[outside] - max(row[:outside] + row[outside + 1 :]) < _SURE
        ]
        at = 0
        while at < len(doubtful):
            end = at
            while end + 1 < len(doubtful) and doubtful[end + 1] - doubtful[end] <= 2:
                end += 1
            first, last = max(doubtful[at] - 1, 0), min(doubtful[end] + 2, size)
            yield from self._decoded(scores[first:last], first)
            at = end + 1

    def _decoded(self, scores: Sequence[Scores], offset: int) -> Iterator[Claimed]:
        path = self._decoder.best(scores)
        if all(label == self._outside for label in path):
            return
        odds = list(self._decoder.probabilities(scores))
        at = 0
        while at < len(path):
            label = self._labels[path[at]]
            end = at + 1
            if label != OUTSIDE:
                kind = label[2:]
                while end < len(path) and self._labels[path[end]] == f"I-{kind}":
                    end += 1
                claim = min(sum(odds[each][number] for number in self._of_kind[kind]) for each in range(at, end))
                yield offset + at, offset + end - 1, kind, claim
            at = end


def _silent_places(traits: Sequence[Traits], claims: Sequence[Claimed], usage: Usage) -> Iterator[Claimed]:
    """Large places behind a preposition that a chain which knows no words has passed over, as likely as not."""
    taken = {at for first, last, _, _ in claims for at in range(first, last + 1)}
    for at, (before, word) in enumerate(pairwise(traits), 1):
        listed = word.capital and word.listed[0] >= _LARGE and "p" in before.cue and not usage.small[word.low]
        alone = at not in taken and not (at + 1 < len(traits) and traits[at + 1].capital)
        if listed and alone:
            yield at, at, "LOC", 0.5


def packed(fitted: Mapping[str, Any], weights: Mapping[str, str]) -> bytes:
    """The file of a chain."""
    head = json.dumps(fitted, separators=(",", ":"), sort_keys=True)
    lines = "\n".join([head, *(f"{feature}\t{row}" for feature, row in sorted(weights.items()))])
    return lzma.compress(lines.encode(), preset=9 | lzma.PRESET_EXTREME)


def unpacked(data: bytes) -> tuple[dict[str, Any], dict[str, str]]:
    """What `packed` packed."""
    head, *lines = lzma.decompress(data).decode().split("\n")
    weights = {}
    for line in lines:
        feature, _, row = line.rpartition("\t")
        weights[feature] = row
    return json.loads(head), weights


@cache
def _weights(name: str) -> tuple[dict[str, Any], dict[str, str]]:
    return unpacked((_FOLDER / f"{name}.xz").read_bytes())


@cache
def load(languages: tuple[str, ...]) -> NameChain:
    """The chain for texts in some languages: one that knows words, if it was fitted on the first of them."""
    return NameChain(*_weights("words" if languages and primary(languages[0]) in FITTED else "bare"), languages)


FITTED = frozenset(["en", "de", "fr", "nl", "sv"])
