"""`thidua verify [YEAR]`: a sealed year recomputed and compared, file by file, figure by figure."""

from thidua.cli.asked import missing_year
from thidua.cli.command import MaybeYear, command
from thidua.cli.session import Session
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.store.guard import half_written
from thidua.store.seal_hashes import seal_state, year_folder
from thidua.views.seal import OUTPUT, Verified, verify_report
from thidua.year.sealed import compare


def verify(session: Session, year: MaybeYear = None) -> int:
    output = session.output()
    wanted = None if year is None else session.year(year)
    if wanted is not None:
        session.found += missing_year(session, wanted)
    results: list[Verified] = []
    sealed = False
    for folder in session.blocs():
        for one in _asked(session, folder, wanted):
            if seal_state(session.files, folder, one) is None:
                continue
            sealed = True
            found = _verified(session, folder, one)
            if found is not None:
                results.append(found)
    if not sealed and not session.failed:
        args = {"year": str(wanted)} if wanted is not None else {}
        folders = session.blocs()
        file = year_folder(folders[0], wanted) if wanted is not None else None
        variant = "" if wanted is not None else "none"
        session.found.append(Diagnostic("TD834", file, at="file", args=args, variant=variant))
        session.failed = True
    return session.finish(output, results, verify_report, lambda years, _: OUTPUT.entry(years))


def _asked(session: Session, folder: str, wanted: int | None) -> list[int]:
    """That year or period where the bloc has it; else every year, each before its periods."""
    bloc = session.bloc(folder, results=False)
    if wanted is not None:
        return [wanted] if bloc.has(wanted) else []
    return [one for year in bloc.years for one in (year, *bloc.periods(year))]


def _verified(session: Session, folder: str, year: int) -> Verified | None:
    """One sealed year; None where its seal or its bloc can't be read, which is told."""
    session.found += half_written(session.files, folder, [year])
    session.failed = session.failed or has_errors(session.found)
    of = session.bloc(folder, results=False)[year]
    book, loading = of.whole()
    compared = compare(of, book, loading)
    if compared is None:
        session.found += loading.diagnostics
        session.failed = True
        return None
    session.found += compared.problems
    if not compared.holds:
        session.failed = True
    return Verified(
        compared.book,
        year,
        compared.seal,
        compared.inputs,
        compared.past,
        compared.figures,
        len(compared.problems),
    )


COMMAND = command(verify, results=False)
