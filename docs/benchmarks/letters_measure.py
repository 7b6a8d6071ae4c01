"""What each step of a build costs: time, processor, memory of the process and of all its children together."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FASCICLE = (sys.executable, "-m", "fascicle")
_PERIOD = 0.1  # seconds between two looks at the memory
_NOTE = b'<note resp="#ed">Looked at again.</note>'


@dataclass(frozen=True)
class Cost:
    """What a command cost; memory in bytes: ``largest`` of one process, ``together`` of all at one moment."""

    code: int
    wall: float
    cpu: float
    largest: int
    together: int
    output: str


def run(folder: Path, *arguments: str) -> Cost:
    """Run ``fascicle`` in a folder and see what it costs."""
    with tempfile.TemporaryFile("w+") as output:
        start = time.perf_counter()
        child = subprocess.Popen([*_FASCICLE, *arguments], cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        watch = _Watch(child.pid)
        watch.start()
        _, status, usage = os.wait4(child.pid, 0)  # of this child alone, and of those that it waited for
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        watch.ended.set()
        watch.join()
        output.seek(0)
        told = output.read()
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(child.returncode, wall, cpu, usage.ru_maxrss * 1024, watch.most, told)


class _Watch(threading.Thread):
    """Looks every now and then how much memory a process and its descendants have."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self.ended = threading.Event()
        self.most = 0

    def run(self) -> None:
        while not self.ended.wait(_PERIOD):
            self.most = max(self.most, sum(map(_memory, _family(self._pid))))


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue  # it has ended
        for child in children:
            yield from _family(int(child))


def _memory(pid: int) -> int:
    """What a process has for itself, and its share of what it has with others (PSS)."""
    try:
        found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
        return int(found[1]) * 1024 if found else 0
    except OSError:
        return 0


def measure(folder: Path, only: list[str] | None, compare_jobs: bool) -> int:
    """Print a line for each step; the answer is 1 if a step failed."""
    texts = len(list((folder / "source").iterdir()))
    print(f"{texts} texts\n{'step':24}{'exit':>5}{'wall s':>9}{'CPU s':>9}{'ms/text':>9}{'MB':>8}{'MB all':>8}")  # noqa: T201
    failed = False
    for name, arguments in _steps(folder, compare_jobs):
        if only and name not in only:
            continue
        cost = run(folder, *arguments)
        each = 1000 * cost.cpu / texts
        memory = f"{cost.largest / 1e6:8.0f}{cost.together / 1e6:8.0f}"
        print(f"{name:24}{cost.code:5}{cost.wall:9.1f}{cost.cpu:9.1f}{each:9.1f}{memory}", flush=True)  # noqa: T201
        if cost.code:
            print("\n".join(cost.output.splitlines()[-12:]))  # noqa: T201
            failed = True
    return int(failed)


def _steps(folder: Path, compare_jobs: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names and arguments; what a step needs before it is done when it is asked for."""
    _clean(folder)
    yield "convert", ("convert", ".")
    yield "annotate", ("annotate", ".")
    yield "check", ("check", ".")
    yield "build", ("build", ".")
    yield "nothing changed", ("build", ".")
    if changed := _edit_one(folder):
        yield "one changed: check it", ("check", f"text/{changed}.xml")
        yield "one changed: annotate it", ("annotate", ".", changed)
        yield "one changed: check all", ("check", ".")
        yield "one changed: build", ("build", ".")
    if compare_jobs:
        for jobs in ("1", "2"):
            _clean(folder)
            yield f"build --jobs {jobs}", ("build", ".", "--jobs", jobs)


def _edit_one(folder: Path) -> str:
    """An editor's note in the middle text; the answer is its name."""
    texts = sorted((folder / "text").glob("*.xml"))
    if not texts:
        return ""
    path = texts[len(texts) // 2]
    head, body, text = path.read_bytes().partition(b"<body")
    path.write_bytes(head + body + text.replace(b"</p>", _NOTE + b"</p>", 1))
    return path.stem


def _clean(folder: Path) -> None:
    for name in ("text", "build", "schema"):
        shutil.rmtree(folder / name, ignore_errors=True)
