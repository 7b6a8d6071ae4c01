"""How findings speak of names and choices: short, in the words of the page that an editor sees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from fascicle.check.relaxng.nameclasses import TEI_NAMESPACE, XML_NAMESPACE, QName

IF_MEANT = "if {} is meant, change the schema, or judge by another (--schema FILE)"
"""What to do about something that a schema of somebody else does not know: it may well be right, and worth keeping."""

MOST_NAMED = 8
"""A longer list is not read."""

_MOST_FORMS = 3
_LONGEST_QUOTE = 60

_Thing = TypeVar("_Thing")


def tag(name: QName) -> str:
    """``<p>``; a foreign element with its namespace."""
    return f"<{name.local}>" if name.namespace == TEI_NAMESPACE else f"<{name.local}> of {namespace(name)}"


def namespace(name: QName) -> str:
    """The namespace of a name, as a phrase."""
    return f"the namespace “{name.namespace}”" if name.namespace else "no namespace"


def attribute(name: QName) -> str:
    """``@xml:id``; a foreign attribute with its namespace."""
    if name.namespace == XML_NAMESPACE:
        return f"@xml:{name.local}"
    return f"@{name.local} of {namespace(name)}" if name.namespace else f"@{name.local}"


def one_of(things: Sequence[_Thing], title: Callable[[_Thing], str] = str) -> str:
    """``a, b or c``, each by its title; of many, the first few and how many are left."""
    if len(things) > MOST_NAMED:
        return f"{', '.join(map(title, things[:MOST_NAMED]))} or {len(things) - MOST_NAMED} others"
    return _joined([title(thing) for thing in things], "or")


def either(literals: Sequence[str], forms: Sequence[str]) -> str:
    """The words and the forms that a value may have; forms are phrases, so semicolons divide them."""
    things = [one_of([f"“{word}”" for word in literals])] if literals else []
    things += forms[:_MOST_FORMS]
    if len(forms) > _MOST_FORMS:
        things.append("another of the forms that the schema names")
    return "; or ".join(things)


def all_of(things: Sequence[str]) -> str:
    """``a, b and c``."""
    return _joined(things, "and")


def _joined(things: Sequence[str], last: str) -> str:
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} {last} {things[-1]}"


def quoted(text: str) -> str:
    """A text of the document in quotation marks, on one line and not too long."""
    shown = " ".join(text.split())
    return f"“{shown}”" if len(shown) <= _LONGEST_QUOTE else f"“{shown[: _LONGEST_QUOTE - 1]}…”"
