"""`thidua what-if YEAR UNIT CRITERION=ENTRY ...`."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from thidua.bloc.awarding.awards import awards_of
from thidua.bloc.awarding.result import AwardsOfYear
from thidua.bloc.firmness.baseline import supposed_sheet
from thidua.bloc.ranking.standings import standings_of
from thidua.bloc.scoring.entries import BoundSheet
from thidua.bloc.scoring.result import Options
from thidua.cli.command import UnitId, Year, argument, command, option
from thidua.cli.scoring import score_unit
from thidua.cli.session import USAGE, Refused, Session
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.scale.criteria import Scale
from thidua.store.yaml.reader import parse
from thidua.views.rank import Before
from thidua.views.scored import Scored
from thidua.views.what_if import AwardMoved, what_if_json, what_if_report
from thidua.words import say
from thidua.year.names import entry_named
from thidua.year.year import Year as OfYear


def what_if(
    session: Session,
    year: Year,
    unit: UnitId,
    entries: Annotated[list[str], argument("entries", "entries")],
    stage: Annotated[str | None, option("stage", "--stage", metavar="stage")] = None,
) -> int:
    """The ranking and awards if; nothing is written."""
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
        changed, found, sheet = _suppose(bloc[wanted], scored, unit, read, stage)
        if has_errors(found):
            raise Refused(1, *found)
        session.found += [one for one in found if one not in scored.result.problems]
        supposed.append(changed)
        awards.append(moved_awards(session, bloc[wanted], scored, changed, sheet))
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
        lambda years: what_if_report(years, session.lang, before, assumed, awards),
        lambda years: what_if_json(years, session.lang, before, awards),
    )


def _entries(written: Sequence[str]) -> dict[str, object]:
    """`1.1=2.5` read as a sheet would read `1.1: 2.5`."""
    given: dict[str, object] = {}
    for one in written:
        key, equals, value = one.partition("=")
        tree, problems = parse(f"entry: {value}\n".encode("utf-8", "surrogatepass"), "what-if")
        if not equals or not key.strip() or not value.strip() or problems:
            variant = "entry" if key.strip() and value.strip() else ""
            raise Refused(USAGE, Diagnostic("TD915", args={"found": one}, variant=variant))
        given[key.strip()] = tree["entry"]  # type: ignore[call-overload,index]
    return given


def _meant(scale: Scale, given: Mapping[str, object]) -> dict[str, str]:
    """What was typed -> the id of the criterion or item that it is."""
    meant = {}
    for key in given:
        found = entry_named(scale, key)
        if isinstance(found, Diagnostic):
            raise Refused(USAGE, found)
        meant[key] = found
    return meant


def _told(scale: Scale, written: str) -> str:
    """An assumption as it was typed, and what it is of where that was no id."""
    key = written.partition("=")[0].strip()
    meant = str(entry_named(scale, key))
    if meant == key or meant not in scale.nodes.keys() | scale.items.keys():
        return written
    name = scale.nodes[meant].name if meant in scale.nodes else scale.items[meant][0].name
    return f"{written} ({meant} “{name}”)"


def _suppose(
    year: OfYear, scored: Scored, unit: str, given: dict[str, object], stage: str | None
) -> tuple[Scored, list[Diagnostic], tuple[BoundSheet, ...]]:
    result = scored.result
    name = scored.book.unit_name(unit)
    sheet, problems = supposed_sheet(result.scale, unit, name, result.stage, given)
    # There is no file to point at: the breadcrumb and the message say where.
    problems = [one._replace(file=None, path=()) for one in problems]
    if problems:
        return scored, problems, ()
    options = Options(stage=None if stage is None else result.stage)
    changed, _ = year.supposing((sheet,)).scored_from(scored.book, options)
    assert changed is not None, "the year was scored before"
    found = [
        one._replace(file=None, path=()) if one.file == "what-if" else one
        for one in changed.problems
    ]
    return Scored(scored.book, changed), found, (sheet,)


def moved_awards(
    session: Session,
    year: OfYear,
    before: Scored,
    after: Scored,
    sheets: Sequence[BoundSheet],
) -> tuple[AwardMoved, ...]:
    """Whom the rules name for each award, before and after. None at all where the files on awards
    have errors: that is told, and the ranking stands."""
    book = session.take(year.bloc, year.awards_book())
    if book is None or not awards_of(book, year.year)[0]:
        return ()
    votes = year.counted_from(book)
    if has_errors(votes.problems):
        session.found += votes.problems
        session.failed = True
        return ()
    old = year.awards_from(book, standings_of(before.result))
    new = year.supposing(sheets).awards_from(book, standings_of(after.result))
    return tuple(_moved(old, new))


def _moved(old: AwardsOfYear, new: AwardsOfYear) -> Sequence[AwardMoved]:
    return [
        AwardMoved(
            one.award, one.derived, other.derived, other.border_tie if not other.settled else ()
        )
        for one, other in zip(old.awards, new.awards, strict=True)
    ]


COMMAND = command(what_if)
