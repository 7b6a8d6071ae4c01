"""Values that stand beside a text: those of its header, of a record, of registers; what of them is other now."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from fascicle.changes.kinds import ValueChange
from fascicle.changes.marking import attributes_of, content_of, name_of
from fascicle.changes.sequences import replaced
from fascicle.tei.names import PROGRAM, XML_ID, tei

Row = tuple[str, str]
# What releases say of themselves.
_OF_RELEASE = re.compile(rf"teiHeader/revisionDesc/change(?=.*\[@n=)(?=.*\[@who='{PROGRAM}'\])")
_LISTS = ("listPerson", "listPlace", "listOrg", "listBibl", "listEvent", "list")


def header_rows(root: etree._Element, records: Iterable[Mapping[str, object]] = ()) -> Iterator[Row]:
    """Paths and values of the header, and of everything else that stands beside ``text``.

    What only says which version the file is of, as the ``records`` of either edition do, is left out.
    """
    of_version = {f"teiHeader/fileDesc/editionStmt/edition[@n='{each.get('version')}']" for each in records}
    of_version |= {f"teiHeader/fileDesc/publicationStmt/date[@when='{each.get('date')}']" for each in records}
    for child in root:
        if isinstance(child.tag, str) and child.tag != tei("text"):
            for path, value in _rows(child, ""):
                if path not in of_version and not _OF_RELEASE.match(path):
                    yield path, value
    for name, value in attributes_of(root):
        yield f"TEI/@{name}", value


def _rows(element: etree._Element, above: str) -> Iterator[Row]:
    """An element with its attributes, if it has any or holds words; one with words is a row, whatever is in it."""
    name = name_of(element)
    path = f"{above}/{name}" if above else name
    told = "".join(f"[@{key}='{value}']" for key, value in attributes_of(element))
    bare = not (element.text or "").strip() and not any((child.tail or "").strip() for child in element)
    inner = [child for child in element if isinstance(child.tag, str)]
    if bare and inner:
        if told:
            yield path, told
        for child in inner:
            yield from _rows(child, path)
    elif text := content_of(element):
        yield path + told, text
    else:
        yield path, told


def record_rows(value: object, path: str = "") -> Iterator[Row]:
    """Keys and values of a TOML file, those in lists by what they are called, or by their place."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from record_rows(each, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
        for number, each in enumerate(value, 1):
            name = next((str(each[key]) for key in ("id", "file", "version") if key in each), str(number))
            yield from record_rows(each, f"{path}[{name}]")
    else:
        yield path, ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def register_rows(root: etree._Element) -> Iterator[Row]:
    """Entries of a register by their ids, each as one value."""
    for element in root.iter(etree.Element):
        identifier = element.get(XML_ID)
        if identifier and element.getparent() is not None and not _is_list(element) and not _is_inside(element):
            yield f"{name_of(element)} #{identifier}", f"{_attributes(element)}{content_of(element)}"


def _is_inside(element: etree._Element) -> bool:
    """Whether an entry stands in another, or in the header."""
    above = element.iterancestors()
    return any(each.get(XML_ID) and not _is_list(each) and each.getparent() is not None for each in above)


def _is_list(element: etree._Element) -> bool:
    return name_of(element) in (*_LISTS, "text", "body", "standOff")


def _attributes(element: etree._Element) -> str:
    return "".join(f"[@{name}='{value}'] " for name, value in attributes_of(element) if name != "xml:id")


def value_changes(old: Iterable[Row], new: Iterable[Row]) -> list[ValueChange]:
    """What is other: path by path, values in their order."""
    before, after = _by_path(old), _by_path(new)
    found = []
    for path in [*before, *(path for path in after if path not in before)]:
        ones, others = before.get(path, []), after.get(path, [])
        for a, b, c, d in replaced(ones, others):
            for number in range(max(b - a, d - c)):
                one = ones[a + number] if a + number < b else ""
                other = others[c + number] if c + number < d else ""
                found.append(ValueChange(path, one, other))
    return _paired(found)


def _by_path(rows: Iterable[Row]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path, value in rows:
        found[path].append(value or "(empty)")
    return dict(found)


def _paired(changes: Sequence[ValueChange]) -> list[ValueChange]:
    """A row whose attributes alone are others is one change, not one that went and one that came."""
    gone: defaultdict[tuple[str, str], list[ValueChange]] = defaultdict(list)
    for each in changes:
        if not each.new:
            gone[each.path.partition("[@")[0], each.old].append(each)
    found = []
    paired: set[int] = set()
    for each in changes:
        bare = each.path.partition("[@")[0]
        if not each.old and (others := gone.get((bare, each.new))):
            other = others.pop(0)
            paired.add(id(other))
            each = ValueChange(
                bare, other.path[len(bare) :] or "(no attribute)", each.path[len(bare) :] or "(no attribute)"
            )
        found.append(each)
    return [each for each in found if id(each) not in paired]
