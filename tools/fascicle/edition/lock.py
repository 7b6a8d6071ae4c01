"""One run at a time: whoever writes in an edition's folder holds its lock, and others wait.

The lock is on the folder itself, so that nothing is left behind, and the system takes it back from a process that ends,
however it ends. Where the system has no such locks (Windows), runs are on their own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fascicle.edition.files import output_error

try:
    import fcntl
except ImportError:  # pragma: no cover
    fcntl = None  # type: ignore[assignment]


@contextmanager
def locked(folder: Path, wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock of a folder; ``wait`` is called once where another run holds it. Raises OutputError."""
    if fcntl is None:  # pragma: no cover
        yield
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise output_error(folder, error) from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError:
            pass  # a file system without locks
        yield
    finally:
        os.close(descriptor)
