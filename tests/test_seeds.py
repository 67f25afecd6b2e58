"""The five news items that the project started from: each of their blocs works here, facts only.

Source of every expectation: the article named in the folder's bloc.yaml.
"""

import json
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.helpers.command_line import run
from tests.helpers.docx_read import texts
from tests.helpers.folders import write_files
from tests.helpers.office_files import sheet
from tests.helpers.starter_bloc import tree
from thidua.cli.session import Session

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


# -- The year after each seed, begun and lived by commands -----------------------------------------


NEXT = {
    "van-hoa-xa-hoi-2022": 2023,
    "ban-dang-tinh-uy-2022": 2023,
    "bac-kan-2018": 2019,
    "kon-tum-2020": 2022,
    "ha-nam-2021": 2023,
}
"""The seed, and a year after all that its text tells of."""


@pytest.mark.parametrize(("seed", "year"), NEXT.items())
def test_the_year_after_is_begun(
    seed: str, year: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "d"
    shutil.copytree(EXAMPLES / seed, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(Session, "today", date(year, 2, 1))
    before = tree(folder)
    assert run("new-year", str(year)).code == 0
    made = {name for name in tree(folder) if name not in before}
    assert {f"{year}/criteria.yaml", f"{year}/pact.yaml"} <= made
    assert {name: tree(folder)[name] for name in before} == before  # nothing told is changed
    assert run("check").code == 0
    (bloc,) = json.loads(run("status", str(year), "--format", "json").out)["blocs"]
    states = {step["id"]: step["state"] for step in bloc["steps"]}
    assert states["scale"] == "due"
    assert "done" not in (states["pact"], states["registration"], states["handover"])
    words = [office_scale(tmp_path) if one == "TỆP" else one for one in _words_of(bloc["next"])]
    done = run(*words[1:])
    assert (words[0], done.code) == ("thidua", 0), done.err
    refused = run("rank", str(year))
    assert (refused.code, "TD415" in refused.err) == (1, True)  # told, and nothing ranked


def _words_of(step: dict[str, str]) -> list[str]:
    return shlex.split(step["command"])


def office_scale(folder: Path) -> str:
    """An office's own scale in Excel, which the next step asks for where the year has none."""
    rows = [["TT", "Nội dung", "Điểm chuẩn"], ["1", "Nhiệm vụ", 60], ["2", "Phong trào", 40]]
    (folder / "thang.xlsx").write_bytes(sheet(rows))
    return str(folder / "thang.xlsx")


# The year itself, lived by commands, and by what people type where the program tells them to.


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, int], Path]]:
    def begun(seed: str, year: int) -> Path:
        shutil.copytree(EXAMPLES / seed, tmp_path / "d")
        monkeypatch.chdir(tmp_path / "d")
        done("new-year", str(year))
        return tmp_path / "d"

    yield begun


def done(*words: str) -> str:
    found = run(*words)
    assert found.code == 0, found.out + found.err
    return found.out


def states(year: int, day: str) -> dict[str, tuple[str, int | None, int | None]]:
    (bloc,) = json.loads(done("status", str(year), "--as-of", day, "--format", "json"))["blocs"]
    return {one["id"]: (one["state"], one["sent"], one["wanted"]) for one in bloc["steps"]}


def letter(kind: str, year: int, *more: str) -> str:
    done("-q", "document", kind, str(year), "-o", f"{kind}.docx", *more)
    return texts(Path(f"{kind}.docx").read_bytes())


def acclaimed(year: str, unit: str, day: str) -> None:
    done("rotate-leader", year, "--leader", unit, "--chosen", "acclaimed", "--on", day)


def scored(units: dict[str, str], year: int) -> dict[str, str]:
    """A scale of one criterion, and verified sheets."""
    scale = f'year: {year}\nmax: 100\ncriteria: [{{id: "1", name: Nhiệm vụ, max: 100}}]\n'
    sheets = {
        f"{year}/scores/verified/{unit}.yaml": f'unit: {unit}\nscores: {{"1": {points}}}\n'
        for unit, points in units.items()
    }
    return {f"{year}/criteria.yaml": scale, **sheets}


