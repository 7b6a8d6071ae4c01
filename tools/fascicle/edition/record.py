"""The content of ``edition.toml``: what is edited, by whom, and under what licence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated

from fascicle.edition.choices import Changes, Signs, Unknown
from fascicle.edition.deposit_settings import DepositSettings
from fascicle.edition.print_settings import PrintSettings
from fascicle.edition.release import Release
from fascicle.edition.settings import CheckSettings, SchemaSettings, SiteSettings
from fascicle.edition.toml import Date, DocumentDate, Genre, Identifier, LanguageTag, Sha256, Url, Version
from fascicle.model.certainty import Certainty

RECORD = "edition.toml"


@dataclass(frozen=True)
class Licence:
    """The licence of everything that the edition publishes."""

    name: Annotated[str, "Name as people know it, such as `CC BY 4.0`."]
    url: Annotated[Url, "Address of the licence's text."]


@dataclass(frozen=True)
class Person:
    """Somebody who made the edition; `id` is what `@resp` and `@who` point to."""

    id: Annotated[Identifier, 'Short id, used as `@resp="#id"`.']
    name: Annotated[str, "Name as it is printed."]
    role: Annotated[str, "What the person did, such as `editor`."] = "editor"
    given: Annotated[str, "Given name, for citations and deposits."] = ""
    family: Annotated[str, "Family name, for citations and deposits."] = ""
    orcid: Annotated[str, "ORCID iD, such as `0000-0002-1825-0097`."] = ""
    affiliation: Annotated[str, "Institution."] = ""


@dataclass(frozen=True)
class Source:
    """One text as it was received; it becomes one TEI file of the same name."""

    file: Annotated[str, "Name of the file in `source/`."]
    sha256: Annotated[Sha256, "SHA-256 of the file as received; it is never edited."]
    title: Annotated[str, "Title of the document."]
    language: Annotated[LanguageTag, "Main language, BCP 47, such as `en`."]
    languages: Annotated[tuple[LanguageTag, ...], "Other languages of the text."] = ()
    date: Annotated[
        DocumentDate,
        'Date of the document: a day, month or year, or less, in EDTF: `"1850?"`, `"c. 1850"` (`"1850~"`), `"185X"`,'
        ' `"18XX"`, `"1850/1860"` (a period), `"[1850..1860]"` (a day in it), `"before 1850"`, `"n.d."` (not known).',
    ] = DocumentDate("")
    genre: Annotated[
        Genre,
        "`letter`, `newspaper`, `headlines`, `drama`, `verse`, `book` or `pamphlet`; told from the text if left out.",
    ] = Genre("")
    format: Annotated[str, "`text`, `markdown` or the name of another reader; told by the file if left out."] = ""
    changes: Annotated[
        Changes,
        "What becomes of tracked changes in the file: `encode` keeps both readings, as `add` and `del` with who and"
        " when, `accept` reads the text with them, `reject` as it was before.",
    ] = Changes.ENCODE
    author: Annotated[str, "Author of the document."] = ""
    description: Annotated[str, "What the source is and how it reached the edition."] = ""
    rights: Annotated[str, "Rights in the source: a statement, or the address of one."] = ""
    withhold: Annotated[
        bool, "`true` keeps the source, and all that shows its text, out of the site, the book and the bag."
    ] = False
    reason: Annotated[str, "Why it is withheld; the bag tells it."] = ""

    @cached_property
    def stem(self) -> str:
        """Name without its ending: the name of the TEI file and of the pages."""
        return Path(self.file).stem


class TextOrder(StrEnum):
    """In which order the files of one ``[[texts]]`` come."""

    NAME = "name"
    DATE = "date"
    TITLE = "title"


@dataclass(frozen=True)
class TextFiles:
    """TEI files that no source of the edition stands behind: one, or several by a pattern."""

    file: Annotated[str, "Path below the edition's folder, or a pattern such as `letters/*.xml`."]
    without: Annotated[
        tuple[str, ...], "Files that the pattern finds and that are no texts of the edition, as paths or patterns."
    ] = ()
    title: Annotated[str, "Title, for a single file; that of its header if left out."] = ""
    titles: Annotated[
        str,
        "XPath of the title, below `teiHeader/fileDesc`, such as `titleStmt/title[@level='a']`; if left out, the title"
        " of the text and not of its series.",
    ] = ""
    language: Annotated[LanguageTag, "Main language; the file's own `@xml:lang` if left out."] = LanguageTag("und")
    date: Annotated[
        DocumentDate,
        "Date of the file, or of all that the pattern finds, written as that of a source; that of its header if left"
        " out.",
    ] = DocumentDate("")
    order: Annotated[TextOrder, "Order of the files of a pattern: `name`, `date` or `title`."] = TextOrder.NAME
    rights: Annotated[str, "Rights in the texts: a statement, or the address of one."] = ""
    withhold: Annotated[
        bool,
        "`true` keeps the files, and all that shows them, out of the site, the book and the bag, also where another"
        " table names them.",
    ] = False
    reason: Annotated[str, "Why they are withheld; the bag tells it."] = ""


@dataclass(frozen=True)
class Registers:
    """Lists of persons, places, organisations and works that texts point to."""

    files: Annotated[
        tuple[str, ...],
        "TEI files below the edition's folder, or patterns, that hold `listPerson`, `listPlace`, `listOrg`, `listBibl`"
        " or `listEvent`; lists in `standOff`, in headers and in `back` of the texts are found by themselves.",
    ] = ()


class Titles(StrEnum):
    """Where a person's title stands."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True)
