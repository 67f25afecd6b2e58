"""`rotate-leader`: who leads next and why, every unit's turn, and the years to come."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.bloc.leading.policies import Seat
from thidua.bloc.leading.rotate import Candidate, Named
from thidua.bloc.leading.simulate import Simulation
from thidua.model.book import Book
from thidua.model.units import Term
from thidua.text import dates
from thidua.views.heads import context, head_json, names, office_cell, unit_cell
from thidua.views.offices import chosen_text, deputy_word, leader_word
from thidua.views.reasons import said
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Tone,
    figure,
    nothing,
)
from thidua.words import Lang, say


@dataclass(frozen=True, slots=True)
class Rotated:
    """One bloc's next leader. `term`: what is written, or would be; `recorded`: it is what a
    meeting decided and not what the rules name; `file`: where it was written (None: nowhere)."""

    book: Book
    named: Named
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
    own = context(one.book, one.named.year)
    name = one.book.bloc.data.name
    if one.simulation is not None:
        blocks: tuple[Block, ...] = (
            _policy(one, lang),
            _terms(one.book, one.simulation, lang),
            _fairness(one.book, one.simulation, lang),
        )
        return [Section(name, blocks, context=own)]
    blocks = (_offices(one, lang), _candidates(one, lang))
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
    return Facts((Fact(say(lang, "rotation.policy"), policy),))


def _offices(one: Rotated, lang: Lang) -> Facts:
    bloc = one.book.bloc.data
    facts = [*_policy(one, lang).items]
    facts.append(Fact(leader_word(bloc, lang), _leader(one, lang)))
    deputies = _deputies(one)
    for seat in deputies:
        text = f"{one.book.unit_name(seat.unit)} ({said(seat.reason, lang)})"
        facts.append(Fact(deputy_word(bloc, lang), Cell(text, tone=Tone.GOOD)))
    if one.recorded and one.term is not None:
        for unit in one.term.deputies or ():
            facts.append(Fact(deputy_word(bloc, lang), Cell(one.book.unit_name(unit))))
    elif one.named.leader is not None and one.named.open_seats:
        text = say(lang, "rotation.open_seats", n=one.named.open_seats)
        facts.append(Fact(deputy_word(bloc, lang), Cell(text, tone=Tone.WARN)))
    if one.term is not None and one.term.on is not None:
        facts.append(Fact(say(lang, "rotation.on"), Cell(dates.show(lang, one.term.on))))
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


def _deputies(one: Rotated) -> tuple[Seat, ...]:
    return () if one.recorded else one.named.deputies


def _candidates(one: Rotated, lang: Lang) -> Table:
    columns = (
        Column("id", say(lang, "rotation.id"), data_only=True),
        Column("unit", say(lang, "rotation.unit"), wrap=True),
        Column("last_led", say(lang, "rotation.last_led"), Align.RIGHT),
        Column("eligible", say(lang, "rotation.eligible")),
        Column("reason", say(lang, "rotation.reason"), wrap=True),
    )
    rows = tuple(_row(one, candidate, lang) for candidate in one.named.candidates)
    return Table(columns, rows, key="rotation")


def _row(one: Rotated, candidate: Candidate, lang: Lang) -> Row:
    leads = _leads(one) == candidate.unit
    key = "yes" if candidate.eligible else "no"
    tone = Tone.GOOD if leads else Tone.NORMAL if candidate.eligible else Tone.MUTED
    return Row(
        (
            Cell(candidate.unit),
            unit_cell(one.book, candidate.unit),
            figure(lang, candidate.last_led) if candidate.last_led else nothing(),
            Cell(say(lang, f"rotation.{key}"), tone=tone, data=key),
            Cell(said(candidate.reason, lang)),
        )
    )


def _leads(one: Rotated) -> str | None:
    if one.recorded and one.term is not None:
        return one.term.leader
    return one.named.leader.unit if one.named.leader else None


def _terms(book: Book, simulation: Simulation, lang: Lang) -> Table:
    bloc = book.bloc.data
    columns = (
        Column("term", say(lang, "rotation.year"), Align.RIGHT),
        Column("leader", leader_word(bloc, lang), wrap=True),
        Column("deputies", deputy_word(bloc, lang), wrap=True),
        Column("note", say(lang, "rotation.note"), wrap=True, priority=1),
    )
    rows = tuple(
        Row(
            (
                Cell(str(term.year), term.year, 0),
                office_cell(book, term.leader) if term.leader else nothing(),
                Cell(names(book, term.deputies), data=" ".join(term.deputies))
                if term.deputies
                else nothing(),
                Cell(say(lang, "rotation.assumed") if term.assumed else ""),
            )
        )
        for term in simulation.terms
    )
    return Table(columns, rows, key="terms")


def _fairness(book: Book, simulation: Simulation, lang: Lang) -> Table:
    columns = (
        Column("id", say(lang, "rotation.id"), data_only=True),
        Column("unit", say(lang, "rotation.unit"), wrap=True),
        Column("terms", say(lang, "rotation.terms"), Align.RIGHT),
    )
    rows = tuple(
        Row((Cell(unit), unit_cell(book, unit), figure(lang, n)))
        for unit, n in simulation.terms_per_unit.items()
    )
    wait = say(lang, "rotation.longest_wait", n=simulation.longest_wait)
    title = say(lang, "rotation.fairness")
    return Table(columns, rows, title=title, key="fairness", notes=(wait,))


def rotation_json(blocs: Sequence[Rotated], lang: Lang) -> dict[str, object]:
    """`thidua/rotate-leader/1`."""
    return {
        "schema": "thidua/rotate-leader/1",
        "blocs": [_bloc_json(one, lang) for one in blocs],
    }


def _bloc_json(one: Rotated, lang: Lang) -> dict[str, object]:
    named, _bloc = one.named, one.book.bloc.data
    entry = head_json(one.book, named.year) | {
        "policy": named.policy,
        "leader": _leader_json(one, lang),
        "deputies": _deputies_json(one, lang),
        "open_seats": 0 if one.recorded else named.open_seats,
        "reason": nobody_text(one, lang) if named.leader is None and not one.recorded else None,
        "tied": list(named.tied),
        "candidates": [
            {
                "id": candidate.unit,
                "last_led": candidate.last_led,
                "eligible": candidate.eligible,
                "reason": said(candidate.reason, lang),
            }
            for candidate in named.candidates
        ],
        "written": one.file is not None,
    }
    if one.diff is not None:
        entry["diff"] = one.diff
    if one.simulation is not None:
        entry |= _simulation_json(one.simulation)
    return entry


def _seat_json(book: Book, unit: str, reason: str) -> dict[str, object]:
    return {"id": unit, "name": book.unit_name(unit), "reason": reason}


def _leader_json(one: Rotated, lang: Lang) -> dict[str, object] | None:
    if one.recorded and one.term is not None and one.term.leader is not None:
        return _seat_json(one.book, one.term.leader, say(lang, "rotation.by_meeting"))
    seat = one.named.leader
    if seat is None:
        return None
    return _seat_json(one.book, seat.unit, said(seat.reason, lang))


def _deputies_json(one: Rotated, lang: Lang) -> list[dict[str, object]]:
    if one.recorded and one.term is not None:
        by = say(lang, "rotation.by_meeting")
        return [_seat_json(one.book, unit, by) for unit in one.term.deputies or ()]
    return [_seat_json(one.book, seat.unit, said(seat.reason, lang)) for seat in one.named.deputies]


def _simulation_json(simulation: Simulation) -> dict[str, object]:
    return {
        "terms": [
            {
                "year": term.year,
                "leader": term.leader,
                "deputies": list(term.deputies),
                "assumed": term.assumed,
            }
            for term in simulation.terms
        ],
        "fairness": {
            "terms_per_unit": dict(simulation.terms_per_unit),
            "longest_wait": simulation.longest_wait,
        },
    }
