"""Results of many blocs one by one: each is made text, and let go, before the next is computed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from thidua.cli.output import BOM, Format, Output, guarded, renderer
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.words import Lang

if TYPE_CHECKING:
    from thidua.views.table import Report

T = TypeVar("T")
STREAMED = frozenset([Format.TEXT, Format.CSV, Format.JSON, Format.MD, Format.HTML])
"""The formats that follow each other piece by piece. A workbook is put together at its end."""


class BlocPart(NamedTuple):
    """One bloc's result as text, as its format's module makes it."""

    text: object


class Making(NamedTuple, Generic[T]):
    """How a result becomes such a part. `report` and `json` take a list of results, and the
    language."""

    format: Format
    public: bool
    lang: Lang
    report: "Callable[[Sequence[T], Lang], Report]"
    json: Callable[[Sequence[T], Lang], object]


class Waiting:
    """Values that wait for the last of them. `count`: how many there are. They are such as `pickle`
    takes."""

    def __init__(self, values: Iterable[object]) -> None:
        import pickle

        from thidua.render.spool import Spool

        self._spool = Spool()
        self._runs = [self._spool.put(pickle.dumps(one)) for one in values]
        self.count = len(self._runs)

    def __enter__(self) -> "Waiting":
        return self

    def __exit__(self, *_: object) -> None:
        self._spool.close()

    def __iter__(self) -> Iterator[object]:
        import pickle

        return (pickle.loads(self._spool.get(run)) for run in self._runs)


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
        value = making.json([result], making.lang)
        if making.public:
            from thidua.views.public import public_json

            value = public_json(value)
        assert isinstance(value, dict)
        return BlocPart(renderer(Format.JSON).part(value))
    report = making.report([result], making.lang)
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
    from thidua.render.spool import Spool
    from thidua.store.write.writer import save_report

    assert output.path is not None
    bom = BOM if output.format is Format.CSV else ""
    with Spool.opened() as held:
        runs = [held.put(text.encode()) for text in chain([bom], texts)]
        return save_report(output.path, map(held.get, runs))
