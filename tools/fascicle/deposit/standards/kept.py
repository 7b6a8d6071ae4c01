"""A file of the package as archival standards describe it: place, size, format, checksums."""

from __future__ import annotations

from dataclasses import dataclass

from fascicle.deposit.formats import Format


@dataclass(frozen=True)
class KeptFile:
    """A file of the package, by its path there; ``sha256`` and ``sha512`` are those of the bytes in the package."""

    path: str
    size: int
    format: Format
    sha256: str
    sha512: str

    @property
    def id(self) -> str:
        """A name for it inside a metadata file, as XML allows it; the same checksum under two paths is two files."""
        return "file-" + "".join(
            sign if sign.isascii() and sign.isalnum() else f"_{ord(sign):x}_" for sign in self.path
        )
