"""`awards`: who may be proposed and why, whom the rules name, and who was proposed and granted."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.awarding.eligibility import ABSENT, COMPLETE, RETURNED, DossierState, Judged
from thidua.bloc.awarding.result import AwardResult
from thidua.bloc.year_view import YearView
from thidua.model.base import Person
from thidua.model.book import Book
from thidua.model.outcome import Decision, Proposal
from thidua.text import dates
from thidua.text.numbers import grouped, show
from thidua.views.fields import (
    Entry,
    Field,
    Fields,
    RecordFields,
    Spoken,
    output,
    pick,
    table,
    value,
)
from thidua.views.heads import SCALE_STATUS, context, exact, head, names, unit_cell
from thidua.views.papers import papers_cell
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Facts,
    Labelled,
    Paragraph,
    Report,
    Section,
    Tone,
    as_called,
    chosen_text,
    figure,
    nothing,
    said,
)
from thidua.words import Lang, say

AT_A_GLANCE = ("id", "name", "quota", "derived", "proposed", "granted")
"""What the list of all awards tells of each: how many there may be, whom the rules name, who was
proposed and granted."""
ANSWERS = {True: "yes", False: "no", None: "unknown"}
TONES = {"chosen": Tone.GOOD, "yes": Tone.NORMAL, "no": Tone.MUTED, "unknown": Tone.WARN}


def awards_report(views: Sequence[YearView], lang: Lang) -> Report:
    """A section a bloc: all awards at a glance, each with its candidates, then the dossiers."""
    sections = [one for view in views for one in _sections(view, lang)]
    return Report(say(lang, "awards.title", year=views[0].year), tuple(sections), lang)


def _sections(view: YearView, lang: Lang) -> Iterator[Section]:
    lang = as_called(view.book, lang)
    own = (*context(view.book, view.year), ("scale", view.scale_status or ""))
    blocks: list[Block] = []
    if view.scale_status == "draft":
        blocks.append(Paragraph(say(lang, "score.draft"), Tone.WARN, public=True))
    if not view.awards.awards:
        blocks.append(Paragraph(say(lang, "awards.none"), Tone.MUTED))
    else:
        told = (AwardOf(view.book, one, lang) for one in view.awards.awards)
        shown = pick(AWARDS_OF_YEAR, *AT_A_GLANCE)
        blocks.append(table(shown, told, lang, key="awards"))
    if view.awards.unnamed:
        units = names(view.book, tuple(one.unit for one in view.awards.unnamed))
        blocks.append(Paragraph(say(lang, "awards.unnamed", units=units)))
    yield Section(view.book.bloc.data.name, tuple(blocks), context=own)
    for award in view.awards.awards:
        judged = AwardOf(view.book, award, lang).candidates
        empty = say(lang, "awards.no_units")
        candidates = table(CANDIDATES, judged, lang, key="candidates", empty=empty)
        parts: tuple[Block, ...] = (_facts(view.book, award, lang), candidates)
        if award.award.for_persons:
            parts = parts[:1]
        yield Section(award.award.name, parts, 2, (*own, ("award", award.award.id)))
    dossiers = [
        one for award in view.awards.awards for one in AwardOf(view.book, award, lang).dossiers
    ]
    if dossiers:
        papers = table(DOSSIERS, dossiers, lang, key="dossiers")
        yield Section(say(lang, "awards.dossiers"), (papers,), 2, own)


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
    labels = map(book.unit_label, units)
    return Cell(", ".join(labels), data=" ".join(units))


def _chosen(of: "AwardOf", units: tuple[str, ...]) -> Cell:
    """Units by name; of persons how many: their names stand in the award's own section."""
    if not of.award.award.for_persons or not units:
        return _units(of.book, units)
    return Cell(say(of.lang, "awards.n_persons", n=len(units)), data=" ".join(units))


def _open(one: AwardResult, lang: Lang) -> str:
    """What stands where the rules name nobody: a tie that waits, a meeting that chooses."""
    if one.border_tie and not one.settled:
        return say(lang, "awards.waits")
    if one.held:
        return say(lang, "awards.held", n=one.held)
    return say(lang, "awards.by_meeting") if one.award.by_meeting else ""


def _proposed(one: AwardResult) -> tuple[str, ...]:
    return tuple(proposal.unit for proposal in one.proposed or ())


def _granted(one: AwardResult) -> tuple[str, ...]:
    return tuple(decision.unit for decision in one.granted or ())


