"""Identifiers and what points to them: in the document that is open, and in other files as they lie on the disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from fascicle.check.inside import POINTERS
from fascicle.tei.typed import ATTRIBUTE, MARKUP

_POINTER = re.compile(r"([^\s#]*)#([^\s#()]+)")
_ID = "xml:id"


@dataclass(frozen=True)
class Pointing:
    """An identifier in a document, from ``start`` to ``end``; ``file`` is what stands before the “#” of a pointer."""

    name: str
    start: int
    end: int
    is_declared: bool
    file: str = ""


def mentions(text: str) -> Iterator[Pointing]:
    """The identifiers of a document and the pointers to identifiers, in their order."""
    for tag in MARKUP.finditer(text):
        if not tag["rest"] or ("#" not in tag["rest"] and _ID not in tag["rest"]):
            continue
        for found in ATTRIBUTE.finditer(text, tag.start("rest"), tag.end("rest")):
            group = 2 if found[2] is not None else 3
            name, value, start = found[1], found[group], found.start(group)
            if name == _ID and value.strip():
                at = start + len(value) - len(value.lstrip())
                yield Pointing(value.strip(), at, at + len(value.strip()), is_declared=True)
            elif name.rpartition(":")[2] in POINTERS:
                for each in _POINTER.finditer(value):
                    yield Pointing(each[2], start + each.start(2), start + each.end(2), is_declared=False, file=each[1])


def mention_at(text: str, offset: int) -> Pointing | None:
    """The identifier, or the pointer to one, that a place is in; a pointer also by the “#” and the file before it."""
    for each in mentions(text):
        begins = each.start - (len(each.file) + 1 if not each.is_declared else 0)
        if begins <= offset <= each.end:
            return each
        if begins > offset:
            return None
    return None


def target_file(mention: Pointing, path: Path) -> Path | None:
    """The file that a pointer names, if it names one."""
    if not mention.file or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", mention.file):
        return None
    return (path.parent / unquote(mention.file)).resolve()


def leads_to(mention: Pointing, name: str, path: Path, declared_in: Path) -> bool:
    """Whether a mention in one file is of an identifier in another, or in the same."""
    if mention.name != name:
        return False
    if mention.is_declared:
        return path == declared_in
    target = target_file(mention, path)
    return target is None or target == declared_in
