"""Every mention of a name in a text: those of the authority file, those that are recognised, and what persons marked.

Where two lie over one another, what a person marked comes first, then what the authority file is sure of, then what is
recognised; but a longer name that is likely is asked about, though a shorter one in it is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from fascicle.language.data import primary
from fascicle.model.blocks import TextBlock
from fascicle.names.find import NameFinder, NameMatch
from fascicle.names.proposals import NameMention
from fascicle.names.recognisers import Candidate, Recogniser
from fascicle.tei.blocks import blocks_of
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.names import NAME_ELEMENTS, PROGRAM, local, tei

_LETTERS = re.compile(r"(?:[^\W\d_]\.\s?)+[^\W\d_]")
_LEAST = 0.1  # less likely candidates are hardly ever names; how often one stands in the edition speaks for it, too
_LIKELY = 0.5


Context = Callable[[str, int, int], str]


@dataclass(frozen=True)
class TextAbout:
    """What is known of a text: its file, languages and date, and what editors say that names mean in it."""

    file: str
    languages: tuple[str, ...]
    date: str
    meant: Mapping[str, str]


def mentions(
    text: etree._Element,
    about: TextAbout,
    finder: NameFinder,
    recognise: Recogniser | None,
    titles: bool,
    context: Context,
) -> Iterator[NameMention]:
    """The mentions in a ``text`` element that point to no entry yet, in order; ``context`` shows the words around."""
    view = LayerView(text, Layer.READING)
    if not view.text.strip():
        return
    blocks = tuple(blocks_of(view, about.languages[0] if about.languages else "und"))
    known = tuple(each for each in about.languages if each != "und")
    taken = _Taken()
    spans: list[tuple[int, int, str, float, tuple[str, ...]]] = []
    for element, start, end in _marked(text, view):
        if taken.take(start, end) and not element.get("ref"):
            spans.append((start, end, local(element), 1.0, ()))
    matches = [
        each for each in finder.find(view.text, known, about.date, about.meant) if taken.take(each.start, each.end)
    ]
    inside = {at: each for each in matches for at in range(each.start, each.end)}
    spans += [_of_match(each) for each in matches if each.cert == "low"]
    for each in recognise(view.text, known, blocks, titles=titles) if recognise else ():
        over = {inside[at].start: inside[at] for at in range(each.start, each.end) if at in inside}
        longer = all(each.start <= one.start and one.end <= each.end and _shorter(one, each) for one in over.values())
        free = taken.is_free(each.start, each.end, but=inside)
        if free and longer and each.probability >= (_LIKELY if over else _LEAST):
            spans.append((each.start, each.end, each.element, each.probability, ()))
    languages = _Languages(blocks)
    for start, end, name, probability, entries in sorted(spans):
        line, _ = view.line_of(start)
        end += _has_stop(view.text, start, end)
        words, around = view.text[start:end], context(view.text, start, end)
        yield NameMention(words, name, probability, about.file, line, around, languages.at(start), entries)


def _has_stop(text: str, start: int, end: int) -> bool:
    """Whether the stop behind letters belongs to them: `U. S.`"""
    return text[end : end + 1] == "." and _LETTERS.fullmatch(text, start, end) is not None


def _of_match(match: NameMatch) -> tuple[int, int, str, float, tuple[str, ...]]:
    entries = tuple(entry.id for entry in (match.entry, *match.others))
    return match.start, match.end, match.entry.element, _LIKELY, entries


def _shorter(match: NameMatch, candidate: Candidate) -> bool:
    return match.end - match.start < candidate.end - candidate.start


def _marked(text: etree._Element, view: LayerView) -> Iterator[tuple[etree._Element, int, int]]:
    """The names that persons marked, with the stretches that they have."""
    for element in text.iter(*(tei(name) for name in sorted(NAME_ELEMENTS))):
        if element.get("resp") != PROGRAM and (span := view.span(element)) is not None:
            yield element, *span


class _Taken:
    def __init__(self) -> None:
        self._places: set[int] = set()

    def take(self, start: int, end: int) -> bool:
        """Whether a stretch was free; it is not any more."""
        places = range(start, end)
        free = self._places.isdisjoint(places)
        self._places.update(places)
        return free

    def is_free(self, start: int, end: int, *, but: Mapping[int, NameMatch]) -> bool:
        return all(at not in self._places or at in but for at in range(start, end))


class _Languages:
    """The language of a place, by blocks in order."""

    def __init__(self, blocks: Sequence[TextBlock]) -> None:
        self._blocks = list(blocks)

    def at(self, place: int) -> str:
        while len(self._blocks) > 1 and self._blocks[0].end <= place:
            self._blocks.pop(0)
        language = primary(self._blocks[0].language) if self._blocks else ""
        return "" if language == "und" else language
