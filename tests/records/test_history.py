"""Units over the years; the same whichever year or unit is asked first."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.year_data import book, members
from thidua.bloc.ranking.standings import Standing, Standings
from thidua.bloc.records.history import YearOfUnit, history
from thidua.model.book import Book

UNITS = """
units:
  - {id: x, name: X, left: 2020, became: a}
  - {id: y, name: Y, left: 2020, became: a}
  - {id: a, name: A, joined: 2021}
  - {id: b, name: B}
"""
BANDS = {"tot": "Tốt"}


def standings(**ranks: int) -> Standings:
    return Standings(
        {
            unit: Standing(unit, "ranked", rank, Fraction(90), 2, "tot")
            for unit, rank in ranks.items()
        },
        BANDS,
    )


def data() -> Book:
    files = {
        "outcome": """
            evaluations: {a: excellent}
            proposals: [{unit: a, award: co}, {unit: b, award: bk}, {unit: b}]
        """,
        "decisions": "decisions: [{unit: a, award: co}]",
        "awards": "awards: [{id: co, name: Cờ}, {id: bk, name: Bằng khen}]",
    }
    terms = "terms: [{year: 2018, leader: b}, {year: 2022, leader: a, deputies: [b]}]"
    return book(UNITS, {2020: {}, 2022: files}, leadership=terms)


SCORES = {2020: standings(x=1, y=2, b=3), 2022: standings(b=1, a=2)}


def of(unit: str, year: int) -> list[YearOfUnit]:
    found = history(data(), SCORES, (unit,))
    return [entry for entry in found.lines[0].entries if entry.year == year]


def test_every_year_is_there_and_a_gap_is_a_gap() -> None:
    found = history(data(), SCORES)
    assert found.years == (2018, 2019, 2020, 2021, 2022)
    assert [line.unit for line in found.lines] == ["a", "b"]
    assert [(one.year, one.what) for one in found.lines[1].entries] == [
        (2018, "no_year"),
        (2019, "no_year"),
        (2020, "scored"),
        (2021, "no_year"),
        (2022, "scored"),
    ]
    assert found.lines[1].entries[0].office == "leader"


def test_merged_units_are_followed_both_ways() -> None:
    assert [(one.unit, one.rank) for one in of("a", 2020)] == [("x", 1), ("y", 2)]
    assert [(one.unit, one.rank) for one in of("x", 2022)] == [("a", 2)]
    assert [(one.unit, one.rank) for one in of("x", 2020)] == [("x", 1)]


def test_what_a_year_says_of_a_unit() -> None:
    (entry,) = of("a", 2022)
    assert (entry.rank, entry.ranked, entry.band) == (2, 2, "Tốt")
    assert (entry.percent, entry.evaluation, entry.office) == (90, "excellent", "leader")
    assert [(held.award, held.name, held.state) for held in entry.awards] == [
        ("co", "Cờ", "granted")
    ]
    (entry,) = of("b", 2022)
    assert entry.office == "deputy"
    assert [(held.award, held.state) for held in entry.awards] == [
        ("bk", "proposed"),
        (None, "proposed"),
    ]


def test_a_year_without_scores() -> None:
    found = history(book(members("a"), {2020: {}}), {})
    assert found.lines[0].entries[0].what == "no_scores"


def test_nothing_at_all() -> None:
    assert history(book(members("a")), {}).years == ()


@given(st.permutations(["a", "b", "x", "y"]), st.permutations([2020, 2022]))
@settings(max_examples=40, deadline=None)
def test_history_is_the_same_whichever_is_asked_first(units: list[str], years: list[int]) -> None:
    scores = {year: SCORES[year] for year in years}
    together = {line.unit: line for line in history(data(), scores, tuple(units)).lines}
    for unit in sorted(units):
        assert history(data(), SCORES, (unit,)).lines == (together[unit],)
