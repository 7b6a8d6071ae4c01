"""Volumes: a great edition in print is several books, none thicker than a book can be, or than a computer can set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# Bytes of TEI in a volume: some 150 letters of 3 kB with many notes, or 320 pages, which are a book. The compiler needs
# about 4 MB of memory for each such letter: a volume stays below a gigabyte, and no other adds to it.
BEST: Final = 1_800_000


@dataclass(frozen=True)
class Volume:
    """Some texts of an edition, by the stems of their sources, in the order of the edition.

    Without a ``label``, the title page names the first text and the last.
    """

    number: int
    stems: tuple[str, ...]
    label: str = ""


def divide(sizes: Mapping[str, int], most: int = BEST) -> tuple[Volume, ...]:
    """The texts of an edition in volumes of at most ``most`` bytes; none where all of them go into one book.

    ``sizes`` are the bytes of the TEI files by stem, in the order of the edition. A volume is full before the next one
    begins, so that a text that comes last leaves all volumes but the last as they were; a text that is larger than a
    volume is one by itself.
    """
    volumes: list[list[str]] = [[]]
    room = most
    for stem, size in sizes.items():
        if volumes[-1] and size > room:
            volumes.append([])
            room = most
        volumes[-1].append(stem)
        room -= size
    if len(volumes) == 1:
        return ()
    return tuple(Volume(number, tuple(stems)) for number, stems in enumerate(volumes, 1))
