"""A letter out of a year's facts and a template: thidua's own, or an office's, `mau/<kind>.md` in
the data folder. That is read as data and checked: it names facts of a closed list, one a kind of
letter, and a letter that is made by it says so in its file's properties. A bloc's own folder comes
before the data folder.

Who signs each kind of letter, and whose names the data holds: never template text.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic, TextSpan, has_errors
from thidua.letters.catalogue import Entry, check
from thidua.letters.facts.common import COMMON, GAPS, MEETING
from thidua.letters.facts.handover import HANDOVER, INSPECTION, REVIEW
from thidua.letters.facts.points import OF_UNIT, POINTS, RESULTS, SCALE
from thidua.letters.facts.progress import PACT, PROGRESS
from thidua.letters.facts.proposals import DECISION, PROPOSALS
from thidua.letters.facts.votes import BALLOT_PAPER, VOTES, ballots_of
from thidua.letters.fill import fill
from thidua.letters.kinds import KINDS, OF_UNIT_TEMPLATE
from thidua.letters.letter import Blank, Letter, Piece, Said, Signature, Signatures, words_of
from thidua.letters.official import (
    addressees,
    closing_signature,
    letterhead,
    member_signature,
    minutes_signature,
    recipients,
)
from thidua.letters.sources import Sources, gap, meeting, next_offices, person, signing_day, term
from thidua.letters.template import MAX_BYTES, Template, TemplateProblem, read
from thidua.model.pledges import Pact
from thidua.model.units import Term
from thidua.text.encodings import data_path
from thidua.text.suggest import nearest
from thidua.text.vietnamese import BIDI, CONTROL, INVISIBLE
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
    is_led = leads is not None and leads.leader is not None
    return closing_signature(sources.frame, leads.head if leads else None, is_led=is_led)


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


_RESULTS = {**MEETING, **POINTS, **VOTES, **PROPOSALS, **REVIEW}
_OWN: Mapping[str, Mapping[str, Entry[Sources]]] = {
    "giao-uoc": {**MEETING, **PACT},
    "bang-diem": {**MEETING, **POINTS},
    OF_UNIT_TEMPLATE: {**MEETING, **OF_UNIT},
    "bien-ban-hop": _RESULTS,
    "phieu-bau": BALLOT_PAPER,
    "bien-ban-kiem-phieu": {**MEETING, **VOTES},
    "to-trinh": _RESULTS,
    "bao-cao-so-ket": {**MEETING, **PACT, **PROGRESS},
    "bao-cao-tong-ket": {**_RESULTS, **PACT, **PROGRESS},
    "danh-sach-de-nghi": _RESULTS,
    "ban-giao": {**MEETING, **HANDOVER},
    "thang-diem": {**MEETING, **SCALE},
    "bien-ban-ky-giao-uoc": {**MEETING, **PACT},
    "bien-ban-so-ket": {**MEETING, **PACT, **PROGRESS},
    "bien-ban-kiem-tra": {**MEETING, **INSPECTION},
    "thong-bao": {**MEETING, **POINTS, **REVIEW, **RESULTS},
    "du-thao-quyet-dinh": {**_RESULTS, **DECISION},
}
EVERY: Mapping[str, Entry[Sources]] = {**COMMON, **GAPS}
"""What every template can name."""
TEMPLATES = tuple(_OWN)
"""Every template by its name: `mau/<name>.md` in the data folder takes its place."""


def names_of(template: str) -> Mapping[str, Entry[Sources]]:
    """What the template of that name can name."""
    return {**EVERY, **_OWN[template]}


FOLDER, ENDING = "mau", ".md"
_UNSEEN = re.compile(f"[\r{CONTROL}{BIDI}{INVISIBLE}]")

Read = Callable[[str], bytes | Diagnostic | None]
"""The bytes of a file of the data folder; what hinders; None where there is none."""


class Own(NamedTuple):
    """An office's own template: where it stands, as read, and what the letter says of it."""

    file: str
    template: Template
    origin: str


def own_template(reading: Read, folder: str, name: str) -> tuple[Own | None, list[Diagnostic]]:
    """The template of that name of a bloc's folder or the data folder; None where there is none,
    or with what is wrong in it."""
    places = dict.fromkeys((folder, ""))
    for place in places:
        file = data_path(place, FOLDER, name + ENDING)
        raw = reading(file)
        if isinstance(raw, Diagnostic):
            return None, [raw]
        if raw is not None:
            return _checked(file, name, raw)
    return None, []


def check_templates(reading: Read, folder: str, names: Iterable[str]) -> Iterator[Diagnostic]:
    """What is wrong in the templates of a folder `mau`. `names`: its files."""
    for name in names:
        file = data_path(folder, FOLDER, name)
        stem = name.removesuffix(ENDING)
        if stem in TEMPLATES and name.endswith(ENDING):
            raw = reading(file)
            if isinstance(raw, Diagnostic):
                yield raw
            elif raw is not None:
                yield from _checked(file, stem, raw)[1]
            continue
        better = nearest(name.split(".")[0], TEMPLATES)
        args = {"name": name, "known": ", ".join(one + ENDING for one in TEMPLATES)}
        other = Diagnostic("TD988", file, at="file", args=args)
        yield other.nearest(better and better + ENDING)


def _checked(file: str, name: str, raw: bytes) -> tuple[Own | None, list[Diagnostic]]:
    if len(raw) > MAX_BYTES:
        args = {"most": str(MAX_BYTES // 1000), "kind": name}
        return None, [Diagnostic("TD987", file, at="file", args=args, variant="size")]
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\t", " ")
    except UnicodeDecodeError:
        return None, [Diagnostic("TD987", file, at="file", args={}, variant="encoding")]
    unseen = [
        TemplateProblem(number, found.start() + 1, "unseen", f"U+{ord(found[0]):04X}")
        for number, line in enumerate(text.split("\n"), 1)
        for found in _UNSEEN.finditer(line)
    ]
    template = read(text)
    found = [_told(file, name, one) for one in (*unseen, *check(template, names_of(name)))]
    if has_errors(found):
        return None, found
    digest = sha256(raw).hexdigest()
    return Own(file, template, say("vi", "letter.own_template", file=file, digest=digest)), found


def _told(file: str, kind: str, problem: TemplateProblem) -> Diagnostic:
    line, column, what, found = problem
    name, _, better = found.partition("\0")
    command = "bang-diem --unit X" if kind == OF_UNIT_TEMPLATE else kind
    span = TextSpan(line, column, line, column + max(1, len(name)))
    if what == "unknown":
        return Diagnostic("TD986", file, args={"found": name}, span=span)
    if what == "nearest":
        args = {"found": name, "better": better}
        return Diagnostic("TD986", file, args=args, variant="nearest", span=span)
    return Diagnostic("TD987", file, args={"found": name, "kind": command}, variant=what, span=span)
