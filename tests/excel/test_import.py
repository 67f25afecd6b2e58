"""`import`: what was typed comes back exactly, what changes is shown, all or nothing is written."""

import hashlib
import re
import struct
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import count
from pathlib import Path
from typing import Any
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers.form_files import DATA, WHOLE, blank, column, fill, write_data
from tests.helpers.gallery_runner import Ran, run
from tests.helpers.libreoffice import MISSING, SOFFICE, converted
from thidua.__main__ import main
from thidua.cli.session import Session
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.excel import unpack
from thidua.excel.forms import form as forms
from thidua.excel.forms.identity import named_units
from thidua.excel.forms.importing import read_forms
from thidua.excel.forms.live_cells import LiveCells
from thidua.excel.grid import number_text, open_workbook
from thidua.excel.marks import BadPartError, TooManyCellsError, marks_of
from thidua.excel.unpack import Parts
from thidua.model.sheet import Sheet
from thidua.model.units import Unit
from thidua.store.folder import Files

SHEET = "2022/scores/self/don-vi-a.yaml"
TYPED: dict[str, Any] = {
    "date": "2022-11-20",
    "by": "Phòng Tổ chức",
    "no_other_events": "true",
    "facts": {"ho-so": "723", "dung-han": "98.5"},
    "scores": {
        "1.1": "9.5",
        "1.2.a": "1",
        "1.3": "true",
        "1.4": "kha",
        "1.5": "86.58",
        "1.6": {"actual": "104", "target": "100"},
        "1.7": "3",
        "1.co": "true",
        "2.1": "2022-12-09",
        "2.2": ["2022-04-04", "2022-07-06"],
    },
}
"""What WHOLE means as data."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_data(tmp_path)


def plain(path: Path) -> dict[str, Any]:
    """A YAML file, every scalar as text."""
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    return found


def imported(data: Path, form: bytes, *more: str, name: str = "phieu.xlsx") -> Ran:
    (data.parent / name).write_bytes(form)
    return run(["import", name, *more], data.parent)


def without_identity(sheet: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in sheet.items() if key not in ("unit", "source")}


def test_what_was_typed_comes_back(data: Path) -> None:
    form = fill(blank(data), WHOLE)
    ran = imported(data, form)
    assert (ran.code, ran.err) == (0, ""), ran.transcript()
    sheet = plain(data / SHEET)
    assert without_identity(sheet) == TYPED
    assert sheet["unit"] == "don-vi-a"
    assert sheet["source"] == f"Phiếu phieu.xlsx, SHA-256 {hashlib.sha256(form).hexdigest()}"
    assert run(["check"], data.parent).code == 0


@pytest.mark.skipif(SOFFICE is None, reason=MISSING)
def test_what_libreoffice_saved_comes_back(data: Path, tmp_path: Path) -> None:
    remarks = {"leaf:1.1 note": "Hai dòng\nghi chú", "leaf:1.1 evidence": "a.pdf; b.pdf"}
    form = fill(blank(data), {**WHOLE, **remarks})
    saved = converted(tmp_path, form)
    assert saved != form
    ran = imported(data, saved)
    assert ran.code == 0, ran.transcript()
    sheet = plain(data / SHEET)
    noted = {
        "value": "9.5", "note": "Hai dòng\nghi chú", "evidence": ["a.pdf", "b.pdf"],
    }  # fmt: skip
    scores = {**TYPED["scores"], "1.1": noted}
    assert without_identity(sheet) == {**TYPED, "scores": scores}


@pytest.mark.skipif(SOFFICE is None, reason=MISSING)
def test_libreoffice_changes_no_earlier_figure(data: Path, tmp_path: Path) -> None:
    """It keeps 15 digits of 101/103 x 10; the form holds 17. Nobody changed anything."""
    entries = {**WHOLE, "leaf:1.6": 101, "target:1.6": 103}
    assert imported(data, fill(blank(data), entries)).code == 0
    later = fill(blank(data, stage="verified"), {"leaf:1.1": 9}, later=True)
    ran = imported(data, converted(tmp_path, later))
    assert ran.code == 0 and "TD956" not in ran.err, ran.transcript()


def test_what_is_typed_over_the_stage_before_is_not_passed_over(data: Path) -> None:
    """A council that lowers a figure in the column that it is shown in means it to count."""
    assert imported(data, fill(blank(data), WHOLE)).code == 0

    def over(sheet: Worksheet, rows: Mapping[str, int]) -> None:
        sheet.cell(rows["leaf:1.1"], column("was_entry", later=True)).value = 8

    sent = fill(blank(data, stage="verified"), {"leaf:1.3": "Đạt"}, later=True, change=over)
    ran = imported(data, sent)
    assert ran.code == 1 and "ghi “8” vào cột của bước trước" in ran.err, ran.transcript()


@pytest.mark.skipif(SOFFICE is None, reason=MISSING)
def test_a_computed_formula_is_read_and_told(data: Path, tmp_path: Path) -> None:
    saved = converted(tmp_path, fill(blank(data), {"leaf:1.5": "=626/723*100"}))
    ran = imported(data, saved)
    assert ran.code == 0 and "đã lấy giá trị 86,583679115" in ran.err
    assert plain(data / SHEET)["scores"] == {"1.5": "86.583679115"}


def test_a_form_in_english(data: Path) -> None:
    english = {"leaf:1.3": "Passed", "leaf:1.4": "kha (7.5 points)", "item:1.co": "Yes"}
    form = fill(blank(data, lang="en"), {**WHOLE, **english, "field:no_other_events": "Yes"})
    assert imported(data, form).code == 0
    assert without_identity(plain(data / SHEET)) == TYPED


def test_what_does_not_apply_and_what_was_never_done(data: Path) -> None:
    entries = {
        "leaf:1.1 instead": "không áp dụng",
        "leaf:1.1 note": "Không có nhiệm vụ",
        "leaf:1.2 instead": "không áp dụng",
        "leaf:2.1 instead": "không làm",
        "due:2.2:1": date(2022, 4, 4),
        "due:2.2:2 instead": "không làm",
        "item:1.2.b": "Không",
        "item:1.co": "Có",
        "item:1.co note": "Quyết định 12",
    }
    ran = imported(data, fill(blank(data), entries), "--dry-run")
    assert ran.code == 0 and ran.codes() == {"TD409", "TD945"}  # an item of what does not apply
    assert "phieu.xlsx:21:7" in ran.err
    del entries["item:1.2.b"]
    assert imported(data, fill(blank(data), entries)).code == 0
    assert plain(data / SHEET)["scores"] == {
        "1.1": {"value": "na", "note": "Không có nhiệm vụ"},
        "1.2": "na",
        "1.co": {"value": "true", "note": "Quyết định 12"},
        "2.1": "false",
        "2.2": ["2022-04-04", "false"],
    }


def test_points_by_hand_at_a_later_stage(data: Path) -> None:
    imported(data, fill(blank(data), WHOLE))
    entries = {"leaf:1.1 points": 8.25, "leaf:1.1 note": "Thiếu văn bản", "leaf:1.5": 95}
    form = fill(blank(data, stage="verified"), entries, later=True)
    assert imported(data, form).code == 0
    assert plain(data / "2022/scores/verified/don-vi-a.yaml")["scores"] == {
        "1.1": {"points": "8.25", "note": "Thiếu văn bản"},
        "1.5": "95",
    }


def test_the_same_form_again_changes_nothing(data: Path) -> None:
    form = fill(blank(data), WHOLE)
    imported(data, form)
    before = (data / SHEET).read_bytes()
    ran = imported(data, form, name="phieu-khac.xlsx")
    assert ran.code == 0 and "không có gì thay đổi" in ran.out
    assert (data / SHEET).read_bytes() == before


def test_entries_are_added_and_comments_stay(data: Path) -> None:
    (data / SHEET).parent.mkdir(parents=True)
    (data / SHEET).write_text("unit: don-vi-a\nscores:\n  1.3: true   # đã kiểm tra\n", "utf-8")
    ran = imported(data, fill(blank(data), {"leaf:1.1": 9, "leaf:1.3": "Đạt"}))
    assert ran.code == 0, ran.transcript()
    text = (data / SHEET).read_text("utf-8")
    assert "  1.3: true   # đã kiểm tra\n  1.1: 9\n" in text


def test_entries_are_changed_only_when_asked(data: Path) -> None:
    (data / SHEET).parent.mkdir(parents=True)
    old = "unit: don-vi-a\nnote: của văn thư\nscores:\n  1.1: 7 # cũ\n  1.3: true\n"
    (data / SHEET).write_text(old, "utf-8")
    form = fill(blank(data), {"leaf:1.1": 9})
    refused = imported(data, form)
    assert refused.code == 1 and "~ 1.1 Chất lượng tham mưu: 7 → 9" in refused.out
    assert "- 1.3 Công khai ngân sách: Đạt" in refused.out
    assert (data / SHEET).read_text("utf-8") == old
    assert imported(data, form, "--replace", "--dry-run").code == 0
    assert (data / SHEET).read_text("utf-8") == old
    assert imported(data, form, "--replace").code == 0
    sheet = plain(data / SHEET)
    assert sheet["scores"] == {"1.1": "9"} and sheet["note"] == "của văn thư"
    assert "1.1: 9 # cũ" in (data / SHEET).read_text("utf-8")


def test_a_dry_run_shows_all_and_writes_nothing(data: Path) -> None:
    ran = imported(data, fill(blank(data), WHOLE), "--dry-run")
    assert ran.code == 0 and "+ 2.2 Báo cáo quý: 04/04/2022; 06/07/2022" in ran.out
    # No key of the data and no id stands among what a person reads.
    told = ran.out.partition("\n")[2]
    assert not re.search(r"true|false|date:|by:|actual|target|[0-9]{4}-[0-9]{2}|[{}]", told)
    assert not (data / "2022/scores").exists()


def test_all_forms_or_none(data: Path) -> None:
    good = fill(blank(data), WHOLE)
    bad = fill(blank(data, unit="don-vi-b"), {**WHOLE, "leaf:1.1": "1,723"})
    (data.parent / "phieu").mkdir()
    (data.parent / "phieu/a.xlsx").write_bytes(good)
    (data.parent / "phieu/b.xlsx").write_bytes(bad)
    (data.parent / "phieu/~$a.xlsx").write_bytes(b"of a program that has it open")
    ran = run(["import", "phieu"], data.parent)
    assert ran.code == 1 and ran.codes() == {"TD954"} and ran.out == ""
    assert not (data / "2022/scores").exists()
    (data.parent / "phieu/b.xlsx").write_bytes(fill(blank(data, unit="don-vi-b"), WHOLE))
    ran = run(["import", "phieu"], data.parent)
    assert ran.code == 0 and "Đã ghi 2 tệp." in ran.out
    assert without_identity(plain(data / "2022/scores/self/don-vi-b.yaml")) == TYPED


def test_of_a_wording_in_lines_the_first_is_the_name(data: Path) -> None:
    scale = data / "2022/criteria.yaml"
    before = '{id: "1.1", name: Chất lượng tham mưu,'
    after = before + ' text: "Chất lượng tham mưu\\nTheo phiếu chấm",'
    scale.write_text(scale.read_text("utf-8").replace(before, after), "utf-8")
    ran = imported(data, fill(blank(data), {**WHOLE, "leaf:1.1": "mười"}))
    assert "1.1 “Chất lượng tham mưu”" in ran.err and "Theo phiếu" not in ran.err


def test_a_blank_form_is_no_sheet(data: Path) -> None:
    ran = imported(data, blank(data))
    assert ran.code == 0 and "chưa điền gì" in ran.out and not (data / "2022/scores").exists()


def test_who_agrees_with_all_of_the_stage_before_is_told_which_cell_says_so(data: Path) -> None:
    """A later form as it was made, or with nothing but a day, counts as no sheet: the way out is
    named, and is one."""
    told = "chọn Có ở dòng “Ngoài những mục đã ghi"
    assert told not in imported(data, blank(data)).err  # nobody has filled it in yet
    assert imported(data, fill(blank(data), WHOLE)).code == 0
    for entries, says in (
        ({}, True),
        ({"field:date": date(2022, 12, 1)}, True),
        ({"field:date": date(2022, 12, 1), "field:no_other_events": "Có"}, False),
    ):
        ran = imported(data, fill(blank(data, stage="verified"), entries, later=True))
        assert (ran.code, told in ran.err) == (0, says), ran.transcript()
    sheet = Sheet.model_validate(plain(data / SHEET.replace("/self/", "/verified/")))
    assert sheet.is_filled


def test_a_day_far_from_its_deadline_is_told_at_its_cell(data: Path) -> None:
    """As `check` would say later, to whoever keeps the folder."""
    ran = imported(data, fill(blank(data), {**WHOLE, "leaf:2.1": date(2023, 11, 20)}))
    assert ran.code == 0 and "TD253" in ran.err and "ngày 20/11/2023" in ran.err, ran.transcript()


def test_what_only_the_rules_can_see_is_told_at_the_cell(data: Path) -> None:
    form = fill(blank(data, stage="verified"), {"leaf:1.1 points": 50}, later=True)
    ran = imported(data, form)
    assert ran.code == 1 and ran.codes() == {"TD203"}
    assert "phieu.xlsx:17:12" in ran.err and "L17" in ran.err, ran.err
    assert not (data / "2022/scores").exists()


def test_forms_of_a_large_bloc_are_read_together(tmp_path: Path) -> None:
    ids = [f"don-vi-{n}" for n in range(100)]
    units = "units:\n" + "".join(f"  - {{id: {one}, name: {one}}}\n" for one in ids)
    data = write_data(tmp_path, {"units.yaml": units})
    form = fill(blank(data, unit=ids[0]), WHOLE)
    forms = [("/a.xlsx", "a.xlsx", form)]
    for one in ids[1:10]:
        forms.append((f"/{one}.xlsx", f"{one}.xlsx", fill(blank(data, unit=one), WHOLE)))
    found = read_forms(forms, Files(data), {"khoi-mau": ""})
    assert not found.problems and len(found.imports) == 10


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_in_a_terminal_alone(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for unit in ("don-vi-a", "don-vi-b"):
        (data.parent / f"{unit}.xlsx").write_bytes(blank(data, unit=unit))
    asked = ["import", "don-vi-a.xlsx", "don-vi-b.xlsx"]
    assert run(asked, data.parent).err == ""
    terminal = Terminal()
    clock = count(0, 3)  # three seconds pass between any two looks at it
    monkeypatch.setattr("thidua.cli.waiting.monotonic", lambda: float(next(clock)))
    monkeypatch.chdir(data.parent)
    monkeypatch.setattr(sys, "argv", ["thidua", *asked])
    with redirect_stderr(terminal), redirect_stdout(StringIO()):
        assert main() == 0
    assert "[........................] 0/2" in terminal.getvalue()
    assert terminal.getvalue().endswith(" \r")


# -- files that should not be trusted -------------------------------------------------------------


def packed(parts: Mapping[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw)
    return stream.getvalue()


def why(found: object) -> tuple[str, str]:
    assert isinstance(found, Diagnostic)
    return found.code, found.variant


def test_sizes_are_counted_while_unpacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MOST_PART", 1000)
    monkeypatch.setattr(unpack, "MOST_TOTAL", 1500)
    monkeypatch.setattr(unpack, "MOST_PARTS", 3)
    assert why(unpack.unpack(packed({"a": bytes(1001)}), "f")) == ("TD951", "part")
    assert why(unpack.unpack(packed({"a": bytes(900), "b": bytes(900)}), "f")) == ("TD951", "total")
    assert why(unpack.unpack(packed({str(n): b"" for n in range(4)}), "f")) == ("TD951", "parts")
    monkeypatch.setattr(unpack, "MOST_FILE", 10)
    assert why(unpack.unpack(bytes(11), "f")) == ("TD951", "file")


def test_what_a_header_says_of_a_size_is_not_believed() -> None:
    raw = bytearray(packed({"a": bytes(30_000_000)}))
    at = raw.rindex(b"PK\x01\x02")
    struct.pack_into("<I", raw, at + 24, 10)  # the unpacked size in the central directory
    assert why(unpack.unpack(bytes(raw), "f")) in (("TD951", "part"), ("TD950", "broken"))


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY x "y">]><worksheet>&x;</worksheet>',
        b"<worksheet><sheetData>",
        b"",
        b"\xff\xfe\x00",
    ],
)
def test_bad_parts_are_refused(xml: bytes) -> None:
    with pytest.raises(BadPartError):
        marks_of(Parts({"s.xml": xml}), "s.xml")


@pytest.mark.parametrize("cell", ["XFD1", "A1048576", "ZZZ1", "ZZZZ1", "ZZZZZZZ9", "A1048577"])
@pytest.mark.parametrize("inside", ["<v>1</v>", "<is><t>a</t></is>"])
def test_far_cells_are_refused_before_room_is_made_for_them(cell: str, inside: str) -> None:
    xml = f'<worksheet><sheetData><row><c r="{cell}">{inside}</c></row></sheetData></worksheet>'
    with pytest.raises(TooManyCellsError):
        marks_of(Parts({"s.xml": xml.encode()}), "s.xml")


@pytest.mark.parametrize(
    "sheet",
    [
        '<row><c r="ZZZZ1"/></row>',
        '<row><c r="AAAAAAAAAAAAAAAAAAAAAAAAAAAAA99999999999999999999999"/></row>',
        '<row r="99999999999999999999999999"/>',
        '<row r="2097152"><c><v>1</v></c></row>',
        '<row><c r="ZZZZ1" x:r="A1"><v>1</v></c></row>',
        "<row>" + "<c/>" * 700_000 + "</row>",
        "<row>" + '<c t="s"><v>0</v></c>' * 3000 + "</row>",
        '<mergeCell ref="A1:B2"/>' * 30_000,
        '<mergeCell ref="A1:ZZZZ9"/>',
    ],
    ids=["far", "name", "row", "row-2", "prefix", "elements", "shared", "merged", "merged-far"],
)
def test_what_would_cost_too_much_is_refused(sheet: str) -> None:
    xml = f'<worksheet xmlns:x="u"><sheetData>{sheet}</sheetData></worksheet>'
    shared = f"<sst><si><t>{'a' * 10_000}</t></si></sst>"
    parts = {"s.xml": xml.encode(), "xl/sharedStrings.xml": shared.encode()}
    with pytest.raises(TooManyCellsError):
        marks_of(Parts(parts), "s.xml")


@pytest.mark.parametrize("cell", ["1A", "$A$1", "A0", "Á1", "A1:B2", ""])
def test_what_is_no_cell_is_refused(cell: str) -> None:
    xml = f'<worksheet><sheetData><row><c r="{cell}"><v>1</v></c></row></sheetData></worksheet>'
    with pytest.raises(BadPartError):
        marks_of(Parts({"s.xml": xml.encode()}), "s.xml")


@pytest.mark.parametrize("value", ["NaN", "nan", "1e400", "-1e999", "inf", "infinity"])
def test_what_is_no_number_is_told_at_its_cell(value: str, data: Path) -> None:
    form = edited(fill(blank(data), {"leaf:1.1": 12345}), b"<v>12345</v>", f"<v>{value}</v>")
    ran = imported(data, form)
    assert ran.code == 1 and ran.codes() == {"TD954"} and value in ran.err
    assert not (data / SHEET).exists()


def edited(form: bytes, old: bytes, new: str) -> bytes:
    """The form with a stretch of its first sheet replaced: what no program would write."""
    parts: dict[str, bytes] = {}
    with ZipFile(BytesIO(form)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert old in parts[name]
    return packed({**parts, name: parts[name].replace(old, new.encode())})


def test_a_pattern_is_expanded_where_the_shell_did_not(data: Path) -> None:
    for unit in ("a", "b"):
        form = fill(blank(data, unit=f"don-vi-{unit}"), WHOLE)
        (data.parent / f"phieu-don-vi-{unit}.xlsx").write_bytes(form)
    (data.parent / "~$phieu-a.xlsx").write_bytes(b"")
    ran = run(["import", "phieu-*.xlsx", "phieu-don-vi-a.xlsx"], data.parent)
    assert ran.code == 0, ran.transcript()
    assert (data / SHEET).exists() and (data / SHEET.replace("vi-a", "vi-b")).exists()


@pytest.mark.parametrize("ending", [".xls", ".ods", ".xlsm", ".csv"])
def test_forms_saved_as_something_else_are_told_in_a_folder(ending: str, data: Path) -> None:
    folder = data.parent / "phieu"
    folder.mkdir()
    (folder / "don-vi-a.xlsx").write_bytes(fill(blank(data), WHOLE))
    (folder / f"don-vi-b{ending}").write_bytes(b"")
    ran = run(["import", "phieu"], data.parent)
    assert ran.code == 1 and f"don-vi-b{ending}" in ran.err and not (data / SHEET).exists()


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_a_workbook_or_a_diagnostic(raw: bytes) -> None:
    assert isinstance(open_workbook(raw, "f"), Diagnostic)


@settings(max_examples=60, deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False, width=64).filter(lambda x: abs(x) < 1e15))
def test_a_number_is_written_in_full(value: float) -> None:
    text = number_text(value)
    assert float(text) == float(f"{value:.15g}") and "e" not in text.casefold()


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 6))
def test_what_was_computed_is_the_number_that_a_spreadsheet_shows(a: int, b: int, n: int) -> None:
    """0.8 x 12 is stored as 9.600000000000001."""
    scale = 10**n
    exact = Decimal(a * b) / scale**2
    assert Decimal(number_text((a / scale) * (b / scale))) == exact


ODD = st.one_of(
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12),
    st.integers(-(10**6), 10**6),
    st.floats(-1e6, 1e6),
    st.booleans(),
    st.dates(date(1901, 1, 1), date(2900, 1, 1)),
    st.datetimes(datetime(1901, 1, 1), datetime(2900, 1, 1)),  # noqa: DTZ001 - as sheets have them
    st.times().map(lambda t: time(t.hour, t.minute)),
)
ROWS = ("leaf:1.1", "item:1.2.a", "item:1.2.b", "leaf:1.3", "leaf:1.4", "leaf:1.6", "leaf:2.1")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    data = write_data(tmp_path_factory.mktemp("forms"))
    return data, blank(data)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    row=st.sampled_from(ROWS),
    name=st.sampled_from(["entry", "instead", "note", "evidence"]),
    value=ODD,
)
def test_whatever_is_typed_is_read_exactly_or_told(
    sample: tuple[Path, bytes], row: str, name: str, value: Any
) -> None:
    data, form = sample

    def typed(sheet: Worksheet, rows: Mapping[str, int]) -> None:
        cell = sheet.cell(rows[row], column(name))
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # words that begin with = are no formula here

    found = read_forms(
        [("/f.xlsx", "f.xlsx", fill(form, {}, change=typed))], Files(data), {"khoi-mau": ""}
    )
    read = [one for one in found.imports if one.entries]
    said = str(value).strip() if not isinstance(value, bool) else str(value)
    assert found.problems or not said or (read and any(
        one.path[-1] == row.partition(":")[2] for one in read[0].entries
    ))  # fmt: skip


def test_cells_that_only_have_a_look_may_lie_anywhere(data: Path) -> None:
    def painted(sheet: Worksheet, _: Mapping[str, int]) -> None:
        sheet.cell(900_000, 16_000).number_format = "0.00"

    ran = imported(data, fill(blank(data), WHOLE, change=painted))
    assert ran.code == 0 and without_identity(plain(data / SHEET)) == TYPED


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("don-vi-a.xlsx", True),
        ("Phiếu chấm - Đơn vị A (2).xlsx", True),
        ("don-vi-a - Copy.xlsx", True),
        ("phieu.xlsx", True),
        ("phieu don vi.xlsx", True),
        ("don-vi-b.xlsx", False),
        ("PHIẾU CHẤM ĐƠN VỊ B NĂM 2022.xlsx", False),
        ("Copy of don-vi-b.xlsx", False),
        ("van-phong--don-vi-b.xlsx", False),
    ],
)
def test_a_file_name_that_names_another_unit_is_no_way_in(
    name: str, read: bool, data: Path
) -> None:
    ran = imported(data, fill(blank(data), WHOLE), name=name)
    assert (ran.code == 0) is read and (data / SHEET).exists() is read, ran.transcript()
    assert read or ran.codes() == {"TD947"}


@pytest.mark.parametrize(
    ("cell", "typed", "read"),
    [
        ("A2", "Đơn  vị A", True),
        ("A2", "ĐƠN VỊ A - TỈNH MẪU", True),
        ("A2", "ĐƠN VỊ B", False),
        ("A2", "SỞ KHÁC", False),
        ("A2", None, False),
        ("A3", "Phiếu chấm điểm thi đua năm 2022 (lần 2)", True),
        ("A3", "PHIẾU CHẤM ĐIỂM THI ĐUA NĂM 2021", False),
        ("A4", "Bước chấm: Tự chấm. (Theo Hướng dẫn mẫu, đã sửa)", True),
        ("A4", "Bước chấm: Chấm chéo", False),
    ],
)
def test_the_head_must_say_whose_form_it_is(
    cell: str, typed: str | None, read: bool, data: Path
) -> None:
    def change(sheet: Worksheet, _: Mapping[str, int]) -> None:
        sheet[cell] = typed  # type: ignore[assignment]

    ran = imported(data, fill(blank(data), WHOLE, change=change))
    assert (ran.code == 0) is read and (data / SHEET).exists() is read, ran.transcript()
    assert read or ran.codes() == {"TD946"}


def test_the_longest_name_is_the_one_that_is_meant() -> None:
    units = [
        Unit(id="so-y-te", name="Sở Y tế", short="SYT"),
        Unit(id="so-y-te-moi", name="Sở Y tế mới"),
        Unit(id="2", name="Lớp 2"),
        Unit(id="pn", name="Phòng Nội vụ", short="Phiếu"),
    ]
    assert named_units("Phiếu Sở Y tế mới", units) == {"so-y-te-moi"}
    assert named_units("syt va so y te moi", units) == {"so-y-te", "so-y-te-moi"}
    assert named_units("phieu 2", units, whole=True) == set()
    assert named_units("2", units, whole=True) == {"2"}
    assert named_units("Phiếu chấm", units) == set()


def test_comments_and_how_a_figure_was_read_become_notes(data: Path) -> None:
    def remarks(sheet: Worksheet, rows: Mapping[str, int]) -> None:
        for key, name, text in (
            ("leaf:1.1", "entry", "An:\nđã trừ một văn bản"),
            ("leaf:1.1", "name", "xem phụ lục"),
            ("target:1.6", "entry", "theo QĐ 12"),
            ("item:1.2.a", "entry", "đơn số 5"),
        ):
            sheet.cell(rows[key], column(name)).comment = Comment(text, "An")

    entries = {
        **WHOLE,
        "leaf:1.1": 8.299999999999999,
        "leaf:1.1 note": "Có sáng kiến",
        "leaf:1.7": 3,
        "target:1.6": 0.7000000000000001,
    }
    ran = imported(data, fill(blank(data), entries, change=remarks))
    assert ran.code == 0 and ran.codes() == {"TD954"}, ran.transcript()
    scores = plain(data / SHEET)["scores"]
    assert scores["1.1"] == {
        "value": "8.3",
        "note": "Có sáng kiến\nxem phụ lục\nAn:\nđã trừ một văn bản\n"
        "Ô G17 ghi 8,299999999999999, đọc là 8,3",
    }
    assert scores["1.6"] == {
        "actual": "104",
        "target": "0.7",
        "note": "theo QĐ 12\nÔ G26 ghi 0,7000000000000001, đọc là 0,7",
    }
    assert scores["1.2.a"] == {"value": "1", "note": "đơn số 5"}


@pytest.mark.parametrize(
    "entries",
    [{"leaf:1.6": "na"}, {"leaf:1.6": "Không áp dụng"}, {"leaf:1.6": "na", "target:1.6": "NA"}],
)
def test_what_does_not_apply_may_be_typed_where_its_figures_stand(
    data: Path, entries: dict[str, object]
) -> None:
    """So it is told to who typed a target of 0."""
    ran = imported(data, fill(blank(data), entries))
    assert ran.code == 0, ran.transcript()
    assert plain(data / SHEET)["scores"] == {"1.6": "na"}


@pytest.mark.parametrize("said", ["Không áp dụng", "Không áp dụng (7 điểm)"])
def test_an_option_of_that_name_is_the_option(tmp_path: Path, said: str) -> None:
    options = "{co: {name: Có, points: 10}, khong: {name: Không áp dụng, points: 7}}"
    scale = f"criteria: [{{id: '1', name: A, max: 10, rule: {{kind: choice, options: {options}}}}}]"
    stages = "stages: [{id: self, name: Tự chấm}]"
    data = write_data(tmp_path, {"2022/criteria.yaml": f"max: 10\n{stages}\n{scale}\n"})
    ran = imported(data, fill(blank(data), {"leaf:1": said}))
    assert ran.code == 0, ran.transcript()
    assert plain(data / SHEET)["scores"] == {"1": "khong"}


def test_a_target_that_can_not_be_is_told_where_it_stands(data: Path) -> None:
    ran = imported(data, fill(blank(data), {"leaf:1.6": 104, "target:1.6": 0}))
    assert ran.codes() == {"TD215"} and "G26" in ran.err, ran.transcript()
    ran = imported(data, fill(blank(data), {"leaf:1.6": 104, "target:1.6": "na"}))
    assert ran.codes() == {"TD954"} and "G26" in ran.err, ran.transcript()


def test_a_comment_alone_says_too_little_of_an_event(data: Path) -> None:
    def remark(sheet: Worksheet, rows: Mapping[str, int]) -> None:
        sheet.cell(rows["item:1.2.a"], column("entry")).comment = Comment("có 2 đơn", "An")

    ran = imported(data, fill(blank(data), {}, change=remark))
    assert ran.code == 1 and ran.codes() == {"TD957"} and "ô G20" in ran.err, ran.transcript()


@pytest.mark.parametrize("place", ["F1", "Q20", "C16", "H17", "D5", "B40"])
def test_a_figure_typed_beside_the_cells_is_told(place: str, data: Path) -> None:
    def beside(sheet: Worksheet, _: Mapping[str, int]) -> None:
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet[place] = 7

    ran = imported(data, fill(blank(data), WHOLE, change=beside))
    assert "TD956" in ran.codes() and f"ô {place}" in ran.err, ran.transcript()


def test_blank_cells_are_told_until_somebody_answers(data: Path) -> None:
    first = {key: value for key, value in WHOLE.items() if key not in ("leaf:1.1", "due:2.2:2")}
    del first["due:2.2:1"], first["fact:dung-han"]
    ran = imported(data, fill(blank(data), first))
    assert ran.code == 0 and "4 ô cần ghi: G14, G17, G34, G35" in ran.err, ran.transcript()
    later = fill(blank(data, stage="verified"), {"leaf:1.1": 9}, later=True)
    ran = imported(data, later)
    assert "3 ô cần ghi: I14, I34, I35" in ran.err, ran.transcript()


@pytest.mark.parametrize(
    ("key", "figure", "codes"),
    [
        ("leaf:1.5", 723, {"TD954"}),
        ("leaf:1.5", -5, {"TD954"}),
        ("fact:dung-han", 100.5, {"TD954"}),
        ("fact:ho-so", 0.5, set()),
        ("leaf:1.5", 0.95, {"TD249"}),
        ("leaf:1.7", 1.25, {"TD954"}),
        ("leaf:1.7", -1, {"TD954"}),
        ("item:1.2.a", 1.5, {"TD954"}),
    ],
)
def test_percents_and_whole_numbers_are_what_they_say(
    key: str, figure: float, codes: set[str], data: Path
) -> None:
    ran = imported(data, fill(blank(data), {**WHOLE, key: figure}))
    assert ran.codes() == codes and ran.code == ("TD954" in codes), ran.transcript()


def test_options_stand_by_their_names(tmp_path: Path) -> None:
    """Two of one name keep their ids; a name alone is read, too."""
    named = "tot: {name: Tốt, points: 10}, kha: {name: Khá, points: 7.5}, x: {name: khá, points: 1}"
    criteria = DATA["2022/criteria.yaml"].replace("tot: 10, kha: 7.5", named)
    data = write_data(tmp_path, {"2022/criteria.yaml": criteria})
    for typed, option in (("Tốt (10 điểm)", "tot"), ("tốt", "tot"), ("kha (7,5 điểm)", "kha")):
        ran = imported(data, fill(blank(data), {"leaf:1.4": typed}), "--replace")
        assert ran.code == 0 and plain(data / SHEET)["scores"] == {"1.4": option}, ran.transcript()
    ran = imported(data, fill(blank(data), {"leaf:1.4": "Khá"}), "--replace")
    assert ran.code == 1 and "Tốt (10 điểm); kha (7,5 điểm); x (1 điểm)" in ran.err


def test_what_excel_keeps_beside_an_open_file_is_left_among_others(tmp_path: Path) -> None:
    from thidua.store.named_files import workbooks

    names = [tmp_path / one for one in ("a.xlsx", "~$a.xlsx")]
    for one in names:
        one.write_bytes(b"")
    assert workbooks(map(str, names)) == names[:1]
    assert workbooks([str(names[1])]) == names[1:]


def test_a_name_whose_marks_are_written_another_way_is_found(tmp_path: Path) -> None:
    """A file that came from a Mac or out of an archive, its name typed at a keyboard here."""
    from thidua.store.named_files import workbooks

    there = tmp_path / normalize("NFD", "thang điểm.xlsx")
    there.write_bytes(b"")
    assert workbooks([str(tmp_path / "thang điểm.xlsx")]) == [there]
    assert workbooks([str(there)]) == [there]
    folder = tmp_path / normalize("NFD", "phiếu đã nộp")
    folder.mkdir()
    form = folder / "a.xlsx"
    form.write_bytes(b"")
    for typed in ("phiếu đã nộp", "phiếu đã nộp/a.xlsx", "phiếu đã nộp/*.xlsx"):
        assert workbooks([str(tmp_path / normalize("NFC", typed))]) == [form]


def test_other_words_of_another_version_change_no_form(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form that was sent out before the words of rules and headings were changed."""
    from thidua.words import area_words

    sent = fill(blank(data), WHOLE)
    for area, key in (("rule_words", "points"), ("form", "measure.points"), ("form", "total")):
        words = dict(area_words(area))[key]
        monkeypatch.setitem(area_words(area), key, (f"nay là {words[0]}", f"now {words[1]}"))  # type: ignore[arg-type]
    ran = imported(data, sent)
    assert "TD956" not in ran.codes(), ran.transcript()
    assert ran.code == 0


