"""A process that has everything in memory and forks itself for each command: a start takes milliseconds, not seconds.

It is a process of its own, because what forks should have no threads and no engines running, and nobody knows what a
test runner has. Requests and answers are lines of JSON; :class:`Warm` is who talks to it.
"""

from __future__ import annotations

import gc
import json
import os
import pty
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from support.faults.editions import small
from support.faults.injected import Fault, install

CPU_LIMIT = 20  # seconds: longer than anything here takes by far, so it is a hang
_WALL_LIMIT = 300.0  # the machine may be busy with other work


@dataclass(frozen=True)
class Done:
    """How a command ended: ``code`` is negative if a signal ended it."""

    code: int
    out: str
    err: str
    seconds: float

    @property
    def clean(self) -> bool:
        """Whether it ended in one of the ways that are documented."""
        return 0 <= self.code <= 4 and "Traceback" not in self.err


def complaint(done: Done, code: int, *said: str) -> None:
    """Assert that a command ended with this code and one message, which nobody's terminal obeys."""
    assert (done.code, "Traceback" in done.err) == (code, False), done.err[-300:]
    assert done.err.count("fascicle: error:") == 1
    assert "what to do: " in done.err
    assert not [sign for sign in done.err if (ord(sign) < 32 and sign not in "\n\t") or 0x7F <= ord(sign) < 0xA0]
    assert len(done.err) < 5_000, "who is to read that?"
    for words in said:
        assert words in done.err


class Warm:
    """Runs commands in forks of a warm process; use it in a ``with`` statement."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        scratch.mkdir(parents=True, exist_ok=True)
        self._count = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "support.faults.server", str(scratch)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)},
        )

    def __enter__(self) -> Warm:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def start(self, folder: Path, *arguments: str, fault: Fault | None = None, terminal: bool = False) -> int:
        """Start a command in the folder of an edition; the answer is its process."""
        self._count += 1
        answer = self._ask(
            do="start", name=str(self._count), folder=str(folder), arguments=arguments,
            fault=asdict(fault or Fault()), terminal=terminal,
        )  # fmt: skip
        return int(answer["pid"])

    def wait(self, pid: int) -> Done:
        """Wait until a command has ended."""
        return Done(**self._ask(do="wait", pid=pid))

    def run(self, folder: Path, *arguments: str, fault: Fault | None = None, terminal: bool = False) -> Done:
        """Run a command in the folder of an edition to its end."""
        return self.wait(self.start(folder, *arguments, fault=fault, terminal=terminal))

    def spoil(self, folder: Path, count: int, seed: int) -> dict[str, Any]:
        """Run spoiled inputs; see :func:`support.faults.fuzz.run`."""
        return self._ask(do="spoil", folder=str(folder), count=count, seed=seed)

    def _ask(self, **request: Any) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


def in_turn(arguments: Sequence[str], *, quiet: bool = True) -> list[str]:
    """The arguments, with ``--jobs 1`` and ``--quiet`` where the verb knows that.

    Faults are counted in one process, and what is not said on standard error is no fault.
    """
    import click

    from fascicle.cli import main

    verb = main.get_command(click.Context(main), arguments[0])
    known = {name for each in verb.params for name in each.opts} if verb is not None else set()
    jobs = ["--jobs", "1"] if "--jobs" in known and "--jobs" not in arguments else []
    return [*arguments, *jobs, *(["--quiet"] if quiet and "--quiet" in known else [])]


def warm_up(scratch: Path) -> None:
    """Load what a run loads: modules, word lists, dictionaries."""
    from fascicle.cli import main

    edition = small(scratch / "warm")
    for verb in ("convert", "annotate"):
        main([verb, str(edition), "--out", str(scratch / "warm-build")], standalone_mode=False)
    gc.collect()
    gc.freeze()  # a child has no reason to look through all this again, nor to copy it


def _child(request: dict[str, Any], out: Path, err: Path, terminal: int) -> None:
    """The forked process: runs the command and ends."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT, CPU_LIMIT))
    folder = Path(request["folder"])
    os.chdir(folder)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(os.open(out, os.O_WRONLY | os.O_CREAT), 1)
    os.dup2(terminal if terminal >= 0 else os.open(err, os.O_WRONLY | os.O_CREAT), 2)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    from fascicle.cli import main

    arguments = in_turn(request["arguments"], quiet=terminal < 0)
    fault = request["fault"]
    install(Fault(**{**fault, "events": tuple(fault["events"])}), folder)
    try:
        main(arguments, prog_name="fascicle")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _serve(scratch: Path) -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what warming prints is no answer
    warm_up(scratch)
    from support.faults.fuzz import run as spoiled  # which needs what stands here

    started: dict[int, tuple[Path, Path, float, int]] = {}
    for line in sys.stdin:
        request = json.loads(line)
        if request["do"] == "start":
            out, err = scratch / f"{request['name']}.out", scratch / f"{request['name']}.err"
            ours, theirs = pty.openpty() if request["terminal"] else (-1, -1)
            start = time.monotonic()
            pid = os.fork()
            if not pid:
                _child(request, out, err, theirs)
            if theirs >= 0:
                os.close(theirs)
                threading.Thread(target=_drain, args=(ours, err), daemon=True).start()
            started[pid] = (out, err, start, ours)
            answer: dict[str, Any] = {"pid": pid}
        elif request["do"] == "spoil":
            answer = spoiled(Path(request["folder"]), request["count"], request["seed"])
        else:
            answer = _end(request["pid"], *started.pop(request["pid"]))
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _drain(terminal: int, err: Path) -> None:
    with err.open("wb") as stream:
        while True:
            try:
                data = os.read(terminal, 1 << 16)
            except OSError:  # the other side has gone
                return
            stream.write(data)
            stream.flush()


def _end(pid: int, out: Path, err: Path, start: float, terminal: int) -> dict[str, Any]:
    while True:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            break
        if time.monotonic() - start > _WALL_LIMIT:
            os.kill(pid, 9)
        time.sleep(0.002)
    if terminal >= 0:
        time.sleep(0.05)  # what is still on its way
    texts = [path.read_text("utf-8", "replace") if path.exists() else "" for path in (out, err)]
    code = os.waitstatus_to_exitcode(status)
    return {"code": code, "out": texts[0], "err": texts[1], "seconds": time.monotonic() - start}


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
