"""The report's workbook: a sheet a part, real numbers, and formulas that compute thidua's figures.

LibreOffice computes them anew, the stored figures taken out before; where it is missing these
tests are skipped. The figures that are stored with the formulas are tested without it.
"""

import io
import zipfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from tests.helpers.books import attempt, bloc, layout, sheet
from tests.helpers.command_line import run
from tests.helpers.libreoffice import SOFFICE, recalculated
from thidua.bloc.scoring.rounding import rounded
from thidua.render import xlsx
from thidua.text.numbers import plain
from thidua.views.scored import Scored
from thidua.views.table import Report, Section
from thidua.views.workings import workings

DATA = Path(__file__).parents[2] / "data"
FIRST = 3
EPSILON = 1e-9
Cells = list[list[Any]]


def report(folder: Path, year: int, *more: str) -> bytes:
    target = folder / "report.xlsx"
    done = run("--data", str(DATA), "report", str(year), "-o", str(target), "-q", *more)
    assert done.code == 0, done.err
    return target.read_bytes()


def cells(data: bytes, name: str) -> Cells:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    found: Cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return found


def row(found: Cells, label: str) -> list[Any]:
    """The figures of the result row with that label."""
    for one in found:
        if one[1] == label:
            return one[FIRST:]
    raise AssertionError(f"no row {label}")


def figures(found: Cells) -> dict[str, list[Any]]:
    labels = {"points": "Điểm", "assigned": "Điểm chuẩn được giao", "percent": "Tỷ lệ (%)"}
    return {key: row(found, label) for key, label in {**labels, "rank": "Hạng"}.items()}


def expected(one: Scored) -> dict[str, list[Fraction | None]]:
    units = one.result.units
    mode = one.result.scale.rounding.mode
    return {
        "points": [unit.points if unit.state.sheets else None for unit in units],
        "assigned": [unit.assigned for unit in units],
        "percent": [
            rounded(unit.percent, unit.percent_places, mode)
            if unit.percent is not None and unit.rank is not None
            else None
            for unit in units
        ],
        "rank": [None if unit.rank is None else Fraction(unit.rank) for unit in units],
    }


def check(found: Cells, one: Scored) -> None:
    """Every total, assigned maximum, percent and rank is thidua's very figure."""
    shown, wanted = figures(found), expected(one)
    for key, values in wanted.items():
        for cell, value in zip(shown[key], values, strict=True):
            if value is None:
                assert cell == "", (key, cell)
            else:
                assert isinstance(cell, int | float), (key, cell)
                assert abs(cell - float(value)) < EPSILON, (key, cell, value)


def real(year: int) -> Scored:
    from thidua.bloc.scoring.checked import scored_year
    from thidua.bloc.scoring.options import Options
    from thidua.store.folder import Files
    from thidua.store.loading import ALL, load_book

    book, _ = load_book(Files(DATA), "van-hoa-xa-hoi", [year], ALL)
    assert book is not None
    result, _ = scored_year(book, year, Options())
    assert result is not None
    return Scored(book, result)


# -- the real year ------------------------------------------------------------------------------


@pytest.mark.parametrize("year", [2021, 2022])
def test_stored_figures_are_thidua_s(tmp_path: Path, year: int) -> None:
    check(cells(report(tmp_path, year), "Cách tính"), real(year))


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("year", [2021, 2022])
def test_libreoffice_computes_thidua_s_figures(tmp_path: Path, year: int) -> None:
    """Broken ties (2022, by a criterion) and settled ones (2021) included."""
    data = recalculated(tmp_path, report(tmp_path, year))
    check(cells(data, "Cách tính"), real(year))


def formulas(data: bytes, number: int) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return book.read(f"xl/worksheets/sheet{number}.xml").count(b"<f>")


def test_the_figures_are_formulas(tmp_path: Path) -> None:
    """Eleven units: groups, total, points, assigned, percent, key, rank, each of every unit."""
    data = report(tmp_path, 2022)
    one = real(2022)
    groups = sum(not node.is_leaf for node in one.result.scale.nodes.values())
    assert formulas(data, 10) >= 11 * (groups + 6)


# -- every rounding and every kind of tie -------------------------------------------------------

