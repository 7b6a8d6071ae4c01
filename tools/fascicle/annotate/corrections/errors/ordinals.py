"""Endings of numbers that stand apart from their number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, correction
from fascicle.language.data import of, pattern
from fascicle.model.certainty import Certainty

_ENGLISH = {"1": "st", "2": "nd", "3": "rd"}
_TEENS = ("11", "12", "13")


def _is_english(number: str, ending: str) -> bool:
    return ending == ("th" if number.endswith(_TEENS) else _ENGLISH.get(number[-1], "th"))


def _is_french(number: str, ending: str) -> bool:
    return (ending in ("er", "re", "ère")) == (number in ("1", "I"))


def _is_short(number: str, _: str) -> bool:
    return len(number) < 3


_ORDINAL = r"(?<![\w.,/:-])(?P<number>\d{1,4}|[IVX]+) (?P<ending>{ordinals})(?=[ ,;.)\n]|$)(?![’'-])"
_FITS: Mapping[str, Callable[[str, str], bool]] = {"en": _is_english, "fr": _is_french}


def find_ordinals(passage: Passage) -> Iterator[Correction]:
    """Numbers and their endings with a blank between them."""
    for match in pattern(_ORDINAL).finditer(passage.text):
        number, ending = match["number"], match["ending"]
        language = passage.language(match.start())
        if number.isdigit() or of(language).roman_ordinals:
            if ending not in of(language).ordinals or not _FITS.get(language, _is_short)(number, ending):
                continue
            if ending == "º" and passage.text[match.end() : match.end() + 2].strip()[:1] in tuple("CFKNSEWO"):
                continue  # a degree
            span = (match.end("number"), match.start("ending"))
            evidence = f"{ending!r} makes an ordinal of the number before it"
            yield correction(rules.ORDINAL_APART, span, "", Certainty.HIGH, evidence)
