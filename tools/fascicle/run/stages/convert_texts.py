"""Stage: each source text becomes a TEI file, unless a person has worked on the one that is there."""

from __future__ import annotations

import json
from collections.abc import Sequence

from fascicle.annotate.ledger import LedgerEntry
from fascicle.check import stored
from fascicle.edition.cache import digest
from fascicle.edition.files import read_if_there, sha256
from fascicle.edition.revisions import Revision
from fascicle.edition.text import Text
from fascicle.encode.revising import revised
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import UsageError
from fascicle.results import FileResult, Outcome, difference
from fascicle.run.conversion import Convert, Converted, convert_source
from fascicle.run.stages.schema_copy import copy_schema
from fascicle.run.task import Task
from fascicle.run.text_stage import TextStage
from fascicle.run.workspace import Workspace
from fascicle.structure.explain import explain_line


class ConvertTexts(TextStage):
    """Write the TEI files that are missing, or that are the program's own and would now come out otherwise.

    ``force`` replaces those that a person has worked on, too; ``compare`` only looks what that would change.
    """

    name = "convert"

    def __init__(self, workspace: Workspace, *, force: bool = False, compare: bool = False) -> None:
        super().__init__(workspace)
        self._force = force
        self._compare = compare

    def plan(self, text: Text) -> Task | None:
        """Convert a text that has a source, if its TEI file may be written and is not up to date."""
        if text.source is None:
            return None
        workspace, source = self.workspace, text.source
        if source.withhold and not workspace.edition.source_path(source).exists() and not text.path.exists():
            return None  # the edition goes on without what it does not give away
        there = read_if_there(text.path)
        free = there is None or self._force or self._compare or not workspace.is_edited(text, there)
        if not free:
            self.results[text.name] = FileResult(text.path, Outcome.KEPT)
            return None
        received = workspace.source(text)
        key = self._key(text)
        if there is not None and not (self._force or self._compare) and self._is_known(text, key):
            return None
        knowledge = workspace.knowledge(text)
        own = knowledge.vocabulary.own(text)
        inputs = (source, received, own, workspace.editors.spellings.of(text.name))
        return Task(f"convert/{text.name}", key, convert_source, knowledge.convert, inputs, len(received), there)

    def _is_known(self, text: Text, key: str) -> bool:
        """Whether the TEI file came of a conversion under this key; then what that doubted is told again."""
        known = self.workspace.recall(f"convert/{text.name}", key, text)
        if known is None:
            return False
        converted, genre, doubts = json.loads(known)
        if converted != self.workspace.ledger[text.path.name].converted:
            return False
        self._result(text, Outcome.UNCHANGED, genre, stored.load(doubts))
        return True

    def commit(self, text: Text, task: Task, result: Converted) -> None:
        """Write the TEI file, if it is another one than before."""
        there, workspace = task.before, self.workspace
        checksum = sha256(result.tei)
        entry = workspace.ledger[text.path.name]
        edited = there is not None and workspace.is_edited(text, there)
        same = there is not None and (result.tei == there if edited else checksum == entry.converted)
        changed = "" if same or not (edited or self._compare) else difference(text.path, there or b"", result.tei)
        if self._compare:
            self.results[text.name] = FileResult(text.path, Outcome.UNCHANGED if same else Outcome.DIFFERS, changed)
            return
        if not same:
            # what releases changed is told in the header, whoever converts the text anew
            tei = revised(result.tei, str(text.path), revisions) if (revisions := self._revisions(text)) else result.tei
            made = LedgerEntry(converted=checksum, written=sha256(tei), hyphens=result.hyphens)
            workspace.write_text(text, there, tei, made)
        if not (same and edited):
            fact = [checksum, result.genre, stored.dump(result.doubts)]
            workspace.remember(task.name, task.key, text, json.dumps(fact).encode(), result.evidence)
        self._result(text, Outcome.UNCHANGED if same else Outcome.WRITTEN, result.genre, result.doubts, changed)

    def _revisions(self, text: Text) -> tuple[Revision, ...]:
        return self.workspace.revisions.get(text.name, ())

    def _result(
        self, text: Text, outcome: Outcome, genre: str, doubts: Sequence[Diagnostic], changed: str = ""
    ) -> None:
        told = "" if text.source is None or text.source.genre else genre
        self.results[text.name] = FileResult(text.path, outcome, changed, tuple(doubts), told)

    def _key(self, text: Text) -> str:
        """A digest of all that a conversion depends on, but for what the edition knows of words."""
        workspace, source = self.workspace, text.source
        assert source is not None
        decided = workspace.editors.layout.of(source), workspace.editors.spellings.of(text.name)
        return digest(workspace.shared_record, repr(source), repr(decided))


def explain(workspace: Workspace, text: Text, line: int | str) -> str:
    """Why the converter takes a line of a text's source for what it does. Raises UsageError where it has no text."""
    if text.source is None:
        raise UsageError(f"{text.name} was not converted", hint="name a text that has a source")
    knowledge = workspace.knowledge(text)
    common: Convert = knowledge.convert.value
    reading = common.structured(text.source, workspace.source(text), knowledge.behind(text))
    facts = explain_line(reading.text, reading.layout.divisions, line)
    if not facts:
        raise UsageError(f"line {line} of {text.source.file} has no text", hint="name a line of the source that has")
    return f"line {line} of {workspace.edition.source_path(text.source)}\n{facts}"


def run(workspace: Workspace) -> None:
    """Convert all texts."""
    copy_schema(workspace.edition)
    stage = ConvertTexts(workspace)
    stage.run(workspace.edition.texts)
    workspace.converted.update(stage.results)
