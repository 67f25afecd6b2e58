"""Whatever change of whatever file changes a sealed result is named by `verify`, and no command
shows the other result without a word (manual: seals).

The edits are random: a figure, a word, a byte, a line, a file taken away or put in. What a change
changes is found out without the seal: the same commands over the same files, before and after.
"""

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command_line import run
from tests.helpers.folders import write_files

Files = dict[str, str]

BALLOT = (
    "title: Bằng khen\nfor: bk\nkind: choose\non: 2023-01-10\nseats: 1\npresent: 3\nissued: 3\n"
    "returned: 3\ninvalid: 0\nrule: {pass: 50%, of: members}\nvotes: {a: 2, b: 1}\n"
)
BLOC: Files = {
    "thidua.yaml": "lang: vi\nbase_salary: [{from: 2022-01-01, amount: 1490000}]\n",
    "k/bloc.yaml": "id: khoi\nname: Khối\nmembers_on: 11-30\nrotation: {policy: top_ranked}\n",
    "k/units.yaml": "units:\n"
    "  - {id: a, name: Đơn vị A, joined: 2019, attributes: {nu: 30}}\n"
    "  - {id: b, name: Đơn vị B, joined: 2022, attributes: {nu: 40}}\n"
    "  - {id: cu, name: Đơn vị cũ, left: 2021, became: b}\n"
    "  - {id: c, name: Đơn vị C, member: [{from: 2019, to: 2020}, {from: 2022}]}\n",
    "k/leadership.yaml": "terms:\n  - {year: 2021, leader: cu, deputies: [a]}\n"
    "  - {year: 2022, leader: a, deputies: [b]}\n",
    "k/records.yaml": "complete: [2019]\nrecords:\n"
    "  - {unit: a, year: 2019, evaluation: excellent}\n"
    "  - {unit: c, year: 2019, award: bk, granted: true}\n",
    "k/2020/outcome.yaml": "evaluations: {a: excellent, cu: excellent, c: good}\n",
    "k/2020/decisions.yaml": "decisions:\n"
    "  - {award: bk, unit: a, granted: true, number: 1/QĐ, on: 2021-02-01}\n",
    "k/2021/outcome.yaml": "evaluations: {a: excellent, cu: excellent}\n",
    "k/2021/decisions.yaml": "decisions:\n"
    "  - {award: co, unit: cu, granted: true, number: 2/QĐ, on: 2022-02-01, "
    "revoked: {on: 2022-05-01, number: 9/QĐ, why: Sai}}\n",
    "k/2021/events.yaml": "events:\n  - {id: hop, kinds: [year_end_review], on: 2022-01-13}\n",
    "k/2022/criteria.yaml": "max: 20\n"
    "facts: [{id: f, name: Chỉ số, measure: '%'}]\n"
    "stages: [{id: self, name: Tự chấm, required: false}, {id: verified, name: Thẩm định}]\n"
    "ranking: {ties: [attribute:nu]}\n"
    "bands: [{id: tot, name: Tốt, from: 90}, {id: kha, name: Khá, from: 0}]\n"
    "criteria:\n"
    "  - {id: x, name: X, max: 10}\n"
    "  - id: y\n    name: Y\n    max: 10\n"
    "    rule: {kind: tiers, of: f, tiers: [{from: 80, points: 10}, {else: true, points: 5}]}\n"
    "    deduct: [{id: y.c, name: Chậm, each: 0.5}]\n",
    "k/2022/awards.yaml": "awards:\n"
    "  - {id: co, name: Cờ, quota: 2, pick: rank, reward: 2.0, not_again_within: 2, "
    "excludes: [tt], requires: {evaluation: {grade: excellent, years: 2}}}\n"
    "  - {id: tt, name: Tiên tiến, quota: 2, pick: rank, "
    "requires: {any: [{holds: bk}, {band: tot}]}}\n"
    "  - {id: bk, name: Bằng khen, quota: 1, pick: ballot}\n",
    "k/2022/scores/self/a.yaml": "unit: a\nfacts: {f: 85}\nscores:\n  x: 9\n",
    "k/2022/scores/verified/a.yaml": "unit: a\nfacts: {f: 85}\nscores:\n  x: 9\n  y.c: 1\n",
    "k/2022/scores/verified/b.yaml": "unit: b\nno_other_events: true\nfacts: {f: 70}\n"
    "scores:\n  x: 8\n",
    "k/2022/scores/verified/c.yaml": "unit: c\nno_other_events: true\n"
    "facts: {f: {part: 3, of: 4}}\nscores:\n  x: 8\n",
    "k/2022/ballots/bk.yaml": BALLOT,
    "k/2022/outcome.yaml": "evaluations: {a: excellent, b: excellent, c: good}\n",
    "k/2022/events.yaml": "events:\n  - {id: hop, kinds: [year_end_review], on: 2023-01-10}\n",
    "k/2022/exclusions.yaml": "exclusions:\n"
    "  - {unit: c, from: [leading], reason: Đang thanh tra}\n",
}
MORE: Files = {
    "k/2022/scores/self/b.yaml": "unit: b\nscores: {x: 9}\n",
    "k/2022/ballots/bk-2.yaml": BALLOT.replace("a: 2, b: 1", "a: 1, b: 2") + "round: 2\n",
    "k/2022/settlements.yaml": "settlements: []\n",
    "k/2020/awards.yaml": "awards: [{id: co, name: Cờ, quota: 1, pick: rank}]\n",
    "k/2021/exclusions.yaml": "exclusions: [{unit: a, from: [awards], reason: X}]\n",
    "k/2019/outcome.yaml": "evaluations: {a: excellent, cu: good, c: excellent}\n",
}
WORDS = {
    *("a", "b", "c", "cu", "x", "y", "f", "co", "bk", "tt", "tot", "kha", "self", "verified"),
    *("excellent", "good", "failed", "true", "false"),
}
RESULTS = [["rank", "2022"], ["score", "2022"], ["vote", "2022"], ["awards", "2022"]]
REMARKS = ("reasons", "note", "altered")
"""Words beside a result, that a later record may make others."""


