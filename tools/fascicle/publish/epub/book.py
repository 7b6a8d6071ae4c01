"""Chapters bound into one file: table of contents, list of pages, package, and an archive without a clock."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import quote

from lxml import etree

from fascicle import resources
from fascicle.publish.citing.cited import CitedEdition
from fascicle.publish.epub.chapters import XHTML, EpubChapter, TitlePage
from fascicle.publish.epub.package import package

MEDIA_TYPE: Final = "application/epub+zip"

_EPUB: Final = "http://www.idpf.org/2007/ops"
_STYLE: Final = "style.css"
_CONTAINER: Final = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
_MARKS: Final = frozenset({"mark", "anchor", "anchor raised", "edition-note"})
_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive knows


def bind(
    edition: CitedEdition, title: TitlePage, chapters: Sequence[EpubChapter], pictures: Mapping[str, Path]
) -> bytes:
    """The book: title page and ``chapters`` in their order; ``pictures`` are files by their paths in chapters."""
    names = {each.name for each in chapters}
    front, nav = _free("title", names), _free("contents", names)
    roots = {each.name: each.root for each in chapters}
    shown = sorted({image for root in roots.values() for image in _images(root) if image in pictures})
    listed = _contents(edition, roots, title)
    files = {
        f"{nav}.xhtml": listed,
        f"{front}.xhtml": title.data,
        **{f"{each.name}.xhtml": each.data for each in chapters},
        _STYLE: resources.stylesheet("web/epub.css").read_bytes(),
        **{path: pictures[path].read_bytes() for path in shown},
    }
    languages = [language for root in roots.values() if (language := _language(root))]
    reading = [f"{name}.xhtml" for name in (front, *roots)]
    pages_of = f"{edition.title}: {title.sources}" if b"page-list" in listed else ""
    opf = package(edition, title.label, languages, reading, [_STYLE, *shown], f"{nav}.xhtml", pages_of)
    return _archived({"META-INF/container.xml": _CONTAINER, "EPUB/package.opf": opf} | _below(files))


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name = f"{name}-"
    return name


def _below(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"EPUB/{name}": data for name, data in files.items()}


def _images(root: etree._Element) -> Iterator[str]:
    return (each.get("src", "") for each in root.iter(f"{XHTML}img"))


def _language(root: etree._Element) -> str:
    """The language of a chapter's text; "" for that of the interface."""
    text = next((each for each in root.iter(f"{XHTML}div") if each.get("class") == "text"), None)
    return "" if text is None else text.get("lang", "")


def _contents(edition: CitedEdition, roots: Mapping[str, etree._Element], title: TitlePage) -> bytes:
    html = etree.Element(
        f"{XHTML}html",
        {"lang": edition.language, "{http://www.w3.org/XML/1998/namespace}lang": edition.language},
        nsmap={None: XHTML[1:-1], "epub": _EPUB},  # type: ignore[dict-item]  # the stubs know no default namespace
    )
    _add(_add(html, "head"), "title", edition.full_title)
    body = _add(html, "body")
    toc = _nav(body, "toc", "doc-toc", title.contents)
    for name, root in roots.items():
        item = _add(toc, "li")
        _add(item, "a", _heading(root, name), href=f"{quote(name)}.xhtml")
        if parts := [head for head in root.iter(f"{XHTML}h2") if head.get("id") and _is_text(head)]:
            inner = _add(item, "ol")
            for head in parts:
                _add(_add(inner, "li"), "a", _words(head) or "…", href=f"{quote(name)}.xhtml#{head.get('id')}")
    pages = [(name, each) for name, root in roots.items() for each in _breaks(root)]
    if pages:
        listed = _nav(body, "page-list", "doc-pagelist", title.pages)
        listed.getparent().set("hidden", "")  # type: ignore[union-attr]  # it stands in its nav
        for name, each in pages:
            _add(_add(listed, "li"), "a", each.get("aria-label", ""), href=f"{quote(name)}.xhtml#{each.get('id')}")
    text = etree.tostring(html, encoding="unicode")
    return f"<!DOCTYPE html>\n{text}\n".encode()


def _nav(body: etree._Element, kind: str, role: str, heading: str) -> etree._Element:
    nav = _add(body, "nav", role=role)
    nav.set(f"{{{_EPUB}}}type", kind)
    nav.set("aria-label", heading)
    _add(nav, "h1" if kind == "toc" else "h2", heading)
    return _add(nav, "ol")


def _breaks(root: etree._Element) -> Iterator[etree._Element]:
    return (each for each in root.iter(f"{XHTML}span") if each.get("role") == "doc-pagebreak" and each.get("id"))


def _is_text(head: etree._Element) -> bool:
    return any(each.get("class") == "text" for each in head.iterancestors(f"{XHTML}div"))


def _heading(root: etree._Element, name: str) -> str:
    head = next(root.iter(f"{XHTML}h1"), None)
    return name if head is None else _words(head)


def _words(element: etree._Element) -> str:
    return " ".join("".join(_runs(element)).split())


def _runs(element: etree._Element) -> Iterator[str]:
    """The words of a heading, without marks of notes and corrections."""
    if element.get("class") in _MARKS:
        return
    yield element.text or ""
    for child in element:
        yield from _runs(child)
        yield child.tail or ""


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, f"{XHTML}{name}", attributes)
    child.text = text or None
    return child


def _archived(files: Mapping[str, bytes]) -> bytes:
    """The archive: the type first and bare, as the format wants it, then the files in their order."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as whole:
        for name, data in {"mimetype": MEDIA_TYPE.encode(), **files}.items():
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            whole.writestr(entry, data)
    return archive.getvalue()
