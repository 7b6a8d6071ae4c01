"""XPaths of titles as `edition.toml` has them: names without a prefix are TEI's, and nothing but the header is read."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

TEI: str = "http://www.tei-c.org/ns/1.0"
_NAMESPACES = {"tei": TEI, "xml": "http://www.w3.org/XML/1998/namespace"}
# XPath 1.0, section 3.7; a name is an operator where something stands before it that a value can end with.
_TOKEN = re.compile(
    r"""(?P<text>"[^"]*"|'[^']*')|(?P<axis>[\w.-]+\s*::|@)|(?P<variable>\$[\w:.-]+)|(?P<number>\d*\.?\d+|\d+\.)
    |(?P<name>[^\W\d][\w.-]*(?::(?:[^\W\d][\w.-]*|\*))?)|(?P<blank>\s+)|(?P<sign>\.\.|//|!=|<=|>=|.)""",
    re.VERBOSE | re.DOTALL,
)
_OPERATORS = frozenset({"and", "or", "div", "mod"})
_VALUE_ENDS = frozenset({")", "]", ".", "..", "*"})


class TitlePathError(ValueError):
    """An XPath that is none, or none of a title; says why."""


@lru_cache(maxsize=64)
def title_path(expression: str) -> etree.XPath:
    """The XPath that reads titles from a ``fileDesc``; raises TitlePathError.

    Functions are those of XPath 1.0: none of them opens a file.
    """
    try:
        path = etree.XPath(_prefixed(expression), namespaces=_NAMESPACES, regexp=False, smart_strings=False)
        found = path(etree.Element(f"{{{TEI}}}fileDesc"))  # an unknown function or prefix shows when it is called
    except etree.XPathError as error:
        raise TitlePathError(str(error)) from error
    if not isinstance(found, list | str):
        raise TitlePathError(f"its value is {'true or false' if isinstance(found, bool) else 'a number'}")
    return path


def _prefixed(expression: str) -> str:
    """The expression with ``tei:`` before the names of elements that have no prefix."""
    parts: list[str] = []
    kind, before, axis = "", "", ""
    tokens = [(str(each.lastgroup), each[0]) for each in _TOKEN.finditer(expression)]
    for at, (now, token) in enumerate(tokens):
        if now == "blank":
            parts.append(token)
            continue
        following = next((word for sort, word in tokens[at + 1 :] if sort != "blank"), "")
        ends_value = kind in ("text", "number", "variable", "name") or before in _VALUE_ENDS
        if now == "name" and ends_value and token in _OPERATORS:
            kind, before = "operator", token
        else:
            is_element = now == "name" and ":" not in token and following != "(" and not axis.startswith("attribute")
            parts.append("tei:" if is_element and axis != "@" else "")
            kind, before = now, token
        axis = token if now == "axis" else ""
        parts.append(token)
    return "".join(parts)
