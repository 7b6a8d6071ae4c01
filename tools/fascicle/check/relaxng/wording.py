"""How findings speak of names and choices: short, in the words of the page that an editor sees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from fascicle.check.relaxng.nameclasses import TEI_NAMESPACE, XML_NAMESPACE, QName
from fascicle.model.saying import say

MOST_NAMED = 8
"""A longer list is not read."""

_MOST_FORMS = 3
_LONGEST_QUOTE = 60

_Thing = TypeVar("_Thing")


def if_meant(what: str) -> str:
    """What to do about what a schema of somebody else does not know: it may well be right, and worth keeping."""
    return say("if {what} is meant, change the schema, or judge by another (--schema FILE)", what=what)


def tag(name: QName) -> str:
    """``<p>``; a foreign element with its namespace."""
    if name.namespace == TEI_NAMESPACE:
        return f"<{name.local}>"
    return say("<{name}> of {namespace}", name=name.local, namespace=namespace(name))


def namespace(name: QName) -> str:
    """The namespace of a name, as a phrase."""
    if not name.namespace:
        return say("no namespace")
    return say("the namespace “{namespace}”", namespace=name.namespace)


def attribute(name: QName) -> str:
    """``@xml:id``; a foreign attribute with its namespace."""
    if name.namespace == XML_NAMESPACE:
        return f"@xml:{name.local}"
    if not name.namespace:
        return f"@{name.local}"
    return say("@{name} of {namespace}", name=name.local, namespace=namespace(name))


def one_of(things: Sequence[_Thing], title: Callable[[_Thing], str] = str) -> str:
    """``a, b or c``, each by its title; of many, the first few and how many are left."""
    if len(things) > MOST_NAMED:
        first = ", ".join(map(title, things[:MOST_NAMED]))
        return say("{first} or {number} others", first=first, number=len(things) - MOST_NAMED)
    return _joined([title(thing) for thing in things], say("or"))


def either(literals: Sequence[str], forms: Sequence[str]) -> str:
    """The words and the forms that a value may have; forms are phrases, so semicolons divide them."""
    words = [f"“{word}”" if word else say("nothing") for word in sorted(literals, key=lambda word: not word)]
    things = [one_of(words)] if words else []
    things += forms[:_MOST_FORMS]
    if len(forms) > _MOST_FORMS:
        things.append(say("another of the forms that the schema names"))
    return say("; or ").join(things)


def all_of(things: Sequence[str]) -> str:
    """``a, b and c``."""
    return _joined(things, say("and"))


def _joined(things: Sequence[str], last: str) -> str:
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} {last} {things[-1]}"


def quoted(text: str) -> str:
    """A text of the document in quotation marks, on one line and not too long."""
    shown = " ".join(text.split())
    return f"“{shown}”" if len(shown) <= _LONGEST_QUOTE else f"“{shown[: _LONGEST_QUOTE - 1]}…”"
