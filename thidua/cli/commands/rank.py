"""`thidua rank YEAR`."""

from typing import Annotated

from thidua.bloc.scoring.options import Options
from thidua.cli.apart import making_of
from thidua.cli.command import Provisional, Public, StageId, Year, command, option
from thidua.cli.output import Output
from thidua.cli.scoring import figures_of_blocs, score_blocs
from thidua.cli.session import Session
from thidua.views.rank import rank_json, rank_report, together_report


def rank(
    session: Session,
    year: Year,
    stage: StageId = None,
    provisional: Provisional = False,
    together: Annotated[bool, option("together", "--together")] = False,
    public: Public = False,
) -> int:
    output = session.output()
    session.public = public
    wanted, options = session.year(year), Options(stage=stage, provisional=provisional)
    if together:
        return _together(session, output, wanted, options)
    making = making_of(session, output, rank_report, rank_json)
    results = figures_of_blocs(session, wanted, options, making)
    return session.finish(output, results, rank_report, rank_json)


def _together(session: Session, output: Output, year: int, options: Options) -> int:
    """The units of the blocs of one scale in one ranking."""
    from thidua.bloc.ranking.together import Entrant, together

    years = score_blocs(session, year, options)
    found, problems = together([Entrant(*one) for one in years])
    session.found += problems
    session.failed = session.failed or bool(problems)
    return session.finish(
        output,
        years if found else [],
        lambda _, lang: together_report(found, year, lang),
        lambda _, lang: rank_json(years, lang, found),
    )


COMMAND = command(rank)
