"""The neutral pieces of a report: what is said, with no colour, no width and no file type.

A command's report function turns results into one `Report`; every renderer shows the same one.
Texts are already in the reader's language; renderers clean and escape them, so data goes in as is.

What several views say alike: offices as the bloc calls them, reasons, figures as typed.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, Union

from thidua.diagnostics.diagnostic import Word
from thidua.model.bloc import BlocFile
from thidua.model.book import Book
from thidua.model.emulation_year import EmulationYear
from thidua.model.reasons import Arg, Printed, Why
from thidua.text.numbers import MARKS, Number, show, signed
from thidua.words import Lang, say, spoken

if TYPE_CHECKING:
    from thidua.views.report.chart import Chart
    from thidua.views.rule_words import Workings


class Tone(StrEnum):
    """How a thing is meant. Colour is only added to words: it never says something alone."""

    NORMAL = "normal"
    GOOD = "good"
    BAD = "bad"
    WARN = "warn"
    MUTED = "muted"
    STRONG = "strong"


class Align(StrEnum):
    """Where a column's texts stand. NUMBER: to the right, with the decimal marks in line."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"
    NUMBER = "number"


class Cell(NamedTuple):
    """One cell: what a person reads and, where it is a figure, the exact figure.

    `number` is the figure itself, so that a workbook and a CSV get a number and not words;
    `places` are the decimals they print (None: as many as the value has).
    `short` stands for `text` where there is too little room (a unit's short name).
    `data` is what CSV writes when there is no number: a status id, or "" for a dash.
    None means `text`. `link`: the page that explains it, where there are pages (`views.linked`).
    """

    text: str
    number: Number | None = None
    places: int | None = None
    tone: Tone = Tone.NORMAL
    short: str = ""
    data: str | None = None
    link: str = ""


class Column(NamedTuple):
    """One column. `key` is stable and heads the CSV; `title` is for people.

    `short` is the heading for narrow places.
    `priority` 0 is never left out; of the others the highest is left out first when a terminal
    is too narrow. `wrap`: its texts may go over several lines (names, reasons), never its figures.
    `data_only`: only for CSV (ids that a person needn't see).
    """

    key: str
    title: str
    align: Align = Align.LEFT
    priority: int = 0
    wrap: bool = False
    short: str = ""
    data_only: bool = False


class Row(NamedTuple):
    """One row, a cell for each column. `level` indents the table's `indented` column."""

    cells: tuple[Cell, ...]
    tone: Tone = Tone.NORMAL
    level: int = 0


class _Table(NamedTuple):
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    notes: tuple[str, ...] = ()
    key: str = ""
    empty: str = ""
    indented: str = ""
    aside: bool = False


class Table(_Table):
    """A table. `notes` stand below it; `empty` is said in place of a table without rows.

    In CSV, tables with the same `key` and columns (one a bloc) become one table;
    `aside` tables (a legend, a repetition of figures for the eye) don't go into CSV.
    """

    __slots__ = ()

    if not TYPE_CHECKING:  # for mypy it is what its fields say

        def __new__(cls, *given: object, **named: object) -> "Table":
            """A row of another length than the columns is a bug, found where it was made."""
            made = super().__new__(cls, *given, **named)
            for number, row in enumerate(made.rows, 1):
                if len(row.cells) != len(made.columns):
                    raise ValueError(
                        f"table {made.key or made.title!r}: row {number} has {len(row.cells)} "
                        f"cells for {len(made.columns)} columns"
                    )
            return made

    def without(self, *keys: str) -> "Table":
        """The same without the columns of these keys."""
        kept = [n for n, column in enumerate(self.columns) if column.key not in keys]
        rows = tuple(row._replace(cells=tuple(row.cells[n] for n in kept)) for row in self.rows)
        return self._replace(columns=tuple(self.columns[n] for n in kept), rows=rows)


class Paragraph(NamedTuple):
    """Some sentences. `public`: they hold no figure and no person, and stand in what everybody may
    see, too."""

    text: str
    tone: Tone = Tone.NORMAL
    public: bool = False


class Labelled(NamedTuple):
    label: str
    value: Cell


class Facts(NamedTuple):
    """A few labelled values, one below another."""

    items: tuple[Labelled, ...]
    title: str = ""


class Branch(NamedTuple):
    """One line of a tree: what, its figure at the right, and where it is written (`file:line`).

    `anchor`: a name by which pages lead here; `link`, `source_link`: the pages of what it is about
    and of where it is written.
    """

    text: str
    figure: Cell | None = None
    source: str = ""
    tone: Tone = Tone.NORMAL
    children: tuple["Branch", ...] = ()
    anchor: str = ""
    link: str = ""
    source_link: str = ""


class Tree(NamedTuple):
    """A derivation: how a figure came from the figures below it."""

    branches: tuple[Branch, ...]
    title: str = ""
    notes: tuple[str, ...] = ()


Block: TypeAlias = Union[Table, Paragraph, Facts, Tree, "Chart", "Workings"]
"""What a section holds. A new kind of block needs a branch in every renderer: mypy names them.

Charts and workings by name only: the commands that have none don't load them.
"""


