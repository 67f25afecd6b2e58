"""A sealed year that is not as it was sealed: no command shows its results as if it were.

Laws (format-2 36): whatever byte of a sealed year's inputs is changed, each command that shows
results of the year refuses it and names the file, or, with --altered, says so wherever it shows
them; and whatever changes a sealed result is named by `verify`.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.command_line import run
from tests.helpers.folders import write_files
from tests.helpers.repositories import Repo
from tests.helpers.sealed_bloc import BLOC, RESULTS, seal_2022


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    yield seal_2022(write_files(tmp_path / "data", BLOC))


def refused(data: Path, command: list[str], code: str = "TD830") -> None:
    done = run(*command, "--data", str(data))
    assert (done.code, code in done.err) == (1, True), (command, done.out, done.err)
    assert "verify 2022" in done.err or code != "TD830"


@pytest.mark.parametrize("name", [name for name in BLOC if name.startswith("2022/")])
def test_no_command_shows_results_of_a_year_with_a_changed_byte(data: Path, name: str) -> None:
    file = data / name
    file.write_bytes(file.read_bytes() + b"\n")
    for command in RESULTS:
        refused(data, command)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("units.yaml", "count: 2", "count: 4"),
        ("units.yaml", "known: all", "known: partial"),
        ("units.yaml", "Đơn vị A", "Đơn vị AA"),
        ("units.yaml", "joined: 2022", "joined: 2023"),
        ("bloc.yaml", "name: Khối", "name: Khối 2"),
        ("leadership.yaml", "leader: a", "leader: b"),
    ],
)
def test_nor_of_one_whose_part_of_the_shared_files_changed(
    data: Path, name: str, old: str, new: str
) -> None:
    text = (data / name).read_text("utf-8")
    assert old in text
    (data / name).write_text(text.replace(old, new), "utf-8")
    refused(data, ["rank", "2022"])
    for command in RESULTS:
        assert run(*command, "--data", str(data)).code == 1, command


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: ranked", "status: ranke1"),
        ("points: 9.00", "points: chín"),
        ("rank: 1", "rank: [1]"),
        ("by: ", "by: nguoi-khac # "),
        ("history:", "lich_su:"),
        ("what: sealed", "what: reopened"),
        ("format: 2", "format: 3"),
        ("results:", "results: x #"),
        ("hash: ", "hash: 0"),
    ],
)
def test_an_edited_seal_ends_in_words_and_in_no_results(data: Path, old: str, new: str) -> None:
    seal = data / "2022/seal.yaml"
    text = seal.read_text("utf-8")
    assert old in text
    seal.write_text(text.replace(old, new), "utf-8")
    for command in [*RESULTS, ["verify"], ["check"]]:
        done = run(*command, "--data", str(data))
        assert done.code == 1, (command, done.out, done.err)
        assert "seal.yaml" in done.err + done.out


def test_altered_shows_it_all_the_same_and_says_so_on_every_page(data: Path) -> None:
    file = data / "2022/scores/verified/b.yaml"
    file.write_text("unit: b\nscores:\n  x: 9.5\n", "utf-8")
    done = run("rank", "2022", "--altered", "--data", str(data))
    assert done.code == 0
    assert done.out.count("ĐÃ NIÊM PHONG (2022)") == 2  # at the head, and in the bloc's part
    for command in (["rank", "2022"], ["report", "2022"], ["history"], ["awards", "2022"]):
        shown = run(*command, "--altered", "--format", "json", "--data", str(data))
        assert json.loads(shown.out)["blocs"][0]["altered"] is True
    whole = run("rank", "2022", "--altered", "--format", "html", "--data", str(data)).out
    assert "ĐÃ NIÊM PHONG" in whole


def test_a_year_that_is_as_it_was_sealed_bears_no_mark(data: Path) -> None:
    plain = run("rank", "2022", "--data", str(data))
    asked = run("rank", "2022", "--altered", "--data", str(data))
    assert (plain.code, plain.out) == (asked.code, asked.out) == (0, plain.out)


def test_evidence_is_looked_at_by_verify_and_check_alone(data: Path) -> None:
    (data / "2022/evidence").mkdir()
    (data / "2022/evidence/x.txt").write_text("thêm", "utf-8")
    assert run("rank", "2022", "--data", str(data)).code == 0
    assert run("verify", "2022", "--data", str(data)).code == 1


def test_another_year_s_condition_that_reads_it_is_unknown(data: Path) -> None:
    shutil.copytree(data / "2022", data / "2023")
    (data / "2023/seal.yaml").unlink()
    before = run("awards", "2023", "--data", str(data), "--format", "json")
    assert json.loads(before.out)["blocs"][0]["awards"][0]["derived"] == ["a", "b"]
    (data / "2022/outcome.yaml").write_text("evaluations: {a: excellent, b: excellent} \n", "utf-8")
    after = run("awards", "2023", "--data", str(data), "--format", "json")
    assert "TD837" in after.err
    assert "TD830" not in after.err


def test_diff_says_so(data: Path) -> None:
    repo = Repo(data)
    repo.git("add", "-A")
    repo.git("commit", "-qm", "niêm phong")
    (data / "2022/scores/verified/b.yaml").write_text("unit: b\nscores:\n  x: 9.5\n", "utf-8")
    done = run("diff", "HEAD", "--data", str(data))
    assert "TD830" in done.err


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("units.yaml", "became: b", "became: a"),
        ("units.yaml", "left: 2021", "left: 2020"),
        ("2021/outcome.yaml", "cu: excellent", "cu: good"),
    ],
)
def test_what_the_past_says_otherwise_is_named_by_verify(
    data: Path, name: str, old: str, new: str
) -> None:
    text = (data / name).read_text("utf-8")
    assert old in text
    (data / name).write_text(text.replace(old, new), "utf-8")
    done = run("verify", "2022", "--data", str(data), "--format", "json")
    entry = json.loads(done.out)["blocs"][0]
    assert [one["file"] for one in entry["past"]] == [name]
    assert entry["inputs"] == []
    assert (done.code, bool(entry["figures"])) == (1, True)
    assert name in run("verify", "2022", "--data", str(data)).out