def edited(chance: random.Random) -> tuple[Files, str]:
    """The bloc with one random edit, and the file that it hit."""
    files = dict(BLOC)
    name = chance.choice(sorted(files))
    text = files[name]
    how = chance.choice(["figure", "figure", "word", "word", "byte", "line", "gone", "more"])
    if how == "figure" and (found := [*re.finditer(r"\d+", text)]):
        one = chance.choice(found)
        new = str(max(0, int(one[0]) + chance.choice([-2, -1, 1, 10]))).zfill(len(one[0]))
        files[name] = text[: one.start()] + new + text[one.end() :]
    elif how == "word" and (found := [m for m in re.finditer("[a-z]+", text) if m[0] in WORDS]):
        one = chance.choice(found)
        files[name] = text[: one.start()] + chance.choice(sorted(WORDS)) + text[one.end() :]
    elif how == "line":
        lines = text.splitlines(keepends=True)
        del lines[chance.randrange(len(lines))]
        files[name] = "".join(lines)
    elif how == "gone" and name != "k/bloc.yaml":
        del files[name]
    elif how == "more":
        name = chance.choice(sorted(MORE))
        files[name] = MORE[name]
    else:
        at = chance.randrange(len(text))
        files[name] = text[:at] + chance.choice("0123456789abx:{}[]-., #") + text[at + 1 :]
    return files, name


def bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: bare(each) for key, each in value.items() if key not in REMARKS}
    return [bare(each) for each in value] if isinstance(value, list) else value


