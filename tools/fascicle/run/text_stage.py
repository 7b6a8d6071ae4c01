"""A stage that works on one text after the other: plans a task for each, has it done, and puts the result in place."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from fascicle.edition.text import Text
from fascicle.model.errors import ChangedError, EngineError, SourceError, TeiError
from fascicle.results import FileResult, Outcome
from fascicle.run.executors import InTurn
from fascicle.run.progress import MADE, UP_TO_DATE
from fascicle.run.task import Done, Task
from fascicle.run.workspace import Workspace

_TRIES = 3  # at a file that somebody saves while it is worked on


class TextStage(ABC):
    """What is done with each text. One that fails does not keep the others from being done: each is named.

    What the plan reads and what the result is put in place of are the same bytes: where an editor has saved the file in
    between, the text is planned and done again.
    """

    name: ClassVar[str]

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.results: dict[str, FileResult] = {}  # of stages that write TEI files, by the texts' names

    @abstractmethod
    def plan(self, text: Text) -> Task | None:
        """What is to be done for a text; None where nothing is."""

    @abstractmethod
    def commit(self, text: Text, task: Task, result: Any) -> None:
        """Put the result of a task in place. Raises ChangedError where the text is another by now."""

    def run(self, texts: Iterable[Text]) -> None:
        """Work on texts, but for those that have failed already."""
        texts = list(texts)
        self.workspace.progress.begin(self.name, len(texts))
        planned: dict[str, Text] = {}
        for done in self.workspace.executor.run(self._tasks(texts, planned)):
            text = planned.pop(done.task.name)
            self._settle(text, done)
            self._tell(text, MADE)

    def _tasks(self, texts: Iterable[Text], planned: dict[str, Text]) -> Iterator[Task]:
        for text in texts:
            if text.name in self.workspace.failures:
                continue
            self.workspace.progress.step(self.name, text.title)
            if (task := self._planned(text)) is not None:
                planned[task.name] = text
                yield task
            else:
                self._tell(text, UP_TO_DATE)

    def _planned(self, text: Text) -> Task | None:
        try:
            return self.plan(text)
        except (SourceError, TeiError, EngineError) as error:
            self.workspace.failures[text.name] = error
            return None

    def _tell(self, text: Text, outcome: str) -> None:
        """Tell who watches what became of a text."""
        if text.name in self.workspace.failures:
            outcome = Outcome.FAILED.value
        elif text.name in self.results:
            outcome = self.results[text.name].outcome.value
        self.workspace.progress.done(self.name, text.name, outcome)

    def _settle(self, text: Text, done: Done) -> None:
        for _ in range(_TRIES):
            if done.error is not None:
                self.workspace.failures[text.name] = done.error
                return
            try:
                self.commit(text, done.task, done.result)
                return
            except ChangedError as error:
                changed = error
            if (task := self._planned(text)) is None:
                return
            (done,) = InTurn().run([task])
        self.workspace.failures[text.name] = changed
