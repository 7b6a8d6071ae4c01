"""Looking at the dates of a TEI file: values by themselves, values beside each other, values beside words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lxml import etree

from fascicle.check.bounds import bounded
from fascicle.check.dating import weekdays
from fascicle.check.dating.calendars import bounds, day_of, fault, from_julian, weekday, written
from fascicle.check.dating.rules import ENDS_BEFORE, NO_DATE, OTHER_WORDS, TWO_VALUES, WRONG_WEEKDAY
from fascicle.check.positions import Positions, index_of
from fascicle.dates import find_dates
from fascicle.edition.header import language_of
from fascicle.model.certainty import Certainty
from fascicle.model.diagnostics import Diagnostic, Rule
from fascicle.model.edtf import Day
from fascicle.model.saying import say
from fascicle.model.shown import quoted
from fascicle.tei.language_tags import language_tag
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.names import XML_LANG, local

_SPANS: Final = (("notBefore", "notAfter"), ("from", "to"), ("notBefore", "to"), ("from", "notAfter"))
_VALUES: Final = ("when", "notBefore", "notAfter", "from", "to")
# Elements whose @from and @to are pages, lines, points of a text: all that have them and are not att.datable.
_NO_TIME: Final = frozenset(
    {"app", "arc", "biblScope", "citedRange", "locus", "lem", "rdg", "note", "noteGrp", "span", "timeline", "when"}
    | {"alt", "interp", "move", "seriesStmt", "locusGrp", "dim", "extent", "catRef", "certainty", "precision"}
)
_WORDS: Final = frozenset({"date", "origDate", "docDate", "birth", "death"})
_LONGEST: Final = 120  # characters of words that are a date, and not a sentence about it
_FEWEST_REST: Final = 1  # words beside the date and its weekday: what has more may be about another day
_REFORM: Final = 1753  # until then the year began in March somewhere in Europe
_OF_VALUES: Final = (NO_DATE, ENDS_BEFORE, TWO_VALUES)
_HOUSE: Final = ("F0315", "F0316")  # the house rules about the same
_LARGEST: Final = 16 * 2**20  # bytes of a file that a tree is made of for its dates alone
_MAY_HAVE = re.compile(rb"\b(?:when|notBefore|notAfter|from|to)\s*=")

_Found = tuple[etree._Element, str, Rule, str, str]


def check_dates(root: etree._Element, data: bytes, path: str, *, values: bool = True) -> list[Diagnostic]:
    """What is wrong with the dates of a file; ``root`` is the tree of ``data``.

    ``values`` says that no grammar has looked at the values and at the order of spans.
    """
    return bounded(_diagnostics(_findings(root, values=values), root, data, path), "the check of the dates")


def may_have_dates(data: bytes) -> bool:
    """Whether it is worth while to look; in a file of many megabytes it is not, as it takes a tree of the whole."""
    return len(data) <= _LARGEST and _MAY_HAVE.search(data) is not None


def untold(dates: Iterable[Diagnostic], told: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings about dates but for those that the file's own schema has in the same line: each fault once."""
    by_line: dict[int | None, list[Diagnostic]] = {}
    for each in told:
        by_line.setdefault(each.line, []).append(each)

    def is_told(one: Diagnostic) -> bool:
        name = "@" + one.message.partition("@")[2].partition(" ")[0]
        same_line = by_line.get(one.line, ()) if one.rule in _OF_VALUES else ()
        return any(name in other.message or other.rule.code in _HOUSE for other in same_line)

    return [each for each in dates if not is_told(each)]


def _findings(root: etree._Element, *, values: bool) -> Iterator[_Found]:
    main = _tag(language_of(root))
    for element in root.iter("{*}*"):
        said = {name: value for name in _VALUES if (value := element.get(name)) is not None}
        if not said or not (name := local(element)) or name in _NO_TIME:
            continue
        if values:
            yield from _of_values(element, said)
        if name in _WORDS and (day := day_of(said.get("when", ""))):
            yield from _of_words(element, day, _language(element) or main)


