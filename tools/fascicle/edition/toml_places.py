"""Where a key stands in a TOML file: the standard library's reader keeps no positions."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator

Keys = tuple[str | int, ...]

_TOKEN = re.compile(
    r"""(?P<blank>[ \t\r\n]+|\#[^\n]*)
    |(?P<text>"{3}[^\\"]*+(?:(?:\\.|"{1,2}(?!"))[^\\"]*+)*+"{3,5}|(?:\'){3}.*?(?:\'){3,5}
        |"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|\'[^\'\n]*\')
    |(?P<word>[^][\s{}=,."\'\#]+)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)


class TomlLines:
    """The line, from 1, of every table, key and item of a list in a TOML file."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Keys, int] = {}
        for keys, line in _Scanner(text).places():
            for end in range(len(keys), 0, -1):  # what a dotted key leads through has no line of its own
                if self.lines.setdefault(keys[:end], line) != line:
                    break

    def of(self, keys: Keys) -> int | None:
        """The line of what ``keys`` leads to, or of the innermost table or list around it that has a line.

        A number in ``keys`` counts the tables or items of a list from 1: ``("sources", 2, "date")`` is the date of the
        second of ``sources``, however they are written. None where nothing of it is in the text.
        """
        return next((self.lines[keys[:end]] for end in range(len(keys), 0, -1) if keys[:end] in self.lines), None)


class _Scanner:
    """Goes through a TOML file token by token; of a file that is none, it says what it understands."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._counts: Counter[Keys] = Counter()
        self._next()

    def _next(self) -> None:
        self._kind, self._token, self._line = next(self._tokens, ("end", "", 0))

    def places(self) -> Iterator[tuple[Keys, int]]:
        """The keys of everything, in the order of the file, with their lines."""
        table: Keys = ()
        # Lists and inline tables that are open: the keys that lead to each, and the number of its items, None for a
        # table. A list of its own, since a file may nest them deeper than Python calls functions.
        opened: list[tuple[Keys, int | None]] = []
        while self._kind != "end":
            line = self._line
            here, items = opened[-1] if opened else (table, None)
            if self._token in ("]", "}") and self._kind == "sign":
                if opened:
                    opened.pop()
            elif self._kind == "sign" and self._token == "[" and not opened:
                table = self._header()
                yield table, line
                continue
            elif items is not None:
                if self._token != "," or self._kind != "sign":
                    opened[-1] = (here, items + 1)
                    yield (*here, items + 1), line
                    self._value((*here, items + 1), opened)
                    continue
            elif self._kind in ("text", "word"):
                keys = (*here, *self._key())
                yield keys, line
                if self._token == "=":
                    self._next()
                    self._value(keys, opened)
                continue
            self._next()

    def _header(self) -> Keys:
        """The keys of a table whose ``[`` comes now."""
        self._next()
        is_list = self._token == "[" and self._kind == "sign"
        if is_list:
            self._next()
        parts = self._key()
        path: Keys = ()
        for at, part in enumerate(parts, 1):
            path = (*path, part)
            if is_list and at == len(parts):
                self._counts[path] += 1
            if self._counts[path]:  # the number that each list on the way has reached
                path = (*path, self._counts[path])
        for _ in range(1 + is_list):
            self._next()
        return path

    def _key(self) -> Keys:
        parts: list[str] = []
        while self._kind in ("text", "word"):
            parts.append(self._token if self._kind == "word" else _unquoted(self._token))
            self._next()
            if self._token == "." and self._kind == "sign":
                self._next()
            else:
                break
        return tuple(parts)

    def _value(self, keys: Keys, opened: list[tuple[Keys, int | None]]) -> None:
        """Pass over a value; of a list or table, over what opens it."""
        if self._kind == "sign" and self._token in ("[", "{"):
            opened.append((keys, 0 if self._token == "[" else None))
            self._next()
            return
        line = self._line
        while self._kind != "end" and self._line == line and not (self._kind == "sign" and self._token in ",]}"):
            self._next()


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Kind, characters and line of each token; blanks and comments are none."""
    line = 1
    for found in _TOKEN.finditer(text):
        if found.lastgroup != "blank":
            yield str(found.lastgroup), found[0], line
        line += found[0].count("\n")


def _unquoted(token: str) -> str:
    try:
        return str(tomllib.loads(f"key = {token}")["key"])
    except tomllib.TOMLDecodeError:
        return token[1:-1]
