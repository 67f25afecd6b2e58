"""`thidua score YEAR`."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

from thidua.bloc.scoring.options import Options
from thidua.cli.command import Year, command, option
from thidua.cli.parts import BlocPart, Making
from thidua.cli.scoring import figures_of_blocs, score_unit
from thidua.cli.session import Session

if TYPE_CHECKING:
    from thidua.cli.output import Output
    from thidua.views.scored import Scored
    from thidua.views.table import Report


def score(
    session: Session,
    year: Year,
    unit: Annotated[str | None, option("unit", "--unit", metavar="unit")] = None,
    stage: Annotated[str | None, option("stage", "--stage", metavar="stage")] = None,
    provisional: Annotated[bool, option("provisional", "--provisional")] = False,
    public: Annotated[bool, option("public", "--public")] = False,
) -> int:
    """Every unit's points, percent, band and rank."""
    output = session.output()
    session.public = public
    wanted = Options(stage=stage, provisional=provisional)
    results: Iterable[Scored | BlocPart]
    if unit is None:
        results = figures_of_blocs(session, session.year(year), wanted, _making(session, output))
    else:
        results, unit = score_unit(session, session.year(year), wanted, unit)

    def report(years: Sequence["Scored"]) -> "Report":
        from thidua.views.score import score_report, unit_report

        if unit is not None and not public:
            return unit_report(years, unit, session.lang)
        return score_report([_only(one, unit) for one in years], session.lang)

    def json(years: Sequence["Scored"]) -> object:
        from thidua.views.score import score_json

        return score_json(years, session.lang, unit)

    return session.finish(output, results, report, json)


def _making(session: Session, output: "Output") -> "Making[Scored] | None":
    """How each of many blocs is made text, wherever that is done."""
    if not session.goes_in_parts(output):
        return None
    from thidua.views.score import score_json, score_report

    lang = session.lang
    shown, told = partial(score_report, lang=lang), partial(score_json, lang=lang)
    return Making(output.format, session.public, shown, told)


def _only(scored: "Scored", unit: str | None) -> "Scored":
    """The year with one unit's row only, of which everybody may see the place."""
    if unit is None:
        return scored
    units = tuple(one for one in scored.result.units if one.unit.id == unit)
    return scored._replace(result=scored.result._replace(units=units))


COMMAND = command(score)
