"""The forms in which the deposit is handed over. Each is made of the bag, which is made and proved first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fascicle.deposit.metadata import DepositRecord
from fascicle.deposit.ocfl import OcflVersion, store
from fascicle.deposit.saf import simple_archive
from fascicle.deposit.zipped import zip_bag

_OPENED_BY_PEOPLE = ("README.md", "CITATION.cff", "ro-crate-metadata.json")


@dataclass(frozen=True)
class Package:
    """A form: what it is called, and what makes it of a record and a bag in a folder; answers where it is."""

    name: str
    title: str
    make: Callable[[DepositRecord, Path, Path], Path]


def handed_over(zipped: Path, bag: Path) -> list[Path]:
    """The files that a repository gets: the bag as a zip, the books, and what people and programs open first."""
    data = bag / "data"
    books = [*sorted(data.glob("print/*.pdf")), *sorted(data.glob("epub/*.epub"))]
    opened = (data / name for name in _OPENED_BY_PEOPLE)
    return [zipped, *books, *(path for path in opened if path.is_file())]


def _zip(record: DepositRecord, bag: Path, folder: Path) -> Path:
    return zip_bag(bag, folder / f"{bag.name}.zip")


def _ocfl(record: DepositRecord, bag: Path, folder: Path) -> Path:
    return keep_release(record, bag, folder / "ocfl")


def keep_release(record: DepositRecord, bag: Path, root: Path) -> Path:
    """Put the bag into a storage root, as a version of the edition's object; raises OutputError."""
    day = record.date + {4: "-01-01", 7: "-01"}.get(len(record.date), "")
    contact = record.settings.contact
    name = contact.name or record.creators[0].name
    address = f"mailto:{contact.email}" if contact.email else record.address or f"urn:fascicle:{record.id}"
    version = OcflVersion(f"{day}T00:00:00Z", f"Release {record.version}", name, address)
    # the name that all releases share: a DOI is that of one
    return store(root, record.url or f"urn:fascicle:{record.id}", bag / "data", version)


def _saf(record: DepositRecord, bag: Path, folder: Path) -> Path:
    """The bag as a zip, and beside it the few files that people open."""
    files = handed_over(_zip(record, bag, folder), bag)
    return simple_archive(record, files, folder / f"{bag.name}-saf")


PACKAGES = (
    Package("zip", "the bag as one zip file", _zip),
    Package("ocfl", "an OCFL 1.1 storage root, a version for each release", _ocfl),
    Package("saf", "DSpace's Simple Archive Format", _saf),
)
