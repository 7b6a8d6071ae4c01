"""Languages as files of OCR name them: by a code of two or three letters, or by their English names."""

from __future__ import annotations

import re
from functools import cache

_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NONE = frozenset({"und", "mul", "mis", "zxx"})


@cache
def language_tag(said: str | None) -> str:
    """The BCP 47 tag of a language that a file names; empty where it is none that is known."""
    words = (said or "").strip().replace("_", "-")
    if not words:
        return ""
    if _CODE.fullmatch(words):
        from langcodes import standardize_tag, tag_is_valid  # few files name a language

        tag = standardize_tag(words) if tag_is_valid(words) else ""
        return "" if tag.partition("-")[0] in _NONE else tag
    return _by_name().get(words.lower(), "")


@cache
def _by_name() -> dict[str, str]:
    from babel import Locale

    names = Locale("en").languages
    return {str(name).lower(): str(tag) for tag, name in names.items() if tag not in _NONE and "_" not in tag}
