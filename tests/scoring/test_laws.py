"""Laws of scoring, tried on random years."""

import json
import random
from copy import deepcopy
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.helpers.books import YEAR, bloc
from tests.helpers.reference import World, score
from tests.helpers.reference_rules import Data, leaves, rule_of
from tests.helpers.worlds import Kind, files, is_hand, nodes, worlds
from thidua.bloc.firmness.compare import compare
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.result import YearResult
from thidua.diagnostics.diagnostic import Diagnostic, Severity, arrange, severity_of
from thidua.model.book import Book
from thidua.views.score import score_json
from thidua.views.scored import Scored

EXAMPLES = 60
law = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)
STEADY = Kind(relative=False, negative=False, own=False, events=False)


def run(
    written: dict[str, str], **options: Any
) -> tuple[Book, YearResult | None, list[Diagnostic]]:
    """The year of these files."""
    book, loading = bloc(written)
    assert not loading, loading
    result, found = scored_year(book, YEAR, Options(**options))
    return book, result, found


def result_of(world: World, **options: Any) -> YearResult:
    """The result of a world without errors."""
    _, result, found = run(files(world), **options)
    wrong = [one for one in found if severity_of(one) is Severity.ERROR]
    assume(not wrong)
    assert result is not None
    return result


# -- an independent computation -----------------------------------------------------------------


@law
@given(worlds())
def test_totals_agree_with_an_independent_computation(world: World) -> None:
    """Exact totals, published points, maxima, states, every node, as of every stage."""
    for stage in ("ver", "cross", "self"):
        result = result_of(world, stage=stage)
        expected = score(world, stage)
        for one in result.units:
            wanted = expected[one.unit.id]
            assert one.status == wanted.status
            assert (one.total, one.points) == (wanted.total, wanted.points)
            assert one.assigned == wanted.assigned
            assert (one.bonus, one.deduction) == (wanted.bonus, wanted.deduction)
            for name, points in wanted.nodes.items():
                node = one.nodes[name]
                assert (node.status == "missing") == (points is None), name
                assert points is None or node.points == points, name


@law
@given(worlds())
def test_as_of_a_stage_is_what_the_stages_show(world: World) -> None:
    """The figures beside each other are those of `--stage`."""
    now, before = result_of(world), result_of(world, stage="self")
    for one in now.units:
        earlier = before.unit(one.unit.id)
        assert earlier is not None
        assert one.stages["self"] == earlier.stages["self"]
        if earlier.state.sheets:
            assert dict(one.as_of["self"]) == dict(earlier.nodes)


# -- order --------------------------------------------------------------------------------------


def shuffled(value: Any, dice: random.Random) -> Any:
    """The same mapping, its keys in another order, at every depth. Lists stay."""
    if isinstance(value, list):
        return [shuffled(one, dice) for one in value]
    if isinstance(value, dict):
        keys = list(value)
        dice.shuffle(keys)
        return {key: shuffled(value[key], dice) for key in keys}
    return value


def printed(written: dict[str, str], **options: Any) -> tuple[list[str], list[str], list[str]]:
    """JSON of the ranked units in order, of the others sorted, and what was found, in order."""
    book, result, found = run(written, **options)
    told = [repr((one.code, one.file, one.path, sorted(one.args.items()))) for one in found]
    order = [repr((one.code, one.file, one.path)) for one in arrange(found)]
    if result is None:
        return [], [], sorted(told) + order
    shown: Any = score_json([Scored(book, result)], "vi")
    units = shown["blocs"][0]["units"]
    ranked = [json.dumps(one) for one in units if one["rank"] is not None]
    # The others stand in the order of units.yaml.
    others = sorted(json.dumps(one) for one in units if one["rank"] is None)
    return ranked, others, sorted(told) + order


@law
@given(worlds(), st.integers(0, 2**32))
def test_the_order_of_files_units_and_keys_changes_nothing(world: World, seed: int) -> None:
    dice = random.Random(seed)
    written = files(world)
    units = json.loads(written["units.yaml"])["units"]
    dice.shuffle(units)
    trees = {name: json.loads(text) for name, text in written.items()}
    trees["units.yaml"]["units"] = units
    names = list(trees)
    dice.shuffle(names)
    other = {name: json.dumps(shuffled(trees[name], dice)) for name in names}
    for options in ({}, {"provisional": True}):
        assert printed(written, **options) == printed(other, **options)


# -- ranks --------------------------------------------------------------------------------------


