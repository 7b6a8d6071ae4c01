"""Stage: every TEI file and the authority file are checked; an error stops the build before anything is published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fascicle import inputs as sources
from fascicle.annotate.decisions.corrections import NONE
from fascicle.check.decisions import WordIndex, check_decisions
from fascicle.check.document import check_grammar, check_text
from fascicle.check.leftovers import check_leftovers
from fascicle.check.spellings import check_spellings
from fascicle.check.xml import diagnostic_of
from fascicle.edition.cache import digest
from fascicle.edition.folder import Source
from fascicle.language.hyphens.spellings import NAME as HYPHENS
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import TeiError
from fascicle.names.authority import Authority
from fascicle.run.workspace import Workspace, read_bytes
from fascicle.tei.layers.breaks import line_ends
from fascicle.tei.names import tei
from fascicle.tei.write import parse

STAGE = "check"


def run(workspace: Workspace) -> None:
    """Check all files of the edition and add what is found to the workspace, in the order of files and places."""
    workspace.diagnostics.extend(check_authority(workspace))
    for source in workspace.edition.record.sources:
        workspace.progress.step(STAGE, source.title)
        workspace.diagnostics.extend(check_source(workspace, source))
    workspace.diagnostics.extend(check_corrections(workspace))
    workspace.diagnostics.extend(check_hyphens(workspace))
    workspace.diagnostics.extend(check_folder(workspace))


def check_authority(workspace: Workspace) -> list[Diagnostic]:
    """Check the authority file, if the edition has one."""
    data, path = workspace.authority_data, str(workspace.edition.authority_path)
    return [] if data is None else _unless_unreadable(lambda: check_grammar(data, path))


def check_corrections(workspace: Workspace) -> list[Diagnostic]:
    """Check that what the editors decided about corrections is about words that are there."""
    decisions, texts = workspace.correction_decisions, {}
    if decisions == NONE:
        return []
    for source in workspace.edition.record.sources:
        path = workspace.edition.text_path(source)
        try:
            text = parse(workspace.text(source), path).find(tei("text"))
        except TeiError:
            return []  # told before, and what it hides cannot be looked up
        if text is not None:
            texts[path.name] = WordIndex(text)
    return check_decisions(decisions, workspace.corrections_path, texts)


def check_hyphens(workspace: Workspace) -> list[Diagnostic]:
    """Check that what the editors decided about single line ends is about words that are broken there."""
    named = {Path(each.file).stem for each in workspace.spellings.word if each.line}
    ends = {}
    for source in workspace.edition.record.sources:
        if source.stem in named:
            path = workspace.edition.text_path(source)
            try:
                text = parse(workspace.text(source), path).find(tei("text"))
            except TeiError:
                continue  # told before
            ends[source.stem] = [] if text is None else line_ends(text)
    return check_spellings(workspace.spellings, workspace.edition.decisions_folder / HYPHENS, ends)


def check_folder(workspace: Workspace) -> list[Diagnostic]:
    """Check that the folder of the TEI files, and the ledger, hold no text that the record does not name."""
    edition = workspace.edition
    named = {edition.text_path(source).name for source in edition.record.sources}
    return check_leftovers(edition.texts_folder, named, workspace.entries)


def check_source(workspace: Workspace, source: Source) -> list[Diagnostic]:
    """Check the TEI file of one source text. Only clean files are remembered: findings are told every time."""
    return _unless_unreadable(lambda: _check_source(workspace, source))


def check_file(workspace: Workspace, path: Path) -> list[Diagnostic]:
    """Check one file of an edition; one that is neither its text nor its authority file is checked by itself."""
    for source in workspace.edition.record.sources:
        if workspace.edition.text_path(source).resolve() == path.resolve():
            return check_source(workspace, source)
    return check_lone_file(path)


def check_lone_file(path: Path) -> list[Diagnostic]:
    """Check a TEI file that belongs to no edition: grammar and house rules."""
    return _unless_unreadable(lambda: check_grammar(read_bytes(path), str(path)))


def _check_source(workspace: Workspace, source: Source) -> list[Diagnostic]:
    data, received = workspace.text(source), workspace.source(source)
    path, source_path = workspace.edition.text_path(source), workspace.edition.source_path(source)
    key = digest(data, received, workspace.authority_data, repr(source))
    if workspace.cache.fact(f"check/{source.stem}", key) is not None:
        return []
    text = sources.read(source, received, source_path)
    found = check_text(data, str(path), authority=_authority(workspace), source=text, source_path=str(source_path))
    if not found:
        workspace.cache.remember(f"check/{source.stem}", key, "clean")
    return found


def _authority(workspace: Workspace) -> Authority | None:
    """The authority file's entries; None where it cannot be read, which is told once and is enough."""
    try:
        return workspace.authority
    except TeiError:
        return None


def _unless_unreadable(check: Callable[[], list[Diagnostic]]) -> list[Diagnostic]:
    """What a check finds; a file that is no XML is one finding, so that it does not hide what is wrong in others."""
    try:
        return sorted(check(), key=lambda each: each.sort_key)
    except TeiError as error:
        return [diagnostic_of(error)]
