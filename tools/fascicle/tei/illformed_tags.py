"""What is wrong inside a tag: quotes, blanks, names, signs that must be escaped."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from fascicle.model.saying import say

NAME = r"""[^\s<>/="'&!?][^\s<>/="'&]*+"""


class Cause(NamedTuple):
    """What is wrong, what to do, and the place in the text where to do it."""

    message: str
    hint: str
    at: int


_BLANKS = re.compile(r"\s*")
_ATTRIBUTE = re.compile(r"""[^\s<>/="'&“”„‘’‚«»]+""")
_EQUALS = re.compile(r"\s*=\s*")
_TAG_NAME = re.compile(rf"<(?=[^\W\d]|[:_])({NAME})")
_END_NAME = re.compile(rf"</({NAME})")
_SPACED = re.compile(r"<\s+(/?[A-Za-z][\w.-]*)[^<>]*>|</\s+([A-Za-z][\w.-]*)\s*>")
BARE = re.compile(r"&(#?+)([\w.-]*+)(?!;)(;?)")
"""An ampersand that begins no reference: the sign of a number and the name after it; the last group is empty."""

_PREFIX = re.compile(rf"""[<\s]([^\s<>/="'&:]+):(?={NAME})""")
_TYPOGRAPHIC = "“”„‘’‚«»"

_NAMESPACES = {
    "xi": "http://www.w3.org/2001/XInclude",
    "xlink": "http://www.w3.org/1999/xlink",
    "tei": "http://www.tei-c.org/ns/1.0",
    "svg": "http://www.w3.org/2000/svg",
    "mml": "http://www.w3.org/1998/Math/MathML",
    "m": "http://www.w3.org/1998/Math/MathML",
    "mei": "http://www.music-encoding.org/ns/mei",
    "rng": "http://relaxng.org/ns/structure/1.0",
    "sch": "http://purl.oclc.org/dsdl/schematron",
    "xs": "http://www.w3.org/2001/XMLSchema",
    "xsl": "http://www.w3.org/1999/XSL/Transform",
}
"""The namespaces that prefixes stand for in nearly every edition."""


def broken(text: str, at: int) -> Cause | None:
    """What is wrong with the tag that begins at a place, if it can be told."""
    found = _TAG_NAME.match(text, at)
    if found is None:
        return _bare(text, at)
    return _Tag(text, found[1], at).read(found.end())


def _bare(text: str, at: int) -> Cause | None:
    if spaced := _SPACED.match(text, at):
        name = spaced[1] or f"/{spaced[2]}"
        return Cause(say("a blank stands after < in a tag"), say("write <{name}> without the blank", name=name), at)
    if found := _END_NAME.match(text, at):
        return Cause(
            say("the tag </{name}> is not finished: its > is missing", name=found[1]), say("write > after it"), at
        )
    return Cause(say("< begins a tag, and none follows"), say("write &lt; if the sign is meant"), at)


class _Tag:
    """A start tag, read attribute by attribute until one is wrong."""

    def __init__(self, text: str, name: str, at: int) -> None:
        self.text, self.name, self.at = text, name, at

    def read(self, place: int) -> Cause | None:
        """What is wrong after ``place``, the end of the tag's name or of an attribute."""
        text, is_first = self.text, True
        while True:
            begin = _BLANKS.match(text, place).end()  # type: ignore[union-attr]
            sign = text[begin : begin + 1]
            if sign in ("", "<"):
                return self._unfinished()
            if sign in ">/":
                return None
            attribute = _ATTRIBUTE.match(text, begin)
            if attribute is None:
                return Cause(
                    say("{sign} stands in the tag <{name}>, outside a value", sign=sign, name=self.name),
                    say("delete it, or mend the quotes before it"),
                    begin,
                )
            if begin == place and not is_first:
                return Cause(
                    say("a blank is missing before @{name}", name=attribute[0]),
                    say("write a blank between the attributes"),
                    begin,
                )
            value = self._value(attribute)
            if isinstance(value, Cause):
                return value
            place, is_first = value, False

    def _unfinished(self) -> Cause:
        message = say("the tag <{name}> is not finished: its > is missing", name=self.name)
        return Cause(message, say("write > where the tag ends"), self.at)

    def _value(self, attribute: re.Match[str]) -> Cause | int:
        """What is wrong with an attribute, or where it ends."""
        text, name, at = self.text, attribute[0], attribute.start()
        equals = _EQUALS.match(text, attribute.end())
        if equals is None:
            end, next_tag = (text.find(sign, attribute.end()) % (len(text) + 1) for sign in "><")
            if next_tag < end:
                return self._unfinished()
            message = say("@{name} of <{element}> has no value", name=name, element=self.name)
            return Cause(message, say('write {name}="...", or delete it', name=name), at)
        start = equals.end() + 1
        quote = text[start - 1 : start]
        if quote not in ("'", '"'):
            return self._unquoted(name, quote, at)
        end, next_tag = (text.find(sign, start) % (len(text) + 1) for sign in (quote, "<"))
        inside = text[start : min(end, next_tag)]
        if min(end, next_tag) == next_tag or end == len(text):
            if ">" in inside or end == len(text):
                message = say("the value of @{name} has no quote at its end", name=name)
                return Cause(message, say("write {quote} where the value ends", quote=quote), at)
            message = say("< stands in the value of @{name}", name=name)
            return Cause(message, say("write &lt; if the sign is meant"), next_tag)
        for found in BARE.finditer(inside):
            cause = bare_reference(found)
            return cause._replace(at=start + found.start())
        return end + 1

    def _unquoted(self, name: str, sign: str, at: int) -> Cause:
        if sign and sign in _TYPOGRAPHIC:
            message = say("the value of @{name} stands in typographic quotes {sign}", name=name, sign=sign)
            return Cause(message, say('write straight quotes: {name}="..."', name=name), at)
        message = say("the value of @{name} has no quotes around it", name=name)
        return Cause(message, say('write it in quotes: {name}="..."', name=name), at)


def bare_reference(found: re.Match[str]) -> Cause:
    """What is wrong with an ampersand; groups 1 and 2 are ``#`` and the name after it, 3 a semicolon, if any."""
    hash_sign, name, end = found[1], found[2], found[3]
    at = found.start()
    if not name:
        return Cause(say("& begins a reference, and none follows"), say("write &amp; if the sign is meant"), at)
    written = f"&{hash_sign}{name}"
    if end:
        message = say("{written}; is no character of XML", written=written)
        return Cause(message, say("write the character that is meant, or delete it"), at)
    sign = html.unescape(f"{written};")
    hint = say("write &amp; if the sign is meant")
    if sign != f"{written};":
        hint = say("write the character itself, {sign}, or {written}; with the semicolon", sign=sign, written=written)
        if not hash_sign and name not in ("amp", "lt", "gt", "quot", "apos"):
            hint = say("write the character itself, {sign}, or &#{number};", sign=sign, number=ord(sign[0]))
    return Cause(say("{written} has no ; at its end", written=written), hint, at)


def twice(text: str, tag: int, place: int) -> Cause | None:
    """An attribute that stands twice in one tag; ``place`` is that of the second."""
    attribute, element = _ATTRIBUTE.match(text, place), _TAG_NAME.match(text, tag)
    if attribute is None or element is None or place == tag:
        return None
    message = say("@{name} stands twice on <{element}>", name=attribute[0], element=element[1])
    return Cause(message, say("delete one of the two"), place)


def unbound_prefix(text: str, tag: int) -> Cause | None:
    """A prefix that is declared nowhere, in the tag that begins at ``tag``."""
    end = text.find(">", tag)
    for found in _PREFIX.finditer(text, tag, end):
        prefix = found[1]
        if prefix in ("xml", "xmlns") or f"xmlns:{prefix}" in text[:end]:
            continue
        address = _NAMESPACES.get(prefix, "...")
        return Cause(
            say("the prefix {prefix}: is declared nowhere", prefix=prefix),
            say(
                'write xmlns:{prefix}="{address}" on the root element, or delete the prefix',
                prefix=prefix,
                address=address,
            ),
            found.start(1) if text[found.start()] != "<" else tag,
        )
    return None
