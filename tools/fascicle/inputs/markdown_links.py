"""Links in Markdown: where they lead, in brackets behind their words or in a definition elsewhere in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fascicle.inputs.markdown_html import REFERENCE, character_of

# Bounded, so that brackets that never close cost no more than their length.
_TITLE = r"(?:\"(?:[^\"\\]|\\.){0,1000}\"|'(?:[^'\\]|\\.){0,1000}'|\((?:[^()\\]|\\.){0,1000}\))"
_BARE = r"(?:[^()\s<\\]|\\.|\([^()\s]{0,500}\))(?:[^()\s\\]|\\.|\([^()\s]{0,500}\)){0,1000}"
INLINE = re.compile(
    rf"\(\s*+(?:<(?P<angled>[^<>\n]{{0,1000}})>|(?P<bare>{_BARE})?)(?:\s++(?P<title>{_TITLE}))?\s*+\)", re.DOTALL
)
DEFINITION = re.compile(
    rf"\[(?!\^)(?P<label>(?:[^\[\]\\]|\\.){{1,999}})\]:\s*(?:<(?P<angled>[^<>]*)>|(?P<bare>[^\s<]\S*))(?:\s+{_TITLE})?\s*"
)
TITLE_LINE = re.compile(rf"{_TITLE}\s*")
_BLANKS = re.compile(r"\s+")
_ESCAPE = re.compile(rf"\\([!-/:-@\[-`{{-~])|({REFERENCE})")

Addresses = dict[str, str]


def label_of(text: str) -> str:
    """A label as it is compared: case and width of blanks say nothing."""
    return _BLANKS.sub(" ", text.strip()).casefold()


def definitions(lines: Iterable[str]) -> Addresses:
    """The addresses that these lines define, by label; the first definition of a label holds."""
    found: Addresses = {}
    for line in lines:
        if match := DEFINITION.fullmatch(line.strip()):
            found.setdefault(label_of(match["label"]), address_of(match))
    return found


def address_of(match: re.Match[str]) -> str:
    """The address that a link or a definition names."""
    address = match["angled"] if match["angled"] is not None else match["bare"] or ""
    return _ESCAPE.sub(lambda each: each[1] or character_of(each[2]) or each[2], address)
