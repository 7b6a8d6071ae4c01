"""Web and mail addresses whose acronym was misread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, correction
from fascicle.language.slips import near
from fascicle.model.certainty import Certainty

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()]+|[\w.+-]+@[\w.-]+\w")
_LABEL = re.compile(r"[A-Za-z]+")
_SCHEMES = frozenset({"http", "https", "html", "mailto"})
_TIMES = 3  # an acronym that often in the text is the name of a body


def find_addresses(passage: Passage) -> list[Correction]:
    """Labels of addresses that are one slip from an acronym of the text."""
    acronyms = {
        form.lower()
        for form, times in passage.forms.items()
        if form.isupper() and 4 <= len(form) <= 6 and times >= _TIMES
    }
    acronyms -= _SCHEMES
    if not acronyms:
        return []
    found = list(_addresses(passage))
    # the right form must stand in an address too: bodies do not always use their acronym there
    used = {label for _, label in found if label in acronyms}
    return [each for start, label in found if label not in acronyms for each in _compare(passage, start, label, used)]


def _addresses(passage: Passage) -> Iterator[tuple[int, str]]:
    for match in _ADDRESS.finditer(passage.text):
        for label in _LABEL.finditer(match[0]):
            if label[0].islower() and label[0] not in _SCHEMES:
                yield match.start() + label.start(), label[0]


def _compare(passage: Passage, start: int, label: str, acronyms: set[str]) -> Iterator[Correction]:
    for acronym in sorted(acronyms):
        # 'i' for 'l' keeps the length, so a longer label may begin with the misread acronym
        beginning = label[: len(acronym)]
        misread = len(label) > len(acronym) and _look(beginning) == _look(acronym) != beginning
        span = (start, start + len(beginning) if misread else start + len(label))
        if misread or ((label not in passage.forms or len(label) <= len(acronym) + 1) and _one_slip(label, acronym)):
            evidence = (
                f"the text has {passage.forms[acronym.upper()]} times {acronym.upper()}, and {acronym} in an address"
            )
            yield correction(rules.ADDRESS, span, acronym, Certainty.MEDIUM, evidence)
            return


def _look(text: str) -> str:
    return text.replace("i", "l").replace("1", "l").replace("0", "o")


def _one_slip(label: str, acronym: str) -> bool:
    return len(label) >= 3 and abs(len(label) - len(acronym)) <= 1 and acronym in _slips(label)


@lru_cache(maxsize=4096)
def _slips(label: str) -> set[str]:
    return near(label, ascii_lowercase)
