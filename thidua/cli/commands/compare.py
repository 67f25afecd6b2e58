"""`thidua compare YEAR A B`."""

from typing import Annotated

from thidua.bloc.firmness.compare import compare as compare_units
from thidua.bloc.scoring.options import Options
from thidua.cli.asked import meant_unit
from thidua.cli.command import UnitId, Year, argument, command
from thidua.cli.scoring import score_unit
from thidua.cli.session import Session
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.views.compare import UnitsCompared, compare_json, compare_report
from thidua.views.scored import Scored


def compare(
    session: Session, year: Year, a: UnitId, b: Annotated[str, argument("unit_b", "unit")]
) -> int:
    output = session.output()
    results, a = score_unit(session, session.year(year), Options(), a)
    found = [one for scored in results if (one := _compared(session, scored, a, b)) is not None]
    return session.finish(output, found, compare_report, compare_json)


def _compared(session: Session, scored: Scored, a: str, b: str) -> UnitsCompared | None:
    result = scored.result
    one, other = result.unit(a), result.unit(meant_unit(scored.book, result.year, b))
    assert one is not None and other is not None, "members of the year"
    for score in (one, other):
        if not score.has_points:
            args = {"name": score.unit.name, "year": str(result.year)}
            session.found.append(Diagnostic("TD918", args=args))
            session.failed = True
            return None
    return UnitsCompared(scored, compare_units(result, one, other))


COMMAND = command(compare)
