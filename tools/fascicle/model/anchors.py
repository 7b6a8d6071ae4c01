"""Anchors of lines: how ``lb/@n`` names them and their parts, and what editors call them."""

from __future__ import annotations

import re

# ``lb/@n``: the number of a line, and of its part; or the id of a line, which may hold full stops, and its part.
_NAME = re.compile(r"([1-9][0-9]{0,8})(?:\.([0-9]{1,9}))?|([^\s:]*[^\s:0-9.][^\s:]*)(?::([0-9]{1,9}))?")
_LINE_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


def file_line(anchor: str) -> int | None:
    """The number of a line in its file, where its anchor is one."""
    return int(anchor) if _LINE_NUMBER.fullmatch(anchor) else None


def part_name(anchor: str, part: int) -> str:
    """``lb/@n`` of a part of a line, the first being 1: ``79`` and ``79.2``, and of an id ``r1l7`` and ``r1l7:2``."""
    if part == 1:
        return anchor
    return f"{anchor}{':' if anchor.strip('0123456789') else '.'}{part}"


def split_name(name: str) -> tuple[str, int] | None:
    """The anchor of a line and the part of it that ``lb/@n`` names; None where it can name no line."""
    match = _NAME.fullmatch(name)
    return (match[1] or match[3], int(match[2] or match[4] or 1)) if match else None


# The anchors of formats that have paragraphs and no lines: ``par12``, ``fn3par1``, ``header1par2.2``.
_PARAGRAPH = re.compile(r"(?:(fn|en|header|footer)([0-9]{1,9}))?par([0-9]{1,9})(?:\.([0-9]{1,9}))?")
_STORIES = {"fn": "footnote", "en": "endnote", "header": "header", "footer": "footer"}


def named(anchor: str) -> str:
    """What an editor calls the line of an anchor: ``line 79``, ``line r1l7``, ``paragraph 12``."""
    match = _PARAGRAPH.fullmatch(anchor)
    if match is None:
        return f"line {anchor}"
    story = f" of {_STORIES[match[1]]} {match[2]}" if match[1] else ""
    line = f"line {match[4]} of " if match[4] else ""
    return f"{line}paragraph {match[3]}{story}"


def is_anchor(text: str) -> bool:
    """Whether a line can be named so: by a number from 1, or by an id without blanks and colons."""
    return split_name(text) == (text, 1)
