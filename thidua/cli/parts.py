"""Results of many blocs one by one: each is made text, and let go, before the next is computed."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from thidua.cli.output import BOM, Format, Output, guarded, renderer
from thidua.diagnostics.diagnostic import Diagnostic

if TYPE_CHECKING:
    from thidua.views.table import Report

T = TypeVar("T")
STREAMED = frozenset([Format.TEXT, Format.CSV, Format.JSON, Format.MD])
"""The formats that follow each other piece by piece. A workbook or a page has something at its head
that only the end tells: the names of its sheets, the contents."""
IN_MEMORY = 8_000_000
"""What is to be written to a file waits for its end: up to so many bytes in memory."""


class BlocPart(NamedTuple):
    """One bloc's result as text, as its format's module makes it."""

    text: object


class Making(NamedTuple, Generic[T]):
    """How a result becomes such a part. `report` and `json` take a list of results."""

    format: Format
    public: bool
    report: "Callable[[Sequence[T]], Report]"
    json: Callable[[Sequence[T]], object]


class Waiting:
    """Values that wait for the last of them, as bytes, on disk where they are many. `count`: how
    many there are. They are such as `pickle` takes."""

    def __init__(self, values: Iterable[object]) -> None:
        import pickle
        from tempfile import SpooledTemporaryFile

        self._held = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed by __exit__
        self.count = 0
        for one in values:
            pickle.dump(one, self._held)
            self.count += 1

    def __enter__(self) -> "Waiting":
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def __iter__(self) -> Iterator[object]:
        import pickle

        self._held.seek(0)
        return (pickle.load(self._held) for _ in range(self.count))


def goes_in_parts(output: Output) -> bool:
    """Whether a result is written piece by piece: not in a terminal, which is paged."""
    shown = output.screen
    in_terminal = output.path is None and (shown.terminal or shown.colour)
    return output.format in STREAMED and not (output.format is Format.TEXT and in_terminal)


def part_of(making: Making[T], result: "T | BlocPart") -> BlocPart:
    """One result as text; a part is one already."""
    if isinstance(result, BlocPart):
        return result
    if making.format is Format.JSON:
        value = making.json([result])
        if making.public:
            from thidua.views.public import public_json

            value = public_json(value)
        assert isinstance(value, dict)
        return BlocPart(renderer(Format.JSON).part(value))
    report = making.report([result])
    if making.public:
        from thidua.views.public import public_report

        report = public_report(report)
    return BlocPart(renderer(making.format).part(report))


def deliver_parts(output: Output, parts: Iterable[BlocPart]) -> list[Diagnostic]:
    """Writes each part when it is there; what went wrong in writing is returned. All parts are
    taken, whoever still reads them: what is found on the way is told in any case."""
    each = iter(parts)
    texts: Iterator[str] = renderer(output.format).joined(one.text for one in each)
    if output.path is not None:
        return _to_file(output, texts)
    problems: list[Diagnostic] = []
    if not output.quiet:
        problems = guarded(output.stream, lambda: output.stream.writelines(texts))
    for _ in each:
        pass
    return problems


def _to_file(output: Output, texts: Iterable[str]) -> list[Diagnostic]:
    from tempfile import SpooledTemporaryFile

    from thidua.store.write.writer import save_report

    assert output.path is not None
    with SpooledTemporaryFile(IN_MEMORY) as held:
        held.write((BOM if output.format is Format.CSV else "").encode())
        for text in texts:
            held.write(text.encode())
        held.seek(0, os.SEEK_SET)
        return save_report(output.path, iter(lambda: held.read(1 << 20), b""))
