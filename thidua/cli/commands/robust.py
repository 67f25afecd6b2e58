"""`thidua robust YEAR`."""

from thidua.bloc.firmness.robustness import robustness
from thidua.bloc.scoring.options import Options
from thidua.cli.command import Year, command
from thidua.cli.scoring import score_blocs
from thidua.cli.session import Session
from thidua.views.robust import OUTPUT, Firm, robust_report


def robust(session: Session, year: Year) -> int:
    output = session.output()
    scored = score_blocs(session, session.year(year), Options())
    # A bar over the blocs, or over the steps of one.
    watch = session.watched if len(scored) == 1 else lambda steps, _: steps
    results = [
        Firm(one, robustness(one.book, one.result.year, one.result, watch))
        for one in session.watched(scored, len(scored))
    ]
    return session.finish(output, results, robust_report, lambda years, _: OUTPUT.entry(years))


COMMAND = command(robust)
