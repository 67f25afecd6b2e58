"""What is told of sheets and their figures, at its edges: file, place and arguments."""

from collections.abc import Callable, Iterable, Mapping

import pytest

from tests.helpers.books import attempt, bloc, layout, scored
from thidua.bloc.scoring.check_figures import (
    check_absent,
    check_days,
    check_figures,
    check_notes,
    check_spread,
)
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.result import YearResult
from thidua.diagnostics.diagnostic import Diagnostic

Look = Callable[[YearResult], Iterable[Diagnostic]]


def lines(found: Iterable[Diagnostic]) -> list[str]:
    """`TD251 under c scores.x found=1 median=250`: code, variant, file, place, arguments."""
    told = []
    for one in found:
        file = (one.file or "-").rsplit("/", 1)[-1].removesuffix(".yaml")
        path = ".".join(map(str, one.path)) + ("" if one.at == "value" else f"!{one.at}")
        args = (f"{key}={value}" for key, value in sorted(one.args.items()))
        told.append(" ".join([one.code, one.variant or "-", file, path or "-", *args]))
    return told


def advice(look: Look, scale: str, sheets: Mapping[str, str], units: str = "") -> list[str]:
    return lines(look(scored(scale, sheets, units=units)))


# -- figures far from the others' ---------------------------------------------------------------

ANY = "rule: {kind: tiers, tiers: [{else: true, points: 1}]}"


def of_figures(figures: str, keys: str = ANY) -> list[str]:
    """Of units a, b, c... with these figures."""
    scale = f"max: 5\ncriteria: [{{id: x, name: X, max: 5, {keys}}}]"
    sheets = {
        name: f"scores: {{x: {figure}}}"
        for name, figure in zip("abcdefgh", figures.split(), strict=False)
    }
    return advice(check_figures, scale, sheets)


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        # Four others tell what is usual: the mean of the middle two of 1, 2, 4, 8 is 3.
        ("1 2 4 8 300", ["TD251 - e scores.x found=300 median=3"]),
        ("1 2 4 8 299.9", []),
        ("100 200 400 800 3", ["TD251 under e scores.x found=3 median=300"]),
        ("100 200 400 800 3.1", []),
        ("1 2 4 300", []),
        # Five others: the middle one of 1, 2, 3, 4, 8 is 3.
        ("1 2 3 4 8 300", ["TD251 - f scores.x found=300 median=3"]),
        ("8 300 1 2 4", ["TD251 - b scores.x found=300 median=3"]),
        # Not where the usual or the figure itself is 0 or less.
        ("0 0 0 0 300", []),
        ("1 2 4 8 0", []),
        ("1 2 4 8 -300", []),
    ],
)
def test_figures_a_hundred_times_what_is_usual(figures: str, told: list[str]) -> None:
    assert of_figures(figures) == told


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("rule: {kind: ratio, target: 5}", True),
        ("rule: {kind: ratio, target: bloc:mean}", True),
        ("rule: {kind: tiers, target: 5, tiers: [{else: true, points: 1}]}", True),
        # Each has a target of its own, or what is entered is no measured figure.
        ("rule: ratio", False),
        ("rule: {kind: ratio, target: entered}", False),
        ("rule: {kind: ratio, target: 'pledge:t'}", False),
        ("rule: {kind: tiers, target: entered, tiers: [{else: true, points: 1}]}", False),
        ("rule: {kind: count, each: 0.1}", False),
    ],
)
def test_of_which_rules_figures_are_alike(keys: str, told: bool) -> None:
    scale = f"max: 5\ncriteria: [{{id: x, name: X, max: 5, {keys}}}]"
    sheets = {
        name: f"scores: {{x: {figure}}}"
        for name, figure in zip("abcde", (1, 2, 4, 8, 400), strict=True)
    }
    result, _ = attempt(scale, sheets)
    assert result is not None
    assert bool(list(check_figures(result))) == told


