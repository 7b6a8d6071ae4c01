"""How sure the recogniser may be: judges and thresholds, fitted on texts that the weights of its chain were not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from fascicle.names.recognise.find import ELEMENTS
from fascicle.names.recognise.model import NameChain
from fascicle.names.recognise.sureness import NEVER, OTHER, Judge
from fitting.corrections import logistic
from fitting.names.corpora import Labelled
from fitting.names.examples import read

# Texts in which every name is marked, with the elements that are: letters leave names of characters of books out, and
# books have next to no organisations.
_MARKED = {
    **dict.fromkeys(("europeana", "wikigold", "germeval", "klintan"), ("persName", "placeName", "orgName")),
    "litbank": ("persName", "placeName"),
}
# Least thresholds, whatever the texts that were held back say, for they are of the same papers: read off texts of
# other papers and editions. Languages that are not named mark nothing unasked.
FLOORS: Mapping[str, Mapping[str, float]] = {
    "de": {"persName": 0.9, "placeName": 0.93},
    "en": {"persName": 0.95, "placeName": 0.95},
    "fr": {"persName": 0.9, "placeName": 0.95},
}
_PRECISION = 0.96  # of what is marked unasked, on the texts held back
_FEWEST = 30  # names that a threshold is read off

Rows = list[tuple[Mapping[str, float], bool]]


def found(chain: NameChain, texts: Sequence[Labelled]) -> Iterator[tuple[str, Mapping[str, float], bool]]:
    """What a chain finds: element, signs, and whether a name of that kind stands there, if not to the letter."""
    for text in texts:
        sentences, usage, labels = read(chain.features, text)
        for names, own in zip(chain.find(sentences, usage), labels, strict=True):
            for name in names:
                element = ELEMENTS[name.kind]
                if element in _MARKED.get(text.source, ()):
                    right = any(label[2:] == name.kind for label in own[name.first : name.last + 1])
                    yield element, name.signs, right


def judges(
    chains: Mapping[str, NameChain], bare: Mapping[str, NameChain], held: Sequence[Labelled]
) -> dict[str, dict[str, Judge]]:
    """By language and element; ``bare`` chains speak for languages that nothing was fitted on."""
    rows: dict[tuple[str, str], Rows] = defaultdict(list)
    for language in sorted(chains):
        own = [text for text in held if text.language == language]
        for tag, chain in ((language, chains[language]), (OTHER, bare[language])):
            for element, signs, right in found(chain, own):
                rows[tag, element].append((signs, right))
    table: dict[str, dict[str, Judge]] = defaultdict(dict)
    for (tag, element), own_rows in sorted(rows.items()):
        table[tag][element] = _judge(own_rows, FLOORS.get(tag, {}).get(element, NEVER))
    return table


def _judge(rows: Rows, floor: float) -> Judge:
    names = sorted({name for signs, _ in rows for name in signs})
    fitted = logistic.fit([(signs, right, 1.0) for signs, right in rows], names)
    judge = Judge({name: round(weight, 2) for name, weight in fitted.items() if round(weight, 2)})
    claimed = [(judge.probability(signs), right) for signs, right in rows]
    return judge._replace(unasked=max(floor, _threshold(claimed)) if floor < NEVER else NEVER)


def _threshold(rows: Sequence[tuple[float, bool]]) -> float:
    """The least probability from which on so many are right."""
    best, right = NEVER, 0
    for number, (odds, ok) in enumerate(sorted(rows, reverse=True), 1):
        right += ok
        if number >= _FEWEST and right >= _PRECISION * number:
            best = odds
    return best
