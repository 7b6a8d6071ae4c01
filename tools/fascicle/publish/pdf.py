"""The print edition: texts of an edition as one PDF/A-3a and PDF/UA-1 file, with its TEI files attached.

A small edition is one book; ``volumes.py`` divides a great one into volumes, each a book of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version

from lxml import etree

from fascicle import saxon
from fascicle.edition.editors_pages import OURS, EditorsPage
from fascicle.edition.folder import EditionFolder
from fascicle.edition.print_settings import ApparatusKeys, LineCount, Unset
from fascicle.edition.record import RECORD
from fascicle.model.errors import EngineError
from fascicle.publish.record_xml import record_xml, volume_record
from fascicle.publish.theming import book_theme
from fascicle.publish.typst.apparatus.book import set_book
from fascicle.publish.typst.apparatus.plan import Manner
from fascicle.publish.typst.compiler import WithoutGlyphError
from fascicle.publish.typst.fonts import DEFAULT
from fascicle.publish.typst.glyphs import missing
from fascicle.publish.typst.xmp import Catalogued
from fascicle.publish.volumes import Volume
from fascicle.tei.write import parse

_AUTHORITY = "authority.xml"


def book(
    edition: EditionFolder, texts: Mapping[str, bytes], authority: bytes | None, volume: Volume | None = None
) -> bytes:
    """The whole edition as one PDF, or one volume of it.

    ``texts`` holds the TEI files by the stems of their sources (``Source.stem``); the book follows the order of
    ``edition.toml`` and leaves out sources that have no text. ``authority`` is the authority file, if there is one.
    A volume holds its own texts, whatever other ``texts`` there are, with their checksums and the names in them;
    :func:`volume_inputs` is its key in a cache. The PDF bears the date of the edition's record, and the same input
    gives the same bytes. Raises TeiError for a file that is not XML, EngineError for one that the stylesheets or Typst
    cannot set.
    """
    return make(edition, texts, authority, volume)[0]


def make(
    edition: EditionFolder,
    texts: Mapping[str, bytes],
    authority: bytes | None,
    volume: Volume | None = None,
    homes: Mapping[str, bytes] | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> tuple[bytes, dict[str, str], list[str]]:
    """A book as :func:`book` makes it, the Typst code of each text by its stem, and what there is to tell of its notes.

    Of ``texts`` that have a home form in ``homes`` that is what is set; the file is attached as it is.
    ``pictures`` are those that home forms show, by the paths that they name.
    """
    from fascicle.publish.typst.finish import finished  # pikepdf takes long to load

    if volume is not None:
        texts = {stem: texts[stem] for stem in volume.stems if stem in texts}
    stems = [source.stem for source in edition.record.sources if source.stem in texts]
    _check(edition, texts, stems)
    timestamp = _timestamp(edition)
    shown = {stem: (homes or {}).get(stem, texts[stem]) for stem in stems}
    attached = [texts[stem] for stem in stems] + ([authority] if authority is not None else [])
    written = _written(edition, volume)
    pictures = {**(pictures or {}), **{to: file.read_bytes() for page in written for to, file in page.pictures.items()}}
    data = {f"attach-{number}": content for number, content in enumerate(attached, 1)}
    theme = book_theme(edition.theme, edition.record.print)
    numbered = edition.record.print.unset is Unset.NUMBER
    lacking = ""
    while True:
        files = typst_files(edition, shown, authority, volume, lacking)
        codes = {stem: files[f"text-{number}.typ"] for number, stem in enumerate(stems, 1)}
        try:
            whole = {**files, **data, **pictures, **theme.files}
            made, told = set_book(whole, timestamp, theme.fonts, _notes(edition))
            return finished(made, _catalogued(edition, shown), bool(edition.record.print.bleed)), codes, told
        except EngineError as error:
            # a font may have a sign, and not where it stands here: then it is shown by its number, too
            found = error.characters if isinstance(error, WithoutGlyphError) else ""
            if numbered and set(found) - set(lacking):
                lacking = "".join(sorted({*lacking, *found}))
                continue
            if theme.overlay is not None and error.path is None:
                error.hint = f"theme/print.xsl may have written code that Typst does not understand; else {error.hint}"
            raise


def volume_inputs(
    edition: EditionFolder, texts: Mapping[str, bytes], authority: bytes | None, volume: Volume
) -> tuple[str | bytes | None, ...]:
    """All that a volume depends on beside the program, as a cache's key is made of it."""
    own = [part for stem in volume.stems if stem in texts for part in (stem, texts[stem])]
    for page in _written(edition, volume):
        own += [page.tei, *(file.read_bytes() for file in page.pictures.values())]
    settings = edition.record.print
    theme = book_theme(edition.theme, settings)
    told = volume_record(edition, volume.stems)
    return (settings.apparatus, settings.count, str(volume.number), volume.label, told, authority, *theme.parts, *own)


