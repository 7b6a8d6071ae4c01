"""Bytes of an HTML file to its text, as the HTML standard has it: a mark at the beginning, what it declares, UTF-8.

A file that declares nothing and is no UTF-8 is Windows-1252, which the standard has for Latin-1 too.
"""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from fascicle.model.errors import SourceError

_HEAD = 4096  # bytes in which an encoding is declared
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)|<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w:.-]+)""",
    re.IGNORECASE,
)
_LATIN = frozenset({"iso8859-1", "ascii", "latin-1", "cp1252"})


def decode(data: bytes, path: PurePath | str) -> str:
    """The text of an HTML file; raises SourceError where its encoding is unknown, or is not what it says."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, path)
    declared = _DECLARED.search(data[:_HEAD])
    if declared is None:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode("cp1252", "replace")
    name = (declared[1] or declared[2]).decode("ascii", "replace")
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        raise SourceError(
            f"the file says that its encoding is {name!r}, and nobody knows that",
            path=path,
            hint="write the encoding that it has into its <meta charset>, or save it as UTF-8",
        ) from None
    if encoding.startswith("utf-16") or encoding in _LATIN:  # what is read here has bytes of ASCII
        encoding = "utf-8" if encoding.startswith("utf-16") else "cp1252"
    return _decoded(data, encoding, path)


def _decoded(data: bytes, encoding: str, path: PurePath | str) -> str:
    if encoding == "cp1252":
        return data.decode(encoding, "replace")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"the file is not {encoding.upper()}, as it says: byte {error.start + 1} begins no character",
            path=path,
            hint="save the file as UTF-8, or write the encoding that it has into its <meta charset>",
        ) from error
