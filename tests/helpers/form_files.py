"""A small bloc whose scale has every kind of rule, its blank form, and hands that fill it in."""

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers.folders import write_files
from tests.helpers.office_files import saved
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.options import Options
from thidua.excel.forms.form import earlier_figures, make_forms, wanted_forms
from thidua.excel.forms.rows import FormColumns
from thidua.excel.forms.write import write_form
from thidua.model.book import Book
from thidua.model.scale.criteria import Scale
from thidua.store.folder import Files
from thidua.store.loading import load_book
from thidua.words import Lang

YEAR = 2022
DATA: dict[str, str] = {
    "bloc.yaml": "id: khoi-mau\nname: Khối thi đua Mẫu\n",
    "units.yaml": "units:\n"
    "  - {id: don-vi-a, name: Đơn vị A}\n"
    "  - {id: don-vi-b, name: Đơn vị B}\n",
    "2022/criteria.yaml": """max: 100
source: Hướng dẫn mẫu
stages:
  - {id: self, name: Tự chấm}
  - {id: verified, name: Thẩm định}
offices:
  - {id: van-phong, name: Văn phòng}
facts:
  - {id: ho-so, name: Hồ sơ tiếp nhận, measure: hồ sơ}
  - {id: dung-han, name: Tỷ lệ đúng hạn, measure: "%"}
criteria:
  - id: "1"
    code: I
    name: Chuyên môn
    max: 70
    bonus:
      cap: 3
      items:
        - {id: 1.co, name: Được tặng cờ, points: 2}
        - {id: 1.giai, name: Mỗi giải thưởng, each: 0.5}
    criteria:
      - {id: "1.1", name: Chất lượng tham mưu, max: 10}
      - id: "1.2"
        name: Giải quyết đơn
        max: 10
        deduct:
          cap: 2
          items:
            - {id: 1.2.a, name: Mỗi đơn quá hạn, each: 0.5}
            - {id: 1.2.b, name: Không công khai, points: 1}
      - {id: "1.3", name: Công khai ngân sách, max: 10, rule: pass_fail}
      - id: "1.4"
        name: Xếp loại
        max: 10
        rule: {kind: choice, options: {tot: 10, kha: 7.5}}
      - id: "1.5"
        name: Giải ngân
        max: 10
        measure: "%"
        rule: {kind: tiers, tiers: [{from: 95, points: 10}, {else: true, points: 5}]}
      - {id: "1.6", name: Chỉ tiêu chính, max: 10, rule: {kind: ratio}}
      - {id: "1.7", name: Sáng kiến, max: 10, rule: {kind: count, each: 2.5}}
  - id: "2"
    code: II
    name: Phong trào
    max: 30
    criteria:
      - id: "2.1"
        name: Báo cáo năm
        max: 10
        verifier: van-phong
        rule: {kind: deadline, due: 12-10, late: {each_day: 1}}
      - id: "2.2"
        name: Báo cáo quý
        max: 10
        rule: {kind: deadline, due: [04-05, 07-05], late: {points: 2}}
      - id: "2.3"
        name: Đúng hạn
        max: 10
        rule: {kind: tiers, of: dung-han, tiers: [{from: 90, points: 10}, {else: true, points: 0}]}
""",
}
WHOLE: dict[str, Any] = {
    "field:date": date(2022, 11, 20),
    "field:by": "Phòng Tổ chức",
    "field:no_other_events": "Có",
    "fact:ho-so": 723,
    "fact:dung-han": 98.5,
    "leaf:1.1": 9.5,
    "item:1.2.a": 1,
    "leaf:1.3": "Đạt",
    "leaf:1.4": "kha (7,5 điểm)",
    "leaf:1.5": 86.58,
    "leaf:1.6": 104,
    "target:1.6": 100,
    "leaf:1.7": 3,
    "item:1.co": "Có",
    "leaf:2.1": date(2022, 12, 9),
    "due:2.2:1": date(2022, 4, 4),
    "due:2.2:2": date(2022, 7, 6),
}
"""Row key -> what is typed as its entry."""
Change = Callable[[Worksheet, Mapping[str, int]], object]


def write_data(folder: Path, changes: Mapping[str, str] | None = None) -> Path:
    """The bloc's files in `folder`/data; `changes` are further or other files."""
    return write_files(folder / "data", {**DATA, **(changes or {})})


def book_of(data: Path) -> Book:
    """The bloc, loaded."""
    book, loading = load_book(Files(data), "", [YEAR])
    assert book is not None, loading.diagnostics
    return book


def blank(
    data: Path, *, unit: str = "don-vi-a", stage: str = "self", lang: Lang = "vi",
    scorer: str | None = None,
) -> bytes:  # fmt: skip
    """A unit's blank form."""
    book = book_of(data)
    criteria = book.years[YEAR].criteria
    assert criteria is not None
    scale: Scale = criteria.data
    at = [one.id for one in scale.stages].index(stage)
    wanted = wanted_forms(scale, [unit], scale.stages[at], scorer)[0]
    earlier = {}
    if at:
        result, _ = scored_year(book, YEAR, Options(stage=scale.stages[at - 1].id))
        score = result.unit(unit) if result else None
        earlier = dict(earlier_figures(lang, scale, score)) if score else {}
    before = {} if earlier is None else {wanted.unit: earlier}
    return write_form(next(make_forms(lang, book, YEAR, [wanted], before)), scale)


def rows_of(book: Workbook) -> dict[str, int]:
    """Row key -> row number from 1, by the hidden sheet."""
    hidden = book["thidua"]
    rows, at = {}, 21
    while hidden.cell(at, 1).value:
        if not str(hidden.cell(at, 2).value).startswith("head:"):
            rows[str(hidden.cell(at, 2).value)] = int(str(hidden.cell(at, 1).value))
        at += 1
    return rows


def column(name: str, *, later: bool = False) -> int:
    """A column's number from 1."""
    return FormColumns(later=later).at(name) + 1


def fill(
    form: bytes,
    entries: Mapping[str, Any],
    *,
    formats: Mapping[str, str] | None = None,
    change: Change | None = None,
    later: bool = False,
) -> bytes:
    """The form with entries typed in. A key `leaf:1.1` is the entry; `leaf:1.1 note` another
    column. `formats` sets number formats by the same keys; `change` does anything else."""
    book = load_workbook(BytesIO(form))
    sheet = book.worksheets[0]
    rows = rows_of(book)
    for key, value in entries.items():
        row, _, name = key.partition(" ")
        cell = sheet.cell(rows[row], column(name or "entry", later=later))
        cell.value = value
        if formats and key in formats:
            cell.number_format = formats[key]
    if change is not None:
        change(sheet, rows)
    return saved(book)


def prepare_form(
    folder: Path,
    entries: Mapping[str, Any] | None = None,
    *,
    formats: Mapping[str, str] | None = None,
    cells: Mapping[str, Any] | None = None,
    change: Change | None = None,
    data: Mapping[str, str] | None = None,
    name: str = "phieu.xlsx",
) -> None:
    """For the gallery: the data, and a form of unit A with these entries, and with `cells` of
    other places (as Excel names them) typed over."""

    def typed(sheet: Worksheet, rows: Mapping[str, int]) -> None:
        for place, value in (cells or {}).items():
            sheet[place] = value
        if change is not None:
            change(sheet, rows)

    root = write_data(folder, data)
    form = fill(blank(root), entries or {}, formats=formats, change=typed)
    (folder / name).write_bytes(form)
