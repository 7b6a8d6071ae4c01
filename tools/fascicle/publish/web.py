"""The web edition: TEI in, pages out. What an element becomes is decided in ``xslt/web.xsl`` and its modules.

The pages are static HTML, complete without JavaScript and without a server; all links are relative.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fascicle import resources, saxon
from fascicle.edition.folder import Edition, Source
from fascicle.publish.record_xml import record_document

_PAGE = "Q{urn:fascicle:web}page"
_SITE = "Q{urn:fascicle:web}site"
_STYLE = "edition.css"
_MENTIONS = "mentions.xml"


@dataclass(frozen=True)
class WebPage:
    """One document as a page: files below ``site/``, and its mentions of names as XML, for the registers."""

    files: dict[str, bytes]
    mentions: bytes


def page(edition: Edition, source: Source, tei: bytes, authority: bytes | None) -> WebPage:
    """Render one TEI file, well-formed and in UTF-8, as ``NAME.html``.

    ``authority`` is the edition's authority file; without it names are not linked. Raises EngineError where an element
    has no rendering.
    """
    parameters = _parameters(edition, authority) | {"name": source.stem}
    texts = saxon.load("web.xsl").files(_document(tei), parameters, mode=_PAGE)
    mentions = texts.pop(_MENTIONS)
    return WebPage(_encoded(texts), mentions.encode("utf-8"))


def site(edition: Edition, mentions: Mapping[str, bytes], authority: bytes | None) -> dict[str, bytes]:
    """Everything that the edition has once: start page, page about it, registers, style sheet.

    ``mentions`` maps the names of documents to what :func:`page` said of them. The pages link to ``tei/NAME.xml``
    and ``ID.pdf`` beside them, which the caller puts there. A register without entries has no page.
    """
    found = [_document(mentions[name]) for name in sorted(mentions)]
    parameters = _parameters(edition, authority) | {"mentions": found}
    texts = saxon.load("web.xsl").files(record_document(edition), parameters, mode=_SITE)
    style = resources.stylesheet(f"web/{_STYLE}").read_bytes()
    return _encoded(texts) | {_STYLE: style}


def _parameters(edition: Edition, authority: bytes | None) -> dict[str, saxon.Value]:
    parameters: dict[str, saxon.Value] = {"record": record_document(edition), "language": edition.record.language}
    if authority is not None:
        parameters["authority"] = _document(authority)
    return parameters


def _document(data: bytes) -> saxon.Document:
    return saxon.parse(data.decode("utf-8-sig"))


def _encoded(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {name: text.encode("utf-8") for name, text in texts.items()}
