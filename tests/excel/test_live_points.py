"""The points of a form, computed while it is filled: equal to thidua's, over random scales of
every kind, as LibreOffice computes them."""

import random
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings
from openpyxl import load_workbook

from tests.helpers.form_files import fill, rows_of
from tests.helpers.libreoffice import MISSING, SOFFICE, recalculated_all
from tests.helpers.reference import World
from tests.helpers.worlds import Kind, files, worlds
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.result import UnitScore
from thidua.excel.forms.form import Form, earlier_figures, make_forms, wanted_forms
from thidua.excel.forms.importing import read_forms
from thidua.excel.forms.rows import FormColumns
from thidua.excel.forms.write import write_form
from thidua.model.scale.criteria import Criterion, Scale
from thidua.rules.kinds import KINDS
from thidua.rules.periods import PeriodsRule
from thidua.store.folder import Files, MemoryFiles, OverlayFiles
from thidua.store.loading import load_book

YEAR, UNIT, BY_BLOC = 2022, "u1", "Khối tính"
STAGES = ("self", "cross", "ver")
SCALES = 10
NUMBERS = [0, 1, 4.5, 20, 49.99, 50, 80, 95, 100, 120, 0.335, 33.3]


def some_worlds(count: int) -> list[World]:
    """Random years, the same each time."""
    found: list[World] = []

    @seed(2026)
    @settings(
        max_examples=count * 6, database=None, deadline=None,
        suppress_health_check=list(HealthCheck), phases=None or settings().phases[1:3],
    )  # fmt: skip
    @given(worlds(Kind(events=False, bounds=3)))
    def collect(world: World) -> None:
        found.append(world)

    collect()
    return sorted(found, key=lambda world: -len(str(world.scale)))[:count]


def typed(form: Form, chance: random.Random, share: float) -> dict[str, Any]:
    """Something in most cells, of the kind that each asks for."""
    entries: dict[str, Any] = {}
    for row in form.rows:
        ask = row.ask
        if row.key == "field:no_other_events":
            if chance.random() < share:
                entries[row.key] = "Có"
            continue
        if row.key.startswith("field:"):
            continue
        if row.instead and chance.random() < 0.08:
            word = chance.choice(row.instead)
            entries[f"{row.key} instead"] = "không áp dụng" if word == "na" else "không làm"
            continue
        if ask is None or chance.random() > share:
            continue
        words = list(ask.words("vi").values())
        if words:
            entries[row.key] = chance.choice(words)
        elif ask.ask.kind == "date":
            days = [date(2022, 1, 30), date(2022, 1, 31), date(2022, 2, 5), date(2022, 7, 20)]
            entries[row.key] = chance.choice(days)
        elif ask.ask.kind == "whole":
            entries[row.key] = chance.choice([0, 1, 2, 3, 7])
        else:
            low = float(ask.ask.low or -200)
            high = float(200 if ask.ask.high is None else ask.ask.high)
            entries[row.key] = chance.choice([n for n in NUMBERS if low <= n <= high] or [low])
    return entries


def filled(form: Form, chance: random.Random, share: float) -> dict[str, Any]:
    """Something in most cells, points by hand in some; nothing that an import would refuse."""
    entries = typed(form, chance, share)
    for row in form.rows:
        below = [part.key for part in form.rows if part.node == row.node and part.is_part]
        own = [row.key, *below, f"{row.key} instead", *(f"{one} instead" for one in below)]
        if row.key.startswith("leaf:") and row.points and form.identity.is_later:
            items = [
                one.key for one in form.rows if one.node == row.node and one.key[:5] == "item:"
            ]
            if chance.random() < 0.15:
                for key in (*own, *items):
                    entries.pop(key, None)
                entries[row.key + " points"] = chance.choice(
                    [0, 0.5, 1.335, float(row.standard or 1)]
                )
        if any(key in entries for key in own) and row.key.startswith("leaf:"):
            whole = all(key in entries or f"{key} instead" in entries for key in below)
            if f"{row.key} instead" in entries or (below and not whole):
                for key in (*below, *(f"{one} instead" for one in below)):
                    entries.pop(key, None)
            if f"target:{row.node}" in below and row.ask is not None and row.key not in entries:
                entries.pop(f"target:{row.node}", None)
            if f"target:{row.node}" in below and f"target:{row.node}" not in entries:
                entries.pop(row.key, None)
    return entries


