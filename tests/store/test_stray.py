"""Nothing that lies in a bloc's folder is left out in silence: it is read, or told."""

from pathlib import Path

import pytest

from tests.helpers.starter_bloc import make, on, write
from thidua.store.stray import original_of

SHEET = "unit: don-vi-a\nscores: {}\n"
YEARS = ["2024-thang-01", "năm 2026", "nam-2024", "2022 - Copy", "2022 (1)", "20222", "nam-nay"]
NAMES = [
    "2022/scores/verified/don-vi-a.yml",
    "2022/scores/verified/don-vi-a.YAML",
    "2022/scores/verified/don-vi-a.yaml.txt",
    "2022/scores/verified/don-vi-a - Copy.yaml",
    "2022/scores/verified/don-vi-a (2).yaml",
    "2022/scores/verified/Copy of don-vi-a.yaml",
    "2022/scores/verified/don-vi-a - Bản sao.yaml",
    "2022/scores/verified/cu/don-vi-a.yaml",
    "2022/scores/don-vi-a.yaml",
    "2022/score/verified/don-vi-a.yaml",
    "2022/criteria - Copy.yaml",
    "2022/Criteria.yaml",
    "2022/criteria.yaml.txt",
    "2022/pledge/don-vi-a.yaml",
    "units - Copy.yaml",
    "bloc.yml",
    "leadership.yaml.bak",
]


@pytest.mark.parametrize("name", [*(f"{year}/criteria.yaml" for year in YEARS), *NAMES])
def test_a_file_that_is_not_read_is_told(tmp_path: Path, name: str) -> None:
    folder = make(tmp_path)
    write(folder / name, SHEET)
    done = on(folder, "check")
    told = [line for line in done.out.splitlines() if name.startswith(_path(line, folder))]
    assert told, done.out


def _path(line: str, folder: Path) -> str:
    return line.partition(": ")[0].removeprefix(f"{folder}/").partition(".yaml:")[0]


@pytest.mark.parametrize("name", ["2022/scores/verified/don-vi-a.yml", "2022/criteria.yaml.txt"])
def test_a_result_that_may_depend_on_it_says_so_too(tmp_path: Path, name: str) -> None:
    folder = make(tmp_path)
    write(folder / name, SHEET)
    assert "TD413" in on(folder, "rank", "2022").err


def test_a_photo_folder_of_a_year_is_none_of_the_years(tmp_path: Path) -> None:
    folder = make(tmp_path)
    write(folder / "anh-2022/hop.jpg", "")
    assert "anh-2022" not in on(folder, "check").out


def test_a_bloc_without_its_file_is_told(tmp_path: Path) -> None:
    make(tmp_path / "khoi-1")
    make(tmp_path / "khoi-2")
    (tmp_path / "khoi-2/bloc.yaml").unlink()
    assert "khoi-2: cảnh báo TD413" in on(tmp_path, "check").out


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("vks - Copy", "vks"),
        ("vks - Copy (2)", "vks"),
        ("vks (1)", "vks"),
        ("Copy of vks", "vks"),
        ("vks - Bản sao", "vks"),
        ("vks-DESKTOP-A1B2C3", "vks"),
        ("vks", None),
        ("so-van-hoa", None),
    ],
)
def test_what_a_copy_is_of(name: str, original: str | None) -> None:
    assert original_of(name) == original


def test_a_unit_called_like_a_copy_is_a_unit(tmp_path: Path) -> None:
    folder = make(tmp_path)
    units = folder / "units.yaml"
    units.write_text(
        units.read_text("utf-8") + "\n  - {id: don-vi-a-cu, name: Đơn vị A cũ}\n", "utf-8"
    )
    write(folder / "2022/scores/verified/don-vi-a-cu.yaml", "unit: don-vi-a-cu\nscores: {}\n")
    assert "TD402" not in on(folder, "check").out