def _of_values(element: etree._Element, said: Mapping[str, str]) -> Iterator[_Found]:
    for name, value in said.items():
        if problem := fault(value):
            message = say("@{name} is no date: {value}: {problem}", name=name, value=quoted(value), problem=problem)
            yield element, name, NO_DATE, message, say("mend the value")
    for early, late in _SPANS:
        first, last = (bounds(said.get(name, "")) for name in (early, late))
        if first and last and first[0] > last[1]:
            parts = {"early": f"@{early} {said[early]}", "late": f"@{late} {said[late]}"}
            message = say("{early} is later than {late}", **parts)
            yield element, early, ENDS_BEFORE, message, say("exchange them, or mend the figure that is wrong")
    if "when" in said and len(said) > 1:
        others = ", ".join(f"@{each}" for each in said if each != "when")
        hint = say("keep @when where the day, month or year is known, the span where it is not")
        message = say("<{name}> has @when together with {others}", name=local(element), others=others)
        yield element, "when", TWO_VALUES, message, hint


def _of_words(element: etree._Element, day: Day, language: str) -> Iterator[_Found]:
    words = " ".join(LayerView(element, Layer.READING).text.split())
    if not language or not words or len(words) > _LONGEST:
        return
    if (found := weekdays.named(words, _before(element), language)) is not None:
        number, word = found
        if number != weekday(day) and not _is_of_another_calendar(element):
            yield element, "when", WRONG_WEEKDAY, *weekdays.contradiction(number, word, day, language)
    if (other := _said_by(words, language)) is not None and other != day and not _is_same_day(element, other, day):
        parts = {"words": quoted(words), "day": written(other), "value": written(day)}
        message = say("the words {words} say {day}, the value is {value}", **parts)
        yield element, "when", OTHER_WORDS, message, say('write when="{day}", or mend the words', day=written(other))


def _said_by(words: str, language: str) -> Day | None:
    """The day that words name, where they name one and hardly say anything else."""
    found = find_dates(words, [language])
    is_sure = len(found) == 1 and found[0].certainty is Certainty.HIGH
    day = day_of(found[0].value.custom or found[0].when) if is_sure else None
    if day is None:
        return None
    rest = f"{words[: found[0].start]} {words[found[0].end :]}"
    names = weekdays.named(rest, "", language)
    beside = [word for word in re.findall(r"\w+", rest) if names is None or word != names[1]]
    return day if len(beside) <= _FEWEST_REST and not re.search(r"\d", rest) else None


def _is_same_day(element: etree._Element, said: Day, value: Day) -> bool:
    """Whether words in an older way of counting mean the value: Julian days, years that begin in March."""
    if _is_of_another_calendar(element) and "ulian" not in element.get("calendar", ""):
        return True
    next_year = (said[0] + 1, *said[1:]) if said[0] < _REFORM and said[1] <= 3 and said[1:] != (2, 29) else said
    return value in (next_year, from_julian(said), from_julian(next_year))


def _is_of_another_calendar(element: etree._Element) -> bool:
    calendar = element.get("calendar", "")
    return bool(calendar) and "regorian" not in calendar


def _language(element: etree._Element) -> str:
    """The language that is said of an element, as far as it is one."""
    tags = (each.get(XML_LANG, "") for each in (element, *element.iterancestors()))
    return next((known for tag in tags if tag and (known := _tag(tag))), "")


def _tag(tag: str) -> str:
    known = tag if len(tag) == len("en") else language_tag(tag.replace("_", "-"))
    return "" if known == "und" else known


def _before(element: etree._Element) -> str:
    """What stands right before an element."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return previous.tail or ""
    return (parent.text or "") if parent is not None else ""


def _diagnostics(findings: Iterable[_Found], root: etree._Element, data: bytes, path: str) -> Iterator[Diagnostic]:
    places: tuple[Positions, dict[etree._Element, int]] | None = None
    for element, attribute, rule, message, hint in findings:
        positions, index = places = places or (Positions(data, path), index_of(root))
        yield Diagnostic(rule, path, *positions.of_value(index[element], attribute), message, hint)
