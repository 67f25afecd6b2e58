"""The year's whole report: what it says in every format, and that data stays data in each."""

import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.helpers import golden_files
from tests.helpers.books import layout
from tests.helpers.command_line import Done, run
from tests.helpers.folders import write_files
from tests.helpers.html_page import Page
from tests.helpers.report_data import CRITERION, FORMULA, HOSTILE, UNITS, sheet, write
from thidua.views.report.chart import Chart
from thidua.views.table import Report

DATA = Path(__file__).parents[2] / "data"


def report(folder: Path, year: int = 2022, *more: str) -> Done:
    return run("--data", str(folder), "report", str(year), *more)


def said(folder: Path, wanted: str, year: int = 2022, *more: str) -> str:
    done = report(folder, year, "--format", wanted, *more)
    assert done.code == 0, done.err
    return done.out


# -- as a whole ---------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("wanted", "ending"), [("text", "txt"), ("md", "md"), ("csv", "csv")])
def test_golden(tmp_path: Path, wanted: str, ending: str, lang: str) -> None:
    text = said(write(tmp_path), wanted, 2022, "--lang", lang)
    golden_files.check(f"report/report.{lang}.{ending}", text)


def test_golden_json(tmp_path: Path) -> None:
    golden_files.check("report/report.json", said(write(tmp_path), "json"))


def test_the_narrow_terminal_cuts_no_figure(tmp_path: Path) -> None:
    environment = {**os.environ, "COLUMNS": "60", "FORCE_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "thidua", "report", "2022", "--data", str(write(tmp_path))],
        capture_output=True, env=environment, check=True, timeout=60,
    )  # fmt: skip
    text = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout.decode())
    for figure in ("95,00%", "97,50", "+15,00", "87,5%", "3/4 (75,00%)"):
        assert figure in text


def test_a_draft_says_so_at_the_top(tmp_path: Path) -> None:
    text = said(write(tmp_path, draft=True), "text")
    assert "DỰ THẢO" in text[: text.index("1. Tình trạng số liệu")]
    assert text.count("DỰ THẢO") == 1
    assert json.loads(said(tmp_path, "json"))["blocs"][0]["data"]["scale"] == "draft"


def test_one_ranking_for_every_output() -> None:
    """The ranks of `rank` and of the report are the same value, in text and in JSON."""
    ranked = json.loads(run("--data", str(DATA), "rank", "2022", "--format", "json").out)
    whole = json.loads(said(DATA, "json"))
    assert whole["blocs"][0]["ranking"] == ranked["blocs"][0]["ranking"]
    text = said(DATA, "text")
    for line in run("--data", str(DATA), "rank", "2022").out.splitlines()[4:]:
        assert line in text


def test_a_year_without_a_scale_still_reports(tmp_path: Path) -> None:
    folder = write(tmp_path)
    for path in (folder / "2021").rglob("*.yaml"):
        path.unlink()
    (folder / "2021" / "events.yaml").write_text("events: []\n", encoding="utf-8")
    text = said(folder, "text", 2021)
    assert "Không có thang điểm" in text
    assert "Xếp hạng và xếp loại" not in text


def test_the_first_year_compares_with_none(tmp_path: Path) -> None:
    text = said(write(tmp_path), "text", 2021)
    assert "So với năm" not in text
    assert json.loads(said(tmp_path, "json", 2021))["blocs"][0]["changes"] is None


def test_an_error_in_the_year_stops_its_report(tmp_path: Path) -> None:
    done = report(write(tmp_path, more={"2022/scores/verified/z.yaml": sheet("z", "9", "1")}))
    assert (done.code, done.out) == (1, "")
    assert "TD203" in done.err


def test_an_error_in_an_earlier_year_s_scores_leaves_that_year_out(tmp_path: Path) -> None:
    done = report(write(tmp_path, more={"2021/scores/verified/z.yaml": "unit: ["}))
    assert done.code == 1
    assert "2021" in done.err
    assert "2. Xếp hạng và xếp loại" in done.out
    assert "So với năm" not in done.out


def test_a_missing_year_is_told(tmp_path: Path) -> None:
    done = report(write(tmp_path), 2019)
    assert (done.code, done.out) == (1, "")
    assert "TD416" in done.err


