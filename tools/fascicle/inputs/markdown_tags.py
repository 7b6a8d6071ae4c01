"""HTML inside a block of Markdown: tags, comments, references, pictures, each a mark of its own kind."""

from __future__ import annotations

import re

from fascicle.inputs.markdown_html import (
    PARTS,
    QUIET,
    REND,
    SAYING,
    UNREAD,
    attributes_of,
    character_of,
    is_tag,
    unread_tag,
)
from fascicle.inputs.markdown_pictures import read_picture
from fascicle.inputs.markdown_styles import Styles


class TagReader:
    """Reads what of HTML stands at a place; each method answers where to go on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._styles = Styles()
        self._links: list[str] = []
        self._last_comment = max(text.rfind("-->"), text.rfind("?>"))

    def _read_reference(self, token: re.Match[str]) -> int:
        if character := character_of(token[0]):
            self._styles.read_as(token.start(), token.end(), character)
        return token.end()

    def _read_image(self, token: re.Match[str]) -> int:
        self._styles.hide(*token.span())
        self._styles.images.append(read_picture(token["image"], token.start()))
        return token.end()

    def _read_tag(self, token: re.Match[str]) -> int:
        parts = PARTS.fullmatch(token[0])
        if parts is None or not is_tag(parts):
            return token.start() + 1
        start, end = token.span()
        name = parts["name"].lower()
        if remark := unread_tag(name, token[0]):
            self._styles.remarks.append((start, remark))
        if name in SAYING:
            self._styles.hide(start, end)
        elif name in QUIET or name in UNREAD:
            self._styles.weaken(start, end)
        else:
            return start + 1  # a name in pointed brackets
        if name == "br":
            self._styles.part(start)
        elif name in REND or name == "a":
            self._pair_tag(name, parts, end)
        return end

    def _pair_tag(self, name: str, parts: re.Match[str], end: int) -> None:
        """What a tag says holds up to the tag that closes it."""
        address = attributes_of(parts["attributes"]).get("href", "") if name == "a" else ""
        if not parts["close"]:
            self._styles.open_tag(name, end)
            if name == "a":
                self._links.append(address)
            return
        opened = self._styles.close_tag(name)
        if opened is None:
            return
        start = end - len(parts[0])
        if name != "a":
            self._styles.rend(opened, start, REND[name])
        elif link := self._links.pop():
            self._styles.link(opened, start, link)

    def _read_comment(self, token: re.Match[str]) -> int:
        start = token.start()
        text = self._text
        sign = "-->" if text.startswith("<!--", start) else "?>" if text[start + 1] == "?" else ">"
        if sign != ">" and start > self._last_comment:
            return token.end()
        closing = text.find(sign, token.end(), None if sign != ">" else start + 1000)
        if closing < 0 or (sign == ">" and not text[start + 2 : start + 3].isalpha()):
            return token.end()
        self._styles.weaken(start, closing + len(sign))
        return closing + len(sign)
