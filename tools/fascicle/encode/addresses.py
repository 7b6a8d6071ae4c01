"""Where links of a source may lead, as URI references."""

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
    return uri(address)


def local_target(address: str) -> str:
    """The same, and a path to a file of the edition: what was written for it may point to what lies beside it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    local = not parts.scheme and not parts.netloc and not address.startswith("/")
    return uri(address) if local else safe_target(address)


def uri(address: str) -> str:
    """An address as a URI reference: what may not stand in one is escaped, and nothing twice."""
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", address), safe=_URL_SAFE)
