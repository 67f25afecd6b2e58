"""What is told of awards, proposals, decisions, dossiers, records: what, where, at which bound."""

import pytest

from tests.helpers.year_data import book, load, members
from thidua.bloc.awarding.check_awards import (
    check_ballots,
    check_records,
    check_year_awards,
    known_awards,
)
from thidua.diagnostics.diagnostic import Diagnostic, Path, Severity
from thidua.model.book import Book, Sourced
from thidua.model.scale.criteria import Scale

ABC = members(*"abc")
AWARDS = "awards: [{id: co, name: Cờ, excludes: [bk]}, {id: bk, name: BK}]"
PERSONS = "awards: [{id: cs, name: CSTĐ, for: person}, {id: bk, name: BK}]"

Told = list[tuple[str, Path]]


def told(problems: list[Diagnostic]) -> Told:
    """Code with its variant, and where."""
    return [(f"{one.code}{one.variant}", one.path) for one in problems]


def checked(
    units: str = ABC, bloc: str = "{id: khoi, name: Khối}", **files: str
) -> list[Diagnostic]:
    named = {name.replace("__", "/"): text for name, text in files.items()}
    return list(check_year_awards(book(units, {2022: named}, bloc=bloc)))


# -- awards ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "own", "is_told"),
    [
        # From above its own level, where that lies below the province.
        ("province", "department", True),
        ("department", "department", False),
        ("district", "department", False),
        ("department", "district", True),
        ("central", "commune", True),
        ("commune", "commune", False),
        ("central", "province", False),
        ("ministry", "other", False),
        ("central", "other", False),
        ("other", "district", False),
    ],
)
def test_an_award_from_above_the_level_of_the_bloc(level: str, own: str, is_told: bool) -> None:
    text = f"awards: [{{id: bk, name: BK}}, {{id: co, name: Cờ, level: {level}}}]"
    found = checked(bloc=f"{{id: khoi, name: Khối, level: {own}}}", awards=text)
    assert told(found) == ([("TD648", ("awards", 1, "level"))] if is_told else [])


def test_without_a_level_of_the_award_or_of_the_bloc_nothing_is_told() -> None:
    text = "awards: [{id: co, name: Cờ, level: central}]"
    assert checked(awards=text) == []
    assert checked(bloc="{id: khoi, name: Khối, level: commune}", awards=AWARDS) == []


def test_where_the_awards_are_wrong_is_shown() -> None:
    text = """
    awards:
      - {id: bk, name: BK}
      - {id: co, name: Cờ, excludes: [gk, bk, co, xx], quota: {at_least: 1}}
      - {id: gk, name: GK, requires: [{band: kha}, {criterion: x}], within: division}
    """
    found = checked(awards=text)
    assert told(found) == [
        ("TD613", ("awards", 1, "excludes", 1)),
        ("TD613itself", ("awards", 1, "excludes", 2)),
        ("TD601", ("awards", 1, "excludes", 3)),
        ("TD312one", ("awards", 1, "quota")),
        ("TD641criterion", ("awards", 2, "requires", 1, "criterion")),
    ]
    assert found[0].args == {"award": "Cờ", "other": "BK"}


SCALE = """
max: 5
bands: [{id: tot, name: Tốt, from: 0}]
criteria: [{id: x, name: X, max: 5, bonus: [{id: x.a, name: Việc, each: 1}]}]
"""


def with_scale(text: str, **files: str) -> Book:
    data = book(ABC, {2022: files})
    scale = Sourced("2022/criteria.yaml", load(Scale, text))
    return data._replace(years={2022: data.years[2022]._replace(criteria=scale)})


