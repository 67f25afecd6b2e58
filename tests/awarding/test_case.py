"""What one award asks of one unit and of the bloc: notes, figures, quotas' bases; by hand."""

from fractions import Fraction

import pytest

from tests.awarding.test_awards import (
    BANDS,
    against,
    derive,
    eligible,
    one,
    reason,
    standings,
    unknown,
)
from tests.helpers.books import scored, sheet
from tests.helpers.year_data import book, members
from thidua.bloc.awarding.earlier_years import Grant, past_of
from thidua.bloc.awarding.eligibility import Judged
from thidua.bloc.awarding.result import AwardResult
from thidua.bloc.ranking.standings import Standing, Standings, standings_of
from thidua.model.reasons import Printed, UnknownFigure, Why

F = Fraction

# -- why nobody is derived ------------------------------------------------------------------------

PARTIAL = members(*"abcd").replace("units:", "known: partial\ncount: 9\nunits:")
NOBODY = "{for: co, rule: {pass: 100%}, members: 4, votes: {a: 3, b: 1}}"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("for: person", Why("for_persons")),
        ("for: person, quota: 1", Why("for_persons")),
        ("quota: {share: 1/2, round: up, of: 'evaluation:good'}", Why("quota_unknown", {}, False)),
        ("quota: 1", None),
        ("", None),
        ("pick: meeting", Why("pick_meeting")),
        ("pick: meeting, quota: {share: 1/2, round: up, of: 'evaluation:good'}",
         Why("quota_unknown", {}, False)),
        ("pick: ballot", Why("no_ballot", {}, False)),
    ],
)  # fmt: skip
def test_why_the_rules_name_nobody(text: str, note: Why | None) -> None:
    found = one(f"{{id: co, name: Cờ, {text}}}".replace(", }", "}"))
    assert found.note == note
    if "person" in text:
        assert (found.held, found.open, found.candidates) == (0, frozenset(), ())


def test_why_nobody_is_named_without_scores_or_all_members_or_anybody_elected() -> None:
    assert one("{id: co, name: Cờ}", None).note == Why("no_ranking", {}, False)
    assert one("{id: co, name: Cờ, pick: meeting}", None).note == Why("pick_meeting")
    assert one("{id: co, name: Cờ}", units=PARTIAL).note == Why("members_unknown", {}, False)
    assert one("{id: co, name: Cờ, pick: meeting}", units=PARTIAL).note == Why("pick_meeting")
    ballot = {"ballots/co": NOBODY}
    found = one("{id: co, name: Cờ, pick: ballot}", files=ballot)
    assert found.note == Why("nobody_elected", {}, False)
    # A vote that elected nobody is nothing against an award by rank, nor is one for a meeting.
    by_rank = one("{id: co, name: Cờ, quota: 1}", files=ballot)
    assert (by_rank.note, by_rank.derived) == (None, ("a",))
    elected = one(
        "{id: co, name: Cờ, pick: ballot}", files={"ballots/co": "{for: co, votes: {a: 3}}"}
    )
    assert (elected.note, elected.derived) == (None, ("a",))


def test_what_people_proposed_of_an_award_that_the_rules_leave_to_them_is_given() -> None:
    """a got the first; who is no member, or may not have it, takes nothing from anybody."""
    awards = "{id: co, name: Cờ, pick: meeting, excludes: [bk], requires: {min_percent: 80}}, "
    awards += "{id: bk, name: BK, quota: 4}"
    outcome = "proposals: [{unit: a, award: co}, {unit: x, award: co}, {unit: d, award: co}]"
    found = derive(f"awards: [{awards}]", files={"outcome": outcome}).awards
    assert found[1].derived == ("b", "c", "d")
    assert (found[0].open, found[0].derived) == (frozenset(), ())


# -- candidates -----------------------------------------------------------------------------------


