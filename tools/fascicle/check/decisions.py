"""Decisions about corrections: the words that they are about are there, and so are the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from fascicle.annotate.corrections.rules import RULES as CORRECTION_RULES
from fascicle.annotate.decisions.corrections import CorrectionDecisions, Decided
from fascicle.annotate.decisions.reconciliation import corrections_of, line_beginnings, signed_part
from fascicle.edition.toml_file import lines_of
from fascicle.model.diagnostics import Diagnostic, Rule, Severity
from fascicle.model.near import near
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.names import PROGRAM

NOT_THERE = Rule(
    "F0701",
    Severity.WARNING,
    "A decision is about words that are not there",
    "An answer to a correction holds for the words as the source has them, on the line that it names. Where the source "
    "text was replaced, or a line number mistyped, the answer is without effect, and nobody would notice.",
    bad='[[decided]]\ntext = "harbuor"\nanswer = "no"\nline = "12"  # the word stands on line 14',
    good='[[decided]]\ntext = "harbuor"\nanswer = "no"\nline = "14"',
)
NO_RULE = Rule(
    "F0702",
    Severity.WARNING,
    "A decision is about a rule that there is not",
    "A mistyped code switches nothing on or off.",
    bad='[[off]]\nrule = "C0150"',
    good='[[off]]\nrule = "C0501"',
)
RULES = (NOT_THERE, NO_RULE)
_CODES = [rule.code for rule in CORRECTION_RULES]
_SHOWN = 3  # places that are named


@dataclass(frozen=True)
class WordPlaces:
    """Where words stand in a text, as decisions name them: before the corrections, or those of the program undone.

    ``places`` has the lines on which each begins, and how often on each; ``beginnings`` how each line begins, where a
    decision says so.
    """

    places: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    beginnings: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, text: etree._Element, decisions: CorrectionDecisions) -> WordPlaces:
        """The places of the words that decisions are about, those of other texts left out."""
        words = dict.fromkeys(each.text for each in decisions.decided)
        made = list(corrections_of(text)) if words else []
        ours = [each for each in made if signed_part(each).get("resp") == PROGRAM]
        views = [LayerView(text, Layer.READING, undone=frozenset(undone)) for undone in (made, ours)] if words else []
        begins = any(each.begins for each in decisions.decided)
        return cls({each: _places(views, each) for each in words}, line_beginnings(text) if begins else {})


def _places(views: Sequence[LayerView], words: str) -> dict[str, int]:
    """The lines on which words begin, in the order of the text, and how often they do on each."""
    found: dict[str, int] = {}
    for view in views:
        lines: dict[str, int] = {}
        at = view.text.find(words)
        while at >= 0:
            line = view.line_of(at)[0]
            lines[line] = lines.get(line, 0) + 1
            at = view.text.find(words, at + 1)
        for line, times in lines.items():
            found[line] = max(found.get(line, 0), times)
    return found


def check_decisions(decisions: CorrectionDecisions, path: Path, texts: Mapping[str, WordPlaces]) -> list[Diagnostic]:
    """Look up each answer in the texts, which are given by the names of their TEI files."""
    found = [
        *((NOT_THERE, "decided", at, _misplaced(each, texts)) for at, each in enumerate(decisions.decided, 1)),
        *((NO_RULE, "rule", at, _no_rule(each.rule)) for at, each in enumerate(decisions.rule, 1)),
        *((NO_RULE, "off", at, _no_rule(each.rule)) for at, each in enumerate(decisions.off, 1)),
    ]
    wrong = [(rule, (table, at), *said) for rule, table, at, said in found if said is not None]
    if not wrong:
        return []
    lines = lines_of(path)
    return [Diagnostic(rule, str(path), lines.of(keys), 1, message, hint) for rule, keys, message, hint in wrong]


def _misplaced(each: Decided, texts: Mapping[str, WordPlaces]) -> tuple[str, str] | None:
    """What is wrong with the place that an answer names, and what to do."""
    if each.file and each.file not in texts:
        return f"the edition has no file {each.file}", f"{near(each.file, texts)} Else take the table out"
    places = {file: texts[file].places.get(each.text, {}) for file in ([each.file] if each.file else texts)}
    times = [lines.get(each.line, 0) if each.line else sum(lines.values()) for lines in places.values()]
    if each.begins and (text := texts.get(each.file)) and text.beginnings.get(each.line) != each.begins:
        return _moved(each, text.beginnings)
    most = max(times, default=0)
    if most >= max(each.occurrence, 1):
        return None
    where = f"{each.file or 'the edition'}{f', line {each.line}' if each.line else ''}"
    if most:
        message = f"{each.text!r} stands {most} times in {where}, and the decision is about number {each.occurrence}"
        return message, "put the occurrence right, or take the table out"
    elsewhere = [f"{file}, line {line}" for file, lines in places.items() for line in lines if line != each.line]
    hint = "take the table out"
    if elsewhere:
        more = " …" if len(elsewhere) > _SHOWN else ""
        hint = f"it stands in {'; '.join(elsewhere[:_SHOWN])}{more}: put the line right, or take the table out"
    return f"{each.text!r} does not stand in {where}: the decision is without effect", hint


def _moved(each: Decided, beginnings: Mapping[str, str]) -> tuple[str, str]:
    message = f"line {each.line} of {each.file} does not begin {each.begins!r} any more: the decision waits"
    now = [line for line, begins in beginnings.items() if begins == each.begins]
    hint = f"line {' or '.join(now)} does: put the line right" if now else "put line and begins right"
    return message, f"{hint}, or take the table out"


def _no_rule(code: str) -> tuple[str, str] | None:
    known = any(each.startswith(code) for each in _CODES)
    return None if known else (f"no rule has the code {code}", near(code, _CODES))
