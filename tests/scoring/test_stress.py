"""Faults planted in draft scales of different shape: each is named, and by nothing else."""

from pathlib import Path

import pytest

from thidua.bloc.scoring.check_scale import check_scale
from thidua.bloc.scoring.check_stress import check_stress
from thidua.model.bloc import BlocFile
from thidua.model.book import Book, Sourced, YearBook
from thidua.model.scale.criteria import Scale
from thidua.model.units import Units
from thidua.store.yaml.reader import parse

FACTS = """
facts:
  - {id: p, name: P, measure: "%"}
  - {id: n, name: N, whole: true, range: [0, 10]}
  - {id: wide, name: W, range: [0, 500]}
"""
"""A percent, a whole figure from 0 to 10, and a wide one."""


def found(criteria: str, head: str = "") -> set[str]:
    """What is told of a draft scale of 20 points in a bloc of five."""
    text = f"status: draft\nmax: 20\n{head}{FACTS}criteria:\n{criteria}"
    tree, problems = parse(text.encode(), "criteria.yaml")
    assert not problems, problems
    scale = Scale.model_validate(tree)
    units = Units.model_validate({"units": [{"id": one, "name": one} for one in "abcde"]})
    bloc = BlocFile.model_validate({"id": "k", "name": "K"})
    book = Book("", Sourced("bloc.yaml", bloc), Sourced("units.yaml", units))
    yearbook = YearBook(2022, Sourced("criteria.yaml", scale))
    told = [*check_scale(book, yearbook), *check_stress(scale, "criteria.yaml", 5)]
    return {one.code for one in told}


def leaf(rest: str) -> str:
    """A leaf with `rest` beside a sound one, both of ten points."""
    return (
        f'  - {{id: "1", name: A, max: 10, {rest}}}\n'
        '  - {id: "2", name: B, max: 10, rule: points}\n'
    )


def tiers(*rows: str) -> str:
    return f"{{kind: tiers, tiers: [{', '.join(f'{{{row}}}' for row in rows)}]}}"


P = 'measure: "%", rule: '
SOUND = (
    f"rule: {tiers('from: 5, points: 10', 'else: true, points: 0')}",
    P + tiers("from: 98, points: 10", "from: 90, below: 98, points: 5", "below: 90, points: 0"),
    "measure: lần, whole: true, rule: " + tiers("from: 5, points: 10", "to: 4, points: 0"),
    "range: [50, 100], rule: " + tiers("from: 75, points: 10", "from: 50, points: 0"),
    P + "{kind: linear, worst: 50, best: 100}",
    P + "{kind: linear, worst: 5, best: 0, lower_is_better: true, least: 10%}",
    "rule: {kind: linear, worst: bloc:min, best: bloc:max}",
    P + "{kind: steps, below: 80, first: 0, every: 1, each: 0.5, partial: exact}",
    "rule: {kind: steps, above: 10, first: 1, every: 5, each: 1}",
    "rule: {kind: rank, points: [10, 8, 6, 4, 2], else: 0}",
    "rule: {kind: rank, top: [{share: 20%, points: 10}, {share: 60%, points: 5}, {else: true, points: 0}]}",
    "rule: {kind: choice, options: {a: 10, b: 5, c: 0}}",
    "rule: {kind: choice, options: {tot: {name: Tốt, points: 10}, kem: {name: Kém, points: 0}}}",
    "rule: pass_fail",
    "rule: {kind: points, step: 0.5}",
    "rule: {kind: ratio, target: 100}",
    "rule: {kind: ratio, target: bloc:mean}",
    "rule: {kind: count, each: 2}",
    "rule: {kind: deadline, due: 06-30, late: {each_day: 0.5}, early: {each_day: 0.1, cap: 1}}",
    "rule: {kind: relative}",
    "deduct: [{id: d, name: D, each: 1}]",
    "deduct: {cap: 5, items: [{id: d, name: D, each: 1}]}",
    "deduct: [{id: d, name: D, each: 1, cap: 3}], floor: -2",
    "rule: points, bonus: {cap: 2, items: [{id: b, name: B, each: 0.5}]}",
    "rule: points, bonus: [{id: b, name: B, each: 0.5, cap: 2}], clamp: true",
    "rule: points, bonus: [{id: b, name: B, share: 10%}]",
    "rule: points, bonus: {one_of: true, items: [{id: b, name: B, points: 1}, {id: c, name: C, points: 2}]}",
    "rule: points, bonus: {cap: 3, items: [{id: b, name: B, each: 1}]}, limit: {net: 2}",
    "rule: {kind: table, rows: {p: [0, 50]}, columns: {n: [0, 5]}, points: [[0, 5], [5, 10]]}",
)


