"""Rules over the year's files: each broken rule found once, at its place; sound data is silent."""

import pytest

from tests.helpers.year_data import book, codes, load, members
from thidua.bloc.awarding.check_awards import check_year_awards
from thidua.bloc.cycle.check_files import check_year_files
from thidua.bloc.leading.check_terms import check_terms
from thidua.bloc.voting.tally import count_year
from thidua.diagnostics.diagnostic import Diagnostic, Severity
from thidua.diagnostics.words import severity_of
from thidua.model.book import Book, Sourced, YearBook
from thidua.model.scale.criteria import Scale

UNITS = """
units:
  - {id: a, name: A}
  - {id: b, name: B, left: 2021}
  - {id: c, name: C, joined: 2023}
"""
AWARDS = "awards: [{id: co, name: Cờ, excludes: [bk]}, {id: bk, name: BK}]"


def found(data: Book) -> list[Diagnostic]:
    rules = (check_terms, check_year_files, check_year_awards)
    counted = [one for year in data.years for one in count_year(data, year).problems]
    return [*counted, *(problem for rule in rules for problem in rule(data))]


def year(**files: str) -> list[Diagnostic]:
    named = {name.replace("__", "/"): text for name, text in files.items()}
    return found(book(UNITS, {2022: named}))


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("pact", "{signatories: [a, b]}", ["TD404.year"]),
        ("pact", "{signatories: all}", []),
        ("pact", "{movements: [{id: m, name: M}, {id: m, name: N}]}", ["TD602"]),
        ("pact", "{targets: [{id: m, name: M}, {id: m, name: N}]}", ["TD602"]),
        ("pledges__b", "{unit: b}", ["TD404.year"]),
        ("pledges__a", "{unit: a, tasks: [{id: t, name: T}, {id: t, name: U}]}", ["TD602"]),
        ("events", "events: [{id: x, kinds: [other], attended: [a, z]}]", ["TD404"]),
        ("events", "events: [{id: x}]", ["TD616"]),
        ("events", "events: [{id: x, kinds: [launch], on: 2022-01-13}]", []),
        ("events", "events: [{id: x, kinds: [year_end_review], on: 2023-06-30}]", []),
        ("events", "events: [{id: x, kinds: [year_end_review], on: 2023-07-01}]", ["TD610"]),
        ("events", "events: [{id: x, kinds: [launch], due: 2021-12-31}]", ["TD610"]),
        ("exclusions", "exclusions: [{unit: c, from: [awards], reason: x}]", ["TD404.year"]),
        ("appeals", "appeals: [{id: k, unit: a, filed: 2022-12-05}]", ["TD611"]),
        ("appeals", "appeals: [{id: k, unit: a}]", ["TD611.undated"]),
        ("appeals", "appeals: [{id: k, unit: a, decided: {result: rejected}}]", []),
        ("outcome", "evaluations: {a: good, b: good}", ["TD404.year"]),
        ("outcome", "evaluations_summary: {n: 10, of: 9}", ["TD617"]),
        ("outcome", "role_models: [{name: X, unit: b}]", ["TD404.year"]),
        ("outcome", "dossiers: [{unit: a, award: co}]", []),
        ("outcome", "{proposals: [], dossiers: [{unit: a, award: co}]}", ["TD618"]),
        ("outcome", "{proposals: [{unit: a}], dossiers: [{unit: a, award: co}]}", []),
        ("outcome", "proposals: [{unit: a, award: co}, {unit: a, award: co}]", ["TD609"]),
        ("decisions", "decisions: [{unit: a, award: co}]", []),
        ("decisions", "decisions: [{unit: z, award: co}]", ["TD404"]),
        ("settlements", "settlements: [{of: rank, units: [a, b], order: [a, b]}]", ["TD404.year"]),
        ("settlements", "settlements: [{of: leader, units: [a, c], order: [a, c]}]", []),
    ],
)
def test_rules_without_awards(file: str, text: str, expected: list[str]) -> None:
    assert codes(year(**{file: text})) == expected


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("outcome", "proposals: [{unit: a, award: cox}]", ["TD601"]),
        ("outcome", "proposals: [{unit: a, award: xyz}]", ["TD601"]),
        ("outcome", "proposals: [{unit: a}]", []),
        ("decisions", "decisions: [{unit: a, award: xyz}]", ["TD601"]),
        ("ballots__x", "{for: xyz, votes: {a: 1}}", ["TD601"]),
        ("ballots__x", "{for: leader, votes: {a: 1}}", []),
        ("ballots__x", "{for: co, on: 2024-01-01, votes: {a: 1}}", ["TD610"]),
        ("ballots__x", "{for: co, returned: 0, votes: {a: 1}}", ["TD705", "TD706"]),
        ("settlements", "settlements: [{of: 'award:xyz', units: [a], order: [a]}]", ["TD601"]),
    ],
)
def test_awards_that_there_are(file: str, text: str, expected: list[str]) -> None:
    assert codes(year(awards=AWARDS, **{file: text})) == expected


