"""The terms that stand written: who may hold an office, how often, and since when."""

import pytest

from tests.helpers.year_data import book, members
from thidua.bloc.leading.check_terms import check_elected, check_terms
from thidua.bloc.leading.succession import next_year, too_early, turn_of_year
from thidua.bloc.voting.tally import count_year
from thidua.diagnostics.diagnostic import Diagnostic, Severity
from thidua.model.book import Book

ABC = members(*"abc")


def terms(*lines: str) -> str:
    return "terms: [" + ", ".join(f"{{{line}}}" for line in lines) + "]"


def found(data: Book) -> list[Diagnostic]:
    return list(check_terms(data))


def told(data: Book) -> list[tuple[str, tuple[str | int, ...]]]:
    """Code with its variant, and where in leadership.yaml."""
    return [(one.code + one.variant, one.path) for one in found(data)]


def plain(one: Diagnostic) -> dict[str, object]:
    """What a message says, but for the word for a leader, which the catalogue has."""
    return {name: value for name, value in one.args.items() if name != "leader"}


def test_a_bloc_without_terms_has_nothing_to_say() -> None:
    assert found(book(ABC)) == []


# -- once a year -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("second", "codes"),
    [
        ("year: 2022, leader: b", ["TD603"]),
        ("year: 2022, leader: b, from: 2022-07-01", []),
        ("year: 2022, leader: b, from: 2022-02-01", ["TD603same_day"]),
        ("year: 2023, leader: b", []),
    ],
)
def test_a_second_term_of_a_year_begins_on_a_day_of_its_own(second: str, codes: list[str]) -> None:
    held = terms("year: 2022, leader: a, from: 2022-02-01", second)
    assert told(book(ABC, leadership=held)) == [(code, ("terms", 1)) for code in codes]


def test_the_first_term_of_a_year_needs_no_day_and_the_third_one_of_its_own() -> None:
    held = terms(
        "year: 2022, leader: a",
        "year: 2022, leader: b, from: 2022-05-01",
        "year: 2022, leader: c, from: 2022-05-01",
    )
    data = book(ABC, leadership=held)
    assert told(data) == [("TD603same_day", ("terms", 2))]
    assert found(data)[0].args == {"year": "2022"}
    assert found(data)[0].where == ("2022",)


# -- members ---------------------------------------------------------------------------------------

COMING = """
units:
  - {id: a, name: Sở A, joined: 2021, left: 2022}
  - {id: b, name: Sở B, member: [{from: 2019, to: 2020}, {from: 2023-07-01, to: 2024-03-31}]}
  - {id: c, name: Sở C, left: 2022-12-31}
  - {id: d, name: Sở D}
"""


@pytest.mark.parametrize(
    ("unit", "year", "variant"),
    [
        ("a", 2020, "joined"),
        ("a", 2021, None),
        ("a", 2022, None),
        ("a", 2023, "left"),
        ("b", 2018, "joined"),
        ("b", 2020, None),
        # In between it was gone and had yet to come back: it left for good in 2024.
        ("b", 2021, "joined"),
        ("b", 2023, None),
        ("b", 2025, "left"),
        ("c", 2022, None),
        ("c", 2023, "left"),
        ("d", 1999, None),
    ],
)
def test_only_a_member_of_the_year_holds_an_office(
    unit: str, year: int, variant: str | None
) -> None:
    held = terms(f"year: {year}, leader: {unit}")
    problems = found(book(COMING, leadership=held))
    assert [one.variant for one in problems] == ([] if variant is None else [variant])
    for one in problems:
        assert (one.code, one.path) == ("TD604", ("terms", 0, "leader"))
        assert one.args["unit"] == f"Sở {unit.upper()}" and one.args["year"] == str(year)


