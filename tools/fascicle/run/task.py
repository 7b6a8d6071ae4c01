"""Tasks as values: what is to be made, under which key, by which function, from which inputs.

A task's function is one of a module, takes values that can be sent to another process, and gives such a value; it reads
and writes no file. So a task comes to the same result in this process, in another, and on another machine.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fascicle.model.errors import EngineError, FascicleError

# A function of what many tasks share, and of the inputs of one.
Work = Callable[..., Any]


@dataclass(frozen=True, eq=False)
class Common:
    """What many tasks share, such as the names of an authority file: made when the first of them is to be done, sent to
    a worker once, and kept there.
    """

    make: Callable[[], Any]

    @cached_property
    def value(self) -> Any:
        """What they share."""
        return self.make()

    @cached_property
    def data(self) -> bytes:
        """The value as it is sent."""
        return pickle.dumps(self.value, protocol=pickle.HIGHEST_PROTOCOL)

    @cached_property
    def digest(self) -> str:
        """A name for the value on the way."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, eq=False)
class Task:
    """``work(common.value, *inputs)`` makes what ``key`` stands for; ``name`` is what people call it.

    ``weight`` says roughly how much there is to do, in bytes; ``before`` is what was there before, as far as who puts
    the result in place has to know, and no worker sees it.
    """

    name: str
    key: str
    work: Work
    common: Common
    inputs: tuple[Any, ...]
    weight: int
    before: bytes | None = None


@dataclass(frozen=True)
class Done:
    """The result of a task, or the error that it ended in."""

    task: Task
    result: Any = None
    error: FascicleError | None = None


def perform(work: Work, common: Any, inputs: tuple[Any, ...]) -> Any:
    """Do the work of a task; an error that a person can mend is part of the answer.

    Anything else that goes wrong inside a task is a fault of the program; it is told as one, with its name, so that
    the other texts are still worked on.
    """
    try:
        return work(common, *inputs)
    except FascicleError as error:
        return error
    except (RecursionError, MemoryError) as error:
        return EngineError(
            f"{work.__name__} gave up: {type(error).__name__}", hint="the text is nested too deep, or too large"
        )
