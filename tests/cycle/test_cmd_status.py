"""`thidua status`, `thidua progress` and `thidua` alone: where a year stands as of a day."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import golden_files
from tests.helpers.command_line import run
from tests.helpers.starter_bloc import bloc, edit, make, on, write
from thidua.cli.session import Session

AS_OF = ("--as-of", "2022-12-10")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path)


def steps(folder: Path, day: str) -> dict[str, Any]:
    found = bloc(folder, "status", "2022", "--as-of", day)
    return {one["stage"] or one["id"]: one for one in found["steps"]}


class TestStatus:
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_the_text(self, folder: Path, lang: str) -> None:
        (folder / "2022/scores/self/don-vi-d.yaml").unlink()
        done = on(folder, "status", "2022", *AS_OF, "--lang", lang)
        assert (done.code, done.err) == (0, "")
        golden_files.check(f"commands/status.{lang}.txt", done.out.replace(f" --data {folder}", ""))

    def test_each_step_is_done_due_or_late_by_the_day(self, folder: Path) -> None:
        found = steps(folder, "2022-12-10")
        assert found["self"]["state"] == "done"
        assert (found["verified"]["state"], found["verified"]["due"]) == ("due", "2022-12-20")
        assert (found["verified"]["sent"], found["verified"]["wanted"]) == (0, 4)
        assert [one["unit"] for one in found["verified"]["missing"]] == [
            f"don-vi-{unit}" for unit in "abcd"
        ]
        assert steps(folder, "2022-12-21")["verified"]["state"] == "done"
        late = steps(folder, "2023-05-01")
        assert (late["dossiers"]["state"], late["decisions"]["state"]) == ("done", "late")

    def test_a_sheet_that_came_late_is_named(self, folder: Path) -> None:
        edit(folder / "2022/scores/self/don-vi-b.yaml", "date: 2022-12-03", "date: 2022-12-08")
        found = steps(folder, "2022-12-10")["self"]
        assert [one["unit"] for one in found["late"]] == ["don-vi-b"]

    @pytest.mark.parametrize(
        ("day", "command"),
        [
            ("2022-01-02", "thidua document giao-uoc 2022"),
            ("2022-02-01", "thidua progress 2022"),
            ("2022-07-01", "thidua progress 2022"),
            ("2022-11-01", "thidua check 2022"),  # sheets of a later day lie there already
            ("2022-12-10", "thidua check 2022"),
            ("2022-12-25", "thidua rank 2022"),
            ("2023-01-14", "thidua document to-trinh 2022"),
        ],
    )
    def test_the_command_that_comes_next(self, folder: Path, day: str, command: str) -> None:
        found = bloc(folder, "status", "2022", "--as-of", day)["next"]["command"]
        assert found == f"{command} --data {folder}"

    def test_when_all_is_done_the_year_is_sealed(self, folder: Path) -> None:
        write(
            folder / "2022/decisions.yaml",
            "decisions:\n"
            "  - {award: co-tinh, unit: don-vi-b, on: 2023-03-01}\n"
            "  - {award: bang-khen, unit: don-vi-a, on: 2023-03-01}\n",
        )
        done = on(folder, "rotate-leader")
        assert done.code == 0
        found = bloc(folder, "status", "2022", "--as-of", "2023-04-01")
        command = f"thidua seal 2022 --data {folder}"
        assert found["next"] == {
            "step": None, "stage": None, "period": None, "command": command, "record": None,
            "otherwise": None,
        }  # fmt: skip

    def test_a_year_that_is_not_there(self, folder: Path) -> None:
        assert on(folder, "status", "2019").code == 1

    def test_a_day_that_is_none(self, folder: Path) -> None:
        done = on(folder, "status", "2022", "--as-of", "2022-02-30")
        assert (done.code, done.out) == (2, "")
        assert "TD920" in done.err


class TestProgress:
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_the_text(self, folder: Path, lang: str) -> None:
        done = on(folder, "progress", "2022", "--as-of", "2022-07-01", "--lang", lang)
        assert (done.code, done.err) == (0, "")
        golden_files.check(f"commands/progress.{lang}.txt", done.out)

    def test_the_json(self, folder: Path) -> None:
        found = bloc(folder, "progress", "2022", "--as-of", "2022-12-01")
        assert (found["members"], found["registered"], found["complete"]) == (4, 4, 2)
        assert found["all_complete"] is False
        assert [(one["unit"], one["state"]) for one in found["behind"]] == [
            ("don-vi-c", "late"),
            ("don-vi-d", "late"),
        ]
        task = found["units"][0]["tasks"][0]
        assert (task["plan"], task["actual"], task["state"]) == ("120", "121", "exceeded")
        assert (task["share"], task["on"]) == ("121/120", "2022-11-30")

    def test_who_has_not_registered_is_said(self, folder: Path) -> None:
        (folder / "2022/pledges/don-vi-c.yaml").unlink()
        found = bloc(folder, "progress", "2022", "--as-of", "2022-07-01")
        assert [one["id"] for one in found["units"] if not one["registered"]] == ["don-vi-c"]
        assert "chưa đăng ký" in on(folder, "progress", "2022").out

    def test_all_complete(self, folder: Path) -> None:
        for unit, plan, enough in (("c", 200, 188), ("d", 50, 48)):
            edit(folder / f"2022/pledges/don-vi-{unit}.yaml", f"plan: {plan}", f"plan: {enough}")
        found = bloc(folder, "progress", "2022", "--as-of", "2022-12-01")
        assert (found["all_complete"], found["complete"], found["behind"]) == (True, 4, [])

    def test_errors_in_the_scores_do_not_stop_it(self, folder: Path) -> None:
        write(folder / "2022/criteria.yaml", "max: [")
        assert bloc(folder, "progress", "2022")["units"]


class TestAlone:
    """`thidua` without a command."""

    @pytest.fixture(autouse=True)
    def _today(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Session, "today", date(2022, 11, 20))
        monkeypatch.delenv("THIDUA_DATA", raising=False)

    def test_the_current_year_and_what_comes_next(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(folder)
        done = run()
        assert (done.code, done.err) == (0, "")
        golden_files.check("commands/alone.vi.txt", done.out)

    def test_from_inside_the_folder(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(folder / "2022")
        assert run().out == run("--data", str(folder)).out.replace(f" --data {folder}", "")

    def test_without_data_it_says_how_to_begin(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        done = run()
        assert (done.code, done.err) == (0, "")
        assert "thidua init" in done.out

    def test_a_folder_that_was_named_and_is_none_is_an_error(self, tmp_path: Path) -> None:
        done = run("--data", str(tmp_path))
        assert (done.code, done.out) == (2, "")
        assert "TD901" in done.err

    def test_a_year_that_has_not_begun_is_not_the_current_one(self, folder: Path) -> None:
        make(folder, 2023)
        make(folder, 2022)
        found = json.loads(run("--data", str(folder), "--format", "json").out)
        assert [one["year"] for one in found["blocs"]] == [2022]

    def test_a_bloc_without_a_year(self, tmp_path: Path) -> None:
        write(tmp_path / "bloc.yaml", "{id: moi, name: Khối mới}")
        write(tmp_path / "units.yaml", "units: []")
        assert "thidua new-year 2022" in run("--data", str(tmp_path)).out

    def test_many_blocs_are_a_table(self, tmp_path: Path) -> None:
        for n in range(5):
            make(tmp_path / f"k{n}")
            (tmp_path / f"k{n}" / "thidua.yaml").unlink()
            edit(tmp_path / f"k{n}" / "bloc.yaml", "id: khoi-mau", f"id: k{n}")
        out = run("--data", str(tmp_path)).out
        for n in range(5):
            assert f"thidua check 2022 --data {tmp_path} --bloc k{n}" in out


@pytest.mark.parametrize(
    ("file", "old", "new", "commands"),
    [
        ("leadership.yaml", "leader: don-vi-b", "leader: don-vi-x", ("status", "history")),
        ("2022/events.yaml", "kinds: [mid_year_review]", "kinds: []", ("status", "overview")),
        ("2022/pledges/don-vi-a.yaml", "unit: don-vi-a", "unit: don-vi-b", ("progress", "status")),
    ],
)
def test_a_command_gives_no_result_on_errors_of_its_own_inputs(
    folder: Path, file: str, old: str, new: str, commands: tuple[str, ...]
) -> None:
    edit(folder / file, old, new)
    for command in commands:
        arguments = [command] if command == "history" else [command, "2022"]
        done = on(folder, *arguments)
        assert done.code == 1, command
        assert file in done.err
        assert command == "overview" or done.out == ""
