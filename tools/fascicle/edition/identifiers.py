"""Identifiers that repositories know: DOI, ORCID iD, SPDX licence, ISO 639-3 language.

Each function brings what people write to the one form that the standards print, and returns None for what is not
such an identifier; who asks says what is wrong and where.
"""

from __future__ import annotations

import re

# The characters that DataCite and Crossref recommend for new DOIs. Older DOIs hold others, but the DOI of a deposit
# is always new, and CITATION.cff takes no more than these.
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?(10\.\d{4,9}(?:\.\d+)?/[A-Za-z0-9._;()/-]+)", re.IGNORECASE)
_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")
_CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/(?:"
    r"licenses/(?P<terms>by(?:-nc)?(?:-nd|-sa)?)/(?P<version>[1-4]\.[05])"
    r"|publicdomain/zero/(?P<zero>1\.0)"
    r")/?(?:deed\.[a-z_-]+|legalcode(?:\.[a-z_-]+)?)?"
)

DOI_TEST_PREFIX = "10.5072/"
"""The prefix that DataCite keeps for tests: such a DOI never resolves."""


def doi(text: str) -> str | None:
    """A DOI without resolver, such as ``10.1234/abc``."""
    match = _DOI.fullmatch(text.strip())
    return match[1] if match else None


def orcid(text: str) -> str | None:
    """An ORCID iD as ``0000-0002-1825-0097``, its check digit proved (ISO 7064, MOD 11-2)."""
    match = _ORCID.fullmatch(text.strip())
    if match is None:
        return None
    *digits, check = list(match[1].replace("-", ""))
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return match[1] if check == "0123456789X"[(12 - total % 11) % 11] else None


def spdx(licence_url: str) -> str | None:
    """The SPDX id of a Creative Commons licence, told by its address: its name is written in too many ways.

    Ported licences (``/3.0/de/``) are other texts than the international ones and get no id here.
    """
    match = _CREATIVE_COMMONS.fullmatch(licence_url.strip())
    if match is None:
        return None
    return f"CC0-{match['zero']}" if match["zero"] else f"CC-{match['terms'].upper()}-{match['version']}"


def iso639_3(tag: str) -> str | None:
    """The three-letter code of a BCP 47 tag's language, in its terminological form (``deu``, not ``ger``)."""
    import langcodes  # it reads large tables

    try:
        return langcodes.Language.get(tag).to_alpha3(variant="T")
    except (LookupError, ValueError):
        return None