def _facts(book: Book, one: AwardResult, lang: Lang) -> Facts:
    facts = [
        Labelled(say(lang, "awards.quota"), _quota(one, lang)),
        Labelled(say(lang, "awards.pick"), Cell(say(lang, f"awards.pick_{one.award.pick}"))),
    ]
    if one.award.requires:
        facts.append(Labelled(say(lang, "awards.conditions"), Cell(_conditions(one, lang))))
    if one.award.reward is not None:
        facts.append(Labelled(say(lang, "awards.money"), Cell(_money(one, one.award.reward, lang))))
    if one.award.basis:
        facts.append(Labelled(say(lang, "awards.basis"), Cell(one.award.basis)))
    facts.append(Labelled(say(lang, "awards.derived"), _derived(book, one, lang)))
    facts.append(Labelled(say(lang, "awards.proposed"), _people(book, one, lang)))
    facts.append(Labelled(say(lang, "awards.granted"), _decided(book, one, lang)))
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


class CandidateFor(NamedTuple):
    book: Book
    award: AwardResult
    judged: Judged
    lang: Lang


class DossierFor(NamedTuple):
    book: Book
    award: AwardResult
    state: DossierState
    lang: Lang


class AwardOf(NamedTuple):
    book: Book
    award: AwardResult
    lang: Lang

    @property
    def candidates(self) -> Iterator[CandidateFor]:
        judged = self.award.candidates
        return (CandidateFor(self.book, self.award, one, self.lang) for one in judged)

    @property
    def dossiers(self) -> Iterator[DossierFor]:
        return (DossierFor(self.book, self.award, one, self.lang) for one in self.award.dossiers)


def _eligible(one: CandidateFor) -> Cell:
    key = "chosen" if one.judged.unit in one.award.derived else ANSWERS[one.judged.eligible]
    return Cell(say(one.lang, f"awards.{key}"), tone=TONES[key], data=key)


def _how_far(one: DossierFor) -> Cell:
    tones = {COMPLETE: Tone.GOOD, RETURNED: Tone.BAD, ABSENT: Tone.WARN}
    tone = tones.get(one.state.state, Tone.NORMAL)
    return Cell(_state(one.state, one.lang), tone=tone, data=one.state.state)


def _missing(one: DossierFor) -> Cell:
    if one.state.missing is None:
        return nothing(say(one.lang, "awards.papers_unknown"))
    return papers_cell(one.lang, one.state.missing) if one.state.missing else nothing()


# fmt: off
CANDIDATES: Fields[CandidateFor] = (
    Field("id", "awards.id", lambda one: Cell(one.judged.unit), lambda one: one.judged.unit,
        data_only=True),
    Field("unit", "awards.unit", lambda one: unit_cell(one.book, one.judged.unit), wrap=True),
    Field("eligible", "awards.eligible", _eligible, lambda one: one.judged.eligible, bool | None),
    Field("reasons", "awards.reasons",
        lambda one: Cell("; ".join(reasons_of(one.judged, one.lang))),
        lambda one: [said(reason, one.lang) for reason in one.judged.reasons], list[str],
        wrap=True),
)
DOSSIERS: Fields[DossierFor] = (
    Field("unit", "awards.id", lambda one: Cell(one.state.unit), lambda one: one.state.unit,
        column="id", data_only=True),
    Field("name", "awards.unit", lambda one: unit_cell(one.book, one.state.unit), column="unit",
        wrap=True),
    Field("award", "awards.award", lambda one: Cell(one.award.award.name), wrap=True),
    Field("state", "awards.state", _how_far, lambda one: one.state.state),
    Field("missing", "awards.missing", _missing,
        lambda one: None if one.state.missing is None else list(one.state.missing),
        list[str] | None, wrap=True),
)
CANDIDATE = RecordFields("JudgedCandidate", CANDIDATES,
    "Whether a unit may have an award: true, false, or null where the data can't tell.")
