"""Fields of Word: what they show is text, the code that makes it is not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from fascicle.inputs.office.trees import child, children, own

_REFERENCES = frozenset({"REF", "PAGEREF", "NOTEREF"})  # to a place of the document, which the switch makes a link
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')


@dataclass
class _Field:
    code: str = ""
    chosen: str = ""
    shown: bool = False
    target: str = ""


class DocxFields:
    """The fields that are open in a part, the outermost first; a field may go over many paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def shown(self) -> bool:
        """Whether what comes now is seen."""
        return all(each.shown for each in self._open)

    @property
    def target(self) -> str:
        """The address to which what comes now leads."""
        return next((each.target for each in reversed(self._open) if each.target), "")

    def code(self, text: str) -> None:
        """A piece of a field's code."""
        if self._open and not self._open[-1].shown:
            self._open[-1].code += text

    def mark(self, element: etree._Element) -> str:
        """A mark that begins a field, parts its code from what it shows, or ends it; what it shows without any text."""
        kind = own(element, "fldCharType")
        if kind == "begin":
            self._open.append(_Field(chosen=_of_form(child(element, "w:ffData"))))
        elif kind == "separate":
            field = self._open[-1]
            field.shown, field.target = True, target_of(field.code)
        elif kind == "end":
            field = self._open.pop()
            return "" if field.shown else field.chosen or _without_result(field.code)
        return ""


def target_of(code: str) -> str:
    """The address of a field that is a link; empty for any other field."""
    words = [match[1] if match[1] is not None else match[2] for match in _WORD.finditer(code)]
    if len(words) > 2 and words[0].upper() in _REFERENCES and "\\h" in words:
        return f"#{words[1]}"
    if not words or words[0].upper() != "HYPERLINK":
        return ""
    place = next((after for word, after in pairwise(words) if word.lower() == "\\l"), "")
    address = words[1] if len(words) > 1 and not words[1].startswith("\\") else ""
    return f"{address}#{place}" if place else address


def _without_result(code: str) -> str:
    """What a field shows that keeps no result: a sign, or the words of a button."""
    words = [match[1] if match[1] is not None else match[2] for match in _WORD.finditer(code)]
    if len(words) > 1 and words[0].upper() == "SYMBOL" and words[1].isdecimal() and 32 <= int(words[1]) < 0x10000:
        return chr(int(words[1]))
    if len(words) > 2 and words[0].upper() == "MACROBUTTON":
        return " ".join(words[2:])
    return ""


def _of_form(form: etree._Element | None) -> str:
    """What a list to choose from shows; a text field has its words as its result."""
    entries = list(children(child(form, "w:ddList"), "w:listEntry"))
    chosen = own(child(form, "w:ddList", "w:result"), "val") or own(child(form, "w:ddList", "w:default"), "val") or "0"
    return own(entries[int(chosen)], "val") if chosen.isdecimal() and int(chosen) < len(entries) else ""