@pytest.mark.parametrize(
    ("awards", "expected"),
    [
        ("[{id: co, name: C}, {id: co, name: D}]", ["TD602"]),
        ("[{id: co, name: C, excludes: [x]}]", ["TD601"]),
        ("[{id: co, name: C, excludes: [co]}]", ["TD613.itself"]),
        ("[{id: bk, name: B}, {id: co, name: C, excludes: [bk]}]", ["TD613"]),
        ("[{id: co, name: C, quota: {at_least: 1}}]", ["TD312.one"]),
        ("[{id: co, name: C, quota: {share: 20%}}]", ["TD312.round"]),
        ("[{id: co, name: C, requires: {any: [{holds: tt}]}}]", []),
    ],
)
def test_awards(awards: str, expected: list[str]) -> None:
    assert codes(year(awards=f"awards: {awards}")) == expected


def test_a_held_title_may_be_decided_on() -> None:
    awards = "awards: [{id: co, name: C, requires: {any: [{holds: tt}]}}]"
    assert year(awards=awards, decisions="decisions: [{unit: a, award: tt}]") == []


def test_bands_and_criteria_that_there_are() -> None:
    scale = load(
        Scale,
        """
        max: 5
        bands: [{id: tot, name: T, from: 0}]
        criteria: [{id: "1", name: N, max: 5, bonus: [{id: 1.a, name: I, each: 1}]}]
        """,
    )
    files = {
        "awards": "awards: [{id: co, name: C, requires: {band: kha, any: [{band: tot}]}}]",
        "appeals": """
            appeals:
              - {id: p, unit: a, criterion: "2", decided: {result: upheld}}
              - {id: q, unit: a, criterion: 1.a, decided: {result: upheld}}
        """,
        "settlements": "settlements: [{of: 'band:xx', units: [a], order: [a]}]",
    }
    data = book(UNITS, {2022: files})
    yearbook: YearBook = data.years[2022]
    with_scale = yearbook._replace(criteria=Sourced("2022/criteria.yaml", scale))
    found_codes = codes(found(data._replace(years={2022: with_scale})))
    assert found_codes == ["TD612", "TD614", "TD614"]


def test_a_proposal_of_a_barred_unit() -> None:
    barred = "exclusions: [{unit: a, from: [awards], reason: Thanh tra, on: 2022-11-01}]"
    (one,) = year(exclusions=barred, outcome="proposals: [{unit: a, on: 2023-01-10}]")
    assert (one.code, severity_of(one)) == ("TD608", Severity.ERROR)
    (one,) = year(exclusions=barred, outcome="proposals: [{unit: a, on: 2022-10-01}]")
    assert (one.code, severity_of(one)) == ("TD608", Severity.WARNING)


