"""What goes into the package: the files from which an edition can be continued, and its products.

TEI files that exist by themselves, and all that they need, lie where they lie in the edition's folder. Those that come
from sources lie below ``tei/``, unless the edition has something of its own there or in ``text/``.

Of a source that is withheld nothing goes in that holds its words: not the source, not its TEI file, not its entry in
the ledger, and no row of a decision file that names it or quotes it. Products that show it are refused.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from fascicle import guidelines, resources
from fascicle.annotate import ledger
from fascicle.annotate.decisions import corrections, dates, suppressions
from fascicle.changes.forms.data import as_data, read_changes
from fascicle.changes.forms.page import as_page
from fascicle.deposit.licence import NAME as LICENCE
from fascicle.deposit.licence import OWN as OWN_LICENCE
from fascicle.deposit.needed import Needed, needed
from fascicle.deposit.payload import Content
from fascicle.edition import table_rows
from fascicle.edition.folder import EditionFolder
from fascicle.edition.published import NAME as PUBLISHED
from fascicle.edition.published import dump_published, read_published
from fascicle.edition.record import Source
from fascicle.edition.revisions import NAME as REVISIONS
from fascicle.edition.revisions import dump_revisions, read_revisions
from fascicle.edition.text import Text
from fascicle.edition.theme.files import stored_files
from fascicle.edition.withheld import pieces, pieces_among, withheld_names
from fascicle.language.hyphens import spellings
from fascicle.model.errors import OutputError, SourceError, TeiError
from fascicle.names import decisions as names
from fascicle.publish.products import Product
from fascicle.structure import decisions as layout
from fascicle.tei.write import parse

_SCHEMA = ("fascicle.rng", "fascicle.sch")
_AUTHORITY = "authority.xml"
# The decision files that quote texts or name places in them. Whatever else lies in decisions/ is not ours to publish.
_DECISIONS = (corrections.NAME, dates.NAME, names.NAME, suppressions.NAME, spellings.NAME, layout.NAME)


def collect(edition: EditionFolder, products: Sequence[Product], own: Needed | None = None) -> dict[str, Content]:
    """The files of the package by their paths in it, without the metadata, which the bag adds.

    ``own`` is what :func:`fascicle.deposit.needed.needed` answers, looked for if left out. A product that has not been
    made is left out. Raises SourceError or TeiError for a text that is not there, EditionError for a decision file that
    cannot be read, and OutputError for a product that shows what is withheld.
    """
    withheld = withheld_names(edition.texts)
    own = needed(edition) if own is None else own
    decided = [edition.decisions_folder / name for name in (*_DECISIONS, PUBLISHED, REVISIONS)]
    _refuse_links(edition, {each.name: each for each in (*decided, *edition.changes_folder.glob("*.json"))})
    files: dict[str, Content] = {"edition.toml": edition.path}
    for text in edition.published:
        _there(text)
    if edition.sources:
        files |= _converted(edition, own.converted_folder, withheld)
    own_licence = [edition.folder / name for name in OWN_LICENCE if (edition.folder / name).is_file()]
    if own_licence:
        files[LICENCE] = own_licence[0]
    if edition.authority_path.is_file():
        files[f"decisions/{_AUTHORITY}"] = edition.authority_path
    files |= decision_files(edition)
    files |= _released(edition, withheld)
    for folder in (edition.theme_folder, edition.pages_folder):
        files |= {path.relative_to(edition.folder).as_posix(): path for path in stored_files(folder)}
    if edition.sources or edition.record.schema.house:
        files |= {f"schema/{name}": resources.schema(name) for name in _SCHEMA}
        files["schema/guidelines.md"] = guidelines.page(resources.schema(_SCHEMA[0]).read_bytes()).encode("utf-8")
    files |= own.files
    _refuse_links(edition, files)
    for product in products:
        files |= _product(edition, product, withheld, own.files)
    return files


def _refuse_links(edition: EditionFolder, files: Mapping[str, Content]) -> None:
    """Raise OutputError for a link that leads out of the edition: who builds what others made gives nothing away.

    A source may be one: its checksum says that it is the file that is meant.
    """
    top = edition.folder.resolve()
    for content in files.values():
        if not isinstance(content, Path) or content.is_relative_to(edition.sources_folder):
            continue
        if content.is_relative_to(edition.folder) and not content.resolve().is_relative_to(top):
            hint = "put the file itself there"
            raise OutputError("this is a link out of the edition's folder", path=content, hint=hint)


def _converted(edition: EditionFolder, folder: str, withheld: frozenset[str]) -> dict[str, Content]:
    """The texts that come from sources, with these, with what the program knows of them, and what they point to."""
    files: dict[str, Content] = {}
    for text in edition.published:
        if text.source is not None:
            files[f"{folder}/{text.path.name}"] = text.path
            files[f"source/{text.source.file}"] = _source(edition, text.source)
    path = edition.texts_folder / ledger.NAME
    if path.is_file():
        files[f"{folder}/{ledger.NAME}"] = _ledger(path, withheld)
    if edition.authority_path.is_file():
        files[f"{folder}/{_AUTHORITY}"] = edition.authority_path
    return files


def _released(edition: EditionFolder, withheld: frozenset[str]) -> dict[str, Content]:
    """What releases had and changed, without the words of texts that are withheld by now, or gone."""
    files: dict[str, Content] = {}
    known = read_published(edition.published_path)
    if kept := [each for text, passages in sorted(known.items()) if text not in withheld for each in passages]:
        files[f"decisions/{PUBLISHED}"] = dump_published(kept)
    revisions = {text: rows for text, rows in read_revisions(edition.revisions_path).items() if text not in withheld}
    if revisions:
        files[f"decisions/{REVISIONS}"] = dump_revisions(revisions)
    there = {text.name for text in edition.published}
    for path in sorted(edition.changes_folder.glob("*.json")):
        changes = read_changes(path)
        changes = replace(changes, changed=tuple(each for each in changes.changed if each.name in there))
        files[f"changes/{path.name}"] = as_data(changes).encode("utf-8")
        files[f"changes/{path.stem}.html"] = as_page(changes, edition.record.title).encode("utf-8")
    if edition.changelog_path.is_file():
        files[edition.changelog_path.name] = edition.changelog_path
    return files


def decision_files(edition: EditionFolder) -> dict[str, Content]:
    """The decision files with rows, by their paths in the package, without what shows a source that is withheld."""
    paths = [edition.decisions_folder / name for name in _DECISIONS]
    paths = [path for path in paths if path.is_file()]
    # Rows name files, whatever their pages are called.
    withheld = withheld_names(edition.texts) | {text.path.stem for text in edition.texts if text.withheld}
    if not withheld:
        return {f"decisions/{path.name}": path for path in paths}
    data = {path: path.read_bytes() for path in paths}
    secret = _secret_pieces(edition, data)
    about = partial(_is_about, withheld=withheld, secret=secret)
    quotes = partial(_quotes_it, secret=secret)
    left = {path: table_rows.without(data[path], path, about, quotes) for path in paths}
    return {f"decisions/{path.name}": data for path, data in left.items() if data}


def _is_about(row: table_rows.TableRow, withheld: frozenset[str], secret: set[str]) -> bool:
    """Whether a row names a text that is withheld, or quotes one."""
    file = row.values.get("file")
    if isinstance(file, str) and Path(file).stem in withheld:
        return True
    return any(_quotes_it(text, secret) for text in (*table_rows.texts_of(row.values), *row.lines))


def _quotes_it(text: str, secret: set[str]) -> bool:
    return not secret.isdisjoint(pieces(text))


def _secret_pieces(edition: EditionFolder, decisions: Mapping[Path, bytes]) -> set[str]:
    """The pieces of withheld texts that decision files quote, but for those that a text which is published has too."""
    quoted = {
        piece for path, data in decisions.items() for text in table_rows.quotes(data, path) for piece in pieces(text)
    }
    found = pieces_among(quoted, (words for text in edition.texts if text.withheld for words in _words(edition, text)))
    return found - pieces_among(found, (words for text in edition.published for words in _words(edition, text)))


def _words(edition: EditionFolder, text: Text) -> Iterator[str]:
    """The words of a text, as received and as its TEI file has them, as far as they are at hand."""
    if text.source is not None and (path := edition.source_path(text.source)).is_file():
        yield path.read_bytes().decode("utf-8", "replace")
    if text.path.is_file():
        root = parse(text.path.read_bytes(), text.path)
        # The header that the program writes tells what the record does; that of others may tell anything.
        for element in [root] if text.source is None else root.iter("{*}text"):
            yield "".join(map(str, element.itertext()))


def _there(text: Text) -> Path:
    if not text.path.is_file():
        hint = "run `fascicle convert` first, or restore the file"
        raise TeiError("cannot read: there is no such file", path=text.path, hint=hint)
    return text.path


def _source(edition: EditionFolder, source: Source) -> Path:
    path = edition.source_path(source)
    if not path.is_file():
        hint = "put the file there, or give its folder with --sources"
        raise SourceError("cannot read the source text: there is no such file", path=path, hint=hint)
    return path


def _ledger(path: Path, withheld: frozenset[str]) -> Content:
    entries = ledger.read(path)
    kept = {name: entry for name, entry in entries.items() if Path(name).stem not in withheld}
    return path if len(kept) == len(entries) else ledger.dump(kept)


def _product(
    edition: EditionFolder, product: Product, withheld: frozenset[str], own: Collection[str]
) -> dict[str, Content]:
    """The files of a product; raises OutputError for one that bears the name of a text that is withheld, or that would
    take the place of a file of the edition's own.
    """
    top = edition.out / product.folder
    paths = sorted(_files_below(top)) if product.folder.endswith("/") else [top] if top.is_file() else []
    files: dict[str, Content] = {path.relative_to(edition.out).as_posix(): path for path in paths}
    for name, path in files.items():
        if isinstance(path, Path) and path.stem in withheld and path.suffix in (".html", ".xml"):
            raise OutputError(
                f"the {product.label} shows a text that is withheld: {name}",
                path=path,
                hint="build the edition again; if the file is still there, delete it",
            )
        if name in own:
            raise OutputError(
                f"the {product.label} has a file {name}, and so have the texts",
                path=edition.folder / name,
                hint="move the file in the edition's folder to another place",
            )
    return files


def _files_below(folder: Path) -> Iterator[Path]:
    """All files below a folder but those that programs left there: hidden ones, and backups of editors."""
    for above, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not _is_left(name)]
        yield from (Path(above, name) for name in files if not _is_left(name))


def _is_left(name: str) -> bool:
    return name.startswith(".") or name.endswith(("~", ".part"))
