"""A year workbook that is edited further: held against its own last import, also where rows change
places, and where a ballot was typed into a block or into ticks."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.excel.test_year_workbook import all_files, imported
from tests.helpers.year_workbooks import at, head_row, made, plain, sheet_of, typed, write_small
from thidua.excel.workbook.names import column_label, word

AWARDS = "awards:\n" + "".join(f"  - {{id: {one}, name: {one.upper()}}}\n" for one in "abc")
PAPER, KIND = word("vi", "paper"), column_label("vi", "ballot", "kind")
PAPERS = (
    "title: Suy tôn\nfor: a\nmembers: 3\npresent: 3\nissued: 3\nreturned: 3\n"
    "papers: [[so-a], [so-b], []]\nrule: {pass: 1/2}\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    root = write_small(tmp_path)
    (root / "2026/awards.yaml").write_text(AWARDS, "utf-8")
    (root / "2026/ballots/co.yaml").write_text(PAPERS, "utf-8")
    return root


def ordered(fresh: bytes, order: str, note: str = "", new: str = "") -> bytes:
    """The workbook with its awards in this order; what comes new stands second."""

    def change(book: Workbook) -> None:
        sheet = sheet_of(book, "awards")
        first = head_row(sheet, "awards") + 2
        held = {
            sheet.cell(n, 3).value: [c.value for c in sheet[n]] for n in range(first, first + 3)
        }
        rows = [held[one.upper()] for one in order]
        if new:
            rows.insert(1, [None, None, new, *[None] * (len(rows[0]) - 3)])
        for n, cells in enumerate(rows):
            for column, value in enumerate(cells, 1):
                sheet.cell(first + n, column).value = value

    return typed(fresh, change)


def order(data: Path) -> str:
    return "".join(one["id"] for one in plain(data / "2026/awards.yaml")["awards"])


def test_rows_change_places_again_and_again(data: Path) -> None:
    """So also back to where they were; not over what somebody else has moved since."""
    fresh, before = made(data, 2026), all_files(data)
    for wanted in ("bac", "cab", "abc"):
        ran = imported(data, ordered(fresh, wanted))
        assert ran.code == 0 and order(data) == wanted, ran.transcript()
    assert all_files(data) == before
    assert imported(data, ordered(fresh, "bac")).code == 0
    path = data / "2026/awards.yaml"
    lines = AWARDS.splitlines(keepends=True)
    path.write_text("".join([lines[0], *lines[:0:-1]]), "utf-8")
    assert order(data) == "cba"
    refused = imported(data, ordered(fresh, "acb"))
    assert refused.code == 1 and order(data) == "cba", refused.transcript()
    assert "C; B; A" in refused.err and "A; C; B" in refused.err, refused.err


def test_rows_that_stay_leave_the_order_of_others(data: Path) -> None:
    fresh = made(data, 2026)
    lines = AWARDS.splitlines(keepends=True)
    (data / "2026/awards.yaml").write_text("".join([lines[0], *lines[:0:-1]]), "utf-8")
    ran = imported(data, ordered(fresh, "abc"))
    assert ran.code == 0 and order(data) == "cba", ran.transcript()
    moved = imported(data, ordered(fresh, "abc", new="Mới"))
    assert moved.code == 1 and "TD964" in moved.err, moved.transcript()


def ticked(fresh: bytes, papers: str) -> bytes:
    """The workbook with these papers: A, B, blank or invalid."""

    def change(book: Workbook) -> None:
        sheet = sheet_of(book, "votes")
        first = next(n for n in range(1, 99) if sheet.cell(n, 2).value == PAPER)
        heads = {sheet.cell(first, n).value: n for n in range(2, 12)}
        columns = {"a": heads["Sở A"], "b": heads["Sở B"], "-": 4, "!": 3}
        for n in range(1, 9):
            for column in range(3, 9):
                sheet.cell(first + n, column).value = None
        for n, paper in enumerate(papers, 1):
            sheet.cell(first + n, columns[paper]).value = "x"

    return typed(fresh, change)


def test_papers_are_ticked_again_and_again(data: Path) -> None:
    fresh, path = made(data, 2026), data / "2026/ballots/co.yaml"
    assert imported(data, ticked(fresh, "ab-")).code == 0
    for papers, said in (
        ("aab", [["so-a"], ["so-a"], ["so-b"]]),
        ("a!b", [["so-a"], "invalid", ["so-b"]]),
        ("ab-", [["so-a"], ["so-b"], []]),
        ("aaa", [["so-a"]] * 3),
    ):
        ran = imported(data, ticked(fresh, papers))
        assert ran.code == 0 and plain(path)["papers"] == said, ran.transcript()
    path.write_text(PAPERS.replace("[so-b], []", "[so-b], [so-b]"), "utf-8")
    refused = imported(data, ticked(fresh, "bbb"))
    assert refused.code == 1 and plain(path)["papers"][0] == ["so-a"], refused.transcript()
    assert "[[so-a], [so-b], [so-b]]" in refused.err and "[[so-b], [so-b], [so-b]]" in refused.err


def block(fresh: bytes, fields: Mapping[str, Any], votes: Mapping[str, int]) -> bytes:
    """The workbook with a new ballot typed into its blank block."""

    def change(book: Workbook) -> None:
        sheet = sheet_of(book, "votes")
        start = next(n for n in range(1, 999) if sheet.cell(n, 2).value == "CUỘC BỎ PHIẾU MỚI")
        rows: dict[object, int] = {}
        for n in range(start, start + 40):
            rows.setdefault(sheet.cell(n, 2).value, n)
        for label, value in fields.items():
            sheet.cell(rows[label], 3).value = value
        for n, (unit, count) in enumerate(votes.items(), rows["Kết quả kiểm phiếu"] + 2):
            sheet.cell(n, 2).value, sheet.cell(n, 3).value = unit, count

    return typed(fresh, change)


def test_a_ballot_typed_into_a_new_block_is_corrected(data: Path) -> None:
    fresh, path = made(data, 2026), data / "2026/ballots/leader.yaml"
    fields: dict[str, Any] = {
        "Nội dung": "Bầu Trưởng khối", "Bầu, suy tôn gì": "Trưởng khối", "Có mặt": 3,
        "Số người có quyền bỏ phiếu": 3, "Phiếu phát ra": 3, "Phiếu thu về": 3,
        "Phiếu không hợp lệ": 1, "Tỷ lệ phải đạt": "50%",
    }  # fmt: skip
    assert imported(data, block(fresh, fields, {"Sở B": 2})).code == 0
    assert plain(path)["votes"] == {"so-b": "2"}
    fields["Phiếu không hợp lệ"] = 0
    ran = imported(data, block(fresh, fields, {"Sở B": 3}))
    assert ran.code == 0, ran.transcript()
    assert plain(path)["votes"] == {"so-b": "3"} and plain(path)["invalid"] == "0"
    path.write_text(path.read_text("utf-8") + "note: Bầu tại hội nghị\n", "utf-8")
    fields["Ghi chú"] = None
    same = imported(data, block(fresh, fields, {"Sở B": 3}))
    assert same.code == 0 and "note" in plain(path), same.transcript()
    path.write_text(path.read_text("utf-8").replace("invalid: 0", "invalid: 2"), "utf-8")
    fields["Phiếu không hợp lệ"] = 1
    refused = imported(data, block(fresh, fields, {"Sở B": 1}))
    assert refused.code == 1 and refused.err.count("TD964") == 1, refused.transcript()
    assert "“Phiếu không hợp lệ 2”" in refused.err and "“Phiếu không hợp lệ 1”" in refused.err


def test_what_a_workbook_makes_doubtful_is_told_at_its_cell(data: Path) -> None:
    """Who gets C is not considered for A, which was chosen before: the other way round was meant.
    Also under the heading that the column had before."""
    for heading in ("", "Được thì không xét"):

        def change(book: Workbook, heading: str = heading) -> None:
            at(book, "awards", "excludes", -1).value = (
                heading or at(book, "awards", "excludes", -1).value
            )
            at(book, "awards", "excludes", 2).value = "A"

        ran = imported(data, typed(made(data, 2026), change), "--dry-run")
        assert ran.code == 0 and ran.err.count("TD613") == 1 and "Khen thưởng › N7" in ran.err, (
            ran.transcript()
        )
        assert "nam.xlsx:7:14" in ran.err, ran.err


def test_votes_are_counted_again_and_again(tmp_path: Path) -> None:
    data = write_small(tmp_path)
    fresh, path = made(data, 2026), data / "2026/ballots/co.yaml"

    def counted(votes: int, against: int | None = None) -> bytes:
        def change(book: Workbook) -> None:
            at(book, "votes", "votes", 1).value = votes
            at(book, "votes", "no", 1).value = against

        return typed(fresh, change)

    for votes in (0, 1, 0):
        assert imported(data, counted(votes)).code == 0
        assert plain(path)["votes"]["so-b"] == str(votes)
    path.write_text(path.read_text("utf-8").replace("so-b: 0", "so-b: 3"), "utf-8")
    refused = imported(data, counted(2))
    assert refused.code == 1 and "“3”" in refused.err and "“2”" in refused.err, refused.err


def test_a_bare_count_of_votes_becomes_one_of_both_sides(tmp_path: Path) -> None:
    """`so-b: 1` can hold no votes against; where papers choose there are none."""
    data = write_small(tmp_path)
    fresh, path = made(data, 2026), data / "2026/ballots/co.yaml"

    def counted(against: int, *, chosen: bool = False) -> bytes:
        def change(book: Workbook) -> None:
            if not chosen:
                sheet = sheet_of(book, "votes")
                kind = next(n for n in range(1, 99) if sheet.cell(n, 2).value == KIND)
                sheet.cell(kind, 3).value = "Đồng ý hay không từng đơn vị"
            for row, favour in enumerate((2, 1)):
                at(book, "votes", "no", row).value = against
                if not chosen:
                    at(book, "votes", "yes", row).value = favour
                    at(book, "votes", "votes", row).value = None

        return typed(fresh, change)

    told = imported(data, counted(1, chosen=True))
    assert told.code == 1 and "nam.xlsx:31:5: TD710" in told.err, told.transcript()
    for against in (0, 1):
        ran = imported(data, counted(against))
        assert ran.code == 0, ran.transcript()
        both = {"so-a": {"yes": "2", "no": str(against)}, "so-b": {"yes": "1", "no": str(against)}}
        assert plain(path)["votes"] == both
