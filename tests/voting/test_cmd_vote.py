"""`thidua vote`: text and JSON, rounds, votes of which only the result is known, broken ballots."""

import re
from pathlib import Path

import pytest

from tests.helpers import golden_files
from tests.helpers.starter_bloc import bloc, make, on, write

KEYS = {
    *("id", "for", "body", "kind", "round", "seats", "members", "present", "written", "issued"),
    *("returned", "valid", "invalid", "quorum", "threshold", "candidates", "elected"),
    "tied_on_last_seat",
}
BALLOTS = "2022/ballots"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path)


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
