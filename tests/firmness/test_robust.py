"""robust: against brute force over every figure of small blocs; certificates that what-if
confirms; what is left of a ranking without a criterion, a scorer, a unit."""

import json
import random
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from tests.helpers.books import YEAR, bloc, layout
from tests.helpers.command_line import run
from tests.helpers.folders import write_files
from thidua.bloc.firmness.baseline import supposed_sheet
from thidua.bloc.firmness.robustness import Robustness, robustness
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.points_by_hand import hand_range
from thidua.bloc.scoring.result import YearResult
from thidua.bloc.scoring.score import score_sheets
from thidua.model.book import Book
from thidua.text.numbers import trimmed

Files = dict[str, str]


def scored(files: Files) -> tuple[Book, YearResult]:
    book, found = bloc(files)
    assert not found, found
    result, found = scored_year(book, YEAR, Options())
    assert result is not None, found
    return book, result


def firm(files: Files) -> Robustness:
    book, result = scored(files)
    return robustness(book, YEAR, result)


def grid(low: Fraction, high: Fraction, places: int) -> Iterator[Fraction]:
    step = Fraction(1, 10**places)
    value = -(-low // step) * step
    while value <= high:
        yield value
        value += step


def brute(book: Book, result: YearResult) -> list[Fraction | None]:
    """For each pair of neighbours the smallest change, by trying every figure of every leaf."""
    scale, yearbook = result.scale, book.years[YEAR]
    best: list[Fraction | None] = [None] * (len(result.ranked) - 1)
    pairs = list(pairwise(result.ranked))
    for score in result.ranked:
        concerned = [n for n, pair in enumerate(pairs) if score in pair]
        for leaf in scale.nodes.values():
            node = score.nodes[leaf.id]
            if not leaf.is_leaf or node.status != "scored":
                continue
            low, high = hand_range(leaf)
            assert high is not None
            levels = STEPS.get(leaf.leaf_rule.kind)
            for after in levels or grid(low, high, scale.rounding.places):
                change = abs(after - node.points)
                useful = [n for n in concerned if best[n] is None or change < best[n]]  # type: ignore[operator]
                if not change or not useful:
                    continue
                entry = {leaf.id: {"points": trimmed(after)}}
                sheet, _ = supposed_sheet(scale, score.unit.id, "", result.stage, entry)
                changed = score_sheets(book, yearbook, result.sheets, Options(supposed=(sheet,)))
                ranks = {one.unit.id: one.rank for one in changed.units}
                for n in useful:
                    first, second = (ranks[one.unit.id] for one in pairs[n])
                    if first is not None and second is not None and second < first:
                        best[n] = change
    return best


LEAVES = [
    "{id: ID, name: N, max: 3}",
    "{id: ID, name: N, max: 4, deduct: {cap: 2, items: [{id: ID.a, name: A, each: 0.5}]}}",
    "{id: ID, name: N, max: 3, rule: {kind: ratio, target: 3, cap: 4/3}}".replace("4/3", "1.5"),
    "{id: ID, name: N, max: 4, rule: relative}",
    "{id: ID, name: N, max: 2, bonus: {cap: 1, items: [{id: ID.b, name: B, points: 1}]}}",
]
BY_LEVELS = [
    "{id: ID, name: N, max: 4, rule: {kind: tiers, tiers: [{from: 3, points: 4},"
    " {from: 1, below: 3, points: 2.5}, {else: true, points: 1}]}}",
    "{id: ID, name: N, max: 3, rule: pass_fail}",
    "{id: ID, name: N, max: 4, rule: {kind: count, each: 1.5}}",
    "{id: ID, name: N, max: 2, rule: {kind: choice, options: {a: 2, b: 1}},"
    " bonus: {only_if_full: true, items: [{id: ID.b, name: B, points: 1}]},"
    " deduct: {items: [{id: ID.a, name: A, points: 0.5}]}}",
    "{id: ID, name: N, max: 4, rule: {kind: deadline, due: 06-20, late: {points: 1.5}}}",
    "{id: ID, name: N, max: 2, rule: {kind: steps, above: 1, first: 1, every: 2, each: 0.5}}",
    "{id: ID, name: N, max: 3, rule: {kind: rank, points: [3, 2], else: 0.5}}",
]
STEPS = {
    "deadline": [Fraction(one) for one in ("0", "2.5", "4")],
    "steps": [Fraction(one) for one in ("0", "1", "1.5", "2")],
    "rank": [Fraction(one) for one in ("0.5", "2", "3")],
    "tiers": [Fraction(one) for one in ("1", "2.5", "4")],
    "pass_fail": [Fraction(0), Fraction(3)],
    "choice": [Fraction(one) for one in ("0.5", "1", "1.5", "2", "3")],
    "count": [Fraction(one) for one in ("0", "1.5", "3", "4")],
    "full": [Fraction(one) for one in ("2", "2.5", "3", "3.5", "4")],
}
"""What those leaves can come to."""
GROUPS = [
    "",
    ", clamp: true, bonus: {cap: 2, items: [{id: g.b, name: B, each: 0.5}]}",
    ", deduct: {cap: 3, items: [{id: g.d, name: D, each: 0.5}]}",
    ", floor: 2, deduct: {cap: 6, items: [{id: g.d, name: D, each: 1}]}",
    ", bonus: {cap: 2, only_if_full: true, items: [{id: g.b, name: B, each: 1}]}",
]
TIES = ["", "ties: [bonus]", "ties: [deductions]", 'ties: ["criterion:1", deductions]']


def entry(chance: random.Random, leaf: str, name: str) -> str:
    if "relative" in leaf:
        return f"{name}: {{actual: {chance.randint(1, 9)}, target: {chance.randint(2, 7)}}}"
    if "choice" in leaf:
        return f"{name}: {chance.choice('ab')}\n  {name}.a: {chance.choice(['yes', 'no'])}"
    if "deadline" in leaf:
        return f"{name}: {chance.choice([f'{YEAR}-06-20', f'{YEAR}-07-01', 'no'])}"
    if "pass_fail" in leaf:
        return f"{name}: {chance.choice(['yes', 'no'])}"
    if "ratio" in leaf or "kind" in leaf:
        return f"{name}: {chance.randint(0, 5)}"
    if "deduct" in leaf:
        return f"{name}.a: {chance.randint(0, 4)}"
    most = int(leaf.split("max: ")[1].split("}")[0].split(",")[0])
    return f"{name}: {chance.randint(0, most * 2) / 2:g}"


def random_bloc(seed: int, kinds: list[str] = LEAVES) -> Files:
    """A bloc of three or four units, a group with two leaves and one leaf beside it."""
    chance = random.Random(seed)
    leaves = [chance.choice(kinds) for _ in range(3)]
    maxima = [int(leaf.split("max: ")[1].split("}")[0].split(",")[0]) for leaf in leaves]
    group = chance.choice(GROUPS)
    names = ["1.1", "1.2", "2"]
    texts = [
        leaf.replace("ID.", f"{name}.").replace("ID", f'"{name}"')
        for leaf, name in zip(leaves, names, strict=True)
    ]
    by = chance.choice(["percent", "points"])
    ties = chance.choice(TIES)
    criteria = (
        f"max: {sum(maxima)}\nrounding: {{places: {chance.choice([0, 1])}}}\n"
        f"ranking: {{by: {by}{', ' + ties if ties else ''}}}\ncriteria:\n"
        f'  - {{id: "1", name: G, max: {maxima[0] + maxima[1]}{group}, '
        f"criteria: [{texts[0]}, {texts[1]}]}}\n  - {texts[2]}\n"
    )
    sheets = {}
    for unit in "abcd"[: chance.choice([3, 4])]:
        lines = [entry(chance, leaf, name) for leaf, name in zip(leaves, names, strict=True)]
        item = "g.b" if "g.b" in group else "g.d" if "g.d" in group else ""
        lines += [f"{item}: {chance.randint(0, 4)}"] if item else []
        body = "\n".join(f"  {line}" for line in lines)
        sheets[unit] = f"no_other_events: true\nscores:\n{body}"
    return layout(criteria, sheets)


@pytest.mark.parametrize("kinds", [LEAVES, [*BY_LEVELS, *LEAVES], BY_LEVELS])
@pytest.mark.parametrize("seed", range(40))
def test_the_smallest_change_is_that_of_brute_force(seed: int, kinds: list[str]) -> None:
    """Over every figure with the scale's decimals, or every level where a rule has levels."""
    book, result = scored(random_bloc(seed, kinds))
    found = [
        None if pair.smallest is None else pair.smallest.change
        for pair in robustness(book, YEAR, result).pairs
    ]
    assert found == brute(book, result)


@pytest.mark.parametrize("seed", range(6))
def test_what_if_confirms_each_certificate(seed: int, tmp_path: Path) -> None:
    files = random_bloc(seed)
    data = str(write_files(tmp_path / "data", files))
    done = run("robust", str(YEAR), "--data", data, "--format", "json")
    assert done.code == 0, done.err
    found = json.loads(done.out)
    assert found["schema"] == "thidua/robust/1"
    for pair in found["blocs"][0]["pairs"]:
        swap = pair["smallest"]
        if swap is None:
            continue
        supposed = f"{swap['criterion']}={{points: {swap['after']}}}"
        done = run(
            *("what-if", str(YEAR), swap["unit"], supposed, "--data", data, "--format", "json")
        )
        assert done.code == 0, done.err
        ranks = {one["id"]: one["rank"] for one in json.loads(done.out)["blocs"][0]["ranking"]}
        assert ranks[pair["below"]] < ranks[pair["above"]]


PLAIN = """
max: 20
criteria:
  - {id: "1", name: Một, max: 10}
  - {id: "2", name: Hai, max: 10}
"""


def two(a: str, b: str, c: str = "") -> dict[str, str]:
    found = {"a": f"scores: {{{a}}}", "b": f"scores: {{{b}}}"}
    return found | ({"c": f"scores: {{{c}}}"} if c else {})


def test_by_hand() -> None:
    # a 18, b 17.5: b needs over half a point more; both leaves have room.
    pair = firm(layout(PLAIN, two('"1": 9, "2": 9', '"1": 9.5, "2": 8'))).pairs[0]
    assert (pair.above, pair.below, pair.tied) == ("a", "b", False)
    assert pair.smallest is not None
    assert pair.smallest.change == Fraction("0.51")


LEVEL = (
    '{id: "1", name: Một, max: 10, rule: {kind: tiers, tiers: [{from: 98, points: 10},'
    " {from: 90, points: 5}, {else: true, points: 0}]}}"
)


def test_a_rule_by_levels_gives_no_figure_between_them() -> None:
    two_leaves = f'max: 20\ncriteria: [{LEVEL}, {{id: "2", name: Hai, max: 10}}]\n'
    pair = firm(layout(two_leaves, two('"1": 99, "2": 9', '"1": 97, "2": 9.9'))).pairs[0]
    assert pair.smallest is not None  # a 19, b 14.9: a level is 5 points, a's other leaf needs 4.11
    assert pair.smallest[:2] == ("a", "2") and pair.smallest.change == Fraction("4.11")
    pair = firm(layout(two_leaves, two('"1": 99, "2": 0', '"1": 97, "2": 4.9'))).pairs[0]
    assert pair.smallest is not None  # a 10, b 9.9; a has nothing to lose in 2
    assert pair.smallest == ("b", "2", Fraction("4.9"), Fraction("5.01"))
    alone = f"max: 10\ncriteria: [{LEVEL}]\n"
    pair = firm(layout(alone, two('"1": 99', '"1": 97'))).pairs[0]
    assert pair.smallest == ("a", "1", 10, 0)  # a at 5, or b at 10, would only be level


def test_a_pair_that_one_criterion_can_not_swap() -> None:
    pair = firm(layout(PLAIN, two('"1": 10, "2": 10', '"1": 0, "2": 0'))).pairs[0]
    assert pair.smallest is None


def test_without_a_criterion() -> None:
    found = firm(layout(PLAIN, two('"1": 9, "2": 1', '"1": 1, "2": 8')))
    assert [one.id for one in found.criteria] == ["1"]
    moved = {one.unit: (one.before, one.after) for one in found.criteria[0].moved}
    assert moved == {"a": (1, 2), "b": (2, 1)}


def test_without_a_scorer() -> None:
    criteria = """
    max: 10
    stages: [{id: cross, name: Chấm chéo, combine: mean}]
    criteria: [{id: x, name: X, max: 10}]
    """
    sheets = {
        "cross/a--b": "scores: {x: 10}",
        "cross/a--c": "scores: {x: 4}",
        "cross/b--a": "scores: {x: 6}",
        "cross/b--c": "scores: {x: 7}",
        "cross/c--a": "scores: {x: 1}",
    }
    found = firm(layout(criteria, sheets, "a b c"))
    by_scorer = {one.id: {m.unit: (m.before, m.after) for m in one.moved} for one in found.scorers}
    assert by_scorer["b"] == {"a": (1, 2), "b": (2, 1)}
    assert "c" not in by_scorer


def test_reversals_that_relative_causes() -> None:
    """A, over its target, is measured against C, the best of the bloc: without C it passes B."""
    criteria = """
    max: 20
    criteria:
      - {id: x, name: X, max: 10, rule: relative}
      - {id: y, name: Y, max: 10}
    """
    sheets = two(
        "x: {actual: 11, target: 10}, y: 5",
        "x: {actual: 10, target: 10}, y: 7",
        "x: {actual: 30, target: 10}, y: 0",
    )
    found = firm(layout(criteria, sheets))
    assert {one.id for one in found.reversals} == {"c"}
    moved = {one.unit: (one.before, one.after) for one in found.reversals[0].moved}
    assert moved == {"a": (2, 1), "b": (1, 2)}


def test_text_names_the_command_to_try(tmp_path: Path) -> None:
    files = layout(PLAIN, two('"1": 9, "2": 9', '"1": 9.5, "2": 8'))
    data = str(write_files(tmp_path / "data", files))
    done = run("robust", str(YEAR), "--data", data, "--lang", "en")
    assert done.code == 0, done.err
    assert f"what-if {YEAR}" in done.out
    assert run("robust", str(YEAR), "--data", data, "--format", "md").code == 0


def test_errors_are_told_and_no_ranking_is_judged(tmp_path: Path) -> None:
    files = layout(PLAIN, two('"1": 99, "2": 9', '"1": 9.5, "2": 8'))
    done = run("robust", str(YEAR), "--data", str(write_files(tmp_path / "data", files)))
    assert (done.code, done.out) == (1, "")


def test_losses_without_a_limit_give_no_figure_between_them() -> None:
    """All points less 1 for each report that is late: 10, 9, 8, never 9.99."""
    scale = (
        'max: 10\ncriteria: [{id: "1", name: Báo cáo, max: 10, rule: full,'
        " deduct: {items: [{id: x, name: Chậm, each: 1}]}}]\n"
    )
    sheets = {"a": "no_other_events: true", "b": "scores: {x: 1}\nno_other_events: true"}
    pair = firm(layout(scale, sheets)).pairs[0]
    assert pair.smallest == ("a", "1", 10, 8)  # at 9 it would only be level