def test_facts_far_from_the_others() -> None:
    scale = (
        "max: 5\nfacts: [{id: f, name: Hồ sơ}]\n"
        "criteria: [{id: x, name: X, max: 5, rule: {kind: tiers, of: f, tiers: [{else: true, points: 1}]}}]"
    )
    sheets = {
        name: f"facts: {{f: {n}}}" for name, n in zip("abcde", (1, 2, 4, 8, 400), strict=True)
    }
    (one,) = check_figures(scored(scale, sheets))
    assert lines([one]) == ["TD251 - e facts.f found=400 median=3"]
    assert one.where == ("Đơn vị e", "f “Hồ sơ”")


@pytest.mark.parametrize(
    "rule",
    [
        "kind: linear, worst: 9, best: 0, lower_is_better: true",
        "kind: rank, points: [5], else: 0, lower_is_better: true",
        "kind: ratio, target: 3, lower_is_better: true",
    ],
)
def test_a_fact_below_zero_where_less_is_better(rule: str) -> None:
    """The only one of five is told; where more is better nothing is."""
    scale = (
        "max: 5\nfacts: [{id: f, name: Hồ sơ}]\n"
        "criteria: [{id: x, name: X, max: 5, rule: {%s, of: f}}]"
    )
    sheets = {name: f"facts: {{f: {n}}}" for name, n in zip("abcde", (1, 2, -1, 8, 4), strict=True)}
    told = ["TD251 sign c facts.f found=-1"]
    assert advice(check_figures, scale % rule, sheets) == told
    more = rule.replace("worst: 9, best: 0", "worst: 0, best: 9").replace("true", "false")
    assert advice(check_figures, scale % more, sheets) == []
    # Where another unit's is below zero as well none of them stands alone.
    assert advice(check_figures, scale % rule, sheets | {"e": "facts: {f: -4}"}) == []
    # Three others do not tell what is usual.
    del sheets["e"]
    assert advice(check_figures, scale % rule, sheets) == []


def test_several_figures_of_one_unit_are_not_the_others() -> None:
    """e's scorers say 300 and 2: both are held against the other four alone."""
    scale = (
        "max: 5\nstages: [{id: cross, name: C, combine: mean}]\n"
        f"criteria: [{{id: x, name: X, max: 5, {ANY}}}]"
    )
    sheets = {f"cross/{name}--f": f"scores: {{x: {n}}}" for name, n in zip("abcd", (1, 2, 4, 8), strict=True)}  # fmt: skip
    sheets |= {"cross/e--f": "scores: {x: 300}", "cross/e--a": "scores: {x: 2}"}
    found = advice(check_figures, scale, sheets, "a b c d e f")
    assert found == ["TD251 - e--f scores.x found=300 median=3"]


# -- scorers apart ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spread", "points", "told"),
    [
        ("2", "5 7", []),
        ("2", "5 7.1", ["TD255 - a--c scores.x apart=2.1 high=7.1 id=x low=5 spread=2"]),
        ("20%", "7 4.9", ["TD255 - a--c scores.x apart=2.1 high=7 id=x low=4.9 spread=2"]),
        ("20%", "7 5", []),
        ("2", "5 6 8", ["TD255 - a--d scores.x apart=3 high=8 id=x low=5 spread=2"]),
        ("2", "5", []),
    ],
)
def test_how_far_scorers_may_be_apart(spread: str, points: str, told: list[str]) -> None:
    scale = (
        f"max: 10\nstages: [{{id: cross, name: C, combine: mean, spread: {spread}}}]\n"
        "criteria: [{id: x, name: X, max: 10}]"
    )
    sheets = {
        f"cross/a--{who}": f"scores: {{x: {n}}}"
        for who, n in zip("bcd", points.split(), strict=False)
    }
    assert advice(check_spread, scale, sheets, "a b c d") == told


def test_a_scorer_who_only_took_something_off_has_no_figure_to_be_told_at() -> None:
    """Where no stage says how far, nothing is told."""
    scale = (
        "max: 10\nstages: [{id: cross, name: C, combine: mean}]\n"
        "criteria: [{id: x, name: X, max: 10}]"
    )
    sheets = {"cross/a--b": "scores: {x: 0}", "cross/a--c": "scores: {x: 10}"}
    assert advice(check_spread, scale, sheets, "a b c") == []


# -- days ---------------------------------------------------------------------------------------


