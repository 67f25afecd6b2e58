"""Figures that cannot be misread (manual: figures): ranges, shares, whole numbers, days."""

from fractions import Fraction
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.books import attempt, layout, scored
from thidua.bloc.check import check_book
from thidua.diagnostics.diagnostic import Severity, severity_of
from thidua.store.folder import MemoryFiles
from thidua.store.loading import ALL
from thidua.year.bloc import Bloc

TIERS = "{kind: tiers, tiers: [{from: 90, points: 10}, {else: true, points: 0}]}"


def scale(leaf: str = "rule: points", facts: str = "") -> str:
    return f"max: 10\nfacts: [{facts}]\ncriteria: [{{id: k, name: K, max: 10, {leaf}}}]\n"


def found(text: str, entry: str = "", facts: str = "") -> dict[str, Severity]:
    """Codes of what is said of one sheet, with their severities."""
    lines = ([f"scores: {{k: {entry}}}"] if entry else []) + (
        [f"facts: {{{facts}}}"] if facts else []
    )
    _, problems = attempt(text, {"x": "\n".join(lines)})
    return {one.code: severity_of(one) for one in problems}


PERCENT = scale(f'measure: "%", rule: {TIERS}')


# -- 1: ranges ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        ("95", []),
        ("0", []),
        ("100", []),
        ("100.01", ["TD248"]),
        ("130", ["TD248"]),
        ("-5", ["TD248"]),
        ("723", ["TD248"]),
        ("{part: 723, of: 626}", ["TD247"]),
    ],
)
def test_a_percent_lies_in_0_to_100(entry: str, codes: list[str]) -> None:
    assert list(found(PERCENT, entry)) == codes


@pytest.mark.parametrize(
    ("entry", "proposed"), [("-5", "[-100, 100]"), ("-0.5", "[-100, 100]"), ("130", "[0, 200]")]
)
def test_the_range_proposed_lies_on_the_side_of_the_figure(entry: str, proposed: str) -> None:
    """Growth may be below zero, what was done of a plan over a hundred: written, it is taken."""
    _, (one,) = attempt(PERCENT, {"x": f"scores: {{k: {entry}}}"})
    assert str(one.args["range"]) == proposed
    followed = scale(f'measure: "%", range: {proposed}, rule: {TIERS}')
    assert found(followed, entry) == {}


def test_what_is_counted_is_not_negative() -> None:
    counted = scale(f"whole: true, rule: {TIERS}")
    assert (found(counted, "0"), found(counted, "3000")) == ({}, {})
    assert list(found(counted, "-3")) == ["TD248"]
    assert found(scale(f"whole: true, range: [-9, 9], rule: {TIERS}"), "-3") == {}


def test_another_range_where_the_scale_says_so() -> None:
    wider = scale(f'measure: "%", range: [0, 150], rule: {TIERS}')
    assert found(wider, "130") == {}
    assert list(found(wider, "151")) == ["TD248"]
    assert found(wider, "{part: 723, of: 626}") == {}


def test_a_range_without_a_measure() -> None:
    hours = scale(f"measure: giờ, range: [0, 24], rule: {TIERS}")
    assert (found(hours, "24"), list(found(hours, "25"))) == ({}, ["TD248"])


def test_actuals_and_facts_that_only_they_read_are_not_bound() -> None:
    ratio = scale('measure: "%", rule: {kind: ratio, target: 100}')
    assert found(ratio, "{actual: 104}") == {}
    read = '{id: f, name: F, measure: "%"}'
    assert found(scale("rule: {kind: ratio, target: 100, of: f}", read), facts="f: 104") == {}
    assert list(found(scale(f"rule: {TIERS[:-1]}, of: f}}", read), facts="f: 104")) == ["TD248"]


@pytest.mark.parametrize(
    "axes", ["rows: {f: [0, 50]}, columns: {n: [0]}", "rows: {n: [0, 50]}, columns: {f: [0]}"]
)
def test_a_percent_that_a_table_reads_is_bound(axes: str) -> None:
    """The largest bound that it reaches would take any figure: 104 typed for 10.4, too."""
    facts = '{id: f, name: F, measure: "%"}, {id: n, name: N}'
    text = scale(f"rule: {{kind: table, {axes}, points: [[1], [10]]}}", facts)
    assert found(text, facts="f: 99, n: 101") == {}
    assert list(found(text, facts="f: 104, n: 101")) == ["TD248"]


