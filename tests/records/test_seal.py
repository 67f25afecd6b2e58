"""seal, verify, and what refuses to write into a sealed year."""

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command_line import run
from tests.helpers.folders import write_files
from thidua.bloc.records.sealing import canonical, digest, meaning, results_of
from thidua.diagnostics.diagnostic import Diagnostic, Word
from thidua.diagnostics.show import message
from thidua.store.seal_hashes import text_digest
from thidua.store.yaml.reader import parse
from thidua.text.numbers import SpokenSum

BLOC = {
    "thidua.yaml": "format: 2\n",
    "bloc.yaml": "id: khoi\nname: Khối\nrotation: {policy: round_robin}\n",
    "units.yaml": "units:\n"
    "  - {id: a, name: Đơn vị A}\n"
    "  - {id: b, name: Đơn vị B}\n"
    "  - {id: c, name: Đơn vị C, joined: 2023}\n",
    "leadership.yaml": "terms:\n  - {year: 2022, leader: a, deputies: [b]}\n",
    "2022/criteria.yaml": "max: 10\n"
    "stages: [{id: self, name: Tự chấm}, {id: verified, name: Thẩm định}]\n"
    "criteria: [{id: x, name: X, max: 10}]\n",
    "2022/awards.yaml": "awards:\n  - {id: co, name: Cờ, quota: 1, pick: rank}\n",
    "2022/scores/verified/a.yaml": "unit: a\nscores:\n  x: {value: 9, evidence: [a.txt]}\n",
    "2022/scores/verified/b.yaml": "unit: b\nscores:\n  x: 8\n",
    "2022/evidence/a.txt": "Báo cáo\n",
}


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    yield write_files(tmp_path / "data", BLOC)


def seal(data: Path, *more: str) -> int:
    return run("seal", "2022", "--data", str(data), *more).code


def sealed(data: Path) -> Any:
    tree, found = parse((data / "2022/seal.yaml").read_bytes(), "seal.yaml")
    assert found == []
    assert isinstance(tree, dict)
    return tree


def verified(data: Path) -> dict[str, Any]:
    """The one bloc's entry of `verify --format json`."""
    done = run("verify", "2022", "--data", str(data), "--format", "json")
    entry: dict[str, Any] = json.loads(done.out)["blocs"][0]
    assert entry["holds"] == (done.code == 0)
    return entry


def change(data: Path, name: str, old: str, new: str) -> None:
    text = (data / name).read_text("utf-8")
    assert old in text
    (data / name).write_bytes(text.replace(old, new, 1).encode())


def codes(data: Path) -> list[str]:
    done = run("check", "--data", str(data), "--format", "json")
    return [one["code"] for one in json.loads(done.out)["diagnostics"]]


def test_a_sealed_year_holds(data: Path) -> None:
    assert seal(data) == 0
    tree = sealed(data)
    assert sorted(tree["files"]) == sorted(
        name.removeprefix("2022/") for name in BLOC if name.startswith("2022/")
    )
    assert tree["results"]["units"] == {
        "a": {"status": "ranked", "points": "9.00", "percent": "90.00", "rank": "1"},
        "b": {"status": "ranked", "points": "8.00", "percent": "80.00", "rank": "2"},
    }
    assert tree["results"]["awards"] == {"co": ["a"]}
    assert verified(data)["holds"] is True
    assert codes(data) == []
    assert run("check", "2022", "--data", str(data)).code == 0


def test_a_dry_run_writes_nothing(data: Path) -> None:
    assert seal(data, "--dry-run") == 0
    assert not (data / "2022/seal.yaml").exists()


@pytest.mark.parametrize(
    ("name", "old", "new", "kind", "what"),
    [
        ("2022/scores/verified/b.yaml", "8", "8.5", "file", "scores/verified/b.yaml"),
        ("2022/scores/verified/b.yaml", "unit", "# chú thích\nunit", "file", None),
        ("2022/criteria.yaml", "name: X", "name: Y", "file", "criteria.yaml"),
        ("2022/evidence/a.txt", "Báo cáo", "Báo cáo sửa", "file", "evidence/a.txt"),
        ("units.yaml", "Đơn vị A", "Đơn vị AA", "member", "a"),
        ("units.yaml", ", joined: 2023", "", "member", "c"),
        ("leadership.yaml", "deputies: [b]", "deputies: []", "shared", "terms"),
        ("bloc.yaml", "name: Khối", "name: Khối 2", "shared", "bloc"),
    ],
)
def test_each_input_that_is_altered_is_named(
    data: Path, name: str, old: str, new: str, kind: str, what: str | None
) -> None:
    assert seal(data) == 0
    change(data, name, old, new)
    found = verified(data)
    assert found["holds"] is False
    expected = {"kind": kind, "name": what or name.removeprefix("2022/")}
    said = [{key: one[key] for key in ("kind", "name")} for one in found["inputs"]]
    assert expected in said
    assert set(codes(data)) & {"TD830", "TD843"}