def test_an_acclaimed_leader_needs_no_ballot(live: Callable[[str, int], Path]) -> None:
    folder = live("van-hoa-xa-hoi-2022", 2023)
    acclaimed("2023", "dai-ptth", "2023-01-12")
    points = {"so-vhttdl": "93", "dai-ptth": "90", "so-ldtbxh": "91.5"}
    meeting = "{id: hop, kinds: [year_end_review, handover], on: 2024-01-12}"
    proposal = "{unit: so-vhttdl, on: 2024-01-12, chosen: consensus}"
    write_files(
        folder,
        {
            **scored(points, 2023),
            "2023/events.yaml": f"events: [{meeting}]\n",
            "2023/outcome.yaml": f"proposals: [{proposal}]\n",
        },
    )
    acclaimed("2024", "so-vhttdl", "2024-01-12")
    steps = states(2023, "2024-02-01")
    assert "ballots" not in steps
    assert steps["handover"][0] == "done"
    said = letter("bien-ban-hop", 2023)
    assert "suy tôn" in said
    assert "[kết quả bỏ phiếu]" not in said
    # Three members are named, and nobody says how many there are.
    assert "03/03" not in letter("bao-cao-tong-ket", 2023)
    assert "3 đơn vị thành viên được nêu tên; 3 đơn vị được xếp hạng" in done("seal", "2023")
    done("verify", "2023")


def test_ten_tasks_registered_with_the_council_and_reviewed_at_mid_year(
    live: Callable[[str, int], Path],
) -> None:
    folder = live("ban-dang-tinh-uy-2022", 2023)
    tasks = "".join(
        f'    - {{id: nv-{n}, name: Nhiệm vụ {n}, measure: "%", plan: 100, due: 2023-11-30,'
        f" progress: [{{on: 2023-06-30, actual: {n * 10}}}]}}\n"
        for n in range(1, 11)
    )
    council = "Hội đồng Thi đua, Khen thưởng tỉnh"
    review = "{id: so-ket, kinds: [mid_year_review], on: 2023-08-09}"
    pact = f"registered:\n  on: 2023-02-20\n  with: {council}\n  tasks:\n{tasks}"
    write_files(folder, {"2023/pact.yaml": pact, "2023/events.yaml": f"events: [{review}]\n"})
    steps = states(2023, "2023-08-10")
    assert (steps["registration"][0], steps["mid_year_review"][0]) == ("done", "done")
    (bloc,) = json.loads(done("progress", "2023", "--as-of", "2023-08-09", "--format", "json"))[
        "blocs"
    ]
    # By 30 June 181 of the 334 days to 30 November have gone, 54.2 %: 60 % and more are in time.
    late = [one["state"] for one in bloc["tasks"]].count("behind")
    assert late == 5
    said = letter("bao-cao-so-ket", 2023)
    assert "10 nhiệm vụ" in said
    assert "Nhiệm vụ 7: kế hoạch 100%, thực hiện 70% (đúng tiến độ)" in said
    assert "nhiệm vụ 5 (đạt 50%, kế hoạch 100%)" in said


def test_comments_on_a_draft_scale_and_its_adoption(live: Callable[[str, int], Path]) -> None:
    folder = live("bac-kan-2018", 2019)
    (folder / "thang-cu.xlsx").write_bytes(sheet(OFFICE_TABLE))
    done("import", "--scale", "thang-cu.xlsx", "-o", "nhap.xlsx")
    done("import", "nhap.xlsx")
    assert states(2019, "2019-03-01")["scale"][0] != "done"
    assert "DỰ THẢO" in letter("thang-diem", 2019)
    # A comment: 1.5 points instead of 2 for each late task, written into the scale workbook.
    done("scale", "2019", "-o", "gop-y.xlsx")
    comment(folder / "gop-y.xlsx", "Mỗi nhiệm vụ chậm", "1,5")
    done("import", "gop-y.xlsx")
    text = (folder / "2019/criteria.yaml").read_text("utf-8")
    assert "each: 1.5" in text
    write_files(folder, {"2019/criteria.yaml": text.replace("status: draft", "status: adopted")})
    assert states(2019, "2019-03-01")["scale"][0] == "done"
    assert "trừ 1,5 điểm mỗi lần" in letter("thang-diem", 2019, "--final", "--replace")


