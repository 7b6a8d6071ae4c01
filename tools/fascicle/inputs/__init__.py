"""Reading source files: one reader a format, one model of text for everything behind it."""

from __future__ import annotations

from pathlib import PurePath

from fascicle.edition.folder import Source
from fascicle.inputs import markdown, text
from fascicle.inputs.decode import decode
from fascicle.model.errors import SourceError
from fascicle.model.source import SourceText

__all__ = ["SourceText", "format_of", "read"]

_READERS = {"text": text.read, "markdown": markdown.read}
_FORMATS = {".md": "markdown", ".markdown": "markdown", ".mdown": "markdown"}

# What people have besides, and what would come out of it as text is not theirs to want.
_UNREAD = {
    ".htm": "HTML", ".html": "HTML", ".xhtml": "HTML", ".xml": "XML", ".pdf": "PDF", ".docx": "Word", ".doc": "Word",
    ".odt": "OpenDocument", ".rtf": "RTF", ".epub": "EPUB",
}  # fmt: skip


def format_of(source: Source) -> str:
    """``text`` or ``markdown``: what the edition's record says, else what the file's name says."""
    return source.format or _FORMATS.get(PurePath(source.file).suffix.lower(), "text")


def read(source: Source, data: bytes, path: PurePath | str) -> SourceText:
    """Read a source file; ``path`` is named in errors.

    Raises SourceError where the file is not UTF-8, holds no text, or holds characters that XML cannot, and where there
    is no reader for what it is.
    """
    unread = _UNREAD.get(PurePath(source.file).suffix.lower())
    if unread and not source.format:
        raise SourceError(
            f"there is no reader for {unread} files",
            path=path,
            hint='save it as plain text or as Markdown; if it is one of these all the same, write format = "text" or'
            ' format = "markdown" in edition.toml',
        )
    form = format_of(source)
    reader = _READERS.get(form)
    if reader is None:
        raise SourceError(
            f"there is no reader for the format {form!r}",
            path=path,
            hint=f"write one of these as the source's format in edition.toml: {', '.join(sorted(_READERS))}",
        )
    return reader(decode(data, path))
