"""Typography and links inside a Markdown block: which characters are marks, and which style the others have.

Emphasis is matched left to right by the flanking rules of CommonMark 0.31 (6.2), but styles are sets: marks that
overlap or never close break nothing, they only mark less. Work is linear in the length of the block.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from fascicle.inputs.markdown_pictures import PICTURE, read_picture
from fascicle.model.source import PLAIN, Image, Run, Style

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<emphasis>\*+)"
    r"|(?P<under>_+)"
    r"|</?(?P<tag>sup|sub|u|br|b|i|em|strong|span)\b[^<>\n]*>"
    r"|<(?P<auto>https?:[^<>\s]*)>"
    r"|<(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)>"
    rf"|(?P<image>{PICTURE})"
    # Pandoc's raised and lowered letters stand at a word, and are part of one.
    r"|(?<=\w)\^(?P<raised>\w{1,8}\.?)\^|(?<=\w)~(?P<lowered>\w{1,8})~(?!~)"
    r"|\[\^(?P<note>[^\[\]\s]+)\](?!:)"
    r"|(?P<open>\[)"
    # Bounded, so that brackets that never close cost no more than their length.
    r"|\]\((?P<target>(?:[^()\n]|\([^()\n]{0,500}\)){0,1000})\)"
)
# Underlining is how a typescript says italics.
_TAG_REND = {"sup": "sup", "sub": "sub", "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "italic"}
# Order of nesting from the outside in, so that the same set of styles is always written in the same way.
_NESTING = ("bold", "italic", "sup", "sub")


@dataclass
class _Styles:
    """Where styles begin and end in the block, and which characters are marks or weak."""

    length: int
    hidden: bytearray = field(init=False)
    weak: bytearray = field(init=False)
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    notes: list[tuple[int, int, str]] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    images: list[Image] = field(default_factory=list)
    _open: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hidden = bytearray(self.length)
        self.weak = bytearray(self.length)

    def hide(self, start: int, end: int) -> None:
        self.hidden[start:end] = b"\1" * (end - start)

    def weaken(self, start: int, end: int) -> None:
        self.weak[start:end] = b"\1" * (end - start)

    def open(self, rend: str, at: int) -> None:
        self._open.setdefault(rend, at)

    def is_open(self, rend: str) -> bool:
        return rend in self._open

    def close(self, rend: str, at: int) -> bool:
        start = self._open.pop(rend, None)
        if start is not None:
            self.spans.append((start, at, rend))
        return start is not None


def style_runs(lines: Sequence[tuple[str, int]]) -> list[tuple[list[Run], tuple[Image, ...]]]:
    """Runs and pictures of each line of a block, given as its text and the column where its words begin."""
    text = "\n".join(content for content, _ in lines)
    styles = _Styles(len(text))
    offset = 0
    for content, begin in lines:
        styles.hide(offset, offset + begin)
        offset += len(content) + 1
    _scan(text, styles)
    contents = [content for content, _ in lines]
    return list(zip(_runs(text, styles, contents), _images(styles, contents), strict=True))


def _scan(text: str, styles: _Styles) -> None:
    brackets: list[int] = []
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if styles.hidden[start]:
            continue
        match token.lastgroup:
            case "escape":
                styles.weaken(start, start + 1)
            case "emphasis":
                _emphasis(text, token, styles)
            case "under":
                _underscore(text, token, styles)
            case "tag":
                _tag(token, styles)
            case "auto":
                styles.hide(start, start + 1)
                styles.hide(end - 1, end)
                styles.links.append((start, end, token["auto"]))
            case "mail":
                styles.hide(start, start + 1)
                styles.hide(end - 1, end)
                styles.links.append((start, end, f"mailto:{token['mail']}"))
            case "image":
                styles.hide(start, end)
                styles.images.append(read_picture(token["image"], start))
            case "raised" | "lowered":
                styles.hide(start, start + 1)
                styles.hide(end - 1, end)
                styles.spans.append((start + 1, end - 1, "sup" if token["raised"] else "sub"))
            case "note":
                styles.weaken(start, start + 2)
                styles.weaken(end - 1, end)
                styles.notes.append((start, end, token["note"]))
            case "open":
                brackets.append(start)
            case "target" if brackets:
                opened = brackets.pop()
                styles.hide(opened, opened + 1)
                styles.hide(start, end)
                styles.links.append((opened, start, (token["target"].split() or [""])[0].strip("<>")))


def _flanks(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run of marks can open, and whether it can close."""
    before, after = text[start - 1 : start], text[end : end + 1]
    blank_before, blank_after = not before or before.isspace(), not after or after.isspace()
    sign_before = bool(before) and not before.isalnum() and not blank_before
    sign_after = bool(after) and not after.isalnum() and not blank_after
    left = not blank_after and (not sign_after or blank_before or sign_before)
    right = not blank_before and (not sign_before or blank_after or sign_after)
    return left, right


