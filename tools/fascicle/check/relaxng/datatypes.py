"""Datatypes as a schema uses them: a type of RELAX NG or XSD, narrowed by facets (XSD 1.0 part 2, section 4.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TypeAlias

from fascicle.check.relaxng import xsdregex
from fascicle.check.relaxng.xsdtypes import ANY_TEXT, BASES, Base, ValueKey, collapse
from fascicle.model.saying import say

XSD_LIBRARY = "http://www.w3.org/2001/XMLSchema-datatypes"
BUILTIN_LIBRARY = ""

Prefixes: TypeAlias = Mapping[str, str]
"""Namespaces by prefix, in scope where a text stands."""

FACETS = (
    "pattern", "length", "minLength", "maxLength", "minInclusive", "minExclusive", "maxInclusive", "maxExclusive",
    "totalDigits", "fractionDigits",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Datatype:
    """A type narrowed by facets, as one ``data`` or ``value`` of a schema names it.

    Raises ValueError, with the reason, where there is no such type or a facet makes no sense for it.
    """

    library: str
    name: str
    facets: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        known = BASES if self.library == XSD_LIBRARY else ("string", "token")
        if self.library not in (XSD_LIBRARY, BUILTIN_LIBRARY):
            raise ValueError(f"no datatype library “{self.library}” is known")
        if self.name not in known:
            raise ValueError(f"no datatype “{self.name}” is known in “{self.library or 'RELAX NG'}”")
        if self.library == BUILTIN_LIBRARY and self.facets:
            raise ValueError(f"RELAX NG's own type “{self.name}” takes no parameter")
        for facet, literal in self.facets:
            _check_facet(self.base, facet, literal)

    @property
    def base(self) -> Base:
        """The type without its facets."""
        return BASES[self.name]

    @property
    def needs_prefixes(self) -> bool:
        """Whether a text means something only together with the namespaces in scope."""
        return self.name == "QName"

    @property
    def is_id(self) -> bool:
        """Whether values must be unique in a document."""
        return self.name == "ID" and self.library == XSD_LIBRARY

    @property
    def is_idref(self) -> bool:
        """Whether values must be identifiers of the same document."""
        return self.name in ("IDREF", "IDREFS") and self.library == XSD_LIBRARY

    def key(self, text: str, prefixes: Prefixes | None = None) -> ValueKey | None:
        """The value of a text, or None where the type does not allow it."""
        base = self.base
        settled = base.space(text)
        value = base.read(settled)
        if value is None or (self.facets and not self._within(settled, value)):
            return None
        return _expanded_name(settled, prefixes) if self.needs_prefixes else value

    def allows(self, text: str, prefixes: Prefixes | None = None) -> bool:
        """Whether the type allows a text."""
        return self.key(text, prefixes) is not None

    def _within(self, settled: str, value: ValueKey) -> bool:
        return all(_facet_test(self.base, facet, literal)(settled, value) for facet, literal in self.facets)

    @property
    def expectation(self) -> str:
        """What to write, in words for an editor."""
        found = [] if self.facets and self.base.form == ANY_TEXT else [say(self.base.form)]
        for facet, literal in self.facets:
            found.append(say(PATTERN_WORDS.get(literal) or FACET_WORDS[facet], limit=literal))
        return ", ".join(found)


PATTERN_WORDS = {r"\S+": "without blanks", r"[^\p{C}\p{Z}]+": "one word without blanks"}
"""The patterns that TEI uses everywhere, in words."""

FACET_WORDS = {
    "pattern": "text of the form {limit}",
    "length": "exactly {limit} characters long",
    "minLength": "at least {limit} characters long",
    "maxLength": "at most {limit} characters long",
    "minInclusive": "at least {limit}",
    "minExclusive": "more than {limit}",
    "maxInclusive": "at most {limit}",
    "maxExclusive": "less than {limit}",
    "totalDigits": "of at most {limit} digits",
    "fractionDigits": "with at most {limit} digits after the point",
}


def _expanded_name(text: str, prefixes: Prefixes | None) -> ValueKey | None:
    prefix, _, local = text.rpartition(":")
    namespace = (prefixes or {}).get(prefix)
    if namespace is None:
        return None if prefix else ("", local)
    return namespace, local


def _check_facet(base: Base, facet: str, literal: str) -> None:
    if facet not in FACETS:
        raise ValueError(f"no parameter “{facet}” is known")
    if facet == "pattern":
        xsdregex.parse(literal)
    elif facet[:3] in ("min", "max") and not facet.endswith("Length"):
        if not base.ordered:
            raise ValueError(f"“{base.name}” has no order, so “{facet}” means nothing")
        if base.read(collapse(literal)) is None:
            raise ValueError(f"“{literal}” is no value of “{base.name}”")
    elif not re.fullmatch("[0-9]+", collapse(literal)):
        raise ValueError(f"“{literal}” is no number of characters or digits")


FacetTest: TypeAlias = Callable[[str, ValueKey], bool]


@cache
def _facet_test(base: Base, facet: str, literal: str) -> FacetTest:
    if facet == "pattern":
        expression = xsdregex.compiled(literal)
        return lambda text, value: expression.fullmatch(text) is not None
    if facet.lower().endswith("length"):
        return _length_test(facet, int(literal))
    if facet == "totalDigits":
        return lambda text, value: len(re.sub("[^0-9]", "", _plain(text)).lstrip("0") or "0") <= int(literal)
    if facet == "fractionDigits":
        return lambda text, value: len(_plain(text).partition(".")[2]) <= int(literal)
    return _order_test(facet, base.read(collapse(literal)))


def _plain(number: str) -> str:
    """A decimal without the zeros that mean nothing."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def _length_test(facet: str, wanted: int) -> FacetTest:
    def size(text: str, value: ValueKey) -> int:
        return len(value) if isinstance(value, (tuple, bytes)) else len(text)

    if facet == "length":
        return lambda text, value: size(text, value) == wanted
    if facet == "minLength":
        return lambda text, value: size(text, value) >= wanted
    return lambda text, value: size(text, value) <= wanted


def _order_test(facet: str, bound: ValueKey) -> FacetTest:
    def compare(value: ValueKey) -> int | None:
        """-1, 0 or 1; None where the two cannot be compared: NaN, or one of two moments without a time zone."""
        if isinstance(value, tuple) and isinstance(bound, tuple):
            return _sign(value[1], bound[1]) if value[0] == bound[0] else None
        if isinstance(value, str) or isinstance(bound, str):
            return None
        return _sign(value, bound)

    allowed = {"minInclusive": (0, 1), "minExclusive": (1,), "maxInclusive": (-1, 0), "maxExclusive": (-1,)}[facet]
    return lambda text, value: compare(value) in allowed


def _sign(one: ValueKey, other: ValueKey) -> int:
    if isinstance(one, (Decimal, float)) and isinstance(other, (Decimal, float)):
        return (one > other) - (one < other)
    raise TypeError("values without an order")
