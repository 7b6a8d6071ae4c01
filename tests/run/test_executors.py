"""Whoever does the tasks, the bytes are the same: this process, several, or the workers of a cluster."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import fascicle
from fascicle.model.errors import EngineError, SourceError, UsageError
from fascicle.run import executors
from fascicle.run.executors import InTurn, Processes
from fascicle.run.task import Common, Task
from support.editions import add_source, miniature, new_edition, tree
from support.work import dies, multiplied

LETTER = (
    "Port Sill, 4 May 1922\n\nDear Mr Quill,\n\nThe ferry was late a-\ngain, and tbe mail with it.\n\nYours,\nA. Marl\n"
)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process makes."""
    return built(tmp_path_factory.mktemp("alone"), jobs=1)


def built(home: Path, **options: object) -> dict[str, bytes]:
    edition = new_edition(home / "edition")
    for number in range(3):
        add_source(edition, f"letter-{number}.txt", f"{LETTER}{number}\n", f"Letter {number}")
    assert fascicle.open(edition, **options).build().complete  # type: ignore[arg-type]
    return tree(edition)


def test_several_processes(alone: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "_WORTH_IT", 0)
    assert built(tmp_path, jobs=2) == alone


def test_a_cluster_of_two_workers(alone: dict[str, bytes], tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    local = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "silence_logs": 50}
    with distributed.LocalCluster(**local) as cluster:
        assert built(tmp_path, cluster=cluster.scheduler_address) == alone


def test_no_cluster_is_a_wrong_use(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    edition = miniature(tmp_path / "edition")
    with pytest.raises(UsageError, match="no cluster answers"):
        fascicle.open(edition, cluster="tcp://127.0.0.1:1").build()


def test_processes_ask_no_guard_of_the_program_that_calls(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    for number in range(2):
        add_source(edition, f"letter-{number}.txt", LETTER, f"Letter {number}")
    program = (
        "from fascicle.run import executors; executors._WORTH_IT = 0\n"
        f"import fascicle; print(len(fascicle.open({str(edition)!r}, jobs=2).convert()))"
    )
    done = subprocess.run([sys.executable, "-"], input=program, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("3\n", 0), done.stderr


@pytest.fixture(params=["in turn", "processes"])
def executor(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[executors.Executor]:
    monkeypatch.setattr(executors, "_WORTH_IT", 0)
    made = InTurn() if request.param == "in turn" else Processes(2)
    yield made
    made.close()


def test_results_come_in_order_and_an_error_is_one_of_them(executor: executors.Executor) -> None:
    common = Common(lambda: 10)
    tasks = (Task(str(number), "", multiplied, common, (number,), 1) for number in range(40))
    done = list(executor.run(tasks))
    assert [each.result for each in done] == [None if number == 2 else 10 * number for number in range(40)]
    error = done[2].error
    assert isinstance(error, SourceError)
    assert (error.message, error.place) == ("two", "a:3")


def test_only_so_many_tasks_are_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "_WORTH_IT", 0)
    made = Processes(2)
    begun = 0

    def tasks() -> Iterator[Task]:
        nonlocal begun
        for number in range(3, 100):
            begun += 1
            yield Task(str(number), "", multiplied, Common(lambda: 1), (number,), 1)

    results = made.run(tasks())
    next(results)
    assert begun <= 2 * executors._AHEAD + 2
    made.close()


def test_a_process_thatdies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "_WORTH_IT", 0)
    made = Processes(2)
    tasks = [Task(str(number), "", dies, Common(lambda: None), (), 1) for number in range(4)]
    with pytest.raises(EngineError, match="ended before its work was done"):
        list(made.run(iter(tasks)))
    made.close()


def test_no_process_outlives_a_run_that_is_killed(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; from fascicle.run import executors; executors._WORTH_IT = 0\n"
        f"sys.path.insert(0, {str(Path(__file__).parents[1])!r})\n"
        "from fascicle.run.task import Common, Task; from support.work import own_number\n"
        "tasks = [Task(str(n), '', own_number, Common(lambda: None), (), 1) for n in range(4)]\n"
        "print(*{done.result for done in executors.Processes(2).run(iter(tasks))}, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, check=False)
    assert done.stdout.split()
    deadline = time.monotonic() + 20
    while alive := [number for number in done.stdout.split() if Path("/proc", number).exists()]:
        assert time.monotonic() < deadline, f"left: {alive}"
        time.sleep(0.1)