@pytest.mark.parametrize(
    ("time", "variant"),
    [
        # There in autumn alone: it came after the day on which members count, 30/06.
        ("joined: 2022-07-01, left: 2022-12-31", "joined"),
        ("joined: 2022-06-30, left: 2022-06-30", None),
        ("joined: 2021-01-01, left: 2022-06-29", "left"),
    ],
)
def test_who_was_no_member_on_the_day_that_counts_had_left_or_had_yet_to_join(
    time: str, variant: str | None
) -> None:
    units = f"units: [{{id: a, name: A}}, {{id: b, name: B, {time}}}]"
    bloc = "{id: khoi, name: Khối, members_on: 06-30}"
    problems = found(book(units, bloc=bloc, leadership=terms("year: 2022, leader: b")))
    assert [one.variant for one in problems] == ([] if variant is None else [variant])


def test_the_first_and_the_last_day_of_a_member_are_told() -> None:
    (one,) = found(book(COMING, leadership=terms("year: 2025, leader: b")))
    assert (one.args["joined"], one.args["left"]) == ("2019", "2024-03-31")


def test_deputies_are_members_too_and_hold_one_office() -> None:
    held = terms("year: 2022, leader: a, deputies: [b, a, x]")
    assert told(book(COMING, leadership=held)) == [
        ("TD604joined", ("terms", 0, "deputies", 0)),
        ("TD606", ("terms", 0, "deputies", 1)),
        ("TD404", ("terms", 0, "deputies", 2)),
    ]


# -- bars ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "until", "barred"),
    [
        # Judged on the day from which it was held, else on that of the choice, else on the last.
        ("from: 2022-03-01, on: 2022-02-01", "2022-02-28", False),
        ("from: 2022-03-01, on: 2022-02-01", "2022-03-01", True),
        ("on: 2022-02-01", "2022-01-31", False),
        ("on: 2022-02-01", "2022-02-01", True),
        ("", "2022-12-30", False),
        ("", "2022-12-31", True),
    ],
)
def test_a_bar_is_judged_on_the_day_on_which_the_term_began(
    term: str, until: str, barred: bool
) -> None:
    held = terms(f"year: 2022, leader: a{', ' + term if term else ''}")
    bars = f"exclusions: [{{unit: a, from: [leading], reason: Thanh tra, until: {until}}}]"
    problems = found(book(ABC, {2022: {"exclusions": bars}}, leadership=held))
    assert [one.code for one in problems] == (["TD605"] if barred else [])
    for one in problems:
        assert plain(one) == {
            "unit": "A",
            "reason": "Thanh tra",
            "year": "2022",
        }


@pytest.mark.parametrize(
    ("term", "on", "blocks"),
    [
        ("from: 2022-03-01, on: 2022-02-01", "2022-03-01", True),
        ("from: 2022-03-01, on: 2022-02-01", "2022-03-02", False),
        ("", "2022-01-01", True),
        ("", "2022-01-02", False),
    ],
)
def test_a_bar_of_a_later_day_than_the_terms_first_only_warns(
    term: str, on: str, blocks: bool
) -> None:
    held = terms(f"year: 2022, leader: a{', ' + term if term else ''}")
    bars = f"exclusions: [{{unit: a, from: [leading], reason: x, on: {on}}}]"
    (one,) = found(book(ABC, {2022: {"exclusions": bars}}, leadership=held))
    assert (one.severity is Severity.WARNING) is not blocks


def test_a_bar_from_awards_is_none_from_leading() -> None:
    bars = "exclusions: [{unit: a, from: [awards, ranking], reason: x}]"
    held = terms("year: 2022, leader: a")
    assert found(book(ABC, {2022: {"exclusions": bars}}, leadership=held)) == []


# -- the gap ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("gap", "close"), [(0, False), (1, False), (2, False), (3, True)])
def test_a_gap_is_the_years_between_two_terms(gap: int, close: bool) -> None:
    """b led in 2020 and leads in 2023: 2021 and 2022 lie in between, two years and not three."""
    held = terms("year: 2019, leader: a", "year: 2020, leader: b", "year: 2023, leader: b")
    rule = f"{{id: khoi, name: Khối, rotation: {{min_gap: {gap}}}}}"
    problems = found(book(members(*"abcde"), leadership=held, bloc=rule))
    assert [(one.code, one.path) for one in problems] == (
        [("TD635", ("terms", 2, "leader"))] if close else []
    )
    for one in problems:
        assert plain(one) == {
            "unit": "B",
            "led": "2020",
            "year": "2023",
            "gap": str(gap),
        }


