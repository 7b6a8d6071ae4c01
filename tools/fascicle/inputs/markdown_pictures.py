"""Pictures in Markdown: ``![words](address "title")`` and HTML's ``<img>``. They are no text, and must not be lost."""

from __future__ import annotations

import html
import re

from fascicle.model.source import Image

# Bounded, so that brackets that never close cost no more than their length.
_MARKDOWN = r"!\[[^\[\]\n]{0,1000}\]\((?:[^()\n]|\([^()\n]{0,500}\)){0,1000}\)"
_HTML = r"<img\b[^<>\n]{0,2000}>"
PICTURE = rf"(?:{_MARKDOWN}|{_HTML})"

_ALONE = re.compile(rf"\s*(?:\[?{PICTURE}(?:\]\([^()\n]*\))?\s*)+")
_PARTS = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<inside>.*)\)")
_INSIDE = re.compile(r"\s*(?:<(?P<angled>[^<>]*)>|(?P<address>.*?))(?:\s+(?P<quote>[\"'])(?P<title>.*)(?P=quote))?\s*")
_ATTRIBUTE = re.compile(r"\b(alt|src|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


# An address that holds the picture itself, or a program, is no address of a file.
_NO_FILE = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]+:", re.IGNORECASE)


def is_picture(line: str) -> bool:
    """Whether a line shows nothing but pictures, perhaps with links around them."""
    return _ALONE.fullmatch(line) is not None


def read_picture(mark: str, at: int) -> Image:
    """The picture of which this is the mark; ``at`` is the column where it begins."""
    address, *words = _of_markdown(mark) if mark.startswith("!") else _of_html(mark)
    said = dict.fromkeys(text for each in words if (text := " ".join(each.split())))
    # Programs that have no words for a picture repeat the name of its file.
    told = [text for text in said if text != address.rpartition("/")[2]]
    return Image(at, "" if _NO_FILE.match(address) else address, "; ".join(told))


def _of_markdown(mark: str) -> tuple[str, str, str]:
    """Address, words and title."""
    parts = _PARTS.fullmatch(mark)
    inside = _INSIDE.fullmatch(parts["inside"]) if parts else None
    if parts is None or inside is None:
        return "", "", ""
    return inside["angled"] or inside["address"] or "", parts["words"], inside["title"] or ""


def _of_html(tag: str) -> tuple[str, str, str]:
    """Address, words and title."""
    found = {name.lower(): html.unescape(one or other or bare) for name, one, other, bare in _ATTRIBUTE.findall(tag)}
    return found.get("src", "").strip(), found.get("alt", ""), found.get("title", "")
