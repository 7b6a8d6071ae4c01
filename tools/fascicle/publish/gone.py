"""Where passages of earlier releases are now: a page that lists them, and one in the place of each text that is gone.

In the page of a text that goes on an old id stands at the passage that has its words now, or in a list at its foot
(``xslt/web/gone.xsl``); so that whoever follows an old address, without a server and without a script, gets there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lxml import etree, html

from fascicle import saxon
from fascicle.edition.folder import EditionFolder
from fascicle.edition.published import PublishedPassage
from fascicle.publish.record_xml import record_document
from fascicle.publish.themed_pages import check_pages
from fascicle.publish.theming import page_theme

NAMESPACE: Final = "urn:fascicle:gone"
PAGE: Final = "gone.html"

_GONE: Final = "Q{urn:fascicle:web}gone"
_ID: Final = re.compile(r'\sid="([^"]+)"')
_ALIAS: Final = re.compile(r'<span[^>]* class="was"[^>]* id="([^"]+)"')
_LISTED: Final = re.compile(r'<li[^>]* class="was"[^>]* id="([^"]+)"')
_SHORT: Final = 60  # characters by which a passage is known


def passages_of_page(stem: str, version: str, page: bytes) -> list[PublishedPassage]:
    """What can be cited in a page: its passages that have a sign."""
    found = []
    for sign in html.document_fromstring(page.decode("utf-8")).iter("a"):
        block = sign.getparent()
        if sign.get("class") == "here" and block is not None:
            words = " ".join("".join(_runs(block)).split())
            found.append(PublishedPassage(stem, block.get("id") or "", version, words[:_SHORT].rstrip()))
    return found


def _runs(element: etree._Element) -> Iterator[str]:
    """The words of an element, without what the edition adds."""
    if element.get("data-layer") == "edition" or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _runs(child)
        yield child.tail or ""


def gone_pages(
    edition: EditionFolder, pages: Mapping[str, str], parameters: Mapping[str, saxon.Value]
) -> dict[str, bytes]:
    """The pages about what is gone; ``pages`` are those of the texts, by the texts' names. Raises EngineError."""
    ids = {stem: set(_ID.findall(page)) for stem, page in pages.items()}
    places = {identifier: stem for stem in reversed(list(ids)) for identifier in ids[stem]}
    root = etree.Element(f"{{{NAMESPACE}}}gone")
    for stem, passages in sorted(edition.earlier.items()):
        page = pages.get(stem, "")
        moved, listed = set(_ALIAS.findall(page)), set(_LISTED.findall(page))
        of_text = etree.SubElement(root, f"{{{NAMESPACE}}}text", stem=stem, there="yes" if page else "no")
        of_text.extend(_rows(passages, page, ids.get(stem, set()) - moved - listed, moved, places))
        if len(of_text) == 0:
            root.remove(of_text)
    theme = page_theme(edition.theme)
    own: dict[str, saxon.Value] = {**parameters, **theme.parameters, "record": record_document(edition)}
    document = saxon.parse(etree.tostring(root, encoding="unicode"))
    made = saxon.load("web.xsl", theme.overlay).files(document, own, mode=_GONE)
    if theme.overlay is not None:
        check_pages(made)
    return {name: page.encode("utf-8") for name, page in made.items()}


def _rows(
    passages: Iterable[PublishedPassage], page: str, there: set[str], moved: set[str], places: Mapping[str, str]
) -> Iterable[etree._Element]:
    for each in passages:
        if each.id in there:
            continue
        row = etree.Element(f"{{{NAMESPACE}}}passage", id=each.id, version=each.version)
        if page:
            row.set("words", each.words)
        if page and each.id in moved:
            row.set("now", "here")
        elif not page and each.id in places:
            row.set("now", places[each.id])  # the text goes on under another name
        yield row
