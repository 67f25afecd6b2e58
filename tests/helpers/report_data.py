"""A small bloc with everything that a year's report speaks of, and names that try to be markup."""

from pathlib import Path
from textwrap import dedent

HOSTILE = '<script>alert("x")</script>'
"""The name of a unit: HTML, quotes and all."""
FORMULA = '=HYPERLINK("http://x.example";"y")'
"""The name of another: a formula with a link."""
CRITERION = "<img src=//x.example/y onerror=alert(1)> *b* [l](http://x.example)"

SCALE = """
max: 10
STATUSstages:
  - {id: self, name: Tự chấm, due: 12-10}
  - {id: verified, name: Thẩm định, due: 12-31}
ranking: {ties: ["criterion:a"]}
bands:
  - {id: gioi, name: Giỏi, from: 80, quota: 1}
  - {id: kha, name: Khá, from: 50}
criteria:
  - id: a
    name: Chuyên môn
    code: I
    max: 6
    criteria:
      - {id: a1, name: "CRITERION", max: 4, bonus: [{id: t, name: Thưởng, each: 0.5}]}
      - {id: a2, name: Báo cáo, max: 2}
  - {id: b, name: Phong trào, code: II, max: 4, deduct: [{id: d, name: Chậm, each: 0.25}]}
"""
UNITS = f"""
units:
  - {{id: x, name: '{HOSTILE}', short: X<b>}}
  - {{id: y, name: '{FORMULA}'}}
  - {{id: z, name: Sở Z}}
  - {{id: cu, name: Ban Cũ, left: 2021}}
  - {{id: moi, name: Ban Mới, joined: 2022}}
"""
AWARDS = """
awards:
  - {id: co, name: Cờ thi đua, quota: 1, pick: rank, requires: {min_percent: 80}}
"""
BALLOT = """
title: Suy tôn <b>Cờ</b>
for: co
kind: choose
on: 2023-01-12
seats: 1
members: 4
present: 4
issued: 4
returned: 4
invalid: 0
rule: {pass: 50%, of: members, strict: true, quorum: 2/3}
votes: {x: 3, y: 1}
"""
LEADERS = """
terms:
  - {year: 2022, leader: x, deputies: [y], chosen: elected, on: 2022-01-10}
  - {year: 2023, leader: y, chosen: deputy_succeeds}
"""


def sheet(unit: str, a1: str, a2: str, late: int = 0, items: str = "") -> str:
    """One sheet's text."""
    return f"unit: {unit}\nscores: {{a1: {a1}, a2: {a2}, d: {late}{items}}}\n"


def files(*, draft: bool = False) -> dict[str, str]:
    """The folder's files. Two units tie in 2022 and the criterion separates them."""
    scale = SCALE.replace("CRITERION", CRITERION)
    found = {
        "bloc.yaml": "{id: khoi, name: Khối <i>thử</i>}",
        "units.yaml": UNITS,
        "leadership.yaml": LEADERS,
        "2021/criteria.yaml": scale.replace("STATUS", "").replace("from: 50", "from: 40"),
        "2022/criteria.yaml": scale.replace("STATUS", "status: draft\n" if draft else ""),
        "2022/awards.yaml": AWARDS,
        "2022/ballots/co.yaml": BALLOT,
        "2022/outcome.yaml": "proposals: [{unit: x, award: co, on: 2023-01-12, chosen: ballot}]",
        "2022/decisions.yaml": "decisions: [{unit: x, award: co, granted: true, number: 1/QĐ}]",
    }
    before = {"x": ("3", "1", 0), "y": ("4", "2", 1), "z": ("2", "1", 0), "cu": ("1", "1", 4)}
    for unit, (a1, a2, late) in before.items():
        found[f"2021/scores/verified/{unit}.yaml"] = sheet(unit, a1, a2, late)
    now = {"x": ("4", "2", 2), "y": ("3.5", "2", 0), "z": ("2.75", "0.5", 1)}
    for unit, (a1, a2, late) in now.items():
        found[f"2022/scores/self/{unit}.yaml"] = sheet(unit, a1, a2, 0, ", t: 0")
        found[f"2022/scores/verified/{unit}.yaml"] = sheet(unit, a1, a2, late, ", t: 0")
    return found


def write(folder: Path, *, draft: bool = False, more: dict[str, str] | None = None) -> Path:
    """The bloc in a folder of its own."""
    for name, text in {**files(draft=draft), **(more or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return folder
