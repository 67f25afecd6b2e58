"""The table of a score form: its columns, and its rows, one class a kind of row. A row tells what
is printed in it and what is asked, how its points are computed, and how it is read again.

A row's key says what stands in it, whatever its place: `fact:ho-so`, `leaf:1.1`, `target:1.1`,
`due:1.2:2`, `item:1.1.a`, `group:1`, `list:1:deduct`, `field:date`, `section:facts`, `total`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import ClassVar, NamedTuple, Protocol

from thidua.diagnostics.diagnostic import NOTHING
from thidua.excel.forms.answers import Asked
from thidua.excel.looks import FAINT, GROUP_COLOUR, SECTION_COLOUR, Look
from thidua.model.scale.criteria import Scale
from thidua.rules.expression import ZERO
from thidua.store.yaml.reader import Node
from thidua.words import Lang

CODE, NAME, STANDARD, BONUS, DEDUCT, RULE = (
    *("code", "name", "standard", "bonus", "deduct", "rule"),
)
WAS_ENTRY, WAS_POINTS = "was_entry", "was_points"
ENTRY, MEASURE, INSTEAD = "entry", "measure", "instead"
POINTS, CALC = "points", "calc"
NOTE, EVIDENCE, KEY = "note", "evidence", "key"
TYPED = (ENTRY, INSTEAD, POINTS, NOTE, EVIDENCE)
"""The columns that people fill in."""


class FormColumn(NamedTuple):
    """One column: its width in digits, the size of its letters, how its cells look; `later`: only
    in forms of a stage after the first."""

    width: float
    size: float = 11.0
    look: Mapping[str, object] = NOTHING
    later: bool = False


COLUMNS: Mapping[str, FormColumn] = {
    CODE: FormColumn(7, look={"align": "center"}),
    NAME: FormColumn(40),
    STANDARD: FormColumn(6.5, look={"num_format": "General"}),
    BONUS: FormColumn(6.5, look={"num_format": "+General;-General;General"}),
    # Amounts of deductions are positive numbers shown with a minus.
    DEDUCT: FormColumn(6.5, look={"num_format": '"-"General;General;General'}),
    RULE: FormColumn(36, 9, {"bold": False}),
    WAS_ENTRY: FormColumn(11, 10, {"align": "center"}, later=True),
    WAS_POINTS: FormColumn(8, look={"num_format": "0.00##"}, later=True),
    ENTRY: FormColumn(12),
    MEASURE: FormColumn(9, 8, {"align": "center"}),
    INSTEAD: FormColumn(10, 9),
    POINTS: FormColumn(9, later=True),
    CALC: FormColumn(9),
    NOTE: FormColumn(16, 10),
    EVIDENCE: FormColumn(16, 10),
    KEY: FormColumn(10, 8, {"bold": False, "font_color": FAINT}),
}
"""The columns of a form in order."""


WORK = (
    *("value", "deducted", "added", "after", "na", "assigned", "exact"),
    *("gained0", "lost0", "points1", "gained1", "lost1", "plain", "gained", "lost"),
    *("after_owed", "lost0_owed", "owed"),
)
"""Hidden columns behind those: parts of the formulas of a row's points."""


class FormColumns:
    """The columns of one form: a stage after the first has the earlier figures, and a column for
    points by hand."""

    def __init__(self, *, later: bool) -> None:
        self.names = tuple(name for name, one in COLUMNS.items() if later or not one.later)
        self._at = {name: n for n, name in enumerate((*self.names, *WORK))}

    def at(self, name: str) -> int:
        """The column's number, from 0; one of WORK is a hidden one behind them."""
        return self._at[name]

    def __contains__(self, name: str) -> bool:
        return name in self.names


