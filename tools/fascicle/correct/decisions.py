"""What the editors decided about corrections, in ``decisions/corrections.toml``: for one place, or for every place.

The program adds a row where a person took a correction out of a file or wrote another in its stead; editors write
rows of their own, and leave out ``file``, ``line`` or ``occurrence`` to mean each of them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from fascicle.errors import EditionError
from fascicle.ledger import CorrectionKey
from fascicle.record import Identifier, read_record, read_toml

NAME = "corrections.toml"
_HEAD = "# What the editors decided about corrections; the program keeps to it for ever.\n"
_ANSWERS = ("yes", "no", "other")


@dataclass(frozen=True)
class Decided:
    """An editor's answer to a correction: yes, no, or another reading."""

    text: str = field(metadata={"doc": "The words as they stood before the correction."})
    answer: str = field(
        metadata={
            "doc": "`yes`: what the program proposes is right. `no`: the words are right as they are. `other`:"
            " `reading` is right; it is set wherever the words stand, also where the program proposes nothing."
        }
    )
    reading: str = field(default="", metadata={"doc": "With `other`: what the words should be."})
    file: str = field(default="", metadata={"doc": "Name of the TEI file; every file if left out."})
    line: str = field(default="", metadata={"doc": "Number of the source line; every line if left out."})
    occurrence: int = field(default=0, metadata={"doc": "Which of several on the line, from 1; each if left out."})
    resp: str = field(default="", metadata={"doc": "Who decided: an `id` of `people`; the first of them if left out."})

    def covers(self, file: str, text: str, line: str, occurrence: int) -> bool:
        """Whether these words, at this place of this file, are meant."""
        return (
            self.text == text
            and self.file in ("", file)
            and self.line in ("", line)
            and self.occurrence in (0, occurrence)
        )

    @property
    def narrowness(self) -> int:
        """How much of the place is named; of two answers the narrower holds."""
        return sum(map(bool, (self.file, self.line, self.occurrence)))


@dataclass(frozen=True)
class Off:
    """A rule whose corrections are not wanted in this edition."""

    rule: Identifier = field(metadata={"doc": "Code of the rule, such as `C0501`."})


@dataclass(frozen=True)
class CorrectionDecisions:
    """All that the editors decided about corrections."""

    decided: tuple[Decided, ...] = field(default=(), metadata={"doc": "One table for each answer."})
    off: tuple[Off, ...] = field(
        default=(), metadata={"doc": "One table for each rule switched off; `fascicle annotate --undo` adds them."}
    )

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

    def is_off(self, rule: str) -> bool:
        """Whether a rule is switched off."""
        return any(each.rule == rule for each in self.off)


NONE = CorrectionDecisions()


def read(path: Path, people: Collection[str]) -> CorrectionDecisions:
    """The decisions of an edition, none if the file does not exist; ``people`` are the ids of its editors.

    Raises EditionError.
    """
    if not path.exists():
        return NONE
    decisions = read_record(CorrectionDecisions, read_toml(path), path)
    for at, each in enumerate(decisions.decided, 1):
        if each.answer not in _ANSWERS:
            raise EditionError(
                f"`decided[{at}].answer` is not known: {each.answer!r}", path=path, hint="write yes, no or other"
            )
        if not each.text.strip() or (each.answer == "other" and each.reading in ("", each.text)):
            raise EditionError(
                f"`decided[{at}]` says not what should become of what",
                path=path,
                hint="text is what stands there; with the answer other, reading is what should stand there instead",
            )
        if each.resp and each.resp not in people:
            raise EditionError(
                f"`decided[{at}].resp` is nobody of this edition: {each.resp!r}",
                path=path,
                hint=f"the people of edition.toml are: {', '.join(sorted(people))}",
            )
    return decisions


def add_rejected(old: bytes, file: str, keys: Iterable[CorrectionKey]) -> bytes:
    """The file's bytes with an answer ``no`` added for each key; what stood there stays as the editors wrote it."""
    rows = [
        f'\n[[decided]]\ntext = {_toml(key.text)}\nanswer = "no"\n'
        f"file = {_toml(file)}\nline = {_toml(key.line)}\noccurrence = {key.occurrence}\n"
        for key in keys
    ]
    return _added(old, rows)


def add_off(old: bytes, rule: str) -> bytes:
    """The file's bytes with a rule switched off."""
    return _added(old, [f"\n[[off]]\nrule = {_toml(rule)}\n"])


def _added(old: bytes, rows: list[str]) -> bytes:
    return (old or _HEAD.encode()) + "".join(rows).encode("utf-8") if rows else old


def _toml(text: str) -> str:
    # A JSON string is a TOML basic string, but for DEL, which no source text can hold.
    return json.dumps(text, ensure_ascii=False)
