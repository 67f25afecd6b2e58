"""`thidua rotate-leader`: names, writes, refuses, records what a meeting decided, simulates."""

from pathlib import Path

import pytest

from tests.helpers import golden_files
from tests.helpers.starter_bloc import bloc, edit, make, on, tree, write

LEADERSHIP = "leadership.yaml"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_dry_run_shows_the_change_and_writes_nothing(folder: Path, lang: str) -> None:
    before = tree(folder)
    done = on(folder, "rotate-leader", "--dry-run", "--lang", lang)
    assert (done.code, done.err) == (0, "")
    golden_files.check(f"commands/rotate-leader.{lang}.txt", done.out)
    assert tree(folder) == before


def test_the_json(folder: Path) -> None:
    found = bloc(folder, "rotate-leader", "--dry-run")
    assert (found["year"], found["policy"], found["written"]) == (2023, "elected", False)
    assert (found["leader"]["id"], found["leader"]["name"]) == ("don-vi-c", "Đơn vị C")
    assert [one["id"] for one in found["deputies"]] == ["don-vi-d"]
    last = {one["id"]: one["last_led"] for one in found["candidates"]}
    assert last == {"don-vi-a": 2022, "don-vi-b": 2021, "don-vi-c": None, "don-vi-d": None}
    assert found["candidates"][0].keys() >= {"id", "last_led", "eligible", "reason"}
    assert found["diff"].startswith("--- leadership.yaml\n+++ leadership.yaml\n")


def test_the_term_is_appended_and_every_byte_kept(folder: Path) -> None:
    before = (folder / LEADERSHIP).read_bytes()
    done = on(folder, "rotate-leader")
    assert (done.code, done.err) == (0, "")
    after = (folder / LEADERSHIP).read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].decode() == (
        "\n  - year: 2023\n    leader: don-vi-c\n    deputies: [don-vi-d]\n"
        "    chosen: elected\n    on: 2023-01-13\n"
    )
    assert on(folder, "check", "--strict").code == 0


def test_a_term_that_exists_is_refused(folder: Path) -> None:
    before = tree(folder)
    done = on(folder, "rotate-leader", "2022")
    assert (done.code, done.out) == (1, "")
    assert "TD636" in done.err
    assert tree(folder) == before


def test_the_file_is_made_where_there_is_none(folder: Path) -> None:
    (folder / LEADERSHIP).unlink()
    assert on(folder, "rotate-leader").code == 2
    assert on(folder, "rotate-leader", "2023").code == 0
    text = (folder / LEADERSHIP).read_text("utf-8")
    assert text.startswith("# ") and "leader: don-vi-c" in text
    assert on(folder, "check", "--strict").code == 0


def test_nobody_is_named_where_there_was_no_election(folder: Path) -> None:
    before = tree(folder)
    (folder / "2022/ballots/truong-khoi.yaml").unlink()
    before.pop("2022/ballots/truong-khoi.yaml")
    found = bloc(folder, "rotate-leader", code=1)
    assert (found["leader"], found["deputies"], found["written"]) == (None, [], False)
    assert "2022" in found["reason"]
    assert tree(folder) == before
    assert "TD637" in on(folder, "rotate-leader", "--dry-run").err


def test_a_tie_for_the_first_place_is_left_to_people(folder: Path) -> None:
    edit(folder / "bloc.yaml", "policy: elected ", "policy: top_ranked ")
    edit(folder / "2022/scores/self/don-vi-a.yaml", "  2.1.nhac-nho: 1\n", "")
    edit(folder / "2022/scores/self/don-vi-a.yaml", "1.1: 97.5", "1.1: 99")
    edit(folder / "2022/scores/self/don-vi-a.yaml", "1.2: 121", "1.2: 126")
    edit(folder / "2022/scores/self/don-vi-a.yaml", "  3.2: 2\n", "  3.2: 2\n  3.2.bao-chi: 1\n")
    edit(folder / "bloc.yaml", "min_gap: 1 ", "min_gap: 0 ")
    found = bloc(folder, "rotate-leader", code=1)
    assert found["tied"] == ["don-vi-b", "don-vi-a"] or found["tied"] == ["don-vi-a", "don-vi-b"]
    assert found["leader"] is None


