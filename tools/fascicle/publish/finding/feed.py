"""The releases of the edition as an Atom feed (RFC 4287). No clock is asked: dates are those of the record."""

from __future__ import annotations

from typing import Final
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from fascicle.edition.record import Record
from fascicle.edition.release import Release
from fascicle.publish.citing.cited import cited_edition

NAME: Final = "feed.xml"
NAMESPACE: Final = "http://www.w3.org/2005/Atom"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def feed(record: Record) -> bytes:
    """``feed.xml``, the latest release first; this one is among them, whether the record lists it or not."""
    cited = cited_edition(record)
    # the default namespace has no prefix, which the stubs do not know
    root = etree.Element(f"{{{NAMESPACE}}}feed", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    root.set(_LANG, record.language)
    _add(root, "title", cited.full_title)
    _add(root, "id", _name(record.id))
    _add(root, "updated", _instant(record.date))
    if record.url:
        _add(root, "link", rel="self", href=cited.address_of(NAME))
        _add(root, "link", href=record.url)
    for person in cited.creators:
        _add(_add(root, "author"), "name", person.name)
    listed = [each for each in record.releases if each.version != record.version]
    this = next((each for each in record.releases if each.version == record.version), None)
    for release in (this or Release(record.version, record.date, doi=record.doi), *reversed(listed)):
        entry = _add(root, "entry")
        _add(entry, "title", f"{cited.full_title} {release.version}")
        _add(entry, "id", _name(f"{record.id}-{release.version}"))
        _add(entry, "updated", _instant(release.date))
        address = f"https://doi.org/{release.doi}" if release.doi else cited.address_of("changes.html")
        _add(entry, "link", href=address or "changes.html")
        _add(entry, "summary", release.note or f"{cited.title} {release.version}")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    child.text = text or None
    return child


def _name(name: str) -> str:
    """A name for good, which is no address: the same wherever the site lies."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'fascicle:{name}')}"


def _instant(date: str) -> str:
    """A date as an instant; what is not known of it is its beginning."""
    year, month, day = [*date.split("-"), "01", "01"][:3]
    return f"{year}-{month}-{day}T00:00:00Z"
