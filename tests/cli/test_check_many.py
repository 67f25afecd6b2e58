"""`check` of many blocs: what it tells bloc by bloc is what it would tell of all at once."""

import json
from pathlib import Path

import pytest

from benchmarks import blocs
from tests.helpers.starter_bloc import edit, on, write
from thidua.cli.commands import check
from thidua.cli.commands.check import found_in
from thidua.cli.finish import Warned
from thidua.cli.session import Session
from thidua.diagnostics.diagnostic import Diagnostic, Severity, arrange, count
from thidua.render import spool
from thidua.views.check import check_json

SHARED = "chung/criteria.yaml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Blocs whose names stand otherwise in the order of files than in that of folders; two share a
    scale with a mistake; there are mistakes in files of a bloc, above it and beside it."""
    blocs.write(tmp_path, 6, units=3)
    for folder in tmp_path.iterdir():
        (folder / "2022/evidence" / blocs.EVIDENCE).unlink()
    for number, name in enumerate(("m", "m-b", "m.c", "m!/x", "m!/y")):
        (tmp_path / "m!").mkdir(exist_ok=True)
        (tmp_path / f"bloc-{number:05}").rename(tmp_path / name)
    edit(tmp_path / "m/bloc.yaml", "bloc-00000", "bloc-00001")
    scale = tmp_path / "m/2022/criteria.yaml"
    write(tmp_path / SHARED, scale.read_text("utf-8").replace("max: 100", "max: 99", 1))
    write(tmp_path / "thidua.yaml", "format: 2\nlangg: vi\n")
    for name in ("m", "m-b", "m!/y"):
        write(tmp_path / name / "2022/criteria.yaml", f"use: {SHARED}\n")
    write(tmp_path / "m/mau/to-trinh.md", "# Tờ trình\n\n{{khong-co}}\n")
    write(tmp_path / "m-b/lac.yaml", "a: 1\n")
    write(tmp_path / "lac/2022/criteria.yaml", "max: 1\n")
    write(tmp_path / "m.c/units.yaml", "units: [\n")
    return tmp_path


def session_on(data: Path) -> Session:
    return Session.of({"data": str(data), "lang": "vi"})


def at_once(data: Path, *, strict: bool) -> list[Diagnostic]:
    """The same without anything that waits."""
    session = session_on(data)
    found = [one for each in found_in(session, None, strict=strict) for one in each.diagnostics]
    return session.located(found, strict=strict)


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("kept", [spool.IN_MEMORY, 1], ids=["in memory", "on disk"])
def test_each_is_told_once_and_in_the_order_of_all(
    data: Path, strict: bool, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "IN_MEMORY", kept)
    expected = at_once(data, strict=strict)
    assert len({one.file for one in expected}) > 10
    assert sum(one.file == SHARED for one in expected) == 1
    done = on(data, "check", "--format", "json", *(["--strict"] if strict else []))
    told = json.loads(done.out)
    files = told["summary"]["files"]
    assert told == check_json(expected, "vi", counts=count(expected), files=files)
    # Six a bloc (also of the one that has no members), thidua.yaml and the shared scale once.
    assert files == 6 * 6 + 2
    assert done.code == 1


@pytest.mark.parametrize("form", ["text", "concise", "github"])
def test_every_format_tells_as_many(data: Path, form: str) -> None:
    expected = at_once(data, strict=False)
    told = on(data, "check", "--format", form).out
    assert sum(told.count(f"{one} ") for one in {each.code for each in expected}) >= len(expected)


def test_quiet_tells_the_errors_alone(data: Path) -> None:
    told = json.loads(on(data, "check", "--format", "json", "--quiet").out)
    assert {one["severity"] for one in told["diagnostics"]} == {"error"}
    assert told["summary"]["warnings"] == 0
    assert told["summary"]["errors"] == len(told["diagnostics"])


def test_warnings_of_results_are_counted_bloc_by_bloc_as_all_at_once(data: Path) -> None:
    """Of one bloc each once, and what several say of a file above them once, too."""
    session = session_on(data)
    found = [each.diagnostics * 2 for each in found_in(session, None, strict=False)]
    shared = Diagnostic("TD120", "thidua.yaml", ("langg",), severity=Severity.WARNING)
    found = [[*some, shared] for some in found]
    at_end, on_the_way = Warned(session.blocs()), Warned(session.blocs())
    at_end.take([one for some in found for one in some])
    for some in found:
        on_the_way.take(some)
    assert at_end.errors and arrange(on_the_way.errors) == arrange(at_end.errors)
    assert on_the_way.text("check", "vi") == at_end.text("check", "vi")
    assert "TD840 evidence-missing: " in at_end.text("check", "vi")
    assert "TD120 unknown-key: 1 " in at_end.text("check", "vi")


def test_of_many_blocs_no_warning_is_kept(tmp_path: Path) -> None:
    blocs.write(tmp_path, 3, units=2)
    for sheet in tmp_path.glob("*/2022/scores/verified/*.yaml"):
        sheet.write_text(f"claimed: 1\n{sheet.read_text('utf-8')}", "utf-8")
    done = on(tmp_path, "score", "2022", "--format", "csv")
    assert done.err.startswith("cảnh báo TD231 total-claim-differs: 6 lần ở 3 khối\n")


def test_years_and_blocs_are_called_as_their_people_call_them(tmp_path: Path) -> None:
    blocs.write(tmp_path, 2, units=2)
    rule = "year: {starts: 09-01, name: năm học}"
    for n, folder in enumerate(sorted(tmp_path.iterdir())):
        write(folder / "bloc.yaml", f"id: truong-{n}\nname: Trường {n}\nkind: cum\n{rule}\n")
    session = session_on(tmp_path)
    folders = session.blocs()
    year = Diagnostic("TD310", "bloc-00000/2022/criteria.yaml", args={"year": "2022"})
    (called,) = session.called([year])
    assert called.bloc_kind == "cum"
    with check.Findings(folders, session.bytes_of, strict=False) as found:
        found.of_bloc("bloc-00000", [called], session.bytes_of)
        _, (told,) = found.in_order()
    known = called.args["year"]
    assert (told.args["year"].called, told.bloc_kind) == (known.called, "cum")
