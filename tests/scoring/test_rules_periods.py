"""`periods`: weeks, months and terms rolled up (manual: rule-periods)."""

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.books import YEAR, F, bloc
from tests.helpers.reference import World, score
from tests.helpers.worlds import files, rolling_worlds
from tests.scoring.test_laws import law, printed, result_of
from thidua.bloc.firmness.compare import compare
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.result import UnitScore
from thidua.diagnostics.diagnostic import Diagnostic

WEEKS = '{id: tuan, name: "Tuần {n}", every: week, from: 2022-01-03, to: 2022-02-13}'
TERMS = (
    "{id: ky, name: 'Kỳ {n}', spans: [{from: 2022-01-03, to: 2022-01-23},"
    " {from: 2022-01-24, to: 2022-02-13}]}"
)
WEEK_SCALE = "max: 20\ncriteria: [{id: nn, name: Nền nếp, max: 10}, {id: ht, name: Học, max: 10}]"
BONUS = "max: 20\ncriteria: [{id: nn, name: N, max: 20, bonus: [{id: b, name: B, each: 1}]}]"


def year_scale(rule: str, maximum: str = "60") -> str:
    return (
        f"max: {maximum}\ncriteria:\n"
        f"  - {{id: k, name: K, max: {maximum}, rule: {{kind: periods, {rule}}}}}\n"
    )


def written(
    rule: str,
    weeks: dict[int, dict[str, str]],
    maximum: str = "60",
    scale: str = WEEK_SCALE,
    units: str = "[{id: a, name: A}, {id: b, name: B, joined: 2022-01-17}]",
) -> dict[str, str]:
    """A bloc with a year of six weeks; each week: unit -> its scores."""
    found = {
        "bloc.yaml": "{id: khoi, name: Khối}",
        "units.yaml": f"units: {units}",
        f"{YEAR}/criteria.yaml": year_scale(rule, maximum),
        f"{YEAR}/periods.yaml": f"periods: [{WEEKS}, {TERMS}]",
        f"{YEAR}/tuan/criteria.yaml": scale,
    }
    for n, sheets in weeks.items():
        for unit, scores in sheets.items():
            text = f"unit: {unit}\nscores: {{{scores}}}"
            found[f"{YEAR}/tuan/{n}/scores/verified/{unit}.yaml"] = text
    return found


def scored(files_of: dict[str, str], **options: Any) -> dict[str, UnitScore]:
    book, loading = bloc(files_of)
    assert not loading, loading
    result, found = scored_year(book, YEAR, Options(**options))
    assert result is not None, found
    return {one.unit.id: one for one in result.units}


def problems(files_of: dict[str, str]) -> list[Diagnostic]:
    book, loading = bloc(files_of)
    return [*loading, *scored_year(book, YEAR, Options())[1]]


A = {
    1: {"a": "nn: 8, ht: 10"},  # 18
    2: {"a": "nn: 7, ht: 8"},  # 15
    3: {"a": "nn: 10, ht: 10", "b": "nn: 5, ht: 5"},  # 20; 10
    4: {"a": "nn: 6, ht: 6", "b": "nn: 9, ht: 8"},  # 12; 17
    5: {"a": "nn: 8, ht: 8", "b": "nn: 7, ht: 7"},  # 16; 14
    6: {"a": "nn: 9, ht: 9", "b": "nn: 8, ht: 8"},  # 18; 16
}
"""B joined on the first day of the third week."""


@pytest.mark.parametrize(
    ("rule", "a", "b"),
    [
        # a: 18 + 15 + 20 + 12 + 16 + 18 = 99; b: 10 + 17 + 14 + 16 = 57, over four weeks
        ("take: percent, combine: mean", F(60) * F(99, 120), F(60) * F(57, 80)),
        ("take: percent, combine: last", F(60) * F(18, 20), F(60) * F(16, 20)),
        ("take: percent, combine: {best: 2}", F(60) * F(38, 40), F(60) * F(33, 40)),
        ("take: percent, combine: {best: 10}", F(60) * F(99, 120), F(60) * F(57, 80)),
        ("take: points, combine: mean", F(99, 6), F(57, 4)),
        ("take: points, combine: sum", F(60), F(57)),  # 99 is over M
        ("take: points, combine: last", F(18), F(16)),
        ("take: points, combine: {best: 3}", F(56, 3), F(47, 3)),
        ("", F(60) * F(99, 120), F(60) * F(57, 80)),
    ],
)
def test_each_way_by_hand(rule: str, a: F, b: F) -> None:
    found = scored(written(f"of: tuan, {rule}".rstrip(", "), A))
    assert (found["a"].nodes["k"].points, found["b"].nodes["k"].points) == (a, b)
    assert [one.status for one in found.values()] == ["ranked", "ranked"]


