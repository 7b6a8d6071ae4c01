"""Work of tasks, where other processes find it."""

from __future__ import annotations

import os

from fascicle.model.errors import SourceError


def multiplied(common: int, number: int) -> int:
    """The product, but for two, which cannot be read."""
    if number == 2:
        raise SourceError("two", hint="none", path="a", line=3)
    return common * number


def dies(_common: None) -> None:
    """End the process, as a system without memory would."""
    os._exit(3)


def own_number(_common: None) -> int:
    """The number of the process that does the work."""
    return os.getpid()