def test_only_who_leads_again_is_told_and_only_of_earlier_terms() -> None:
    """2022 comes after 2021 for a; seen from 2021 there is nothing before; b was only deputy."""
    held = terms("year: 2022, leader: a, deputies: [b]", "year: 2021, leader: a, deputies: [b]")
    rule = "{id: khoi, name: Khối, rotation: {min_gap: 1}}"
    assert told(book(ABC, leadership=held, bloc=rule)) == [("TD635", ("terms", 0, "leader"))]
    unnamed = terms("year: 2021, deputies: [a]", "year: 2022, deputies: [a]")
    assert found(book(ABC, leadership=unnamed, bloc=rule)) == []


# -- the next one ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held", "year"),
    [
        ((), None),
        (("year: 2022, leader: a", "year: 2024, leader: b", "year: 2023, leader: c"), 2025),
    ],
)
def test_the_next_year_is_that_after_the_latest_term(held: tuple[str, ...], year: int) -> None:
    assert next_year(book(ABC, leadership=terms(*held))) == year


def test_which_term_waits_for_its_year_is_shown() -> None:
    """The last of the terms of the year before; the list, where there is none of that year."""
    data = book(
        ABC,
        leadership=terms(
            "year: 2022, leader: a", "year: 2022, leader: b, from: 2022-06-01", "year: 2021"
        ),
    )
    for year, path in ((2023, ("terms", 1)), (2022, ("terms", 2)), (2025, ("terms",))):
        one = too_early(data, year, [2020])
        assert one is not None and one.path == path
        assert one.args == {"year": str(year), "before": str(year - 1)}
    assert too_early(data, 2021, [2020]) is None
    assert too_early(book(ABC), 2023, []) is None


# -- bars of a turn --------------------------------------------------------------------------------


def test_what_bars_a_unit_first_is_its_reason_and_one_that_is_gone_is_barred_too() -> None:
    """The year before comes first. x is no member of 2023 and became nothing: the bar stays on it;
    y became a."""
    units = "units: [{id: a, name: A}, {id: b, name: B}, {id: x, name: X, left: 2022},"
    units += "{id: y, name: Y, left: 2022, became: a}]"
    before = "exclusions: [{unit: y, from: [leading], reason: Một}, "
    before += "{unit: x, from: [leading], reason: Hai}, {unit: b, from: [awards], reason: Ba}]"
    own = "exclusions: [{unit: a, from: [leading], reason: Bốn}]"
    data = book(units, {2022: {"exclusions": before}, 2023: {"exclusions": own}})
    assert turn_of_year(data, 2023).barred == {"a": "Một", "x": "Hai"}
    assert turn_of_year(data, 2024).barred == {"a": "Bốn"}


@pytest.mark.parametrize(
    ("year", "until", "barred"),
    [
        (2022, "2022-12-30", False),
        (2022, "2022-12-31", True),
        (2023, "2023-12-30", False),
        (2023, "2023-12-31", True),
    ],
)
def test_without_an_election_a_bar_is_judged_on_its_years_last_day(
    year: int, until: str, barred: bool
) -> None:
    bars = f"exclusions: [{{unit: a, from: [leading], reason: x, until: {until}}}]"
    assert bool(turn_of_year(book(ABC, {year: {"exclusions": bars}}), 2023).barred) is barred


