"""The JSON Schema and thidua take the same rules: what the one takes, the other takes."""

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.helpers.books import attempt
from tests.helpers.schema_files import Core
from thidua.diagnostics.diagnostic import Severity
from thidua.diagnostics.words import severity_of
from thidua.views.schemas import schema

STEPS = "kind: steps, first: 0, every: 1, each: 1"
DUE = "kind: deadline, due: 06-30, late: {points: 1}"
RULES = [
    # rule, whether it can stand
    ("{kind: tiers, tiers: [{from: 1, points: 5}, {else: true, points: 0}]}", True),
    ("{kind: tiers, tiers: []}", False),
    ("{kind: tiers, tiers: [{points: 5}]}", False),
    ("{kind: tiers, tiers: [{from: 1, else: true, points: 5}]}", False),
    ("{kind: choice, options: {a: 5, b: {name: B, points: 0}}}", True),
    ("{kind: choice, options: {}}", False),
    ("{kind: linear, worst: 0, best: 9, least: 0}", True),
    ("{kind: linear, worst: 0, best: 9, least: 0.5}", True),
    ("{kind: linear, worst: 0, best: 9, least: 10%}", True),
    ("{kind: linear, worst: 0, best: 9, least: 1/4}", True),
    ("{kind: linear, worst: 0, best: 9, least: -1}", False),
    (f"{{{STEPS}, above: 1}}", True),
    (f"{{{STEPS}, above: 1, partial: exact, start: max}}", True),
    (f"{{{STEPS}, above: 1, partial: half}}", False),
    (f"{{{STEPS}, above: 1, below: 0}}", False),
    (f"{{{STEPS}}}", False),
    ("{kind: rank, points: [5, 3], else: 0}", True),
    ("{kind: rank, points: [5, 3]}", False),
    ("{kind: rank, top: [{share: 20%, points: 5}, {else: true, points: 1}]}", True),
    ("{kind: rank, top: [{points: 5}, {else: true, points: 1}]}", False),
    ("{kind: rank, points: [5], else: 0, tied: mean}", True),
    ("{kind: rank, points: [5], else: 0, tied: worst}", False),
    (f"{{{DUE}}}", True),
    (f"{{{DUE.replace('06-30', '[]')}}}", False),
    (f"{{{DUE.replace('points: 1', 'points: 1, each_day: 1')}}}", False),
    (f"{{{DUE}, early: {{each_day: 0.5, cap: 1}}}}", True),
    (f"{{{DUE}, early: {{points: 1, each_day: 1}}}}", False),
    ("{kind: periods, of: tuan}", True),
    ("{kind: periods, of: tuan, combine: {best: 1}}", True),
    ("{kind: periods, of: tuan, combine: {best: 0}}", False),
    ("{kind: periods, of: tuan, combine: {best: 1, n: 2}}", False),
    ("{kind: periods, of: tuan, combine: {}}", False),
    ("{kind: periods, of: tuan, take: points, combine: sum}", True),
    ("{kind: periods, of: tuan, combine: sum}", False),
    ("{kind: ratio, target: 40}", True),
    ("{kind: ratio, target: bloc:median}", True),
    ("{kind: ratio, target: bloc:most}", False),
]


@pytest.mark.parametrize(("rule", "stands"), RULES)
def test_the_schema_takes_what_thidua_takes(rule: str, stands: bool) -> None:
    text = f"max: 5\ncriteria: [{{id: x, name: X, max: 5, rule: {rule}}}]"
    _, found = attempt(text, {"a": "scores: {}"})
    errors = [one.code for one in found if severity_of(one) is Severity.ERROR]
    # That a kind of period is not there is no fault of the writing.
    assert (not [code for code in errors if code != "TD340"]) is stands
    assert Draft202012Validator(schema("criteria")).is_valid(yaml.load(text, Core)) is stands
