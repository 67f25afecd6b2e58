"""Rules over records.yaml: units that there are, one thing each, nothing against a year's files."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.bloc.awarding.earlier_years import past_of
from thidua.bloc.unknown import unknown
from thidua.diagnostics.diagnostic import Diagnostic, Path, Severity
from thidua.model.book import Book

if TYPE_CHECKING:
    from thidua.model.records import Record


def check_records(book: Book) -> Iterator[Diagnostic]:
    """All rules over records.yaml."""
    if book.records is None:
        return
    file = book.records.file
    ids = [one.id for one in book.units.data.units]
    said: dict[tuple[str, int, str], object] = {}
    for n, one in enumerate(book.records.data.records):
        path: Path = ("records", n)
        where = (book.unit_name(one.unit), str(one.year))
        if one.unit not in ids:
            yield unknown("TD404", file, (*path, "unit"), one.unit, ids, where)
        if (one.evaluation is None) == (one.award is None):
            yield Diagnostic("TD644", file, path, where=where)
            continue
        what = one.award or "evaluation"
        value = one.evaluation if one.award is None else one.granted
        key = (one.unit, one.year, what)
        if key in said:
            same = said[key] == value
            variant, severity = ("", None) if same else ("differs", Severity.ERROR)
            yield Diagnostic("TD645", file, path, variant=variant, where=where, severity=severity)
        said.setdefault(key, value)
        yield from _against_year(book, one, file, path, where)


def _against_year(
    book: Book, one: "Record", file: str, path: Path, where: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """A record says nothing else than the year's own files, where these speak."""
    own = past_of(book._replace(records=None, elsewhere={}), one.year)
    if one.evaluation is not None:
        grade = own.evaluations.get(one.year, {}).get(one.unit)
        if grade is not None and grade != one.evaluation:
            yield Diagnostic("TD643", file, (*path, "evaluation"), args={"own": grade}, where=where)
    elif one.award is not None:
        grant = own.grants.get(one.year, {}).get((one.award, one.unit))
        is_told = grant is not None or ("", one.year) in own.decided
        if is_told and one.granted != (grant is not None and grant.granted):
            variant = "granted" if one.granted else "refused"
            yield Diagnostic("TD643", file, (*path, "award"), variant=variant, where=where)
