"""The chapters of an EPUB: what ``xslt/web/epub.xsl`` makes of texts and of the pages that editors wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from fascicle import saxon
from fascicle.edition.folder import EditionFolder
from fascicle.publish.record_xml import record_document
from fascicle.publish.theming import page_theme
from fascicle.publish.web import PageInputs
from fascicle.tei.write import parse

XHTML = "{http://www.w3.org/1999/xhtml}"
_CHAPTER, _TITLE = "Q{urn:fascicle:web}chapter", "Q{urn:fascicle:web}title-page"


@dataclass(frozen=True)
class EpubChapter:
    """A file of the book: its name without ending, and itself."""

    name: str
    data: bytes

    @property
    def root(self) -> etree._Element:
        """Its tree."""
        return parse(self.data, f"{self.name}.xhtml")


@dataclass(frozen=True)
class TitlePage:
    """The page that a book begins with, the words over its lists, and which of several volumes it is."""

    data: bytes
    contents: str
    pages: str
    sources: str
    label: str

    @property
    def parts(self) -> tuple[str | bytes, ...]:
        """What a book depends on of it."""
        return (self.data, self.contents, self.pages, self.sources, self.label)


def text_chapter(inputs: PageInputs, beside: Sequence[str]) -> bytes:
    """The chapter of a text; ``beside`` are the texts that are in the same book, for links. Raises EngineError."""
    parameters: dict[str, saxon.Value] = {
        "record": saxon.parse(inputs.record),
        "language": inputs.language,
        "name": inputs.stem,
        "chapters": list(beside),
    }
    document = saxon.parse(inputs.tei.decode("utf-8-sig"))
    theme = inputs.theme
    files = saxon.load("web.xsl", theme.overlay).files(document, parameters | theme.parameters, mode=_CHAPTER)
    return files[f"{inputs.stem}.xhtml"].encode("utf-8")


def title_page(edition: EditionFolder, volume: int = 0) -> TitlePage:
    """The page that a book begins with; ``volume`` is its number where there are several."""
    files = _made(edition, record_document(edition), {"volume": volume}, _TITLE)
    words = (files[key] for key in ("contents", "pages", "sources", "volume"))
    return TitlePage(files["title.xhtml"].encode("utf-8"), *words)


def written_chapters(edition: EditionFolder, beside: Sequence[str]) -> list[EpubChapter]:
    """The pages that editors wrote; ``beside`` are the texts that are in the same book."""
    chapters = []
    for page in edition.pages:
        own: dict[str, saxon.Value] = {"name": page.name, "chapters": list(beside)}
        files = _made(edition, saxon.parse(page.tei.decode("utf-8")), own, _CHAPTER)
        chapters.append(EpubChapter(page.name, files[f"{page.name}.xhtml"].encode("utf-8")))
    return chapters


def _made(
    edition: EditionFolder, document: saxon.Document, own: Mapping[str, saxon.Value], mode: str
) -> dict[str, str]:
    theme = page_theme(edition.theme)
    parameters: dict[str, saxon.Value] = {"record": record_document(edition), "language": edition.record.language}
    stylesheet = saxon.load("web.xsl", theme.overlay)
    return stylesheet.files(document, {**parameters, **own, **theme.parameters}, mode=mode)
