"""`report -o FOLDER`: every link leads somewhere, every figure to a file's line and back."""

import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from tests.helpers.command_line import run
from tests.helpers.page_links import (
    broken_links,
    figures_without_a_link,
    reached,
    target,
    walked,
)
from tests.helpers.report_data import HOSTILE, write
from thidua.views.linked.links import PageNames

DATA = Path(__file__).parents[2] / "data"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
WINDOWS = re.compile(r"[a-zA-Z0-9._-]{1,90}\.html")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages") / "bao-cao"
    done = run("--data", str(DATA), "report", "2022", "-o", str(folder))
    assert done.code == 0, done.err
    assert "index.html" in done.out
    return folder


def hostile(tmp_path: Path, *more: str) -> Path:
    folder = tmp_path / "trang"
    done = run("--data", str(write(tmp_path / "d")), "report", "2022", "-o", str(folder), *more)
    assert done.code == 0, done.err
    return folder


# -- links --------------------------------------------------------------------------------------


def test_every_link_leads_to_a_place_inside(made: Path) -> None:
    assert broken_links(made) == []


def test_every_page_is_reached_from_the_ranking(made: Path) -> None:
    assert reached(made) == {page.name for page in made.iterdir()}


def test_every_figure_of_the_ranking_leads_to_a_line_of_a_file(made: Path) -> None:
    """Points and percent of every unit -> the explanation -> a sheet's line -> back again."""
    index = made / "index.html"
    text = index.read_text(encoding="utf-8")
    text = re.sub(r"<details>.*?</details>", "", text, flags=re.S)
    rows = re.findall(r"<tr>(?:(?!</tr>).)*#c-total(?:(?!</tr>).)*</tr>", text, re.S)
    assert len(rows) == 11
    for row in rows:
        figures = re.findall(r'<td class="number"[^>]*>(.*?)</td>', row)
        assert len(figures) == 3
        assert all("<a href=" in one for one in figures), row
        href = re.findall(r'href="([^"]+)"', figures[-1])[0]
        page, place = target(index, unescape(href))
        assert place == "c-total"
        sources = [
            target(page, link)
            for link, said in walked(page).links
            if "/scores/" in said and said.rpartition(":")[2].isdigit()
        ]
        assert len(sources) > 30
        for file, line in sources[:5]:
            assert re.fullmatch(r"L[0-9]+", line)
            backs = [one for one, said in walked(file).links if said.startswith("↩")]
            assert any(target(file, one)[0] == page for one in backs)


EXPLAINS_ITSELF = frozenset(
    [
        *("Ghi chú", "Vì sao", "Ngày", "Hạn", "Năm", "Số đơn vị", "Kết quả kiểm tra"),
        *("Theo quy tắc", "Đơn vị", "Mạnh nhất", "Yếu nhất"),
    ]
)
"""Reasons, days, counts of what stands beside them; the criteria of the table below."""


@pytest.mark.parametrize("data", ["data", "examples/tinh-2025", "examples/truong-hoc-2024"])
def test_every_figure_leads_to_its_explanation(data: str, tmp_path: Path) -> None:
    folder = tmp_path / "trang"
    done = run("--data", str(DATA.parent / data), "report", "-o", str(folder))
    assert done.code == 0, done.err
    assert broken_links(folder) == []
    left = [
        one
        for one in figures_without_a_link(folder)
        if one.over not in EXPLAINS_ITSELF and one.page != "binh-quan.html"
    ]
    assert left == []


def test_the_mean_and_the_spread_are_explained(made: Path) -> None:
    """88,64 % is the sum of eleven percents by eleven; each of them leads to its explanation."""
    text = (made / "index.html").read_text(encoding="utf-8")
    assert 'href="binh-quan.html"' in text
    page = walked(made / "binh-quan.html")
    assert "tổng tỷ lệ 975,07% / 11 đơn vị được xếp hạng = 88,64%" in page.text
    assert "cao nhất 98,66%, thấp nhất 65,04%; chênh lệch 33,62 điểm phần trăm" in page.text
    assert sum(href.endswith("#c-total") for href, _ in page.links) >= 11


def test_the_figures_of_the_year_before_are_explained_and_lead_back(made: Path) -> None:
    """98,65 % of Sở VHTTDL in 2021 -> its page of 2021 -> a sheet's line -> back; and the same
    figure on the unit's own page."""
    for name in ("cac-nam.html", "don-vi-so-vhttdl.html"):
        page = made / name
        links = [href for href, said in walked(page).links if said.strip() == "98,65%"]
        assert {target(page, one)[0].name for one in links} == {"nam-2021-so-vhttdl.html"}
    page = made / "nam-2021-so-vhttdl.html"
    assert "98,65" in walked(page).text
    sources = [href for href, said in walked(page).links if "2021/scores/" in said]
    assert sources
    file, line = target(page, sources[0])
    assert line.startswith("L")
    assert any(target(file, one)[0] == page for one, said in walked(file).links if "↩" in said)


def test_a_lines_page_shows_that_line(made: Path) -> None:
    """The line that a link names is the line of the file itself."""
    page = made / "tep-2022-scores-self-so-y-te.html"
    shown = re.findall(r'<li id="L(\d+)"><code>(.*?)</code>', page.read_text(encoding="utf-8"))
    file = DATA / "van-hoa-xa-hoi" / "2022" / "scores" / "self" / "so-y-te.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [unescape(text).rstrip() for _, text in shown] == [one.rstrip() for one in lines]
    assert [int(number) for number, _ in shown] == list(range(1, len(lines) + 1))


