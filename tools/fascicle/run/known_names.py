"""The names that an edition knows: entries of its authority file and of register files, and decisions about names."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING

from fascicle.edition.cache import digest
from fascicle.edition.files import read_if_there
from fascicle.model.errors import TeiError
from fascicle.names import decisions as decided
from fascicle.names.authority import Authority
from fascicle.names.authority_file import Addition, add, new_file
from fascicle.names.listed import entries_of
from fascicle.tei.write import parse, read_bytes

if TYPE_CHECKING:
    from fascicle.run.workspace import Workspace


class KnownNames:
    """What names a run looks for, and where answers about them go."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._path = workspace.edition.decisions_folder / decided.NAME

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

    @cached_property
    def decisions(self) -> decided.NameDecisions:
        """What the editors decided beside the authority file. Raises EditionError."""
        return decided.read(self._path)

    def meant_in(self, file: str) -> tuple[tuple[str, str], ...]:
        """The entries that some forms mean in a TEI file, as editors say."""
        return tuple(sorted(self.decisions.meant_in(file).items()))

    def decide(self, rows: decided.NameDecisions, additions: Sequence[Addition] = ()) -> None:
        """Remember answers, and take entries into the authority file. Raises EditionError, TeiError."""
        workspace, record = self._workspace, self._workspace.edition.record
        empty = partial(new_file, record.title, record.publisher, record.licence, record.language)
        path = workspace.edition.authority_path
        if additions:
            workspace.add_to(path, lambda old: add(old or empty(), path, additions))
        workspace.add_to(self._path, lambda old: decided.add(old, rows))
        for name in ("authority_data", "authority", "names"):
            workspace.__dict__.pop(name, None)
