"""What can't be, or was probably not meant, is told: days, lists, counts, shares, reach.

One change each to data in which nothing is told. The example data itself (`data/`) is that proof of
no false alarm; here stand the borders: the last value that is fine beside the first that is told.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.books import bloc, errors, scored
from thidua.bloc.awarding.check_awards import check_year_awards
from thidua.bloc.check import check_lists
from thidua.bloc.cycle.check_days import check_term_days, check_year_days
from thidua.bloc.leading.check_terms import check_terms
from thidua.bloc.lineage import check_units
from thidua.bloc.scoring.check_figures import check_figures
from thidua.bloc.scoring.check_scale import check_scale
from thidua.bloc.voting.check_ballots import check_votes
from thidua.model.book import Book
from thidua.store.loading import ALL

UNITS = "\n".join(f"  - {{id: {one}, name: Sở {one.upper()}}}" for one in "abcd")


def book(**files: str) -> Book:
    """A bloc of four units: `events` is 2022/events.yaml, `leadership` the bloc's own file."""
    own = {"bloc", "units", "leadership", "thidua"}
    given = {
        f"{name}.yaml" if name in own else f"2022/{name.replace('_', '/')}.yaml": text
        for name, text in files.items()
    }
    base = {"bloc.yaml": "id: k\nname: Khối\n", "units.yaml": f"units:\n{UNITS}\n"}
    found, problems = bloc(base | given, ALL)
    assert not problems, problems
    return found


def appeal(filed: str, decided: str) -> Book:
    ruling = f"{{on: {decided}, result: upheld}}"
    return book(appeals=f"appeals: [{{id: x, unit: a, filed: {filed}, decided: {ruling}}}]")


@given(st.dates(date(2022, 1, 1), date(2023, 12, 31)), st.integers(-300, 300))
@settings(max_examples=25, deadline=None)
def test_an_appeal_is_decided_on_the_day_it_was_filed_or_later(filed: date, days: int) -> None:
    """Both inside the year or the next: told exactly where the ruling stands before the filing."""
    decided = filed + timedelta(days)
    told = [one.code for one in check_year_days(appeal(str(filed), str(decided)))]
    inside = decided.year in (2022, 2023)
    assert told.count("TD660") == (days < 0)
    assert told.count("TD253") == (not inside)


@pytest.mark.parametrize(
    ("file", "text", "fine", "told"),
    [  # what is dated, the last year that is fine, the first that is told
        ("decisions", "decisions: [{{award: co, unit: a, on: {}-06-01}}]", 2024, 2025),
        ("decisions", "decisions: [{{award: co, unit: a, on: {}-06-01}}]", 2022, 2021),
        ("exclusions", "exclusions: [{{unit: a, from: [], reason: x, on: {}-06-01}}]", 2021, 2020),
        ("pact", "signed: {{on: {}-06-01}}", 2021, 2020),
        ("pledges_a", "unit: a\ntasks: [{{id: x, name: X, due: {}-06-01}}]", 2023, 2024),
        ("outcome", "proposals: [{{unit: a, award: co, on: {}-06-01}}]", 2023, 2024),
        ("outcome", "dossiers: [{{unit: a, award: co, sent: {}-06-01}}]", 2023, 2024),
        (
            "settlements",
            "settlements: [{{of: rank, units: [a, b], order: [a, b], on: {}-06-01}}]",
            2023,
            2024,
        ),
    ],
)  # fmt: skip
def test_a_day_far_from_its_year_is_told(file: str, text: str, fine: int, told: int) -> None:
    for year, codes in ((fine, []), (told, ["TD253"])):
        found = check_year_days(book(**{file: text.format(year)}))
        assert [one.code for one in found] == codes, year


@pytest.mark.parametrize(
    ("term", "codes"),
    [
        ("{year: 2022, leader: a, on: 2021-01-01}", []),
        ("{year: 2022, leader: a, on: 2020-12-31}", ["TD253"]),
        ("{year: 2022, leader: a, on: 2023-01-01}", ["TD253"]),
        ("{year: 2022, leader: a, from: 2022-12-31}", []),
        ("{year: 2022, leader: a, from: 2023-01-01}", ["TD253"]),
    ],
)
def test_a_term_is_chosen_in_its_year_or_the_one_before(term: str, codes: list[str]) -> None:
    found = check_term_days(book(leadership=f"terms: [{term}]"))
    assert [one.code for one in found] == codes


