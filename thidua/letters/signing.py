"""Who signs each kind of letter, and whose names the data holds: never template text."""

from collections.abc import Callable, Mapping

from thidua.letters.letter import Blank, Piece, Said, Signature, Signatures
from thidua.letters.official import closing_signature, member_signature, minutes_signature
from thidua.letters.sources import Sources, gap, meeting, next_offices, person, term
from thidua.model.pact import Pact
from thidua.model.units import Term
from thidua.words import say


def signatures(sources: Sources) -> Signatures | None:
    """Left and right for minutes, all members for a pact, else who closes the letter."""
    return SIGNED[sources.kind.signed](sources) if sources.kind.signed else None


def _who_closes(sources: Sources) -> Signatures:
    """The bloc's leader; beside it the unit that a letter is about."""
    left = _unit(sources, sources.unit) if sources.unit is not None else None
    return Signatures(left=left, right=_closing(sources))


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
    "authority": lambda sources: Signatures(Signature((_head_of(sources),), gap("name"))),
    "closing": _who_closes,
    "handover": _handing_over,
    "inspection": _inspecting,
    "minutes": lambda sources: Signatures(
        left=_at_meeting(sources, "secretary"), right=_at_meeting(sources, "chair")
    ),
    "pact": _of_pact,
    "tellers": _of_count,
}
"""Who signs, by what a kind of letter says of it (`KindFacts.signed`)."""