def of_days(sheet: str, keys: str) -> list[str]:
    scale = f"max: 5\ncriteria: [{{id: x, name: X, max: 5, {keys}}}]"
    book, _ = bloc(layout(scale, {"a": sheet}))
    result, _ = scored_year(book, 2022, Options())
    assert result is not None
    return lines(check_days(result, book.years[2022].sheets))


DUE = "rule: {kind: deadline, due: 06-30, late: {each_day: 0.01}}"
LIST = "deduct: [{id: d, name: D, each: 1}]"
# 180 days before 30/06 is 01/01, and after it 27/12.
DAYS = [
    (DUE, "scores: {x: 2022-01-01}", []),
    (
        DUE,
        "scores: {x: 2021-12-31}",
        ["TD253 deadline a scores.x day=2021-12-31 days=181 due=2022-06-30"],
    ),
    (DUE, "scores: {x: 2022-12-27}", []),
    (
        DUE,
        "scores: {x: {value: 2022-12-28}}",
        ["TD253 deadline a scores.x.value day=2022-12-28 days=181 due=2022-06-30"],
    ),
    (DUE, "scores: {x: false}", []),
    (
        DUE.replace("06-30", "01-01"),
        "scores: {x: 2021-12-31}",
        ["TD253 - a scores.x day=2021-12-31 next=2023 year=2022"],
    ),
    (DUE.replace("06-30", "12-31"), "scores: {x: 2023-01-05}", []),
    # Days of what happened: in the year or the next.
    (LIST, "scores: {d: [2022-01-01, 2023-12-31]}", []),
    (
        LIST,
        "scores: {d: [2021-12-31, {on: 2024-01-01}]}",
        [
            "TD253 - a scores.d.0 day=2021-12-31 next=2023 year=2022",
            "TD253 - a scores.d.1.on day=2024-01-01 next=2023 year=2022",
        ],
    ),
    (
        LIST,
        "scores: {d: {value: [2021-12-31]}}",
        ["TD253 - a scores.d.value.0 day=2021-12-31 next=2023 year=2022"],
    ),
    (LIST, "scores: {d: [{waived: true}]}", []),
    (LIST, "scores: {d: 3}", []),
    ("rule: points", "date: 2023-12-31\nscores: {x: 3}", []),
    (
        "rule: points",
        "date: 2024-01-01\nscores: {x: 3}",
        ["TD253 - a date day=2024-01-01 next=2023 year=2022"],
    ),
]


@pytest.mark.parametrize(("keys", "sheet", "told"), DAYS)
def test_days_far_away(keys: str, sheet: str, told: list[str]) -> None:
    assert of_days(sheet, keys) == told


def test_days_of_two_deadlines() -> None:
    """Each beside its own."""
    keys = "rule: {kind: deadline, due: [01-31, 12-15], late: {points: 1}}"
    assert of_days("scores: {x: [2022-01-30, 2022-12-14]}", keys) == []
    assert of_days("scores: {x: [2022-12-14, 2022-12-14]}", keys) == [
        "TD253 deadline a scores.x day=2022-12-14 days=317 due=2022-01-31"
    ]


# -- notes --------------------------------------------------------------------------------------

