"""A release: what changed since the last is told in record, headers and change log; what there is, is kept for good."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date as day
from pathlib import Path

from fascicle.changes.editions import compare_states
from fascicle.changes.forms.data import as_data
from fascicle.changes.forms.markdown import as_markdown
from fascicle.changes.forms.wording import counted
from fascicle.changes.kinds import EditionChanges
from fascicle.changes.states import EditionState, States
from fascicle.deposit.metadata import describe
from fascicle.deposit.packages import keep_release
from fascicle.deposit.payload import survey
from fascicle.deposit.verify import Fault, verify
from fascicle.edition.files import read_if_there, replace_bytes, sha256, write_bytes
from fascicle.edition.folder import EditionFolder
from fascicle.edition.published import dump_published, read_published, released
from fascicle.edition.record import Record
from fascicle.edition.release import Release
from fascicle.edition.released_record import with_release
from fascicle.edition.revisions import Revision, dump_revisions
from fascicle.edition.text import Text
from fascicle.edition.text_files import natural
from fascicle.edition.toml import Date, Version
from fascicle.encode.revising import revised, with_change
from fascicle.model.errors import OutputError, UsageError
from fascicle.publish.gone import passages_of_page
from fascicle.results import BuildResult, Released, difference
from fascicle.run.handing_over import payload_of
from fascicle.run.workspace import Workspace
from fascicle.tei.write import read_bytes

Run = Callable[[EditionFolder, Collection[str] | None], BuildResult]
Writing = Callable[[EditionFolder], AbstractContextManager[Workspace]]


@dataclass(frozen=True)
class Passages:
    """The table of published passages, how many this release has, and how many only earlier ones had."""

    path: Path
    passages: int
    earlier: int


@dataclass
class _Written:
    """Files that a release writes, as they were, for the case that it cannot be made."""

    before: dict[Path, bytes | None] = field(default_factory=dict)

    def write(self, path: Path, data: bytes) -> None:
        self.before.setdefault(path, read_if_there(path))
        old = read_if_there(path)
        if old != data:
            replace_bytes(path, old, data)

    def take_back(self) -> None:
        for path, data in self.before.items():
            if data is None:
                path.unlink(missing_ok=True)
            else:
                write_bytes(path, data)


def make_release(edition: EditionFolder, asked: Release, run: Run, writing: Writing) -> Released:
    """Release the edition as a version; ``run`` makes products, or, for None, only brings texts up to date.

    Where something is wrong, everything is as it was before. Raises UsageError for a version that cannot come now.
    """
    try:
        return _made(edition, asked, run, writing)
    except _StoppedError as stopped:
        return stopped.told


def _made(edition: EditionFolder, asked: Release, run: Run, writing: Writing) -> Released:
    with tempfile.TemporaryDirectory(prefix="fascicle-") as room:
        states = States(Path(room))
        last = states.last_release(edition.folder)
        _refuse(asked, last, states.releases(edition.folder))
        with _all_or_nothing(edition, Path(room), writing) as written:
            written.write(edition.path, with_release(edition.path.read_bytes(), edition.path, asked))
            now = _again(edition)
            result = run(now, None)
            _go_on(asked, result)
            changes = _changes(last, states.folder(now, asked.version))
            patch = _tell(edition.record, now, asked, changes, written, writing)
            run(now, ("web",))
            written.before.setdefault(now.published_path, read_if_there(now.published_path))
            passages = release(now)
            result = run(_again(edition), ())
            bag = now.deposit_folder
            _go_on(asked, result, verify(bag) if result.complete else ())
            kept = keep_release(describe(now, survey(payload_of(bag))), bag, now.releases_folder)
        return Released(
            asked.version,
            asked.date,
            made=True,
            changes=changes,
            bag=bag,
            kept=kept,
            published=passages.path,
            passages=passages.passages,
            earlier=passages.earlier,
            patch=patch,
        )


def _go_on(asked: Release, result: BuildResult, faults: Collection[Fault] = ()) -> None:
    if not result.complete or faults:
        failures = tuple(result.failures.values())
        stopped = Released(asked.version, asked.date, findings=result.findings, failures=failures)
        raise _StoppedError(replace(stopped, faults=tuple(map(str, faults))))


class _StoppedError(Exception):
    """A release that cannot be made, with what is told of it."""

    def __init__(self, told: Released) -> None:
        super().__init__(told.version)
        self.told = told


def _again(edition: EditionFolder) -> EditionFolder:
    return EditionFolder.load(edition.folder, sources=edition.sources_folder, out=edition.out)


@contextmanager
def _all_or_nothing(edition: EditionFolder, room: Path, writing: Writing) -> Iterator[_Written]:
    """Where something goes wrong, texts and what else was written are as before, but for what somebody else wrote."""
    written, copies = _Written(), room / "before"
    copies.mkdir()
    with writing(edition) as workspace:
        entries = dict(workspace.ledger.entries)
        for path in edition.texts_folder.glob("*.xml"):
            shutil.copyfile(path, copies / path.name)
    try:
        yield written
    except BaseException:
        written.take_back()
        with writing(edition) as workspace:
            for name in {*workspace.ledger.names, *entries}:
                path = edition.texts_folder / name
                now, before = read_if_there(path), read_if_there(copies / name)
                if now == before or (now is not None and sha256(now) == workspace.ledger[name].written):
                    workspace.ledger.take_back(path, now, before, entries.get(name))
        raise


def _refuse(asked: Release, last: EditionState | None, versions: Collection[str]) -> None:
    """A version that was released stays what it was, and the next is a later one."""
    if asked.version in versions:
        raise UsageError(f"{asked.version} has been released already", hint=f"give a version after {[*versions][-1]}")
    if last is not None and natural(asked.version) < natural(last.label):
        hint = f"give a version after {last.label}, such as {last.label}.1"
        raise UsageError(f"{asked.version} comes before {last.label}, the last release", hint=hint)


def _changes(last: EditionState | None, now: EditionState) -> EditionChanges | None:
    """What is told of a release: not what the record says of the release itself."""
    if last is None:
        return None
    found = compare_states(last, now)
    own = ("version", "date", "releases")
    return replace(found, record=tuple(each for each in found.record if not each.path.startswith(own)))


def _tell(
    before: Record,
    edition: EditionFolder,
    asked: Release,
    changes: EditionChanges | None,
    written: _Written,
    writing: Writing,
) -> Path | None:
    """Tell the changes in change log and headers; where these are others' files, a patch is made, whose path it is."""
    if changes is not None:
        written.write(edition.changes_folder / f"{asked.version}.json", as_data(changes).encode("utf-8"))
    log = edition.changelog_path
    written.write(log, with_section(read_if_there(log) or b"", asked, changes))
    words = dict(_words(edition, asked.version, changes))
    patch = []
    with writing(edition) as workspace:
        revisions = dict(workspace.revisions)
        for text in edition.texts:
            row = Revision(text.name, asked.version, asked.date, words.get(text.name, ""))
            if text.source is None and row.words and not text.withheld:
                data = read_bytes(text.path)
                shown = text.path.relative_to(edition.folder)
                patch.append(
                    difference(shown, data, with_change(data, row))
                    .replace(" (as it is)", "")
                    .replace(" (converted)", "")
                )
            elif text.source is not None and text.path.is_file():
                if row.words:
                    revisions[text.name] = (*revisions.get(text.name, ()), row)
                _revise(workspace, text, revisions.get(text.name, ()), (before, edition.record))
        if revisions:
            written.write(edition.revisions_path, dump_revisions(revisions))
    if not any(patch):
        return None
    path = edition.out / "proposals" / f"release-{asked.version}.patch"
    write_bytes(path, "".join(patch).encode("utf-8"))
    return path


