"""`rotate-leader`: who leads next and why, every unit's turn, the years to come; recorded terms."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from thidua.bloc.leading.rotate import LeaderCandidate, NamedOffices, SimulatedTerm, Simulation
from thidua.model.book import Book
from thidua.model.units import Term
from thidua.text import dates
from thidua.views.fields import Entry, Field, Fields, RecordFields, Spoken, output, table, value
from thidua.views.heads import context, day_cell, head, names_cell, of_unit, office_cell, unit_cell
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Facts,
    Labelled,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    as_called,
    chosen_text,
    deputy_word,
    figure,
    leader_word,
    nothing,
    ordinal,
    said,
)
from thidua.words import Lang, say


class TermOf(NamedTuple):
    book: Book
    term: Term
    lang: Lang


def _year(one: TermOf) -> Cell:
    year, since = one.term.year, one.term.from_
    if since is None:
        return ordinal(year)
    day = dates.show(one.lang, since)
    return Cell(say(one.lang, "history.since", year=year, day=day), year, 0)


def _chosen(one: TermOf) -> Cell:
    chosen = one.term.chosen
    return Cell(chosen_text(chosen, one.lang), data=chosen) if chosen else nothing()


# fmt: off
TERMS: Fields[TermOf] = (
    Field("year", "history.year", _year, lambda one: one.term.year, int, column="term",
        align=Align.RIGHT),
    Field("leader", "", lambda one: office_cell(one.book, one.term.leader),
        lambda one: one.term.leader, str | None, wrap=True),
    Field("deputies", "", lambda one: names_cell(one.book, one.term.deputies),
        lambda one: None if one.term.deputies is None else list(one.term.deputies),
        list[str] | None, wrap=True),
    Field("chosen", "history.chosen", _chosen, lambda one: one.term.chosen, str | None,
        priority=1),
    Field("on", "history.on", lambda one: day_cell(one.term.on, one.lang),
        lambda one: one.term.on.isoformat() if one.term.on else None, str | None, priority=2),
    Field("from", json=lambda one: one.term.from_.isoformat() if one.term.from_ else None,
        type=str | None),
)
# fmt: on


def terms_table(
    book: Book, terms: Iterable[Term], lang: Lang, *, title: str = "", empty: str
) -> Table:
    bloc = book.bloc.data
    offices = {"leader": leader_word(bloc, lang), "deputies": deputy_word(bloc, lang)}
    rows = terms_told(book, terms, lang)
    return table(TERMS, rows, lang, key="terms", title=title, empty=empty, named=offices)


TERM = RecordFields("RecordedTerm", TERMS, "Who led a year.")


def terms_told(book: Book, terms: Iterable[Term], lang: Lang) -> Iterator[TermOf]:
    return (TermOf(book, term, lang) for term in terms)


@dataclass(frozen=True, slots=True)
class Rotated:
    """One bloc's next leader. `term`: what is written, or would be; `recorded`: it is what a
    meeting decided and not what the rules name; `file`: where it was written (None: nowhere)."""

    book: Book
    named: NamedOffices
    term: Term | None = None
    recorded: bool = False
    file: str | None = None
    diff: str | None = None
    simulation: Simulation | None = None


def rotation_report(blocs: Sequence[Rotated], lang: Lang) -> Report:
    """A section a bloc: the offices and every unit's turn, or the years to come."""
    title = say(lang, "rotation.title", year=blocs[0].named.year)
    return Report(title, tuple(part for one in blocs for part in _sections(one, lang)), lang)


def _sections(one: Rotated, lang: Lang) -> list[Section]:
    lang = as_called(one.book, lang)
    own = context(one.book, one.named.year)
    name = one.book.bloc.data.name
    if one.simulation is not None:
        blocks: tuple[Block, ...] = (
            _policy(one, lang),
            _terms(one.book, one.simulation, lang),
            _fairness(one.book, one.simulation, lang),
        )
        return [Section(name, blocks, context=own)]
    blocks = (_offices(one, lang), table(TURNS, _turns(one, lang), lang, key="rotation"))
    if one.file is not None:
        args = {"year": one.named.year, "file": one.file}
        blocks = (
            *blocks,
            Paragraph(say(lang, "rotation.written", **args), Tone.GOOD),
            Paragraph(say(lang, "rotation.undo", **args), Tone.MUTED),
        )
    return [Section(name, blocks, context=own)]


def _policy(one: Rotated, lang: Lang) -> Facts:
    key = one.named.policy
    unsaid = nothing(say(lang, "rotation.no_policy"))
    policy = Cell(say(lang, f"offices.policy.{key}")) if key else unsaid
    return Facts((Labelled(say(lang, "rotation.policy"), policy),))


