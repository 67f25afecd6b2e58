"""Evidence: looked for under the year's folder, by name, with sizes and hashes in explain."""

import hashlib
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command_line import run
from tests.helpers.folders import write_files

SCALE = """\
max: 10
facts: [{id: n, name: Số hồ sơ}]
criteria:
  - id: x
    name: X
    max: 10
    deduct: {cap: 3, items: [{id: x.d, name: D, each: 1}]}
"""


def bloc(root: Path, sheet: str, *files: str) -> Path:
    data = root / "data"
    given = {
        "bloc.yaml": "id: khoi\nname: Khối\n",
        "units.yaml": "units: [{id: a, name: A}]\n",
        "2022/criteria.yaml": SCALE,
        "2022/scores/verified/a.yaml": f"unit: a\n{sheet}",
        **{f"2022/evidence/{name}": f"nội dung {name}" for name in files},
    }
    return write_files(data, given)


def found(data: Path, *more: str) -> list[tuple[str, int]]:
    done = run("check", "--data", str(data), "--format", "json", *more)
    return [(one["code"], one["line"]) for one in json.loads(done.out)["diagnostics"]]


EVERYWHERE = """\
facts: {n: {value: 3, evidence: fact.txt}}
scores:
  x: {value: 9, evidence: [leaf.txt, quy-1/bang.txt]}
  x.d:
    - {on: 2022-03-01, evidence: lan-1.txt}
"""
FILES = ("fact.txt", "leaf.txt", "quy-1/bang.txt", "lan-1.txt")
WITHOUT_RULE = SCALE.replace("    deduct", "    rule: points\n    deduct")


@pytest.fixture
def everywhere(tmp_path: Path) -> Path:
    data = bloc(tmp_path, EVERYWHERE, *FILES)
    (data / "2022/criteria.yaml").write_text(WITHOUT_RULE, "utf-8")
    return data


def test_every_mention_is_looked_for(everywhere: Path) -> None:
    assert found(everywhere, "--strict") == []
    for name in FILES:
        (everywhere / "2022/evidence" / name).unlink()
    assert sorted(found(everywhere)) == [("TD840", 2), ("TD840", 4), ("TD840", 4), ("TD840", 6)]


def test_explain_tells_size_and_hash(everywhere: Path) -> None:
    done = run("explain", "2022", "a", "x", "--data", str(everywhere), "--format", "json")
    node: Any = json.loads(done.out)["blocs"][0]["criteria"][0]
    raw = "nội dung leaf.txt".encode()
    assert [one["file"] for one in node["evidence"]] == ["leaf.txt", "quy-1/bang.txt", "lan-1.txt"]
    first = {"file": "leaf.txt", "size": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}
    assert node["evidence"][0] == first
    text = run("explain", "2022", "a", "x", "--data", str(everywhere)).out
    assert hashlib.sha256(raw).hexdigest()[:16] in text
    (everywhere / "2022/evidence/leaf.txt").unlink()
    text = run("explain", "2022", "a", "x", "--data", str(everywhere)).out
    assert "leaf.txt" in text


def test_a_name_that_the_disk_writes_apart_is_the_same(tmp_path: Path) -> None:
    name = "báo-cáo.txt"
    sheet = f"scores: {{x: {{value: 9, evidence: [{name}]}}}}\n".replace("value", "points")
    data = bloc(tmp_path, sheet, unicodedata.normalize("NFD", name))
    assert found(data, "--strict") == []


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("../criteria.yaml", ["TD842"]),
        ("a/../../x.txt", ["TD842"]),
        ("/etc/passwd", ["TD842"]),
        ("~/x.txt", ["TD842"]),
        ("'C:\\x.txt'", ["TD842"]),
        ("'..\\x.txt'", ["TD842"]),
        ("'https://example.org/a.pdf'", ["TD842"]),
        ("khong-co.pdf", ["TD840"]),
        ("./co.txt", []),
        ("con//co.txt", []),
    ],
)
def test_names_that_lead_elsewhere(tmp_path: Path, said: str, codes: list[str]) -> None:
    data = bloc(
        tmp_path, f"scores: {{x: {{points: 9, evidence: [{said}]}}}}\n", "co.txt", "con/co.txt"
    )
    assert [code for code, _ in found(data)] == codes


def test_a_criterion_may_be_called_evidence(tmp_path: Path) -> None:
    """What is said of it is its entry: only what stands beside its figure is a file."""
    data = bloc(
        tmp_path, "scores:\n  evidence: {value: 9, evidence: [co.txt, khong.txt]}\n", "co.txt"
    )
    scale = "max: 10\ncriteria: [{id: evidence, name: Hồ sơ, max: 10}]\n"
    (data / "2022/criteria.yaml").write_text(scale, "utf-8")
    assert found(data, "--strict") == [("TD840", 3)]


def test_a_link_inside_is_a_file_a_link_out_is_refused(tmp_path: Path) -> None:
    data = bloc(tmp_path, "scores: {x: {points: 9, evidence: [a.txt, b.txt]}}\n", "a.txt")
    (data / "2022/evidence/b.txt").symlink_to("a.txt")
    assert found(data) == []
    (data / "2022/evidence/b.txt").unlink()
    (tmp_path / "ngoai.txt").write_text("x", "utf-8")
    (data / "2022/evidence/b.txt").symlink_to(tmp_path / "ngoai.txt")
    assert [code for code, _ in found(data)] == ["TD842"]
    done = run("seal", "2022", "--data", str(data))
    assert (done.code, "TD842" in done.err) == (1, True)


def test_missing_evidence_is_told_when_sealing_and_stops_nothing(tmp_path: Path) -> None:
    data = bloc(tmp_path, "scores: {x: {points: 9, evidence: [a.txt]}}\n")
    done = run("seal", "2022", "--data", str(data))
    assert (done.code, "TD840" in done.err) == (0, True)


def test_a_folder_of_links_is_not_followed(tmp_path: Path) -> None:
    data = bloc(tmp_path, "scores: {x: {points: 9, evidence: [kho/a.txt]}}\n")
    outside = tmp_path / "kho"
    outside.mkdir()
    (outside / "a.txt").write_text("x", "utf-8")
    (data / "2022/evidence").mkdir(exist_ok=True)
    (data / "2022/evidence/kho").symlink_to(outside, target_is_directory=True)
    assert [code for code, _ in found(data)] == ["TD840"]
