"""Periods: small years of scoring inside a year (manual: file-periods)."""

import json
import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.helpers.repositories import Repo
from tests.helpers.starter_bloc import on, tree, write
from tests.helpers.year_data import load
from thidua.bloc.cycle.stages import period_states
from thidua.bloc.records.sealing import not_over
from thidua.model.book import Book
from thidua.model.emulation_year import EmulationYear, first_day, last_day
from thidua.model.periods import PeriodKind
from thidua.store.folder import MemoryFiles
from thidua.store.loading import SCORING, load_book
from thidua.store.year_rules import periods_of

WEEKS = '{id: tuan, name: "Tuần {n}", every: week, from: 2024-09-09, to: 2025-05-25}'
TERMS = (
    "{id: hoc-ky, spans: [{from: 2024-09-09, to: 2025-01-12}, {from: 2025-01-13, to: 2025-05-25}]}"
)
SCALE = "max: 20\ncriteria: [{id: nn, name: Nền nếp, max: 10}, {id: ht, name: Học tập, max: 10}]"


def kind(text: str) -> PeriodKind:
    return load(PeriodKind, text)


def test_weeks_run_from_monday_and_are_numbered_so_that_folders_sort() -> None:
    weeks = kind(WEEKS).of(EmulationYear(2024))
    assert [str(one) for one in weeks][::12] == [
        "2024/tuan/01", "2024/tuan/13", "2024/tuan/25", "2024/tuan/37",
    ]  # fmt: skip
    assert (first_day(weeks[2]), last_day(weeks[2])) == (date(2024, 9, 23), date(2024, 9, 29))
    assert weeks[2].called == "Tuần 3, năm 2024"
    assert (weeks[2] == 2024, weeks[2] == weeks[2], hash(weeks[2]) == hash(2024)) == (
        False,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("every", "ends"),
    [
        ("month", ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-10"]),
        ("quarter", ["2024-03-31", "2024-04-10"]),
        ("half", ["2024-04-10"]),
        ("week", ["2024-01-21", "2024-01-28", "2024-02-04"]),
    ],
)
def test_a_period_that_from_or_to_cuts_is_one_all_the_same(every: str, ends: list[str]) -> None:
    text = f"{{id: k, every: {every}, from: 2024-01-15, to: 2024-04-10}}"
    found = [last.isoformat() for _, last in kind(text).days()]
    assert found[: len(ends)] == ends


@given(
    st.sampled_from(["week", "month", "quarter", "half"]),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 800),
)
def test_periods_cover_every_day_once(every: str, first: date, length: int) -> None:
    last = first + timedelta(length)
    days = kind(f"{{id: k, every: {every}, from: {first}, to: {last}}}").days()
    assert (days[0][0], days[-1][1]) == (first, last)
    for (_, end), (start, _) in pairwise(days):
        assert end + timedelta(1) == start
    assert all(start <= end for start, end in days)


