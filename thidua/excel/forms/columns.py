"""The columns of a score form, in order, with their widths."""

CODE, NAME, STANDARD, BONUS, DEDUCT, RULE = (
    *("code", "name", "standard", "bonus", "deduct", "rule"),
)
WAS_ENTRY, WAS_POINTS = "was_entry", "was_points"
ENTRY, MEASURE, INSTEAD = "entry", "measure", "instead"
POINTS, CALC = "points", "calc"
NOTE, EVIDENCE, KEY = "note", "evidence", "key"

WIDTHS: dict[str, float] = {
    CODE: 7,
    NAME: 40,
    STANDARD: 6.5,
    BONUS: 6.5,
    DEDUCT: 6.5,
    RULE: 36,
    WAS_ENTRY: 11,
    WAS_POINTS: 8,
    ENTRY: 12,
    MEASURE: 9,
    INSTEAD: 10,
    POINTS: 9,
    CALC: 9,
    NOTE: 16,
    EVIDENCE: 16,
    KEY: 10,
}
"""Column -> width in digits."""
SIZES: dict[str, float] = {
    RULE: 9,
    WAS_ENTRY: 10,
    MEASURE: 8,
    INSTEAD: 9,
    NOTE: 10,
    EVIDENCE: 10,
    KEY: 8,
}
"""Column -> size of its letters, where it is not 11."""
SIZE = 11.0
TYPED = (ENTRY, INSTEAD, POINTS, NOTE, EVIDENCE)
"""The columns that people fill in."""


class FormColumns:
    """The columns of one form: a stage after the first has the earlier figures, and a column for
    points by hand."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self._at = {name: n for n, name in enumerate(names)}

    @classmethod
    def of(cls, later: bool) -> "FormColumns":
        """`later`: a stage after the first."""
        names = [name for name in WIDTHS if later or name not in (WAS_ENTRY, WAS_POINTS, POINTS)]
        return cls(tuple(names))

    def at(self, name: str) -> int:
        """The column's number, from 0."""
        return self._at[name]

    def __contains__(self, name: str) -> bool:
        return name in self._at


def letters(column: int) -> str:
    """A column's letters: 0 -> A, 26 -> AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def cell_name(row: int, column: int) -> str:
    """A cell's name, row and column from 0: `I25`."""
    return f"{letters(column)}{row + 1}"
