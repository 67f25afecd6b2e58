"""The formulas of a form, computed exactly without a spreadsheet, give what thidua gives: over many
random scales, wholly, partly and wrongly filled, stage after stage. What a spreadsheet makes of the
same formulas is seen in test_live_points."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.excel.test_live_points import STAGES, UNIT, filled, form_of, scored
from tests.helpers.reference import World
from tests.helpers.spreadsheet import computed, depth, most_arguments
from tests.helpers.worlds import Kind, files, worlds
from thidua.bloc.scoring.result import UnitScore
from thidua.excel.forms.form import Form
from thidua.excel.forms.live_items import LeftOut
from thidua.excel.forms.live_points import LivePoints
from thidua.excel.forms.rows import parts_of
from thidua.model.scale.criteria import Criterion, Scale
from thidua.store.folder import MemoryFiles
from thidua.text.vietnamese import fold


class Sheet(Mapping[str, Any]):
    """The cells of a form by what formulas call them: `r3_entry`, computed when they are asked."""

    def __init__(self, form: Form, scale: Scale, entries: Mapping[str, Any]) -> None:
        self.places = {row.key: n for n, row in enumerate(form.rows)}
        self.live = LivePoints(form, scale, self.name)
        self.formulas = {row.key: self.live.formula(row.key) for row in form.rows}
        self.found: dict[str, Any] = {}
        for key, value in entries.items():
            row, _, column = key.partition(" ")
            number = isinstance(value, int | float)
            self.found[self.name(row, column or "entry")] = (
                Fraction(str(value)) if number else value
            )
        self.asked = {self.name(*key): text for key, text in self.live.work.items()}
        self.asked |= {
            self.name(key, "calc"): text
            for key, text in self.formulas.items()
            if isinstance(text, str)
        }

    def name(self, key: str, column: str) -> str:
        return f"r{self.places[key]}_{column}"

    def __getitem__(self, name: str) -> Any:
        if name not in self.found:
            text = self.asked.get(name)
            self.found[name] = computed(text[1:], self) if text else None
        return self.found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.asked)

    def __len__(self) -> int:
        return len(self.asked)

    def shown(self, key: str) -> Any:
        """What a row's cell of points shows; a LeftOut where the bloc computes it."""
        made = self.formulas[key]
        return made if isinstance(made, LeftOut) else self[self.name(key, "calc")]


def sheet_of(form: Form, entries: Mapping[str, Any]) -> dict[str, Any]:
    """What is typed into a form, as a sheet says it."""
    rows, parts = {row.key: row for row in form.rows}, parts_of(form.rows)
    facts: dict[str, Any] = {}
    scores: dict[str, Any] = {}

    def said(key: str) -> Any:
        value, ask = entries.get(key), rows[key].ask
        if entries.get(f"{key} instead") is not None:
            return "na" if entries[f"{key} instead"] == "không áp dụng" else "false"
        if value is None or ask is None:
            return None
        if isinstance(value, str):
            return ask.picked(fold(value))  # type: ignore[attr-defined]
        return value.isoformat() if isinstance(value, date) else str(value)

    for row in form.rows:
        kind, _, name = row.key.partition(":")
        if kind == "fact" and said(row.key) is not None:
            facts[name] = said(row.key)
        if kind == "item" and said(row.key) is not None:
            scores[name] = said(row.key)
        if kind != "leaf":
            continue
        value = said(row.key)
        below = [said(part.key) for part in parts.get(name, ())]
        if row.key + " points" in entries:
            value = {"points": str(entries[row.key + " points"])}
        elif value != "na" and below and f"target:{name}" in rows:
            both = {"actual": value, "target": below[0]}
            value = {key: one for key, one in both.items() if one is not None} or None
        elif value != "na" and below:
            value = below if all(one is not None for one in below) else None
        if value is not None:
            scores[name] = value
    closed = str(entries.get("field:no_other_events") == "Có").lower()
    return {"unit": UNIT, "no_other_events": closed, "facts": facts, "scores": scores}