def test_a_form_that_keeps_no_words_is_taken_as_it_is(data: Path) -> None:
    """Forms before 0.2 said `Khối tính` and kept none of the words that were printed."""

    def older(sheet: Worksheet, rows: Mapping[str, int]) -> None:
        hidden = sheet.parent["thidua"]  # type: ignore[index]
        for row in hidden.iter_rows(min_col=5, max_col=5):
            for cell in row:
                cell.value = None
        sheet.cell(rows["leaf:1.1"], column("rule")).value = "Cách chấm như bản trước"

    ran = imported(data, fill(blank(data), WHOLE, change=older))
    assert "TD956" not in ran.codes(), ran.transcript()


def test_a_rule_that_was_reworded_by_hand_is_told(data: Path) -> None:
    def reworded(sheet: Worksheet, rows: Mapping[str, int]) -> None:
        sheet.cell(rows["leaf:1.1"], column("rule")).value = "Luôn được 10 điểm"

    ran = imported(data, fill(blank(data), WHOLE, change=reworded))
    assert "TD956" in ran.codes(), ran.transcript()


def test_what_is_left_aside_in_a_folder_and_what_hinders_all_is_told(data: Path) -> None:
    """A unit sends a scan, another its form in a folder of its own: neither is missed."""
    forms = data.parent / "phieu"
    (forms / "con").mkdir(parents=True)
    (forms / "a.xlsx").write_bytes(fill(blank(data), WHOLE))
    (forms / "con/b.xlsx").write_bytes(fill(blank(data, unit="don-vi-b"), WHOLE))
    for name in ("quet.PDF", "phieu.doc", "ghi-chu.txt", "~$a.xlsx", ".DS_Store"):
        (forms / name).write_bytes(b"x")
    ran = run(["import", "phieu", "--dry-run"], data.parent)
    assert ran.code == 0, ran.transcript()
    assert ran.err == (
        "Bỏ qua trong thư mục, vì không phải phiếu .xlsx: con/; phieu.doc; quet.PDF\n"
    )
    (forms / "hong.xlsx").write_bytes(b"PK")
    ran = run(["import", "phieu"], data.parent)
    assert ran.code == 1 and not (data / "2022/scores").exists()
    assert "Chưa ghi phiếu nào: 1 tệp phải sửa, 1 tệp kia đọc được." in ran.err


