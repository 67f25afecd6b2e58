"""What a scale may not say: each fault by its place and its arguments, beside what is right.

The words are in the gallery; here are the edges."""

import pytest

from tests.helpers.books import attempt, bloc, layout
from tests.helpers.year_data import load
from thidua.bloc.scoring.check_stress import (
    check_bands_reach,
    check_conditions_reach,
    check_requires_reach,
)
from thidua.bloc.unknown import quota_problems
from thidua.diagnostics.diagnostic import Path, Spot
from thidua.model.requires import Quota
from thidua.model.scale.criteria import Scale

LEAF = "criteria: [{id: x, name: X, max: 5%s}]"


def told(scale: str, units: str = "a b c") -> list[str]:
    """`TD301 - max max=5 sum=6` for each diagnostic about the scale; `!` where a key is meant."""
    _, found = attempt(scale, {}, units=units)
    return [
        " ".join(
            [
                one.code,
                one.variant or "-",
                ".".join(map(str, one.path)) + ("" if one.at == "value" else "!"),
                *(f"{key}={value}" for key, value in sorted(one.args.items())),
            ]
        )
        for one in found
    ]


def scale_of(text: str) -> Scale:
    return bloc(layout(text, {}, "a"))[0].years[2022].scale


def of(top: str = "", leaf: str = "") -> str:
    """A scale of one leaf of 5 points: keys at its top, and of the leaf."""
    return f"max: 5\n{top}\n{LEAF % (f', {leaf}' if leaf else '')}\n"


G = """
max: {max}
criteria:
  - id: g
    name: G
    max: {g}
    {keys}
    criteria: [{{id: x, name: X, max: 3}}, {{id: y, name: Y, max: 2.5}}]
"""
FACT = "facts: [{id: f, name: F}]"
STAGE = "stages: [{id: s, name: S, %s}]"
ITEM = "bonus: [{id: i, name: I, %s}]"
BANDS = "bands: [{id: hi, name: Hi, from: 90%s}, {id: lo, name: Lo, from: 50%s}]"
DIVISIONS = "divisions: [{id: m, name: M, units: [%s]}, {id: n, name: N, units: [%s]}]"

