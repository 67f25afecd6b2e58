"""`thidua fix`: only what has one reading, spliced, agreed to."""

from pathlib import Path

import pytest

from tests.helpers.folders import write_files
from tests.helpers.gallery_runner import Ran, run

UNITS = "units:\n  - {id: so-a, name: Sở A, short: SA}\n  - {id: so-b, name: Sở B}\n"
CRITERIA = """max: 10
stages: [{id: self, name: Tự chấm}]
criteria:
  - {id: "1", name: Một, max: 4}
  - {id: "2", name: Hai, max: 6, rule: {kind: ratio}}
"""


def bloc(folder: Path, files: dict[str, str]) -> Path:
    base = {"bloc.yaml": "id: khoi\nname: Khối\n", "units.yaml": UNITS,
            "2022/criteria.yaml": CRITERIA}  # fmt: skip
    return write_files(folder / "data", {**base, **files})


def fixed(folder: Path, files: dict[str, str]) -> tuple[Path, Ran]:
    data = bloc(folder, files)
    return data, run(["fix", "--yes"], folder)


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("2022/scores/self/so-a.yaml", "unit: so-a\nscores:\n  '1': 3,5 # đã xem\n",
         "unit: so-a\nscores:\n  '1': 3.5 # đã xem\n"),
        ("2022/scores/self/so-a.yaml", "unit: so-a\nscores:\n  '2': {actual: 9,5, target: 10}\n",
         "unit: so-a\nscores:\n  '2': {actual: 9.5, target: 10}\n"),
        ("2022/scores/self/so-a.yaml", "unit: so-a\ndate: 20/11/2022\nscores: {'1': 3}\n",
         "unit: so-a\ndate: 2022-11-20\nscores: {'1': 3}\n"),
        ("2022/scores/self/so-a.yaml", "unit: so-a\nby:Phòng A\nscores: {'1': 3}\n",
         "unit: so-a\nby: Phòng A\nscores: {'1': 3}\n"),
        ("2022/scores/self/so-a.yaml", "unit: so-a\nscores:\n  '1':3   # đã xem\n",
         "unit: so-a\nscores:\n  '1': 3   # đã xem\n"),
        ("2022/scores/self/so-a.yaml", "unit: so-a\nscores:\n  1:3\n  2:{actual: 5, target: 5}\n",
         "unit: so-a\nscores:\n  1: 3\n  2: {actual: 5, target: 5}\n"),
        ("2022/scores/self/so-a.yaml", "unit: so-a\nscores:\n  1:3\n  '2' :{actual: 5, target: 5}",
         "unit: so-a\nscores:\n  1: 3\n  '2' : {actual: 5, target: 5}"),
        ("2022/scores/self/so-a.yaml", "unit: so-a\nscores: {1:3}\n",
         "unit: so-a\nscores: {1: 3}\n"),
        ("units.yaml", "units:\n  - id:so-a\n    name:Sở A\n  - {id: so-b, name: Sở B}\n",
         "units:\n  - id: so-a\n    name: Sở A\n  - {id: so-b, name: Sở B}\n"),
        ("2022/scores/self/so-a.yaml", "unit: so-a\nby: % của Phòng\nscores: {'1': 3}\n",
         "unit: so-a\nby: \"% của Phòng\"\nscores: {'1': 3}\n"),
        ("2022/scores/self/so-a.yaml", "unit: so-a\nnote: Báo cáo: kỳ 1\nscores: {'1': 3}\n",
         "unit: so-a\nnote: \"Báo cáo: kỳ 1\"\nscores: {'1': 3}\n"),
        ("2022/events.yaml", "events:\n  - {id: hop, kinds: [launch], starts: 7:30, ends: 11h}\n",
         "events:\n  - {id: hop, kinds: [launch], starts: 07:30, ends: 11:00}\n"),
        ("leadership.yaml", "terms:\n  - {year: 2022, leader: Sở A, deputies: [so-b]}\n",
         "terms:\n  - {year: 2022, leader: so-a, deputies: [so-b]}\n"),
        ("leadership.yaml", "terms:\n  - year: 2022\n    leader: \"SA\"  # tạm\n",
         "terms:\n  - year: 2022\n    leader: so-a  # tạm\n"),
    ],
)  # fmt: skip
def test_what_has_one_reading_is_mended(file: str, before: str, after: str, tmp_path: Path) -> None:
    data, ran = fixed(tmp_path, {file: before})
    assert ran.code == 0, ran.transcript()
    assert (data / file).read_text("utf-8") == after, ran.transcript()


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("2022/scores/self/so-a.yaml", "unit: so-a\nscores:\n  '2': {actual: 1,723, target: 5}\n"),
        ("2022/scores/self/so-a.yaml", "unit: so-a\nscores:\n  '1': \"1,723\"\n"),
        ("2022/scores/self/so-a.yaml", "unit: so-a\nscores:\n  '1': -1\n"),
        ("2022/scores/self/so-a.yaml", "unit: so-a\nscores:\n  '1': -1,5\n"),
        ("2022/scores/self/so-a.yaml", "unit: so-a\ndate: 31/02/2022\nscores: {'1': 3}\n"),
        ("2022/scores/self/so-a.yaml", "unit: so-a\nscores:\n  '1': 1.250.000\n"),
        ("leadership.yaml", "terms:\n  - {year: 2022, leader: Sở C}\n"),
    ],
)
def test_what_has_two_readings_is_left(file: str, text: str, tmp_path: Path) -> None:
    data, ran = fixed(tmp_path, {file: text})
    assert ran.code == 0 and "chắc chắn" in ran.out, ran.transcript()
    assert (data / file).read_text("utf-8") == text


