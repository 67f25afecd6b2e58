"""What every command shares: the options that all of them take, and the Session they run in."""

import inspect
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from time import perf_counter
from types import UnionType
from typing import Annotated, NamedTuple, get_args, get_origin

from thidua.cli.commands import COMMANDS
from thidua.cli.output import print_text
from thidua.cli.parameters import DATA, OUT, SEALED, SHOW, Parameter, is_period
from thidua.cli.parameters import argument as argument
from thidua.cli.parameters import option as option
from thidua.cli.session import USAGE, Refused, Session
from thidua.diagnostics.diagnostic import Diagnostic

Year = Annotated[str | None, argument("year", "year")]
MaybeYear = Annotated[str | None, argument("maybe_year", "year")]
UnitId = Annotated[str, argument("unit", "unit")]
MaybeUnit = Annotated[str | None, argument("maybe_unit", "unit")]
MaybeCriterion = Annotated[str | None, argument("criterion", "criterion")]
StageId = Annotated[str | None, option("stage", "--stage", metavar="stage")]
AsOf = Annotated[str | None, option("as_of", "--as-of", metavar="day")]
Public = Annotated[bool, option("public", "--public")]
Provisional = Annotated[bool, option("provisional", "--provisional")]
DryRun = Annotated[bool, option("dry_run", "--dry-run")]


BEGUN = perf_counter()
"""About when the process began: -v tells how long it took to get here."""


class Command(NamedTuple):
    """A command: the function that does it, and what is typed for it."""

    function: Callable[..., int]
    parameters: tuple[Parameter, ...]
    shared: frozenset[str]

    def run(self, given: Mapping[str, object]) -> int:
        """Runs it with the values that were read; gives the exit code."""
        session = Session.of({name: given[name] for name in self.shared})
        own = {name: value for name, value in given.items() if name not in self.shared}
        started = perf_counter()
        try:
            self._refuse_period(own)
            return self.function(session, **own)
        except Refused as refused:
            refused.lang = session.lang
            refused.diagnostics = tuple(session.naming_years(list(refused.diagnostics)))
            raise
        finally:
            if session.verbose:
                from thidua.cli.finish import how_it_went

                loading, lang = session.usage, session.lang
                said = how_it_went(sorted(loading.files), BEGUN, started, loading.seconds, lang)
                print_text(sys.stderr, said)

    def _refuse_period(self, given: Mapping[str, object]) -> None:
        """A period is a small year of scoring, and stands in no other command; where the year may
        come before or after another argument, in the place of neither."""
        if self.function.__name__ not in OF_YEARS:
            return
        for one in self.parameters:
            value = None if one.is_option else given.get(one.name)
            if isinstance(value, str) and is_period(value):
                args = {"found": value, "year": value.partition("/")[0]}
                raise Refused(USAGE, Diagnostic("TD932", args=args))


OF_YEARS = frozenset(["vote", "awards", "progress", "rotate_leader", "new_year", "workbook"])
"""The commands of what belongs to a whole year: they take no period in its place."""


def command(
    function: Callable[..., int],
    *,
    data: bool = True,
    report: bool = True,
    results: bool | None = None,
) -> Command:
    """The command with the shared options: `function(session, ...)` gets a Session first, then each
    of its own parameters as its annotation declares it. `results`: whether it shows what a seal
    stands for; as a rule every report does."""
    sealed = report and data if results is None else results
    own = [_declared(one) for one in list(inspect.signature(function).parameters.values())[1:]]
    taken = {one.name for one in own}
    parts = (DATA if data else (), OUT if report else (), SEALED if sealed else (), SHOW)
    shared = [one for part in parts for one in part if one.name not in taken]
    return Command(function, (*own, *shared), frozenset(one.name for one in shared))


def _declared(written: inspect.Parameter) -> Parameter:
    """A parameter of a command's function, with the kind and default that its signature says."""
    kind, declared = get_args(written.annotation)
    inner = [one for one in get_args(kind) if one is not type(None)]
    if get_origin(kind) in (UnionType, None) and inner:  # `str | None`, `list[str] | None`
        kind = inner[0]
    many = get_origin(kind) is list
    if many:
        (kind,) = get_args(kind)
    required = written.default is inspect.Parameter.empty
    assert isinstance(declared, Parameter)
    return declared._replace(
        name=written.name,
        kind=kind,
        many=many,
        required=required and not declared.is_year,
        default=None if required else written.default,
    )


def load(name: str) -> Command:
    """The command of that name, its module imported."""
    found: Command = import_module(f"thidua.cli.commands.{COMMANDS.get(name, name)}").COMMAND
    return found
