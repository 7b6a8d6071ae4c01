"""Plain text: lines as they stand, and pages where the file shows them."""

from __future__ import annotations

from dataclasses import replace

from fascicle.inputs.decode import split_lines
from fascicle.model.source import Line, Run, SourceText

# A file marks pages by a leading blank only if hardly any line has one: an indent of paragraphs is far commoner.
_MAX_SHARE = 0.03
_MIN_LINES = 40
_MOST = 0.75  # of the lines with a blank: enough to call it the custom
_LONGEST_LINE = 160  # characters: lines of a page are seldom longer, two may be glued together


def read(text: str) -> SourceText:
    """Read plain text; a page begins at a form feed or, where the file has that custom, at a line with one blank."""
    lines = []
    for number, (start, content) in enumerate(split_lines(text), 1):
        runs = (Run(0, len(content)),) if content.strip() else ()
        lines.append(Line(number, start, content, runs))
    return SourceText("text", tuple(_pages(lines, text)))


def _pages(lines: list[Line], text: str) -> list[Line]:
    return _leading_blanks(_form_feeds(lines) if "\f" in text else lines)


def _form_feeds(lines: list[Line]) -> list[Line]:
    """A form feed begins a page at the next line with text, or at its own where text follows it."""
    marked, pending = [], False
    for line in lines:
        before, feed, _ = line.text.rpartition("\f")
        leading = bool(feed) and not before.strip()
        pending = pending or leading
        if pending and not line.blank:
            line, pending = replace(line, page=True), False
        marked.append(line)
        pending = pending or (bool(feed) and not leading)
    return marked


def _leading_blanks(lines: list[Line]) -> list[Line]:
    """Text layers written page by page often set one blank before the first line of each page.

    Where paragraphs stand on one line each nobody wrote pages: there the blank is an accident.
    """
    filled = [line for line in lines if not line.blank]
    indented = [line for line in filled if line.indent]
    single = [line for line in indented if line.indent == 1 and line.text[0] == " "]
    few = len(single) <= _MAX_SHARE * len(filled)
    long = sum(len(line.text) > _LONGEST_LINE for line in filled) > _MAX_SHARE * len(filled)
    if long or len(filled) < _MIN_LINES or len(single) < 2 or len(single) < len(indented) or not few:
        return lines
    first = {line.number for line in single}
    # Pages follow each other without a blank line; what one stands above is a box that begins with a blank.
    direct = {line.number for line, above in zip(lines[1:], lines, strict=False) if not above.blank} & first
    if len(direct) >= _MOST * len(first):
        first = direct | {line.number for line in single[:1]}
    return [replace(line, page=True) if line.number in first else line for line in lines]
