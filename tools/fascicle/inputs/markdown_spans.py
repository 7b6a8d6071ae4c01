"""Typography, links and the rest of what stands inside a block of Markdown (CommonMark 0.31, 6): marks and styles.

Code and mathematics are text as it stands, though the marks around code are none. Work is linear in the length of the
block, whatever it holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fascicle.inputs.markdown_emphasis import Delimiter, delimiter, resolve
from fascicle.inputs.markdown_html import REFERENCE, TAG
from fascicle.inputs.markdown_links import INLINE, Addresses, address_of, label_of
from fascicle.inputs.markdown_pictures import PICTURE
from fascicle.inputs.markdown_styles import Styles
from fascicle.inputs.markdown_tags import TagReader
from fascicle.model.source import Image

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<hard>\\\n| {2,}+\n)"
    r"|(?P<code>`+)"
    r"|(?P<math>\$\$?)"
    rf"|(?P<reference>{REFERENCE})"
    r"|<(?P<auto>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*)>"
    r"|<(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)>"
    rf"|(?P<image>{PICTURE})"
    rf"|(?P<tag>{TAG})"
    r"|(?P<comment><[!?])"
    # Pandoc's raised and lowered letters stand at a word, and are part of one.
    r"|(?<=\w)\^(?P<raised>\w{1,8}\.?)\^|(?<=\w)~(?P<lowered>\w{1,8})~(?!~)"
    r"|(?P<emphasis>\*+|_+|~+)"
    r"|\[\^(?P<note>[^\[\]\s]+)\]"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?<![\w@.+-])(?P<bare>(?:https?://|www\.)[^\s<\[\]]{1,2000})",
)
_OF_HTML = frozenset({"reference", "tag", "comment", "image", "math"})
_TRAILING = re.compile(r"[?!.,:*_~'\"]+$|&[A-Za-z0-9]+;$")
_SPAN = re.compile(r"\{(?P<words>[^{}\n]{0,200})\}")
_SPANS = {".smallcaps": "smallcaps", ".sc": "smallcaps", ".underline": "italic", ".ul": "italic"}


@dataclass(frozen=True)
class Known:
    """What a whole text defines: the addresses of links and the labels of notes."""

    addresses: Addresses
    notes: frozenset[str]


@dataclass(slots=True)
class _Bracket:
    start: int
    delimiters: int  # how many stood before it
    image: bool


def scan(text: str, known: Known, *, html_only: bool = False) -> Styles:
    """Marks and styles of the text of a block; with ``html_only`` nothing but HTML is a mark."""
    return _Scanner(text, known, html_only).scan()


class _Scanner(TagReader):
    """Goes through a block from mark to mark."""

    def __init__(self, text: str, known: Known, html_only: bool) -> None:
        super().__init__(text)
        self._known = known
        self._html_only = html_only
        self._delimiters: list[Delimiter] = []
        self._brackets: list[_Bracket] = []
        self._linked = 0  # brackets around a link, which are none of links themselves
        self._code: dict[int, int] | None = None

    def scan(self) -> Styles:
        at = 0
        while token := _TOKEN.search(self._text, at):
            kind = token.lastgroup or ""
            skip = self._html_only and kind not in _OF_HTML
            at = token.end() if skip else getattr(self, f"_read_{kind}")(token)
        resolve(self._delimiters, self._styles)
        return self._styles

    def _read_escape(self, token: re.Match[str]) -> int:
        self._styles.weaken(token.start(), token.start() + 1)
        return token.end()

    def _read_hard(self, token: re.Match[str]) -> int:
        """The line ends here because the writer wanted it."""
        if self._text[token.start()] == "\\":
            self._styles.weaken(token.start(), token.start() + 1)
        self._styles.hard.add(token.end() - 1)
        return token.end()

    def _read_code(self, token: re.Match[str]) -> int:
        if self._code is None:
            self._code = _partners(self._text)
        closing = self._code.get(token.start())
        if closing is None:
            return token.end()
        length = token.end() - token.start()
        self._styles.weaken(token.start(), token.end())
        self._styles.weaken(closing, closing + length)
        return closing + length

    def _read_math(self, token: re.Match[str]) -> int:
        """Mathematics is text as it stands, the signs around it too."""
        text, sign, begin = self._text, token[0], token.end()
        closing = text.find(sign, begin)
        while len(sign) == 1 and closing > 0 and text[closing - 1] == "\\":
            closing = text.find(sign, closing + 1)
        if closing <= begin or (text[begin].isspace() and len(sign) == 1):
            return begin
        after = text[closing + 1 : closing + 2]
        if len(sign) == 1 and (text[closing - 1].isspace() or after.isdigit() or "\n\n" in text[begin:closing]):
            return begin
        return closing + len(sign)

    def _read_auto(self, token: re.Match[str]) -> int:
        return self._address(token, token["auto"])

    def _read_mail(self, token: re.Match[str]) -> int:
        return self._address(token, f"mailto:{token['mail']}")

    def _address(self, token: re.Match[str], address: str) -> int:
        start, end = token.span()
        self._styles.hide(start, start + 1)
        self._styles.hide(end - 1, end)
        self._styles.link(start, end, address)
        return end

    def _read_bare(self, token: re.Match[str]) -> int:
        """An address that stands bare; the stop of the sentence is none of it (GFM 6.9)."""
        words = token[0]
        while True:
            shorter = _TRAILING.sub("", words)
            if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
                shorter = shorter[:-1]
            if shorter == words:
                break
            words = shorter
        words = words.partition("](")[0]
        if "." in words and not self._brackets:
            address = words if words.startswith("http") else f"http://{words}"
            self._styles.link(token.start(), token.start() + len(words), address)
        return token.start() + max(len(words), 4)

    def _read_raised(self, token: re.Match[str]) -> int:
        return self._shifted(token, "sup")

    def _read_lowered(self, token: re.Match[str]) -> int:
        return self._shifted(token, "sub")

    def _shifted(self, token: re.Match[str], rend: str) -> int:
        start, end = token.span()
        self._styles.hide(start, start + 1)
        self._styles.hide(end - 1, end)
        self._styles.rend(start + 1, end - 1, rend)
        return end

    def _read_emphasis(self, token: re.Match[str]) -> int:
        if token[0][0] != "~" or len(token[0]) == 2:
            self._delimiters.append(delimiter(self._text, *token.span()))
        return token.end()

    def _read_note(self, token: re.Match[str]) -> int:
        start, end = token.span()
        if token["note"] not in self._known.notes:
            self._styles.remarks.append((start, f"the note {token[0]} has no text; its mark is kept as text"))
            return end
        self._styles.weaken(start, start + 2)
        self._styles.weaken(end - 1, end)
        self._styles.note(start, end, token["note"])
        return end

    def _read_open(self, token: re.Match[str]) -> int:
        start = token.start()
        if self._text.startswith("^[", start - 1) and not self._text[max(0, start - 2) : start - 1].isspace():
            self._styles.remarks.append((start, "a note within the line, ^[...], is not read; its words are kept"))
        self._brackets.append(_Bracket(token.start(), len(self._delimiters), token[0] == "!["))
        return token.end()

    def _read_close(self, token: re.Match[str]) -> int:
        if not self._brackets:
            return token.end()
        bracket = self._brackets.pop()
        around = len(self._brackets) < self._linked
        self._linked = min(self._linked, len(self._brackets))
        begin, close = bracket.start + 1 + bracket.image, token.start()
        if span := _SPAN.match(self._text, token.end()):
            return self._set_span(bracket, close, span)
        if around and not bracket.image:
            return token.end()
        found = self._target(begin, close)
        if found is None:
            return token.end()
        address, end = found
        if bracket.image:
            self._picture(bracket, close, end, address)
            return end
        self._styles.hide(bracket.start, begin)
        self._styles.hide(close, end)
        self._styles.link(begin, close, address)
        self._settle(bracket)
        self._linked = len(self._brackets)
        return end

    def _settle(self, bracket: _Bracket) -> None:
        """Emphasis that is open inside brackets does not go on outside."""
        resolve(self._delimiters[bracket.delimiters :], self._styles)
        del self._delimiters[bracket.delimiters :]

    def _picture(self, bracket: _Bracket, close: int, end: int, address: str) -> None:
        self._styles.hide(bracket.start, end)
        words = " ".join(self._text[bracket.start + 2 : close].split())
        self._styles.images.append(Image(bracket.start, address, words))
        del self._delimiters[bracket.delimiters :]

    def _set_span(self, bracket: _Bracket, close: int, span: re.Match[str]) -> int:
        """Words in brackets with what Pandoc calls attributes: small capitals, for one."""
        rend = next((_SPANS[word] for word in span["words"].split() if word in _SPANS), "")
        if bracket.image or not rend:
            return close + 1
        self._styles.hide(bracket.start, bracket.start + 1)
        self._styles.hide(close, span.end())
        self._styles.rend(bracket.start + 1, close, rend)
        self._settle(bracket)
        return span.end()

    def _target(self, begin: int, close: int) -> tuple[str, int] | None:
        """Where the words between brackets lead, and where the link ends."""
        text = self._text
        if inline := INLINE.match(text, close + 1):
            return address_of(inline), inline.end()
        if not self._known.addresses:
            return None
        if text.startswith("[", close + 1):
            end = text.find("]", close + 2, close + 1003)
            label = text[close + 2 : end] if end > 0 else ""
            if label.strip() and "[" not in label:
                address = self._known.addresses.get(label_of(label))
                return (address, end + 1) if address is not None else None
        if close - begin > 999:
            return None
        words = text[begin:close]
        address = self._known.addresses.get(label_of(words)) if "[" not in words else None
        if address is None:
            return None
        return address, close + 3 if text.startswith("[]", close + 1) else close + 1


def _partners(text: str) -> dict[int, int]:
    """For each run of backticks the next one of its length."""
    partners: dict[int, int] = {}
    nearest: dict[int, int] = {}
    for run in reversed([match.span() for match in re.finditer(r"`+", text)]):
        length = run[1] - run[0]
        if length in nearest:
            partners[run[0]] = nearest[length]
        nearest[length] = run[0]
    return partners
