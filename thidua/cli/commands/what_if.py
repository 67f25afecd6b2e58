"""`thidua what-if YEAR UNIT CRITERION=ENTRY ...`."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Annotated

from thidua.bloc.awarding.result import AwardMoved
from thidua.bloc.firmness.baseline import SUPPOSED
from thidua.bloc.scoring.options import Options
from thidua.cli.command import StageId, UnitId, Year, argument, command
from thidua.cli.scoring import score_unit
from thidua.cli.session import USAGE, Refused, Session, or_refused
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.scale.criteria import Scale
from thidua.store.yaml.node import node_at
from thidua.store.yaml.reader import Node, parse
from thidua.views.rank import Before
from thidua.views.scored import Scored
from thidua.views.what_if import what_if_json, what_if_report
from thidua.words import say
from thidua.year.names import entry_named
from thidua.year.supposed import moved_awards, suppose


def what_if(
    session: Session,
    year: Year,
    unit: UnitId,
    entries: Annotated[list[str], argument("entries", "entries")],
    stage: StageId = None,
) -> int:
    output = session.output()
    given = _entries(entries)
    wanted = session.year(year)
    results, unit = score_unit(session, wanted, Options(stage=stage), unit)
    supposed: list[Scored] = []
    before: list[Before] = []
    awards: list[tuple[AwardMoved, ...]] = []
    for scored in results:
        bloc = session.bloc(scored.book.folder)
        meant = _meant(scored.result.scale, given)
        read = {meant[key]: entry for key, entry in given.items()}
        if_so, told = suppose(bloc[wanted], scored.book, scored.result, unit, read, stage)
        found = _told_without_file(told)
        if if_so is None:
            raise Refused(1, *found)
        session.found += [one for one in found if one not in scored.result.problems]
        supposed.append(Scored(scored.book, if_so.result))
        moved = session.take(bloc, moved_awards(if_so, scored.result))
        awards.append(moved if moved is not None else ())
        before.append({one.unit.id: one.rank for one in scored.result.units})
    session.found = [one for one in session.found if one.code not in ("TD230", "TD231")]
    assumed = (
        say(
            session.lang,
            "score.assumed",
            unit=results[0].book.unit_name(unit),
            entries=", ".join(_told(results[0].result.scale, one) for one in entries),
        )
        if results
        else ""
    )
    return session.finish(
        output,
        supposed,
        partial(what_if_report, before=before, assumed=assumed, awards=awards),
        partial(what_if_json, before=before, awards=awards),
    )


def _entries(written: Sequence[str]) -> dict[str, Node]:
    """`1.1=2.5` read as a sheet would read `1.1: 2.5`."""
    given: dict[str, Node] = {}
    for one in written:
        key, equals, value = one.partition("=")
        tree, problems = parse(f"entry: {value}\n".encode("utf-8", "surrogatepass"), SUPPOSED)
        if not equals or not key.strip() or not value.strip() or problems:
            variant = "entry" if key.strip() and value.strip() else ""
            raise Refused(USAGE, Diagnostic("TD915", args={"found": one}, variant=variant))
        given[key.strip()] = node_at(tree, ("entry",))
    return given


def _meant(scale: Scale, given: Iterable[str]) -> dict[str, str]:
    """What was typed -> the id of the criterion or item that it is."""
    return {key: or_refused(entry_named(scale, key), USAGE) for key in given}


def _told(scale: Scale, written: str) -> str:
    """An assumption as it was typed, and what it is of where that was no id."""
    key = written.partition("=")[0].strip()
    meant = str(entry_named(scale, key))
    if meant == key or meant not in scale.nodes.keys() | scale.items.keys():
        return written
    name = scale.nodes[meant].name if meant in scale.nodes else scale.items[meant][0].name
    return f"{written} ({meant} “{name}”)"


def _told_without_file(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """There is no file to point at: the breadcrumb and the message say where."""
    return [one._replace(file=None, path=()) if one.file == SUPPOSED else one for one in found]


COMMAND = command(what_if)
