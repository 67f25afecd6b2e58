"""`thidua rotate-leader [YEAR]`: names the next leader and writes the new term."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated

from thidua.bloc.leading.check_terms import check_terms
from thidua.bloc.leading.policies import policy_of
from thidua.bloc.leading.rotate import NamedOffices, rotate
from thidua.bloc.leading.succession import next_year, rotation_problems, too_early, turn_of_year
from thidua.bloc.leading.waiting import LeaderTurn, may_not
from thidua.bloc.ranking.standings import Standings, standings_of
from thidua.bloc.scoring.check_sheets import check_units
from thidua.bloc.scoring.result import LEAN
from thidua.bloc.voting.tally import Vote, find_vote
from thidua.cli.command import argument, command, option
from thidua.cli.days import day, for_each, open_parts
from thidua.cli.output import Format, print_text
from thidua.cli.scoring import meant_unit
from thidua.cli.session import USAGE, OpenedBloc, Refused, Session
from thidua.diagnostics.collect import has_errors, own_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.model.units import CHOSEN, Term
from thidua.store.loading import SCORING, years_of
from thidua.text.vietnamese import safe
from thidua.views.rotation import Rotated, nobody_text, rotation_json, rotation_report
from thidua.views.table import leader_word, said
from thidua.words import say

BARS = frozenset(["exclusions", "settlements"])
ELECTION = frozenset(["ballots", "outcome"])
"""Every ballot of the year, also where its scale refers to none (see SCORING)."""
MOST_YEARS = 200


def rotate_leader(
    session: Session,
    year: Annotated[str | None, argument("term_year", "year")] = None,
    leader: Annotated[str | None, option("leader", "--leader", metavar="unit")] = None,
    deputy: Annotated[list[str] | None, option("deputy", "--deputy", metavar="unit")] = None,
    on: Annotated[str | None, option("on", "--on", metavar="day")] = None,
    chosen: Annotated[str | None, option("chosen", "--chosen", metavar="chosen")] = None,
    dry_run: Annotated[bool, option("dry_run", "--dry-run")] = False,
    simulate: Annotated[int | None, option("simulate", "--simulate", metavar="number")] = None,
) -> int:
    """The next leader and deputies by the bloc's policy; writes the new term."""
    output = session.output()
    asked = _Asked(leader, deputy, on, chosen, simulate)
    wanted = None if year is None else session.year(year)
    writes = not dry_run and simulate is None
    if writes or leader is not None:
        session.one_bloc()  # asks which one, where there are several
    results = for_each(
        session,
        lambda folder: _open(session, folder, wanted),
        lambda opened, book: _work(session, opened, book, wanted, asked, dry_run=dry_run),
    )
    code = session.finish(
        output,
        results,
        lambda blocs: rotation_report(blocs, session.lang),
        lambda blocs: rotation_json(blocs, session.lang),
    )
    if dry_run and output.format is Format.TEXT and output.path is None and not session.quiet:
        for one in results:
            print_text(sys.stdout, f"\n{safe(one.diff, lines=True)}" if one.diff else "")
    return code


def would_name(session: Session, folder: str, year: int) -> bool:
    """Whether the rules name a leader for that year, as the data stands; nothing is told."""
    opened = _open(session, folder, year)
    book = opened.book
    if book is None or has_errors(opened.loading.diagnostics):
        return False
    standings, votes, problems = _year_before(opened, book, year - 1)
    if has_errors([*own_errors(book, check_units, check_terms), *problems]):
        return False
    return rotate(turn_of_year(book, year, standings, votes)).leader is not None