def test_a_decision_without_a_proposal() -> None:
    files = {"awards": AWARDS, "outcome": "proposals: [{unit: a, award: bk}]"}
    assert codes(year(**files, decisions="decisions: [{unit: a, award: co}]")) == ["TD607"]
    assert year(**files, decisions="decisions: [{unit: a, award: co, granted: false}]") == []
    unnamed = {"awards": AWARDS, "outcome": "proposals: [{unit: a}]"}
    assert year(**unnamed, decisions="decisions: [{unit: a, award: co}]") == []


def test_the_same_meeting_in_another_year() -> None:
    last = "events: [{id: tk, kinds: [year_end_review], on: 2022-01-14}]"

    def of(same_as: str, last_events: str | None = last) -> list[str]:
        now = f"events: [{{id: ky, same_as: {same_as}, kinds: [signing]}}]"
        years = {2022: {"events": now}, 2021: {"events": last_events} if last_events else {}}
        return codes(found(book(UNITS, years)))

    assert of("2021/tk") == []
    assert of("2021/tx") == ["TD615"]
    assert of("2022/ky") == ["TD615"]
    assert of("2021/tk", None) == []  # the file is absent, or could not be loaded
    assert of("2019/tk") == []  # a year that was not asked for


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ("[{year: 2021, leader: a, deputies: [b]}]", []),
        ("[{year: 2021, leader: z}]", ["TD404"]),
        ("[{year: 2022, leader: b}]", ["TD604.left"]),
        ("[{year: 2022, leader: a, deputies: [c]}]", ["TD604.joined"]),
        ("[{year: 2021, leader: a, deputies: [a]}]", ["TD606"]),
        ("[{year: 2021, leader: a, deputies: [b, b]}]", ["TD606"]),
        ("[{year: 2020, leader: a}, {year: 2020, leader: b}]", ["TD603"]),
        ("[{year: 2020, leader: a}, {year: 2020, leader: b, from: 2020-07-01}]", []),
        (
            "[{year: 2020, leader: a, from: 2020-07-01}, "
            "{year: 2020, leader: b, from: 2020-07-01}]",
            ["TD603.same_day"],
        ),
        ("[{year: 2020, leader: a}, {year: 2021, leader: a}]", ["TD635"]),
        ("[{year: 2019, leader: a}, {year: 2021, leader: a}]", []),
    ],
)
def test_terms(terms: str, expected: list[str]) -> None:
    bloc = "{id: khoi, name: Khối, rotation: {policy: elected}}"
    data = book(UNITS, bloc=bloc, leadership=f"terms: {terms}")
    assert codes(found(data)) == expected


def test_a_leader_that_is_barred() -> None:
    bars = "exclusions: [{unit: a, from: [leading], reason: Thanh tra, on: 2022-06-01}]"

    def of(on: str) -> Diagnostic:
        terms = f"terms: [{{year: 2022, leader: a, on: {on}}}]"
        (one,) = found(book(UNITS, {2022: {"exclusions": bars}}, leadership=terms))
        return one

    assert (of("2022-07-01").code, severity_of(of("2022-07-01"))) == ("TD605", Severity.ERROR)
    assert severity_of(of("2022-01-01")) == Severity.WARNING


def test_a_sound_bloc_is_silent() -> None:
    files = {
        "pact": "{signatories: all, targets: [{id: t, name: T}]}",
        "pledges/a": "{unit: a, tasks: [{id: t, name: T, plan: 5}]}",
        "events": "events: [{id: x, kinds: [launch], on: 2022-01-13, attended: all}]",
        "awards": AWARDS,
        "outcome": "{evaluations: {a: good}, proposals: [{unit: a, award: co}]}",
        "decisions": "decisions: [{unit: a, award: co}]",
        "ballots/co": "{for: co, on: 2023-01-13, members: 1, votes: {a: 1}}",
    }
    assert found(book(members("a"), {2022: files})) == []