def test_what_an_award_may_ask_for_is_in_the_scale_of_its_year() -> None:
    awards = """
    awards:
      - {id: co, name: Cờ, within: division, quota: {share: 1/2, round: up, of: 'band:kha'},
         requires: [{band: tot}, {criterion: x, min_percent: 5}, {none_of: [x.a]}]}
      - {id: bk, name: BK, quota: {share: 1/2, round: up, of: 'band:tot'},
         requires: [{band: kha}, {criterion: x.a, min_percent: 5}, {none_of: [x]}]}
    """
    assert [one.code for one in check_year_awards(with_scale(SCALE, awards=awards))] == [
        *("TD507", "TD508", "TD614", "TD303", "TD303"),
    ]
    divided = f"{SCALE}divisions: [{{id: so, name: S, units: [a, b, c]}}]"
    assert [one.code for one in check_year_awards(with_scale(divided, awards=awards))] == [
        *("TD507", "TD614", "TD303", "TD303"),
    ]


@pytest.mark.parametrize(
    ("held", "better"),
    [
        ("chien-si", None),
        ("chien-s", "chien-si"),  # an award of the year
        ("lao-dong", None),  # decided once, in another year
        ("lao-don", "lao-dong"),
        ("huan-chuong", None),  # recorded
        ("huan-chuon", "huan-chuong"),
        ("khac-han", None),  # near to nothing: a title of others
    ],
)
def test_a_title_that_is_nearly_an_award_is_mostly_mistyped(held: str, better: str | None) -> None:
    awards = "awards: [{id: chien-si, name: CS}, {id: co, name: Cờ, "
    awards += f"requires: [{{min_percent: 1}}, {{any: [{{holds: {held}}}]}}]}}]"
    decided = "decisions: [{award: lao-dong, unit: a, granted: false}]"
    records = "records: [{unit: a, year: 2015, award: huan-chuong}, "
    records += "{unit: a, year: 2015, evaluation: good}]"
    data = book(ABC, {2022: {"awards": awards}, 2020: {"decisions": decided}}, records=records)
    found = list(check_year_awards(data))
    where: Path = ("awards", 1, "requires", 1, "any", 0, "holds")
    assert told(found) == ([("TD670", where)] if better else [])
    for problem in found:
        assert problem.args == {"id": held, "better": better}


def test_the_awards_that_may_be_named_are_those_of_all_years_and_titles_asked_for() -> None:
    years = {
        2021: {"awards": "awards: [{id: cu, name: Cũ}, {id: co, name: Cờ xưa}]"},
        2022: {"awards": "awards: [{id: co, name: Cờ, requires: {any: [{holds: tt}, {band: b}]}}]"},
        2023: {},
    }
    data = book(ABC, years)
    assert known_awards(data, 2022) == {"cu", "co", "tt"}
    assert known_awards(data, 2021) == {"cu", "co"}
    assert known_awards(data, 2023) is None
    of_all = book(ABC, years, settings="{format: 2, awards: [{id: gk, name: GK}]}")
    assert known_awards(of_all, 2023) == {"cu", "co", "gk"}


def test_the_name_of_an_award_is_the_latest() -> None:
    years = {
        2023: {"awards": "awards: [{id: co, name: Cờ nay}]"},
        2021: {"awards": "awards: [{id: co, name: Cờ xưa}, {id: cu, name: Cũ}]"},
        2022: {},
    }
    settings = "{format: 2, awards: [{id: co, name: Cờ tỉnh}, {id: gk, name: GK}]}"
    assert book(ABC, years, settings=settings).award_names == {
        "co": "Cờ nay", "cu": "Cũ", "gk": "GK"
    }  # fmt: skip
    assert book(ABC, settings="format: 2").award_names == {}


