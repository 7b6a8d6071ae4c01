"""In which order the regions of a PAGE page are read: as it states it, else as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from fascicle.inputs.paged.elements import child, children, local_name


def in_order(page: etree._Element) -> tuple[bool, list[etree._Element]]:
    """Whether a page states an order, and its regions with text in it.

    A region that the order does not name stands behind the one that it stands in or that it follows in the file.
    """
    regions = list(_regions(page))
    stated = child(page, "ReadingOrder")
    named = [] if stated is None else list(dict.fromkeys(_references(stated)))
    places = {name: at for at, name in enumerate(named)}
    if not any(region.get("id", "") in places for region in regions):
        return False, regions
    known: list[tuple[tuple[int, int], etree._Element]] = []
    last = -1
    for at, region in enumerate(regions):
        own = places.get(region.get("id", ""))
        around = region.getparent()
        if own is None and around is not None:
            own = places.get(around.get("id", ""))
        last = last if own is None else own
        known.append(((last, at), region))
    return True, [region for _, region in sorted(known, key=lambda each: each[0])]


def _regions(element: etree._Element) -> Iterator[etree._Element]:
    """What holds text of its own on a page: lines in no region, regions and tables, those inside others after them.

    What stands in a cell belongs to its table.
    """
    if local_name(element) == "Page" and child(element, "TextLine") is not None:
        yield element
    for each in children(element):
        name = local_name(each)
        if not name.endswith("Region") or (local_name(element) == "TableRegion" != name):
            continue
        if name in ("TextRegion", "TableRegion") or next(children(each, "TextLine", "TextEquiv"), None) is not None:
            yield each
        yield from _regions(each)


def _references(group: etree._Element) -> Iterator[str]:
    """The regions that a group names, those with an index in its order."""
    members = list(children(group))
    indices = [each.get("index") for each in members]
    if all(index is not None and index.isdecimal() for index in indices):
        members.sort(key=lambda each: int(each.get("index", "0")))
    for each in members:
        if name := each.get("regionRef"):
            yield name
        yield from _references(each)
