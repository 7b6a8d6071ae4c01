"""The restrictions of section 7 of the specification: schemas that mean nothing, or that hardly an engine could run.

They hold of the simple form, so they are looked for in patterns. What concerns two parts of one pattern is told while
it is made, where the schema's line is known; what concerns the way to a pattern, when all are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum, StrEnum
from itertools import combinations

from fascicle.check.relaxng.automaton import Definition
from fascicle.check.relaxng.nameclasses import (
    AnyName,
    Name,
    NameChoice,
    NameClass,
    NsName,
    QName,
    contains,
    plain_names,
)
from fascicle.check.relaxng.patterns import (
    NOT_ALLOWED,
    TEXT,
    Attribute,
    Choice,
    Data,
    Element,
    Empty,
    Group,
    Interleave,
    ListOf,
    OneOrMore,
    Pattern,
    PatternTable,
    TextPattern,
    Value,
)

# 7.3 and 7.4: parts of one pattern


def clash_of_attributes(table: PatternTable, parts: Sequence[int]) -> QName | None:
    """The name of an attribute that two parts of a group or interleave have both (7.3)."""
    if NOT_ALLOWED in parts:
        return None
    found = [
        [names for number in table.attributes_in(part) if (names := _names(table.nodes[number])) is not None]
        for part in parts
        if table.has_attributes[part]
    ]
    return _clash(found)


def clash_of_content(table: PatternTable, definitions: Sequence[Definition], parts: Sequence[int]) -> QName | str:
    """The name of an element, or ``text``, that two parts of an interleave have both (7.4); else an empty string."""
    if NOT_ALLOWED in parts or len(parts) < 2:
        return ""
    inside = [dict(table.walk(part)) for part in parts]
    if sum(TEXT in each for each in inside) > 1:
        return "text"
    found = [
        [definitions[node.definition].names for node in each.values() if isinstance(node, Element)] for each in inside
    ]
    return _clash(found) or ""


def _names(node: Pattern) -> NameClass | None:
    return node.names if isinstance(node, Attribute) else None


def _clash(parts: Iterable[Sequence[NameClass]]) -> QName | None:
    """A name that stands in two of several parts."""
    seen: dict[QName, int] = {}
    wide: list[tuple[int, NameClass]] = []
    every: list[tuple[int, NameClass]] = []
    for place, part in enumerate(parts):
        for names in part:
            every.append((place, names))
            if is_infinite(names):
                wide.append((place, names))
            for name in plain_names(names):
                if seen.setdefault(name, place) != place:
                    return name
    for place, names in wide:
        for other, theirs in every:
            if other != place and (common := common_name(names, theirs)) is not None:
                return common
    return None


def is_infinite(names: NameClass) -> bool:
    """Whether a name class holds more names than it spells out."""
    return not isinstance(names, Name) and (
        not isinstance(names, NameChoice) or any(is_infinite(option) for option in names.options)
    )


_NOWHERE = "\ue000"  # no name and no namespace of a schema: it stands for all that are not mentioned


def common_name(one: NameClass, other: NameClass) -> QName | None:
    """A name that both classes hold: one that either mentions, or one that neither does."""
    candidates = dict.fromkeys((*_mentioned(one), *_mentioned(other)))
    return next((name for name in candidates if contains(one, name) and contains(other, name)), None)


def _mentioned(names: NameClass) -> Iterator[QName]:
    match names:
        case Name(name):
            yield name
        case NameChoice(options):
            for option in options:
                yield from _mentioned(option)
        case NsName(namespace, excluded):
            yield QName(namespace, _NOWHERE)
            yield from _mentioned(excluded) if excluded else ()
        case AnyName(excluded):
            yield QName(_NOWHERE, _NOWHERE)
            yield from _mentioned(excluded) if excluded else ()


# 7.1 and 7.2: the way to a pattern, and what text may stand beside


class _Way(StrEnum):
    """What a pattern stands in, as far as that forbids something; named for the message."""

    START = "start"
    CONTENT = "an element"
    ATTRIBUTE = "attribute"
    LIST = "list"
    EXCEPT = "except"


_FORBIDDEN: dict[_Way, tuple[type[Pattern], ...]] = {
    _Way.START: (Attribute, Data, Value, ListOf, TextPattern, Group, Interleave, OneOrMore, Empty),
    _Way.CONTENT: (),
    _Way.ATTRIBUTE: (Attribute, Element),
    _Way.LIST: (Attribute, Element, TextPattern, ListOf, Interleave),
    _Way.EXCEPT: (Attribute, Element, TextPattern, ListOf, Group, Interleave, OneOrMore, Empty),
}
_TITLES: dict[type[Pattern], str] = {
    Attribute: "attribute", Data: "data", Value: "value", ListOf: "list", TextPattern: "text", Group: "group",
    Interleave: "interleave", OneOrMore: "oneOrMore", Empty: "empty", Element: "element",
}  # fmt: skip


class _Kind(IntEnum):
    """What text a pattern holds, in the order in which one outdoes another (7.2)."""

    NOTHING = 0
    COMPLEX = 1
    DATA = 2


class RestrictionError(ValueError):
    """A restriction that a pattern breaks."""


class Restrictions:
    """Looks through the patterns of a schema, each once in each way to it."""

    def __init__(self, table: PatternTable) -> None:
        self._table = table
        self._seen: set[tuple[int, _Way, bool, bool]] = set()
        self._kinds: dict[int, _Kind] = {}

    def check_start(self, start: int) -> None:
        """Raise RestrictionError where the pattern of a document breaks a restriction."""
        self._look(start, _Way.START, repeated=False, grouped=False)

    def check_content(self, content: int) -> None:
        """Raise RestrictionError where the content of an element does."""
        self._look(content, _Way.CONTENT, repeated=False, grouped=False)
        self._kind(content)

    def _look(self, number: int, way: _Way, *, repeated: bool, grouped: bool) -> None:
        """``repeated``: in a oneOrMore; ``grouped``: in a group or interleave in that."""
        key = (number, way, repeated, grouped)
        if key in self._seen or number == NOT_ALLOWED:
            return
        self._seen.add(key)
        node = self._table.nodes[number]
        if isinstance(node, _FORBIDDEN[way]):
            raise RestrictionError(f"{_TITLES[type(node)]} cannot stand in {way}")
        match node:
            case Attribute(names, value):
                if grouped:
                    raise RestrictionError("an attribute cannot stand in a group or interleave that is repeated")
                if not repeated and is_infinite(names):
                    raise RestrictionError("an attribute of any name stands in no oneOrMore")
                self._look(value, _Way.ATTRIBUTE, repeated=False, grouped=False)
            case Choice(parts):
                for part in parts:
                    self._look(part, way, repeated=repeated, grouped=grouped)
            case Group(parts) | Interleave(parts):
                for part in parts:
                    self._look(part, way, repeated=repeated, grouped=grouped or repeated)
            case OneOrMore(body):
                self._look(body, way, repeated=True, grouped=grouped)
            case ListOf(body):
                self._look(body, _Way.LIST, repeated=False, grouped=False)
            case Data(_, excluded):
                self._look(excluded, _Way.EXCEPT, repeated=False, grouped=False)

    def _kind(self, number: int) -> _Kind:
        """What text a pattern holds; raises RestrictionError where text of a type stands beside anything else."""
        known = self._kinds.get(number)
        if known is None:
            known = self._kinds[number] = self._find_kind(number)
        return known

    def _find_kind(self, number: int) -> _Kind:
        match self._table.nodes[number]:
            case Data() | Value() | ListOf():
                return _Kind.DATA
            case TextPattern() | Element():
                return _Kind.COMPLEX
            case Attribute(_, value):
                self._kind(value)
            case Choice(options):
                return max(self._kind(option) for option in options)
            case Group(parts) | Interleave(parts):
                kinds = [kind for part in parts if (kind := self._kind(part)) is not _Kind.NOTHING]
                if any(_Kind.DATA in pair for pair in combinations(kinds, 2)):
                    raise RestrictionError("data, value or list stands beside other text or elements")
                return max(kinds, default=_Kind.NOTHING)
            case OneOrMore(body):
                if (kind := self._kind(body)) is _Kind.DATA:
                    raise RestrictionError("data, value or list is repeated outside a list")
                return kind
        return _Kind.NOTHING
