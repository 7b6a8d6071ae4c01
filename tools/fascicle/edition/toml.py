"""Reading a TOML record into dataclasses: types checked, unknown keys named, nothing guessed.

What a key means stands beside its type, ``Annotated[str, "Title of the edition."]``; the reference page is made of it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, ClassVar, TypeVar, get_args, get_origin, get_type_hints

from fascicle.edition.toml_file import misplaced
from fascicle.edition.toml_file import read_toml as read_toml
from fascicle.edition.toml_places import Keys
from fascicle.model import edtf
from fascicle.model.shown import NO_XML, UNSAFE, quoted

T = TypeVar("T")

_VERBATIM = "verbatim"
Verbatim = Annotated[str, _VERBATIM]
"""Words as they stand in a text of the edition, which may hold whatever XML can."""


_LONGEST = 60  # characters of a key that a message shows
_LARGEST = 2**63 - 1  # as TOML has it


class Checked(str):
    """A text of a certain form; ``words`` say which, for people, and ``how`` says how they get one."""

    form: ClassVar[re.Pattern[str]]
    words: ClassVar[str]
    how: ClassVar[str] = ""

    @classmethod
    def accepts(cls, text: str) -> bool:
        """Whether the text has the form."""
        return cls.form.fullmatch(text) is not None

    @classmethod
    def advice(cls, _text: str) -> str:
        """What to write instead of a text that is not accepted."""
        return cls.how

    @classmethod
    def normal(cls, text: str) -> str:
        """The one spelling of a text that is accepted."""
        return text


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

    form = re.compile(r"(-?\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?", re.ASCII)
    words = 'a date such as "1921-03-12", "1921-03" or "1921"'

    @classmethod
    def accepts(cls, text: str) -> bool:
        """Whether the text has the form, and the calendar has the day."""
        return super().accepts(text) and _is_in_calendar(text)


class DocumentDate(Checked):
    """A date of a document, as sure and as exact as it is known (EDTF); "" where nobody has said it."""

    words = 'a date such as "1921-03-12", "1921", "1850?", "c. 1850", "185X", "1850/1860", "before 1850" or "n.d."'

    @classmethod
    def accepts(cls, text: str) -> bool:
        """Whether EDTF knows the form, and the calendar has the day."""
        return not cls._fault(text)

    @classmethod
    def advice(cls, text: str) -> str:
        """What is wrong with the text, and what was perhaps meant."""
        return cls._fault(text)

    @classmethod
    def normal(cls, text: str) -> str:
        """The date in EDTF: `c. 1850` as `1850~`."""
        return edtf.parse(text).text if text else ""

    @staticmethod
    def _fault(text: str) -> str:
        if text:
            try:
                edtf.parse(text)
            except edtf.NoDateError as error:
                return f"{error}: {error.hint}"
        return ""


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


class RecordError(Exception):
    """A value that is not what a record has there: the keys that lead to it, what is wrong, what to do."""

    def __init__(self, keys: Keys, message: str, hint: str) -> None:
        super().__init__(message)
        self.keys, self.message, self.hint = keys, message, hint


def read_record(cls: type[T], data: Mapping[str, object], path: Path) -> T:
    """Make a dataclass of a TOML table; raises EditionError with the key's name, its line and what was expected."""
    try:
        return record(cls, data)
    except RecordError as error:
        raise misplaced(path, error.keys, error.message, error.hint) from error


def record(cls: type[T], data: Mapping[str, object], keys: Keys = ()) -> T:
    """Make a dataclass of a table that ``keys`` lead to, from whatever it was read; raises RecordError."""
    hints, known = _form(cls)  # type: ignore[arg-type]  # a class can be a key
    for key in data:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean `{near[0]}`?" if near else f"known here: {', '.join(known)}"
            raise RecordError((*keys, key), f"unknown key `{_path(*keys, key)}`", hint)
    values: dict[str, object] = {}
    for name, each in known.items():
        if name in data:
            values[name] = _value(hints[name], data[name], (*keys, name))
        elif each.default is MISSING and each.default_factory is MISSING:
            raise RecordError((*keys, name), f"`{_path(*keys, name)}` is missing", f"add it: {meaning(hints[name])}")
    return cls(**values)


def meaning(hint: Any) -> str:
    """What the annotation of a key says that it means."""
    return str(hint.__metadata__[-1])


@cache
def _form(cls: type) -> tuple[dict[str, Any], dict[str, Field[Any]]]:
    """The types and the fields of a dataclass, by name."""
    return get_type_hints(cls, include_extras=True), {each.name: each for each in fields(cls)}


def _path(*keys: str | int) -> str:
    """How messages name what keys lead to."""
    shortened = (key if isinstance(key, int) or len(key) <= _LONGEST else f"{key[:_LONGEST]}…" for key in keys)
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in shortened).removeprefix(".")


def _wrong(keys: Keys, value: object, expected: str, hint: str = "") -> RecordError:
    return RecordError(keys, f"`{_path(*keys)}` is not {expected}: {quoted(value)}", hint or f"write {expected}")


def _value(kind: Any, value: object, keys: Keys) -> object:
    verbatim = get_origin(kind) is Annotated and _VERBATIM in kind.__metadata__
    kind = kind.__origin__ if get_origin(kind) is Annotated else kind
    if kind is bool:
        if not isinstance(value, bool):
            raise _wrong(keys, value, "true or false")
        return value
    if kind is int:
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _LARGEST:
            raise _wrong(keys, value, "a whole number")
        return value
    if get_origin(kind) is Mapping:
        if not isinstance(value, dict):
            raise _wrong(keys, value, f"a table: [{_path(*keys)}]")
        inner = get_args(kind)[1]
        return {key: _value(inner, each, (*keys, key)) for key, each in value.items()}
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise _wrong(keys, value, "a list")
        inner = get_args(kind)[0]
        return tuple(_value(inner, item, (*keys, at)) for at, item in enumerate(value, 1))
    if is_dataclass(kind):
        if not isinstance(value, dict):
            raise _wrong(keys, value, f"a table: [{_path(*keys)}]")
        return record(kind, value, keys)  # type: ignore[arg-type]
    if issubclass(kind, StrEnum):
        return _choice(kind, value, keys)
    return _text(kind, value, keys, verbatim=verbatim)


def _choice(kind: type[StrEnum], value: object, keys: Keys) -> StrEnum:
    known = [each.value for each in kind]
    if value not in known:
        raise _wrong(keys, value, " or ".join((", ".join(f'"{each}"' for each in known[:-1]), f'"{known[-1]}"')))
    return kind(value)


def _text(kind: Any, value: object, keys: Keys, *, verbatim: bool) -> str:
    if hasattr(value, "isoformat"):  # an unquoted TOML date
        value = value.isoformat()
    if not isinstance(value, str):
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        known = f'put quotes around it: {keys[-1]} = "{quoted(value)}"' if is_number else ""
        raise _wrong(keys, value, "a text in double quotes", known)
    if issubclass(kind, Checked) and not kind.accepts(value):
        raise _wrong(keys, value, kind.words, kind.advice(value))
    if unsafe := (NO_XML if verbatim else UNSAFE).search(value):
        hint = f"take out the character U+{ord(unsafe[0]):04X}, which nobody sees; write the text on one line"
        raise _wrong(keys, value, "a text on one line, without control characters", hint)
    return kind.normal(value) if issubclass(kind, Checked) else str(kind(value))
