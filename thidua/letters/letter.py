"""The neutral pieces of an official document: what stands in it and in what order, never how.

Builders turn results into one `Letter`; a renderer lays it out by Nghị định 30/2020/NĐ-CP, whose
table is the single source of sizes, indents and lines. Texts are Vietnamese, whatever the reader's
language: official names are. Data goes in as it is; renderers clean and escape it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from thidua.diagnostics.diagnostic import Word


@dataclass(frozen=True, slots=True)
class Blank:
    """A marked gap: something that the document needs and the data does not hold.

    `what` names it (a word of the catalogue, or people's own words for a thing that only one
    document has). `quiet`: the words around it already say what belongs there ("Số: ", "ngày ").
    `plain`: to be filled by hand on paper, as on a ballot: dots, and not counted as missing.
    """

    what: Word | str
    quiet: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Strong:
    text: str


@dataclass(frozen=True, slots=True)
class Slanted:
    text: str


Piece: TypeAlias = str | Blank | Strong | Slanted
Said: TypeAlias = Piece | tuple[Piece, ...]
"""A line of text: plain words, or words mixed with gaps and emphasis."""

Align = Literal["left", "center", "right"]


class Letterhead(NamedTuple):
    """Who issues it, where and when, under what number.

    `issuer` and `superior` are written as names ("Sở Y tế"); the capitals belong to the layout.
    `code` is the kind's abbreviation ("TTr", "BC", "BB": Phụ lục III), `organ` the issuer's own.
    `number` None leaves room for the registry's; `numbered` False: the paper has no number at all
    (a ballot), `dated` False: no place and date. `day` None leaves day and month open in `year`.
    """

    issuer: Said
    superior: Said = ""
    system: str = "state"
    code: str = ""
    organ: Said = ""
    number: int | None = None
    numbered: bool = True
    dated: bool = True
    place: Said = ""
    day: date | None = None
    year: int | None = None


class Para(NamedTuple):
    """A paragraph of the text. `indent` False: no first-line indent; `center`: in the middle."""

    text: Said
    indent: bool = True
    center: bool = False
    keep: bool = False


class Heading(NamedTuple):
    """A heading. Level 0: centred, in capitals; 1: "I. KẾT QUẢ"; 2: "1. Ưu điểm"; 3: "a) ..."."""

    text: Said
    level: int = 1


class Bullets(NamedTuple):
    """A list: each item on its own line after a dash, `;` between them and `.` after the last."""

    items: tuple[Said, ...]


class LetterColumn(NamedTuple):
    """A column: its heading, its width in millimetres, how its texts stand.

    Widths that add up to more or less than the page holds are scaled to fill it.
    """

    title: str
    width: int
    align: Align = "left"


class LetterRow(NamedTuple):
    """A row. `spans`: how many columns each cell covers; empty means one each."""

    cells: tuple[Said, ...]
    strong: bool = False
    slanted: bool = False
    spans: tuple[int, ...] = ()


class LetterTable(NamedTuple):
    """A table whose heading is repeated on every page.

    `groups`: headings over several columns, as (title, how many columns); a group without a title
    leaves its columns' own headings two rows high. `dense`: many columns, smaller letters.
    """

    columns: tuple[LetterColumn, ...]
    rows: tuple[LetterRow, ...]
    groups: tuple[tuple[str, int], ...] = ()
    caption: Said = ""
    dense: bool = False


Block: TypeAlias = Para | Heading | Bullets | LetterTable


class Signature(NamedTuple):
    """One who signs: in what capacity (line by line: "TM. KHỐI THI ĐUA", "TRƯỞNG KHỐI"), the name.

    `post`: the signer's other post, above the name (a body that uses its agency's seal:
    Phụ lục I, phần I, mục II, khoản 7.c). `hint`: "(Ký, ghi rõ họ tên)".
    """

    capacity: tuple[Said, ...]
    name: Said
    post: Said = ""
    hint: Said = ""


class Signatures(NamedTuple):
    """Who signs at the end. `left` with `right`: secretary and chair of minutes.

    `members`: all who sign a pact, two side by side in this order, under `members_title`.
    """

    right: Signature | None = None
    left: Signature | None = None
    members: tuple[Signature, ...] = ()
    members_title: Said = ""


class Annex(NamedTuple):
    """A "Phụ lục" on pages of its own, numbered from 1 again."""

    title: str
    body: tuple[Block, ...]
    landscape: bool = False
    signatures: Signatures | None = None


class Letter(NamedTuple):
    """One official document, ready to be laid out."""

    head: Letterhead
    title: str
    """Such as "Tờ trình" (the capitals belong to the layout); without one it is a công văn, and
    `subject` stands after "V/v"."""
    subject: Said = ""
    note: Said = ""
    """A line in italics under the subject."""
    decider: Said = ""
    """Who decides, in capitals over the bases of a decision ("CHỦ TỊCH ỦY BAN ...")."""
    addressees: tuple[Said, ...] = ()
    bases: tuple[Said, ...] = ()
    body: tuple[Block, ...] = ()
    signatures: Signatures | None = None
    recipients: tuple[Said, ...] = ()
    annexes: tuple[Annex, ...] = ()
    draft: bool = True
    """It bears DỰ THẢO."""
    minutes: bool = False
    """No place and date in the heading."""
    papers: bool = False
    """It is of ballot papers."""
    landscape: bool = False
    closed: bool = True
    """It is ended by "./." (a ballot is not)."""
    further: tuple["Letter", ...] = ()
    """More of the same kind in one file, each on pages of its own: the papers of several
    ballots."""
    origin: str = ""
    """What the file's properties say of where its sentences come from, where they are an office's
    own."""
    per_page: int = 0
    """How many ballot papers on a page; 0: as many as find room."""


def pieces(said: Said) -> tuple[Piece, ...]:
    """A line as its pieces, empty ones left out."""
    if isinstance(said, tuple):
        return tuple(piece for piece in said if piece != "")
    return (said,) if said != "" else ()


def words_of(said: Said) -> str:
    """A line's own words, its gaps left out: for measuring and for titles of files."""
    return "".join(
        piece if isinstance(piece, str) else "" if isinstance(piece, Blank) else piece.text
        for piece in pieces(said)
    )


def gaps(thing: object) -> Iterator[Blank]:
    """Every marked gap in a letter or a part of it, in the order of the document."""
    if isinstance(thing, Blank):
        if not thing.plain:
            yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from gaps(part)