def scored(files: Files, stage: str) -> UnitScore | None:
    book, loading = load_book(files, "", [YEAR])
    assert book is not None and not loading.broken, loading.diagnostics
    result, _ = scored_year(book, YEAR, Options(stage=stage))
    return result.unit(UNIT) if result else None


def form_of(files: Files, stage: str) -> tuple[Form, Scale]:
    book, _ = load_book(files, "", [YEAR])
    assert book is not None
    scale = book.years[YEAR].scale
    ids = [one.id for one in scale.stages]
    at = ids.index(stage)
    earlier = {}
    if at:
        result, _ = scored_year(book, YEAR, Options(stage=ids[at - 1]))
        score = result.unit(UNIT) if result else None
        earlier = dict(earlier_figures("vi", scale, score)) if score else {}
    wanted = wanted_forms(scale, [UNIT], scale.stages[at])[0]
    before = {} if earlier is None else {wanted.unit: earlier}
    return next(make_forms("vi", book, YEAR, [wanted], before)), scale


def taken(files: Files, form: bytes) -> Files | None:
    """The data after the import of a form; None where the form is refused."""
    found = read_forms([("/f.xlsx", "f.xlsx", form)], files, {"khoi": ""})
    if not found.imports or any(one.code == "TD204" for one in found.problems):
        return None
    errors = [one for one in found.problems if one.severity != "warning" and one.code in REFUSED]
    if errors:
        return None
    return OverlayFiles(files, {one.made.file: one.made.new for one in found.imports})


REFUSED = ("TD954", "TD955", "TD957", "TD946", "TD203")


def figures(form: bytes, later: bool) -> Mapping[str, Any]:
    """Row key -> what its cell of points holds."""
    book = load_workbook(BytesIO(form), data_only=True)
    column = FormColumns(later=later).at("calc") + 1
    sheet = book.worksheets[0]
    return {key: sheet.cell(row, column).value for key, row in rows_of(book).items()}


def near(figure: float, exact: Fraction) -> bool:
    """Equal but for what binary fractions leave over."""
    return abs(Fraction(figure) - exact) <= Fraction(1, 10**8)


def differences(scale: Scale, score: UnitScore, cells: Mapping[str, Any]) -> tuple[int, list[str]]:
    """How many figures were compared, and those that differ."""
    compared, wrong = 0, []

    def left(node: Criterion) -> bool:
        rows = [f"leaf:{leaf.id}" for leaf in node.leaves()]
        rows += [f"item:{item.id}" for below in node.walk() for item in below.items()]
        return any(str(cells[row]).startswith(BY_BLOC) for row in rows)

    for node in scale.nodes.values():
        if left(node):
            continue
        result = score.nodes[node.id]
        cell = cells[f"{'leaf' if node.is_leaf else 'group'}:{node.id}"]
        if result.problems:  # an impossible figure: the cell asks to look again
            continue
        if result.is_missing and cell in (None, ""):
            cell = 0
        compared += 1
        if not isinstance(cell, int | float) or not near(cell, result.points):
            wrong.append(f"{node.id} {node.rule}: {cell!r}, not {float(result.points)}")
    if not any(map(left, scale.criteria)):
        compared += 1
        if not near(cells["total"], score.points):
            wrong.append(f"total: {cells['total']}, not {float(score.points)}")
    return compared, wrong


@pytest.mark.skipif(SOFFICE is None, reason=MISSING)
def test_the_points_of_a_form_are_those_of_thidua(tmp_path: Path) -> None:
    chance = random.Random(7)
    cases = []
    for n, world in enumerate(some_worlds(SCALES)):
        data = {k: v.encode() for k, v in files(world).items() if "/scores/" not in k}
        after: Files | None = MemoryFiles(data)
        for stage in STAGES:
            assert after is not None
            form, scale = form_of(after, stage)
            share = 0.3 if form.identity.is_later else (0.85, 1, 0.4)[n % 3]
            entries = filled(form, chance, share)
            book = fill(write_form(form, scale), entries, later=form.identity.is_later)
            after = taken(after, book)
            if after is None:
                break
            cases.append((scale, book, stage, after))
    assert len(cases) >= 2 * SCALES
    saved = recalculated_all(tmp_path, [form for _, form, _, _ in cases])
    compared, wrong = 0, []
    for (scale, _, stage, after), form in zip(cases, saved, strict=True):
        score = scored(after, stage)
        if score is not None:
            count, differing = differences(scale, score, figures(form, stage != "self"))
            compared += count
            wrong += [f"{stage}: {one}" for one in differing]
    assert not wrong, "\n".join(wrong)
    assert compared > 60