def _offices(one: Rotated, lang: Lang) -> Facts:
    bloc = one.book.bloc.data
    facts = [*_policy(one, lang).items]
    facts.append(Labelled(leader_word(bloc, lang), _leader(one, lang)))
    deputies = () if one.recorded else one.named.deputies
    for seat in deputies:
        text = f"{one.book.unit_name(seat.unit)} ({said(seat.reason, lang)})"
        facts.append(Labelled(deputy_word(bloc, lang), Cell(text, tone=Tone.GOOD)))
    if one.recorded and one.term is not None:
        for unit in one.term.deputies or ():
            facts.append(Labelled(deputy_word(bloc, lang), Cell(one.book.unit_name(unit))))
    elif one.named.leader is not None and one.named.open_seats:
        text = say(lang, "rotation.open_seats", n=one.named.open_seats)
        facts.append(Labelled(deputy_word(bloc, lang), Cell(text, tone=Tone.WARN)))
    if one.term is not None and one.term.on is not None:
        facts.append(Labelled(say(lang, "rotation.on"), Cell(dates.show(lang, one.term.on))))
    return Facts(tuple(facts))


def _leader(one: Rotated, lang: Lang) -> Cell:
    if one.recorded and one.term is not None and one.term.leader is not None:
        text = one.book.unit_name(one.term.leader)
        chosen = one.term.chosen
        how = chosen_text(chosen, lang) if chosen else say(lang, "rotation.by_meeting")
        return Cell(f"{text} ({how})", tone=Tone.STRONG)
    if one.named.leader is None:
        return Cell(say(lang, "rotation.nobody", reason=nobody_text(one, lang)), tone=Tone.WARN)
    seat = one.named.leader
    reason = said(seat.reason, lang)
    return Cell(f"{one.book.unit_name(seat.unit)} ({reason})", tone=Tone.STRONG)


def nobody_text(one: Rotated, lang: Lang) -> str:
    """Why nobody can be named; who ties for it."""
    if one.named.why_nobody is None:
        return ""
    text = said(one.named.why_nobody, lang)
    if not one.named.tied:
        return text
    return f"{text}: " + "; ".join(one.book.unit_name(unit) for unit in one.named.tied)


class TurnRow(NamedTuple):
    of: Rotated
    candidate: LeaderCandidate
    lang: Lang


class TermToCome(NamedTuple):
    book: Book
    term: SimulatedTerm
    lang: Lang


def _last_led(one: TurnRow) -> Cell:
    last = one.candidate.last_led
    return figure(one.lang, last) if last else nothing()


def _eligible(one: TurnRow) -> Cell:
    leads = _leads(one.of) == one.candidate.unit
    tone = Tone.GOOD if leads else Tone.NORMAL if one.candidate.eligible else Tone.MUTED
    key = "yes" if one.candidate.eligible else "no"
    return Cell(say(one.lang, f"rotation.{key}"), tone=tone, data=key)


# fmt: off
TURNS: Fields[TurnRow] = (
    Field("id", "rotation.id", lambda one: Cell(one.candidate.unit),
        lambda one: one.candidate.unit, data_only=True),
    Field("unit", "rotation.unit", lambda one: unit_cell(one.of.book, one.candidate.unit),
        wrap=True),
    Field("last_led", "rotation.last_led", _last_led, lambda one: one.candidate.last_led,
        int | None, align=Align.RIGHT),
    Field("eligible", "rotation.eligible", _eligible, lambda one: one.candidate.eligible, bool),
    Field("reason", "rotation.reason", lambda one: Cell(said(one.candidate.reason, one.lang)),
        lambda one: said(one.candidate.reason, one.lang), wrap=True),
)
TERMS_TO_COME: Fields[TermToCome] = (
    Field("year", "rotation.year", lambda one: ordinal(one.term.year),
        lambda one: one.term.year, int, column="term", align=Align.RIGHT),
    Field("leader", "", lambda one: office_cell(one.book, one.term.leader),
        lambda one: one.term.leader, str | None, wrap=True),
    Field("deputies", "", lambda one: names_cell(one.book, one.term.deputies),
        lambda one: list(one.term.deputies), list[str], wrap=True),
    Field("assumed", "rotation.note",
        lambda one: Cell(say(one.lang, "rotation.assumed") if one.term.assumed else ""),
        lambda one: one.term.assumed, bool, column="note", priority=1, wrap=True),
)
# fmt: on