def test_candidates_come_by_rank_then_as_the_members_are_listed() -> None:
    units = members(*"dcba") + "\n"
    found = one("{id: co, name: Cờ}", standings(("b", 1, "95"), ("d", 2, "90"), ("x", 3, "80")),
                units=units)  # fmt: skip
    assert [judged.unit for judged in found.candidates] == ["b", "d", "c", "a"]
    assert [judged.unit for judged in one("{id: co, name: Cờ}", None, units=units).candidates] == [
        *"dcba",
    ]


def test_who_meets_an_award_that_asks_for_nothing_is_told_so() -> None:
    found = one("{id: co, name: Cờ, pick: meeting}", None)
    assert found.judged("a") == Judged("a", True, (Why("nothing_required", {}, True),))
    assert found.judged("x") is None


def test_what_excludes_a_unit_is_told_by_the_names_of_the_awards() -> None:
    awards = """
    awards:
      - {id: co, name: Cờ, quota: 1, excludes: [gk]}
      - {id: bk, name: BK, quota: 1, pick: meeting, excludes: [gk]}
      - {id: gk, name: GK}
    """
    last = derive(awards).awards[2]
    told = {
        unit: [(why.key, why.args, why.good) for why in found.reasons]
        for unit in "ab"
        if (found := last.judged(unit)) is not None
    }
    open_ = ("open_above", {"award": "BK"}, None)
    assert told == {"a": [("excluded_by", {"award": "Cờ"}, False), open_], "b": [open_]}


# -- figures that conditions ask for --------------------------------------------------------------


def test_a_unit_that_stands_nowhere_has_no_figures() -> None:
    wants = "min_percent: 1, rank_at_most: 9, band: kha, bonus_at_least: 0, above: mean"
    found = one(f"{{id: co, name: Cờ, requires: {{{wants}}}}}", standings(("a", 1, "95")))
    assert against(found, "b") == [
        "percent_unknown", "band_unknown", "rank_unknown", "figures_unknown", "figures_unknown"
    ]  # fmt: skip


def test_figures_are_printed_with_the_places_of_the_scale() -> None:
    order = Standings({"a": Standing("a", rank=1, percent=F("91.5"), places=1, band="tot")}, BANDS)
    found = one("{id: co, name: Cờ, requires: {min_percent: 90}}", order)
    assert reason(found, "a", "percent_reached").args["percent"] == Printed(F("91.5"), 1)


ITEMS = """
max: 10
bands: [{id: tot, name: Tốt, from: 0}]
criteria:
  - {id: x, name: Ích, max: 10, rule: points, bonus: [{id: w, name: Việc, each: 1}],
     deduct: [{id: v, name: Lỗi, each: 1}]}
"""


def test_an_awards_conditions_read_the_scores_of_the_year() -> None:
    """a: 9 - 1 + 2 = 10 of 10; b: 8 of 10. Their mean is 9.0, so 90 %."""
    result = scored(ITEMS, {"a": sheet("x: 9", "v: 1", "w: 2"), "b": sheet("x: 8")})
    order = standings_of(result)
    for requires, who in [
        ("{none_of: [v]}", "b"),
        ("{none_of: [w]}", "b"),
        ("{bonus_at_least: 2}", "a"),
        ("{bonus_at_least: 2.01}", ""),
        ("{deductions_at_most: 0}", "b"),
        ("{deductions_at_most: 1}", "ab"),
        ("{criterion: x, min_percent: 100}", "a"),
        ("{above: mean}", "a"),
        ("{above: median}", "a"),
        ("{rank_at_most: 1}", "a"),
        ("{band: tot}", "ab"),
    ]:
        award_ = f"{{id: co, name: Cờ, requires: {requires}}}"
        assert eligible(one(award_, order, units=members("a", "b"))) == set(who), requires
    names = one("{id: co, name: Cờ, requires: [{none_of: [v]}, {criterion: x, min_percent: 1}]}",
                order, units=members("a", "b"))  # fmt: skip
    assert reason(names, "a", "has_items").args["items"] == "Lỗi"
    assert reason(names, "a", "criterion_reached").args["criterion"] == "Ích"
    assert [sentence.args for sentence in names.conditions] == [
        {"items": "Lỗi"},
        {"criterion": "Ích", "least": Printed(F(1))},
    ]


