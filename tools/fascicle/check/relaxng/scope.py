"""The definitions of one ``grammar`` element, and what holds of them also where nothing refers to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from fascicle.check.relaxng.schemanode import Node
from fascicle.model.errors import EngineError

START = "start"


@dataclass(slots=True)
class Scope:
    """The definitions of one ``grammar`` element, ``start`` among them under a key no definition can have."""

    node: Node
    parent: Scope | None
    defines: dict[tuple[str, str], list[Node]] = field(default_factory=dict)
    patterns: dict[tuple[str, str], int] = field(default_factory=dict)
    in_progress: set[tuple[str, str]] = field(default_factory=set)


def method_of(bodies: list[Node]) -> str | None:
    """How definitions of one name are combined."""
    methods = {body.get("combine") for body in bodies}
    plain = [body for body in bodies if body.get("combine") is None]
    if len(plain) > 1 or len(methods - {None}) > 1 or methods - {None, "choice", "interleave"}:
        raise bodies[-1].error(
            f"<{bodies[-1].tag}> is given {len(bodies)} times and not combined in one way",
            'give all but one the same combine="choice" or combine="interleave"',
        )
    return next((each for each in methods if each is not None), None)


def check_unused(scope: Scope) -> None:
    """What nothing refers to is not compiled; it has to be combined, and to refer to what there is, all the same."""
    for bodies in scope.defines.values():
        method_of(bodies)
        waiting = [*bodies]
        while waiting:
            node = waiting.pop()
            if node.tag == "ref" and ("define", node.require("name")) not in scope.defines:
                raise undefined(node, node.require("name"))
            waiting += [child for child in node.children if child.tag != "grammar"]


def undefined(node: Node, name: str) -> EngineError:
    """The error that a reference leads nowhere."""
    title = f"no definition of “{name}”" if name else "no start"
    return node.error(f"there is {title} in this grammar", "define it, or correct the name")


def key_of(node: Node) -> tuple[str, str]:
    """By what a definition is known in its grammar."""
    if node.tag == "start":
        return START, ""
    if node.tag == "define":
        return "define", node.require("name")
    raise node.error(f"<{node.tag}> cannot stand in a grammar", "write start, define, div or include")
