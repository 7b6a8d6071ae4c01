"""What one line of a text shows by itself: its signs, its words, its case, and what they look like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from copy import copy
from functools import cache

from fascicle.language.data import word_classes
from fascicle.model.source import Line, LineMark
from fascicle.structure.lines.drawn import Drawn, drawn_lines
from fascicle.structure.lines.widths import set_width

LONGEST_NAME = 40  # characters of a line that may be a name
HEAD, TAIL = 160, 60  # characters of a line that are looked at, at its begin and its end

_FOLD = str.maketrans(
    {
        **dict.fromkeys("\"'“”„‟«»‹›‘’‚`´", "q"),
        **dict.fromkeys("([{", "("),
        **dict.fromkeys(")]}", ")"),
        **dict.fromkeys("-–—―¬‐‑", "-"),
        **dict.fromkeys("*†‡§¶¹²³", "*"),
    }
)
_OWN_SIGNS = frozenset("q()-.,;:!?*#_=…/•<>|")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PREFIX = re.compile(
    r"[<(\[]?((?:[^\W\d_]+[.']?[ ]?|[IVX]+[.]? ?|\d+[.]? ?){1,4}?)(?=[.:>]|,? [(\[]| ?[—–] )|"
    r"([^\W\d_a-zß-öø-ÿ]{2,}(?: [^\W\d_a-zß-öø-ÿ]{2,}){0,2})(?= )"
)
_CLOSERS = "\"'“”„«»‹›‘’)]*_ "
_GAP = re.compile(r"\s{2,}|\t")
_NUMBER = re.compile(r"\d{1,4}")
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("year", re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")),
    (
        "date",
        re.compile(
            r"\b\d{1,2}[./] ?(?:\d{1,2}|[IVXivx]+)[./] ?\d|\b\d{1,2}(?:st|nd|rd|th|d|\.)? [^\W\d_]{3,} ?\.?,? ?\d{2}"
        ),
    ),
    ("counted", re.compile(r"[(\[]?(?:\d{1,3}|[IVXLC]+|[ivxl]+|[a-z])[.)\]] ")),
    ("alone", re.compile(r"[-–—\[( ]*(?:(?:\w{1,3}\.? )?\d{1,4}|[IVXLCivxlc]+)[-–—\]) .]*$")),
    ("contact", re.compile(r"@|www\.|https?:|[Tt][eé]l[.:]|[Ff]ax|\.(?:com|org|net)\b")),
    ("price", re.compile(r"[$£€] ?\d|\d ?(?:[$£€%]|d\.|s\.|fr\b|Mk?\b|kr\b)")),
    ("issue", re.compile(r"(?i)\b(?:n[o°ºr]|num|vol|bd|jg|année|anno)\.? ?\d|№")),
    ("leaders", re.compile(r"\.{4,}|(?:\. ){3,}|…{2,}|_{4,}")),
    ("ruled", re.compile(r"[-–—_=*.·•~+ ]{3,}$")),
    (
        "noted",
        re.compile(r"(?:[*†‡§]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\(?\d{1,2}\)|\[\d{1,3}\]|\(\*{1,3}\)|\d{1,3}(?=[^\W\d_ ]))"),
    ),
    ("dashed", re.compile(r"[-–—―] ?[^\W\d_\"“„«]")),
    ("bullet", re.compile(r"[•‣▪◦●■○►▶·*+–-]\s|[•‣▪◦●■○►▶]")),
    ("page", re.compile(r"\[?(?:Pg|p|S|page|Seite)\.? ?\d+\]?$")),
    ("angle", re.compile(r"<[^<>]+>|\{[^{}]+\}")),
    ("initials", re.compile(r"(?:[^\W\d_]\. ?){1,4}(?:[^\W\d_]+)?$")),
)
_AT_END = (("paged", re.compile(r"(?:\s{2,}|\.{2,} ?|, |\s)\d{1,4}\.?$")),)
NOTE_MARK = re.compile(r"[*†‡§]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\(?\d{1,2}\)|\[\d{1,3}\]|\(\*{1,3}\)")


_FIGURED = tuple((name, shape) for name, shape in _SHAPES if name in {"year", "date", "price"})  # they have a figure
_SEARCHED = tuple((name, shape) for name, shape in _SHAPES if name in {"contact", "issue"})
_LEADERS = ("....", ". . . ", "……", "____")
# The others begin the line, each with one of some signs.
_BEGINS = {
    name: re.compile(first)
    for name, first in {
        "counted": r"[(\[\da-zIVXLC]", "alone": r"[-–—\[( \w]", "ruled": r"[-–—_=*.·•~+ ]", "dashed": r"[-–—―]",
        "noted": r"[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰(\d\[]", "bullet": r"[•‣▪◦●■○►▶·*+–-]", "page": r"[\[PpS]", "angle": r"[<{]",
        "initials": r"[^\W\d_]",
    }.items()
}  # fmt: skip


SHAPES = frozenset(name for name, _ in (*_SHAPES, *_AT_END))


class Seen:
    """What one line shows by itself."""

    __slots__ = (
        "begin", "blank", "case", "classes", "digits", "edge", "extent", "first", "first_word", "gaps", "indent", "key",
        "last", "last_word", "line", "mark", "measure", "name", "number", "page", "pictured", "prefix", "second",
        "set_width", "shapes", "size", "start_word", "text", "type", "words",
    )  # fmt: skip

    def __init__(self, line: Line, blank: int, *, page: bool, pictured: bool, drawn: Drawn | None = None) -> None:
        text = line.content
        self.line, self.text, self.blank, self.page, self.pictured = line, text, blank, page, pictured
        self.indent = (
            len(line.text.expandtabs(4)) - len(line.text.expandtabs(4).lstrip()) if line.text[:1] in " \t" else 0
        )
        self.size = len(text)
        # what a document says of its lines: how wide they are, and the measure
        self.extent = self.measure = self.edge = self.first_word = 0.0
        self.set_width = set_width(text) if len(text) <= HEAD else float(len(text))
        self.begin = text[:TAIL].split(None, 1)[0]
        head, tail = text[:HEAD], text[-TAIL:]
        self.first, self.last, self.second = kind(text[0]), kind(text[-1]), kind(text[1:2] or " ")
        self.mark = kind(tail.rstrip(_CLOSERS)[-1:] or " ")
        self.type = line.size
        if drawn is not None:
            self.indent, self.set_width, self.type = drawn.inset, drawn.extent, line.size or drawn.type
            self.blank = blank if drawn.blank is None else drawn.blank
        words = [word.lower() for word in _WORD.findall(head)]
        last = words if len(text) <= HEAD else [word.lower() for word in _WORD.findall(tail)]
        self.words = len(words) if len(text) <= HEAD else text.count(" ") + 1
        self.start_word, self.last_word = (words[0] if words else ""), (last[-1] if last else "")
        self.case = case_of(head)
        self.key = _letters(text) if self.size <= HEAD else ""
        self.name = text.strip(" .:,;<>()[]—–-").lower() if self.size <= LONGEST_NAME else ""
        match = _PREFIX.match(head)
        prefix = (match[1] or match[2] or "") if match else ""
        self.prefix = prefix.strip().rstrip(".").lower() if len(prefix) <= LONGEST_NAME else ""
        self.digits = sum(map(str.isdigit, head)) / len(head)
        number = _NUMBER.findall(head) if self.size < TAIL else []
        self.number = int(number[0 if text[0].isdigit() else -1]) if number else -1
        self.shapes = frozenset(_shapes(head, tail, figures=self.digits > 0))
        self.gaps = len(_GAP.findall(line.text.strip())) if "  " in line.text or "\t" in line.text else 0
        self.classes = _classes(words[:2], "<") | _classes(last[-2:], ">")
        if len(words) < 9:
            self.classes |= _classes(words, "=")


def _shapes(head: str, tail: str, *, figures: bool) -> Iterator[str]:
    yield from (name for name, shape in _beginning(head[0]) if shape.match(head))
    yield from (name for name, shape in _SEARCHED if shape.search(head))
    if figures:
        yield from (name for name, shape in _FIGURED if shape.search(head))
    if any(each in head for each in _LEADERS):
        yield "leaders"
    yield from (name for name, shape in _AT_END if shape.search(tail))


@cache
def _beginning(sign: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The shapes that a line may have which begins with a sign."""
    return tuple((name, shape) for name, shape in _SHAPES if name in _BEGINS and _BEGINS[name].match(sign))


