"""What the page "What thidua does not say" tells to do instead, does it."""

import json
from pathlib import Path

from tests.helpers.command_line import run
from tests.helpers.folders import write_files


def ranks(folder: Path, scale: str, sheets: dict[str, str]) -> dict[str, int]:
    units = "".join(f"  - {{id: {unit}, name: {unit.upper()}}}\n" for unit in sheets)
    files = {
        "bloc.yaml": "id: k\nname: K\n",
        "units.yaml": f"units:\n{units}",
        "2022/criteria.yaml": scale,
        **{
            f"2022/scores/verified/{u}.yaml": f"unit: {u}\nscores: {s}\n" for u, s in sheets.items()
        },
    }
    write_files(folder, files)
    assert run("check", "--data", str(folder)).code == 0
    done = run("rank", "2022", "--data", str(folder), "--format", "json")
    (bloc,) = json.loads(done.out)["blocs"]
    return {one["id"]: one["rank"] for one in bloc["ranking"]}


def test_gold_before_silver_before_bronze(tmp_path: Path) -> None:
    scale = """max: 111
rounding: {places: 6}
criteria:
  - {id: vang, name: Vàng, max: 100, rule: {kind: count, each: 1}}
  - {id: bac, name: Bạc, max: 10, rule: {kind: count, each: 0.001}}
  - {id: dong, name: Đồng, max: 1, rule: {kind: count, each: 0.000001}}
"""
    medals = {
        "a": "{vang: 2, bac: 0, dong: 99}",
        "b": "{vang: 2, bac: 1, dong: 0}",
        "c": "{vang: 1, bac: 99, dong: 99}",
        "d": "{vang: 2, bac: 1, dong: 0}",
    }
    assert ranks(tmp_path, scale, medals) == {"b": 1, "d": 1, "a": 3, "c": 4}


def test_the_number_of_criteria_met(tmp_path: Path) -> None:
    scale = "max: 3\ncriteria:\n" + "".join(
        f'  - {{id: "{n}", name: Tiêu chí {n}, max: 1, rule: pass_fail}}\n' for n in (1, 2, 3)
    )
    met = {
        "a": '{"1": true, "2": false, "3": true}',
        "b": '{"1": true, "2": true, "3": true}',
        "c": '{"1": false, "2": true, "3": true}',
    }
    assert ranks(tmp_path, scale, met) == {"b": 1, "a": 2, "c": 2}


def test_sums_of_places(tmp_path: Path) -> None:
    rule = "{kind: linear, worst: 30, best: 3, lower_is_better: true}"
    scale = f'max: 10\ncriteria: [{{id: "1", name: Tổng thứ hạng, max: 10, rule: {rule}}}]\n'
    places = {"a": '{"1": 7}', "b": '{"1": 5}', "c": '{"1": 12}'}
    assert ranks(tmp_path, scale, places) == {"b": 1, "a": 2, "c": 3}