# -- proposals and decisions ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("proposals", "expected"),
    [
        ("{unit: a, award: bk}, {unit: b, award: bk}, {unit: a}", []),
        ("{unit: a, award: bk}, {unit: a, award: bk}", [("TD609", ("proposals", 1))]),
        ("{unit: a}, {unit: a}", [("TD609", ("proposals", 1))]),
        ("{unit: a, award: xx}", [("TD601", ("proposals", 0, "award"))]),
        ("{unit: a, award: cs}", [("TD647", ("proposals", 0))]),
        ("{unit: a, award: cs, person: {title: Giám đốc}}", [("TD647", ("proposals", 0))]),
        ("{unit: a, award: cs, person: {name: Bà X}}", []),
        ("{unit: a, award: bk, person: {name: Bà X}}", [("TD647unit", ("proposals", 0, "person"))]),
        # Two persons of one unit; one person twice, however it is spelled.
        ("{unit: a, award: cs, person: {name: X}}, {unit: a, award: cs, person: {name: Y}}", []),
        (
            "{unit: a, award: cs, person: {name: Bà X}}, "
            "{unit: a, award: cs, person: {name: bà x}}",
            [("TD609", ("proposals", 1))],
        ),
    ],
)
def test_what_is_told_of_proposals(proposals: str, expected: Told) -> None:
    assert told(checked(awards=PERSONS, outcome=f"proposals: [{proposals}]")) == expected


@pytest.mark.parametrize(
    ("proposal", "until", "told_"),
    [
        # Judged on the proposal's own day, else on the review's, else for the whole year.
        ("on: 2023-01-10", "2023-01-09", False),
        ("on: 2023-01-10", "2023-01-10", True),
        ("", "2023-01-14", False),
        ("", "2023-01-15", True),
    ],
)
def test_the_day_by_which_a_proposal_is_barred(proposal: str, until: str, told_: bool) -> None:
    bars = f"exclusions: [{{unit: a, from: [awards], reason: Thanh tra, until: {until}}}]"
    found = checked(
        exclusions=bars,
        events="events: [{id: tk, kinds: [year_end_review], on: 2023-01-15}]",
        outcome=f"proposals: [{{unit: a{', ' + proposal if proposal else ''}}}]",
    )
    assert told(found) == ([("TD608", ("proposals", 0))] if told_ else [])
    for problem in found:
        assert problem.args == {"unit": "A", "reason": "Thanh tra"}


@pytest.mark.parametrize(
    ("bar", "proposal", "blocks"),
    [
        ("on: 2022-11-01", "on: 2022-11-01", True),
        ("on: 2022-11-02", "on: 2022-11-01", False),
        ("on: 2022-11-02", "", True),
        ("", "on: 2022-11-01", True),
    ],
)
def test_a_bar_of_a_later_day_than_the_proposal_only_warns(
    bar: str, proposal: str, blocks: bool
) -> None:
    more = f", {bar}" if bar else ""
    bars = f"exclusions: [{{unit: a, from: [awards], reason: x{more}}}]"
    day = f", {proposal}" if proposal else ""
    (found,) = checked(exclusions=bars, outcome=f"proposals: [{{unit: a{day}}}]")
    assert (found.code, found.severity) == ("TD608", None if blocks else Severity.WARNING)


def test_what_bars_a_unit_bars_no_person_and_what_bars_from_leading_no_award() -> None:
    bars = (
        "exclusions: [{unit: a, from: [awards], reason: x}, {unit: b, from: [leading], reason: x}]"
    )
    outcome = "proposals: [{unit: a, award: cs, person: {name: X}}, {unit: b, award: bk}]"
    assert checked(awards=PERSONS, exclusions=bars, outcome=outcome) == []


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ("{award: co, unit: a}, {award: bk, unit: b}", []),
        ("{award: co, unit: a}, {award: co, unit: a}", [("TD609", ("decisions", 1))]),
        (
            "{award: co, unit: a}, {award: co, unit: a, granted: false}",
            [("TD640", ("decisions", 1))],
        ),
        (
            "{award: co, unit: a}, {award: co, unit: a, granted: false}, {award: co, unit: a}",
            [("TD640", ("decisions", 1)), ("TD609", ("decisions", 2))],
        ),
        (
            "{award: xx, unit: a}",
            [("TD601", ("decisions", 0, "award")), ("TD607", ("decisions", 0))],
        ),
        # b was proposed for nothing by name; c not at all.
        ("{award: bk, unit: a}", [("TD607", ("decisions", 0))]),
        ("{award: co, unit: b}", []),
        ("{award: co, unit: c}", [("TD607", ("decisions", 0))]),
        ("{award: co, unit: c, granted: false}", []),
        (
            "{award: co, unit: a, person: {name: X}}",
            [("TD647unit", ("decisions", 0, "person"))],
        ),
    ],
)
def test_what_is_told_of_decisions(decisions: str, expected: Told) -> None:
    found = checked(
        awards=AWARDS,
        outcome="proposals: [{unit: a, award: co}, {unit: b}]",
        decisions=f"decisions: [{decisions}]",
    )
    assert told(found) == expected


