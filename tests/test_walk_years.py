"""What a secretary met while walking through a year: years begun, blocs of one name."""

from pathlib import Path

from tests.starter_bloc import bloc, edit, make, on


def test_a_unit_without_a_rank_has_no_percent_in_its_history(tmp_path: Path) -> None:
    """A year that has just begun: no sheet yet is not 0 %."""
    make(tmp_path, 2022)
    for path in (tmp_path / "2022/scores").rglob("don-vi-a*"):
        path.unlink()
    (line,) = bloc(tmp_path, "history", "don-vi-a")["units"]
    entry = next(one for one in line["entries"] if one["year"] == 2022)
    assert (entry["rank"], entry["percent"], entry["band"]) == (None, None, None)


def test_blocs_of_one_name_stand_in_the_overview_with_their_folders(tmp_path: Path) -> None:
    make(tmp_path / "mot", 2022)
    make(tmp_path / "hai", 2022)
    edit(tmp_path / "hai/bloc.yaml", "id: khoi-mau", "id: khoi-hai")
    make(tmp_path / "ba", 2022)
    edit(tmp_path / "ba/bloc.yaml", "id: khoi-mau", "id: khoi-ba")
    edit(tmp_path / "ba/bloc.yaml", "name: Khối thi đua mẫu", "name: Khối ba")
    shown = on(tmp_path, "overview", "2022").out
    assert "Khối thi đua mẫu (hai)" in shown
    assert "Khối thi đua mẫu (mot)" in shown
    assert "Khối ba " in shown
