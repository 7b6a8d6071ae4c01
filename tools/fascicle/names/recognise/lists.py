"""Lists of names: places, given names and family names, packed; data/SOURCES.md says where they come from."""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from fascicle.language.data import of, tags

_FILE = Path(__file__).parent / "data" / "lists.xz"
_WORD = re.compile(r"[^\W\d_]+")
KINDS = ("countries", "cities", "towns", "first", "last")
_GENITIVE = 4  # letters of the shortest name that an s is taken from


class NameLists:
    """Names in small letters: places with their tier (3 countries and regions, 2 cities, 1 towns), and of persons."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self.first = frozenset(lists["first"])
        self.last = frozenset(lists["last"])
        self.places: dict[str, int] = {}
        self.longer: dict[str, list[tuple[str, ...]]] = {}  # names of several words, by the first
        for tier, kind in enumerate(("towns", "cities", "countries"), 1):
            for name in lists[kind]:
                words = tuple(_WORD.findall(name))
                if len(words) == 1:
                    self.places[words[0]] = tier
                elif words:
                    self.longer.setdefault(words[0], []).append(words)

    def sign(self, word: str) -> str:
        """In which lists a word in small letters stands: tier of places, given name, family name."""
        bare = word[:-1] if word.endswith("s") and len(word) > _GENITIVE and word not in self.places else word
        tier = self.places.get(word) or self.places.get(bare, 0)
        return f"{tier}{int(word in self.first)}{int(word in self.last or bare in self.last)}"


def packed(lists: Mapping[str, Iterable[str]]) -> bytes:
    """The file of lists: a line for each kind."""
    lines = "\n".join("\t".join(sorted(lists[kind])) for kind in KINDS)
    return lzma.compress(lines.encode(), preset=9 | lzma.PRESET_EXTREME)


@cache
def load() -> NameLists:
    """The lists that fascicle comes with."""
    lines = lzma.decompress(_FILE.read_bytes()).decode().split("\n")
    listed = {kind: line.split("\t") for kind, line in zip(KINDS, lines, strict=True)}
    own = [name.lower() for tag in tags() for name in of(tag).place_names]
    return NameLists({**listed, "countries": [*listed["countries"], *own]})
