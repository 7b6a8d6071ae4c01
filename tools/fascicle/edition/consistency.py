"""What must hold in ``edition.toml`` beyond the form of each value: said when it is read, not after an hour's work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeVar

from fascicle.edition import identifiers
from fascicle.edition.file_names import unsafe
from fascicle.edition.title_paths import TitlePathError, title_path
from fascicle.edition.toml_file import Fault, misplaced
from fascicle.edition.toml_places import Keys
from fascicle.model.shown import quoted

if TYPE_CHECKING:
    from fascicle.edition.record import Record, Source, TextFiles

T = TypeVar("T")

# Pages of the web edition, and the authority file, which stands beside the texts there.
_REGISTERS = ("persons", "places", "organisations", "works", "events")
_LISTS = (*_REGISTERS, "documents", "sources", "dates")
_PAGES = ("404", "index", "about", "changes", "cite", "data", "gone", "imprint", "map", "search", "statistics")
_OWN_PAGES = frozenset((*_PAGES, *_LISTS))
# A list that is too long for a page has several: persons-a.html, dates-1922.html, mentions-1-ID.html.
_PAGES_OF_LISTS = re.compile(rf"({'|'.join(_LISTS)})-([a-z]|-?\d+|none|u[\da-f]{{4,}}\S*)(-\d+)?|mentions-\d+-.+")
_AUTHORITY = "authority"


def is_taken(name: str) -> bool:
    """Whether a text cannot be called so, in small letters, because something else of the site is."""
    return name in _OWN_PAGES or name == _AUTHORITY or _PAGES_OF_LISTS.fullmatch(name) is not None


# How the program signs what it did.
_PROGRAM = "fascicle"

# Ids that the converter gives: to notes and their marks, to what a source file says, to pages and places on them.
OWN_IDS = re.compile(r"(note|place)-[0-9]+(-anchor(-[0-9]+)?)?|source(-[0-9]+)?|change-[0-9]+|facs-.*")

# Bytes of a name from which others are made: with an ending, or while it is written, 255 must hold it.
_LONGEST_NAME = 200


def check(record: Record, path: Path) -> None:
    """Raise EditionError for the first fault in the record that was read from ``path``."""
    for rule in _RULES:
        for keys, message, hint in rule(record):
            raise misplaced(path, keys, message, hint)


def _nothing_to_edit(record: Record) -> Iterator[Fault]:
    for name, tables in (("people", record.people), ("sources", (*record.sources, *record.texts))):
        if not tables:
            yield (name,), f"there are no {name}", f"add at least one [[{name}]] table"


def _blanks(record: Record) -> Iterator[Fault]:
    texts: list[tuple[Keys, str]] = [
        (("title",), record.title),
        (("publisher",), record.publisher),
        (("licence", "name"), record.licence.name),
        *((("people", at, "name"), each.name) for at, each in enumerate(record.people, 1)),
        *((("sources", at, "title"), each.title) for at, each in enumerate(record.sources, 1)),
    ]
    for keys, text in texts:
        if not text.strip():
            yield keys, f"`{keys[-1]}` is blank", "readers and libraries need it: write a text"


def _identifiers(record: Record) -> Iterator[Fault]:
    if record.doi and identifiers.doi(record.doi) is None:
        hint = "write it like 10.1234/abc-1; leave it out until the repository has given one"
        yield ("doi",), f"`doi` is not a DOI: {quoted(record.doi)}", hint
    for at, person in enumerate(record.people, 1):
        if person.orcid and identifiers.orcid(person.orcid) is None:
            hint = "compare it with the person's page at orcid.org; the last digit is a check digit"
            yield ("people", at, "orcid"), f"the ORCID iD of {person.name} is not one: {quoted(person.orcid)}", hint


def _releases(record: Record) -> Iterator[Fault]:
    for at, release in enumerate(record.releases, 1):
        if release.doi and identifiers.doi(release.doi) is None:
            hint = "write it like 10.1234/abc-1"
            yield ("releases", at, "doi"), f"`doi` of a release is not a DOI: {quoted(release.doi)}", hint
        if release.version == record.version and release.date != record.date:
            message = f"release {release.version} is of {release.date}, the edition of that version of {record.date}"
            yield ("releases", at, "date"), message, "write the same date in both places"
    for at, _, version in _repeated(record.releases, lambda release: release.version):
        yield ("releases", at, "version"), f"there are two releases {version}", "give each a version of its own"


def _served(record: Record) -> Iterator[Fault]:
    if record.site.dts and not record.url:
        hint = "write the address at which the web edition is published, or take `dts` out"
        yield ("site", "dts"), "`dts` needs to know where the site is, and there is no `url`", hint


def _people(record: Record) -> Iterator[Fault]:
    for at, person in enumerate(record.people, 1):
        if person.id == _PROGRAM:
            message = f'nobody can have the id "{_PROGRAM}": the program signs with it'
            yield ("people", at, "id"), message, "take another id, such as the person's initials"
        if OWN_IDS.fullmatch(person.id):
            message = f'nobody can have the id "{person.id}": the program names notes, pages and sources so'
            yield ("people", at, "id"), message, "take another id, such as the person's initials"
    for at, _, name in _repeated(record.people, lambda person: person.id):
        yield ("people", at, "id"), f'two people have the id "{name}"', "give each an id of their own"


def _long_names(record: Record) -> Iterator[Fault]:
    names: list[tuple[Keys, str]] = [
        ((max("id", "version", key=lambda key: len(getattr(record, key))),), f"{record.id}-{record.version}"),
        *((("sources", at, "file"), each.file) for at, each in enumerate(record.sources, 1)),
    ]
    for keys, name in names:
        if (size := len(name.encode())) > _LONGEST_NAME:
            message = f"the name {quoted(name)} has {size} bytes: file names that are made of it would be too long"
            yield keys, message, f"write one of at most {_LONGEST_NAME} bytes; a source file must be called so too"


def _file_names(record: Record) -> Iterator[Fault]:
    for at, source in enumerate(record.sources, 1):
        keys, file = ("sources", at, "file"), source.file
        if PurePath(file).name != file or "\\" in file:
            hint = "sources stand in the folder source/ itself; give the name without a folder"
            yield keys, f'sources: file = "{file}" is not a plain file name', hint
        elif fault := unsafe([file]):
            hint = "rename the file, here and in its folder; file names go into addresses and into archives"
            yield keys, f'sources: the file name "{file}" {fault[1]}', hint
        elif source.stem.lower() != _AUTHORITY and is_taken(source.stem.lower()):
            message = f"{file} would become {source.stem}.html, which is a page of the edition itself"
            yield keys, f"sources: {message}", "rename the file, here and in its folder"
        elif source.stem.lower() == _AUTHORITY:
            message = f"{file} would become {source.stem}.xml, which is the name of the authority file"
            yield keys, f"sources: {message}", "rename the file, here and in its folder"
    for at, first, _ in _repeated(record.sources, lambda source: source.stem.lower()):
        one, two = record.sources[first - 1].file, record.sources[at - 1]
        message = f"sources: {one} and {two.file} would both become {two.stem}.xml"
        yield (
            ("sources", at, "file"),
            message,
            "rename one of them; names must differ by more than their ending or case",
        )


def _title_paths(record: Record) -> Iterator[Fault]:
    for at, row in enumerate(record.texts, 1):
        if row.titles:
            try:
                title_path(row.titles)
            except TitlePathError as error:
                message = f"texts: titles is no XPath of a title: {quoted(row.titles)}: {error}"
                hint = "write one that leads from fileDesc to the title, such as titleStmt/title[@type='main']"
                yield ("texts", at, "titles"), message, hint


def _withheld(record: Record) -> Iterator[Fault]:
    tables: dict[str, Sequence[Source | TextFiles]] = {"sources": record.sources, "texts": record.texts}
    for table, at, row in ((name, at, row) for name, rows in tables.items() for at, row in enumerate(rows, 1)):
        if row.withhold and not row.reason.strip():
            message = f"{row.file} is withheld, and `reason` does not say why"
            hint = "who finds the text missing from the deposit needs to know: write a sentence"
            yield (table, at, "withhold"), f"{table}: {message}", hint
        elif row.reason.strip() and not row.withhold:
            message = f"{row.file} has a reason to be withheld, and it is not withheld"
            yield (table, at, "reason"), f"{table}: {message}", "write withhold = true, or take `reason` out"


def _repeated(things: Iterable[T], name_of: Callable[[T], str]) -> Iterator[tuple[int, int, str]]:
    """Number of each thing, from 1, whose name an earlier one has; the earlier one's number; the name."""
    seen: dict[str, int] = {}
    for at, thing in enumerate(things, 1):
        name = name_of(thing)
        if name in seen:
            yield at, seen[name], name
        seen.setdefault(name, at)


_RULES = (
    *(_nothing_to_edit, _blanks, _identifiers, _releases, _served, _people),
    *(_long_names, _file_names, _title_paths, _withheld),
)