def test_two_blocs_have_their_own_parts(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / "data" / name)
        (tmp_path / "data" / name / "bloc.yaml").write_text(f"{{id: {name}, name: Khối {name}}}")
    done = report(tmp_path / "data")
    assert done.code == 0, done.err
    assert done.out.count("1. Tình trạng số liệu") == 2
    saved = tmp_path / "r.xlsx"
    assert report(tmp_path / "data", 2022, "-o", str(saved)).code == 0
    from python_calamine import CalamineWorkbook

    names = CalamineWorkbook.from_path(saved).sheet_names
    assert "Bỏ phiếu a" in names
    assert "Bỏ phiếu b" in names


# -- JSON ---------------------------------------------------------------------------------------


def test_json_keys_are_always_there(tmp_path: Path) -> None:
    whole = json.loads(said(write(tmp_path), "json"))
    assert whole["schema"] == "thidua/report/1"
    (bloc,) = whole["blocs"]
    assert list(bloc) == [
        "bloc", "year", "period", "data", "ranking", "unranked", "left", "mean_percent", "bands",
        "criteria", "stages", "stage_moves", "ballots", "awards", "leadership", "changes", "unit",
    ]  # fmt: skip
    assert bloc["data"]["stages"][0]["missing"] == [{"unit": "moi", "scorer": None}]
    assert [one["tie_broken_by"] for one in bloc["ranking"]] == ["criterion:a", "criterion:a", None]
    by_id = {one["id"]: one for one in bloc["criteria"]}
    # x 6/6, y 5.5/6, z 3.25/6
    assert (by_id["a"]["mean"], by_id["a"]["highest"], by_id["a"]["lowest"]) == (
        "81.9", "100.0", "54.2",
    )  # fmt: skip
    changes = {one["id"]: one for one in bloc["changes"]["units"]}
    assert bloc["changes"]["since"] == 2021
    assert (changes["x"]["places"], changes["x"]["difference"]) == (1, "15")
    assert (changes["moi"]["rank"], changes["moi"]["percent"]) == (None, None)
    assert (changes["cu"]["rank_before"], changes["cu"]["rank"]) == (4, None)
    assert [(one["unit"], one["difference"]) for one in bloc["stage_moves"]] == [
        ("x", "-0.5"),
        ("z", "-0.25"),
    ]


# -- HTML ---------------------------------------------------------------------------------------


def page(folder: Path, year: int = 2022) -> tuple[str, Page]:
    text = said(folder, "html", year)
    return text, Page(text)


def test_html_has_no_script_and_nothing_from_outside(tmp_path: Path) -> None:
    _, found = page(write(tmp_path))
    names = {tag for tag, _ in found.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "use", "image"}
    for _, attributes in found.tags:
        assert not any(key.startswith("on") for key in attributes)
        for key in ("src", "href", "xlink:href", "action", "data"):
            assert (attributes.get(key) or "#").startswith("#")
        assert "url(" not in (attributes.get("style") or "")
    styles = "".join(found.within["style"])
    assert not re.search(r"url\(|@import|https?:", styles)
    policy = next(one["content"] for one in found.of("meta") if "http-equiv" in one)
    assert (policy or "").startswith("default-src 'none'")


def test_hostile_names_are_shown_as_they_are(tmp_path: Path) -> None:
    _, found = page(write(tmp_path))
    texts = [text for texts in found.within.values() for text in texts]
    assert HOSTILE in texts
    assert FORMULA in texts
    assert any(CRITERION in text for text in texts)
    assert CRITERION in said(tmp_path, "text")
    assert HOSTILE not in said(tmp_path, "md")


def test_the_longest_name_breaks_nothing(tmp_path: Path) -> None:
    """Cut in drawings, whole in tables."""
    name = ("Trường " * 2800).strip()
    units = UNITS.replace("Sở Z", name)
    folder = write(tmp_path, more={"units.yaml": units})
    text, found = page(folder)
    assert name in text
    assert len(found.of("svg")) == 5
    saved = tmp_path / "r.xlsx"
    assert report(folder, 2022, "-o", str(saved)).code == 0
    from python_calamine import CalamineWorkbook

    heads = CalamineWorkbook.from_path(saved).get_sheet_by_name("Cách tính").to_python()[2]
    assert heads[5] == name