def _revise(workspace: Workspace, text: Text, rows: tuple[Revision, ...], records: tuple[Record, Record]) -> None:
    data = read_bytes(text.path)
    new = revised(data, str(text.path), rows, records)
    if new != data:
        entry = workspace.ledger[text.path.name]
        edited = workspace.is_edited(text, data)
        workspace.write_text(text, data, new, replace(entry, written=sha256(new), edited=edited))


def _words(edition: EditionFolder, version: str, changes: EditionChanges | None) -> Iterator[tuple[str, str]]:
    """What the header of each text says that is new, changed or was never released."""
    if changes is None:
        yield from ((text.name, f"Version {version}: first release.") for text in edition.published)
        return
    yield from ((each.name, f"Version {version}: added.") for each in changes.added)
    for each in changes.changed:
        yield each.name, f"Version {version}: {counted(each.counts) or f'before {each.old_name}'}."


def with_section(log: bytes, release: Release, changes: EditionChanges | None) -> bytes:
    """A change log with a section for a release, before those of others; what stands in it stays."""
    told = as_markdown(changes) if changes is not None else "First release.\n"
    note = f"{release.note}\n\n" if release.note else ""
    section = f"## {release.version} ({release.date})\n\n{note}{told}".encode()
    if b"\n## " in b"\n" + log:
        head, _, rest = (b"\n" + log).partition(b"\n## ")
        return (head + b"\n" + section + b"\n## " + rest).removeprefix(b"\n")
    return (log.rstrip() or b"# Changes") + b"\n\n" + section


def release(edition: EditionFolder) -> Passages:
    """Record the passages of the site that was built. Raises OutputError where a page is missing."""
    known = read_published(edition.published_path)
    now = []
    for text in edition.published:
        page = edition.site_folder / f"{text.name}.html"
        if not page.is_file():
            raise OutputError("this page has not been made", path=page, hint="run `fascicle build` first")
        now += passages_of_page(text.name, edition.record.version, page.read_bytes())
    rows = released(known, now)
    write_bytes(edition.published_path, dump_published(rows))
    return Passages(edition.published_path, len(now), len(rows) - len(now))


def asked(record: Record, version: str, date: str, note: str) -> Release:
    """The release that is meant: the version of the record if none is given; of another the day is today, if left out.

    That is a decision of who calls the command, and stands in the record: no product asks what day it is.
    """
    same = version in ("", record.version)
    return Release(
        Version(version or record.version), Date(date or (record.date if same else day.today().isoformat())), note
    )
