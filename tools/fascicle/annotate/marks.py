"""What could be marked in a text: its dates and names, each as sure as its finder is, best first.

Nothing is marked here: the edition's threshold decides what is written into a file, the rest is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fascicle.dates import find_dates
from fascicle.model.certainty import Certainty
from fascicle.names.find import NameFinder
from fascicle.tei.layers import LayerView, Mark


@dataclass(frozen=True)
class Findable:
    """A mark that could be set; ``kind`` is ``date`` or ``name``, ``evidence`` is why, in words."""

    mark: Mark
    kind: str
    certainty: Certainty
    evidence: str


@dataclass(frozen=True)
class MarkFinder:
    """What is looked for: dates of some languages, the main one first, and names of lists.

    ``pointers`` say what ``@ref`` says of entries, by their ids; by ``#`` and the id where they do not.
    ``date`` is that of the text, ``meant`` what editors say that forms of names mean in it.
    """

    names: NameFinder
    languages: Sequence[str]
    pointers: Mapping[str, str] = field(default_factory=dict)
    date: str = ""
    meant: Mapping[str, str] = field(default_factory=dict)

    def find(self, view: LayerView) -> Iterator[Findable]:
        """What there is in a reading layer. Dates first: a date wins over a name that stands in it."""
        yield from self._dates(view.text)
        yield from self._names(view.text)

    def _dates(self, text: str) -> Iterator[Findable]:
        for date in find_dates(text, self.languages):
            if attributes := date.attributes():
                mark = Mark(date.start, date.end, "date", attributes)
                yield Findable(mark, "date", date.certainty, date.evidence)

    def _names(self, text: str) -> Iterable[Findable]:
        for name in self.names.find(text, self.languages, self.date, self.meant):
            pointer = self.pointers.get(name.entry.id, f"#{name.entry.id}")
            mark = Mark(name.start, name.end, name.entry.element, {"ref": pointer})
            meant = " or ".join(entry.preferred for entry in (name.entry, *name.others))
            yield Findable(mark, "name", Certainty(name.cert), f"a name of {meant}")
