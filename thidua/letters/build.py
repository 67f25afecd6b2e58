"""A letter out of a year's facts and a template.

Who signs each kind of letter, and whose names the data holds: never template text.
"""

from collections.abc import Callable, Mapping
from importlib.resources import files

from thidua.letters.facts.votes import ballots_of
from thidua.letters.fill import fill
from thidua.letters.kinds import KINDS
from thidua.letters.letter import Blank, Letter, Piece, Said, Signature, Signatures, words_of
from thidua.letters.official import (
    addressees,
    closing_signature,
    letterhead,
    member_signature,
    minutes_signature,
    recipients,
)
from thidua.letters.own import names_of
from thidua.letters.sources import Sources, gap, meeting, next_offices, person, signing_day, term
from thidua.letters.template import Template, read
from thidua.model.pact import Pact
from thidua.model.units import Term
from thidua.words import say


def template_of(kind: str, unit: str | None) -> str:
    """Which template a letter is written by."""
    return (KINDS[kind].of_unit if unit is not None else "") or kind


def own_text(template: str) -> str:
    """The text of thidua's own template of that name."""
    folder = files("thidua.letters") / "templates"
    return (folder / f"{template}.md").read_text(encoding="utf-8")


def build(sources: Sources, template: Template | None = None, origin: str = "") -> Letter:
    """The letter that the sources' frame asks for. `template`: an office's own, which has been
    checked; `origin`: what the file says of it. Ballot papers: each ballot's, a page each."""
    name = template_of(sources.frame.kind, sources.unit)
    used = template or read(own_text(name))
    if not sources.kind.papers or sources.ballot is not None:
        return _letter(sources, used, name, origin)
    first, *further = (
        _letter(sources._replace(ballot=one), used, name, origin) for one in ballots_of(sources)
    )
    return first._replace(further=tuple(further))


def _letter(sources: Sources, template: Template, name: str, origin: str) -> Letter:
    kind, frame = sources.kind, sources.frame
    filled = fill(template, names_of(name), sources)
    head, main = letterhead(frame), filled.main
    if kind.minutes:
        found = meeting(sources)
        head = head._replace(day=found.on if found else None)
    elif kind.dates_pact:
        head = head._replace(day=head.day or signing_day(sources))
    elif kind.never_final:
        head = head._replace(issuer=sources.bloc.authority or "", superior="", organ=gap("organ"))
    return Letter(
        head=head,
        title=words_of(main.title),
        subject=main.subject,
        note=main.remark,
        decider=decider(sources) if kind.never_final else "",
        addressees=addressees(frame),
        bases=tuple(main.bases),
        body=tuple(main.blocks),
        signatures=signatures(sources),
        recipients=_recipients(sources),
        annexes=filled.annexes,
        draft=sources.draft,
        minutes=kind.minutes,
        papers=kind.papers,
        landscape=kind.landscape,
        closed=kind.closed,
        origin=origin,
    )


def _recipients(sources: Sources) -> tuple[Said, ...]:
    """A ballot paper goes nowhere; a decision to those whom its last article names."""
    if sources.kind.papers:
        return ()
    listed = recipients(sources.frame)
    return (say("vi", "letter.as_decided"), *listed) if sources.kind.never_final else listed


def signatures(sources: Sources) -> Signatures | None:
    """Left and right for minutes, all members for a pact, else who closes the letter."""
    return SIGNED[sources.kind.signed](sources) if sources.kind.signed else None


def _who_closes(sources: Sources) -> Signatures:
    """The bloc's leader; beside it the unit that a letter is about."""
    left = _unit(sources, sources.unit) if sources.unit is not None else None
    return Signatures(left=left, right=_closing(sources))


def _of_minutes(sources: Sources) -> Signatures:
    return Signatures(left=_at_meeting(sources, "secretary"), right=_at_meeting(sources, "chair"))


