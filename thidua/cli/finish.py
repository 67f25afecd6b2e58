"""How a command ends: diagnostics to stderr, the result where it belongs."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Protocol

from thidua.cli.output import Format, Output, deliver, outside, print_text
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.words import Lang

if TYPE_CHECKING:
    from thidua.cli.telling import Warned
    from thidua.views.table import Report


class Ending(Protocol):
    """What this needs of a session, which ends by it."""

    lang: Lang
    quiet: bool
    public: bool
    failed: bool
    found: list[Diagnostic]
    shown_altered: set[tuple[str, int]]

    def blocs(self) -> list[str]:
        """The folders of the blocs asked for."""

    def has_many_blocs(self) -> bool:
        """Whether the result is of several blocs."""

    def goes_in_parts(self, output: Output) -> bool:
        """Whether results of many blocs are written one by one."""

    def tell(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Diagnostics for a person, on stderr."""

    def typed(self, folder: str | None, *words: str) -> str:
        """A command to be pasted as it is."""


def finish(
    session: Ending,
    output: Output,
    results: Iterable[Any],
    report: "Callable[[Sequence[Any]], Report]",
    json: Callable[[Sequence[Any]], Any],
) -> None:
    """Diagnostics to stderr, the result where it belongs. Results of many
    blocs that are still to be computed are written one by one, and told of afterwards."""
    many = session.has_many_blocs()
    warned = _counting(session) if many else None
    if warned is not None and isinstance(results, Iterator) and session.goes_in_parts(output):
        from thidua.cli.parts import BlocPart, Making, deliver_parts, part_of

        making = Making(output.format, session.public, report, json)
        first = list(islice(results, 1))
        if first:

            def each() -> Iterator[BlocPart]:
                for one in chain(first, results):
                    yield part_of(making, one)
                    session.found = warned.count(session.found)

            _ended(session, deliver_parts(output, each()), warned)
            return
    if many and isinstance(results, Iterator):
        # Where the head needs them all, what is shown of each waits: less than what it is made of.
        if output.format is Format.JSON:
            results, json = map(json, ([one] for one in results)), _together(json)
        else:
            from thidua.views.table import one_after_another

            results, report = map(report, ([one] for one in results)), one_after_another
    results = list(results)
    session.tell(error for error in session.found if not many or has_errors([error]))
    if session.public:
        from thidua.views.public import public_json, public_report

        whole, every = report, json

        def report(found: Sequence[Any]) -> "Report":
            return public_report(whole(found))

        def json(found: Sequence[Any]) -> object:
            return public_json(every(found))

    if session.shown_altered:
        from thidua.views.seal import altered_json, altered_report

        shown, told = report, json

        def report(found: Sequence[Any]) -> "Report":
            return altered_report(shown(found), session.shown_altered)

        def json(found: Sequence[Any]) -> object:
            return altered_json(told(found), session.shown_altered)

    problems: list[Diagnostic] = []
    if results or output.format is Format.JSON:
        problems = deliver(output, lambda: report(results), lambda: json(results))
    _ended(session, problems, warned, told=True)


def _together(json: Callable[[Sequence[Any]], Any]) -> Callable[[Sequence[Any]], Any]:
    """One value of those of single blocs, which differ in their entries alone."""

    def together(values: Sequence[Any]) -> Any:
        if not values:
            return json(())
        return {**values[0], "blocs": [one for each in values for one in each["blocs"]]}

    return together


def _counting(session: Ending) -> "Warned":
    from thidua.cli.telling import Warned

    return Warned(session.blocs())


def _ended(
    session: Ending,
    problems: Sequence[Diagnostic],
    warned: "Warned | None",
    *,
    told: bool = False,
) -> None:
    """What is left to tell of a result that was written. `warned`: what counts the warnings of many
    blocs."""
    if not told:
        session.tell(error for error in session.found if has_errors([error]))
    if problems:
        session.tell(outside(problems))
        session.failed = True
    if warned is not None and not session.quiet and not session.public:
        warned.count(session.found)
        print_text(sys.stderr, warned.text(session.typed(None, "check"), session.lang))