def test_figures_that_differ_are_named(data: Path) -> None:
    assert seal(data) == 0
    change(data, "2022/scores/verified/b.yaml", "8", "9.5")
    figures = verified(data)["figures"]
    assert {"of": "unit", "id": "b", "figure": "points", "sealed": "8.00", "now": "9.50"} in figures
    assert {"of": "unit", "id": "a", "figure": "rank", "sealed": "1", "now": "2"} in figures
    assert {"of": "award", "id": "co", "figure": None, "sealed": "a", "now": "b"} in figures


def test_errors_in_a_sealed_year_do_not_hide_what_was_altered(data: Path) -> None:
    assert seal(data) == 0
    change(data, "2022/scores/verified/b.yaml", "8", "88")
    found = verified(data)
    assert found["figures"] is None
    assert [one["name"] for one in found["inputs"]] == ["scores/verified/b.yaml"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("units.yaml", "  - {id: c, name: Đơn vị C, joined: 2023}\n", ""),
        ("units.yaml", "name: Đơn vị B", "name: Đơn vị B, left: 2024, became: c, note: sáp nhập"),
        ("leadership.yaml", "[b]}\n", "[b]}\n  - {year: 2023, leader: b, deputies: [a]}\n"),
        ("bloc.yaml", "round_robin", "elected"),
        ("bloc.yaml", "id:", "# chú thích\nid:"),
        ("thidua.yaml", "format: 2", "format: 2\nlang: vi\nawards: []"),
    ],
)
def test_what_later_years_write_into_shared_files_breaks_no_seal(
    data: Path, name: str, old: str, new: str
) -> None:
    assert seal(data) == 0
    change(data, name, old, new)
    assert verified(data)["holds"] is True
    assert not {one for one in codes(data) if one.startswith("TD83")}


def test_decisions_stay_outside(data: Path) -> None:
    (data / "2022/outcome.yaml").write_text("proposals:\n  - {unit: a, award: co}\n", "utf-8")
    assert seal(data) == 0
    text = "decisions:\n  - {award: co, unit: a, granted: true, number: 1/QĐ-UBND}\n"
    (data / "2022/decisions.yaml").write_text(text, "utf-8")
    assert verified(data)["holds"] is True
    assert codes(data) == []


def test_line_ends_of_data_files_do_not_matter_those_of_evidence_do(data: Path) -> None:
    assert seal(data) == 0
    for path in data.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert verified(data)["holds"] is True
    evidence = data / "2022/evidence/a.txt"
    evidence.write_bytes(evidence.read_bytes().replace(b"\n", b"\r\n"))
    assert codes(data) == ["TD843"]


def test_reopened_and_sealed_again_the_history_stays(data: Path) -> None:
    assert seal(data) == 0
    first = sealed(data)["history"]
    before = (data / "2022/seal.yaml").read_bytes()
    assert seal(data, "--reopen", "--reason", "Nhập nhầm điểm: B") == 0
    assert (data / "2022/seal.yaml").read_bytes().startswith(before.rstrip(b"\n"))
    assert run("verify", "2022", "--data", str(data)).code == 1
    change(data, "2022/scores/verified/b.yaml", "8", "8.5")
    assert codes(data) == []
    assert seal(data, "--reopen", "--reason", "lần nữa") == 1
    assert seal(data) == 0
    lines = sealed(data)["history"]
    assert [one["what"] for one in lines] == ["sealed", "reopened", "sealed"]
    assert lines[:1] == first
    assert lines[1]["reason"] == "Nhập nhầm điểm: B"
    assert verified(data)["holds"] is True


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Nhập nhầm", "Đổi ý"),
        ("rank: 1", "rank: 2"),
        ("what: reopened", "what: sealed"),
        ("points: 9.00", "points: 9.10"),
    ],
)
def test_an_edited_seal_is_told(data: Path, old: str, new: str) -> None:
    assert seal(data) == 0
    assert seal(data, "--reopen", "--reason", "Nhập nhầm") == 0
    assert seal(data) == 0
    change(data, "2022/seal.yaml", old, new)
    assert "TD832" in codes(data)
    assert verified(data)["holds"] is False