def test_one_mend_brings_the_next_to_light(tmp_path: Path) -> None:
    text = (
        "unit: so-a\nby:Phòng A\ndate: 1/12/2022\nscores:\n  '1': 3,5\n"
        "  '2': {actual: 9,5, target: 10}\n"
    )
    data, ran = fixed(tmp_path, {"2022/scores/self/so-a.yaml": text})
    assert ran.code == 0, ran.transcript()
    assert (data / "2022/scores/self/so-a.yaml").read_text("utf-8") == (
        "unit: so-a\nby: Phòng A\ndate: 2022-12-01\nscores:\n  '1': 3.5\n"
        "  '2': {actual: 9.5, target: 10}\n"
    )
    assert run(["check"], tmp_path).code == 0


def test_it_shows_the_change_and_writes_nothing_unasked(tmp_path: Path) -> None:
    text = "unit: so-a\nscores:\n  '1': 3,5\n"
    data = bloc(tmp_path, {"2022/scores/self/so-a.yaml": text})
    ran = run(["fix"], tmp_path)
    assert ran.code == 1 and "-  '1': 3,5" in ran.out and "+  '1': 3.5" in ran.out
    assert "--yes" in ran.err
    assert (data / "2022/scores/self/so-a.yaml").read_text("utf-8") == text


def test_a_sealed_year_is_left(tmp_path: Path) -> None:
    text = "unit: so-a\nscores:\n  '1': 3,5\n"
    files = {"2022/scores/self/so-a.yaml": text, "2022/seal.yaml": "year: 2022\n"}
    data, ran = fixed(tmp_path, files)
    assert ran.code == 0 and (data / "2022/scores/self/so-a.yaml").read_text("utf-8") == text


def test_names_among_ids_of_a_list_are_mended(tmp_path: Path) -> None:
    (tmp_path / "bloc.yaml").write_text("id: a\nname: A\n", "utf-8")
    units = "units:\n  - {id: so-a, name: Sở A}\n  - {id: so-b, name: Sở B}\n"
    (tmp_path / "units.yaml").write_text(units, "utf-8")
    (tmp_path / "2026").mkdir()
    events = tmp_path / "2026" / "events.yaml"
    text = (
        "events:\n  - {id: mot, kinds: [launch], on: 2026-01-15, attended: [Sở A, so-b]}\n"
        "  - id: hai\n    kinds: [handover]\n    on: 2026-12-20\n    attended:\n"
        '      - so-a   # trưởng\n      - "Sở B"\n'
    )
    events.write_text(text, "utf-8")
    ran = run(["fix", "--yes"], tmp_path)
    assert ran.code == 0, ran.transcript()
    assert events.read_text("utf-8") == text.replace("[Sở A,", "[so-a,").replace('"Sở B"', "so-b")


