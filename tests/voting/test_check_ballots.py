"""A ballot against the meeting, the award or office, and the rounds before it, at each bound."""

import re
from pathlib import Path

import pytest

from tests.helpers import golden_files
from tests.helpers.starter_bloc import bloc, make, on, write
from tests.helpers.year_data import book, members
from thidua.bloc.voting.check_ballots import check_votes
from thidua.diagnostics.diagnostic import Diagnostic, Severity
from thidua.diagnostics.diagnostic import Path as Place

FOUR = members(*"abcd")
Told = list[tuple[str, Place]]


def problems(
    *ballots: str, units: str = FOUR, rotation: str = "", **files: str
) -> list[Diagnostic]:
    """The ballots x-1, x-2, ... of 2022, and other files of the year."""
    named = {f"ballots/x-{n}": f"{{{text}}}" for n, text in enumerate(ballots, 1)}
    bloc = f"{{id: k, name: K, rotation: {{{rotation}}}}}"
    return list(check_votes(book(units, {2022: named | files}, bloc=bloc)))


def told(found: list[Diagnostic]) -> Told:
    return [(f"{one.code}{one.variant}", one.path) for one in found]


VOTES = "votes: {a: 4}"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("pass: 1/2, quorum: 1/2", []),
        ("pass: 49%", [("TD665pass", ("rule", "pass"))]),
        ("quorum: 49.9%", [("TD665quorum", ("rule", "quorum"))]),
        ("pass: 1/3, quorum: 8%", [
            ("TD665pass", ("rule", "pass")), ("TD665quorum", ("rule", "quorum"))]),
    ],
)  # fmt: skip
def test_a_share_under_half(rule: str, expected: Told) -> None:
    found = problems(f"rule: {{{rule}}}, {VOTES}")
    assert told(found) == expected
    assert [one.where for one in found] == [("x-1.yaml",)] * len(expected)
    if rule == "pass: 49%":
        assert found[0].args == {"share": "49"}


@pytest.mark.parametrize(
    ("ballot", "events", "expected"),
    [
        ("members: 4, present: 4", "on: 2023-01-12, attended: [a, b, c, d]", None),
        ("members: 5", "", {"said": "5", "units": "4"}),
        ("members: 3, present: 2", "on: 2023-01-12, attended: [a]", {"said": "3", "units": "4"}),
        ("body: council, members: 9, present: 9", "on: 2023-01-12, attended: [a]", None),
        ("present: 3", "on: 2023-01-12, attended: [a]", None),  # who may vote is not said
        ("members: 4, present: 3", "on: 2023-01-12, attended: [a, b, a]",
         {"said": "3", "attended": "2"}),
        ("members: 4, present: 2", "on: 2023-01-12, attended: [a, b, a]", None),
        ("members: 4, present: 3", "attended: [a]", None),
        ("members: 4, present: 3", "on: 2023-01-12, attended: all", None),
        ("members: 4, present: 3", "on: 2023-01-12", None),
        ("members: 4", "on: 2023-01-12, attended: [a]", None),
    ],
)  # fmt: skip
def test_who_voted_against_who_was_there(
    ballot: str, events: str, expected: dict[str, str] | None
) -> None:
    files = {"events": f"events: [{{id: e, kinds: [ballot], {events}}}]"} if events else {}
    found = problems(f"on: 2023-01-12, {ballot}, {VOTES}", **files)
    assert [one.args for one in found] == ([] if expected is None else [expected])
    for one in found:
        of_members = "units" in one.args
        assert (one.code, one.variant, one.path) == (
            *(("TD662", "members", ("members",)) if of_members else ("TD662", "", ("present",))),
        )
        assert one.severity == (Severity.ADVICE if of_members else None)


@pytest.mark.parametrize(
    ("ballot", "events", "expected"),
    [  # the days of the meetings with their kinds; how serious what is told is, and the nearest day
        ("", ["12 ballot"], None),
        ("", ["12 year_end_review", "20 ballot"], None),  # held that day, whatever it is called
        ("", ["11 ballot", "20 ballot"], (None, "11")),
        ("", ["11 other", "20 ballot"], (None, "20")),  # the meeting that voted is meant
        ("", ["11 other", "14 signing"], (Severity.ADVICE, "11")),  # one may be unwritten
        ("", ["- ballot"], None),  # its day is not known
        ("", [], None),
        ("body: council,", ["11 ballot"], None),  # a council meets by itself
    ],
)
def test_a_vote_is_held_in_a_meeting(
    ballot: str, events: list[str], expected: tuple[Severity | None, str] | None
) -> None:
    days = [one.split() for one in events]
    held = ", ".join(
        f"{{id: e{n}, kinds: [{kind}]{'' if day == '-' else f', on: 2023-01-{day}'}}}"
        for n, (day, kind) in enumerate(days)
    )
    found = problems(f"on: 2023-01-12, {ballot} {VOTES}", events=f"events: [{held}]")
    told = [(one.code, one.variant, one.severity, one.args["nearest"]) for one in found]
    severity, nearest = expected or (None, "")
    assert told == ([("TD662", "day", severity, f"2023-01-{nearest}")] if expected else [])


