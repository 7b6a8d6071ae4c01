"""All that lies in a folder of TEI files: texts, registers, schemas, pictures."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from fascicle.edition.text_files import natural
from fascicle.names.entry_pointers import NO_PREFIX, EntryIndex, entry_of
from fascicle.names.registers import lists_of, merge
from fascicle.run.from_tei.tei_file import REGISTER, TEXT, TeiFile, look_at

_TEI: Final = (".xml", ".tei")
_RELAXNG: Final = (".rng", ".rnc")
_SCHEMATRON: Final = (".sch", ".schematron")
_SCHEMAS: Final = (*_RELAXNG, *_SCHEMATRON, ".xsd", ".odd", ".dtd")
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".tif", ".tiff", ".jp2")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
# What programs make is not looked at, nor what is hidden.
_OUR_OWN = frozenset({"build", "decisions", "node_modules"})


@dataclass
class Survey:
    """What was found below ``top``, and in ``folder`` around it, outside of which nothing is looked at."""

    top: Path
    folder: Path
    files: list[TeiFile] = field(default_factory=list)
    schemas: list[Path] = field(default_factory=list)
    pictures: list[Path] = field(default_factory=list)

    @cached_property
    def texts(self) -> list[TeiFile]:
        """The texts."""
        return [file for file in self.files if file.kind == TEXT]

    @cached_property
    def registers(self) -> list[TeiFile]:
        """The files that hold lists and nothing else."""
        return [file for file in self.files if file.kind == REGISTER]

    @cached_property
    def others(self) -> list[TeiFile]:
        """The XML files that are neither."""
        return [file for file in self.files if file.kind not in (TEXT, REGISTER)]

    @cached_property
    def models(self) -> Counter[tuple[str, str]]:
        """The addresses of schemas that the texts name, with what each is written in."""
        return Counter(model for file in self.texts for model in dict.fromkeys(file.models))

    def is_there(self, file: TeiFile, address: str) -> bool:
        """Whether an address in a file is a path that leads to a file below the folder."""
        return (path := local_path(file.path, address)) is not None and path.is_file() and self.holds(path)

    def holds(self, path: Path) -> bool:
        """Whether a path lies in the folder, and so does what it leads to."""
        return path.resolve().is_relative_to(self.folder.resolve())

    def schemas_named(self, address: str) -> list[Path]:
        """The schemas that lie here under the name with which an address ends."""
        name = address.partition("#")[0].rpartition("/")[2]
        return [path for path in self.schemas if path.name == name]

    @cached_property
    def missing_models(self) -> dict[tuple[str, str], int]:
        """The addresses of schemas that lead to no file here, with the number of texts."""
        counts: Counter[tuple[str, str]] = Counter()
        for file in self.texts:
            counts.update(model for model in dict.fromkeys(file.models) if not self.is_there(file, model[0]))
        return dict(counts)

    @cached_property
    def pointers(self) -> Counter[str]:
        """Where pointers lead that lead to no entry and to nothing in their text: files and prefixes, counted."""
        lists = [lists_of(file.path.read_bytes(), file.path.name) for file in self.registers]
        lists += [
            lists_of(file.path.read_bytes(), str(file.path), file.path.stem) for file in self.texts if file.entries
        ]
        entries = EntryIndex.of(merge(lists).data)
        found: Counter[str] = Counter()
        for file in self.texts:
            for (pointer, bare), count in file.pointers.items():
                is_own = pointer.startswith("#") and pointer[1:] in file.ids
                if not is_own and entry_of(pointer, entries, file.prefixes, bare=bare) is None:
                    found[_lead(pointer)] += count
        del found[""]
        return found

    @cached_property
    def named_pictures(self) -> dict[str, list[Path]]:
        """The pictures that are called as texts call theirs, without a path, by their folders."""
        names = {name for file in self.texts for name in (*file.facs, *file.graphics) if _is_name(name)}
        found: dict[str, list[Path]] = {}
        for path in self.pictures:
            if path.name in names or path.stem in names:
                found.setdefault(str(path.parent), []).append(path)
        return found


def survey(top: Path, folder: Path, new: Path) -> Survey:
    """Look through a folder of TEI files, and at the registers in ``folder`` that they name; ``new`` is none of it.

    The answer does not depend on the order in which the disk lists them.
    """
    found = Survey(top, folder)
    own = None if top.is_relative_to(new) else new
    paths = list(_walk(top, own))
    found.files = [look_at(path) for path in paths if path.suffix.lower() in _TEI]
    seen = {os.path.normpath(path) for path in paths}
    for path in sorted({path for file in found.texts for path in _registers_named(file)}):
        if os.path.normpath(path) not in seen and path.is_file() and found.holds(path):
            found.files += [file for file in [look_at(path)] if file.kind == REGISTER]
    if folder == new:
        paths = list(dict.fromkeys((*paths, *_walk(folder, None))))
    else:
        named = {local_path(file.path, address) for file in found.texts for address, _ in file.models} - {None}
        paths += sorted(each for each in named if each and os.path.normpath(each) not in seen and each.is_file())
    found.schemas = [path for path in paths if path.suffix.lower() in _SCHEMAS and found.holds(path)]
    found.pictures = [path for path in paths if path.suffix.lower() in _PICTURES and found.holds(path)]
    return found


def _registers_named(file: TeiFile) -> Iterator[Path]:
    whole = {
        prefix.expand(pointer) or pointer for pointer, _ in file.pointers for prefix in (*file.prefixes, NO_PREFIX)
    }
    for address in {pointer.partition("#")[0] for pointer in whole if "#" in pointer}:
        if address.endswith(_TEI) and (path := local_path(file.path, address)) is not None:
            yield path


def local_path(file: Path, address: str) -> Path | None:
    """The path that an address in a file means; None for one that is no path."""
    if _ADDRESS.match(address) or address.startswith(("#", "/", "\\")):
        return None
    return Path(os.path.normpath(file.parent / address.partition("#")[0]))


def is_relaxng(path: Path) -> bool:
    """Whether a file is a RELAX NG schema, by its name."""
    return path.suffix.lower() in _RELAXNG


def is_schematron(path: Path) -> bool:
    """Whether a file is a Schematron schema, by its name."""
    return path.suffix.lower() in _SCHEMATRON


def _walk(top: Path, without: Path | None) -> Iterator[Path]:
    """The files below a folder that people see, in their natural order; not what an edition there has made."""
    found = []
    for name, folders, files in os.walk(top):
        is_edition = "edition.toml" in files
        folders[:] = [each for each in folders if each[0] != "." and not (is_edition and each in _OUR_OWN)]
        folders[:] = [each for each in folders if without is None or Path(name, each) != without]
        found += [Path(name, each) for each in files if each[0] != "."]
    yield from sorted(found, key=lambda path: (natural(path.relative_to(top).as_posix()), path.as_posix()))


def _lead(pointer: str) -> str:
    """What a pointer wants: a file, a prefix, or an id; empty for an address of the web, and for a word."""
    file, mark, inside = pointer.partition("#")
    if mark and inside and "://" not in file:
        return file or mark
    found = _ADDRESS.match(pointer)
    return found[0] if found and "://" not in pointer and found[0] != "mailto:" else ""


def _is_name(facs: str) -> bool:
    """Whether a pointer to a picture is a name, to be looked for in a folder of pictures."""
    return not (_ADDRESS.match(facs) or facs.startswith(("#", "/", ".")))
