"""`thidua rank YEAR`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from thidua.bloc.scoring.result import Options
from thidua.cli.command import Year, command, option
from thidua.cli.scoring import figures_of_blocs
from thidua.cli.session import Session

if TYPE_CHECKING:
    from thidua.views.scored import Scored
    from thidua.views.table import Report


def rank(
    session: Session,
    year: Year,
    stage: Annotated[str | None, option("stage", "--stage", metavar="stage")] = None,
    provisional: Annotated[bool, option("provisional", "--provisional")] = False,
    public: Annotated[bool, option("public", "--public")] = False,
) -> int:
    """The ranking with what broke each tie."""
    output = session.output()
    session.public = public
    wanted = Options(stage=stage, provisional=provisional)
    results = figures_of_blocs(session, session.year(year), wanted)

    def report(years: Sequence["Scored"]) -> "Report":
        from thidua.views.rank import rank_report

        return rank_report(years, session.lang)

    def json(years: Sequence["Scored"]) -> object:
        from thidua.views.rank import rank_json

        return rank_json(years, session.lang)

    return session.finish(output, results, report, json)


COMMAND = command(rank)