def differing(scale: Scale, score: UnitScore, sheet: Sheet) -> tuple[int, list[str]]:
    """How many figures were compared, and those that differ."""
    compared, wrong = 0, []

    def left(node: Criterion) -> bool:
        items = [f"item:{one.id}" for below in node.walk() for one in below.items()]
        keys = [*items, *(f"leaf:{leaf.id}" for leaf in node.leaves())]
        return any(
            isinstance(sheet.shown(key), LeftOut) or unsure(sheet.shown(key)) for key in keys
        )

    for node in scale.nodes.values():
        if left(node):
            continue
        result = score.nodes[node.id]
        shown = sheet.shown(f"{'leaf' if node.is_leaf else 'group'}:{node.id}")
        compared += 1
        if shown == "":
            shown = Fraction(0) if result.is_missing and result.points == 0 else shown
        if result.problems:
            continue
        if shown != result.points:
            wrong.append(f"{node.id}: {shown}, not {result.points} ({result.status})")
    if not any(map(left, scale.criteria)) and not any(one.problems for one in score.nodes.values()):
        compared += 1
        if sheet.shown("total") != score.points:
            wrong.append(f"total: {sheet.shown('total')}, not {score.points}")
    return compared, wrong


def unsure(shown: Any) -> bool:
    """Whether a cell shows no points, but why."""
    return isinstance(shown, LeftOut) or (isinstance(shown, str) and shown != "")


@settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None,
    phases=(Phase.generate,),
)  # fmt: skip
@given(worlds(Kind(events=False, bounds=3)), st.integers(0, 10**6))
def test_every_formula_gives_what_thidua_gives(world: World, number: int) -> None:
    """Three stages of forms, each filled over what the ones before it said; at the second there may
    be other units' sheets instead."""
    written = {name: text.encode() for name, text in files(world).items()}
    data = {name: text for name, text in written.items() if "/scores/" not in name}
    others = {n: text for n, text in written.items() if n.startswith(f"2022/scores/cross/{UNIT}-")}
    chance = Random(number)
    for n, stage in enumerate(STAGES):
        if stage == "cross" and others:
            data |= others
            continue
        form, scale = form_of(MemoryFiles(data), stage)
        entries = filled(form, chance, chance.choice([0.3, 0.85, 1]) if n == 0 else 0.3)
        said = json.dumps(sheet_of(form, entries)).encode()
        after = {**data, f"2022/scores/{stage}/{UNIT}.yaml": said}
        score = scored(MemoryFiles(after), stage)
        assert score is not None
        if not score.has_points:
            continue
        sheet = Sheet(form, scale, entries)
        _, wrong = differing(scale, score, sheet)
        assert not wrong, (stage, wrong, entries)
        data = after


