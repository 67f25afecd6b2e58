"""`thidua rotate-leader [YEAR]`: names the next leader and writes the new term."""

import sys
from dataclasses import replace
from typing import Annotated, NamedTuple

from thidua.bloc.leading.succession import (
    MeetingDecision,
    new_term,
    next_year,
    rotation_problems,
    term_written,
    too_early,
)
from thidua.bloc.leading.waiting import may_not
from thidua.cli.asked import day, meant_unit
from thidua.cli.command import DryRun, argument, command, option
from thidua.cli.output import Format, print_text
from thidua.cli.session import USAGE, Refused, Session
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.model.units import CHOSEN
from thidua.text.vietnamese import safe
from thidua.views.rotation import Rotated, nobody_text, rotation_json, rotation_report
from thidua.views.table import leader_word, said
from thidua.words import say
from thidua.year.bloc import Bloc
from thidua.year.leading import Succession
from thidua.year.outcome import YearOutcome, outcome

MOST_YEARS = 200


def rotate_leader(
    session: Session,
    year: Annotated[str | None, argument("term_year", "year")] = None,
    leader: Annotated[str | None, option("leader", "--leader", metavar="unit")] = None,
    deputy: Annotated[list[str] | None, option("deputy", "--deputy", metavar="unit")] = None,
    on: Annotated[str | None, option("on", "--on", metavar="day")] = None,
    chosen: Annotated[str | None, option("chosen", "--chosen", metavar="chosen")] = None,
    dry_run: DryRun = False,
    simulate: Annotated[int | None, option("simulate", "--simulate", metavar="number")] = None,
) -> int:
    """The next leader and deputies by the bloc's policy; writes the new term."""
    output = session.output()
    decided = _typed(leader, deputy, on, chosen)
    if simulate is not None and not 1 <= simulate <= MOST_YEARS:
        args = {"found": str(simulate), "allowed": f"1-{MOST_YEARS}"}
        raise Refused(USAGE, Diagnostic("TD904", args=args))
    asked = _Asked(None if year is None else session.year(year), decided, simulate, dry_run)
    if asked.writes or leader is not None:
        session.one_bloc()  # asks which one, where there are several
    blocs = (session.bloc(folder) for folder in session.blocs())
    each = ((bloc, _decided(session, bloc, asked)) for bloc in blocs)
    results = [one for bloc, got in each if (one := session.take(bloc, got)) is not None]
    code = session.finish(output, results, rotation_report, rotation_json)
    if dry_run and output.format is Format.TEXT and output.path is None and not session.quiet:
        for one in results:
            print_text(sys.stdout, f"\n{safe(one.diff, lines=True)}" if one.diff else "")
    return code


class _Asked(NamedTuple):
    """What is wanted; `simulated`: years to look ahead."""

    year: int | None
    decided: MeetingDecision
    simulated: int | None
    dry_run: bool

    @property
    def writes(self) -> bool:
        return not self.dry_run and self.simulated is None


def _typed(
    leader: str | None, deputies: list[str] | None, on: str | None, chosen: str | None
) -> MeetingDecision:
    """What a meeting decided, as typed; checked before anything is read."""
    if chosen is not None and chosen not in CHOSEN:
        args = {"found": chosen, "allowed": ", ".join(CHOSEN)}
        raise Refused(USAGE, Diagnostic("TD904", args=args))
    named = tuple(deputies) if deputies else None
    _each_once(leader, named)
    return MeetingDecision(leader, named, chosen, day(on) if on is not None else None)


def _each_once(leader: str | None, deputies: tuple[str, ...] | None) -> None:
    named = [*(deputies or ()), *([leader] if leader else [])]
    twice = next((unit for unit in named if named.count(unit) > 1), None)
    if twice is not None:
        raise Refused(USAGE, Diagnostic("TD923", args={"unit": twice}))