@pytest.mark.parametrize("rest", SOUND)
def test_a_sound_leaf_is_left_alone(rest: str) -> None:
    assert found(leaf(rest)) == set()


HOLES = (
    f"rule: {tiers('from: 10, points: 10', 'below: 9, points: 0')}",
    f"rule: {tiers('above: 98, points: 10', 'below: 98, points: 0')}",
    f"rule: {tiers('from: 98, points: 10', 'from: 90, below: 97, points: 5', 'below: 90, points: 0')}",
    f"rule: {tiers('from: 98, points: 10', 'from: 90, points: 5')}",
    f"rule: {tiers('to: 5, points: 10', 'from: 6, points: 0')}",
    f"rule: {tiers('below: 5, points: 10', 'above: 5, points: 0')}",
    f"rule: {tiers('from: 1, points: 10', 'to: 0, points: 0')}",
    P + tiers("above: 95, points: 10", "above: 90, below: 95, points: 5", "to: 90, points: 0"),
    P + tiers("from: 50, below: 100, points: 10", "below: 50, points: 0"),
    P + tiers("from: 95, points: 10", "from: 90, points: 5"),
    P + tiers("to: 1, points: 10", "to: 5, points: 5"),
    "measure: lần, whole: true, rule: " + tiers("from: 5, points: 10", "to: 3, points: 0"),
    "measure: lần, whole: true, rule: " + tiers("above: 5, points: 10", "below: 5, points: 0"),
    "range: [0, 50], rule: " + tiers("from: 30, points: 10", "from: 10, points: 5"),
    "range: [-10, 10], rule: " + tiers("from: 0, points: 10", "from: -5, points: 5"),
    "rule: {kind: tiers, of: p, tiers: [{from: 90, points: 10}, {from: 80, points: 5}]}",
    "rule: {kind: tiers, of: n, tiers: [{from: 8, points: 10}, {to: 6, points: 0}]}",
    "rule: {kind: tiers, of: wide, tiers: [{from: 400, points: 10}, {from: 100, points: 5}]}",
    "rule: {kind: tiers, target: 100, tiers: [{from: 100, points: 10}, {from: 50, points: 5}]}",
    "rule: points, deduct: [{id: d, name: D, rule: {kind: tiers, of: p, tiers: [{below: 50, points: 1}, {above: 50, points: 0}]}}]",
)
UNREACHABLE = (
    f"rule: {tiers('from: 90, points: 10', 'from: 95, points: 5', 'else: true, points: 0')}",
    f"rule: {tiers('to: 10, points: 10', 'to: 5, points: 5', 'above: 10, points: 0')}",
    f"rule: {tiers('from: 0, points: 10', 'from: 5, points: 5')}",
    f"rule: {tiers('above: 5, points: 10', 'from: 6, points: 5', 'to: 5, points: 0')}",
    P + tiers("from: 110, points: 10", "from: 90, points: 5", "else: true, points: 0"),
    P + tiers("above: 100, points: 10", "to: 100, points: 5"),
    "range: [0, 50], rule: " + tiers("from: 60, points: 10", "below: 60, points: 5"),
    "range: [10, 50], rule: "
    + tiers("from: 30, points: 10", "from: 10, points: 5", "below: 10, points: 0"),
    "rule: {kind: tiers, of: n, tiers: [{from: 11, points: 10}, {else: true, points: 0}]}",
    "rule: {kind: tiers, of: p, tiers: [{above: 100, points: 10}, {else: true, points: 5}]}",
    "rule: {kind: tiers, of: wide, tiers: [{above: 500, points: 10}, {else: true, points: 5}]}",
    "measure: lần, whole: true, rule: "
    + tiers("from: 5, points: 10", "above: 3, below: 4, points: 5", "else: true, points: 0"),
    "rule: {kind: rank, points: [10, 9, 8, 7, 6, 5, 4], else: 0}",
    "rule: {kind: rank, top: [{share: 10%, points: 10}, {share: 50%, points: 5}, {else: true, points: 0}]}",
    "rule: {kind: rank, top: [{share: 40%, points: 10}, {share: 50%, points: 5}, {else: true, points: 0}]}",
    P + "{kind: linear, worst: 50, best: 120}",
    "range: [0, 8], rule: {kind: linear, worst: 0, best: 10}",
    "rule: {kind: steps, of: p, above: 90, first: 0, every: 10, each: 1}",
    "rule: {kind: points, step: 3}",
    "rule: {kind: choice, options: {a: 8, b: 0}}",
    "rule: {kind: ratio, target: 100, cap: 0.9}",
    "rule: {kind: table, rows: {p: [0, 50]}, columns: {n: [0, 5]}, points: [[0, 1], [2, 3]]}",
)
UNCAPPED = (
    "rule: points, bonus: [{id: b, name: B, each: 1}]",
    "rule: points, bonus: {items: [{id: b, name: B, each: 0.1}]}",
    "rule: points, bonus: [{id: b, name: B, points: 1}, {id: c, name: C, each: 1}]",
    "rule: points, bonus: {one_of: true, items: [{id: b, name: B, each: 1}, {id: c, name: C, points: 1}]}",
    "rule: points, bonus: [{id: b, name: B, each: 1}], limit: {deduct: 2}, deduct: [{id: d, name: D, each: 1, cap: 4}]",
    "rule: points, bonus: [{id: b, name: B, rule: {kind: steps, of: wide, above: 100, first: 0, every: 1, each: 0.1}}]",
    "deduct: [{id: d, name: D, each: 1}], bonus: [{id: b, name: B, each: 1}]",
    "rule: pass_fail, bonus: [{id: b, name: B, each: 5}]",
    "rule: {kind: linear, worst: 0, best: 10}, bonus: [{id: b, name: B, each: 5}]",
    "rule: {kind: rank, points: [10, 5], else: 0}, bonus: [{id: b, name: B, each: 5}]",
    "rule: {kind: count, each: 2}, bonus: {only_if_full: true, items: [{id: b, name: B, each: 1}]}",
    "rule: points, bonus: [{id: b, name: B, each: 1, if: {n: {from: 3}}}]",
    "rule: points, bonus: [{id: b, name: B, each: 1, cap: 2}, {id: c, name: C, each: 1}]",
    "rule: points, bonus: [{id: b, name: B, rule: {kind: steps, above: 5, first: 1, every: 1, each: 1}}]",
    "rule: {kind: choice, options: {a: 10, b: 0}}, bonus: [{id: b, name: B, each: 1}]",
    "rule: {kind: relative}, bonus: [{id: b, name: B, each: 1}]",
    "rule: {kind: ratio, target: 100}, bonus: [{id: b, name: B, each: 1}]",
    "rule: {kind: ratio, target: bloc:mean, cap: 1.2}, bonus: [{id: b, name: B, each: 0.2}]",
    f"rule: {tiers('from: 5, points: 10', 'else: true, points: 0')}, bonus: [{{id: b, name: B, each: 1}}]",
    "rule: {kind: table, rows: {p: [0, 50]}, columns: {n: [0, 5]}, points: [[0, 5], [5, 10]]}, bonus: [{id: b, name: B, each: 1}]",
    "rule: {kind: deadline, due: 06-30, late: {each_day: 0.1}}, bonus: [{id: b, name: B, each: 1}]",
    "rule: {kind: deadline, due: 06-30, late: {each_day: 0.1}, early: {each_day: 0.1}}",
    "rule: {kind: deadline, due: [03-31, 06-30], late: {points: 1}, early: {each_day: 0.5}}",
)
NO_FLOOR = ", floor: none"
WITHOUT_END = (
    *(
        f"{rule}deduct: [{{id: d, name: D, {each}}}]{NO_FLOOR}"
        for rule in (
            "",
            "rule: points, ",
            "rule: pass_fail, ",
            P.replace("rule: ", "") + "rule: {kind: linear, worst: 50, best: 100}, ",
        )
        for each in ("each: 1", "each: 0.1", "each: 1, if: {n: {from: 3}}")
    ),
    "rule: points, deduct: {items: [{id: d, name: D, each: 1}]}" + NO_FLOOR,
    "rule: points, deduct: [{id: d, name: D, points: 1}, {id: e, name: E, each: 1}]" + NO_FLOOR,
    "rule: points, deduct: [{id: d, name: D, each: 1, cap: 3}, {id: e, name: E, each: 2}]"
    + NO_FLOOR,
    "rule: points, deduct: {one_of: true, items: [{id: d, name: D, each: 1}, {id: e, name: E, points: 2}]}"
    + NO_FLOOR,
    "rule: points, deduct: [{id: d, name: D, each: 1}], limit: {bonus: 2}, bonus: [{id: b, name: B, each: 1}]"
    + NO_FLOOR,
    "rule: points, deduct: [{id: d, name: D, rule: {kind: steps, of: wide, above: 100, first: 0, every: 1, each: 0.1}}]"
    + NO_FLOOR,
    "rule: points, deduct: [{id: d, name: D, rule: {kind: steps, of: p, below: 90, first: 0, every: 1, each: 1}}]"
    + NO_FLOOR,
    "rule: {kind: count, each: 2}, deduct: [{id: d, name: D, each: 1}]" + NO_FLOOR,
    "rule: {kind: rank, points: [10, 5], else: 0}, deduct: [{id: d, name: D, each: 1}]" + NO_FLOOR,
)
EVEN = (
    f"rule: {tiers('from: 50, points: 10', 'else: true, points: 10')}",
    "rule: {kind: choice, options: {a: 10, b: 10}}",
    "rule: {kind: choice, options: {a: 10}}",
    "rule: {kind: linear, worst: 0, best: 10, least: 100%}",
    "rule: {kind: linear, worst: 0, best: 10, least: 10}",
    "range: [90, 100], rule: {kind: linear, worst: 50, best: 80}",
    P.replace("rule", "range: [0, 40], rule") + "{kind: linear, worst: 50, best: 80}",
    "rule: {kind: steps, above: 5, first: 0, every: 1, each: 0}",
    P + "{kind: steps, above: 100, first: 1, every: 1, each: 1}",
    P + "{kind: steps, below: 0, first: 1, every: 1, each: 1}",
    "range: [0, 4], rule: {kind: steps, above: 5, first: 1, every: 1, each: 1}",
    "rule: {kind: steps, below: 80, first: 0, every: 1, each: 0}",
    "rule: {kind: count, each: 0}",
    "rule: {kind: rank, points: [10, 10, 10, 10, 10], else: 0}",
    "rule: {kind: rank, top: [{share: 50%, points: 10}, {else: true, points: 10}]}",
    "rule: {kind: table, rows: {p: [0, 50]}, columns: {n: [0, 5]}, points: [[10, 10], [10, 10]]}",
    "rule: {kind: tiers, of: n, tiers: [{from: 0, points: 10}, {else: true, points: 0}]}",
    "range: [60, 100], rule: " + tiers("from: 50, points: 10", "else: true, points: 0"),
    "rule: {kind: points, step: 11}",
    "range: [5, 5.5], rule: {kind: linear, worst: 0, best: 5}",
)
IDLE = (
    "rule: points, bonus: {cap: 5, items: [{id: b, name: B, points: 1}]}",
    "rule: points, bonus: {cap: 5, items: [{id: b, name: B, each: 1, cap: 2}]}",
    "rule: points, bonus: [{id: b, name: B, points: 1, cap: 2}]",
    "deduct: {cap: 9, items: [{id: d, name: D, points: 1}, {id: e, name: E, points: 2}]}",
    "deduct: [{id: d, name: D, points: 1, cap: 5}]",
    "rule: points, bonus: [{id: b, name: B, each: 1, cap: 1}], limit: {bonus: 3}",
    "deduct: [{id: d, name: D, each: 1, cap: 1}], limit: {deduct: 3}",
    "deduct: [{id: d, name: D, each: 1, cap: 1}], limit: {net: 3}",
    "deduct: [{id: d, name: D, each: 1, cap: 2}], floor: -5",
    "rule: points, deduct: [{id: d, name: D, each: 1, cap: 2}], floor: -5",
    "rule: points, clamp: true",
    "rule: points, bonus: {one_of: true, cap: 3, items: [{id: b, name: B, points: 1}, {id: c, name: C, points: 2}]}",
    "rule: points, bonus: {cap: 5, items: [{id: b, name: B, points: 1}, {id: c, name: C, each: 1, cap: 1}]}",
    "rule: points, bonus: [{id: b, name: B, points: 1}], limit: {bonus: 2}",
    "rule: points, limit: {bonus: 5}",
    "rule: points, limit: {deduct: 5}",
    "deduct: [{id: d, name: D, each: 1}], limit: {deduct: 12}",
    "deduct: [{id: d, name: D, each: 1, cap: 40}], limit: {deduct: 20}",
    "deduct: [{id: d, name: D, each: 1}], floor: 4, limit: {deduct: 7}",
    "deduct: [{id: d, name: D, each: 1}], floor: -5, limit: {deduct: 16}",
    "rule: points, bonus: [{id: b, name: B, points: 1}], deduct: [{id: d, name: D, points: 1}], limit: {net: 2}",
    "rule: {kind: deadline, due: 06-30, late: {points: 2}, early: {each_day: 0.1, cap: 1}}, limit: {bonus: 2}",
)
ALWAYS = (
    "rule: points, bonus: {cap: 0.5, items: [{id: b, name: B, each: 1}]}",
    "rule: points, bonus: {cap: 0, items: [{id: b, name: B, each: 1}]}",
    "rule: points, bonus: [{id: b, name: B, each: 2, cap: 1}]",
    "rule: points, bonus: [{id: b, name: B, points: 2, cap: 1}]",
    "deduct: {cap: 1, items: [{id: d, name: D, points: 3}, {id: e, name: E, each: 2}]}",
    "deduct: [{id: d, name: D, each: 5, cap: 1}]",
    "rule: points, bonus: {cap: 4, items: [{id: b, name: B, each: 2}]}, limit: {bonus: 1}",
    "rule: points, bonus: {cap: 4, items: [{id: b, name: B, each: 2}]}, limit: {bonus: 0}",
    "deduct: [{id: d, name: D, each: 2}], limit: {deduct: 1}",
    "deduct: [{id: d, name: D, each: 2}], limit: {deduct: 0}",
    "deduct: [{id: d, name: D, each: 2}], limit: {net: 0}",
    "rule: points, bonus: {cap: 1, items: [{id: b, name: B, each: 1.5}, {id: c, name: C, points: 2}]}",
    "rule: points, bonus: [{id: b, name: B, each: 0.5, cap: 0.25}]",
    "rule: points, bonus: [{id: b, name: B, points: 3, cap: 2.5}]",
    "deduct: {cap: 0, items: [{id: d, name: D, each: 1}]}",
    "deduct: [{id: d, name: D, points: 5, cap: 2}]",
    "deduct: [{id: d, name: D, each: 3, cap: 2}, {id: e, name: E, each: 1}]",
    "rule: points, bonus: {cap: 4, items: [{id: b, name: B, points: 3}]}, limit: {bonus: 2}",
    "deduct: [{id: d, name: D, points: 3}, {id: e, name: E, each: 4}], limit: {deduct: 2}",
    "rule: points, bonus: {cap: 4, items: [{id: b, name: B, each: 2}]}, limit: {net: 0}",
)
PLANTED = [
    *((rest, {"TD306"}) for rest in HOLES),
    *((rest, {"TD307", "TD270", "TD271"}) for rest in UNREACHABLE),
    *((rest, {"TD336"}) for rest in (*UNCAPPED, *WITHOUT_END)),
    *((rest, {"TD337"}) for rest in EVEN),
    *((rest, {"TD339"}) for rest in (*IDLE, *ALWAYS)),
]