SCALE = """
max: 10
rounding: {places: PLACES, mode: MODE, at: AT}
ranking: {by: BY, ties: ["criterion:y", bonus, deductions, "attribute:nu"]}
criteria:
  - id: g
    name: G
    max: 6
    floor: none
    deduct: [{id: d, name: D, each: 0.25}]
    bonus: [{id: b, name: B, each: 0.5}]
    criteria:
      - {id: x, name: X, max: 3, rule: {kind: ratio, target: 9}}
      - {id: w, name: W, max: 3, not_for: [c, h]}
  - {id: y, name: Y, max: 4}
"""
UNITS = """
- {id: a, name: A, attributes: {nu: 60}}
- {id: b, name: B, attributes: {nu: 70}}
- {id: c, name: "=C()"}
- {id: e, name: E}
- {id: f, name: F, attributes: {nu: 60}}
- {id: h, name: H}
- {id: i, name: I}
- {id: j, name: J}
- {id: k, name: K}
"""


def leaves(x: str, w: str, y: str, **items: int) -> str:
    entries = [
        f"{key}: {value}" for key, value in {"x": x, "w": w, "y": y, **items}.items() if value != ""
    ]
    return sheet(*entries)


SHEETS = {
    "a": leaves("7", "2", "3", b=0, d=0),
    "b": leaves("7", "2", "3", b=0, d=0),
    "c": leaves("7", "", "2.125", b=1, d=0),
    "e": leaves("4", "2.5", "2", b=0, d=5),
    "f": leaves("7", "2", "3", b=0, d=0),
    "h": leaves("7", "", "2.125", b=1, d=0),
    "i": leaves("4", "2.375", "2.125", b=0, d=5),
    "j": leaves("5", "1", "", b=0, d=0),
}
VARIANTS = [
    (places, mode, at, by)
    for places, at in ((2, "total"), (0, "total"), (1, "criterion"))
    for mode in ("half_up", "half_even", "down", "up")
    for by in ("percent", "points")
]


def variants() -> Iterator[Scored]:
    for places, mode, at, by in VARIANTS:
        text = SCALE.replace("PLACES", str(places)).replace("MODE", mode)
        text = text.replace("AT", at).replace("BY", by)
        settled = {"settlements.yaml": "settlements: [{of: rank, units: [c, h], order: [h, c]}]"}
        files = layout(text, SHEETS, UNITS, settled)
        book, found = bloc(files)
        assert not found
        result, _ = attempt(text, SHEETS, units=UNITS, more=settled)
        assert result is not None
        yield Scored(book, result)


DIVISIONS = """
divisions:
  - {id: m, name: Một, units: [a, c, e, h, j]}
  - {id: n, name: Hai, units: [b, f, i, k]}
"""


def apart() -> Iterator[Scored]:
    """Ranked by several figures, and in divisions."""
    for by, more in (
        ("[points, percent]", ""),
        ("percent", DIVISIONS),
        ("[percent, points]", DIVISIONS),
    ):
        text = SCALE.replace("PLACES", "0").replace("MODE", "half_up").replace("AT", "total")
        text = text.replace("BY", by) + more
        book, found = bloc(layout(text, SHEETS, UNITS))
        assert not found
        result, _ = attempt(text, SHEETS, units=UNITS)
        assert result is not None
        yield Scored(book, result)


def test_ranks_by_several_figures_and_in_divisions_are_formulas() -> None:
    for one in apart():
        data = xlsx.render(Report("Thử", (Section("", (workings(one, "vi"),)),)))
        check(sheets(data)[0], one)
        page = load_workbook(io.BytesIO(data))["Cách tính"]
        ranks = next(line for line in page.iter_rows(min_row=3) if line[1].value == "Hạng")
        written = [cell.value for cell in ranks[FIRST:] if cell.value is not None]
        assert len(written) == len(one.result.ranked) == 7
        assert all(str(formula).startswith("=1+SUMPRODUCT") for formula in written)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_ranks_in_divisions(tmp_path: Path) -> None:
    for n, one in enumerate(apart()):
        data = xlsx.render(Report("Thử", (Section("", (workings(one, "vi"),)),)))
        (tmp_path / str(n)).mkdir()
        check(cells(recalculated(tmp_path / str(n), data), "Cách tính"), one)


def made() -> tuple[list[Scored], bytes]:
    found = list(variants())
    sections = [Section("", (workings(one, "vi"),)) for one in found]
    return found, xlsx.render(Report("Thử", tuple(sections)))


