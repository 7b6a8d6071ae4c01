"""An edition in memory with one source text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from fascicle.edition.files import sha256
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Licence, Person, Record, Source
from fascicle.edition.toml import Date, Identifier, LanguageTag, Url


def one_source(data: bytes, file: str = "text.txt", **fields: Any) -> tuple[EditionFolder, Source]:
    """An edition whose only source is ``file`` with these bytes; ``fields`` are further fields of the source."""
    source = Source(file=file, sha256=sha256(data), title="The Title", language=LanguageTag("en"))
    source = replace(source, **fields)
    record = Record(
        id=Identifier("sample"),
        title="A Sample",
        language=LanguageTag("en"),
        version="1.0.0",
        date=Date("2026-11-21"),
        publisher="The Press",
        licence=Licence("CC BY 4.0", Url("https://creativecommons.org/licenses/by/4.0/")),
        people=(Person(Identifier("mt"), "Mara Tolland"),),
        sources=(source,),
    )
    return EditionFolder(Path("sample"), record, Path("sample/source"), Path("build/sample")), source