class TestRecorded:
    """What a meeting decided."""

    def test_it_is_written_as_given(self, folder: Path) -> None:
        done = on(
            folder,
            *("rotate-leader", "2024", "--leader", "don-vi-b", "--deputy", "don-vi-a"),
            *("--deputy", "don-vi-c", "--on", "2024-01-11", "--chosen", "acclaimed"),
        )
        assert (done.code, done.err) == (0, "")
        assert (
            (folder / LEADERSHIP)
            .read_text("utf-8")
            .endswith(
                "\n  - year: 2024\n    leader: don-vi-b\n    deputies: [don-vi-a, don-vi-c]\n"
                "    chosen: acclaimed\n    on: 2024-01-11\n"
            )
        )

    def test_deputies_that_are_not_named_are_not_made_up(self, folder: Path) -> None:
        assert on(folder, "rotate-leader", "--leader", "don-vi-d").code == 0
        text = (folder / LEADERSHIP).read_text("utf-8")
        assert text.endswith("\n  - year: 2023\n    leader: don-vi-d\n")

    @pytest.mark.parametrize(
        ("arguments", "code", "told"),
        [
            (["--leader", "don-vi-x"], 2, "TD911"),
            (["--leader", "don-vi-b", "--deputy", "don-vi-b"], 2, "TD923"),
            (["--deputy", "don-vi-c"], 2, "TD923"),
            (["--leader", "don-vi-b", "--on", "11/1/2023"], 2, "TD920"),
            (["--leader", "don-vi-b", "--chosen", "drawn"], 2, "TD904"),
            (["--simulate", "0"], 2, "TD904"),
        ],
    )
    def test_what_makes_no_sense_is_refused(
        self, folder: Path, arguments: list[str], code: int, told: str
    ) -> None:
        before = tree(folder)
        done = on(folder, "rotate-leader", *arguments)
        assert (done.code, done.out) == (code, "")
        assert told in done.err
        assert tree(folder) == before

    def test_a_barred_unit_is_refused(self, folder: Path) -> None:
        write(
            folder / "2022/exclusions.yaml",
            "exclusions: [{unit: don-vi-b, from: [leading], reason: Đang bị thanh tra}]",
        )
        done = on(folder, "rotate-leader", "--leader", "don-vi-b")
        assert done.code == 1
        assert "TD922" in done.err and "Đang bị thanh tra" in done.err


class TestSimulation:
    """`--simulate N`."""

    def test_terms_and_fairness(self, folder: Path) -> None:
        edit(folder / "bloc.yaml", "policy: elected ", "policy: round_robin ")
        before = tree(folder)
        found = bloc(folder, "rotate-leader", "--simulate", "8")
        assert [term["year"] for term in found["terms"]] == list(range(2023, 2031))
        leaders = [term["leader"] for term in found["terms"]]
        assert leaders[:4] == leaders[4:] == [f"don-vi-{unit}" for unit in "cdba"]
        assert set(found["fairness"]["terms_per_unit"].values()) == {2}
        assert found["fairness"]["longest_wait"] == 4
        assert found["written"] is False
        assert tree(folder) == before

    def test_the_text(self, folder: Path) -> None:
        edit(folder / "bloc.yaml", "policy: elected ", "policy: deputy_succeeds ")
        done = on(folder, "rotate-leader", "--simulate", "4")
        golden_files.check("commands/rotate-leader-simulate.vi.txt", done.out)


def test_a_writing_command_asks_which_bloc(tmp_path: Path) -> None:
    for name in ("mot", "hai"):
        make(tmp_path / name)
        edit(tmp_path / name / "bloc.yaml", "id: khoi-mau", f"id: {name}")
        (tmp_path / name / "thidua.yaml").unlink()
    before = tree(tmp_path)
    done = on(tmp_path, "rotate-leader")
    assert done.code == 2
    assert "TD905" in done.err
    assert on(tmp_path, "rotate-leader", "--bloc", "hai").code == 0
    changed = {name for name, data in tree(tmp_path).items() if before.get(name) != data}
    assert changed == {"hai/leadership.yaml"}
    assert on(tmp_path, "rotate-leader", "--dry-run", "2024").code == 1