def test_outside_is_an_error_where_it_counts_and_a_warning_where_it_is_overruled() -> None:
    text = PERCENT + "stages: [{id: self, name: S}, {id: ver, name: V}]\n"
    _, problems = attempt(text, {"self/x": "scores: {k: 130}", "ver/x": "scores: {k: 93}"})
    assert [(one.code, severity_of(one)) for one in problems] == [("TD248", Severity.WARNING)]
    facts = scale(f"rule: {TIERS[:-1]}, of: f}}", '{id: f, name: F, measure: "%"}')
    facts += "stages: [{id: self, name: S}, {id: ver, name: V}]\n"
    _, problems = attempt(facts, {"self/x": "facts: {f: 130}", "ver/x": "facts: {f: 93}"})
    assert [(one.code, severity_of(one)) for one in problems] == [("TD248", Severity.WARNING)]


def test_entries_of_items_are_bound_like_their_leaf() -> None:
    rule = "{kind: steps, above: 90, first: 0, every: 1, each: 0.1}"
    leaf = f'measure: "%", bonus: [{{id: k.b, name: B, cap: 1, rule: {rule}}}]'
    text = scale(leaf)
    _, problems = attempt(text, {"x": "scores: {k: 5, k.b: 130}"})
    assert [one.code for one in problems] == ["TD248"]


def test_a_range_has_something_to_bound() -> None:
    assert list(found(scale("range: [0, 5]"), "3")) == ["TD322"]
    assert list(found(scale(f"range: [5, 0], rule: {TIERS}"), "3")) == ["TD323"]


# -- 2: the sign --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "value"), [("95%", 95), ('"0.95%"', Fraction("0.95")), ("0%", 0), ("95 %", 95)]
)
def test_a_percent_may_carry_its_sign(entry: str, value: Fraction) -> None:
    result = scored(PERCENT, {"x": f"scores: {{k: {entry}}}"})
    (voice,) = result.units[0].state.leaf("k").voices
    assert voice.entry is not None and voice.entry.value == value


@pytest.mark.parametrize(("entry", "warned"), [("0.95", True), ("1", True), ("0", False),
                                               ('"0.95%"', False), ("1.01", False)])  # fmt: skip
def test_a_share_in_a_percent_field_is_asked_about(entry: str, warned: bool) -> None:
    assert found(PERCENT, entry) == ({"TD249": Severity.WARNING} if warned else {})


LOW = "[{below: 1, points: 5}, {from: 1, below: 3, points: 2}, {from: 3, points: 0}]"


@pytest.mark.parametrize(("entry", "warned"), [("0.8", False), ("0.31", False), ("0.008", True)])
def test_a_share_is_not_asked_about_where_its_hundredfold_lies_far_beyond_the_levels(
    entry: str, warned: bool
) -> None:
    """Bad debts under 1 %, under 3 %: 0.8 is no 80 %, but 0.008 may be 0.8 %."""
    debts = scale(f'measure: "%", rule: {{kind: tiers, tiers: {LOW}}}')
    assert ("TD249" in found(debts, entry)) is warned


def test_elsewhere_the_sign_is_an_error() -> None:
    assert list(found(scale(f"rule: {TIERS}"), "95%")) == ["TD130"]


# -- 3: shares ----------------------------------------------------------------------------------


def test_a_share_needs_its_measure() -> None:
    """950 of 1000 without a measure: 0.95 or 95? Neither is taken."""
    assert list(found(scale(f"rule: {TIERS}"), "{part: 950, of: 1000}")) == ["TD245"]
    assert list(found(scale(f"measure: hồ sơ, rule: {TIERS}"), "{part: 950, of: 1000}")) == [
        "TD245"
    ]
    assert found(PERCENT, "{part: 950, of: 1000}") == {}


def test_a_share_per_thousand() -> None:
    """3 of 1500 are 2 per thousand."""
    result = scored(scale(f"measure: ‰, rule: {TIERS}"), {"x": "scores: {k: {part: 3, of: 1500}}"})
    (voice,) = result.units[0].state.leaf("k").voices
    assert voice.entry is not None and voice.entry.value == 2


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        ("{part: 1.5, of: 3}", ["TD246"]),
        ("{part: 1.723, of: 2.000}", ["TD246"]),
        ("{part: -1, of: 3}", ["TD138"]),
        ("{part: 1, of: 0}", ["TD208"]),
        ("{part: 3, of: 2}", ["TD247"]),
    ],
)
def test_the_counts_of_a_share(entry: str, codes: list[str]) -> None:
    assert list(found(PERCENT, entry)) == codes


def test_hectares_need_not_be_whole() -> None:
    assert found(scale(f'measure: "%", whole: false, rule: {TIERS}'), "{part: 1.5, of: 3}") == {}