@pytest.mark.parametrize(("rest", "codes"), PLANTED, ids=[rest for rest, _ in PLANTED])
def test_a_planted_fault_is_named(rest: str, codes: set[str]) -> None:
    assert found(leaf(rest)) & codes


def group(*parts: str) -> str:
    """A group of ten points beside a sound leaf."""
    return (
        '  - id: "1"\n    name: G\n    max: 10\n    criteria:\n'
        + "".join(f"      - {{{part}}}\n" for part in parts)
        + '  - {id: "2", name: B, max: 10, rule: points}\n'
    )


X = "id: x, name: X, "
Y = "id: y, name: Y, "
SMALL = "deduct: [{id: d, name: D, each: 0.1, cap: 0.2}]"
DECIDED = (
    (X + "max: 9, rule: points", Y + "max: 1, rule: points"),
    (X + "max: 9.5, rule: points", Y + "max: 0.5, deduct: [{id: d, name: D, each: 0.1}]"),
    (X + "max: 5, rule: points", Y + f"max: 5, {SMALL}"),
    (X + "max: 5, rule: points", Y + "max: 5, rule: {kind: linear, worst: 0, best: 9, least: 95%}"),
    (X + "max: 5, rule: pass_fail", Y + "max: 5, rule: {kind: choice, options: {a: 5, b: 4.9}}"),
    (X + "max: 5, rule: {kind: rank, points: [5, 0], else: 0}", Y + f"max: 5, {SMALL}"),
    (
        X + "max: 5, rule: {kind: relative}",
        Y + f"max: 5, rule: {tiers('from: 5, points: 5', 'else: true, points: 4.8')}",
    ),
    (
        X + "max: 4, rule: points",
        Y + "max: 3, deduct: [{id: d, name: D, points: 0.1}]",
        "id: z, name: Z, max: 3, deduct: [{id: e, name: E, points: 0.1}]",
    ),
    (X + "max: 5, deduct: [{id: e, name: E, each: 1}]", Y + f"max: 5, {SMALL}"),
    (X + "max: 5, rule: {kind: count, each: 1}", Y + "max: 5, rule: {kind: count, each: 0}"),
    (
        X + "max: 9.2, rule: points",
        Y + "max: 0.4, rule: points",
        "id: z, name: Z, max: 0.4, rule: points",
    ),
    (
        X + "max: 2, rule: points, bonus: [{id: b, name: B, each: 1, cap: 100}]",
        Y + "max: 8, rule: points",
    ),
    (
        X + "max: 1, deduct: [{id: d, name: D, each: 1, cap: 200}], floor: none",
        Y + "max: 9, rule: {kind: choice, options: {a: 9, b: 8.9}}",
    ),
    (X + "max: 5, rule: points", Y + "max: 5, rule: {kind: points, step: 6}"),
    (X + "max: 5, rule: points", Y + "max: 5, rule: {kind: choice, options: {a: 5}}"),
    (
        X + "max: 5, rule: points",
        Y
        + "max: 5, "
        + P.replace("rule", "range: [99, 100], rule")
        + "{kind: linear, worst: 0, best: 100}",
    ),
    (
        X + "max: 5, rule: points",
        Y + "max: 5, rule: {kind: rank, points: [5, 4.95, 4.9, 4.85], else: 4.8}",
    ),
    (
        X + "max: 5, rule: points",
        Y + "max: 5, rule: {kind: rank, top: [{share: 50%, points: 5}, {else: true, points: 4.8}]}",
    ),
    (X + "max: 10, rule: points", Y + "max: 0, rule: points, bonus: [{id: b, name: B, points: 1}]"),
    (
        X + "max: 4, rule: pass_fail",
        Y + f"max: 3, {SMALL}",
        "id: z, name: Z, max: 3, deduct: [{id: e, name: E, points: 0.1}]",
    ),
)
SHARED = (
    (X + "max: 5, rule: points", Y + "max: 5, rule: points"),
    (X + "max: 8, rule: points", Y + "max: 2, rule: points"),
    (X + "max: 5, rule: points", Y + "max: 5, deduct: [{id: d, name: D, each: 1}]"),
    (
        X + "max: 5, rule: pass_fail",
        Y + "max: 5, rule: {kind: linear, worst: 0, best: 9, least: 20%}",
    ),
    (X + "max: 10, rule: points",),
    (
        X + "max: 5, rule: points, bonus: [{id: b, name: B, each: 1, cap: 2}]",
        Y + "max: 5, rule: pass_fail",
    ),
    (X + "max: 5, deduct: [{id: d, name: D, each: 1, cap: 30}]", Y + "max: 5, rule: points"),
)


