"""`thidua progress YEAR`."""

from datetime import date

from thidua.cli.apart import each_year
from thidua.cli.asked import as_of
from thidua.cli.command import AsOf, Year, command
from thidua.cli.session import Session
from thidua.views.progress import Progressed, progress_json, progress_report
from thidua.year.outcome import YearOutcome
from thidua.year.year import Year as OfYear


def progress(session: Session, year: Year, on: AsOf = None) -> int:
    output = session.output()
    day = as_of(session, on)
    results = each_year(session, session.year(year), lambda _, one: _progressed(one, day))
    return session.finish(output, results, progress_report, progress_json)


def _progressed(year: OfYear, day: date) -> YearOutcome[Progressed]:
    got = year.pledged(day)
    return YearOutcome(None if got.value is None else Progressed(*got.value), got.found)


COMMAND = command(progress)
