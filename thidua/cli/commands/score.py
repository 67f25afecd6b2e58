"""`thidua score YEAR`."""

from functools import partial
from typing import Annotated

from thidua.bloc.scoring.options import Options
from thidua.cli.apart import making_of
from thidua.cli.command import Provisional, Public, StageId, Year, command, option
from thidua.cli.scoring import figures_of_blocs, score_unit
from thidua.cli.session import Session
from thidua.views.score import score_json, score_report, unit_report
from thidua.views.scored import Scored


def score(
    session: Session,
    year: Year,
    unit: Annotated[str | None, option("unit", "--unit", metavar="unit")] = None,
    stage: StageId = None,
    provisional: Provisional = False,
    public: Public = False,
) -> int:
    output = session.output()
    session.public = public
    wanted, options = session.year(year), Options(stage=stage, provisional=provisional)
    if unit is None:
        making = making_of(session, output, score_report, score_json)
        results = figures_of_blocs(session, wanted, options, making)
        return session.finish(output, results, score_report, score_json)
    found, meant = score_unit(session, wanted, options, unit)
    return session.finish(
        output,
        found,
        lambda years, lang: (
            score_report([_only(one, meant) for one in years], lang)
            if public
            else unit_report(years, meant, lang)
        ),
        partial(score_json, unit=meant),
    )


def _only(scored: Scored, unit: str) -> Scored:
    """The year with one unit's row only, of which everybody may see the place."""
    units = tuple(one for one in scored.result.units if one.unit.id == unit)
    return scored._replace(result=scored.result._replace(units=units))


COMMAND = command(score)
