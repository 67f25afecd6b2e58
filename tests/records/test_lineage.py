"""Units over the years, by hand: who was whom, who became whom, where a line splits or meets."""

import pytest

from tests.helpers.year_data import book, load
from thidua.bloc.lineage import (
    after,
    all_later,
    at_last,
    bars_of,
    bars_written,
    before,
    everyone,
    in_year,
    later,
)
from thidua.model.book import YearBook
from thidua.model.units import Units

UNITS = load(
    Units,
    """
    units:
      - {id: a, name: A, left: 2020, became: m}
      - {id: b, name: B, left: 2021, became: m}
      - {id: m, name: M, joined: 2021, left: 2023, became: [s, t]}
      - {id: s, name: S, joined: 2024}
      - {id: t, name: T, joined: 2024, left: 2024, became: u}
      - {id: u, name: U, joined: 2025}
      - {id: o, name: O}
    """,
)
"""a and b became m, which was split into s and t; t was renamed u; o stands alone."""
CIRCLE = load(
    Units,
    "units: [{id: a, name: A, left: 2020, became: b}, {id: b, name: B, left: 2020, became: a}]",
)


@pytest.mark.parametrize(
    ("unit", "was", "became"),
    [
        ("a", "", "mstu"),
        ("m", "ab", "stu"),
        ("s", "mab", ""),
        ("u", "tmab", ""),
        ("o", "", ""),
        ("x", "", ""),
    ],
)
def test_a_line_both_ways_the_nearest_first(unit: str, was: str, became: str) -> None:
    assert [one.id for one in before(UNITS, unit)] == list(was)
    assert [one.id for one in after(UNITS, unit)] == list(became)


def test_what_is_no_unit_is_passed_over() -> None:
    """a became b, and something that is not there (TD404): it goes on as b."""
    units = load(
        Units,
        "units: [{id: a, name: A, left: 2020, became: [x, b]}, {id: b, name: B, joined: 2021}]",
    )
    assert [one.id for one in after(units, "a")] == ["b"]
    assert all_later(units, "a", 2022) == ("b",)


def test_a_circle_is_gone_through_once() -> None:
    assert [one.id for one in before(CIRCLE, "a")] == ["b"]
    assert [one.id for one in after(CIRCLE, "a")] == ["b"]
    assert all_later(CIRCLE, "a", 2022) == ()
    assert at_last(CIRCLE, "a") == "b"


@pytest.mark.parametrize(
    ("unit", "last"),
    [
        ("a", "a"),  # split on the way: several now
        ("m", "m"),
        ("t", "u"),
        ("s", "s"),
        ("o", "o"),
        ("x", "x"),
    ],
)
def test_what_a_unit_is_called_at_last(unit: str, last: str) -> None:
    assert at_last(UNITS, unit) == last


@pytest.mark.parametrize(
    ("unit", "year", "ids", "now", "all_now"),
    [
        ("a", 2020, "a", "a", "a"),
        ("a", 2021, "", "m", "m"),
        ("b", 2021, "b", "b", "b"),
        ("m", 2020, "ab", None, ""),  # m is not yet, and became s and t only later
        ("m", 2021, "mb", "m", "m"),
        ("m", 2024, "", None, "st"),  # which of the two people say
        ("a", 2024, "", None, "st"),
        ("t", 2025, "", "u", "u"),
        ("m", 2025, "", None, "su"),
        ("u", 2021, "mb", None, ""),
        ("u", 2025, "u", "u", "u"),
        ("x", 2022, "", None, ""),
    ],
)
def test_under_which_ids_in_a_year_and_what_it_is_then(
    unit: str, year: int, ids: str, now: str | None, all_now: str
) -> None:
    assert in_year(UNITS, unit, year) == tuple(ids)
    assert all_later(UNITS, unit, year) == tuple(all_now)
    assert later(UNITS, unit, year) == now


