"""What no correction touches: addresses, numbers, codes, names of the authority file, links that say their target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import ahocorasick

from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.rules import ACCENT_APART, LOST_IN_EXTRACTION, MOJIBAKE
from fascicle.annotate.corrections.text_context import Passage
from fascicle.model.characters import INVISIBLE, MARKS, lost_letters
from fascicle.tei.names import tei

_ADDRESS = re.compile(
    r"(?:\w+://|www\.|doi:)[^\s<>]+[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b10\.\d{4,9}/\S+\w"  # of the web, mail, DOI
    r"|(?<![\w.])(?:[\w-]+\.)+(?:com|org|net|edu|gov|info|eu|[a-z]{2})/[\w/.?=&%#-]*"
    r"|(?<![\w/])~?(?:/[\w.-]+){2,}|\b[A-Za-z]:\\\S+|(?<!\w)[\w-]+\.(?:txt|xml|pdf|html?|docx?|csv|tiff?|jpe?g|png)\b"
)
_CODE = re.compile(r"(?<!\w)(?:[A-Z]{1,6}[-/ .]?\d[\w./-]*\d|\w*_\w+|\d+(?:\.\d+){2,}|[A-Z]+\d+[A-Z]*\d*)(?!\w)")
_JOINED = rf"[{MARKS}{INVISIBLE}]"
_INSIDE = re.compile(rf"(?<=\w)(?:{_JOINED}+)(?=\w|$)|(?<=\w){_JOINED}+")

_OF_LOST = (LOST_IN_EXTRACTION.code, ACCENT_APART.code, MOJIBAKE.code)


class Untouchable:
    """Where in a text nothing is corrected."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._spans = sorted({*self._addresses(), *self._links()})
        self._lost = [(start, end) for start, end, _ in lost_letters(passage.text)]

    def _addresses(self) -> Iterator[tuple[int, int]]:
        for kind in (_ADDRESS, _CODE):
            yield from (match.span() for match in kind.finditer(self._passage.text))

    def _links(self) -> Iterator[tuple[int, int]]:
        """Links whose words say where they lead: words and target would differ."""
        view = self._passage.view
        for element in view.pieces[0].slot.parent.getroottree().getroot().iter(tei("ref")) if view.pieces else ():
            span, target = view.span(element), element.get("target", "")
            if span is not None and "".join(view.text[slice(*span)].split()).lower() in target.lower():
                yield span

    @cached_property
    def _names(self) -> list[tuple[int, int]]:
        """Where names of the authority file stand as whole words."""
        machine, text = ahocorasick.Automaton(), self._passage.text
        for name in sorted(self._passage.names):
            if name:
                machine.add_word(name, len(name))
        if not len(machine):
            return []
        machine.make_automaton()
        spans = ((end + 1 - length, end + 1) for end, length in machine.iter(text))
        return [
            (start, end)
            for start, end in spans
            if not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum()
        ]

    def forbids(self, each: Correction) -> bool:
        """Whether a correction would change what is not to be changed, or part what belongs to one letter or word."""
        text = self._passage.text
        if each.rule not in _OF_LOST and _meets(self._lost, each):
            return True
        if _meets(self._spans, each) or self._parts_word(text, each.start) or self._parts_word(text, each.end):
            return True
        return any(not self._keeps(each, start, end) for start, end in self._names if _meets([(start, end)], each))

    def _parts_word(self, text: str, at: int) -> bool:
        """Whether a place is inside a letter with its mark, or beside a sign inside a word that is not seen."""
        if not 0 < at < len(text) or text[at - 1 : at + 1].isascii():
            return False
        return bool(re.match(rf"\w{_JOINED}|{_JOINED}[\w{MARKS}{INVISIBLE}]", text[at - 1 : at + 1]))

    def _keeps(self, each: Correction, start: int, end: int) -> bool:
        """Whether a name that stands there stands there still, when the correction is made."""
        text, name = self._passage.text, self._passage.text[start:end]
        first, last = min(start, each.start) - len(name) - 1, max(end, each.end) + len(name) + 1
        before, after = text[max(0, first) : each.start], text[each.end : last]
        return before.count(name) + after.count(name) > 0 or name in before + each.replacement + after


def _meets(spans: list[tuple[int, int]], each: Correction) -> bool:
    return any(start < each.end and each.start < end for start, end in spans)
