"""The rules about dates."""

from __future__ import annotations

from fascicle.model.diagnostics import Rule, Severity

NO_DATE = Rule(
    "F1001",
    Severity.ERROR,
    "The value of a date is no date",
    "Programs sort and search by the value. A month 13, a 30 February, a day before its month: none of them reads that,"
    " and the text falls out of every list by date. @when has the calendar of today (W3C), also for old days.",
    bad='<date when="1904-13-05">5 March 1904</date>',
    good='<date when="1904-03-05">5 March 1904</date>',
)
WRONG_WEEKDAY = Rule(
    "F1002",
    Severity.WARNING,
    "The day of the week and the date contradict each other",
    "One of the two is wrong: the value, the reading of a figure, or the writer. Whoever looks now finds which; where"
    " the writer erred, the words stay as they are, and a note says so.",
    bad='<date when="1904-05-03">Friday, 3 May 1904</date>',
    good='<date when="1904-05-03">Tuesday, 3 May 1904</date>',
)
ENDS_BEFORE = Rule(
    "F1003",
    Severity.ERROR,
    "A span of time ends before it begins",
    "No day lies in it, and programs that sort by either end come to different orders.",
    bad='<date notBefore="1905" notAfter="1904">about then</date>',
    good='<date notBefore="1904" notAfter="1905">about then</date>',
)
TWO_VALUES = Rule(
    "F1004",
    Severity.WARNING,
    "A date has @when and a span of time",
    "@when says that it is this day, month or year, a span that it is not known so well. Programs read the one or the"
    " other (TEI P5, att.datable.w3c).",
    bad='<date when="1904" from="1904-05">May 1904</date>',
    good='<date when="1904-05">May 1904</date>',
)
OTHER_WORDS = Rule(
    "F1005",
    Severity.WARNING,
    "The value of a date is not what its words say",
    "The words name a day, a month and a year, and the value is another: a slip of the pen that no reader sees, and"
    " that every list by date repeats. A Julian day beside its value in the calendar of today is no slip.",
    bad='<date when="1904-03-05">5 May 1904</date>',
    good='<date when="1904-05-05">5 May 1904</date>',
)
RULES = (NO_DATE, WRONG_WEEKDAY, ENDS_BEFORE, TWO_VALUES, OTHER_WORDS)
