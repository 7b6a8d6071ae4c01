"""Patterns of the forms as regular expressions over the symbols of tokens."""

from __future__ import annotations

import re

from fascicle.dates.tokens import Symbols

_VALUES = re.compile(
    r"day|month|monthnumber|romanmonth|year|short|digit|nth|roman|count|number|weekday|unit|units|shift|later|season|quarter"
    r"|feast|republican|fixed|eve|morrow|ahead|behind|before|decade|hundred|between|decadename|dayword|deictic|weekend|part|some|half|approx|vague|thisyear|lastyear|thismonth|to|and|sep|opening"
)
_ITEM = re.compile(r"([a-z]{2,})(\d?)(!?)([?*]?)")


class SymbolPattern:
    """A form as a regular expression over the symbols of tokens."""

    def __init__(self, pattern: str, symbols: Symbols) -> None:
        self._symbols = symbols
        self._named: set[str] = set()
        written = "".join(map(self._item, pattern.split()))
        if "(?P<span>" not in written:
            written = f"(?P<span>{written})"
        self.expression = re.compile(f"(?={written})")

    def _item(self, item: str) -> str:
        if item in {"(", ")", "|", ")?", ")*"}:
            return item.replace("(", "(?:")
        if item in {"<", ">"}:
            return "(?P<span>" if item == "<" else ")"
        if item == "same":
            return "(?P=sep)"
        if (named := _ITEM.fullmatch(item)) is None:
            return self._class({item[0]}) + item[1:]
        kind, number, sure, often = named.groups()
        written = self._class({".", "/", "-"} if kind == "sep" else {kind}, sure)
        name = kind + number
        if _VALUES.fullmatch(kind) and name not in self._named:
            self._named.add(name)
            written = f"(?P<{name}>{written})"
        return written + often

    def _class(self, types: set[str], sure: str = "") -> str:
        """The symbols of all sets of types with one of these; with ``sure`` without the doubtful ones."""
        having = (
            symbol
            for known, symbol in self._symbols.known.items()
            if not known.isdisjoint(types) and not (sure and "doubtful" in known)
        )
        found = "".join(having)
        return f"[{found}]" if found else "(?!)"
