"""The package as a bag: BagIt 1.0 (RFC 8493), the form in which libraries hand files over with proof of their bytes.

Every file of the bag is known, byte by byte, before the first one is written, so the order of manifests, the dates
and the bytes depend on the edition and nothing else. The tag files are written here and not by the ``bagit``
package: its ``make_bag`` declares version 0.97, takes the date from the clock, and changes the working folder of the
whole process. ``bagit`` is the referee instead, a reader that is not ours: no bag takes its place before it agrees.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from fascicle import __version__
from fascicle.deposit.citation import cff
from fascicle.deposit.datacite import datacite
from fascicle.deposit.folder import replaced
from fascicle.deposit.metadata import DepositRecord, describe
from fascicle.deposit.readme import readme
from fascicle.deposit.verify import verify
from fascicle.edition.file_names import unsafe
from fascicle.edition.files import write_bytes
from fascicle.edition.folder import RECORD, Edition
from fascicle.model.errors import EditionError, OutputError

ALGORITHMS = ("sha256", "sha512")

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def build(edition: Edition, payload: Mapping[str, bytes], target: Path) -> None:
    """Write the bag of an edition to the folder ``target``, whole or not at all.

    ``payload`` are the products by their paths below ``data/``; the metadata files are added. An older bag at
    ``target`` is replaced. Raises EditionError for file names or a record that repositories refuse, and OutputError
    where the bag cannot be written, or where ``target`` is something else than a bag.
    """
    files = contents(edition, payload)
    _protect(target)
    with replaced(target) as folder:
        for path, data in files.items():
            write_bytes(folder / path, data)
        if faults := verify(folder):
            raise OutputError(
                f"the bag did not come out as it was written: {faults[0]}",
                path=target,
                hint="check the disk, then run the command again; what was there before is still there",
            )


def contents(edition: Edition, payload: Mapping[str, bytes]) -> dict[str, bytes]:
    """Every file of the bag by its path in it, sorted within payload and tag files; raises EditionError."""
    record = describe(edition, payload)
    described = {"CITATION.cff": cff(record), "metadata/datacite.xml": datacite(record)}
    _check_names(edition, [*payload, *described, "README.md"])
    package = {**payload, **described}
    package["README.md"] = readme(record, package)
    data = {f"data/{path}": package[path] for path in sorted(package)}
    tags = {"bag-info.txt": _bag_info(record, data), "bagit.txt": _DECLARATION}
    tags |= {f"manifest-{algorithm}.txt": _manifest(algorithm, data) for algorithm in ALGORITHMS}
    tag_manifests = {f"tagmanifest-{algorithm}.txt": _manifest(algorithm, tags) for algorithm in ALGORITHMS}
    return {**data, **tags, **tag_manifests}


def _manifest(algorithm: str, files: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.new(algorithm, data).hexdigest()}  {path}\n" for path, data in files.items())
    return "".join(lines).encode("utf-8")


def _bag_info(record: DepositRecord, data: Mapping[str, bytes]) -> bytes:
    """The reserved elements of RFC 8493, section 2.2.2, as far as the record knows them."""
    size = sum(map(len, data.values()))
    elements = {
        "Source-Organization": record.publisher,
        "External-Description": ". ".join(filter(None, (record.full_title, record.description))),
        "External-Identifier": f"https://doi.org/{record.doi}" if record.doi else record.url,
        "Internal-Sender-Identifier": record.local_id,
        "Internal-Sender-Description": "Digital edition in TEI XML; begin with data/README.md",
        "Bagging-Date": record.day,
        "Payload-Oxum": f"{size}.{len(data)}",
        "Bag-Software-Agent": f"fascicle {__version__}",
    }
    return "".join(f"{name}: {text}\n" for name, text in elements.items() if text).encode("utf-8")


def _check_names(edition: Edition, names: list[str]) -> None:
    if fault := unsafe(names):
        path, why = fault
        raise EditionError(
            f"the file name {path!r} {why}: not every repository could keep it",
            path=edition.folder / RECORD,
            hint="rename the source file that it comes from, here and in its folder",
        )


def _protect(target: Path) -> None:
    """Replacing a folder removes what is in it, so only what is plainly a bag is replaced."""
    if target.exists() and not (target / "bagit.txt").is_file():
        raise OutputError(
            "something else than a bag is in the place of the deposit package",
            path=target,
            hint="move it away, or choose another folder with --out",
        )
