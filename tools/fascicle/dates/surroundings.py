"""What stands beside a draft: nothing may touch it that belongs to it, and some forms are dates in some places only."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from fascicle.dates.beside import direction, has_hour
from fascicle.dates.drafts import NOWADAYS, Draft
from fascicle.dates.kinds import DateKind
from fascicle.dates.tokens import EDGE, Token, Tokens
from fascicle.dates.words import Words, plain
from fascicle.model.blocks import TextBlock
from fascicle.model.certainty import Certainty

_OF_LETTERS = frozenset({"salute", "signed"})  # who writes them says `today` of the day of writing
_EITHER_SIDE = frozenset({DateKind.WEEKDAY, DateKind.MONTH, DateKind.NO_YEAR})
_DATED = frozenset({"dateline", "opener", "closer", "docDate", "date"})
# A date in a language that is not looked for: a day, a word, perhaps small words, and the year that is behind.
_FOREIGN = re.compile(
    r"(?<!\d)\d{1,2}[^\W\d_]{0,3}\.?\s+(?:[^\W\d_]{1,3}\s+)?[^\W\d_]{3,}[.,]?\s+(?:[^\W\d_]{1,3}\s+)?\Z"
)
_NUMBERED = re.compile(r"(?:(?<!\w)[^\W\d_]{1,3}\.|[§$£€#])\s*\Z")  # `p. 1904`, `Nr. 1904`, `§ 1904`
_FIGURE_BEFORE = re.compile(r"(?<!\d)\d{1,2}[/\-–—‒‑.,:+*=×]\Z")  # a year with a dash before a month begins a period
_BEFORE = 40  # characters
# Fractions that are written more often than the first days of those months.
_FRACTION = re.compile(r"1/[2348]\b|[23]/[348]\b")
_LAST_DAY = 31  # two figures above it are no day
_SHORT_LINE = 60  # characters of a paragraph that is no more than place and date
_FULL_NAME = 6  # letters of a month that nobody abbreviates so
_TOUCHING = set("/-–—‒‑.,:+*=×")
_MONEY = set("$£€¥₤#§%‰°")
_FIRST_YEARS, _LAST_YEARS = 1400, 2049  # of four figures alone that are a year and nothing else


class DateSurroundings:
    """The surroundings of drafts in one text."""

    def __init__(self, text: str, blocks: Sequence[TextBlock], *, reported: bool = False) -> None:
        self._text = text
        self._reported = reported
        self._blocks = blocks
        self._starts = [block.start for block in blocks]
        self._letter = any(block.element in _OF_LETTERS for block in blocks)

    def allow(self, tokens: Tokens, draft: Draft, words: Words) -> bool:
        """Whether a draft may stand where it does; its final stop is settled here too."""
        self._trim(tokens, draft, words)
        if self._touched(tokens, draft):
            return False
        if draft.kind is DateKind.YEAR or (
            draft.kind is DateKind.RANGE and draft.first is not None and not draft.first.month
        ):
            return self._year(tokens, draft)
        if "two figures alone" in draft.notes:
            return self._dated(tokens, draft)
        if draft.kind is DateKind.SHORT:
            return self._short_year(draft)
        if draft.kind is DateKind.MONTH and draft.first is not None and draft.first.year is None:
            self._event(draft)
        return True

    def look_beside(self, draft: Draft, words: Words) -> None:
        """In a dated report, have the sentence say whether a date lies before the report or after it."""
        if not self._reported or (draft.first is not None and draft.first.year is not None):
            return
        if draft.relative == (0, "day") and draft.kind is DateKind.RELATIVE and draft.weekday is None:
            if not (self._letter or has_hour(self._text, draft.end, words.beside)):
                draft.doubt(Certainty.LOW, NOWADAYS)
        elif draft.kind in _EITHER_SIDE:
            draft.direction = direction(self._text, draft.start, draft.end, words.beside)
            if draft.direction == 0 and has_hour(self._text, draft.end, words.beside):
                draft.direction = 1  # `Saturday, 8 p.m.`: who announces leaves the verb out

    def _event(self, draft: Draft) -> None:
        """A month before a word with a capital is a name where nouns have none: `the October Revolution`."""
        after = self._text[draft.end : draft.end + 3]
        follows = after[:1].isspace() and after.strip()[:1].isupper()
        if follows and not self._text[draft.start : draft.end].isupper():
            draft.doubt(Certainty.LOW, "a name follows")

    def _trim(self, tokens: Tokens, draft: Draft, words: Words) -> None:
        """Leave out the stop that ends a sentence; keep the one of an abbreviation."""
        first, last = draft.at
        while last - first > 1 and self._text[draft.end - 1] in ",-'":
            last -= 1
            draft.end = tokens.tokens[last - 1].end
        stop = last - first > 1 and "." in tokens.tokens[last - 1].readings
        if stop and not self._abbreviated(tokens.tokens[last - 2], draft, words):
            last -= 1
            draft.end = tokens.tokens[last - 1].end
        draft.at = (first, last)

    def _stops(self, draft: Draft) -> int:
        return self._text.count(".", draft.start, draft.end)

    def _abbreviated(self, before: Token, draft: Draft, words: Words) -> bool:
        """Whether a stop belongs to the token before it, or is one of a row: `24. 9. 04.`"""
        word, types = plain(self._text[before.start : before.end]), before.readings.keys()
        if types & {"romanmonth", "monthnumber", "day", "short"} and self._stops(draft) > 1:
            return len(word) < 3 or not word.isdecimal()
        short = len(word) < _FULL_NAME and word not in words.wide
        return "thismonth" in types or ("tail" in types and len(word) <= 2) or ("month" in types and short)

    def _touched(self, tokens: Tokens, draft: Draft) -> bool:
        """Whether a figure, a slash, a sign of money or a letter touches it, so that it is a part of something else."""
        text, start, end = self._text, draft.start, draft.end
        before, after = text[max(0, start - 2) : start], text[end : end + 2]
        if before and (before[-1].isalnum() or before[-1] == "_" or before[-1] in _MONEY):
            return True
        if _FIGURE_BEFORE.search(text, max(0, start - _BEFORE), start) or (
            len(before) == 2 and before[1] in _TOUCHING and before[0].isdigit() and text[start].isdigit()
        ):
            return True
        if after and (after[0] in "_%‰" or (after[0].isalnum() and not self._new_word(end))):
            return True
        if len(after) == 2 and after[0] in _TOUCHING and after[1].isdigit():
            return True
        return self._beside(tokens, draft)

    def _new_word(self, at: int) -> bool:
        """Whether a blank is lost there: a figure before a capital with a small letter."""
        text = self._text
        return text[at - 1].isdigit() and text[at : at + 1].isupper() and text[at + 1 : at + 2].islower()

    def _beside(self, tokens: Tokens, draft: Draft) -> bool:
        """Whether figures beside it, over blanks, make it a part: a day before a month, more figures behind it."""
        first, last = draft.at
        before, after = tokens.tokens[first - 1], tokens.tokens[last]
        whole = draft.first is None or draft.first.year is not None or draft.kind is DateKind.RANGE
        if not whole and "figure" in after.readings and "\n" not in self._text[draft.end : after.start]:
            return True
        if draft.kind in {DateKind.NUMERIC, DateKind.SHORT} and not whole and "month" in after.readings:
            return True
        begun = tokens.tokens[first].readings
        if "year" in begun and self._ends(tokens, first):
            return True
        if "month" not in begun or "figure" in begun:
            return False
        if "." in before.readings and tokens.tokens[first - 2].end == before.start:
            figure = tokens.tokens[first - 2].readings  # `41. März`: a day that is misread
            return "figure" in figure and "year" not in figure
        return "figure" in before.readings or "nth" in before.readings

    def _ends(self, tokens: Tokens, first: int) -> bool:
        """Whether a year is the end of a date that no form reads: `January 1904-10`, `3-Jan-1904`."""
        before, further = tokens.tokens[first - 1], tokens.tokens[first - 2]
        if before.readings.keys() & {"-", "/"} and before.end == tokens.tokens[first].start == further.end + 1:
            return "month" in further.readings
        return "month" in before.readings

    # years

    def _year(self, tokens: Tokens, draft: Draft) -> bool:
        """Whether four figures, or two behind an apostrophe, are a year."""
        assert draft.first is not None
        year = draft.first.year
        if year is None:
            if (draft.first.short or 0) <= _LAST_DAY:
                draft.doubt(Certainty.MEDIUM, "a figure behind an apostrophe")
            return True
        after, further = (
            tokens.tokens[draft.at[1]].readings,
            tokens.tokens[min(draft.at[1] + 1, len(tokens.tokens) - 1)].readings,
        )
        if after.keys() & {"to", "-", "and"} and "figure" in further and "year" not in further:
            return False
        if "alone" not in draft.notes:
            return year % 100 != 0 or not self._counts(draft.end)
        if "month" in after or not _FIRST_YEARS <= year <= _LAST_YEARS or (self._counts(draft.end) and year % 50 == 0):
            return False
        if _NUMBERED.search(self._text, max(0, draft.start - _BEFORE), draft.start):
            return False
        first = draft.at[0]
        foreign = _FOREIGN.search(self._text, max(0, draft.start - _BEFORE), draft.start)
        if foreign and tokens.symbols[first - 1] != EDGE:
            return False
        draft.doubt(Certainty.MEDIUM, "four figures alone")
        return True

    def _counts(self, end: int) -> bool:
        """Whether a word follows that a number could count."""
        return re.match(r"\s+[^\W\d_]", self._text[end : end + 3]) is not None

    def _short_year(self, draft: Draft) -> bool:
        """Two figures behind a month are a year where nothing follows that they could count."""
        written = self._text[draft.start : draft.end]
        if "'" in written or "’" in written or "‘" in written or written.endswith("."):
            return True
        if re.search(r"[^\W\d_]", written) is None:
            return True
        after = self._text[draft.end : draft.end + 4]
        follows = after[:1] == " " and after.strip(" ")[:1].isalpha()
        return not follows or (after.strip(" ")[:1].isupper() and self._alone(draft))

    def _dated(self, tokens: Tokens, draft: Draft) -> bool:
        """Whether two figures alone are a date: in a dateline, heading a paragraph, or in a line of place and date."""
        if _FRACTION.match(self._text, draft.start) and self._text[draft.end : draft.end + 2].strip(" ").islower():
            return False
        index = bisect_right(self._starts, draft.start) - 1
        if index >= 0 and self._blocks[index].element in _DATED:
            return True
        first = draft.at[0]
        if tokens.symbols[first - 1] == EDGE and not self._text[draft.start - 1 : draft.start].strip():
            block_start = self._starts[index] if index >= 0 else 0
            if not self._text[block_start : draft.start].strip() or "\n\n" in self._text[draft.start - 3 : draft.start]:
                return "/" in self._text[draft.start : draft.end] or self._alone(draft)
        return self._alone(draft)

    def _alone(self, draft: Draft) -> bool:
        """Whether the paragraph is short and says little else."""
        start = self._text.rfind("\n", 0, draft.start) + 1
        end = self._text.find("\n", draft.end)
        line = self._text[start : end if end >= 0 else len(self._text)].strip()
        return len(line) <= _SHORT_LINE
