"""Two files exchange their names in one step, so that what was in the place of a file can be looked at afterwards.

Python's ``os`` has no call for it: Linux has ``renameat2`` with RENAME_EXCHANGE, macOS ``renamex_np`` with RENAME_SWAP.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are relative to the current folder
_EXCHANGE = 2
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)


def exchanged(one: Path, two: Path) -> bool:
    """Exchange the names of two files; False where system or file system cannot. Raises OSError."""
    call = _call()
    if call is None:
        return False
    sys.audit("os.rename", os.fspath(one), os.fspath(two), -1, -1)  # as os.rename tells what it is about to do
    if call(os.fsencode(one), os.fsencode(two)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(two))


@cache
def _call() -> Callable[[bytes, bytes], int] | None:
    if os.name != "posix":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if hasattr(library, "renameat2"):
        return lambda one, two: library.renameat2(_HERE, one, _HERE, two, _EXCHANGE)
    if hasattr(library, "renamex_np"):
        return lambda one, two: library.renamex_np(one, two, _EXCHANGE)
    return None
