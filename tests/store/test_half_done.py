"""What a command that died half way leaves: no result of it, no seal over it, a way out (P23)."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.helpers.command_line import run
from tests.helpers.folders import write_files
from tests.helpers.sealed_bloc import BLOC, RESULTS
from thidua.store.write.journal import JOURNAL

A, B = "2022/scores/verified/a.yaml", "2022/scores/verified/b.yaml"
NEW = {A: b"unit: a\nscores:\n  x: 7\n", B: b"unit: b\nscores:\n  x: 9.5\n"}


def digest(raw: bytes) -> str:
    return sha256(raw).hexdigest()


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """An import of two sheets that was killed after the first."""
    root = tmp_path / "data"
    write_files(root, BLOC)
    entries = [
        {"path": name, "old": digest(BLOC[name].encode()), "new": digest(raw), "temporary": None}
        for name, raw in NEW.items()
    ]
    (root / A).write_bytes(NEW[A])
    note = {
        "pid": 1 << 30,
        "host": "",
        "user": "lan",
        "since": "2022-12-20T08:00:00+07:00",
        "birth": "",
        "command": "thidua import --replace phieu",
        "files": entries,
        "folders": [],
    }
    (root / JOURNAL).write_text(json.dumps(note), "ascii")
    yield root


def test_no_result_of_what_is_half_written(data: Path) -> None:
    for command in [*RESULTS, ["seal", "2022"], ["check"]]:
        done = run(*command, "--data", str(data))
        assert done.code == 1, command
        assert "TD803" in done.err + done.out, (command, done.err)
        assert "import --replace phieu`" in done.err + done.out
    assert not (data / "2022/seal.yaml").exists()


def test_another_year_is_shown(data: Path) -> None:
    (data / "2023").mkdir()
    (data / "2023/criteria.yaml").write_text(BLOC["2022/criteria.yaml"], "utf-8")
    done = run("rank", "2023", "--data", str(data))
    assert "TD803" not in done.err


def test_no_other_command_writes_the_one_that_completes_it_does(data: Path) -> None:
    done = run("new-sheets", "2022", "--stage", "self", "--data", str(data))
    assert (done.code, "TD803" in done.err) == (1, True)
    assert (data / JOURNAL).exists()
    from thidua.store.write.writer import FileWrite, Who, write_all

    change = FileWrite(B, NEW[B], BLOC[B].encode())
    found = write_all(data, [change], Who("lan", "2022-12-20T09:00:00+07:00"))
    assert [one.code for one in found] == ["TD802"]
    assert not (data / JOURNAL).exists()
    assert run("rank", "2022", "--data", str(data)).code == 0


def test_what_was_put_back_is_half_done_no_more(data: Path) -> None:
    (data / A).write_bytes(BLOC[A].encode())
    done = run("rank", "2022", "--data", str(data))
    assert (done.code, "TD803" in done.err) == (0, False)


@pytest.mark.parametrize(
    "target",
    [
        "units.yaml",
        "2022/scores/verified/a.yaml",
        "2022/seal.yaml",
        "2022/moi.yaml",
        ".thidua-lock",
        ".thidua-journal",
        ".git/config",
        "2022/evidence/x.csv",
        "mau/to-trinh.md",
        ".gitattributes",
        "lien-ket.csv",
    ],
)
@pytest.mark.parametrize("format", ["text", "csv", "json", "md", "html", "xlsx"])
def test_an_output_never_lands_on_data(tmp_path: Path, target: str, format: str) -> None:
    root = tmp_path / "data"
    write_files(root, BLOC)
    (root / ".git").mkdir()
    (root / ".git/config").write_text("[core]\n", "utf-8")
    (root / "2022/evidence").mkdir()
    (root / "2022/evidence/x.csv").write_text("a", "utf-8")
    (root / "mau").mkdir()
    (root / "mau/to-trinh.md").write_text("TỜ TRÌNH", "utf-8")
    (root / ".gitattributes").write_text("* text=auto", "utf-8")
    (root / "lien-ket.csv").symlink_to("units.yaml")
    before = {one: one.read_bytes() for one in root.rglob("*") if one.is_file()}
    for command in (["rank", "2022"], ["report", "2022"], ["history"], ["verify"]):
        done = run(*command, "--data", str(root), "--format", format, "-o", str(root / target))
        assert done.code != 0 and done.code != 3
    for command in (["document", "to-trinh", "2022"], ["form", "2022"], ["schema", "bloc"]):
        done = run(*command, "-o", str(root / target), "--data", str(root))
        assert done.code != 3
    assert before == {one: one.read_bytes() for one in root.rglob("*") if one.is_file()}


LONG = "a" * 300


@pytest.mark.parametrize(
    "command",
    [
        ["rank", "2022", "--data", LONG],
        ["import", LONG],
        ["import", f"{LONG}.xlsx"],
        ["import", "--scale", LONG],
        ["document", "to-trinh", "2022", "-o", f"{LONG}.docx"],
        ["document", "to-trinh", "2022", "-o", LONG],
        ["form", "2022", "-o", LONG],
        ["rank", "2022", "-o", f"{LONG}.csv"],
        ["schema", "bloc", "-o", f"{LONG}.json"],
        ["init", LONG, "--sample"],
        ["explain", "2022", LONG],
        ["diff", LONG],
    ],
    ids=lambda one: " ".join(one)[:24],
)
def test_a_name_that_no_system_takes_is_no_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    write_files(tmp_path, BLOC)
    monkeypatch.chdir(tmp_path)
    done = run(*command)
    assert done.code in (1, 2), (done.out, done.err)
