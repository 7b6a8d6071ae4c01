"""Reading source files: one reader a format (:mod:`fascicle.inputs.readers`), one tree for everything behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import chain
from pathlib import PurePath

from fascicle.edition.record import Source
from fascicle.inputs.changes import settle_changes
from fascicle.inputs.languages import settle_languages
from fascicle.inputs.readers import READERS, TEXT, BrokenReader, Reader, all_readers, installed
from fascicle.inputs.sniff import Sniffed, kind_of, sniff
from fascicle.inputs.stored import as_people_read
from fascicle.model.errors import EngineError, FascicleError, SourceError
from fascicle.model.source import SourceText, is_anchor, is_text

__all__ = ["SourceText", "pictures", "read"]

# XML 1.0, production 2 (Char). Form feed and vertical tab are let through: they are blanks, which no layer counts
# and no TEI file gets, and a form feed is how text layers of PDF files say that a page begins.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")


def read(source: Source, data: bytes, path: PurePath | str) -> SourceText:
    """Read a source file; ``path`` is named in errors.

    Markup is read as plain text where the record says that it is to be. Raises SourceError where there is no reader for
    what it is or its reader cannot read it, EngineError where the
    reader itself fails.
    """
    unread = sniff(data, source.file)
    reader = _named(source.format, path) if source.format else _recognised(source, data, path, unread)
    if unread is not None and reader in READERS and (unread.binary or not source.format):
        raise SourceError(unread.message, path=path, hint=unread.hint)
    if reader in READERS and (kind := kind_of(data, source.file)) and kind.binary and kind.reader != reader.name:
        raise SourceError(
            f"the file holds {kind.name}, and its format says {reader.name!r}",
            path=path,
            hint=f'write format = "{kind.reader}" in edition.toml, or leave the line out',
        )
    try:
        text = reader.read(data, path)
    except FascicleError:
        raise
    except Exception as error:
        raise _fault(reader, path, f"{type(error).__name__}: {error}") from error
    _check(text, reader, path)
    text = settle_changes(text, source.changes)
    return as_people_read(settle_languages(text, source.language) if text.styled else text)


def pictures(source: Source, data: bytes, path: PurePath | str) -> Mapping[str, bytes]:
    """The pictures that a source file holds, by their paths below the edition's folder; it has been read before."""
    reader = _named(source.format, path) if source.format else _recognised(source, data, path, None)
    return reader.pictures(data, path) if reader.pictures is not None else {}


def _named(name: str, path: PurePath | str) -> Reader:
    known = {each.name: each for each in reversed([*all_readers()])}
    reader = known.get(name)
    if isinstance(reader, Reader):
        return reader
    usable = sorted(each.name for each in known.values() if isinstance(each, Reader))
    raise SourceError(
        str(reader) if reader else f"there is no reader for the format {name!r}",
        path=path,
        hint=f"write one of these as the source's format in edition.toml: {', '.join(usable)}",
    )


def _recognised(source: Source, data: bytes, path: PurePath | str, unread: Sniffed | None) -> Reader:
    """The first reader that knows the file; plain text, where nothing speaks against it.

    ``unread`` is what the file holds that ours do not read: then those of other packages may.
    """
    broken: list[BrokenReader] = []
    for each in all_readers() if unread is None else installed():
        if isinstance(each, BrokenReader):
            broken.append(each)
            continue
        try:
            if each.sniff(data, source.file):
                return each
        except Exception as error:
            broken.append(BrokenReader(each.name, each.label, f"{type(error).__name__}: {error}"))
    if broken:
        raise SourceError(
            f"no reader knows this file, and {'; '.join(map(str, broken))}",
            path=path,
            hint=f'install {broken[0].package} anew, or say in edition.toml what the source is: format = "text"',
        )
    return TEXT


def _check(text: SourceText, reader: Reader, path: PurePath | str) -> None:
    """There is text, XML can hold it, and each line is named by an anchor of its own that ``lb/@n`` can hold."""
    if not any(map(is_text, chain.from_iterable(line.text for line in text.lines))):
        raise SourceError(
            "the file holds no text", path=path, hint="put the text into the file, or take it out of edition.toml"
        )
    anchors = Counter(line.anchor for line in text.lines if not line.blank)
    for anchor, count in anchors.items():
        if count > 1 or not is_anchor(anchor):
            raise _fault(reader, path, f"{anchor!r} names {count} lines" if count > 1 else f"{anchor!r} names no line")
    for line in text.lines:
        if bad := _FORBIDDEN.search(line.text):
            raise SourceError(
                f"the character U+{ord(bad[0]):04X}{'' if line.file_line else f' of line {line.anchor}'}"
                " cannot stand in an XML file",
                path=path,
                line=line.file_line,
                column=bad.start() + 1 if line.file_line else None,
                hint="it is left over from an extraction: look what stood there in the original, and mend the source"
                " as you received it only through the one who sent it; else replace the character by a blank",
            )


def _fault(reader: Reader, path: PurePath | str, why: str) -> EngineError:
    return EngineError(
        f"the reader {reader.name!r} failed: {why}",
        path=path,
        hint="nothing was written; this is a fault of the reader: please report it to those who made it",
    )
