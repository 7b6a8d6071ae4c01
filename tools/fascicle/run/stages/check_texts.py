"""Stage: every TEI file and the authority file are checked; an error stops the build before anything is published."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from fascicle.annotate.decisions.corrections import NONE
from fascicle.check import stored
from fascicle.check.checkers import CHECKERS
from fascicle.check.decisions import WordPlaces
from fascicle.check.document import check_grammar
from fascicle.check.edition import CheckedEdition
from fascicle.check.pointers import RULES as POINTERS
from fascicle.check.xml import diagnostic_of
from fascicle.edition.cache import digest
from fascicle.edition.files import sha256
from fascicle.edition.text import Text
from fascicle.language.hyphens.spellings import NAME as HYPHENS
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import FascicleError, TeiError
from fascicle.names.authority import Authority
from fascicle.run import registers
from fascicle.run.memory import stamp_of
from fascicle.run.task import Common, Task
from fascicle.run.text_stage import TextStage
from fascicle.run.work import check_one
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
        self.found: dict[str, list[Diagnostic]] = {}
        self.places: dict[str, WordPlaces] = {}

    def plan(self, text: Text) -> Task | None:
        """Check a text, unless what it holds has been checked before."""
        workspace, source = self.workspace, text.source
        if source is not None and source.withhold and not text.path.exists():
            return None
        seen = stamp_of(workspace.edition, text)
        data, received = read_bytes(text.path), workspace.source(text)
        if workspace.writes and (source is None or workspace.ledger[text.path.name].written == sha256(data)):
            workspace.seen[text.name] = seen
        decided = workspace.correction_decisions.of(text.path.name)
        key = digest(data, received, self._entries_of(data), repr(source), repr(decided.decided))
        if (known := workspace.cache.fact(f"check/{text.name}", key)) is not None:
            found, places, beginnings = json.loads(known)
            self.found[text.name] = stored.load(found)
            self.places[text.path.name] = WordPlaces(places, beginnings)
            return None
        path = workspace.edition.source_path(source) if source is not None else ""
        inputs = (str(text.path), data, source, received, str(path), decided)
        return Task(f"check/{text.name}", key, check_one, self._common, inputs, len(data))

    def commit(self, text: Text, task: Task, result: tuple[list[Diagnostic], WordPlaces]) -> None:
        """Remember what was found, but for pointers that lead nowhere: what they might mean is all of the authority."""
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
    for checker in CHECKERS:
        workspace.diagnostics.extend(checker.of_edition(edition))


def check(workspace: Workspace, texts: Sequence[Text]) -> Mapping[str, WordPlaces]:
    """Check the authority file and some texts. A file that cannot be read is one finding, and hides none in others.

    The answer says where in each file the words stand that editors decided about.
    """
    workspace.diagnostics.extend((*check_authority(workspace), *registers.unreadable(workspace)))
    stage, told = CheckTexts(workspace), set(workspace.failures)
    stage.run(texts)
    for text in texts:
        if text.name in workspace.failures and text.name not in told:
            workspace.diagnostics.append(diagnostic_of(workspace.failures[text.name]))
        workspace.diagnostics.extend(stage.found.get(text.name, ()))
    return stage.places


def _checked_edition(workspace: Workspace, places: Mapping[str, WordPlaces]) -> CheckedEdition:
    edition = workspace.edition
    return CheckedEdition(
        edition.texts_folder,
        {text.path.name for text in edition.texts},
        workspace.ledger.names,
        # where a text cannot be read, what it hides cannot be looked up
        NONE if workspace.failures else workspace.correction_decisions,
        workspace.corrections_path,
        places,
        workspace.spellings,
        edition.decisions_folder / HYPHENS,
        _line_ends(workspace),
        edition.files_found.left_out,
        [
            replace(each, path=str(edition.folder / each.path), first_path=str(edition.folder / each.first_path))
            for each in workspace.registers.repeated
        ],
    )


def _line_ends(workspace: Workspace) -> dict[str, list[LineEnd]]:
    """The line ends of the texts that a decision about hyphens names."""
    named = {Path(each.file).stem for each in workspace.spellings.word if each.line}
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