STAGED = """
max: 10
%s
stages: [{id: self, name: Tự chấm}, {id: ver, name: Thẩm định}]
criteria:
  - id: g
    name: G
    max: 10
    criteria:
      - {id: x, name: X, max: 6, rule: points, deduct: [{id: xd, name: XD, each: 1}]}
      - {id: y, name: Y, max: 4, rule: points}
"""


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        ("x: 5, y: 1", "x: 5, y: 1", []),
        ("x: 5, y: 1", "x: 4, y: 1", ["TD240 - a scores.x after=4 before=5 id=x"]),
        ("x: 5, y: 1", "x: 6, y: 1", ["TD240 raised a scores.x after=6 before=5 id=x"]),
        ("x: 5, y: 1", "x: {value: 4, note: n}, y: 1", []),
        ("x: 5, y: 1", "xd: 2", ["TD240 - a scores.xd after=3 before=5 id=x"]),
        ("x: 5, y: 1", "xd: {value: 2, note: n}", []),
        # One note of several is enough; the first that changed it is pointed at.
        ("x: 5, y: 1", "x: 4, xd: {value: 1, note: n}", []),
        ("x: 5, y: 1", "x: 4, xd: 1", ["TD240 - a scores.x after=3 before=5 id=x"]),
        # What was not scored before, or is not now, was not changed.
        ("y: 1", "x: 4", []),
        ("x: 5, y: 1", "x: {value: na, note: n}", []),
        ("x: 5, y: 1", "x: na", ["TD241 - a scores.x"]),
        ("x: na, y: 1", "x: {value: na, note: n}", ["TD241 - a scores.x"]),
    ],
)
def test_changes_without_a_note(then: str, now: str, told: list[str]) -> None:
    sheets = {"self/a": f"scores: {{{then}}}", "ver/a": f"scores: {{{now}}}"}
    for reasons, code in (("", "TD240"), ("reasons: required", "TD256")):
        found = advice(check_notes, STAGED % reasons, sheets)
        assert found == [one.replace("TD240", code) for one in told]


def test_changes_are_held_against_the_stage_before_at_which_there_was_a_sheet() -> None:
    scale = (STAGED % "").replace("{id: ver,", "{id: mid, name: Giữa}, {id: ver,")
    sheets = {"self/a": "scores: {x: 5, y: 1}", "ver/a": "scores: {x: 4}"}
    assert advice(check_notes, scale, sheets) == ["TD240 - a scores.x after=4 before=5 id=x"]
    sheets["mid/a"] = "scores: {x: {value: 4, note: n}}"
    assert advice(check_notes, scale, sheets) == []
    # Another unit's sheets say nothing of this one's.
    sheets |= {"self/b": "scores: {x: 5, y: 1}", "ver/b": "scores: {x: 4}"}
    (told,) = check_notes(scored(scale, sheets))
    assert told.where == ("Đơn vị b", "Thẩm định", "x “X”")
    sheets["mid/a"] = "scores: {x: 4}"
    assert advice(check_notes, scale, sheets) == [
        "TD240 - a scores.x after=4 before=5 id=x",
        "TD240 - b scores.x after=4 before=5 id=x",
    ]
    # ... also a note of its own.
    sheets["ver/b"] = "scores: {x: {value: 4, note: n}}"
    assert advice(check_notes, scale, sheets) == ["TD240 - a scores.x after=4 before=5 id=x"]


def test_figures_of_changes_are_told_as_they_are_rounded() -> None:
    scale = STAGED % "rounding: {places: 1, mode: down}"
    sheets = {"self/a": "scores: {x: 5.19, y: 1}", "ver/a": "scores: {x: 4.99}"}
    assert advice(check_notes, scale, sheets) == ["TD240 - a scores.x after=4.9 before=5.1 id=x"]


# -- what is still missing ----------------------------------------------------------------------

LACKING = """
max: 10
stages:
  - {id: self, name: Tự chấm}
  - {id: cross, name: Chéo, combine: mean, required: true, assign: {a: [b, c]}}
facts: [{id: f, name: Hồ sơ}]
criteria:
  - {id: x, name: X, max: 6, rule: points}
  - {id: y, name: Y, max: 2, rule: {kind: tiers, of: f, tiers: [{else: true, points: 1}]}}
  - {id: z, name: Z, max: 2, rule: ratio}
"""


def test_what_a_unit_lacks_is_told_in_its_last_sheet() -> None:
    sheets = {
        "self/a": "scores: {x: 1}",
        "cross/a--b": "scores: {z: {actual: 1}}",
    }
    result = scored(LACKING, sheets, units="a b c")
    assert lines(check_absent(result)) == [
        "TD244 scorers a--b !file scorers=Đơn vị c stage=Chéo",
        "TD244 fact a--b !file id=y name=Y what=f “Hồ sơ”",
        "TD244 target a--b !file id=z name=Z what=",
    ]


