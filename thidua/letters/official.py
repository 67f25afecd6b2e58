"""How the fixed lines of an official document are worded: number, place and date, annexes, lists.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I. The Party's own form ("Số 05-TTr/KTĐ", "T/M")
follows the Party's rules on its documents, of which no text was at hand: from practice.

The frame of every document: heading, addressees, signers, recipients, from bloc.yaml.

What bloc.yaml does not hold is a marked gap. Documents are in Vietnamese whatever the language.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Word
from thidua.letters.kinds import KINDS
from thidua.letters.letter import (
    Blank,
    Letter,
    Letterhead,
    Piece,
    Said,
    Signature,
    Slanted,
    Strong,
    gaps,
    pieces,
    words_of,
)
from thidua.model.base import Person
from thidua.model.bloc import KINDS as BLOC_KINDS
from thidua.model.bloc import BlocFile
from thidua.model.documents import AUTHORITIES, Basis, DocumentsConfig, Signer
from thidua.text import dates
from thidua.text.vietnamese import fold
from thidua.words import say, spoken

ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"))
NUMBERED = {"party": ("letter.number_party", "-", "/")}
"""How a system's papers are numbered, where not as the state's: the word, and what parts them."""
SLASHED = {"party": ("TM", "KT", "TL")}
"""Capacities that a system writes with a stroke: `T/M`."""
_SAID_AGAIN = re.compile(
    r"^(?:(?:T/?M|K/?T|T/?L|T/?U/?Q)(?:\. ?| )|(?:thay mặt|ký thay|thừa lệnh|thừa ủy quyền) )", re.I
)
"""The capacity before whom it is for: people write it there, too, and the letter has it already."""


def number_line(head: Letterhead) -> tuple[Piece, ...]:
    """`Số: 05/TTr-KTĐ`; the Party's `Số 05-TTr/KTĐ`. Numbers under 10 take a leading 0."""
    if not head.numbered:
        return ()
    words, before, between = NUMBERED.get(head.system, ("letter.number", "/", "-"))
    number: Piece = Blank(Word("letter.gap_number"), quiet=True)
    if head.number is not None:
        number = f"{head.number:02}"
    return (say("vi", words), " ", number, before + head.code, between, *pieces(head.organ))


def date_line(head: Letterhead) -> tuple[Piece, ...]:
    """`Hà Nội, ngày 05 tháng 01 năm 2020`, with gaps for what is not known."""
    place = pieces(head.place) or (Blank(Word("letter.gap_place")),)
    if head.day is not None:
        return (*place, ", ", dates.long("vi", head.day))
    return (*place, ", ", *open_date(head.year))


def open_date(year: int | None) -> tuple[Piece, ...]:
    """`ngày ... tháng ... năm 2022`: a date whose day is not known."""
    gap = Blank(Word("letter.gap_date"), quiet=True)
    last: Piece = gap if year is None else str(year)
    day, month, ending = (say("vi", f"letter.{name}") for name in ("day", "month", "year"))
    return (f"{day} ", gap, f" {month} ", gap, f" {ending} ", last)


def annex_label(index: int, count: int) -> str:
    """`Phụ lục` when there is one, `Phụ lục II` when there are several. `index` counts from 0."""
    label = say("vi", "letter.annex")
    return label if count == 1 else f"{label} {roman(index + 1)}"


def annex_reference(letter: Letter) -> tuple[Piece, ...]:
    """`(Kèm theo Tờ trình số 05/TTr-KTĐ ngày 05 tháng 01 năm 2020 của Khối thi đua ...)`."""
    head = letter.head
    kind = letter.title or say("vi", "letter.official_letter")
    day = open_date(head.year) if head.day is None else (dates.long("vi", head.day),)
    numbered = number_line(head)[1:]
    number: tuple[Piece, ...] = (f" {say('vi', 'letter.number_word')}", *numbered)
    return (
        f"({say('vi', 'letter.attached')} {kind}",
        *(number if numbered else ()),
        " ",
        *day,
        f" {say('vi', 'letter.of')} ",
        *pieces(head.issuer),
        ")",
    )


