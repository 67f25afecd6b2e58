"""`thidua awards` and the awards of `what-if`: text, JSON, years without scores, ties, dossiers."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import golden_files
from tests.helpers.command_line import run
from tests.helpers.starter_bloc import bloc, edit, make, on, write

KEYS = {"id", "name", "quota", "derived", "border_tie", "candidates", "proposed", "granted"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path)


def awards(folder: Path, *arguments: str) -> dict[str, Any]:
    return {one["id"]: one for one in bloc(folder, *(arguments or ("awards", "2022")))["awards"]}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_text(folder: Path, lang: str) -> None:
    done = on(folder, "awards", "2022", "--lang", lang)
    assert (done.code, done.err) == (0, "")
    golden_files.check(f"commands/awards.{lang}.txt", done.out)


def test_the_json(folder: Path) -> None:
    found = awards(folder)
    flag, letter = found["co-tinh"], found["bang-khen"]
    assert flag.keys() >= KEYS
    assert (flag["quota"], flag["derived"], flag["proposed"]) == (1, ["don-vi-b"], ["don-vi-b"])
    assert flag["granted"] == []
    assert flag["recorded"] == {"proposals": True, "decisions": False}
    assert [one["id"] for one in flag["candidates"]] == [f"don-vi-{unit}" for unit in "bacd"]
    reasons = {one["id"]: one["reasons"] for one in letter["candidates"]}
    eligible = {one["id"]: one["eligible"] for one in letter["candidates"]}
    assert eligible == {f"don-vi-{unit}": unit != "b" for unit in "abcd"}
    assert any("Cờ thi đua" in reason for reason in reasons["don-vi-b"])
    assert letter["dossiers"] == [
        {"unit": "don-vi-a", "state": "sent", "missing": ["bao-cao-thanh-tich"]}
    ]


def test_what_was_decided_stands_beside_what_was_proposed(folder: Path) -> None:
    write(
        folder / "2022/decisions.yaml",
        "decisions:\n"
        "  - {award: co-tinh, unit: don-vi-b, number: 12/QĐ-UBND, on: 2023-03-01}\n"
        "  - {award: bang-khen, unit: don-vi-a, granted: false}\n",
    )
    found = awards(folder)
    assert found["co-tinh"]["granted"] == ["don-vi-b"]
    assert (found["bang-khen"]["granted"], found["bang-khen"]["refused"]) == ([], ["don-vi-a"])
    text = on(folder, "awards", "2022").out
    assert "Đơn vị B (12/QĐ-UBND, 01/03/2023)" in text
    assert "không được tặng: Đơn vị A" in text


def test_a_difference_between_rules_and_people_is_told_and_nothing_overwritten(
    folder: Path,
) -> None:
    edit(
        folder / "2022/outcome.yaml",
        "{unit: don-vi-a, award: bang-khen, on",
        "{unit: don-vi-d, award: bang-khen, on",
    )
    done = on(folder, "awards", "2022")
    assert done.code == 0
    assert "TD630" in done.err and "TD631" in done.err
    found = awards(folder)["bang-khen"]
    assert (found["derived"], found["proposed"]) == (["don-vi-a"], ["don-vi-d"])


def test_a_tie_at_the_border_waits_for_people(folder: Path) -> None:
    sheet = folder / "2022/scores/self/don-vi-d.yaml"
    text = (folder / "2022/scores/self/don-vi-c.yaml").read_text("utf-8")
    sheet.write_bytes(text.replace("don-vi-c", "don-vi-d").replace("188", "47").encode())
    edit(folder / "2022/awards.yaml", "quota: {share: 25%, of: units, round: down}", "quota: 2")
    found = awards(folder)["bang-khen"]
    assert found["derived"] == ["don-vi-a"]
    assert found["border_tie"] == ["don-vi-c", "don-vi-d"]
    assert "chờ khối quyết định" in on(folder, "awards", "2022").out


def test_a_year_without_scores_has_awards_by_ballot_and_meeting(folder: Path) -> None:
    for path in sorted((folder / "2022").rglob("*.yaml")):
        path.unlink()
    write(
        folder / "2022/awards.yaml",
        "awards:\n"
        "  - {id: co, name: Cờ thi đua, quota: 1, pick: ballot}\n"
        "  - {id: giay, name: Giấy khen, pick: meeting}\n"
        "  - {id: bang, name: Bằng khen, quota: 1, pick: rank}\n",
    )
    write(
        folder / "2022/ballots/co.yaml",
        "{for: co, members: 4, valid: 4, votes: {don-vi-a: 3, don-vi-d: 1}}",
    )
    write(
        folder / "2022/outcome.yaml",
        "proposals: [{unit: don-vi-d, award: giay}, {unit: don-vi-c}]",
    )
    found = awards(folder)
    assert found["co"]["derived"] == ["don-vi-a"]
    assert (found["giay"]["derived"], found["giay"]["proposed"]) == ([], ["don-vi-d"])
    assert (found["bang"]["derived"], found["bang"]["note"]) == ([], "năm này chưa có xếp hạng")
    assert bloc(folder, "awards", "2022")["unnamed_proposals"] == ["don-vi-c"]
    assert "nguồn không nêu hình thức: Đơn vị C" in on(folder, "awards", "2022").out


def test_without_awards_there_is_nothing_to_derive(folder: Path) -> None:
    (folder / "2022/awards.yaml").unlink()
    (folder / "2022/outcome.yaml").unlink()
    assert bloc(folder, "awards", "2022")["awards"] == []
    assert "awards.yaml" in on(folder, "awards", "2022").out


def test_scores_with_errors_give_no_awards(folder: Path) -> None:
    edit(folder / "2022/scores/self/don-vi-c.yaml", "1.3: 8", "1.3: 80")
    edit(folder / "2022/scores/verified/don-vi-c--to-tham-dinh.yaml", "1.3: 8", "1.3: 88")
    done = on(folder, "awards", "2022")
    assert (done.code, done.out) == (1, "")
    assert "TD203" in done.err


class TestWhatIf:
    """The awards before and after what is supposed."""

    def test_the_json_shows_both(self, folder: Path) -> None:
        before = dict(_tree(folder))
        done = on(folder, "what-if", "2022", "don-vi-b", "1.1=85", "--format", "json")
        (found,) = json.loads(done.out)["blocs"]
        assert found.keys() >= {"ranking", "unranked", "before", "awards"}
        moved = {one["id"]: (one["before"], one["derived"]) for one in found["awards"]}
        assert moved == {
            "co-tinh": (["don-vi-b"], ["don-vi-a"]),
            "bang-khen": (["don-vi-a"], ["don-vi-b"]),
        }
        assert dict(_tree(folder)) == before

    def test_the_text_shows_both(self, folder: Path) -> None:
        done = on(folder, "what-if", "2022", "don-vi-b", "1.1=85")
        golden_files.check("commands/what-if.vi.txt", done.out)

    def test_without_awards_there_is_only_the_ranking(self, folder: Path) -> None:
        (folder / "2022/awards.yaml").unlink()
        found = bloc(folder, "what-if", "2022", "don-vi-b", "1.1=85")
        assert found["awards"] == []

    def test_broken_awards_are_told_and_the_ranking_stands(self, folder: Path) -> None:
        write(folder / "2022/awards.yaml", "awards: nothing")
        found = bloc(folder, "what-if", "2022", "don-vi-b", "1.1=85", code=1)
        assert found["ranking"] and found["awards"] == []


def _tree(folder: Path) -> list[tuple[str, bytes]]:
    return [(str(path), path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]


def test_what_names_things_that_are_not_there_gives_no_result(folder: Path) -> None:
    edit(folder / "2022/awards.yaml", "excludes: [bang-khen]", "excludes: [bang-khan]")
    done = on(folder, "awards", "2022")
    assert (done.code, done.out) == (1, "")
    assert "TD601" in done.err


@pytest.mark.parametrize("form", ["json", "text", "csv", "html"])
def test_nothing_of_a_person_is_public(tmp_path: Path, form: str) -> None:
    files = {
        "bloc.yaml": "{id: k, name: Khối}",
        "units.yaml": "units: [{id: a, name: Sở A}]",
        "2022/awards.yaml": "awards: [{id: cstd, name: CSTĐ, for: person}]",
        "2022/outcome.yaml": "proposals: [{unit: a, award: cstd, "
        "person: {name: Nguyễn Văn Kín, title: Chuyên viên}}]",
        "2022/decisions.yaml": "decisions: [{unit: a, award: cstd, "
        "person: {name: Nguyễn Văn Kín, title: Chuyên viên}}]",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    where = ("--data", str(tmp_path), "--format", form)
    assert "Nguyễn Văn Kín" in run("awards", "2022", *where).out or form == "csv"
    for command in ("awards", "report"):
        public = run(command, "2022", "--public", *where)
        assert public.code == 0, public.err
        assert "Nguyễn Văn Kín" not in public.out and "Chuyên viên" not in public.out