def test_nothing_is_told_of_who_owes_a_whole_sheet_or_lacks_nothing() -> None:
    result = scored(LACKING, {"self/a": "scores: {x: 1}"}, units="a b c")
    assert lines(check_absent(result)) == []
    whole = {f"cross/a--{who}": "facts: {f: 1}\nscores: {x: 1, z: {actual: 1, target: 1}}" for who in "bc"}  # fmt: skip
    assert lines(check_absent(scored(LACKING, whole, units="a b c"))) == []


# -- sheets that take no effect -----------------------------------------------------------------

OFFICES = """
max: 10
stages: [{id: self, name: Tự chấm}, {id: ver, name: Thẩm định, combine: mean%s}]
offices: [{id: vp, name: Văn phòng}, {id: tc, name: Tổ chức}]
criteria:
  - id: g
    name: G
    max: 10
    verifier: vp
    criteria:
      - {id: x, name: X, max: 6, rule: {kind: ratio, target: 4}, not_for: [c], deduct: [{id: xd, name: XD, each: 1}]}
      - {id: y, name: Y, max: 4, rule: points, verifier: tc}
"""


def found(sheets: Mapping[str, str], stage: str = "", units: str = "a b c") -> list[str]:
    return lines(attempt(OFFICES % stage, sheets, units=units)[1])


@pytest.mark.parametrize(
    ("sheets", "told"),
    [
        ({"ver/a": "scores: {x: 4, y: 1}"}, []),
        ({"ver/a--vp": "scores: {x: 4}"}, []),
        ({"ver/a--tc": "scores: {y: 1}"}, []),
        ({"ver/a--vp": "scores: {y: 1}"}, ["TD418 - a--vp scores.y!key id=y scorer=vp verifier=tc"]),
        ({"ver/a--tc": "scores: {x: 4}"}, ["TD418 - a--tc scores.x!key id=x scorer=tc verifier=vp"]),
        # A unit may score what an office verifies.
        ({"ver/a--b": "scores: {x: 4, y: 1}"}, []),
        # The scale's own target counts; the same one, or another, beside the figure.
        ({"ver/a": "scores: {x: {actual: 4, target: 4}, y: 1}"}, []),
        (
            {"ver/a": "scores: {x: {actual: 4, target: 5}, y: 1}"},
            ["TD242 - a scores.x.target found=5 target=4"],
        ),
        # What does not apply to a unit.
        ({"ver/c": "scores: {x: 4, y: 1}"}, ["TD408 - c scores.x!key id=x"]),
        ({"ver/c": "scores: {xd: 1, y: 1}"}, ["TD408 - c scores.xd!key id=x"]),
        # An item of a leaf that is na, then or before, and stays so.
        ({"ver/a": "scores: {x: na, xd: 1, y: 1}"}, ["TD409 - a scores.xd!key id=xd leaf=x"]),
        (
            {"self/a": "scores: {x: na}", "ver/a": "scores: {xd: 1, y: 1}"},
            ["TD409 - a scores.xd!key id=xd leaf=x"],
        ),
        ({"self/a": "scores: {x: 4, xd: 1}", "ver/a": "scores: {x: na, y: 1}"}, []),
        # Where one scorer gives a figure the leaf applies.
        ({"ver/a--b": "scores: {x: na, y: 1}", "ver/a--c": "scores: {x: 4, xd: 1, y: 1}"}, []),
        ({"self/a": "scores: {x: na, xd: 1}", "ver/a": "scores: {x: 4, y: 1}"}, []),
    ],
)  # fmt: skip
def test_entries_without_effect(sheets: dict[str, str], told: list[str]) -> None:
    assert found(sheets) == told


