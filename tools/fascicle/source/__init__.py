"""Reading source files: one reader a format, one model of text for everything behind it."""

from __future__ import annotations

from pathlib import PurePath

from fascicle.edition import Source
from fascicle.errors import SourceError
from fascicle.source import markdown, text
from fascicle.source.decode import decode
from fascicle.source.model import SourceText
from fascicle.source.sniff import sniff

__all__ = ["SourceText", "format_of", "read"]

_READERS = {"text": text.read, "markdown": markdown.read}
_FORMATS = {".md": "markdown", ".markdown": "markdown", ".mdown": "markdown"}


def format_of(source: Source) -> str:
    """``text`` or ``markdown``: what the edition's record says, else what the file's name says."""
    return source.format or _FORMATS.get(PurePath(source.file).suffix.lower(), "text")


def read(source: Source, data: bytes, path: PurePath | str) -> SourceText:
    """Read a source file; ``path`` is named in errors.

    Raises SourceError where the file is not UTF-8, holds no text, or holds characters that XML cannot, and where there
    is no reader for what it is. Markup is read as plain text where the record says that it is to be.
    """
    sniffed = sniff(data, source.file)
    if sniffed is not None and (sniffed.binary or not source.format):
        raise SourceError(sniffed.message, path=path, hint=sniffed.hint)
    form = format_of(source)
    reader = _READERS.get(form)
    if reader is None:
        raise SourceError(
            f"there is no reader for the format {form!r}",
            path=path,
            hint=f"write one of these as the source's format in edition.toml: {', '.join(sorted(_READERS))}",
        )
    return reader(decode(data, path))