def test_a_meeting_that_opens_the_next_year_may_be_written_there() -> None:
    closing = {"events": "events: [{id: e, kinds: [year_end_review], on: 2022-12-20}]"}
    year = {"ballots/x": f"{{on: 2023-01-12, {VOTES}}}"} | closing
    opening = {"events": "events: [{id: f, kinds: [ballot], on: 2023-01-12}]"}
    assert len(list(check_votes(book(FOUR, {2022: year})))) == 1
    assert list(check_votes(book(FOUR, {2022: year, 2023: opening}))) == []


def test_of_two_meetings_of_one_day_either_may_be_meant_and_no_day_is_no_day() -> None:
    two = "events: [{id: e, kinds: [ballot], on: 2023-01-12, attended: [a]}, "
    two += "{id: f, kinds: [ballot], on: 2023-01-12, attended: [a, b, c]}]"
    assert problems(f"on: 2023-01-12, members: 4, present: 3, {VOTES}", events=two) == []
    (one,) = problems(f"on: 2023-01-12, members: 4, present: 2, {VOTES}", events=two)
    assert one.args == {"said": "2", "attended": "1"}
    undated = "events: [{id: e, kinds: [ballot], attended: [a]}]"
    assert problems(f"members: 4, present: 2, {VOTES}", events=undated) == []


@pytest.mark.parametrize(("count", "codes"), [(4, []), (5, ["TD662"]), (None, [])])
def test_of_members_that_are_not_all_named_their_number_counts(
    count: int | None, codes: list[str]
) -> None:
    more = f"\ncount: {count}" if count else ""
    units = FOUR.replace("units:", f"known: partial{more}\nunits:")
    found = problems(f"members: 4, {VOTES}", units=units)
    assert [one.code for one in found] == codes


@pytest.mark.parametrize(
    ("purpose", "seats", "rotation", "is_told"),
    [
        ("leader", 1, "", False),
        ("leader", 2, "", True),
        ("deputy", 2, "deputies: 2", False),
        ("deputy", 3, "deputies: 2", True),
        ("deputy", 3, "", False),  # the bloc does not say how many it has
        ("co", 2, "", False),
        ("co", 3, "", True),
        ("bk", 9, "", False),  # a share: how many that is the ranking says
        ("gk", 9, "", False),  # no quota
        ("xx", 9, "", False),
    ],
)
def test_no_more_seats_than_places(purpose: str, seats: int, rotation: str, is_told: bool) -> None:
    awards = "awards: [{id: co, name: C, quota: 2}, {id: gk, name: G}, "
    awards += "{id: bk, name: B, quota: {share: 1/2, round: up}}]"
    found = problems(f"for: {purpose}, seats: {seats}, {VOTES}", rotation=rotation, awards=awards)
    assert told(found) == ([("TD663", ("seats",))] if is_told else [])
    for one in found:
        assert one.args == {"seats": str(seats), "places": str(seats - 1)}


@pytest.mark.parametrize(
    ("ballot", "expected", "args"),
    [
        ("returned: 4, votes: {a: 3, b: 1}", [], {}),
        ("returned: 4, votes: {a: 2, b: 1}", [("TD666choose", ("votes",))],
         {"sum": "3", "valid": "4", "open": "1"}),
        ("returned: 4, invalid: 1, votes: {a: 2, b: 1}", [], {}),
        ("returned: 4, seats: 2, votes: {a: 2, b: 1}", [], {}),
        ("votes: {a: 2, b: 1}", [], {}),
        ("papers: [[a], [], [b]]", [], {}),
        # Papers that don't add up are told where they are counted.
        ("returned: 4, blank: 1, votes: {a: 2}", [], {}),
        ("kind: approve, returned: 4, votes: {a: {yes: 2, no: 1, abstain: 1}}", [], {}),
        ("kind: approve, returned: 4, recused: {a: 1}, votes: {a: {yes: 2, no: 1, abstain: 0}}",
         [], {}),
        ("kind: approve, returned: 4, votes: {a: {yes: 4}, b: {yes: 2, no: 1, abstain: 0}}",
         [("TD666approve", ("votes", "b"))], {"sum": "3", "valid": "4", "open": "1"}),
        ("kind: approve, returned: 4, blank: 1, votes: {b: {yes: 2, no: 1, abstain: 0}}", [], {}),
        ("kind: approve, returned: 4, votes: {b: {yes: 2, no: 1}}", [], {}),
    ],
)  # fmt: skip
def test_papers_of_which_nobody_knows_what_they_chose(
    ballot: str, expected: Told, args: dict[str, str]
) -> None:
    found = problems(ballot)
    assert told(found) == expected
    assert [one.args for one in found] == ([args] if args else [])


