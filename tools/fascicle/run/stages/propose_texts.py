"""On wish: corrections, dates and names are proposed for texts without a source; their files are never written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from fascicle.annotate.ledger import MarkKey
from fascicle.annotate.texts.candidates import Finders
from fascicle.annotate.texts.proposals import TextProposals, name_finder, propose
from fascicle.annotate.texts.table import TextProposalFiles
from fascicle.check.grammar import edition_schema
from fascicle.check.relaxng.nameclasses import QName
from fascicle.edition.text import Text
from fascicle.language.tally import Tally
from fascicle.names.authority import Authority
from fascicle.names.listed import entries_of
from fascicle.results import FileResult, Outcome
from fascicle.run.stages.annotate_texts import annotate
from fascicle.run.task import Common, Task
from fascicle.run.text_stage import TextStage
from fascicle.run.work import Annotate, TextDecisions
from fascicle.run.workspace import Workspace
from fascicle.tei.names import TEI_NS
from fascicle.tei.write import parse, read_bytes

Judge = Callable[[str, bytes], bool]
"""Whether the schema of a text, by its path below the edition's folder, allows these bytes in its place."""

_HOUSE_SCHEMA = re.compile(rb"""<\?xml-model\s[^>]*?\bhref\s*=\s*["'][^"']*\bfascicle\.rng["']""")


def by_house_schema(path: str, data: bytes) -> bool:
    """Whether a file that names the schema of fascicle is valid by it; of others no more is asked than well-formedness,
    which is proved in any case.
    """
    return not _HOUSE_SCHEMA.search(data) or not edition_schema().validate(data, path)


@dataclass(frozen=True)
class Propose:
    """What proposing to the texts of an edition shares; ``registers`` are lists with their paths below its folder."""

    annotate: Annotate
    registers: tuple[tuple[str, Authority], ...]
    judge: Judge

    @cached_property
    def protected(self) -> frozenset[str]:
        """The names that are right because a register says so."""
        return frozenset(name for _, each in self.registers for entry in each.entries for name in entry.names)


class ProposeTexts(TextStage):
    """Proposals for texts without a source."""

    name = "propose"

    def __init__(self, workspace: Workspace, judge: Judge = by_house_schema) -> None:
        super().__init__(workspace)
        self.files = TextProposalFiles(workspace.edition.text_proposals_path)
        self._judge = judge
        self._shared: dict[bool, Common] = {}

    def plan(self, text: Text) -> Task | None:
        """Look through a text."""
        data = read_bytes(text.path)
        inputs = (path_of(self.workspace, text), data, text.languages, self.workspace.editors.of(text))
        return Task(f"{self.name}/{text.name}", "", propose_to_text, self._common(text), inputs, len(data))

    def commit(self, text: Text, task: Task, result: TextProposals) -> None:
        """Take the proposals into the table, and write the patch."""
        self.files.set(text.name, path_of(self.workspace, text), result)
        patch = self.files.patch(text.name) if result.patch else None
        self.results[text.name] = FileResult(text.path, Outcome.UNCHANGED, proposals=len(result.rows), patch=patch)

    def _common(self, text: Text) -> Common:
        knowledge = self.workspace.knowledge(text)
        if text.withheld not in self._shared:
            annotate, judge = knowledge.annotate, self._judge
            registers = tuple(_registers(self.workspace))
            self._shared[text.withheld] = Common(lambda: Propose(annotate.value, registers, judge))
        return self._shared[text.withheld]


def annotate_chosen(
    workspace: Workspace, chosen: Sequence[Text], *, named: bool, texts: bool
) -> Mapping[str, FileResult]:
    """Annotate texts that have a source, and propose to those without one that are wished for: by name, or by
    ``texts``, which means nothing but them.
    """
    own = [text for text in chosen if text.source is None and (named or texts)]
    rest = [text for text in chosen if text.source is not None and (named or not texts)]
    done = annotate(workspace, rest).results if rest or not own else {}
    return {**done, **(propose_all(workspace, own) if own else {})}


def propose_all(
    workspace: Workspace, texts: Sequence[Text], judge: Judge = by_house_schema
) -> Mapping[str, FileResult]:
    """Propose what could be marked in texts without a source; the answer has what became of each, by its name."""
    stage = ProposeTexts(workspace, judge)
    stage.run(texts)
    stage.files.save({text.name: path_of(workspace, text) for text in workspace.edition.texts if text.source is None})
    return stage.results


def path_of(workspace: Workspace, text: Text) -> str:
    """The path of a text's file below the edition's folder."""
    return text.path.relative_to(workspace.edition.folder).as_posix()


def propose_to_text(
    common: Propose, path: str, data: bytes, languages: tuple[str, ...], decided: TextDecisions
) -> TextProposals:
    """The proposals for a text."""
    annotate = common.annotate
    background = annotate.counts.behind(Tally().dump(), decided.spellings)
    known = tuple(each for each in languages if each != "und")
    root = parse(data, path)
    names, pointers = name_finder(root, path, common.registers)
    right = common.protected.union(*(entry.names for entry in entries_of(root)))
    corrector = replace(annotate.corrector(known, decided, background), protected=right)
    name = path.rpartition("/")[2]

    def suppressed(mark: MarkKey) -> bool:
        return any(each.covers(name, mark) for each in decided.suppressions)

    marks = replace(annotate.marks(known, "", {}), names=names, pointers=pointers)
    finders = Finders(marks, may_contain, corrector, suppressed)
    return propose(data, path, finders, annotate.thresholds.corrections, partial(common.judge, path))


def may_contain(parent: str, child: str) -> bool:
    """Whether an element may hold another, as far as the schema of fascicle knows both: a file's own judges it all."""
    schema = edition_schema()
    known = all(schema.definitions_of(QName(TEI_NS, name)) for name in (parent, child))
    return not known or schema.may_contain(parent, child)


def _registers(workspace: Workspace) -> list[tuple[str, Authority]]:
    """The lists of names that the edition has: its authority file, and what the record names."""
    edition = workspace.edition
    authority = (edition.authority_path,) if edition.authority_path.is_file() else ()
    found = []
    for path in (*authority, *edition.register_files):
        root = parse(read_bytes(path), path)
        found.append((path.relative_to(edition.folder).as_posix(), Authority(entries_of(root))))
    return found