def _emphasis(text: str, token: re.Match[str], styles: _Styles) -> None:
    start, end = token.span()
    left, right = _flanks(text, start, end)
    if not left and not right and end - start == 1 and text[start - 1 : start].isspace():
        return  # an asterisk between blanks is a character of the text
    styles.hide(start, end)
    _toggle(styles, start, end, left, right)


def _underscore(text: str, token: re.Match[str], styles: _Styles) -> None:
    """Underscores are marks only at the edges of words (CommonMark 6.2), and stay in the source layer."""
    start, end = token.span()
    left, right = _flanks(text, start, end)
    if left != right and end - start <= 3 and _toggle(styles, start, end, left, right):
        styles.weaken(start, end)


def _toggle(styles: _Styles, start: int, end: int, left: bool, right: bool) -> bool:
    """Open or close bold (two signs) and italics (one, or three with bold)."""
    count, changed = end - start, False
    kinds = [rend for rend, wanted in (("bold", count >= 2), ("italic", count % 2 == 1)) if wanted]
    for rend in kinds:
        if right and styles.is_open(rend):
            changed = styles.close(rend, start) or changed
        elif left:
            styles.open(rend, end)
            changed = True
    return changed


def _tag(token: re.Match[str], styles: _Styles) -> None:
    start, end = token.span()
    styles.hide(start, end)
    if token["tag"] == "br":
        styles.breaks.add(start)
    rend = _TAG_REND.get(token["tag"])
    if rend is None:
        return
    # A tag and asterisks may set the same style; a name of its own keeps each matched with its like.
    key = f"<{rend}"
    if token[0].startswith("</"):
        styles.close(key, start)
    else:
        styles.open(key, end)


def _runs(text: str, styles: _Styles, contents: list[str]) -> list[list[Run]]:
    looks = _looks(styles)
    result, offset = [], 0
    for content in contents:
        runs: list[Run] = []
        columns = range(offset, offset + len(content))
        blank = ""
        for (hidden, style), group in groupby(columns, key=lambda at: (styles.hidden[at], looks[at])):
            members = list(group)
            if hidden:
                blank = " " if blank or not styles.breaks.isdisjoint(members) else ""
                continue
            runs.append(Run(members[0] - offset, members[-1] + 1 - offset, style, blank))
            blank = ""
        result.append(runs)
        offset += len(content) + 1
    return result


def _images(styles: _Styles, contents: list[str]) -> Iterator[tuple[Image, ...]]:
    """The pictures of each line, with their columns in it."""
    offset, waiting = 0, deque(styles.images)
    for content in contents:
        end = offset + len(content)
        here = []
        while waiting and waiting[0].at < end:
            image = waiting.popleft()
            here.append(replace(image, at=image.at - offset))
        yield tuple(here)
        offset = end + 1


def _looks(styles: _Styles) -> list[Style]:
    """The style of every character, swept once from left to right."""
    events: dict[int, list[tuple[int, str, str]]] = {}
    for kind, spans in (("rend", styles.spans), ("link", styles.links), ("note", styles.notes)):
        for start, end, value in spans:
            events.setdefault(start, []).append((1, kind, value))
            events.setdefault(end, []).append((-1, kind, value))
    active: dict[tuple[str, str], int] = {}
    looks, base = [], PLAIN
    for at in range(styles.length):
        if at in events:
            for step, kind, value in events[at]:
                active[kind, value] = active.get((kind, value), 0) + step
            base = _style({key for key, count in active.items() if count > 0})
            active = {key: count for key, count in active.items() if count > 0}
        looks.append(Style(base.rend, base.target, True, base.note) if styles.weak[at] else base)
    return looks


def _style(active: set[tuple[str, str]]) -> Style:
    rends = {value.lstrip("<") for kind, value in active if kind == "rend"}
    links = sorted(value for kind, value in active if kind == "link")
    notes = sorted(value for kind, value in active if kind == "note")
    return Style(
        tuple(rend for rend in _NESTING if rend in rends), links[0] if links else "", False, notes[0] if notes else ""
    )
