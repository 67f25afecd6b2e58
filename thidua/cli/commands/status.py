"""`thidua status YEAR`."""

from datetime import date
from functools import partial

from thidua.cli.apart import each_year, making_of
from thidua.cli.asked import as_of
from thidua.cli.command import AsOf, Year, command
from thidua.cli.next_command import next_command, other_command, record_command
from thidua.cli.session import Session
from thidua.views.status import BlocStanding, status_json, status_report
from thidua.year.outcome import YearOutcome
from thidua.year.year import Year as OfYear


def status(session: Session, year: Year, on: AsOf = None) -> int:
    output = session.output()
    day = as_of(session, on)
    wanted = session.year(year)
    making = making_of(session, output, status_report, status_json)
    results = each_year(session, wanted, partial(standing_of, day=day), making)
    return session.finish(output, results, status_report, status_json)


def standing_of(session: Session, year: OfYear, day: date) -> YearOutcome[BlocStanding]:
    """Where the year stands, with the command that comes next."""
    got = year.standing(day)
    if got.value is None:
        return YearOutcome(None, got.found)
    book, where = got.value
    commands = (next_command, record_command, other_command)
    made = (make(session, book, where) for make in commands)
    return YearOutcome(BlocStanding(book, where, *made), got.found)


COMMAND = command(status)
