"""One fault in this process: set up in a forked child just before the command runs in it."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# What the interpreter reports -> what we call it. `os.rename` is reported by os.replace too.
_EVENTS = {"open": "open", "os.rename": "rename", "os.remove": "remove"}
_WRITING = os.O_WRONLY | os.O_RDWR


@dataclass(frozen=True)
class Fault:
    """What happens, and before which change of a file.

    ``kind`` is ``""`` (nothing), ``crash`` (the process is gone at once, as by kill -9 or a power cut), ``full`` (the
    call fails as on a full disk), ``denied``, or ``save`` (an editor saves a note into ``path``). ``events`` are those
    that count; ``at`` is which of them, from 1. A save comes at a ``moment``: ``read``, after the program has read that
    file ``at`` times, or ``write``, when it opens the file that is to take its place. ``log`` is a file that gets a
    line for each event, or for the save.
    """

    kind: str = ""
    at: int = 0
    events: tuple[str, ...] = ("rename",)
    path: str = ""
    moment: str = ""
    log: str = ""


NOTE = b'<note resp="#mt">Seen by an editor.</note>'


def with_note(data: bytes, note: bytes = NOTE) -> bytes:
    """A TEI file with an editor's note at the end of its first paragraph."""
    head, body, text = data.partition(b"<body")
    assert body, "no text to put a note into"
    return head + body + text.replace(b"</p>", note + b"</p>", 1)


def install(fault: Fault, folder: Path) -> None:
    """Let the fault happen in this process, to files below a folder."""
    hook = _Hook(fault, folder.resolve())
    sys.addaudithook(hook)
    synchronise = os.fsync

    def fsync(file: Any) -> None:
        """A disk that is full says so when bytes are written, and nobody reports that to the hook."""
        hook.see("sync", (f"/proc/self/fd/{file if isinstance(file, int) else file.fileno()}",))
        synchronise(file)

    os.fsync = fsync  # type: ignore[assignment]


class _Hook:
    def __init__(self, fault: Fault, folder: Path) -> None:
        self._fault = fault
        self._folder = str(folder) + os.sep
        self._count = 0
        self._busy = False
        self._saved = False
        self._log = os.open(fault.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) if fault.log else -1

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._busy or event not in _EVENTS:
            return
        self._busy = True  # what we open ourselves is nobody's fault
        try:
            self.see(_EVENTS[event], arguments)
        finally:
            self._busy = False

    def see(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Look at what the process is about to do."""
        name = arguments[1] if event == "rename" else arguments[0]
        if not isinstance(name, str | bytes | os.PathLike):
            return
        path = os.fsdecode(name)
        path = os.readlink(path) if event == "sync" else path  # noqa: PTH115
        path = os.path.abspath(path)  # noqa: PTH100  (links are not followed)
        writes = event != "open" or bool((arguments[2] or 0) & _WRITING)
        if self._fault.kind == "save":
            self._wait_to_save(path, writes)
        elif path.startswith(self._folder) and writes and event in self._fault.events:
            self._count += 1
            self._note(f"{self._count} {event} {path.removeprefix(self._folder)}")
            if self._count == self._fault.at:
                self._happen(path)

    def _note(self, line: str) -> None:
        if self._log >= 0:
            os.write(self._log, f"{line}\n".encode())

    def _happen(self, path: str) -> None:
        if self._fault.kind == "crash":
            os._exit(9)
        code = {"full": errno.ENOSPC, "denied": errno.EACCES}.get(self._fault.kind)
        if code is not None:
            raise OSError(code, os.strerror(code), path)

    def _wait_to_save(self, path: str, writes: bool) -> None:
        target = Path(self._folder, self._fault.path)
        opened = Path(path)
        if self._fault.moment == "write":
            now = writes and opened.parent == target.parent and target.name in opened.name
        else:
            # A file is reported before it is opened: the next report of any file comes when this one has been read.
            now = self._count == self._fault.at
            self._count += not writes and opened == target
        if now and not self._saved:
            self._saved = True
            # As editors save: beside, then in place.
            saved = target.with_name(f"{target.name}.saving")
            saved.write_bytes(with_note(target.read_bytes()))
            saved.replace(target)
            self._note("saved")
