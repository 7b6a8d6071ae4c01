"""Reading a TOML record into dataclasses: types checked, unknown keys named, nothing guessed.

The dataclasses carry their documentation in ``metadata["doc"]``; the reference page is made from the same place.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar, TypeVar, get_args, get_origin, get_type_hints

from fascicle.edition.toml_places import Keys, line_of
from fascicle.model.errors import EditionError

T = TypeVar("T")


class Checked(str):
    """A text of a certain form; ``words`` say which, for people, and ``how`` says how they get one."""

    form: ClassVar[re.Pattern[str]]
    words: ClassVar[str]
    how: ClassVar[str] = ""

    @classmethod
    def accepts(cls, text: str) -> bool:
        """Whether the text has the form."""
        return cls.form.fullmatch(text) is not None


class Identifier(Checked):
    """An XML name without a colon, in ASCII: good as `xml:id`, file name and folder name."""

    form = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
    words = "a short name: a letter or `_`, then letters A to Z, digits, `.`, `-` or `_`"


class Version(Checked):
    """The version of a release; it is part of a folder's name."""

    form = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
    words = 'a version such as "1.0.0": letters A to Z, digits, `.`, `-` and `_`'


class LanguageTag(Checked):
    """A language tag (BCP 47)."""

    form = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
    words = 'a language tag (BCP 47) such as "en" or "pt-BR"'


class Date(Checked):
    """A year, a month or a day (ISO 8601)."""

    form = re.compile(r"(-?\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")
    words = 'a date such as "1921-03-12", "1921-03" or "1921"'

    @classmethod
    def accepts(cls, text: str) -> bool:
        """Whether the text has the form, and the calendar has the day."""
        return super().accepts(text) and _is_in_calendar(text)


class Url(Checked):
    """A web address."""

    form = re.compile(r"(https?://[^\s\"<>]+)?")
    words = "an address that begins with https:// or http://"


class Genre(Checked):
    """What kind of text a source is."""

    form = re.compile("(letter|newspaper|headlines|drama|verse|book|pamphlet)?")
    words = "one of letter, newspaper, headlines, drama, verse, book, pamphlet"


class Sha256(Checked):
    """A SHA-256 checksum."""

    form = re.compile(r"[0-9a-f]{64}")
    words = "a checksum of 64 hexadecimal digits"
    how = "`sha256sum FILE` prints it, on Windows `certutil -hashfile FILE SHA256`"


def _is_in_calendar(text: str) -> bool:
    if len(text) != len("1921-03-12"):  # no day of the month, or one before our era, whose leap years are disputed
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def read_toml(path: Path) -> dict[str, object]:
    """Read a TOML file; raises EditionError with the place where it is not TOML."""
    if path.parent.is_file():
        raise EditionError("this is a file, and an edition is a folder", path=path.parent, hint="name the folder")
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


@dataclass(frozen=True)
class _Spot:
    """A value of a record: the file, and the keys that lead to it."""

    path: Path
    keys: Keys = ()

    def at(self, key: str | int) -> _Spot:
        return _Spot(self.path, (*self.keys, key))

    def __str__(self) -> str:
        return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in self.keys).removeprefix(".")

    def error(self, message: str, hint: str) -> EditionError:
        return misplaced(self.path, self.keys, message, hint)

    def wrong(self, value: object, expected: str, hint: str = "") -> EditionError:
        return self.error(f"`{self}` is not {expected}: {value!r}", hint or f"write {expected}")


def misplaced(path: Path, keys: Keys, message: str, hint: str) -> EditionError:
    """The error that something is wrong with a value of the TOML file ``path``, with the line where it stands."""
    return EditionError(message, path=path, line=line_of(path.read_text(encoding="utf-8"), keys), hint=hint)


def read_record(cls: type[T], data: Mapping[str, object], path: Path) -> T:
    """Make a dataclass of a TOML table; raises EditionError with the key's name, its line and what was expected."""
    return _table(cls, data, _Spot(path))


def _table(cls: type[T], data: Mapping[str, object], spot: _Spot) -> T:
    hints = get_type_hints(cls)
    known: dict[str, Field[Any]] = {each.name: each for each in fields(cls)}  # type: ignore[arg-type]
    for key in data:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean `{near[0]}`?" if near else f"known here: {', '.join(known)}"
            raise spot.at(key).error(f"unknown key `{spot.at(key)}`", hint)
    values: dict[str, object] = {}
    for name, each in known.items():
        if name in data:
            values[name] = _value(hints[name], data[name], spot.at(name))
        elif each.default is MISSING:
            raise spot.at(name).error(f"`{spot.at(name)}` is missing", f"add it: {each.metadata['doc']}")
    return cls(**values)


def _value(kind: Any, value: object, spot: _Spot) -> object:
    if kind is bool:
        if not isinstance(value, bool):
            raise spot.wrong(value, "true or false")
        return value
    if kind is int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise spot.wrong(value, "a whole number")
        return value
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise spot.wrong(value, "a list")
        inner = get_args(kind)[0]
        return tuple(_value(inner, item, spot.at(at)) for at, item in enumerate(value, 1))
    if is_dataclass(kind):
        if not isinstance(value, dict):
            raise spot.wrong(value, f"a table: [{spot}]")
        return _table(kind, value, spot)  # type: ignore[arg-type]
    if issubclass(kind, StrEnum):
        return _choice(kind, value, spot)
    return _text(kind, value, spot)


def _choice(kind: type[StrEnum], value: object, spot: _Spot) -> StrEnum:
    known = [each.value for each in kind]
    if value not in known:
        raise spot.wrong(value, " or ".join((", ".join(f'"{each}"' for each in known[:-1]), f'"{known[-1]}"')))
    return kind(value)


def _text(kind: Any, value: object, spot: _Spot) -> str:
    if hasattr(value, "isoformat"):  # an unquoted TOML date
        value = value.isoformat()
    if not isinstance(value, str):
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        quoted = f'put quotes around it: {spot.keys[-1]} = "{value}"' if is_number else ""
        raise spot.wrong(value, "a text in double quotes", quoted)
    if issubclass(kind, Checked):
        if not kind.accepts(value):
            raise spot.wrong(value, kind.words, kind.how)
        return str(kind(value))
    if any(ord(character) < 32 for character in value):
        raise spot.wrong(value, "a text on one line")
    return value
