"""`thidua explain YEAR UNIT [CRITERION]`."""

from thidua.bloc.scoring.check_figures import evidence_name
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.scale_paths import node_paths
from thidua.cli.command import MaybeCriterion, StageId, UnitId, Year, command
from thidua.cli.scoring import score_unit
from thidua.cli.session import USAGE, Session, or_refused
from thidua.model.sheet import EvidenceFile
from thidua.store.seal_hashes import evidence_of, year_folder
from thidua.views.explain import explain_json, explain_report
from thidua.views.scored import Scored
from thidua.year.names import criterion_named


def explain(
    session: Session,
    year: Year,
    unit: UnitId,
    criterion: MaybeCriterion = None,
    stage: StageId = None,
) -> int:
    output = session.output()
    results, unit = score_unit(session, session.year(year), Options(stage=stage), unit)
    for scored in results if criterion is not None else ():
        criterion = or_refused(criterion_named(scored.result.scale, str(criterion)), USAGE)

    held: dict[str, dict[str, EvidenceFile]] = {}

    def evidence(scored: Scored, said: str) -> EvidenceFile | None:
        base = year_folder(scored.book.folder, scored.result.year)
        if base not in held:
            held[base] = evidence_of(session.files, base, hashed=True)
        return held[base].get(evidence_name(said) or "")

    paths = [
        {node.id: place for node, place in node_paths(scored.result.scale)} for scored in results
    ]
    return session.finish(
        output,
        results,
        lambda years, lang: explain_report(
            years, unit, criterion, lang, session.place, paths, evidence
        ),
        lambda years, lang: explain_json(years, unit, criterion, lang, session.place, evidence),
    )


COMMAND = command(explain)
