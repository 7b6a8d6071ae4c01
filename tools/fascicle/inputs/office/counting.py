"""Numbers as word processors count with them: in letters, in Roman figures, in the signs of notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_HEBREW = ((400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע"), (60, "ס"), (50, "נ"),
           (40, "מ"), (30, "ל"), (20, "כ"), (10, "י"), (9, "ט"), (8, "ח"), (7, "ז"), (6, "ו"), (5, "ה"), (4, "ד"),
           (3, "ג"), (2, "ב"), (1, "א"))  # fmt: skip
_SIGNS = "*†‡§"


def roman(number: int) -> str:
    """A number in small Roman figures."""
    return _sum(_ROMAN, number)


def _sum(signs: tuple[tuple[int, str], ...], number: int) -> str:
    if not 0 < number < 5000:
        return str(number)
    written = ""
    for value, sign in signs:
        written += sign * (number // value)
        number %= value
    return written


def letters(number: int, alphabet: str = _LATIN) -> str:
    """A number in small letters, as word processors count: a to z, aa, bb."""
    if not 0 < number <= 40 * len(alphabet):
        return str(number)
    times, at = divmod(number - 1, len(alphabet))
    return alphabet[at] * (times + 1)


def _ordinal(number: int) -> str:
    last = 0 if number // 10 % 10 == 1 else number % 10
    return f"{number}{('th', 'st', 'nd', 'rd')[last if last < 4 else 0]}"


def _upper(form: Callable[[int], str], number: int) -> str:
    return form(number).upper()


_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": "{:02d}".format,
    "lowerRoman": roman,
    "upperRoman": partial(_upper, roman),
    "lowerLetter": letters,
    "upperLetter": partial(_upper, letters),
    "russianLower": partial(letters, alphabet=_RUSSIAN),
    "russianUpper": partial(letters, alphabet=_RUSSIAN.upper()),
    "hebrew1": partial(_sum, _HEBREW),
    "chicago": partial(letters, alphabet=_SIGNS),
    "ordinal": _ordinal,
    "numberInDash": "- {} -".format,
    "none": lambda _: "",
}


def written(number: int, form: str) -> str:
    """A number in a form by its name in OOXML; in figures, where that is another one."""
    return _FORMS.get(form, str)(number)
