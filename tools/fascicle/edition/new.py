"""A new edition: a folder that builds as it is, with a small example to write over."""

from __future__ import annotations

import re
from pathlib import Path

from fascicle.edition.files import sha256, write_bytes
from fascicle.model.errors import UsageError

_TEMPLATE = Path(__file__).parent / "template"


def create(folder: Path) -> list[Path]:
    """Make an edition in ``folder`` and return the paths of its files; raises UsageError if something is there.

    Hidden files, such as those of version control, may be there, and stay as they are.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", hint="name a folder that does not exist yet")
    if folder.exists() and (there := sorted(each.name for each in folder.iterdir() if not each.name.startswith("."))):
        raise UsageError(
            f"{folder} is not an empty folder: {there[0]} is in it", hint="name a folder that does not exist yet"
        )
    files = sorted(path for path in _TEMPLATE.rglob("*") if path.is_file())
    written = []
    for path in files:
        target = folder / path.relative_to(_TEMPLATE)
        write_bytes(target, _filled(path.read_bytes(), folder) if path.name == "edition.toml" else path.read_bytes())
        written.append(target)
    return written


def _filled(record: bytes, folder: Path) -> bytes:
    """The record with the folder's name as id and the checksum of the example's source."""
    name = re.sub(r"[^A-Za-z0-9._-]", "-", folder.resolve().name)
    identifier = name if re.match(r"[A-Za-z_]", name) else f"edition-{name}"
    source = sha256((_TEMPLATE / "source" / "welcome.txt").read_bytes())
    text = record.decode("utf-8").replace("{id}", identifier).replace("{sha256}", source)
    return text.encode("utf-8")
