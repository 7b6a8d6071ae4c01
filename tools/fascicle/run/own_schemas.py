"""What the texts of an edition that have no source are judged by, and what that judgement depends on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote

from fascicle.check.schemas.association import associations
from fascicle.check.schemas.catalogs import is_address
from fascicle.check.schemas.choice import Judging, SchemaUse, judging_in
from fascicle.check.schemas.kinds import SchemaKind
from fascicle.check.targets import identifiers_in
from fascicle.edition.cache import digest
from fascicle.edition.files import stamp
from fascicle.edition.folder import EditionFolder
from fascicle.run.task import Common
from fascicle.run.work import OwnSchemas
from fascicle.tei.names import XINCLUDE
from fascicle.tei.reading import in_utf8

_POINTER = re.compile(rb"""([^\s"'=#]*)#([^\s"'#]+)""")
_CALL = rb"\b(?:doc|document|collection|uri-collection|unparsed-text|unparsed-text-lines|json-doc)\(\s*"
_NAMED = re.compile(rb"""\b(?:href|catalog|uri)\s*=\s*["']([^"'#]+)|""" + _CALL + rb"""["']([^"'#]+)""")
_UNFORESEEN = re.compile(_CALL + rb"""[^"'\s)]""")


class OwnSchemasOf:
    """The judging of an edition's texts without a source."""

    def __init__(self, edition: EditionFolder, asked: Judging) -> None:
        self._edition, self._asked = edition, asked
        self.common = Common(lambda: OwnSchemas(self.judging, edition.folder, self.known))

    @cached_property
    def judging(self) -> Judging:
        """By which schemas: those that were asked for, those of the record, or those that each file names."""
        return judging_in(self._edition.folder, self._edition.record.schema, self._asked)

    @cached_property
    def known(self) -> frozenset[str]:
        """The identifiers of the registers that the record names, and of the authority file."""
        folder = self._edition.folder
        named = (path for each in self._edition.record.registers.files for path in sorted(folder.glob(each)))
        return frozenset().union(*(identifiers_in(path) or () for path in (*named, self._edition.authority_path)))

    def state(self, path: Path, data: bytes) -> tuple[str, list[Path]] | None:
        """What a judgement depends on beside the file: as a digest, and the files that are read.

        None where that cannot be told before: a rule may read a file whose name it makes.
        """
        uses, said = self.judging.uses_of(in_utf8(data, str(path)), str(path))
        begun = [use.path for use in uses] + ([path] if XINCLUDE.encode() in data else [])
        begun += self.judging.catalogs.files
        begun += (path.parent / each.href for each in associations(data) if not is_address(each.href))
        files = list(_closure(begun, path))
        if any(use.kind is SchemaKind.SCHEMATRON and _is_unforeseen(use.path, stamp(use.path)) for use in uses):
            return None
        stamps = (f"{each} {stamp(each)}" for each in files)
        return digest(repr([_named(use) for use in uses]), repr(said), *stamps, self._targets(path, data)), files

    def _targets(self, path: Path, data: bytes) -> str:
        """Whether what the file may point to is there."""
        pointers = {
            (file.decode("utf-8", "replace"), name.decode("utf-8", "replace")) for file, name in _POINTER.findall(data)
        }
        there = []
        for file, name in sorted(pointers):
            ids = self.known if not file else identifiers_in(path.parent / unquote(file)) if _is_name(file) else None
            there.append(ids is not None and name in ids)
        return repr(there)


def _named(use: SchemaUse) -> tuple[str, ...]:
    return (str(use.path), use.kind, use.phase, str(use.embedded))


def _is_name(file: str) -> bool:
    return ":" not in file and len(file) < 500 and "\0" not in file


def _closure(begun: list[Path], text: Path) -> Iterator[Path]:
    """Files, and the files that they name by ``href`` or by ``document()``, and so on; the text itself is left out."""
    waiting, seen = begun, {text}
    while waiting:
        path = waiting.pop()
        if path not in seen:
            yield path
        seen.add(path)
        waiting.extend(each for each in _named_in(path, stamp(path)) if each not in seen)


@lru_cache(maxsize=4096)
def _named_in(path: Path, _stamp: str) -> tuple[Path, ...]:
    try:
        found = _NAMED.findall(path.read_bytes())
    except OSError:
        return ()
    names = {(one or other).decode("utf-8", "replace") for one, other in found}
    paths = (path.parent / unquote(name) for name in sorted(names) if _is_name(name))
    return tuple(each for each in paths if each.is_file())


@lru_cache(maxsize=64)
def _is_unforeseen(path: Path, _stamp: str) -> bool:
    return _UNFORESEEN.search(path.read_bytes()) is not None