def sheets(data: bytes) -> list[Cells]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    names = [name for name in book.sheet_names if name.startswith("Cách tính")]
    return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names]


def test_every_variant_holds_ties_of_every_kind() -> None:
    broken = {unit.broken_by for one in variants() for unit in one.result.units}
    assert {"criterion:y", "settlement", None} < broken
    assert any(unit.tied_with for one in variants() for unit in one.result.units)
    statuses = {unit.status for one in variants() for unit in one.result.units}
    assert {"ranked", "incomplete", "not_submitted"} <= statuses


def test_stored_figures_of_every_variant() -> None:
    found, data = made()
    assert len(sheets(data)) == len(found) == len(VARIANTS)
    for one, shown in zip(found, sheets(data), strict=True):
        check(shown, one)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_computes_every_variant(tmp_path: Path) -> None:
    found, data = made()
    shown = sheets(recalculated(tmp_path, data))
    for variant, one, computed in zip(VARIANTS, found, shown, strict=True):
        try:
            check(computed, one)
        except AssertionError as error:
            raise AssertionError(f"{variant}: {error}") from error


def changed(data: bytes, unit: str, criterion: str, value: float) -> bytes:
    """The workbook after somebody typed another figure."""
    book = load_workbook(io.BytesIO(data))
    page = book["Cách tính"]
    at = next(one for one in page.iter_rows(min_row=3) if one[1].value == criterion)
    head = [one.value for one in page[3]]
    at[head.index(unit)].value = value
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_a_typed_figure_brings_what_thidua_would_give(tmp_path: Path) -> None:
    """I goes from 2.125 to 2.005 for Y: it is overtaken, and every figure is that of a year in
    which the sheet says so."""
    text = SCALE.replace("PLACES", "2").replace("MODE", "half_up")
    text = text.replace("AT", "total").replace("BY", "percent")
    book, _ = bloc(layout(text, SHEETS, UNITS))
    result, _ = attempt(text, SHEETS, units=UNITS)
    then = leaves("4", "2.375", "2.005", b=0, d=5)
    wanted, _ = attempt(text, {**SHEETS, "i": then}, units=UNITS)
    assert result is not None
    assert wanted is not None
    made_ = xlsx.render(Report("Thử", (Section("", (workings(Scored(book, result), "vi"),)),)))
    found = cells(recalculated(tmp_path, changed(made_, "I", "Y", 2.005)), "Cách tính")
    units = found[2][FIRST:]
    for key, values in figures(found).items():
        for name, value in zip(units, values, strict=True):
            one = next(unit for unit in wanted.units if unit.unit.name == name)
            exact = expected(Scored(book, wanted))[key][wanted.units.index(one)]
            assert value == "" if exact is None else abs(value - float(exact)) < EPSILON
    before = {one.unit.name: one.rank for one in result.units}
    after = {one.unit.name: one.rank for one in wanted.units}
    assert (before["I"], after["I"]) == (6, 7)


# -- the other sheets ---------------------------------------------------------------------------


def test_a_sheet_a_part_with_real_numbers(tmp_path: Path) -> None:
    data = report(tmp_path, 2022)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == [
        "Tổng quan",
        "Tình trạng số liệu",
        "Xếp hạng và xếp loại",
        "Kết quả theo tiêu chí",
        "So sánh các bước chấm",
        "Bỏ phiếu",
        "Khen thưởng",
        "Lãnh đạo",
        "So với năm 2021",
        "Cách tính",
    ]
    ranking = cells(data, "Xếp hạng và xếp loại")
    head = next(n for n, one in enumerate(ranking) if one[0] == "Hạng")
    best = real(2022).result.units[0]
    assert ranking[head + 1][:5] == [1, best.unit.name, float(best.points), 100, 98.66]
    assert plain(best.points, 2) == "98.66"


def test_headings_are_frozen(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(report(tmp_path, 2022))) as book:
        names = [n for n in book.namelist() if n.startswith("xl/worksheets/sheet")]
        for name in names:
            frozen = b'state="frozen"' in book.read(name)
            assert frozen or name.endswith("/sheet1.xml"), name


def test_names_are_never_formulas() -> None:
    """A unit is called =C(); only cells that thidua computes hold formulas."""
    _, data = made()
    assert "=C()" in sheets(data)[0][2]
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        pages = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
        assert not any(b"<f>C()" in book.read(name) for name in pages)
