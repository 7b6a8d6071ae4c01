"""What pointers can lead to: the identifiers of files, found without parsing them, and kept while the files stay."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_ID = re.compile(rb"""xml:id\s*=\s*(?:"\s*([^"]*?)\s*"|'\s*([^']*?)\s*')""")


def identifiers(data: bytes) -> frozenset[str]:
    """Every ``xml:id`` of a document in UTF-8; one in a comment counts, too, which misleads nobody for long."""
    return frozenset((found[1] or found[2] or b"").decode("utf-8", "replace") for found in _ID.finditer(data))


def identifiers_in(path: Path) -> frozenset[str] | None:
    """Every ``xml:id`` of a file; None where there is no such file."""
    try:
        if not path.is_file():
            return None
        state = path.stat()
        return _identifiers_in(path, (state.st_mtime_ns, state.st_size))
    except OSError:
        return None


@lru_cache(maxsize=4096)
def _identifiers_in(path: Path, _stamp: tuple[int, int]) -> frozenset[str]:
    return identifiers(path.read_bytes())