NEW_KINDS = """max: 60
stages: [{id: self, name: Tự chấm}]
bonus: {cap: 3, items: [{id: sk, name: Mỗi sáng kiến, each: 1}]}
deduct: [{id: pa, name: Bị phản ánh, points: 2}]
criteria:
  - {id: "1", name: Tuyến tính, max: 10, measure: "%",
     rule: {kind: linear, worst: 60, best: 80, least: 10%}}
  - {id: "2", name: Thiếu mỗi 1%, max: 10, measure: "%",
     rule: {kind: steps, below: 20, first: 0, every: 1, each: 0.5, partial: exact}}
  - {id: "3", name: Vượt, max: 10,
     rule: {kind: steps, above: 50, first: 1, every: 3, each: 0.5, partial: full}}
  - {id: "4", name: Sớm, max: 10,
     rule: {kind: deadline, due: 06-30, late: {each_day: 0.1}, early: {each_day: 0.1,
     cap: 1}}}
  - {id: "5", name: Theo chỉ tiêu, max: 10,
     rule: {kind: tiers, target: entered,
            tiers: [{from: 100, points: 10}, {else: true, points: 4}]}}
  - {id: "6", name: So với khối, max: 10, rule: {kind: linear, worst: bloc:min, best: bloc:max}}
"""


@pytest.mark.skipif(SOFFICE is None, reason=MISSING)
def test_later_kinds_of_rules_are_computed_too(tmp_path: Path) -> None:
    """1: 1 + 9 x (73.5 - 60)/20 = 7.075. 2: 17.7 lies 2.3 below 20: 10 - 1.15. 3: 57 is 7 over, 3
    steps begun: 1 + 1.5. 4: four days early, 10 + 0.4. 5: 96 of 100: 4. 6 is the bloc's."""
    data = {"bloc.yaml": b"id: khoi\nname: K\n", "units.yaml": b"units: [{id: u1, name: U}]\n"}
    files_ = MemoryFiles({**data, "2022/criteria.yaml": NEW_KINDS.encode()})
    form, scale = form_of(files_, "self")
    entries = {"item:sk": 5, "item:pa": "Có"}
    entries |= {"leaf:1": 73.5, "leaf:2": 17.7, "leaf:3": 57, "leaf:4": date(2022, 6, 26),
               "leaf:5": 96, "target:5": 100, "leaf:6": 3}  # fmt: skip
    filled = fill(write_form(form, scale), entries)
    after = taken(files_, filled)
    assert after is not None
    cells = figures(recalculated_all(tmp_path, [filled])[0], False)
    score = scored(after, "self")
    assert score is not None
    compared, wrong = differences(scale, score, cells)
    assert not wrong and compared == 5, [cells[f"leaf:{n}"] for n in range(1, 7)]
    assert [cells[f"leaf:{n}"] for n in (1, 3, 5)] == [7.075, 2.5, 4]
    assert cells["leaf:6"] == "Khối tính: so với các đơn vị khác"
    # Without 6: 7.075 + 8.85 + 2.5 + 10.4 + 4 = 32.825, less 2, and 3 of the 5: 33.825.
    assert (cells["item:sk"], cells["item:pa"], cells["total"]) == (5, 2, 33.83)


