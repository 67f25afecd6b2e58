"""The five news items that the project started from: each of their blocs works here, facts only.

Source of every expectation: the article named in the folder's bloc.yaml.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command_line import run

EXAMPLES = Path(__file__).parent.parent / "examples"
SEEDS = (
    "van-hoa-xa-hoi-2022",
    "ban-dang-tinh-uy-2022",
    "bac-kan-2018",
    "kon-tum-2020",
    "ha-nam-2021",
)


def ask(seed: str, *arguments: str) -> dict[str, Any]:
    done = run(*arguments, "--data", str(EXAMPLES / seed), "--format", "json")
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)["blocs"][0]
    return found


def step(found: dict[str, Any], step_id: str) -> dict[str, Any]:
    return next(one for one in found["steps"] if one["id"] == step_id)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_seed_passes_the_strict_check(seed: str) -> None:
    done = run("check", "--strict", "--data", str(EXAMPLES / seed), "--format", "json")
    assert done.code == 0
    assert json.loads(done.out)["diagnostics"] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_no_seed_holds_a_score_or_a_vote_count(seed: str) -> None:
    """No article gives a score, and none the figures of a vote."""
    folder = EXAMPLES / seed
    assert not list(folder.rglob("scores"))
    assert not list(folder.rglob("criteria.yaml"))
    for ballot in folder.rglob("ballots/*.yaml"):
        text = ballot.read_text(encoding="utf-8")
        assert "counts: unknown" in text
        assert "votes:" not in text


class TestVanHoaXaHoi:
    """Seed 0: pact of 2022 signed on 2022-01-13, two typical units, an acclaimed leader."""

    seed = "van-hoa-xa-hoi-2022"

    def test_pact(self) -> None:
        pact = step(ask(self.seed, "status", "2022"), "pact")
        assert (pact["state"], pact["on"]) == ("done", "2022-01-13")
        assert pact["at"] == "Sở Văn hóa, Thể thao và Du lịch"

    def test_the_signing_is_of_2022_and_not_of_2021(self) -> None:
        assert step(ask(self.seed, "status", "2021"), "pact")["state"] == "unknown"

    def test_proposals_by_consensus_without_an_award(self) -> None:
        text = (EXAMPLES / self.seed / "2021/outcome.yaml").read_text(encoding="utf-8")
        assert text.count("chosen: consensus") == 2
        assert "award:" not in text
        shown = run("awards", "2021", "--data", str(EXAMPLES / self.seed)).out
        assert "Sở Văn hóa, Thể thao và Du lịch; Đài Phát thanh và Truyền hình tỉnh" in shown

    def test_leader_acclaimed(self) -> None:
        shown = run("history", "--data", str(EXAMPLES / self.seed)).out
        assert re.search(
            r"2022\s+Sở Lao động, Thương binh và Xã hội\s+—\s+suy tôn\s+13/01/2022", shown
        )

    def test_the_province_is_not_named(self) -> None:
        for file in (EXAMPLES / self.seed).rglob("*.yaml"):
            assert "Hưng Yên" not in file.read_text(encoding="utf-8")


class TestBanDang:
    """Seed 1: mid-year review on 2022-08-09, a patron, ten tasks, the target of 100 %."""

    seed = "ban-dang-tinh-uy-2022"

    def test_review(self) -> None:
        review = step(ask(self.seed, "status", "2022"), "mid_year_review")
        assert (review["state"], review["on"]) == ("done", "2022-08-09")

    def test_tasks_and_target(self) -> None:
        shown = run("progress", "2022", "--data", str(EXAMPLES / self.seed)).out
        assert re.search(r"Nhiệm vụ của khối:\s+10\n", shown)
        assert re.search(r"hoàn thành vượt mức các chỉ tiêu\s+%\s+100 ", shown)

    def test_a_party_bloc_with_a_patron(self) -> None:
        text = (EXAMPLES / self.seed / "bloc.yaml").read_text(encoding="utf-8")
        assert "system: party" in text
        assert "Đinh Thị Lụa" in text

    def test_nothing_pretends_to_know_the_members(self) -> None:
        shown = run("rotate-leader", "2023", "--dry-run", "--data", str(EXAMPLES / self.seed))
        assert shown.code == 1


class TestBacKan:
    """Seed 2: 11 units, pact of 2018 signed on 2018-03-09, three drafts, two movements."""

    seed = "bac-kan-2018"

    def test_pact(self) -> None:
        pact = step(ask(self.seed, "status", "2018"), "pact")
        assert (pact["state"], pact["on"]) == ("done", "2018-03-09")
        assert pact["at"] == "Trường Cao đẳng Cộng đồng tỉnh Bắc Kạn"

    def test_eleven_units(self) -> None:
        shown = run("overview", "2018", "--format", "json", "--data", str(EXAMPLES / self.seed))
        assert json.loads(shown.out)["blocs"][0]["units"] == 11

    def test_drafts_and_movements(self) -> None:
        events = (EXAMPLES / self.seed / "2018/events.yaml").read_text(encoding="utf-8")
        assert events.count("status: draft") == 3
        pact = (EXAMPLES / self.seed / "2018/pact.yaml").read_text(encoding="utf-8")
        assert pact.count("launched_by: tỉnh") == 2


class TestKonTum:
    """Seed 3: the flag to the sitting leader, three certificates, an elected leader for 2021."""

    seed = "kon-tum-2020"

    def test_awards(self) -> None:
        awards = {one["id"]: one for one in ask(self.seed, "awards", "2020")["awards"]}
        assert awards["co-tinh"]["proposed"] == ["so-ldtbxh"]
        assert awards["bang-khen"]["proposed"] == ["so-vhttdl", "dai-ptth", "truong-cdcd"]
        assert [one["granted"] for one in awards.values()] == [[], []]

    def test_review(self) -> None:
        review = step(ask(self.seed, "status", "2020"), "year_end_review")
        assert (review["state"], review["on"]) == ("done", "2021-02-25")

    def test_votes_of_which_only_the_result_is_known(self) -> None:
        ballots = {one["id"]: one for one in ask(self.seed, "vote", "2020")["ballots"]}
        assert ballots["truong-khoi"]["elected"] == ["ban-dan-toc"]
        assert ballots["pho-khoi"]["elected"] == ["dai-ptth"]
        assert ballots["truong-khoi"]["present"] is None

    def test_leaders_and_flag(self) -> None:
        shown = run("history", "--data", str(EXAMPLES / self.seed)).out
        assert re.search(
            r"2021\s+Ban Dân tộc\s+Đài Phát thanh - Truyền hình tỉnh\s+bầu\s+25/02/2021", shown
        )
        text = (EXAMPLES / self.seed / "leadership.yaml").read_text(encoding="utf-8")
        assert "flag_received_by: Hà Hồng Duy, Phó Trưởng Ban Dân tộc" in text

    def test_nine_members_of_which_five_are_named(self) -> None:
        shown = run("overview", "2020", "--format", "json", "--data", str(EXAMPLES / self.seed))
        assert json.loads(shown.out)["blocs"][0]["units"] == 9


class TestHaNam:
    """Seed 4: a bloc below the province; its leader's director acts; the next two are elected."""

    seed = "ha-nam-2021"

    def test_review(self) -> None:
        review = step(ask(self.seed, "status", "2021"), "year_end_review")
        assert (review["state"], review["on"]) == ("done", "2021-11-25")

    def test_leaders(self) -> None:
        ballots = {one["id"]: one for one in ask(self.seed, "vote", "2021")["ballots"]}
        assert ballots["truong-khoi"]["elected"] == ["thu-vien-tinh"]
        assert ballots["pho-khoi"]["elected"] == ["bao-tang-tinh"]
        text = (EXAMPLES / self.seed / "leadership.yaml").read_text(encoding="utf-8")
        assert "Nguyễn Đức Nguyên" in text

    def test_below_the_province(self) -> None:
        text = (EXAMPLES / self.seed / "bloc.yaml").read_text(encoding="utf-8")
        assert "level: department" in text


@pytest.mark.parametrize("seed", SEEDS)
def test_the_readme_names_every_seed(seed: str) -> None:
    assert f"`{seed}`" in (EXAMPLES / "README.md").read_text(encoding="utf-8")