@pytest.mark.parametrize(
    ("stage", "sheets", "told"),
    [
        ("", {"ver/a--a": "scores: {x: 4}"}, ["TD405 self a--a unit"]),
        ("", {"ver/a": "scorer: a\nscores: {x: 4}"}, ["TD405 self a scorer"]),
        ("", {"ver/a--zzz": "scores: {x: 4}"}, ["TD405 - a--zzz unit id=zzz"]),
        ("", {"ver/a--vpp": "scores: {x: 4}"}, ["TD405 - a--vpp unit id=vpp"]),
        (", assign: {a: [b]}", {"ver/a--b": "scores: {x: 4, y: 1}"}, []),
        (
            ", assign: {a: [b]}",
            {"ver/a--c": "scores: {x: 4}"},
            ["TD407 - a--c unit assigned=b scorer=c"],
        ),
        (
            ", assign: {b: [a]}",
            {"ver/a--c": "scores: {x: 4}"},
            ["TD407 none a--c unit assigned= scorer=c"],
        ),
        (", weights: {b: 100%}", {"ver/a--b": "scores: {x: 4, y: 1}"}, []),
        (
            ", weights: {b: 100%}",
            {"ver/a--c": "scores: {x: 4}"},
            ["TD254 - a--c unit scorer=c stage=Thẩm định"],
        ),
        (", weights: {b: 100%}", {"ver/a--c": "scores: {}"}, []),
        # Sheets of units that are no members, at stages that there are not, or twice.
        ("", {"ver/zzz": "scores: {x: 4}"}, ["TD404 - zzz unit id=zzz"]),
        ("", {"ver/zzz--zzz": "scores: {x: 4}"}, ["TD404 - zzz--zzz unit id=zzz"]),
        ("", {"vver/a": "scores: {x: 4}"}, ["TD403 nearest a !file better=ver id=vver"]),
        (
            "",
            {"vver/a": "scores: {x: 4}", "vver/b": "scores: {x: 4}"},
            ["TD403 nearest a !file better=ver id=vver"],
        ),
        (
            "",
            {"ver/a--b": "scores: {x: 4}", "ver/a": "scorer: b\nscores: {x: 4}"},
            ["TD406 - a unit other=2022/scores/ver/a--b.yaml"],
        ),
    ],
)
def test_sheets_that_nobody_may_hand_in(
    stage: str, sheets: dict[str, str], told: list[str]
) -> None:
    assert found(sheets, stage) == told


def test_a_unit_that_is_no_member_of_the_year() -> None:
    units = "- {id: a, name: A}\n- {id: b, name: B, left: 2021}\n- {id: c, name: C}"
    assert found({"ver/b": "scores: {x: 4}"}, units=units) == ["TD404 year b unit id=b year=2022"]


# -- units --------------------------------------------------------------------------------------

UNITS = [
    ("- {id: a, name: A}", []),
    (
        "- {id: a, name: A}\n- {id: a, name: B}",
        ["TD410 - units units.1.id id=a name=A"],
    ),
    (
        "- {id: a, name: A, became: [b, zzz], left: 2021}\n- {id: b, name: B}",
        ["TD404 - units units.0.became.1 id=zzz"],
    ),
    (
        "- {id: a, name: A, joined: 2020, member: [{from: 2021}]}",
        ["TD420 - units units.0.member"],
    ),
    (
        "- {id: a, name: A, left: 2022, member: [{from: 2021}]}",
        ["TD420 - units units.0.member"],
    ),
    ("- {id: a, name: A, joined: 2020, left: 2020}", []),
    ("- {id: a, name: A, joined: 2020-05-01, left: 2020-05-01}", []),
    ("- {id: a, name: A, joined: 2021, left: 2020}", ["TD411 - units units.0.left joined=2021 left=2020"]),
    ("- {id: a, name: A, member: [{from: 2019, to: 2020}, {from: 2021}]}", []),
    (
        "- {id: a, name: A, member: [{from: 2019, to: 2020}, {from: 2020}]}",
        ["TD421 - units units.0.member.1"],
    ),
    (
        "- {id: a, name: A, member: [{from: 2019}, {from: 2021}]}",
        ["TD421 - units units.0.member.1"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("units", "told"), UNITS)
def test_members_and_their_times(units: str, told: list[str]) -> None:
    scale = "max: 1\ncriteria: [{id: x, name: X, max: 1}]"
    assert lines(attempt(scale, {}, units=units)[1]) == told


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("count: 2", []),
        ("count: 3", ["TD414 - units count count=3 found=2"]),
        ("count: 3\nknown: partial", []),
    ],
)
def test_as_many_members_as_are_said(head: str, told: list[str]) -> None:
    files = layout("max: 1\ncriteria: [{id: x, name: X, max: 1}]", {}, "a b")
    files["units.yaml"] = f"{head}\n{files['units.yaml']}"
    book, _ = bloc(files)
    assert lines(scored_year(book, 2022, Options())[1]) == told


