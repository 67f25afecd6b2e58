"""Diagnostics find their lines: exactly, or at the nearest thing that exists."""

from pathlib import Path

import pytest

from tests.helpers.starter_bloc import make, on, write
from thidua.diagnostics.diagnostic import Diagnostic, TextSpan
from thidua.diagnostics.diagnostic import Path as Place
from thidua.store.stray import original_of
from thidua.store.yaml.locate import AT_ONCE, locate

UNITS = """\
# Đơn vị thành viên
known: partial
units:
  - id: so-y-te
    name: Sở Y tế
    attributes: {nữ: 72}
  - {id: so-gddt, name: "Sở Giáo dục"}
  -
rotation: {}
"""


def found(path: Place, at: str = "value", source: str = UNITS) -> TextSpan | None:
    diagnostic = Diagnostic("TD120", file="units.yaml", path=path, at=at)  # type: ignore[arg-type]
    (located,) = locate([diagnostic], lambda file: source.encode())
    return located.span


def begins(path: Place, at: str = "value", source: str = UNITS) -> tuple[int, int]:
    span = found(path, at, source)
    assert span is not None
    return span.line, span.column


@pytest.mark.parametrize(
    ("path", "at", "span"),
    [
        (("known",), "value", TextSpan(2, 8, 2, 15)),
        (("known",), "key", TextSpan(2, 1, 2, 6)),
        (("units", 0, "name"), "value", TextSpan(5, 11, 5, 18)),
        (("units", 0, "attributes", "nữ"), "value", TextSpan(6, 22, 6, 24)),
        (("units", 0, "attributes", "nữ"), "key", TextSpan(6, 18, 6, 20)),
        (("units", 1, "name"), "value", TextSpan(7, 25, 7, 38)),
    ],
)
def test_a_thing_that_exists_is_found_exactly(path: Place, at: str, span: TextSpan) -> None:
    assert found(path, at) == span


def test_a_missing_key_is_shown_at_the_key_of_the_mapping_that_lacks_it() -> None:
    assert begins(("rotation", "policy")) == (9, 1)
    assert begins(("units", 0, "attributes", "nam", "x")) == (6, 5)


def test_a_mapping_without_a_key_is_shown_at_its_own_first_key() -> None:
    assert begins(("count",)) == (2, 1)
    assert begins(("units", 0, "short")) == (4, 5)
    assert begins(("units", 1, "short")) == (7, 6)


def test_an_index_beyond_the_list_is_shown_at_the_list() -> None:
    assert begins(("units", 9, "id")) == (3, 1)


def test_a_list_item_has_no_key_so_its_value_is_shown() -> None:
    assert begins(("units", 1), "key") == (7, 5)


SHORT = """\
criteria:
  - rule: full
    deduct:
      - {id: a, each: 1}
      - {id: b, each: x}
    quota: 2
  - rule:
      kind: deadline
      due: 01-32
  - deduct:
      cap: 1
      items:
        - {id: c}
"""


@pytest.mark.parametrize(
    ("path", "at", "begin"),
    [
        ((0, "deduct", "items", 1, "each"), "value", (5, 23)),
        ((0, "deduct", "items", 1, "each"), "key", (5, 17)),
        ((0, "deduct", "items", 1), "value", (5, 9)),
        ((0, "deduct", "items", 1, "cap"), "key", (5, 10)),
        ((0, "rule", "kind"), "value", (2, 11)),
        ((0, "quota", "n"), "value", (6, 12)),
        ((1, "rule", "due", 0), "value", (9, 12)),
        ((2, "deduct", "items", 0, "id"), "value", (13, 16)),
        ((2, "deduct", "items", 0, "each"), "key", (13, 12)),
        ((2, "deduct", "n"), "key", (10, 5)),
    ],
)
def test_a_short_form_is_found_by_the_full_path(
    path: Place, at: str, begin: tuple[int, int]
) -> None:
    assert begins(("criteria", *path), at, SHORT) == begin


def test_what_can_not_be_placed_keeps_what_it_has() -> None:
    given = TextSpan(7, 1, 7, 2)
    diagnostics = [
        Diagnostic("TD101", file="a.yaml", span=given),
        Diagnostic("TD120", file=None),
        Diagnostic("TD120", file="gone.yaml"),
        Diagnostic("TD120", file="empty.yaml"),
    ]
    contents = {"a.yaml": b"x: [", "gone.yaml": None, "empty.yaml": b""}
    located = locate(diagnostics, lambda file: contents[file])
    assert [each.span for each in located] == [given, None, None, None]
    assert [each.file for each in located] == [each.file for each in diagnostics]


def test_each_file_is_read_once() -> None:
    asked: list[str] = []

    def read(file: str) -> bytes:
        asked.append(file)
        return UNITS.encode()

    files = [f"{n:03}" for n in range(3 * AT_ONCE)]  # more than are kept at a time
    given = [Diagnostic("TD120", file=file, path=("known",)) for file in [*files, *files]]
    located = locate(given, read)
    assert asked == files
    assert [one.file for one in located] == [*files, *files]


def test_a_thousand_missing_keys_are_placed_at_once() -> None:
    source = "units:\n" + "".join(f"  - id: u{n}\n" for n in range(20_000))
    diagnostics = [Diagnostic("TD121", file="f", path=("units", n, "name")) for n in range(20_000)]
    located = locate(diagnostics, lambda file: source.encode())
    assert [each.span.line for each in located if each.span] == list(range(2, 20_002))


# -- Nothing that lies in a bloc's folder is left out in silence -------------------------------


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
