"""Many spoiled inputs in little time: ``python -m support.faults.fuzz FOLDER COUNT [SEED]``.

The process loads what the program needs and forks for each few dozen inputs; the child runs the commands in itself, so
that an input costs milliseconds. What dies or hangs is one input's fault: the parent goes on behind it. Standard output
gets a line of JSON for each input that was not borne as it should be, and one with the counts at the end.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sys
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from support.faults.editions import copy, small
from support.faults.mutate import TARGETS, Target, spoil
from support.faults.server import CPU_LIMIT, in_turn, warm_up

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


def run(folder: Path, numbers: range, seed: int) -> tuple[list[Fault], dict[str, dict[int, int]]]:
    """Run all inputs; the answer also counts exit codes by target."""
    warm_up(folder)
    template = small(folder / "template")
    for verb in ("convert", "annotate"):
        _command(template, (verb, "."))
    faults: list[Fault] = []
    codes: dict[str, dict[int, int]] = {}
    left = list(numbers)
    while left:
        done = 0
        for row in _batch(folder, template, left[:_BATCH], seed):
            done += 1
            faults += [Fault(**each) for each in row["faults"]]
            for code in row["codes"]:
                counts = codes.setdefault(target_of(row["number"]).name, {})
                counts[code] = counts.get(code, 0) + 1
        if done < len(left[:_BATCH]):
            dead = left[done]
            faults.append(Fault(dead, target_of(dead).name, "", "the process hung or died"))
            done += 1
        left = left[done:]
    return faults, codes


def _batch(folder: Path, template: Path, numbers: list[int], seed: int) -> Iterator[dict[str, object]]:
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
        wrong += [f"exit code {code}"] if code not in range(5) else []
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


def main() -> None:
    """Run the inputs that the command line names."""
    folder, count, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1
    # What the program says while it warms up must not get between the lines.
    answers, sys.stdout = os.fdopen(os.dup(1), "w"), sys.stderr
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    faults, codes = run(folder.resolve(), range(count), seed)
    for each in faults:
        answers.write(json.dumps(asdict(each), ensure_ascii=False) + "\n")
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(each.ru_utime + each.ru_stime for each in usage)
    answers.write(json.dumps({"inputs": count, "faults": len(faults), "cpu": round(cpu, 1), "codes": codes}) + "\n")
    answers.close()


if __name__ == "__main__":
    main()
