"""What the patterns of the table ask of a place before they question it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

from fascicle.annotate.corrections.signs.pattern import L, SignPlace
from fascicle.annotate.corrections.text_context import Passage
from fascicle.language.data import of

_PAIR = re.compile(rf"(?<![\w,])({L}+),({L}+)(?![\w,])")
_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}
_TEENS = ("11", "12", "13")
_CODE = re.compile(r"[=$@{}\\|_]")
_AROUND = 40  # characters on both sides in which signs of a program count
_SHORT = 3  # letters of a word that may be an abbreviation


def no_syntax(place: SignPlace) -> bool:
    """No program's text."""
    return not place.is_syntax


def ends_sentence(place: SignPlace) -> bool:
    """A stop behind a blank, before a new sentence or the end: no file name begins with it."""
    following = place.text(0, 2)[place.span[1] - place.span[0] :].strip()[:1]
    begins = following.isupper() or following in ("", *'“„«"(')
    return not place.is_syntax and begins and (len(place.before) > 1 or place.text(1, 0)[0].isdigit())


def before_high_mark(place: SignPlace) -> bool:
    """A colon, semicolon, exclamation or question mark behind a blank, in a language that has none there."""
    mark = place.match["mark"]
    if of(place.language).high_marks_apart or place.is_syntax or place.before.isupper():
        return False  # a manual speaks of the mark, or has it as an operator
    return mark not in "!?" or place.text(0, 2)[2:].strip() == "" or place.after[:1].isupper()


def _listed(place: SignPlace) -> bool:
    """Whether a comma stands in a list of options without blanks: ``ro,nodev,noexec``, twice ``allow,deny``."""
    start, end = place.match.span()
    around = place.passage.text[start - len(place.before) - 1 : start - len(place.before)], place.after
    chained = around[0] == "," or place.passage.text[end + len(place.after) : end + len(place.after) + 1] == ","
    pair = frozenset((place.before, place.after))
    capitals = place.before.isupper() and place.after.isupper()
    return chained or capitals or _pairs(place.passage)[pair] > 1


@lru_cache(maxsize=2)
def _pairs(passage: Passage) -> Counter[frozenset[str]]:
    return Counter(frozenset(pair.groups()) for pair in _PAIR.finditer(passage.text))


def between_words(place: SignPlace) -> bool:
    """A comma or semicolon between two words that are written apart everywhere."""
    words = place.before, place.after
    return min(map(len, words)) > 1 and place.is_word(*words) and not place.is_syntax and not _listed(place)


def before_word(place: SignPlace) -> bool:
    """A number before a word that a dictionary has, in a text that has not many such."""
    return place.is_word(place.after) and not place.is_syntax


def between_sentences(place: SignPlace) -> bool:
    """A mark that ends a sentence between a word and one with a capital that everybody uses."""
    one, two = place.before, place.after
    sound = len(one) >= _SHORT and place.is_word(one, two) and not one.isupper() and one != two
    capital = two[:1].isupper() and (len(two) == 1 or not two.isupper())
    return sound and capital and place.is_usual(two) and not place.is_syntax


def is_clinging(place: SignPlace) -> bool:
    """A bracket that has a partner in its block, and encloses no expression of a manual."""
    block = place.passage.text[place.passage.text.rfind("\n", 0, place.span[0]) + 1 : place.span[0]]
    opens = place.match[0].startswith("(")
    names = place.after.isupper() or place.before.isupper()
    return not place.is_syntax and not names and (opens or block.count("(") > block.count(")"))


def is_accent(place: SignPlace) -> bool:
    """A sign between letters that is no letter itself, and no part of a nickname or address."""
    tail = place.passage.text[place.span[1] : place.span[1] + 20].partition(" ")[0]
    return not tail.endswith(">") and not (place.match[0] == "ʼ" and of(place.language).apostrophe_letter)


def apostrophe(place: SignPlace) -> str:
    """The apostrophe as the text has it."""
    straight, curly = _apostrophes(place.passage)
    return "'" if straight > curly else "’"


@lru_cache(maxsize=2)
def _apostrophes(passage: Passage) -> tuple[int, int]:
    return len(re.findall(rf"(?<={L})'(?={L})", passage.text)), len(re.findall(rf"(?<={L})’(?={L})", passage.text))


def is_decade(place: SignPlace) -> bool:
    """A number without its century that no quotation begins with."""
    text, end = place.passage.text, place.match.end()
    closing = re.match(r"‘[^\n‘’]{0,80}’(?!\w)", text[place.span[0] : place.span[0] + 90])
    return closing is None or text[end + 2 : end + 3] == "s"


def is_prose(place: SignPlace) -> bool:
    """A quotation, and no shift of a program or sign of mathematics."""
    return _CODE.search(place.text(_AROUND, _AROUND)) is None


def opening(place: SignPlace) -> str:
    """The sign that opens what the mark at the end of the match closes."""
    closing, (own, partner) = place.match[0][-1], tuple(of(place.language).quotes)
    if closing != partner or (own == partner and "“" in place.passage.text):
        return {"”": "“", "»": "«"}.get(closing, "")
    return own


def closing(place: SignPlace) -> str:
    """The sign that closes what the mark at the beginning of the match opens."""
    begin, (own, partner) = place.match[0][0], tuple(of(place.language).quotes)
    return partner if begin == own else {"„": "”", "“": "”", "«": "»"}.get(begin, "”")


def closes_otherwise(place: SignPlace) -> bool:
    """The language closes with another sign than this one, which opens."""
    return of(place.language).quotes[1] != "“" and is_prose(place)


def is_stop_too_many(place: SignPlace) -> bool:
    """Two stops behind a word that is no abbreviation, before a new sentence or the end."""
    following = place.text(0, 3)[place.span[1] - place.span[0] :].lstrip("”’»)").lstrip(" ")[:1]
    word = place.passage.text[: place.span[0]][-1:].isalnum() and place.before
    long = not word or len(place.before) > _SHORT or place.before.isdigit()
    if _trails_off(place.passage):
        return False
    return long and (following.isupper() or following in ("", "“", "„", "«", "(", "¿", "¡")) and not place.is_syntax


@lru_cache(maxsize=2)
def _trails_off(passage: Passage) -> bool:
    """Whether two stops are how the text leaves a sentence open: they stand before small letters too."""
    return len(re.findall(rf"{L}\.\. ?(?=[^\W\d_A-Z])", passage.text)) > 1


def is_ordinal(place: SignPlace) -> bool:
    """An ending that makes an ordinal of the number before it, as the language has them."""
    number, ending = place.match["number"], place.match["ending"]
    if not (number.isdigit() or of(place.language).roman_ordinals) or ending not in of(place.language).ordinals:
        return False
    if ending == "º" and place.text(0, 2)[1:].strip()[:1] in tuple("CFKNSEWO"):
        return False  # a degree
    fits: dict[str, Callable[[], bool]] = {
        "en": lambda: ending == ("th" if number.endswith(_TEENS) else _ENDINGS.get(number[-1], "th")),
        "fr": lambda: (ending in ("er", "re", "ère")) == (number in ("1", "I")),
    }
    return fits.get(place.language, lambda: len(number) < _SHORT)()
