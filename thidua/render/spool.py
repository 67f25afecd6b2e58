"""What waits for something that comes after it: as bytes, on disk where it is much."""

from contextlib import closing
from typing import NamedTuple, Self

IN_MEMORY = 8_000_000
"""Up to so many bytes wait in memory."""


class Run(NamedTuple):
    """Where something waits: from which byte on, and how many."""

    begins: int
    size: int


class Spool:
    """Bytes in the order in which they came; each can be had again until it is closed."""

    def __init__(self) -> None:
        from tempfile import SpooledTemporaryFile

        self._held = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - close() closes it
        self._end = 0

    @classmethod
    def opened(cls) -> closing[Self]:
        """A spool that is closed behind the `with` that it stands in."""
        return closing(cls())

    def close(self) -> None:
        """Lets go of all that waits."""
        self._held.close()

    def put(self, data: bytes) -> Run:
        run = Run(self._end, len(data))
        self._held.seek(run.begins)
        self._held.write(data)
        self._end += run.size
        return run

    def get(self, run: Run) -> bytes:
        self._held.seek(run.begins)
        return self._held.read(run.size)
