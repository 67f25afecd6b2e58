"""Where proposals, votes and settlements differ from what the rules give; dossiers; days; money."""

import pytest

from tests.awarding.test_awards import FOUR, derive, one, standings
from tests.awarding.test_checks import ABC, Told, told
from tests.helpers.year_data import book
from thidua.bloc.awarding.awards import derive_awards, judged_on
from thidua.bloc.voting.tally import count_year, find_vote
from thidua.diagnostics.diagnostic import Diagnostic

# -- where rules and people differ ----------------------------------------------------------------


def differing(award: str, proposals: str, **files: str) -> list[Diagnostic]:
    named = {name.replace("__", "/"): text for name, text in files.items()}
    outcome = {"outcome": f"proposals: [{proposals}]"}
    return list(derive(f"awards: [{award}]", FOUR, files=outcome | named).problems)


ONE = "{id: co, name: Cờ, quota: 1, requires: {min_percent: 80}}"


@pytest.mark.parametrize(
    ("award", "proposals", "expected"),
    [
        (ONE, "{unit: a, award: co}", []),
        (
            ONE,
            "{unit: b}, {unit: b, award: co}",
            [("TD630", ("proposals", 1)), ("TD631", ("proposals",))],
        ),
        (
            ONE,
            "{unit: a, award: co}, {unit: d, award: co}",
            [("TD630not_eligible", ("proposals", 1)), ("TD632", ("proposals",))],
        ),
        # Nobody who is no member is judged here; who is proposed twice is one.
        (ONE, "{unit: a, award: co}, {unit: a, award: co}", []),
        # A meeting picks whom it likes among those who may.
        ("{id: co, name: Cờ, quota: 2, pick: meeting}", "{unit: d, award: co}", []),
        (
            "{id: co, name: Cờ, pick: meeting, requires: {min_percent: 80}}",
            "{unit: d, award: co}",
            [("TD630not_eligible", ("proposals", 0))],
        ),
        (
            "{id: co, name: Cờ, quota: 1, pick: meeting}",
            "{unit: c, award: co}, {unit: d, award: co}",
            [("TD632", ("proposals",))],
        ),
        ("{id: co, name: Cờ}", "{unit: a, award: co}, {unit: b, award: co}, {unit: c, award: co}, "
         "{unit: d, award: co}", []),
        # Nothing is derived where no ballot was held: nothing differs.
        ("{id: co, name: Cờ, pick: ballot}", "{unit: d, award: co}", []),
    ],
)  # fmt: skip
def test_where_proposals_differ_from_what_the_rules_give(
    award: str, proposals: str, expected: Told
) -> None:
    assert told(differing(award, proposals)) == expected


def test_a_difference_names_the_unit_the_award_and_the_year() -> None:
    found = differing(ONE, "{unit: b, award: co}, {unit: c, award: co}")
    assert [(one.code, one.args, one.where) for one in found] == [
        ("TD630", {"unit": "B", "award": "Cờ", "year": "2022"}, ("Cờ",)),
        ("TD630", {"unit": "C", "award": "Cờ", "year": "2022"}, ("Cờ",)),
        ("TD631", {"unit": "A", "award": "Cờ", "year": "2022"}, ("Cờ",)),
        ("TD632", {"award": "Cờ", "n": "2", "quota": "1"}, ("Cờ",)),
    ]


TIED = standings(("a", 1, "95"), ("b", 2, "91"), ("c", 2, "91"), ("d", 4, "70"))


@pytest.mark.parametrize(
    ("award", "proposals", "settled", "expected"),
    [
        ("quota: 2", "a b", "", ["TD630tied"]),
        ("quota: 2", "a d", "", ["TD630"]),
        ("quota: 2", "a c", "[c, b]", []),
        # Once it is settled who was left over is like any other.
        ("quota: 2", "a b", "[c, b]", ["TD630", "TD631"]),
        # Who ties has it: as many as are tied are not too many, one more is.
        ("quota: 2, tied: all", "a b c", "", []),
        ("quota: 2, tied: all", "a b c d", "", ["TD630", "TD632"]),
        ("quota: 3", "a b c d", "", ["TD630", "TD632"]),
    ],
)
def test_proposals_at_a_tied_border(
    award: str, proposals: str, settled: str, expected: list[str]
) -> None:
    lines = ", ".join(f"{{unit: {unit}, award: co}}" for unit in proposals.split())
    files = {"outcome": f"proposals: [{lines}]"}
    if settled:
        files["settlements"] = f"settlements: [{{of: 'award:co', units: [b, c], order: {settled}}}]"
    found = derive(f"awards: [{{id: co, name: Cờ, {award}}}]", TIED, files=files).problems
    assert [f"{each.code}{each.variant}" for each in found] == expected
    for each in found:
        if each.variant == "tied":
            assert each.args["of"] == "award:co"


@pytest.mark.parametrize(
    ("ballot", "path"),
    [
        ("votes: {d: 3}", ("votes", "d")),
        ("papers: [[d], [d]]", ("papers",)),
        ("counts: unknown, elected: [d]", ("elected",)),
    ],
)
def test_who_was_elected_and_may_not_is_shown_in_the_ballot(
    ballot: str, path: tuple[str, ...]
) -> None:
    award = "{id: co, name: Cờ, pick: ballot, requires: {min_percent: 80}}"
    found = derive(f"awards: [{award}]", files={"ballots/p": f"{{for: co, {ballot}}}"}).problems
    assert [(one.code, one.file, one.path) for one in found] == [
        ("TD633", "2022/ballots/p.yaml", path)
    ]
    assert found[0].args == {"unit": "D", "award": "Cờ", "year": "2022"}