def test_points_of_an_earlier_stage_are_explained(made: Path) -> None:
    """3.1.3 of Sở Y tế: 2.90 by itself, 2.85 since the cross-scoring."""
    text = walked(made / "don-vi-so-y-te.html").text
    assert "ở bước Tự chấm" in text


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_browser_follows_from_the_ranking_to_the_line(made: Path, tmp_path: Path) -> None:
    """What a person clicks: unit's percent, then the first entry's source; the page's own DOM."""

    def dom(page: Path) -> str:
        assert CHROMIUM is not None
        done = subprocess.run(
            [
                CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage", f"--user-data-dir={tmp_path}", "--dump-dom",
                page.as_uri(),
            ],
            capture_output=True, timeout=120, check=True,
        )  # fmt: skip
        return done.stdout.decode()

    index = made / "index.html"
    first = re.search(r'<td class="number"[^>]*><a href="(don-vi-[^"]+)"', dom(index))
    assert first is not None
    unit, place = target(index, unescape(first[1]))
    text = dom(unit)
    assert f'id="{place}"' in text
    source = re.search(r'<a href="(tep-2022-scores-[^"]+)"', text)
    assert source is not None
    file, line = target(unit, unescape(source[1]))
    assert f'<li id="{line}"' in dom(file)


# -- safe, small, the same again ----------------------------------------------------------------


def test_names_are_safe_on_windows_and_pages_small(made: Path) -> None:
    names = [page.name for page in made.iterdir()]
    assert all(WINDOWS.fullmatch(name) for name in names)
    assert len({name.casefold() for name in names}) == len(names)
    assert sum(page.stat().st_size for page in made.iterdir()) < 5_000_000


def test_names_that_differ_by_case_get_pages_of_their_own() -> None:
    places = PageNames("", lambda file, _: (file, 1))
    assert [places.named(one) for one in ("tieu-chi-a", "tieu-chi-A", "index")] == [
        "tieu-chi-a", "tieu-chi-A-2", "index-2",
    ]  # fmt: skip
    assert len(places.named("x" * 300)) <= 60


def test_data_stays_data(tmp_path: Path) -> None:
    for page in hostile(tmp_path).iterdir():
        text = page.read_text(encoding="utf-8")
        assert HOSTILE not in text
        assert "<script" not in text
        links = [href for href, _ in walked(page).links]
        assert not [href for href in links if ":" in href or href.startswith("/")]
        assert "src=" not in re.sub(r">[^<]*<", "><", text)


def test_the_same_data_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert run("--data", str(DATA), "report", "2022", "-o", str(again)).code == 0
    assert {page.name: page.read_bytes() for page in made.iterdir()} == {
        page.name: page.read_bytes() for page in again.iterdir()
    }


# -- what everybody may see ---------------------------------------------------------------------


def test_public_pages_hold_no_figure_and_no_file(tmp_path: Path) -> None:
    folder = hostile(tmp_path, "--public")
    assert broken_links(folder) == []
    assert reached(folder) == {page.name for page in folder.iterdir()}
    assert not [page for page in folder.iterdir() if page.name.startswith(("tep-", "tieu-chi"))]
    for page in folder.iterdir():
        text = re.sub(r"<style>.*?</style>", "", page.read_text(encoding="utf-8"), flags=re.S)
        assert not re.search(r"\d,\d|\d%", text)


# -- written together, over nothing else --------------------------------------------------------


def test_old_pages_are_replaced_and_left_over_ones_removed(tmp_path: Path) -> None:
    folder = hostile(tmp_path)
    gone = folder / "don-vi-moi.html"
    assert gone.exists()
    assert (folder / "don-vi-x.html").exists()
    units = tmp_path / "d" / "units.yaml"
    units.write_text(units.read_text("utf-8").replace("joined: 2022", "joined: 2023"), "utf-8")
    for path in (tmp_path / "d" / "2022").rglob("moi*.yaml"):
        path.unlink()
    assert run("--data", str(tmp_path / "d"), "report", "2022", "-o", str(folder)).code == 0
    assert not gone.exists()
    assert broken_links(folder) == []


def test_a_file_of_somebody_else_is_never_touched(tmp_path: Path) -> None:
    folder = tmp_path / "cua-toi"
    folder.mkdir()
    (folder / "index.html").write_text("<p>của tôi</p>", encoding="utf-8")
    done = run("--data", str(DATA), "report", "2022", "-o", str(folder))
    assert (done.code, "TD854" in done.err) == (1, True)
    assert [path.name for path in folder.iterdir()] == ["index.html"]


@pytest.mark.parametrize("place", ["", "2022", "2022/evidence", ".git/x"])
def test_no_page_lands_among_the_data(tmp_path: Path, place: str) -> None:
    data = write(tmp_path)
    (data / "2022" / "evidence").mkdir()
    (data / ".git").mkdir()
    before = set(data.rglob("*"))
    done = run("--data", str(data), "report", "2022", "-o", str(data / place) + os.sep)
    assert done.code == 1
    assert set(data.rglob("*")) == before


def test_several_blocs_have_a_folder_each(tmp_path: Path) -> None:
    data = tmp_path / "d"
    for bloc in ("k1", "k2"):
        folder = write(data / bloc)
        path = folder / "bloc.yaml"
        text = re.sub(r"id: [a-z0-9-]+", f"id: {bloc}", path.read_text("utf-8"), count=1)
        path.write_text(text, "utf-8")
    (data / "thidua.yaml").write_text("format: 2\n", encoding="utf-8")
    folder = tmp_path / "trang"
    done = run("--data", str(data), "report", "2022", "-o", str(folder))
    assert done.code == 0, done.err
    assert sorted(path.name for path in folder.iterdir()) == ["index.html", "khoi-k1", "khoi-k2"]
    assert broken_links(folder) == []
    assert len(reached(folder)) == len(list(folder.rglob("*.html")))
