"""Many blocs at once, in as many processes as there are processors; results stay in order.

A process starts in a tenth of a second, so this pays from about a hundred blocs. Where the system
has no way to do it (no shared memory, one processor) or kills one of them, and for few blocs, one
process does it all.
"""

import copyreg
import gc
import os
import signal
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Any, TypeVar

FROM = 96
"""As many blocs make the start of the processes worth while."""
MOST = 16
"""More processes only wait for the one that puts the results together."""
AT_ONCE = 8
"""Blocs that a process takes at a time."""

A = TypeVar("A")
R = TypeVar("R")


Watch = Callable[[Iterable[Any], int], Iterable[Any]]
"""Hands results on, of which there are so many, and may say how far they have come."""


def spread(
    work: Callable[[A], R], over: Sequence[A], watch: Watch = lambda items, _: items
) -> list[R]:
    """`work` of each, in order. `work` is a module's own function, arguments and results are such
    as `pickle` takes."""
    processes = min(_processors(), MOST, len(over) // AT_ONCE)
    if len(over) < FROM or processes < 2:
        return list(watch(map(work, over), len(over)))
    try:
        return _spread(work, over, processes, watch)
    except (ImportError, NotImplementedError, OSError, RuntimeError):
        # No processes here, or one was killed (a RuntimeError, too): an error of the work itself
        # comes again.
        return list(watch(map(work, over), len(over)))


def _spread(work: Callable[[A], R], over: Sequence[A], processes: int, watch: Watch) -> list[R]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    ready()
    # Started afresh on every system: what works here works on Windows, and no lock is copied.
    pool = ProcessPoolExecutor(
        processes, get_context("spawn"), _begin, initargs=(gc.get_threshold()[0],)
    )
    try:
        return list(watch(pool.map(work, over, chunksize=AT_ONCE), len(over)))
    finally:
        # After Ctrl-C nothing more is begun.
        pool.shutdown(cancel_futures=True)


def _begin(collect_after: int) -> None:
    """In each process: Ctrl-C is the first process's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(collect_after)
    ready()


def _processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def ready() -> None:
    """Tells pickle of read-only mappings, and of a shorter way to write a fraction."""
    copyreg.pickle(MappingProxyType, _mapping)
    copyreg.pickle(Fraction, _fraction)


def _mapping(value: Mapping[Any, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    return _read_only, (dict(value),)


def _read_only(value: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(value)


def _fraction(value: Fraction) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    return Fraction, (value.numerator, value.denominator)
