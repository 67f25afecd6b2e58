"""A sealed year beside the year as it stands now, and what a seal of it would hold."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from thidua import __version__
from thidua.bloc.records.check_seal import (
    InputDifference,
    ResultDifference,
    SealedYear,
    input_differences,
    past_differences,
    result_differences,
    seal_differences,
)
from thidua.bloc.records.sealing import SealInputs, SealResults, hindrances, results_of
from thidua.bloc.scoring.result import YearResult
from thidua.bloc.year_view import YearView
from thidua.diagnostics.diagnostic import Diagnostic, Severity, has_errors
from thidua.model.book import Book
from thidua.model.seal import Seal
from thidua.model.sheet import FOLDER, OUTSIDE, UNREADABLE
from thidua.store.folder import Files
from thidua.store.loading import Loading
from thidua.store.seal_hashes import inputs_of, year_folder
from thidua.year.outcome import AnyBloc, AnyYear, LoadedBook, YearOutcome, outcome


class SealCompared(NamedTuple):
    """One sealed year compared. `figures` is None where the year has errors and nothing can be
    computed; `problems` are those errors."""

    year: int
    seal: Seal
    book: Book
    inputs: tuple[InputDifference, ...]
    past: tuple[InputDifference, ...]
    figures: tuple[ResultDifference, ...] | None
    problems: tuple[Diagnostic, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing differs."""
        return not self.inputs and self.figures == ()


def results(year: AnyYear, book: Book, loading: Loading, view: YearView) -> SealResults:
    """What a seal keeps of a year's results; what follows from its decisions.yaml alone stays
    outside, as that file does. In: `year.whole()` and its view."""
    held = book.years[year.year]
    if held.decisions is not None:
        undecided = book._replace(years={**book.years, year.year: held._replace(decisions=None)})
        bare = year.bloc.without_guard()[year.year]
        view = bare.view_of(undecided, loading).value or view
    return results_of(view.result, view.awards, view.votes)


def otherwise(year: AnyYear, book: Book) -> list[Diagnostic]:
    """TD831 where figures come out otherwise than was sealed. They can't where the version and the
    years before are the same: only then nothing is computed here."""
    sealed = book.years[year.year].seal
    if sealed is None:
        return []
    seal: Seal = sealed.data
    past = list(past_differences(seal, inputs_of(year.bloc.files, book, year.year, evidence=False)))
    if not past and seal.sealed.thidua == __version__:
        return []
    plain = year.bloc.without_guard()[year.year]
    whole, loading = plain.whole()
    view = plain.view_of(whole, loading).value
    if whole is None or view is None:
        return []
    told = SealedYear(whole, year.year, sealed.file, seal)
    now = results(plain, whole, loading, view)
    return list(told.otherwise(result_differences(seal, now), past, __version__))


def compare(year: AnyYear, book: Book | None, loading: Loading) -> SealCompared | None:
    """The year against its seal; None where it is not sealed. In: `year.whole()`."""
    if book is None or (found := book.years[year.year].seal) is None:
        return None
    seal: Seal = found.data
    edited = tuple(seal_differences(seal))
    if not seal.is_closed and not edited:
        return None
    now = inputs_of(year.bloc.files, book, year.year)
    inputs = (*edited, *(input_differences(seal, now) if seal.is_closed else ()))
    past = tuple(past_differences(seal, now))
    view = year.view_of(book, loading)
    figures = None
    if view.value is not None:
        figures = tuple(result_differences(seal, results(year, book, loading, view.value)))
    told = tuple(one for one in view.found if has_errors([one]))
    return SealCompared(year.year, seal, book, inputs, past, figures, told)


def check_seals(bloc: AnyBloc, book: Book, years: Iterable[int]) -> list[Diagnostic]:
    """What `check` says of the sealed years of a book."""
    found: list[Diagnostic] = []
    for one in years:
        sealed = book.years[one].seal
        if sealed is None:
            continue
        seal: Seal = sealed.data
        altered = list(seal_differences(seal))
        if seal.is_closed:
            altered += input_differences(seal, inputs_of(bloc.files, book, one))
        found += SealedYear(book, one, sealed.file, seal).altered(altered)
        if seal.is_closed and not altered:
            found += otherwise(bloc[one], book)
    return found


class ToSeal(NamedTuple):
    """A year that may be sealed: what its seal holds, and the seal that was reopened before."""

    book: Book
    result: YearResult | None
    inputs: SealInputs
    results: SealResults
    before: Seal | None


def to_seal(year: AnyYear, loaded: LoadedBook, *, incomplete: bool) -> YearOutcome[ToSeal]:
    """What a seal of the year holds, or why it can't be sealed yet. In: `year.whole()`."""
    from thidua.bloc.check import border_ties, check_book

    book, loading = loaded
    view, told = year.view_of(book, loading)
    if book is None or view is None:
        return outcome(None, told)
    checked = [*told, *check_book(book, year.bloc.__getitem__, loading.broken)]
    found = [one._replace(severity=Severity.ERROR) for one in checked if one.code == "TD256"]
    found += [one for one in checked if has_errors([one])]
    found += hindrances(book, year.year, view.result, incomplete=incomplete)
    evidence = list(_evidence(year.bloc.files, book, year.year))
    wrong = [one for one in [*found, *evidence] if has_errors([one])]
    if wrong:
        return outcome(None, wrong)
    before = book.years[year.year].seal
    ties = [one for one in view.awards.problems if one.code == "TD503"]
    if view.result is not None:
        ties += border_ties(book, year.year, view.result)
    return outcome(
        ToSeal(
            book,
            view.result,
            inputs_of(year.bloc.files, book, year.year),
            results(year, book, loading, view),
            before.data if before else None,
        ),
        [*(one for one in [*told, *evidence] if one.code in ("TD840", "TD841")), *ties],
    )


def _evidence(files: Files, book: Book, year: int) -> Iterator[Diagnostic]:
    """What is wrong with the evidence. A file that can't be read can't be sealed either."""
    from thidua.bloc.scoring.check_figures import check_evidence
    from thidua.store.seal_hashes import evidence_of

    held = evidence_of(files, year_folder(book.folder, year))
    yield from check_evidence(book, year, held)
    for name, one in held.items():
        args = {"name": name, "folder": f"{year}/{FOLDER}/"}
        if one.state == OUTSIDE:
            yield Diagnostic("TD842", one.file, at="file", args=args, variant="link")
        elif one.state == UNREADABLE:
            unreadable = Diagnostic("TD840", one.file, at="file", args=args, variant="unreadable")
            yield unreadable._replace(severity=Severity.ERROR)
