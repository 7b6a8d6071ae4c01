"""HTML: what a browser shows of a page, without what helps to find one's way on it.

The tree is that of the HTML standard, whatever the file's tags are like. Elements say what blocks are and what stands
in what; nothing of it is guessed, but for notes, which have to prove themselves (:mod:`fascicle.inputs.html.notes`).
What is no text of the page is left out by rule and counted (:mod:`fascicle.inputs.html.left_out`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from fascicle.inputs.html.decode import decode
from fascicle.inputs.html.left_out import Rules
from fascicle.inputs.html.notes import find_notes
from fascicle.inputs.html.reader import HtmlReader
from fascicle.inputs.html.tree import parse
from fascicle.inputs.html.xhtml import as_html
from fascicle.model.source import Omission, SourceText


def read(data: bytes, path: PurePath | str) -> SourceText:
    """Read an HTML file."""
    root = parse(as_html(decode(data, path)), path)
    rules = Rules(root)
    reader = HtmlReader(find_notes({"": root}))
    reader.read(root, rules)
    return SourceText("html", reader.lines.pages(), marked=True, omitted=tuple(left_out(rules.counted)))


def left_out(counted: Mapping[str, int]) -> Iterator[Omission]:
    """What was left out, by its reasons."""
    return (Omission(reason, count) for reason, count in sorted(counted.items()) if count)
