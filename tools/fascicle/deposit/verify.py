"""Is a bag still what it was? Every fault with its path, where the ``bagit`` package stops at the first kind."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import bagit


class Damage(Enum):
    """What can be wrong with a bag; the value completes the sentence that begins with a path."""

    ALTERED = "is not the file that the manifest describes: its checksum is another"
    EXTRA = "is in the bag, but in no manifest"
    MALFORMED = "cannot be read as a bag"
    MISSING = "is in the manifest, but not in the bag"


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a bag; ``path`` is the path in the bag, ``detail`` what is known beyond it."""

    damage: Damage
    path: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.path} {self.damage.value}" + (f" ({self.detail})" if self.detail else "")


def verify(folder: Path) -> list[Fault]:
    """The faults of the bag in ``folder``, sorted by path; none if it is complete and valid (RFC 8493, section 3)."""
    try:
        bag = bagit.Bag(str(folder))
        missing, extra = bag.compare_manifests_with_fs()
        faults = [Fault(Damage.MISSING, path) for path in missing] + [Fault(Damage.EXTRA, path) for path in extra]
        faults += [Fault(Damage.ALTERED, path) for path in bag.entries if _altered(folder / path, bag.entries[path])]
        if not faults:
            # What is left: the structure, bagit.txt, fetch.txt, the payload's octet count. Checksums are done.
            bag.validate(fast=True)
    except (bagit.BagError, OSError, UnicodeError) as error:
        return [Fault(Damage.MALFORMED, "bagit.txt", " ".join(str(error).split()))]
    return sorted(faults, key=lambda fault: (fault.path, fault.damage.value))


def _altered(path: Path, checksums: dict[str, str]) -> bool:
    """Whether a file that is there has another checksum than any manifest says."""
    if not path.is_file():
        return False
    for algorithm, expected in checksums.items():
        with path.open("rb") as stream:
            if hashlib.file_digest(stream, algorithm).hexdigest() != expected.lower():
                return True
    return False
