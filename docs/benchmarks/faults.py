"""Faults made on purpose, all of them: ``faults.py [KIND ...] [--scene SCENE] [--moments 40] [--count 2000]``.

The long form of ``tests/faults``. A line for each fault that was not borne, then how many were:

- ``kill``: kill -9 of ``python -m fascicle VERB`` at moments spread over its run, for convert, annotate and build
- ``crash``: the process is gone before each change of a file (opening, renaming, removing), in every scene
- ``full``: each opening, synchronising and renaming of a file is refused, as on a full disk
- ``twice``: two commands at once, started with growing delays
- ``saves``: an editor saves after each reading of a text, and when the program begins to write
- ``fuzz``: spoiled inputs of every kind
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

_TESTS = Path(__file__).parents[2] / "tests"
sys.path.insert(0, str(_TESTS))

from support.faults.scenarios import SCENES, Complaints, Stage  # noqa: E402
from support.faults.server import Warm  # noqa: E402

_DELAYS = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2)
Found = Iterator[tuple[str, Complaints]]


def kill(stage: Stage, moments: int) -> Found:
    """Kill the real command; the moments reach a little beyond its end."""
    start = time.monotonic()
    command = [sys.executable, "-m", "fascicle", stage.scene.command, "."]
    subprocess.run(command, cwd=stage.again(), check=True, capture_output=True)
    seconds = time.monotonic() - start
    for at in range(moments):
        after = seconds * 1.05 * (at + 0.5) / moments
        killed, wrong = stage.kill_real(after)
        yield f"{'killed' if killed else 'ended'} after {after:.2f} s", wrong


def crash(stage: Stage, _: int) -> Found:
    """Crash before each change of a file."""
    for event in ("rename", "remove", "open", "sync"):
        for point in stage.points(event):
            yield f"before {point}", stage.crash(int(point.split()[0]), event)


def full(stage: Stage, _: int) -> Found:
    """Refuse each change of a file."""
    for kind, event in (("full", "open"), ("full", "sync"), ("denied", "rename")):
        for point in stage.points(event):
            yield f"{kind}: {point}", stage.fail(kind, int(point.split()[0]), event)


def twice(stage: Stage, _: int) -> Found:
    """Start a second command while the first is at work."""
    for other in ("convert", "annotate", "build"):
        # A text that does not exist yet cannot be annotated, and to say so is right.
        if other == "annotate" and not stage.scene.before:
            continue
        for delay in _DELAYS:
            yield f"{other} {delay} s later", stage.twice(other, delay)


def saves(stage: Stage, _: int) -> Found:
    """Save after each reading, and when the program begins to write."""
    if not stage.scene.before:
        return  # nothing to edit yet
    yield "when it begins to write", stage.save("write")[1]
    at = 1
    while (saved := stage.save("read", at))[0] and at < 20:
        yield f"after reading {at}", saved[1]
        at += 1


_SCENES: dict[str, tuple[Callable[[Stage, int], Found], tuple[str, ...]]] = {
    "kill": (kill, ("new: convert", "converted: annotate", "edited: annotate", "new: build", "edited: build")),
    "crash": (crash, tuple(SCENES)),
    "full": (full, tuple(SCENES)),
    "twice": (twice, tuple(SCENES)),
    "saves": (saves, tuple(SCENES)),
}


def fuzz(warm: Warm, folder: Path, count: int, seed: int) -> int:
    """Spoil inputs; the answer is how many were not borne."""
    found = warm.spoil(folder, count, seed)
    for each in found["faults"]:
        last = each["what"].strip().splitlines()[-1][:200]
        _say(f"  {each['number']} {each['target']}: {each['command']}: {last}")
    _say(f"fuzz, seed {seed}: {count} inputs, {len(found['faults'])} faults, {found['cpu']} s of CPU")
    for target, codes in found["codes"].items():
        _say(f"  {target}: " + ", ".join(f"{times} times exit {code}" for code, times in sorted(codes.items())))
    return len(found["faults"])


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def main() -> None:
    """Make the faults that are asked for, and exit with 1 if one was not borne."""
    parser = argparse.ArgumentParser(description="Faults made on purpose")
    parser.add_argument("kinds", nargs="*", default=["all"], help=f"{', '.join(_SCENES)}, fuzz or all")
    parser.add_argument("--moments", type=int, default=40, help="how many kills a scene")
    parser.add_argument("--scene", action="append", choices=list(SCENES), help="only these scenes")
    parser.add_argument("--count", type=int, default=2_000, help="how many spoiled inputs")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    kinds = [*_SCENES, "fuzz"] if "all" in chosen.kinds else chosen.kinds
    with tempfile.TemporaryDirectory() as folder, Warm(Path(folder, "warm")) as warm:
        bad = 0
        for kind in kinds:
            if kind == "fuzz":
                bad += fuzz(warm, Path(folder, "fuzz"), chosen.count, chosen.seed)
                continue
            work, names = _SCENES[kind]
            for name in chosen.scene or names:
                stage = Stage(warm, Path(folder, f"{kind} {name}".replace(": ", "-").replace(" ", "-")), SCENES[name])
                made = wrong = 0
                for point, complaints in work(stage, chosen.moments):
                    made += 1
                    wrong += bool(complaints)
                    if complaints:
                        _say(f"  {point}: {'; '.join(complaints)}")
                _say(f"{kind}, {name}: {made} faults, {wrong} not borne")
                bad += wrong
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
