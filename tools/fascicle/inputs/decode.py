"""Bytes to text: UTF-8, and only characters that XML 1.0 can hold; anything else is named with its place."""

from __future__ import annotations

import re
from pathlib import PurePath

from fascicle.model.errors import SourceError
from fascicle.model.source import is_text

# XML 1.0, production 2 (Char). Form feed and vertical tab are let through: they are blanks, which no layer counts
# and no TEI file gets, and a form feed is how text layers of PDF files say that a page begins.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n|\n")


def decode(data: bytes, path: PurePath | str) -> str:
    """Decode a source file; raises SourceError with line and column of what cannot be read.

    A byte order mark is left out of the text. Columns count bytes where the file is not UTF-8, else characters.
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
    text = text.removeprefix("\ufeff")
    _check_characters(text, path)
    if not any(map(is_text, text)):
        raise SourceError(
            "the file holds no text", path=path, hint="put the text into the file, or take it out of edition.toml"
        )
    return text


def _check_characters(text: str, path: PurePath | str) -> None:
    bad = _FORBIDDEN.search(text)
    if bad is None:
        return
    before = split_lines(text[: bad.start()])
    raise SourceError(
        f"the character U+{ord(bad[0]):04X} cannot stand in an XML file",
        path=path,
        line=len(before),
        column=len(before[-1][1]) + 1,
        hint="it is left over from an extraction: look what stood there in the original, and mend the source as "
        "you received it only through the one who sent it; else replace the character by a blank",
    )


def split_lines(text: str) -> list[tuple[int, str]]:
    """Offset and text of every line, without line ends.

    A line ends with LF or CRLF, as every tool counts that shows line numbers; a lone CR ends a line only in a file
    that has no LF at all (classic Mac OS), elsewhere it is a blank.
    """
    pattern = _LINE_END if "\n" in text else re.compile(r"\r")
    lines, start = [], 0
    for end in pattern.finditer(text):
        lines.append((start, text[start : end.start()]))
        start = end.end()
    lines.append((start, text[start:]))
    return lines
