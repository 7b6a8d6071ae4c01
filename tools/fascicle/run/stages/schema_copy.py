"""The schema beside the texts: TEI files point to ``../schema/``, so that any XML editor finds it offline."""

from __future__ import annotations

from fascicle import resources
from fascicle.edition.files import write_bytes
from fascicle.edition.folder import EditionFolder

SCHEMA_FILES = ("fascicle.rng", "fascicle.sch")


def schema_files() -> dict[str, bytes]:
    """The schema's files by name."""
    return {name: resources.schema(name).read_bytes() for name in SCHEMA_FILES}


def copy_schema(edition: EditionFolder) -> None:
    """Write the schema next to the folder of the TEI files."""
    for name, data in schema_files().items():
        write_bytes(edition.texts_folder.parent / "schema" / name, data)
