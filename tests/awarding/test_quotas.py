"""What quotas of awards are shares of, in all and by division; the result of an award; by hand."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.awarding.test_awards import (
    FOUR,
    derive,
    one,
    standings,
)
from tests.awarding.test_case import ITEMS, PARTIAL
from tests.helpers.books import scored, sheet
from tests.helpers.starter_bloc import on, write
from tests.helpers.year_data import book, load, members
from tests.ranking.test_divisions import award, divided
from thidua.bloc.awarding.awards import derive_awards
from thidua.bloc.awarding.result import AwardResult
from thidua.bloc.ranking.standings import Standing, Standings, standings_of
from thidua.bloc.unknown import quota_problems
from thidua.bloc.voting.tally import count_year
from thidua.diagnostics.diagnostic import Spot
from thidua.model.book import Sourced
from thidua.model.reasons import Why
from thidua.model.requires import Quota
from thidua.model.scale.criteria import Scale
from thidua.store.yaml.reader import parse

# -- bases of quotas ------------------------------------------------------------------------------

BARS = "exclusions: [{unit: b, from: [awards], reason: x}, {unit: q, from: [awards], reason: x}]"
GRADES = "evaluations: {a: excellent, b: good, c: completed, p: good, q: failed, r: good}"


@pytest.mark.parametrize(
    ("base", "so", "huyen"),
    [
        ("units", 3, 3),
        ("ranked", 3, 3),
        ("unbarred", 2, 2),
        ("band:a", 2, 3),  # 97 and 93; 95, 91 and 91
        ("evaluation:excellent", 1, 0),
        ("evaluation:good", 2, 2),
        ("evaluation:completed", 3, 2),
    ],
)
def test_within_divisions_a_quota_is_of_the_units_of_each(base: str, so: int, huyen: int) -> None:
    text = (
        f"{{id: co, name: Cờ, within: division, quota: {{share: 100%, of: '{base}', round: down}}}}"
    )
    found = award(text, divided(), GRADES, BARS)
    assert dict(found.quotas) == {"so": so, "huyen": huyen}
    assert found.quota == (so if so == huyen else None)


def test_of_a_quota_that_is_unknown_in_one_division_any_number_may_come() -> None:
    """One may get co among the departments; how many among the districts nobody knows: of six units
    all may have it, none then may get bk for sure, and all places of gk stay open."""
    result = divided()
    quota = "{share: 100%, of: 'evaluation:good', round: down}"
    text = f"""
    awards:
      - {{id: co, name: Cờ, within: division, quota: {quota}, excludes: [bk]}}
      - {{id: bk, name: BK, quota: 6, excludes: [gk]}}
      - {{id: gk, name: GK, quota: 6}}
    """
    outcome = GRADES.replace("b: good", "b: failed").replace(", q: failed", "")
    data = book(members(*"abcpqr"), {2022: {"awards": text, "outcome": outcome}})
    scale = Sourced("2022/criteria.yaml", result.scale)
    data = data._replace(years={2022: data.years[2022]._replace(criteria=scale)})
    co, bk, gk = derive_awards(data, 2022, standings_of(result)).awards
    assert (dict(co.quotas), co.open) == ({"so": 1, "huyen": None}, frozenset())
    assert [(one.derived, one.held) for one in (bk, gk)] == [((), 6), ((), 6)]


def test_a_grade_that_is_missing_in_one_division_leaves_only_its_quota_unknown() -> None:
    quota = "{share: 100%, of: 'evaluation:good', round: down}"
    text = f"{{id: co, name: Cờ, within: division, quota: {quota}}}"
    found = award(text, divided(), GRADES.replace(", q: failed", ""))
    assert dict(found.quotas) == {"so": 2, "huyen": None}
    assert found.note == Why("quota_unknown", {}, False)


@pytest.mark.parametrize(
    ("base", "n"),
    [("units", 9), ("ranked", 2), ("unbarred", 1), ("evaluation:good", None), ("band:tot", 1)],
)
def test_a_base_of_members_that_are_not_all_known(base: str, n: int | None) -> None:
    """Nine members, four of them named; two are ranked, a is barred; 95 % holds the best band."""
    text = f"{{id: co, name: Cờ, pick: meeting, quota: {{share: 100%, of: '{base}', round: down}}}}"
    order = Standings(
        {"a": Standing("a", rank=1, band="tot"), "b": Standing("b", rank=2, band="kha"),
         "c": Standing("c", "incomplete")}, {"tot": "Tốt", "kha": "Khá"}
    )  # fmt: skip
    bars = {"exclusions": "exclusions: [{unit: a, from: [awards], reason: x}]",
            "outcome": "evaluations: {a: good, b: good, c: good, d: good}"}  # fmt: skip
    assert one(text, order, units=PARTIAL, files=bars).quota == n


def test_without_scores_only_members_and_grades_are_a_base() -> None:
    grades = {"outcome": "evaluations: {a: good, b: excellent, c: completed, d: failed}"}
    for base, n in (
        ("units", 4),
        ("evaluation:good", 2),
        ("ranked", None),
        ("unbarred", None),
        ("band:x", None),
    ):
        quota = f"{{share: 100%, of: '{base}', round: down}}"
        text = f"{{id: co, name: Cờ, pick: meeting, quota: {quota}}}"
        assert one(text, None, files=grades).quota == n, base


# -- divisions ------------------------------------------------------------------------------------


@pytest.mark.parametrize("has_scores", [True, False])
def test_a_ballot_within_divisions_with_or_without_scores(has_scores: bool) -> None:
    """b, a, p and q are elected in this order; one place each: b and p. With two each: all."""
    result = divided()
    for quota, derived in ((1, "bp"), (2, "bapq")):
        awards = f"awards: [{{id: co, name: Cờ, quota: {quota}, pick: ballot, within: division}}]"
        ballot = "{for: co, seats: 4, votes: {b: 5, a: 4, p: 3, q: 2}}"
        data = book(members(*"abcpqr"), {2022: {"awards": awards, "ballots/co": ballot}})
        scale = Sourced("2022/criteria.yaml", result.scale)
        data = data._replace(years={2022: data.years[2022]._replace(criteria=scale)})
        order = standings_of(result) if has_scores else None
        found = derive_awards(data, 2022, order, count_year(data, 2022).votes).awards[0]
        assert found.derived == tuple(derived)


def test_without_a_scale_there_is_one_quota_for_all() -> None:
    found = one("{id: co, name: Cờ, quota: 1, pick: meeting, within: division}", None)
    assert dict(found.quotas) == {None: 1}


def test_a_scale_without_divisions_has_one_quota_for_all() -> None:
    result = scored(ITEMS, {"a": sheet("x: 9"), "b": sheet("x: 8")})
    data = book(
        members(*"ab"),
        {2022: {"awards": "awards: [{id: co, name: Cờ, quota: 1, within: division}]"}},
    )
    scale = Sourced("2022/criteria.yaml", load(Scale, ITEMS))
    data = data._replace(years={2022: data.years[2022]._replace(criteria=scale)})
    found = derive_awards(data, 2022, standings_of(result)).awards[0]
    assert (dict(found.quotas), found.derived) == ({None: 1}, ("a",))


def test_settlements_of_an_award_name_in_their_order_just_their_units() -> None:
    """d is no unit of this settlement: it settles nothing."""
    tied = standings(("a", 1, "95"), ("b", 2, "91"), ("c", 2, "91"), ("d", 4, "70"))
    for units, order, derived in (("[b, c]", "[c, b]", "ac"), ("[b, d]", "[c, b]", "a")):
        settled = f"settlements: [{{of: 'award:co', units: {units}, order: {order}}}]"
        found = one("{id: co, name: Cờ, quota: 2}", tied, files={"settlements": settled})
        assert found.derived == tuple(derived)


def test_a_settlement_of_nobody_settles_nothing() -> None:
    """Nobody may have it, and nobody is ordered: it is told as one that fits no tie."""
    settled = {"settlements": "settlements: [{of: 'award:co', units: [], order: []}]"}
    text = "awards: [{id: co, name: Cờ, quota: 1, requires: {min_percent: 99}}]"
    found = derive(text, files=settled)
    assert (found.awards[0].derived, [each.code for each in found.problems]) == ((), ["TD502"])


# -- the result -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quota", "quotas", "derived", "is_over"),
    [
        (2, 1, "abc", True),
        (3, 1, "abc", False),
        (0, 1, "a", True),
        (None, 1, "abc", False),
        (1, 2, "abc", False),  # by division: one quota says nothing of the sum
    ],
)
def test_over_the_quota(quota: int | None, quotas: int, derived: str, is_over: bool) -> None:
    by_division: dict[str | None, int | None] = {str(n): quota for n in range(quotas)}
    result = one("{id: co, name: Cờ}")._replace(
        quota=quota, quotas=by_division, derived=tuple(derived)
    )
    assert result.is_over is is_over


def test_an_award_of_a_year_by_its_id() -> None:
    found = derive("awards: [{id: co, name: Cờ}, {id: bk, name: BK}]")
    result = found.award("bk")
    assert result is not None and result.award.name == "BK"
    assert found.award("xx") is None


def names(found: Sequence[AwardResult]) -> list[str]:
    return [each.award.id for each in found]


def test_the_awards_of_a_year_are_its_own_else_those_of_all_else_none() -> None:
    settings = "{format: 2, awards: [{id: gk, name: GK}]}"
    own = {"awards": "awards: [{id: co, name: Cờ}]"}
    data = book(members("a"), {2021: own, 2022: {}}, settings=settings)
    assert [(names(derive_awards(data, year, None).awards), derive_awards(data, year, None).file)
            for year in (2021, 2022, 2023)] == [
        (["co"], "2021/awards.yaml"), (["gk"], "thidua.yaml"), (["gk"], "thidua.yaml")
    ]  # fmt: skip
    bare = book(members("a"), {2022: {}}, settings="format: 2")
    assert derive_awards(bare, 2022, FOUR).awards == ()
    assert derive_awards(bare, 2022, FOUR).file is None


# -- A share as a quota says of whom, and how it is rounded ----------------------------------------


SCALE = "max: 10\ncriteria: [{id: x, name: X, max: 10}]\n"


@pytest.mark.parametrize("share", ["20%", "1/5", "2/3"])
def test_a_bare_share_is_told_how_it_is_written(tmp_path: Path, share: str) -> None:
    write(tmp_path / "bloc.yaml", "id: k\nname: Khối\n")
    write(tmp_path / "units.yaml", "units: [{id: a, name: A}]\n")
    write(tmp_path / "2024/criteria.yaml", SCALE)
    awards = "awards: [{id: co, name: Cờ, pick: rank, quota: %s}]\n"
    write(tmp_path / "2024/awards.yaml", awards % share)
    done = on(tmp_path, "check")
    hint = f"{{share: {share}, of: units, round: down}}"
    assert "TD131" in done.out and f"ghi quota: {hint};" in done.out
    write(tmp_path / "2024/awards.yaml", awards % hint)
    assert on(tmp_path, "check").code == 0


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("{below: 10, n: 1}, {n: 2}", None),
        ("{below: 5, n: 1}, {below: 10, n: 2}, {n: 3}", None),
        ("{n: 2}", None),
        ("{below: 10, n: 1}", (0, "steps_end")),  # twelve units would have no place
        ("{below: 10, n: 1}, {below: 10, n: 2}, {n: 3}", (1, "steps_order")),
        ("{below: 0, n: 1}, {n: 2}", (0, "steps_order")),
        ("{n: 2}, {below: 10, n: 1}", (0, "steps_rest")),
    ],
)
def test_steps_by_the_bloc_s_size_leave_no_bloc_out(
    steps: str, told: tuple[int, str] | None
) -> None:
    quota = Quota.model_validate(parse(f"{{steps: [{steps}]}}".encode(), "x")[0])
    found = list(quota_problems(quota, Spot("x"), None))
    place = [] if told is None else [("TD312", ("steps", told[0]), told[1])]
    assert [(one.code, one.path, one.variant) for one in found] == place


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("not_again_within: 99", False),
        ("not_again_within: 100", True),
        ("not_again_within: 2022", True),  # the year was meant, or a slip
        ("requires: {evaluation: {grade: good, years: 2022}}", True),
        ("requires: {min_percent: 1.1}", False),
        ("requires: {min_percent: 1}", True),
        ("requires: {criterion: x, min_percent: 0.5}", True),
        ("requires: {min_percent: 0}", False),
    ],
)
def test_a_year_is_no_number_of_years_and_a_share_no_percent(
    tmp_path: Path, key: str, told: bool
) -> None:
    write(tmp_path / "bloc.yaml", "id: k\nname: Khối\n")
    write(tmp_path / "units.yaml", "units: [{id: a, name: A}]\n")
    write(tmp_path / "2024/criteria.yaml", SCALE)
    write(tmp_path / "2024/awards.yaml", f"awards: [{{id: co, name: Cờ, pick: rank, {key}}}]\n")
    done = on(tmp_path, "check")
    assert any(code in done.out for code in ("TD138", "TD249")) == told
    assert "TD999" not in done.err