def authority(short: str, whom: Said, system: str = "state") -> Said:
    """`TM. KHỐI THI ĐUA`, the Party's `T/M KHỐI THI ĐUA`. `short`: TM, Q, KT, TL, TUQ."""
    if short not in AUTHORITIES:
        raise ValueError(short)
    is_slashed = short in SLASHED.get(system, ())
    written = f"{short[0]}/{short[1]} " if is_slashed else f"{short}. "
    return written + whom if isinstance(whom, str) else (written, *pieces(whom))


def roman(number: int) -> str:
    """4 -> IV. For the numbers of annexes and parts, 1 to 199."""
    text = ""
    for value, letters in ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text + "I" * number


def listed(items: tuple[Said, ...], between: str = ";") -> Iterator[tuple[Piece, ...]]:
    """Items with a mark after each and `.` after the last, in place of one of their own."""
    for place, item in enumerate(items):
        yield ended(item, "." if place == len(items) - 1 else between)


def ended(said: Said, mark: str) -> tuple[Piece, ...]:
    """A line that ends in `mark`, in place of the `;`, `,` or `.` that it may already bear."""
    line = pieces(said)
    last = line[-1] if line else ""
    if isinstance(last, str):
        line = (*line[:-1], _unended(last))
    elif isinstance(last, Strong | Slanted):
        line = (*line[:-1], replace(last, text=_unended(last.text)))
    return (*line, mark)


def _unended(text: str) -> str:
    return text.rstrip().removesuffix("./.").rstrip(" ;,.")


def missing(letter: Letter) -> tuple[Word | str, ...]:
    """What the document still lacks, each once, in its order: for the person who asked for it."""
    head = letter.head
    dated = head.dated and not letter.minutes
    # What stands in no line of the heading is not missed: a pact without a number, minutes.
    lines = (number_line(head), date_line(head) if dated else (), head.issuer, head.superior)
    found = gaps((lines, letter._replace(head=Letterhead(""))))
    return tuple(dict.fromkeys(gap.what for gap in found))


def file_title(letter: Letter) -> str:
    """The title that the file itself bears: `Tờ trình về việc ...`."""
    return " ".join(filter(None, (letter.title, words_of(letter.subject)))).strip()


def citation(basis: Basis) -> tuple[Piece, ...]:
    """`Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định ...`.

    Laws and ordinances without number, symbol and issuer (mục II, khoản 6.a).
    """
    start = f"{basis.kind} "
    name = basis.number or basis.id
    title: Piece = basis.title or Blank(say("vi", "letter.gap_title", name=f"{basis.kind} {name}"))
    day: tuple[Piece, ...] = (dates.long("vi", basis.issued),) if basis.issued else open_date(None)
    if basis.is_law:
        return (start, title, " ", *day)
    number = f"{say('vi', 'letter.number_word')} {basis.number} " if basis.number else ""
    issuer = f" {say('vi', 'letter.of')} {basis.issuer}" if basis.issuer else ""
    return (start + number, *day, f"{issuer} ", title)


def clock(time: str) -> str:
    """A time of day as minutes write it: `08:00` -> `08 giờ 00`."""
    hours, _, minutes = time.partition(":")
    return say("vi", "letter.clock", hours=hours, minutes=minutes)


def padded(number: int) -> str:
    """A number of things as official texts write it: under 10 with a leading 0 (`03 đơn vị`)."""
    return f"{number:02}" if number else "0"


GAP_NAME, GAP_TITLE = Blank(Word("letter.gap_name")), Blank(Word("letter.gap_post"))
DEFAULT_AUTHORITY = {"leader": "TM", "deputy": "KT"}
"""In what capacity a role signs where nothing is said: a deputy signs for the leader."""