CASES = [
    # The leaf has 4 less 1, and a bonus of 2: full by the bonus alone, so that the group's own does
    # not count; without the deduction it does.
    ("""max: 4
criteria:
  - {id: g, name: G, max: 4, bonus: {only_if_full: true, items: [{id: b, name: B, points: 1}]},
     criteria: [{id: x, name: X, max: 4, bonus: [{id: c, name: C, points: 2}],
                 deduct: [{id: d, name: D, each: 0.5}], rule: points}]}
""", [({"leaf:x": 4, "item:b": "Có", "item:c": "Có", "item:d": 2}, {"group:g": "5", "total": "5"}),
      ({"leaf:x": 4, "item:b": "Có", "item:c": "Có", "item:d": 0}, {"group:g": "7"}),
      ({"leaf:x": 4, "item:b": "Có"}, {"list:g:bonus": "1", "group:g": "5"})]),
    # Bonus 6 is cut to 5, deductions 1 stand; then 5 - 1 = 4 is one over the net of 3: 10 - 1 + 4.
    ("""max: 10
limit: {bonus: 5, deduct: 2, net: 3}
criteria:
  - {id: x, name: X, max: 10, rule: full, bonus: [{id: b, name: B, each: 1}],
     deduct: [{id: d, name: D, each: 1}]}
""", [({"item:b": 6, "item:d": 1}, {"leaf:x": "15", "total": "13"}),
      # 7 taken, 2 at most stay; nothing gained: net -2 is within 3. 10 - 2.
      ({"item:b": 0, "item:d": 7}, {"leaf:x": "3", "total": "8"}),
      ({"item:b": 1, "item:d": 7}, {"leaf:x": "4", "total": "9"})]),
    # 10 - 6 = 4; the net of 3 gives 3 back: 7.
    ("""max: 10
criteria:
  - {id: g, name: G, max: 10, limit: {net: 3}, deduct: [{id: d, name: D, each: 2}],
     criteria: [{id: x, name: X, max: 10}]}
""", [({"leaf:x": 10, "item:d": 3}, {"group:g": "7"})]),
    # 12 of at most 10: 2 over is bonus; the leaf's limit leaves 1, the group's clamp nothing, so
    # that the scale's limit of 0.5 cuts the other leaf's 1 to 0.5 alone: 10 + 5.5.
    ("""max: 15
limit: {bonus: 0.5}
criteria:
  - {id: g, name: G, max: 10, clamp: true,
     criteria: [{id: x, name: X, max: 10, limit: {bonus: 1}, rule: {kind: ratio, target: 10,
                 cap: 2}}]}
  - {id: y, name: Y, max: 5, bonus: [{id: b, name: B, points: 1}]}
""", [({"leaf:x": 12, "leaf:y": 5, "item:b": "Có"},
       {"leaf:x": "11", "group:g": "10", "leaf:y": "6", "total": "15.5"})]),
    # Each leaf to the next half before it is added: 3.25 is 3.5, 1.2 is 1; 1.3 with its bonus 1.5.
    ("""max: 9
rounding: {to: 0.5, at: criterion}
criteria:
  - {id: x, name: X, max: 4}
  - {id: y, name: Y, max: 5, bonus: [{id: b, name: B, points: 0.1}]}
""", [({"leaf:x": 3.25, "leaf:y": 1.2}, {"leaf:x": "3.5", "leaf:y": "1", "total": "4.5"}),
      ({"leaf:x": 3.25, "leaf:y": 1.2, "item:b": "Có"}, {"leaf:y": "1.5", "total": "5"})]),
    # A lateness of 3 days x 0.5 is a deduction: of at most 1, so 0.5 is given back to 5 - 1.5.
    ("""max: 5
limit: {deduct: 1}
criteria:
  - {id: x, name: X, max: 5, rule: {kind: deadline, due: 06-30, late: {each_day: 0.5}}}
""", [({"leaf:x": date(2022, 7, 3)}, {"leaf:x": "3.5", "total": "4"})]),
    # Nothing is given for x while it is missing, and of the 7 taken off no more than 2.5 stay: -2.5
    # is -2 by half_even. With its 4 points: 4 - 2.5 = 1.5, which is 2.
    ("""max: 10
rounding: {places: 0, mode: half_even, at: criterion}
criteria:
  - {id: x, name: X, max: 4, rule: {kind: choice, options: {tot: 4, kha: 1}}, floor: none,
     limit: {deduct: 2.5}, deduct: [{id: d, name: D, each: 1}, {id: e, name: E, share: 10%}]}
  - {id: y, name: Y, max: 6}
""", [({"item:d": 7, "leaf:y": 6}, {"leaf:x": "-2", "total": "4"}),
      ({"item:d": 7, "leaf:y": 6, "leaf:x": "tot (4 điểm)"}, {"leaf:x": "2", "total": "8"})]),
    # The group gives back what is over its limit of what missing leaves owe, too: -3 + 2.
    ("""max: 4
criteria:
  - {id: g, name: G, max: 4, limit: {deduct: 1}, criteria: [{id: x, name: X, max: 4, floor: none,
     rule: points, deduct: [{id: d, name: D, each: 1}]}]}
""", [({"item:d": 3}, {"leaf:x": "-3", "group:g": "-1", "total": "-1"})]),
    # An item without entry reads what its leaf was given, where that is an option of its own.
    ("""max: 4
criteria:
  - {id: x, name: X, max: 4, rule: {kind: choice, options: {tot: 4, kha: 3, yeu: 2}},
     deduct: [{id: d, name: D, rule: {kind: choice, options: {kha: 0.5, yeu: 1, nang: 2}}}]}
""", [({"leaf:x": "tot (4 điểm)"}, {"leaf:x": "4"}),
      ({"leaf:x": "yeu (2 điểm)"}, {"item:d": "1", "leaf:x": "1"}),
      ({"leaf:x": "yeu (2 điểm)", "item:d": "nang (2 điểm)"}, {"item:d": "2", "leaf:x": "0"})]),
]  # fmt: skip