def test_the_mean_is_of_quotients() -> None:
    """Half of 20 and all of 10 that were assigned: (1/2 + 1) / 2, not 20 / 30."""
    weeks = {1: {"a": "nn: 5, ht: 5"}, 2: {"a": "nn: 10, ht: na"}}
    rule = "of: tuan, missing: skip"
    found = scored(written(rule, weeks, units="[{id: a, name: A}]"))
    assert found["a"].nodes["k"].points == 60 * F(3, 4)


def test_percents_over_a_hundred_are_bonus_beyond_m() -> None:
    """22 of 20 is 110 %: 60 and an excess of 6."""
    weeks = {1: {"a": "nn: 20, b: 2"}}
    found = scored(written("of: tuan, missing: skip", weeks, scale=BONUS))["a"].nodes["k"]
    assert (found.points, found.plain, found.bonus) == (66, 60, 6)


def test_a_period_without_points_leaves_the_leaf_missing() -> None:
    """Week 2 has no sheet, week 4 an incomplete one, in week 5 the unit is excluded."""
    weeks = {n: dict(sheets) for n, sheets in A.items()}
    del weeks[2]["a"]
    weeks[4]["a"] = "nn: 6"
    files_of = written("of: tuan", weeks) | {
        f"{YEAR}/tuan/5/exclusions.yaml": "exclusions: [{unit: a, from: [ranking], reason: R}]"
    }
    one = scored(files_of)["a"]
    assert one.status == "incomplete"
    assert one.nodes["k"].missing == (("period", "Tuần 2; Tuần 4; Tuần 5"),)
    assert [reason.key for reason in one.reasons] == ["missing_period"]
    skipped = scored(
        written("of: tuan, missing: skip", weeks)
        | {name: text for name, text in files_of.items() if "exclusions" in name}
    )["a"]
    # 18, 20, 18 of 20 each
    assert (skipped.status, skipped.points) == ("ranked", F(56))
    keys = [step.key for step in skipped.nodes["k"].steps]
    # Weeks 4 and 5 follow one another.
    assert (keys.count("period_without"), keys.count("periods_without")) == (1, 1)


def test_nothing_to_skip_to_is_missing() -> None:
    found = scored(written("of: tuan, missing: skip", {1: {"a": "nn: 8, ht: 9"}}))
    assert (found["a"].status, found["b"].status) == ("ranked", "incomplete")


def test_weeks_make_terms_and_terms_the_year() -> None:
    """a: weeks 18, 15, 20 = 53/60 of 60 = 53, and 40 of 40: 93; weeks 12, 16, 18 = 46, and 20: 66.
    The year: (93 + 66) / 200 x 60. b is in week 3 alone of the first term: 30 + 10."""
    term = (
        "max: 100\ncriteria:\n  - {id: t, name: T, max: 60, rule: {kind: periods, of: tuan}}\n"
        "  - {id: p, name: P, max: 40}\n"
    )
    files_of = written("of: ky", A) | {f"{YEAR}/ky/criteria.yaml": term}
    for n, unit, points in ((1, "a", 40), (2, "a", 20), (1, "b", 10), (2, "b", 40)):
        files_of[f"{YEAR}/ky/{n}/scores/verified/{unit}.yaml"] = (
            f"unit: {unit}\nscores: {{p: {points}}}"
        )
    found = scored(files_of)
    assert found["a"].points == F(60) * F(93 + 66, 200)
    # b: week 3 10/20, weeks 4..6 17, 14, 16 = 47/60: 30 + 10, 47 + 40
    assert found["b"].points == F(60) * F(40 + 87, 200)


def test_a_scale_that_needs_no_sheets_has_its_points_as_of_every_stage() -> None:
    """18, 15, 20, 12, 16 and 18 are 99 of 120: 49.5 of 60. Nobody scores at a stage, so they are
    the same as of each."""
    stages = "stages: [{id: tu, name: Tự chấm}, {id: duyet, name: Thẩm định}]\n"
    files_of = written("of: tuan", A)
    files_of[f"{YEAR}/criteria.yaml"] = stages + files_of[f"{YEAR}/criteria.yaml"]
    assert scored(files_of)["a"].stages == {"tu": F("49.5"), "duyet": F("49.5")}


def test_the_steps_tell_each_period() -> None:
    found = scored(written("of: tuan, take: points, combine: {best: 2}", A))["a"].nodes["k"]
    told = [(step.key, step.args.get("period"), step.args.get("got")) for step in found.steps]
    assert told == [
        ("period_points", "Tuần 1", 18),
        ("period_not_counted_points", "Tuần 2", 15),
        ("period_points", "Tuần 3", 20),
        ("period_not_counted_points", "Tuần 4", 12),
        ("period_not_counted_points", "Tuần 5", 16),
        ("period_not_counted_points", "Tuần 6", 18),
        ("periods_points_best", None, None),
    ]
    assert found.steps[-1].points == found.points == 19