def _of_authority(sources: Sources) -> Signatures:
    return Signatures(Signature((_head_of(sources),), gap("name")))


def _of_count(sources: Sources) -> Signatures:
    teller = minutes_signature(sources.frame, "teller")
    return Signatures(left=_at_meeting(sources, "secretary"), right=teller)


def _closing(sources: Sources) -> Signature:
    leads = term(sources)
    return closing_signature(sources.frame, leads.head if leads else None)


def _at_meeting(sources: Sources, role: str) -> Signature:
    """The chair's or secretary's, from the meeting's record; bloc.yaml comes first."""
    found = meeting(sources)
    event = found.event if found else None
    written = (event.chaired_by if role == "chair" else event.secretary) if event else None
    name, post = person(written)
    made = minutes_signature(sources.frame, role, name or None)
    return made if made.post else made._replace(post=post)


def _unit(sources: Sources, unit: str) -> Signature:
    by_hand = Blank(say("vi", "letter.gap_name"), plain=True)
    name = sources.book.unit_name(unit)
    return Signature((name,), by_hand, hint=say("vi", "letter.sign_here"))


def _of_pact(sources: Sources) -> Signatures:
    pact = sources.yearbook.pact.data if sources.yearbook.pact else Pact()
    said = pact.signatories
    members = [
        one for one in sources.book.members(sources.year) if said in (None, "all") or one.id in said
    ]
    return Signatures(
        right=_closing(sources),
        members=tuple(member_signature(one.name) for one in members),
        members_title=say("vi", "letter.members_sign"),
    )


def _handing_over(sources: Sources) -> Signatures:
    leads, follows = term(sources), term(sources, sources.year + 1)
    following = next_offices(sources)[0]
    old: Piece = (
        sources.book.unit_name(leads.leader)
        if leads and leads.leader
        else gap(f"leader_{sources.bloc.kind}")
    )
    new: Piece = (
        sources.book.unit_name(following) if following else gap(f"next_leader_{sources.bloc.kind}")
    )
    return Signatures(left=_side("giver", old, leads), right=_side("taker", new, follows))


def _side(side: str, unit: Piece, one: Term | None) -> Signature:
    name = one.head.name if one and one.head else None
    who: Piece = name or gap("name")
    return Signature((say("vi", f"letter.{side}"), unit), who, hint=say("vi", "letter.sign_here"))


def _inspecting(sources: Sources) -> Signatures:
    """The unit that is inspected left, the head of who inspects right."""
    unit: Piece = sources.book.unit_name(sources.unit) if sources.unit else gap("inspected_unit")
    hint, who = say("vi", "letter.sign_here"), gap("name")
    left = Signature((say("vi", "letter.inspected"), unit), who, hint=hint)
    return Signatures(left=left, right=Signature((say("vi", "letter.inspector"),), who, hint=hint))


COMMITTEE = "ủy ban nhân dân"


def _head_of(sources: Sources) -> Piece:
    """`Chủ tịch` of a people's committee; of another authority a gap: the data does not say."""
    authority = sources.bloc.authority or ""
    is_committee = authority.casefold().startswith(COMMITTEE)
    return say("vi", "letter.chairman") if is_committee else gap("authority_head")


def decider(sources: Sources) -> Said:
    """`Chủ tịch Ủy ban nhân dân tỉnh`, over the bases of a decision."""
    head = _head_of(sources)
    if isinstance(head, str):
        return f"{head} {sources.bloc.authority}"
    return (head, f" {sources.bloc.authority}") if sources.bloc.authority else (head,)


SIGNED: Mapping[str, Callable[[Sources], Signatures]] = {
    "authority": _of_authority,
    "closing": _who_closes,
    "handover": _handing_over,
    "inspection": _inspecting,
    "minutes": _of_minutes,
    "pact": _of_pact,
    "tellers": _of_count,
}
"""Who signs, by what a kind of letter says of it (`KindFacts.signed`)."""