@pytest.mark.parametrize(("criteria", "forms"), CASES)
def test_limits_and_full_points(criteria: str, forms: list[tuple[dict[str, Any], Any]]) -> None:
    """Also what thidua itself computes of the same sheets."""
    data = {"bloc.yaml": b"id: khoi\nname: K\n", "units.yaml": b"units: [{id: u1, name: U}]\n"}
    data["2022/criteria.yaml"] = f"stages: [{{id: self, name: S}}]\n{criteria}".encode()
    for typed, expected in forms:
        form, scale = form_of(MemoryFiles(data), "self")
        sheet = Sheet(form, scale, typed)
        assert {key: sheet.shown(key) for key in expected} == {
            key: Fraction(value) for key, value in expected.items()
        }
        entries = {**typed, "field:no_other_events": "Có"}
        said = json.dumps(sheet_of(form, entries)).encode()
        score = scored(MemoryFiles({**data, "2022/scores/self/u1.yaml": said}), "self")
        assert score is not None
        assert differing(scale, score, Sheet(form, scale, entries))[1] == []


@pytest.mark.parametrize("mode", ["half_up", "half_even"])
@pytest.mark.parametrize("stage", ["self", "ver"])
def test_no_formula_is_deeper_or_longer_than_excel_takes(mode: str, stage: str) -> None:
    """Excel nests 64 functions, and takes 8192 characters and 255 arguments: every bound at once,
    sixty tiers, forty options with long names, 150 criteria in a group, 300 items in a list."""
    tiers = ", ".join(f"{{from: {90 - n}, points: {5 - n / 20}}}" for n in range(60))
    options = ", ".join(f"o{n}: {{name: Mức rất dài tên số {n}, points: {n}}}" for n in range(40))
    events = ", ".join(f"{{id: i{n}, name: I, each: 0.1}}" for n in range(300))
    leaves = ", ".join(f"{{id: x{n}, name: X, max: 1}}" for n in range(150))
    criteria = f"""max: 200
stages: [{{id: self, name: S}}, {{id: ver, name: V}}]
rounding: {{at: criterion, mode: {mode}}}
limit: {{net: 20}}
clamp: true
bonus: {{one_of: true, only_if_full: true, items: [{events}]}}
criteria:
  - {{id: t, name: T, max: 10, clamp: true, floor: -1, limit: {{bonus: 1, deduct: 2, net: 1}},
     rule: {{kind: tiers, target: 40, tiers: [{tiers}, {{else: true, points: 0}}]}},
     bonus: {{only_if_full: true, items: [{{id: b, name: B, share: 10%}}]}},
     deduct: [{{id: d, name: D, rule: {{kind: tiers, tiers: [{tiers},
               {{else: true, points: 0}}]}}}}]}}
  - {{id: c, name: C, max: 40, rule: {{kind: choice, options: {{{options}}}}}}}
  - {{id: g, name: G, max: 150, clamp: true, criteria: [{leaves}]}}
"""
    data = {"bloc.yaml": b"id: khoi\nname: K\n", "units.yaml": b"units: [{id: u1, name: U}]\n"}
    data |= {"2022/criteria.yaml": criteria.encode()}
    data |= {"2022/scores/self/u1.yaml": b"unit: u1\nscores: {t: 30, c: o3, d: 9}\n"}
    form, scale = form_of(MemoryFiles(data), stage)
    sheet = Sheet(form, scale, {})
    left = {k: one.why for k, one in sheet.formulas.items() if isinstance(one, LeftOut)}
    assert left == {}
    for text in (*sheet.live.work.values(), *map(str, sheet.formulas.values())):
        if text:
            assert depth(text[1:]) <= 64 and most_arguments(text[1:]) <= 255, text
            assert len(text) <= 8192 - 40, "names of cells are shorter than here"
    assert isinstance(sheet.shown("total"), Fraction)
