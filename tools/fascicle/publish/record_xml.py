"""The edition record as an XML document: the one form in which stylesheets get to know it.

Whatever is made of a whole edition gets all of it. A page and a volume get what they show of the edition, and the rows
of the texts that they show: what does not stand in the document cannot change the product, so that the document is also
what the product is known by in the cache.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, Final

from lxml import etree

from fascicle import saxon
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Source
from fascicle.model import edtf
from fascicle.version import VERSION

NAMESPACE = "urn:fascicle:record"

# A table that may be repeated becomes one element a row, named after the row.
_ROWS = {"people": "person", "sources": "source", "releases": "release", "languages": "other-language"}

# What says how products are made, not what they are of.
_SETTINGS: Final = frozenset(("texts", "schema", "check", "registers", "facsimile", "rendering", "site"))

# What pages of texts show of the edition, and what books show. A field that a template needs must stand here; tests
# compare with pages and books that had the whole record.
_OF_EDITION: Final = (
    "id", "title", "subtitle", "language", "version", "date", "publisher", "licence", "people", "doi", "url"
)  # fmt: skip
_OF_BOOK: Final = (*_OF_EDITION, "description", "print")
# What pages show of the texts before and after theirs.
_OF_NEIGHBOUR: Final = ("title", "language")


def record_xml(edition: EditionFolder) -> str:
    """The record as XML text in the namespace ``urn:fascicle:record``.

    ``<edition program="0.1.0">`` has one child a field, named as in ``edition.toml``; fields that are empty have
    none. People are ``<person>``, sources ``<source stem="NAME">``, their further languages ``<other-language>``. The
    pages that editors wrote are ``<page stem="NAME">`` with title and language; ``earlier="yes"`` says that there is a
    page of what releases had.
    """
    root = _filled(edition, [name for name in _names(edition.record) if name not in _SETTINGS])
    if edition.earlier:
        root.set("earlier", "yes")
    return _text(root)


def page_record(edition: EditionFolder, source: Source, pointers: Collection[str] = ()) -> str:
    """What the page of one text shows of the record, in the same form.

    Of the texts there is the page's own and, with title and language alone, the one before and the one after it.
    ``pointers`` are names without ending that the text points to (``NAME.xml``); those that are texts of the edition
    become ``<linked stem="NAME">``. What releases had in the text is ``<earlier id="ID" version="1.0">WORDS``. The
    document is as small for the ten thousandth text as for the first.
    """
    places, sources = _places(edition.record.sources), edition.record.sources
    at = places[source.stem]
    root = _filled(edition, _OF_EDITION)
    for number in range(max(at - 1, 0), min(at + 2, len(sources))):
        row = sources[number]
        _fill(_row(root, "source", row), row, _names(row) if number == at else _OF_NEIGHBOUR)
    for each in edition.earlier.get(source.stem, ()):
        element = etree.SubElement(root, f"{{{NAMESPACE}}}earlier", id=each.id, version=each.version)
        element.text = each.words
    for stem in sorted(places.keys() & set(pointers)):
        _row(root, "linked", sources[places[stem]])
    return _text(root)


def volume_record(edition: EditionFolder, stems: Collection[str]) -> str:
    """What one volume shows of the record: of the texts, the rows of its own."""
    root = _filled(edition, _OF_BOOK)
    own = frozenset(stems)
    for source in edition.record.sources:
        if source.stem in own:
            _fill(_row(root, "source", source), source, _names(source))
    return _text(root)


def rows_record(edition: EditionFolder, stems: Collection[str]) -> str:
    """What a page of lists shows of the record: of the texts, the rows of some, in the edition's order."""
    places, sources = _places(edition.record.sources), edition.record.sources
    whole = _text(_filled(edition, _OF_EDITION))
    rows = "".join(_source_text(sources[at]) for at in sorted(places[stem] for stem in set(stems)))
    return whole.replace("</edition>", f"{rows}</edition>")


@lru_cache(maxsize=1 << 16)  # a document stands on many pages
def _source_text(source: Source) -> str:
    row = etree.Element(f"{{{NAMESPACE}}}source", nsmap={None: NAMESPACE}, stem=source.stem)  # type: ignore[dict-item]
    _fill(row, source, _names(source))
    return _text(row)


def record_document(edition: EditionFolder) -> saxon.Document:
    """The record, parsed: the value of the stylesheet parameter ``record``."""
    return saxon.parse(record_xml(edition))


class _Places:
    """Where each text stands in the edition. Kept for one edition: whoever makes pages makes all of it in turn."""

    known: tuple[Sequence[Source], dict[str, int]] = ((), {})


def _places(sources: Sequence[Source]) -> dict[str, int]:
    known, places = _Places.known
    if known is not sources:
        places = {source.stem: at for at, source in enumerate(sources)}
        _Places.known = (sources, places)  # both at once, for threads
    return places


def _names(value: Any) -> list[str]:
    return [each.name for each in fields(value)]


def _filled(edition: EditionFolder, names: Sequence[str]) -> etree._Element:
    # The stubs know no default namespace.
    root = etree.Element(f"{{{NAMESPACE}}}edition", nsmap={None: NAMESPACE}, program=VERSION)  # type: ignore[dict-item]
    _fill(root, edition.record, names)
    for page in edition.pages:
        _fill(etree.SubElement(root, f"{{{NAMESPACE}}}page", stem=page.name), page, ("title", "language"))
    return root


def _row(parent: etree._Element, name: str, source: Source) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", stem=source.stem)


def _text(root: etree._Element) -> str:
    return etree.tostring(root, encoding="unicode")


def _fill(parent: etree._Element, value: Any, names: Sequence[str]) -> None:
    for name in names:
        for item in _items(getattr(value, name)):
            _add(parent, _ROWS.get(name, name), item)


def _items(content: Any) -> Iterator[Any]:
    yield from content if isinstance(content, tuple) else (content,)


def _add(parent: etree._Element, name: str, value: Any) -> None:
    if value == "":
        return
    if isinstance(value, Source):
        _fill(_row(parent, name, value), value, _names(value))
        return
    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    if name == "date":
        for attribute, said in edtf.parse(value).attributes.items():
            child.set(attribute, said)
    if is_dataclass(value):
        _fill(child, value, _names(value))
    else:
        child.text = str(value).lower() if isinstance(value, bool) else str(value)