@pytest.mark.parametrize(
    ("count", "told"),
    [
        # Three until the end of 2020, two from then on; four there never were.
        (3, []),
        (2, []),
        (4, ["TD414 - units count count=4 found=2"]),
        (1, ["TD414 - units count count=1 found=2"]),
    ],
)
def test_as_many_members_as_there_were_at_some_time(count: int, told: list[str]) -> None:
    units = "- {id: a, name: A}\n- {id: b, name: B}\n- {id: c, name: C, left: 2020}"
    files = layout("max: 1\ncriteria: [{id: x, name: X, max: 1}]", {}, units)
    files["units.yaml"] = f"count: {count}\n{files['units.yaml']}"
    book, _ = bloc(files)
    assert lines(scored_year(book, 2022, Options())[1]) == told


@pytest.mark.parametrize(
    ("times", "count"),
    [
        # Of three at once in 2020 alone; of two before and after it.
        ("left: 2020 joined: 2020", 3),
        ("left: 2020 joined: 2020", 2),
        # b is gone when c comes: never three, and one in the year between.
        ("left: 2019 joined: 2021", 1),
        # Nobody left: of two until c joins.
        (" joined: 2021", 2),
    ],
)
def test_a_year_in_which_members_come_and_go(times: str, count: int) -> None:
    left, joined = times.split(" joined")
    units = (
        f"- {{id: a, name: A}}\n- {{id: b, name: B, {left}}}\n- {{id: c, name: C, joined{joined}}}"
    )
    files = layout("max: 1\ncriteria: [{id: x, name: X, max: 1}]", {}, units)
    for said, told in ((count, False), (4, True)):
        files["units.yaml"] = f"count: {said}\nunits:{files['units.yaml'].partition('units:')[2]}"
        found = scored_year(bloc(files)[0], 2022, Options())[1]
        assert ("TD414" in [one.code for one in found]) is told


# -- claims -------------------------------------------------------------------------------------

CLAIMED = """
max: 10
rounding: {places: 1}
stages: [{id: self, name: Tự chấm}, {id: ver, name: Thẩm định}]
criteria:
  - id: g
    name: G
    max: 10
    criteria: [{id: x, name: X, max: 6}, {id: y, name: Y, max: 4}]
"""


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        # Exactly, or as it is printed: 5.25 is 5.3.
        ("scores: {x: {value: 5.25, claimed: 5.25}, y: 1}", []),
        ("scores: {x: {value: 5.25, claimed: 5.3}, y: 1}", []),
        (
            "scores: {x: {value: 5.25, claimed: 5.2}, y: 1}",
            ["TD230 - a scores.x.claimed claimed=5.2 computed=5.3"],
        ),
        ("scores: {x: 5.25, y: 1, g: {claimed: 6.3}}", []),
        (
            "scores: {x: 5.25, y: 1, g: {claimed: 6}}",
            ["TD230 - a scores.g.claimed claimed=6 computed=6.3"],
        ),
        # The total, too; what a leaf's claim explains is told once, a group's is no leaf's.
        ("claimed: 6.25\nscores: {x: 5.25, y: 1}", []),
        ("claimed: 6.3\nscores: {x: 5.25, y: 1}", []),
        ("claimed: 6.4\nscores: {x: 5.25, y: 1}", ["TD231 - a claimed claimed=6.4 computed=6.3"]),
        (
            "claimed: 7\nscores: {x: {value: 5.25, claimed: 6}, y: 1}",
            ["TD230 - a scores.x.claimed claimed=6 computed=5.3"],
        ),
        (
            "claimed: 7\nscores: {x: 5.25, y: 1, g: {claimed: 7}}",
            [
                "TD230 - a scores.g.claimed claimed=7 computed=6.3",
                "TD231 - a claimed claimed=7 computed=6.3",
            ],
        ),
        ("claimed: 9\nscores: {x: 5.25}", []),
        ("scores: {x: {claimed: 3}, y: 1}", []),
    ],
)
def test_claims_at_their_edges(sheet: str, told: list[str]) -> None:
    assert lines(attempt(CLAIMED, {"ver/a": sheet})[1]) == told


