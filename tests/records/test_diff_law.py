"""diff tells everything that counts: whatever result differs between two states of a bloc is told,
with the change that caused it, and nothing is told where nothing differs."""

import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command_line import run
from tests.helpers.repositories import Repo

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

STATE = {
    "bloc.yaml": "id: khoi\nname: Khối\nrotation: {policy: round_robin}\n",
    "units.yaml": "units:\n"
    "  - {id: a, name: Sở A, attributes: {nu: 50}}\n"
    "  - {id: b, name: Sở B, attributes: {nu: 40}}\n"
    "  - {id: c, name: Sở C, attributes: {nu: 30}}\n",
    "leadership.yaml": "terms:\n  - {year: 2022, leader: a}\n",
    "2022/criteria.yaml": "max: 20\n"
    "stages: [{id: self, name: Tự chấm, required: false}, {id: verified, name: Thẩm định}]\n"
    "ranking: {ties: [attribute:nu]}\n"
    "bands: [{id: tot, name: Tốt, from: 80}, {id: kha, name: Khá, from: 0}]\n"
    "criteria:\n"
    "  - id: n\n    name: Nhóm\n    max: 20\n"
    "    bonus: [{id: n.t, name: Thưởng, each: 1, cap: 2}]\n"
    "    criteria:\n"
    "      - {id: x, name: X, max: 10}\n"
    "      - {id: y, name: Y, max: 10, deduct: [{id: y.c, name: Chậm, each: 0.5}]}\n",
    "2022/awards.yaml": "awards:\n"
    "  - {id: co, name: Cờ, quota: 1, pick: rank, "
    "requires: {evaluation: {grade: good, years: 1}}}\n"
    "  - {id: bk, name: Bằng khen, quota: 1, pick: ballot}\n",
    "2022/exclusions.yaml": "exclusions: []\n",
    "2022/appeals.yaml": "appeals: []\n",
    "2022/pact.yaml": "targets: [{id: t, name: Chỉ tiêu, plan: 1}]\n",
    "2022/outcome.yaml": "evaluations: {a: good, b: good, c: good}\nproposals: []\n",
    "2022/decisions.yaml": "decisions: []\n",
    "2022/ballots/bk.yaml": "title: Bằng khen\nfor: bk\nkind: choose\nseats: 1\nmembers: 3\n"
    "present: 3\nissued: 3\nreturned: 3\ninvalid: 0\n"
    "rule: {pass: 50%, of: members}\nvotes: {a: 2, b: 1}\n",
    "2022/scores/self/a.yaml": "unit: a\nscores: {x: 9, y: 9}\n",
    "2022/scores/verified/a.yaml": "unit: a\nscores: {x: 9}\n",
    "2022/scores/verified/b.yaml": "unit: b\nscores: {x: 8, y: 8}\n",
    "2022/scores/verified/c.yaml": "unit: c\nscores: {x: 7, y: 8}\n",
}
EDITS = [
    ("2022/scores/verified/b.yaml", "x: 8, y: 8", "x: 8, y: 8, n.t: 1"),  # a group's own item
    ("2022/scores/verified/c.yaml", "x: 7", "x: 9.5"),
    ("2022/scores/self/a.yaml", "x: 9", "x: 8"),  # a later stage overrules it
    ("2022/scores/self/a.yaml", "y: 9", "y: 6"),
    ("2022/ballots/bk.yaml", "pass: 50%", "pass: 80%"),
    ("2022/ballots/bk.yaml", "{a: 2, b: 1}", "{a: 1, b: 2}"),
    ("2022/outcome.yaml", "b: good", "b: completed"),
    ("2022/outcome.yaml", "proposals: []", "proposals: [{unit: a, award: co}]"),
    ("2022/decisions.yaml", "[]", "[{award: co, unit: a, granted: true, number: 1/QĐ}]"),
    ("2022/exclusions.yaml", "[]", "[{unit: a, from: [awards], reason: Thanh tra}]"),
    ("2022/exclusions.yaml", "[]", "[{unit: c, from: [ranking], reason: Thanh tra}]"),
    ("2022/criteria.yaml", "cap: 2", "cap: 1"),
    ("2022/criteria.yaml", "from: 80", "from: 90"),
    ("2022/awards.yaml", "quota: 1, pick: rank", "quota: 2, pick: rank"),
    ("leadership.yaml", "leader: a", "leader: b"),
    ("units.yaml", "nu: 30", "nu: 60"),
    ("leadership.yaml", "leader: a", "leader: a, on: 2022-01-10"),
    ("bloc.yaml", "name: Khối", "name: Khối Văn hóa"),
    ("2022/appeals.yaml", "[]", "[{id: kn, unit: a, criterion: x, filed: 2022-12-05}]"),
    ("2022/pact.yaml", "plan: 1", "plan: 2"),
]
NOTHING = [
    ("2022/exclusions.yaml", "exclusions: []\n", "note: không có\n"),
    ("2022/scores/verified/b.yaml", "unit: b", "# ghi chú\nunit: b"),
    ("2022/scores/verified/b.yaml", "scores:", "note: đã xem\nscores:"),
    ("2022/criteria.yaml", "max: 20\n", "max: 20.0\n"),
]
RESULTS = [["score", "2022"], ["rank", "2022"], ["awards", "2022"], ["vote", "2022"]]
PARTS = ("figures", "ranks", "bands", "awards", "votes", "leaders", "members", "totals", "eligible")


