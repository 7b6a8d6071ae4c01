"""The content of ``edition.toml``: what is edited, by whom, and under what licence."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from fascicle.edition.toml import Date, Genre, Identifier, LanguageTag, Sha256, Url, Version
from fascicle.model.certainty import Certainty

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
            "doc": "`true` keeps the source, and all that shows its text, out of the site, the book and the bag."
        },
    )
    reason: str = field(default="", metadata={"doc": "Why it is withheld; the bag tells it."})

    @cached_property
    def stem(self) -> str:
        """Name without its ending: the name of the TEI file and of the pages."""
        return Path(self.file).stem


@dataclass(frozen=True)
class TextFiles:
    """TEI files that no source of the edition stands behind: one, or several by a pattern."""

    file: str = field(metadata={"doc": "Path below the edition's folder, or a pattern such as `letters/*.xml`."})
    title: str = field(default="", metadata={"doc": "Title, for a single file; that of its header if left out."})
    language: LanguageTag = field(
        default=LanguageTag("und"), metadata={"doc": "Main language; the file's own `@xml:lang` if left out."}
    )


@dataclass(frozen=True)
class PrintSettings:
    """How the print edition is made."""

    volumes: bool = field(
        default=True,
        metadata={
            "doc": "Whether an edition that is too large for one book is printed in several; `false` makes one of it"
            " in any case."
        },
    )


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
    sources: tuple[Source, ...] = field(
        default=(), metadata={"doc": "The source texts, in the edition's order; each becomes a TEI file."}
    )
    texts: tuple[TextFiles, ...] = field(
        default=(),
        metadata={"doc": "TEI files that exist already, behind those of the sources; they are never written."},
    )
    subtitle: str = field(default="", metadata={"doc": "Subtitle of the edition."})
    description: str = field(default="", metadata={"doc": "A paragraph on what the edition is."})
    doi: str = field(default="", metadata={"doc": "DOI of this release, such as `10.5072/xyz`."})
    url: Url = field(default=Url(""), metadata={"doc": "Address at which the web edition is published."})
    thresholds: Thresholds = field(
        default=Thresholds(), metadata={"doc": "How sure the program must be of what it writes; the rest is proposed."}
    )
    print: PrintSettings = field(default=PrintSettings(), metadata={"doc": "How the print edition is made."})
