"""Where releases of an edition are: kept with the decisions, since nothing else knows which record is ours."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from fascicle.edition.files import read_if_there, write_bytes
from fascicle.model.errors import EditionError

NAME = "deposits.json"


@dataclass(frozen=True)
class Pushed:
    """A record at a repository: the address of its interface, its identifier there, the version of the edition."""

    server: str
    id: str
    version: str
    published: bool = False


class PushedStates:
    """The records of an edition, the latest of each repository; a draft that was begun is one."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def of(self, server: str) -> Pushed | None:
        """What is at a repository."""
        return self._read().get(server)

    def keep(self, pushed: Pushed) -> None:
        """Remember a step."""
        known = self._read() | {pushed.server: pushed}
        rows = [asdict(each) for _, each in sorted(known.items())]
        write_bytes(self._path, (json.dumps(rows, indent=1) + "\n").encode("utf-8"))

    def _read(self) -> dict[str, Pushed]:
        data = read_if_there(self._path)
        try:
            return {each.server: each for each in (Pushed(**row) for row in json.loads(data or b"[]"))}
        except (ValueError, TypeError) as error:
            hint = "restore it from a copy; it says which records at repositories are of this edition"
            raise EditionError("this file is not as the program wrote it", path=self._path, hint=hint) from error