def test_years_are_looked_at_while_the_bloc_cannot_be_read(tmp_path: Path) -> None:
    """One check tells all that it can, one fix mends all that is certain."""
    files = {
        "bloc.yaml": "id: khoi\nname: Khối\nkind: lop\n",
        "2022/criteria.yaml": CRITERIA.replace("max: 10", "max: 11"),
        "2022/scores/self/so-a.yaml": "unit: so-a\nscores: {'1': 3,5}\n",
        "2022/events.yaml": "events: [{id: a, kinds: [launch], on: 20/1/2022}]\n",
    }
    data = bloc(tmp_path, files)
    told = run(["check"], tmp_path)
    assert told.codes() == {"TD137", "TD301", "TD117", "TD134"}, told.transcript()
    ran = run(["fix", "--yes"], tmp_path)
    assert ran.code == 0 and "2 tệp" in ran.out, ran.transcript()
    assert "on: 2022-01-20" in (data / "2022/events.yaml").read_text("utf-8")
    assert "{'1': 3.5}" in (data / "2022/scores/self/so-a.yaml").read_text("utf-8")


def test_it_says_what_is_left_and_that_nothing_is_wrong(tmp_path: Path) -> None:
    sheet = "2022/scores/self/so-a.yaml"
    text = "unit: so-a\ndate: 20/12/2022\nscores:\n  '1': 35\n"
    _, ran = fixed(tmp_path, {sheet: text})
    assert "Đã sửa 1 tệp." in ran.out and "Còn 1 lỗi phải tự sửa" in ran.out
    ran = run(["fix"], tmp_path)
    assert (ran.code, ran.err) == (0, "") and "Xem 1 lỗi còn lại: thidua check" in ran.out
    (tmp_path / "data" / sheet).write_text("unit: so-a\nscores: {'1': 3.5}\n", "utf-8")
    assert run(["fix"], tmp_path).out == "Không có lỗi nào phải sửa.\n"


def test_a_file_from_windows_keeps_its_line_ends_and_shows_none(tmp_path: Path) -> None:
    sheet = "2022/scores/self/so-a.yaml"
    data = bloc(tmp_path, {sheet: ""})
    (data / sheet).write_bytes("\ufeffunit: so-a\r\nscores:\r\n  '1': 3,5\r\n".encode())
    ran = run(["fix", "--yes"], tmp_path)
    assert "\n-  '1': 3,5\n+  '1': 3.5\n" in ran.out and "\\r" not in ran.out
    assert "\\ufeff" not in ran.out
    assert (data / sheet).read_bytes() == "\ufeffunit: so-a\r\nscores:\r\n  '1': 3.5\r\n".encode()


def test_the_sheets_of_periods_are_mended_too(tmp_path: Path) -> None:
    files = {
        "2022/periods.yaml": "periods:\n  - {id: quy, name: 'Quý {n}', every: quarter, "
        "from: 2022-01-01, to: 2022-12-31}\n",
        "2022/quy/criteria.yaml": CRITERIA,
        "2022/quy/1/scores/self/so-a.yaml": "unit: so-a\nby:Phòng A\nscores: {'1': 3}\n",
    }
    data, ran = fixed(tmp_path, files)
    assert ran.code == 0, ran.transcript()
    sheet = (data / "2022/quy/1/scores/self/so-a.yaml").read_text("utf-8")
    assert sheet == "unit: so-a\nby: Phòng A\nscores: {'1': 3}\n", ran.transcript()
