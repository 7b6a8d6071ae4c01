"""XPointer, as far as XInclude asks for it: ids, the ``element()`` scheme, and ``xpointer(id("x"))``."""

from __future__ import annotations

import re

from fascicle.tei.xinclude.elements import FileElement

_PART = re.compile(r"\s*([^\s()]+)\(((?:[^()^]|\^.|\((?:[^()^]|\^.|\([^()]*\))*\))*)\)")
_SHORTHAND = re.compile(r"[^\W\d][\w.\-·]*")
_ELEMENT = re.compile(r"([^/\s]*)((?:/[1-9]\d*)*)")
_ID = re.compile(r"""\s*id\(\s*(?:"([^"]*)"|'([^']*)')\s*\)\s*|//\*\[@xml:id\s*=\s*(?:"([^"]*)"|'([^']*)')\]""")
SUPPORTED = 'an id, element(id/1/2), element(/1/2), or xpointer(id("..."))'


class PointerSyntaxError(Exception):
    """A pointer that cannot be read."""


def pointed(root: FileElement, pointer: str) -> FileElement | None:
    """The element that a pointer leads to (XPointer Framework: the first part that leads somewhere); None if none does.

    Raises PointerSyntaxError where it is no pointer, or says what is not supported.
    """
    if _SHORTHAND.fullmatch(pointer):
        return _with_id(root, pointer)
    at, known = 0, False
    while found := _PART.match(pointer, at):
        at = found.end()
        scheme, data = found[1], found[2]
        if scheme == "element":
            known = True
            target = _by_sequence(root, data)
        elif scheme == "xpointer" and (ids := _ID.fullmatch(data)):
            known = True
            target = _with_id(root, next(each for each in ids.groups() if each is not None))
        else:
            continue  # parts of a scheme that one does not know are passed over
        if target is not None:
            return target
    if pointer[at:].strip() or not known:
        raise PointerSyntaxError
    return None


def _with_id(root: FileElement, name: str) -> FileElement | None:
    return next((each for each in root.descendants() if each.id == name), None)


def _by_sequence(root: FileElement, data: str) -> FileElement | None:
    """``element(id/1/2)``: from the element with an id, or from the document, by the numbers of child elements."""
    found = _ELEMENT.fullmatch(data)
    if found is None or not data:
        raise PointerSyntaxError
    name, steps = found[1], [int(each) for each in found[2].split("/")[1:]]
    if name:
        element = _with_id(root, name)
    elif steps.pop(0) == 1:
        element = root
    else:
        element = None
    for step in steps:
        if element is None or step > len(element.children):
            return None
        element = element.children[step - 1]
    return element
