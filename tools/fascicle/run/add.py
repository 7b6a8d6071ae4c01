"""Sources added to an edition: put into its folder, with rows of the record that are proposals to look over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from fascicle.edition import consistency
from fascicle.edition.files import replace_bytes, sha256, write_bytes
from fascicle.edition.folder import EditionFolder
from fascicle.edition.lock import locked
from fascicle.edition.record import Record
from fascicle.edition.text_files import texts_of_files
from fascicle.edition.toml import read_record
from fascicle.edition.toml_file import parse_toml
from fascicle.inputs import pictures
from fascicle.inputs.paged.packing import packed
from fascicle.model.errors import EditionError, SourceError, UsageError
from fascicle.model.shown import as_json
from fascicle.results import AddedSource
from fascicle.run.propose import propose

_HEAD = "[[sources]]  # proposed by `fascicle add`: look over the lines with a question mark"


def receive(files: Iterable[Path]) -> dict[Path, bytes]:
    """The bytes of files, each once; raises SourceError where they cannot be read.

    A folder of pages, or a list of such, is one source: an archive of them, with the name that it gets.
    """
    received: dict[Path, bytes] = {}
    for path in {path.resolve(): path for path in files}.values():
        if (archive := packed(path)) is not None:
            received[archive[0]] = archive[1]
            continue
        try:
            received[path] = path.read_bytes()
        except OSError as error:
            hint = "name files, each of which is one text; a shell writes `letters/*.txt` out as the files of a folder"
            raise SourceError(f"cannot read: {error.strerror}", path=path, hint=hint) from error
    return received


def add_sources(
    folder: Path, files: Sequence[Path], *, sources: Path | None = None, form: str = ""
) -> list[AddedSource]:
    """Copy files into an edition's folder of sources and write their rows at the end of its record: all, or none.

    ``form`` is the format of the files, told by what they hold if left out. Raises SourceError for what cannot be
    read, UsageError for what the edition has already or cannot have, EditionError.
    """
    edition = EditionFolder.load(folder, sources=sources)
    received = receive(files)
    with locked(edition.folder):
        # Read again: another run may have added something while this one waited.
        old = edition.path.read_bytes()
        edition = EditionFolder.load(folder, sources=sources)
        proposals = [propose(data, path, edition.record.language, form) for path, data in received.items()]
        for proposal in proposals:
            _refuse_known(edition, proposal)
        new = with_rows(old, proposals)
        check_record(new, edition.path)
        written: list[Path] = []
        try:
            for each in proposals:
                content = {edition.source_path(each.source): received[each.path]}
                for name, data in pictures(each.source, received[each.path], each.path).items():
                    content[edition.folder / name] = data
                for target, data in content.items():
                    if write_bytes(target, data):
                        written.append(target)
            replace_bytes(edition.path, old, new)
        except BaseException:
            for target in written:
                target.unlink(missing_ok=True)
            raise
    return [replace(each, path=edition.source_path(each.source)) for each in proposals]


def with_rows(record: bytes, proposals: Iterable[AddedSource]) -> bytes:
    """The bytes of a record with rows at its end; what stands there stays byte for byte."""
    end = "\r\n" if b"\r\n" in record else "\n"
    before = b"" if not record or record.endswith(b"\n") else end.encode()
    rows = "".join(f"{end}{line}" if line else end for each in proposals for line in ("", *_row(each)))
    return record + before + f"{rows.removeprefix(end)}{end}".encode()


def check_record(new: bytes, path: Path) -> None:
    """Raise UsageError where the record at a path could not be these bytes, because of what is added."""
    try:
        record = read_record(Record, parse_toml(new, path), path)
        consistency.check(record, path)
        texts_of_files(path.parent, record)
    except EditionError as error:
        raise UsageError(error.message, path=path, hint=f"{error.hint}; nothing was written") from error


def _refuse_known(edition: EditionFolder, proposal: AddedSource) -> None:
    name = proposal.source.file
    if any(source.file.lower() == name.lower() for source in edition.sources):
        raise UsageError(f"the edition has a source {name} already", hint="give the file another name; rows stay yours")
    path = edition.source_path(proposal.source)
    if path.exists() and sha256(path.read_bytes()) != proposal.source.sha256:
        hint = "give one of the two another name, or add the one that is there by its path"
        raise UsageError("another file of this name is there", path=path, hint=hint)


def _row(proposal: AddedSource) -> Iterable[str]:
    """The lines of a row; what was guessed has a question mark, and says where it is from."""
    yield _HEAD
    source = proposal.source
    for key in ("file", "sha256", "title", "language", "date", "genre", "format"):
        if value := getattr(source, key):
            remark = f"  # ? {proposal.guessed[key]}" if key in proposal.guessed else ""
            yield f"{key} = {as_json(str(value))}{remark}"
