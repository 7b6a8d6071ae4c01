"""Values in the wrong form: the same in the form that a schema asks for, and what is wrong with a day of no calendar.

Only what says the same is offered; whether the schema takes it is asked of the schema.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from fascicle.check.relaxng.moments import days_in_month
from fascicle.check.relaxng.xsdtypes import BLANKS
from fascicle.model.saying import say

_YEAR_FIRST = re.compile(r"(-?\d{4})([-./ ]?)(\d{1,2})(?:\2(\d{1,2}))?")
_YEAR_LAST = re.compile(r"(?:(\d{1,2})(?:\. ?|[-/ ]))?(\d{1,2})(?:\. ?|[-/ ])(\d{4})")
_SPAN = re.compile(r"\[?(-?\d{3,4}(?:-\d\d)?(?:-\d\d)?)\s*(?:/|–|—|-|\.\.| to )\s*(-?\d{2,4}(?:-\d\d)?(?:-\d\d)?)\]?")
_UNSURE = re.compile(
    r"(?:c\.|ca?\.? |circa |around |about |um |vers |env\. |\[)\s*(\d{3,4})(?:[?\]]+)?|(\d{3,4})(?:\?|~|%|\])+", re.I
)
_DAY = re.compile(r"-?(\d{4})-(\d\d)(?:-(\d\d))?")
_COMMA = re.compile(r"-?\d+,\d+")
_TRUTH = {"yes": "true", "y": "true", "no": "false", "n": "false", "ja": "true", "nein": "false", "oui": "true"}


def repaired(text: str, takes: Callable[[str], bool]) -> str | None:
    """What a value means that a schema does not take, in a form that it ``takes``; None where that is not sure."""
    return next((one for one in _candidates(text.strip(BLANKS)) if one != text and takes(one)), None)


def _candidates(text: str) -> Iterator[str]:
    """Other ways to write a value, from those that change least."""
    if not text:
        return
    yield text
    yield from _days(text)
    if found := _UNSURE.fullmatch(text):
        yield (found[1] or found[2]).zfill(4)
    if text.isdecimal() and len(text) < 4:
        yield text.zfill(4)
    if _COMMA.fullmatch(text):
        yield text.replace(",", ".")
    if (truth := _TRUTH.get(text.lower())) is not None:
        yield truth
    if _SPAN.fullmatch(text):
        return  # two values are not one with a hyphen
    yield text.replace("_", "-")
    for joined in (re.sub(r"\s+", "-", text), re.sub(r"[^\w.-]+", "-", text).strip("-")):
        yield joined
        if joined[:1].isdecimal():
            yield f"_{joined}"
    yield text.replace("%", "%25")


def _days(text: str) -> Iterator[str]:
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found[1], found[3].zfill(2), (found[4] or "").zfill(2)
        if not found[4] or day == "00":
            yield year if month == "00" else f"{year}-{month}"
        else:
            yield f"{year}-{month}-{day}"
            yield f"{year}-{day}-{month}"  # 1921-31-03: only where there is no such month
    elif found := _YEAR_LAST.fullmatch(text):
        year, month, day = found[3], found[2].zfill(2), (found[1] or "").zfill(2)
        if not found[1]:
            yield f"{year}-{month}"
        elif "." in text or int(day) > 12 or int(month) > 12 or day == month:
            # with points the day stands first everywhere; 3/4/1921 is 3 April here, and 4 March there
            yield f"{year}-{month}-{day}"
            yield f"{year}-{day}-{month}"


def advice(text: str, meant: str, *, is_day: bool) -> str:
    """What to do about a value that stands for a moment, where a day may stand; an empty string if nothing is known."""
    if not is_day:
        return ""
    text = text.strip(BLANKS)
    if (found := _DAY.fullmatch(text)) and not meant:
        return _no_day(int(found[1]), int(found[2]), int(found[3] or 1))
    if _SPAN.fullmatch(text):
        return say("a span has two dates: write them in @from and @to, or, if it is not sure, @notBefore and @notAfter")
    if _UNSURE.fullmatch(text) and meant:
        return say("did you mean “{meant}”? That it is not sure, @cert says, or @notBefore and @notAfter", meant=meant)
    if not meant and re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", text):
        return say("write year, month and day as YYYY-MM-DD: only you know which of the two is the month")
    return ""


def _no_day(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return say("there is no month {month}", month=f"{month:02}")
    if year and not 1 <= day <= (days := days_in_month(year, month)):
        return say("there is no such day: {month} has {days} days", month=f"{year:04}-{month:02}", days=days)
    return ""