class TestOnTheCommandLine:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        write(tmp_path / "bloc.yaml", "{id: th, name: Trường A}")
        write(
            tmp_path / "units.yaml",
            "units: [{id: 6a, name: 6A}, {id: 6b, name: 6B},"
            " {id: 6c, name: 6C, joined: 2024-10-01}]",
        )
        write(tmp_path / "2024/periods.yaml", f"periods:\n  - {WEEKS}\n  - {TERMS}\n")
        write(tmp_path / "2024/tuan/criteria.yaml", SCALE)
        for unit, figures in (("6a", "{nn: 9, ht: 8.5}"), ("6b", "{nn: 9.5, ht: 8.5}")):
            text = f"unit: {unit}\nscores: {figures}\n"
            write(tmp_path / f"2024/tuan/03/scores/verified/{unit}.yaml", text)
        return tmp_path

    def test_a_week_has_its_ranks(self, folder: Path) -> None:
        """17.5 and 18.0 of 20; 6C joined after the third week."""
        done = on(folder, "rank", "2024/tuan/03", "--format", "json")
        (bloc,) = json.loads(done.out)["blocs"]
        assert [(one["id"], one["points"], one["percent"]) for one in bloc["ranking"]] == [
            ("6b", "18.00", "90.00"),
            ("6a", "17.50", "87.50"),
        ]
        assert bloc["unranked"] == []
        assert "tuần 3, năm 2024" in on(folder, "rank", "2024/tuan/3").out

    def test_next_years_weeks_begin_on_the_same_day_of_the_week(self, folder: Path) -> None:
        """9 September 2024 is a Monday, and so is 8 September 2025; the 9th is a Tuesday then."""
        assert on(folder, "new-year", "2025", "-q").code == 0
        made = (folder / "2025/periods.yaml").read_text(encoding="utf-8")
        first, last = (
            date.fromisoformat(day)
            for day in re.search(r"every: week, from: (\S+), to: ([\d-]+)", made).groups()  # type: ignore[union-attr]
        )
        assert (first, first.weekday(), last.weekday()) == (date(2025, 9, 8), 0, 6)

    @pytest.mark.parametrize(
        "arguments",
        [
            ("score", "2024/tuan/03"),
            ("explain", "2024/tuan/03", "6a"),
            ("compare", "2024/tuan/03", "6a", "6b"),
            ("robust", "2024/tuan/03"),
            ("what-if", "2024/tuan/03", "6a", "nn=10"),
            ("check", "2024/tuan/03"),
            ("check",),
        ],
    )
    def test_it_stands_where_a_year_of_scoring_may(
        self, folder: Path, arguments: tuple[str, ...]
    ) -> None:
        done = on(folder, *arguments)
        assert (done.code, done.err) == (0, done.err if arguments[0] == "check" else ""), done.err

    def test_sheets_are_made_in_its_folder(self, folder: Path) -> None:
        before = tree(folder)
        assert on(folder, "new-sheets", "2024/tuan/10", "--stage", "verified").code == 0
        made = {f"2024/tuan/10/scores/verified/{unit}.yaml" for unit in ("6a", "6b", "6c")}
        assert set(tree(folder)) - set(before) == made
        assert on(folder, "check", "--strict").code == 0, on(folder, "check", "--strict").out

    def test_errors_of_a_week_are_told_and_stray_files_too(self, folder: Path) -> None:
        sheet = folder / "2024/tuan/03/scores/verified/6a.yaml"
        write(sheet, "unit: 6a\nscores: {nn: 11}\n")
        write(folder / "2024/tuan/03/awards.yaml", "awards: []")
        done = on(folder, "check")
        assert "TD203" in done.out and "awards.yaml" in done.out
        assert on(folder, "rank", "2024/tuan/03").code == 1

    @pytest.mark.parametrize(
        ("text", "code"),
        [("2024/tuan/38", "TD931"), ("2024/thang/1", "TD931"), ("2024/tuan", "TD931")],
    )
    def test_a_period_that_is_not_there(self, folder: Path, text: str, code: str) -> None:
        done = on(folder, "rank", text)
        assert (done.code, code in done.err) == (2, True), done.err

    @pytest.mark.parametrize(
        "command",
        ["awards", "vote", "progress", "new-year", "rotate-leader", "workbook"],
    )
    def test_it_stands_nowhere_else_and_nothing_is_written(
        self, folder: Path, command: str
    ) -> None:
        before = tree(folder)
        done = on(folder, command, "2024/tuan/03")
        assert (done.code, "TD932" in done.err) == (2, True), done.err
        assert tree(folder) == before


