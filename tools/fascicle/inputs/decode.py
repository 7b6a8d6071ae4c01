"""Bytes to text, for readers of text: UTF-8; anything else is named with its place."""

from __future__ import annotations

import re
from pathlib import PurePath

from fascicle.model.errors import SourceError

_LINE_END = re.compile(r"\r\n|\n")
_LONE_CR = re.compile(r"\r")


def decode(data: bytes, path: PurePath | str) -> str:
    """Decode a source file; raises SourceError with line and column of what cannot be read.

    A byte order mark is left out of the text. Columns count bytes.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line_start = data.rfind(b"\n", 0, error.start) + 1
        raise SourceError(
            f"the file is not UTF-8: byte 0x{data[error.start]:02X} begins no character",
            path=path,
            line=data.count(b"\n", 0, error.start) + 1,
            column=error.start - line_start + 1,
            hint="save the file as UTF-8; if it is an old Windows file, `iconv -f WINDOWS-1252 -t UTF-8` does it",
        ) from error
    return text.removeprefix("\ufeff")


def split_lines(text: str) -> list[str]:
    """Every line without its end.

    A line ends with LF or CRLF, as every tool counts that shows line numbers; a lone CR ends a line only in a file
    that has no LF at all (classic Mac OS), elsewhere it is a blank.
    """
    return (_LINE_END if "\n" in text else _LONE_CR).split(text)
