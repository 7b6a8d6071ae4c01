"""All that can be downloaded from a site, with size and checksum: a page for people, a list for ``sha256sum -c``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from fascicle import saxon
from fascicle.edition.folder import EditionFolder
from fascicle.publish.record_xml import record_document
from fascicle.publish.themed_pages import check_pages
from fascicle.publish.theming import page_theme

NAMESPACE: Final = "urn:fascicle:data"
PAGE, MANIFEST = "data.html", "sha256sums.txt"

_DATA: Final = "Q{urn:fascicle:web}data"
# Files of a text are on the page too, where there are no more than a reader looks through.
_MOST: Final = 500
_TYPES: Final = {
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
    ".xml": "application/xml",
    ".rng": "application/xml",
    ".sch": "application/xml",
    ".txt": "text/plain",
    ".json": "application/json",
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
    ".cff": "application/yaml",
}
# What a site needs to be looked at is no download; nor are the files by which machines find it.
_NONE: Final = frozenset({"robots.txt", "sitemap.xml", "feed.xml", MANIFEST})
_FOLDERS: Final = frozenset({"search", "theme", "images", "dts"})


@dataclass(frozen=True, order=True)
class Download:
    """A file by its path in the site."""

    path: str
    size: int
    sha256: str

    @property
    def media_type(self) -> str:
        """Its type, by its ending."""
        return _TYPES[PurePosixPath(self.path).suffix]


def downloads(files: Iterable[Download]) -> list[Download]:
    """Those of a site's files that people download, sorted: single ones first."""
    found = (each for each in files if _is_download(PurePosixPath(each.path)))
    return sorted(found, key=lambda each: ("/" in each.path, each.path))


def downloads_page(
    edition: EditionFolder, files: Iterable[Download], parameters: Mapping[str, saxon.Value]
) -> dict[str, bytes]:
    """The page and the list, by their names in the site; ``parameters`` are those of all pages. Raises EngineError."""
    every = downloads(files)
    shown = every if len(every) <= _MOST else [each for each in every if "/" not in each.path]
    root = etree.Element(f"{{{NAMESPACE}}}files", {"manifest": MANIFEST})
    for each in shown:
        row = {"path": each.path, "size": str(each.size), "sha256": each.sha256, "type": each.media_type}
        etree.SubElement(root, f"{{{NAMESPACE}}}file", row)
    theme = page_theme(edition.theme)
    own: dict[str, saxon.Value] = {**parameters, **theme.parameters, "record": record_document(edition)}
    document = saxon.parse(etree.tostring(root, encoding="unicode"))
    pages = saxon.load("web.xsl", theme.overlay).files(document, own, mode=_DATA)
    if theme.overlay is not None:
        check_pages(pages, {PAGE})
    listed = "".join(f"{each.sha256}  {each.path}\n" for each in every)
    return {name: page.encode("utf-8") for name, page in pages.items()} | {MANIFEST: listed.encode("utf-8")}


def _is_download(path: PurePosixPath) -> bool:
    is_for_machines = path.name in _NONE or path.name.startswith("sitemap-") or path.name.endswith(".linkset.json")
    return path.parts[0] not in _FOLDERS and not is_for_machines and path.suffix in _TYPES
