"""Whether one name class holds all names of another."""

from __future__ import annotations

from collections.abc import Iterator

from fascicle.check.relaxng.nameclasses import AnyName, Name, NameChoice, NameClass, NsName, QName, contains

_UNMENTIONED = "\0"


def includes(outer: NameClass, inner: NameClass) -> bool:
    """Whether ``outer`` holds every name of ``inner``.

    A class cannot tell apart two names that neither class mentions, so a handful of representatives decides it
    (the argument of section 7.4 of the specification).
    """
    return all(contains(outer, name) for name in _representatives(outer, inner) if contains(inner, name))


def _representatives(*classes: NameClass) -> set[QName]:
    found = {QName(_UNMENTIONED, _UNMENTIONED)}
    for names in classes:
        for name in _mentioned(names):
            found.add(name)
            found.add(QName(name.namespace, _UNMENTIONED))
    return found


def _mentioned(names: NameClass) -> Iterator[QName]:
    match names:
        case Name(own):
            yield own
        case NameChoice(options):
            for option in options:
                yield from _mentioned(option)
        case AnyName(excluded):
            if excluded is not None:
                yield from _mentioned(excluded)
        case NsName(namespace, excluded):
            yield QName(namespace, _UNMENTIONED)
            if excluded is not None:
                yield from _mentioned(excluded)
