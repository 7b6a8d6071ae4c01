"""Bytes of an HTML file to its text, as the HTML standard has it: a mark at the beginning, what it declares, UTF-8.

A file that declares nothing and is no UTF-8 is Windows-1252, which the standard has for Latin-1 too.
"""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from fascicle.inputs.html.labels import encoding_of
from fascicle.model.errors import SourceError

_HEAD = 4096  # bytes in which an encoding is declared
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)|<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w:.-]+)""",
    re.IGNORECASE,
)
_WESTERN = frozenset({"cp1252", "cp1254", "iso8859-15", "mac_roman"})


def decode(data: bytes, path: PurePath | str) -> str:
    """The text of an HTML file; raises SourceError where its encoding is unknown, or is not what it says."""
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], marked, path)
    declared = _DECLARED.search(data[:_HEAD])
    if declared is None:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode("cp1252", "replace")
    name = (declared[1] or declared[2]).decode("ascii", "replace")
    encoding = encoding_of(name)
    if encoding is None:
        raise SourceError(
            f"the file says that its encoding is {name!r}, and nobody knows that",
            path=path,
            hint="write the encoding that it has into its <meta charset>, or save it as UTF-8",
        )
    return data.decode("utf-8") if is_utf_8(data) else _decoded(data, encoding, path)


def is_utf_8(data: bytes) -> bool:
    """Whether a file declares a small encoding of Western letters and is in UTF-8, as bytes of no such text can be."""
    declared = _DECLARED.search(data[:_HEAD])
    if data.isascii() or declared is None or data.startswith(codecs.BOM_UTF8):
        return False
    if encoding_of((declared[1] or declared[2]).decode("ascii", "replace")) not in _WESTERN:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


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
