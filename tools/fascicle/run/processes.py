"""How processes begin: with what tasks need, and nothing of the program that called fascicle.

They are not made by fork: the XSLT processor and its threads do not survive it. And they do not run the caller's main
module again, as Python's own do, which would ask every caller for a guard in it.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from multiprocessing import context as contexts
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from threading import Thread
from types import ModuleType
from typing import Any


def context(loaded: str) -> BaseContext:
    """The context in which the processes of a pool are made, with the module of their work loaded."""
    if not hasattr(os, "fork"):
        return contexts.SpawnContext()
    made = _ForkServer()
    made.set_forkserver_preload([loaded])
    return made


def end_with_parent() -> None:
    """End this process when the one that began it ends, however it ends: nobody else would tell it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


if hasattr(os, "fork"):

    class _Process(contexts.ForkServerProcess):
        """A process that is told of no main module."""

        @staticmethod
        def _Popen(process: Any) -> Any:  # noqa: N802 - the name that multiprocessing calls
            main = sys.modules["__main__"]
            sys.modules["__main__"] = ModuleType("__main__")
            try:
                return contexts.ForkServerProcess._Popen(process)
            finally:
                sys.modules["__main__"] = main

    class _ForkServer(contexts.ForkServerContext):
        """Processes forked from a server that has loaded what they need."""

        Process = _Process
