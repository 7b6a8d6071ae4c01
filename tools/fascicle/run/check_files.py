"""Files that are no texts of an edition, checked in one process or in several, and what editions come to beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fascicle.check.alone import check_file
from fascicle.check.judged import Judged
from fascicle.check.schemas.choice import Judging, counted, judging_in
from fascicle.check.xml import diagnostic_of
from fascicle.edition.folder import EditionFolder
from fascicle.edition.settings import SchemaSettings
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import TeiError
from fascicle.results import CheckResult
from fascicle.run.executors import executor
from fascicle.run.progress import MADE, Progress
from fascicle.run.task import Common, Task
from fascicle.tei.write import read_bytes

STAGE = "check"


@dataclass
class Checking:
    """What a check has come to so far, and files that are still to be checked by themselves.

    Each has the folder inside which it may include others.
    """

    asked: Judging
    _found: list[Diagnostic] = field(default_factory=list)
    _files: int = 0
    _schemas: Counter[str] = field(default_factory=Counter)
    _waiting: list[tuple[Path, Path, Common]] = field(default_factory=list)

    def take(self, result: CheckResult) -> None:
        """Add what the check of an edition has come to."""
        self._found.extend(result.findings)
        self._files += result.files
        self._schemas.update(result.schemas)

    def add(self, files: dict[Path, Path]) -> None:
        """Files that belong to no edition."""
        common = Common(lambda: self.asked)
        self._waiting.extend((path, folder, common) for path, folder in files.items())

    def add_of(self, edition: EditionFolder, files: Sequence[Path]) -> None:
        """Files of an edition that are no texts of it: its catalogs hold for them, and the authority file is ours."""
        settings = edition.record.schema
        authority = edition.authority_path.resolve()
        for path in files:
            own = SchemaSettings(
                catalog=settings.catalog, catalogs=settings.catalogs, house=path.resolve() == authority
            )
            judging = judging_in(edition.folder, own, self.asked)
            self._waiting.append((path, edition.folder, Common(lambda judging=judging: judging)))  # type: ignore[misc]

    def run(self, jobs: int | None, progress: Progress) -> CheckResult:
        """Check the files that wait, in their order. Raises EngineError for a schema that was asked for and is wrong.

        Schemas and what is included are read by whoever does the work, so it is done on this machine.
        """
        progress.begin(STAGE, len(self._waiting))
        unread: dict[str, Judged] = {}
        judged: list[Judged] = []
        workers = executor(jobs, loaded=check_file.__module__)
        try:
            for done in workers.run(self._tasks(progress, unread)):
                if done.error is not None:
                    raise done.error
                progress.done(STAGE, done.task.name, MADE)
                judged.append(unread.get(done.task.name, done.result))
        finally:
            workers.close()
        self._found.extend(finding for each in judged for finding in each.findings)
        self._schemas.update(counted(each.schemas for each in judged if each.is_judged))
        return CheckResult(tuple(dict.fromkeys(self._found)), self._files + len(judged), dict(self._schemas))

    def _tasks(self, progress: Progress, unread: dict[str, Judged]) -> Iterator[Task]:
        for path, folder, common in self._waiting:
            progress.step(STAGE, path.name)
            try:
                data = read_bytes(path)
            except TeiError as error:
                data, unread[str(path)] = b"", Judged((diagnostic_of(error),), is_judged=False)
            yield Task(str(path), "", check_file, common, (str(path), data, folder), len(data))
