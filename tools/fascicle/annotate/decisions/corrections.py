"""What the editors decided about corrections, in ``decisions/corrections.toml``: for a place, all places, or a rule.

The program adds a row where a person took a correction out of a file or wrote another in its stead, and for each answer
in a table of proposals (``answers.py``); editors write rows of their own, and leave out ``file``, ``line`` or
``occurrence`` to mean each of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Annotated

from fascicle.annotate.ledger import CorrectionKey
from fascicle.edition.decision_file import DecisionFile, Fault
from fascicle.edition.toml import Identifier, Verbatim
from fascicle.model.shown import quoted

NAME = "corrections.toml"
ANSWERS = ("yes", "no", "other")
RULE_ANSWERS = ("yes", "no", "propose")
_WRITTEN_BY = re.compile(r"\b(cert|evidence)=(\S+)")


@dataclass(frozen=True)
class Decided:
    """An editor's answer to a correction: yes, no, or another reading."""

    text: Annotated[Verbatim, "The words as they stood before the correction."]
    answer: Annotated[
        str,
        "`yes`: what the program proposes is right. `no`: the words are right as they are. `other`:"
        " `reading` is right; it is set wherever the words stand, also where the program proposes nothing.",
    ]
    reading: Annotated[
        str,
        "With `other`: what the words should be. With `yes`: the reading that was agreed to; it stays, even"
        " if the program should come to propose another.",
    ] = ""
    file: Annotated[str, "Name of the TEI file; every file if left out."] = ""
    line: Annotated[Verbatim, "Number of the source line; every line if left out."] = ""
    occurrence: Annotated[int, "Which of several on the line, from 1; each if left out."] = 0
    begins: Annotated[
        Verbatim,
        "How that line of the source begins. The program writes it; where the line begins otherwise now, the"
        " answer waits, and `fascicle check` tells it.",
    ] = ""
    resp: Annotated[str, "Who decided: an `id` of `people`; the first of them if left out."] = ""
    rule: Annotated[
        str, "Code of the rule that was answered. The program writes it, to tell how often rules are right."
    ] = ""
    certainty: Annotated[str, "How sure the program was. It writes this too."] = ""
    left: Annotated[
        int,
        "Where a person took a correction out of the TEI file: how many of the rule, as sure, were left in it. The"
        " program writes it, and counts them as right.",
    ] = 0

    def covers(self, file: str, text: str, line: str, occurrence: int) -> bool:
        """Whether these words, at this place of this file, are meant."""
        return (
            self.text == text
            and self.file in ("", file)
            and self.line in ("", line)
            and self.occurrence in (0, occurrence)
        )

    @property
    def place(self) -> tuple[str, str, str, int]:
        """The place that is meant; of two answers to one place the later holds."""
        return self.file, self.line, self.text, self.occurrence

    @property
    def narrowness(self) -> int:
        """How much of the place is named; of two answers the narrower holds."""
        return sum(map(bool, (self.file, self.line, self.occurrence)))


@dataclass(frozen=True)
class RuleDecided:
    """An editor's answer to all corrections of a rule that nobody answered one by one."""

    rule: Annotated[Identifier, "Code of the rule, such as `C0305`, or how the codes of several begin, such as `C05`."]
    answer: Annotated[
        str,
        "`yes`: all are made, however unsure. `propose`: none is made, all are proposed. `no`: none is made"
        " nor proposed.",
    ]

    @property
    def place(self) -> tuple[str]:
        """What is meant; of two answers to one rule the later holds."""
        return (self.rule,)


@dataclass(frozen=True)
class Off:
    """A rule whose corrections are not wanted in this edition: the same as the answer ``no`` to it."""

    rule: Annotated[Identifier, "Code of the rule, such as `C0501`, or of several, such as `C05`."]