@law
@given(worlds(), st.booleans())
def test_ranks_follow_from_what_is_compared(world: World, provisional: bool) -> None:
    """Competition ranking by the declared figure; equal figures are tied or told apart by name."""
    result = result_of(world, provisional=provisional)
    by_percent = result.scale.ranking.by == ("percent",)
    ranked = result.ranked
    figure = {
        one.unit.id: one.points / one.assigned if by_percent else one.points for one in ranked
    }
    for n, one in enumerate(ranked):
        ahead = [other for other in ranked if other.rank is not None and other.rank < one.rank]  # type: ignore[operator]
        assert one.rank == len(ahead) + 1
        assert {other.unit.id for other in ranked if other.rank == one.rank} == {
            one.unit.id,
            *one.tied_with,
        }
        for other in ranked[:n]:
            assert figure[other.unit.id] >= figure[one.unit.id]
            if figure[other.unit.id] == figure[one.unit.id] and other.rank != one.rank:
                assert one.broken_by in ("bonus", "deductions")
    for one in result.units:
        if one.rank is None:
            assert one.band is None and not one.tied_with
        assert (one.rank is not None) == (
            one.status == "ranked"
            or (provisional and one.status == "incomplete" and one.percent is not None)
        )


@law
@given(worlds(STEADY), st.data())
def test_a_point_more_never_lowers_a_rank(world: World, data: st.DataObject) -> None:
    """Raising one `points` entry, or one figure by hand, to the leaf's maximum."""
    choices = [
        (n, leaf)
        for n, sheet in enumerate(world.sheets)
        for leaf in leaves(world.scale["criteria"])
        if raisable(leaf, sheet["scores"].get(leaf["id"]))
    ]
    assume(choices)
    n, leaf = data.draw(st.sampled_from(choices))
    better = deepcopy(world)
    was = better.sheets[n]["scores"][leaf["id"]]
    more: Any = {"points": leaf["max"]} if isinstance(was, dict) else leaf["max"]
    better.sheets[n]["scores"][leaf["id"]] = more
    unit = world.sheets[n]["unit"]
    for provisional in (False, True):
        before = result_of(world, provisional=provisional).unit(unit)
        after = result_of(better, provisional=provisional).unit(unit)
        assert before is not None and after is not None
        assert after.points >= before.points
        assert (before.rank is None) == (after.rank is None)
        if before.rank is not None and after.rank is not None:
            assert after.rank <= before.rank


def raisable(leaf: Data, entry: Any) -> bool:
    """A `points` entry, or a figure by hand."""
    if entry is None or entry == "na":
        return False
    return is_hand(leaf, entry) or rule_of(leaf)["kind"] == "points"


# -- scaling ------------------------------------------------------------------------------------


def scaled(world: World, k: int) -> World:
    """Every maximum, amount and entry in points times k; measured values and counts stay."""

    def times(text: str) -> str:
        exact = Fraction(text) * k
        return str(float(exact)) if exact.denominator != 1 else str(exact)

    def rule(one: Data) -> None:
        for key in ("each", "first"):
            if key in one:
                one[key] = times(one[key])
        for tier in one.get("tiers", []):
            tier["points"] = times(tier["points"])
        if one["kind"] == "table":
            one["points"] = [[times(cell) for cell in row] for row in one["points"]]
        if one["kind"] == "choice":
            one["options"] = {name: times(points) for name, points in one["options"].items()}
        if one["kind"] == "rank":
            one["points"] = [times(points) for points in one.get("points", [])] or None
            one["else"] = times(one["else"]) if "else" in one else None
            for key in [key for key in ("points", "else") if one[key] is None]:
                del one[key]
            for top in one.get("top", []):
                top["points"] = times(top["points"])
        if one["kind"] == "linear" and not one["least"].endswith("%"):
            one["least"] = times(one["least"])
        if "early" in one:
            days = {"days": one["early"]["days"]} if "days" in one["early"] else {}
            one["early"] = {key: times(text) for key, text in one["early"].items()} | days
        if "late" in one:
            one["late"] = {key: times(text) for key, text in one["late"].items()}

    other = deepcopy(world)
    other.scale["max"] = times(other.scale["max"])
    points_leaves = set()
    if "to" in other.scale["rounding"]:
        other.scale["rounding"]["to"] = times(other.scale["rounding"]["to"])
    for node in [*nodes(other.scale["criteria"]), other.scale]:
        if node is not other.scale:
            node["max"] = times(node["max"])
        if "limit" in node:
            node["limit"] = {key: times(most) for key, most in node["limit"].items()}
        if node.get("floor", "none") != "none":
            node["floor"] = times(node["floor"])
        if "rule" in node:
            rule(node["rule"])
            if node["rule"]["kind"] == "points":
                points_leaves.add(node["id"])
        for kind in ("bonus", "deduct"):
            given_list = node.get(kind, [])
            if isinstance(given_list, dict) and "cap" in given_list:
                given_list["cap"] = times(given_list["cap"])
            items = given_list if isinstance(given_list, list) else given_list["items"]
            for item in items:
                for key in ("each", "points", "cap"):
                    if key in item:
                        item[key] = times(item[key])
                if "rule" in item:
                    rule(item["rule"])
    for sheet in other.sheets:
        for name, entry in sheet["scores"].items():
            if isinstance(entry, dict) and "points" in entry:
                sheet["scores"][name] = {**entry, "points": times(entry["points"])}
            elif name in points_leaves and entry != "na":
                sheet["scores"][name] = times(entry)
    return other