def _decided(session: Session, bloc: Bloc, asked: _Asked) -> YearOutcome[Rotated]:
    """Who leads in the year that is asked for, or in the one after the last term."""
    book, loading = bloc.load((), leadership=True)
    if book is None or has_errors(loading.diagnostics):
        return outcome(None, loading.diagnostics)
    year = asked.year if asked.year is not None else next_year(book)
    if year is None:
        after = max(bloc.years, default=session.today.year) + 1
        raise Refused(USAGE, Diagnostic("TD921", args={"example": str(int(after))}))
    one, told = bloc.succession(year)
    found = list(told)
    if one is None:
        return outcome(None, found)
    if asked.simulated is not None:
        simulation = one.simulate(asked.simulated)
        return outcome(Rotated(one.book, one.named, simulation=simulation), found)
    early = too_early(one.book, year, bloc.years) if asked.year is None else None
    written = early or term_written(one.book, year)
    if written is not None:
        return outcome(None, [*found, written])
    decided = _members(one, asked.decided)
    found += _barred(session, one, decided)
    if decided.leader is None:
        found += rotation_problems(one.book, one.named)
    if has_errors(found):
        return outcome(None, found)
    return _with_term(session, bloc, one, decided, found, dry_run=asked.dry_run)


def _members(one: Succession, decided: MeetingDecision) -> MeetingDecision:
    """The decision with the ids of the units that were typed."""

    def meant(word: str) -> str:
        return meant_unit(one.book, one.turn.year, word, beginnings=False)

    leader = meant(decided.leader) if decided.leader else None
    deputies = tuple(map(meant, decided.deputies)) if decided.deputies else None
    _each_once(leader, deputies)
    return decided._replace(leader=leader, deputies=deputies)


def _barred(session: Session, one: Succession, decided: MeetingDecision) -> list[Diagnostic]:
    """Whom a meeting chose although he is no member in that year, or barred from leading."""
    found = []
    for unit in (*([decided.leader] if decided.leader else []), *(decided.deputies or ())):
        bar = may_not(one.turn, unit)
        if bar is not None:
            reason = said(bar, session.lang)
            args = {"unit": one.book.unit_name(unit), "year": str(one.turn.year), "reason": reason}
            found.append(Diagnostic("TD922", args=args))
    return found


def _with_term(
    session: Session,
    bloc: Bloc,
    one: Succession,
    decided: MeetingDecision,
    found: list[Diagnostic],
    *,
    dry_run: bool,
) -> YearOutcome[Rotated]:
    """With the new term, written or shown; where nobody can be named that is said."""
    term = new_term(one.turn, one.named, decided)
    if term is None:
        session.failed = True
        nobody = Rotated(one.book, one.named)
        args = {"year": str(one.turn.year), "reason": nobody_text(nobody, session.lang)}
        args |= {"leader": leader_word(one.book.bloc.data, session.lang)}
        session.tell([Diagnostic("TD637", args=args)])
        return outcome(nobody, found)
    _each_once(term.leader, term.deputies)
    rotated = Rotated(one.book, one.named, term, decided.names_somebody)
    return _write(session, bloc, rotated, found, dry_run=dry_run)


def _write(
    session: Session, bloc: Bloc, one: Rotated, found: list[Diagnostic], *, dry_run: bool
) -> YearOutcome[Rotated]:
    from thidua.store.yaml.new_term import diff_text, with_term

    file = f"{bloc.folder}/leadership.yaml" if bloc.folder else "leadership.yaml"
    raw = session.files.read(file)
    if isinstance(raw, Diagnostic):
        return outcome(None, [*found, raw])
    assert one.term is not None
    head = (f"# {say(session.lang, 'rotation.head')}",)
    new = with_term(raw, one.term, file, head)
    if isinstance(new, Diagnostic):
        return outcome(None, [*found, new])
    if dry_run:
        return outcome(replace(one, diff=diff_text(file, raw, new)), found)
    from thidua.cli.writing import written
    from thidua.store.write.writer import FileWrite

    about = [(bloc.folder, one.term.year)]
    if not written(session, [FileWrite(file, new, raw)], about):
        session.failed = True
        return outcome(None, found)
    return outcome(replace(one, file=session.display(file)), found)


COMMAND = command(rotate_leader)
