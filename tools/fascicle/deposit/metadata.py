"""The one record of a deposit: every metadata file of the package is written from it, so that none can disagree.

It is made from the edition and from the files that go into the package, and checks what repositories check: what must
hold in any record (:mod:`fascicle.edition.consistency`), a year of publication, languages that ISO 639 knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from fascicle.deposit.formats import Format
from fascicle.deposit.needed import Needed
from fascicle.deposit.payload import PackageFile
from fascicle.edition import consistency, identifiers
from fascicle.edition.deposit_settings import DepositSettings
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Source
from fascicle.model import edtf
from fascicle.model.edtf import Edtf
from fascicle.model.errors import EditionError
from fascicle.publish.citing.cited import CitedEdition, cited_edition, one_line


@dataclass(frozen=True)
class DescribedLanguage:
    """A language by its BCP 47 tag and its ISO 639-3 code."""

    tag: str
    iso639_3: str


@dataclass(frozen=True)
class DescribedSource:
    """A source text, the TEI file made of it, and whether the text as received is in the package too.

    ``withheld`` is why neither is, the empty string for a source that is published.
    """

    title: str
    author: str
    date: str
    languages: tuple[DescribedLanguage, ...]
    description: str
    file: str
    sha256: str
    tei: str
    enclosed: bool
    rights: str
    withheld: str


@dataclass(frozen=True)
class DescribedText:
    """A TEI file that exists by itself. What is withheld is described by the record alone, as its table names it."""

    title: str
    author: str
    date: str
    languages: tuple[DescribedLanguage, ...]
    tei: str
    rights: str = ""
    withheld: str = ""


@dataclass(frozen=True)
class DepositRecord(CitedEdition):
    """What is deposited: the edition as it is cited, and what is in the package.

    ``languages`` are those of the texts, the main one first; ``language`` is that of the edition's own words. ``own``
    are files that lie as in the edition's folder. ``files`` and ``size`` (in bytes) count the products, not the
    metadata files that are written from this record.
    """

    languages: tuple[DescribedLanguage, ...]
    sources: tuple[DescribedSource, ...]
    formats: tuple[Format, ...]
    files: int
    size: int
    texts: tuple[DescribedText, ...] = ()
    keywords: tuple[str, ...] = ()
    settings: DepositSettings = DepositSettings()
    own: Needed = field(default_factory=Needed)
    own_licence: bool = False
    """Whether the text of the licence is the editors' own file."""

    @property
    def described(self) -> tuple[DescribedSource | DescribedText, ...]:
        """The sources, then the texts without one."""
        return (*self.sources, *self.texts)

    @property
    def withheld(self) -> tuple[DescribedSource | DescribedText, ...]:
        """The sources and texts that the rights in them keep out of the package."""
        return tuple(each for each in self.described if each.withheld)

    @property
    def coverage(self) -> str:
        """Dates of the texts, one or `earliest/latest` (RKMS-ISO8601, as DataCite asks for)."""
        # A year begins with its first day and ends after its last: 1921 is earlier than 1921-03 and later, too.
        # What is open at an end comes before, or after, everything.
        first = min(((each.earliest or (0, 0, 0), each.first) for each in self._dates), default=((), ""))[1]
        last = max(((each.latest or (9999, 12, 31), each.last) for each in self._dates), default=((), ""))[1]
        return first if first == last else f"{first}/{last}"

    @property
    def is_coverage_sure(self) -> bool:
        """Whether none of these dates is uncertain, approximate or open."""
        return not any(each.uncertain or each.approximate or not (each.first and each.last) for each in self._dates)

    @property
    def _dates(self) -> list[Edtf]:
        """What is known of the dates of the texts; DataCite has no form for those before our era."""
        dates = (edtf.parse(each.date) for each in self.described if each.date)
        return [each for each in dates if each.is_known and not f"{each.first}{each.last}".startswith("-")]