PROPOSED = """
proposals:
  - {unit: a, award: bk, on: 2023-01-10}
  - {unit: b, award: bk}
  - {unit: a, award: cs, person: {name: X}, on: 2023-01-12}
  - {unit: a, award: cs, person: {name: Y}, on: 2023-01-14}
"""


@pytest.mark.parametrize(
    ("file", "line", "expected"),
    [
        ("decisions", "award: bk, unit: a, on: 2023-01-10", None),
        ("decisions", "award: bk, unit: a, on: 2023-01-09", "on"),
        ("decisions", "award: bk, unit: a, on: 2023-01-09, granted: false", "on"),
        ("decisions", "award: bk, unit: a", None),
        ("decisions", "award: bk, unit: b, on: 2022-01-09", None),
        # Each person by the day on which just it was proposed.
        ("decisions", "award: cs, unit: a, person: {name: X}, on: 2023-01-12", None),
        ("decisions", "award: cs, unit: a, person: {name: Y}, on: 2023-01-13", "on"),
        ("dossiers", "award: bk, unit: a, sent: 2023-01-10", None),
        ("dossiers", "award: bk, unit: a, sent: 2023-01-09", "sent"),
        ("dossiers", "award: bk, unit: a, completed: 2023-01-09", None),
        ("dossiers", "award: bk, unit: b, sent: 2023-01-09", None),
    ],
)
def test_nothing_is_sent_or_decided_before_it_was_proposed(
    file: str, line: str, expected: str | None
) -> None:
    files = {"outcome": PROPOSED}
    if file == "dossiers":
        files["outcome"] += f"dossiers: [{{{line}}}]"
    else:
        files["decisions"] = f"decisions: [{{{line}}}]"
    found = checked(awards=PERSONS, **files)
    assert told(found) == ([("TD660", (file, 0, expected))] if expected else [])


def test_decisions_of_a_year_of_whose_proposals_nothing_is_said() -> None:
    decisions = "decisions: [{award: co, unit: a}]"
    assert checked(awards=AWARDS, decisions=decisions) == []
    assert checked(awards=AWARDS, decisions=decisions, outcome="evaluations: {a: good}") == []
    found = checked(awards=AWARDS, decisions=decisions, outcome="proposals: []")
    assert told(found) == [("TD607", ("decisions", 0))]
    assert found[0].args == {"unit": "A", "award": "Cờ"}


@pytest.mark.parametrize(
    ("dossiers", "expected"),
    [
        ("{unit: a, award: co}, {unit: b, award: bk}", []),
        ("{unit: a, award: co}, {unit: a, award: co}", [("TD609", ("dossiers", 1))]),
        ("{unit: a, award: bk}", [("TD618", ("dossiers", 0))]),
        ("{unit: c, award: co}", [("TD618", ("dossiers", 0))]),
        # A dossier that names no award is of any proposal of its unit.
        ("{unit: a}, {unit: b}", []),
        ("{unit: c}", [("TD618", ("dossiers", 0))]),
        ("{unit: a, award: xx}", [("TD601", ("dossiers", 0, "award")), ("TD618", ("dossiers", 0))]),
    ],
)
def test_what_is_told_of_dossiers(dossiers: str, expected: Told) -> None:
    outcome = f"{{proposals: [{{unit: a, award: co}}, {{unit: b}}], dossiers: [{dossiers}]}}"
    found = checked(awards=AWARDS, outcome=outcome)
    assert told(found) == expected