def test_a_movement_may_run_for_years_but_not_backwards() -> None:
    text = "movements: [{{id: x, name: X, launched: {}, closed: {}}}]"
    assert not list(check_year_days(book(pact=text.format("2015-01-01", "2030-01-01"))))
    found = check_year_days(book(pact=text.format("2022-03-02", "2022-03-01")))
    assert [one.code for one in found] == ["TD660"]


@pytest.mark.parametrize(("ends", "codes"), [("08:01", []), ("08:00", ["TD660"])])
def test_a_meeting_ends_after_it_began(ends: str, codes: list[str]) -> None:
    text = f'events: [{{id: x, kinds: [other], starts: "08:00", ends: "{ends}"}}]'
    assert [one.code for one in check_year_days(book(events=text))] == codes


def test_a_stage_is_due_no_earlier_than_the_one_before_it() -> None:
    text = (
        "max: 1\ncriteria: [{{id: x, name: X, max: 1}}]\nstages:\n"
        "  - {{id: s, name: S, due: 12-10, extended: {{a: {{to: {}}}}}}}\n"
        "  - {{id: v, name: V, due: {}}}\n"
    )
    for extended, due, told in (
        ("12-10", "12-10", 0),
        ("12-09", "12-10", 1),
        ("12-10", "12-09", 1),
        ("12-09", "12-09", 2),
    ):
        found = list(check_year_days(book(criteria=text.format(extended, due))))
        assert [one.code for one in found] == ["TD660"] * told


@given(st.lists(st.sampled_from("abcd"), max_size=7))
@settings(max_examples=30, deadline=None)
def test_each_name_that_stands_again_is_told_once(names: list[str]) -> None:
    listed = ", ".join(names)
    data = book(events=f"events: [{{id: x, kinds: [other], attended: [{listed}]}}]")
    found = list(check_lists(data))
    assert len(found) == len(names) - len(set(names))
    assert {one.code for one in found} <= {"TD661"}


def test_tie_breakers_are_names_too_and_points_are_not() -> None:
    scale = (
        "max: 9\nranking: {ties: [bonus, deductions, bonus]}\n"
        "criteria: [{id: x, name: X, max: 9, rule: {kind: rank, points: [9, 9, 9], else: 0}}]"
    )
    assert [one.path for one in check_lists(book(criteria=scale))] == [("ranking", "ties", 2)]


BALLOT = """
for: leader
on: 2023-01-12
seats: 1
members: 4
present: 4
returned: 4
invalid: 0
rule: {pass: 1/2, strict: true, quorum: 1/2}
votes: {a: 3, b: 1}
"""
MEETING = "events: [{id: x, kinds: [ballot], on: 2023-01-12, attended: [a, b, c, d]}]"


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ((), []),
        (("pass: 1/2", "pass: 49%"), ["TD665"]),
        (("quorum: 1/2", "quorum: 1/3"), ["TD665"]),
        (("members: 4", "members: 5"), ["TD662"]),  # 5 may vote, 4 units
        (
            ("present: 4", "present: 3"),
            ["TD662"],
        ),  # 3 present, 4 attended; 3 < 4 papers is told, too
        (("seats: 1", "seats: 2"), ["TD663"]),  # one leader
        (("seats: 1", "seats: 1\nround: 2"), ["TD664"]),
        (("b: 1", "b: 0"), ["TD666"]),  # 3 of 4 papers
        (("b: 1}", "b: 0}\nblank: 1"), []),  # the fourth is blank
    ],
)
def test_a_ballot_against_what_surrounds_it(changes: tuple[str, str], codes: list[str]) -> None:
    text = BALLOT.replace(*changes) if changes else BALLOT
    data = book(**{"ballots_truong-khoi": text, "events": MEETING})
    assert [one.code for one in check_votes(data)] == codes


def test_the_second_round_is_not_held_before_the_first() -> None:
    second = BALLOT.replace("seats: 1", "seats: 1\nround: 2")
    for day, codes in (("2023-01-12", []), ("2023-01-11", ["TD660"])):
        later = second.replace("2023-01-12", day)
        found = check_votes(book(**{"ballots_lan-1": BALLOT, "ballots_lan-2": later}))
        assert [one.code for one in found] == codes


