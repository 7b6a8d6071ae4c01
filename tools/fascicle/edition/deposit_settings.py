"""What the record says for repositories alone: whom to ask, what the edition is about, who paid, what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated


class Relation(StrEnum):
    """How another work belongs to the edition, in the words of DataCite's relationType."""

    DERIVED = "IsDerivedFrom"
    DOCUMENTED = "IsDocumentedBy"
    CITED = "IsCitedBy"
    CITES = "Cites"
    SUPPLEMENT = "IsSupplementTo"
    SUPPLEMENTED = "IsSupplementedBy"
    PART = "IsPartOf"
    HAS_PART = "HasPart"
    VARIANT = "IsVariantFormOf"
    NEWER = "IsNewVersionOf"


@dataclass(frozen=True)
class Contact:
    """Whom to ask; a repository wants to know, and a librarian of later years, too."""

    name: Annotated[str, "A person, or an office that outlives its people."] = ""
    email: Annotated[str, "Address to write to."] = ""


@dataclass(frozen=True)
class Funder:
    """Who paid for the work."""

    name: Annotated[str, "Name of the funder."]
    ror: Annotated[
        str, "Its identifier in the Research Organization Registry, such as `https://ror.org/018mejw64`."
    ] = ""
    award: Annotated[str, "Number of the grant."] = ""


@dataclass(frozen=True)
class RelatedWork:
    """A work that belongs to the edition: what it is made from, describes it, goes on from it."""

    address: Annotated[str, "Its DOI, or its address."]
    relation: Annotated[Relation, "How it belongs: the edition ... the work, as in `IsDerivedFrom`."]
    title: Annotated[str, "Its title, for people."] = ""


@dataclass(frozen=True)
class DepositSettings:
    """What repositories want to know beside what readers do."""

    contact: Annotated[Contact, "Whom to ask."] = Contact()
    ror: Annotated[str, "The publisher's identifier in the Research Organization Registry."] = ""
    subject: Annotated[str, "Subject in the words of a repository's list, such as `Arts and Humanities`."] = (
        "Arts and Humanities"
    )
    funders: Annotated[tuple[Funder, ...], "Who paid."] = ()
    related: Annotated[tuple[RelatedWork, ...], "Works that belong to the edition."] = ()
