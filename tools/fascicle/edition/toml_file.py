"""Reading a TOML file, whatever is in it: what cannot be read is an EditionError with its place, never a traceback."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from fascicle.edition.toml_places import Keys, TomlLines
from fascicle.model.errors import EditionError

Fault = tuple[Keys, str, str]
"""What is wrong in a file beyond the form of its values: the keys that lead there, what it is, what to do."""

# A record of ten thousand texts has 3 MB, and the standard library's reader takes a second for one.
_LARGEST = 64 * 2**20  # bytes
_DEEPEST = 64  # keys with a full stop between: the time to read them grows with their square
_PART = r"""(?:(?<![\w-])[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_TOO_DEEP = re.compile(rf"(?:{_PART}[ \t]*+\.[ \t]*+){{{_DEEPEST}}}{_PART}[ \t]*+[]=.]")
_TOO_LONG = re.compile(r"(?<![\w.])[+-]?\d[\d_]{4300}")  # a number that Python refuses to read


def read_toml(path: Path) -> dict[str, object]:
    """Read a TOML file; raises EditionError with the place where it is not TOML."""
    if path.parent.is_file():
        raise EditionError("this is a file, and an edition is a folder", path=path.parent, hint="name the folder")
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise EditionError(
            "the file does not exist",
            path=path,
            hint="name the folder of an edition, or make a new one with `fascicle init FOLDER`",
        ) from error
    except OSError as error:
        raise EditionError(f"cannot read: {error.strerror}", path=path, hint="make the file readable") from error
    return parse_toml(data, path)


def parse_toml(data: bytes, path: Path | str) -> dict[str, object]:
    """Read the bytes of a TOML file; raises EditionError with the place where they are not TOML."""
    if len(data) > _LARGEST:
        size = f"it holds more than {_LARGEST // 2**20} MB"
        raise EditionError(f"the file is too large: {size}", path=path, hint="look whether it is the right file")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EditionError(
            "the file is not UTF-8", path=path, line=line, hint="save it as UTF-8 in your editor"
        ) from error
    if deep := _TOO_DEEP.search(text):
        raise _too_much(f"more than {_DEEPEST} keys in one another", path, _line(text, deep.start()))
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))  # the byte order mark of Windows' editors
    except tomllib.TOMLDecodeError as error:
        message, line, column = _toml_position(str(error), text)
        raise EditionError(
            f"not TOML: {message}",
            path=path,
            line=line,
            column=column,
            hint="mend the line; strings stand in double quotes, lists in square brackets",
        ) from error
    except RecursionError as error:
        raise _too_much("lists and tables in one another without end", path, None) from error
    except (ValueError, OverflowError) as error:
        long = _TOO_LONG.search(text)
        raise _too_much("a number of thousands of digits", path, _line(text, long.start()) if long else None) from error


def _too_much(what: str, path: Path | str, line: int | None) -> EditionError:
    return EditionError(f"the file holds {what}", path=path, line=line, hint="take it out, or write what was meant")


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _toml_position(message: str, text: str) -> tuple[str, int, int]:
    """Python 3.11's tomllib says the place only in words: ``(at line 3, column 5)``."""
    head, _, tail = message.partition(" (at ")
    words = tail.rstrip(")").replace(",", "").split()
    if len(words) == 4 and words[0] == "line":
        return head, int(words[1]), int(words[3])
    return head, text.count("\n") + 1, 1


def misplaced(path: Path, keys: Keys, message: str, hint: str) -> EditionError:
    """The error that something is wrong with a value of the TOML file ``path``, with the line where it stands."""
    return EditionError(message, path=path, line=lines_of(path).of(keys), hint=hint)


def lines_of(path: Path) -> TomlLines:
    """The lines of a TOML file's keys; none of a file that is not there any more."""
    try:
        return TomlLines(path.read_text(encoding="utf-8", errors="replace").removeprefix("\ufeff"))
    except OSError:
        return TomlLines("")
