"""Awards: eligibility with reasons, quotas, border ties, and what differs; computed by hand."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.year_data import book, codes, load, members
from thidua.bloc.awarding.awards import derive_awards
from thidua.bloc.awarding.result import AwardResult, AwardsOfYear
from thidua.bloc.ranking.standings import Standing, Standings
from thidua.bloc.voting.tally import count_year
from thidua.model.book import Book
from thidua.model.reasons import Why

BANDS = {"xuat-sac": "Xuất sắc", "tot": "Tốt", "kha": "Khá"}


def standings(*rows: tuple[str, int | None, str | None]) -> Standings:
    """Units with rank and percent; the band follows from the percent (90, 80)."""
    found = {}
    for unit, rank, percent in rows:
        exact = Fraction(percent) if percent else None
        band = None
        if exact is not None and rank is not None:
            band = "xuat-sac" if exact >= 90 else "tot" if exact >= 80 else "kha"
        status = "ranked" if rank else "incomplete"
        found[unit] = Standing(unit, status, rank, exact, 2, band)
    return Standings(found, BANDS)


FOUR = standings(("a", 1, "95"), ("b", 2, "91.5"), ("c", 3, "85"), ("d", 4, "70"))


def derive(
    awards: str,
    standing: Standings | None = FOUR,
    *,
    units: str = members("a", "b", "c", "d"),
    files: dict[str, str] | None = None,
    earlier: dict[int, dict[str, str]] | None = None,
    records: str | None = None,
) -> AwardsOfYear:
    years = {2022: {"awards": awards} | (files or {})} | (earlier or {})
    data: Book = book(units, years, records=records)
    return derive_awards(data, 2022, standing, count_year(data, 2022).votes)


def one(awards: str, *args: object, **more: object) -> AwardResult:
    return derive(f"awards: [{awards}]", *args, **more).awards[0]  # type: ignore[arg-type]


def eligible(found: AwardResult) -> set[str]:
    return {judged.unit for judged in found.candidates if judged.eligible}


def unknown(found: AwardResult) -> set[str]:
    return {judged.unit for judged in found.candidates if judged.eligible is None}


def against(found: AwardResult, unit: str) -> list[str]:
    judged = found.judged(unit)
    assert judged is not None
    return [reason.key for reason in judged.reasons if reason.good is False]


def reason(found: AwardResult, unit: str, key: str) -> Why:
    judged = found.judged(unit)
    assert judged is not None
    return next(reason for reason in judged.reasons if reason.key == key)


def test_by_rank_up_to_the_quota() -> None:
    found = one("{id: co, name: Cờ, quota: 2}")
    assert (found.quota, found.derived, found.border_tie) == (2, ("a", "b"), ())


def test_percent_band_and_rank_are_judged_by_what_is_printed() -> None:
    found = one(
        "{id: co, name: Cờ, requires: {min_percent: 91.5, band: xuat-sac, rank_at_most: 1}}"
    )
    assert eligible(found) == {"a"}
    assert against(found, "b") == ["rank_below"]
    assert against(found, "c") == ["percent_below", "band_below", "rank_below"]
    assert reason(found, "b", "percent_reached").good is True


def test_a_band_means_that_band_or_a_higher_one() -> None:
    assert eligible(one("{id: co, name: Cờ, requires: {band: tot}}")) == {"a", "b", "c"}


def test_the_unranked_get_nothing() -> None:
    found = one("{id: co, name: Cờ}", standings(("a", 1, "95"), ("b", None, None)))
    assert eligible(found) >= {"a"} and "b" not in eligible(found)
    assert against(found, "b") == ["status"]


def test_the_barred_get_nothing() -> None:
    bars = "exclusions: [{unit: a, from: [awards], reason: Đang bị thanh tra}]"
    found = one("{id: co, name: Cờ, quota: 1}", files={"exclusions": bars})
    assert found.derived == ("b",)
    assert reason(found, "a", "barred").args["reason"] == "Đang bị thanh tra"


def test_a_bar_from_leading_is_no_bar_from_awards() -> None:
    bars = "exclusions: [{unit: a, from: [leading], reason: x}]"
    assert one("{id: co, name: Cờ, quota: 1}", files={"exclusions": bars}).derived == ("a",)


EVALUATED = "{id: co, name: Cờ, requires: {evaluation: {grade: excellent, years: 2}}}"


def test_consecutive_years_count_back_from_the_year_itself() -> None:
    now = "evaluations: {a: excellent, b: excellent, c: good, d: excellent}"
    before = "evaluations: {a: excellent, b: good, c: excellent}"
    found = one(EVALUATED, files={"outcome": now}, earlier={2021: {"outcome": before}})
    assert eligible(found) == {"a"}
    assert against(found, "b") == ["evaluation_below"]
    assert reason(found, "b", "evaluation_below").args["year"] == 2021
    assert reason(found, "c", "evaluation_below").args["year"] == 2022
    assert reason(found, "d", "evaluation_unknown").args["missing"] == (2021,)


def test_a_year_that_is_not_there_leaves_the_answer_open() -> None:
    """Neither fulfilled nor not; listed with what is missing (manual: award-choice)."""
    now = "evaluations: {a: excellent, c: good}"
    found = one(EVALUATED, files={"outcome": now})
    assert (eligible(found), unknown(found), found.derived) == (set(), {"a", "b", "d"}, ())
    assert reason(found, "a", "evaluation_unknown").args["missing"] == (2021,)
    assert reason(found, "b", "evaluation_unknown").args["missing"] == (2021, 2022)
    assert reason(found, "c", "evaluation_below").args["year"] == 2022


def test_without_any_evaluation_nothing_is_known() -> None:
    found = one(EVALUATED)
    assert eligible(found) == set()
    assert reason(found, "a", "evaluation_unknown").args["missing"] == (2021, 2022)


def test_a_better_grade_is_enough() -> None:
    wanted = "{id: bk, name: BK, requires: {evaluation: {grade: good, years: 1}}}"
    now = "evaluations: {a: excellent, b: good, c: completed, d: failed}"
    assert eligible(one(wanted, files={"outcome": now})) == {"a", "b"}


def test_a_summary_of_all_members_names_every_one() -> None:
    wanted = "{id: bk, name: BK, requires: {evaluation: {grade: completed}}}"
    everyone = "evaluations_summary: {grade: completed, n: 4, of: 4, words: cơ bản hoàn thành}"
    some = "evaluations_summary: {grade: completed, n: 3, of: 4}"
    assert eligible(one(wanted, files={"outcome": everyone})) == {"a", "b", "c", "d"}
    assert eligible(one(wanted, files={"outcome": some})) == set()


def test_the_grade_of_a_renamed_unit_is_its_own() -> None:
    units = "units: [{id: old, name: O, left: 2021, became: a}, {id: a, name: A, joined: 2022}]"
    found = one(
        EVALUATED,
        standings(("a", 1, "95")),
        units=units,
        files={"outcome": "evaluations: {a: excellent}"},
        earlier={2021: {"outcome": "evaluations: {old: excellent}"}},
    )
    assert eligible(found) == {"a"}


def test_merged_units_must_all_have_the_grade() -> None:
    units = """
    units:
      - {id: x, name: X, left: 2021, became: a}
      - {id: y, name: Y, left: 2021, became: a}
      - {id: a, name: A, joined: 2022}
    """
    found = one(
        EVALUATED,
        standings(("a", 1, "95")),
        units=units,
        files={"outcome": "evaluations: {a: excellent}"},
        earlier={2021: {"outcome": "evaluations: {x: excellent, y: good}"}},
    )
    assert against(found, "a") == ["evaluation_below"]


def test_any_needs_one_branch() -> None:
    wanted = """{id: bk, name: BK, requires: {min_percent: 80, any: [
        {evaluation: {grade: excellent, years: 2}}, {holds: ttldxs}]}}"""
    found = one(
        wanted,
        files={"outcome": "evaluations: {a: excellent, b: excellent}"},
        earlier={
            2021: {"outcome": "evaluations: {a: excellent, b: good}"},
            2020: {"decisions": "decisions: [{award: ttldxs, unit: b}, {award: ttldxs, unit: d}]"},
        },
    )
    assert eligible(found) == {"a", "b"}
    assert (against(found, "c"), unknown(found)) == ([], {"c"})
    assert [part.key for part in reason(found, "c", "any_unknown").parts] == [
        "evaluation_unknown",
        "holds_not",
    ]
    assert against(found, "d") == ["percent_below"]
    assert reason(found, "b", "any_reached").parts[0].args["year"] == 2020


def test_not_again_within() -> None:
    wanted = "{id: co, name: Cờ, quota: 1, not_again_within: 2}"
    earlier = {
        2021: {"decisions": "decisions: [{award: co, unit: b, granted: false}]"},
        2020: {"decisions": "decisions: [{award: co, unit: a}]"},
        2019: {"decisions": "decisions: [{award: co, unit: c}]"},
    }
    found = one(wanted, earlier=earlier)
    assert against(found, "a") == ["again"]
    assert reason(found, "a", "again").args["year"] == 2020
    assert found.derived == ("b",)
    assert against(found, "c") == []


def test_a_year_without_decisions_leaves_it_open_whether_it_was_granted() -> None:
    found = one("{id: co, name: Cờ, not_again_within: 1}")
    assert (unknown(found), found.derived, found.held) == ({"a", "b", "c", "d"}, (), 4)
    assert reason(found, "a", "again_unknown").args["missing"] == (2021,)


def test_a_higher_award_excludes_lower_ones() -> None:
    awards = """
    awards:
      - {id: co, name: Cờ, quota: 1, excludes: [bk]}
      - {id: bk, name: Bằng khen, quota: 2}
    """
    flag, certificate = derive(awards).awards
    assert flag.derived == ("a",)
    assert against(certificate, "a") == ["excluded_by"]
    assert certificate.derived == ("b", "c")


def test_what_a_meeting_chose_excludes_too() -> None:
    awards = """
    awards:
      - {id: co, name: Cờ, pick: meeting, excludes: [bk]}
      - {id: bk, name: Bằng khen, quota: 1}
    """
    chosen = "proposals: [{unit: a, award: co}, {unit: b, award: bk}]"
    found = derive(awards, files={"outcome": chosen})
    assert found.awards[0].derived == ()
    assert found.awards[1].derived == ("b",)
    assert not found.problems


@pytest.mark.parametrize(
    ("quota", "n"),
    [
        ("1", 1),
        ("{share: 20%, round: down}", 2),
        ("{share: 20%, round: half_up}", 2),
        ("{share: 20%, round: up}", 3),
        ("{share: 5%, round: down, at_least: 1}", 1),
        ("{share: 20%, of: ranked, round: up}", 2),
        ("{steps: [{below: 10, n: 1}, {n: 2}]}", 2),
        ("{steps: [{below: 12, n: 1}, {n: 2}]}", 1),
        ("{share: 1/2, of: ranked, round: half_up}", 5),
    ],
)
def test_quotas_of_eleven_units_nine_of_them_ranked(quota: str, n: int) -> None:
    ids = "abcdefghijk"
    standing = standings(*((unit, place + 1, "90") for place, unit in enumerate(ids[:9])))
    award = f"{{id: co, name: Cờ, quota: {quota}}}"
    found = one(award, standing, units=members(*ids))
    assert found.quota == n
    assert len(found.derived) == n


def test_a_share_of_units_nobody_counted_is_unknown() -> None:
    units = members("a", "b").replace("units:", "known: partial\nunits:")
    found = one("{id: co, name: Cờ, quota: {share: 20%}}", units=units)
    assert (found.quota, found.derived) == (None, ())
    assert found.note is not None and found.note.key == "quota_unknown"


TIED = standings(("a", 1, "95"), ("b", 2, "91"), ("c", 2, "91"), ("d", 4, "70"))


def test_a_tie_on_the_border_is_left_to_people() -> None:
    found = one("{id: co, name: Cờ, quota: 2}", TIED)
    assert (found.derived, found.border_tie) == (("a",), ("b", "c"))


def test_a_tie_of_which_one_may_is_no_tie() -> None:
    bars = "exclusions: [{unit: b, from: [awards], reason: x}]"
    found = one("{id: co, name: Cờ, quota: 2}", TIED, files={"exclusions": bars})
    assert (found.derived, found.border_tie) == (("a", "c"), ())


def test_people_settle_a_border_tie() -> None:
    settled = "settlements: [{of: 'award:co', units: [b, c], order: [c, b], by: Hội nghị}]"
    found = derive("awards: [{id: co, name: Cờ, quota: 2}]", TIED, files={"settlements": settled})
    assert found.awards[0].derived == ("a", "c")
    assert found.awards[0].settled == ("c", "b")
    assert not found.problems


def test_a_settlement_that_no_longer_fits_is_an_error() -> None:
    settled = "settlements: [{of: 'award:co', units: [b, c], order: [c, b]}]"
    found = derive("awards: [{id: co, name: Cờ, quota: 2}]", files={"settlements": settled})
    assert codes(found.problems) == ["TD502"]


def test_by_ballot() -> None:
    ballot = "{for: co, seats: 1, rule: {pass: 1/2, strict: true}, votes: {b: 3, a: 1}}"
    found = one("{id: co, name: Cờ, quota: 1, pick: ballot}", files={"ballots/co": ballot})
    assert found.derived == ("b",)


def test_who_was_elected_and_may_not_is_not_derived_and_told() -> None:
    ballot = "{for: co, votes: {d: 3}}"
    found = derive(
        "awards: [{id: co, name: Cờ, quota: 1, pick: ballot, requires: {min_percent: 80}}]",
        files={"ballots/co": ballot},
    )
    assert found.awards[0].derived == ()
    assert codes(found.problems) == ["TD633"]


def test_a_tied_ballot_is_a_border_tie() -> None:
    ballot = "{for: co, seats: 2, votes: {a: 3, b: 1, c: 1}}"
    found = one("{id: co, name: Cờ, quota: 2, pick: ballot}", files={"ballots/co": ballot})
    assert (found.derived, found.border_tie) == (("a",), ("b", "c"))


def test_without_scores_or_ballot_nobody_is_derived() -> None:
    assert one("{id: co, name: Cờ}", None).note == Why("no_ranking", {}, False)
    assert one("{id: co, name: Cờ, pick: ballot}").note == Why("no_ballot", {}, False)


def test_differences_are_told_and_nothing_is_overwritten() -> None:
    outcome = """
    proposals:
      - {unit: b, award: co}
      - {unit: d, award: co}
      - {unit: c}
    """
    found = derive(
        "awards: [{id: co, name: Cờ, quota: 1, requires: {min_percent: 80}}]",
        files={"outcome": outcome},
    )
    assert codes(found.problems) == ["TD630", "TD630.not_eligible", "TD631", "TD632"]
    assert [proposal.unit for proposal in found.awards[0].proposed or ()] == ["b", "d"]
    assert found.awards[0].derived == ("a",)
    assert [proposal.unit for proposal in found.unnamed] == ["c"]


def test_granted_and_refused_stand_beside() -> None:
    decisions = """
    decisions:
      - {award: co, unit: a, granted: true, number: 1/QĐ-UBND}
      - {award: co, unit: b, granted: false}
    """
    found = one("{id: co, name: Cờ}", files={"decisions": decisions})
    assert [decision.unit for decision in found.granted or ()] == ["a"]
    assert [decision.unit for decision in found.refused] == ["b"]
    assert found.revoked == ()
    assert one("{id: co, name: Cờ}").granted is None


def test_dossiers_and_the_papers_that_they_lack() -> None:
    outcome = """
    proposals: [{unit: a, award: co}, {unit: b, award: co}, {unit: c, award: co}]
    dossiers:
      - {unit: a, award: co, papers: [to-trinh], sent: 2023-01-10}
      - {unit: b, award: co, sent: 2023-01-10, completed: 2023-01-11}
    """
    found = one("{id: co, name: Cờ, dossier: [to-trinh, bien-ban-hop]}", files={"outcome": outcome})
    assert [(state.unit, state.state, state.missing) for state in found.dossiers] == [
        ("a", "sent", ("bien-ban-hop",)),
        ("b", "complete", ()),
        ("c", "absent", ("to-trinh", "bien-ban-hop")),
    ]


def test_the_province_awards_serve_a_year_without_its_own() -> None:
    data = book(members("a", "b"), {2022: {}}, settings="{format: 2, awards: [{id: co, name: Cờ}]}")
    found = derive_awards(data, 2022, None)
    assert ([result.award.id for result in found.awards], found.file) == (["co"], "thidua.yaml")


@given(
    st.lists(st.integers(1, 4), min_size=1, max_size=8),
    st.integers(0, 5),
    st.sets(st.integers(0, 7)),
)
@settings(max_examples=100, deadline=None)
def test_quotas_never_exceed(steps: list[int], quota: int, barred: set[int]) -> None:
    """Ranks with any ties, any units barred: never more than the quota, nobody who may not."""
    rows, place = [], 1
    units = [f"u{n}" for n in range(sum(steps))]
    for group in steps:
        rows += [(units[place - 1 + n], place, "90") for n in range(group)]
        place += group
    bars = ", ".join(
        f"{{unit: u{n}, from: [awards], reason: x}}" for n in sorted(barred) if n < len(units)
    )
    found = one(
        f"{{id: co, name: Cờ, quota: {quota}}}",
        standings(*rows),
        units=members(*units),
        files={"exclusions": f"exclusions: [{bars}]"},
    )
    assert len(found.derived) <= quota
    assert set(found.derived) <= eligible(found)
    assert not set(found.derived) & set(found.border_tie)
    if found.border_tie:
        assert len(found.derived) + len(found.border_tie) > quota


def test_the_awards_of_the_format() -> None:
    from thidua.model.awards import Awards

    text = """
    awards:
      - id: co-tinh
        name: Cờ thi đua của Ủy ban nhân dân tỉnh
        level: province
        quota: 1
        pick: rank
        requires: {min_percent: 90, band: xuat-sac, rank_at_most: 3,
                   evaluation: {grade: excellent, years: 2}}
        excludes: [bang-khen]
        not_again_within: 0
        dossier: [to-trinh, bao-cao-thanh-tich, bien-ban-hop, bien-ban-kiem-phieu]
        basis: QĐ 86/2025/QĐ-UBND, Điều 3
    """
    award = load(Awards, text).awards[0]
    assert award.requires[0].evaluation is not None
    assert award.requires[0].evaluation.years == 2
