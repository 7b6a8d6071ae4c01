"""Name classes of RELAX NG: which element or attribute names a pattern stands for (specification, 4.16 and 6.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from fascicle.tei.reading import SEPARATOR

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"


class QName(NamedTuple):
    """A name with its namespace; the namespace is the empty string where there is none."""

    namespace: str
    local: str


def parse_name(raw: str) -> QName:
    """The name that expat writes as ``namespace``, separator, ``local name``."""
    namespace, _, local = raw.rpartition(SEPARATOR)
    return QName(namespace, local)


def raw_name(name: QName) -> str:
    """The opposite of :func:`parse_name`."""
    return f"{name.namespace}{SEPARATOR}{name.local}" if name.namespace else name.local


@dataclass(frozen=True, slots=True)
class Name:
    """Exactly one name."""

    name: QName


@dataclass(frozen=True, slots=True)
class AnyName:
    """Every name that ``excluded`` does not hold."""

    excluded: NameClass | None = None


@dataclass(frozen=True, slots=True)
class NsName:
    """Every name of one namespace that ``excluded`` does not hold."""

    namespace: str
    excluded: NameClass | None = None


@dataclass(frozen=True, slots=True)
class NameChoice:
    """What any of several name classes holds."""

    options: tuple[NameClass, ...]


NameClass: TypeAlias = Name | AnyName | NsName | NameChoice


def contains(names: NameClass, name: QName) -> bool:
    """Whether a name class holds a name."""
    match names:
        case Name(own):
            return own == name
        case AnyName(excluded):
            return excluded is None or not contains(excluded, name)
        case NsName(namespace, excluded):
            return namespace == name.namespace and (excluded is None or not contains(excluded, name))
        case NameChoice(options):
            return any(contains(option, name) for option in options)


def plain_names(names: NameClass) -> Iterator[QName]:
    """The names that a class spells out; wildcards give none."""
    match names:
        case Name(own):
            yield own
        case NameChoice(options):
            for option in options:
                yield from plain_names(option)
