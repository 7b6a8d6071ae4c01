"""The settings of ``edition.toml`` for the files that editors bring: by what they are judged, and how strictly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated


class RuleSeverity(StrEnum):
    """How bad a finding is; what is off is not told."""

    OFF = "off"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class SchemaSettings:
    """By what the TEI files of ``[[texts]]`` are judged; what each names in its `xml-model` if left out."""

    relaxng: Annotated[tuple[str, ...], "RELAX NG schemas, files below the edition's folder."] = ()
    schematron: Annotated[
        tuple[str, ...], "Schematron schemas below the edition's folder, by themselves or embedded in RELAX NG."
    ] = ()
    catalog: Annotated[
        Mapping[str, str],
        'Which file below the edition\'s folder an address leads to: `"https://example.org/a.rng" = "schema/a.rng"`.',
    ] = field(default_factory=dict)
    catalogs: Annotated[tuple[str, ...], "OASIS XML catalogs below the edition's folder."] = ()
    house: Annotated[bool, "`true` holds these files to the grammar and the house rules of fascicle, too."] = False


@dataclass(frozen=True)
class CheckSettings:
    """How bad findings are in this edition; what the rules say holds for all that is left out."""

    severity: Annotated[
        Mapping[str, RuleSeverity],
        'By the code of a rule: `F0412 = "off"`, `"info"`, `"warning"` or `"error"`. What is told of fidelity,'
        " validity, completeness and files that cannot be read is the same in any edition.",
    ] = field(default_factory=dict)


@dataclass(frozen=True)
class SiteSettings:
    """What the site has beside its pages."""

    dts: Annotated[
        bool,
        "`true` adds the texts by the Distributed Text Services (DTS 1.0) as files, some ten a text; the record needs"
        " the site's `url` for it.",
    ] = False
