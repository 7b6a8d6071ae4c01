"""The edition: a folder with ``edition.toml``, the one record of what is edited, by whom, and under what licence.

:meth:`Edition.load` reads and checks the record; every other module asks it for paths and never makes its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from fascicle.edition import consistency
from fascicle.edition.files import sha256
from fascicle.edition.toml import (
    Date,
    Genre,
    Identifier,
    LanguageTag,
    Sha256,
    Url,
    Version,
    read_record,
    read_toml,
)
from fascicle.model.certainty import Certainty
from fascicle.model.errors import SourceError

RECORD = "edition.toml"


@dataclass(frozen=True)
class Licence:
    """The licence of everything that the edition publishes."""

    name: str = field(metadata={"doc": "Name as people know it, such as `CC BY 4.0`."})
    url: Url = field(metadata={"doc": "Address of the licence's text."})


@dataclass(frozen=True)
class Person:
    """Somebody who made the edition; `id` is what `@resp` and `@who` point to."""

    id: Identifier = field(metadata={"doc": 'Short id, used as `@resp="#id"`.'})
    name: str = field(metadata={"doc": "Name as it is printed."})
    role: str = field(default="editor", metadata={"doc": "What the person did, such as `editor`."})
    given: str = field(default="", metadata={"doc": "Given name, for citations and deposits."})
    family: str = field(default="", metadata={"doc": "Family name, for citations and deposits."})
    orcid: str = field(default="", metadata={"doc": "ORCID iD, such as `0000-0002-1825-0097`."})
    affiliation: str = field(default="", metadata={"doc": "Institution."})


@dataclass(frozen=True)
class Source:
    """One text as it was received; it becomes one TEI file of the same name."""

    file: str = field(metadata={"doc": "Name of the file in `source/`."})
    sha256: Sha256 = field(metadata={"doc": "SHA-256 of the file as received; it is never edited."})
    title: str = field(metadata={"doc": "Title of the document."})
    language: LanguageTag = field(metadata={"doc": "Main language, BCP 47, such as `en`."})
    languages: tuple[LanguageTag, ...] = field(default=(), metadata={"doc": "Other languages of the text."})
    date: Date = field(default=Date(""), metadata={"doc": "Date of the document: year, month or day."})
    genre: Genre = field(
        default=Genre(""),
        metadata={
            "doc": "`letter`, `newspaper`, `headlines`, `drama`, `verse`, `book` or `pamphlet`; told from the text if"
            " left out."
        },
    )
    format: str = field(default="", metadata={"doc": "`text` or `markdown`; told by the file's name if left out."})
    author: str = field(default="", metadata={"doc": "Author of the document."})
    description: str = field(default="", metadata={"doc": "What the source is and how it reached the edition."})
    rights: str = field(default="", metadata={"doc": "Rights in the source: a statement, or the address of one."})
    withhold: bool = field(
        default=False,
        metadata={
            "doc": "`true` keeps the source, and all that shows its text, out of the web edition, the book and the bag."
        },
    )
    reason: str = field(default="", metadata={"doc": "Why it is withheld; the bag tells it."})

    @property
    def stem(self) -> str:
        """Name without its ending: the name of the TEI file and of the pages."""
        return Path(self.file).stem


@dataclass(frozen=True)
class Thresholds:
    """How sure the program must be before it writes into a text; what is less sure it only proposes."""

    corrections: Certainty = field(
        default=Certainty.HIGH, metadata={"doc": "For corrections: `high`, `medium` or `low`."}
    )


@dataclass(frozen=True)
class Record:
    """The content of ``edition.toml``."""

    id: Identifier = field(metadata={"doc": "Short name of the edition; names its folder below `build/`."})
    title: str = field(metadata={"doc": "Title of the edition."})
    language: LanguageTag = field(
        metadata={
            "doc": "Language of the edition's own words, BCP 47, and of the labels of pages and book: `ca`, `de`, `el`,"
            " `en`, `es`, `fr`, `it`, `nl`, `pl`, `pt`, `ru` or `sv`; editions in any other language have English"
            " labels, marked as such."
        }
    )
    version: Version = field(metadata={"doc": "Version of this release, such as `1.0.0`."})
    date: Date = field(metadata={"doc": "Date of this release. The only clock that products know."})
    publisher: str = field(metadata={"doc": "Who publishes the edition."})
    licence: Licence = field(metadata={"doc": "Licence of the edition."})
    people: tuple[Person, ...] = field(metadata={"doc": "The editors; at least one."})
    sources: tuple[Source, ...] = field(metadata={"doc": "The source texts, in the edition's order."})
    subtitle: str = field(default="", metadata={"doc": "Subtitle of the edition."})
    description: str = field(default="", metadata={"doc": "A paragraph on what the edition is."})
    doi: str = field(default="", metadata={"doc": "DOI of this release, such as `10.5072/xyz`."})
    url: Url = field(default=Url(""), metadata={"doc": "Address at which the web edition is published."})
    thresholds: Thresholds = field(
        default=Thresholds(), metadata={"doc": "How sure the program must be of what it writes; the rest is proposed."}
    )
    keep_texts: bool = field(
        default=True,
        metadata={
            "doc": "Whether the TEI files are kept in the edition's folder `text/`. `false` writes them below"
            " `build/`, for texts whose rights forbid to keep them beside the record."
        },
    )


@dataclass(frozen=True)
class Edition:
    """An edition's record and the paths of everything that belongs to it."""

    folder: Path
    record: Record
    sources_folder: Path
    out: Path

    @classmethod
    def load(cls, folder: Path | str, *, sources: Path | str | None = None, out: Path | str | None = None) -> Edition:
        """Read the edition in ``folder``.

        ``sources`` is a folder of source files that stands in for ``source/``; ``out`` is the folder of what is
        derived, ``build/ID`` below the current folder if left out. Raises EditionError.
        """
        folder = Path(folder)
        path = folder / RECORD
        record = read_record(Record, read_toml(path), path)
        consistency.check(record, path)
        return cls(
            folder=folder,
            record=record,
            sources_folder=Path(sources) if sources is not None else folder / "source",
            out=Path(out) if out is not None else Path("build") / record.id,
        )

    @property
    def path(self) -> Path:
        """The record itself, ``edition.toml``."""
        return self.folder / RECORD

    @property
    def texts_folder(self) -> Path:
        """Where the TEI files are."""
        return (self.folder if self.record.keep_texts else self.out) / "text"

    @property
    def decisions_folder(self) -> Path:
        """Where the editors' decisions are."""
        return self.folder / "decisions"

    @property
    def authority_path(self) -> Path:
        """The authority file of persons, places and organisations; need not exist."""
        return self.decisions_folder / "authority.xml"

    @property
    def site_folder(self) -> Path:
        """The web edition."""
        return self.out / "site"

    @property
    def print_path(self) -> Path:
        """The print edition."""
        return self.out / "print" / f"{self.record.id}.pdf"

    @property
    def deposit_folder(self) -> Path:
        """The bag for the library's repository."""
        return self.out / "deposit" / f"{self.record.id}-{self.record.version}"

    @property
    def proposals_path(self) -> Path:
        """The corrections that are not sure enough to be made."""
        return self.out / "proposals" / "corrections.tsv"

    @property
    def cache_folder(self) -> Path:
        """What only saves time."""
        return self.out / "cache"

    def source_path(self, source: Source) -> Path:
        """The file of a source text."""
        return self.sources_folder / source.file

    def text_path(self, source: Source) -> Path:
        """The TEI file of a source text: NAME.txt becomes NAME.xml."""
        return self.texts_folder / f"{source.stem}.xml"

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
