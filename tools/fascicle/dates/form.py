"""What a form of dates is, and the pieces that many patterns share."""

from __future__ import annotations

from dataclasses import dataclass

from fascicle.dates.kinds import DateKind

Example = tuple[str, str, str, str]


@dataclass(frozen=True)
class DateForm:
    """A form of dates: its kind, its pattern, examples, and the reader of its value."""

    kind: DateKind
    pattern: str
    examples: tuple[Example, ...]
    reader: str


def form(kind: DateKind, pattern: str, *examples: Example, reader: str = "dates") -> DateForm:
    """A form, written so that it reads as a row of a table."""
    return DateForm(kind, pattern, examples, reader)


WEEKDAY = "( weekday .? ,? the? )?"
DAY, DAY2 = "day .? th?", "day2 .? th?"
MONTH = "of? monthword? of? month .?"
YEAR = "( ,? in? of? the? yearword )? ,? of? year ( tail .? )?"
SHORT = "( ' | , )? short .? ( tail .? )?"
THIS_YEAR = ",? of? the? ( thisyear .? | lastyear .? | shift unit )"
TO = "( to | - )"
ALSO = "( to | - | and | / )"
THEN = "( , day3 .? th? )*"
REPUBLICAN = "republican .? ,? of? the? yearword? ( roman | count3 | number | day4 ) th? ( ,? of? republic )?"