def test_a_small_percent_is_asked_about_until_it_is_typed_with_its_sign(data: Path) -> None:
    """As the message says; the data then has the sign, and no later command asks again."""
    ran = imported(data, fill(blank(data), {**WHOLE, "leaf:1.5": "0,8%"}))
    assert (ran.code, ran.codes()) == (0, set()), ran.transcript()
    assert plain(data / SHEET)["scores"]["1.5"] == "0.8%" and "0,8%" in ran.out
    assert "TD249" not in run(["check"], data).transcript()


def test_a_form_of_an_earlier_thidua_may_lack_a_row_that_the_program_adds_now(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a fact gives the figure, forms did not ask for the target beside it."""
    scale = DATA["2022/criteria.yaml"].replace("{kind: ratio}", "{kind: ratio, of: ho-so}")
    write_data(data.parent, {"2022/criteria.yaml": scale})
    rows = forms.form_rows

    def fewer(*args: Any) -> Any:
        return tuple(row for row in rows(*args) if row.key != "target:1.6")

    with monkeypatch.context() as earlier:
        earlier.setattr(forms, "form_rows", fewer)
        earlier.setattr(LiveCells, "target", lambda *_: "0")
        filled = fill(blank(data), {"fact:ho-so": 723, "leaf:1.1": 9})
    ran = imported(data, filled)
    assert ran.code == 0, ran.transcript()
    assert plain(data / SHEET)["scores"] == {"1.1": "9"}


def test_a_name_of_another_folder_or_a_slip_is_found_and_no_other(tmp_path: Path) -> None:
    from contextlib import chdir

    from thidua.diagnostics.diagnostic import Diagnostic
    from thidua.store.named_files import workbooks

    (tmp_path / "khoi").mkdir()
    for name in ("a.xlsx", "ds.xlsx"):
        (tmp_path / name).write_bytes(b"")
    with chdir(tmp_path / "khoi"):
        for asked, near in (
            ("ds.xlsx", "../ds.xlsx"), ("../ds.xslx", "../ds.xlsx"), ("../b2.xlsx", None),
        ):  # fmt: skip
            (found,) = workbooks([asked])
            assert isinstance(found, Diagnostic) and found.args.get("near") == near


def test_a_form_dated_after_today_is_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its step stays open until that day, and who typed 12 for 11 would not know why."""
    monkeypatch.setattr(Session, "today", date(2022, 11, 19))
    ran = imported(data, fill(blank(data), WHOLE))
    assert ran.code == 0
    assert ran.err.startswith("Ngày chấm sau hôm nay (19/11/2022): phieu.xlsx (20/11/2022). ")
