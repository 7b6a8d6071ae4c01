"""Names found without an authority file: ``names.py EVALUATION DATA [--sets hipe2020/en ...] [--letters LANG=FOLDER]``.

EVALUATION is the folder of the scorer, a module ``names`` with ``documents(DATA, set, part)`` and ``score(texts,
find)`` as HIPE-2022 counts: strict is the same span and kind, fuzzy an overlapping span of that kind. DATA holds the
snapshots that it reads. Letters are TEI files of an edition with ``persName``, ``placeName``, ``orgName`` or ``rs``.

This is how a text is handed over: as it is, with its line ends, the language of the text, and whether titles belong to
names, which HIPE's newspapers want (`hipe2020`, `newseye`, `letemps`) and others do not::

    [(x.start, x.end, x.element) for x in recognise(text, (language,), titles=titles)]

``--report`` also prints how often names are right, in steps of what is claimed, and what would be marked unasked.
"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from fascicle.names.recognise import NameCandidate, recognise
from fascicle.names.recognise.sureness import unasked
from fitting.names.corpora import trimmed
from fitting.names.letters import letters

SETS = ("hipe2020/en", "hipe2020/de", "hipe2020/fr", "newseye/fr", "newseye/sv", "topres19th/en", "sonar/de")
_TITLED = ("hipe2020", "newseye", "letemps")
_PLACES_ALONE = ("topres19th",)
_ELEMENTS = {"PER": "persName", "LOC": "placeName", "ORG": "orgName"}
_STEPS = 20

Text = tuple[str, list[tuple[int, int, str, str]]]


def main() -> None:
    """The command."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("data")
    parser.add_argument("--sets", nargs="*", default=SETS)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--letters", nargs="*", default=[], metavar="LANG=FOLDER")
    parser.add_argument("--report", action="store_true")
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.evaluation))
    scorer = import_module("names")

    for name, language, texts in _texts(arguments, scorer):
        _measure(name, language, texts, scorer, report=arguments.report)


def _texts(arguments: Namespace, scorer: Any) -> Iterator[tuple[str, str, list[Text]]]:
    for name in arguments.sets:
        yield name, name.split("/")[1], scorer.documents(arguments.data, name, arguments.part)
    for each in arguments.letters:
        language, _, folder = each.partition("=")
        read = [
            (text, [(start, end, _ELEMENTS[kind], "") for start, end, kind in trimmed(text, found)])
            for text, found in letters(Path(folder))
        ]
        yield Path(folder).name, language, read


def _measure(name: str, language: str, texts: list[Text], scorer: Any, *, report: bool) -> None:
    kinds = {"placeName"} if name.startswith(_PLACES_ALONE) else {*_ELEMENTS.values()}
    texts = [(text, [span for span in gold if span[2] in kinds]) for text, gold in texts]
    answers: dict[str, list[NameCandidate]] = {}

    def find(text: str) -> list[tuple[int, int, str]]:
        found = recognise(text, (language,), titles=name.startswith(_TITLED))
        answers[text] = [each for each in found if each.element in kinds]
        return [(each.start, each.end, each.element) for each in answers[text]]

    begin = time.process_time()
    result = scorer.score(texts, find)
    speed = sum(len(text.split()) for text, _ in texts) / (time.process_time() - begin)
    figures = {key: "/".join(f"{each:.3f}" for each in result[key]) for key in ("strict", "fuzzy")}
    print(f"{name:16} P/R/F1 strict {figures['strict']} fuzzy {figures['fuzzy']}; {speed:,.0f} words/s")  # noqa: T201
    if report:
        _report(language, texts, answers)


def _report(language: str, texts: list[Text], answers: dict[str, list[NameCandidate]]) -> None:
    claims: dict[tuple[str, float], Counter[bool]] = defaultdict(Counter)
    marked: dict[str, Counter[bool]] = defaultdict(Counter)
    for text, gold in texts:
        for each in answers[text]:
            right = any(each.start < end and start < each.end and each.element == kind for start, end, kind, _ in gold)
            claims[each.element, int(each.probability * _STEPS) / _STEPS][right] += 1
            if each.probability >= unasked(language, each.element):
                marked[each.element][right] += 1
    for (element, claim), counted in sorted(claims.items()):
        print(f"    {element} claimed {claim:.2f}: {counted[True]} of {counted.total()}")  # noqa: T201
    for element, counted in sorted(marked.items()):
        print(f"    {element} marked unasked: {counted[True]} of {counted.total()} right")  # noqa: T201


if __name__ == "__main__":
    main()