@pytest.mark.parametrize(("gap", "codes"), [(3, []), (4, ["TD668"])])
def test_a_gap_leaves_somebody_to_lead(gap: int, codes: list[str]) -> None:
    """Four units: with a gap of three years each leads every fourth; with four, nobody could."""
    text = f"id: k\nname: Khối\nrotation: {{policy: top_ranked, min_gap: {gap}}}\n"
    assert [one.code for one in check_terms(book(bloc=text))] == codes


@pytest.mark.parametrize(("year", "codes"), [(2023, []), (2024, ["TD669"])])
def test_terms_and_joining_are_of_the_year_after_the_last_at_the_latest(
    year: int, codes: list[str]
) -> None:
    joining = f"units:\n{UNITS}\n  - {{id: e, name: Sở E, joined: {year}}}\n"
    pact = "signed: {on: 2022-02-01}"
    assert [one.code for one in check_terms(book(pact=pact, units=joining))] == codes
    term = f"terms: [{{year: {year}, leader: a}}]"
    assert [one.code for one in check_terms(book(pact=pact, leadership=term))] == codes


@pytest.mark.parametrize(
    ("name", "told"), [("Tốt", True), ("TỐT", True), ("Tốt ", True), ("Tốt hơn", False)]
)
def test_two_bands_of_one_name_are_told(name: str, told: bool) -> None:
    """Case and blanks aside: nobody tells them apart in a table."""
    scale = (
        f"max: 9\nbands: [{{id: t, name: Tốt, from: 8}}, {{id: k, name: '{name}', from: 0}}]\n"
        "criteria: [{id: x, name: X, max: 9}]"
    )
    assert [one.code for one in check_lists(book(criteria=scale))] == ["TD673"] * told


@pytest.mark.parametrize(
    ("measure", "above", "told"),
    [
        ("'%'", 99, []),
        ("'%'", 100, ["TD347"]),  # nothing lies past it: everybody gets 0
        ("'%'", 101, ["TD671"]),
        ("'‰'", 101, []),
        ("giường", 950, []),
    ],
)
def test_a_bound_that_no_percent_reaches_is_told(measure: str, above: int, told: list[str]) -> None:
    scale = (
        f"max: 9\ncriteria:\n  - id: x\n    name: X\n    max: 9\n    measure: {measure}\n"
        f"    rule: {{kind: steps, above: {above}, first: 0, every: 1, each: 1}}\n"
    )
    data = book(criteria=scale)
    found = [one.code for one in check_scale(data, data.years[2022])]
    assert found == told


def test_a_later_stage_is_not_dated_before_an_earlier_one() -> None:
    """Of one unit: verified on the day of the cross-score, and a day before the later of two."""
    scale = (
        "max: 9\nstages: [{id: self, name: S, required: false}, {id: cross, name: C, "
        "required: false, combine: mean}, {id: verified, name: V}]\n"
        "criteria: [{id: x, name: X, max: 9, rule: points}]"
    )
    sheets = {
        "scores_self_a": "unit: a\ndate: 2022-12-01\nscores: {x: 1}",
        "scores_cross_a--b": "unit: a\nscorer: b\ndate: 2022-12-05\nscores: {x: 1}",
        "scores_cross_a--c": "unit: a\nscorer: c\ndate: 2022-12-09\nscores: {x: 1}",
    }
    for day, told in (("2022-12-09", []), ("2022-12-08", ["2022/scores/verified/a.yaml"])):
        verified = f"unit: a\ndate: {day}\nscores: {{x: 1}}"
        data = book(criteria=scale, **sheets, scores_verified_a=verified)
        assert [one.file for one in check_year_days(data)] == told


def advice_on(
    values: Sequence[object], more: str = "", *, lower: bool = True
) -> list[tuple[str, str]]:
    """What is advised on one measured criterion of so many units: code and variant."""
    scale = (
        f"max: 9\ncriteria:\n  - id: x\n    name: X\n    max: 9\n{more}"
        f"    rule: {{kind: rank, lower_is_better: {str(lower).lower()}, points: [9], else: 0}}\n"
    )
    sheets = {f"u{n}": f"scores: {{x: {value}}}" for n, value in enumerate(values)}
    return [(one.code, one.variant) for one in check_figures(scored(scale, sheets))]


