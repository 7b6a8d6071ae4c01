"""Reading a TOML record into dataclasses: types checked, unknown keys named, nothing guessed.

The dataclasses carry their documentation in ``metadata["doc"]``; the reference page is made from the same place.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from fascicle.errors import EditionError

T = TypeVar("T")


class Identifier(str):
    """An XML name without a colon, in ASCII: good as `xml:id`, file name and folder name."""

    form = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
    words = "a letter, then letters, digits, `.`, `-` or `_`"


class Language(str):
    """A language tag (BCP 47)."""

    form = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
    words = 'a language tag (BCP 47) such as "en" or "pt-BR"'


class Date(str):
    """A year, a month or a day (ISO 8601)."""

    form = re.compile(r"(-?\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")
    words = 'a date such as "1921-03-12", "1921-03" or "1921"'


class Url(str):
    """A web address."""

    form = re.compile(r"(https?://[^\s\"<>]+)?")
    words = "an address that begins with https:// or http://"


class Certainty(str):
    """How sure something is: the values of TEI's `@cert`."""

    form = re.compile("high|medium|low")
    words = '"high", "medium" or "low"'


class Sha256(str):
    """A SHA-256 checksum."""

    form = re.compile(r"[0-9a-f]{64}")
    words = "64 hexadecimal digits; `sha256sum FILE` prints them"


def read_toml(path: Path) -> dict[str, object]:
    """Read a TOML file; raises EditionError with the place where it is not TOML."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise EditionError(
            "the file does not exist",
            path=path,
            hint="name the folder of an edition, or make a new one with `fascicle init FOLDER`",
        ) from error
    except OSError as error:
        raise EditionError(f"cannot read: {error.strerror}", path=path, hint="make the file readable") from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EditionError(
            "the file is not UTF-8", path=path, line=line, hint="save it as UTF-8 in your editor"
        ) from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, line, column = _toml_position(str(error), text)
        raise EditionError(
            f"not TOML: {message}",
            path=path,
            line=line,
            column=column,
            hint="mend the line; strings stand in double quotes, lists in square brackets",
        ) from error


def _toml_position(message: str, text: str) -> tuple[str, int, int]:
    """Python 3.11's tomllib says the place only in words: ``(at line 3, column 5)``."""
    head, _, tail = message.partition(" (at ")
    words = tail.rstrip(")").replace(",", "").split()
    if len(words) == 4 and words[0] == "line":
        return head, int(words[1]), int(words[3])
    return head, text.count("\n") + 1, 1


_CHECKED = (Identifier, Language, Date, Url, Certainty, Sha256)


def read_record(cls: type[T], data: Mapping[str, object], path: Path, where: str = "") -> T:
    """Make a dataclass of a TOML table; raises EditionError with the key's name and what was expected."""
    hints = get_type_hints(cls)
    known: dict[str, Field[Any]] = {each.name: each for each in fields(cls)}  # type: ignore[arg-type]
    for key in data:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean `{near[0]}`?" if near else f"known here: {', '.join(known)}"
            raise EditionError(f"unknown key `{where}{key}`", path=path, line=_line(path, key), hint=hint)
    values: dict[str, object] = {}
    for name, each in known.items():
        if name in data:
            values[name] = _value(hints[name], data[name], path, f"{where}{name}", name)
        elif each.default is MISSING:
            raise EditionError(f"`{where}{name}` is missing", path=path, hint=f"add it: {each.metadata['doc']}")
    return cls(**values)


def _value(kind: Any, value: object, path: Path, name: str, key: str) -> object:
    def wrong(expected: str) -> EditionError:
        return EditionError(
            f"`{name}` is not {expected}: {value!r}", path=path, line=_line(path, key), hint=f"write {expected}"
        )

    if kind is bool:
        if not isinstance(value, bool):
            raise wrong("true or false")
        return value
    if kind is int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise wrong("a whole number")
        return value
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise wrong("a list")
        inner = get_args(kind)[0]
        return tuple(_value(inner, item, path, f"{name}[{at}]", key) for at, item in enumerate(value, 1))
    if is_dataclass(kind):
        if not isinstance(value, dict):
            raise wrong(f"a table: [{name}]")
        return read_record(kind, value, path, f"{name}.")  # type: ignore[arg-type]
    return _text(kind, value, wrong)


def _text(kind: Any, value: object, wrong: Callable[[str], EditionError]) -> str:
    if hasattr(value, "isoformat"):  # an unquoted TOML date
        value = value.isoformat()
    if not isinstance(value, str):
        raise wrong("a text in double quotes")
    if kind in _CHECKED:
        if not kind.form.fullmatch(value):
            raise wrong(kind.words)
        return str(kind(value))
    if any(ord(character) < 32 for character in value):
        raise wrong("a text on one line")
    return value


def _line(path: Path, key: str) -> int | None:
    """The first line that sets the key; tomllib keeps no positions."""
    pattern = re.compile(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*(?:=|\])")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if pattern.match(line):
            return number
    return None
