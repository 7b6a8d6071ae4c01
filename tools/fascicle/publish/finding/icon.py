"""The icon of a site: the first letter of the edition's title."""

from __future__ import annotations

from xml.sax.saxutils import escape

NAME = "favicon.svg"

_ICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="6" fill="#7a2418"/>
<text x="16" y="23" font-family="Georgia, serif" font-size="20" text-anchor="middle" fill="#fdfcf9">{letter}</text>
</svg>
"""


def icon(title: str) -> bytes:
    """``favicon.svg``; a title without a letter gets a pilcrow."""
    letter = next((sign for sign in title if sign.isalnum()), "¶")
    return _ICON.format(letter=escape(letter.upper())).encode("utf-8")
