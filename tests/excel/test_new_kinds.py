"""A kind of row and a kind of answer are one class each: a form with new ones is written and read
again, and nothing else knows of them."""

from pathlib import Path

import pytest

from tests.helpers.form_files import YEAR, blank, book_of, fill, write_data
from thidua.excel.forms import answers, form, reading
from thidua.excel.forms.answers import Answer, AskedText, Judged
from thidua.excel.forms.rows import FieldRow, FormRow, RowReader
from thidua.excel.grid import GridCell, Wrong
from thidua.rules.reading import Ask
from thidua.words import Lang


class AskedPhone(AskedText):
    """A telephone number: digits alone."""

    def measure(self, _lang: Lang, _scored: bool) -> str:
        return "số"

    def judged(self, cell: GridCell, _year: int, _lang: Lang) -> Judged:
        text = cell.text().replace(" ", "")
        return Answer(text) if text.isdigit() else Wrong("text", {"found": text})


class PhoneRow(FieldRow):
    """Whom to call, without the blanks that people type."""

    def read(self, reader: RowReader) -> None:
        reader.field(self)


@pytest.mark.parametrize(
    ("typed", "read", "codes"), [("0912 345", "0912345", []), ("chị Ba", None, ["TD954"])]
)
def test_a_new_kind_of_row_and_of_answer(
    typed: str, read: str | None, codes: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "KINDS", {**answers.KINDS, "phone": AskedPhone})
    own = form.form_rows

    def rows(*args: object) -> tuple[FormRow, ...]:
        phone = PhoneRow("field:phone", "Điện thoại", ask=answers.asked(Ask("phone")))
        return (*own(*args), phone)  # type: ignore[arg-type]

    monkeypatch.setattr(form, "form_rows", rows)
    monkeypatch.setattr(reading, "form_rows", rows)
    data = write_data(tmp_path)
    filled = fill(blank(data), {"field:phone": typed, "leaf:1.1": 9.5})
    opened = reading.open_form(filled, "f.xlsx", "f.xlsx")
    assert isinstance(opened, reading.OpenedForm)
    sheet = reading.read_sheet(opened, book_of(data), YEAR)
    assert isinstance(sheet, reading.FormSheet), sheet
    assert sheet.node.get("phone") == read and sheet.node["scores"] == {"1.1": "9.5"}
    assert [one.code for one in sheet.problems] == codes