def test_every_chart_has_text(tmp_path: Path) -> None:
    """A title and a description with every figure, and a table of them beside it or in it."""
    _, found = page(write(tmp_path))
    charts = found.of("svg")
    assert len(charts) == 5
    ids = {attributes.get("id") for _, attributes in found.tags}
    for chart in charts:
        assert chart["role"] == "img"
        assert set((chart["aria-labelledby"] or "").split()) <= ids
    descriptions = found.within["desc"]
    assert len(descriptions) == len(charts)
    ranking = descriptions[0]
    assert ranking.startswith(f"1. {HOSTILE}: 95,00% (I 60,00%; II 35,00%). 2. {FORMULA}: 95,00")
    assert "Bình quân chung: 81,9%." in descriptions[1]
    assert descriptions[4].startswith("2021: X<b> 2; ")
    assert len(found.of("details")) == 1


def test_headings_and_tables_are_in_order(tmp_path: Path) -> None:
    _, found = page(write(tmp_path))
    levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    for before, after in pairwise(levels):
        assert after <= before + 1
    assert all(one.get("scope") in ("col", "row") for one in found.of("th"))
    ids = [one["id"] for _, one in found.tags if one.get("id")]
    assert len(ids) == len(set(ids))


def test_charts_of_many_units_come_in_parts() -> None:
    from thidua.render.charts import parts_of
    from thidua.views.report.chart import DIFFERENCE, ChartSeries, Label

    labels = tuple(Label(str(n)) for n in range(40))
    chart = Chart(DIFFERENCE, "T", labels, (ChartSeries("s", tuple(range(40))),))
    parts = list(parts_of(chart))
    assert [len(part.labels) for part in parts] == [14, 14, 12]
    assert {part.whole for part in parts} == {39}
    assert [part.title for part in parts] == ["T (1/3)", "T (2/3)", "T (3/3)"]


# -- the same bytes -----------------------------------------------------------------------------


@pytest.mark.parametrize("wanted", ["text", "md", "csv", "json", "html", "xlsx"])
def test_same_input_same_bytes(tmp_path: Path, wanted: str) -> None:
    folder = write(tmp_path)

    def made(seed: int) -> bytes:
        environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
        command = ["report", "2022", "--data", str(folder), "--format", wanted]
        return subprocess.run(
            [sys.executable, "-m", "thidua", *command],
            capture_output=True, env=environment, check=True, timeout=60,
        ).stdout  # fmt: skip

    assert made(1) == made(2)


def test_other_commands_load_nothing_of_it() -> None:
    """The reports of one command don't bring the whole year's along."""
    code = (
        "import sys; from tests.helpers.command_line import run; "
        "run('--data', sys.argv[1], 'rank', '2022'); "
        "print([m for m in sys.modules if m.startswith(('thidua.views.report.whole', "
        "'thidua.views.report.chart', 'thidua.views.rule_words', 'thidua.views.workings', "
        "'thidua.render.svg', 'thidua.render.charts'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(DATA)],
        capture_output=True, check=True, cwd=DATA.parent, timeout=60,
    )  # fmt: skip
    assert done.stdout.decode().strip() == "[]"


def test_a_report_without_charts_has_no_style_for_them() -> None:
    from thidua.render import html

    assert "svg" not in html.render(Report("T", ()))


def test_members_that_the_source_does_not_name_are_counted_as_it_says(tmp_path: Path) -> None:
    write_files(
        tmp_path, layout("max: 10\ncriteria: [{id: x, name: X, max: 10}]", {"a": "scores: {x: 9}"})
    )
    units = (tmp_path / "units.yaml").read_text("utf-8")
    for head, said in (
        ("", "1 đơn vị; xếp hạng 1"),
        ("known: partial\ncount: 9\n", "9 đơn vị, nguồn nêu tên 1; xếp hạng 1"),
        ("known: partial\n", "nguồn nêu tên 1 đơn vị, không nêu tổng số; xếp hạng 1"),
    ):
        (tmp_path / "units.yaml").write_text(head + units, "utf-8")
        assert said in run("report", "2022", "--data", str(tmp_path)).out