def test_an_award_that_nobody_named_is_called_by_its_id_and_one_that_is_not_said_by_a_mark() -> (
    None
):
    outcome = "{proposals: [], dossiers: [{unit: a, award: bk}, {unit: a, award: xx}, {unit: a}]}"
    found = [each for each in checked(awards=AWARDS, outcome=outcome) if each.code == "TD618"]
    assert [each.args for each in found] == [
        {"unit": "A", "award": "BK"},
        {"unit": "A", "award": "xx"},
        {"unit": "A", "award": "?"},
    ]


# -- ballots and settlements ----------------------------------------------------------------------


def test_where_a_ballot_is_about_nothing_or_of_another_year() -> None:
    found = checked(
        awards=AWARDS,
        ballots__x="{for: truong-cum, votes: {a: 1}}",
        ballots__y="{for: bkk, title: Lá phiếu, votes: {a: 1}}",
        ballots__z="{for: co, on: 2025-01-01, votes: {a: 1}}",
        ballots__w="{votes: {a: 1}}",
        ballots__v="{for: deputy, votes: {a: 1}}",
    )
    assert [(one.file, f"{one.code}{one.variant}", one.path, one.where) for one in found] == [
        ("2022/ballots/x.yaml", "TD601nearest", ("for",), ("x.yaml",)),
        ("2022/ballots/y.yaml", "TD601", ("for",), ("Lá phiếu",)),
        ("2022/ballots/z.yaml", "TD610", ("on",), ("z.yaml",)),
    ]
    assert found[0].args == {"id": "truong-cum", "better": "leader"}
    assert found[1].args == {"id": "bkk"}


def test_the_ballots_alone_are_checked_for_a_count() -> None:
    files = {
        "awards": AWARDS,
        "ballots/x": "{for: xyz, votes: {a: 1}}",
        "outcome": "proposals: [{unit: a, award: xyz}]",
    }
    assert told(list(check_ballots(book(ABC, {2022: files})))) == [("TD601", ("for",))]


LATER = "units: [{id: a, name: A}, {id: b, name: B, left: 2022}, {id: c, name: C, joined: 2023}]"


@pytest.mark.parametrize(
    ("of", "wrong"),
    [("rank", "c"), ("'band:tot'", "c"), ("'award:co'", "c"), ("leader", "b")],
)
def test_a_settlement_names_members_of_its_year_and_on_leading_of_the_year_after(
    of: str, wrong: str
) -> None:
    lines = f"{{of: rank, units: [a], order: [a]}}, {{of: {of}, units: [a, b, c], order: [a]}}"
    found = checked(LATER, awards=AWARDS, settlements=f"settlements: [{lines}]")
    assert told(found) == [("TD404year", ("settlements", 1, "units", "abc".index(wrong)))]
    assert found[0].args["year"] == ("2023" if of == "leader" else "2022")


def test_a_settlement_is_about_an_award_or_a_band_that_there_is() -> None:
    lines = ", ".join(
        f"{{of: '{of}', units: [a], order: [a]}}"
        for of in ("award:xx", "award:co", "band:xx", "band:tot", "rank", "leader")
    )
    settlements = f"settlements: [{lines}]"
    data = with_scale(SCALE, awards=AWARDS, settlements=settlements)
    assert told(list(check_year_awards(data))) == [
        ("TD601", ("settlements", 0, "of")),
        ("TD614", ("settlements", 2, "of")),
    ]
    # Without a scale or awards nobody knows which there are.
    assert told(checked(awards=AWARDS, settlements=settlements)) == [
        ("TD601", ("settlements", 0, "of"))
    ]
    assert told(checked(settlements=settlements)) == []


