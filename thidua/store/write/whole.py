"""Ctrl-C while something is written waits until all of it is."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class WrittenFirst(KeyboardInterrupt):
    """Ctrl-C came while files were written, and all of them are."""


@contextmanager
def whole() -> Iterator[list[int]]:
    """What is begun inside is ended; a Ctrl-C that comes meanwhile stands in the list."""
    stopped: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield stopped  # only the main thread hears of Ctrl-C
        return
    before = signal.signal(signal.SIGINT, lambda number, _: stopped.append(number))
    if before is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
