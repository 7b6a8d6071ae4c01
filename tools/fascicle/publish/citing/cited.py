"""What is cited: the edition, or a document in it. Every citation is written from here, so that none can disagree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from fascicle.edition import identifiers
from fascicle.edition.record import Licence, Person, Record, Source
from fascicle.model import edtf

# What XML 1.0 cannot hold (production 2, Char). It may stand in a TOML text, so it ends here.
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def one_line(text: str) -> str:
    """A text on one line: line separators of any kind would end a line of what is written from it."""
    return " ".join(_NOT_XML.sub("\ufffd", text).split())


@dataclass(frozen=True)
class Contributor:
    """Somebody who made the edition; ``given`` and ``family`` are both known or both empty."""

    name: str
    given: str
    family: str
    role: str
    orcid: str
    affiliation: str

    @property
    def inverted_name(self) -> str:
        """`Family, Given`, as catalogues sort it; the printed name where its parts are not known."""
        return f"{self.family}, {self.given}" if self.family else self.name


@dataclass(frozen=True)
class CitedEdition:
    """The edition. Texts are on one line and hold only characters that XML may hold; "" is unknown.

    ``creators`` are those who are cited: its editors, or all where nobody is called so.
    """

    id: str
    title: str
    subtitle: str
    description: str
    creators: tuple[Contributor, ...]
    contributors: tuple[Contributor, ...]
    publisher: str
    date: str
    version: str
    language: str
    licence: Licence
    spdx: str
    doi: str
    url: str

    @property
    def year(self) -> str:
        """Year of publication."""
        return self.date[:4]

    @property
    def day(self) -> str:
        """Date of publication if it is known to the day, else ""."""
        return self.date if len(self.date) == len("2026-11-21") else ""

    @property
    def local_id(self) -> str:
        """Name of this release at its makers: what a DOI stands for once there is one."""
        return f"{self.id}-{self.version}"

    @property
    def full_title(self) -> str:
        """Title and subtitle."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title

    @property
    def edited(self) -> bool:
        """Whether those who are cited are editors."""
        return self.creators[0].role.lower() == "editor"

    @property
    def address(self) -> str:
        """Where it is found for good: its DOI, else its address in the web."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url

    def address_of(self, file: str) -> str:
        """The address of a file of its site; "" where nobody knows where that is."""
        return f"{self.url.rstrip('/')}/{quote(file)}" if self.url else ""


@dataclass(frozen=True)
class CitedText:
    """A document of the edition; ``written`` is its own date, as EDTF."""

    edition: CitedEdition
    stem: str
    title: str
    author: str
    written: str
    language: str

    @property
    def id(self) -> str:
        """Its name among all that is cited."""
        return f"{self.edition.id}-{self.stem}"

    @property
    def url(self) -> str:
        """The address of its page."""
        return self.edition.address_of(f"{self.stem}.html")

    @property
    def year_written(self) -> str:
        """The year in which it was written, if that is known."""
        known = edtf.parse(self.written) if self.written else None
        return known.first[:4] if known is not None and known.first[:4] == known.last[:4] else ""


def cited_edition(record: Record) -> CitedEdition:
    """What is cited of an edition, by its record."""
    people = tuple(map(_contributor, record.people))
    editors = tuple(person for person in people if person.role.lower() == "editor") or people
    return CitedEdition(
        id=record.id,
        title=one_line(record.title),
        subtitle=one_line(record.subtitle),
        description=one_line(record.description),
        creators=editors,
        contributors=tuple(person for person in people if person not in editors),
        publisher=one_line(record.publisher),
        date=record.date,
        version=one_line(record.version),
        language=record.language,
        licence=Licence(one_line(record.licence.name), record.licence.url),
        spdx=identifiers.spdx(record.licence.url) or "",
        doi=identifiers.doi(record.doi) or "",
        url=record.url,
    )


def cited_text(edition: CitedEdition, source: Source) -> CitedText:
    """What is cited of a document, by its row of the record."""
    title, author = one_line(source.title), one_line(source.author)
    return CitedText(edition, source.stem, title, author, source.date, source.language)


def _contributor(person: Person) -> Contributor:
    given, family = one_line(person.given), one_line(person.family)
    whole = bool(given and family)
    return Contributor(
        name=one_line(person.name),
        given=given if whole else "",
        family=family if whole else "",
        role=one_line(person.role),
        orcid=identifiers.orcid(person.orcid) or "",
        affiliation=one_line(person.affiliation),
    )
