"""Titles of a page that are out of place: at the head of its first stretch, or extracted behind all of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fascicle.structure.continuity import Bond, Continuity, Stretch, is_lower
from fascicle.structure.measure import ends_sentence
from fascicle.structure.pages.page import LaidPage
from fascicle.structure.roles.datelines import is_dateline

_MOST_LINES = 6  # of a title over columns
_NARROW, _WIDE = 0.88, 1.15  # of the column: lines of a title are set in another size
_FULL = 0.75
_MOST_STRETCHES = 3  # of titles over columns
_TITLE_LINES = 3  # of one stretch in a stack of titles
_FEWEST = 2  # stretches of a stack: a single one may be a caption
_PROVED = 2.0  # weight of a link that is more than lower case after an open end
_SENTENCE = re.compile(r"[^\W\d_]{2}\.\s+[^\W\d_a-z]")
_GLUED = re.compile(r"(?<=\d)(?=[^\W\d_])(?!st|nd|rd|th)")


def heads(page: LaidPage, links: Continuity) -> Iterator[tuple[int, int]]:
    """Where the titles over a page's columns may end: how many of its stretches they are, and lines of the next one.

    The first answer is that there are none.
    """
    yield 0, 0
    stretches = [page.stretch(unit) for unit in page.units[:_MOST_STRETCHES]]
    for at, (before, stretch) in enumerate(pairwise([stretches[0], *stretches])):
        if not _is_title(before, stretch) or (stretch.stays_open and links.wants_more(stretch.texts[-1])):
            break
        yield at + 1, 0
    for lines in _cuts(page, links):
        yield 0, lines


def _cuts(page: LaidPage, links: Continuity) -> Iterator[int]:
    """After how many lines of the page's first stretch a title may end, if its text is glued to it."""
    texts = page.units[0].texts
    if is_lower(texts[0]):
        return
    for at, text in enumerate(texts[:_MOST_LINES]):
        sized = len(text) <= _NARROW * page.column or len(text) >= _WIDE * page.column
        if not sized or not _may_be_title(text) or at + 1 == len(texts):
            break
        if len(texts[at + 1]) >= _FULL * page.column and not links.wants_more(text):
            yield at + 1


def stack_at_foot(
    page: LaidPage, before: Sequence[Stretch], following: Stretch | None, links: Continuity, languages: Sequence[str]
) -> range:
    """The stretches at the foot of a page that are its titles; empty where the evidence is too weak.

    The text above the stack goes on behind it, on the next page, and the page begins with a text that has no title
    of its own and completes nothing. A dateline closes the titles above it: a line alone that follows is a caption.
    """
    none = range(0)
    stretches = [page.stretch(unit) for unit in page.units]
    if following is None or len(stretches) < _FEWEST + 2 or not _has_no_title(stretches, before, links):
        return none
    begin = len(stretches)
    while begin > 1 and _is_title(stretches[begin - 2], stretches[begin - 1]):
        begin -= 1
    # Titles may look as if they went on themselves: of those that go on the first is the text.
    ends = (
        at for at in range(max(1, begin - 1), len(stretches) - _FEWEST)
        if _goes_on(stretches[at], stretches[at + 1], following, links)
    )  # fmt: skip
    end = next(ends, None)
    if end is None:
        return none
    closed = len(stretches) - end > _FEWEST + 2 and _begins_with_date(stretches[-2].texts, languages)
    caption = closed and len(stretches[-1].texts) == 1
    return range(end + 1, len(stretches) - caption)


def _goes_on(stretch: Stretch, below: Stretch, following: Stretch, links: Continuity) -> bool:
    """Whether a stretch goes on on the next page and not in the stretch below; a single line must prove it."""
    link = links.between(stretch, following)
    proved = link.weight > _PROVED if len(stretch.texts) == 1 else stretch.prose
    at_once = is_lower(below.texts[0]) and links.between(stretch, below).bond is Bond.GOES_ON
    return proved and link.bond is Bond.GOES_ON and not at_once


def _has_no_title(stretches: Sequence[Stretch], before: Sequence[Stretch], links: Continuity) -> bool:
    first = stretches[0]
    if is_lower(first.texts[0]) or len(first.texts) < 2 or not first.prose:
        return False
    return all(links.between(each, first).bond is not Bond.GOES_ON for each in before)


def _is_title(before: Stretch, stretch: Stretch) -> bool:
    """A few lines that begin anew, or that complete a few others."""
    short = len(stretch.texts) <= _TITLE_LINES
    completes = len(before.texts) <= _TITLE_LINES and not ends_sentence(before.texts[-1])
    begins = completes or not is_lower(stretch.texts[0])
    return short and begins and _may_be_title(stretch.texts[-1])


def _may_be_title(text: str) -> bool:
    """Whether a line may end a title: it ends no sentence of prose, and holds none."""
    if text.endswith(("...", "…")):
        return True
    return not text.endswith((".", ",", ";", "-")) and not _SENTENCE.search(text)


def _begins_with_date(texts: Sequence[str], languages: Sequence[str]) -> bool:
    words = _GLUED.sub(" ", texts[0]).split()
    return any(is_dateline(" ".join(words[:end]), languages) for end in range(2, len(words) + 1))
