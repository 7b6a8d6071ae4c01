"""Plain text: lines as they stand, and pages where the file shows them."""

from __future__ import annotations

from collections.abc import Iterator

from fascicle.inputs.decode import split_lines
from fascicle.inputs.messages import pages_skipped, set_aside
from fascicle.model.source import Line, Page, Run, SourceText

# A file marks pages by a leading blank only if hardly any line has one: an indent of paragraphs is far commoner.
_MAX_SHARE = 0.03
_MIN_LINES = 40
_MOST = 0.75  # of the lines with a blank: enough to call it the custom
_MOST_SKIPPED = 2000  # pages that a message may say were not read
_LONGEST_LINE = 160  # characters: lines of a page are seldom longer, two may be glued together


def read(text: str) -> SourceText:
    """Read plain text; a page begins at each form feed or, where the file has that custom, at a line with one blank."""
    lines = [
        Line(str(number), content, (Run(0, len(content)),) if content.strip() else ())
        for number, content in enumerate(split_lines(text), 1)
    ]
    lines = list(set_aside(lines))
    return SourceText("text", tuple(_pages(lines, set(_leading_blanks(lines)))))


def _pages(lines: list[Line], starts: set[int]) -> Iterator[Page]:
    """The pages, empty ones too, so that counting them gives the pages of the scan; the file lacks the first beginning.

    Each form feed begins one: with its own line if it leads that, else with the next. Pages begin at the lines of
    ``starts`` too, and where a message says that they were not read.
    """
    page: list[Line] = []
    begins = False
    for at, (line, (leading, behind)) in enumerate(zip(lines, _form_feeds(lines), strict=True)):
        skipped = min(pages_skipped(line), _MOST_SKIPPED) if leading else 0
        for _ in range((leading or at in starts) + skipped):
            yield Page.of(page, begins=begins)
            page, begins = [], True
        page.append(line)
        for _ in range(behind):
            yield Page.of(page, begins=begins)
            page, begins = [], True
    yield Page.of(page, begins=begins)


def _form_feeds(lines: list[Line]) -> list[tuple[int, int]]:
    """How many form feeds stand before the text of each line, and how many behind the beginning of it.

    The one that ends the file's last page begins none.
    """
    counted = []
    for line in lines:
        leading = line.text[: len(line.text) - len(line.text.lstrip())].count("\f")
        counted.append((leading, line.text.count("\f") - leading))
    for at in range(len(lines) - 1, -1, -1):
        leading, behind = counted[at]
        if leading or behind:
            ends = behind > 0 or lines[at].blank
            counted[at] = (leading - (ends and not behind), behind - (behind > 0))
        if leading or behind or not lines[at].blank:
            break
    return counted


def _leading_blanks(lines: list[Line]) -> list[int]:
    """Text layers written page by page often set one blank before the first line of each page.

    Where paragraphs stand on one line each nobody wrote pages: there the blank is an accident.
    """
    filled = [line for line in lines if not line.blank]
    indented = [line for line in filled if line.indent]
    single = [at for at, line in enumerate(lines) if not line.blank and line.indent == 1 and line.text[0] == " "]
    few = len(single) <= _MAX_SHARE * len(filled)
    long = sum(len(line.text) > _LONGEST_LINE for line in filled) > _MAX_SHARE * len(filled)
    if long or len(filled) < _MIN_LINES or len(single) < 2 or len(single) < len(indented) or not few:
        return []
    # Pages follow each other without a blank line; what one stands above is a box that begins with a blank.
    direct = [at for at in single if at and not lines[at - 1].blank]
    return sorted({single[0], *direct}) if len(direct) >= _MOST * len(single) else single