OFFICE_TABLE = [
    ["STT", "Nội dung", "Điểm chuẩn", "Ghi chú"],
    ["I", "Nhiệm vụ chuyên môn", 60, ""],
    ["1", "Hoàn thành nhiệm vụ", 60, "Mỗi nhiệm vụ chậm trừ 2 điểm, trừ tối đa 10 điểm"],
    ["II", "Công tác thi đua", 40, ""],
    ["1", "Tham gia hoạt động khối", 40, ""],
    ["", "Tổng cộng", 100, ""],
]


def comment(path: Path, row: str, points: str) -> None:
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for line in sheet.iter_rows() for cell in line}
    for line in sheet.iter_rows():
        if any(cell.value == row for cell in line):
            sheet.cell(line[0].row, heads["Mức, tham số"]).value = points
    book.save(path)


def test_members_that_the_text_does_not_name(live: Callable[[str, int], Path]) -> None:
    folder = live("kon-tum-2020", 2022)
    named = ["so-ldtbxh", "so-vhttdl", "dai-ptth", "truong-cdcd", "ban-dan-toc"]
    points = {unit: str(95 - 3 * n) for n, unit in enumerate(named)}
    share = "{share: 30%, of: units, round: down}"
    ballot = (
        "for: leader\nkind: choose\non: 2023-02-10\npresent: 8\nissued: 8\nreturned: 8\n"
        "invalid: 0\nrule: {pass: 80%, of: members}\nvotes: {so-vhttdl: 8}\n"
    )
    write_files(
        folder,
        {
            **scored(points, 2022),
            "2022/awards.yaml": f"awards: [{{id: co, name: Cờ thi đua, quota: {share}}}]\n",
            "2022/ballots/truong-khoi.yaml": ballot,
        },
    )
    (bloc,) = json.loads(done("awards", "2022", "--format", "json"))["blocs"]
    # 30 % of nine is 2, of the five that are named it would be 1; who gets it nobody can say.
    assert (bloc["awards"][0]["quota"], bloc["awards"][0]["derived"]) == (2, [])
    (bloc,) = json.loads(done("vote", "2022", "--format", "json"))["blocs"]
    assert bloc["ballots"][0]["threshold"]["votes_needed"] == 8  # 80 % of nine
    assert states(2022, "2023-03-01")["verification"] == ("due", 5, 9)
    done("rotate-leader", "2023")
    written = (folder / "leadership.yaml").read_text("utf-8").rpartition("- year: 2023")[2]
    assert "deputies" not in written  # nobody was elected deputy, and nothing says so
    assert "05/09 đơn vị được xếp hạng" in letter("to-trinh", 2022)


def test_persons_titles_and_a_departments_awards(live: Callable[[str, int], Path]) -> None:
    folder = live("ha-nam-2021", 2022)
    points = {"tt-xuc-tien-du-lich": "95", "thu-vien-tinh": "92", "bao-tang-tinh": "89"}
    one = "{unit: thu-vien-tinh, award: ldtt, person: {name: Nguyễn Văn A, title: Viên chức}}"
    write_files(
        folder,
        {
            **scored(points, 2022),
            "2022/awards.yaml": "awards:\n"
            "  - {id: giay-khen, name: Giấy khen, level: department, pick: meeting}\n"
            "  - {id: ldtt, name: Lao động tiên tiến, for: person, pick: meeting}\n",
            "2022/outcome.yaml": "evaluations: {thu-vien-tinh: good}\n"
            f"proposals: [{{unit: thu-vien-tinh, award: giay-khen}}, {one}]\n",
        },
    )
    assert run("check", "--strict").code == 0
    said = letter("to-trinh", 2022)
    assert "khen thưởng các đơn vị, cá nhân có thành tích" in said
    assert "Lao động tiên tiến: 01 cá nhân" in said
    # The library's points and grade are not the person's.
    assert "- Thư viện tỉnh: 92,00/100 điểm" in said
    assert "- Nguyễn Văn A, Viên chức, Thư viện tỉnh." in said
    assert "1 cá nhân" in done("awards", "2022")
    assert "Nguyễn Văn A" not in done("awards", "2022", "--public")
