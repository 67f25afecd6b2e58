"""`thidua history` and `thidua overview`: many years, many blocs, gaps and broken parts shown."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import golden_files
from tests.helpers.starter_bloc import bloc, edit, make, on, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two years of the same bloc, 2022 and 2024: nothing of 2023 but its leader."""
    make(tmp_path, 2024)
    for path in sorted((tmp_path / "2024").rglob("ballots/*")):
        path.unlink()
    make(tmp_path, 2022)
    edit(tmp_path / "2024/scores/self/don-vi-b.yaml", "part: 198", "part: 178")
    return tmp_path


class TestHistory:
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_the_text(self, folder: Path, lang: str) -> None:
        done = on(folder, "history", "--lang", lang)
        assert (done.code, done.err) == (0, "")
        golden_files.check(f"commands/history.{lang}.txt", done.out)

    def test_one_unit(self, folder: Path) -> None:
        done = on(folder, "history", "don-vi-b")
        golden_files.check("commands/history-unit.vi.txt", done.out)

    def test_a_gap_is_a_gap(self, folder: Path) -> None:
        found = bloc(folder, "history", "don-vi-a")
        assert found["years"] == [2021, 2022, 2023, 2024]
        (line,) = found["units"]
        entries = {one["year"]: one for one in line["entries"]}
        assert [entries[year]["what"] for year in found["years"]] == [
            *("no_year", "scored", "no_year", "scored")
        ]
        assert (entries[2022]["rank"], entries[2022]["percent"]) == (2, "92.50")
        assert entries[2024]["rank"] == 1
        assert entries[2021]["office"] == "deputy"
        assert entries[2022]["awards"] == [
            {
                "id": "bang-khen",
                "name": "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
                "state": "proposed",
            }
        ]

    def test_a_unit_that_joined_later_is_no_member_before(self, folder: Path) -> None:
        found = bloc(folder, "history", "don-vi-d")["units"][0]["entries"]
        assert [one["what"] for one in found if one["year"] < 2022] == ["not_member"]

    def test_a_broken_year_is_told_and_leaves_only_a_gap(self, folder: Path) -> None:
        write(folder / "2024/scores/self/don-vi-a.yaml", "unit: [")
        done = on(folder, "history", "don-vi-a", "--format", "json")
        assert done.code == 1
        assert "2024/scores/self/don-vi-a.yaml" in done.err
        entries = json.loads(done.out)["blocs"][0]["units"][0]["entries"]
        assert [one["rank"] for one in entries if one["year"] == 2022] == [2]
        assert [one["what"] for one in entries if one["year"] == 2024] == ["broken"]
        assert "dữ liệu có lỗi" in on(folder, "history", "don-vi-a").out
        assert "lỗi" in on(folder, "history").out

    def test_an_unknown_unit(self, folder: Path) -> None:
        done = on(folder, "history", "don-vi-z")
        assert (done.code, done.out) == (2, "")
        assert "TD924" in done.err


class TestOverview:
    @pytest.fixture
    def blocs(self, tmp_path: Path) -> Path:
        """Three sound blocs, one broken, one without the year."""
        for name in ("mot", "hai", "ba", "bon"):
            make(tmp_path / name)
            (tmp_path / name / "thidua.yaml").unlink()
            edit(tmp_path / name / "bloc.yaml", "id: khoi-mau", f"id: {name}")
            edit(tmp_path / name / "bloc.yaml", "name: Khối thi đua mẫu", f"name: Khối {name}")
        (tmp_path / "bon/2022").rename(tmp_path / "bon/2021")
        edit(tmp_path / "bon/2021/criteria.yaml", "year: 2022", "year: 2021")
        write(tmp_path / "ba/2022/criteria.yaml", "max: [\n")
        edit(tmp_path / "hai/2022/outcome.yaml", ", completed: 2023-01-20", "")
        return tmp_path

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_the_text(self, blocs: Path, lang: str) -> None:
        done = on(blocs, "overview", "2022", "--as-of", "2023-02-10", "--lang", lang)
        assert done.code == 1
        assert "ba/2022/criteria.yaml" in done.err
        golden_files.check(f"commands/overview.{lang}.txt", done.out)

    def test_the_json(self, blocs: Path) -> None:
        done = on(blocs, "overview", "2022", "--as-of", "2023-02-10", "--format", "json")
        assert done.code == 1
        found: dict[str, Any] = json.loads(done.out)
        states = {one["bloc"]["id"]: one["state"] for one in found["blocs"]}
        assert states == {"ba": "broken", "bon": "no_year", "hai": "sound", "mot": "sound"}
        hai = next(one for one in found["blocs"] if one["bloc"]["id"] == "hai")
        assert (hai["units"], hai["leader"], hai["first"]) == (4, "don-vi-a", ["don-vi-b"])
        assert [one["state"] for one in hai["dossiers"]] == ["sent", "sent"]
        assert found["totals"] == {
            "blocs": 4,
            "sound": 2,
            "broken": 1,
            "without_year": 1,
            "units": 8,
            "proposals": 4,
            "dossiers": 4,
            "dossiers_complete": 1,
            "dossiers_open": 3,
        }

    def test_a_bloc_whose_own_file_is_broken_is_a_row_by_its_folder(self, blocs: Path) -> None:
        write(blocs / "hai/units.yaml", "units: [")
        done = on(blocs, "overview", "2022", "--format", "json")
        names = [one["bloc"]["name"] for one in json.loads(done.out)["blocs"]]
        assert names == ["Khối ba", "Khối bon", "hai", "Khối mot"]

    def test_a_year_that_no_bloc_has(self, blocs: Path) -> None:
        assert on(blocs, "overview", "2030").code == 1

    def test_one_bloc_needs_no_totals(self, tmp_path: Path) -> None:
        done = on(make(tmp_path), "overview", "2022")
        assert done.code == 0
        assert "Cộng" not in done.out