class _Asked:
    """What a meeting decided, as typed; checked before anything is read."""

    def __init__(
        self,
        leader: str | None,
        deputies: list[str] | None,
        on: str | None,
        chosen: str | None,
        years: int | None,
    ) -> None:
        self.leader = leader
        self.deputies = tuple(deputies) if deputies else None
        self.on = day(on) if on is not None else None
        self.chosen = chosen
        self.years = years
        if chosen is not None and chosen not in CHOSEN:
            args = {"found": chosen, "allowed": ", ".join(CHOSEN)}
            raise Refused(USAGE, Diagnostic("TD904", args=args))
        if years is not None and not 1 <= years <= MOST_YEARS:
            args = {"found": str(years), "allowed": f"1-{MOST_YEARS}"}
            raise Refused(USAGE, Diagnostic("TD904", args=args))
        named = [*(self.deputies or ()), *([leader] if leader else [])]
        twice = next((unit for unit in named if named.count(unit) > 1), None)
        if twice is not None:
            raise Refused(USAGE, Diagnostic("TD923", args={"unit": twice}))

    def are_members(self, meant: Callable[[str], str]) -> None:
        """Turns what was typed for units into their ids."""
        self.leader = meant(self.leader) if self.leader else None
        self.deputies = tuple(map(meant, self.deputies)) if self.deputies else None


def _open(session: Session, folder: str, wanted: int | None) -> OpenedBloc:
    """The bloc with what decides who leads in `wanted`, or in the year after its last term."""
    opened = open_parts(session, folder, (), leadership=True)
    if opened.book is None or has_errors(opened.loading.diagnostics):
        return opened
    year = wanted if wanted is not None else next_year(opened.book)
    if year is None:
        raise Refused(USAGE, Diagnostic("TD921"))
    rotation = opened.book.bloc.data.rotation
    reads = policy_of(rotation.policy).reads | policy_of(rotation.deputy_policy).reads
    before = BARS | (SCORING if "ranks" in reads else frozenset())
    before |= ELECTION if "votes" in reads else frozenset()
    later = [one for one in years_of(session.files, folder) if one >= year]
    return open_parts(session, folder, [(later, BARS), ([year - 1], before)], leadership=True)


def _work(
    session: Session,
    opened: OpenedBloc,
    book: Book,
    wanted: int | None,
    asked: _Asked,
    *,
    dry_run: bool,
) -> tuple[Rotated | None, Sequence[Diagnostic]]:
    year = wanted if wanted is not None else next_year(book)
    if year is None:
        return None, []
    found = own_errors(book, check_units, check_terms)
    standings, votes, problems = _year_before(opened, book, year - 1)
    found += problems
    if has_errors(found):
        return None, found
    turn = turn_of_year(book, year, standings, votes)
    if asked.years is not None:
        from thidua.bloc.leading.rotate import simulate

        simulation = simulate(turn, asked.years, lambda later: turn_of_year(book, later))
        return Rotated(book, rotate(turn), simulation=simulation), found
    years = years_of(session.files, opened.folder)
    early = too_early(book, year, years) if wanted is None else None
    if early is not None:
        return None, [*found, early]
    held = [n for n, term in enumerate(turn.terms) if term.year == year]
    if held:
        args = {"year": str(year)}
        path = ("terms", held[0])
        return None, [*found, Diagnostic("TD636", _file(opened.folder), path, args=args)]
    return _named(session, opened, book, turn, asked, found, dry_run=dry_run)


def _named(
    session: Session,
    opened: OpenedBloc,
    book: Book,
    turn: LeaderTurn,
    asked: _Asked,
    found: list[Diagnostic],
    *,
    dry_run: bool,
) -> tuple[Rotated | None, Sequence[Diagnostic]]:
    named = rotate(turn)
    recorded = asked.leader is not None or asked.deputies is not None
    found += _may_hold(session, book, turn, asked)
    if asked.leader is None:
        found += rotation_problems(book, named)
    if has_errors(found):
        return None, found
    term = _term(book, turn, named, asked)
    if term is None:
        session.failed = True
        empty = Rotated(book, named)
        args = {"year": str(turn.year), "reason": nobody_text(empty, session.lang)}
        args |= {"leader": leader_word(book.bloc.data, session.lang)}
        session.tell([Diagnostic("TD637", args=args)])
        return empty, found
    return _write(session, opened, Rotated(book, named, term, recorded), found, dry_run=dry_run)


