"""What the files of a year say about the steps of its cycle, beside its events."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.awarding.awards import awards_of
from thidua.bloc.cycle.stages import UNNAMED, Missing
from thidua.bloc.voting.rounds import member_count
from thidua.model.book import Book, YearBook
from thidua.model.units import Term

if TYPE_CHECKING:
    from thidua.model.outcome import Proposal
    from thidua.model.pledges import Pledge


class StepFact(NamedTuple):
    """What the data says about a step beside its events. `told`: whether it says that something
    was done, on which day, and what is still missing of it."""

    told: bool = False
    on: date | None = None
    missing: tuple[Missing, ...] = ()
    sent: int | None = None
    wanted: int | None = None
    expected: bool = True
    """False where the bloc's year may well go without this step."""


SCALE_DRAFT, SCALE_EMPTY = "scale_draft", "scale_empty"
"""What is missing of a scale that was begun: its adoption, or its criteria."""


def term_of(book: Book, year: int, as_of: date | None = None) -> Term | None:
    """Who leads in a year; where the leader changed within it, who does on that day (without a
    day: at its end)."""
    terms = [
        t for t in (book.leadership.data.terms if book.leadership else ()) if t.year == int(year)
    ]
    terms.sort(key=lambda term: term.from_ or date.min)
    begun = [t for t in terms if as_of is None or t.from_ is None or t.from_ <= as_of]
    return begun[-1] if begun else (terms[0] if terms else None)


def fact_of(book: Book, yearbook: YearBook, step: str, as_of: date) -> StepFact | None:
    """What files other than events.yaml say; None where the step does not concern the bloc."""
    if step == "launch":
        return _launched(yearbook, as_of)
    if step == "pact":
        signed = yearbook.pact.data.signed if yearbook.pact else None
        return _on(signed.on if signed else None, as_of, _says(signed))
    if step == "scale":
        return _scale(yearbook)
    if step == "registration":
        return _registered(book, yearbook, as_of)
    if step == "ballots":
        return _voted(book, yearbook, as_of)
    if step in ("proposals", "dossiers", "decisions"):
        return _after_the_vote(book, yearbook, step, as_of)
    if step == "handover":
        following = term_of(book, yearbook.year + 1)
        if following is None or following.leader is None:
            return StepFact(missing=(Missing(what="leader"),))
        return _on(following.on, as_of, True)
    return StepFact(expected=step != "inspection")


def _says(part: object) -> bool:
    """Whether a part of a file says anything: `signed: {}` says nothing."""
    return part is not None and any(value is not None for value in vars(part).values())


def _scale(yearbook: YearBook) -> StepFact:
    """A scale is done when it is adopted: one without a criterion or in draft is only begun."""
    if yearbook.begun_scale is not None:
        return StepFact(True, missing=(Missing(what=SCALE_EMPTY),))
    if yearbook.criteria is None:
        return StepFact()
    draft = yearbook.scale.status == "draft"
    return StepFact(True, missing=(Missing(what=SCALE_DRAFT),) if draft else ())


def _on(day: date | None, as_of: date, told: bool) -> StepFact:
    """Done on that day, if it has come."""
    return StepFact(told and (day is None or day <= as_of), day)


def _launched(yearbook: YearBook, as_of: date) -> StepFact:
    movements = (yearbook.pact.data.movements if yearbook.pact else None) or ()
    days = sorted(one.launched for one in movements if one.launched is not None)
    return _on(days[0] if days else None, as_of, bool(days))._replace(expected=False)


def _registered(book: Book, yearbook: YearBook, as_of: date) -> StepFact:
    """Every member has registered, once any has; the bloc's own registration is in the pact."""
    members = [unit.id for unit in book.members(yearbook.year)]
    days: dict[str, date | None] = {}
    pledges = [one for one in yearbook.pledges if _pledges(one.data)]
    for pledge in pledges:
        day = pledge.data.registered.on if pledge.data.registered else None
        if day is None or day <= as_of:
            days[pledge.data.unit] = day
    if pledges:
        missing = tuple(Missing(unit) for unit in members if unit not in days)
        last = max((day for day in days.values() if day is not None), default=None)
        sent, wanted = len(members) - len(missing), len(members)
        everyone = member_count(book.units.data, yearbook.year)
        if everyone is not None and everyone > wanted:
            missing, wanted = (*missing, Missing(what=UNNAMED)), everyone
        return StepFact(bool(days), last, missing, sent, wanted)
    registered = yearbook.pact.data.registered if yearbook.pact else None
    return _on(registered.on if registered else None, as_of, _says(registered))


def _pledges(pledge: "Pledge") -> bool:
    """Whether a unit's file says that anything was registered."""
    return bool(pledge.tasks or pledge.titles) or _says(pledge.registered)


def _voted(book: Book, yearbook: YearBook, as_of: date) -> StepFact | None:
    """Awards that a ballot picks, and the leader where the bloc elects one."""
    wanted = [one.id for one in awards_of(book, yearbook.year)[0] if one.pick == "ballot"]
    # A leader who was acclaimed or introduced needs no ballot.
    if book.bloc.data.rotation.policy == "elected" and term_of(book, yearbook.year + 1) is None:
        wanted.append("leader")
    come = [b.data for b in yearbook.ballots if b.data.on is None or b.data.on <= as_of]
    if not wanted and not yearbook.ballots:
        return None
    held = {ballot.for_ for ballot in come}
    days = [ballot.on for ballot in come if ballot.on is not None]
    missing = tuple(Missing(what=one) for one in wanted if one not in held)
    sent = len(wanted) - len(missing)
    return StepFact(bool(come), max(days, default=None), missing, sent, len(wanted))


def _after_the_vote(book: Book, yearbook: YearBook, step: str, as_of: date) -> StepFact:
    """Proposals, and for each of them a dossier sent and complete, and a decision."""
    outcome = yearbook.outcome.data if yearbook.outcome else None
    proposals = (outcome.proposals if outcome else None) or ()
    made = [one for one in proposals if one.on is None or one.on <= as_of]
    if step == "proposals":
        days = [one.on for one in made if one.on is not None]
        expected = bool(awards_of(book, yearbook.year)[0])
        return StepFact(bool(made), max(days, default=None), expected=expected)
    decisions = yearbook.decisions.data.decisions if yearbook.decisions else ()
    settled: dict[tuple[str, str | None], date | None]
    settled = {(one.unit, one.award): one.on for one in decisions}
    if step == "dossiers":
        # What was decided needs no dossier any more, however far it came.
        settled |= {
            (one.unit, one.award): one.completed or one.sent
            for one in (outcome.dossiers if outcome else None) or ()
            if one.completed is not None or (one.sent is not None and one.returned is None)
        }
    come = {key: day for key, day in settled.items() if day is None or day <= as_of}
    missing = tuple(Missing(one.unit, what=one.award) for one in made if not _answered(one, come))
    days_come = [day for day in come.values() if day is not None]
    sent = len(made) - len(missing)
    last = max(days_come, default=None)
    return StepFact(bool(come), last, missing, sent, len(made), expected=bool(made))


def _answered(proposal: "Proposal", come: dict[tuple[str, str | None], date | None]) -> bool:
    """A proposal without an award's name is answered by anything about its unit."""
    if proposal.award is None:
        return any(unit == proposal.unit for unit, _ in come)
    return (proposal.unit, proposal.award) in come
