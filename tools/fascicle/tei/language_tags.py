"""Language tags of TEI files as pages and books know them."""

from __future__ import annotations

from functools import cache


@cache
def language_tag(tag: str) -> str:
    """A language tag as pages and books know it (BCP 47): `lat` is `la`; of a wrong one what can be kept."""
    from langcodes import standardize_tag, tag_is_valid  # it reads large tables

    parts = tag.strip().split("-")
    for kept in (tag.strip(), "-".join(parts[:2]), parts[0]):
        try:
            if tag_is_valid(known := standardize_tag(kept)):
                return known
        except ValueError:  # LanguageTagError
            continue
    return "und"