class TestTheYearAround:
    """A school of three classes and two terms of two weeks each, sealed, seen, exported."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        write(
            tmp_path / "bloc.yaml",
            'id: th\nname: Trường A\nyear: {starts: 09-01, name: "Năm học {year}-{next}"}',
        )
        write(
            tmp_path / "units.yaml",
            "units: [{id: 6a, name: 6A}, {id: 6b, name: 6B},"
            " {id: 6c, name: 6C, joined: 2024-09-16}]",
        )
        write(
            tmp_path / "2024/periods.yaml",
            'periods:\n  - {id: tuan, name: "Tuần {n}", every: week, from: 2024-09-09,'
            " to: 2024-10-06}\n",
        )
        write(tmp_path / "2024/tuan/criteria.yaml", SCALE)
        write(
            tmp_path / "2024/criteria.yaml",
            "max: 60\ncriteria: [{id: td, name: Thi đua, max: 60,"
            " rule: {kind: periods, of: tuan, missing: skip}}]",
        )
        for n, sheets in enumerate([{"6a": 8, "6b": 9}, {"6a": 9, "6b": 8, "6c": 7}, {"6a": 6}], 1):
            for unit, nn in sheets.items():
                text = f"unit: {unit}\nscores: {{nn: {nn}, ht: 10}}\n"
                write(tmp_path / f"2024/tuan/{n}/scores/verified/{unit}.yaml", text)
        return tmp_path

    def test_a_scale_of_periods_alone_needs_no_sheets(self, folder: Path) -> None:
        """6a 18, 19, 16 of 20: 60 x 53/60; 6b 19, 18: 60 x 37/40; 6c 17: 60 x 17/20."""
        done = on(folder, "rank", "2024", "--format", "json")
        (bloc,) = json.loads(done.out)["blocs"]
        assert [(one["id"], one["points"]) for one in bloc["ranking"]] == [
            ("6b", "55.50"),
            ("6a", "53.00"),
            ("6c", "51.00"),
        ]
        assert bloc["period"] is None
        for command in (["new-sheets", "2024", "--stage", "verified"], ["form", "2024"]):
            refused = on(folder, *command)
            assert (refused.code, "TD259" in refused.err) == (1, True)

    def test_what_is_left_out_is_told_before_the_year_is_closed(self, folder: Path) -> None:
        told = on(folder, "seal", "2024", "--dry-run", "--incomplete").err
        assert "TD258" in told and "Tuần 3 (6B, 6C)" in told, told

    def test_a_year_is_not_sealed_over_weeks_that_lack_points(self, folder: Path) -> None:
        """Week 3 lacks 6B and 6C, whom the rule leaves out, and nobody has a sheet of week 4, of
        the holidays: a sealed year takes none any more. A week that was closed lacks none."""
        done = on(folder, "seal", "2024")
        assert (done.code, "TD835" in done.err) == (1, True)
        assert "còn 2 kỳ được gộp vào mà thiếu điểm: Tuần 3 (6B, 6C); Tuần 4 (" in done.err
        assert not (folder / "2024/seal.yaml").exists()
        for unit in ("6b", "6c"):
            text = f"unit: {unit}\nscores: {{nn: 7, ht: 10}}\n"
            write(folder / f"2024/tuan/3/scores/verified/{unit}.yaml", text)
        done = on(folder, "seal", "2024")
        assert (done.code, "Tuần 3" in done.err) == (1, False)
        assert "seal 2024/tuan/4 --incomplete`" in done.err
        assert on(folder, "seal", "2024/tuan/4", "--incomplete").code == 0
        assert on(folder, "seal", "2024").code == 0
        assert "incomplete" not in (folder / "2024/seal.yaml").read_text("utf-8")

    def test_a_year_that_lacks_weeks_says_so_in_its_seal(self, folder: Path) -> None:
        assert on(folder, "seal", "2024", "--incomplete").code == 0
        assert "incomplete: true" in (folder / "2024/seal.yaml").read_text("utf-8")

    def test_who_is_barred_in_a_week_does_not_keep_the_year_open(self, folder: Path) -> None:
        out = "exclusions: [{unit: %s, from: [ranking], reason: Vi phạm}]\n"
        write(folder / "2024/tuan/3/exclusions.yaml", out % "6b")
        assert "Tuần 3 (6C)" in on(folder, "seal", "2024").err

    def test_the_json_names_the_period(self, folder: Path) -> None:
        done = on(folder, "rank", "2024/tuan/2", "--format", "json")
        (bloc,) = json.loads(done.out)["blocs"]
        assert (bloc["year"], bloc["period"]) == (
            2024,
            {
                "id": "2024/tuan/2", "kind": "tuan", "n": 2, "name": "Tuần 2",
                "from": "2024-09-16", "to": "2024-09-22",
            },
        )  # fmt: skip

    def test_status_says_what_periods_lack_and_what_comes_next(self, folder: Path) -> None:
        done = on(folder, "status", "2024", "--as-of", "2024-09-30", "--format", "json")
        (bloc,) = json.loads(done.out)["blocs"]
        found = [(one["id"], one["state"], one["missing"]) for one in bloc["periods"]]
        assert found == [
            ("2024/tuan/1", "complete", []),
            ("2024/tuan/2", "complete", []),
            ("2024/tuan/3", "lacking", ["6b", "6c"]),
            ("2024/tuan/4", "running", ["6a", "6b", "6c"]),
        ]
        new = "new-sheets 2024/tuan/3 --stage verified --unit"
        command = f"thidua {new} 6b --data {folder}"
        assert bloc["next"] == {
            "step": None, "stage": None, "period": "2024/tuan/3", "command": command,
            "record": None, "otherwise": None,
        }  # fmt: skip
        assert on(folder, "check", "2024/tuan/3").code == 0
        text = on(folder, "status", "2024", "--as-of", "2024-09-30").out
        assert f"Việc tiếp theo: Tuần 3 (còn thiếu phiếu của 6B; 6C). Lệnh: {command}\n" in text
        assert "2 trên 4 kỳ" in text
        assert [one["step"] for one in bloc["steps"] if one["id"] == "verification"] == []

    def test_the_next_step_of_a_week_goes_on_until_nobody_lacks(self, folder: Path) -> None:
        """A sheet for each who has none, a check while they are filled in, the next week; a week
        that was closed waits for nobody."""

        def following() -> str:
            text = on(folder, "status", "2024", "--as-of", "2024-09-30").out
            return next(one for one in text.splitlines() if one.startswith("Việc tiếp theo"))

        new = "new-sheets 2024/tuan/3 --stage verified --unit"
        for unit, named in (("6b", "6B; 6C"), ("6c", "6B; 6C")):
            assert f"của {named}). Lệnh: thidua {new} {unit} " in following()
            assert on(folder, *new.split(), unit).code == 0
        assert "của 6B; 6C). Lệnh: thidua check 2024/tuan/3 " in following()
        write(folder / "2024/tuan/3/scores/verified/6b.yaml", "unit: 6b\nscores: {nn: 7, ht: 10}\n")
        assert "Tuần 3 (còn thiếu phiếu của 6C). " in following()
        assert on(folder, "seal", "2024/tuan/3", "--incomplete").code == 0
        assert "Việc tiếp theo: Tuần 4. Lệnh: thidua new-sheets 2024/tuan/4 " in following()
        done = on(folder, "status", "2024", "--as-of", "2024-09-30", "--format", "json")
        (bloc,) = json.loads(done.out)["blocs"]
        found = [(one["state"], one["missing"]) for one in bloc["periods"]][2]
        assert found == ("complete", [])

    def test_the_report_of_a_week_names_it_and_compares_it_with_the_week_before(
        self, folder: Path
    ) -> None:
        """Week 2: 6a 19, 6b 18, 6c 17 of 20; week 1: 6b 19, 6a 18, and 6c was no member yet."""
        done = on(folder, "report", "2024/tuan/2", "--format", "json")
        (bloc,) = json.loads(done.out)["blocs"]
        assert (bloc["period"]["id"], bloc["ballots"], bloc["awards"]) == ("2024/tuan/2", [], [])
        assert bloc["changes"]["period"]["id"] == "2024/tuan/1"
        moved = [(one["id"], one["rank_before"], one["rank"]) for one in bloc["changes"]["units"]]
        assert moved == [("6a", 2, 1), ("6b", 1, 2), ("6c", None, 3)]
        text = on(folder, "report", "2024/tuan/2").out
        assert text.startswith("Báo cáo thi đua tuần 2, năm học 2024-2025\n")
        assert "So với tuần 1, năm học" in text and "Hạng Tuần 1" in text
        assert "2024/tuan" not in text and "Bỏ phiếu" not in text
        of_unit = on(folder, "report", "2024/tuan/2", "--unit", "6a").out
        ranks = re.findall(r"^Tuần (\d) +(\d)/(\d)", of_unit, re.MULTILINE)
        assert ranks == [("1", "2", "2"), ("2", "1", "3")]
        public = on(folder, "report", "2024/tuan/2", "--public").out
        assert "6A" in public and "95" not in public

    def test_an_error_in_another_week_leaves_that_week_out_of_the_report(
        self, folder: Path
    ) -> None:
        write(folder / "2024/tuan/1/scores/verified/6a.yaml", "unit: 6a\nscores: {nn: 99}\n")
        done = on(folder, "report", "2024/tuan/2", "--format", "json")
        assert done.code == 1 and "tuan/1" in done.err.replace("\\", "/")
        (bloc,) = json.loads(done.out)["blocs"]
        assert bloc["changes"] is None and len(bloc["ranking"]) == 3
        done = on(folder, "report", "2024/tuan/1")
        assert (done.code, done.out) == (1, "")

    def test_a_week_in_every_format_and_as_linked_pages(self, folder: Path, tmp_path: Path) -> None:
        for ending in ("html", "xlsx", "csv", "md"):
            place = tmp_path / f"out/tuan.{ending}"
            place.parent.mkdir(exist_ok=True)
            assert on(folder, "report", "2024/tuan/2", "-o", str(place)).code == 0
            assert place.stat().st_size > 500
        assert on(folder, "report", "2024/tuan/2", "-o", str(tmp_path / "pages")).code == 0
        page = (tmp_path / "pages/index.html").read_text(encoding="utf-8")
        assert "tuần 2, năm học 2024-2025" in page and "khen-thuong" not in page

    def test_overview_and_status_of_a_week(self, folder: Path) -> None:
        (bloc,) = json.loads(on(folder, "overview", "2024/tuan/2", "--format", "json").out)["blocs"]
        assert (bloc["state"], bloc["first"], bloc["period"]["n"]) == ("sound", ["6a"], 2)
        done = on(folder, "status", "2024/tuan/3", "--as-of", "2024-09-30", "--format", "json")
        (bloc,) = json.loads(done.out)["blocs"]
        assert [(one["id"], one["state"]) for one in bloc["steps"]] == [
            ("scale", "done"),
            ("verification", "due"),
        ]
        assert bloc["next"]["command"].startswith("thidua score 2024/tuan/3")

    def test_history_of_periods(self, folder: Path) -> None:
        done = on(folder, "history", "--period", "tuan", "--format", "json")
        (told,) = json.loads(done.out)["blocs"][0]["periods"]
        ranks = {
            unit["id"]: [(one["what"], one["rank"]) for one in unit["entries"]]
            for unit in told["units"]
        }
        assert ranks == {
            "6a": [("scored", 2), ("scored", 1), ("scored", 1), ("scored", None)],
            "6b": [("scored", 1), ("scored", 2), ("scored", None), ("scored", None)],
            "6c": [("not_member", None), ("scored", 3), ("scored", None), ("scored", None)],
        }
        text = on(folder, "history", "--period", "2024/tuan").out
        assert "năm học 2024-2025" in text
        assert "Tuần 2" in on(folder, "history", "6c", "--period", "tuan").out
        assert "--period tuan" in on(folder, "history").out
        assert on(folder, "history", "--period", "thang").code == 2

    def test_a_form_of_a_week_is_filled_and_imported(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(folder)
        assert on(folder, "form", "2024/tuan/4", "--unit", "6b").code == 0
        file = folder / "phieu-cham-2024-tuan-4/6b.xlsx"
        book = load_workbook(file)
        sheet, hidden = book.worksheets[0], book["thidua"]
        assert sheet["A3"].value == "PHIẾU CHẤM ĐIỂM THI ĐUA TUẦN 4, NĂM HỌC 2024-2025"
        rows = {row[1].value: int(row[0].value) for row in hidden.iter_rows(min_row=21)}
        for key, points in (("leaf:nn", 9), ("leaf:ht", 8.5)):
            sheet.cell(rows[key], 7).value = points
        book.save(file)
        done = on(folder, "import", str(file))
        assert (done.code, done.err) == (0, "")
        written = (folder / "2024/tuan/4/scores/verified/6b.yaml").read_text("utf-8")
        assert "nn: 9" in written and "ht: 8.5" in written

    def test_a_form_of_the_year_lacks_no_cell_for_what_periods_lack(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What the unit owes is the week's sheet, nothing of the year's form."""
        monkeypatch.chdir(folder)
        write(
            folder / "2024/criteria.yaml",
            "max: 20\ncriteria:\n  - {id: w, name: Tuần, max: 10, rule: {kind: periods, of: tuan,"
            " take: percent}}\n  - {id: p, name: Phong trào, max: 10}\n",
        )
        assert on(folder, "form", "2024", "--unit", "6b").code == 0
        (file,) = folder.glob("phieu-cham-2024*/6b.xlsx")
        book = load_workbook(file)
        rows = {row[1].value: row[0].value for row in book["thidua"].iter_rows(min_row=15)}
        book.worksheets[0].cell(int(rows["leaf:p"]), 7).value = 9
        book.save(file)
        done = on(folder, "import", str(file))
        assert (done.code, "TD945" in done.err) == (0, False), done.err

    def test_a_period_is_over_on_its_last_day(self, folder: Path) -> None:
        """The first week ends on Sunday, 15 September."""
        (folder / "2024/tuan/1/scores/verified/6a.yaml").unlink()
        for day, state in (("2024-09-14", "đang diễn ra"), ("2024-09-15", "đã hết")):
            shown = on(folder, "status", "2024", "--as-of", day).out
            line = next(one for one in shown.splitlines() if state in one)
            assert line.startswith("Tuần 1 "), shown

    def test_a_seal_stands_for_the_periods(self, folder: Path) -> None:
        assert on(folder, "seal", "2024", "--incomplete").code == 0
        assert on(folder, "new-sheets", "2024/tuan/4", "--stage", "verified").code == 1
        sheet = folder / "2024/tuan/3/scores/verified/6a.yaml"
        before = sheet.read_text("utf-8")
        write(sheet, before.replace("nn: 6", "nn: 7"))
        for wanted in ("2024", "2024/tuan/1", "2024/tuan/3"):
            done = on(folder, "rank", wanted)
            assert (done.code, "TD830" in done.err) == (1, True)
        shown = on(folder, "rank", "2024/tuan/3", "--altered", "--format", "json")
        assert json.loads(shown.out)["blocs"][0]["altered"] is True
        write(sheet, before)
        assert on(folder, "verify", "2024").code == 0

    def test_when_a_member_joined_is_sealed(self, folder: Path) -> None:
        """6c joined in the second week; that it joined in the third counts another week."""
        (folder / "2024/tuan/2/scores/verified/6c.yaml").unlink()
        assert on(folder, "seal", "2024", "--incomplete").code == 0
        units = folder / "units.yaml"
        write(units, units.read_text("utf-8").replace("09-16", "09-23"))
        done = on(folder, "rank", "2024")
        assert (done.code, "TD830" in done.err, "TD831" in done.err) == (1, True, False)

    def test_a_broken_week_is_told_and_leaves_the_others(self, folder: Path) -> None:
        write(folder / "2024/tuan/3/scores/verified/6a.yaml", "unit: 6a\nscores: {nn: 11, ht: 1}\n")
        done = on(folder, "history", "--period", "tuan", "--format", "json")
        assert (done.code, "TD203" in done.err) == (1, True)
        (told,) = json.loads(done.out)["blocs"][0]["periods"]
        assert [one["what"] for one in told["units"][0]["entries"]] == [
            "scored", "scored", "broken", "scored",
        ]  # fmt: skip
        assert on(folder, "rank", "2024").code == 1

    def test_log_and_diff_tell_of_weeks(self, folder: Path) -> None:
        repository = Repo(folder)
        repository.git("add", "-A")
        repository.git("commit", "-q", "-m", "đầu năm")
        sheet = folder / "2024/tuan/3/scores/verified/6a.yaml"
        write(sheet, sheet.read_text("utf-8").replace("nn: 6", "nn: 8"))
        text = on(folder, "diff", "HEAD").out
        assert "do điểm các kỳ" in text
        repository.git("commit", "-aqm", "sửa tuần 3")
        for wanted in ("2024", "2024/tuan/3"):
            done = on(folder, "log", wanted, "6a", "--format", "json")
            changes = json.loads(done.out)["blocs"][0]["commits"][0]["changes"]
            assert [(one["period"], one["entry"], one["after"]) for one in changes] == [
                ("2024/tuan/3", "nn", "8")
            ]
        assert "Tuần 3: " in on(folder, "log", "2024").out

    def test_the_scale_of_the_weeks_goes_out_and_comes_back(
        self, folder: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        done = on(folder, "scale", "2024/tuan/2", "--format", "json")
        (bloc,) = json.loads(done.out)["blocs"]
        assert (bloc["year"], bloc["period"]["id"], bloc["max"]) == (2024, "2024/tuan/2", "20")
        file = tmp_path_factory.mktemp("out") / "thang-diem.xlsx"
        assert on(folder, "scale", "2024/tuan/2", "-o", str(file)).code == 0
        book = load_workbook(file)
        cell = next(
            one for row in book.worksheets[0].iter_rows() for one in row if one.value == "Nền nếp"
        )
        cell.value = "Kỷ luật"
        book.save(file)
        year = (folder / "2024/criteria.yaml").read_bytes()
        assert on(folder, "import", str(file)).code == 0
        assert "Kỷ luật" in (folder / "2024/tuan/criteria.yaml").read_text("utf-8")
        assert (folder / "2024/criteria.yaml").read_bytes() == year


class TestTheSealOfAPeriod:
    """Two weeks and a term that rolls them up. A seal closes what it was made for and no more."""

    COMMANDS = ("2024/tuan/1", "2024/tuan/2", "2024/hoc-ky/1", "2024")
    WEEKS = "2024-09-09, to: 2024-09-22}\n"

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        write(tmp_path / "bloc.yaml", "id: th\nname: Trường A\n")
        write(tmp_path / "units.yaml", "units: [{id: 6a, name: 6A}, {id: 6b, name: 6B}]\n")
        write(
            tmp_path / "2024/periods.yaml",
            "periods:\n"
            '  - {id: tuan, name: "Tuần {n}", every: week, from: 2024-09-09, to: 2024-09-22}\n'
            '  - {id: hoc-ky, name: "Học kỳ {n}", spans: [{from: 2024-09-09, to: 2024-09-22}]}\n',
        )
        rolled = (
            "max: 60\ncriteria: [{id: td, name: Thi đua, max: 60, rule: {kind: periods, of: %s}}]\n"
        )
        write(tmp_path / "2024/tuan/criteria.yaml", SCALE)
        write(tmp_path / "2024/hoc-ky/criteria.yaml", rolled % "tuan")
        write(tmp_path / "2024/criteria.yaml", rolled % "hoc-ky")
        for n, unit, nn in ((1, "6a", 8), (1, "6b", 9), (2, "6a", 9), (2, "6b", 7)):
            text = f"unit: {unit}\nscores: {{nn: {nn}, ht: 10}}\n"
            write(tmp_path / f"2024/tuan/{n}/scores/verified/{unit}.yaml", text)
        return tmp_path

    def refused(self, folder: Path) -> list[str]:
        found = {one: on(folder, "rank", one) for one in self.COMMANDS}
        assert all(("TD83" in done.err) == (done.code == 1) for done in found.values())
        return [one for one, done in found.items() if done.code]

    def test_a_sealed_week_refuses_where_it_counts_and_nowhere_else(self, folder: Path) -> None:
        done = on(folder, "seal", "2024/tuan/1")
        assert "Đã niêm phong tuần 1, năm 2024 của Trường A." in done.out
        assert self.refused(folder) == []
        assert on(folder, "verify").code == 0
        sheet = folder / "2024/tuan/1/scores/verified/6a.yaml"
        write(sheet, "unit: 6a\nscores: {nn: 7, ht: 10}\n")
        assert self.refused(folder) == ["2024/tuan/1", "2024/hoc-ky/1", "2024"]
        told = on(folder, "rank", "2024/tuan/1").err
        assert "tuần 1, năm 2024 đã niêm phong" in told
        assert "seal 2024/tuan/1 --reopen" in told
        english = on(folder, "rank", "2024/tuan/1", "--lang", "en").err
        assert "Tuần 1, 2024 is sealed" in english
        assert on(folder, "verify").code == 1
        assert on(folder, "check").code == 1
        shown = json.loads(on(folder, "rank", "2024", "--altered", "--format", "json").out)
        assert shown["blocs"][0]["altered"] is True
        assert on(folder, "report", "2024/tuan/2").code == 1  # told, and left out there
        assert on(folder, "seal", "2024/tuan/1", "--reopen", "--reason", "sửa điểm").code == 0
        assert self.refused(folder) == []

    @pytest.mark.parametrize(
        ("file", "old", "new", "broken"),
        [
            ("2024/tuan/criteria.yaml", "Học tập", "Học", True),
            ("units.yaml", "name: 6B", "name: Lớp 6B", True),
            ("2024/periods.yaml", WEEKS, "2024-09-10, to: 2024-09-22}\n", True),
            ("2024/periods.yaml", WEEKS, "2024-09-09, to: 2024-09-29}\n", False),
            (
                "2024/periods.yaml",
                "periods:\n",
                "periods:\n  - {id: thang, every: month, from: 2024-09-01, to: 2024-10-31}\n",
                False,
            ),
            ("2024/hoc-ky/criteria.yaml", "Thi đua", "Tuần", False),
            ("2024/tuan/2/scores/verified/6a.yaml", "nn: 9", "nn: 8", False),
        ],
    )
    def test_what_the_seal_of_a_week_covers(
        self, folder: Path, file: str, old: str, new: str, broken: bool
    ) -> None:
        on(folder, "seal", "2024/tuan/1")
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        write(folder / file, text.replace(old, new, 1))
        assert ("2024/tuan/1" in self.refused(folder)) == broken

    def test_the_seal_of_a_term_covers_the_weeks_that_it_rolls_up(self, folder: Path) -> None:
        assert on(folder, "seal", "2024/hoc-ky/1").code == 0
        sheet = folder / "2024/tuan/2/scores/verified/6b.yaml"
        write(sheet, "unit: 6b\nscores: {nn: 1, ht: 1}\n")
        assert self.refused(folder) == ["2024/hoc-ky/1", "2024"]

    def test_nothing_is_written_into_a_sealed_week_nor_over_its_scale(self, folder: Path) -> None:
        on(folder, "scale", "2024/tuan/1", "-o", str(folder / "td.xlsx"))
        on(folder, "seal", "2024/tuan/1")
        (folder / "2024/tuan/1/scores/verified/6a.yaml").unlink()
        done = on(folder, "new-sheets", "2024/tuan/1", "--stage", "verified", "--unit", "6a")
        assert (done.code, "TD833" in done.err, "tuần 1" in done.err) == (1, True, True)
        again = on(folder, "seal", "2024/tuan/1")
        assert (again.code, "TD83" in again.err) == (1, True)

    def test_the_seal_of_the_year_does_not_hold_those_of_its_weeks(self, folder: Path) -> None:
        on(folder, "seal", "2024/tuan/1")
        assert on(folder, "seal", "2024").code == 0
        assert "seal.yaml:" not in (folder / "2024/seal.yaml").read_text(encoding="utf-8")
        assert on(folder, "verify").out.count("Đúng như lúc niêm phong") == 2
        done = on(folder, "seal", "2024/tuan/2")
        assert (done.code, "TD833" in done.err) == (1, True)

    def test_a_year_of_terms_waits_for_their_weeks(self, folder: Path) -> None:
        """The term leaves a week without a sheet out, and so has its points."""
        term = folder / "2024/hoc-ky/criteria.yaml"
        write(term, term.read_text("utf-8").replace("of: tuan", "of: tuan, missing: skip"))
        (folder / "2024/tuan/2/scores/verified/6b.yaml").unlink()
        for wanted in ("2024/hoc-ky/1", "2024"):
            done = on(folder, "seal", wanted)
            assert (done.code, "thiếu điểm: Tuần 2 (6B)" in done.err) == (1, True), done.err
        assert on(folder, "seal", "2024/hoc-ky/1", "--incomplete").code == 0
        assert on(folder, "seal", "2024").code == 0

    def test_a_week_in_a_gap_between_terms_is_told(self, folder: Path) -> None:
        """It has sheets, and no term rolls it up; one without sheets is nobody's loss."""
        file = folder / "2024/periods.yaml"
        text = file.read_text(encoding="utf-8")
        gap = text.replace(
            "spans: [{from: 2024-09-09, to: 2024-09-22}]",
            "spans: [{from: 2024-09-09, to: 2024-09-20}]",
        )
        assert gap != text
        assert "TD349" not in on(folder, "check").out
        write(file, gap)
        told = on(folder, "check", "--strict").out
        assert "TD349" in told and "Tuần 2 có phiếu nhưng không kết thúc trong Học kỳ nào" in told
        for sheet in (folder / "2024/tuan/2/scores/verified").iterdir():
            sheet.unlink()
        assert "TD349" not in on(folder, "check").out


def one_week(own: str = "", come: Iterable[str] = ()) -> Book:
    """A bloc of two that scores one week, which ends on 14/01; `come`: its sheets."""
    stages = f"[{{id: self, name: S{own}}}, {{id: verified, name: V}}]"
    texts = {
        "bloc.yaml": "{id: k, name: Khối}",
        "units.yaml": "units: [{id: a, name: A}, {id: b, name: B}]",
        "2024/periods.yaml": "periods: [{id: tuan, name: 'Tuần {n}', every: week, "
        "from: 2024-01-08, to: 2024-01-14}]",
        "2024/criteria.yaml": "max: 10\ncriteria: [{id: x, name: X, max: 10, "
        "rule: {kind: periods, of: tuan, take: percent, combine: mean}}]",
        "2024/tuan/criteria.yaml": f"max: 10\nstages: {stages}\n"
        "criteria: [{id: x, name: X, max: 10}]",
    } | {f"2024/tuan/1/scores/{one}.yaml": f"unit: {one[-1]}\nscores: {{x: 5}}" for one in come}
    files = MemoryFiles({name: text.encode() for name, text in texts.items()})
    book, loading = load_book(files, "", [2024, *periods_of(files, "", 2024)], SCORING)
    assert book is not None, loading.diagnostics
    return book


@pytest.mark.parametrize(
    ("own", "come", "stage"),
    [
        ("", (), "self"),
        ("", ("verified/a",), "self"),  # of b
        ("", ("verified/a", "self/b"), "verified"),  # a owes no self-score any more
        (", required: false", (), "verified"),
        (", required: false", ("self/a",), "self"),  # others make use of it
    ],
)
def test_a_period_goes_through_its_stages_in_their_order(
    own: str, come: tuple[str, ...], stage: str
) -> None:
    (week,) = period_states(one_week(own, come), 2024, date(2024, 1, 12))
    assert (week.stage, week.state) == (stage, "running")


def test_a_period_is_over_on_the_evening_of_its_last_day() -> None:
    """Then it is sealed without a word, it and the year that it is rolled up in."""
    book = one_week()
    for year in book.years:
        assert [one.code for one in not_over(book, year, date(2024, 1, 13))] == ["TD845"]
        assert not list(not_over(book, year, date(2024, 1, 14)))
