"""Titles and forms of address that stand before a name and do not belong to it: "Captain <persName>Marl</persName>"."""

from __future__ import annotations

import re

from fascicle.language.data import all_words

_FIRST = re.compile(r"(\w+)\.?\s+(?=\w)")


def title_length(name: str) -> int:
    """How many characters of a name its leading titles take, blanks included; 0 where there are none."""
    length = 0
    while (match := _FIRST.match(name, length)) and match[1] in all_words("titles"):
        length = match.end()
    return length
