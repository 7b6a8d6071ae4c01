"""The web edition: TEI in, pages out. What an element becomes is decided in ``xslt/web.xsl`` and its modules.

The pages are static HTML, complete without JavaScript and without a server; all links are relative.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from fascicle import resources, saxon
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Source
from fascicle.names.authority import Authority
from fascicle.publish.citing.cited import CitedText, cited_edition, cited_text
from fascicle.publish.citing.files import citations_of_edition, citations_of_text
from fascicle.publish.finding import feed, icon, sitemap
from fascicle.publish.finding.not_found import NOT_FOUND, from_anywhere
from fascicle.publish.gone import gone_pages
from fascicle.publish.iiif import manifest, manifest_path
from fascicle.publish.leaves import PictureLeaf, leaves_xml
from fascicle.publish.lists.pages import ListPage
from fascicle.publish.lists.site import SiteLists, list_inputs, registers_in_order, render_list, site_lists
from fascicle.publish.pointers import Pointers, authority_for
from fascicle.publish.record_xml import page_record, record_document
from fascicle.publish.reuse import plain as plain_texts
from fascicle.publish.reuse.downloads import PAGE as DATA
from fascicle.publish.reuse.downloads import Download, downloads_page
from fascicle.publish.search.index import Indexed, index_files
from fascicle.publish.search.texts import text_part
from fascicle.publish.themed_pages import check_pages
from fascicle.publish.theming import PageTheme, page_theme, site_files
from fascicle.publish.written_pages import written_pages

_PAGE = "Q{urn:fascicle:web}page"
_SITE = "Q{urn:fascicle:web}site"
_STYLES = ("edition.css", "search.css", "cite.css", "lists.css", "facsimile.css")
_SCRIPTS = ("view.js", "cite.js", "find.js", "search.js", "lists.js", "facsimile.js")
_MENTIONS, _SEARCHED, _LETTER = "mentions.xml", "searched.xml", "letter.xml"
# What templates make beside pages: registers as data, links of authorities, letters.
_DATA = re.compile(r"register/[a-z]+\.json|beacon-[a-z]+\.txt|cmif\.xml|cite/.+\.linkset\.json")


@dataclass(frozen=True)
class WebPage:
    """One document as a page: files below ``site/``, its mentions of names as XML, and its words for the search.

    ``letter`` is who sent it to whom, as XML, if the text is a letter.
    """

    files: dict[str, bytes]
    mentions: bytes
    words: bytes
    letter: bytes


@dataclass(frozen=True)
class PageInputs:
    """All that a page depends on beside the program: equal inputs make equal pages, whatever else an edition has."""

    stem: str
    language: str
    record: str
    authority: bytes | None
    tei: bytes
    book: str
    theme: PageTheme
    cited: CitedText
    leaves: tuple[PictureLeaf, ...] = ()
    manifest: bytes = b""

    @property
    def parts(self) -> tuple[str | bytes | None, ...]:
        """The inputs as a cache's key is made of them."""
        own = (self.stem, self.language, self.record, self.authority, self.tei, self.book, self.manifest)
        return (*own, leaves_xml(self.leaves), *self.theme.parts, repr(self.cited))


def page_inputs(
    edition: EditionFolder,
    source: Source,
    tei: bytes,
    authority: bytes | None,
    book: str | None = None,
    leaves: Sequence[PictureLeaf] = (),
) -> PageInputs:
    """What the page of one TEI file is made of: of record and authority file, what the text needs of them.

    ``book`` is the file of the print edition that has the text, ``ID.pdf`` if left out, none if it is empty; ``leaves``
    are its pages that have pictures.
    Raises TeiError where the file, or the authority file, is not well-formed.
    """
    pointers = Pointers.of(tei, f"{source.stem}.xml")
    return PageInputs(
        stem=source.stem,
        language=edition.record.language,
        record=page_record(edition, source, pointers.texts),
        authority=None if authority is None else authority_for(pointers, authority),
        tei=tei,
        book=f"{edition.record.id}.pdf" if book is None else book,
        theme=page_theme(edition.theme),
        cited=cited_text(cited_edition(edition.record), source),
        leaves=tuple(leaves),
        manifest=manifest(edition.record, source, leaves),
    )


def render(inputs: PageInputs) -> WebPage:
    """The page ``NAME.html``. Raises EngineError where an element has no rendering."""
    parameters: dict[str, saxon.Value] = {
        "record": saxon.parse(inputs.record),
        "language": inputs.language,
        "name": inputs.stem,
        "books": [inputs.book] if inputs.book else [],
    }
    if inputs.authority is not None:
        parameters["authority"] = _document(inputs.authority)
    if inputs.leaves:
        parameters["leaves"] = saxon.parse(leaves_xml(inputs.leaves))
    if inputs.manifest:
        parameters["manifest"] = quote(manifest_path(inputs.stem))
    theme = inputs.theme
    texts = saxon.load("web.xsl", theme.overlay).files(_document(inputs.tei), parameters | theme.parameters, mode=_PAGE)
    mentions, searched, letter = texts.pop(_MENTIONS), texts.pop(_SEARCHED), texts.pop(_LETTER)
    beside_page = (f"{inputs.stem}.witnesses.css", f"cite/{inputs.stem}.linkset.json")
    written = {name: texts.pop(name) for name in beside_page if name in texts}
    if theme.overlay is not None:
        check_pages(texts, {f"{inputs.stem}.html"}, images={leaf.origin for leaf in inputs.leaves if leaf.origin})
    files = _encoded(texts | written)
    if inputs.manifest:
        files[manifest_path(inputs.stem)] = inputs.manifest
    part = text_part(inputs.stem, inputs.tei, files[f"{inputs.stem}.html"], searched)
    plain = {f"{plain_texts.FOLDER}/{inputs.stem}.txt": plain_texts.plain_text(inputs.tei, f"{inputs.stem}.xml")}
    beside = plain | citations_of_text(inputs.cited)
    return WebPage(files | beside | part.files, mentions.encode("utf-8"), part.words, letter.encode("utf-8"))


