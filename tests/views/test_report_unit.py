"""`report --unit`: a unit's year on one page, against the bloc."""

import json
from pathlib import Path

import pytest

from tests.helpers.command_line import run
from tests.helpers.report_data import write
from tests.views.test_report_chromium import CHROMIUM, chromium

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