@pytest.mark.parametrize(
    ("rounds", "expected"),
    [
        ((1, 2, 3), []),
        ((3, 1, 2), []),
        ((2,), [("x-1", "2", "1")]),
        ((3,), [("x-1", "3", "2")]),
        ((1, 3), [("x-2", "3", "2")]),
        ((4, 1), [("x-1", "4", "3")]),
        ((2, 4), [("x-1", "2", "1"), ("x-2", "4", "3")]),
    ],
)
def test_each_round_has_the_one_before_it(
    rounds: tuple[int, ...], expected: list[tuple[str, str, str]]
) -> None:
    found = problems(*(f"for: co, round: {n}, {VOTES}" for n in rounds))
    assert [(one.code, one.path) for one in found] == [("TD664", ("round",))] * len(expected)
    assert [
        ((one.file or "")[len("2022/ballots/") : -len(".yaml")], *one.args.values())
        for one in found
    ] == expected


def test_rounds_are_those_of_one_purpose_and_one_body() -> None:
    council = f"for: co, body: council, round: 2, {VOTES}"
    assert [one.file for one in problems(f"for: co, {VOTES}", council)] == ["2022/ballots/x-2.yaml"]
    # Without a purpose nobody knows of what they are rounds.
    assert problems(f"round: 2, {VOTES}") == []


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        ("on: 2023-01-12", "on: 2023-01-12", False),
        ("on: 2023-01-12", "on: 2023-01-11", True),
        ("on: 2023-01-12", "", False),
        ("", "on: 2023-01-11", False),
    ],
)
def test_a_later_round_is_not_held_before_an_earlier_one(
    first: str, second: str, is_told: bool
) -> None:
    found = problems(
        *(f"for: co, round: {n}, {day + ', ' if day else ''}{VOTES}"
          for n, day in ((2, second), (1, first)))
    )  # fmt: skip
    assert told(found) == ([("TD660", ("on",))] if is_told else [])
    assert [one.file for one in found] == (["2022/ballots/x-1.yaml"] if is_told else [])


# -- `thidua vote`: text and JSON, rounds, votes of which only the result is known, b ----------


KEYS = {
    *("id", "for", "body", "kind", "round", "seats", "members", "present", "written", "issued"),
    *("returned", "valid", "invalid", "quorum", "threshold", "candidates", "elected"),
    "tied_on_last_seat",
}
BALLOTS = "2022/ballots"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_text(folder: Path, lang: str) -> None:
    done = on(folder, "vote", "2022", "--lang", lang)
    assert (done.code, done.err) == (0, "")
    golden_files.check(f"commands/vote.{lang}.txt", done.out)


def test_the_json(folder: Path) -> None:
    found = bloc(folder, "vote", "2022")
    (ballot,) = found["ballots"]
    assert ballot.keys() >= KEYS
    assert ballot["quorum"] == {"share": "2/3", "needed": 3, "met": True}
    threshold = {"share": "0.5", "of": "members", "strict": True, "base": 4, "votes_needed": 3}
    assert ballot["threshold"] == threshold
    first, second = ballot["candidates"]
    assert (first["id"], first["votes"], first["share"]) == ("don-vi-c", 3, "0.75")
    assert (first["passed"], second["passed"]) == (True, False)
    assert (ballot["elected"], ballot["tied_on_last_seat"]) == (["don-vi-c"], [])


def test_without_a_rule_the_quorum_is_met_by_nobody_needed(folder: Path) -> None:
    write(folder / BALLOTS / "phu.yaml", "{members: 4, valid: 3, votes: {don-vi-a: 2}}")
    ballot = bloc(folder, "vote", "2022", "phu")["ballots"][0]
    assert ballot["quorum"] == {"share": None, "needed": 0, "met": True}
    assert ballot["threshold"]["share"] is None
    assert ballot["present"] is None


