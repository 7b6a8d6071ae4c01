"""Which text of the edition a pointer of a TEI file leads to, whatever folder the file lies in."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import unquote

from lxml import etree

ATTRIBUTES: Final = ("target", "next", "prev", "corresp", "sameAs")
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True)
class TextNames:
    """The names of an edition's texts by their paths below its folder."""

    by_path: Mapping[str, str]

    @cached_property
    def by_file(self) -> dict[str, str]:
        """By the last part of their paths, with ending and without; none for one that several texts share."""
        return _by_name(self.by_path)


def text_pointers(tree: etree._Element, file: str, names: TextNames) -> dict[str, str]:
    """Every pointer of a TEI file that leads to another text of the edition, with ``NAME.xml`` or ``NAME.xml#ID``.

    ``tree`` is the file's root, ``file`` its path below the edition's folder. A pointer is a path from the file; where
    none is there, a file's name will do, and so will one without its ending, where only one text is called so.
    """
    found: dict[str, str] = {}
    for element in tree.iter("{*}*"):
        for attribute in ATTRIBUTES:
            for pointer in element.get(attribute, "").split():
                if pointer not in found and (name := _name(pointer, file, names)):
                    mark, inside = pointer.partition("#")[1:]
                    found[pointer] = f"{name}.xml{mark}{inside}"
    return found


def _name(pointer: str, file: str, names: TextNames) -> str:
    path = unquote(pointer.partition("#")[0])
    if not path or _ADDRESS.match(path):
        return ""
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
    last = posixpath.basename(path)
    return names.by_path.get(whole) or names.by_file.get(last, "")


def _by_name(names: Mapping[str, str]) -> dict[str, str]:
    """The texts by the last part of their paths, with ending and without, but for those that share it."""
    found: dict[str, str] = {}
    for path, name in names.items():
        last = posixpath.basename(path)
        for each in {last, posixpath.splitext(last)[0]}:
            found[each] = "" if each in found else name
    return found
