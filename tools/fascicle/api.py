"""The public API: what the command does, for programs and for CI.

Every function takes the folder of an edition and raises a FascicleError subclass where it cannot do its work;
findings in texts are no errors but part of the answer.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Sequence
from pathlib import Path

from fascicle import pipeline
from fascicle.check.reading_order import doubts
from fascicle.deposit.verify import verify
from fascicle.edition.folder import RECORD, Edition, Source
from fascicle.edition.new import create
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import UsageError
from fascicle.reports.corrections import CorrectionRow
from fascicle.reports.errors_left import Estimate
from fascicle.reports.hyphens import HyphenRow
from fascicle.results import BuildResult as BuildResult
from fascicle.results import CheckResult as CheckResult
from fascicle.results import DepositResult as DepositResult
from fascicle.results import FileResult as FileResult
from fascicle.results import Outcome as Outcome
from fascicle.run.stages import annotate_texts, check_texts, convert_texts, report_texts
from fascicle.run.stages.schema_copy import copy_schema
from fascicle.run.workspace import Progress, Quiet, Workspace
from fascicle.structure.explain import explain_line as explain_layout

Folder = Path | str


def init(folder: Folder) -> list[Path]:
    """Make a new edition with an example in it; the answer lists the files. Raises UsageError if it is not empty."""
    return create(Path(folder))


def convert(
    edition: Folder,
    names: Sequence[str] = (),
    *,
    sources: Folder | None = None,
    out: Folder | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> list[FileResult]:
    """Convert source texts to TEI: those with these names, one name, or all.

    A file that a person has worked on is kept, unless ``force`` is given.
    """
    workspace = _workspace(edition, sources, out, progress)
    copy_schema(workspace.edition)
    return [_convert(workspace, source, force) for source in _chosen(workspace.edition, names)]


def differences(
    edition: Folder,
    names: Sequence[str] = (),
    *,
    sources: Folder | None = None,
    out: Folder | None = None,
    progress: Progress | None = None,
) -> list[FileResult]:
    """What ``convert`` would change with ``force``; no TEI file is written."""
    workspace = _workspace(edition, sources, out, progress)
    return [_compare(workspace, source) for source in _chosen(workspace.edition, names)]


def explain_line(
    edition: Folder, name: str, line: int, *, sources: Folder | None = None, out: Folder | None = None
) -> str:
    """Why the converter takes a line of a source text for what it does: role, evidence, block, hyphen."""
    workspace = _workspace(edition, sources, out, None)
    (source,) = _chosen(workspace.edition, [name])
    reading = convert_texts.reading_of(workspace, source)
    facts = explain_layout(reading.layout.divisions, reading.lexicon, line)
    if not facts:
        raise UsageError(f"line {line} of {source.file} has no text", hint="name a line of the source file that has")
    return f"line {line} of {workspace.edition.source_path(source)}\n{facts}"


def annotate(
    edition: Folder,
    names: Sequence[str] = (),
    *,
    sources: Folder | None = None,
    out: Folder | None = None,
    progress: Progress | None = None,
) -> list[FileResult]:
    """Mark corrections, dates and names in the TEI files."""
    workspace = _workspace(edition, sources, out, progress)
    return _annotate(workspace, _chosen(workspace.edition, names))


def answer_corrections(
    edition: Folder,
    table: Folder,
    *,
    resp: str = "",
    sources: Folder | None = None,
    out: Folder | None = None,
    progress: Progress | None = None,
) -> tuple[int, list[FileResult]]:
    """Take an editor's answers from a table of proposals into the decisions, and annotate the TEI files by them.

    ``resp`` is who answered, an id of the edition's people, the first of them if left out. The answer begins with the
    number of answers that were new.
    """
    workspace = _workspace(edition, sources, out, progress)
    taken = annotate_texts.take_answers(workspace, Path(table), resp)
    return taken, _annotate(workspace, workspace.edition.record.sources)


def undo_corrections(
    edition: Folder,
    rule: str,
    *,
    sources: Folder | None = None,
    out: Folder | None = None,
    progress: Progress | None = None,
) -> list[FileResult]:
    """Take back all corrections that a rule or family of rules made, and remember that it is off.

    What editors confirmed stays.
    """
    workspace = _workspace(edition, sources, out, progress)
    keys = [key for entry in workspace.entries.values() for key in entry.corrections]
    rules = sorted({code for key in keys for code in re.findall(r"\bevidence=(\S+)", key.attributes)})
    if not any(code.startswith(rule) for code in rules) and not workspace.correction_decisions.is_off(rule):
        hint = f"rules that did: {', '.join(rules)}" if rules else "no rule has; see `fascicle report corrections`"
        raise UsageError(f"no correction was made by a rule {rule}", hint=hint)
    workspace.switch_off(rule)
    return _annotate(workspace, workspace.edition.record.sources)


def _annotate(workspace: Workspace, sources: Sequence[Source]) -> list[FileResult]:
    results = []
    for source in sources:
        workspace.progress.step("annotate", source.title)
        changed = annotate_texts.annotate_text(workspace, source)
        outcome = Outcome.WRITTEN if changed else Outcome.UNCHANGED
        results.append(FileResult(workspace.edition.text_path(source), outcome))
    annotate_texts.save_proposals(workspace)
    return results


def report_corrections(
    edition: Folder,
    names: Sequence[str] = (),
    *,
    sources: Folder | None = None,
    out: Folder | None = None,
    proposed: bool = False,
    progress: Progress | None = None,
) -> tuple[list[CorrectionRow], list[Estimate]]:
    """Every correction in the TEI files, and how many errors are probably left: in each file, and in all.

    ``proposed`` lists what is only proposed too.
    """
    workspace = _workspace(edition, sources, out, progress)
    return report_texts.corrections(workspace, _chosen(workspace.edition, names), proposed)


def report_hyphens(
    edition: Folder,
    names: Sequence[str] = (),
    *,
    sources: Folder | None = None,
    out: Folder | None = None,
    progress: Progress | None = None,
) -> list[HyphenRow]:
    """What became of the hyphens at line ends, word by word, doubtful ones first."""
    workspace = _workspace(edition, sources, out, progress)
    return report_texts.hyphens(workspace, _chosen(workspace.edition, names))


def check(path: Folder, *, sources: Folder | None = None, out: Folder | None = None) -> CheckResult:
    """Check an edition, or one TEI file. A file of an edition is checked against its source and authority file."""
    path = Path(path)
    home = Path(os.path.normpath(path.parent / ".."))  # relative where the path is: so are the places of findings
    if path.suffix.lower() == ".xml" and not path.is_dir():
        if not (home / RECORD).is_file():
            return CheckResult(tuple(check_texts.check_lone_file(path)), 1)
        workspace = _workspace(home, sources, out, None)
        return CheckResult(tuple(check_texts.check_file(workspace, path)), 1)
    workspace = _workspace(path, sources, out, None)
    check_texts.run(workspace)
    files = len(workspace.edition.record.sources) + (workspace.authority_data is not None)
    return CheckResult(tuple(workspace.diagnostics), files)


def build(
    edition: Folder, *, sources: Folder | None = None, out: Folder | None = None, progress: Progress | None = None
) -> BuildResult:
    """Run the whole pipeline; see ``fascicle.pipeline``."""
    workspace = _workspace(edition, sources, out, progress)
    complete = pipeline.run(workspace)
    made = workspace.edition
    products = {
        "texts": made.texts_folder,
        "print": made.print_path,
        "web": made.site_folder / "index.html",
        "deposit": made.deposit_folder,
    }
    return BuildResult(tuple(workspace.diagnostics), complete, products)


def deposit(
    edition: Folder,
    *,
    sources: Folder | None = None,
    out: Folder | None = None,
    only_verify: bool = False,
    progress: Progress | None = None,
) -> DepositResult:
    """Build the edition and its bag, and verify the bag; ``only_verify`` builds nothing."""
    findings: tuple[Diagnostic, ...] = ()
    if not only_verify:
        result = build(edition, sources=sources, out=out, progress=progress)
        findings = result.diagnostics if not result.complete else ()
    bag = Edition.load(edition, sources=sources, out=out).deposit_folder
    return DepositResult(findings, bag, () if findings else tuple(verify(bag)))


def _workspace(edition: Folder, sources: Folder | None, out: Folder | None, progress: Progress | None) -> Workspace:
    return Workspace(Edition.load(edition, sources=sources, out=out), progress or Quiet())


def _chosen(edition: Edition, names: Sequence[str]) -> list[Source]:
    """The sources with these names, with or without ending; all where no names are given."""
    known = edition.record.sources
    names = [names] if isinstance(names, str) else names  # a text is a sequence of letters, which nobody means
    for name in names:
        if not any(name in (source.file, source.stem) for source in known):
            hint = f"the edition has: {', '.join(source.stem for source in known)}"
            raise UsageError(f"the edition has no source {name}", hint=hint)
    return [source for source in known if not names or source.file in names or source.stem in names]


def _convert(workspace: Workspace, source: Source, force: bool) -> FileResult:
    path = workspace.edition.text_path(source)
    workspace.progress.step("convert", source.title)
    difference = ""

    def replace(old: bytes, new: bytes) -> bool:
        nonlocal difference
        difference = _difference(path, old, new)
        return True

    edited = convert_texts.is_edited(workspace, source)
    written = convert_texts.convert_text(workspace, source, replace if force else None)
    if edited and not written:
        return FileResult(path, Outcome.KEPT)
    reading = convert_texts.reading_of(workspace, source)
    doubtful = doubts(reading.layout.findings, str(workspace.edition.source_path(source)))
    outcome = Outcome.WRITTEN if written else Outcome.UNCHANGED
    return FileResult(path, outcome, difference, tuple(doubtful), "" if source.genre else reading.layout.genre)


def _compare(workspace: Workspace, source: Source) -> FileResult:
    path = workspace.edition.text_path(source)
    workspace.progress.step("convert", source.title)
    new = convert_texts.converted(workspace, source)
    if not convert_texts.would_change(workspace, source, new):
        return FileResult(path, Outcome.UNCHANGED)
    old = path.read_bytes() if path.exists() else b""
    return FileResult(path, Outcome.DIFFERS, _difference(path, old, new))


def _difference(path: Path, old: bytes, new: bytes) -> str:
    before, after = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (old, new))
    return "".join(difflib.unified_diff(before, after, f"{path} (as it is)", f"{path} (converted)"))
