"""Corrections in a TEI file: what is found, what the editors decided, and what is sure enough becomes markup."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from lxml import etree

from fascicle.annotate.corrections.correction import Correction, CorrectionKind, Found
from fascicle.annotate.decisions.corrections import NONE, CorrectionDecisions, Decided
from fascicle.annotate.decisions.reconciliation import context, key_of_edit, line_beginnings, line_of_words, words_of
from fascicle.annotate.decisions.track_record import Shift
from fascicle.annotate.ledger import CorrectionKey
from fascicle.annotate.proposals import Proposal
from fascicle.language.lexicon import NOTHING, Background, Lexicon
from fascicle.model.certainty import Certainty
from fascicle.tei.layers import (
    DecidedError,
    Edit,
    Layer,
    LayerView,
    MayContain,
    SpanError,
    correct,
    plan_edit,
)
from fascicle.tei.names import NAME_ELEMENTS, PROGRAM, tei

Finder = Callable[[LayerView, Lexicon, Sequence[str], Collection[str]], Sequence[Correction]]

_LEVELS = (Certainty.HIGH, Certainty.MEDIUM, Certainty.LOW)
_ARTICLE = 5e-3  # one in two hundred words: articles and the like


class Applied(NamedTuple):
    """The keys of the corrections that were set in a text, what is only proposed, and how much of it is no words."""

    corrections: tuple[CorrectionKey, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    error_rate: float = 0.0


@dataclass(frozen=True)
class Corrector:
    """Who finds corrections, and what decides about them.

    ``threshold`` is the least certainty with which a correction is written; ``editor`` is the id in ``@resp`` where
    a decision does not say whose it is; ``protected`` are names that are right because the edition says so;
    ``background`` is what it knows of words beyond the text; ``shifts`` is what the editors' answers make of the
    certainty of rules.
    """

    find: Finder
    languages: tuple[str, ...]
    may_contain: MayContain
    decisions: CorrectionDecisions = NONE
    threshold: str = "high"
    editor: str = ""
    protected: frozenset[str] = frozenset()
    background: Background = NOTHING
    shifts: tuple[Shift, ...] = ()

    def apply(self, text: etree._Element, file: str, turned_down: Collection[CorrectionKey] = ()) -> Applied:
        """Set the corrections of a ``text`` element.

        ``file`` is the TEI file's name, ``turned_down`` what a person has removed since the last run.
        """
        view = LayerView(text, Layer.READING)
        held = replace(self, decisions=self.decisions.holding(partial(line_beginnings, text)))
        choice = _Choice(held, view, file, {(key.text, key.line, key.occurrence) for key in turned_down})
        findings = self.findings(text, view)
        found = sorted(findings, key=lambda each: (_LEVELS.index(each.certainty), each.start, each.end))
        # What editors decided comes before what the program thinks.
        choice.take_decided("other")
        unanswered = [each for each in found if not choice.take_answered(each)]
        choice.take_decided("yes")
        for correction in unanswered:
            choice.take(correction)
        return choice.write()._replace(error_rate=findings.error_rate)

    def findings(self, text: etree._Element, view: LayerView) -> Found:
        """What is found in a ``text`` element, ``view`` being its reading layer; nothing is decided yet."""
        lexicon = lexicon_of(text, self.languages, self.background)
        protected = {_without_article(name, lexicon) for name in self.protected | _marked_names(text, view)}
        found = self.find(view, lexicon, self.languages, frozenset(protected))
        weighed = Found(self._weighed(each) for each in found)
        weighed.error_rate = found.error_rate if isinstance(found, Found) else 0.0
        return weighed

    def _weighed(self, correction: Correction) -> Correction:
        """A correction as sure as the answers to its rule make it."""
        moved = (each for each in self.shifts if (each.rule, each.claimed) == (correction.rule, correction.certainty))
        worth = next((each.worth or Certainty.LOW for each in moved), correction.certainty)
        return replace(correction, certainty=worth)


def lexicon_of(text: etree._Element, languages: Iterable[str], background: Background = NOTHING) -> Lexicon:
    """The words of a ``text`` element as the source has them, line by line, with what its edition knows of words."""
    view = LayerView(text, Layer.SOURCE)
    lines = (view.text[pieces[0].start : pieces[-1].end] for _, pieces in view.lines() if pieces)
    return Lexicon(lines, languages, background)


def _without_article(name: str, lexicon: Lexicon) -> str:
    """A name as it stands within a sentence: a list's "The Sill" is "the Sill" there, and no error."""
    first, _, rest = name.partition(" ")
    return rest if rest and lexicon.frequency(first) >= _ARTICLE else name


def _marked_names(text: etree._Element, view: LayerView) -> frozenset[str]:
    """The names that are marked in a text; those of the program have been taken back before."""
    spans = (view.span(element) for element in text.iter(*(tei(name) for name in sorted(NAME_ELEMENTS))))
    return frozenset(view.text[slice(*span)] for span in spans if span is not None)