def describe(edition: EditionFolder, files: Mapping[str, PackageFile], own: Needed | None = None) -> DepositRecord:
    """The record of an edition and of the files that are deposited, by their paths in the package.

    ``own`` are those that lie as in the edition's folder. Raises EditionError for what no repository would take.
    """
    record, path = edition.record, edition.path
    consistency.check(record, path)
    if not re.match(r"\d{4}", record.date):
        raise EditionError(
            "`date` is missing, and a deposit needs a year of publication", path=path, hint="write the release's date"
        )
    own = own or Needed()
    sources = tuple(_source(source, files, path, own.converted_folder) for source in record.sources)
    texts = (*_texts(edition), *_withheld_files(edition))
    described: tuple[DescribedSource | DescribedText, ...] = (*sources, *texts)
    languages = dict.fromkeys(language for each in described for language in each.languages)
    if len(languages) > 1 and texts:
        languages.pop(DescribedLanguage("und", "und"), None)  # of some files only it is not known
    cited = cited_edition(record)
    return DepositRecord(
        **{each.name: getattr(cited, each.name) for each in fields(cited)},
        languages=tuple(languages) or _languages([record.language], path),
        sources=sources,
        formats=tuple(sorted({file.format for file in files.values()})),
        files=len(files),
        size=sum(file.size for file in files.values()),
        texts=texts,
        keywords=tuple(map(one_line, record.keywords)),
        settings=record.deposit,
        own=own,
        own_licence="LICENSE" in files,
    )


def _texts(edition: EditionFolder) -> Iterator[DescribedText]:
    """The texts that exist by themselves, as far as they are published."""
    for text in edition.published:
        if text.source is None:
            row = text.row
            yield DescribedText(
                title=one_line(row.title),
                author=one_line(row.author),
                date=row.date,
                languages=tuple(dict.fromkeys(map(_language_of_file, _tags(row)))),
                tei=text.path.relative_to(edition.folder).as_posix(),
                rights=one_line(row.rights),
            )


def _withheld_files(edition: EditionFolder) -> Iterator[DescribedText]:
    """What the record says of texts that are withheld: whoever has the package knows nothing else of them."""
    for row in edition.record.texts:
        if row.withhold:
            language = _language_of_file(row.language)
            title = one_line(row.title or row.file)
            yield DescribedText(title, "", "", (language,), row.file, one_line(row.rights), one_line(row.reason))


def _language_of_file(tag: str) -> DescribedLanguage:
    """The language of a file of others; a tag of theirs that ISO 639 does not know says as much as `und`."""
    code = identifiers.iso639_3(tag)
    return DescribedLanguage("und", "und") if code is None else DescribedLanguage(tag, code)


def _source(source: Source, files: Mapping[str, PackageFile], path: Path, folder: str) -> DescribedSource:
    return DescribedSource(
        title=one_line(source.title),
        author=one_line(source.author),
        date=source.date,
        languages=_languages(_tags(source), path),
        description=one_line(source.description),
        file=source.file,
        sha256=source.sha256,
        tei=f"{folder}/{source.stem}.xml",
        enclosed=f"source/{source.file}" in files,
        rights=one_line(source.rights),
        withheld=one_line(source.reason) if source.withhold else "",
    )


def _tags(source: Source) -> tuple[str, ...]:
    return (source.language, *source.languages)


def _languages(tags: Iterable[str], path: Path) -> tuple[DescribedLanguage, ...]:
    """Each language once, in the order of its first mention: the first is the main one."""
    found: dict[str, DescribedLanguage] = {}
    for tag in tags:
        code = identifiers.iso639_3(tag)
        if code is None:
            raise EditionError(
                f"sources: no language has the tag {tag!r}",
                path=path,
                hint="begin the tag with an ISO 639 code, such as en, es, quz; `und` says that it is not known",
            )
        found.setdefault(tag, DescribedLanguage(tag, code))
    return tuple(found.values())