DOSSIER = RecordFields("DossierState", DOSSIERS, "How far the dossier of a proposal has come.")
PERSON: RecordFields[tuple[Proposal | Decision, Person, bool | None]] = RecordFields(
    "NamedPerson", (
    value("unit", lambda one: one[0].unit),
    value("name", lambda one: one[1].name, str | None),
    value("title", lambda one: one[1].title, str | None),
    value("granted", lambda one: one[2], bool | None),
), "A person that an award is for. `granted` null: proposed only.")
RECORDED: RecordFields[AwardResult] = RecordFields("RecordedParts", (
    value("proposals", lambda one: one.proposed is not None, bool),
    value("decisions", lambda one: one.granted is not None, bool),
), "Whether proposals and decisions are written at all.")
AWARDS_OF_YEAR: Fields[AwardOf] = (
    Field("id", "awards.id", lambda one: Cell(one.award.award.id), lambda one: one.award.award.id,
        column="award", data_only=True),
    Field("name", "awards.award", lambda one: Cell(one.award.award.name),
        lambda one: one.award.award.name, wrap=True),
    Field("quota", "awards.quota", lambda one: _quota(one.award, one.lang),
        lambda one: one.award.quota, int | None, align=Align.RIGHT),
    value("quotas", lambda one: {key: n for key, n in one.award.quotas.items() if key is not None},
        dict[str, int | None]),
    value("pick", lambda one: one.award.award.pick),
    Field("derived", "awards.derived",
        lambda one: _units(one.book, one.award.derived, _open(one.award, one.lang)),
        lambda one: list(one.award.derived), list[str], wrap=True),
    value("border_tie", lambda one: list(one.award.border_tie), list[str]),
    value("settled", lambda one: list(one.award.settled), list[str]),
    value("held", lambda one: one.award.held, int),
    value("note", lambda one: said(one.award.note, one.lang) if one.award.note else None,
        str | None),
    CANDIDATE.many("candidates", lambda one: one.candidates),
    value("for", lambda one: one.award.award.for_),
    value("reward", lambda one: exact(one.award.award.reward), str | None),
    value("money", lambda one: exact(one.award.money), str | None),
    Field("proposed", "awards.proposed", lambda one: _chosen(one, _proposed(one.award)),
        lambda one: list(_proposed(one.award)), list[str], wrap=True),
    PERSON.many("persons", lambda one: _persons(one.award)),
    Field("granted", "awards.granted", lambda one: _chosen(one, _granted(one.award)),
        lambda one: list(_granted(one.award)), list[str], wrap=True),
    value("refused", lambda one: [decision.unit for decision in one.award.refused], list[str]),
    value("revoked", lambda one: [decision.unit for decision in one.award.revoked], list[str]),
    RECORDED.at("recorded", lambda one: one.award),
    DOSSIER.many("dossiers", lambda one: one.dossiers),
)
AWARD = RecordFields("AwardOfYear", AWARDS_OF_YEAR)
"""One award: whom the rules name, and who was proposed and granted. `quota` null: none, or another
in each division (`quotas`); `held`: places that only units tied or unknown elsewhere could take;
`reward` in base salaries, `money` in đồng."""
AWARDS: Field[Spoken[YearView]] = AWARD.many("awards",
    lambda one: (AwardOf(one.of.book, award, one.lang) for award in one.of.awards.awards))
BLOC: RecordFields[Spoken[YearView]] = RecordFields("AwardsEntry", (
    SCALE_STATUS.at("scale", lambda one: one.of.scale_status),
    AWARDS,
    value("unnamed_proposals", lambda one: [each.unit for each in one.of.awards.unnamed],
        list[str | None]),
), "The awards of a bloc's year.", head=head(lambda one: (one.of.book, one.of.year)))
OUTPUT = output("awards", BLOC)
# fmt: on


def _persons(award: AwardResult) -> Iterator[tuple[Proposal | Decision, Person, bool | None]]:
    """Who was proposed, then who was decided on and how."""
    for proposal in award.proposed or ():
        if proposal.person:
            yield proposal, proposal.person, None
    for decision in award.granted or ():
        if decision.person:
            yield decision, decision.person, decision.granted


def reasons_of(judged: Judged, lang: Lang) -> list[str]:
    """Of who may not: only what speaks against it; of whom it is not known: what is missing."""
    telling = [one for one in judged.reasons if one.good is judged.eligible]
    return [said(one, lang) for one in telling or judged.reasons]


def _state(one: DossierState, lang: Lang) -> str:
    text = say(lang, f"year.dossier.{one.state}")
    dossier = one.dossier
    if dossier is None:
        return text
    days = {"sent": dossier.sent, "returned": dossier.returned, "complete": dossier.completed}
    day = days.get(one.state)
    return f"{text} {dates.show(lang, day)}" if day else text


def awards_json(views: Sequence[YearView], lang: Lang) -> Entry:
    return OUTPUT.entry(Spoken(view, as_called(view.book, lang)) for view in views)
