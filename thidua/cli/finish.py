"""How a command ends: diagnostics to stderr, the result where it belongs. Results of many blocs
come one by one: each is made text, and let go, before the next is computed.

What is told beside a result: the warnings of many blocs, counted; and with -v how it went.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from time import perf_counter
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar, cast

from thidua.cli.output import (
    BOM,
    Format,
    Output,
    deliver,
    guarded,
    outside,
    print_text,
    quoted,
    renderer,
)
from thidua.diagnostics.diagnostic import Diagnostic, arrange, name_of, severity_of
from thidua.store.folder import NotFound, bloc_around
from thidua.text.numbers import MARKS
from thidua.text.vietnamese import safe
from thidua.words import Lang, say

if TYPE_CHECKING:
    from thidua.views.table import Report


T = TypeVar("T")
V = TypeVar("V")
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


class Ending(Protocol):
    """What this needs of a session, which ends by it."""

    lang: Lang
    quiet: bool
    public: bool
    failed: bool
    found: list[Diagnostic]
    shown_altered: set[tuple[str, int]]

    def blocs(self) -> list[str]: ...
    def has_many_blocs(self) -> bool: ...
    def goes_in_parts(self, output: Output) -> bool: ...
    def tell(self, diagnostics: Iterable[Diagnostic]) -> None: ...
    def typed(self, folder: str | None, *words: str) -> str: ...


class Warned:
    """What was found in many blocs: errors, and warnings, which are counted by their codes and not
    kept."""

    def __init__(self, folders: Iterable[str]) -> None:
        self._folders = frozenset(folders)
        self._times: dict[str, Counter[str]] = {}
        self._around: list[Diagnostic] = []
        self.errors: list[Diagnostic] = []

    def take(self, found: list[Diagnostic]) -> None:
        """Counts the warnings, all that there are of a bloc at once, and keeps the errors; `found`
        is empty afterwards."""
        for one in arrange(found):
            bloc = bloc_around(one.file or "", self._folders)
            severity = severity_of(one)
            if severity == "error":
                self.errors.append(one)
            elif severity != "warning":
                continue
            elif bloc is None:  # the next bloc may say the same
                self._around = arrange([*self._around, one])
            else:
                self._times.setdefault(one.code, Counter())[bloc] += 1
        found.clear()

    def text(self, check: str, lang: Lang) -> str:
        """A line for each code. `check`: the command that has all."""
        times = {code: Counter(blocs) for code, blocs in self._times.items()}
        for one in self._around:
            times.setdefault(one.code, Counter())[one.file or ""] += 1
        if not times:
            return ""
        lines = [
            say(
                lang,
                "diagnostics.by_code",
                code=code,
                name=name_of(code),
                n=blocs.total(),
                blocs=len(blocs),
            )
            for code, blocs in sorted(times.items())
        ]
        lines.append(say(lang, "diagnostics.all_by_check", command=check))
        return "".join(f"{line}\n" for line in lines)


def finish(
    session: Ending,
    output: Output,
    results: "Iterable[T | BlocPart]",
    report: "Callable[[Sequence[T], Lang], Report]",
    json: Callable[[Sequence[T], Lang], object],
    *,
    together: bool = False,
) -> None:
    """Diagnostics to stderr, the result where it belongs, in the session's language. Results of
    many blocs that are still to be computed are written one by one, and told of afterwards;
    `together`: one table is made of all of them."""
    many = session.has_many_blocs()
    warned = Warned(session.blocs()) if many else None
    to_come = isinstance(results, Iterator) and not together
    if warned is not None and to_come and session.goes_in_parts(output):
        making = Making(output.format, session.public, session.lang, report, json)
        first = list(islice(results, 1))
        if first:

            def each() -> Iterator[BlocPart]:
                for one in chain(first, results):
                    yield part_of(making, one)
                    warned.take(session.found)

            problems = deliver_parts(output, each())
            session.tell(_errors(session, warned))
            _ended(session, problems, warned)
            return
    found: list[T] = []
    own = cast("Iterable[T]", results)  # none of them is a part yet
    shown: Callable[[], Report] = partial(report, found, session.lang)
    told: Callable[[], object] = partial(json, found, session.lang)
    if warned is not None and to_come and output.format is Format.JSON:
        _told_after_all(session, output, own, json, warned)
        return
    if many and to_come:
        from thidua.views.table import one_after_another

        # Where the head needs them all, what is shown of each waits: less than what it is made of.
        reports = [report([one], session.lang) for one in own]
        is_empty, shown = not reports, partial(one_after_another, reports)
    else:
        if together and warned is not None:
            own = _after_all(session, own, warned)
        found += own
        is_empty = not found
    session.tell(session.found if warned is None else _errors(session, warned))
    if session.public:
        from thidua.views.public import public_json, public_report

        shown, told = _then(public_report, shown), _then(public_json, told)
    if session.shown_altered:
        from thidua.views.seal import altered_json, altered_report

        altered = session.shown_altered
        shown = _then(lambda report: altered_report(report, altered), shown)
        told = _then(lambda value: altered_json(value, altered), told)
    problems = []
    if not is_empty or output.format is Format.JSON:
        problems = deliver(output, shown, told)
    _ended(session, problems, warned)


def _after_all(session: Ending, results: Iterable[T], warned: Warned) -> Iterator[T]:
    """Results of many blocs, given when the last is there. They wait as bytes: a few small things
    kept of each bloc would hold the memory that all the others of it had."""

    def each() -> Iterator[T]:
        for one in results:
            yield one
            warned.take(session.found)

    with Waiting(each()) as waiting:
        yield from cast("Iterable[T]", waiting)


def _then(change: Callable[[V], V], make: Callable[[], V]) -> Callable[[], V]:
    return lambda: change(make())


def _told_after_all(
    session: Ending,
    output: Output,
    results: Iterable[T],
    json: Callable[[Sequence[T], Lang], object],
    warned: Warned,
) -> None:
    """Results of many blocs as JSON, each marked by what is known once all are there."""
    from thidua.views.public import public_json
    from thidua.views.seal import altered_json

    def each() -> Iterator[object]:
        for one in results:
            yield json([one], session.lang)
            warned.take(session.found)

    def marked(values: Sequence[object], _: Lang) -> object:
        value = public_json(values[0]) if session.public else values[0]
        return altered_json(value, altered) if altered else value

    with Waiting(each()) as waiting:
        altered = session.shown_altered
        session.tell(_errors(session, warned))
        if waiting.count:
            making = Making(output.format, False, session.lang, _no_report, marked)
            problems = deliver_parts(output, (part_of(making, one) for one in waiting))
        else:
            problems = deliver(
                output, _no_report, lambda: marked([json((), session.lang)], session.lang)
            )
    _ended(session, problems, warned)


def _no_report(*_: object) -> "Report":
    raise AssertionError("it is JSON")


def _errors(session: Ending, warned: Warned) -> list[Diagnostic]:
    warned.take(session.found)
    return warned.errors


def _ended(session: Ending, problems: Sequence[Diagnostic], warned: Warned | None) -> None:
    """What is left to tell of a result that was written. `warned`: what counts the warnings of many
    blocs."""
    if problems:
        session.tell(outside(problems))
        session.failed = True
    if warned is not None and not session.quiet and not session.public:
        print_text(sys.stderr, warned.text(session.typed(None, "check"), session.lang))


def how_it_went(
    files: Sequence[str], begun: float, started: float, loading: float, lang: Lang
) -> str:
    """The files that were read and where the time went. In: when the process and when the command
    began, by `perf_counter`, and what loading took, in seconds."""
    spent = {"start": started - begun, "load": loading, "rest": perf_counter() - started - loading}
    shown = {name: f"{seconds:.2f}".replace(".", MARKS[lang]) for name, seconds in spent.items()}
    lines = [
        say(lang, "cli.verbose.files", n=len(files)),
        *(f"  {safe(one)}" for one in files),
        say(lang, "cli.verbose.times", **shown),
    ]
    return "".join(f"{line}\n" for line in lines)


SHOWN_BLOCS = 5
"""Blocs that the message of a folder above them names."""


def not_found(found: NotFound, *, given: bool) -> Diagnostic:
    """Where a data folder was looked for; from a folder above blocs, which blocs these are."""
    if found.below and not given:
        shown = ", ".join(found.below[:SHOWN_BLOCS])
        more = "…" if len(found.below) > SHOWN_BLOCS else ""
        args = {"known": shown + more, "first": quoted(found.below[0])}
        return Diagnostic("TD901", args=args, variant="below")
    looked = ", ".join(str(folder) for folder in found.looked)
    return Diagnostic("TD901", args={"looked": looked}, variant="given" if given else "")