@given(st.integers(0, 999), st.integers(1, 999))
def test_a_share_is_exact_and_at_most_the_whole(part: int, of: int) -> None:
    codes = found(PERCENT, f"{{part: {part}, of: {of}}}")
    assert codes == ({} if part <= of else {"TD247": Severity.ERROR})


# -- 4: whole numbers, thousands, the others' figures -------------------------------------------


def test_whole_numbers() -> None:
    text = scale(f"measure: hồ sơ, whole: true, rule: {TIERS}")
    assert (found(text, "1723"), list(found(text, "1.5")), list(found(text, "1.723"))) == (
        {}, ["TD246"], ["TD246"],
    )  # fmt: skip


@pytest.mark.parametrize("written", ["2.000", "2.0"])
def test_a_whole_figure_has_no_decimals(written: str) -> None:
    """2.000 dossiers are two thousand to who writes them, and were 2 to who read them."""
    text = scale(f"measure: hồ sơ, whole: true, rule: {TIERS}")
    assert list(found(text, written)) == ["TD246"]
    counted = scale("rule: {kind: count, each: 0.1, of: f}", "{id: f, name: F}")
    assert list(found(counted, facts=f"f: {written}")) == ["TD246"]
    for share in (f"{{part: {written}, of: 4000}}", f"{{part: 1, of: {written}}}"):
        assert list(found(PERCENT, share)) == ["TD246"]
        assert found(scale(f'measure: "%", whole: false, rule: {TIERS}'), share) == {}


def test_facts_that_are_counted_are_whole_by_themselves() -> None:
    text = scale("rule: {kind: count, each: 0.1, of: f}", "{id: f, name: F}")
    assert (found(text, facts="f: 12"), list(found(text, facts="f: 1.25"))) == ({}, ["TD246"])


@pytest.mark.parametrize(
    ("text", "entry", "warned"),
    [
        (scale(f"rule: {TIERS}"), "1.723", True),
        (scale(f"rule: {TIERS}"), "1.7230", False),
        (scale(f"rule: {TIERS}"), "0.723", False),
        (PERCENT, "98.125", False),  # of at most 100
        (scale(), "9.125", False),  # of at most 10 points
        (scale("rule: {kind: ratio, target: 2000}"), "{actual: 1.723}", True),
    ],
)
def test_thousands_are_asked_about_where_both_are_possible(
    text: str, entry: str, warned: bool
) -> None:
    assert ("TD250" in found(text, entry)) == warned


def test_the_hint_for_a_comma_names_both_readings() -> None:
    _, problems = attempt(scale(f"rule: {TIERS}"), {"x": 'scores: {k: "1,723"}'})
    (one,) = problems
    assert (one.code, one.variant, one.args["better"], one.args["other"]) == (
        "TD130", "either", "1.7230", "1723",
    )  # fmt: skip


def checked(text: str, sheets: dict[str, str]) -> list[tuple[str, str]]:
    raw = {name: dedent(content).encode() for name, content in layout(text, sheets).items()}
    opened = Bloc(MemoryFiles(raw), unguarded=True)
    book, loading = opened.load([([2022], ALL)], leadership=True)
    assert book is not None
    found = [*loading.diagnostics, *check_book(book, opened.__getitem__)]
    return [(one.code, one.file or "") for one in found]


def test_a_hundred_times_the_others_is_advice() -> None:
    """Others: 10, 11, 12, 13, their median 11.5; from 1150 on it is a hundred times that."""
    text = scale(f"rule: {TIERS}")
    figures = {"a": "10", "b": "11", "c": "12", "d": "13"}
    for last, told in (
        ("1150", True),
        ("1149", False),
        ("0.115", True),
        ("0.12", False),
        ("0", False),
    ):
        sheets = {
            unit: f"scores: {{k: {value}}}" for unit, value in (figures | {"e": last}).items()
        }
        assert (("TD251", "2022/scores/verified/e.yaml") in checked(text, sheets)) == told, last
    three = {unit: f"scores: {{k: {value}}}" for unit, value in
             {"a": "10", "b": "11", "c": "12", "e": "9000"}.items()}  # fmt: skip
    assert not [one for one in checked(text, three) if one[0] == "TD251"]


# -- 5: steps of points -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "codes"), [("9.5", []), ("9.25", ["TD252"]), ("10.5", ["TD203"])]
)
def test_points_go_by_the_step(entry: str, codes: list[str]) -> None:
    assert list(found(scale("rule: {kind: points, step: 0.5}"), entry)) == codes


