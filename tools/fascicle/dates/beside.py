"""What the sentence around a date says of its time: whether it lies before the report or after it, or has an hour.

A report that says `on Saturday` or `in April` means the last one where its verb is in the past, and the next one where
it is not. `Today` is the day of the report beside an hour, a weekday or a part of the day, and elsewhere perhaps no
more than `nowadays`. The words stand in the files of the languages, below ``[times.beside]``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from fascicle.dates.words import plain

PAST, FUTURE, HOUR = "past", "future", "hour"
_FAR = 200  # characters of a sentence to either side
_END = re.compile(r"(?<!\d)[.!?](?=[\s\"»«“”’])|\n[^\S\n]*\n|[;]")
_WORD = re.compile(r"’?[^\W\d_]+")
_AFTER = re.compile(r"[\s,(]{1,3}(?:(?P<figure>\d)|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?))")


def direction(text: str, start: int, end: int, words: Mapping[str, str]) -> int:
    """-1 for the past, 1 for the future, 0 where the sentence does not say. Verbs of the past decide."""
    before = text[max(0, start - _FAR) : start]
    after = text[end : end + _FAR]
    before = before[max((each.end() for each in _END.finditer(before)), default=0) :]
    stop = _END.search(after)
    after = after[: stop.start()] if stop else after
    said = {words.get(plain(each[0])) for each in _WORD.finditer(f"{before} {after}")}
    return -1 if PAST in said else 1 if FUTURE in said else 0


def has_hour(text: str, end: int, words: Mapping[str, str]) -> bool:
    """Whether a part of the day or an hour follows: `today at 8`, `heute Abend`."""
    follows = _AFTER.match(text, end)
    return follows is not None and (follows["figure"] is not None or words.get(plain(follows["word"])) == HOUR)
