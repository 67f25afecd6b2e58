"""A sealed year beside the year as it stands now: for check, verify, seal and writing commands."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from thidua import __version__
from thidua.bloc.records.check_seal import SealedYear
from thidua.bloc.records.sealing import (
    Difference,
    Inputs,
    input_differences,
    past_differences,
    result_differences,
    results_of,
    seal_differences,
)
from thidua.bloc.year_view import YearView, year_view
from thidua.cli.session import Opened, Session
from thidua.cli.years import PAST, open_parts
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.model.seal import Seal
from thidua.store.loading import ALL, years_of
from thidua.store.seal_hashes import LATER, inputs_of, seal_state

_YEAR = re.compile(r"[0-9]{4}", re.ASCII)


class Compared(NamedTuple):
    """One sealed year compared. `figures` is None where the year has errors and nothing can be
    computed; `problems` are those errors."""

    year: int
    seal: Seal
    book: Book
    inputs: tuple[Difference, ...]
    past: tuple[Difference, ...]
    figures: tuple[Difference, ...] | None
    problems: tuple[Diagnostic, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing differs."""
        return not self.inputs and self.figures == ()


def open_year(session: Session, folder: str, year: int) -> Opened:
    """The bloc with all of one year, and what awards look at in the years before."""
    before = [one for one in years_of(session.files, folder) if one < year]
    return open_parts(
        session, folder, [(before, PAST), ([year], ALL)], leadership=True, results=False
    )


def view_of(opened: Opened, year: int) -> tuple[YearView | None, list[Diagnostic]]:
    """The year's results, or None with what hinders them."""
    found = list(opened.loading.diagnostics)
    if opened.book is None or has_errors(found):
        return None, found
    view, more = year_view(opened.book, year, opened.loading.broken)
    return view, [*found, *more]


def results(view: YearView) -> dict[str, Any]:
    """What a seal keeps of a year's results."""
    return results_of(view.result, view.awards, view.votes)


def compare(session: Session, opened: Opened, year: int) -> Compared | None:
    """The year against its seal; None where it is not sealed. `opened` comes from `open_year`."""
    book = opened.book
    if book is None or (found := book.years[year].seal) is None:
        return None
    seal: Seal = found.data
    edited = tuple(seal_differences(seal))
    if not seal.is_closed and not edited:
        return None
    now = inputs_of(session.files, book, year)
    inputs = (*edited, *(input_differences(seal, now) if seal.is_closed else ()))
    past = tuple(past_differences(seal, now))
    view, problems = view_of(opened, year)
    figures = None if view is None else tuple(result_differences(seal, results(view)))
    told = tuple(one for one in problems if has_errors([one]))
    return Compared(year, seal, book, inputs, past, figures, told)


def check_seals(session: Session, book: Book, years: Iterable[int]) -> list[Diagnostic]:
    """What `check` says of the sealed years of a book.

    Where no input was altered, another version of thidua and what has become known of the years
    before are the only things that can change a result: only then it is computed again here.
    """
    found: list[Diagnostic] = []
    for year in years:
        sealed = book.years[year].seal
        if sealed is None:
            continue
        seal: Seal = sealed.data
        told = SealedYear(book, year, sealed.file, seal)
        altered = list(seal_differences(seal))
        if not seal.is_closed:
            found += told.altered(altered)
            continue
        now: Inputs = inputs_of(session.files, book, year)
        altered += input_differences(seal, now)
        found += told.altered(altered)
        past = list(past_differences(seal, now))
        if altered or (not past and seal.sealed.thidua == __version__):
            continue
        view, _ = view_of(open_year(session, book.folder, year), year)
        if view is not None:
            differs = result_differences(seal, results(view))
            found += told.otherwise(differs, past, __version__)
    return found


def closed_years(
    session: Session, paths: Iterable[str], years: Sequence[tuple[str, int]] = ()
) -> list[Diagnostic]:
    """TD833 for each sealed year that a command is about to write in.

    `paths`: the files to be written; `years`: (bloc folder, year) that the content is about.
    """
    wanted = dict.fromkeys(years)
    for path in paths:
        *folders, name = path.split("/")
        for n, part in enumerate(folders):
            is_later = n == len(folders) - 1 and name.removesuffix(".yaml") in LATER
            if _YEAR.fullmatch(part) and not is_later:
                wanted.setdefault(("/".join(folders[:n]), int(part)))
    found = []
    for folder, year in wanted:
        made = seal_state(session.files, folder, year)
        if made is not None:
            file = f"{folder}/{year}/seal.yaml" if folder else f"{year}/seal.yaml"
            args = {"year": str(year), **made}
            found.append(Diagnostic("TD833", file, ("sealed",), "key", args))
    return found
