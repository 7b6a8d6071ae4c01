"""A new edition: a folder that builds as it is, with a small example to write over, or with files of one's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from fascicle.edition.files import sha256, write_bytes
from fascicle.model.errors import UsageError

_TEMPLATE = Path(__file__).parent / "template"
_RECORD, _EXAMPLE = "edition.toml", "source/welcome.txt"
_IGNORE = "gitignore"  # in the template without its full stop, so that it rules over no file there
_LANGUAGE = "en"  # of the template


def create(
    folder: Path,
    files: Sequence[Path] = (),
    form: str = "",
    tei: Path | None = None,
    tell: Callable[[str], object] | None = None,
) -> list[Path]:
    """Make an edition in ``folder`` and return the paths of its files; raises UsageError if something is there.

    Hidden files, such as those of version control, may be there, and stay as they are. With ``files`` these are its
    sources, and there is no example; raises SourceError for what cannot be one. With ``tei`` it is made of the TEI
    files in that folder. ``tell`` is given the lines of a report: what the files hold, and what was found in TEI files.
    """
    if tei is not None:
        from fascicle.run.from_tei.create import create_from_tei

        written, report = create_from_tei(folder, tei)
        if tell is not None:
            for line in report:
                tell(line)
        return written
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", hint="name a folder that does not exist yet")
    if folder.exists() and (there := sorted(each.name for each in folder.iterdir() if not each.name.startswith("."))):
        raise UsageError(
            f"{folder} is not an empty folder: {there[0]} is in it", hint="name a folder that does not exist yet"
        )
    template = {
        path.relative_to(_TEMPLATE).as_posix(): path.read_bytes() for path in _TEMPLATE.rglob("*") if path.is_file()
    }
    template[f".{_IGNORE}"] = template.pop(_IGNORE)
    content = {**template, _RECORD: _filled(template[_RECORD], folder, template[_EXAMPLE])}
    if files:
        content, seen = _with_sources(content, folder / _RECORD, files, form)
        if tell is not None:
            for line in seen:
                tell(line)
    written = []
    for name, data in sorted(content.items()):
        target = folder / name
        if name.startswith(".") and target.exists():
            continue
        write_bytes(target, data)
        written.append(target)
    return written


def _with_sources(
    template: dict[str, bytes], path: Path, files: Sequence[Path], form: str
) -> tuple[dict[str, bytes], list[str]]:
    """The files of a new edition with sources of its own, in the language that most have, and what these hold."""
    from fascicle.inputs import pictures
    from fascicle.run.add import check_record, receive, with_rows  # they load all that converts a text
    from fascicle.run.propose import propose

    received = receive(files)
    proposals = [propose(data, given, _LANGUAGE, form) for given, data in received.items()]
    ((language, _),) = Counter(str(each.source.language) for each in proposals).most_common(1)
    head = template[_RECORD].decode("utf-8").partition("\n[[sources]]\n")[0]
    head = head.replace(f'language = "{_LANGUAGE}"', f'language = "{language}"')
    record = with_rows(f"{head}\n".encode(), proposals)
    check_record(record, path)
    own = {_RECORD: record, f".{_IGNORE}": template[f".{_IGNORE}"]}
    for each in proposals:
        own[f"source/{each.source.file}"] = received[each.path]
        own |= pictures(each.source, received[each.path], each.path)
    return own, [f"{each.source.file}: {each.seen}" for each in proposals]


def _filled(record: bytes, folder: Path, example: bytes) -> bytes:
    """The record with the folder's name as id and the checksum of the example's source."""
    name = re.sub(r"[^A-Za-z0-9._-]", "-", folder.resolve().name)
    identifier = name if re.match(r"[A-Za-z_]", name) else f"edition-{name}"
    text = record.decode("utf-8").replace("{id}", identifier).replace("{sha256}", sha256(example))
    return text.encode("utf-8")
