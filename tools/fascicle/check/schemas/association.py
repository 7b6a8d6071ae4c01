"""The schemas that a file names: ``xml-model`` (W3C and ISO/IEC 19757-11, Associating Schemas 1.0), and older ways."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_SUBSET = rb"""\[(?:"[^"]*+"|'[^']*+'|<!--.*?-->|[^\]"'])*+\]"""
_DOCTYPE = rb"""<!DOCTYPE(?:"[^"]*+"|'[^']*+'|""" + _SUBSET + rb"""|[^"'\[>])*+>"""
_PROLOG = re.compile(
    rb"(?:\s|<!--.*?-->|<\?(?!xml-model\s).*?\?>|" + _DOCTYPE + rb")*+(<\?xml-model\s+(.*?)\?>)?", re.DOTALL
)
_PSEUDO_ATTRIBUTE = re.compile(r"""\s*([A-Za-z_][\w.-]*)\s*=\s*("[^"]*"|'[^']*')""")
_NAMES = ("href", "type", "schematypens", "phase", "group")
_ROOT = re.compile(rb"""<[^!?](?:[^"'>]|"[^"]*"|'[^']*')*>""")
_LOCATION = re.compile(rb"""\s(?:[\w.-]+:)?((?:noNamespace)?[sS]chemaLocation)\s*=\s*("[^"]*"|'[^']*')""")


class Association(NamedTuple):
    """What one ``xml-model`` says, by its pseudo-attributes, and the byte where it begins."""

    href: str
    media_type: str
    language: str
    phase: str
    group: str
    offset: int


def associations(data: bytes) -> list[Association]:
    """The ``xml-model`` instructions before the root of a document in UTF-8, in their order."""
    found, at = [], 3 if data.startswith(b"\xef\xbb\xbf") else 0
    while (prolog := _PROLOG.match(data, at)) and prolog[1]:
        at = prolog.end()
        said = _PSEUDO_ATTRIBUTE.findall(prolog[2].decode("utf-8", "replace"))
        own = {name: html.unescape(value[1:-1]).strip() for name, value in said}
        href, media_type, language, phase, group = (own.get(name, "") for name in _NAMES)
        found.append(Association(href, media_type, language, phase, group, prolog.start(1)))
    return found


def chosen(found: list[Association]) -> list[Association]:
    """Those by which a document is to be judged: all without a group, and those of the first group that is named.

    Groups are alternatives that a person may choose from (section 4, ``group``), and nobody is asked here.
    """
    first = next((each.group for each in found if each.group), "")
    return [each for each in found if each.group in ("", first)]


def schema_location(data: bytes) -> tuple[str, int] | None:
    """The schema that ``xsi:schemaLocation`` on the root of a document names, and the byte where it is said."""
    prolog = _PROLOG.match(data)
    root = _ROOT.search(data, prolog.end() if prolog else 0)
    found = _LOCATION.search(data, root.start(), root.end()) if root else None
    if found is None:
        return None
    named = found[2][1:-1].decode("utf-8", "replace").split()
    return (named[-1], found.start(1)) if named else None
