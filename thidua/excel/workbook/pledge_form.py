"""The form of one unit's pledge: what it registers, and how far it has come. Read back like a year
workbook, of which it is the part that is this unit's."""

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from thidua.excel.looks import FAINT
from thidua.excel.workbook.names import RecordNames, word
from thidua.excel.workbook.records import RecordRef, Trees, value_at
from thidua.excel.workbook.tables import TABLES
from thidua.excel.workbook.writer import CREATED, Writer, task_name
from thidua.words import say

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

SHEET = "pledge"
FREE_TASKS, FREE_REPORTS = 8, 3
LEFT_OUT = ("@unit", "unit", "id", "source", "rest")
"""Columns that a unit's clerk has no use for; what stands in them stays as it is."""


def write_pledge(names: RecordNames, bloc: str, year: int, unit: str, trees: Trees) -> bytes:
    """The workbook of one unit. In: the bloc's id; its trees, of which only this unit's own
    pledge goes into the form."""
    from xlsxwriter import Workbook

    file = f"{year}/pledges/{unit}.yaml"
    own = {file: trees[file]} if file in trees else {}
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    book = Workbook(stream, options)
    title = word(names.lang, "pledge_title", year=year)
    book.set_properties({"title": f"{title}: {names.label('units', unit)}", "created": CREATED})
    _PledgeForm(book, names, bloc, year, own, unit, file).write()
    book.close()
    return stream.getvalue()


class _PledgeForm(Writer):
    """Three tables of one unit on one sheet, and the place to sign."""

    def __init__(
        self, book: "Workbook", names: RecordNames, bloc: str, year: int, trees: Trees, unit: str,
        file: str,
    ) -> None:  # fmt: skip
        super().__init__(book, names, bloc, year, trees)
        self.unit, self.file = unit, file

    def _keys(self) -> tuple[str, ...]:
        return (SHEET,)

    def write(self) -> None:
        pledges, tasks, progress = TABLES["pledges"]
        self.sheet = self.pages[SHEET]
        self._page(
            tuple(
                replace(one, columns=tuple(c for c in one.columns if c.key not in LEFT_OUT))
                for one in (tasks, progress)
            )
        )
        bold = self.looks.get(bold=True, font_size=14, text_wrap=False)
        self._line(word(self.lang, "pledge_title", year=self.year), bold)
        name = self.names.label("units", self.unit)
        self._line(name, self.looks.get(bold=True, font_size=12, text_wrap=False))
        faint = self.looks.get(italic=True, font_color=FAINT, text_wrap=False)
        self._line(word(self.lang, "how.pledge"), faint)
        self.fields(pledges, self.file, word(self.lang, "title.pledge"), LEFT_OUT)
        title = word(self.lang, "title.tasks")
        self.table(tasks, [self.file], title, FREE_TASKS, self.file, LEFT_OUT)
        title = word(self.lang, "title.progress")
        begun = [{"@task": one} for one in self._tasks()]
        self.table(progress, [self.file], title, FREE_REPORTS, self.file, LEFT_OUT, begun)
        self._signatures()
        self._state()

    def _tasks(self) -> list[str]:
        """The names of the tasks that are registered: a row for the next report of each."""
        tasks = value_at(self.trees.get(self.file), ("tasks",))
        known = [one for one in tasks if isinstance(one, dict)] if isinstance(tasks, list) else []
        file = RecordRef(self.file, ())
        return [task_name(self.trees, file, str(one.get("id"))) for one in known]

    def _signatures(self) -> None:
        self.at += 1
        place = self.looks.get(italic=True, align="center", text_wrap=False)
        bold = self.looks.get(bold=True, align="center", text_wrap=False)
        for key, look in (("sign.place", place), ("sign.head", bold), ("sign.how", place)):
            self.sheet.write_string(self.at, 0, "#", self.looks.get(font_color="#FFFFFF"))
            self.sheet.merge_range(self.at, 4, self.at, 6, "", look)
            self.sheet.write_string(self.at, 4, say(self.lang, f"form.{key}"), look)
            self.at += 1