@pytest.mark.parametrize("parts", DECIDED, ids=["; ".join(parts) for parts in DECIDED])
def test_one_that_decides_its_group_is_named(parts: tuple[str, ...]) -> None:
    assert "TD338" in found(group(*parts))


@pytest.mark.parametrize("parts", SHARED, ids=["; ".join(parts) for parts in SHARED])
def test_parts_that_share_a_group_are_left_alone(parts: tuple[str, ...]) -> None:
    assert found(group(*parts)) == set()


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ("bonus: [{id: b, name: B, each: 1}]\n", {"TD336"}),
        ("bonus: [{id: b, name: B, each: 1}]\nlimit: {bonus: 3}\n", set()),
        ("bonus: [{id: b, name: B, each: 1}]\nclamp: true\n", set()),
        ("bonus: [{id: b, name: B, points: 1}]\nlimit: {bonus: 3}\n", {"TD339"}),
        ("bonus: [{id: b, name: B, each: 2}]\nlimit: {bonus: 1}\n", {"TD339"}),
        ("deduct: [{id: d, name: D, each: 1, cap: 2}]\nlimit: {deduct: 5}\n", {"TD339"}),
        ("deduct: [{id: d, name: D, each: 1}]\nlimit: {deduct: 5}\n", set()),
        ("deduct: [{id: d, name: D, each: 1}]\nfloor: none\n", {"TD336"}),
        ("deduct: [{id: d, name: D, each: 1}]\nfloor: none\nlimit: {deduct: 5}\n", set()),
        ("deduct: [{id: d, name: D, each: 1}]\nlimit: {deduct: 30}\n", {"TD339"}),
        ("clamp: true\n", {"TD339"}),
    ],
)
def test_the_scale_itself_is_a_node(head: str, codes: set[str]) -> None:
    assert found(leaf("rule: points"), head) == codes


