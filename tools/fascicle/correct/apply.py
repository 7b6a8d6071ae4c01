"""Corrections in a TEI file: what is found, what the editors decided, and what is sure enough becomes markup.

A run takes back the corrections that the ledger lists and sets them anew. A listed one that is no longer there, or no
longer as it was written, was removed or changed by a person: it is remembered and never comes back.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from fascicle.correct.decisions import NONE, CorrectionDecisions, Decided
from fascicle.correct.hyphens import Certainty
from fascicle.correct.lexicon import Lexicon
from fascicle.correct.model import Correction, Kind
from fascicle.ledger import CorrectionKey
from fascicle.proposals import Proposal
from fascicle.tei.layers import (
    EDITORIAL,
    SIDES,
    SWALLOWED,
    DecidedError,
    Edit,
    Layer,
    LayerView,
    MayContain,
    SpanError,
    correct,
    plan_edit,
    restore,
)
from fascicle.tei.names import PROGRAM, local, tei

Finder = Callable[[LayerView, Lexicon, Sequence[str], Collection[str]], Sequence[Correction]]

# Where not one of this many is left, nobody took them out one by one: an older version of the file was restored.
_ANOTHER_VERSION = 5
_LEVELS = (Certainty.HIGH, Certainty.MEDIUM, Certainty.LOW)
_AROUND = 40  # characters of context on either side


@dataclass(frozen=True)
class Corrector:
    """Who finds corrections, and what decides about them.

    ``threshold`` is the least certainty with which a correction is written; ``editor`` is the id in ``@resp`` where
    a decision does not say whose it is; ``protected`` are words that are right because the edition says so.
    """

    find: Finder
    languages: tuple[str, ...]
    may_contain: MayContain
    decisions: CorrectionDecisions = NONE
    threshold: str = "high"
    editor: str = ""
    protected: frozenset[str] = frozenset()

    def apply(
        self, text: etree._Element, file: str, turned_down: Collection[CorrectionKey] = ()
    ) -> tuple[tuple[CorrectionKey, ...], tuple[Proposal, ...]]:
        """Set the corrections of a ``text`` element; the answer is their keys, and what is only proposed.

        ``file`` is the TEI file's name, ``turned_down`` what a person has removed since the last run.
        """
        view = LayerView(text, Layer.READING)
        choice = _Choice(self, view, file, {(key.text, key.line, key.occurrence) for key in turned_down})
        choice.take_decided()
        for correction in sorted(
            self.find(view, lexicon_of(text, self.languages), self.languages, self.protected),
            key=lambda each: (_LEVELS.index(each.certainty), each.start, each.end),
        ):
            choice.take(correction)
        chosen = sorted(choice.chosen, key=lambda pair: (pair[0].start, pair[0].end))
        correct(view, [edit for edit, _ in chosen], self.may_contain)
        return tuple(key for _, key in chosen), tuple(each for _, each in sorted(choice.proposed, key=lambda p: p[0]))


def lexicon_of(text: etree._Element, languages: Iterable[str]) -> Lexicon:
    """The words of a ``text`` element as the source has them, line by line."""
    view = LayerView(text, Layer.SOURCE)
    lines = (view.text[pieces[0].start : pieces[-1].end] for _, pieces in view.lines() if pieces)
    return Lexicon(lines, languages)


def take_back(text: etree._Element, listed: Sequence[CorrectionKey]) -> tuple[CorrectionKey, ...]:
    """Remove the corrections that the ledger lists; the answer is the listed ones that are there no more."""
    left = Counter(listed)
    wanted = {(key.element, key.attributes) for key in listed}
    like_ours = [each for each in _corrections(text) if (local(_signed(each)), _attributes(each)) in wanted]
    view = LayerView(text, Layer.READING, undone=frozenset(like_ours))
    ours = []
    for element in like_ours:
        key = _key_of(view, element)
        if key is not None and left[key] > 0:
            left[key] -= 1
            ours.append(element)
    for element in ours:
        restore(element)
    if not ours and len(listed) >= _ANOTHER_VERSION:
        return ()
    return tuple(key for key in listed if left[key] > 0)


class _Choice:
    """Which corrections of one text are made, and which only proposed."""

    def __init__(
        self, corrector: Corrector, view: LayerView, file: str, turned_down: set[tuple[str, str, int]]
    ) -> None:
        self.chosen: list[tuple[Edit, CorrectionKey]] = []
        self.proposed: list[tuple[int, Proposal]] = []
        self._corrector = corrector
        self._view = view
        self._file = file
        self._turned_down = turned_down
        self._spans: list[tuple[int, int]] = []  # of what is chosen, in order

    def take_decided(self) -> None:
        """The readings that editors gave, wherever the words stand, also where nothing is found."""
        for decided in self._corrector.decisions.decided:
            if decided.answer != "other" or decided.file not in ("", self._file):
                continue
            for found in _whole(decided.text).finditer(self._view.text):
                line, occurrence = _line(self._view, found.start(), decided.text)
                if self._corrector.decisions.answer(self._file, decided.text, line, occurrence) is decided:
                    correction = Correction(
                        *found.span(), decided.reading, Kind.MISSPELLING, "", Certainty.HIGH, "an editor's decision"
                    )
                    self._decide(correction, decided)

    def take(self, correction: Correction) -> None:
        """Make, propose or drop what was found."""
        try:
            edit = self._plan(correction, PROGRAM, correction.certainty)
        except DecidedError:
            return
        except SpanError:
            self._propose(correction, None)
            return
        key = _key(self._view, edit)
        answer = self._corrector.decisions.answer(self._file, key.text, key.line, key.occurrence)
        if (key.text, key.line, key.occurrence) in self._turned_down or (answer and answer.answer == "no"):
            return
        if answer is not None:
            self._decide(correction, answer)
        elif self._corrector.decisions.is_off(correction.rule):
            return
        elif not self._is_sure(correction) or not self._set(edit):
            self._propose(correction, edit)

    def _decide(self, correction: Correction, decided: Decided) -> None:
        """Write what an editor decided, under the editor's name."""
        resp = f"#{decided.resp or self._corrector.editor}"
        try:
            edit = self._plan(correction, resp, Certainty.HIGH)
            if decided.answer == "other" and decided.reading != _key(self._view, edit).reading:
                start, end = _words(self._view.text, edit)
                correction = replace(correction, start=start, end=end, replacement=decided.reading, rule="")
                edit = self._plan(correction, resp, Certainty.HIGH)
        except DecidedError:
            return
        except SpanError:
            self._propose(correction, None)
            return
        self._set(edit)

    def _plan(self, correction: Correction, resp: str, certainty: Certainty) -> Edit:
        attributes = {"resp": resp, "cert": certainty.value}
        if correction.rule:
            attributes["evidence"] = correction.rule
        element = "reg" if correction.kind is Kind.CASE else "corr"
        edit = Edit(correction.start, correction.end, correction.replacement, element, attributes)
        return plan_edit(self._view, edit, self._corrector.may_contain).edit

    def _is_sure(self, correction: Correction) -> bool:
        return _LEVELS.index(correction.certainty) <= _LEVELS.index(Certainty(self._corrector.threshold))

    def _set(self, edit: Edit) -> bool:
        """Take an edit, unless one that was taken before stands in its way."""
        at = bisect(self._spans, (edit.start, edit.end))
        for start, end in self._spans[max(at - 1, 0) : at + 1]:
            empty = start == end or edit.start == edit.end
            if edit.start < end + empty and start < edit.end + empty:
                return False
        self._spans.insert(at, (edit.start, edit.end))
        self.chosen.append((edit, _key(self._view, edit)))
        return True

    def _propose(self, correction: Correction, edit: Edit | None) -> None:
        if self._corrector.decisions.is_off(correction.rule):
            return
        wide = edit or Edit(correction.start, correction.end, correction.replacement)
        key = _key(self._view, wide)
        start, end = _words(self._view.text, wide)
        text = self._view.text
        before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
        self.proposed.append(
            (
                start,
                Proposal(
                    key.line,
                    start - self._view.line_of(start)[1] + 1,
                    key.occurrence,
                    key.text,
                    key.reading,
                    "|".join(correction.alternatives),
                    correction.kind.value,
                    correction.rule,
                    correction.certainty.value,
                    correction.evidence,
                    f"{before}[{text[start:end]}]{after}",
                ),
            )
        )