def test_a_vote_of_which_only_the_result_is_known(folder: Path) -> None:
    write(
        folder / BALLOTS / "pho.yaml",
        "{title: Bầu Phó, for: deputy, counts: unknown, elected: [don-vi-d]}",
    )
    ballot = bloc(folder, "vote", "2022", "pho")["ballots"][0]
    assert ballot["candidates"][0] | {"id": "", "elected": True} == {
        **dict.fromkeys(["votes", "no", "abstain", "base", "votes_needed", "share", "passed"]),
        "recused": 0,
        "id": "",
        "elected": True,
    }
    assert ballot["elected"] == ["don-vi-d"]
    assert "nguồn không nêu số phiếu" in on(folder, "vote", "2022", "pho").out


def test_a_tie_asks_for_another_round_and_rounds_follow_each_other(folder: Path) -> None:
    first = (
        "{title: Lần một, for: co-tinh, members: 4, present: 4, returned: 4, "
        "rule: {pass: 1/2, quorum: 2/3}, votes: {don-vi-a: 2, don-vi-b: 2}}"
    )
    second = first.replace("Lần một, ", "Lần hai, round: 2, ").replace("b: 2", "b: 1")
    write(folder / BALLOTS / "z.yaml", first)
    write(folder / BALLOTS / "co-tinh-2.yaml", second)
    ballots = bloc(folder, "vote", "2022")["ballots"]
    assert [one["id"] for one in ballots] == ["z", "co-tinh-2", "truong-khoi"]
    assert ballots[0]["tied_on_last_seat"] == ["don-vi-a", "don-vi-b"]
    assert ballots[1]["elected"] == ["don-vi-a"]
    assert "phải bỏ phiếu lại" in on(folder, "vote", "2022", "z").out


def test_a_broken_ballot_stops_the_whole_but_not_another_one(folder: Path) -> None:
    write(
        folder / BALLOTS / "hong.yaml", "{members: 4, valid: 3, invalid: 2, returned: 4, votes: {}}"
    )
    whole = on(folder, "vote", "2022")
    assert (whole.code, whole.out) == (1, "")
    assert "TD704" in whole.err
    assert bloc(folder, "vote", "2022", "truong-khoi")["ballots"][0]["elected"] == ["don-vi-c"]
    assert on(folder, "vote", "2022", "hong").code == 1
    write(folder / BALLOTS / "hong.yaml", "votes: [")
    assert bloc(folder, "vote", "2022", "truong-khoi")["ballots"]
    assert on(folder, "vote", "2022").code == 1


def test_errors_in_files_that_a_vote_does_not_need_do_not_stop_it(folder: Path) -> None:
    write(folder / "2022/criteria.yaml", "max: [")
    write(folder / "2022/awards.yaml", "awards: nothing")
    assert bloc(folder, "vote", "2022")["ballots"]


def test_a_year_without_ballots_says_so(folder: Path) -> None:
    (folder / BALLOTS / "truong-khoi.yaml").unlink()
    done = on(folder, "vote", "2022")
    assert done.code == 0
    assert "chưa có phiếu bầu nào" in done.out
    assert bloc(folder, "vote", "2022")["ballots"] == []


def test_an_unknown_ballot_is_wrong_usage(folder: Path) -> None:
    done = on(folder, "vote", "2022", "truong-khoa")
    assert (done.code, done.out) == (2, "")
    assert "truong-khoi" in done.err


def test_csv_has_a_row_a_candidate(folder: Path) -> None:
    lines = on(folder, "vote", "2022", "--format", "csv").out.splitlines()
    assert lines[0] == "bloc,year,ballot,id,unit,votes,share,passed"
    assert lines[1] == "khoi-mau,2022,truong-khoi,don-vi-c,Đơn vị C,3,75.00,elected"


def test_a_ballot_for_an_award_that_is_not_there_is_not_counted(tmp_path: Path) -> None:
    """And one whose awards.yaml can't be read is: a count does not need it."""
    folder = make(tmp_path)
    ballot = next((folder / "2022/ballots").glob("*.yaml"))
    text = re.sub(r"(?m)^for: .*", "for: co-khac", ballot.read_text("utf-8"))
    ballot.write_text(text, "utf-8")
    found = on(folder, "vote", "2022")
    assert found.code == 1 and "TD601" in found.err and not found.out
    (folder / "2022/awards.yaml").write_text("awards: [", "utf-8")
    found = on(folder, "vote", "2022")
    assert "TD601" not in found.err
