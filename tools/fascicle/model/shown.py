"""Texts that came from somewhere, shown so that they can do nothing to a terminal and stand as they read."""

from __future__ import annotations

import json
import re

# What no line of text is made of: control characters (C0, DEL, C1), the ends of lines and paragraphs of Unicode, what
# turns the direction of writing for all that follows, halves of characters, and what XML cannot hold. The marks that
# Hebrew and Arabic need inside a line (U+200E, U+200F, U+061C) are text.
UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What cannot stand in an XML file."""

_LONGEST = 80  # characters of a value that a message shows


def shown(text: str) -> str:
    """A text on one line, with escapes (a backslash and a number) in the place of what is unsafe."""
    return UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def shown_lines(text: str) -> str:
    """A text of several lines, each as :func:`shown` gives it."""
    return "\n".join(map(shown, text.split("\n")))


def quoted(value: object) -> str:
    """A value as messages name it: as Python writes it, and not longer than a line."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # a number of thousands of digits, lists in lists without end
        return f"<{type(value).__name__}>"
    return shown(text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …")


def as_json(value: object, indent: int | None = None) -> str:
    """JSON, its texts readable in every script, with escapes for what is unsafe; such a string is one of TOML too."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _INSIDE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


# A line feed of JSON lays it out; one inside a string has its escape already.
_INSIDE = re.compile(rf"(?!\n){UNSAFE.pattern}")