def result(data: Path, command: list[str]) -> tuple[Any, str]:
    """What a command shows (None where it refuses), and what it says beside."""
    done = run(*command, "--data", str(data), "--bloc", "khoi", "--format", "json")
    assert done.code != 3, done.err
    return (bare(json.loads(done.out)["blocs"]) if done.code == 0 else None), done.err


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[Any]]:
    """The seal of the bloc, and the results that it seals."""
    data = tmp_path_factory.mktemp("sealed")
    write_files(data, BLOC)
    before = [result(data, command)[0] for command in RESULTS]
    assert None not in before
    assert run("seal", "2022", "--data", str(data)).code == 0
    return (data / "k/2022/seal.yaml").read_text("utf-8"), before


@pytest.mark.parametrize("seed", range(60))
def test_a_change_that_changes_a_sealed_result_is_named_and_never_shown_in_silence(
    tmp_path: Path, sealed: tuple[str, list[Any]], seed: int
) -> None:
    seal, before = sealed
    files, name = edited(random.Random(seed))
    write_files(tmp_path, files)
    changed = [result(tmp_path, command)[0] for command in RESULTS] != before
    write_files(tmp_path, {"k/2022/seal.yaml": seal})
    verified = run("verify", "2022", "--data", str(tmp_path))
    if changed:
        short = name.removeprefix("k/").removeprefix("2022/")
        assert verified.code == 1
        assert short in verified.out + verified.err
    for command, was in zip(RESULTS, before, strict=True):
        now, said = result(tmp_path, command)
        assert now is None or now == was or "TD83" in said, (command, name)


def test_what_follows_from_the_year_s_own_decisions_stays_outside(tmp_path: Path) -> None:
    """They come after the seal: who was granted the commendation now may be proposed for the title
    that asks for it, and the year is as it was sealed."""
    write_files(tmp_path, BLOC)
    assert run("seal", "2022", "--data", str(tmp_path)).code == 0
    decisions = "decisions: [{award: bk, unit: c, granted: false}, "
    decisions += "{award: bk, unit: b, granted: true, number: 5/QĐ, on: 2023-02-01}]\n"
    write_files(tmp_path, {"k/2022/decisions.yaml": decisions})
    assert run("verify", "2022", "--data", str(tmp_path)).code == 0
    assert run("awards", "2022", "--data", str(tmp_path)).code == 0


def test_the_base_salary_of_the_day_is_sealed_and_a_later_one_is_not(tmp_path: Path) -> None:
    """2.0 x 1,490,000 = 2,980,000 đồng; at 1,500,000 it would be 3,000,000."""
    write_files(tmp_path, BLOC)
    assert run("seal", "2022", "--data", str(tmp_path)).code == 0
    salaries = BLOC["thidua.yaml"]
    later = salaries.replace("}]", "}, {from: 2023-07-01, amount: 1800000}]")
    write_files(tmp_path, {"thidua.yaml": later})
    assert run("verify", "2022", "--data", str(tmp_path)).code == 0
    assert run("awards", "2022", "--data", str(tmp_path)).code == 0
    write_files(tmp_path, {"thidua.yaml": salaries.replace("1490000", "1500000")})
    done = run("verify", "2022", "--data", str(tmp_path))
    assert (done.code, "thidua.yaml" in done.out) == (1, True)
    assert all(word in done.out for word in ("Cờ", "2.980.000", "3.000.000"))
    assert run("awards", "2022", "--data", str(tmp_path)).code == 1


def test_people_read_names_where_a_sealed_result_differs(tmp_path: Path) -> None:
    write_files(tmp_path, BLOC)
    assert run("seal", "2022", "--data", str(tmp_path)).code == 0
    grades = BLOC["k/2021/outcome.yaml"].replace("cu: excellent", "cu: good")
    write_files(tmp_path, {"k/2021/outcome.yaml": grades})
    done = run("verify", "2022", "--data", str(tmp_path))
    assert "Đơn vị A, Đơn vị B" in done.out
    assert "Cờ – Đơn vị B" in done.out
    assert "2021/outcome.yaml" in done.out
