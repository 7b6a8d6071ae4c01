"""The package of an EPUB 3.3: metadata, manifest and order of reading, as OPF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from fascicle.publish.citing.cited import CitedEdition

_OPF: Final = "http://www.idpf.org/2007/opf"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_TYPES: Final = {
    "xhtml": "application/xhtml+xml",
    "css": "text/css",
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
}


def package(
    edition: CitedEdition,
    label: str,
    languages: Sequence[str],
    reading: Sequence[str],
    others: Sequence[str],
    nav: str,
    pages_of: str,
) -> bytes:
    """``package.opf``. ``reading`` are the files in their order, ``others`` those beside them, ``nav`` the contents.

    ``label`` names the volume, if there are several; ``pages_of`` says whose pages the book marks, if it marks any.
    """
    root = etree.Element(
        f"{{{_OPF}}}package",
        {"version": "3.0", "unique-identifier": "id", "{http://www.w3.org/XML/1998/namespace}lang": edition.language},
        nsmap={None: _OPF, "dc": _DC},  # type: ignore[dict-item]  # the stubs know no default namespace
    )
    metadata = _add(root, "metadata")
    has_images = any(not name.endswith((".css", ".xhtml")) for name in others)
    for name, text in _described(edition, label, languages):
        element = etree.SubElement(metadata, f"{{{_DC}}}{name}")
        element.text = text
        if name == "identifier":
            element.set("id", "id")
    for number, person in enumerate(edition.creators, 1):
        creator = etree.SubElement(metadata, f"{{{_DC}}}creator", {"id": f"creator-{number}"})
        creator.text = person.name
        role = "edt" if edition.edited else "aut"
        _meta(metadata, "role", role, refines=f"#creator-{number}", scheme="marc:relators")
        _meta(metadata, "file-as", person.inverted_name, refines=f"#creator-{number}")
    year, month, day = [*edition.date.split("-"), "01", "01"][:3]
    _meta(metadata, "dcterms:modified", f"{year}-{month}-{day}T00:00:00Z")
    for name, text in _accessible(has_images, bool(pages_of)):
        _meta(metadata, f"schema:{name}", text)
    if pages_of:
        _meta(metadata, "pageBreakSource", pages_of)
    manifest, spine = _add(root, "manifest"), _add(root, "spine")
    ids = {name: f"file-{number}" for number, name in enumerate((nav, *reading, *others), 1)}
    for name, identifier in ids.items():
        item = {"id": identifier, "href": quote(name), "media-type": _TYPES[name.rpartition(".")[2]]}
        _add(manifest, "item", **item, **({"properties": "nav"} if name == nav else {}))
    for name in reading:
        _add(spine, "itemref", idref=ids[name])
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _described(edition: CitedEdition, label: str, languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    name = f"{edition.local_id} {label}".rstrip()
    yield "identifier", edition.address if edition.doi and not label else f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"
    yield "title", f"{edition.full_title}. {label}" if label else edition.full_title
    for language in dict.fromkeys((edition.language, *languages)):
        yield "language", language
    yield "publisher", edition.publisher
    yield "date", edition.date
    yield "rights", f"{edition.licence.name}, {edition.licence.url}"
    if edition.description:
        yield "description", edition.description
    if edition.url:
        yield "source", edition.url


def _accessible(has_images: bool, has_pages: bool) -> Iterator[tuple[str, str]]:
    """What readers with special needs want to know (EPUB Accessibility 1.1). Nothing is certified: people do that."""
    yield "accessMode", "textual"
    if has_images:
        yield "accessMode", "visual"
        yield "accessibilityFeature", "alternativeText"
    yield "accessModeSufficient", "textual"
    for feature in ("structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"):
        yield "accessibilityFeature", feature
    if has_pages:
        yield "accessibilityFeature", "pageNavigation"
        yield "accessibilityFeature", "pageBreakMarkers"
    yield "accessibilityHazard", "none"
    yield "accessibilitySummary", "Text with headings, table of contents, and notes that lead there and back."


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_OPF}}}{name}", attributes)


def _meta(parent: etree._Element, name: str, text: str, **attributes: str) -> None:
    _add(parent, "meta", property=name, **attributes).text = text
