"""HTML: what a browser shows of a page, without what helps to find one's way on it.

The tree is that of the HTML standard, whatever the file's tags are like. Elements say what blocks are and what stands
in what; nothing of it is guessed, but for notes, which have to prove themselves (:mod:`fascicle.inputs.html.notes`).
What is no text of the page is left out by rule and counted (:mod:`fascicle.inputs.html.left_out`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from urllib.parse import unquote

from fascicle.inputs.html.decode import decode, is_utf_8
from fascicle.inputs.html.left_out import Rules, address_of
from fascicle.inputs.html.notes import find_notes
from fascicle.inputs.html.reader import HtmlReader
from fascicle.inputs.html.tree import parse, said
from fascicle.inputs.html.xhtml import as_html
from fascicle.inputs.office.pictures import is_shown
from fascicle.model.errors import SourceError
from fascicle.model.source import Omission, Remark, SourceText

_IN_UTF_8 = "the file says that it is in another encoding, but is in UTF-8, and is read as that"
_MOST_BYTES = 50 << 20  # of a picture


def read(data: bytes, path: PurePath | str) -> SourceText:
    """Read an HTML file."""
    root = parse(as_html(decode(data, path)), path)
    if frames := [said(each, "src") for each in root.css("frameset frame")]:
        raise SourceError(
            f"the page is a set of frames, and its text lies in {', '.join(filter(None, frames))}",
            path=path,
            hint="give these files",
        )
    rules = Rules(root)
    reader = HtmlReader(find_notes({"": root}), lambda address: _address(address, path))
    reader.read(root, rules)
    remarks = (Remark("", 0, _IN_UTF_8),) if is_utf_8(data) else ()
    pages, omitted = reader.lines.pages(), tuple(left_out(rules.counted))
    return SourceText("html", pages, marked=True, omitted=omitted, remarks=remarks)


def pictures(data: bytes, path: PurePath | str) -> dict[str, bytes]:
    """The pictures of a page that lie beside its file or below, by where they lie in the edition."""
    root = parse(as_html(decode(data, path)), path)
    found: dict[str, bytes] = {}
    for node in root.css("img"):
        part = _beside(address_of(node))
        file = Path(path).parent / part
        if part and file.is_file() and file.stat().st_size <= _MOST_BYTES:
            found[_lies(part, path)] = file.read_bytes()
    return found


def _address(address: str, path: PurePath | str) -> str:
    """Where a picture lies, seen from the text: one that is beside the page comes with it."""
    part = _beside(address)
    return f"../{_lies(part, path)}" if part else address


def _beside(address: str) -> str:
    """The path of a picture from its page, if it can only lie beside that or below, and the web shows it."""
    path = unquote(address.partition("?")[0].partition("#")[0])
    inside = path and not path.startswith(("/", "\\")) and ".." not in PurePath(path).parts and ":" not in path
    return path if inside and is_shown(path) else ""


def _lies(part: str, path: PurePath | str) -> str:
    return f"images/{PurePath(path).stem}/{part.removeprefix('./').replace('/', '-')}"


def left_out(counted: Mapping[str, int]) -> Iterator[Omission]:
    """What was left out, by its reasons."""
    return (Omission(reason, count) for reason, count in sorted(counted.items()) if count)
