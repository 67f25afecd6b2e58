"""`thidua log YEAR [UNIT] [CRITERION]`."""

from thidua.cli.command import MaybeCriterion, MaybeUnit, Year, command
from thidua.cli.session import Session, or_refused
from thidua.store.git.repository import find
from thidua.views.log import OUTPUT, log_report
from thidua.year.log import log_of


def log(
    session: Session, year: Year, unit: MaybeUnit = None, criterion: MaybeCriterion = None
) -> int:
    output = session.output()
    wanted = session.year(year)
    repository = or_refused(find(session.data.root))
    found = []
    for folder in session.blocs():
        got = log_of(session.bloc(folder, results=False), repository, wanted, (unit, criterion))
        session.found += got.found
        if got.value is not None:
            found.append(or_refused(got.value))
    return session.finish(output, found, log_report, lambda found, _: OUTPUT.entry(found))


COMMAND = command(log, results=False)