@dataclass(frozen=True)
class CorrectionDecisions:
    """All that the editors decided about corrections."""

    decided: Annotated[tuple[Decided, ...], "One table for each answer."] = ()
    rule: Annotated[tuple[RuleDecided, ...], "One table for each rule answered as a whole; the longer code holds."] = ()
    off: Annotated[
        tuple[Off, ...],
        "One table for each rule switched off; `fascicle annotate --undo` adds them, and without the table"
        " the rule is at work again.",
    ] = ()

    @cached_property
    def _by_text(self) -> dict[str, list[Decided]]:
        """The answers by the words that they are about."""
        answers: dict[str, list[Decided]] = {}
        for each in self.decided:
            answers.setdefault(each.text, []).append(each)
        return answers

    def answer(self, file: str, text: str, line: str, occurrence: int) -> Decided | None:
        """What was decided about the words at a place: the narrowest answer, and of two such the later."""
        found = [each for each in self._by_text.get(text, ()) if each.covers(file, text, line, occurrence)]
        return max(reversed(found), key=lambda each: each.narrowness, default=None)

    def of(self, file: str) -> CorrectionDecisions:
        """The decisions that hold in one TEI file."""
        return replace(self, decided=tuple(each for each in self.decided if each.file in ("", file)))

    def holding(self, beginnings: Callable[[], Mapping[str, str]]) -> CorrectionDecisions:
        """The decisions without those about lines that are others now; ``beginnings`` are a text's, by line."""
        if not any(each.begins for each in self.decided):
            return self
        now = beginnings()
        held = (each for each in self.decided if not each.begins or now.get(each.line, "") == each.begins)
        return replace(self, decided=tuple(held))

    def of_rule(self, rule: str) -> str:
        """What was decided about a rule as a whole: ``yes``, ``no``, ``propose``, or nothing."""
        answers = [*self.rule, *(RuleDecided(each.rule, "no") for each in self.off)]
        found = [each for each in answers if rule.startswith(each.rule)]
        return max(reversed(found), key=lambda each: len(each.rule)).answer if found else ""

    def is_off(self, rule: str) -> bool:
        """Whether there is a table that switches off just this rule, or family of rules."""
        return any(each.rule == rule for each in self.off)


NONE = CorrectionDecisions()


_FILE = DecisionFile(
    NAME, CorrectionDecisions, "# What the editors decided about corrections; the program keeps to it for ever.\n"
)


def read(path: Path, people: Collection[str]) -> CorrectionDecisions:
    """The decisions of an edition, none if the file does not exist; ``people`` are the ids of its editors.

    Raises EditionError.
    """
    return _FILE.read(path, lambda decisions: _faults(decisions, people))


def _faults(decisions: CorrectionDecisions, people: Collection[str]) -> Iterator[Fault]:
    for at, each in enumerate(decisions.decided, 1):
        name = f"`decided[{at}]"
        if each.answer not in ANSWERS:
            message = f"{name}.answer` is not known: {quoted(each.answer)}"
            yield ("decided", at, "answer"), message, "write yes, no or other"
        if not each.text.strip() or (each.answer == "other" and each.reading in ("", each.text)):
            hint = "text is what stands there; with the answer other, reading is what should stand there instead"
            yield ("decided", at), f"{name}` says not what should become of what", hint
        if each.resp and each.resp not in people:
            hint = f"the people of edition.toml are: {', '.join(sorted(people))}"
            yield ("decided", at, "resp"), f"{name}.resp` is nobody of this edition: {quoted(each.resp)}", hint
    for at, one in enumerate(decisions.rule, 1):
        if one.answer not in RULE_ANSWERS:
            message = f"`rule[{at}].answer` is not known: {quoted(one.answer)}"
            yield ("rule", at, "answer"), message, "write yes, no or propose"


def rejected(file: str, keys: Sequence[CorrectionKey], listed: Iterable[CorrectionKey] = ()) -> list[Decided]:
    """An answer ``no`` for each correction that a person took out of a file, where all those ``listed`` had stood."""
    rows = [_rejected(file, key) for key in keys]
    before, out = (
        Counter((row.rule, row.certainty) for row in some) for some in ((_rejected(file, key) for key in listed), rows)
    )
    return [replace(row, left=max(0, before[row.rule, row.certainty] - out[row.rule, row.certainty])) for row in rows]


def _rejected(file: str, key: CorrectionKey) -> Decided:
    by = dict(_WRITTEN_BY.findall(key.attributes))
    rule, certainty = by.get("evidence", ""), by.get("cert", "")
    return Decided(key.text, "no", "", file, key.line, key.occurrence, rule=rule, certainty=certainty)


def add(old: bytes, rows: Iterable[Decided | RuleDecided]) -> bytes:
    """The file's bytes with answers added; what stood there stays as the editors wrote it."""
    rows = list(rows)
    new = _FILE.add(old, "decided", [row for row in rows if isinstance(row, Decided)], lambda row: row.place)
    return _FILE.add(new, "rule", [row for row in rows if isinstance(row, RuleDecided)], lambda row: row.place)


def add_off(old: bytes, rule: str) -> bytes:
    """The file's bytes with a rule switched off."""
    return _FILE.add(old, "off", [Off(Identifier(rule))])
