"""Many spoiled inputs in little time: the warm process forks for each few dozen of them.

A child runs the commands in itself, so that an input costs milliseconds. What dies or hangs is one input's fault: the
parent goes on behind it.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

from support.faults.editions import copy, small
from support.faults.mutate import TARGETS, Target, spoil
from support.faults.server import CPU_LIMIT, in_turn

_BATCH = 40


@dataclass(frozen=True)
class Fault:
    """An input that was not borne: its number brings it back."""

    number: int
    target: str
    command: str
    what: str


def target_of(number: int) -> Target:
    """The inputs take the targets in turn."""
    return TARGETS[number % len(TARGETS)]


def run(folder: Path, count: int, seed: int) -> dict[str, Any]:
    """Run the inputs 0 to ``count``, and count exit codes by target; who calls it has everything in memory."""
    folder.mkdir(parents=True)
    template = small(folder / "template")
    for verb in ("convert", "annotate"):
        _command(template, (verb, "."))
    start = _cpu()
    faults: list[dict[str, object]] = []
    codes: dict[str, dict[int, int]] = {}
    left = list(range(count))
    while left:
        done = 0
        for row in _batch(folder, template, left[:_BATCH], seed):
            done += 1
            faults += row["faults"]
            for code in row["codes"]:
                counts = codes.setdefault(target_of(row["number"]).name, {})
                counts[code] = counts.get(code, 0) + 1
        if done < len(left[:_BATCH]):
            dead = left[done]
            faults.append(asdict(Fault(dead, target_of(dead).name, "", "the process hung or died")))
            done += 1
        left = left[done:]
    return {"inputs": count, "faults": faults, "codes": codes, "cpu": round(_cpu() - start, 1)}


def _cpu() -> float:
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in usage)


def _batch(folder: Path, template: Path, numbers: list[int], seed: int) -> Iterator[dict[str, Any]]:
    """Rows of a forked child, as many as it lived to write."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reading)
        with os.fdopen(writing, "w") as rows:
            for number in numbers:
                signal.setitimer(signal.ITIMER_PROF, CPU_LIMIT)  # its signal ends the process
                rows.write(json.dumps(_one(folder, template, number, seed)) + "\n")
                rows.flush()
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as rows:
        yield from map(json.loads, rows)
    os.waitpid(pid, 0)


def _one(folder: Path, template: Path, number: int, seed: int) -> dict[str, object]:
    target = target_of(number)
    edition = copy(template, folder / "edition")
    (folder / "alone.xml").unlink(missing_ok=True)
    spoil(edition, target, Random(f"{seed}/{number}"))
    kept = _inputs(edition)
    codes, faults = [], []
    for arguments in target.commands:
        code, said = _command(edition, arguments)
        codes.append(code)
        wrong = [said] if "Traceback" in said else []
        # No engine may fail by an input, and nothing hinders writing: exit 4 is as wrong as one that nobody knows.
        wrong += [f"exit code {code}: {said}"] if code not in range(4) else []
        wrong += ["an editor's file was changed"] if _inputs(edition) != kept else []
        wrong += [f"{path.name} is left over" for path in edition.rglob("*.part")]
        faults += [asdict(Fault(number, target.name, " ".join(arguments), what[-1500:])) for what in wrong]
    return {"number": number, "codes": codes, "faults": faults}


def _inputs(edition: Path) -> dict[str, bytes]:
    """What no command may change."""
    paths = [edition / "edition.toml", edition / "decisions" / "authority.xml", *sorted((edition / "source").iterdir())]
    return {path.name: path.read_bytes() for path in paths}


def _command(edition: Path, arguments: tuple[str, ...]) -> tuple[int, str]:
    """Run a command in this process; the answer is its exit code and what it, or Python, said on standard error."""
    from fascicle.cli import main

    os.chdir(edition)
    told = edition.parent / "told"
    keep = os.dup(1), os.dup(2)
    streams = sys.stdout, sys.stderr
    code = 0
    with told.open("w", encoding="utf-8", errors="backslashreplace") as stream:
        os.dup2(stream.fileno(), 1)
        os.dup2(stream.fileno(), 2)
        sys.stdout = sys.stderr = stream
        try:
            main(in_turn(arguments), prog_name="fascicle")
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        except BaseException:
            traceback.print_exc(limit=-6)
            code = 1
        finally:
            sys.stdout, sys.stderr = streams
            for ours, theirs in zip(keep, (1, 2), strict=True):
                os.dup2(ours, theirs)
                os.close(ours)
    return code, told.read_text("utf-8", "replace")
