"""The next step that is named is the right one, and its command can be pasted and works.

A bloc is lived through two years; before each thing that people do, the command that `thidua`
names is run as it stands.
"""

import json
import re
import shlex
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.helpers.command_line import run
from tests.helpers.starter_bloc import edit, make, on, write
from tests.helpers.year_workbooks import add
from tests.test_whole_way import asked, edited, khoi_files
from thidua.cli.session import Session

SCALE = """
status: draft
max: 10
stages: [{id: self, name: Tự chấm}, {id: verified, name: Thẩm định}]
criteria: [{id: "1", name: Việc, max: 10}]
"""
BLOC = "{id: k, name: Khối, rotation: {policy: round_robin}}"
UNITS = "units: [{id: a, name: Sở A}, {id: b, name: Sở B}]"


def sheets(stage: str) -> dict[str, str]:
    return {
        f"2024/scores/{stage}/{unit}.yaml": f"{{unit: {unit}, scores: {{'1': {points}}}}}"
        for unit, points in (("a", 8), ("b", 9))
    }


LIFE: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("2024-01-05", "new-year 2024", {"2024/pact.yaml": "note: Chưa ký"}),
    (
        "2024-01-06",
        "import --scale TỆP -o thang-diem.xlsx",
        {"2024/pact.yaml": "signed: {on: 2024-01-10}", "2024/criteria.yaml": SCALE},
    ),
    ("2024-02-01", "scale 2024", {"2024/criteria.yaml": SCALE.replace("draft", "adopted")}),
    ("2024-02-02", "form 2024 --pledges", {"2024/pledges/a.yaml": "{unit: a, titles: [Cờ]}"}),
    # Forms were made the day before; that of b, who is missing, may lie among them.
    ("2024-02-03", "import dang-ky-2024", {"2024/pledges/b.yaml": "{unit: b, titles: [Cờ]}"}),
    (
        "2024-06-01",
        "progress 2024",
        {"2024/events.yaml": "events: [{id: so-ket, kinds: [mid_year_review], on: 2024-07-01}]"},
    ),
    ("2024-07-02", "form 2024 --stage self", sheets("self")),
    ("2024-12-01", "new-sheets 2024 --stage verified", sheets("verified")),
    (
        "2025-01-05",
        "rank 2024",
        {"2024/events.yaml": "events: [{id: tong-ket, kinds: [year_end_review], on: 2025-01-10}]"},
    ),
    (
        "2025-01-11",
        "rotate-leader 2025 --dry-run",
        {"leadership.yaml": "terms: [{year: 2025, leader: b, on: 2025-01-10}]"},
    ),
    ("2025-01-12", "seal 2024", {}),
    ("2025-01-13", "new-year 2025", {}),
)


def follow(command: str) -> None:
    """Runs it as pasted into a shell, an office's table in the place of `TỆP`."""
    words = shlex.split(command)
    assert words[0] == "thidua"
    if "TỆP" in words:
        khoi_files(Path())
        words[words.index("TỆP")] = "thang-diem.docx"
    done = run(*words[1:])
    assert done.code == 0, (command, done.err)


@pytest.mark.parametrize("many", [False, True])
def test_a_year_is_lived_by_what_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: bool
) -> None:
    folder = tmp_path / "dữ liệu"
    bloc = folder / "k" if many else folder
    write(bloc / "bloc.yaml", BLOC)
    write(bloc / "units.yaml", UNITS)
    if many:
        write(folder / "z/bloc.yaml", BLOC.replace("id: k", "id: z"))
        write(folder / "z/units.yaml", UNITS)
    monkeypatch.chdir(tmp_path)
    place = f" --data '{folder}'" + (" --bloc k" if many else "")
    for day, expected, done in LIFE:
        monkeypatch.setattr(Session, "today", date.fromisoformat(day))
        out = run("--data", str(folder), *(["--bloc", "k"] if many else [])).out
        found = re.search(r"ệnh(?: tiếp theo)?: (thidua .*)", out)
        assert found is not None, out
        command = found[1]
        if expected:
            assert command == f"thidua {expected}{place}", day
        follow(command)
        for name, text in done.items():
            write(bloc / name, text)


