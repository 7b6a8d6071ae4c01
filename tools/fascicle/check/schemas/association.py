"""The schemas that a file names: ``xml-model`` (W3C and ISO/IEC 19757-11, Associating Schemas 1.0), and older ways.

Before there was ``xml-model`` the editor oXygen wrote ``<?oxygen RNGSchema="FILE" type="xml"?>``; many files have it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from fascicle.check.schemas.kinds import RELAXNG_NS, SCHEMATRON_NS

_SUBSET = rb"""\[(?:"[^"]*+"|'[^']*+'|<!--.*?-->|[^\]"'])*+\]"""
_DOCTYPE = rb"""<!DOCTYPE(?:"[^"]*+"|'[^']*+'|""" + _SUBSET + rb"""|[^"'\[>])*+>"""
_PROLOG = re.compile(
    rb"(?:\s|<!--.*?-->|<\?(?!(?:xml-model|oxygen)\s).*?\?>|" + _DOCTYPE + rb")*+(<\?(xml-model|oxygen)\s+(.*?)\?>)?",
    re.DOTALL,
)
_PSEUDO_ATTRIBUTE = re.compile(r"""\s*([A-Za-z_][\w.-]*)\s*=\s*("[^"]*"|'[^']*')""")
_OXYGEN = {"RNGSchema": RELAXNG_NS, "SCHSchema": SCHEMATRON_NS[0]}
_NAMES = ("href", "schematypens", "phase", "group")
_ROOT = re.compile(rb"""<[^!?](?:[^"'>]|"[^"]*"|'[^']*')*>""")
_LOCATION = re.compile(rb"""\s(?:[\w.-]+:)?((?:noNamespace)?[sS]chemaLocation)\s*=\s*("[^"]*"|'[^']*')""")


class Association(NamedTuple):
    """What one ``xml-model`` says, by its pseudo-attributes, and the byte where it begins.

    What it says of the media type is left out: what a schema is, its root element tells better.
    """

    href: str
    language: str
    phase: str
    group: str
    offset: int


def associations(data: bytes) -> list[Association]:
    """The instructions before the root of a document in UTF-8 that name schemas, in their order.

    Where there is an ``xml-model``, those of oXygen do not count.
    """
    found: list[Association] = []
    older: list[Association] = []
    for prolog in _named(data):
        if not prolog[1]:
            break
        said = _PSEUDO_ATTRIBUTE.findall(prolog[3].decode("utf-8", "replace"))
        own = {name: html.unescape(value[1:-1]).strip() for name, value in said}
        if prolog[2] == b"oxygen":
            for key, language in _OXYGEN.items():
                if key in own:
                    older.append(Association(own[key], language, "", "", prolog.start(1)))
            continue
        href, language, phase, group = (own.get(name, "") for name in _NAMES)
        found.append(Association(href, language, phase, group, prolog.start(1)))
    return found or older


def _named(data: bytes) -> Iterator[re.Match[bytes]]:
    """What stands before the root, up to each instruction that may name a schema, and at last up to the root."""
    prolog = _PROLOG.match(data, 3 if data.startswith(b"\xef\xbb\xbf") else 0)
    while prolog is not None:
        yield prolog
        prolog = _PROLOG.match(data, prolog.end()) if prolog[1] else None


def chosen(found: list[Association]) -> list[Association]:
    """Those by which a document is to be judged: all without a group, and those of the first group that is named.

    Groups are alternatives that a person may choose from (section 4, ``group``), and nobody is asked here.
    """
    first = next((each.group for each in found if each.group), "")
    return [each for each in found if each.group in ("", first)]


def schema_location(data: bytes) -> tuple[str, int] | None:
    """The schema that ``xsi:schemaLocation`` on the root of a document names, and the byte where it is said."""
    *_, prolog = _named(data)
    root = _ROOT.match(data, prolog.end())
    found = _LOCATION.search(data, root.start(), root.end()) if root else None
    if found is None:
        return None
    named = found[2][1:-1].decode("utf-8", "replace").split()
    return (named[-1], found.start(1)) if named else None