def _whole(words: str) -> re.Pattern[str]:
    """The words where they are no part of longer ones."""
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def _words(text: str, edit: Edit) -> tuple[int, int]:
    """The words that an edit is about: for supplied letters the word in which they are missing."""
    start, end = edit.start, edit.end
    if start == end:
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _line(view: LayerView, start: int, words: str) -> tuple[str, int]:
    """The source line on which words begin, and which of the same on that line they are, from 1."""
    line, begin = view.line_of(start)
    return line, view.text.count(words, begin, start) + 1


def _key(view: LayerView, edit: Edit) -> CorrectionKey:
    start, end = _words(view.text, edit)
    words = view.text[start:end]
    reading = edit.reading
    if edit.start == edit.end:
        reading = view.text[start : edit.start] + reading + view.text[edit.start : end]
    line, occurrence = _line(view, start, words)
    attributes = " ".join(f"{name}={value}" for name, value in sorted(edit.attributes.items()))
    return CorrectionKey(edit.element, line, words, occurrence, " ".join(reading.split()), attributes)


def _corrections(text: etree._Element) -> Iterator[etree._Element]:
    """The outermost elements of all corrections of a text."""
    return text.iter(*(tei(name) for name in sorted(EDITORIAL)))


def _signed(element: etree._Element) -> etree._Element:
    """The element of a correction that says who made it."""
    return element[-1] if local(element) == "choice" and len(element) else element


def _attributes(element: etree._Element) -> str:
    attributes = {str(name): str(value) for name, value in _signed(element).attrib.items() if name != "reason"}
    return " ".join(f"{name}={value}" for name, value in sorted(attributes.items()))


def _key_of(view: LayerView, element: etree._Element) -> CorrectionKey | None:
    """The key of a correction as it stands in a file; None where somebody has put something of their own into it."""
    signed = _signed(element)
    name = local(signed)
    kept = element[0] if local(element) == "choice" else element
    start = view.place(kept)
    if start is None or (local(element) == "choice" and (len(element) != 2 or SIDES.get(name) != local(kept))):
        return None
    if any(local(each) not in SWALLOWED for each in kept.iterdescendants() if local(each)) or not _plain(signed, kept):
        return None
    span = view.span(kept)
    edit = Edit(start, start if span is None else span[1], "" if name == "surplus" else _text(signed), name)
    return _key(view, edit)._replace(attributes=_attributes(element))


def _plain(signed: etree._Element, kept: etree._Element) -> bool:
    """Whether the edition's side holds words only, or words in one type, as the program writes it."""
    if signed is kept:
        return local(signed) == "surplus" or not len(signed)
    if not len(signed):
        return True
    type_only = len(signed) == 1 and list(signed[0].attrib) == ["rend"] and not len(signed[0])
    return type_only and not signed.text and not signed[0].tail


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
