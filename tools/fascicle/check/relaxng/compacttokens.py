"""Words and signs of RELAX NG's compact syntax (OASIS committee specification of 21 November 2002, appendix A)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from pathlib import Path

from fascicle.model.errors import EngineError
from fascicle.model.shown import quoted

KEYWORDS = frozenset(
    {
        "attribute", "default", "datatypes", "div", "element", "empty", "external", "grammar", "include", "inherit",
        "list", "mixed", "namespace", "notAllowed", "parent", "start", "string", "text", "token",
    }
)  # fmt: skip


class TokenKind(StrEnum):
    """What a token is; a sign is its own text."""

    NAME = auto()
    ESCAPED = auto()  # a name that would be a keyword but for its backslash
    PREFIXED = auto()
    ANY_OF = auto()  # a prefix and an asterisk: all names of a namespace
    LITERAL = auto()
    SIGN = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class CompactToken:
    """A word or sign of a schema, and the line where it stands; of a literal ``text`` is what it means."""

    kind: TokenKind
    text: str
    line: int

    def is_sign(self, *signs: str) -> bool:
        """Whether it is one of some signs."""
        return self.kind is TokenKind.SIGN and self.text in signs

    def is_keyword(self, *words: str) -> bool:
        """Whether it is one of some keywords; a name with a backslash is none."""
        return self.kind is TokenKind.NAME and self.text in words


_NAME = r"[^\W\d][\w.\-\u00b7]*"
_TOKEN = re.compile(
    rf"""
      (?P<blank>[ \t\n]+|\#[^\n]*)
    | (?P<literal>\"\"\"(?:.|\n)*?\"\"\"|'''(?:.|\n)*?'''|"[^"\n]*"|'[^'\n]*')
    | (?P<any>{_NAME}:\*)
    | (?P<prefixed>{_NAME}:{_NAME})
    | (?P<escaped>\\{_NAME})
    | (?P<name>{_NAME})
    | (?P<sign>\|=|&=|>>|[=|&,?*+\-~:()\[\]{{}}])
    """,
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\x+\{([0-9a-fA-F]{1,8})\}")
_NEWLINE = "\ue000"  # a line end that was written as an escape: it ends no comment and no literal

_KINDS = {
    "any": TokenKind.ANY_OF,
    "prefixed": TokenKind.PREFIXED,
    "escaped": TokenKind.ESCAPED,
    "name": TokenKind.NAME,
    "literal": TokenKind.LITERAL,
    "sign": TokenKind.SIGN,
}


def tokens(text: str, path: Path) -> Iterator[CompactToken]:
    """The tokens of a schema, the last being :attr:`TokenKind.END`; raises EngineError where there is none."""
    text = _ESCAPE.sub(_escaped, text.replace("\r\n", "\n").replace("\r", "\n"))
    at, line = 0, 1
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise EngineError(
                f"the schema is wrong: {quoted(text[at])} begins nothing in compact syntax",
                hint="close the literal before it, or take it out",
                path=path,
                line=line,
            )
        kind = found.lastgroup or ""
        if kind != "blank":
            yield CompactToken(_KINDS[kind], _meant(kind, found[0]), line)
        line += found[0].count("\n")
        at = found.end()
    yield CompactToken(TokenKind.END, "the end of the file", line)


def _escaped(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    character = chr(number) if number <= 0x10FFFF else found[0]
    return _NEWLINE if character in "\n\r" else character


def _meant(kind: str, written: str) -> str:
    if kind == "literal":
        width = 3 if written[:3] in ('"""', "'''") else 1
        return written[width:-width].replace(_NEWLINE, "\n")
    return written[1:] if kind == "escaped" else written
