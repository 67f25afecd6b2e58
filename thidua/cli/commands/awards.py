"""`thidua awards YEAR`."""

from thidua.bloc.year_view import YearView
from thidua.cli.apart import each_year, making_of
from thidua.cli.command import Public, Year, command
from thidua.cli.session import Session
from thidua.views.awards import awards_json, awards_report
from thidua.year.outcome import YearOutcome
from thidua.year.year import Year as OfYear


def awards(session: Session, year: Year, public: Public = False) -> int:
    output = session.output()
    session.public = public
    wanted = session.year(year)
    making = making_of(session, output, awards_report, awards_json)
    results = each_year(session, wanted, _view, making)
    return session.finish(output, results, awards_report, awards_json)


def _view(_: Session, year: OfYear) -> YearOutcome[YearView]:
    return year.view(lean=True)


COMMAND = command(awards)
