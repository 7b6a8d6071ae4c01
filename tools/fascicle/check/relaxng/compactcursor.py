"""A place among the tokens of a schema in compact syntax, and what may stand there."""

from __future__ import annotations

from pathlib import Path

from fascicle.check.relaxng.compacttokens import KEYWORDS, CompactToken, TokenKind, tokens
from fascicle.model.errors import EngineError

NAMES = (TokenKind.NAME, TokenKind.ESCAPED)


class CompactCursor:
    """Reads tokens one after another; annotations are passed over."""

    def __init__(self, text: str, path: Path) -> None:
        self._path = path
        self._tokens = list(tokens(text, path))
        self._at = 0

    @property
    def _next(self) -> CompactToken:
        return self._tokens[self._at]

    @property
    def _behind(self) -> CompactToken:
        return self._tokens[min(self._at + 1, len(self._tokens) - 1)]

    def _take(self) -> CompactToken:
        token = self._next
        self._at += token.kind is not TokenKind.END
        return token

    def _takes(self, *signs: str) -> CompactToken | None:
        return self._take() if self._next.is_sign(*signs) else None

    def _needs(self, sign: str) -> CompactToken:
        if not self._next.is_sign(sign):
            raise self._error(f"here stands {self._next.text}, and not “{sign}”", f"write “{sign}” before it")
        return self._take()

    def _literal(self) -> str:
        """One literal, or several that a tilde joins."""
        if self._next.kind is not TokenKind.LITERAL:
            raise self._error(f"here stands {self._next.text}, and no text in quotation marks", "write it so")
        text = self._take().text
        return text + self._literal() if self._takes("~") else text

    def _identifier(self, *, keyword: bool = False) -> str:
        token = self._next
        if token.kind not in NAMES or (token.is_keyword(*KEYWORDS) and not keyword):
            hint = f"write a name; “\\{token.text}” is one" if token.is_keyword(*KEYWORDS) else "write a name"
            raise self._error(f"here stands {token.text}, and no name", hint)
        return self._take().text

    def _error(self, message: str, hint: str) -> EngineError:
        return EngineError(f"the schema is wrong: {message}", hint=hint, path=self._path, line=self._next.line)

    def _annotations(self, *, elements: bool = False) -> None:
        """Pass over annotations before something, and over elements of other namespaces that stand alone."""
        while self._next.is_sign("[") or (elements and self._behind.is_sign("[") and self._is_named()):
            if not self._next.is_sign("["):
                self._take()
            self._skip()

    def _is_named(self) -> bool:
        return self._next.kind in (*NAMES, TokenKind.PREFIXED)

    def _following(self) -> None:
        """Pass over annotations behind something."""
        while self._takes(">>"):
            if not self._is_named():
                raise self._error(f"here stands {self._next.text}, and no name of an annotation", "write one")
            self._take()
            self._skip()

    def _skip(self) -> None:
        self._needs("[")
        while not self._takes("]"):
            if self._next.kind is TokenKind.END:
                raise self._error("an annotation is not closed", "write “]” where it ends")
            if self._next.is_sign("["):
                self._skip()
            else:
                self._take()
