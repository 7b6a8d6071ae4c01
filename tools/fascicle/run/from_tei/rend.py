"""Values of ``@rend`` whose meaning the stylesheets know by their word; all others are asked about."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from lxml import etree

from fascicle import resources
from fascicle.run.from_tei.survey import Survey

_LOOKS = "home/looks.xsl"
_ROW = re.compile(r"'[^']*':\s*'([^']*)'")
# What stands before or around a word, as home:of-word of xslt/home/typography.xsl has it.
_BEFORE = re.compile(r"^#|^(simple|rend|tei|style):")
_ALIGNED = re.compile(r"^(?:text-)?align\((\w+)\)$")
_INDENTED = re.compile(r"^indent[-(]?\d+\)?$")


@cache
def known_words() -> frozenset[str]:
    """The words that ``xslt/home/looks.xsl`` knows."""
    tree = etree.parse(resources.stylesheet(_LOOKS))
    select = tree.getroot().find("{*}variable").get("select", "")  # type: ignore[union-attr]
    return frozenset(word for words in _ROW.findall(select) for word in words.split())


def is_plain(value: str) -> bool:
    """Whether a value says in a word what it means."""
    word = _INDENTED.sub("indent", _ALIGNED.sub(r"\1", _BEFORE.sub("", value.lower())))
    return not word or word in known_words()


def unknown_rend(survey: Survey) -> dict[str, int]:
    """The values that are not plain, with how often they are there, the most frequent first."""
    counts: Counter[str] = Counter()
    for file in survey.texts:
        counts.update(file.rend)
    unknown = {value: count for value, count in counts.items() if not is_plain(value)}
    return dict(sorted(unknown.items(), key=lambda each: (-each[1], each[0])))