def _classes(words: Sequence[str], place: str) -> frozenset[str]:
    known = word_classes()
    return frozenset(f"{name}{place}" for word in words for name in known.get(word, ()))


@cache
def kind(character: str) -> str:
    """A sign's kind: capital `A`, letter `a`, figure `0`, the sign itself, or `x`."""
    character = character.translate(_FOLD)
    if character in _OWN_SIGNS:
        return character
    category = unicodedata.category(character)
    return "A" if category in ("Lu", "Lt") else "a" if category[0] == "L" else "0" if category[0] == "N" else "x"


def case_of(text: str) -> str:
    """How a line uses capitals: `caps`, `titled`, `one` word with a capital, `some`, `first`, `lower` or `none`."""
    letters = sum(map(str.isalpha, text))
    if not letters:
        return "none"
    upper = sum(map(str.isupper, text))
    if upper > 0.8 * letters and letters > 1:
        return "caps"
    tokens = [word for word in text.split() if word[:1].isalpha() or word[1:2].isalpha()]
    begun = sum(word[0].isupper() or word[1:2].isupper() for word in tokens)
    if tokens and begun >= 0.75 * len(tokens):
        return "titled" if len(tokens) > 1 else "one"
    return "some" if upper > 1 else "first" if upper else "lower"


def _letters(text: str) -> str:
    return re.sub(r"[\d\W_]+", " ", text.lower()).strip()


def seen_lines(lines: Sequence[Line]) -> list[Seen]:
    """The lines that have text."""
    found: list[Seen] = []
    blank, page, pictured = 0, True, False
    drawn = drawn_lines(lines)
    for line in lines:
        page = page or line.page is not None
        pictured = pictured or line.mark is LineMark.IMAGE
        if line.blank or not line.content:
            blank += 1
            continue
        found.append(Seen(line, blank, page=page, pictured=pictured, drawn=drawn.get(line.number)))
        blank, page, pictured = 0, False, False
    return found


def without(lines: Sequence[Seen], gone: Collection[int]) -> Iterator[Seen]:
    """The lines but those of some numbers, as if no page had ended there: what is blank around them says nothing."""
    broken = False
    for line in lines:
        if line.line.number in gone:
            broken = True
            continue
        if broken:
            line = copy(line)
            line.blank, line.page, broken = 0, True, False
        yield line