class LetterFrame(NamedTuple):
    """For whom a document is made: the bloc, its settings, the kind, the emulation year.

    `day` and `number` given by the person who asks come before those of the registry's book.
    """

    bloc: BlocFile
    config: DocumentsConfig
    kind: str
    year: int
    day: date | None = None
    number: int | None = None

    def issued_on(self) -> date | None:
        """The document's day: as asked for, else from the registry's book."""
        entry = self.config.issued_for(self.kind, self.year)
        return self.day or (entry.on if entry else None)


def letterhead(frame: LetterFrame) -> Letterhead:
    facts, config = KINDS[frame.kind], frame.config
    entry = config.issued_for(frame.kind, frame.year)
    code = config.code(frame.kind)
    return Letterhead(
        issuer=config.issuer or frame.bloc.name,
        superior=config.superior or "",
        system=frame.bloc.system,
        code=code,
        organ=config.symbol or Blank(Word("letter.gap_organ")),
        number=frame.number or (entry.number if entry else None),
        numbered=bool(code),
        dated=facts.dated and not facts.minutes,
        place=config.place or "",
        day=frame.issued_on(),
    )


def addressees(frame: LetterFrame) -> tuple[Said, ...]:
    """To whom it is sent; a gap where the kind needs one and none is set."""
    to = frame.config.of_kind(frame.kind).to
    if to:
        return to
    return (Blank(Word("letter.gap_addressee")),) if KINDS[frame.kind].addressed else ()


def recipients(frame: LetterFrame) -> tuple[Said, ...]:
    """`Như trên` first where there are addressees, `Lưu: VT` last, what is set between them."""
    kind = frame.config.of_kind(frame.kind)
    listed = kind.recipients if kind.recipients is not None else frame.config.recipients or ()
    above, kept = say("vi", "letter.as_above"), say("vi", "letter.kept")
    first = (above,) if addressees(frame) and above not in listed else ()
    stored = any(one.startswith(kept.split(":")[0]) for one in listed)
    return (*first, *listed, *(() if stored else (kept,)))


def leader_title(bloc: BlocFile) -> str:
    """`Trưởng khối` or `Cụm trưởng`."""
    return say(spoken("vi", bloc.kind), "letter.leader")


def deputy_title(bloc: BlocFile) -> str:
    """`Phó Trưởng khối` or `Cụm phó`."""
    return say(spoken("vi", bloc.kind), "letter.deputy")


def signing_role(frame: LetterFrame) -> str:
    """In which role the one who closes a letter signs: as set for the kind; else the leader, and
    the deputy where only a deputy is among the signers."""
    only_deputy = frame.config.signer("deputy") and not frame.config.signer("leader")
    return frame.config.of_kind(frame.kind).signer or ("deputy" if only_deputy else "leader")


def closing_signature(
    frame: LetterFrame, head: Person | None = None, *, is_led: bool = True
) -> Signature:
    """Who signs a proposal or a report: on the bloc's behalf its leader, unless set otherwise.

    `head`: the person who acts for the leading unit (leadership.yaml): the name and the post of
    who signs as the leader, where none is set, and never of anybody else. `is_led`: whether a unit
    leads the bloc.
    """
    role = signing_role(frame)
    signer = frame.config.signer(role) or Signer(role=role)
    own = head if role == "leader" else None
    known = signer.name or (own.name if own else None)
    post = signer.post or (own.title if own else None)
    capacity = _capacity(frame.bloc, signer, _signing_body(frame, is_led=is_led))
    return Signature(capacity, known or GAP_NAME, post=post or "")


def minutes_signature(frame: LetterFrame, role: str, name: str | None = None) -> Signature:
    """The secretary's, chair's or a teller's: title, "(Ký, ghi rõ họ tên)", name.

    `name`: as the meeting's record has it; one set in bloc.yaml comes first.
    """
    signer = frame.config.signer(role) or Signer(role=role)
    title = signer.title or say("vi", f"letter.{role}")
    return Signature(
        (title,),
        signer.name or name or GAP_NAME,
        post=signer.post or "",
        hint=say("vi", "letter.sign_here"),
    )


def member_signature(unit_name: str) -> Signature:
    """A member that signs a pact: the name is written by hand."""
    by_hand = Blank(Word("letter.gap_name"), plain=True)
    return Signature((unit_name,), by_hand, hint=say("vi", "letter.sign_here"))


