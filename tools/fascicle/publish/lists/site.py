"""All lists of an edition: which pages there are, and what the start page shows of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from fascicle import saxon
from fascicle.edition.folder import EditionFolder
from fascicle.publish.lists import chronology, places, statistics
from fascicle.publish.lists.documents import document_lists
from fascicle.publish.lists.pages import ListPage, element, rooted
from fascicle.publish.lists.registers import in_order, register_pages
from fascicle.publish.lists.told import AllTold
from fascicle.publish.pointers import Pointers, authority_for
from fascicle.publish.record_xml import rows_record
from fascicle.publish.theming import PageTheme, page_theme
from fascicle.tei.write import parse

_LIST = "Q{urn:fascicle:web}list"
_AUTHORITY = "authority.xml"


@dataclass(frozen=True)
class SiteLists:
    """The lists of an edition. ``start`` is what start page and page about the edition show, as XML."""

    start: str
    pages: tuple[ListPage, ...]


@dataclass(frozen=True)
class ListInputs:
    """All that a page of a list depends on beside the program."""

    page: ListPage
    language: str
    record: str
    authority: bytes | None
    theme: PageTheme

    @property
    def parts(self) -> tuple[str | None, ...]:
        """The inputs as a cache's key is made of them, but for the registers."""
        return (self.page.xml, self.language, self.record, *self.theme.parts)


def registers_in_order(edition: EditionFolder, authority: bytes) -> bytes:
    """The registers, each entry with its place in the order of the edition's language and the file of its page."""
    return in_order(authority, saxon.parse(rows_record(edition, ())), edition.record.language)


def site_lists(edition: EditionFolder, mentions: Mapping[str, bytes], ordered: bytes | None) -> SiteLists:
    """The lists of an edition, of what its pages told and of :func:`registers_in_order`."""
    sources = edition.record.sources
    told = AllTold.of({each.stem: mentions[each.stem] for each in sources if each.stem in mentions})
    root = None if ordered is None else parse(ordered, _AUTHORITY)
    documents = document_lists(sources)
    dates = chronology.date_pages(sources, told.dates)
    map_page = None if root is None else places.map_page(root, told.mentions)
    overviews = {
        "dates": chronology.FILE if dates else "",
        "map": places.FILE if map_page else "",
        "statistics": statistics.FILE,
    }
    start = (
        element("documents", documents.documents)
        + element("sources", documents.sources)
        + "".join(element("overview", name=name, file=file) for name, file in overviews.items() if file)
    )
    numbers = statistics.statistics_page(sources, told, root)
    pages = [*documents.pages, *dates, *([map_page] if map_page else []), numbers]
    if ordered is not None:
        pages += register_pages(ordered, told.mentions, overviews["map"])
    return SiteLists(rooted(element("lists", start)), tuple(pages))


def list_inputs(edition: EditionFolder, page: ListPage, ordered: bytes | None) -> ListInputs:
    """What one page is made of; of the registers their names alone where it shows no entry."""
    authority = ordered if page.entries or ordered is None else _bare(ordered)
    record = rows_record(edition, page.stems)
    return ListInputs(page, edition.record.language, record, authority, page_theme(edition.theme))


def render_list(inputs: ListInputs) -> dict[str, str]:
    """A page of a list, by the name of its file. Raises EngineError."""
    parameters: dict[str, saxon.Value] = {"record": saxon.parse(inputs.record), "language": inputs.language}
    if inputs.authority is not None:
        parameters["authority"] = _document(inputs.authority)
    stylesheet = saxon.load("web.xsl", inputs.theme.overlay)
    return stylesheet.files(saxon.parse(inputs.page.xml), parameters | inputs.theme.parameters, mode=_LIST)


@lru_cache(maxsize=2)
def _bare(ordered: bytes) -> bytes:
    return authority_for(Pointers(frozenset(), frozenset()), ordered)


@lru_cache(maxsize=4)  # the pages of all registers are made of one document
def _document(data: bytes) -> saxon.Document:
    return saxon.parse(data.decode("utf-8-sig"))