SCALES = [
    (of(), []),
    # -- the year and the rounding
    (of("year: 2022"), []),
    (of("year: 2021"), ["TD310 - year folder=2022 found=2021"]),
    (of("rounding: {to: 0.5}"), []),
    (of("rounding: {places: 2}"), []),
    (of("rounding: {to: 0.5, places: 2}"), ["TD334 - rounding.to!"]),
    # -- sums
    (G.format(max="5.5", g="5.5", keys=""), []),
    (G.format(max=6, g="5.5", keys=""), ["TD301 - max max=6 parts=5.5 sum=5.5"]),
    (
        G.format(max=6, g=6, keys=""),
        ["TD301 - criteria.0.max max=6 parts=3 + 2.5 sum=5.5"],
    ),
    (of().replace("max: 5\n", "max: 4\n"), ["TD301 - max max=4 parts=5 sum=5"]),
    ("max: 0\ncriteria: []", ["TD315 criteria criteria"]),
    ("max: 3\ncriteria: []", ["TD315 criteria criteria"]),
    (of("stages: []"), ["TD315 stages stages"]),
    # -- ids
    (
        of(leaf="bonus: [{id: X, name: I, points: 1}]"),
        ["TD302 case criteria.0.bonus.items.0.id id=X other=x"],
    ),
    (
        of(leaf="bonus: [{id: x, name: I, points: 1}]"),
        ["TD302 printed criteria.0.bonus.items.0.id id=x other=x"],
    ),
    (of("facts: [{id: x, name: F}]"), ["TD302 printed criteria.0.id id=x other=x"]),
    (of("facts: [{id: ToTal, name: F}]"), ["TD302 reserved facts.0.id id=ToTal"]),
    (
        of("stages: [{id: s, name: S}, {id: t, name: T}, {id: s, name: S2}]"),
        ["TD302 - stages.2.id id=s other=s"],
    ),
    (
        of("offices: [{id: o, name: O}, {id: o, name: O2}]"),
        ["TD302 - offices.1.id id=o other=o"],
    ),
    (
        of("bands: [{id: b, name: B, from: 9}, {id: b, name: C, from: 5}]"),
        ["TD302 - bands.1.id id=b other=b"],
    ),
    (
        of("divisions: [{id: m, name: M, units: [a, b]}, {id: m, name: N, units: [c]}]"),
        ["TD302 - divisions.1.id id=m other=m"],
    ),
    # -- what only leaves have
    (
        G.format(max="5.5", g="5.5", keys="rule: points"),
        ["TD304 - criteria.0.rule! key=rule"],
    ),
    (
        G.format(max="5.5", g="5.5", keys="measure: kg"),
        ["TD304 - criteria.0.measure! key=measure"],
    ),
    (
        G.format(max="5.5", g="5.5", keys="range: [0, 9]"),
        ["TD322 - criteria.0.range! key=range"],
    ),
    (of(leaf="range: [0, 9]"), ["TD322 - criteria.0.range! key=range"]),
    (of(leaf="whole: true"), ["TD322 - criteria.0.whole! key=whole"]),
    (of(leaf="whole: true, range: [0, 9], rule: {kind: ratio, target: 1}"), []),
    (of(leaf="measure: kg"), []),
    # -- lists
    (of(leaf="limit: {}"), ["TD332 - criteria.0.limit"]),
    (of(leaf="limit: {net: 0}"), []),
    (of(leaf="bonus: {cap: 2}"), ["TD333 - criteria.0.bonus cap=2 kind=bonus"]),
    (of(leaf="deduct: {cap: 2}, rule: points"), ["TD333 - criteria.0.deduct cap=2 kind=deduct"]),
    (of(leaf="bonus: {items: []}"), []),
    (
        of(leaf="deduct: {only_if_full: true, items: [{id: i, name: I, each: 1}]}"),
        ["TD313 - criteria.0.deduct.only_if_full!"],
    ),
    (of(leaf="bonus: {only_if_full: true, items: [{id: i, name: I, each: 1}]}"), []),
    (of(leaf=ITEM % "each: 1"), []),
    (of(leaf="bonus: [{id: i, name: I}]"), ["TD305 none criteria.0.bonus.items.0 found="]),
    (of(leaf=ITEM % "disqualifies: true"), []),
    (
        of(leaf=ITEM % "each: 1, points: 2"),
        ["TD305 several criteria.0.bonus.items.0 found=each, points"],
    ),
    (
        of(leaf=ITEM % "share: 10%, rule: {kind: choice, options: {m: 1}}"),
        ["TD305 several criteria.0.bonus.items.0 found=share, rule"],
    ),
    # The scale's own lists stand at its top.
    (of("bonus: [{id: i, name: I}]"), ["TD305 none bonus.items.0 found="]),
    (of("limit: {}"), ["TD332 - limit"]),
    # -- references
    (of(leaf="not_for: [a, c]"), []),
    (of(leaf="not_for: [zzz]"), ["TD303 unit criteria.0.not_for.0 id=zzz"]),
    (
        of("offices: [{id: van-phong, name: O}]", "verifier: van-phon"),
        ["TD303 office_nearest criteria.0.verifier better=van-phong id=van-phon"],
    ),
    (of(leaf="verifier: a"), []),
    (
        of("facts: [{id: f, name: F}]", ITEM % "each: 1, if: {f: {to: 1}}"),
        [],
    ),
    (
        of(leaf=ITEM % "each: 1, if: {zz: {to: 1}}"),
        ["TD303 fact criteria.0.bonus.items.0.if.zz! id=zz"],
    ),
    (
        of(leaf="bonus: {if: {zz: {to: 1}}, items: [{id: i, name: I, each: 1}]}"),
        ["TD303 fact criteria.0.bonus.if.zz! id=zz"],
    ),
    (
        of(leaf=ITEM % "each: 1, excludes: [i, zz]"),
        [
            "TD613 itself criteria.0.bonus.items.0.excludes.0 award=I",
            "TD303 item criteria.0.bonus.items.0.excludes.1 id=zz",
        ],
    ),
    # -- stretches that say nothing, or in which no figure lies
    *(
        (of(FACT, ITEM % f"each: 1, if: {{f: {{{given}}}}}"),
         [f"TD316 {told} criteria.0.bonus.items.0.if.f"] if told else [])
        for given, told in [
            ("from: 80, to: 80", ""), ("above: 80, to: 80.1", ""), ("below: 5", ""),
            ("", "if_none"), ("from: 80, to: 79.9", "if_empty"), ("above: 80, to: 80", "if_empty"),
            ("from: 80, below: 80", "if_empty"),
        ]
    ),
    (
        of(FACT, "bonus: {if: {f: {above: 9, below: 9}}, items: [{id: i, name: I, each: 1}]}"),
        ["TD316 if_empty criteria.0.bonus.if.f"],
    ),
    # -- what gives everybody the same
    *(
        (
            of(FACT, f"rule: {{kind: {rule}}}"),
            [f"TD347 same criteria.0.rule.{told}"] if told else [],
        )
        for rule, told in [
            ("tiers, tiers: [{from: 9, points: 5}, {else: true, points: 4}]", ""),
            ("tiers, tiers: [{from: 9, points: 4}, {else: true, points: 4}]", "tiers points=4"),
            ("choice, options: {a: 3, b: 3}", "options points=3"),
            ("choice, options: {a: 3, b: 0}", ""),
            ("rank, points: [2, 2], else: 2", "points points=2"),
            ("rank, points: [2, 2], else: 1", ""),
            ("linear, of: f, worst: 0, best: 9, least: 5", "least points=5"),
            ("linear, of: f, worst: 0, best: 9, least: 100%", "least points=5"),
            ("linear, of: f, worst: 0, best: 9, least: 4.9", ""),
            ("steps, of: f, above: 9, first: 0, every: 1, each: 0", "each points=0"),
            ("steps, of: f, above: 9, first: 1, every: 1, each: 0", ""),
            ("steps, of: f, below: 9, first: 0, every: 1, each: 0", "each points=5"),
            ("count, each: 0", "each points=0"),
        ]
    ),
    (
        of(FACT, "rule: {kind: linear, of: f, worst: 0, best: 9, least: 5.1}"),
        ["TD346 least criteria.0.rule.least better=5 points=5.1"],
    ),
    (of("", "floor: 5, deduct: [{id: i, name: I, each: 1}]"),
     ["TD347 floor criteria.0.floor floor=5 max=5"]),
    (of("", "floor: 4.9, deduct: [{id: i, name: I, each: 1}]"), []),
    (of("", "bonus: {cap: 0, items: [{id: i, name: I, each: 1}]}"),
     ["TD347 list criteria.0.bonus.cap key=cap"]),
    (of("", "rule: {kind: deadline, due: 06-15, late: {each_day: 1}, grace: 180}"),
     ["TD347 grace criteria.0.rule.grace days=180"]),
    (of("", "rule: {kind: deadline, due: 06-15, late: {each_day: 1}, grace: 179}"), []),
    # -- points far over the maximum
    (of("", "rule: {kind: choice, options: {a: 10, b: 3}}"), []),
    (of("", "rule: {kind: choice, options: {a: 10.1, b: 3}}"),
     ["TD676 - criteria.0.rule.options.a max=5 points=10.1"]),
    (
        of(BANDS % ("", ""), ITEM % "each: 1, bars: hi"),
        [],
    ),
    (
        of(BANDS % ("", ""), ITEM % "each: 1, bars: zz"),
        ["TD303 band criteria.0.bonus.items.0.bars id=zz"],
    ),
    (
        of(leaf=ITEM % "rule: {kind: tiers, of: zz, tiers: [{else: true, points: 1}]}"),
        ["TD303 fact criteria.0.bonus.items.0.rule.of id=zz"],
    ),
    (of("ranking: {ties: ['criterion:x']}"), []),
    (of("ranking: {ties: [bonus, 'criterion:q']}"), ["TD303 criterion ranking.ties.1 id=q"]),
    # -- stages
    (of(STAGE % "combine: mean, weights: {a: 60%, b: 40%}"), []),
    (of(STAGE % "weights: {a: 100%}"), ["TD331 none stages.0.weights! found=None"]),
    (
        of(STAGE % "combine: median, weights: {a: 100%}"),
        ["TD331 - stages.0.weights! found=median"],
    ),
    (
        of(STAGE % "combine: mean, weights: {a: 100%, b: 0%}"),
        ["TD331 zero stages.0.weights.b scorer=b"],
    ),
    (
        of(STAGE % "combine: mean, weights: {zzz: 100%}"),
        ["TD303 office stages.0.weights.zzz! id=zzz"],
    ),
    (
        of(STAGE % "extended: {zzz: {to: 02-01}}"),
        ["TD303 unit stages.0.extended.zzz! id=zzz"],
    ),
    (of(STAGE % "extended: {a: {to: 02-01}}"), []),
    (of(STAGE % "assign: {a: [b, c]}, at_least: 2"), []),
    (
        of(STAGE % "assign: {a: [b, c]}, at_least: 3"),
        ["TD321 - stages.0.at_least assigned=2 n=3 unit=Đơn vị a"],
    ),
    (of(STAGE % "at_least: 1"), ["TD321 none stages.0.at_least"]),
    (of(STAGE % "assign: {a: [b, a]}"), ["TD320 - stages.0.assign.a.1 unit=Đơn vị a"]),
    (of(STAGE % "assign: {zzz: [b]}"), ["TD303 unit stages.0.assign.zzz! id=zzz"]),
    (of(STAGE % "assign: {a: [zzz]}"), ["TD303 office stages.0.assign.a.0 id=zzz"]),
    # -- divisions
    (of(DIVISIONS % ("a, b", "c")), []),
    (of(DIVISIONS % ("a", "c")), ["TD505 outside divisions! unit=Đơn vị b"]),
    (
        of(DIVISIONS % ("a, b", "c, a")),
        ["TD505 - divisions.1.units.1 other=M unit=Đơn vị a"],
    ),
    (of(DIVISIONS % ("a, b, zzz", "c")), ["TD404 - divisions.0.units.2 id=zzz"]),
    (
        of(leaf="rule: {kind: rank, points: [5], else: 0, within: division}"),
        ["TD335 - criteria.0.rule.within!"],
    ),
    (
        of(DIVISIONS % ("a, b", "c"), "rule: {kind: rank, points: [5], else: 0, within: division}"),
        [],
    ),
    # -- bands
    (of(BANDS % ("", "")), []),
    (
        of("bands: [{id: hi, name: Hi, from: 90}, {id: lo, name: Lo, from: 90}]"),
        ["TD311 - bands.1.from above=90 from=90"],
    ),
    (of("bands: [{id: hi, name: Hi, from: 90, quota: 1}, {id: lo, name: Lo, from: 90}]"), []),
    (
        of("bands: [{id: hi, name: Hi, from: 50}, {id: lo, name: Lo, from: 50.5}]"),
        ["TD311 - bands.1.from above=50 from=50.5"],
    ),
    (of("ranking: {by: band}"), ["TD506 - ranking.by"]),
    (of(f"ranking: {{by: [band, points]}}\n{BANDS % ('', '')}"), []),
    (
        of(f"ranking: {{by: band}}\n{BANDS % (', requires: {rank_at_most: 3}', '')}"),
        ["TD506 circle bands.0.requires.0.rank_at_most!"],
    ),
    (of(BANDS % (", requires: {rank_at_most: 3}", "")), []),
    (of(BANDS % (", within: lo", "")), []),
    (of(BANDS % (", within: zz", "")), ["TD303 band bands.0.within id=zz"]),
    # Within itself is no band that there is, and no circle of several.
    (of(BANDS % (", within: hi", "")), ["TD303 band bands.0.within id=hi"]),
    (
        of(BANDS % (", within: lo", ", within: hi")),
        ["TD962 - bands.0.within bands=hi → lo → hi"],
    ),
    # -- quotas
    (of(BANDS % (", quota: {n: 2}", "")), []),
    (of(BANDS % (", quota: {share: 20%, round: up}", "")), []),
    (of(BANDS % (", quota: {share: 20%}", "")), ["TD312 round bands.0.quota"]),
    (of(BANDS % (", quota: {n: 1, share: 20%, round: up}", "")), ["TD312 one bands.0.quota"]),
    (of(BANDS % (", quota: {}", "")), ["TD312 one bands.0.quota"]),
    (of(BANDS % ("", ', quota: {share: 20%, round: up, of: "band:hi"}')), []),
    (
        of(BANDS % (', quota: {share: 20%, round: up, of: "band:lo"}', "")),
        ["TD507 higher bands.0.quota.of band=lo known=-"],
    ),
    (
        of(BANDS % ("", ', quota: {share: 20%, round: up, of: "band:zz"}')),
        ["TD507 higher bands.1.quota.of band=zz known=hi"],
    ),
    # A band that lies within this one is no base for it.
    (
        of(BANDS % (", within: lo", ', quota: {share: 20%, round: up, of: "band:hi"}')),
        ["TD507 higher bands.1.quota.of band=hi known=-"],
    ),
    (
        of(BANDS % ("", ", quota: {share: 20%, round: up, of: 'evaluation:good'}")),
        ["TD507 evaluation bands.1.quota.of"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("scale", "found"), SCALES)
def test_a_scale_and_what_is_wrong_with_it(scale: str, found: list[str]) -> None:
    assert told(scale) == found


@pytest.mark.parametrize(
    ("rule", "measured"),
    [
        ("{kind: tiers, tiers: [{else: true, points: 1}]}", True),
        ("{kind: steps, above: 1, first: 1, every: 1, each: 1}", True),
        ("{kind: linear, worst: 0, best: 9}", True),
        ("{kind: ratio, target: 1}", True),
        ("{kind: relative, target: 1}", True),
        ("{kind: rank, points: [5], else: 0}", True),
        ("points", False),
        ("full", False),
        ("pass_fail", False),
        ("{kind: choice, options: {m: 5, n: 1}}", False),
        ("{kind: count, each: 1}", False),
        ("{kind: deadline, due: 01-31, late: {points: 1}}", False),
    ],
)
def test_only_a_measured_figure_has_a_range(rule: str, measured: bool) -> None:
    found = told(of(leaf=f"range: [0, 9], rule: {rule}"))
    assert found == ([] if measured else ["TD322 - criteria.0.range! key=range"])


@pytest.mark.parametrize("order", ["ab", "ba"])
def test_of_two_that_are_as_near_the_first_by_name_is_meant(order: str) -> None:
    facts = ", ".join(f"{{id: ty-le-{one}, name: {one}}}" for one in order)
    assert told(of(f"facts: [{facts}]", ITEM % "each: 1, if: {ty-le-c: {to: 1}}")) == [
        "TD303 fact_nearest criteria.0.bonus.items.0.if.ty-le-c! better=ty-le-a id=ty-le-c"
    ]


def test_bands_in_a_longer_circle_are_told_once() -> None:
    """At the first of them; a band outside that leads into it is in none."""
    bands = ", ".join(
        f"{{id: {name}, name: {name}, from: {90 - n}, within: {within}}}"
        for n, (name, within) in enumerate([("p", "q"), ("q", "r"), ("r", "s"), ("s", "q")])
    )
    assert told(of(f"bands: [{bands}]")) == ["TD962 - bands.1.within bands=q → r → s → q"]


def test_a_group_has_neither_a_rule_nor_a_range() -> None:
    """Each is told, also where the one would go with the other."""
    tiers = "rule: {kind: tiers, tiers: [{from: 1, points: 5}, {else: true, points: 0}]}"
    assert told(G.format(max="5.5", g="5.5", keys=f"{tiers}\n    range: [0, 9]")) == [
        "TD322 - criteria.0.range! key=range",
        "TD304 - criteria.0.rule! key=rule",
    ]


def test_a_tie_breaker_by_an_attribute_as_near_to_two_names_the_first() -> None:
    units = "- {id: a, name: A, attributes: {ty-le-b: 1, ty-le-a: 2}}\n- {id: b, name: B}"
    assert told(of('ranking: {ties: ["attribute:ty-le-c>=70"]}'), units) == [
        "TD672 nearest ranking.ties.0 better=ty-le-a name=ty-le-c"
    ]


def test_a_tie_breaker_by_an_attribute_near_to_none_names_none() -> None:
    units = "- {id: a, name: A, attributes: {ty-le-b: 1}}\n- {id: b, name: B}"
    assert told(of('ranking: {ties: ["attribute:women"]}'), units) == [
        "TD672 - ranking.ties.0 name=women"
    ]


# -- percents that nobody reaches ---------------------------------------------------------------

REACH = """
max: 100
not_applicable: %s
bands: [{id: hi, name: Hi, from: %s}]
criteria:
  - {id: x, name: X, max: 60, bonus: [{id: i, name: I, %s}]}
  - {id: y, name: Y, max: 40}
"""


@pytest.mark.parametrize(
    ("policy", "start", "item", "most"),
    [
        # 110 of 100.
        ("zero", 110, "points: 10", None),
        ("zero", "110.1", "points: 10", 110),
        ("full", "110.1", "points: 10", 110),
        # Of a unit to which half of it applies: 60 of 50.
        ("exclude", 120, "points: 10", None),
        ("exclude", "120.1", "points: 10", 120),
        # Nothing bounds what is added.
        ("zero", 500, "each: 1", None),
        ("exclude", 500, "each: 1", None),
    ],
)
def test_a_band_from_more_than_there_is(
    policy: str, start: object, item: str, most: int | None
) -> None:
    scale = scale_of(REACH % (policy, start, item))
    found = [(one.code, one.path, dict(one.args)) for one in check_bands_reach(scale, "f")]
    args = {"found": str(start), "most": str(most)}
    assert found == ([("TD667", ("bands", 0, "from"), args)] if most else [])


@pytest.mark.parametrize(
    ("requires", "place"),
    [
        ("{min_percent: 110}", None),
        ("{min_percent: 111}", ("r", 0, "min_percent")),
        # 70 of 60 are 116.67 %; nothing adds to y.
        ("{min_percent: 116, criterion: x}", None),
        ("{min_percent: 117, criterion: x}", ("r", 0, "min_percent")),
        ("{min_percent: 100, criterion: y}", None),
        ("{min_percent: 100.1, criterion: y}", ("r", 0, "min_percent")),
        ("{any: [{min_percent: 90}, {min_percent: 111}]}", ("r", 0, "any", 1, "min_percent")),
    ],
)
def test_a_condition_of_more_than_there_is(requires: str, place: Path | None) -> None:
    """Of a whole of 100 with 10 to be added, and of one criterion."""
    text = REACH % ("zero", 90, "points: 10")
    scale = scale_of(text.replace("from: 90", f"from: 90, requires: {requires}"))
    found = list(check_requires_reach(scale, scale.bands[0].requires, Spot("f", ("r",))))
    assert [one.path for one in found] == ([] if place is None else [place])


def test_a_criterion_to_which_anything_may_be_added_has_no_most() -> None:
    """Nor one without points of its own, of which nothing is a percent."""
    for text in (
        REACH % ("zero", 90, "each: 1"),
        REACH.replace("max: 100", "max: 40").replace("max: 60", "max: 0")
        % ("zero", 90, "points: 10"),
    ):
        requires = "from: 90, requires: {min_percent: 500, criterion: x}"
        scale = scale_of(text.replace("from: 90", requires))
        assert not list(check_requires_reach(scale, scale.bands[0].requires, Spot("f", ("r",))))


def test_an_awards_quota_may_be_of_a_grade_and_a_bands_not() -> None:
    """Grades are given after the bands are known."""
    quota = load(Quota, "{share: 50%, of: 'evaluation:good', round: down}")
    assert not list(quota_problems(quota, Spot("f", ("quota",)), None))
    found = quota_problems(quota, Spot("f", ("quota",)), None, of_band=True)
    assert [(one.code, one.variant, one.path) for one in found] == [
        ("TD507", "evaluation", ("quota", "of"))
    ]


@pytest.mark.parametrize(
    ("steps", "told_"),
    [
        ("{below: 10, n: 1}, {below: 20, n: 2}, {n: 3}", []),
        ("{n: 3}", []),
        ("{below: 10, n: 1}, {below: 20, n: 2}", [("steps_end", 1)]),
        ("{below: 10, n: 1}, {n: 2}, {n: 3}", [("steps_rest", 1)]),
        ("{below: 10, n: 1}, {below: 10, n: 2}, {n: 3}", [("steps_order", 1)]),
        ("{below: 10, n: 1}, {below: 9, n: 2}, {n: 3}", [("steps_order", 1)]),
        ("{below: 1, n: 1}, {n: 3}", []),
        # Each step is held against the one before it, and the first fault is told.
        ("{below: 10, n: 1}, {below: 30, n: 2}, {below: 20, n: 3}, {n: 4}", [("steps_order", 2)]),
        ("{below: 10, n: 1}, {below: 9, n: 2}, {below: 8, n: 3}", [("steps_order", 1)]),
    ],
)
def test_steps_of_a_quota_go_up_and_end_for_all_larger_blocs(
    steps: str, told_: list[tuple[str, int]]
) -> None:
    quota = load(Quota, f"{{steps: [{steps}]}}")
    found = quota_problems(quota, Spot("f", ("quota",)), None)
    assert [(one.variant, one.path[2]) for one in found] == told_
    assert all(one.path[:2] == ("quota", "steps") for one in found)


def test_the_bands_that_a_quota_may_be_of_are_named_in_order() -> None:
    quota = load(Quota, "{share: 50%, of: 'band:zz', round: down}")
    (one,) = quota_problems(quota, Spot("f", ("quota",)), frozenset("hgfedcba"))
    assert (one.code, one.variant, one.args["known"]) == ("TD507", "", "a, b, c, d, e, f, g, h")


@pytest.mark.parametrize(
    ("percent", "other"),
    [("0", None), ("0.5", "50"), ("1", "100"), ("1.1", None), ("50", None)],
)
def test_a_percent_that_may_be_a_share_is_asked_about(percent: str, other: str | None) -> None:
    text = REACH % ("zero", 90, "points: 10")
    scale = scale_of(text.replace("from: 90", f"from: 90, requires: {{min_percent: {percent}}}"))
    found = list(check_requires_reach(scale, scale.bands[0].requires, Spot("f", ("r",))))
    told_ = [(one.code, one.variant, dict(one.args)) for one in found]
    assert told_ == ([("TD249", "bound", {"found": percent, "other": other})] if other else [])


def test_conditions_that_no_percent_meets_are_told_of_a_list_and_of_an_item() -> None:
    text = (
        'max: 5\nfacts: [{id: p, name: P, measure: "%"}]\ncriteria:\n'
        "  - id: x\n    name: X\n    max: 5\n"
        "    bonus: {if: {p: {from: 101}}, items: [{id: i, name: I, points: 1}]}\n"
        "    deduct: [{id: d, name: D, points: 1, if: {p: {below: -1}}}]\n"
    )
    found = check_conditions_reach(scale_of(text), "f")
    assert [(one.code, one.path[2:]) for one in found] == [
        ("TD671", ("bonus", "if", "p", "from")),
        ("TD671", ("deduct", "items", 0, "if", "p", "below")),
    ]