class _Body(NamedTuple):
    """Whose letter is signed: a bloc, or an agency such as a school; its name after TM., what the
    one is called who heads it. The head of an agency signs for nobody."""

    name: str
    head: Said
    is_agency: bool


def _signing_body(frame: LetterFrame, *, is_led: bool) -> _Body:
    """An agency: what is not called a khối or a cụm, and has a head of another title than a bloc's,
    or nobody who leads it."""
    bloc, config = frame.bloc, frame.config
    name = config.issuer or bloc.name
    heads = [one.title for one in config.signers if one.role in ("leader", "deputy") and one.title]
    is_agency = fold(name).split()[0] not in _group_words() and (
        not all(map(_is_of_bloc, heads)) if heads else not is_led
    )
    if not is_agency:
        return _Body(say(spoken("vi", bloc.kind), "letter.group"), leader_title(bloc), False)
    leads = config.signer("leader")
    return _Body(name, leads.title if leads and leads.title else GAP_TITLE, True)


def _is_of_bloc(title: str) -> bool:
    """`Trưởng khối`, `Phó Cụm trưởng`."""
    return not _group_words().isdisjoint(fold(title).split())


def _group_words() -> frozenset[str]:
    """`khối`, `cụm`: how the name of a bloc begins."""
    groups = (say(spoken("vi", kind), "letter.group") for kind in BLOC_KINDS)
    return frozenset(fold(one).split()[0] for one in groups)


def _capacity(bloc: BlocFile, signer: Signer, body: _Body) -> tuple[Said, ...]:
    """Line by line, as Phụ lục I, phần I, mục II, khoản 7.a-b has it for a body of several:

    the leader      TM. KHỐI THI ĐUA / TRƯỞNG KHỐI      of an agency  HIỆU TRƯỞNG
    acting          TM. KHỐI THI ĐUA / Q. TRƯỞNG KHỐI                 Q. HIỆU TRƯỞNG
    a deputy        TM. KHỐI THI ĐUA / KT. TRƯỞNG KHỐI / PHÓ TRƯỞNG KHỐI
                                                        KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG
    by order        TL. TRƯỞNG KHỐI / and the signer's own title
    by delegation   TUQ. TRƯỞNG KHỐI / and the signer's own title
    """
    usual = DEFAULT_AUTHORITY.get(signer.role, "")
    short = signer.authority or ("" if body.is_agency and usual == "TM" else usual)
    given = _SAID_AGAIN.sub("", " ".join(signer.on_behalf.split()), 1) if signer.on_behalf else None
    is_group = given is not None and _is_group(given, bloc, body.name)
    own = _own_title(bloc, signer, body)
    # A deputy signs for a person: only a group that is named is the one on whose behalf both are.
    named = body.name if given is None or (short == "KT" and not is_group) else given
    behalf = authority("TM", named, bloc.system)
    above = () if body.is_agency else (behalf,)
    match short:
        case "TM":
            return (behalf, own)
        case "Q":
            return (*above, authority("Q", signer.title or body.head))
        case "KT":
            head = body.head if is_group or given is None else given
            return (*above, authority("KT", head, bloc.system), own)
        case "TL" | "TUQ":
            own = signer.title or ("" if signer.role == "leader" else own) or GAP_TITLE
            head = body.head if given is None or is_group else given
            return (authority(short, head, bloc.system), own)
        case _:
            return (own,)


def _is_group(named: str, bloc: BlocFile, group: str) -> bool:
    """Whether what is named is the bloc itself, and not the one who heads it."""
    return named.casefold() in (group.casefold(), bloc.name.casefold())


def _own_title(bloc: BlocFile, signer: Signer, body: _Body) -> Said:
    if signer.title is not None:
        return signer.title
    if signer.role == "leader":
        return body.head
    if signer.role == "deputy":
        return GAP_TITLE if body.is_agency else deputy_title(bloc)
    return say("vi", f"letter.{signer.role}")
