"""How the cells of a form look: one place for fonts, colours and borders."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FONT = "Times New Roman"
ENTRY_COLOUR, HEAD_COLOUR, SECTION_COLOUR, GROUP_COLOUR = "#FFF8DC", "#DCE6F1", "#EDEDED", "#F5F7FA"
FAINT = "#808080"
GENERAL, SIGNED_UP, SIGNED_DOWN, DAY = (
    *("General", "+General;-General;General", '"-"General;General;General'),
    "dd/mm/yyyy",
)
"""Number formats. Amounts of deductions are positive numbers shown with a minus."""
DEEPEST = 8
"""Indents of a name at most: a tree may be deeper than a column can show."""

Look = dict[str, object]


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: "Workbook") -> None:
        self.book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}
        self._asked: dict[tuple[tuple[str, object], ...], Format] = {}
        """The same, by what was said, in the order in which it was said."""

    def get(self, **look: object) -> "Format":
        """A format: Times New Roman 11, locked, wrapped, unless said otherwise."""
        asked = tuple(look.items())
        found = self._asked.get(asked)
        if found is None:
            found = self._asked[asked] = self._whole(look)
        return found

    def _whole(self, look: Look) -> "Format":
        whole: Look = {"font_name": FONT, "font_size": 11, "valign": "vcenter", "text_wrap": True}
        key = tuple(sorted({**whole, **look}.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format(dict(key))
        return self._made[key]

    def body(self, **look: object) -> "Format":
        """A cell of the table: with thin borders."""
        return self.get(**{"border": 1, "border_color": "#9AA5B1", **look})

    def typed(self, **look: object) -> "Format":
        """A cell that people fill in: open, pale yellow."""
        return self.body(**{"locked": False, "bg_color": ENTRY_COLOUR, "align": "center", **look})
