"""A small bloc with something of everything that a seal stands for, and files as a folder."""

from pathlib import Path

from tests.helpers.command_line import run

BLOC = {
    "thidua.yaml": "lang: vi\n",
    "bloc.yaml": "id: khoi\nname: Khối\nrotation: {policy: top_ranked}\n",
    "units.yaml": "known: all\ncount: 2\nunits:\n"
    "  - {id: a, name: Đơn vị A}\n"
    "  - {id: b, name: Đơn vị B, joined: 2022}\n"
    "  - {id: cu, name: Đơn vị cũ, left: 2021, became: b}\n",
    "leadership.yaml": "terms:\n  - {year: 2022, leader: a, deputies: [b]}\n",
    "2021/outcome.yaml": "evaluations: {a: excellent, cu: excellent}\n",
    "2022/criteria.yaml": "max: 10\n"
    "stages: [{id: self, name: Tự chấm}, {id: verified, name: Thẩm định}]\n"
    "criteria: [{id: x, name: X, max: 10}]\n",
    "2022/awards.yaml": "awards:\n"
    "  - {id: co, name: Cờ, quota: 2, pick: rank, "
    "requires: {evaluation: {grade: excellent, years: 2}}}\n"
    "  - {id: bk, name: Bằng khen, quota: 1, pick: ballot}\n",
    "2022/scores/verified/a.yaml": "unit: a\nscores:\n  x: 9\n",
    "2022/scores/verified/b.yaml": "unit: b\nscores:\n  x: 8\n",
    "2022/ballots/bk.yaml": "title: Bằng khen\nfor: bk\nkind: choose\nseats: 1\nmembers: 2\n"
    "present: 2\nissued: 2\nreturned: 2\ninvalid: 0\nvotes: {a: 1, b: 1}\n",
    "2022/outcome.yaml": "evaluations: {a: excellent, b: excellent}\n",
    "2022/pact.yaml": "targets: [{id: t, name: Chỉ tiêu, plan: 1}]\n",
    "2022/events.yaml": "events: [{id: hop, kinds: [year_end_review], on: 2023-01-10}]\n",
    "2022/pledges/a.yaml": "unit: a\ntasks: [{id: t1, name: Việc, plan: 3}]\n",
}
RESULTS = [
    ["rank", "2022"],
    ["score", "2022"],
    ["score", "2022", "--unit", "a"],
    ["explain", "2022", "a"],
    ["compare", "2022", "a", "b"],
    ["what-if", "2022", "a", "x=1"],
    ["robust", "2022"],
    ["vote", "2022"],
    ["awards", "2022"],
    ["status", "2022"],
    ["progress", "2022"],
    ["history"],
    ["overview", "2022"],
    ["report", "2022"],
    ["rotate-leader", "2023", "--dry-run"],
    ["document", "to-trinh", "2022", "-o", "-"],
]
"""Commands that show results of the year."""


def seal_2022(root: Path) -> Path:
    """The bloc's year 2022 sealed."""
    done = run("seal", "2022", "--data", str(root))
    assert done.code == 0, done.err
    return root