class _Choice:
    """Which corrections of one text are made, and which only proposed."""

    def __init__(
        self, corrector: Corrector, view: LayerView, file: str, turned_down: set[tuple[str, str, int]]
    ) -> None:
        self._chosen: list[tuple[Edit, CorrectionKey]] = []
        self._proposed: list[tuple[int, Proposal]] = []
        self._corrector = corrector
        self._view = view
        self._file = file
        self._turned_down = turned_down
        self._spans: list[tuple[int, int]] = []  # of what is chosen, in order

    def write(self) -> Applied:
        """Set what was chosen in the tree."""
        chosen = sorted(self._chosen, key=lambda pair: (pair[0].start, pair[0].end))
        correct(self._view, [edit for edit, _ in chosen], self._corrector.may_contain)
        proposed = sorted(self._proposed, key=lambda pair: pair[0])
        return Applied(tuple(key for _, key in chosen), tuple(each for _, each in proposed))

    def take_decided(self, answer: str) -> None:
        """The readings that editors gave with an answer, wherever the words stand, also where nothing is found."""
        for decided in self._corrector.decisions.decided:
            if decided.answer != answer or not decided.reading or decided.file not in ("", self._file):
                continue
            for found in _whole(decided.text).finditer(self._view.text):
                line, occurrence = line_of_words(self._view, found.start(), decided.text)
                if self._corrector.decisions.answer(self._file, decided.text, line, occurrence) is decided:
                    correction = Correction(
                        *found.span(),
                        decided.reading,
                        CorrectionKind.MISSPELLING,
                        "",
                        Certainty.HIGH,
                        "an editor's decision",
                    )
                    self._decide(correction, decided)

    def take_answered(self, correction: Correction) -> bool:
        """Make or drop what was found as an editor answered; False where nobody did."""
        try:
            edit = self._plan(correction, PROGRAM, correction.certainty)
        except DecidedError:
            return True  # by a person, in the file
        except SpanError:
            edit = Edit(correction.start, correction.end, correction.replacement)
        key = key_of_edit(self._view, edit)
        answer = self._corrector.decisions.answer(self._file, key.text, key.line, key.occurrence)
        if answer is None:
            return False
        if answer.answer != "no" and (key.text, key.line, key.occurrence) not in self._turned_down:
            self._decide(correction, answer)
        return True

    def take(self, correction: Correction) -> None:
        """Make, propose or drop what was found and nobody answered."""
        verdict = self._corrector.decisions.of_rule(correction.rule)
        if verdict == "no":
            return
        try:
            edit = self._plan(correction, PROGRAM, correction.certainty)
        except SpanError:
            self._propose(correction, None)
            return
        key = key_of_edit(self._view, edit)
        if (key.text, key.line, key.occurrence) in self._turned_down:
            return
        sure = verdict == "yes" or (verdict != "propose" and self._is_sure(correction))
        if not sure or not self._set(edit):
            self._propose(correction, edit)

    def _decide(self, correction: Correction, decided: Decided) -> None:
        """Write what an editor decided, under the editor's name."""
        resp = f"#{decided.resp or self._corrector.editor}"
        try:
            edit = self._plan(correction, resp, Certainty.HIGH)
            if decided.reading not in ("", key_of_edit(self._view, edit).reading):
                start, end = words_of(self._view.text, edit)
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
        element = "reg" if correction.kind is CorrectionKind.CASE else "corr"
        edit = Edit(correction.start, correction.end, correction.replacement, element, attributes)
        return plan_edit(self._view, edit, self._corrector.may_contain).edit

    def _is_sure(self, correction: Correction) -> bool:
        doubted = any(each.rule == correction.rule and each.worth is None for each in self._corrector.shifts)
        if correction.certainty is Certainty.LOW and (doubted or correction.is_guess):
            return False
        return _LEVELS.index(correction.certainty) <= _LEVELS.index(Certainty(self._corrector.threshold))

    def _set(self, edit: Edit) -> bool:
        """Take an edit, unless one that was taken before stands in its way."""
        at = bisect(self._spans, (edit.start, edit.end))
        for start, end in self._spans[max(at - 1, 0) : at + 1]:
            empty = start == end or edit.start == edit.end
            if edit.start < end + empty and start < edit.end + empty:
                return False
        self._spans.insert(at, (edit.start, edit.end))
        self._chosen.append((edit, key_of_edit(self._view, edit)))
        return True

    def _propose(self, correction: Correction, edit: Edit | None) -> None:
        wide = edit or Edit(correction.start, correction.end, correction.replacement)
        key = key_of_edit(self._view, wide)
        start, end = words_of(self._view.text, wide)
        self._proposed.append(
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
                    context(self._view.text, start, end),
                ),
            )
        )


def _whole(words: str) -> re.Pattern[str]:
    """The words where they are no part of longer ones; signs such as a quotation mark stand anywhere."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(f"{before}{re.escape(words)}{after}")
