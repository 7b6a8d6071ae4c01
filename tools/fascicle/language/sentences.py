"""Where a sentence ends."""

from __future__ import annotations

_STOPS = (".", "!", "?", "…", ":")
_CLOSING = "”’\"'»)]*"


def ends_sentence(text: str) -> bool:
    """Whether the last sign, quotation marks and brackets aside, ends a sentence."""
    return text.rstrip().rstrip(_CLOSING).endswith(_STOPS)