def test_without_scores_things_are_called_by_their_ids() -> None:
    found = one("{id: co, name: Cờ, pick: meeting, requires: [{none_of: [v]}, {band: tot}]}", None)
    assert reason(found, "a", "has_no_item").args["items"] == "v"
    assert reason(found, "a", "band_unknown").args["wanted"] == "tot"
    above = one("{id: co, name: Cờ, pick: meeting, requires: {above: mean}}", None)
    assert against(above, "a") == ["figures_unknown"]


# -- the award's own vote -------------------------------------------------------------------------


def test_the_votes_told_are_those_of_the_round_and_of_the_units_own_base() -> None:
    """80 % of 10: 8 votes; of 9, where one may not vote on b: 7.2, 8 votes; nobody wrote on c."""
    ballot = "{for: co, seats: 2, members: 10, recused: {b: 1}, votes: {a: 8, b: 7}}"
    found = one("{id: co, name: Cờ, requires: {vote: 80%}}", files={"ballots/co": ballot})
    told = {
        unit: (why.key, {name: why.args[name] for name in ("votes", "base", "needed")}, why.good)
        for unit in "abc"
        if (why := _vote(found, unit))
    }
    assert told == {
        "a": ("vote_reached", {"votes": 8, "base": 10, "needed": 8}, True),
        "b": ("vote_below", {"votes": 7, "base": 9, "needed": 8}, False),
        "c": ("vote_below", {"votes": 0, "base": 10, "needed": 8}, False),
    }


def _vote(found: AwardResult, unit: str) -> Why:
    judged = found.judged(unit)
    assert judged is not None
    return next(why for why in judged.reasons if why.key.startswith("vote"))


def test_at_least_one_vote_is_needed_whatever_the_share() -> None:
    """Nobody may vote on a (ten of ten recused): no share of nothing, and still one vote needed."""
    ballot = "{for: co, members: 10, recused: {a: 10}, votes: {a: 0, b: 1}}"
    found = one("{id: co, name: Cờ, requires: {vote: 1%}}", files={"ballots/co": ballot})
    assert (_vote(found, "a").key, _vote(found, "a").good) == ("vote_none", False)
    assert _vote(found, "c").args["needed"] == 1  # 1 % of 10 is 0.1
    assert _vote(found, "b").good is True


@pytest.mark.parametrize(
    ("votes", "rule", "wants", "answer"),
    [
        # b was elected with 60 % at least, so a has 40 % at most: nobody has 41 %, perhaps 40 %.
        ("elected: [b]", "{pass: 60%}", "41%", False),
        ("elected: [b]", "{pass: 60%}", "40%", None),
        ("elected: [a]", "{pass: 60%}", "60%", True),
        ("elected: [a]", "{pass: 60%}", "61%", None),
    ],
)
def test_what_a_vote_without_figures_tells(
    votes: str, rule: str, wants: str, answer: bool | None
) -> None:
    ballot = f"{{for: co, counts: unknown, {votes}, rule: {rule}}}"
    found = one(f"{{id: co, name: Cờ, requires: {{vote: {wants}}}}}", files={"ballots/co": ballot})
    judged = found.judged("a")
    assert judged is not None and judged.eligible is answer


# -- not again ------------------------------------------------------------------------------------


def test_the_years_that_are_missing_are_told_in_order_with_how_many_are_asked() -> None:
    """2020 and 2018 are not there; in 2021 and 2019 it was decided on others."""
    other = {"decisions": "decisions: [{award: co, unit: b}]"}
    found = one("{id: co, name: Cờ, not_again_within: 4}", earlier={2021: other, 2019: other})
    assert reason(found, "a", "again_unknown") == Why(
        "again_unknown",
        {"missing": (2018, 2020)},
        None,
        (),
        tuple(UnknownFigure(("granted", "co", "a", year), (True, False)) for year in (2020, 2018)),
    )
    assert reason(found, "b", "again").args == {"year": 2021, "years": 4}
    one_year = one("{id: co, name: Cờ, not_again_within: 1}", earlier={2021: other})
    assert reason(one_year, "a", "not_again") == Why("not_again", {"years": 1}, True)
    assert eligible(one("{id: co, name: Cờ, not_again_within: 0}")) == set("abcd")


