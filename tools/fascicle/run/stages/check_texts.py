"""Stage: every TEI file and the authority file are checked; an error stops the build before anything is published."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from fascicle.annotate.decisions.corrections import NONE
from fascicle.check import severities, stored
from fascicle.check.checkers import CHECKERS, RULES
from fascicle.check.decisions import WordPlaces
from fascicle.check.document import check_grammar
from fascicle.check.edition import CheckedEdition
from fascicle.check.pointers import RULES as POINTERS
from fascicle.check.schemas.choice import HOUSE, counted
from fascicle.check.schemas.rules import OLD_TEI
from fascicle.check.xml import diagnostic_of
from fascicle.edition.cache import digest
from fascicle.edition.files import sha256
from fascicle.edition.text import Text
from fascicle.edition.toml_file import misplaced
from fascicle.language.hyphens.spellings import NAME as HYPHENS
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import FascicleError, TeiError
from fascicle.names.authority import Authority
from fascicle.run import registers
from fascicle.run.memory import stamp_of
from fascicle.run.own_schemas import OwnSchemasOf
from fascicle.run.task import Common, Task
from fascicle.run.text_stage import TextStage
from fascicle.run.work import check_one, check_own
from fascicle.run.workspace import Workspace
from fascicle.tei.layers.breaks import LineEnd, line_ends
from fascicle.tei.write import read_bytes, text_element

_POINTER = re.compile(rb"#([^\s\"'#]+)")


class CheckTexts(TextStage):
    """Check TEI files, each by itself, against its source and the authority file."""

    name = "check"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._authority = _authority(workspace)
        self._common = Common(lambda: self._authority)
        self._own = OwnSchemasOf(workspace.edition, workspace.judging)
        self.found: dict[str, list[Diagnostic]] = {}
        self.places: dict[str, WordPlaces] = {}
        self.schemas: dict[str, Sequence[str]] = {}

    def plan(self, text: Text) -> Task | None:
        """Check a text, unless what it holds has been checked before."""
        workspace, source = self.workspace, text.source
        if source is None:
            return self._plan_own(text)
        if source.withhold and not text.path.exists():
            return None
        self.schemas[text.name] = [use.label for use in HOUSE]
        seen = stamp_of(workspace.edition, text)
        data, received = read_bytes(text.path), workspace.source(text)
        if workspace.writes and workspace.ledger[text.path.name].written == sha256(data):
            workspace.seen[text.name] = seen
        decided = workspace.editors.corrections.of(text.path.name)
        key = digest(data, received, self._entries_of(data), repr(source), repr(decided.decided))
        if (known := workspace.cache.fact(f"check/{text.name}", key)) is not None:
            found, places, beginnings = json.loads(known)
            self.found[text.name] = stored.load(found)
            self.places[text.path.name] = WordPlaces(places, beginnings)
            return None
        path = workspace.edition.source_path(source)
        inputs = (str(text.path), data, source, received, str(path), decided)
        return Task(f"check/{text.name}", key, check_one, self._common, inputs, len(data))

    def _plan_own(self, text: Text) -> Task | None:
        """Judge a text without a source by its own schemas, unless all that this depends on is as it was."""
        workspace = self.workspace
        seen = stamp_of(workspace.edition, text)
        data = read_bytes(text.path)
        decided = workspace.editors.corrections.of(text.path.name)
        state = self._own.state(text.path, data)
        key = ""
        if state is not None:
            key = digest(data, str(text.path), state[0], repr(decided.decided))
            workspace.read.update(state[1])
            if workspace.writes:
                workspace.seen[text.name] = seen
            if (known := workspace.cache.fact(f"check/{text.name}", key)) is not None:
                found, self.schemas[text.name], places, beginnings = json.loads(known)
                self.found[text.name] = stored.load(found)
                self.places[text.path.name] = WordPlaces(places, beginnings)
                return None
        return Task(f"check/{text.name}", key, check_own, self._own.common, (str(text.path), data, decided), len(data))

    def commit(self, text: Text, task: Task, result: Any) -> None:
        """Remember what was found, but for pointers that lead nowhere: what they might mean is all of the authority."""
        if text.source is None:
            judged, places = result
            found, self.schemas[text.name] = list(judged.findings), judged.schemas
            self.found[text.name], self.places[text.path.name] = found, places
            if task.key and judged.alone:
                fact = [stored.dump(found), self.schemas[text.name], places.places, places.beginnings]
                self.workspace.cache.remember(task.name, task.key, json.dumps(fact, ensure_ascii=False).encode("utf-8"))
            return
        found, places = result
        self.found[text.name] = sorted(found, key=lambda each: each.sort_key)
        self.places[text.path.name] = places
        if not any(each.rule in POINTERS for each in found):
            fact = [stored.dump(self.found[text.name]), places.places, places.beginnings]
            self.workspace.cache.remember(task.name, task.key, json.dumps(fact, ensure_ascii=False).encode("utf-8"))

    def _entries_of(self, data: bytes) -> str:
        """The entries of the authority file that a file may point to."""
        if self._authority is None:
            return "-"
        kinds = self._authority.kinds
        wanted = {name.decode("utf-8", "replace") for name in _POINTER.findall(data)}
        return repr(sorted((name, kinds[name]) for name in wanted & kinds.keys()))


def run(workspace: Workspace) -> None:
    """Check all files of the edition, and add what is found to the workspace, in the order of files and places."""
    places = check(workspace, workspace.edition.texts)
    edition = _checked_edition(workspace, places)
    if workspace.authority_data is not None:
        workspace.schemas = counted([[use.label for use in HOUSE]], workspace.schemas)
    own = {str(text.path) for text in workspace.edition.texts if text.source is None}
    for checker in CHECKERS:
        for each in checker.of_edition(edition):
            (workspace.advice if each.path in own else workspace.diagnostics).append(each)
    _weigh(workspace)


def check(workspace: Workspace, texts: Sequence[Text]) -> Mapping[str, WordPlaces]:
    """Check the authority file and some texts. A file that cannot be read is one finding, and hides none in others.

    The answer says where in each file the words stand that editors decided about.
    """
    for keys, message, hint in severities.faults(workspace.edition.record.check.severity, RULES):
        raise misplaced(workspace.edition.path, keys, message, hint)
    workspace.diagnostics.extend((*check_authority(workspace), *registers.unreadable(workspace)))
    stage, told = CheckTexts(workspace), set(workspace.failures)
    stage.run(texts)
    for text in texts:
        findings = workspace.diagnostics if text.source is not None else workspace.advice
        if text.name in workspace.failures and text.name not in told:
            findings.append(diagnostic_of(workspace.failures[text.name]))
        found = stage.found.get(text.name, [])
        findings.extend(found)
        if text.source is None and any(each.rule is OLD_TEI for each in found):
            workspace.left_out.add(text.name)
            del stage.schemas[text.name]
    _weigh(workspace)
    workspace.advice[:] = dict.fromkeys(workspace.advice)  # what schemas have of remarks, each file would tell again
    workspace.schemas = counted(stage.schemas[text.name] for text in texts if text.name in stage.schemas)
    return stage.places


def _weigh(workspace: Workspace) -> None:
    """Give findings the severities that the record wants."""
    wanted = workspace.edition.record.check.severity
    for findings in (workspace.diagnostics, workspace.advice):
        findings[:] = severities.weighed(findings, wanted)


def _checked_edition(workspace: Workspace, places: Mapping[str, WordPlaces]) -> CheckedEdition:
    edition = workspace.edition
    return CheckedEdition(
        edition.texts_folder,
        {text.path.name for text in edition.texts},
        workspace.ledger.names,
        # where a text cannot be read, what it hides cannot be looked up
        NONE if workspace.failures else workspace.editors.corrections,
        workspace.editors.corrections_path,
        places,
        workspace.editors.spellings,
        edition.decisions_folder / HYPHENS,
        _line_ends(workspace),
        edition.theme_folder,
        edition.files_found.left_out,
        [
            replace(each, path=str(edition.folder / each.path), first_path=str(edition.folder / each.first_path))
            for each in workspace.registers.repeated
        ],
        registers.registered(workspace),
    )


def _line_ends(workspace: Workspace) -> dict[str, list[LineEnd]]:
    """The line ends of the texts that a decision about hyphens names."""
    named = {Path(each.file).stem for each in workspace.editors.spellings.word if each.line}
    ends = {}
    for text in workspace.edition.texts:
        if text.name in named and text.name not in workspace.failures:
            element = text_element(text.path)
            ends[text.name] = [] if element is None else line_ends(element)
    return ends


def check_authority(workspace: Workspace) -> list[Diagnostic]:
    """Check the authority file, if the edition has one."""
    data, path = workspace.authority_data, workspace.edition.authority_path
    return [] if data is None else check_alone(data, path)


def check_alone(data: bytes, path: Path) -> list[Diagnostic]:
    """Check one file by the grammar and the house rules."""
    try:
        return sorted(check_grammar(data, str(path)), key=lambda each: each.sort_key)
    except TeiError as error:
        return [diagnostic_of(error)]


def _authority(workspace: Workspace) -> Authority | None:
    """The entries of the registers; None where the authority file cannot be read, which is told once and is enough."""
    try:
        return Authority.read(workspace.register_data, workspace.edition.authority_path)
    except FascicleError:
        return None
