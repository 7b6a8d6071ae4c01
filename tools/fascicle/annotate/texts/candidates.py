"""What could be marked in a text without a source, and between which characters of its file the tags would stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from fascicle.annotate.corrections.apply import Corrector
from fascicle.annotate.corrections.correction import Correction, CorrectionKind
from fascicle.annotate.decisions.reconciliation import context, key_of_edit, words_of
from fascicle.annotate.ledger import MarkKey
from fascicle.annotate.marks import MarkFinder
from fascicle.model.certainty import Certainty
from fascicle.tei.layers import (
    SIDES,
    DecidedError,
    Edit,
    Layer,
    LayerView,
    Mark,
    MayContain,
    SpanError,
    plan_edit,
    span_points,
)
from fascicle.tei.layers.wrap import Point
from fascicle.tei.names import MILESTONES, local
from fascicle.tei.source_map import SourceMap

# What somebody has said about its words: that they are a name, a date, one of several readings, or no running text.
_DECIDED = """
addName app author bibl biblStruct choice corr country date del district editor eg forename formula genName geogName gi
ident idno lem measure name nameLink num orgName orig persName placeName rdg reg region roleName rs settlement sic
speaker surname surplus time
"""
DECIDED = frozenset(_DECIDED.split())
# Words that the editors have read with care: names may stand there, and nothing is corrected.
READ = frozenset({"abbr", "add", "am", "damage", "ex", "expan", "retrace", "subst", "supplied", "unclear"})
# What may stand between the words of a mark.
_BETWEEN = MILESTONES | READ | {"anchor", "c", "emph", "fw", "g", "hi", "milestone", "pc", "seg", "w"}
_TAG = re.compile(r"<!--.*?-->|<\?.*?\?>|</?(?:[\w.-]+:)?(?P<name>[\w.-]+)", re.DOTALL)
_PREFIX = "\0"  # stands in a tag where the prefix of TEI's names does, if a file has one
_REASONS = {"surplus": "repeated", "supplied": "omitted"}


NOWHERE = -1


@dataclass(frozen=True)
class Proposable:
    """Words of a reading layer, the tags that would stand around them, and where; ``reason`` is why they cannot."""

    span: tuple[int, int]
    line: int
    column: int
    text: str
    kind: str
    rule: str
    certainty: Certainty
    evidence: str
    context: str
    begin: int = NOWHERE
    end: int = NOWHERE
    opening: str = ""
    closing: str = ""
    reason: str = ""
    answered: bool = False


@dataclass(frozen=True)
class Finders:
    """What is looked for: names and dates, corrections."""

    marks: MarkFinder
    may_contain: MayContain
    corrector: Corrector
    suppressed: Callable[[MarkKey], bool]


def candidates(text: etree._Element, file: str, finders: Finders, places: SourceMap) -> list[Proposable]:
    """What there is in a ``text`` element, dates first, then names, then corrections, surest first."""
    view = LayerView(text, Layer.READING)
    if not view.pieces:
        return []
    search = _Search(view, places, finders, file)
    decided = _within(view, text, DECIDED)
    marks = [each for each in search.marks() if decided.isdisjoint(range(*each.span))]
    decided |= _within(view, text, READ)
    return marks + [each for each in search.corrections(text) if decided.isdisjoint(range(*each.span))]


def _within(view: LayerView, text: etree._Element, names: frozenset[str]) -> set[int]:
    """The characters that stand in elements of these names."""
    taken: set[int] = set()
    for element in text.iter():
        if local(element) in names and (span := view.span(element)) is not None:
            taken.update(range(*span))
    return taken


class _Search:
    def __init__(self, view: LayerView, places: SourceMap, finders: Finders, file: str) -> None:
        self._view, self._places, self._finders, self._file = view, places, finders, file

    def marks(self) -> Iterator[Proposable]:
        """Dates and names."""
        for found in self._finders.marks.find(self._view):
            yield from self._mark(found.mark, found.kind, found.certainty, found.evidence)

    def _mark(self, mark: Mark, kind: str, certainty: Certainty, evidence: str) -> Iterator[Proposable]:
        view, span = self._view, (mark.start, mark.end)
        words = view.text[slice(*span)]
        line, begin = view.line_of(mark.start)
        attributes = "".join(f" {name}={quoteattr(value)}" for name, value in mark.attributes.items())
        key = MarkKey(mark.name, line, words, view.text.count(words, begin, mark.start) + 1, attributes.strip())
        if self._finders.suppressed(key):
            return
        tags = f"<{_PREFIX}{mark.name}{attributes}>", f"</{_PREFIX}{mark.name}>"
        try:
            parts = span_points(view, mark, self._finders.may_contain)
        except SpanError as error:
            yield self._candidate(span, kind, "", certainty, evidence, tags=tags, reason=str(error))
            return
        if len(parts) > 1:
            reason = "the words stand in several elements"
            yield self._candidate(span, kind, "", certainty, evidence, tags=tags, reason=reason)
            return
        yield self._candidate(span, kind, "", certainty, evidence, points=parts[0], tags=tags)

    def corrections(self, text: etree._Element) -> Iterator[Proposable]:
        """What the rules of correction find, as far as editors have not turned it down."""
        levels = list(Certainty)
        found = self._finders.corrector.findings(text, self._view)
        for each in sorted(found, key=lambda one: (levels.index(one.certainty), one.start, one.end)):
            yield from self._correction(each)

    def _correction(self, found: Correction) -> Iterator[Proposable]:
        view, decisions = self._view, self._finders.corrector.decisions
        edit = Edit(found.start, found.end, found.replacement, "reg" if found.kind is CorrectionKind.CASE else "corr")
        about = (found.kind.value, found.rule, found.certainty, found.evidence)
        try:
            plan = plan_edit(view, edit, self._finders.may_contain)
        except DecidedError:
            return
        except SpanError as error:
            if decisions.of_rule(found.rule) != "no":
                tags = _around(edit.element, edit.reading, "")
                yield self._candidate(words_of(view.text, edit), *about, tags=tags, reason=str(error))
            return
        key = key_of_edit(view, plan.edit)
        answer = decisions.answer(self._file, key.text, key.line, key.occurrence)
        verdict = answer.answer if answer is not None else decisions.of_rule(found.rule)
        if verdict == "no":
            return
        reading = answer.reading if answer is not None and answer.reading else plan.edit.reading
        if reading != plan.edit.reading and (plan.edit.start == plan.edit.end or not plan.edit.reading):
            reading = plan.edit.reading  # an answer is about whole words; what is left out or supplied is less
        yield self._candidate(
            words_of(view.text, plan.edit),
            *about,
            points=(plan.start, plan.end),
            tags=_around(plan.edit.element, reading, plan.rend),
            reason="an editor's rule says that these are only proposed" if verdict == "propose" else "",
            answered=verdict in ("yes", "other"),
        )

    def _candidate(
        self,
        span: tuple[int, int],
        kind: str,
        rule: str,
        certainty: Certainty,
        evidence: str,
        *,
        points: tuple[Point, Point] | None = None,
        tags: tuple[str, str] = ("", ""),
        reason: str = "",
        answered: bool = False,
    ) -> Proposable:
        view, places = self._view, self._places
        piece = view.piece_at(min(span[0], len(view.text) - 1))
        line, column = places.line_column(places.near(piece.slot, piece.offset + span[0] - piece.start))
        prefix = f"{piece.slot.parent.prefix}:" if piece.slot.parent.prefix else ""
        tags = (tags[0].replace(_PREFIX, prefix), tags[1].replace(_PREFIX, prefix))
        begin, end = NOWHERE, NOWHERE
        if points is not None:
            begin, end, problem = self._placed(points)
            reason = reason or problem
        return Proposable(
            span,
            line,
            column,
            view.text[slice(*span)],
            kind,
            rule,
            certainty,
            evidence,
            context(view.text, *span),
            begin,
            end,
            *tags,
            reason,
            answered,
        )

    def _placed(self, points: tuple[Point, Point]) -> tuple[int, int, str]:
        """Where in the file two points are, and why no tags can stand there, if none can."""
        (first, start), (last, stop) = points
        if first.parent is last.parent and first.after is last.after and start == stop:
            begin = self._places.end(first, start) if start else self._places.begin(first, start)
            return (begin, begin, "") if begin is not None else (NOWHERE, NOWHERE, _CLOSED)
        begin, end = self._places.begin(first, start), self._places.end(last, stop)
        if begin is None or end is None:
            return NOWHERE, NOWHERE, _CLOSED
        for tag in _TAG.finditer(self._places.text, begin, end):
            if tag["name"] and tag["name"] not in _BETWEEN:
                return NOWHERE, NOWHERE, f"<{tag['name']}> stands among the words"
        return begin, end, ""


_CLOSED = "the words begin or end inside an entity, or in a CDATA section"


def _around(element: str, reading: str, rend: str) -> tuple[str, str]:
    """The tags of a correction, before and behind what the file says."""
    words = escape(reading)
    if element == "supplied":
        return f'<{_PREFIX}supplied reason="{_REASONS[element]}">{words}</{_PREFIX}supplied>', ""
    if element == "surplus":
        return f'<{_PREFIX}surplus reason="{_REASONS[element]}">', f"</{_PREFIX}surplus>"
    if rend:
        words = f"<{_PREFIX}hi rend={quoteattr(rend)}>{words}</{_PREFIX}hi>"
    side = SIDES[element]
    reading = f"<{_PREFIX}{element}>{words}</{_PREFIX}{element}>"
    return f"<{_PREFIX}choice><{_PREFIX}{side}>", f"</{_PREFIX}{side}>{reading}</{_PREFIX}choice>"


def own_texts(root: etree._Element) -> Iterable[etree._Element]:
    """The ``text`` elements of a file that do not stand in another."""
    inside = ("text", "egXML")
    return (
        each
        for each in root.iter("{*}text")
        if local(each) and not any(etree.QName(above).localname in inside for above in each.iterancestors())
    )