def test_each_bar_is_told_with_its_reason_and_the_day_counts() -> None:
    bars = "exclusions: [{unit: a, from: [awards], reason: Một}, "
    bars += "{unit: a, from: [awards], reason: Hai, until: 2023-01-09}, "
    bars += "{unit: a, from: [awards], reason: Ba, until: 2023-01-10}]"
    files = {"exclusions": bars, "ballots/co": "{for: co, on: 2023-01-10, votes: {a: 3}}"}
    judged = one("{id: co, name: Cờ, pick: ballot}", files=files).judged("a")
    assert judged is not None
    assert [why.args for why in judged.reasons] == [{"reason": "Một"}, {"reason": "Ba"}]
    assert [why.good for why in judged.reasons] == [False, False]


# -- earlier years --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("grant", "state"),
    [
        (Grant(True), "granted"),
        (Grant(False), "refused"),
        (Grant(True, True), "revoked"),
        (Grant(False, True), "refused"),
    ],
)
def test_the_state_of_a_decision_today(grant: Grant, state: str) -> None:
    assert grant.state == state


@pytest.mark.parametrize(
    ("summary", "everybody"),
    [
        ("{grade: good, n: 3, of: 3}", True),
        ("{grade: good, n: 3}", True),
        ("{grade: good, n: 2, of: 3}", False),
        ("{grade: good, n: 2, of: 2}", False),  # of three members
        ("{grade: good, n: 4, of: 4}", False),
        ("{n: 3, of: 3}", False),
        ("{grade: good}", False),
        ("{words: tốt}", False),
    ],
)
def test_a_summary_of_a_grade_means_all_members_or_nobody(summary: str, everybody: bool) -> None:
    text = f"evaluations_summary: {summary}"
    past = past_of(book(members(*"abc"), {2022: {"outcome": text}}), 2022)
    grades = {2022: dict.fromkeys("abc", "good")} if everybody else {}
    assert past.evaluations == grades


@pytest.mark.parametrize(
    ("count", "summary", "everybody"),
    [
        ("", "{grade: good, n: 3, of: 3}", True),  # all of three, as the source says
        ("", "{grade: good, n: 3}", False),  # of how many nobody says
        ("", "{grade: good}", False),
        ("count: 9", "{grade: good, n: 3, of: 3}", False),
        ("count: 9", "{grade: good, n: 9}", True),
    ],
)
def test_a_summary_where_the_source_names_only_some_members(
    count: str, summary: str, everybody: bool
) -> None:
    units = members(*"abc").replace("units:", f"known: partial\n{count}\nunits:")
    past = past_of(book(units, {2022: {"outcome": f"evaluations_summary: {summary}"}}), 2022)
    assert past.evaluations == ({2022: dict.fromkeys("abc", "good")} if everybody else {})


def test_grades_by_name_come_before_a_summary_and_a_years_own_before_records() -> None:
    text = "{evaluations: {a: failed}, evaluations_summary: {grade: good, n: 3, of: 3}}"
    records = "records: [{unit: a, year: 2022, evaluation: good}, {unit: b, year: 2022, "
    records += "evaluation: good}, {unit: b, year: 2022, award: co}, "
    records += "{unit: c, year: 2022, award: co, granted: false}]"
    decisions = "decisions: [{award: co, unit: b, granted: false}, "
    decisions += "{award: bk, unit: a, revoked: {number: 1/QĐ}}, "
    decisions += "{award: cs, unit: a, person: {name: X}}]"
    data = book(members(*"abc"), {2022: {"outcome": text, "decisions": decisions}}, records=records)
    past = past_of(data, 2022)
    assert past.evaluations == {2022: {"a": "failed", "b": "good"}}
    assert past.grants == {
        2022: {
            ("co", "b"): Grant(False),
            ("co", "c"): Grant(False),
            ("bk", "a"): Grant(True, True, None),
        }
    }
    assert past.decided == {("", 2022)}
    assert past_of(book(members("a"), {2022: {"outcome": text}}), 2022).decided == frozenset()