def test_points_by_hand_stand_instead() -> None:
    files_of = written("of: tuan", {}) | {
        f"{YEAR}/scores/verified/a.yaml": "unit: a\nscores: {k: {points: 41, note: Họp}}"
    }
    assert scored(files_of)["a"].points == 41


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({f"{YEAR}/criteria.yaml": year_scale("of: tuam")}, ("TD340", "nearest")),
        ({f"{YEAR}/criteria.yaml": year_scale("of: quy")}, ("TD340", "")),
        ({f"{YEAR}/criteria.yaml": year_scale("of: tuan, combine: sum")}, ("TD343", "")),
        ({f"{YEAR}/criteria.yaml": year_scale("of: ky")}, ("TD341", "no_scale")),
        (
            {f"{YEAR}/periods.yaml": f"periods: [{WEEKS.replace('2022', '2023')}]"},
            ("TD341", "empty"),
        ),
        ({f"{YEAR}/periods.yaml": f"periods: [{WEEKS.replace('02-13', '02-13')}]"}, None),
        (
            {f"{YEAR}/scores/verified/a.yaml": "unit: a\nscores: {k: 41}"},
            ("TD206", "periods"),
        ),
    ],
)
def test_what_is_refused(change: dict[str, str], expected: tuple[str, str] | None) -> None:
    found = [(one.code, one.variant) for one in problems(written("of: tuan", A) | change)]
    assert found == ([] if expected is None else [expected])


def test_a_period_can_not_roll_up_itself_or_a_longer_one() -> None:
    for kind in ("tuan", "ky"):
        scale = year_scale(f"of: {kind}")
        change = {f"{YEAR}/tuan/criteria.yaml": scale, f"{YEAR}/ky/criteria.yaml": WEEK_SCALE}
        found = {(one.code, one.variant) for one in problems(written("of: tuan", A) | change)}
        assert ("TD341", "longer") in found


def test_an_error_of_a_week_is_an_error_of_the_year() -> None:
    weeks = A | {2: {"a": "nn: 11, ht: 8"}}
    (found,) = problems(written("of: tuan", weeks))
    assert (found.code, found.file) == ("TD203", f"{YEAR}/tuan/2/scores/verified/a.yaml")


rolled = settings(law, max_examples=12)
"""Each example is up to seven worlds."""


# -- laws ---------------------------------------------------------------------------------------


@rolled
@given(rolling_worlds())
def test_it_agrees_with_an_independent_computation(world: World) -> None:
    result, expected = result_of(world), score(world)
    for one in result.units:
        wanted = expected[one.unit.id]
        assert (one.status, one.total, one.points) == (wanted.status, wanted.total, wanted.points)
        for name, points in wanted.nodes.items():
            assert (one.nodes[name].status == "missing") == (points is None), name
            assert points is None or one.nodes[name].points == points


@rolled
@given(rolling_worlds(), st.integers(0, 2**32))
def test_the_order_of_files_and_units_changes_nothing(world: World, seed: int) -> None:
    dice = random.Random(seed)
    first = files(world)
    trees = {name: json.loads(text) for name, text in first.items()}
    dice.shuffle(trees["units.yaml"]["units"])
    dice.shuffle(trees["2022/periods.yaml"]["periods"])
    names = list(trees)
    dice.shuffle(names)
    assert printed(first) == printed({name: json.dumps(trees[name]) for name in names})


@rolled
@given(rolling_worlds(), st.data())
def test_the_differences_add_up(world: World, data: st.DataObject) -> None:
    result = result_of(world)
    one, other = (data.draw(st.sampled_from(result.units)) for _ in range(2))
    found = compare(result, one, other)
    assert found.gap == one.points - other.points
    assert sum(row.difference for row in found.rows) == found.gap


@rolled
@given(st.lists(st.integers(0, 20), min_size=6, max_size=6), st.integers(0, 5), st.data())
def test_a_point_more_in_a_week_never_lowers_the_year(
    points: list[int], week: int, data: st.DataObject
) -> None:
    rule = data.draw(
        st.sampled_from(
            [
                "",
                "combine: last",
                "combine: {best: 3}",
                "take: points",
                "take: points, combine: sum",
            ]
        )
    )

    def year(figures: list[int]) -> F:
        sheets = {n: {"a": f"nn: {one}, b: 0"} for n, one in enumerate(figures, 1)}
        text = written(
            f"of: tuan, {rule}".rstrip(", "), sheets, scale=BONUS, units="[{id: a, name: A}]"
        )
        return scored(text)["a"].total

    more = [one + (n == week) if one < 20 else one for n, one in enumerate(points)]
    assert year(more) >= year(points)
