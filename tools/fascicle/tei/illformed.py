"""Why a file is no XML: the cause, where an editor has to mend it, instead of the place where a parser gave up.

A parser stops at ``</body>``; what is wrong is the ``<p>`` thirty lines above that nobody closed.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple
from xml.parsers.expat import errors

from fascicle.model.near import distance
from fascicle.model.saying import say
from fascicle.tei import illformed_tags
from fascicle.tei.illformed_tags import NAME, Cause
from fascicle.tei.places import Places


class _Open(NamedTuple):
    name: str
    start: int
    indent: int | None  # what stands before it on its line, if that is nothing but blanks


_TOKEN = re.compile(
    rf"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>
    |<!DOCTYPE(?:[^\[<>"']|"[^"]*"|'[^']*')*+(?:\[.*?\]\s*)?>
    |</(?P<end>{NAME})\s*+>
    |<(?P<start>{NAME})(?:\s++{NAME}\s*+=\s*+(?:"[^<"]*+"|'[^<']*+'))*+\s*+(?P<empty>/?)>
    |[^<]++""",
    re.DOTALL | re.VERBOSE,
)
_LINE_END = re.compile(r"\r\n?|\n")
_END = re.compile(rf"</({NAME})")
_REFERENCE = re.compile(r"&(#?)([^\s;<>&\"'=]*)(;?)")


class Explained(NamedTuple):
    """What is wrong, what to do, and where, in lines and columns from 1."""

    message: str
    hint: str
    line: int
    column: int


def cause_of(data: bytes, byte: int, kind: str) -> Explained:
    """Why expat stopped at a byte of a document in UTF-8, saying ``kind``."""
    text = data.decode("utf-8", "surrogateescape")
    search = _Search(text, len(data[:byte].decode("utf-8", "surrogateescape")))
    message, hint, at = search.cause(kind) or Cause(*_otherwise(kind), search.place)
    return Explained(message, hint, *Places(data).at(len(text[:at].encode("utf-8", "surrogateescape"))))


def _otherwise(kind: str) -> tuple[str, str]:
    match kind:
        case errors.XML_ERROR_MISPLACED_XML_PI:
            return (
                say("<?xml stands here, and is not the first thing in the file"),
                say("delete the blanks, lines or characters before it"),
            )
        case errors.XML_ERROR_ATTRIBUTE_EXTERNAL_ENTITY_REF:
            return say("an attribute uses an external entity"), say("write its text where it is used")
        case errors.XML_ERROR_UNCLOSED_TOKEN:
            return say("a tag, comment or DOCTYPE is not finished"), say("look for a missing > or quote")
        case errors.XML_ERROR_INVALID_TOKEN:
            return say("a character cannot stand here"), say("look at this place and just before it")
    return kind, say("look at this place and just before it")


def what_to_write_for(name: str) -> str:
    """What to do about a reference to an entity that is declared nowhere."""
    if (sign := html.unescape(f"&{name};")) != f"&{name};" and len(sign) == 1:
        number = f"&#{ord(sign)};"
        return say("write {number}", number=number) + (
            say(", or the character itself: {sign}", sign=sign) if sign.isprintable() and not sign.isspace() else ""
        )
    return say(
        "write the character itself, or its number such as &#233;, or declare it in the file;"
        " only &amp; &lt; &gt; &quot; &apos; are built in"
    )