def page(edition: EditionFolder, source: Source, tei: bytes, authority: bytes | None) -> WebPage:
    """Render one TEI file, well-formed and in UTF-8, as ``NAME.html``.

    ``authority`` is the edition's authority file; without it names are not linked. Raises TeiError and EngineError.
    """
    return render(page_inputs(edition, source, tei, authority))


def site(
    edition: EditionFolder,
    mentions: Mapping[str, bytes],
    authority: bytes | None,
    books: Sequence[str] | None = None,
    letters: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """Everything that the edition has once: start page, page about it, registers and other lists, style sheets, fonts.

    ``mentions`` and ``letters`` map the names of documents to what :func:`page` said of them. The pages link to
    ``tei/NAME.xml`` and to ``books`` beside them (``ID.pdf`` if left out), which the caller puts there. A register
    without entries has no page.
    """
    ordered = None if authority is None else registers_in_order(edition, authority)
    lists = site_lists(edition, mentions, ordered)
    files = shared_pages(edition, lists, ordered, books, mentions, letters)
    for each in lists.pages:
        files |= list_page(edition, each, ordered)
    return files


def list_page(edition: EditionFolder, page: ListPage, ordered: bytes | None) -> dict[str, bytes]:
    """One page of a list."""
    texts = render_list(list_inputs(edition, page, ordered))
    if edition.theme.overlay("web.xsl") is not None:
        check_pages(texts, {page.file})
    return _encoded(texts)


def shared_pages(
    edition: EditionFolder,
    lists: SiteLists,
    authority: bytes | None,
    books: Sequence[str] | None = None,
    mentions: Mapping[str, bytes] | None = None,
    letters: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """The pages of the edition itself, style sheets and scripts, and what of all its texts is there as data."""
    names = [source.stem for source in edition.record.sources]
    parameters: dict[str, saxon.Value] = {
        "record": record_document(edition),
        "language": edition.record.language,
        "lists": saxon.parse(lists.start),
        "mentions": [_document(told) for name in names if (told := (mentions or {}).get(name))],
        "letters": [_document(letter) for name in names if (letter := (letters or {}).get(name))],
        "books": [f"{edition.record.id}.pdf"] if books is None else list(books),
    }
    if authority is not None:
        parameters["authority"] = _document(authority)
    theme = page_theme(edition.theme)
    texts = saxon.load("web.xsl", theme.overlay).files(
        record_document(edition), parameters | theme.parameters, mode=_SITE
    )
    texts |= written_pages(edition, parameters)
    if theme.overlay is not None:
        pages = {name: text for name, text in texts.items() if not _DATA.fullmatch(name)}
        check_pages(pages, without={f"{source.stem}.html" for source in edition.record.sources})
    texts[NOT_FOUND] = from_anywhere(texts[NOT_FOUND], edition.record.url)
    faces = sorted(f"fonts/{path.name}" for path in resources.stylesheet("web/fonts").iterdir())
    beside = {name: resources.stylesheet(f"web/{name}").read_bytes() for name in (*_STYLES, *_SCRIPTS, *faces)}
    pages_of_edition = [
        *(name for name in texts if not _DATA.fullmatch(name)),
        *(each.file for each in lists.pages),
        DATA,
    ]
    return _encoded(texts) | beside | _found(edition, pages_of_edition)


def _found(edition: EditionFolder, pages: Iterable[str]) -> dict[str, bytes]:
    """The files by which a site is found and cited; ``pages`` are those that are no text's."""
    cited = cited_edition(edition.record)
    every = sorted({*pages, *(f"{source.stem}.html" for source in edition.record.sources)} - {NOT_FOUND})
    files = {icon.NAME: icon.icon(cited.title), feed.NAME: feed.feed(edition.record)}
    return files | sitemap.sitemap_files(cited, every) | citations_of_edition(cited)


def gone(edition: EditionFolder, pages: Mapping[str, str], authority: bytes | None) -> dict[str, bytes]:
    """The pages about what earlier releases had; ``pages`` are those of the texts, by the texts' names."""
    parameters: dict[str, saxon.Value] = {"language": edition.record.language}
    if authority is not None:
        parameters["authority"] = _document(authority)
    return gone_pages(edition, pages, parameters)


def data_page(edition: EditionFolder, files: Iterable[Download], authority: bytes | None) -> dict[str, bytes]:
    """The page that lists what can be downloaded of these files of the site, and the list with their checksums."""
    parameters: dict[str, saxon.Value] = {"language": edition.record.language}
    if authority is not None:
        parameters["authority"] = _document(authority)
    return downloads_page(edition, files, parameters)


def search_index(edition: EditionFolder, words: Mapping[str, bytes], authority: bytes | None) -> dict[str, bytes]:
    """The index of the search: what of the site depends on the words of all texts.

    ``words`` maps the names of documents to what :func:`page` said of them.
    """
    texts = [Indexed(source, words[source.stem]) for source in edition.record.sources if source.stem in words]
    return index_files(texts, Authority.read(authority, edition.authority_path))


def theme_files(edition: EditionFolder) -> dict[str, bytes]:
    """The files of the site that come from the edition's theme, by their paths in it."""
    return site_files(edition.theme)


def _document(data: bytes) -> saxon.Document:
    return saxon.parse(data.decode("utf-8-sig"))


def _encoded(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {name: text.encode("utf-8") for name, text in texts.items()}