def typst_files(
    edition: EditionFolder,
    texts: Mapping[str, bytes],
    authority: bytes | None,
    volume: Volume | None = None,
    lacking: str = "",
) -> dict[str, str]:
    """The Typst code of the book, by file name; ``main.typ`` is its beginning. Texts come in the order given.

    ``lacking`` are characters that are known to have no glyph, beside those that are asked for here. Raises
    WithoutGlyphError for these, unless the edition has them shown by their numbers.
    """
    theme = book_theme(edition.theme, edition.record.print)
    documents = [_document(data, f"{stem}.xml") for stem, data in texts.items()]
    attachments = [f"{stem}.xml" for stem in texts]
    record = record_xml(edition) if volume is None else volume_record(edition, texts.keys())
    written = [_document(page.tei, f"{page.name}.xml") for page in _written(edition, volume)]
    parameters: dict[str, saxon.Value] = {}
    if authority is not None:
        file = _document(authority, _AUTHORITY)
        attachments.append(_AUTHORITY)
        parameters["authority"] = saxon.parse(file)
    if volume is not None:
        parameters |= {"volume": volume.number, "volume-label": volume.label}
    parameters |= {
        "language": edition.record.language,
        "pages": [saxon.parse(document) for document in written],
        "titles-of-pages": [page.title for page in _written(edition, volume)],
        "texts": [saxon.parse(document) for document in documents],
        "stems": list(texts),
        "attachments": attachments,
        "missing": lacking,
        "corrections": edition.record.print.corrections,
        "layout": edition.record.print.layout.value,
        "draft": edition.record.print.draft,
        "font": edition.theme.settings.book.font or DEFAULT,
        "engine": version("typst"),
        "look": theme.look is not None,
    }
    sheet, document = saxon.load("print.xsl", theme.overlay), saxon.parse(record)
    files = sheet.files(document, parameters)
    # what is printed is asked for, and not all that the TEI files have
    unset = "".join(sorted({*missing(files.values(), theme.fonts, edition.theme.settings.book.font), *lacking}))
    if unset == lacking:
        return files
    if edition.record.print.unset is Unset.ERROR:
        raise WithoutGlyphError.of(unset)
    return sheet.files(document, parameters | {"missing": unset})


def _written(edition: EditionFolder, volume: Volume | None) -> tuple[EditorsPage, ...]:
    """The pages that editors wrote, in the book or its first volume; those that only a site needs are none of it."""
    if volume is not None and volume.number > 1:
        return ()
    return tuple(page for page in edition.pages if page.name not in OURS)


def _notes(edition: EditionFolder) -> Manner:
    settings = edition.record.print
    return Manner(settings.apparatus is ApparatusKeys.LINES, settings.count is LineCount.TEXT)


def _document(data: bytes, path: str) -> str:
    return etree.tostring(parse(data, path), encoding="unicode")


def _check(edition: EditionFolder, texts: Mapping[str, bytes], stems: list[str]) -> None:
    """Every text belongs to a source, and no two attachments have one name."""
    strangers = sorted(set(texts) - set(stems))
    if strangers:
        raise EngineError(
            f"the edition has no source for the text {strangers[0]}",
            path=edition.folder,
            hint="add a [[sources]] table for it to edition.toml, or leave the text out",
        )
    if "authority" in stems:
        raise EngineError(
            "a text is called authority.xml, like the authority file",
            path=edition.folder,
            hint="give the source another file name",
        )


_LANGUAGE = re.compile(rb"""\bxml:lang\s*=\s*["']([A-Za-z0-9-]+)["']""")
# Tags that name no language.
_NO_LANGUAGE = frozenset(("mis", "mul", "und", "zxx"))


def _catalogued(edition: EditionFolder, texts: Mapping[str, bytes]) -> Catalogued:
    record = edition.record
    spoken = [record.language, *(tag.decode() for data in texts.values() for tag in _LANGUAGE.findall(data))]
    return Catalogued(
        creators=tuple(person.name for person in record.people),
        publisher=record.publisher,
        rights=record.licence.name,
        licence=record.licence.url,
        identifier=f"https://doi.org/{record.doi}" if record.doi else record.url,
        date=record.date,
        languages=tuple(tag for tag in dict.fromkeys(spoken) if tag not in _NO_LANGUAGE),
        keywords=record.keywords,
    )


def _timestamp(edition: EditionFolder) -> int:
    """Midnight (UTC) of the day of release; a year or month stands for its first day."""
    parts = [int(part) for part in edition.record.date.split("-") if part]
    if not parts:
        raise EngineError(
            "the edition has no date; the book needs one",
            path=edition.folder / RECORD,
            hint='write the date of this release, such as date = "2026-11-21"',
        )
    year, month, day = (*parts, 1, 1)[:3]
    return int(datetime(year, month, day, tzinfo=UTC).timestamp())