def test_settlements_on_awards_that_fit_no_tie_are_told_and_others_are_not_ours() -> None:
    lines = ["{of: rank, units: [a, b], order: [a, b]}", "{of: leader, units: [a], order: [a]}",
             "{of: 'award:co', units: [a, b], order: [b, a]}",
             "{of: 'award:co', units: [b, c], order: [c, b]}"]  # fmt: skip
    files = {"settlements": f"settlements: [{', '.join(lines)}]"}
    found = derive("awards: [{id: co, name: Cờ, quota: 2}]", TIED, files=files)
    (problem,) = found.problems
    assert (problem.code, problem.path) == ("TD502", ("settlements", 2))
    assert (problem.file, problem.args) == (
        *("2022/settlements.yaml", {"of": "award:co", "units": "A, B"}),
    )


# -- dossiers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dossier", "state", "missing"),
    [
        ("", "begun", None),
        ("sent: 2023-01-10", "sent", None),
        ("papers: [], sent: 2023-01-10", "sent", ("to-trinh", "bien-ban")),
        ("papers: [TỜ-TRÌNH, khác], sent: 2023-01-10", "sent", ("bien-ban",)),
        ("papers: [to-trinh], returned: 2023-01-12, sent: 2023-01-10", "returned", ("bien-ban",)),
        ("completed: 2023-01-20, returned: 2023-01-12", "complete", ()),
        ("papers: [to-trinh], completed: 2023-01-20", "complete", ("bien-ban",)),
    ],
)
def test_how_far_a_dossier_has_come(
    dossier: str, state: str, missing: tuple[str, ...] | None
) -> None:
    outcome = (
        f"{{proposals: [{{unit: a, award: co}}], dossiers: [{{unit: a, award: co, {dossier}}}]}}"
    )
    found = one(
        "{id: co, name: Cờ, dossier: [to-trinh, bien-ban]}",
        files={"outcome": outcome.replace(", }", "}")},
    )
    assert [(each.unit, each.state, each.missing) for each in found.dossiers] == [
        ("a", state, missing)
    ]


def test_a_dossier_for_each_proposed_unit_then_those_of_nobody_proposed() -> None:
    outcome = "{proposals: [{unit: c, award: co}, {unit: a, award: co}, {unit: d, award: bk}],"
    outcome += " dossiers: [{unit: b, award: co}, {unit: a, award: co}, {unit: d, award: bk}]}"
    award = "{id: co, name: Cờ, dossier: [to-trinh]}"
    found = one(award, files={"outcome": outcome}).dossiers
    assert [(each.unit, each.state, each.missing) for each in found] == [
        ("c", "absent", ("to-trinh",)),
        ("a", "begun", None),
        ("b", "begun", None),
    ]
    # An award without a list lacks nothing; where no dossier is written nothing is known of any.
    plain = one("{id: co, name: Cờ}", files={"outcome": outcome}).dossiers
    assert [each.missing for each in plain] == [(), None, None]
    held = {"outcome": outcome.replace("{unit: b, award: co}", "{unit: b, award: co, papers: [x]}")}
    assert [each.missing for each in one("{id: co, name: Cờ}", files=held).dossiers] == [
        *((), None, ()),
    ]
    unsaid = {"outcome": "proposals: [{unit: c, award: co}]"}
    assert [(each.state, each.missing) for each in one(award, files=unsaid).dossiers] == [
        ("absent", None)
    ]


# -- the day of an award --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ballots", "events", "day"),
    [
        ({"co": "on: 2023-01-10"}, "", "2023-01-10"),
        ({"co": "on: 2023-01-10", "co-2": "round: 2, on: 2023-01-12"}, "", "2023-01-12"),
        ({"co": "round: 1"}, "{id: r, kinds: [year_end_review], on: 2023-01-20}", "2023-01-20"),
        ({}, "{id: r, kinds: [year_end_review], due: 2023-01-31}", "2023-01-31"),
        ({}, "{id: r, kinds: [year_end_review], due: 2023-01-31, on: 2023-01-20}", "2023-01-20"),
        ({}, "{id: r, kinds: [year_end_review], on: 2023-01-20}, "
         "{id: s, kinds: [year_end_review], on: 2023-01-18}", "2023-01-20"),
        ({}, "{id: r, kinds: [year_end_review]}, {id: s, kinds: [year_end_review], "
         "on: 2023-01-18}", "2023-01-18"),
        ({}, "{id: r, kinds: [launch], on: 2022-01-20}", None),
        ({}, "{id: r, kinds: [year_end_review]}", None),
    ],
)  # fmt: skip
def test_the_day_by_which_an_award_is_judged(
    ballots: dict[str, str], events: str, day: str | None
) -> None:
    files = {
        f"ballots/{name}": f"{{for: co, votes: {{a: 2}}, {text}}}" for name, text in ballots.items()
    }
    files |= {"events": f"events: [{events}]"} if events else {}
    data = book(ABC, {2022: files})
    found = judged_on(data, 2022, find_vote(count_year(data, 2022).votes, "co"))
    assert (None if found is None else found.isoformat()) == day


# -- money ----------------------------------------------------------------------------------------


def test_no_money_without_a_reward_or_with_an_empty_list_of_salaries() -> None:
    for reward, salaries in (("", "[{from: 2020-01-01, amount: 100}]"), (", reward: 2", "[]")):
        data = book(
            ABC,
            {2022: {"awards": f"awards: [{{id: co, name: Cờ{reward}}}]"}},
            settings=f"{{format: 2, base_salary: {salaries}}}",
        )
        assert derive_awards(data, 2022, None).awards[0].money is None
