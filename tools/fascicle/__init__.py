"""fascicle: digital editions in TEI XML, from source texts to valid TEI, web edition, print PDF and deposit.

``fascicle.open(FOLDER)`` is the beginning of the public API (``fascicle.api``); the order of everything is in
``fascicle.pipeline``. Names are loaded when they are asked for, so that the command starts quickly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fascicle.version import VERSION

if TYPE_CHECKING:
    from fascicle.api import Edition as Edition
    from fascicle.api import add as add
    from fascicle.api import check_bytes as check_bytes
    from fascicle.api import init as init
    from fascicle.api import open_edition as open

__version__ = VERSION
__all__ = ["Edition", "__version__", "add", "check_bytes", "init", "open"]

_IN_API = {"Edition": "Edition", "add": "add", "check_bytes": "check_bytes", "init": "init", "open": "open_edition"}


def __getattr__(name: str) -> object:
    if name in _IN_API:
        from fascicle import api

        return getattr(api, _IN_API[name])
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
