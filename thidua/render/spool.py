"""What waits for something that comes after it: as bytes, on disk where it is much."""

from io import BytesIO
from types import TracebackType
from typing import IO, NamedTuple, Self, cast

IN_MEMORY = 8_000_000
"""Up to so many bytes wait in memory."""


class Run(NamedTuple):
    """Where something waits: from which byte on, and how many."""

    begins: int
    size: int


class Spool:
    """Bytes in the order in which they came; each can be had again."""

    def __init__(self) -> None:
        self._held: IO[bytes] = BytesIO()
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._held.close()

    def put(self, data: bytes) -> Run:
        """Keeps some more."""
        run = Run(self._end, len(data))
        if run.begins <= IN_MEMORY < run.begins + run.size:
            self._to_disk()
        self._held.seek(run.begins)
        self._held.write(data)
        self._end += run.size
        return run

    def _to_disk(self) -> None:
        from tempfile import TemporaryFile

        file = TemporaryFile()  # noqa: SIM115 - closed by __exit__
        file.write(cast(BytesIO, self._held).getbuffer())
        self._held = file

    def get(self, run: Run) -> bytes:
        """What waits there."""
        self._held.seek(run.begins)
        return self._held.read(run.size)