EVERY_WRITING = """max: 148
stages: [{id: self, name: Tự chấm}]
rounding: {places: 2}
limit: {net: 40}
facts:
  - {id: nu, name: Số nữ, measure: người}
  - {id: hs, name: Số hồ sơ, measure: hồ sơ}
  - {id: som, name: Trước hạn, measure: "%"}
criteria:
  - {id: p, name: Điểm, max: 5, rule: {kind: points, step: 0.5}}
  - {id: full, name: Đủ, max: 3, rule: full,
     deduct: {cap: 2, items: [{id: full.a, name: Chậm, each: 0.5, cap: 1.5},
                              {id: full.b, name: Sai, points: 1}]}}
  - {id: pf, name: Đạt, max: 4, rule: pass_fail}
  - {id: ch, name: Mức, max: 10, rule: {kind: choice, options: {tot: {name: Tốt, points: 10},
     kha: {name: Khá, points: 7.5}, kem: 0}}}
  - {id: ti, name: Bậc, max: 10, measure: "%",
     rule: {kind: tiers, tiers: [{from: 98, points: 10}, {above: 90, points: 8}, {from: 50,
     points: 3.5}, {else: true, points: 0}]},
     bonus: {cap: 2, only_if_full: true, items: [{id: ti.s, name: Thưởng, share: 10%},
                             {id: ti.o, name: Một lần, points: 0.5}]}}
  - {id: tt, name: Bậc theo chỉ tiêu, max: 6, rule: {kind: tiers, target: 40,
     tiers: [{from: 100, points: 6}, {from: 80, points: 4}, {else: true, points: 1}]}}
  - {id: tf, name: Bậc theo số liệu, max: 6, rule: {kind: tiers, of: nu,
     tiers: [{from: 30, points: 6}, {else: true, points: 2}]}}
  - {id: tb, name: Bảng, max: 3, rule: {kind: table, rows: {hs: [0, 1000]},
     columns: {som: [5, 50]}, points: [[1, 2], [1.5, 3]], else: 0}}
  - {id: rt, name: Tỷ lệ, max: 8, rule: {kind: ratio, target: 50}}
  - {id: re, name: Tỷ lệ được giao, max: 8, rule: {kind: ratio, target: entered}}
  - {id: co, name: Đếm, max: 5, rule: {kind: count, each: 0.75}}
  - {id: sa, name: Vượt, max: 10, rule: {kind: steps, above: 50, first: 1, every: 3, each: 0.5,
     partial: none}}
  - {id: sb, name: Thiếu, max: 10, measure: "%", rule: {kind: steps, below: 95, first: 0.5,
     every: 2, each: 0.25, partial: full}}
  - {id: st, name: Thiếu chỉ tiêu, max: 10, rule: {kind: steps, below: 100, first: 0, every: 1,
     each: 0.1, partial: exact, target: entered}}
  - {id: li, name: Tuyến tính, max: 10, rule: {kind: linear, worst: 60, best: 20, least: 1,
     lower_is_better: true}}
  - {id: lt, name: Tuyến tính theo chỉ tiêu, max: 10, rule: {kind: linear, worst: 50, best: 100,
     least: 10%, target: 80}}
  - {id: lf, name: Tuyến tính của số liệu, max: 4, rule: {kind: linear, of: som, worst: 0,
     best: 90}}
  - {id: d1, name: Hạn, max: 5, rule: {kind: deadline, due: [03-31, 06-30], late: {each_day: 0.1}}}
  - {id: d2, name: Hạn sớm, max: 5, rule: {kind: deadline, due: 09-30, late: {each_day: 0.2},
     early: {points: 0.5, days: 5}}}
  - {id: rf, name: Tỷ lệ của số liệu theo chỉ tiêu được giao, max: 4, rule: {kind: ratio, of: nu}}
  - id: gr
    name: Nhóm có giới hạn
    max: 10
    limit: {bonus: 2, deduct: 1}
    clamp: true
    bonus: {only_if_full: true, items: [{id: gr.b, name: Khi đủ điểm, points: 3}]}
    criteria:
      - {id: g1, name: Được trừ dưới 0, max: 6, floor: none,
         rule: {kind: ratio, target: 20, cap: 1.5},
         deduct: [{id: g1.a, name: Bậc trừ, rule: {kind: tiers, of: hs,
                   tiers: [{from: 100, points: 8}, {else: true, points: 0}]}}]}
      - {id: g2, name: Giới hạn của tiêu chí, max: 4, limit: {net: 0.5},
         rule: {kind: deadline, due: 06-30, late: {points: 2}, early: {each_day: 0.1}},
         bonus: [{id: g2.a, name: Thưởng, each: 0.25}]}
  - {id: rk, name: Thứ tự, max: 1, rule: {kind: rank, points: [1], else: 0}}
  - {id: rl, name: So đơn vị nhất, max: 1, rule: {kind: relative}}
deduct: [{id: t.a, name: Bậc trừ, cap: 3, rule: {kind: steps, below: 20, first: 1, every: 5,
          each: 0.5}},
         {id: t.b, name: Tuyến tính trừ, cap: 2, rule: {kind: linear, worst: 0, best: 10}}]
"""


