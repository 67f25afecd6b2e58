"""`awards`: who may be proposed and why, whom the rules name, and who was proposed and granted."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from thidua.bloc.awarding.dossiers import ABSENT, COMPLETE, RETURNED, DossierState
from thidua.bloc.awarding.eligibility import Judged
from thidua.bloc.awarding.result import AwardResult
from thidua.bloc.year_view import YearView
from thidua.model.book import Book
from thidua.model.decisions import Decision
from thidua.model.outcome import Proposal
from thidua.text import dates
from thidua.text.numbers import grouped, show, trimmed
from thidua.views.heads import context, head_json, names, unit_cell
from thidua.views.offices import chosen_text
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

ANSWERS = {True: "yes", False: "no", None: "unknown"}
TONES = {"chosen": Tone.GOOD, "yes": Tone.NORMAL, "no": Tone.MUTED, "unknown": Tone.WARN}


def awards_report(views: Sequence[YearView], lang: Lang) -> Report:
    """A section a bloc: all awards at a glance, each with its candidates, then the dossiers."""
    sections = [one for view in views for one in _sections(view, lang)]
    return Report(say(lang, "awards.title", year=views[0].year), tuple(sections), lang)


def _sections(view: YearView, lang: Lang) -> Iterator[Section]:
    own = (*context(view.book, view.year), ("scale", view.scale_status or ""))
    blocks: list[Block] = []
    if view.scale_status == "draft":
        blocks.append(Paragraph(say(lang, "score.draft"), Tone.WARN, public=True))
    if not view.awards.awards:
        blocks.append(Paragraph(say(lang, "awards.none"), Tone.MUTED))
    else:
        blocks.append(_overview(view, lang))
    if view.awards.unnamed:
        units = names(view.book, tuple(one.unit for one in view.awards.unnamed))
        blocks.append(Paragraph(say(lang, "awards.unnamed", units=units)))
    yield Section(view.book.bloc.data.name, tuple(blocks), context=own)
    for award in view.awards.awards:
        parts: tuple[Block, ...] = (_facts(view.book, award, lang), _table(view, award, lang))
        yield Section(award.award.name, parts, 2, (*own, ("award", award.award.id)))
    dossiers = _dossiers(view, lang)
    if dossiers is not None:
        yield Section(say(lang, "awards.dossiers"), (dossiers,), 2, own)


def _overview(view: YearView, lang: Lang) -> Table:
    """One row an award: how many there may be, whom the rules name, who was proposed, granted."""
    keys = ("derived", "proposed", "granted")
    columns = (
        Column("award", say(lang, "awards.id"), data_only=True),
        Column("name", say(lang, "awards.award"), wrap=True),
        Column("quota", say(lang, "awards.quota"), Align.RIGHT),
        *(Column(key, say(lang, f"awards.{key}"), wrap=True) for key in keys),
    )
    rows = tuple(
        Row(
            (
                Cell(one.award.id),
                Cell(one.award.name),
                _quota(one, lang),
                _units(view.book, one.derived, _open(one, lang)),
                _units(view.book, _proposed(one)),
                _units(view.book, _granted(one)),
            )
        )
        for one in view.awards.awards
    )
    return Table(columns, rows, key="awards")


def _quota(one: AwardResult, lang: Lang) -> Cell:
    if len(one.quotas) > 1 and None not in one.quotas.values():
        counts = one.quotas.values() if one.quota is None else [one.quota]
        shown = ", ".join(str(n) for n in counts)
        return Cell(f"{shown} {say(lang, 'awards.by_division')}", one.quota)
    if one.quota is not None:
        return figure(lang, one.quota)
    unknown = one.award.quota is not None
    return nothing(say(lang, "awards.quota_unknown" if unknown else "awards.no_limit"))


def _units(book: Book, units: tuple[str, ...], instead: str = "") -> Cell:
    if not units:
        return nothing(instead) if instead else nothing()
    labels = [unit.label if (unit := book.units.data.get(one)) else one for one in units]
    return Cell(", ".join(labels), data=" ".join(units))


def _open(one: AwardResult, lang: Lang) -> str:
    """What stands where the rules name nobody: a tie that waits, a meeting that chooses."""
    if one.border_tie and not one.settled:
        return say(lang, "awards.waits")
    if one.held:
        return say(lang, "awards.held", n=one.held)
    return say(lang, "awards.by_meeting") if one.award.pick == "meeting" else ""


def _proposed(one: AwardResult) -> tuple[str, ...]:
    return tuple(proposal.unit for proposal in one.proposed or ())


def _granted(one: AwardResult) -> tuple[str, ...]:
    return tuple(decision.unit for decision in one.granted or ())


def _facts(book: Book, one: AwardResult, lang: Lang) -> Facts:
    facts = [
        Fact(say(lang, "awards.quota"), _quota(one, lang)),
        Fact(say(lang, "awards.pick"), Cell(say(lang, f"awards.pick_{one.award.pick}"))),
    ]
    if one.award.requires:
        facts.append(Fact(say(lang, "awards.conditions"), Cell(_conditions(one, lang))))
    if one.award.reward is not None:
        facts.append(Fact(say(lang, "awards.money"), Cell(_money(one, one.award.reward, lang))))
    if one.award.basis:
        facts.append(Fact(say(lang, "awards.basis"), Cell(one.award.basis)))
    facts.append(Fact(say(lang, "awards.derived"), _derived(book, one, lang)))
    facts.append(Fact(say(lang, "awards.proposed"), _people(book, one, lang)))
    facts.append(Fact(say(lang, "awards.granted"), _decided(book, one, lang)))
    return Facts(tuple(facts))


def _money(one: AwardResult, reward: Fraction, lang: Lang) -> str:
    n = show(lang, reward)
    if one.money is None:
        return say(lang, "awards.money_unknown", n=n)
    return say(lang, "awards.money_is", n=n, amount=grouped(lang, one.money))


def _who(book: Book, one: Proposal | Decision) -> str:
    """The unit, or the person with the unit."""
    unit = book.unit_name(one.unit)
    if one.person is None or one.person.name is None:
        return unit
    title = f", {one.person.title}" if one.person.title else ""
    return f"{one.person.name}{title}, {unit}"


def _conditions(one: AwardResult, lang: Lang) -> str:
    return "; ".join(said(sentence, lang) for sentence in one.conditions)


def _derived(book: Book, one: AwardResult, lang: Lang) -> Cell:
    texts = [names(book, one.derived)] if one.derived else []
    if one.border_tie:
        key = "tie_settled" if one.settled else "tie"
        texts.append(say(lang, f"awards.{key}", units=names(book, one.border_tie)))
    elif one.settled:
        texts.append(say(lang, "awards.answered", units=names(book, one.settled)))
    if one.held:
        texts.append(say(lang, "awards.held", n=one.held))
    if one.is_over:
        texts.append(say(lang, "awards.tied_all", quota=one.quota))
    if not texts and one.note is not None:
        texts.append(said(one.note, lang))
    if not texts:
        return nothing(say(lang, "awards.nobody"))
    waits = one.held or (one.border_tie and not one.settled)
    return Cell("; ".join(texts), tone=Tone.WARN if waits else Tone.NORMAL)


def _people(book: Book, one: AwardResult, lang: Lang) -> Cell:
    if one.proposed is None:
        return nothing(say(lang, "awards.not_recorded"))
    texts = []
    for proposal in one.proposed:
        how = [chosen_text(proposal.chosen, lang)] if proposal.chosen else []
        how += [dates.show(lang, proposal.on)] if proposal.on else []
        name = _who(book, proposal)
        texts.append(f"{name} ({', '.join(how)})" if how else name)
    return Cell("; ".join(texts)) if texts else nothing(say(lang, "awards.nobody"))


def _decided(book: Book, one: AwardResult, lang: Lang) -> Cell:
    if one.granted is None:
        return nothing(say(lang, "awards.not_decided"))
    texts = []
    for decision in one.granted:
        parts = [decision.number] if decision.number else []
        parts += [dates.show(lang, decision.on)] if decision.on else []
        name = _who(book, decision)
        texts.append(f"{name} ({', '.join(parts)})" if parts else name)
    for key, decisions in (("refused", one.refused), ("revoked", one.revoked)):
        if decisions:
            units = names(book, tuple(decision.unit for decision in decisions))
            texts.append(say(lang, f"awards.{key}", units=units))
    return Cell("; ".join(texts)) if texts else nothing(say(lang, "awards.nobody"))


def _table(view: YearView, one: AwardResult, lang: Lang) -> Table:
    columns = (
        Column("id", say(lang, "awards.id"), data_only=True),
        Column("unit", say(lang, "awards.unit"), wrap=True),
        Column("eligible", say(lang, "awards.eligible")),
        Column("reasons", say(lang, "awards.reasons"), wrap=True),
    )
    rows = tuple(_row(view.book, one, judged, lang) for judged in one.candidates)
    return Table(columns, rows, key="candidates", empty=say(lang, "awards.no_units"))


def _row(book: Book, one: AwardResult, judged: Judged, lang: Lang) -> Row:
    key = "chosen" if judged.unit in one.derived else ANSWERS[judged.eligible]
    tone = TONES[key]
    return Row(
        (
            Cell(judged.unit),
            unit_cell(book, judged.unit),
            Cell(say(lang, f"awards.{key}"), tone=tone, data=key),
            Cell("; ".join(reasons_of(judged, lang))),
        )
    )


def reasons_of(judged: Judged, lang: Lang) -> list[str]:
    """Of who may not: only what speaks against it; of whom it is not known: what is missing."""
    telling = [one for one in judged.reasons if one.good is judged.eligible]
    return [said(one, lang) for one in telling or judged.reasons]


def _dossiers(view: YearView, lang: Lang) -> Table | None:
    rows = [
        _dossier(view.book, award, dossier, lang)
        for award in view.awards.awards
        for dossier in award.dossiers
    ]
    if not rows:
        return None
    columns = (
        Column("id", say(lang, "awards.id"), data_only=True),
        Column("unit", say(lang, "awards.unit"), wrap=True),
        Column("award", say(lang, "awards.award"), wrap=True),
        Column("state", say(lang, "awards.state")),
        Column("missing", say(lang, "awards.missing"), wrap=True),
    )
    return Table(columns, tuple(rows), key="dossiers")


def _dossier(book: Book, award: AwardResult, one: DossierState, lang: Lang) -> Row:
    tones = {COMPLETE: Tone.GOOD, RETURNED: Tone.BAD, ABSENT: Tone.WARN}
    missing = nothing(say(lang, "awards.papers_unknown"))
    if one.missing is not None:
        missing = Cell(", ".join(one.missing)) if one.missing else nothing()
    return Row(
        (
            Cell(one.unit),
            unit_cell(book, one.unit),
            Cell(award.award.name),
            Cell(_state(one, lang), tone=tones.get(one.state, Tone.NORMAL), data=one.state),
            missing,
        )
    )


def _state(one: DossierState, lang: Lang) -> str:
    text = say(lang, f"year.dossier.{one.state}")
    dossier = one.dossier
    if dossier is None:
        return text
    days = {"sent": dossier.sent, "returned": dossier.returned, "complete": dossier.completed}
    day = days.get(one.state)
    return f"{text} {dates.show(lang, day)}" if day else text


def awards_json(views: Sequence[YearView], lang: Lang) -> dict[str, object]:
    """`thidua/awards/1`. `recorded` says whether proposals and decisions are written at all."""
    return {
        "schema": "thidua/awards/1",
        "blocs": [
            head_json(view.book, view.year)
            | {
                "scale": {"status": view.scale_status},
                "awards": [_award_json(one, lang) for one in view.awards.awards],
                "unnamed_proposals": [one.unit for one in view.awards.unnamed],
            }
            for view in views
        ],
    }


def _award_json(one: AwardResult, lang: Lang) -> dict[str, object]:
    return {
        "id": one.award.id,
        "name": one.award.name,
        "quota": one.quota,
        "quotas": {key: n for key, n in one.quotas.items() if key is not None},
        "pick": one.award.pick,
        "derived": list(one.derived),
        "border_tie": list(one.border_tie),
        "settled": list(one.settled),
        "held": one.held,
        "note": said(one.note, lang) if one.note else None,
        "candidates": [
            {
                "id": judged.unit,
                "eligible": judged.eligible,
                "reasons": [said(reason, lang) for reason in judged.reasons],
            }
            for judged in one.candidates
        ],
        "for": one.award.for_,
        "reward": None if one.award.reward is None else trimmed(one.award.reward),
        "money": None if one.money is None else trimmed(one.money),
        "proposed": list(_proposed(one)),
        "persons": [
            *(_person_json(each, None) for each in one.proposed or () if each.person),
            *(_person_json(each, each.granted) for each in one.granted or () if each.person),
        ],
        "granted": list(_granted(one)),
        "refused": [decision.unit for decision in one.refused],
        "revoked": [decision.unit for decision in one.revoked],
        "recorded": {
            "proposals": one.proposed is not None,
            "decisions": one.granted is not None,
        },
        "dossiers": [
            {
                "unit": dossier.unit,
                "state": dossier.state,
                "missing": None if dossier.missing is None else list(dossier.missing),
            }
            for dossier in one.dossiers
        ],
    }


def _person_json(one: Proposal | Decision, granted: bool | None) -> dict[str, object]:
    person = one.person
    return {
        "unit": one.unit,
        "name": person.name if person else None,
        "title": person.title if person else None,
        "granted": granted,
    }
