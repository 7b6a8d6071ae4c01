"""The words of an edition: those of each of its sources, counted once, and those of its authority file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from fascicle.language.hyphens.spellings import NONE, Spellings
from fascicle.language.lexicon import Background
from fascicle.language.tally import Tally
from fascicle.model.source import SourceText
from fascicle.tei.layers import Layer, LayerView


@dataclass(frozen=True)
class Vocabulary:
    """Tallies of the sources by their names without ending, the names of the authority file, the editors' spellings."""

    sources: Mapping[str, Tally]
    names: tuple[str, ...] = ()
    spellings: Spellings = NONE

    @cached_property
    def _total(self) -> Tally:
        total = Tally()
        for tally in self.sources.values():
            total.add(tally)
        return total

    @cached_property
    def _names(self) -> Tally:
        return Tally.of(self.names)

    def background(self, stem: str) -> Background:
        """What the edition knows of words beyond the text of this name."""
        own = self.sources.get(stem, Tally())
        return Background(self._total, own, self._names, self.spellings.of(stem))


def tally_of_source(text: SourceText) -> Tally:
    """The words of a source text."""
    return Tally.of(line.content for line in text.lines)


def tally_of_text(text: etree._Element) -> Tally:
    """The words of the source of a TEI ``text`` element: its source layer, in the order of the source's lines.

    They are those of the source, but for words that a divided line was cut between without a blank.
    """
    view = LayerView(text, Layer.SOURCE)
    lines: dict[tuple[int, ...], str] = {}
    for element, pieces in view.lines():
        if element is not None and pieces:
            place = tuple(int(part) for part in element.get("n", "").split(".") if part.isdecimal())
            lines[place] = view.text[pieces[0].start : pieces[-1].end]
    return Tally.of(_whole(lines))


def _whole(lines: Mapping[tuple[int, ...], str]) -> Iterable[str]:
    """The lines in order, the parts of divided ones put together."""
    parts: dict[int, list[str]] = {}
    for place in sorted(place for place in lines if place):
        parts.setdefault(place[0], []).append(lines[place])
    return (" ".join(each) for each in parts.values())
