"""Names as the public API has them: proposed, answered, and looked up elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from fascicle.results import AcceptedNames, NamesResult
from fascicle.run.making import Folder

if TYPE_CHECKING:
    from fascicle.run.workspace import Workspace


class Naming:
    """What can be done about the names of an edition; ``writing`` begins a run over it."""

    def __init__(self, writing: Callable[[], AbstractContextManager[Workspace]]) -> None:
        self._writing = writing

    def propose(self) -> NamesResult:
        """List the names in all texts that point to no entry yet, as entries, in a table for editors to answer."""
        from fascicle.run.stages.name_proposals import propose

        with self._writing() as workspace:
            return propose(workspace)

    def accept(self, table: Folder | None = None) -> AcceptedNames:
        """Take the answers of a table of names into the authority file and the decisions.

        The table is that of the edition's proposals, if left out. Raises EditionError where an answer means nothing.
        """
        from fascicle.run.stages.name_proposals import accept

        with self._writing() as workspace:
            return accept(workspace, workspace.edition.names_path if table is None else Path(table))

    def reconcile(
        self,
        endpoint: str,
        *,
        idno: str = "",
        types: Mapping[str, str] | None = None,
        date: str = "",
        timeout: float = 30.0,
        again: bool = False,
    ) -> NamesResult:
        """Ask a reconciliation service for numbers of entries that have none of its kind, and list what it answers.

        ``idno`` says whose numbers they are, if the service does not; ``types`` what it calls a person, place or org;
        ``date`` what day it is, if the server does not say it. Raises EngineError where it cannot be asked.
        """
        from fascicle.names.reconcile import find
        from fascicle.run.stages.name_proposals import reconcile

        service = find(endpoint, kind=idno, types=types, date=date, timeout=timeout)
        with self._writing() as workspace:
            return reconcile(workspace, service, again=again)
