"""The cycle of a year as steps, as of a day; who has not sent what."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import golden_files
from tests.helpers.command_line import run
from tests.helpers.starter_bloc import bloc, edit, make, on, write
from tests.helpers.year_data import book, load, members
from thidua.bloc.cycle.stages import Missing
from thidua.bloc.cycle.status import Status, YearStep, status_of
from thidua.cli.session import Session
from thidua.model.book import Book, SheetFile, Sourced
from thidua.model.scale.criteria import Scale
from thidua.model.sheet import Sheet

SCALE = """
max: 10
stages:
  - {id: self, name: Tự chấm, due: 11-20}
  - {id: cross, name: Chấm chéo, due: 12-10, assign: {a: [b, c], b: [a]}}
  - {id: verified, name: Thẩm định, due: 01-10}
criteria: [{id: "1", name: Một, max: 10}]
"""


def with_sheets(data: Book, *sheets: tuple[str, str, str | None, str | None]) -> Book:
    """The book with a scale for 2022 and sheets: stage, unit, scorer, date."""
    files = tuple(
        SheetFile(
            f"2022/scores/{stage}/{unit}.yaml",
            stage,
            unit,
            scorer,
            load(
                Sheet,
                f"{{unit: {unit}, " + (f"date: {day}, " if day else "") + "no_other_events: true}",
            ),
        )
        for stage, unit, scorer, day in sheets
    )
    scale = Sourced("2022/criteria.yaml", load(Scale, SCALE))
    return data._replace(years={2022: data.years[2022]._replace(criteria=scale, sheets=files)})


def step(status: Status, step_id: str) -> YearStep:
    found = status.step(step_id)
    assert found is not None
    return found


def states(data: Book, day: str) -> dict[str, str]:
    return {one.id: one.state for one in status_of(data, 2022, date.fromisoformat(day)).steps}


def test_an_empty_year_is_not_known_and_never_late() -> None:
    found = states(book(members("a"), {2022: {}}), "2030-01-01")
    assert set(found.values()) == {"unknown"}
    assert "ballots" not in found  # nothing of this bloc's year is picked by a ballot


def test_the_pact_is_done_with_its_date_and_place() -> None:
    data = book(members("a"), {2022: {"pact": "signed: {on: 2022-01-13, at: Sở Văn hóa}"}})
    found = step(status_of(data, 2022, date(2022, 6, 1)), "pact")
    assert (found.state, found.on, found.at) == ("done", date(2022, 1, 13), "Sở Văn hóa")
    assert states(data, "2022-01-12")["pact"] == "unknown"


def test_an_event_is_due_then_late_then_done() -> None:
    events = """
    events:
      - {id: so-ket, kinds: [mid_year_review], due: 2022-07-15, on: 2022-08-09, at: Hội trường}
    """
    data = book(members("a"), {2022: {"events": events}})
    assert states(data, "2022-07-15")["mid_year_review"] == "due"
    assert states(data, "2022-07-16")["mid_year_review"] == "late"
    assert states(data, "2022-08-09")["mid_year_review"] == "done"
    found = step(status_of(data, 2022, date(2022, 8, 9)), "mid_year_review")
    assert (found.on, found.at) == (date(2022, 8, 9), "Hội trường")


def test_a_meeting_written_in_the_year_that_it_closed_is_found() -> None:
    last = "events: [{id: tk, kinds: [year_end_review, signing], on: 2022-01-14, at: Sở Y tế}]"
    now = "events: [{id: ky, same_as: 2021/tk, kinds: [signing]}]"
    data = book(members("a"), {2021: {"events": last}, 2022: {"events": now}})
    found = step(status_of(data, 2022, date(2022, 2, 1)), "pact")
    assert (found.state, found.on, found.at) == ("done", date(2022, 1, 14), "Sở Y tế")
    assert states(data, "2022-02-01")["year_end_review"] == "unknown"


def test_registration_names_who_has_not() -> None:
    files = {
        "pledges/a": "{unit: a, registered: {on: 2022-02-10}}",
        "pledges/b": "{unit: b, registered: {on: 2022-03-10}}",
        "events": "events: [{id: dk, kinds: [registration], due: 2022-02-28}]",
    }
    data = book(members("a", "b"), {2022: files})
    found = step(status_of(data, 2022, date(2022, 3, 1)), "registration")
    assert (found.state, found.missing) == ("late", (Missing("b"),))
    assert (found.sent, found.wanted) == (1, 2)
    found = step(status_of(data, 2022, date(2022, 3, 10)), "registration")
    assert (found.state, found.on) == ("done", date(2022, 3, 10))


def test_sheets_by_stage_and_scorer() -> None:
    data = with_sheets(
        book(members("a", "b"), {2022: {}}),
        ("self", "a", None, "2022-11-18"),
        ("self", "b", None, "2022-11-25"),
        ("cross", "a", "b", None),
    )
    status = status_of(data, 2022, date(2022, 12, 1))
    own = step(status, "self_scores")
    assert (own.state, own.due, own.on) == ("done", date(2022, 11, 20), date(2022, 11, 25))
    assert own.late == (Missing("b"),)
    cross = step(status, "cross_scores")
    assert (cross.state, cross.sent, cross.wanted) == ("due", 1, 3)
    assert cross.missing == (Missing("a", "c"), Missing("b", "a"))
    assert step(status_of(data, 2022, date(2022, 12, 11)), "cross_scores").state == "late"
    verified = step(status, "verification")
    assert (verified.due, verified.state, verified.sent) == (date(2023, 1, 10), "due", 0)
    assert step(status_of(data, 2022, date(2022, 11, 19)), "self_scores").missing == (Missing("b"),)


def test_the_calendar_of_the_province_gives_due_days() -> None:
    data = book(
        members("a"),
        {2022: {}},
        settings="{format: 2, calendar: {registration: 03-15, year_end_review: 01-31, "
        "dossiers: 12-10, handover: {day: 02-01, next_year: no}}}",
    )
    status = status_of(data, 2022, date(2022, 12, 1))
    due = {one.id: one.due for one in status.steps if one.due}
    assert due == {
        "registration": date(2022, 3, 15),
        "year_end_review": date(2023, 1, 31),
        "dossiers": date(2022, 12, 10),
        "handover": date(2022, 2, 1),
    }
    assert step(status, "registration").state == "late"
    assert step(status, "year_end_review").state == "due"
    assert status.next is not None and status.next.id == "registration"


def test_ballots_proposals_dossiers_and_decisions() -> None:
    files = {
        "awards": "awards: [{id: co, name: Cờ, pick: ballot}, {id: bk, name: BK}]",
        "ballots/co": "{for: co, on: 2023-01-12, votes: {a: 1}}",
        "outcome": """
            proposals: [{unit: a, award: co, on: 2023-01-12}, {unit: b, award: bk}]
            dossiers:
              - {unit: a, award: co, sent: 2023-01-19}
              - {unit: b, award: bk, sent: 2023-01-19, returned: 2023-02-01}
        """,
        "decisions": "decisions: [{award: co, unit: a, on: 2023-03-06}]",
    }
    data = book(members("a", "b"), {2022: files})
    status = status_of(data, 2022, date(2023, 2, 10))
    assert step(status, "ballots").state == "done"
    assert step(status, "proposals").state == "done"
    dossiers = step(status, "dossiers")
    assert (dossiers.state, dossiers.missing) == ("due", (Missing("b", what="bk"),))
    assert step(status, "decisions").state == "unknown"
    late = step(status_of(data, 2022, date(2023, 3, 6)), "decisions")
    assert late.missing == (Missing("b", what="bk"),)


def test_an_elected_leader_is_one_of_the_ballots() -> None:
    bloc = "{id: khoi, name: Khối, rotation: {policy: elected}}"
    files = {"ballots/x": "{for: x, votes: {a: 1}}"}
    found = step(
        status_of(book(members("a"), {2022: files}, bloc=bloc), 2022, date(2023, 1, 1)), "ballots"
    )
    assert found.missing == (Missing(what="leader"),)


def test_the_next_term_is_the_handover() -> None:
    terms = "terms: [{year: 2022, leader: a}, {year: 2023, leader: b, on: 2023-01-12}]"
    data = book(members("a", "b"), {2022: {}}, leadership=terms)
    found = step(status_of(data, 2022, date(2023, 1, 12)), "handover")
    assert (found.state, found.on) == ("done", date(2023, 1, 12))
    assert states(data, "2023-01-11")["handover"] == "unknown"


def test_who_leads_changes_within_a_year() -> None:
    terms = "terms: [{year: 2022, leader: a}, {year: 2022, from: 2022-07-01, leader: b}]"
    data = book(members("a", "b"), {2022: {}}, leadership=terms)
    leaders = [
        term.leader
        for day in (date(2022, 6, 30), date(2022, 7, 1))
        if (term := status_of(data, 2022, day).term)
    ]
    assert leaders == ["a", "b"]


def test_an_empty_sheet_was_not_sent() -> None:
    """`new-sheets` makes empty ones for everybody: who left theirs empty has sent nothing."""
    data = with_sheets(book(members("a", "b"), {2022: {}}), ("self", "b", None, "2022-11-15"))
    blank = SheetFile(
        "2022/scores/self/a.yaml", "self", "a", None, load(Sheet, "{unit: a, facts: , scores: }")
    )
    year = data.years[2022]
    data = data._replace(years={2022: year._replace(sheets=(*year.sheets, blank))})
    found = step(status_of(data, 2022, date(2022, 11, 18)), "self_scores")
    assert (found.sent, found.wanted, found.missing) == (1, 2, (Missing("a"),))


EXTENDED = SCALE.replace(
    "due: 11-20}", "due: 11-20, extended: {a: {to: 12-05, reason: Thiên tai}}}"
)


def test_more_time_for_one_unit_shows_in_the_stage() -> None:
    """Only a is lacking, which has until 5 December: the stage is not late before that."""
    sheets = (("self", "b", None, "2022-11-18"), ("self", "c", None, "2022-11-19"))
    data = with_sheets(book(members("a", "b", "c"), {2022: {}}), *sheets)
    scale = Sourced("2022/criteria.yaml", load(Scale, EXTENDED))
    data = data._replace(years={2022: data.years[2022]._replace(criteria=scale)})
    found = {day: status_of(data, 2022, day).step("self_scores") for day in (D1, D2)}
    assert [(one.state, one.due) for one in found.values() if one] == [
        ("due", date(2022, 12, 5)),
        ("late", date(2022, 12, 5)),
    ]
    assert found[D1] and found[D1].missing == (Missing("a", until=date(2022, 12, 5)),)


D1, D2 = date(2022, 12, 1), date(2022, 12, 6)


# -- `thidua status`, `thidua progress` and `thidua` alone -----------------------------------------


AS_OF = ("--as-of", "2022-12-10")


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
