"""A scale workbook of the small bloc, edited by hand: for the gallery."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.helpers.form_files import DATA, write_data
from thidua.excel.scale.workbook.names import Names
from thidua.excel.scale.workbook.sheet import HEAD, scale_book, write_book

NAMES = Names({"don-vi-a": "Đơn vị A", "don-vi-b": "Đơn vị B"}, {"van-phong": "Văn phòng"})
FILE = "thang-diem.xlsx"


def prepare_scale(
    folder: Path, cells: Mapping[tuple[str, str], Any], changes: Mapping[str, str] | None = None
) -> None:
    """The small bloc with `thang-diem.xlsx` beside it, in which cells (key of the row, heading)
    hold other values; a key "" is the row of headings itself. `changes`: other files by now."""
    write_data(folder, changes)
    about = {"bloc": "khoi-mau", "year": "2022"}
    book = scale_book("vi", "Thang điểm", DATA["2022/criteria.yaml"], None, NAMES, about)
    path = folder / FILE
    path.write_bytes(write_book("vi", book))
    made = load_workbook(path)
    sheet = made.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[HEAD + 1]}
    for (key, heading), value in cells.items():
        rows = [r[0].row for r in sheet.iter_rows(min_row=HEAD + 2) if r[0].value == key]
        sheet.cell(rows[0] if key else HEAD + 1, heads[heading]).value = value
    made.save(path)
