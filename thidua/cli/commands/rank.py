"""`thidua rank YEAR`."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

from thidua.bloc.scoring.options import Options
from thidua.cli.command import Year, command, option
from thidua.cli.parts import Making
from thidua.cli.scoring import figures_of_blocs, score_blocs
from thidua.cli.session import Session

if TYPE_CHECKING:
    from thidua.cli.output import Output
    from thidua.views.scored import Scored
    from thidua.views.table import Report


def rank(
    session: Session,
    year: Year,
    stage: Annotated[str | None, option("stage", "--stage", metavar="stage")] = None,
    provisional: Annotated[bool, option("provisional", "--provisional")] = False,
    together: Annotated[bool, option("together", "--together")] = False,
    public: Annotated[bool, option("public", "--public")] = False,
) -> int:
    """The ranking with what broke each tie."""
    output = session.output()
    session.public = public
    wanted = Options(stage=stage, provisional=provisional)
    if together:
        return _together(session, output, session.year(year), wanted)
    results = figures_of_blocs(session, session.year(year), wanted, _making(session, output))

    def report(years: Sequence["Scored"]) -> "Report":
        from thidua.views.rank import rank_report

        return rank_report(years, session.lang)

    def json(years: Sequence["Scored"]) -> object:
        from thidua.views.rank import rank_json

        return rank_json(years, session.lang)

    return session.finish(output, results, report, json)


def _making(session: Session, output: "Output") -> "Making[Scored] | None":
    """How each of many blocs is made text, wherever that is done."""
    if not session.goes_in_parts(output):
        return None
    from thidua.views.rank import rank_json, rank_report

    lang = session.lang
    shown, told = partial(rank_report, lang=lang), partial(rank_json, lang=lang)
    return Making(output.format, session.public, shown, told)


def _together(session: Session, output: "Output", year: int, options: Options) -> int:
    """The units of the blocs of one scale in one ranking."""
    from thidua.bloc.ranking.together import Entrant, together
    from thidua.views.rank import rank_json, together_report

    years = score_blocs(session, year, options)
    found, problems = together([Entrant(*one) for one in years])
    session.found += problems
    session.failed = session.failed or bool(problems)
    return session.finish(
        output,
        years if found else [],
        lambda _: together_report(found, year, session.lang),
        lambda _: rank_json(years, session.lang, found),
    )


COMMAND = command(rank)
