"""The page that servers answer with where there is none; GitHub Pages, Netlify and others look for it by its name."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

NOT_FOUND: Final = "404.html"

# Addresses beside the page: neither of elsewhere nor in the page itself.
_BESIDE: Final = re.compile(r' (?:href|src|action)="(?![a-z+]+:|#|/)')


def from_anywhere(page: str, url: str) -> str:
    """A page that is shown at any address of a server: what lies beside it is named from the root of the server.

    ``url`` is that of the site; where nobody knows it, the page stays as it is.
    """
    root = f"{urlsplit(url).path.rstrip('/')}/"
    return _BESIDE.sub(lambda found: found[0] + root, page) if url else page
