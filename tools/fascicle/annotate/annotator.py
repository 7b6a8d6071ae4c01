"""Annotating: corrections, dates and names set as markup, without touching what a person wrote.

What the program sets bears ``@resp="#fascicle"``, or the id of the editor who decided so, and is listed in the ledger.
A run takes that back, names and dates first, sets the corrections, and then dates and names over the reading text that
these make, so that two runs are one run. What is listed and no longer in the file, or no longer as it was written, was
removed or changed by a person: it is remembered and never comes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from fascicle.annotate.calendars import declare_calendars
from fascicle.annotate.claimed_names import entries_of
from fascicle.annotate.corrections.apply import Applied, Corrector
from fascicle.annotate.decisions.dates import Dated, marks_of, value_of
from fascicle.annotate.decisions.reconciliation import context, take_back
from fascicle.annotate.ledger import CorrectionKey, HyphenKeys, MarkKey
from fascicle.annotate.line_ends import hyphens_of
from fascicle.annotate.marks import NAME, Findable, MarkFinder
from fascicle.annotate.proposals import DATE, Proposal
from fascicle.model.certainty import Certainty
from fascicle.tei.layers import Layer, LayerView, Mark, MayContain, SpanError, chain, check_span, unwrap, wrap
from fascicle.tei.names import NAME_ELEMENTS, PROGRAM, SOURCE_FILE, local, tei
from fascicle.tei.write import parse, serialise

_MARKED = NAME_ELEMENTS | {DATE}
_LEVELS = tuple(Certainty)
# Where not one of this many marks is left, nobody took them out one by one: an older version of the file was restored.
_ANOTHER_VERSION = 5
_LINKS = {"next", "prev", "{http://www.w3.org/XML/1998/namespace}id"}


@dataclass(frozen=True)
class Annotated:
    """A TEI file with its marks and corrections, their keys for the ledger, what editors have turned down since the
    last run, the corrections and dates that are only proposed, the line ends that are the program's own, and
    the share of words that nobody knows.
    """

    tei: bytes
    marks: tuple[MarkKey, ...] = ()
    rejected: tuple[MarkKey, ...] = ()
    corrections: tuple[CorrectionKey, ...] = ()
    rejected_corrections: tuple[CorrectionKey, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    hyphens: HyphenKeys = ()
    error_rate: float = 0.0


@dataclass(frozen=True)
class Annotator:
    """What to mark: names and dates, and corrections, if any are wanted.

    ``threshold`` is the least certainty with which a date is written; ``dated`` are dates that editors decided about,
    ``editor`` is whose decision it was where it does not say.
    """

    marks: MarkFinder
    may_contain: MayContain
    corrector: Corrector | None = None
    threshold: Certainty = Certainty.HIGH
    dated: tuple[Dated, ...] = ()
    editor: str = ""

    def annotate(
        self,
        data: bytes,
        path: str,
        listed: Sequence[MarkKey] = (),
        suppressed: Callable[[MarkKey], bool] = lambda _: False,
        corrected: Sequence[CorrectionKey] = (),
        settle: Callable[[etree._Element], HyphenKeys] = hyphens_of,
    ) -> Annotated:
        """Set marks and corrections in one TEI file; ``listed`` and ``corrected`` are what the ledger says of the last
        run, ``settle`` what carries decisions about line-end hyphens into the text. Raises TeiError.
        """
        root = parse(data, path)
        text = root.find(tei("text"))
        if text is None:
            return Annotated(data)
        before = serialise(root)
        rejected = _take_back(text, listed)
        turned_down = set(rejected)
        removed = take_back(text, corrected)
        hyphens = settle(text)
        done = self.corrector.apply(text, Path(path).name, removed) if self.corrector else Applied()
        unwanted = lambda key: key in turned_down or suppressed(key)  # noqa: E731
        marks, dates = self._set(text, Path(path).name, unwanted)
        marks = (*marks, *self._point(text, unwanted))
        declare_calendars(root)
        after = serialise(root)
        # Where nothing changed, an editor's file keeps its bytes, unusual quotes and all.
        tei_file = data if after == before else after
        proposals = (*done.proposals, *dates)
        return Annotated(tei_file, marks, rejected, done.corrections, removed, proposals, hyphens, done.error_rate)

    def _set(
        self, text: etree._Element, file: str, unwanted: Callable[[MarkKey], bool]
    ) -> tuple[tuple[MarkKey, ...], list[Proposal]]:
        """Set what is sure enough; the answer has its keys, and what is only proposed."""
        view = LayerView(text, Layer.READING)
        free = _Free(view, text)
        wanted, proposed = [], []
        for found in self._found(view, file):
            key = _key(view, found.mark)
            if not free.take(found.mark) or unwanted(key):
                continue
            if self._is_sure(found):
                wanted.append((found.mark, key))
            elif found.kind == DATE:
                proposed.append(_proposal(view, found, key))
        marks, keys = _possible(view, wanted, self.may_contain)
        wrap(view, marks, self.may_contain)
        return keys, proposed

    def _point(self, text: etree._Element, unwanted: Callable[[MarkKey], bool]) -> tuple[MarkKey, ...]:
        """Have names that the source file marks point to their entries."""
        keys = []
        view = LayerView(text, Layer.READING)
        for element, entry in entries_of(text, self.marks.names, tuple(self.marks.languages)):
            element.set("ref", self.marks.pointers.get(entry.id, f"#{entry.id}"))
            key = _key_of(view, element)
            if unwanted(key):
                del element.attrib["ref"]
            else:
                keys.append(key)
        return tuple(keys)

    def _found(self, view: LayerView, file: str) -> Iterator[Findable]:
        """What editors decided about, then what the program finds, under its name."""
        for mark in marks_of(view, file, self.dated, self.editor):
            yield Findable(mark, "date", Certainty.HIGH, "an editor's decision")
        for found in self.marks.find(view):
            own = {"resp": PROGRAM, "cert": found.certainty.value}
            yield replace(found, mark=replace(found.mark, attributes={**found.mark.attributes, **own}))

    def _is_sure(self, found: Findable) -> bool:
        if found.kind == NAME:
            return found.certainty is not Certainty.LOW  # which `fascicle names propose` asks about
        return _LEVELS.index(found.certainty) <= _LEVELS.index(self.threshold)


def _proposal(view: LayerView, found: Findable, key: MarkKey) -> Proposal:
    """A date that is not sure enough, as a row of the table of proposals; its value is what the words mean."""
    mark = found.mark
    column = mark.start - view.line_of(mark.start)[1] + 1
    around = context(view.text, mark.start, mark.end)
    value, certainty = value_of(mark.attributes), found.certainty.value
    return Proposal(key.line, column, key.occurrence, key.text, value, "", DATE, "", certainty, found.evidence, around)


def _take_back(text: etree._Element, listed: Sequence[MarkKey]) -> tuple[MarkKey, ...]:
    """Remove the marks that the ledger lists, the program's and those that editors decided about; the answer is the
    listed ones that are there no more.
    """
    if not listed:
        return ()
    left = Counter(listed)
    view = LayerView(text, Layer.READING)
    ours = []
    for element in text.iter(*(tei(name) for name in sorted(_MARKED))):
        if element.get("resp") and element.get("prev") is None:
            key = _key_of(view, element)
            if left[key] > 0:
                left[key] -= 1
                ours.append(element)
    for element in ours:
        if element.get("resp") == SOURCE_FILE:  # the pointer is ours, the name is not
            element.attrib.pop("ref", "")
        else:
            unwrap(element)
    if not ours and len(listed) >= _ANOTHER_VERSION:
        return ()
    return tuple(key for key in listed if left[key] > 0)


def _key_of(view: LayerView, element: etree._Element) -> MarkKey:
    spans = [span for part in chain(element) if (span := view.span(part)) is not None]
    if not spans:
        return MarkKey(local(element), "", "", 0, "")
    attributes = {str(name): str(value) for name, value in element.attrib.items() if name not in _LINKS}
    return _key(view, Mark(spans[0][0], spans[-1][1], local(element), attributes))


def _key(view: LayerView, mark: Mark) -> MarkKey:
    attributes = " ".join(f"{name}={value}" for name, value in sorted(mark.attributes.items()))
    text = view.text[mark.start : mark.end]
    line, begin = view.line_of(mark.start)
    return MarkKey(mark.name, line, text, view.text.count(text, begin, mark.start) + 1, attributes)


class _Free:
    """The stretches of a text on which no date and no name stands yet."""

    def __init__(self, view: LayerView, text: etree._Element) -> None:
        self._taken: set[int] = set()
        for element in text.iter(*(tei(name) for name in sorted(_MARKED))):
            if (span := view.span(element)) is not None:
                self._taken.update(range(*span))

    def take(self, mark: Mark) -> bool:
        span = range(mark.start, mark.end)
        if self._taken.intersection(span):
            return False
        self._taken.update(span)
        return True


def _possible(
    view: LayerView, wanted: list[tuple[Mark, MarkKey]], may_contain: MayContain
) -> tuple[list[Mark], tuple[MarkKey, ...]]:
    """Those marks that the schema allows where they would stand, in the order of the text."""
    marks, keys = [], []
    for mark, key in sorted(wanted, key=lambda pair: pair[0].start):
        try:
            check_span(view, mark, may_contain)
        except SpanError:
            continue  # a name in a place that holds no names: not an error of the text
        marks.append(mark)
        keys.append(key)
    return marks, tuple(keys)
