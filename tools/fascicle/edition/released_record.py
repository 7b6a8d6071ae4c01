"""A release in ``edition.toml``: version, date, and a row of ``[[releases]]``; all else stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from fascicle.edition import consistency
from fascicle.edition.record import Record
from fascicle.edition.release import Release
from fascicle.edition.toml import read_record
from fascicle.edition.toml_file import parse_toml
from fascicle.edition.toml_places import TomlLines
from fascicle.model.errors import EditionError, UsageError
from fascicle.model.shown import as_json

_VALUE = re.compile(r"""(\s*(?:\w+|"\w+"|'\w+')\s*=\s*)(?:"(?:[^"\\]|\\.)*"|'[^']*')(\s*(?:#.*)?)""")


def with_release(data: bytes, path: Path, release: Release) -> bytes:
    """The record with a release, as the one that it is of now. What stands in it besides stays byte for byte.

    Raises EditionError where the file is not written so that a program can change it: then a person has to. Raises
    UsageError where what is asked for cannot stand there.
    """
    before = read_record(Record, parse_toml(data, path), path)
    wanted = _released(before, release)
    if wanted == before:
        return data
    text = data.decode("utf-8")
    end = "\r\n" if "\r\n" in text else "\n"
    text = _with_values(text, {"version": release.version, "date": release.date}, path)
    if wanted.releases != before.releases:
        text = text.rstrip("\r\n") + end + "".join(f"{line}{end}" for line in _row(release))
    new = text.encode("utf-8")
    try:
        after = read_record(Record, parse_toml(new, path), path)
        consistency.check(after, path)
    except EditionError as error:
        raise UsageError(error.message, path=path, hint=f"{error.hint}; nothing was written") from error
    if after != wanted:
        raise _by_hand(path, release)
    return new


def _released(record: Record, release: Release) -> Record:
    """What the record says then."""
    rows = record.releases
    if not any(each.version == release.version for each in rows):
        rows = (*rows, release)
    return replace(record, version=release.version, date=release.date, releases=rows)


def _with_values(text: str, values: Mapping[str, str], path: Path) -> str:
    """The text with other values of keys that stand on one line each, outside of any table."""
    known, lines = TomlLines(text), text.split("\n")
    for key, value in values.items():
        line = known.of((key,))
        found = _VALUE.fullmatch(lines[line - 1]) if line else None
        if line is None or found is None:
            hint = f'write {key} = "{value}" yourself, on a line of its own, and run the command again'
            raise EditionError(f"`{key}` cannot be changed where it stands", path=path, line=line, hint=hint)
        lines[line - 1] = f"{found[1]}{as_json(value)}{found[2]}"
    return "\n".join(lines)


def _row(release: Release) -> list[str]:
    values = {"version": release.version, "date": release.date, "note": release.note, "doi": release.doi}
    return ["", "[[releases]]", *(f"{key} = {as_json(str(value))}" for key, value in values.items() if value)]


def _by_hand(path: Path, release: Release) -> EditionError:
    hint = f"write `version`, `date` and the row of [[releases]] of {release.version} yourself, and run it again"
    return EditionError("the record is not written so that a release can be put in", path=path, hint=hint)