def _turns(one: Rotated, lang: Lang) -> list[TurnRow]:
    return [TurnRow(one, candidate, lang) for candidate in one.named.candidates]


def _leads(one: Rotated) -> str | None:
    if one.recorded and one.term is not None:
        return one.term.leader
    return one.named.leader.unit if one.named.leader else None


def _terms(book: Book, simulation: Simulation, lang: Lang) -> Table:
    bloc = book.bloc.data
    offices = {"leader": leader_word(bloc, lang), "deputies": deputy_word(bloc, lang)}
    terms = (TermToCome(book, term, lang) for term in simulation.terms)
    return table(TERMS_TO_COME, terms, lang, key="terms", named=offices)


def _fairness(book: Book, simulation: Simulation, lang: Lang) -> Table:
    terms = simulation.terms_per_unit
    fields: Fields[str] = (
        *of_unit(book, "rotation"),
        Field("terms", "rotation.terms", lambda one: figure(lang, terms[one]), align=Align.RIGHT),
    )
    wait = say(lang, "rotation.longest_wait", n=simulation.longest_wait)
    title = say(lang, "rotation.fairness")
    return table(fields, terms, lang, key="fairness", title=title, notes=(wait,))


class SeatOf(NamedTuple):
    id: str
    name: str
    reason: str


def _seat(one: Rotated, unit: str, reason: str) -> SeatOf:
    return SeatOf(unit, one.book.unit_name(unit), reason)


def _leader_seat(told: Spoken[Rotated]) -> SeatOf | None:
    one, lang = told
    if one.recorded and one.term is not None and one.term.leader is not None:
        return _seat(one, one.term.leader, say(lang, "rotation.by_meeting"))
    seat = one.named.leader
    return None if seat is None else _seat(one, seat.unit, said(seat.reason, lang))


def _deputy_seats(told: Spoken[Rotated]) -> list[SeatOf]:
    one, lang = told
    if one.recorded and one.term is not None:
        by = say(lang, "rotation.by_meeting")
        return [_seat(one, unit, by) for unit in one.term.deputies or ()]
    return [_seat(one, seat.unit, said(seat.reason, lang)) for seat in one.named.deputies]


def _reason(told: Spoken[Rotated]) -> str | None:
    one = told.of
    return nobody_text(*told) if one.named.leader is None and not one.recorded else None


def _simulated(told: Spoken[Rotated]) -> list[TermToCome] | None:
    """The years to come, where they were asked for."""
    one, lang = told
    if one.simulation is None:
        return None
    return [TermToCome(one.book, term, lang) for term in one.simulation.terms]


# fmt: off
SEAT: RecordFields[SeatOf] = RecordFields("Seat", (
    value("id", lambda one: one.id),
    value("name", lambda one: one.name),
    value("reason", lambda one: one.reason),
), "Who holds an office, and why.")
CANDIDATE = RecordFields("RotationCandidate", TURNS, "A unit's turn.")
TERM_TO_COME = RecordFields("SimulatedTerm", TERMS_TO_COME,
    "A term to come. `assumed`: the policy leaves it open, the longest wait was taken.")
FAIRNESS: RecordFields[Simulation] = RecordFields("Fairness", (
    value("terms_per_unit", lambda one: dict(one.terms_per_unit), dict[str, int]),
    value("longest_wait", lambda one: one.longest_wait, int | None),
), "How fair the years to come are.")
BLOC: RecordFields[Spoken[Rotated]] = RecordFields("RotationEntry", (
    value("policy", lambda one: one.of.named.policy, str | None),
    SEAT.or_null("leader", _leader_seat),
    SEAT.many("deputies", _deputy_seats),
    value("open_seats", lambda one: 0 if one.of.recorded else one.of.named.open_seats, int),
    value("reason", _reason, str | None),
    value("tied", lambda one: list(one.of.named.tied), list[str]),
    CANDIDATE.many("candidates", lambda one: _turns(*one)),
    value("written", lambda one: one.of.file is not None, bool),
    value("diff", lambda one: one.of.diff, optional=True),
    TERM_TO_COME.many_or_null("terms", _simulated, optional=True),
    FAIRNESS.or_null("fairness", lambda one: one.of.simulation, optional=True),
), "Who leads next. `policy` null: the bloc says none.",
    head=head(lambda one: (one.of.book, one.of.named.year)))
OUTPUT = output("rotate-leader", BLOC)
# fmt: on


def rotation_json(blocs: Sequence[Rotated], lang: Lang) -> Entry:
    return OUTPUT.entry(Spoken(one, as_called(one.book, lang)) for one in blocs)
