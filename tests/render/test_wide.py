"""Tables wider than a page: every figure once, whole, beside the name of its row."""

import re
from html import unescape

import pytest

from thidua.render import html, xlsx
from thidua.render.wide import CODED, NAMED, PIECE, pieces
from thidua.views.table import Align, Cell, Column, Report, Row, Section, Table, figure

NAME = "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện vùng cao số"


def wide(criteria: int, rows: int = 3) -> Table:
    """Rank, name, `criteria` criteria, percent; the figure of row r, criterion c is 1000 r + c."""
    columns = (
        Column("rank", "Hạng", Align.RIGHT),
        Column("id", "Mã", data_only=True),
        Column("unit", "Đơn vị", wrap=True),
        *(
            Column(f"criterion:{n}", f"{n}. Thực hiện nhiệm vụ số {n}", Align.NUMBER, short=f"m{n}")
            for n in range(1, criteria + 1)
        ),
        Column("percent", "Tỷ lệ", Align.NUMBER),
    )
    return Table(
        columns,
        tuple(
            Row(
                (
                    Cell(str(r), r, 0),
                    Cell(f"u{r}"),
                    Cell(f"{NAME} {r}"),
                    *(figure("vi", 1000 * r + c, 0) for c in range(1, criteria + 1)),
                    figure("vi", 90 + r, 0, mark="%"),
                )
            )
            for r in range(1, rows + 1)
        ),
        "Điểm",
        ("Ghi chú chung.",),
        key="score",
    )


def figures(table: Table) -> list[str]:
    shown = [n for n, column in enumerate(table.columns) if ":" in column.key]
    return [row.cells[n].text for row in table.rows for n in shown]


@pytest.mark.parametrize("criteria", [2, NAMED - 3, NAMED, CODED - 3, CODED, 40, 41, 77])
def test_every_figure_is_there_once(criteria: int) -> None:
    table = wide(criteria)
    parts = [one for one in pieces(table, "vi") if one.key == "score"]
    assert sorted(text for one in parts for text in figures(one)) == sorted(figures(table))
    assert [one.notes for one in parts if one.notes] == [("Ghi chú chung.",)]
    widest = max(sum(not column.data_only for column in one.columns) for one in parts)
    assert widest <= max(CODED, PIECE + 2)


def test_a_narrow_table_is_left_as_it_is() -> None:
    assert pieces(wide(5), "vi") == [wide(5)]


def test_long_headings_become_codes_earlier() -> None:
    assert [column.title for column in pieces(wide(9), "vi")[0].columns][3] == "m1"
    assert [column.title for column in pieces(wide(4), "vi")[0].columns][3].startswith("1. ")


def test_an_overview_of_nothing_but_names_is_left_out() -> None:
    table = wide(40).without("percent")
    first, key, *rest = pieces(table, "vi")
    assert (first.title, key.key) == ("Điểm: Chi tiết m1 đến m10", "key")
    assert [one.notes for one in (first, *rest)] == [(), (), (), ("Ghi chú chung.",)]
    assert sorted(t for one in (first, *rest) for t in figures(one)) == sorted(figures(table))


def test_codes_come_with_a_key_and_pieces_name_their_rows() -> None:
    over, key, *details = pieces(wide(40), "vi")
    assert [column.title for column in over.columns] == ["Hạng", "Mã", "Đơn vị", "Tỷ lệ"]
    assert [row.cells[0].text for row in key.rows] == [f"m{n}" for n in range(1, 41)]
    assert key.rows[6].cells[1].text == "7. Thực hiện nhiệm vụ số 7"
    titles = [f"Chi tiết m{n} đến m{n + 9}" for n in (1, 11, 21, 31)]
    assert [one.title for one in details] == titles
    for one in details:
        assert [row.cells[2].text for row in one.rows] == [f"{NAME} {r}" for r in (1, 2, 3)]


def test_html_breaks_no_figure_and_repeats_headings() -> None:
    text = html.render(Report("Bảng", (Section("Khối", (wide(40),)),)))
    cells = [unescape(one) for one in re.findall(r'<td class="number"[^>]*>([^<]*)</td>', text)]
    assert len([one for one in cells if not one.endswith("%")]) == 120
    assert text.count("<thead>") == 6
    assert ".number, .right { text-align: right; white-space: nowrap; }" in text
    assert "thead { display: table-header-group; }" in text
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_a_workbook_has_a_sheet_for_each_piece() -> None:
    from io import BytesIO

    from openpyxl import load_workbook

    data = xlsx.render(Report("Bảng", (Section("Khối", (wide(40),)),)))
    book = load_workbook(BytesIO(data))
    assert len(book.sheetnames) == 6
    for sheet in book.worksheets:
        assert sheet.print_title_rows
        assert sheet.max_column <= PIECE + 2
    found = [
        cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float) and cell.value >= 1000
    ]
    assert sorted(found) == sorted(1000 * r + c for r in (1, 2, 3) for c in range(1, 41))


def test_the_key_says_no_code_twice() -> None:
    """`VII | Công tác thi đua`, not `VII | VII. Công tác thi đua`."""
    table = wide(40)
    columns = tuple(
        one._replace(short=one.title.split(".")[0]) if ":" in one.key else one
        for one in table.columns
    )
    key = next(one for one in pieces(table._replace(columns=columns), "vi") if one.key == "key")
    assert [cell.text for cell in key.rows[6].cells] == ["7", "Thực hiện nhiệm vụ số 7"]
