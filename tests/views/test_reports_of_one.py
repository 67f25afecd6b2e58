"""Reports of one unit, one rule and one computation, and what the whole report counts, by hand."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from tests.helpers.books import F, bloc, layout, scored, sheet
from tests.helpers.command_line import run
from tests.helpers.folders import write_files
from tests.helpers.report_data import write
from tests.helpers.year_data import load
from tests.views.test_report_chromium import CHROMIUM, chromium
from thidua.bloc.firmness.compare import mean_percent, strengths
from thidua.bloc.ranking.standings import Standing, Standings, changes, own_points, stage_moves
from thidua.diagnostics.diagnostic import all_codes
from thidua.model.units import Units
from thidua.views.rule import find, nearest, rule_json, rule_report, rules_report
from thidua.views.scored import Scored
from thidua.views.table import Facts, Paragraph, Table
from thidua.views.workings import workings
from thidua.words import LANGS, Lang

DATA = Path(__file__).parents[2] / "data"


def told(data: Path, unit: str, *more: str) -> str:
    done = run("--data", str(data), "report", "2022", "--unit", unit, *more)
    assert done.code == 0, done.err
    return done.out


def test_its_place_and_who_stands_next_above() -> None:
    """98,66% - 94,97% = 3,69; both as `rank` prints them."""
    text = told(DATA, "so-y-te")
    assert "2 trên 11" in text
    assert "Sở Giáo dục và Đào tạo (hạng 1, hơn 3,69 điểm phần trăm)" in text
    assert "bình quân chung 88,64%; cao nhất 98,66%" in text


OWN_ITEMS = """max: 10
stages: [{id: self, name: Tự chấm}]
criteria: [{id: a, name: Việc, max: 10, deduct: [{id: a.tru.1, name: Chậm, each: 1}]}]
bonus: [{id: thuong, name: Giải, points: 2}]
deduct: [{id: t.1, name: Vi phạm, points: 1}]
"""


def test_what_the_scale_itself_gives_is_explained_and_ids_that_nobody_printed_are_not_shown(
    tmp_path: Path,
) -> None:
    """10 - 2 + 2 - 1 = 9; an id like a printed number (`t.1`) is shown with the item's name."""
    said = "unit: a\nno_other_events: true\nscores: {a.tru.1: 2, thuong: 1, t.1: 1}\n"
    write_files(tmp_path, {
        "thidua.yaml": "format: 2\n", "bloc.yaml": "id: k\nname: Khối\n",
        "units.yaml": "units: [{id: a, name: Sở A}]\n",
        "2022/criteria.yaml": OWN_ITEMS, "2022/scores/self/a.yaml": said,
    })  # fmt: skip
    text = run("--data", str(tmp_path), "explain", "2022", "a").out
    assert "trừ “Chậm”: 2 lần x 1" in text and "cộng “Giải”" in text
    assert "trừ t.1 “Vi phạm”" in text
    told = json.loads(run("--data", str(tmp_path), "explain", "2022", "a", "--format", "json").out)
    found = {one["name"]: one["points"] for one in told["blocs"][0]["criteria"]}
    assert found == {"Việc": "8", "Tổng điểm": "9"}


def test_criteria_ahead_and_behind_are_against_the_mean() -> None:
    """The five leaves furthest over the bloc's mean, the largest first; then the five furthest
    below it. 3.1.4: 125% and 88,6%; 1.3.4: 50% and 81,3%."""
    text = told(DATA, "so-y-te", "--format", "md")
    tables = {
        name: text.partition(f"**{name}**")[2].strip().split("\n\n")[0].splitlines()[2:]
        for name in ("Mạnh nhất so với bình quân chung", "Yếu nhất so với bình quân chung")
    }
    gaps = {}
    for name, rows in tables.items():
        cells = [[one.strip() for one in row.strip("|").split("|")] for row in rows]
        shares = [
            tuple(float(one.rstrip("%").replace(",", ".")) for one in row[3:5]) for row in cells
        ]
        gaps[name] = [round(own - mean, 1) for own, mean in shares]
        assert len(cells) == 5
    ahead, behind = gaps.values()
    assert ahead == sorted(ahead, reverse=True)
    assert behind == sorted(behind)
    assert (ahead[0], behind[0]) == (36.4, -31.3)
    assert min(ahead) > 0 > max(behind)


def test_a_unit_is_found_by_the_beginning_of_its_name() -> None:
    assert told(DATA, "sở y t") == told(DATA, "so-y-te")