@pytest.mark.skipif(SOFFICE is None, reason=MISSING)
def test_every_kind_in_every_writing_is_computed_or_the_bloc_s(tmp_path: Path) -> None:
    """A kind that is added belongs here: else the random scales may miss what is new about it."""
    data = {"bloc.yaml": b"id: khoi\nname: K\n", "units.yaml": b"units: [{id: u1, name: U}]\n"}
    base = MemoryFiles({**data, "2022/criteria.yaml": EVERY_WRITING.encode()})
    form, scale = form_of(base, "self")
    kinds = {type(node.rule) for node in scale.nodes.values() if node.is_leaf}
    assert {one for one in KINDS if one not in kinds} == {PeriodsRule}, "periods have no form"
    cases = []
    for n in range(8):
        filled = fill(write_form(form, scale), typed(form, random.Random(n), 1 if n % 2 else 0.9))
        after = taken(base, filled)
        if after is not None:
            cases.append((filled, after))
    assert len(cases) >= 4
    saved = recalculated_all(tmp_path, [filled for filled, _ in cases])
    seen: set[str] = set()
    for (_, after), book in zip(cases, saved, strict=True):
        score, cells = scored(after, "self"), figures(book, later=False)
        assert score is not None
        _, wrong = differences(scale, score, cells)
        assert not wrong, "\n".join(wrong)
        seen |= {key for key, value in cells.items() if isinstance(value, int | float)}
    by_bloc = {"rk", "rl"}
    leaves = {f"leaf:{one}" for one, node in scale.nodes.items() if node.is_leaf}
    assert leaves - seen == {f"leaf:{one}" for one in by_bloc} and "group:gr" in seen


WRONG: list[dict[str, Any]] = [
    {"p": "chín", "pf": "xong", "ch": "Xuất sắc", "ti": 100.5, "co": 2.5, "d2": date(2012, 9, 1)},
    {"p": "4,5", "ti": "95%", "rt": "45 hộ", "re": 40, "target:re": "50 hộ", "co": "2 lần"},
    {"p": "4.5", "fact:nu": "ba mươi", "fact:som": 101, "d2": "15/9/2022 (dự kiến)"},
    {"p": 5.5, "due:d1:1": date(2022, 3, 1), "due:d1:2": "tháng 6", "item:full.a": 1.5},
    {"p": 4.3, "co instead": "có"},
    {"p": -1, "item:full.a": "hai", "item:full.b": "đúng", "item:t.a": "năm"},
    {"p": 4, "p instead": "không áp dụng", "co instead": "có"},
]
"""What people paste over the lists and bounds of a form: no import takes any of it."""
READERS = {"fact:nu": "tf", "fact:som": "lf", "target:re": "re", "due:d1:1": "d1", "due:d1:2": "d1"}


@pytest.mark.skipif(SOFFICE is None, reason=MISSING)
def test_what_no_import_takes_gives_no_points(tmp_path: Path) -> None:
    data = {"bloc.yaml": b"id: khoi\nname: K\n", "units.yaml": b"units: [{id: u1, name: U}]\n"}
    base = MemoryFiles({**data, "2022/criteria.yaml": EVERY_WRITING.encode()})
    form, scale = form_of(base, "self")
    blank_ = write_form(form, scale)
    entries = [{k if ":" in k else f"leaf:{k}": v for k, v in one.items()} for one in WRONG]
    books = [fill(blank_, one) for one in entries]
    for one, typed_, saved in zip(entries, books, recalculated_all(tmp_path, books), strict=True):
        assert taken(base, typed_) is None
        shown = figures(saved, later=False)
        for key in (key.partition(" ")[0] for key in one):
            row = f"leaf:{READERS[key]}" if key in READERS else key
            assert shown[row] == "xem lại", (key, shown[row])
