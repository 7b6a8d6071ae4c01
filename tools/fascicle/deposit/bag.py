"""The package as a bag: BagIt 1.0 (RFC 8493), the form in which libraries hand files over with proof of their bytes.

The order of manifests, the dates and the bytes depend on the edition and nothing else. The tag files are written here
and not by the ``bagit`` package: its ``make_bag`` declares version 0.97, takes the date from the clock, and changes the
working folder of the whole process. ``bagit`` is the referee instead, a reader that is not ours: no bag takes its place
before it has read the structure and agreed.

What is proved by what: the checksums are taken of the bytes on their way into the bag, in the same pass, so that the
manifests say what was read, and a source text that is not the one of the record is refused. The bag is then read back
once, with SHA-256 alone: both manifests were made of the same bytes, so what has the one checksum has the other. That
proves that every file is there under its own name, whole, and that nothing else is.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from fascicle.deposit import profile
from fascicle.deposit.folder import replaced
from fascicle.deposit.metadata import DepositRecord, describe
from fascicle.deposit.needed import Needed
from fascicle.deposit.payload import ALGORITHMS, Content, Copied, Payload, copy, survey
from fascicle.deposit.readme import readme
from fascicle.deposit.standards import listing
from fascicle.deposit.standards.kept import KeptFile
from fascicle.deposit.standards.prov import prov
from fascicle.deposit.verify import verify
from fascicle.edition.file_names import unsafe
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import RECORD
from fascicle.model.errors import EditionError, OutputError, SourceError
from fascicle.publish.products import Product
from fascicle.version import VERSION

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def build(
    edition: EditionFolder, payload: Payload, products: Sequence[Product], target: Path, own: Needed | None = None
) -> None:
    """Write the bag of an edition to the folder ``target``, whole or not at all.

    ``payload`` are the files by their paths below ``data/``; the metadata files are added. ``products`` are what the
    edition is published as, whether or not the payload has them, ``own`` which files of the payload keep the place and
    the name that they have in the edition's folder. An older bag at ``target`` is replaced. Raises
    EditionError for file names or a record that repositories refuse, SourceError for a source text that is another than
    the record's, and OutputError where the bag cannot be written, or where ``target`` is something else than a bag.
    """
    files = survey(payload)
    own = own or Needed()
    record = describe(edition, files, own)
    described = {path: write(record) for path, write in listing.OF_RECORD.items() if path not in payload}
    described[listing.PROV] = prov(record, payload)
    package: dict[str, Content] = {**payload, **described}
    package["README.md"] = readme(record, files | survey(described), products)
    added = [path for path, _ in listing.of_files(record, list)]
    _check_names(payload, [*payload, *described, "README.md", *added], own)
    _protect(target)
    with replaced(target) as folder:
        data = _Files(folder)
        for path in sorted(package):
            data.write(f"data/{path}", package[path])
        described_files = dict(package)
        for path, write in listing.of_files(record, lambda: _kept(data, described_files)):
            described_files[path] = write()
            data.write(f"data/{path}", described_files[path])
        _check_sources(record, edition, data)
        tags = _Files(folder)
        tags.write("bag-info.txt", _bag_info(record, data))
        tags.write("bagit.txt", _DECLARATION)
        for at, algorithm in enumerate(ALGORITHMS):
            tags.write(f"manifest-{algorithm}.txt", data.manifest(at))
        tag_manifests = _Files(folder)
        for at, algorithm in enumerate(ALGORITHMS):
            tag_manifests.write(f"tagmanifest-{algorithm}.txt", tags.manifest(at))
        _sync()
        if faults := verify(folder, ALGORITHMS[:1]):
            raise OutputError(
                f"the bag did not come out as it was written: {faults[0]}",
                path=target,
                hint="check the disk, then run the command again; what was there before is still there",
            )


def _kept(data: _Files, package: Payload) -> list[KeptFile]:
    """The files that are in the payload by now, with what was written of each."""
    formats = survey(package)
    return [
        KeptFile(path, copied.size, formats[path].format, *copied.checksums)
        for whole, copied in sorted(data.copied.items())
        if (path := whole.removeprefix("data/"))
    ]


class _Files:
    """Files of a bag that one manifest lists, written one after another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folders: set[Path] = set()
        self.copied: dict[str, Copied] = {}

    def write(self, path: str, content: Content) -> None:
        """Write a file below the bag's folder; no other has this path."""
        target = self._folder / path
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        self.copied[path] = copy(content, target)

    def manifest(self, algorithm: int) -> bytes:
        """The checksums of all files so far, by the algorithm of this number."""
        lines = (f"{copied.checksums[algorithm]}  {path}\n" for path, copied in sorted(self.copied.items()))
        return "".join(lines).encode("utf-8")

    @property
    def size(self) -> int:
        """The size of all files so far, in bytes."""
        return sum(copied.size for copied in self.copied.values())


def _sync() -> None:
    """Ask the system to bring everything to the disk, once for all files: a bag is renamed when its bytes are safe."""
    if hasattr(os, "sync"):
        os.sync()


def _check_sources(record: DepositRecord, edition: EditionFolder, data: _Files) -> None:
    """Raise SourceError for a source text whose bytes are not those that the record describes."""
    for source in record.sources:
        copied = data.copied.get(f"data/source/{source.file}")
        if copied is not None and copied.checksums[0] != source.sha256:
            raise SourceError(
                f"the file is not the one that {RECORD} describes: its SHA-256 is {copied.checksums[0]}",
                path=edition.sources_folder / source.file,
                hint="restore the file as it was received, then build again",
            )


def _in_words(size: int) -> str:
    """A size as a person reads it."""
    power = min(max(len(str(size)) - 1, 0) // 3, 3)
    return f"{size / 1000**power:.{min(power, 1)}f} {('bytes', 'kB', 'MB', 'GB')[power]}"


def _bag_info(record: DepositRecord, data: _Files) -> bytes:
    """The reserved elements of RFC 8493, section 2.2.2, as far as the record knows them."""
    elements = {
        "Source-Organization": record.publisher,
        "Contact-Name": record.settings.contact.name,
        "Contact-Email": record.settings.contact.email,
        "External-Description": ". ".join(filter(None, (record.full_title, record.description))),
        "External-Identifier": f"https://doi.org/{record.doi}" if record.doi else record.url,
        "Internal-Sender-Identifier": record.local_id,
        "Internal-Sender-Description": "Digital edition in TEI XML; begin with data/README.md",
        "Bagging-Date": record.day,
        "Bag-Size": _in_words(data.size),
        "BagIt-Profile-Identifier": profile.IDENTIFIER,
        "Payload-Oxum": f"{data.size}.{len(data.copied)}",
        "Bag-Software-Agent": f"fascicle {VERSION}",
    }
    return "".join(f"{name}: {text}\n" for name, text in elements.items() if text).encode("utf-8")


def _check_names(payload: Payload, names: Sequence[str], own: Needed) -> None:
    if fault := unsafe(names, own.files):
        path, why = fault
        content = payload.get(path)
        raise EditionError(
            f"the file name {path!r} {why}: not every repository could keep it",
            path=content if isinstance(content, Path) else None,
            hint="rename the file; if it is made from a source text, rename that, in the record and in its folder",
        )


def _protect(target: Path) -> None:
    """Replacing a folder removes what is in it, so only what is plainly a bag is replaced."""
    if target.exists() and not (target / "bagit.txt").is_file():
        raise OutputError(
            "something else than a bag is in the place of the deposit package",
            path=target,
            hint="move it away, or choose another folder with --out",
        )
