"""The style sheets of a theme: what they load lies in the theme, or they are refused.

A browser loads what ``@import``, ``url()``, ``src()``, ``image()`` and ``image-set()`` name. The text is read as
tokens of CSS Syntax Level 3, with comments and escapes, so that an address cannot hide; the pages' policy forbids the
rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from fascicle.edition.theme.sheets import inside
from fascicle.model.errors import EditionError

_ESCAPE: Final = r"\\(?:[0-9a-fA-F]{1,6}[ \t\n]?|[^\n0-9a-fA-F])"
_NAME: Final = rf"(?:[\w-]|[^\x00-\x7f]|{_ESCAPE})+"
_TOKEN: Final = re.compile(
    rf"""(?P<comment>/\*.*?(?:\*/|\Z))
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<at>@{_NAME})
    |(?P<call>{_NAME}\()
    |(?P<name>{_NAME})
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_PLAIN_URL: Final = re.compile(rf"\s*((?:[^\s\"'()\\]|{_ESCAPE})*)\s*\)")
_LOADING: Final = frozenset(
    ("url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade")
)


def linked(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The style sheets at the top of a theme, in the order of their names: each page loads them, in this order."""
    return tuple(sorted(name for name in files if name.endswith(".css") and "/" not in name))


def loaded(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The files of a theme that its style sheets need, with themselves.

    Raises EditionError with file, line and column where a style sheet names what does not lie in the theme.
    """
    wanted, found = list(linked(files)), set[str]()
    while wanted:
        name = wanted.pop()
        if name not in found:
            found.add(name)
            wanted.extend(_named(files, name) if name.endswith(".css") else ())
    return tuple(sorted(found))


def _named(files: Mapping[str, bytes], name: str) -> Iterator[str]:
    file = f"theme/{name}"
    try:
        text = files[name].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    except UnicodeDecodeError as error:
        line = files[name].count(b"\n", 0, error.start) + 1
        raise EditionError("the file is not UTF-8", path=file, line=line, hint="save it as UTF-8") from error
    for at, address in _addresses(text):
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        if address.startswith("#"):
            continue
        target = inside(PurePosixPath(name).parent, address.partition("#")[0])
        if target is None:
            said = f"{address!r} leads out of theme/, and pages load nothing from elsewhere"
            hint = "put the file into theme/, and name it as it is seen from this one: url(pictures/paper.png)"
            raise EditionError(said, path=file, line=line, column=column, hint=hint)
        if target not in files:
            hint = "put it there, or take the line out"
            raise EditionError(f"there is no file theme/{target}", path=file, line=line, column=column, hint=hint)
        yield target


def _addresses(text: str) -> Iterator[tuple[int, str]]:
    """What a style sheet would have loaded: where it says so, and the address."""
    at, calls, rule = 0, list[str](), ""
    while found := _TOKEN.match(text, at):
        kind, token, at = str(found.lastgroup), found[0], found.end()
        if kind == "at":
            rule = _meant(token[1:]).lower()
        elif kind == "call":
            name = _meant(token[:-1]).lower()
            if name == "url" and (plain := _PLAIN_URL.match(text, at)):
                at = plain.end()
                if rule != "namespace":
                    yield found.start(), _meant(plain[1])
                continue
            calls.append(name)
        elif kind == "text" and (rule == "import" or (rule != "namespace" and _LOADING.intersection(calls))):
            yield found.start(), _meant(token[1:-1])
        elif token == "(":
            calls.append("")
        elif token == ")" and calls:
            calls.pop()
        elif token in (";", "{", "}"):
            rule = ""
            calls.clear()


def _meant(text: str) -> str:
    """Characters as CSS means them, where they are escaped."""

    def character(found: re.Match[str]) -> str:
        escaped = found[0][1:]
        if escaped == "\n":
            return ""
        digits = escaped.strip(" \t\n")
        if re.fullmatch(r"[0-9a-fA-F]{1,6}", digits):
            number = int(digits, 16)
            return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
        return escaped

    return re.sub(rf"{_ESCAPE}|\\\n", character, text)