HOLDS = "{id: co, name: Cờ, pick: meeting, requires: {holds: t}}"


def test_a_title_is_held_from_its_year_on_and_the_latest_is_told() -> None:
    years: dict[int, dict[str, str]] = {
        2020: {"decisions": "decisions: [{award: t, unit: a}, {award: t, unit: b}]"},
        2021: {
            "decisions": "decisions: [{award: t, unit: a}, {award: t, unit: b, granted: false}]"
        },
        2023: {"decisions": "decisions: [{award: t, unit: c}]"},
    }
    found = one(HOLDS, earlier=years, files={"decisions": "decisions: [{award: t, unit: d}]"})
    assert eligible(found) == {"a", "b", "d"}
    told = {unit: reason(found, unit, "holds").args["year"] for unit in "abd"}
    assert told == {"a": 2021, "b": 2020, "d": 2022}
    assert against(found, "c") == ["holds_not"]


def test_what_any_of_the_merged_holds_it_holds() -> None:
    """x became a, y became b: a has what x was granted, b what nobody granted y."""
    units = "units: [{id: x, name: X, left: 2021, became: a}, {id: a, name: A, joined: 2022},"
    units += "{id: y, name: Y, left: 2021, became: b}, {id: b, name: B, joined: 2022}]"
    given = {2021: {"decisions": "decisions: [{award: t, unit: x}, {award: u, unit: y}]"}}
    assert eligible(one(HOLDS, None, units=units, earlier=given)) == {"a"}


@pytest.mark.parametrize(
    ("revoked", "held"),
    [
        ("{number: 1/QĐ}", False),  # on a day that nobody wrote
        ("{on: 2022-12-31}", False),
        ("{on: 2023-01-01}", None),  # after the year: by whom it is judged on which day is open
    ],
)
def test_a_revoked_title_without_a_day_of_the_review(revoked: str, held: bool | None) -> None:
    given = {2021: {"decisions": f"decisions: [{{award: t, unit: a, revoked: {revoked}}}]"}}
    judged = one(HOLDS, None, earlier=given).judged("a")
    assert judged is not None and judged.eligible is held


def test_what_was_refused_is_not_held_whatever_was_taken_back_later() -> None:
    given = "decisions: [{award: t, unit: a, granted: false, revoked: {on: 2030-01-01}}, "
    given += "{award: t, unit: b, revoked: {on: 2030-01-01}}]"
    review = {"events": "events: [{id: r, kinds: [year_end_review], on: 2023-01-10}]"}
    assert eligible(one(HOLDS, None, files=review, earlier={2021: {"decisions": given}})) == {"b"}


def test_a_unit_that_was_no_member_has_its_grade_from_elsewhere_or_nobody_knows() -> None:
    """b joined in 2022: what records.yaml says of 2021 is its own; nothing there, unknown."""
    units = "units: [{id: a, name: A, joined: 2022}, {id: b, name: B, joined: 2022}]"
    wanted = "{id: co, name: Cờ, requires: {evaluation: {grade: good, years: 2}}}"
    found = one(
        wanted,
        standings(("a", 1, "95"), ("b", 2, "90")),
        units=units,
        files={"outcome": "evaluations: {a: good, b: good}"},
        records="records: [{unit: b, year: 2021, evaluation: good}]",
    )
    assert (eligible(found), unknown(found)) == ({"b"}, {"a"})
    again = one(
        "{id: co, name: Cờ, not_again_within: 1}",
        standings(("a", 1, "95"), ("b", 2, "90")),
        units=units,
        records="records: [{unit: b, year: 2021, award: co}]",
    )
    assert (against(again, "b"), unknown(again)) == (["again"], {"a"})
    held = one(HOLDS, None, units=units, records="records: [{unit: b, year: 2021, award: t}]")
    assert eligible(held) == {"b"}