ROOT = Path(__file__).parents[2]
SCALES = sorted(
    path
    for folder in ("data", "examples")
    for path in (ROOT / folder).rglob("*.yaml")
    if path.name == "criteria.yaml" or path.parent.name == "thang-diem"
)
REAL = {"examples/tien-giang-2022/2022/criteria.yaml": ["TD336"] * 4 + ["TD339"]}
"""What is true of the real scale: three open bonuses, warnings that cost 2 each below 0, and a cap
of 7 over items that come to 2."""


@pytest.mark.parametrize("path", SCALES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_scales_that_are_in_use_give_no_false_alarm(path: Path) -> None:
    tree, _ = parse(path.read_bytes(), path.name)
    assert isinstance(tree, dict)
    if "use" in tree:
        return
    scale = Scale.model_validate({**tree, "status": "draft"})
    told = sorted(one.code for one in check_stress(scale, path.name, 9))
    assert told == REAL.get(path.relative_to(ROOT).as_posix(), [])


# -- A draft scale under stress --------------------------------------------------------------------


SOUND_SCALE = """
status: draft
max: 20
criteria:
  - id: g
    name: G
    max: 12
    criteria:
      - {id: a, name: A, max: 6, rule: points, bonus: {cap: 1, items: [{id: a.b, name: B, each: 0.5}]}}
      - {id: b, name: B, max: 6, rule: {kind: linear, worst: 0, best: 10}}
  - {id: h, name: H, max: 8, deduct: [{id: h.d, name: D, each: 1}]}
"""


def codes(text: str) -> list[tuple[str, str]]:
    tree, found = parse(text.encode(), "criteria.yaml")
    assert not found
    return [(one.code, one.variant) for one in check_stress(Scale.model_validate(tree), "f", 5)]


def test_a_sound_draft_is_left_alone() -> None:
    assert codes(SOUND_SCALE) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{cap: 1, items: [{id: a.b, name: B, each: 0.5}]}", "[{id: a.b, name: B, each: 0.5}]", ("TD336", "")),
        ("{kind: linear, worst: 0, best: 10}", "{kind: linear, worst: 0, best: 10, least: 100%}", ("TD337", "")),
        ("{kind: linear, worst: 0, best: 10}", "{kind: tiers, tiers: [{else: true, points: 6}]}", ("TD337", "")),
        ("max: 6, rule: points", "max: 11.5, rule: points", ("TD338", "")),
        ("each: 0.5}]}", "points: 0.5}]}", ("TD339", "cap")),
        ("    name: G\n", "    name: G\n    limit: {bonus: 5}\n", ("TD339", "")),
        ("    name: G\n", "    name: G\n    limit: {bonus: 0}\n", ("TD339", "always")),
        # h may lose 2 x 1 by its capped list and nothing by lateness: 2 is never over 3.
        ("deduct: [{id: h.d, name: D, each: 1}]", "limit: {deduct: 3}, deduct: {cap: 2, items: [{id: h.d, name: D, each: 1}]}", ("TD339", "")),
        ("{kind: linear, worst: 0, best: 10}", "{kind: steps, above: 1, first: 0, every: 1, each: 0}", ("TD337", "")),
    ],
)  # fmt: skip
def test_planted_faults_are_found(old: str, new: str, expected: tuple[str, str]) -> None:
    assert old in SOUND_SCALE
    assert expected in codes(SOUND_SCALE.replace(old, new))


