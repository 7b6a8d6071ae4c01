"""What can happen to an edition, each as a function that does it and answers with what was wrong afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from support.faults.editions import (
    HAND,
    LETTER,
    by_hand,
    copy,
    editors,
    halves,
    leftovers,
    renamed,
    small,
    snapshot,
    unlike,
)
from support.faults.injected import NOTE, Fault
from support.faults.server import Done, Warm

Complaints = list[str]


@dataclass(frozen=True)
class Scene:
    """A state of the edition, the command that is disturbed in it, and the one that is run afterwards to its end."""

    name: str
    before: tuple[str, ...]  # commands that bring it about
    change: Callable[[Path], Path] | None
    command: str
    finish: str


# Full builds are dear; what they do to an editor's files, `annotate` does.
SCENES = {
    scene.name: scene
    for scene in (
        Scene("new: convert", (), None, "convert", "annotate"),
        Scene("converted: annotate", ("convert",), None, "annotate", "annotate"),
        Scene("edited: annotate", ("convert", "annotate"), by_hand, "annotate", "annotate"),
        Scene("renamed: convert", ("convert", "annotate"), renamed, "convert", "annotate"),
        Scene("new: build", (), None, "build", "build"),
        Scene("edited: build", ("build",), by_hand, "build", "build"),
        Scene("renamed: build", ("build",), renamed, "build", "build"),
    )
}


class Stage:
    """A scene, made once: the edition before, and as the undisturbed commands leave it."""

    def __init__(self, warm: Warm, home: Path, scene: Scene) -> None:
        self.warm, self.home, self.scene = warm, home, scene
        self.start = small(home / "start")
        for command in scene.before:
            _expect(warm.run(self.start, command, "."))
        if scene.change is not None:
            scene.change(self.start)
        self._kept = editors(self.start)
        self.expected = self._undisturbed(scene.command, scene.finish)

    def again(self) -> Path:
        """The edition as it was, to work on. It always lies in the same place: no path may get into a product."""
        return copy(self.start, self.home / "edition")

    def _undisturbed(self, *commands: str) -> dict[str, bytes]:
        """All files that these commands leave; asked before a fault, because every run works in the same folder."""
        edition = self.again()
        for command in commands:
            _expect(self.warm.run(edition, command, "."))
        return snapshot(edition)

    def points(self, *events: str) -> list[str]:
        """The changes of files that the command makes, in their order."""
        log = self.home / "points"
        fault = Fault(events=events, log=str(log))
        _expect(self.warm.run(self.again(), self.scene.command, ".", fault=fault))
        return log.read_text("utf-8").splitlines()

    def wrong_at_once(self, edition: Path) -> Complaints:
        """What must be true the moment after, whatever happened."""
        changed = [f"{name} was changed" for name, data in editors(edition).items() if data != self._kept[name]]
        lost = [f"{name} is gone" for name in self._kept.keys() - editors(edition).keys()]
        if self.scene.change is by_hand and HAND not in (edition / LETTER).read_bytes():
            lost.append("the editor's note is gone")
        return [*halves(edition), *changed, *lost]

    def wrong_after(self, edition: Path, expected: Mapping[str, bytes] | None = None) -> Complaints:
        """What must be true when the run has been repeated, and nobody disturbed it."""
        for command in dict.fromkeys((self.scene.command, self.scene.finish)):
            done = self.warm.run(edition, command, ".")
            if done.code:
                return [f"{command} afterwards ends with {done.code}: {done.err[-600:]}"]
        return unlike(edition, expected or self.expected) + [f"{name} is left over" for name in leftovers(edition)]

    def crash(self, at: int, *events: str) -> Complaints:
        """The process is gone before its ``at``-th change of a file."""
        edition = self.again()
        done = self.warm.run(edition, self.scene.command, ".", fault=Fault("crash", at, events))
        if done.code != 9:
            return [f"the command ended with {done.code} before the crash: {done.err[-600:]}"]
        return self.wrong_at_once(edition) + self.wrong_after(edition)

    def fail(self, kind: str, at: int, *events: str) -> Complaints:
        """The ``at``-th change of a file is refused: the disk is full, or the folder not writable."""
        edition = self.again()
        done = self.warm.run(edition, self.scene.command, ".", fault=Fault(kind, at, events))
        wrong = [] if done.clean and done.code == 4 else [f"exit {done.code} and not 4: {done.err[-600:]}"]
        told = [] if "what to do: " in done.err else ["nobody is told what to do"]
        return wrong + told + self.wrong_at_once(edition) + self.wrong_after(edition)

    def kill(self, after: float) -> tuple[bool, Complaints]:
        """``kill -9`` of a warm process after some seconds; the answer begins with whether it was still running."""
        edition = self.again()
        pid = self.warm.start(edition, self.scene.command, ".")
        time.sleep(after)
        os.kill(pid, signal.SIGKILL)
        done = self.warm.wait(pid)
        _end_group(pid)
        return done.code == -signal.SIGKILL, self.wrong_at_once(edition) + self.wrong_after(edition)

    def kill_real(self, after: float) -> tuple[bool, Complaints]:
        """``kill -9`` of the command as people start it, all its processes as they come."""
        edition = self.again()
        command = [sys.executable, "-m", "fascicle", self.scene.command, "."]
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, cwd=edition, stdout=quiet, stderr=quiet, start_new_session=True)
        time.sleep(after)
        process.kill()
        killed = process.wait() == -signal.SIGKILL
        _end_group(process.pid)
        return killed, self.wrong_at_once(edition) + self.wrong_after(edition)

    def twice(self, other: str, delay: float) -> Complaints:
        """Two commands at once; what the other one leaves, a build perhaps, may be there afterwards."""
        command, finish = self.scene.command, self.scene.finish
        expected = self.expected if other in (command, finish) else self._undisturbed(command, other, command, finish)
        edition = self.again()
        pids = [self.warm.start(edition, self.scene.command, ".")]
        time.sleep(delay)
        pids.append(self.warm.start(edition, other, "."))
        wrong = [f"one ends with {done.code}: {done.err[-600:]}" for done in map(self.warm.wait, pids) if done.code]
        unlike_now = unlike(edition, expected) if other == command == finish else []
        return wrong + unlike_now + self.wrong_at_once(edition) + self.wrong_after(edition, expected)

    def save(self, moment: str, at: int = 0) -> tuple[bool, Complaints]:
        """An editor saves a note into the letter meanwhile; the answer begins with whether the program came so far."""
        edition, log = self.again(), self.home / "saved"
        fault = Fault("save", at, path=LETTER, moment=moment, log=str(log))
        done = self.warm.run(edition, self.scene.command, ".", fault=fault)
        if not log.read_text("utf-8"):
            return False, []
        wrong = [] if done.clean else [f"exit {done.code}: {done.err[-600:]}"]
        for when in ("at once", "after the next run"):
            if NOTE not in (edition / LETTER).read_bytes():
                return True, [*wrong, f"the editor's note is gone, {when}"]
            again = self.warm.run(edition, self.scene.finish, ".")
            wrong += [f"the next run ends with {again.code}: {again.err[-600:]}"] if again.code else []
        if (edition / LETTER).read_bytes().count(b'resp="#fascicle"') < 20:  # of 29
            wrong.append("the next run did not annotate what the editor saved")
        return True, wrong + halves(edition) + [f"{name} is left over" for name in leftovers(edition)]


def dangerous(points: list[str]) -> list[str]:
    """Of the changes of files those outside ``build/``, and every fifth of the others."""
    inside = [point for point in points if " build/" in point]
    return [point for point in points if point not in inside or inside.index(point) % 5 == 0]


def by_point(work: Callable[[int], Complaints], points: list[str]) -> str:
    """What is wrong when a fault is set to each of these points, to be read; empty if nothing is."""
    found: dict[object, Complaints] = {point: work(int(point.split()[0])) for point in points}
    return told(found)


def told(found: Mapping[object, Complaints]) -> str:
    """Complaints, each under its point or moment."""
    return "\n".join(f"{point}: {'; '.join(wrong)}" for point, wrong in found.items() if wrong)


def _end_group(pid: int) -> None:
    """Wait a moment for what a killed process had started, then end that too."""
    for _ in range(100):
        try:
            os.killpg(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    os.killpg(pid, signal.SIGKILL)


def _expect(done: Done) -> None:
    assert done.code == 0, (done.code, done.out[-2000:], done.err[-2000:])
