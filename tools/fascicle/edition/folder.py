"""The edition: a folder with ``edition.toml``, the one record of what is edited, by whom, and under what licence.

:meth:`EditionFolder.load` reads and checks the record; every other module asks it for paths and never makes its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from fascicle.edition import consistency
from fascicle.edition.editors_pages import FOLDER, EditorsPage
from fascicle.edition.files import sha256
from fascicle.edition.published import NAME as PUBLISHED
from fascicle.edition.published import PublishedPassage
from fascicle.edition.record import RECORD, Record, Source
from fascicle.edition.revisions import NAME as REVISIONS
from fascicle.edition.text import Text
from fascicle.edition.text_files import TextsFound, register_files, texts_of_files
from fascicle.edition.toml import read_record, read_toml
from fascicle.model.errors import SourceError, UsageError
from fascicle.model.near import near

if TYPE_CHECKING:
    from fascicle.edition.theme.theme import Theme


@dataclass(frozen=True)
class EditionFolder:
    """An edition's record, its texts, and the paths of everything that belongs to it.

    ``out`` is the folder of all that is derived: nothing that a person wrote ever lies in it. ``pages`` are those that
    editors wrote about the edition, ``earlier`` what releases had in each text, where a run has read them.
    """

    folder: Path
    record: Record
    sources_folder: Path
    out: Path
    pages: tuple[EditorsPage, ...] = ()
    earlier: Mapping[str, tuple[PublishedPassage, ...]] = field(default_factory=dict)

    @classmethod
    def load(
        cls, folder: Path | str, *, sources: Path | str | None = None, out: Path | str | None = None
    ) -> EditionFolder:
        """Read the edition in ``folder``.

        ``sources`` is a folder of source files that stands in for ``source/``; ``out`` is the folder of what is
        derived, ``build`` in the edition's folder if left out. Raises EditionError.
        """
        folder = Path(folder)
        path = folder / RECORD
        record = read_record(Record, read_toml(path), path)
        consistency.check(record, path)
        return cls(
            folder=folder,
            record=record,
            sources_folder=Path(sources) if sources is not None else folder / "source",
            out=Path(out) if out is not None else folder / "build",
        )

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The texts in the edition's order: those that come from a source, then those that exist as TEI already.

        Raises EditionError where the record asks for a file that is not there.
        """
        return (*self._converted, *self.files_found.texts)

    @property
    def texts_in_any_order(self) -> tuple[Text, ...]:
        """The texts, without a look into their headers to put them in order. Raises EditionError."""
        return (*self._converted, *self.files_found.in_any_order)

    @cached_property
    def _converted(self) -> tuple[Text, ...]:
        return tuple(Text(self.text_path(source), source.stem, source) for source in self.sources)

    @cached_property
    def files_found(self) -> TextsFound:
        """The texts that exist as TEI already, and what was found beside them; raises EditionError."""
        return texts_of_files(self.folder, self.record, self.out)

    @cached_property
    def register_files(self) -> tuple[Path, ...]:
        """The files of ``[registers]``, in their order; raises EditionError where one is not there."""
        named = enumerate(self.record.registers.files, 1)
        return tuple(dict.fromkeys(path for at, each in named for path in register_files(self.folder, each, at)))

    @cached_property
    def texts_by_name(self) -> dict[str, Text]:
        """The texts by their names."""
        return {text.name: text for text in self.texts}

    def chosen(self, names: Sequence[str] = ()) -> list[Text]:
        """The texts with these names, or whose TEI or source files are called so; all where no names are given.

        They come in the edition's order, whatever that of the names is. Raises UsageError for a name that no text has.
        """
        if not names:
            return list(self.texts)
        known: dict[str, Text] = {}
        for text in self.texts:
            known.setdefault(text.path.name, text)  # two files may be called so
            known[text.name] = text
            if text.source is not None:
                known[text.source.file] = text
        wanted = set()
        for name in names:
            # A path is what a shell completes: text/letter.xml
            found = known.get(name) or (self.text_at(Path(name)) if Path(name).is_file() else None)
            if found is None:
                hint = near(name, (each.name for each in self.texts))
                raise UsageError(f"the edition has no text {name}", hint=hint)
            wanted.add(found.name)
        return [text for text in self.texts if text.name in wanted]

    def text_at(self, path: Path) -> Text | None:
        """The text whose TEI file this is; None if it is no text of the edition."""
        there = path.resolve()
        named = (text for text in self.texts if text.path.name == path.name)
        return next((text for text in named if text.path.resolve() == there), None)

    @property
    def published(self) -> Iterator[Text]:
        """The texts that readers get to see: all but those that are withheld."""
        return (text for text in self.texts if not text.withheld)

    @cached_property
    def theme(self) -> Theme:
        """How pages and book look, if the editors say so. Raises EditionError where the theme cannot be used."""
        from fascicle.edition.theme.theme import Theme  # what few editions have need not be loaded for all

        return Theme.read(self.theme_folder)

    def as_draft(self) -> EditionFolder:
        """The same edition, with its book as a draft for its editors."""
        return replace(self, record=replace(self.record, print=replace(self.record.print, draft=True)))

    @property
    def pages_folder(self) -> Path:
        """Where the pages are that editors write about the edition; need not exist."""
        return self.folder / FOLDER

    @property
    def theme_folder(self) -> Path:
        """Where the theme is; need not exist."""
        return self.folder / "theme"

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that texts come from."""
        return self.record.sources

    @property
    def path(self) -> Path:
        """The record itself, ``edition.toml``."""
        return self.folder / RECORD

    @property
    def texts_folder(self) -> Path:
        """Where the TEI files are that come from sources: first the program's, then the editors' own."""
        return self.folder / "text"

    @property
    def decisions_folder(self) -> Path:
        """Where the editors' decisions are."""
        return self.folder / "decisions"

    @property
    def authority_path(self) -> Path:
        """The authority file of persons, places and organisations; need not exist."""
        return self.decisions_folder / "authority.xml"

    @property
    def published_path(self) -> Path:
        """The passages that releases had, for good; need not exist."""
        return self.decisions_folder / PUBLISHED

    @property
    def revisions_path(self) -> Path:
        """What releases changed in texts; need not exist."""
        return self.decisions_folder / REVISIONS

    @property
    def releases_folder(self) -> Path:
        """The releases, a storage root of OCFL; need not exist."""
        return self.folder / "releases"

    @property
    def changes_folder(self) -> Path:
        """What each release changed; need not exist."""
        return self.folder / "changes"

    @property
    def changelog_path(self) -> Path:
        """The releases for people, the latest first; need not exist."""
        return self.folder / "CHANGELOG.md"

    @property
    def site_folder(self) -> Path:
        """The web edition."""
        return self.out / "site"

    @property
    def print_folder(self) -> Path:
        """The print edition: one book, or its volumes."""
        return self.out / "print"

    @property
    def deposit_folder(self) -> Path:
        """The bag for the library's repository."""
        return self.out / "deposit" / f"{self.record.id}-{self.record.version}"

    @property
    def proposals_path(self) -> Path:
        """The corrections that are not sure enough to be made."""
        return self.out / "proposals" / "corrections.tsv"

    @property
    def date_proposals_path(self) -> Path:
        """The dates that are not sure enough to be marked."""
        return self.out / "proposals" / "dates.tsv"

    @property
    def names_path(self) -> Path:
        """The names that are proposed for the authority file."""
        return self.out / "proposals" / "names.tsv"

    @property
    def text_proposals_path(self) -> Path:
        """What is proposed for texts without a source; patches stand beside it."""
        return self.out / "proposals" / "texts.tsv"

    @property
    def cache_path(self) -> Path:
        """What only saves time."""
        return self.out / "cache.sqlite"

    def source_path(self, source: Source) -> Path:
        """The file of a source text."""
        return self.sources_folder / source.file

    def text_path(self, source: Source) -> Path:
        """The TEI file of a source text: NAME.txt becomes NAME.xml."""
        return self.texts_folder / f"{source.stem}.xml"

    def below_out(self, path: Path) -> str:
        """A path below the folder of what is derived, as products are named."""
        return PurePosixPath(path.relative_to(self.out)).as_posix()

    def read_source(self, source: Source) -> bytes:
        """The bytes of a source text, checked against its checksum; raises SourceError."""
        path = self.source_path(source)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise SourceError(
                f"cannot read the source text: {error.strerror}",
                path=path,
                hint=f"put the file there, give its folder with --sources, or take it out of {RECORD}",
            ) from error
        found = sha256(data)
        if found != source.sha256:
            raise SourceError(
                f"the file is not the one that {RECORD} describes: its SHA-256 is {found}",
                path=path,
                hint=f'restore the file as it was received; if this is the right one, write sha256 = "{found}"'
                f" in {self.folder / RECORD} and convert it anew",
            )
        return data