class Section(NamedTuple):
    """A titled part. `level` 1 is a bloc, 2 a part of it, 3 a part of that.

    `context` are the columns that CSV puts before each row of the section's tables, as
    (key, value): `(("bloc", "van-hoa-xa-hoi"), ("year", "2022"))`. Every section says its own.
    Tables of sections with the same `sheet` share one sheet of a workbook. `anchor`: a name by
    which pages lead here.
    """

    title: str
    blocks: tuple[Block, ...]
    level: int = 1
    context: tuple[tuple[str, str], ...] = ()
    sheet: str = ""
    anchor: str = ""


class Report(NamedTuple):
    """All that a command has to say. `title` may be empty: then the sections stand alone.

    `contents`: sections down to this level are in the table of contents of a long page.
    `one_page`: it is meant to be printed on a single one.
    """

    title: str
    sections: tuple[Section, ...]
    lang: Lang = "vi"
    lead: tuple[Paragraph, ...] = ()
    contents: int = 1
    one_page: bool = False

    def tables(self) -> Iterator[tuple[Section, Table]]:
        """Every table with the section that it stands in, in order."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Table):
                    yield section, block


def one_after_another(reports: Sequence[Report]) -> Report:
    """The sections of them all under the head of the first."""
    sections = tuple(section for one in reports for section in one.sections)
    return reports[0]._replace(sections=sections)


NOTHING = "—"
"""What stands in a cell for which there is no figure: never a 0, which would be one."""


def figure(
    lang: Lang,
    value: Number | None,
    places: int | None = None,
    tone: Tone = Tone.NORMAL,
    *,
    sign: bool = False,
    mark: str = "",
) -> Cell:
    """A cell with a number, or a dash for None. `sign`: a difference, with `+`.

    `mark` stands behind the figure for people only ("*", " %"), and stays out of CSV and Excel.
    """
    if value is None:
        return nothing()
    text = (signed if sign else show)(lang, value, places)
    return Cell(text + mark, value, places, tone)


def nothing(text: str = NOTHING, data: str = "") -> Cell:
    """A cell where there is no figure; CSV gets `data`, which is empty unless said otherwise."""
    return Cell(text, tone=Tone.MUTED, data=data)


def ordinal(n: int | None) -> Cell:
    """A cell with a place or a year, or a dash for None."""
    return nothing() if n is None else Cell(str(n), n, 0)


def band_cell(band: str | None) -> Cell:
    """A band by its name, or a dash for none."""
    return Cell(band, tone=Tone.GOOD) if band else nothing()


def as_called(book: Book, lang: Lang) -> Lang:
    """The language in which the bloc is called khối or cụm, as it calls itself."""
    return spoken(lang, book.bloc.data.kind)


def leader_word(bloc: BlocFile, lang: Lang) -> str:
    """`Trưởng khối`, of a cluster `Cụm trưởng`."""
    return say(spoken(lang, bloc.kind), "offices.leader")


def deputy_word(bloc: BlocFile, lang: Lang) -> str:
    """`Phó Trưởng khối`, of a cluster `Cụm phó`."""
    return say(spoken(lang, bloc.kind), "offices.deputy")


def chosen_text(chosen: str, lang: Lang) -> str:
    """How a leader or a proposed unit was chosen."""
    return say(lang, f"offices.chosen.{chosen}")


def said(reason: Why, lang: Lang) -> str:
    """One reason as a clause, without a full stop; its parts are joined by semicolons."""
    args = {name: _shown(value, lang) for name, value in reason.args.items()}
    if reason.parts:
        args["parts"] = "; ".join(said(part, lang) for part in reason.parts)
    return say(lang, f"year.reason.{reason.key}", **args)


def _shown(value: Arg, lang: Lang) -> str | EmulationYear:
    if isinstance(value, Word):
        return say(lang, value.key)
    if isinstance(value, Printed):
        return show(lang, value.value, value.places)
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value)
    return value if isinstance(value, EmulationYear) else str(value)


_FIGURE = re.compile(r"-?[0-9]+\.[0-9]+ ?[%‰]?", re.ASCII)
NAMES = frozenset(["code", "criterion", "id", "name", "none_of", "note", "number", "of", "source"])
"""Keys of text that may look like a figure: the criterion 1.10 is no figure."""


def as_read(value: object, lang: Lang) -> str:
    """An entry on one line: `8,25`; `{points: 8,25; note: theo mục 3.2}`."""
    if isinstance(value, dict):
        parts = [f"{key}: {field_as_read(str(key), one, lang)}" for key, one in value.items()]
        return "{" + "; ".join(parts) + "}"
    if isinstance(value, list):
        return "[" + "; ".join(as_read(one, lang) for one in value) + "]"
    text = "" if value is None else str(value)
    return text.replace(".", MARKS[lang]) if _FIGURE.fullmatch(text) else text


def field_as_read(key: str, value: object, lang: Lang) -> str:
    """As `as_read`, unless the key says that the value is no figure."""
    return str(value) if key in NAMES and isinstance(value, str) else as_read(value, lang)


SIGNING_HEADS = {"enterprise": "sign.head_enterprise"}
"""What such a head is called where the bloc does not say it, if not as in the state's agencies."""


def signer_title(lang: Lang, bloc: BlocFile) -> str:
    """The words over the signature: `TRƯỞNG KHOA`."""
    said = bloc.unit_head or say(lang, f"form.{SIGNING_HEADS.get(bloc.system, 'sign.head')}")
    return said.upper()
