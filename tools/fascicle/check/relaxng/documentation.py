"""What a schema says of its elements, attributes and values: ``a:documentation`` of RELAX NG's DTD compatibility."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from lxml import etree

from fascicle.model.errors import TeiError
from fascicle.tei.write import parse

_RNG = "{http://relaxng.org/ns/structure/1.0}"
_DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_MOST_FILES = 100


@dataclass(frozen=True)
class Documentation:
    """Descriptions by local names: of elements, of attributes on an element or on any, of values of an attribute."""

    elements: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    values: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of_attribute(self, element: str, attribute: str) -> str:
        """What is said of an attribute on an element, or else of the attribute on any."""
        return self.attributes.get((element, attribute)) or self.attributes.get(("", attribute), "")


def documentation_of(path: Path) -> Documentation:
    """The documentation in a schema and in what it includes; none where it is in compact syntax or cannot be read."""
    files: list[Path] = []
    waiting = [path]
    while waiting and len(files) < _MOST_FILES:
        current = waiting.pop()
        if current in files or not current.is_file():
            continue
        files.append(current)
        root = _root(current, current.stat().st_mtime_ns)
        if root is not None:
            waiting += [
                current.parent / each.get("href", "") for each in root.iter(f"{_RNG}include", f"{_RNG}externalRef")
            ]
    return _documentation(tuple((each, each.stat().st_mtime_ns) for each in files))


@lru_cache(maxsize=_MOST_FILES)
def _root(path: Path, _stamp: int) -> etree._Element | None:
    try:
        return parse(path.read_bytes(), path)
    except (OSError, TeiError):
        return None


@lru_cache(maxsize=8)
def _documentation(files: tuple[tuple[Path, int], ...]) -> Documentation:
    elements: dict[str, str] = {}
    attributes: dict[tuple[str, str], str] = {}
    values: dict[tuple[str, str], str] = {}
    for path, stamp in files:
        root = _root(path, stamp)
        for said in root.iter(_DOCUMENTATION) if root is not None else ():
            _note(said, elements, attributes, values)
    return Documentation(elements, attributes, values)


def _note(
    said: etree._Element,
    elements: dict[str, str],
    attributes: dict[tuple[str, str], str],
    values: dict[tuple[str, str], str],
) -> None:
    """Keep a description with what it describes: the element that holds it, or the value before it."""
    text = " ".join("".join(map(str, said.itertext())).split())
    holder = said.getparent()
    if holder is None or not text:
        return
    before = said.getprevious()
    if before is not None and before.tag == f"{_RNG}value" and holder.tag == f"{_RNG}choice":
        attribute = next(holder.iterancestors(f"{_RNG}attribute"), None)
        if attribute is not None:
            values.setdefault((_local(attribute), (before.text or "").strip()), text)
    elif holder.tag == f"{_RNG}element":
        elements.setdefault(_local(holder), text)
    elif holder.tag == f"{_RNG}attribute":
        element = next(holder.iterancestors(f"{_RNG}element"), None)
        attributes.setdefault((_local(element) if element is not None else "", _local(holder)), text)


def _local(pattern: etree._Element) -> str:
    name = pattern.get("name") or pattern.findtext(f"{_RNG}name") or ""
    return name.strip().rpartition(":")[2]
