"""What a long command needs: a bar on a terminal, for what takes more than two seconds; and memory
where many blocs are looked at, one after another: what was one of them is let go."""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from subprocess import Popen


T = TypeVar("T")
PATIENCE = 2.0
"""Seconds that a person waits without being told."""
AGAIN = 0.2
"""Seconds between two drawings."""
WIDTH = 24


def watched(items: Iterable[T], count: int, *, shown: bool) -> Iterator[T]:
    """The same items, of which there are `count`. With `shown` (a terminal, no -q) a bar is drawn
    on stderr while they take longer than a person waits, and taken away at the end."""
    if not shown or count < 2:
        yield from items
        return
    drawn = 0.0
    next_time = monotonic() + PATIENCE
    try:
        for done, one in enumerate(items):
            now = monotonic()
            if now >= next_time:
                drawn, next_time = now, now + AGAIN
                _draw(done, count)
            yield one
    finally:
        if drawn:
            _take_away(count)


def awaited(
    program: "Popen[bytes]", done: Callable[[], int], count: int, *, seconds: float, shown: bool
) -> bool:
    """Waits until another program ends, with the same bar: `done` tells how many of `count` it has
    made. False, and the program is stopped, where it takes longer than `seconds`."""
    from subprocess import TimeoutExpired

    drawn, begun = False, monotonic()
    try:
        while monotonic() - begun < seconds:
            try:
                program.wait(AGAIN)
            except TimeoutExpired:
                if shown and monotonic() - begun >= PATIENCE:
                    drawn = True
                    _draw(done(), count)
            else:
                return True
        return False
    finally:
        if program.poll() is None:
            program.kill()
            program.wait()
        if drawn:
            _take_away(count)


def _draw(done: int, count: int) -> None:
    _put(f"\r{_bar(done, count)}")


def _take_away(count: int) -> None:
    _put(f"\r{' ' * len(_bar(count, count))}\r")


def _bar(done: int, count: int) -> str:
    full = min(WIDTH, WIDTH * done // count)
    return f"[{'#' * full}{'.' * (WIDTH - full)}] {done}/{count}"


def _put(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


AT_ONCE = 8
"""Blocs after which memory is tidied, and that a process takes at a time."""
FROM = 96
"""As many blocs make the start of several processes worth while."""

_set_aside: list[bool] = []
"""Whether what is there for good was: to count it takes as long as to look through it."""


def let_go() -> None:
    """Frees what nobody holds any more although its parts hold each other, a bloc and its years.

    What is there the first time is set aside for good: modules, models. Only what was made since
    is looked through, which costs next to nothing, and nothing piles up until Python looks."""
    gc.collect()
    if not _set_aside:
        gc.freeze()
        _set_aside.append(True)