def test_the_day_after_its_pact_a_bloc_needs_its_scale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "bloc.yaml", BLOC)
    write(tmp_path / "units.yaml", UNITS)
    write(tmp_path / "2024/pact.yaml", "signed: {on: 2024-01-10}")
    monkeypatch.chdir(tmp_path)
    (found,) = json.loads(run("status", "2024", "--format", "json").out)["blocs"]
    assert found["next"]["command"] == "thidua new-year 2024"
    follow(found["next"]["command"])
    assert (tmp_path / "2024/criteria.yaml").exists()


def test_a_reopened_year_is_not_over(tmp_path: Path) -> None:
    """It goes on where it was, and is the year that is meant although a later one is there."""
    files = {"bloc.yaml": BLOC, "units.yaml": UNITS, "2024/criteria.yaml": SCALE, **sheets("self")}
    for name, text in (files | {"2025/criteria.yaml": SCALE}).items():
        write(tmp_path / name, text)

    def told(*command: str) -> str:
        return run(*command, "--data", str(tmp_path)).out

    assert "2024" in told("seal", "2024", "--incomplete")
    assert "đã niêm phong" in told("status", "2024")
    assert "2025" in told("status").partition("\n")[0]
    told("seal", "2024", "--reopen", "--reason", "sót phiếu")
    assert "đã niêm phong" not in told("status", "2024")
    assert "2024" in told("status").partition("\n")[0]


def test_nothing_in_a_pact_is_no_pact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "bloc.yaml", BLOC)
    write(tmp_path / "units.yaml", UNITS)
    write(tmp_path / "2024/pact.yaml", "{signed: {}, registered: {}}")
    write(tmp_path / "2024/pledges/a.yaml", "unit: a")
    monkeypatch.chdir(tmp_path)
    (found,) = json.loads(run("status", "2024", "--format", "json").out)["blocs"]
    states = {step["id"]: step["state"] for step in found["steps"]}
    assert (states["pact"], states["registration"]) == ("unknown", "unknown")


def test_a_handover_without_the_next_leader_is_not_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path)
    monkeypatch.chdir(tmp_path)
    (found,) = json.loads(run("status", "2022", "--as-of", "2023-06-01", "--format", "json").out)[
        "blocs"
    ]
    states = {step["id"]: step["state"] for step in found["steps"]}
    assert states["handover"] == "late"


def test_an_acclaimed_leader_needs_no_ballot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "bloc.yaml", "{id: k, name: K, rotation: {policy: elected}}")
    write(tmp_path / "units.yaml", UNITS)
    write(tmp_path / "leadership.yaml", "terms: [{year: 2025, leader: b, chosen: acclaimed}]")
    write(
        tmp_path / "2024/events.yaml", "events: [{id: x, kinds: [year_end_review], on: 2024-12-30}]"
    )
    monkeypatch.chdir(tmp_path)
    (found,) = json.loads(run("status", "2024", "--format", "json").out)["blocs"]
    assert "ballots" not in {step["id"] for step in found["steps"]}


def test_sheets_that_the_ranking_needs_come_before_the_review(tmp_path: Path) -> None:
    """The next leader is known already; nobody was scored yet."""
    write(tmp_path / "bloc.yaml", "id: k\nname: Khối\n")
    write(tmp_path / "units.yaml", "units: [{id: a, name: A}, {id: b, name: B}]\n")
    write(
        tmp_path / "leadership.yaml", "terms: [{year: 2024, leader: a}, {year: 2025, leader: b}]\n"
    )
    scale = "max: 10\ncriteria: [{id: x, name: X, max: 10}]\n"
    write(tmp_path / "2024/criteria.yaml", scale)

    def following() -> tuple[str, str]:
        (bloc,) = json.loads(on(tmp_path, "status", "2024", "--format", "json").out)["blocs"]
        return bloc["next"]["step"], bloc["next"]["command"].split(" --data")[0]

    assert following() == ("verification", "thidua form 2024 --stage verified")
    for unit in "ab":
        write(tmp_path / f"2024/scores/verified/{unit}.yaml", f"unit: {unit}\nscores: {{x: 5}}\n")
    assert following() == ("year_end_review", "thidua rank 2024")


