"""One kind of work on many items, by as many processes as there are cores; answers in order.

A process is a fresh interpreter that is asked through its standard input, so that this works from
a notebook, from a script without a guard, and on every system. A process that dies, for want of
memory for example, costs the one item it was at. Each holds a reading model of its own (300 MB).
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sized
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import chain, islice
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Final, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEW: Final = 8  # items; to load a process takes about as long as to read that many articles
SELDOM: Final = 100_000  # new objects between two looks for circles among them: there are few
AHEAD: Final = 4  # items for each process that wait for it, or for the answer before theirs
_PATIENCE: Final = 10  # seconds in which a process that answers no more may end by itself
_SERVE: Final = "from analysis.processes import serve; serve()"
_ALONE: Final = {"COMMUNIQUE_THREADS": "1"}  # one thread of the encoder for each process


def cores() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not told on this system
        return os.cpu_count() or 1


def spread(
    work: Callable[[T], R],
    items: Iterable[T],
    *,
    lost: Callable[[T, str], R],
    progress: Callable[[Iterable[T]], Iterable[T]] = iter,
    processes: int | None = None,
) -> Iterator[R]:
    """The answers of ``work`` to each item, in the order of the items.

    Parameters
    ----------
    work
        A function of a module, which raises nothing; items and answers can be pickled.
    lost
        What stands for the answer of a process that died at an item, given how it died.
    progress
        Wraps the items while they are worked on, ``tqdm`` for example.
    processes
        How many. If not given, one for each core, and for every few items. One is this process.
    """
    count, items = _counted(items)
    if processes is None:
        processes = min(cores(), count // FEW)
    if processes < 2:
        yield from map(work, progress(items))
        return
    workers = [_Worker() for _ in range(processes)]
    with _at_work(workers) as ask:
        waiting: deque[Future[R]] = deque()
        for item in progress(items):
            waiting.append(ask(work, item, lost))
            if len(waiting) >= AHEAD * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _counted(items: Iterable[T]) -> tuple[int, Iterable[T]]:
    """How many items there are, of a stream no more than matter, and the same items."""
    if isinstance(items, Sized):
        return len(items), items
    rest = iter(items)
    first = list(islice(rest, FEW * cores()))
    return len(first), chain(first, rest)


@contextmanager
def _at_work(workers: list[_Worker]) -> Iterator[Callable[..., Future[Any]]]:
    """A way to ask whichever worker is idle; all are ended at the end."""
    idle: SimpleQueue[_Worker] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def answer(work: Callable[[Any], Any], item: Any, lost: Callable[[Any, str], Any]) -> Any:
        worker = idle.get()
        try:
            return worker.ask(work, item)
        except _DiedError as error:
            return lost(item, str(error))
        finally:
            idle.put(worker)

    with ThreadPoolExecutor(len(workers)) as threads:
        try:
            yield lambda *question: threads.submit(answer, *question)
        finally:
            for worker in workers:
                worker.stop()
            threads.shutdown(cancel_futures=True)
            for worker in workers:
                worker.release()


class _DiedError(Exception):
    """A process died at its work; the message says how."""


class _Worker:
    """A process that answers: started when it is first asked, and anew when it has died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def ask(self, work: Callable[[Any], Any], item: Any) -> Any:
        """The answer of ``work`` to an item."""
        if self._stopped:
            raise _DiedError("stopped")
        question = pickle.dumps((work, item))
        if self._process is None:
            self._process = _started()
        process = self._process
        try:
            process.stdin.write(question)  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
            return pickle.load(process.stdout)  # type: ignore[arg-type]
        except (EOFError, OSError, pickle.UnpicklingError):
            self.release()
        raise _DiedError(_death(process.returncode))

    def stop(self) -> None:
        """End the process, whatever it is at."""
        self._stopped = True
        if self._process is not None:
            self._process.kill()

    def release(self) -> None:
        """Give back what the process held."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(OSError), process:  # closes its pipes; what it was not told is lost with it
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


def _started() -> subprocess.Popen[bytes]:
    paths = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
    return subprocess.Popen(
        [sys.executable, "-c", _SERVE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **_ALONE, "PYTHONPATH": paths},
    )


def _death(code: int) -> str:
    """How a process ended, in words."""
    how = f"by signal {-code}, often for want of memory" if code < 0 else f"with code {code}"
    return f"the process that read it ended {how}"


def serve() -> None:
    """Answer questions from standard input until there are no more: what a process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that asks
    gc.set_threshold(SELDOM)
    questions = sys.stdin.buffer
    with os.fdopen(os.dup(1), "wb") as answers, suppress(EOFError, BrokenPipeError):
        os.dup2(2, 1)  # whatever is printed is no answer
        while True:
            work, item = pickle.load(questions)
            answer = pickle.dumps(work(item))
            sys.stdout.flush()  # what was printed comes before its answer
            answers.write(answer)
            answers.flush()
