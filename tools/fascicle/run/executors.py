"""Who does the tasks: this process, several processes, or the workers of a dask cluster. All come to the same results.

Results arrive in the order of the tasks, and only so many tasks are under way that memory does not grow with their
number.
"""

from __future__ import annotations

import itertools
import os
import pickle
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from fascicle.edition.files import write_bytes
from fascicle.model.errors import EngineError, FascicleError, UsageError
from fascicle.run.task import Common, Done, Task, Work, perform

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

LOADED = "fascicle.run.work"
"""The module of the work of an edition's tasks."""
# Starting processes costs each of them the loading of word lists and stylesheets; below this it does not pay.
_WORTH_IT = 400_000  # bytes of input
_AHEAD = 6  # tasks under way for each worker


class Executor(Protocol):
    """Does tasks."""

    def run(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """Do tasks, and answer in their order."""

    def rest(self) -> None:
        """Let go of what the tasks so far have loaded: others follow."""

    def close(self) -> None:
        """Let go of processes and connections."""


class InTurn:
    """Does one task after the other in this process."""

    def run(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """Do tasks, and answer in their order."""
        return (_done(task, perform(task.work, task.common.value, task.inputs)) for task in tasks)

    def rest(self) -> None:
        """Nothing to let go of."""

    def close(self) -> None:
        """Nothing to let go of."""


class Processes:
    """Does tasks in several processes, where there is enough to do."""

    def __init__(self, jobs: int, loaded: str = LOADED) -> None:
        self._jobs, self._loaded = jobs, loaded
        self._pool: ProcessPoolExecutor | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="fascicle-tasks-")

    def run(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """Do tasks, and answer in their order."""
        coming = iter(tasks)
        first, weight = [], 0
        for task in coming:
            first.append(task)
            weight += task.weight
            if weight >= _WORTH_IT and len(first) > 1:
                return self._in_pool(itertools.chain(first, coming))
        return InTurn().run(first)

    def rest(self) -> None:
        """End the processes; new ones begin with the memory of none."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        self._pool = None

    def close(self) -> None:
        """End the processes."""
        self.rest()
        self._folder.cleanup()

    def _in_pool(self, tasks: Iterator[Task]) -> Iterator[Done]:
        # Few editions are so large, and others need not load what makes processes.
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        from fascicle.run.processes import context, end_with_parent

        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._jobs, context(self._loaded), initializer=end_with_parent)
        pool = self._pool

        def submit(task: Task) -> Future[Any]:
            return pool.submit(_at_worker, task.work, str(self._stored(task.common)), task.inputs)

        try:
            yield from _in_order(tasks, submit, self._jobs * _AHEAD)
        except BrokenProcessPool as error:
            raise EngineError(
                "a process ended before its work was done",
                hint="there may be too little memory: try --jobs 1; what was written is whole",
            ) from error

    def _stored(self, common: Common) -> Path:
        path = Path(self._folder.name) / common.digest
        if not path.exists():
            write_bytes(path, common.data, sync=False)
        return path


class Dask:
    """Does tasks on the workers of a dask.distributed cluster."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            raise UsageError(
                "--cluster needs dask.distributed", hint="pip install 'fascicle[cluster]' here and on the workers"
            ) from error
        try:
            self._client: Any = Client(address, timeout=4, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise UsageError(
                f"no cluster answers at {address}: {error}", hint="give its scheduler's address"
            ) from error
        self._sent: dict[str, Any] = {}

    def run(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """Do tasks, and answer in their order."""
        workers = max(sum(self._client.nthreads().values()), 1)
        return _in_order(iter(tasks), self._submit, workers * _AHEAD)

    def rest(self) -> None:
        """The workers are others' to manage."""

    def close(self) -> None:
        """Leave the cluster."""
        self._client.close()

    def _submit(self, task: Task) -> Any:
        common = self._sent.get(task.common.digest)
        if common is None:
            common = self._sent[task.common.digest] = self._client.scatter(task.common.data, broadcast=True)
        return self._client.submit(_at_dask, task.work, task.common.digest, common, task.inputs, pure=False)


def executor(jobs: int | None = None, cluster: str = "", *, loaded: str = LOADED) -> Executor:
    """The executor for so many processes (as many as there are cores, if None), or for a cluster's address.

    ``loaded`` is the module of the work, which processes begin with.
    """
    if cluster:
        return Dask(cluster)
    jobs = (
        jobs
        if jobs is not None
        else len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count()
    )
    return Processes(jobs, loaded) if jobs and jobs > 1 else InTurn()


def _in_order(tasks: Iterator[Task], submit: Callable[[Task], Any], ahead: int) -> Iterator[Done]:
    """Submit tasks, never more than so many ahead of the one whose result is waited for."""
    under_way: deque[tuple[Task, Future[Any]]] = deque()
    for task in tasks:
        under_way.append((task, submit(task)))
        if len(under_way) >= ahead:
            first, future = under_way.popleft()
            yield _done(first, future.result())
    for first, future in under_way:
        yield _done(first, future.result())


def _done(task: Task, result: Any) -> Done:
    return Done(task, error=result) if isinstance(result, FascicleError) else Done(task, result)


def _at_worker(work: Work, path: str, inputs: tuple[Any, ...]) -> Any:
    return perform(work, _common_in(path), inputs)


@lru_cache(maxsize=8)
def _common_in(path: str) -> Any:
    return pickle.loads(Path(path).read_bytes())


def _at_dask(work: Work, digest: str, data: bytes, inputs: tuple[Any, ...]) -> Any:
    if digest not in _unpacked:
        _unpacked.clear()
        _unpacked[digest] = pickle.loads(data)
    return perform(work, _unpacked[digest], inputs)


_unpacked: dict[str, Any] = {}