# -- 6: days, names -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "told"),
    [("2022-06-15", False), ("2022-12-12", False), ("2022-12-13", True), ("2023-06-10", True)],
)
def test_a_day_far_from_its_deadline(day: str, told: bool) -> None:
    """180 days after 15 June are 12 December."""
    text = scale("rule: {kind: deadline, due: 06-15, late: {each_day: 0.01}}")
    codes = [code for code, _ in checked(text, {"x": f"scores: {{k: {day}}}"})]
    assert ("TD253" in codes) == told


@pytest.mark.parametrize(("day", "told"), [("2022-01-01", False), ("2023-12-31", False),
                                           ("2062-11-20", True), ("2021-12-31", True)])  # fmt: skip
def test_a_sheet_is_dated_in_its_year_or_the_next(day: str, told: bool) -> None:
    codes = [code for code, _ in checked(scale(), {"x": f"date: {day}\nscores: {{k: 5}}"})]
    assert ("TD253" in codes) == told


def test_days_of_events() -> None:
    text = scale("deduct: [{id: d, name: D, each: 1}]")
    codes = [
        code for code, _ in checked(text, {"x": "scores: {d: [2022-03-01, {on: 2002-03-02}]}"})
    ]
    assert codes.count("TD253") == 1


def test_two_members_of_one_name_show_their_ids() -> None:
    units = "[{id: a, name: Phòng  Nội vụ}, {id: b, name: phòng nội vụ}, {id: c, name: Phòng Y tế}]"
    result, problems = attempt(
        scale(),
        dict.fromkeys("abc", "scores: {k: 5}"),
        units=units.strip("[]").replace("}, {", "}\n- {").join(["- ", ""]),
    )
    assert [one.code for one in problems] == ["TD324"]
    assert result is not None
    assert [one.unit.name for one in result.units] == [
        "Phòng  Nội vụ (a)", "phòng nội vụ (b)", "Phòng Y tế",
    ]  # fmt: skip


def test_names_of_different_years_are_not_confused() -> None:
    units = "- {id: a, name: Phòng Nội vụ, left: 2021}\n- {id: b, name: Phòng Nội vụ, joined: 2022}"
    result, problems = attempt(scale(), {"b": "scores: {k: 5}"}, units=units)
    assert problems == [] and result is not None
    assert [one.unit.name for one in result.units] == ["Phòng Nội vụ"]


@pytest.mark.parametrize(
    ("left", "told"),
    [("", True), (", left: 2023-03-31", True), (", left: 2021-06-30", False)],
)
def test_names_are_told_apart_by_the_days_on_which_members_come_and_go(
    left: str, told: bool
) -> None:
    """b comes on 1 March 2022: beside a that stays or left in 2023, not one that left in 2021."""
    units = f"""- {{id: a, name: Phòng Nội vụ{left}}}
- {{id: b, name: Phòng Nội vụ, member: [{{from: 2022-03-01}}]}}"""
    _, problems = attempt(scale(), {"b": "scores: {k: 5}"}, units=units)
    assert [one.code for one in problems] == ["TD324"] * told


# -- no hint turns a rule round -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("leaf", "variant"),
    [
        ("rule: {kind: steps, above: 1, first: 0, every: 1, each: -0.5}", "negative_rule"),
        ("rule: {kind: count, each: -0.5}", "negative_rule"),
        ("deduct: [{id: d, name: D, each: -0.5}]", "negative_deduct"),
        ("bonus: [{id: d, name: D, each: -0.5}]", "negative_bonus"),
        ("rule: {kind: deadline, due: 06-15, late: {each_day: -1}}", "negative_deduct"),
        ("rule: {kind: ratio, target: -5}", "negative"),
    ],
)
def test_a_negative_amount(leaf: str, variant: str) -> None:
    _, problems = attempt(scale(leaf), {"x": "scores: {}"})
    assert [(one.code, one.variant) for one in problems] == [("TD138", variant)]


def test_figures_with_targets_of_their_own_are_not_compared() -> None:
    """Each unit has a target of its own, of its own kind: 16 480 beside 93 says nothing."""
    text = scale("rule: {kind: ratio}")
    given = {"a": "10", "b": "11", "c": "12", "d": "13", "e": "16480"}
    sheets = {u: f"scores: {{k: {{actual: {v}, target: {v}}}}}" for u, v in given.items()}
    assert not [one for one in checked(text, sheets) if one[0] == "TD251"]


def test_thousands_are_doubted_up_to_the_largest_figure_that_may_stand_there() -> None:
    """1.723 may be 1723 where so much is possible, and not where 1722 is the most."""
    for most, codes in (("1723", ["TD250"]), ("1722", [])):
        text = scale(
            f"range: [0, {most}], rule: {{kind: tiers, tiers: [{{else: true, points: 1}}]}}"
        )
        assert list(found(text, "1.723")) == codes
