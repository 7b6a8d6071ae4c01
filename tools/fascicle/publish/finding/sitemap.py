"""robots.txt, and the sitemap of all pages (sitemaps.org 0.9), which only a site with an address can have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

from fascicle.publish.citing.cited import CitedEdition

NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST: Final = 50_000  # addresses of one file, by the standard


def sitemap_files(edition: CitedEdition, pages: Sequence[str], most: int = _MOST) -> dict[str, bytes]:
    """``robots.txt`` and the sitemap, or the sitemaps and their index; ``pages`` are paths in the site."""
    files = {"robots.txt": _robots(edition)}
    if not edition.url:
        return files
    parts = [pages[begin : begin + most] for begin in range(0, len(pages), most)]
    if len(parts) == 1:
        return files | {"sitemap.xml": _listed(edition, "url", parts[0])}
    for number, part in enumerate(parts, 1):
        files[f"sitemap-{number}.xml"] = _listed(edition, "url", part)
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    return files | {"sitemap.xml": _listed(edition, "sitemap", names)}


def _robots(edition: CitedEdition) -> bytes:
    lines = ["User-agent: *", "Allow: /"]
    if edition.url:
        lines.append(f"Sitemap: {edition.address_of('sitemap.xml')}")
    return ("\n".join(lines) + "\n").encode()


def _listed(edition: CitedEdition, kind: str, names: Sequence[str]) -> bytes:
    """A list of addresses, each with the date of the release: what pages say may change with each."""
    root_name = "urlset" if kind == "url" else "sitemapindex"
    root = etree.Element(f"{{{NAMESPACE}}}{root_name}", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    for name in names:
        row = etree.SubElement(root, f"{{{NAMESPACE}}}{kind}")
        etree.SubElement(row, f"{{{NAMESPACE}}}loc").text = edition.address_of("" if name == "index.html" else name)
        etree.SubElement(row, f"{{{NAMESPACE}}}lastmod").text = edition.date
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
