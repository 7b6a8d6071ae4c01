"""Is a bag still what it was? Every fault with its path, where the ``bagit`` package stops at the first kind."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import bagit

_PIECE = 1 << 20  # bytes


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


def verify(folder: Path, algorithms: Collection[str] = ()) -> list[Fault]:
    """The faults of the bag in ``folder``, sorted by path; none if it is complete and valid (RFC 8493, section 3).

    ``algorithms`` are the checksums that are compared, all that the manifests have if none are given. Each file is read
    once, for all of them.
    """
    try:
        bag = bagit.Bag(str(folder))
        missing, extra = bag.compare_manifests_with_fs()
        faults = [Fault(Damage.MISSING, path) for path in missing] + [Fault(Damage.EXTRA, path) for path in extra]
        for path, checksums in bag.entries.items():
            wanted = {name: value for name, value in checksums.items() if not algorithms or name in algorithms}
            if _altered(folder / path, wanted):
                faults.append(Fault(Damage.ALTERED, path))
        if not faults:
            # What is left: the structure, bagit.txt, fetch.txt, the payload's octet count. Checksums are done.
            bag.validate(fast=True)
    except (bagit.BagError, OSError, UnicodeError) as error:
        return [Fault(Damage.MALFORMED, "bagit.txt", " ".join(str(error).split()))]
    return sorted(faults, key=lambda fault: (fault.path, fault.damage.value))


def _altered(path: Path, checksums: dict[str, str]) -> bool:
    """Whether a file that is there has another checksum than a manifest says."""
    digests = {algorithm: hashlib.new(algorithm) for algorithm in checksums}
    try:
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                for digest in digests.values():
                    digest.update(piece)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return False  # missing, and told as such
    return any(digest.hexdigest() != checksums[algorithm].lower() for algorithm, digest in digests.items())