def test_a_total_claimed_by_one_of_several_is_not_compared() -> None:
    scale = CLAIMED.replace("name: Thẩm định}", "name: Thẩm định, combine: mean}")
    sheets = {
        "ver/a--b": "claimed: 9\nscores: {x: 5, y: 1}",
        "ver/a--c": "claimed: 9\nscores: {x: 4, y: 2}",
    }
    assert lines(attempt(scale, sheets, units="a b c")[1]) == []
    del sheets["ver/a--c"]
    assert lines(attempt(scale, sheets, units="a b c")[1]) == [
        "TD231 - a--b claimed claimed=9 computed=6"
    ]


@pytest.mark.parametrize("units", ["phong-a phong-b", "phong-b phong-a"])
def test_of_two_that_are_as_near_the_first_by_name_is_meant(units: str) -> None:
    scale = "max: 4\ncriteria: [{id: x, name: X, max: 4}]"
    _, told = attempt(scale, {"phong-c": "scores: {x: 4}"}, units=units)
    assert lines(told) == ["TD404 nearest phong-c unit better=phong-a id=phong-c"]


def test_who_no_longer_gives_points_is_far_from_nobody() -> None:
    """c's 6 by hand are replaced by what a later stage says happened: what c gave is not known."""
    scale = (
        "max: 10\nstages: [{id: cross, name: C, combine: mean, spread: 2}, {id: ver, name: V}]\n"
        "criteria: [{id: x, name: X, max: 10, rule: points, deduct: [{id: d, name: D, each: 1}]}]"
    )
    sheets = {"cross/a--b": "scores: {x: 9}", "cross/a--c": "scores: {x: {points: 6}}"}
    told = "TD255 - a--c scores.x.points apart=3 high=9 id=x low=6 spread=2"
    assert advice(check_spread, scale, sheets, "a b c") == [told]
    sheets["ver/a"] = "scores: {d: 1}"
    assert advice(check_spread, scale, sheets, "a b c") == []


def test_a_sheet_of_a_unit_as_near_to_several_names_the_first() -> None:
    scale = "max: 1\ncriteria: [{id: x, name: X, max: 1}]"
    units = " ".join(f"so-{one}" for one in "hgfedcba")
    found = lines(attempt(scale, {"so-z": "scores: {x: 1}"}, units=units)[1])
    assert found == ["TD404 nearest so-z unit better=so-a id=so-z"]


def test_who_enters_only_what_happened_has_no_figure() -> None:
    """Five units have one; a says of the leaf only that something happened."""
    scale = (
        f"max: 5\ncriteria: [{{id: x, name: X, max: 5, {ANY}, "
        "bonus: [{id: i, name: I, points: 1}]}]"
    )
    figures = zip("bcdef", (1, 2, 4, 8, 300), strict=True)
    sheets = {"a": "scores: {i: true}"} | {one: f"scores: {{x: {n}}}" for one, n in figures}
    assert advice(check_figures, scale, sheets) == ["TD251 - f scores.x found=300 median=3"]


def test_the_day_of_an_event_is_told_by_the_name_of_what_happened() -> None:
    scale = f"max: 5\ncriteria: [{{id: x, name: X, max: 5, {LIST}}}]"
    book, _ = bloc(layout(scale, {"a": "scores: {d: [2021-12-31]}"}))
    result, _ = scored_year(book, 2022, Options())
    assert result is not None
    (one,) = check_days(result, book.years[2022].sheets)
    assert one.where == ("Đơn vị a", "d “D”")


def test_a_target_beside_a_figure_that_has_the_blocs_is_told_by_its_word() -> None:
    scale = "max: 5\ncriteria: [{id: x, name: X, max: 5, rule: {kind: ratio, target: 'bloc:mean'}}]"
    sheets = {"a": "scores: {x: {actual: 4, target: 5}}", "b": "scores: {x: 4}"}
    assert lines(attempt(scale, sheets)[1]) == [
        "TD242 - a scores.x.target found=5 target=bloc:mean"
    ]