def test_a_limit_above_bounds_the_bonus() -> None:
    open_list = SOUND_SCALE.replace(
        "{cap: 1, items: [{id: a.b, name: B, each: 0.5}]}", "[{id: a.b, name: B, each: 0.5}]"
    )
    assert codes(open_list.replace("max: 20", "max: 20\nlimit: {bonus: 2}")) == []


def test_a_deduction_that_may_go_over_its_limit_is_left_alone() -> None:
    """A deadline never met costs all 8 points, so a limit of 5 says something."""
    late = SOUND_SCALE.replace(
        "max: 8, deduct: [{id: h.d, name: D, each: 1}]",
        "max: 8, limit: {deduct: 5}, rule: {kind: deadline, due: 01-31, late: {points: 1}},"
        " deduct: {cap: 2, items: [{id: h.d, name: D, each: 1}]}",
    )
    assert codes(late) == []
    first = SOUND_SCALE.replace(
        "{kind: linear, worst: 0, best: 10}",
        "{kind: steps, above: 1, first: 2, every: 1, each: 0}",
    )
    assert codes(first) == [("TD270", "")]  # 2 of 6 points at most


def test_an_adopted_scale_is_not_asked() -> None:
    faulty = SOUND_SCALE.replace("each: 0.5}]}", "points: 0.5}]}")
    assert codes(faulty.replace("status: draft", "status: adopted")) == []
