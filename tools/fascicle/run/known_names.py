"""The names that an edition knows: the entries of its authority file and of register files."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from fascicle.edition.cache import digest
from fascicle.edition.files import read_if_there
from fascicle.model.errors import TeiError
from fascicle.names.authority import Authority
from fascicle.names.listed import entries_of
from fascicle.tei.write import parse, read_bytes

if TYPE_CHECKING:
    from fascicle.run.workspace import Workspace


class KnownNames:
    """What names a run looks for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @cached_property
    def entries(self) -> Authority:
        """The entries of the authority file, and those of register files whose ids are not in it.

        What cannot be read has no entries, and is told by the check.
        """
        found = {entry.id: entry for entry in self._workspace.authority.entries}
        for path in self._workspace.edition.register_files:
            with suppress(TeiError):
                found = {entry.id: entry for entry in entries_of(parse(read_bytes(path), path))} | found
        return Authority(tuple(found.values()))

    @cached_property
    def key(self) -> str:
        """What the entries are known by in the cache."""
        return digest(self._workspace.authority_data, *map(read_if_there, self._workspace.edition.register_files))