@law
@given(worlds(Kind(own=False)), st.sampled_from([2, 3, 10]))
def test_scaling_all_points_leaves_percents_alone(world: World, k: int) -> None:
    """Of the exact totals: what is published is rounded at fixed places."""
    world = replace(world, scale={**world.scale, "rounding": {"places": "2", "at": "total"}})
    small, large = result_of(world), result_of(scaled(world, k))
    for one in small.units:
        other = large.unit(one.unit.id)
        assert other is not None
        assert (other.status, other.total) == (one.status, one.total * k)
        assert other.assigned == one.assigned * k
        assert (other.bonus, other.deduction) == (one.bonus * k, one.deduction * k)


# -- absence ------------------------------------------------------------------------------------


@law
@given(worlds(Kind(negative=False)), st.data())
def test_a_missing_entry_never_gains(world: World, data: st.DataObject) -> None:
    """An entry of a leaf, or a fact, taken out of all sheets of a unit: where that leaves something
    missing, the unit is no longer ranked and has, provisionally too, no more points than before
    (where something bounds the deductions whose figures it withholds)."""
    unit = data.draw(st.sampled_from(world.units))
    ids = {leaf["id"] for leaf in leaves(world.scale["criteria"])}
    own = [sheet for sheet in world.sheets if sheet["unit"] == unit]
    # Without its `na` a leaf may bring its group's items back: those are not missing.
    na = {name for sheet in own for name, entry in sheet["scores"].items() if entry == "na"}
    keys = sorted(
        {("scores", name) for sheet in own for name in sheet["scores"] if name in ids - na}
        | {("facts", name) for sheet in own for name in sheet.get("facts", {})}
    )
    assume(keys)
    part, name = data.draw(st.sampled_from(keys))
    poorer = deepcopy(world)
    for sheet in poorer.sheets:
        if sheet["unit"] == unit:
            sheet.get(part, {}).pop(name, None)
    before = result_of(world, provisional=True).unit(unit)
    after = result_of(poorer, provisional=True).unit(unit)
    assert before is not None and after is not None
    lost = {one for one, node in after.nodes.items() if node.status == "missing"}
    lost -= {one for one, node in before.nodes.items() if node.status == "missing"}
    assume(lost)
    assert after.status != "ranked"
    withheld = [
        step.args["item"]
        for node in after.nodes.values()
        for one in (node, *node.voices)
        for step in one.steps
        if step.key == "item_unknown"
    ]
    assume(all(item.cap is not None or item.amount.most() is not None for item in withheld))
    if before.status != "excluded" and after.status != "excluded":
        assert after.total <= before.total
        assert result_of(poorer).unit(unit).rank is None  # type: ignore[union-attr]


# -- comparing ----------------------------------------------------------------------------------


@law
@given(worlds(), st.data())
def test_compare_sums_to_the_gap(world: World, data: st.DataObject) -> None:
    """The rows, as they are printed, add up exactly to the gap between the published points."""
    result = result_of(world)
    a, b = (data.draw(st.sampled_from(result.units)) for _ in range(2))
    found = compare(result, a, b)
    assert found.gap == a.points - b.points
    assert sum((row.difference for row in found.rows), Fraction(0)) == found.gap
    back = compare(result, b, a)
    assert back.gap == -found.gap
    assert [row.id for row in found.rows if row.id == "rounding"] == [
        row.id for row in back.rows if row.id == "rounding"
    ]
