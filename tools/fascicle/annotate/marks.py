"""What could be marked in a text: its dates and names, each as sure as its finder is, best first.

Nothing is marked here: the edition's threshold decides what is written into a file, the rest is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from fascicle.annotate.foreign_blocks import with_their_languages
from fascicle.dates import DateExpression, DateKind, Setting, find_dates
from fascicle.model.blocks import TextBlock
from fascicle.model.certainty import Certainty
from fascicle.names.find import NameFinder
from fascicle.names.recognise.speakers import SPEAKER
from fascicle.names.recognise.sureness import unasked
from fascicle.names.recognisers import Recogniser
from fascicle.tei.blocks import articles_of, blocks_of
from fascicle.tei.layers import LayerView, Mark

DATE, NAME = "date", "name"
_DATELINE = "dateline"
# Only a dated report says with them which day of the calendar is meant.
_BY_REPORT = {DateKind.RELATIVE, DateKind.WEEKDAY, DateKind.DAY, DateKind.MONTH, DateKind.SEASON, DateKind.FEAST}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SEVERAL, _SEASON = 3, 100  # days in full that say of which time a text is, and how far apart they may lie
_TOP = 8  # blocks: where a paper or a letter says of which day it is


@dataclass(frozen=True)
class Findable:
    """A mark that could be set; ``kind`` is ``date`` or ``name``, ``evidence`` is why, in words."""

    mark: Mark
    kind: str
    certainty: Certainty
    evidence: str


@dataclass(frozen=True)
class MarkFinder:
    """What is looked for: dates of some languages, the main one first, names of lists, and names that are recognised.

    ``pointers`` say what ``@ref`` says of entries, by their ids; by ``#`` and the id where they do not.
    ``date`` is that of the text, ``meant`` what editors say that forms of names mean in it. Without a ``recognise``
    only names of lists are found; ``titles`` says whether the title before a person's name is part of it.
    """

    names: NameFinder
    languages: Sequence[str]
    pointers: Mapping[str, str] = field(default_factory=dict)
    date: str = ""
    meant: Mapping[str, str] = field(default_factory=dict)
    recognise: Recogniser | None = None
    titles: bool = False

    def find(self, view: LayerView) -> Iterator[Findable]:
        """What there is in a reading layer. Dates first: a date wins over a name that stands in it, then a name that a
        list has over one that is recognised.
        """
        own = blocks_of(view, self.languages[0] if self.languages else "und")
        blocks = tuple(with_their_languages(view.text, own))
        yield from self._dates(view, blocks)
        yield from self._listed(view.text)
        yield from self._recognised(view.text, blocks)

    def _dates(self, view: LayerView, blocks: Sequence[TextBlock]) -> Iterator[Findable]:
        """Dates article by article: what has no year takes it from the dateline of its article, else from the text's
        own date.
        """
        own = self.date or self._dated(view, blocks[:_TOP]) or self._dated(view, _lines(blocks))
        own = own or self._time(view, blocks)
        for article in articles_of(view, blocks, _DATELINE):
            reported = self._dated(view, _lines(article), own)
            setting = Setting(reported or own, tuple(article), relative=bool(reported))
            for each in find_dates(view.text, self.languages, setting):
                bare = each.kind is DateKind.NUMERIC and each.certainty is Certainty.LOW  # two figures: often none
                certainty, told = each.certainty, reported or each.kind not in _BY_REPORT
                if not told and each.kind is DateKind.MONTH and own and certainty is not Certainty.LOW:
                    certainty, told = Certainty.MEDIUM, True  # the year of the text is an offer
                if (attributes := each.attributes()) and not bare and told:
                    yield Findable(Mark(each.start, each.end, DATE, attributes), DATE, certainty, each.evidence)

    def _dated(self, view: LayerView, blocks: Sequence[TextBlock], reference: str = "") -> str:
        """The first day that some blocks name; nothing where they name none."""
        if not blocks:
            return ""
        said = find_dates(view.text, self.languages, Setting(reference, tuple(blocks)))
        return next((each.when for each in said if _is_day(each)), "")

    def _time(self, view: LayerView, blocks: Sequence[TextBlock]) -> str:
        """The time that a text without a date is of: its days in full, several and all of one season, say so."""
        said = find_dates(view.text, self.languages, Setting(blocks=tuple(blocks)))
        days = sorted({each.when for each in said if each.kind is DateKind.FULL and _is_day(each)})
        if len(days) < _SEVERAL or (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days > _SEASON:
            return ""
        return days[len(days) // 2]

    def _listed(self, text: str) -> Iterable[Findable]:
        for name in self.names.find(text, self.languages, self.date, self.meant):
            pointer = self.pointers.get(name.entry.id, f"#{name.entry.id}")
            mark = Mark(name.start, name.end, name.entry.element, {"ref": pointer})
            meant = " or ".join(entry.preferred for entry in (name.entry, *name.others))
            yield Findable(mark, NAME, Certainty(name.cert), f"a name of {meant}")

    def _recognised(self, text: str, blocks: Sequence[TextBlock]) -> Iterator[Findable]:
        """Names that no list has: as yet they point nowhere. What is less sure, `fascicle names propose` asks about."""
        if self.recognise is None or not self.languages:
            return
        least = {element: unasked(self.languages[0], element) for element in ("persName", "placeName", "orgName")}
        # who speaks is what `speaker` says
        spoken = {at for each in blocks if each.element == SPEAKER for at in range(each.start, each.end)}
        for name in self.recognise(text, self.languages, blocks, titles=self.titles):
            if name.probability >= least[name.element] and not spoken.intersection(range(name.start, name.end)):
                mark = Mark(name.start, name.end, name.element, {})
                yield Findable(mark, NAME, Certainty.HIGH, f"recognised, {name.probability:.0%} likely")


def _lines(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    return [each for each in blocks if each.element == _DATELINE]


def _is_day(found: DateExpression) -> bool:
    """Whether a date says of which day what stands below it is."""
    return found.certainty is not Certainty.LOW and _DAY.fullmatch(found.value.when) is not None