class NameSettings:
    """How names are marked in the texts of ``[[sources]]``."""

    titles: Annotated[
        Titles,
        "Whether a title that the authority file lists before a person's name is marked with it: `out` marks `Marl` in"
        " `Captain Marl`, `in` both words.",
    ] = Titles.OUT
    recogniser: Annotated[
        str,
        "Who recognises names that no list has: `fascicle`, `none`, or what a package that is installed beside calls"
        " its recogniser (entry points of the group `fascicle.recognisers`).",
    ] = "fascicle"


@dataclass(frozen=True)
class Facsimile:
    """Where the pictures are that `@facs` and `graphic` name."""

    images: Annotated[
        str, "Folder below the edition's, or an address in which `{facs}` stands for what `@facs` says."
    ] = ""


@dataclass(frozen=True)
class Rendering:
    """How TEI that exists is shown, in print and on the web alike."""

    unknown: Annotated[
        Unknown, "`show` renders an element without a template of its own by its class; `error` ends the build."
    ] = Unknown.SHOW
    rend: Annotated[
        Mapping[str, str],
        'What values of `@rend` mean: `latintype = "italic"`; the reference lists the words there are.',
    ] = field(default_factory=dict)
    signs: Annotated[
        Signs,
        "`leiden` shows what is lost or supplied by the Leiden conventions, `words` in words; `auto` the first for"
        " inscriptions and papyri.",
    ] = Signs.AUTO
    witness: Annotated[str, "Witness whose readings stand in the text; if left out, the lemma does."] = ""
    aside: Annotated[
        tuple[str, ...], "Elements of texts that are not shown, such as `back` or `listPerson`; they are listed."
    ] = ()


class SourceOrder(StrEnum):
    """Whether text may be read elsewhere than its source has it."""

    EVIDENCE = "evidence"
    SOURCE = "source"


@dataclass(frozen=True)
class LayoutSettings:
    """How the sources of ``[[sources]]`` are laid out."""

    order: Annotated[
        SourceOrder,
        "`evidence` reads text elsewhere than the source has it where columns were measured or a cut word or sentence"
        " goes on there, and tells so; `source` never does.",
    ] = SourceOrder.EVIDENCE


@dataclass(frozen=True)
class Thresholds:
    """How sure the program must be before it writes into a text; what is less sure it only proposes."""

    corrections: Annotated[Certainty, "For corrections: `high`, `medium` or `low`."] = Certainty.HIGH
    dates: Annotated[Certainty, "For dates: `high`, `medium` or `low`."] = Certainty.HIGH


@dataclass(frozen=True)
class Record:
    """The content of ``edition.toml``."""

    id: Annotated[Identifier, "Short name of the edition; names its folder below `build/`."]
    title: Annotated[str, "Title of the edition."]
    language: Annotated[
        LanguageTag,
        "Language of the edition's own words, BCP 47, and of the labels of pages and book: `ca`, `de`, `el`,"
        " `en`, `es`, `fr`, `it`, `nl`, `pl`, `pt`, `ru` or `sv`; editions in any other language have English"
        " labels, marked as such.",
    ]
    version: Annotated[Version, "Version of this release, such as `1.0.0`."]
    date: Annotated[Date, "Date of this release. The only clock that products know."]
    publisher: Annotated[str, "Who publishes the edition."]
    licence: Annotated[Licence, "Licence of the edition."]
    people: Annotated[tuple[Person, ...], "The editors; at least one."]
    sources: Annotated[tuple[Source, ...], "The source texts, in the edition's order; each becomes a TEI file."] = ()
    texts: Annotated[
        tuple[TextFiles, ...], "TEI files that exist already, behind those of the sources; they are never written."
    ] = ()
    schema: Annotated[SchemaSettings, "By what TEI files that exist already are judged."] = SchemaSettings()
    check: Annotated[CheckSettings, "How bad the findings of single rules are."] = CheckSettings()
    registers: Annotated[Registers, "Lists that the texts point to."] = Registers()
    names: Annotated[NameSettings, "How names are marked."] = NameSettings()
    facsimile: Annotated[Facsimile, "Where pictures are."] = Facsimile()
    rendering: Annotated[Rendering, "How TEI that exists already is shown."] = Rendering()
    subtitle: Annotated[str, "Subtitle of the edition."] = ""
    description: Annotated[str, "A paragraph on what the edition is."] = ""
    keywords: Annotated[tuple[str, ...], "What the edition is about, for catalogues."] = ()
    doi: Annotated[str, "DOI of this release, such as `10.5072/xyz`."] = ""
    url: Annotated[Url, "Address at which the web edition is published."] = Url("")
    releases: Annotated[tuple[Release, ...], "Releases so far; this one may be among them."] = ()
    layout: Annotated[LayoutSettings, "How sources are laid out; what editors decide about lines comes first."] = (
        LayoutSettings()
    )
    thresholds: Annotated[Thresholds, "How sure the program must be of what it writes; the rest is proposed."] = (
        Thresholds()
    )
    site: Annotated[SiteSettings, "What the site has beside its pages."] = SiteSettings()
    deposit: Annotated[DepositSettings, "What repositories want to know beside what readers do."] = DepositSettings()
    print: Annotated[PrintSettings, "How the print edition is made."] = PrintSettings()
