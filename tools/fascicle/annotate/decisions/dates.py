"""What the editors decided about dates that were only proposed, in ``decisions/dates.toml``.

A row is written for each ``yes`` and ``other`` in the table of proposals; editors write rows of their own too, and
leave out ``file``, ``line`` or ``occurrence`` to mean each of them. What is not wanted stands among the suppressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fascicle.annotate.decisions.reconciliation import line_of_words
from fascicle.dates.calendars import JULIAN, REPUBLICAN
from fascicle.edition.decision_file import DecisionFile
from fascicle.edition.toml import Verbatim
from fascicle.tei.layers import LayerView, Mark

NAME = "dates.toml"
# W3C dates as far as editors write them: a year, month or day, or a day of any year.
_DAY = r"(?:-?\d{4}(?:-\d\d(?:-\d\d)?)?|--\d\d(?:-\d\d)?)"
_VALUE = re.compile(
    rf"(?P<when>{_DAY})(?: = (?P<custom>{_DAY}) julian|(?P<republican> republican))?|"
    rf"(?P<from>{_DAY})?/(?P<to>{_DAY})?|\[(?P<notBefore>{_DAY})?\.\.(?P<notAfter>{_DAY})?\]"
)


@dataclass(frozen=True)
class Dated:
    """A date as an editor has it."""

    text: Annotated[Verbatim, "The reading text of the date."]
    value: Annotated[
        str,
        "What it means: `1904-05-12`, `1904-05`, `1904`, `--05-12`; `1904-05-12/1904-05-14` for a period,"
        " `[1904..1906]` for a day or year between two, `1732-03-22 = 1732-03-11 julian` for a day that the words"
        " count by the Julian calendar, `1799-11-09 republican` for one of the calendar of the French Republic.",
    ]
    file: Annotated[str, "Name of the TEI file; every file if left out."] = ""
    line: Annotated[Verbatim, "Number of the source line; every line if left out."] = ""
    occurrence: Annotated[int, "Which of several on the line, from 1; each if left out."] = 0
    resp: Annotated[str, "Who decided: the `id` of one of the edition's people; the first of them if left out."] = ""

    @property
    def place(self) -> tuple[str, str, str, int]:
        """The place that is meant; of two answers to one place the later holds."""
        return self.file, self.line, self.text, self.occurrence


@dataclass(frozen=True)
class DateDecisions:
    """All that the editors decided about dates."""

    dated: Annotated[tuple[Dated, ...], "One table for each date."] = ()


_FILE = DecisionFile(NAME, DateDecisions, "# Dates that were proposed, as the editors have them.\n")


def read(path: Path) -> tuple[Dated, ...]:
    """The dates that editors decided about; none if the file does not exist. Raises EditionError."""

    def faults(decisions: DateDecisions) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
        for at, each in enumerate(decisions.dated, 1):
            if not attributes_of(each.value):
                yield ("dated", at, "value"), f"no date: {each.value!r}", VALUE_HINT
            if not each.text.strip():
                yield ("dated", at, "text"), "a date of no words", "write the words that are the date"

    return _FILE.read(path, faults).dated


def add(old: bytes, rows: Iterable[Dated]) -> bytes:
    """The file's bytes with rows added; what stood there stays as the editors wrote it."""
    return _FILE.add(old, "dated", rows, lambda row: row.place)


VALUE_HINT = "write it as 1904-05-12, 1904-05, 1904, --05-12, 1904-05-12/1904-05-14 or [1904..1906]"


def attributes_of(value: str) -> dict[str, str]:
    """The attributes of TEI (att.datable.w3c) that a value is; none for what is no value."""
    found = _VALUE.fullmatch(value.strip())
    attributes = {name: date for name, date in found.groupdict().items() if date} if found else {}
    if attributes.pop("republican", ""):
        return {"calendar": REPUBLICAN, **attributes}
    if custom := attributes.pop("custom", ""):
        return {"calendar": JULIAN, **attributes, "when-custom": custom}
    return attributes


def value_of(attributes: Mapping[str, str]) -> str:
    """The value that attributes of TEI are, as :func:`attributes_of` reads it."""
    if when := attributes.get("when"):
        if attributes.get("calendar") == REPUBLICAN:
            return f"{when} republican"
        custom = attributes.get("when-custom", "")
        return f"{when} = {custom} julian" if custom and attributes.get("calendar") == JULIAN else when
    if "from" in attributes or "to" in attributes:
        return f"{attributes.get('from', '')}/{attributes.get('to', '')}"
    return f"[{attributes.get('notBefore', '')}..{attributes.get('notAfter', '')}]"


def marks_of(view: LayerView, file: str, decided: Sequence[Dated], editor: str) -> Iterator[Mark]:
    """The dates of a view that editors decided about, the narrowest decisions first, later ones before earlier."""
    rows = [each for each in reversed(decided) if each.file in ("", file)]
    for each in sorted(rows, key=lambda row: -sum(map(bool, (row.file, row.line, row.occurrence)))):
        for found in re.finditer(rf"(?<!\w){re.escape(each.text)}(?!\w)", view.text):
            if each.line:
                line, occurrence = line_of_words(view, found.start(), each.text)
                if line != each.line or each.occurrence not in (0, occurrence):
                    continue
            attributes = {**attributes_of(each.value), "resp": f"#{each.resp or editor}", "cert": "high"}
            yield Mark(*found.span(), "date", attributes)
