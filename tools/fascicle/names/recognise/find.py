"""The recogniser: names of persons, places and organisations in a running text, without a list of the edition's own."""

from __future__ import annotations

from collections.abc import Sequence

from fascicle.model.blocks import Block
from fascicle.names.recognise import model
from fascicle.names.recognise.candidates import NameCandidate
from fascicle.names.recognise.usage import Usage
from fascicle.names.recognise.words import UnbrokenText, borders_of, sentences

_ELEMENTS = {"PER": "persName", "LOC": "placeName", "ORG": "orgName"}


def recognise(
    text: str, languages: Sequence[str], blocks: Sequence[Block] = (), *, titles: bool = False
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
    out = []
    for sentence, names in zip(found, chain.find(found, usage), strict=True):
        for name in names:
            first = name.first
            if titles and name.kind == "PER":
                first = _titled(sentence.lower, first, cues.titles)
            start, end = unbroken.span(sentence.spans[first][0], sentence.spans[name.last][1])
            out.append(NameCandidate(start, end, _ELEMENTS[name.kind], name.claim))
    return out


def _titled(lower: Sequence[str], first: int, titles: frozenset[str]) -> int:
    """The first of the titles before a name."""
    at = first
    while at and (lower[at - 1] in titles or (at > 1 and lower[at - 1] == "." and lower[at - 2] in titles)):
        at -= 1
    return at