def test_json_holds_what_is_about_the_unit() -> None:
    (bloc,) = json.loads(told(DATA, "so-y-te", "--format", "json"))["blocs"]
    assert bloc["unit"] == {"id": "so-y-te", "name": "Sở Y tế"}
    assert [one["id"] for one in bloc["ranking"]] == ["so-y-te"]
    assert {unit for one in bloc["criteria"] for unit in one["shares"]} <= {"so-y-te"}
    assert {one["unit"] for one in bloc["stage_moves"]} == {"so-y-te"}
    whole = json.loads(run("--data", str(DATA), "report", "2022", "--format", "json").out)
    assert whole["blocs"][0]["unit"] is None


def test_public_shows_no_figure() -> None:
    text = told(DATA, "so-y-te", "--public")
    assert "94,97" not in text
    assert "2/11" in text


def test_a_unit_without_a_rank_and_one_that_is_not_there(tmp_path: Path) -> None:
    data = write(tmp_path)
    for path in (data / "2022" / "scores").rglob("z.yaml"):
        path.unlink()
    assert "không được chấm" in told(data, "z") or "Ghi chú" in told(data, "z")
    done = run("--data", str(data), "report", "2022", "--unit", "khong-co")
    assert (done.code, "TD911" in done.err) == (2, True)


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.parametrize("unit", ["so-y-te", "truong-cdn"])
def test_it_prints_on_one_page(tmp_path: Path, unit: str) -> None:
    page, paper = tmp_path / "u.html", tmp_path / "u.pdf"
    told(DATA, unit, "-o", str(page))
    chromium(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={paper}", page.as_uri())
    assert paper.read_bytes().count(b"/Type /Page\n") == 1


# -- `thidua rule` --------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["TD130", "td130", "130", " not-a-number", "Not_A_Number"])
def test_a_number_and_a_name_are_accepted(typed: str) -> None:
    assert find(typed) == "TD130"


@pytest.mark.parametrize("typed", ["", "TD", "TD999x", "13", "not"])
def test_nothing_else_is(typed: str) -> None:
    assert find(typed) is None


def test_the_nearest_is_offered() -> None:
    assert nearest("not-a-numbr") == "not-a-number"
    assert nearest("duplicate key") == "duplicate-key"
    assert nearest("zzzzzzzz") is None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", all_codes())
def test_a_rule_is_explained_without_placeholders(code: str, lang: Lang) -> None:
    report = rule_report(code, lang)
    facts, *texts, wordings = report.sections[0].blocks
    assert isinstance(facts, Facts) and facts.items[0].value.text == code
    assert texts
    for text in texts:
        assert isinstance(text, Paragraph) and text.text and "{{" not in text.text
    assert isinstance(wordings, Table)
    for row in wordings.rows:
        assert row.cells[0].text and row.cells[1].text
        assert "{{" not in row.cells[0].text + row.cells[1].text


def test_the_list_holds_every_code_in_order() -> None:
    (table,) = rules_report("vi").sections[0].blocks
    assert isinstance(table, Table)
    assert [row.cells[0].text for row in table.rows] == all_codes()


def test_json_has_all_keys() -> None:
    (rule,) = rule_json(["TD130"], "en")["rules"]  # type: ignore[misc]
    assert set(rule) == {"code", "name", "severity", "messages", "hints", "explanation"}
    assert (rule["code"], rule["name"], rule["severity"]) == ("TD130", "not-a-number", "error")


# -- The computation taken apart -------------------------------------------------------------------


def test_a_missing_leaf_with_deductions_counts_what_was_deducted() -> None:
    """x has no points yet, but two events at 0.5 each: -1 of y's 8 leaves 7."""
    criteria = """
        max: 20
        criteria:
          - id: x
            name: X
            max: 10
            floor: none
            rule: {kind: points}
            deduct: [{id: x.c, name: Chậm, each: 0.5}]
          - {id: y, name: Y, max: 10}
        """
    sheets = {"a": "scores: {x.c: 2, y: 8}"}
    result, book = scored(criteria, sheets), bloc(layout(criteria, sheets))[0]
    made = workings(Scored(book, result), "vi")
    leaves = [line.values[0] or Fraction(0) for line in made.lines if not line.parts]
    assert result.units[0].total == sum(leaves) == made.points[0]
    assert made.lines[0].values == (result.units[0].nodes["x"].points or None,)


# -- What the year's report counts, worked out by hand ---------------------------------------------


SCALE = """
max: 10
stages: [{id: self, name: T}, {id: cross, name: C}, {id: verified, name: V}]
criteria:
  - id: g
    name: G
    max: 6
    deduct: [{id: d, name: D, each: 0.5}]
    criteria:
      - {id: x, name: X, max: 4, not_for: [c]}
      - {id: y, name: Y, max: 2}
  - {id: z, name: Z, max: 4, bonus: [{id: b, name: B, each: 1}]}
  - {id: n, name: N, max: 0, bonus: [{id: m, name: M, each: 1}]}
"""


def one(x: str, y: str, z: str, more: str = "") -> str:
    entries = [f"x: {x}" if x else "", f"y: {y}", f"z: {z}", "n: 0", *more.split("; ")]
    return sheet(*(entry for entry in entries if entry))


SHEETS = {
    "self/a": one("4", "2", "4", "d: 0; b: 0; m: 0"),
    "verified/a": one("3", "2", "4", "d: 1; b: 1; m: 0"),
    "self/b": one("2", "1", "2", "d: 0; b: 0; m: 0"),
    "cross/b": sheet("x: 1"),
    "verified/b": sheet("x: 2", "d: 0"),
    "verified/c": one("", "1", "3", "d: 0; b: 0; m: 0"),
}


def test_shares_of_what_applies() -> None:
    """g: a (3+2-0.5)/6, b 3/6, c 1/2 of the two points that apply to it."""
    found = {each.criterion: each for each in strengths(scored(SCALE, SHEETS))}
    assert list(found) == ["g", "x", "y", "z"]
    assert found["g"].shares == {"a": F(3, 4), "b": F(1, 2), "c": F(1, 2)}
    assert found["g"].mean == F(7, 12)
    assert (found["g"].best, found["g"].weakest) == (("a",), ("c", "b"))
    assert set(found["x"].shares) == {"a", "b"}
    assert found["z"].highest == F(5, 4)
    assert not found["z"].all_alike


def test_units_without_a_rank_count_nowhere() -> None:
    result = scored(SCALE, {**SHEETS, "self/e": sheet("x: 4")}, units="a b c e")
    assert all("e" not in each.shares for each in strengths(result))
    # a 9.5/10, b 5/10, c 4/6: 95, 50 and 200/3
    assert mean_percent(result) == F(635, 9)


def test_no_ranked_unit_no_shares() -> None:
    result = scored(SCALE, {"self/a": sheet("x: 4")}, units="a c")
    assert strengths(result) == ()
    assert mean_percent(result) is None


def test_moves_between_the_stages_that_have_a_sheet() -> None:
    """The group's own deduction is a move of the group; the largest come first."""
    moves = stage_moves(scored(SCALE, SHEETS))
    assert [
        (each.unit, each.criterion, each.from_stage, each.to_stage, each.difference)
        for each in moves
    ] == [
        ("a", "x", "self", "verified", -1),
        ("a", "z", "self", "verified", 1),
        ("b", "x", "self", "cross", -1),
        ("b", "x", "cross", "verified", 1),
        ("a", "g", "self", "verified", F(-1, 2)),
    ]


def test_own_points_add_up_to_the_total() -> None:
    result = scored(SCALE, SHEETS)
    for unit in result.units:
        nodes = [result.scale.root, *result.scale.nodes.values()]
        own = [own_points(unit.nodes, node) or 0 for node in nodes if node is not None]
        assert sum(own, F(0)) == unit.total


UNITS = """
units:
  - {id: x, name: X, left: 2021, became: m}
  - {id: y, name: Y, left: 2021, became: m}
  - {id: m, name: M, joined: 2022}
  - {id: r, name: R, left: 2021, became: s}
  - {id: s, name: S, joined: 2022}
  - {id: u, name: U}
  - {id: v, name: V, joined: 2022}
  - {id: w, name: W, left: 2021}
"""


def standings(**ranks: tuple[int, int]) -> Standings:
    return Standings(
        {
            unit: Standing(unit, "ranked", rank, Fraction(percent))
            for unit, (rank, percent) in ranks.items()
        }
    )


def test_changes_follow_renamed_and_merged_units() -> None:
    before = standings(x=(1, 95), r=(2, 90), u=(3, 85), y=(4, 80), w=(5, 70))
    now = standings(u=(1, 96), m=(2, 91), s=(3, 88), v=(4, 60))
    found = {one.unit: one for one in changes(load(Units, UNITS), now, before, 2021)}
    assert list(found) == ["u", "m", "s", "v", "w"]
    assert [found["u"].places, found["u"].percent] == [2, 11]
    assert [found["s"].places, found["s"].percent] == [-1, -2]
    assert [standing.unit for standing in found["m"].before] == ["x", "y"]
    assert (found["m"].was, found["m"].places, found["m"].percent) == (None, None, None)
    assert found["v"].before == ()
    assert (found["w"].now, found["w"].places) == (None, None)
