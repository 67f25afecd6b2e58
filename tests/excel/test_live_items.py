"""The live points of an item by a rule are what the item comes to: read from its own entry, from a
fact, or from what its leaf was given."""

from typing import Any

import pytest

from tests.excel.test_live_points import form_of
from tests.helpers.books import YEAR, F, layout, leaf_scale, node, scored, sheet
from tests.helpers.spreadsheet import computed
from thidua.excel.forms.live_points import LivePoints
from thidua.store.folder import MemoryFiles

FACTS = "{id: f, name: F}"
BELOW = "rule: {kind: steps, below: 20, first: 1, every: 5, each: 0.5}"
ABOVE = "rule: {kind: steps, above: 90, first: 0, every: 1, each: 0.1}"
TIERS = "kind: tiers, tiers: [{from: 90, points: 5}, {else: true, points: 1}]"
CASES = [
    # leaf, item, what is typed, the item's amount
    # 14 is 6 under 20: one whole step of 5, 1 + 0.5; 20 itself is not under it.
    ("rule: full", BELOW, {"item:i": 14}, "1.5"),
    ("rule: full", BELOW, {"item:i": 20}, "0"),
    ("rule: full", f"cap: 1.25, {BELOW}", {"item:i": 14}, "1.25"),
    ("rule: full", f"cap: 3, {BELOW}", {"item:i": 25}, "0"),
    ("rule: full", ABOVE, {"item:i": "92.5"}, "0.2"),
    # The leaf's own figure: 14 again.
    ("rule: {kind: count, each: 1}", BELOW, {"leaf:x": 14}, "1.5"),
    (f"rule: {{{TIERS}}}", ABOVE, {"leaf:x": 95}, "0.5"),
    (f"rule: {{{TIERS}, of: f}}", ABOVE, {"fact:f": 95}, "0.5"),
    # What the leaf looks up is 38 of 40 in percent: 95; 30 of 40 is 75.
    (f"rule: {{{TIERS}, target: 40}}", ABOVE, {"leaf:x": 38}, "0.5"),
    (f"rule: {{{TIERS}, target: 40, of: f}}", ABOVE, {"fact:f": 38}, "0.5"),
    (f"rule: {{{TIERS}, target: entered}}", ABOVE, {"leaf:x": 38, "target:x": 40}, "0.5"),
    ("rule: {kind: steps, below: 95, first: 0, every: 1, each: 0.1, target: 40}", ABOVE,
     {"leaf:x": 37}, "0.2"),
    ("rule: {kind: linear, worst: 60, best: 100, target: 40}", ABOVE, {"leaf:x": 38}, "0.5"),
    ("rule: {kind: ratio, target: 40}", ABOVE, {"leaf:x": 95}, "0.5"),
]  # fmt: skip


@pytest.mark.parametrize(("leaf", "item", "typed", "amount"), CASES)
def test_an_item_by_a_rule(leaf: str, item: str, typed: dict[str, Any], amount: str) -> None:
    text = leaf_scale(f"max: 5\n{leaf}\nbonus: [{{id: i, name: I, {item}}}]", FACTS)
    assert live(text, typed) == F(amount)
    given = {key.partition(":")[2]: value for key, value in typed.items() if key[0] not in "ft"}
    if "target:x" in typed:
        given["x"] = f"{{actual: {typed['leaf:x']}, target: {typed['target:x']}}}"
    facts = f"f: {typed['fact:f']}" if "fact:f" in typed else ""
    entered = sheet(*(f"{key}: {value}" for key, value in given.items()), facts=facts)
    found = node(scored(text, {"a": entered}), "a", "x")
    assert sum(step.points or 0 for step in found.steps if "item" in step.args) == F(amount)


def live(scale: str, typed: dict[str, Any]) -> Any:
    """What the cell of the item's points shows."""
    written = layout(scale, {"u1": sheet()})
    del written[f"{YEAR}/scores/verified/u1.yaml"]
    form, read = form_of(MemoryFiles({k: v.encode() for k, v in written.items()}), "verified")
    names = {row.key: f"c{n}" for n, row in enumerate(form.rows)}
    cells: dict[str, Any] = dict.fromkeys(names.values())
    cells |= {names[key]: F(value) for key, value in typed.items()}
    points = LivePoints(form, read, lambda key, _column: names[key])
    made = points.formula("item:i")
    assert made is not None
    return computed(made.removeprefix("="), cells)
