"""The recogniser: names of persons, places and organisations in a running text, without a list of the edition's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fascicle.model.blocks import TextBlock
from fascicle.names.recognise import model, sureness
from fascicle.names.recognise.candidates import NameCandidate
from fascicle.names.recognise.model import FoundName
from fascicle.names.recognise.settle import settle
from fascicle.names.recognise.speakers import as_persons
from fascicle.names.recognise.usage import Usage
from fascicle.names.recognise.words import Sentence, UnbrokenText, borders_of, sentences

_TITLE = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\.?\s+$")
_LONGEST_TITLE = 30
ELEMENTS = {"PER": "persName", "LOC": "placeName", "ORG": "orgName"}


def recognise(
    text: str, languages: Sequence[str], blocks: Sequence[TextBlock] = (), titles: bool = False
) -> list[NameCandidate]:
    """The names in a text in order, none overlapping, each with the probability that it is one.

    The languages are tags of BCP 47, the text's main one first. No name runs across the border of a block. ``titles``:
    whether the title before a person belongs to the name.
    """
    chain = model.load(tuple(languages))
    cues, lists = chain.features.cues, chain.features.lists
    unbroken = UnbrokenText(text)
    found = list(sentences(unbroken.text, borders_of(blocks, unbroken), cues.titles))
    usage = Usage()
    for sentence in found:
        usage.add(sentence, cues, lists)
    judges = sureness.judges(languages)
    names = [
        NameCandidate(*_span(unbroken, sentence, name), element, judges[element].probability(name.signs))
        for sentence, names in zip(found, chain.find(found, usage), strict=True)
        for name in names
        for element in [ELEMENTS[name.kind]]
    ]
    settled = as_persons(text, blocks, settle({"": (text, names)})[""])
    return [_with_title(text, each, cues.titles) for each in settled] if titles else settled


def _span(unbroken: UnbrokenText, sentence: Sentence, name: FoundName) -> tuple[int, int]:
    return unbroken.span(sentence.spans[name.first][0], sentence.spans[name.last][1])


def _with_title(text: str, candidate: NameCandidate, titles: frozenset[str]) -> NameCandidate:
    """A person with all titles before the name."""
    start = candidate.start
    while (
        candidate.element == "persName"
        and (match := _TITLE.search(text, max(start - _LONGEST_TITLE, 0), start))
        and match[1].lower() in titles
    ):
        start = match.start()
    return replace(candidate, start=start)
