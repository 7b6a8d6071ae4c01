"""How sure a chain may be: curves over its claims and thresholds, fitted on texts that its weights were not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from fascicle.names.recognise.find import ELEMENTS
from fascicle.names.recognise.model import NameChain
from fascicle.names.recognise.sureness import NEVER, OTHER, Curve, log_odds
from fitting.corrections import logistic
from fitting.names.corpora import Labelled
from fitting.names.examples import read

# Least thresholds, whatever the texts that were held back say, for they are of the same papers: read off texts of
# other papers and editions.
FLOORS = {"persName": 0.95, "placeName": 0.95}
_PRECISION = 0.97  # of what is marked unasked, on the texts held back
_FEWEST = 30  # names that a threshold is read off
_CLAIM = "claim"

Claims = dict[tuple[str, str], list[tuple[float, bool]]]


def claims(chain: NameChain, texts: Sequence[Labelled]) -> Iterator[tuple[str, float, bool]]:
    """What a chain claims, and whether a name of that kind stands there, if not to the letter."""
    for text in texts:
        sentences, usage, labels = read(chain.features, text)
        for names, own in zip(chain.find(sentences, usage), labels, strict=True):
            for name in names:
                right = any(label[2:] == name.kind for label in own[name.first : name.last + 1])
                yield ELEMENTS[name.kind], name.claim, right


def curves(
    chains: dict[str, NameChain], bare: dict[str, NameChain], held: Sequence[Labelled]
) -> dict[str, dict[str, Curve]]:
    """By language and element; ``bare`` chains speak for languages that nothing was fitted on."""
    found: Claims = defaultdict(list)
    for language in sorted(chains):
        own = [text for text in held if text.language == language]
        for tag, chain in ((language, chains[language]), (OTHER, bare[language])):
            for element, claim, right in claims(chain, own):
                found[tag, element].append((claim, right))
    table: dict[str, dict[str, Curve]] = defaultdict(dict)
    for (tag, element), rows in sorted(found.items()):
        table[tag][element] = _curve(rows, element if tag != OTHER else "")
    return table


def _curve(rows: Sequence[tuple[float, bool]], element: str) -> Curve:
    fitted = logistic.fit([({_CLAIM: log_odds(claim)}, right, 1.0) for claim, right in rows], [_CLAIM])
    curve = Curve(round(fitted[_CLAIM], 3), round(fitted[logistic.BIAS], 3))
    if element not in FLOORS:
        return curve
    return curve._replace(unasked=max(FLOORS[element], _threshold([(curve.probability(x), ok) for x, ok in rows])))


def _threshold(rows: Sequence[tuple[float, bool]]) -> float:
    """The least probability from which on so many are right."""
    best, right = NEVER, 0
    for number, (odds, ok) in enumerate(sorted(rows, reverse=True), 1):
        right += ok
        if number >= _FEWEST and right >= _PRECISION * number:
            best = odds
    return best
