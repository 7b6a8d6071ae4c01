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
from fascicle.names.recognise.words import Sentence, Span, UnbrokenText, borders_of, sentences

_TITLE = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\.?\s+$")
_LONGEST_TITLE = 30
_JOINT = re.compile(r"[^\W\d_][-‐‑⸗]\s*$")
_PART = 0.5  # of the probability is left to what is a part of a longer word: it is asked about, never written
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
        NameCandidate(*span, element, judges[element].probability(name.signs) * (_PART if _joined(text, span) else 1))
        for sentence, names in zip(found, chain.find(found, usage), strict=True)
        for name in names
        for element, span in [(ELEMENTS[name.kind], _span(unbroken, sentence, name))]
        if span
    ]
    settled = as_persons(text, blocks, settle({"": (text, names)})[""], cues.titles)
    return [_with_title(text, each, cues.titles) for each in settled] if titles else settled


def _span(unbroken: UnbrokenText, sentence: Sentence, name: FoundName) -> Span | None:
    """Where a name stands; it begins with a letter or figure, whatever sign the chain has taken before it."""
    words = range(name.first, name.last + 1)
    first = next((at for at in words if sentence.words[at][0].isalnum()), None)
    return None if first is None else unbroken.span(sentence.spans[first][0], sentence.spans[name.last][1])


def _joined(text: str, span: Span) -> bool:
    """Whether a hyphen joins what stands there to the letter before it: it is a part of something."""
    return _JOINT.search(text, max(span[0] - 4, 0), span[0]) is not None


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