# -- what can't come about -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rotation", "expected"),
    [
        ("min_gap: 3, deputies: 3", []),
        ("min_gap: 4", [("TD668min_gap", ("rotation", "min_gap"))]),
        ("deputies: 4", [("TD668deputies", ("rotation", "deputies"))]),
        ("policy: elected", []),
    ],
)
def test_a_rotation_that_the_members_suffice_for(
    rotation: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    """Four members in the latest year, 2023; a fifth left with 2022."""
    units = members(*"abcd").replace("]", ", {id: e, name: E, left: 2022}]")
    rule = f"{{id: khoi, name: Khối, rotation: {{{rotation}}}}}"
    data = book(units, {2023: {}, 2022: {}}, bloc=rule)
    assert told(data) == expected
    for one in found(data):
        assert one.args == {"n": "4", "members": "4"}
    partial = units.replace("units:", "known: partial\nunits:")
    assert told(book(partial, {2023: {}}, bloc=rule)) == []


def test_what_a_rotation_does_not_say_is_not_too_much() -> None:
    """One deputy and a gap of one year are meant where nothing is said, of a single member, too."""
    assert told(book(members("a"), {2022: {}}, bloc="{id: khoi, name: Khối, rotation: {}}")) == []


@pytest.mark.parametrize(
    ("unit", "path"),
    [
        ("joined: 2023", None),
        ("joined: 2024", ("units", 1, "joined")),
        ("joined: 2023-12-31", None),
        ("joined: 2024-01-01", ("units", 1, "joined")),
        ("member: [{from: 2023, to: 2023}, {from: 2030}]", None),
        ("member: [{from: 2024}]", ("units", 1, "member", 0, "from")),
        ("left: 2021", None),
    ],
)
def test_a_unit_joins_in_the_year_after_the_last_folder_at_the_latest(
    unit: str, path: tuple[str | int, ...] | None
) -> None:
    units = f"units: [{{id: a, name: A}}, {{id: b, name: Sở B, {unit}}}]"
    problems = found(book(units, {2022: {}, 2021: {}}))
    assert [(one.code, one.variant, one.path) for one in problems] == (
        [] if path is None else [("TD669", "joins", path)]
    )
    for one in problems:
        assert (one.file, one.where, one.args["last"]) == ("units.yaml", ("Sở B",), "2022")
    assert found(book(units)) == []


def test_a_term_is_of_the_year_after_the_last_folder_at_the_latest() -> None:
    held = terms("year: 2023, leader: a", "year: 2024, leader: b")
    data = book(ABC, {2022: {}, 2021: {}}, leadership=held)
    assert told(data) == [("TD669", ("terms", 1, "year"))]
    assert found(data)[0].args == {"year": "2024", "last": "2022"}


# -- elected ---------------------------------------------------------------------------------------


def elected(bars: str = "", **ballots: str) -> list[tuple[str, tuple[str | int, ...]]]:
    """What is told of the votes of 2022: of each office who got all three votes."""
    files = {
        f"ballots/{office}": f"{{for: {office}, returned: 3, invalid: 0, "
        f"rule: {{pass: 1/2, of: valid}}, on: 2022-12-20, votes: {{{unit}: 3}}}}"
        for office, unit in ballots.items()
    }
    files["exclusions"] = f"exclusions: [{bars}]"
    data = book(ABC, {2022: files, 2023: {}})
    votes = count_year(data, 2022)
    assert not votes.problems
    found = list(check_elected(data, 2022, votes.votes))
    assert all(one.args["year"] == "2023" for one in found)  # for which they were elected
    return [(one.code + one.variant, one.path) for one in found]


@pytest.mark.parametrize(
    ("bar", "told"),
    [
        ("", False),
        ("{unit: a, from: [leading], reason: X}", True),
        ("{unit: c, from: [leading], reason: X}", False),
        ("{unit: a, from: [awards, ranking], reason: X}", False),
        ("{unit: a, from: [leading], reason: X, until: 2022-12-19}", False),  # over by then
        ("{unit: a, from: [leading], reason: X, until: 2022-12-20}", True),
    ],
)
def test_who_is_elected_and_barred_is_told(bar: str, told: bool) -> None:
    expected = [("TD605elected", ("votes", "a"))] if told else []
    assert elected(bar, leader="a", deputy="b") == expected


def test_one_unit_elected_to_both_offices_is_told() -> None:
    assert elected(leader="a", deputy="a") == [("TD606elected", ("votes", "a"))]
