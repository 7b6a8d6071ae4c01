"""Endings of numbers that stand apart from their number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, correction
from fascicle.model.certainty import Certainty

_ENGLISH = {"1": "st", "2": "nd", "3": "rd"}
_ROMAN = ("er", "re", "ère", "e", "ème")  # centuries in French
_TEENS = ("11", "12", "13")


def _is_english(number: str, ending: str) -> bool:
    return ending == ("th" if number.endswith(_TEENS) else _ENGLISH.get(number[-1], "th"))


def _is_french(number: str, ending: str) -> bool:
    return (ending in ("er", "re", "ère")) == (number in ("1", "I"))


def _is_short(number: str, _: str) -> bool:
    return len(number) < 3


_ORDINAL = re.compile(
    r"(?<![\w.,/:-])(?P<number>\d{1,4}|[IVX]+) (?P<ending>st|nd|rd|th|er|re|ère|e|ème|[ªº])(?=[ ,;.)\n]|$)(?![’'-])"
)
_FITS: Mapping[str, tuple[str, Callable[[str, str], bool]]] = {
    "en": ("st nd rd th", _is_english), "fr": ("er re ère e ème", _is_french), "nl": ("e", _is_short),
    "es": ("ª º", _is_short), "pt": ("ª º", _is_short), "it": ("ª º", _is_short), "gl": ("ª º", _is_short),
}  # fmt: skip


def find_ordinals(passage: Passage) -> Iterator[Correction]:
    """Numbers and their endings with a blank between them."""
    for match in _ORDINAL.finditer(passage.text):
        number, ending = match["number"], match["ending"]
        endings, fits = _FITS.get(passage.language(match.start()), ("", _is_short))
        if number.isdigit() or ending in _ROMAN:
            if ending not in endings.split() or not fits(number, ending):
                continue
            if ending == "º" and passage.text[match.end() : match.end() + 2].strip()[:1] in tuple("CFKNSEWO"):
                continue  # a degree
            span = (match.end("number"), match.start("ending"))
            evidence = f"{ending!r} makes an ordinal of the number before it"
            yield correction(rules.ORDINAL_APART, span, "", Certainty.HIGH, evidence)
