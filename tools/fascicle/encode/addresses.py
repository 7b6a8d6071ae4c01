"""Addresses of the source as URI references."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_SCHEMES = frozenset({"http", "https", "mailto"})
_URL_SAFE = "!#$&'()*+,/:;=?@~%"


def safe_target(address: str) -> str:
    """The address as a URI reference if its scheme is one that a reader may follow, else the empty string."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.scheme.lower() == "mailto"):
        return ""
    return uri_of(address)


def uri_of(address: str) -> str:
    """The address with what no URI holds written as one writes it there."""
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", address), safe=_URL_SAFE)