class EarlierRow(NamedTuple):
    """What the stages before said of a row: the entry in words, and the points of a node; `value`
    is the entry itself where one voice gave it (`never` for a thing never done); `is_na`: that
    it does not apply; `voices`: how many spoke of it, `by_hand`: all of them by hand; `counted`:
    the points that count of it, also where something is missing; `plain`, `gained`, `lost` as in a
    node's result."""

    entry: str = ""
    points: Fraction | None = None
    value: Fraction | bool | str | date | None = None
    is_na: bool = False
    voices: int = 0
    by_hand: bool = False
    counted: Fraction = ZERO
    plain: Fraction = ZERO
    gained: Fraction = ZERO
    lost: Fraction = ZERO


class RowWords(NamedTuple):
    """What the program says in a row, and not the scale: other words of a later version change no
    form."""

    name: str
    rule: str
    measure: str


Entries = tuple[dict[str, Node], bool]
"""What the cells of a leaf say of its entry, and whether something in them is wrong."""


class RowReader(Protocol):
    """Takes what was typed into a form."""

    def field(self, row: "FormRow") -> None:
        """A field of the sheet's head."""

    def event(self, row: "FormRow", area: str) -> None:
        """An entry with remarks, into `facts` or `scores`."""

    def leaf(self, row: "FormRow") -> None:
        """A criterion's entry, with what its parts say."""

    def figure(self, row: "FormRow") -> Entries:
        """One entry."""

    def days(self, rows: "Sequence[FormRow]") -> Entries:
        """One day for each time that a thing was due."""

    def target(self, row: "FormRow", target: "FormRow") -> Entries:
        """An entry, with the target that it is measured by."""


class _RowData(NamedTuple):
    key: str
    name: str
    depth: int = 0
    code: str = ""
    standard: Fraction | None = None
    side: str = BONUS
    amount: Fraction | None = None
    rule: str = ""
    ask: Asked | None = None
    instead: tuple[str, ...] = ()
    points: bool = False
    remarks: bool = False
    node: str | None = None


class FormRow(_RowData):
    """One line of the form's table. `standard` and `amount` are the points printed of it, the
    amount in the column `side`; `instead` the words that may stand where a criterion does not
    apply; `points` and `remarks` say whether the cell for points, and those for note and evidence,
    are to be filled; `node` is the criterion that it belongs to."""

    id_form = "{0}"
    """What the last column shows, of the end of its key and of what stands before and after the
    last colon of that."""
    look: ClassVar[Look] = {}
    """How all of its cells look."""
    name_look: ClassVar[Look] = {}
    """How its name looks beside."""
    is_heading = False
    """Whether it is one cell from edge to edge that people leave alone."""
    named_by_program = False
    """Whether the program gives its name, and not the scale."""
    is_part = False
    """Whether it asks a part of what its criterion's own row is about."""
    is_scored = False
    """Whether its entry may be points outright."""
    uncomputed: ClassVar[str | int] = ""
    """What stands for its points before a spreadsheet computes them."""
    points_format = "0.00##"

    @property
    def id(self) -> str:
        """What the last column shows: the id that people find in the data, and for other rows a
        text that no other row has. By it the reader sees when rows were moved."""
        rest = self.key.partition(":")[2]
        of, _, last = rest.rpartition(":")
        return self.id_form.format(rest, of, last)

    @property
    def called(self) -> str:
        """By which id messages speak of it, before its name; "": by its name alone."""
        return (self.node or "") if self.is_part else self.id

    def words(self, lang: Lang) -> RowWords:
        """What the program says in it."""
        name = self.name if self.named_by_program else ""
        measure = "" if self.ask is None else self.ask.measure(lang, self.is_scored)
        return RowWords(name, self.rule, measure)

    def printed(self, known: EarlierRow) -> Mapping[str, str | Fraction | None]:
        """What stands in it of the scale and of the stages before, by column."""
        return {
            CODE: self.code, NAME: self.name, STANDARD: self.standard, BONUS: None, DEDUCT: None,
            self.side: self.amount, WAS_ENTRY: known.entry, WAS_POINTS: known.points, KEY: self.id,
        }  # fmt: skip

    def opens(self, column: str) -> bool:
        """Whether people may type into it there."""
        asks = {ENTRY: self.ask is not None, INSTEAD: bool(self.instead), POINTS: self.points}
        return asks.get(column, self.remarks)

    @property
    def keeps_comments(self) -> bool:
        """Whether a note takes up what people wrote beside its cells."""
        return self.remarks or self.is_part

    def read(self, reader: RowReader) -> None:
        """What was typed into it."""

    def together(self, reader: RowReader, leaf: "FormRow", _rows: "Sequence[FormRow]") -> Entries:
        """What it and the other parts of a leaf, `rows`, say together."""
        return reader.figure(leaf)

    def answered_by(self, _scale: Scale, _parts: "Sequence[FormRow]") -> list[str]:
        """The rows by which the leaf that it asks could be answered."""
        return []


