"""Many blocs at once, in as many processes as there are processors; results stay in order.

A process starts in a tenth of a second, so this pays from about a hundred blocs. Where the system
has no way to do it (no shared memory, one processor) or kills one of them, and for few blocs, one
process does it all.
"""

import copyreg
import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any, TypeVar

from thidua.cli.waiting import AT_ONCE, FROM, let_go

MOST = 16
"""More processes only wait for the one that puts the results together."""
AHEAD = 3
"""So many times that are begun or wait for each process: what is done waits to be written."""
THREADS = Path("/proc/self/task")

A = TypeVar("A")
R = TypeVar("R")
K = TypeVar("K")
V = TypeVar("V")
ReadOnly = Callable[[dict[K, V]], MappingProxyType[K, V]]


def spread(work: Callable[[A], R], over: Sequence[A]) -> Iterator[R]:
    """`work` of each, in order, each when it is there. `work`, which goes to each process once,
    arguments and results are such as `pickle` takes."""
    processes = min(_processors(), MOST, len(over) // AT_ONCE)
    done = 0
    if len(over) >= FROM and processes > 1:
        try:
            for one in _spread(work, over, processes):
                done += 1
                yield one
        except (ImportError, NotImplementedError, OSError, RuntimeError):
            # No processes here, or one was killed (a RuntimeError, too): an error of the work
            # itself comes again.
            pass
    yield from map(work, over[done:])


def _spread(work: Callable[[A], R], over: Sequence[A], processes: int) -> Iterator[R]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    ready()
    start = _start()
    if start == "fork":  # what the first one loads, each process has
        yield work(over[0])
        over = over[1:]
        let_go()
    pool = ProcessPoolExecutor(
        processes, get_context(start), _begin, initargs=(gc.get_threshold()[0], work)
    )
    waiting: deque[Future[list[Any]]] = deque()
    try:
        with _no_main():
            for first in range(0, len(over), AT_ONCE):
                with _undisturbed():  # a process may be begun here
                    waiting.append(pool.submit(_each, over[first : first + AT_ONCE]))
                if len(waiting) >= AHEAD * processes:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
    finally:
        # After Ctrl-C nothing more is begun.
        pool.shutdown(cancel_futures=True)


def _start() -> str:
    """How a process begins: as a copy of this one, with all that it has loaded, where that is safe
    (a single thread: no lock is copied that nobody opens again), else afresh, as on Windows."""
    try:
        alone = sys.platform == "linux" and sum(1 for _ in THREADS.iterdir()) == 1
    except OSError:
        alone = False
    return "fork" if alone else "spawn"


_work: list[Callable[[Any], Any]] = []
"""What a process does, as it was told at its start."""


def _each(over: Sequence[Any]) -> list[Any]:
    return [_work[0](one) for one in over]


@contextmanager
def _no_main() -> Iterator[None]:
    """What started this program is not run again by each process: a script may not be made for
    that, and `work` never lies in it."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits until this is done: half begun, a process would tell of it, or never end. What
    is begun here does not hear it either."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(collect_after: int, work: Callable[[Any], Any]) -> None:
    """In each process: Ctrl-C is the first process's to answer, and none outlives it."""
    from threading import Thread

    _work[:] = [work]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(collect_after)
    ready()
    Thread(target=_end_with_first, daemon=True).start()


def _end_with_first() -> None:
    """Where the first process is killed, others would wait for ever for what it gives them."""
    from multiprocessing import parent_process

    first = parent_process()
    assert first is not None, "it was begun by another"
    first.join()
    os._exit(1)


def _processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def ready() -> None:
    """Tells pickle of read-only mappings, and of a shorter way to write a fraction."""
    copyreg.pickle(MappingProxyType, _mapping)
    copyreg.pickle(Fraction, _fraction)


def _mapping(value: MappingProxyType[K, V]) -> tuple[ReadOnly[K, V], tuple[object, ...]]:
    return _read_only, (dict(value),)


def _read_only(value: dict[K, V]) -> MappingProxyType[K, V]:
    return MappingProxyType(value)


def _fraction(value: Fraction) -> tuple[type[Fraction], tuple[object, ...]]:
    return Fraction, (value.numerator, value.denominator)