@pytest.mark.parametrize("year", ["", ", year: {starts: 09-01}", ", year: {ends: 11-15}"])
@pytest.mark.parametrize(
    "time",
    [
        "joined: 2021",
        "joined: 2021-01-01",
        "joined: 2021-08-31",
        "joined: 2021-09-01",
        "joined: 2021-11-15",
        "joined: 2021-11-16",
        "joined: 2021-12-31",
        "joined: 2021, left: 2022-06-30",
        "left: 2022-08-31",
        "left: 2022-11-14",
        "left: 2022-11-15",
        "left: 2022-12-30",
        "left: 2022-12-31",
        "left: 2023-01-01",
        "member: [{from: 2019-03-01, to: 2020-12-31}, {from: 2022-12-31, to: 2024}]",
    ],
)
def test_a_unit_takes_part_in_the_same_years_by_day_and_by_year(year: str, time: str) -> None:
    """Whoever asks about a unit knows the years of its own bloc, whatever its calendar."""
    units = f"units: [{{id: a, name: A, {time}}}]"
    data = book(units, bloc=f"{{id: k, name: K{year}}}")
    (by_day,), (by_year,) = data.units.data.units, everyone(data).units
    for one in range(2016, 2028):
        assert by_year.takes_part(one) is by_day.takes_part(data.emulation_year(one)), one
    days = [day for times in by_year.times for day in times if day is not None]
    assert all(isinstance(day, int) for day in days)


# -- units of other blocs --------------------------------------------------------------------------

HERE = "units: [{id: n, name: N, was: {bloc: k2, unit: p}}, {id: q, name: Q}]"
THERE = "units: [{id: p, name: P, left: 2021, became: r}, {id: r, name: R}, "
THERE += "{id: v, name: V, was: {bloc: k1, unit: q}}]"


def test_units_of_another_bloc_became_what_says_that_it_was_them() -> None:
    own = book(HERE, bloc="{id: k1, name: K1}")
    assert [one.became for one in everyone(own).units] == [(), ()]
    other = book(THERE, bloc="{id: k2, name: K2}")
    found = everyone(own._replace(elsewhere={"k2": other}))
    assert {one.id: one.became for one in found.units} == {
        "n": (),
        "q": ("k2/v",),
        "k2/p": ("k2/r", "n"),
        "k2/r": (),
        "k2/v": (),
    }


def test_bars_follow_units_into_the_bloc_and_through_what_they_became() -> None:
    """x became a in the year before, y of another bloc is n here; z is nobody's past."""
    units = "units: [{id: x, name: X, left: 2021, became: a}, {id: a, name: A}, "
    units += "{id: z, name: Z, left: 2020}, {id: n, name: N, was: {bloc: k2, unit: y}}]"
    bars = "exclusions: [{unit: x, from: [awards], reason: Một}, "
    bars += "{unit: z, from: [awards], reason: Hai}, {unit: n, from: [awards], reason: Bốn}]"
    own = book(units, {2022: {"exclusions": bars}}, bloc="{id: k1, name: K1}")
    there = "exclusions: [{unit: y, from: [leading], reason: Ba}]"
    other = book(
        "units: [{id: y, name: Y}]", {2022: {"exclusions": there}}, bloc="{id: k2, name: K}"
    )
    both = own._replace(elsewhere={"k2": other})
    written = [(one.unit, one.reason) for one in bars_written(both, both.years[2022], 2022)]
    assert written == [("x", "Một"), ("z", "Hai"), ("n", "Bốn"), ("k2/y", "Ba")]
    found = bars_of(both, both.years[2022])
    assert found is not None
    assert [(one.unit, one.reason) for one in found.exclusions] == [
        *(("a", "Một"), ("n", "Bốn"), ("n", "Ba")),
    ]
    # Where all that is written is on members it is taken as it is; where nothing is, there is none.
    plain = "exclusions: [{unit: a, from: [awards], reason: Một}]"
    data = book(units, {2022: {"exclusions": plain}, 2023: {}})
    assert bars_of(data, data.years[2022]) is data.years[2022].exclusions.data  # type: ignore[union-attr]
    assert bars_of(data, data.years[2023]) is None
    assert bars_of(data, YearBook(2024)) is None