def test_a_seal_says_when_the_year_was_incomplete(data: Path) -> None:
    (data / "2022/scores/verified/b.yaml").unlink()
    done = run("seal", "2022", "--data", str(data))
    assert done.code == 1
    assert "TD835" in done.err
    assert seal(data, "--incomplete") == 0
    assert sealed(data)["sealed"]["incomplete"] == "true"
    assert verified(data)["holds"] is True


def test_a_seal_tells_a_tie_that_is_open_at_an_awards_border(data: Path) -> None:
    """a and b have 9 each, and there is one flag."""
    change(data, "2022/scores/verified/b.yaml", "x: 8", "x: 9")
    done = run("seal", "2022", "--data", str(data))
    assert (done.code, "TD503" in done.err) == (0, True)


def test_no_seal_over_errors_or_an_open_appeal(data: Path) -> None:
    appeal = "appeals:\n  - {id: k, unit: a, filed: 2022-12-01, asks: xem lại}\n"
    (data / "2022/appeals.yaml").write_text(appeal, "utf-8")
    assert "TD835" in run("seal", "2022", "--data", str(data), "--incomplete").err
    (data / "2022/appeals.yaml").unlink()
    (data / "2022/pact.yaml").write_text("signatories: [khong-co]\n", "utf-8")
    done = run("seal", "2022", "--data", str(data), "--incomplete")
    assert (done.code, "TD404" in done.err) == (1, True)
    assert not (data / "2022/seal.yaml").exists()


def test_commands_that_write_refuse_a_sealed_year(data: Path) -> None:
    assert seal(data) == 0
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    done = run("new-sheets", "2022", "--stage", "self", "--data", str(data))
    assert (done.code, "TD833" in done.err) == (1, True)
    assert before == {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}


def test_a_term_of_a_sealed_year_is_refused_another_one_is_written(data: Path) -> None:
    (data / "leadership.yaml").write_text("terms:\n  - {year: 2021, leader: b}\n", "utf-8")
    assert seal(data) == 0
    done = run("rotate-leader", "2022", "--data", str(data))
    assert (done.code, "TD833" in done.err) == (1, True)
    assert run("rotate-leader", "2023", "--data", str(data)).code == 0
    assert verified(data)["holds"] is True


def test_a_seal_that_cannot_be_read_keeps_the_year_closed(data: Path) -> None:
    assert seal(data) == 0
    (data / "2022/seal.yaml").write_text("format: [\n", "utf-8")
    done = run("new-sheets", "2022", "--stage", "self", "--data", str(data))
    assert (done.code, "TD833" in done.err) == (1, True)
    assert run("verify", "--data", str(data)).code == 1
    assert seal(data) == 1


def test_another_version_that_computes_otherwise_says_so(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("thidua.cli.commands.seal"), "__version__", "0.0.1")
    assert seal(data) == 0
    monkeypatch.undo()
    assert verified(data)["holds"] is True
    assert codes(data) == []
    monkeypatch.setattr(
        import_module("thidua.year.sealed"),
        "results_of",
        lambda *given: {**results_of(*given), "awards": {"co": ["b"]}},
    )
    assert codes(data) == ["TD831"]
    found = verified(data)
    assert (found["holds"], found["inputs"]) == (False, [])
    assert sealed(data)["results"]["awards"] == {"co": ["a"]}


def test_hashes_are_those_of_the_standard_library() -> None:
    assert text_digest(b"\xef\xbb\xbfa: 1\r\n") == text_digest(b"a: 1\n")
    assert canonical({"b": ["1"], "a": "é"}) == '{"a":"é","b":["1"]}'
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert meaning({"id": "a", "note": "x", "left": "1"}, ("left",)) == {"id": "a"}


def test_a_figure_that_differs_is_told_in_words() -> None:
    """A status is a word of the reader's, a sum has its thousands apart; data keeps both."""
    args = {
        "figure": Word("seal.figure_status"),
        "before": Word("score.ranked"),
        "after": SpokenSum("15600000"),
    }
    given = dict.fromkeys(("year", "on", "by", "name", "then", "files"), "x")
    told = Diagnostic("TD831", "seal.yaml", args={**given, **args}, variant="same")
    assert (
        message(told, "vi") == "x: tình trạng niêm phong là được xếp hạng, nay tính ra 15.600.000"
    )
    assert message(told, "en") == "x: status was sealed as ranked and is 15,600,000 now"
    assert args["after"] == "15600000"


@pytest.mark.parametrize(("git", "said"), [(True, "(commit)"), (False, "Chép cả thư mục")])
def test_what_is_to_be_kept_is_told_as_the_folder_is_kept(git: bool, said: str, data: Path) -> None:
    """Who knows no git is not sent there."""
    if git:
        (data / ".git").mkdir()
    assert said in run("seal", "2022", "--data", str(data)).out