class SectionRow(FormRow):
    """A heading from edge to edge."""

    id_form = ""
    look: ClassVar[Look] = {"bold": True, "bg_color": SECTION_COLOUR}
    is_heading = True
    named_by_program = True


class FieldRow(FormRow):
    """A field of the sheet's head: its date, who filled it in."""

    id_form = "/{0}"
    named_by_program = True

    @property
    def called(self) -> str:
        return ""

    def read(self, reader: RowReader) -> None:
        reader.field(self)


class FactRow(FormRow):
    """A figure that several rules use."""

    def read(self, reader: RowReader) -> None:
        reader.event(self, "facts")


class GroupRow(FormRow):
    """A group of criteria with their sum."""

    look: ClassVar[Look] = {"bold": True, "bg_color": GROUP_COLOUR}
    uncomputed: ClassVar[str | int] = 0


class LeafRow(FormRow):
    """A criterion that is scored."""

    is_scored = True

    def read(self, reader: RowReader) -> None:
        if self.remarks:
            reader.leaf(self)

    def answered_by(self, scale: Scale, parts: Sequence[FormRow]) -> list[str]:
        rule = scale.nodes[self.id].leaf_rule
        if not self.remarks or rule.rolls_up is not None:
            return []
        facts = [f"fact:{fact}" for fact in rule.facts]
        if self.ask is None and not parts and not facts:
            return ["field:no_other_events"]
        return [self.key, *(part.key for part in parts), *facts]


class DueRow(FormRow):
    """One of several days on which a thing is due."""

    id_form = "{1}/{2}"
    named_by_program = is_part = True

    def together(self, reader: RowReader, _leaf: FormRow, rows: Sequence[FormRow]) -> Entries:
        return reader.days(rows)


class TargetRow(FormRow):
    """The target that a criterion's figure is measured by."""

    id_form = "{0}/target"
    named_by_program = is_part = True

    def together(self, reader: RowReader, leaf: FormRow, _rows: Sequence[FormRow]) -> Entries:
        return reader.target(leaf, self)


class ListRow(FormRow):
    """What a whole list of items is under: its cap, its condition."""

    id_form = "{1}/{2}"
    name_look: ClassVar[Look] = {"italic": True}
    named_by_program = True


class ItemRow(FormRow):
    """Something that adds points or takes some off."""

    def read(self, reader: RowReader) -> None:
        if self.ask is not None:
            reader.event(self, "scores")


class DeductionRow(ItemRow):
    """An item that takes points off."""

    points_format = '"-"0.##;General;0'


class TotalRow(FormRow):
    """The sum of all."""

    id_form = "/total"
    look: ClassVar[Look] = {"bold": True, "bg_color": SECTION_COLOUR}
    named_by_program = True
    uncomputed: ClassVar[str | int] = 0


def parts_of(rows: Sequence[FormRow]) -> Mapping[str, list[FormRow]]:
    """The rows that ask parts of a criterion, by its id."""
    found: dict[str, list[FormRow]] = {}
    for row in rows:
        if row.is_part and row.node is not None:
            found.setdefault(row.node, []).append(row)
    return found
