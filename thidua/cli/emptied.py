"""What people emptied in a workbook: whether it is to be taken away is asked."""

import sys
from collections.abc import Iterable
from typing import Protocol, TypeVar

from thidua.cli.session import Session
from thidua.cli.writing import agreed
from thidua.diagnostics.diagnostic import Diagnostic, Node
from thidua.excel.grid import at_cell, cell_name
from thidua.store.yaml.dump import flow
from thidua.words import say


class Emptied(Protocol):
    """A cell or a row that was emptied: where, whose it is (`about`), which column of it (`label`,
    "" of a row), what it was."""

    @property
    def sheet(self) -> str: ...
    @property
    def place(self) -> tuple[int, int]: ...
    @property
    def about(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def before(self) -> Node: ...
    @property
    def was(self) -> str: ...
    @property
    def takes_away(self) -> bool: ...


E = TypeVar("E", bound=Emptied)


def taken_away(
    session: Session, emptied: Iterable[tuple[str, E]], *, replace: bool, ask: bool
) -> tuple[list[E], list[Diagnostic]]:
    """Of what was emptied, each with its workbook, that which is to go: all with --replace; in a
    terminal each is asked about; else an error each."""
    taken: list[E] = []
    problems: list[Diagnostic] = []
    asks = ask and not session.quiet and sys.stdin.isatty() and session.stderr.terminal
    for file, one in emptied:
        args = {"about": one.about, "label": one.label, "before": one.was or flow(one.before)}
        if replace:
            taken.append(one)
        elif asks:
            cell, row = cell_name(*one.place), one.place[0] + 1
            key = "ask_gone" if one.takes_away else "ask_emptied"
            question = say(
                session.lang, f"year_workbook.{key}", cell=cell, row=row, sheet=one.sheet, **args
            )
            if agreed(question):
                taken.append(one)
        else:
            variant = "row" if one.takes_away else ""
            problems.append(at_cell("TD965", file, one.sheet, one.place, variant, args))
    return taken, problems