def test_a_stage_that_ranks_nobody_is_left_behind(tmp_path: Path) -> None:
    """Verified is all there; who did not score itself is not waited for any more."""
    write(tmp_path / "bloc.yaml", "id: k\nname: Khối\n")
    write(tmp_path / "units.yaml", "units: [{id: a, name: A}, {id: b, name: B}]\n")
    stages = "[{id: self, name: S, required: false}, {id: verified, name: V}]"
    scale = f"max: 10\nstages: {stages}\ncriteria: [{{id: x, name: X, max: 10}}]\n"
    write(tmp_path / "2024/criteria.yaml", scale)

    def following() -> str:
        (bloc,) = json.loads(on(tmp_path, "status", "2024", "--format", "json").out)["blocs"]
        return str(bloc["next"]["step"])

    write(tmp_path / "2024/scores/self/a.yaml", "unit: a\nscores: {x: 5}\n")
    for unit in "ab":
        write(tmp_path / f"2024/scores/verified/{unit}.yaml", f"unit: {unit}\nscores: {{x: 5}}\n")
    assert following() == "year_end_review"


def after_init(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bloc as `init` begins it, the working folder in it."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr(Session, "today", date(2024, 2, 1))
    units = [word for name in ("Sở A", "Sở B") for word in ("--unit", name)]
    assert run("init", "k", "--name", "Khối", "--year", "2024", *units, "--yes").code == 0
    monkeypatch.chdir(folder / "k")


def test_after_init_the_scale_comes_first_and_each_command_moves_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pact of a bloc that may sign none does not stand before its scale."""
    after_init(tmp_path, monkeypatch)
    out = run().out
    assert "Việc tiếp theo: Thang điểm. Lệnh: thidua import --scale TỆP -o thang-diem.xlsx" in out
    write(Path("2024/criteria.yaml"), SCALE)
    out = run().out
    assert "Việc tiếp theo: Thang điểm. Lệnh: thidua scale 2024\n" in out
    assert "trang thứ hai của sổ thang điểm: thidua scale 2024 -o thang-diem.xlsx\n" in out
    follow("thidua scale 2024 -o thang-diem.xlsx")
    write(Path("2024/criteria.yaml"), SCALE.replace("draft", "adopted"))
    assert "Lệnh: thidua form 2024 --pledges\n" in run().out
    assert "Command: thidua form 2024 --pledges\n" in run("--lang", "en").out


def test_a_step_that_is_written_down_by_hand_names_its_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looking at the ranking settles nothing: the review is written into the year workbook, and a
    workbook that is there already is no hindrance."""
    after_init(tmp_path, monkeypatch)
    write(Path("2024/criteria.yaml"), SCALE.replace("draft", "adopted"))
    for name, text in (sheets("self") | sheets("verified")).items():
        write(
            Path(name), text.replace("{unit: a", "{unit: so-a").replace("{unit: b", "{unit: so-b")
        )
        Path(name).rename(Path(name).with_name(f"so-{Path(name).name}"))
    (found,) = json.loads(run("status", "--format", "json").out)["blocs"]
    assert found["next"]["command"] == "thidua rank 2024"
    assert found["next"]["record"] == "thidua workbook 2024"
    assert "vào trang “Cuộc họp” của sổ năm: thidua workbook 2024\n" in run().out
    for file in ("nam-2024.xlsx", "nam-2024-2.xlsx"):
        done = run("workbook", "2024")
        assert (done.code, f"rồi nhập lại: thidua import {file}\n" in done.out) == (0, True)
        follow(f"thidua import {file}")


def test_forms_of_a_later_stage_do_not_meet_those_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    after_init(tmp_path, monkeypatch)
    write(Path("2024/criteria.yaml"), SCALE.replace("draft", "adopted"))
    for stage, folder in (("self", ""), ("verified", "-verified")):
        done = run("form", "2024", "--stage", stage)
        assert done.code == 0, done.err
        assert f"gửi lại: thidua import phieu-cham-2024{folder}\n" in done.out


def test_periods_are_scored_without_writing_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A school: weeks typed into the year workbook, their scale taken for all of them."""

    def weeks(book: Workbook) -> None:
        week = {
            "name": "Tuần {n}",
            "every": "Tuần",
            "from": date(2024, 1, 8),
            "to": date(2024, 2, 4),
        }
        add(book, "periods", week)

    after_init(tmp_path, monkeypatch)
    follow("thidua workbook 2024 -o nam.xlsx")
    edited(Path("nam.xlsx"), weeks)
    assert "Tuần {n} → tuan\n" in run("import", "nam.xlsx").out
    khoi_files(Path())
    follow("thidua import --scale thang-diem.docx -o thang-diem.xlsx")
    edited(Path("thang-diem.xlsx"), asked)
    follow("thidua import 2024/tuan thang-diem.xlsx")
    out = run().out
    assert "Việc tiếp theo: Thang điểm: Tuần. Lệnh: thidua scale 2024/tuan\n" in out
    assert "thidua scale 2024/tuan -o thang-diem-2.xlsx\n" in out  # the draft stays
    adopt(Path("2024/tuan/criteria.yaml"))
    assert "thidua form 2024/tuan/1 --stage self\n" in run().out
    follow("thidua form 2024/tuan/1 --stage self")


def adopt(file: Path) -> None:
    edit(file, "status: draft", "status: adopted")


def test_a_school_begins_with_the_scale_of_its_weeks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What init asked is enough: no workbook has to be filled in before the weeks have a scale."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Session, "today", date(2026, 8, 20))  # before the school year
    classes = [word for name in ("6A", "6B") for word in ("--unit", name)]
    weeks = ("--year-starts", "1/9", "--every", "tuần", "--from", "7/9/2026", "--to", "23/5/2027")
    done = run("init", "--name", "Trường", *classes, *weeks, "--stage", "Cờ đỏ", "--yes")
    assert done.code == 0
    out = run().out
    assert "Năm học 2026-2027" in out
    assert "Lệnh: thidua import --scale TỆP -o thang-diem.xlsx\n" in out
    khoi_files(Path())
    out = run("import", "--scale", "thang-diem.docx", "-o", "thang-diem.xlsx").out
    either = ("thidua import 2026/tuan thang-diem.xlsx", "thidua import 2026 thang-diem.xlsx")
    assert f"Lệnh tiếp theo: {' hoặc '.join(either)}\n" in out  # the paper does not say whose it is
    assert "Lệnh: thidua import 2026/tuan thang-diem.xlsx\n" in run().out  # it lies there
    edited(Path("thang-diem.xlsx"), asked)
    follow("thidua import 2026/tuan thang-diem.xlsx")
    adopt(Path("2026/tuan/criteria.yaml"))
    assert on(tmp_path, "check").code == 0
    monkeypatch.setattr(Session, "today", date(2026, 9, 10))
    assert "Lệnh: thidua form 2026/tuan/01 --stage co-do\n" in run().out


def test_a_school_that_ranks_its_weeks_alone_is_not_held_up_by_the_year_s_scale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between weeks the next one is named beside the scale of the year, after the last one the
    year's end; what is typed then closes it."""
    monkeypatch.chdir(tmp_path)
    weeks = ("--every", "tuần", "--from", "5/1/2026", "--to", "18/1/2026")
    units = ("--unit", "6A", "--unit", "6B")
    assert run("init", "--name", "Trường", *units, "--year", "2026", *weeks, "--yes").code == 0
    write(Path("2026/tuan/criteria.yaml"), SCALE)
    monkeypatch.setattr(Session, "today", date(2026, 1, 2))

    def other() -> str:
        out = run().out
        assert "Việc tiếp theo: Thang điểm của cả năm. Lệnh: thidua import --scale" in out
        (found,) = json.loads(run("status", "--format", "json").out)["blocs"]
        told = re.search("Khối không có bước này thì: (.*)\n", out)
        assert told and told[1].endswith(found["next"]["otherwise"]), out
        return told[1]

    assert other() == "Thang điểm: Tuần. Lệnh: thidua scale 2026/tuan"
    adopt(Path("2026/tuan/criteria.yaml"))
    assert other() == "Tuần 1. Lệnh: thidua form 2026/tuan/1 --stage self"
    for n, day in ((1, date(2026, 1, 11)), (2, date(2026, 1, 20))):
        monkeypatch.setattr(Session, "today", day)
        for stage in ("self", "verified"):
            assert f" 2026/tuan/{n} --stage {stage}\n" in run().out
            for unit in ("6a", "6b"):
                file = Path(f"2026/tuan/{n}/scores/{stage}/{unit}.yaml")
                write(file, f"{{unit: {unit}, scores: {{'1': 8}}}}")
    assert other() == "Đóng năm. Lệnh: thidua seal 2026 --incomplete"
    follow("thidua seal 2026 --incomplete")
    assert "Lệnh tiếp theo: thidua new-year 2027" in run().out


def test_a_bloc_s_own_stages_are_its_steps_before_it_has_a_scale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stages that init was told, and no others; a stage that is late leads to the scale."""
    monkeypatch.chdir(tmp_path)
    stages = ("--stage", "Tổ chấm", "--stage", "Hội đồng chấm")
    assert run("init", "--name", "A", "--unit", "B", "--year", "2026", *stages, "--yes").code == 0
    out = run("status", "2026").out
    assert "Tổ chấm" in out and "Hội đồng chấm" in out
    assert not {"Tự chấm", "Chấm chéo", "Thẩm định"} & set(re.split(" {2,}|\n", out))
    assert out.count("chưa có  ") == 1  # the scale: nobody owes a sheet yet
    settings = Path("thidua.yaml")
    settings.write_text(settings.read_text("utf-8") + "calendar: {self_scores: 11-05}\n", "utf-8")
    monkeypatch.setattr(Session, "today", date(2026, 12, 1))
    out = run().out
    assert "Việc cần làm ngay: Tổ chấm, đã quá hạn 05/11/2026" in out
    assert "Lệnh: thidua import --scale TỆP -o thang-diem.xlsx\n" in out


def test_a_step_that_a_bloc_may_not_have_names_the_one_after_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bloc that registers nothing and holds no mid-year review never has to lie about it."""
    after_init(tmp_path, monkeypatch)
    edit(Path("2024/criteria.yaml"), "status: draft", "status: draft\nrounding: {places: 1}")
    assert "Khối không có bước này" not in run().out  # no year goes without a scale
    write(Path("2024/criteria.yaml"), SCALE.replace("draft", "adopted"))
    out = run().out
    assert "Việc tiếp theo: Đăng ký thi đua. Lệnh: thidua form 2024 --pledges\n" in out
    other = "Khối không có bước này thì: Tự chấm. Lệnh: thidua form 2024 --stage self\n"
    assert other in out
    (found,) = json.loads(run("status", "--format", "json").out)["blocs"]
    assert found["next"]["otherwise"] == "thidua form 2024 --stage self"
    follow(found["next"]["otherwise"])


def test_forms_that_were_made_are_taken_back_and_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is named once the forms are filled in does not meet them as files in its way."""
    after_init(tmp_path, monkeypatch)
    write(Path("2024/criteria.yaml"), SCALE.replace("draft", "adopted"))
    (found,) = json.loads(run("status", "--format", "json").out)["blocs"]
    for command in (found["next"]["command"], found["next"]["otherwise"]):
        follow(command)
    (found,) = json.loads(run("status", "--format", "json").out)["blocs"]
    taken = (found["next"]["command"], found["next"]["otherwise"])
    assert taken == ("thidua import dang-ky-2024", "thidua import phieu-cham-2024")
    for command in taken:
        follow(command)


@pytest.mark.parametrize("required", ["", ", required: false"])
def test_sheets_that_come_in_leave_pledges_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, required: str
) -> None:
    after_init(tmp_path, monkeypatch)
    scale = SCALE.replace("draft", "adopted").replace("Tự chấm}", f"Tự chấm{required}}}")
    write(Path("2024/criteria.yaml"), scale)
    write(Path("2024/scores/self/so-a.yaml"), "{unit: so-a, scores: {'1': 8}}")
    out = run().out
    assert "Việc tiếp theo: Tự chấm. Lệnh: thidua score 2024 --stage self" in out
    assert "Đăng ký" not in out