def _may_hold(session: Session, book: Book, turn: LeaderTurn, asked: _Asked) -> list[Diagnostic]:
    """Whom a meeting chose is a member in that year and not barred from leading."""
    asked.are_members(lambda word: meant_unit(book, turn.year, word, beginnings=False))
    found = []
    for unit in (*([asked.leader] if asked.leader else []), *(asked.deputies or ())):
        bar = may_not(turn, unit)
        if bar is not None:
            reason = said(bar, session.lang)
            args = {"unit": book.unit_name(unit), "year": str(turn.year), "reason": reason}
            found.append(Diagnostic("TD922", args=args))
    return found


def _term(book: Book, turn: LeaderTurn, named: NamedOffices, asked: _Asked) -> Term | None:
    """The new term: what the meeting decided, else what the rules name; None where they name
    nobody. What a decision does not say (its deputies) is not made up."""
    if asked.leader is not None:
        leader, deputies, chosen, on = asked.leader, asked.deputies, asked.chosen, asked.on
    elif named.leader is None:
        return None
    else:
        leader = named.leader.unit
        found = tuple(seat.unit for seat in named.deputies)
        # Nobody named is not the same as a bloc without deputies: the key is left out.
        nobody = None if book.bloc.data.rotation.deputies else ()
        deputies = asked.deputies or found or nobody
        chosen = asked.chosen or book.bloc.data.rotation.policy
        on = asked.on or _elected_on(turn, named)
        if leader in (deputies or ()):
            raise Refused(USAGE, Diagnostic("TD923", args={"unit": leader}))
    return Term.model_construct(
        year=turn.year, leader=leader, deputies=deputies, chosen=chosen, on=on, from_=None
    )


def _elected_on(turn: LeaderTurn, named: NamedOffices) -> date | None:
    vote = turn.leader_vote
    return vote.last.on if named.policy == "elected" and vote is not None else None


def _write(
    session: Session,
    opened: OpenedBloc,
    one: Rotated,
    found: list[Diagnostic],
    *,
    dry_run: bool,
) -> tuple[Rotated | None, Sequence[Diagnostic]]:
    from thidua.store.yaml.new_term import diff_text, with_term

    file = _file(opened.folder)
    raw = session.files.read(file)
    if isinstance(raw, Diagnostic):
        return None, [*found, raw]
    assert one.term is not None
    head = (f"# {say(session.lang, 'rotation.head')}",)
    new = with_term(raw, one.term, file, head)
    if isinstance(new, Diagnostic):
        return None, [*found, new]
    if dry_run:
        return _with(one, diff=diff_text(file, raw, new)), found
    from thidua.cli.writing import write
    from thidua.store.write.writer import FileWrite

    about = [(opened.folder, one.term.year)]
    if not write(session, session.data.root, [FileWrite(file, new, raw)], about):
        session.failed = True
        return None, found
    return _with(one, file=session.display(file)), found


def _with(one: Rotated, *, file: str | None = None, diff: str | None = None) -> Rotated:
    return Rotated(one.book, one.named, one.term, one.recorded, file, diff)


def _file(folder: str) -> str:
    return f"{folder}/leadership.yaml" if folder else "leadership.yaml"


def _year_before(
    opened: OpenedBloc, book: Book, year: int
) -> tuple[Standings | None, Sequence[Vote], list[Diagnostic]]:
    """Standings and votes of the year before, as far as the policy reads them."""
    yearbook = book.years.get(year)
    if yearbook is None:
        return None, (), []
    of = opened.bloc[year]
    found: list[Diagnostic] = []
    standings = None
    if yearbook.criteria is not None:
        result, found = of.scored_from(book, LEAN, opened.loading.broken)
        standings = standings_of(result) if result is not None else None
    counted = of.counted_from(book)
    offices = [vote for one in ("leader", "deputy") if (vote := find_vote(counted.votes, one))]
    return standings, offices, [*found, *counted.problems]


COMMAND = command(rotate_leader)