def test_a_bar_is_from_a_band_that_there_is() -> None:
    bars = "exclusions: [{unit: a, from: [awards], reason: x}, "
    bars += "{unit: b, from: [ranking, 'band:tot', 'band:kha'], reason: x}]"
    found = list(check_year_awards(with_scale(SCALE, exclusions=bars)))
    assert told(found) == [("TD614", ("exclusions", 1, "from", 2))]
    assert (found[0].file, found[0].args) == ("2022/exclusions.yaml", {"id": "kha"})
    assert checked(exclusions=bars) == []


# -- records --------------------------------------------------------------------------------------


def recorded(*lines: str, **files: str) -> list[Diagnostic]:
    text = "records: [" + ", ".join(f"{{{line}}}" for line in lines) + "]"
    return list(check_records(book(ABC, {2021: files}, records=text)))


GOOD = "unit: a, year: 2021, evaluation: good"
FLAG = "unit: a, year: 2021, award: co"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((GOOD, FLAG, "unit: a, year: 2020, evaluation: good"), []),
        (("unit: x, year: 2021, award: co",), [("TD404", ("records", 0, "unit"))]),
        (("unit: a, year: 2021",), [("TD644", ("records", 0))]),
        ((f"{GOOD}, award: co",), [("TD644", ("records", 0))]),
        # What says two things at once says neither.
        ((f"{GOOD}, award: co", GOOD), [("TD644", ("records", 0))]),
        ((GOOD, GOOD), [("TD645", ("records", 1))]),
        ((GOOD, GOOD.replace("good", "failed")), [("TD645differs", ("records", 1))]),
        ((FLAG, FLAG), [("TD645", ("records", 1))]),
        ((FLAG, f"{FLAG}, granted: false"), [("TD645differs", ("records", 1))]),
        ((FLAG, "unit: a, year: 2021, award: bk"), []),
        ((FLAG, "unit: b, year: 2021, award: co"), []),
        # The third is compared with the first.
        ((GOOD, GOOD.replace("good", "failed"), GOOD),
         [("TD645differs", ("records", 1)), ("TD645", ("records", 2))]),
    ],
)  # fmt: skip
def test_what_is_told_of_records(lines: tuple[str, ...], expected: Told) -> None:
    found = recorded(*lines)
    assert told(found) == expected
    for problem in found:
        if problem.code == "TD645":
            assert problem.severity == (Severity.ERROR if problem.variant else None)
            assert problem.where == ("A", "2021")


@pytest.mark.parametrize(
    ("line", "files", "expected"),
    [
        (GOOD, {"outcome": "evaluations: {a: good, b: failed}"}, None),
        (GOOD, {"outcome": "evaluations: {a: failed}"}, "TD643"),
        (GOOD, {"outcome": "evaluations: {b: failed}"}, None),
        (GOOD, {}, None),
        (FLAG, {"decisions": "decisions: [{award: co, unit: a}]"}, None),
        (FLAG, {"decisions": "decisions: [{award: co, unit: a, granted: false}]"}, "TD643granted"),
        (FLAG, {"decisions": "decisions: [{award: co, unit: b}]"}, "TD643granted"),
        (FLAG, {"decisions": "decisions: [{award: bk, unit: a}]"}, "TD643granted"),
        (FLAG, {}, None),
        (f"{FLAG}, granted: false", {"decisions": "decisions: [{award: co, unit: a}]"},
         "TD643refused"),
        (f"{FLAG}, granted: false",
         {"decisions": "decisions: [{award: co, unit: a, granted: false}]"}, None),
        (f"{FLAG}, granted: false", {"decisions": "decisions: [{award: co, unit: b}]"}, None),
        (f"{FLAG}, granted: false", {}, None),
    ],
)  # fmt: skip
def test_a_record_says_nothing_else_than_the_years_own_files(
    line: str, files: dict[str, str], expected: str | None
) -> None:
    found = recorded("unit: b, year: 2020, award: co", line, **files)
    key = "evaluation" if "evaluation" in line else "award"
    assert told(found) == ([] if expected is None else [(expected, ("records", 1, key))])
    if expected == "TD643":
        assert found[0].args == {"own": "failed"}
