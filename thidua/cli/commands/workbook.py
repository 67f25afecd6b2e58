"""`thidua workbook YEAR -o nam-2026.xlsx`: all that YAML holds but scale and score sheets."""

from pathlib import Path
from typing import Annotated

from thidua.cli.asked import missing_year
from thidua.cli.command import Year, command, option
from thidua.cli.session import FAILED, FINE, USAGE, Refused, Session
from thidua.cli.writing import free_name, import_again, save_file, say_lines
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.store.loading import SCORING
from thidua.text.vietnamese import safe
from thidua.words import say

ENDING = ".xlsx"


def workbook(
    session: Session,
    year: Year,
    output: Annotated[
        str | None, option("workbook_output", "--output", "-o", metavar="file")
    ] = None,
) -> int:
    """The year workbook of one bloc; a file that is there is not overwritten."""
    from thidua.excel.workbook.files import names_of, read_files, trees_of
    from thidua.excel.workbook.tables import TABLES
    from thidua.excel.workbook.writer import write_workbook

    wanted = session.year(year)
    folder = session.one_bloc()
    path = (
        Path(output) if output else free_name(say(session.lang, "year_workbook.file", year=wanted))
    )
    if path.suffix.casefold() != ENDING:
        args = {"found": path.suffix or path.name, "formats": ENDING.lstrip(".")}
        raise Refused(USAGE, Diagnostic("TD960", args=args, variant="extension"))
    raw, told = read_files(session.files, folder, wanted)
    trees, more = trees_of(raw, folder)
    found = [*missing_year(session, wanted), *told, *more]
    bloc = trees.get("bloc.yaml")
    id_ = bloc.get("id") if isinstance(bloc, dict) else None
    if has_errors(found) or not isinstance(id_, str):
        session.tell(
            found
            or session.bloc(folder, results=False).load([([wanted], SCORING)]).loading.diagnostics
        )
        return FAILED
    names = names_of(session.lang, session.files, folder, wanted, trees)
    save_file(session, path, write_workbook(names, id_, wanted, trees))
    back = import_again(path)
    said = say(session.lang, "year_workbook.made", file=safe(str(path)), n=len(TABLES), back=back)
    say_lines(session, [said], folder)
    return FINE


COMMAND = command(workbook, report=False)