def edited(state: dict[str, str], edits: list[tuple[str, str, str]]) -> dict[str, str]:
    made = dict(state)
    for name, old, new in edits:
        made[name] = made[name].replace(old, new, 1)
    return made


def results(data: Path) -> list[Any]:
    found = []
    for command in RESULTS:
        done = run(*command, "--data", str(data), "--format", "json")
        assert done.code == 0, done.err
        found.append(json.loads(done.out))
    return found


def told(repo: Repo) -> Any:
    done = run("diff", "HEAD", "--data", str(repo.data), "--format", "json")
    assert done.code == 0, done.err
    blocs = json.loads(done.out)["blocs"]
    return blocs[0]["years"][0] if blocs else None


def repo_of(top: Path, state: dict[str, str]) -> Repo:
    repo = Repo(top)
    repo.commit(dict(state), "Ban đầu")
    return repo


@pytest.mark.parametrize("seed", range(12))
def test_what_differs_in_any_result_is_told(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    first = edited(STATE, chance.sample(EDITS, chance.randrange(4)))
    repo = repo_of(tmp_path, first)
    before = results(repo.data)
    second = edited(STATE, chance.sample(EDITS, chance.randrange(4)))
    repo.write(dict(second))
    found = told(repo)
    if results(repo.data) != before:
        assert found is not None
        causes = [*found["rules"], *found["files"]]
        causes += [one for one in found["figures"] if one["cause"] == "entry"]
        assert causes or found["leaders"] or found["votes"]
    if first == second:
        assert found is None


@pytest.mark.parametrize("edit", EDITS, ids=lambda one: f"{one[0]}:{one[2][:20]}")
def test_each_change_is_told_with_its_cause(tmp_path: Path, edit: tuple[str, str, str]) -> None:
    repo = repo_of(tmp_path, STATE)
    before = results(repo.data)
    repo.write(dict(edited(STATE, [edit])))
    found = told(repo)
    assert found is not None
    assert all(one["cause"] != "others" for one in found["figures"]), found["figures"]
    if results(repo.data) != before:
        assert any(found[part] for part in (*PARTS, "files", "rules"))
    text = run("diff", "HEAD", "--data", str(repo.data)).out
    assert "Không có thay đổi" not in text


@pytest.mark.parametrize("edit", NOTHING, ids=lambda one: one[2])
def test_nothing_is_told_where_nothing_differs(tmp_path: Path, edit: tuple[str, str, str]) -> None:
    repo = repo_of(tmp_path, STATE)
    repo.write(dict(edited(STATE, [edit])))
    found = told(repo)
    if found is not None:  # the scale says another text for the same figure
        assert [found[part] for part in (*PARTS, "files")] == [[]] * (len(PARTS) + 1)


def shared(root: Path) -> tuple[Repo, dict[str, str]]:
    """Two blocs by one scale, which lies outside of both."""
    state = {f"k1/{name}": text for name, text in STATE.items()}
    state |= {"k2/bloc.yaml": "id: k2\nname: K2\n", "k2/units.yaml": STATE["units.yaml"]}
    state["thidua.yaml"] = "lang: vi\n"
    state["thang-diem/chung.yaml"] = state["k1/2022/criteria.yaml"]
    state["k1/2022/criteria.yaml"] = "use: thang-diem/chung.yaml\n"
    state["k2/2022/criteria.yaml"] = "use: thang-diem/chung.yaml\n"
    return repo_of(root, state), state


def of_shared(repo: Repo) -> dict[str, Any]:
    done = run("diff", "HEAD", "--bloc", "khoi", "--data", str(repo.data), "--format", "json")
    (year,) = json.loads(done.out)["blocs"][0]["years"]
    return dict(year)


def test_a_used_scale_that_changed_is_seen(tmp_path: Path) -> None:
    repo, state = shared(tmp_path)
    text = state["thang-diem/chung.yaml"].replace("from: 80", "from: 90")
    repo.write({"thang-diem/chung.yaml": text})
    found = of_shared(repo)
    assert found["bands"]
    assert [one["path"] for one in found["rules"]] == [
        "thang-diem/chung.yaml: bands[tot].from"  # where the change is to be looked for
    ]


@pytest.mark.parametrize("keep", [True, False])
def test_a_used_scale_under_another_name_is_no_other_rule(tmp_path: Path, keep: bool) -> None:
    """`keep`: the other bloc goes on with the old file."""
    repo, state = shared(tmp_path)
    repo.write({"thang-diem/moi.yaml": state["thang-diem/chung.yaml"]})
    users = ["k1"] if keep else ["k1", "k2"]
    repo.write({f"{one}/2022/criteria.yaml": "use: thang-diem/moi.yaml\n" for one in users})
    if not keep:
        (repo.data / "thang-diem/chung.yaml").unlink()
    found = of_shared(repo)
    assert found["rules"] == [
        {
            "path": "criteria.yaml: use",
            "before": "thang-diem/chung.yaml",
            "after": "thang-diem/moi.yaml",
        }
    ]
    others = [found[part] for part in (*PARTS, "files") if part != "rules"]
    assert not any(others)


def test_a_scale_that_is_moved_where_others_may_use_it_is_no_other_rule(tmp_path: Path) -> None:
    repo, state = shared(tmp_path)
    repo.write({"k1/2022/criteria.yaml": state["thang-diem/chung.yaml"]})
    found = of_shared(repo)
    assert [(one["path"], one["after"]) for one in found["rules"]] == [("criteria.yaml: use", None)]


@pytest.mark.parametrize("first", EDITS, ids=lambda one: f"{one[0]}:{one[2][:20]}")
@pytest.mark.parametrize("other", [EDITS[-1], EDITS[-3], EDITS[-5]], ids=lambda one: one[0])
def test_one_change_hides_no_other(
    tmp_path: Path, first: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    if first[0] == other[0]:
        return
    repo = repo_of(tmp_path, STATE)
    repo.write(dict(edited(STATE, [first, other])))
    text = run("diff", "HEAD", "--data", str(repo.data)).out
    name = other[0].rpartition("/")[2]
    assert name in text, text


def test_figures_stand_with_the_reader_s_mark_and_names_as_they_are(tmp_path: Path) -> None:
    appeals = "[{id: kn, unit: a, criterion: '3.2', filed: 2022-12-05}]"
    state = {**STATE, "2022/appeals.yaml": f"appeals: {appeals}\n"}
    state["2022/criteria.yaml"] = state["2022/criteria.yaml"].replace("id: x,", "id: '3.2',")
    for name in [one for one in state if "/scores/" in one]:
        state[name] = state[name].replace("x: ", "'3.2': ")
    repo = repo_of(tmp_path, state)
    edits = [("2022/criteria.yaml", "from: 80", "from: 87.5"), ("2022/appeals.yaml", "3.2", "y")]
    repo.write(edited(state, edits))
    shown = run("diff", "HEAD", "--data", str(repo.data), "--lang", "vi").out
    assert "87,5" in shown and "87.5" not in shown
    assert "3.2" in shown and "3,2" not in shown
    assert (
        json.loads(run("diff", "HEAD", "--data", str(repo.data), "--format", "json").out)["blocs"][
            0
        ]["years"][0]["rules"][0]["after"]
        == "87.5"
    )


def test_a_list_that_said_there_was_none_and_says_nothing_now_is_told(tmp_path: Path) -> None:
    """No proposals were made: that is a decision; without the list it is not known."""
    repo = repo_of(tmp_path, STATE)
    repo.write(edited(STATE, [("2022/outcome.yaml", "proposals: []\n", "")]))
    (gone,) = told(repo)["files"]
    assert gone == {"path": "outcome.yaml: proposals", "before": "[]", "after": None}
    repo.write(edited(STATE, [("2022/outcome.yaml", "[]", "[{unit: a, award: co}]")]))
    assert "outcome.yaml: proposals" not in {one["path"] for one in told(repo)["files"]}
