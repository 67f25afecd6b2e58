"""How the fixed lines of an official document are worded: number, place and date, annexes, lists.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I. The Party's own form ("Số 05-TTr/KTĐ", "T/M")
follows the Party's rules on its documents, of which no text was at hand: from practice.
"""

from collections.abc import Iterator
from dataclasses import replace

from thidua.diagnostics.diagnostic import Word
from thidua.letters.letter import (
    Blank,
    Letter,
    Letterhead,
    Piece,
    Said,
    Slanted,
    Strong,
    gaps,
    pieces,
    words_of,
)
from thidua.model.documents import AUTHORITIES
from thidua.model.legal import LAWS, Basis
from thidua.text import dates
from thidua.words import say

ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"))


def number_line(head: Letterhead) -> tuple[Piece, ...]:
    """`Số: 05/TTr-KTĐ`; the Party's `Số 05-TTr/KTĐ`. Numbers under 10 take a leading 0."""
    if not head.numbered:
        return ()
    party = head.system == "party"
    number: Piece = Blank(Word("letter.gap_number"), quiet=True)
    if head.number is not None:
        number = f"{head.number:02}"
    before, between = ("-", "/") if party else ("/", "-")
    start = say("vi", "letter.number_party" if party else "letter.number")
    return (start, " ", number, before + head.code, between, *pieces(head.organ))


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


def authority(short: str, whom: str, system: str = "state") -> str:
    """`TM. KHỐI THI ĐUA`, the Party's `T/M KHỐI THI ĐUA`. `short`: TM, Q, KT, TL, TUQ."""
    if short not in AUTHORITIES:
        raise ValueError(short)
    if system == "party" and short in ("TM", "KT", "TL"):
        return f"{short[0]}/{short[1]} {whom}"
    return f"{short}. {whom}"


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
    if basis.kind in LAWS:
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
