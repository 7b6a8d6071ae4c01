"""A release of the edition, as ``edition.toml`` lists it for readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fascicle.edition.toml import Date, Version


@dataclass(frozen=True)
class Release:
    """A row of ``[[releases]]``."""

    version: Annotated[Version, "Version, such as `1.1.0`."]
    date: Annotated[Date, "Date of the release."]
    note: Annotated[str, "What is new in it, in a sentence or two, in the language of the edition."] = ""
    doi: Annotated[str, "DOI of the release, if it has one of its own."] = ""