@pytest.mark.parametrize(
    ("values", "more", "told"),
    [
        ((-3, 5, 4, 6, 2), "", True),
        ((0, 5, 4, 6, 2), "", False),  # nothing is below zero
        ((-3, 5, 4, 6), "", False),  # three others are too few to tell what is usual
        ((-3, -1, 4, 6, 2), "", False),  # two have such figures
        ((-3, 5, 4, 6, 2), "    range: [-100, 100]\n", False),  # the scale says there are
    ],
)
def test_the_only_figure_below_zero_is_told(values: tuple[int, ...], more: str, told: bool) -> None:
    assert advice_on(values, more) == [("TD251", "sign")] * told


def test_growth_may_be_below_zero() -> None:
    assert not advice_on((-3, 5, 4, 6, 2), lower=False)


@pytest.mark.parametrize(
    ("points", "told"),
    [
        ((9, 5, 0), False),
        ((0, 5, 9), False),  # lower figures are better
        ((9, 5, 5, 0), False),
        ((9, 5, 7), True),
        ((5, 9, 7), True),  # the best stretch is in the middle
        ((5, 5, 9), False),
    ],
)
def test_points_that_rise_and_fall_are_told(points: tuple[int, ...], told: bool) -> None:
    rows = ", ".join(f"{{from: {90 - 10 * n}, points: {one}}}" for n, one in enumerate(points))
    scale = (
        "max: 9\ncriteria:\n  - id: x\n    name: X\n    max: 9\n    measure: '%'\n"
        f"    rule: {{kind: tiers, tiers: [{rows}, {{else: true, points: 6}}]}}\n"
    )
    data = book(criteria=scale)
    found = [one.code for one in check_scale(data, data.years[2022])]
    assert found == ["TD348"] * told


@pytest.mark.parametrize(
    ("rule", "told"),
    [  # of a percent these look up the figure itself: it lies in 0..100
        ("{kind: tiers, tiers: [{from: 90, points: 9}, {else: true, points: 0}]}", ["TD248"]),
        ("{kind: steps, above: 90, first: 0, every: 1, each: 1}", ["TD248"]),
        ("{kind: linear, worst: 60, best: 90}", ["TD248"]),
        # these compare it, or take it against a target: 130 % of a plan is a figure
        ("{kind: rank, points: [9], else: 0}", []),
        ("{kind: ratio, target: 100}", []),
        ("{kind: steps, above: 90, first: 0, every: 1, each: 1, target: 100}", []),
    ],
)
def test_a_percent_over_100_is_told_where_the_figure_itself_is_looked_up(
    rule: str, told: list[str]
) -> None:
    scale = (
        "max: 9\ncriteria:\n  - id: x\n    name: X\n    max: 9\n"
        f"    measure: '%'\n    rule: {rule}\n"
    )
    assert errors(scale, {"a": "scores: {x: 130}"}) == told


@pytest.mark.parametrize(("about", "told"), [("co", []), ("leader", ["TD674"])])
def test_a_proposal_chosen_by_ballot_has_a_ballot_about_its_award(
    about: str, told: list[str]
) -> None:
    awards = "awards: [{id: co, name: Cờ, level: province, pick: ballot, quota: 1}]"
    outcome = "proposals: [{unit: a, award: co, chosen: ballot}]"
    ballot = BALLOT.replace("for: leader", f"for: {about}")
    data = book(awards=awards, outcome=outcome, ballots_x=ballot)
    found = [one.code for one in check_year_awards(data)]
    assert [code for code in found if code == "TD674"] == told


@pytest.mark.parametrize(
    ("again", "told"), [("2020", []), ("2019", ["TD421"]), ("2019-12-31", ["TD421"])]
)
def test_a_unit_returns_after_it_left(again: str, told: list[str]) -> None:
    """Until 2019, its last day included: it may come back on the first of 2020."""
    times = f"[{{from: 2015, to: 2019}}, {{from: {again}}}]"
    data = book(units=f"units:\n{UNITS}\n  - {{id: e, name: Sở E, member: {times}}}\n")
    assert [one.code for one in check_units(data)] == told


@pytest.mark.parametrize("file", ["bloc", "thidua"])
def test_a_year_rule_says_its_first_day_or_its_last(file: str) -> None:
    rule = "year: {starts: 09-01, ends: 11-15}\n"
    base = "id: k\nname: Khối\n" if file == "bloc" else ""
    assert [one.code for one in check_units(book(**{file: base + rule}))] == ["TD422"]