class _Search:
    """A document up to the place where a parser stopped: what is open there, and where the last markup begins."""

    def __init__(self, text: str, place: int) -> None:
        self.text, self.place, self.at = text, place, 0
        self.open: list[_Open] = []
        self.root = ""
        self._outdented: list[_Open] = []
        while (found := _TOKEN.match(text, self.at)) and found.end() <= place:
            if found["start"] and not found["empty"]:
                self.open.append(_Open(found["start"], self.at, self._indent(self.at)))
                self.root = self.root or found["start"]
            elif found["end"] and self.open:
                self._close(found.start())
            self.at = found.end()

    def _close(self, at: int) -> None:
        opened = self.open.pop()
        indent = self._indent(at)
        if indent is not None and opened.indent is not None and indent < opened.indent:
            self._outdented.append(opened)

    def _indent(self, at: int) -> int | None:
        begin = max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1
        before = self.text[begin:at]
        return len(before) if not before.strip() else None

    def _line(self, at: int) -> int:
        return len(_LINE_END.findall(self.text, 0, at)) + 1

    def cause(self, kind: str) -> Cause | None:
        """The cause of what expat calls ``kind``."""
        match kind:
            case errors.XML_ERROR_TAG_MISMATCH:
                return self._mismatch()
            case errors.XML_ERROR_NO_ELEMENTS:
                return self._lost_end()
            case errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
                return self._after_the_end()
            case errors.XML_ERROR_UNBOUND_PREFIX:
                return illformed_tags.unbound_prefix(self.text, self.at)
            case errors.XML_ERROR_DUPLICATE_ATTRIBUTE:
                return illformed_tags.twice(self.text, self.at, self.place)
            case errors.XML_ERROR_UNDEFINED_ENTITY:
                return self._undeclared()
            case errors.XML_ERROR_MISPLACED_XML_PI:
                return None
        return self._sign() or self._markup() or self._reference()

    def _mismatch(self) -> Cause | None:
        found = _END.match(self.text, self.at)
        if not found or not self.open:
            return None
        closing, inner = found[1], self.open[-1]
        names = [each.name for each in self.open]
        here, line = f"</{closing}>", self._line(inner.start)
        if closing in names:
            return self._unclosed(here, self.open[len(names) - names[::-1].index(closing) :])
        if distance(closing.lower(), inner.name.lower(), most := max(1, len(inner.name) // 3)) <= most:
            return Cause(
                say(
                    "{here} does not close <{name}> of line {line}: names must agree",
                    here=here,
                    name=inner.name,
                    line=line,
                ),
                say("write </{name}>, or mend the name in line {line}", name=inner.name, line=line),
                self.at,
            )
        return Cause(
            say(
                "{here} closes nothing: no <{closing}> is open, but <{name}> of line {line} is",
                here=here,
                closing=closing,
                name=inner.name,
                line=line,
            ),
            say("delete {here}, or write </{name}> if that is meant", here=here, name=inner.name),
            self.at,
        )

    def _unclosed(self, before: str, inside: list[_Open]) -> Cause:
        """What stands open in an element that is closed: it, or what indentation says took its end tag."""
        first = inside[0]
        took = (each for each in self._outdented if each.name == first.name and each.start > first.start)
        one = next(took, first)
        hint = say("write </{name}> where it ends, before {before}", name=one.name, before=before)
        if len(inside) > 1 and inside[1].name == one.name:
            again = self._line(inside[1].start)
            hint = say(
                "write </{name}> where it ends; perhaps the <{name}> of line {again} should be it",
                name=one.name,
                again=again,
            )
        return Cause(
            say(
                "<{name}> is not closed before {before} of line {line}",
                name=one.name,
                before=before,
                line=self._line(self.at),
            ),
            hint,
            one.start,
        )

    def _lost_end(self) -> Cause | None:
        if not self.open:
            return Cause(
                say("the file holds no element"), say("write the document, or restore it from a copy"), len(self.text)
            )
        names = ", ".join(
            say("<{name}> of line {line}", name=each.name, line=self._line(each.start)) for each in self.open[-3:][::-1]
        )
        tags = "".join(f"</{each.name}>" for each in self.open[::-1][:5])
        return Cause(
            say("the file ends before its root element does: {names} still open", names=names),
            say(
                "write {tags} at its end, or restore the lost end of the file",
                tags=tags + ("..." if len(self.open) > 5 else ""),
            ),
            self.place,
        )

    def _after_the_end(self) -> Cause:
        found = re.compile(rf"<({NAME})").match(self.text, self.place)
        what = f"<{found[1]}>" if found else say("text")
        return Cause(
            say("{what} stands after </{root}>, the end of the document", what=what, root=self.root),
            say("a file has one root element: delete what follows it, or move it inside"),
            self.place,
        )

    def _undeclared(self) -> Cause | None:
        found = _REFERENCE.match(self.text, self.place)
        if not found:
            return None
        message = say("the entity “{name}” is declared nowhere in this file", name=found[2])
        return Cause(message, what_to_write_for(found[2]), self.place)

    def _sign(self) -> Cause | None:
        """A character that no XML holds, or a byte that is no UTF-8."""
        sign = self.text[self.place : self.place + 1]
        if "\ud800" <= sign <= "\udfff":
            byte = sign.encode("utf-8", "surrogateescape")
            shown = byte.decode("cp1252", "replace")
            return Cause(
                say(
                    "the file is not in UTF-8: the byte {byte} stands here, in Windows-1252 “{sign}”",
                    byte=byte.hex().upper(),
                    sign=shown,
                ),
                say('save it as UTF-8, or write its encoding into the first line, as encoding="windows-1252"'),
                self.place,
            )
        if sign and (sign < " " or sign in "\ufffe\uffff") and sign not in "\t\r\n":
            code = f"U+{ord(sign):04X}"
            return Cause(
                say("the control character {code} cannot stand in XML", code=code), say("delete it"), self.place
            )
        return None

    def _markup(self) -> Cause | None:
        """What is wrong with the comment, section or tag in which the parser stopped."""
        text, at = self.text, self.at
        if text.startswith("<!--", at):
            hyphens = text.find("--", at + 4)
            if hyphens < 0 or (text.find("-->", at) < 0 and hyphens > self.place):
                return Cause(say("a comment is not closed"), say("write --> where it ends"), at)
            return Cause(
                say("two hyphens -- cannot stand in a comment"), say("write one, or put a blank between them"), hyphens
            )
        for begin, end in (("<![CDATA[", "]]>"), ("<?", "?>")):
            if text.startswith(begin, at) and end not in text[at:]:
                return Cause(say("{begin} is not closed", begin=begin), say("write {end} where it ends", end=end), at)
        return illformed_tags.broken(text, at) if text.startswith("<", at) else None

    def _reference(self) -> Cause | None:
        """An ampersand that begins no reference, or the end of a section that nothing began."""
        text, place = self.text, self.place
        section = text.find("]]>", max(self.at, place - 2), place + 3)
        if section >= 0 and not text.startswith("<", self.at):
            return Cause(say("]]> ends a section that did not begin"), say("delete it, or write ]]&gt;"), section)
        bare = illformed_tags.BARE.search(text, self.at)
        if bare and bare.start() <= place <= bare.end():
            return illformed_tags.bare_reference(bare)
        at = text.rfind("&", self.at, place + 1)
        found = _REFERENCE.match(text, at) if at >= 0 else None
        return illformed_tags.bare_reference(found) if found and place <= found.end() else None
