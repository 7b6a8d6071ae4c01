"""The pages that editors wrote, as pages of the site."""

from __future__ import annotations

from collections.abc import Mapping

from fascicle import saxon
from fascicle.edition.folder import EditionFolder
from fascicle.publish.record_xml import record_document
from fascicle.publish.theming import page_theme

_WRITTEN = "Q{urn:fascicle:web}written"


def written_pages(edition: EditionFolder, parameters: Mapping[str, saxon.Value]) -> dict[str, str]:
    """The pages by their names in the site; ``parameters`` are those of all pages. Raises EngineError."""
    theme = page_theme(edition.theme)
    pages: dict[str, str] = {}
    for page in edition.pages:
        own: dict[str, saxon.Value] = {**parameters, **theme.parameters, "name": page.name}
        own["record"] = record_document(edition)
        document = saxon.parse(page.tei.decode("utf-8"))
        pages |= saxon.load("web.xsl", theme.overlay).files(document, own, mode=_WRITTEN)
    return pages
