"""How the editors say that words are written, in ``decisions/hyphens.toml``: it settles them at every line end.

One row settles a word wherever it is broken: "anti-worker" keeps the hyphen of "anti-" and "worker", and joins
"anti-wor-" and "ker". Two words say that a dash stands between them, or that a blank follows the hyphen: "vor- und".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from fascicle.edition.decision_file import DecisionFile, Fault
from fascicle.model.shown import quoted
from fascicle.model.source import split_name

NAME = "hyphens.toml"
_BEFORE = re.compile(r"[^\W_]+(?:[-‐’'][^\W_]+)*$")
_AFTER = re.compile(r"[^\W_]+(?:[-‐’'][^\W_]+)*")
_SIGNS = "-‐\u00ad¬"
_PARTS = re.compile(r"[^\W_]+|[^\w]+|_+")


@dataclass(frozen=True)
class Spelling:
    """How a word is written that lines are broken in."""

    spelling: Annotated[
        str,
        "The word as it is written inside a line: `organization`, `anti-worker`. It is settled wherever a"
        " line breaks it. Two words with a blank between them, such as `vor- und` or `Navy – returned`, are two.",
    ]
    file: Annotated[str, "Name of the text's file; every text if left out."] = ""
    line: Annotated[str, "Number of the source line that ends with the hyphen; every line if left out."] = ""

    @cached_property
    def marks(self) -> tuple[str, dict[int, str]]:
        """The letters and digits, and what stands between two of them, by their number: a hyphen or a blank."""
        letters, marks = "", {}
        for part in _PARTS.findall(self.spelling.strip()):
            if part[0].isalnum():
                letters += part.casefold()
            elif part not in "’'":
                marks[len(letters)] = "-" if part in "-‐" else " "
        return letters, marks


@dataclass(frozen=True)
class Spellings:
    """All that the editors decided about hyphens at line ends."""

    word: Annotated[
        tuple[Spelling, ...],
        "One table for each word. Taken out again, it leaves TEI files that somebody has worked on as they"
        " are: write how the word is spelt instead.",
    ] = ()

    def of(self, stem: str) -> Spellings:
        """The decisions that hold in one text, whose files have this name without ending."""
        return Spellings(tuple(each for each in self.word if each.file == "" or Path(each.file).stem == stem))

    @cached_property
    def _by_letters(self) -> dict[str, list[Spelling]]:
        rows: dict[str, list[Spelling]] = {}
        for each in self.word:
            rows.setdefault(each.marks[0], []).append(each)
        return rows

    def between(self, before: str, after: str, line: str = "") -> str | None:
        """What belongs between the two halves of a word, ``before`` without the hyphen of the line end.

        The empty string where the word is one, a hyphen, or a blank where two words meet; None where nobody decided.
        ``line`` is the ``lb/@n`` of the line that ends with the hyphen. The row that names a line holds before others,
        one that names a text before those for all, and of two such the later.
        """
        if not self.word:
            return None
        anchor, _ = split_name(line) or ("", 1)
        for left, right in _halves(before, after):
            rows = self._by_letters.get(left + right, ())
            fitting = [each for each in rows if each.line in ("", line, anchor)]
            if fitting:
                row = max(reversed(fitting), key=lambda each: (bool(each.line), bool(each.file)))
                return row.marks[1].get(len(left), "")
        return None


NONE = Spellings()


def read(path: Path, stems: Collection[str]) -> Spellings:
    """The decisions of an edition whose texts have these names without ending; none if there is no file.

    Raises EditionError.
    """
    return DecisionFile(NAME, Spellings).read(path, lambda spellings: _faults(spellings, stems))


def _faults(spellings: Spellings, stems: Collection[str]) -> Iterator[Fault]:
    for at, each in enumerate(spellings.word, 1):
        letters, marks = each.marks
        if not letters or list(marks.values()).count(" ") > 1 or not all(0 < mark < len(letters) for mark in marks):
            hint = 'write the word as it stands inside a line, such as "anti-worker", or two with a blank between'
            yield ("word", at, "spelling"), f"`word[{at}].spelling` is no word: {quoted(each.spelling)}", hint
        if each.file and Path(each.file).stem not in stems:
            message = f"`word[{at}].file` is no text of this edition: {quoted(each.file)}"
            yield ("word", at, "file"), message, f"known: {', '.join(sorted(stems))}"
        if each.line and not each.file:
            message = f"`word[{at}].line` names a line of no text"
            yield ("word", at, "line"), message, "add the name of the file that it is in"


def whole_word(before: str, after: str) -> tuple[str, str]:
    """The two halves of the word around a line end, with all the hyphens and apostrophes inside them."""
    left, right = _BEFORE.search(before.rstrip().rstrip(_SIGNS)), _AFTER.match(after.lstrip())
    return left[0] if left else "", right[0] if right else ""


def letters_of(text: str) -> str:
    """The letters and digits of a text, case folded: by these, two spellings are of one word."""
    return "".join(filter(str.isalnum, text)).casefold()


def _halves(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The letters of the two halves: of all that hyphens and apostrophes hold together, then of ever less of it."""
    left, right = whole_word(before, after)
    lefts = dict.fromkeys((left, re.split("[’']", left)[-1], re.split("[-‐’']", left)[-1]))
    rights = dict.fromkeys((right, re.split("[’']", right)[0], re.split("[-‐’']", right)[0]))
    for one in lefts:
        for two in rights:
            if one and two:
                yield letters_of(one), letters_of(two)
