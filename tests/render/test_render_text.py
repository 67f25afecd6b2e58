"""Reports as text: in a pipe, and in terminals of several widths."""

import json
import re
import subprocess
import sys
import unicodedata
from decimal import Decimal
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import golden_files
from tests.helpers.render_sample import CRITERIA, HOSTILE, UNITS, report, score_table
from thidua.render import html, plain, terminal, xlsx
from thidua.render.cells import in_line
from thidua.render.json import to_json
from thidua.render.wide import CODED, NAMED, PIECE, fill, fit, longest_word, narrowest, pieces, wrap
from thidua.text.vietnamese import width
from thidua.views.table import (
    Align,
    Branch,
    Cell,
    Column,
    Facts,
    Labelled,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Tree,
    figure,
)

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def alone(table: Table) -> Report:
    return Report("", (Section("", (table,)),))


def test_plain_text_is_exactly_this() -> None:
    golden_files.check("render/plain.txt", plain.render(report()))


@pytest.mark.parametrize("room", [34, 80, 120, 200])
def test_a_terminal_shows_exactly_this(room: int) -> None:
    golden_files.check(f"render/terminal-{room}.txt", terminal.render(report(), room, colour=False))


def test_colour_adds_codes_and_changes_no_letter() -> None:
    bare = terminal.render(report(), 80, colour=False)
    coloured = terminal.render(report(), 80, colour=True)
    assert "\x1b" not in bare
    assert "\x1b[33m" in coloured
    assert [x.rstrip() for x in ANSI.sub("", coloured).splitlines()] == bare.splitlines()


@pytest.mark.parametrize("room", [*range(30, 130, 3), 200])
def test_no_line_is_wider_than_the_terminal(room: int) -> None:
    lines = terminal.render(alone(score_table()), room, colour=False).splitlines()
    assert max(map(width, lines)) <= room


@pytest.mark.parametrize("room", [10, 34, 80, 107, 200, None])
def test_no_figure_is_ever_cut_or_broken(room: int | None) -> None:
    table = score_table()
    text = terminal.render(alone(table), room, colour=False)
    kept = [shown.index for shown in fit(table, room).shown]
    for row in table.rows:
        for index in kept:
            if row.cells[index].number is not None:
                assert row.cells[index].text in text


def test_what_is_left_out_is_named_with_the_width_that_shows_it() -> None:
    table = score_table()
    text = " ".join(terminal.render(alone(table), 80, colour=False).split())
    for number, name in enumerate(CRITERIA, 1):
        assert f"{number}. {name}" in text
    needed = fit(table, 80).needed
    assert f"tới {needed} cột" in text
    assert "--format csv" in text
    assert fit(table, needed).dropped == ()
    assert fit(table, needed - 1).dropped != ()


def test_columns_of_one_priority_go_together_the_highest_first() -> None:
    table = score_table()
    for room in range(30, 130):
        dropped = {table.columns[i].priority for i in fit(table, room).dropped}
        kept = {table.columns[s.index].priority for s in fit(table, room).shown}
        assert 0 not in dropped
        assert all(d > k for d in dropped for k in kept)


def test_a_short_heading_is_explained() -> None:
    text = terminal.render(alone(score_table()), 110, colour=False)
    assert "1 = Nhiệm vụ chuyên môn" in " ".join(text.split())


def test_short_names_are_explained_where_they_stand_for_a_tower_of_lines() -> None:
    long = "Liên hiệp các tổ chức hữu nghị và hợp tác quốc tế tỉnh"
    columns = Column("name", "Đơn vị", wrap=True), Column("points", "Điểm", Align.NUMBER)
    row = Row((Cell(long, short="LHHN"), figure("vi", Decimal("9.5"), 2)))
    lines = terminal.render(alone(Table(columns, (row,))), 18, colour=False)
    assert "LHHN" in lines
    assert f"LHHN = {long}" in " ".join(lines.split())
    wide = terminal.render(alone(Table(columns, (row,))), 80, colour=False)
    assert "LHHN" not in wide


def test_a_wide_terminal_is_not_stretched() -> None:
    text = terminal.render(alone(score_table()), 1000, colour=False)
    assert max(map(width, text.splitlines())) < 200


def test_decomposed_names_are_composed_and_take_no_more_room() -> None:
    text = plain.render(report())
    assert unicodedata.is_normalized("NFC", text)
    rows = [line for line in text.splitlines() if "Xuất sắc" in line or line.endswith("Tốt")]
    assert len(rows) == 9
    assert len({width(line[: line.rindex(",") + 3]) for line in rows}) == 1


def test_decimals_stand_in_line() -> None:
    found = in_line(["80", "2,5", "1/3", "-2,125*", "—"])
    assert found == ["80     ", "2,5   ", "1/3   ", "-2,125*"[:7], "—"]
    shown = [text.rjust(8) for text in found[:4]]
    assert {re.search(r"\d+(?=[ ,/])", text).end() for text in shown} == {3}  # type: ignore[union-attr]


@pytest.mark.parametrize("colour", [False, True])
def test_hostile_text_is_inert(colour: bool) -> None:
    for text in (
        plain.render(report()),
        ANSI.sub("", terminal.render(report(), 80, colour=colour)),
    ):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert r"\x1b[31m" in "".join(text.split())
        assert "[b]|x|[/b]" in text


def test_everywhere_a_text_can_stand_it_is_inert() -> None:
    bad = Cell(HOSTILE, short=HOSTILE)
    table = Table((Column("a", HOSTILE, short=HOSTILE),), (Row((bad,)),), HOSTILE, (HOSTILE,))
    blocks = (
        table,
        Table((Column("a", "a"),), (), HOSTILE, empty=HOSTILE),
        Paragraph(HOSTILE),
        Facts((Labelled(HOSTILE, bad),), HOSTILE),
        Tree((Branch(HOSTILE, bad, HOSTILE),), HOSTILE, (HOSTILE,)),
    )
    nasty = Report(HOSTILE, (Section(HOSTILE, blocks),), lead=(Paragraph(HOSTILE),))
    for text in (plain.render(nasty), *(terminal.render(nasty, w, colour=False) for w in (20, 90))):
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_a_table_without_rows_says_so() -> None:
    table = Table((Column("a", "A"),), (), "Khiếu nại", empty="Không có khiếu nại nào.")
    assert plain.render(alone(table)) == "Khiếu nại\nKhông có khiếu nại nào.\n"
    assert terminal.render(alone(table), 80, colour=False) == plain.render(alone(table))


def test_an_empty_report_is_nothing() -> None:
    assert plain.render(Report("", ())) == ""
    assert terminal.render(Report("", ()), 80, colour=False) == ""


def test_a_row_of_the_wrong_length_is_found_where_it_is_made() -> None:
    with pytest.raises(ValueError, match="row 1 has 2 cells for 1 columns"):
        Table((Column("a", "A"),), (Row((Cell("1"), Cell("2"))),))


def test_plain_text_never_loads_rich() -> None:
    code = (
        "import sys; from tests.helpers.render_sample import report;"
        "from thidua.render import plain;"
        "import thidua.cli.output; plain.render(report());"
        "print([m for m in sys.modules if m.split('.')[0] in ('rich', 'xlsxwriter', 'jinja2')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


WORDS = st.lists(
    st.sampled_from(["Sở", "Y", "tế", "và", "-", "/", "1.", "Thương", "dài" * 9]), max_size=12
)


@settings(max_examples=200, deadline=None)
@given(WORDS, st.integers(1, 40))
def test_wrapping_loses_nothing_and_fits(words: list[str], room: int) -> None:
    text = " ".join(words)
    for lines in (wrap(text, room), fill(text, room)):
        assert "".join("".join(lines).split()) == "".join(words)
        assert all(width(line) <= room for line in lines)
    assert len(wrap(text, room)) == len(fill(text, room))
    least = narrowest(text, 2)
    assert least >= longest_word(text)
    assert len(fill(text, least)) <= 2


def test_a_line_begins_with_no_dash_and_a_number_stays_with_its_name() -> None:
    assert wrap("Sở Lao động - Thương binh", 14) == ["Sở Lao động -", "Thương binh"]
    assert wrap("2. Xây dựng Đảng", 7)[0] == "2. Xây"


def test_units_are_all_there() -> None:
    text = " ".join(plain.render(report()).split())
    assert all(name in text for _, name, _ in UNITS)


# -- JSON as text ----------------------------------------------------------------------------------


def test_letters_stay_letters_and_order_stays() -> None:
    assert to_json({"b": "Sở Y tế", "a": None}) == '{\n  "b": "Sở Y tế",\n  "a": null\n}\n'


@pytest.mark.parametrize(
    "text",
    ["\x1b[31m", "\x9b31m", "a\u202eb", "\u200b", "\u2028", "\ud83d", "\U000e0041", "\x7f", "\n\t"],
)
def test_what_a_terminal_would_obey_is_escaped_and_reads_back(text: str) -> None:
    out = to_json([text])
    assert text not in out
    assert out.encode("utf-8")
    assert json.loads(out) == [text]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)


@given(VALUES)
def test_the_text_is_the_standard_librarys_but_for_what_is_escaped(value: object) -> None:
    out = to_json(value)
    plain = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    assert json.loads(out) == value
    assert json.dumps(json.loads(out), ensure_ascii=False, indent=2) + "\n" == plain
    if plain.isascii() and "\x7f" not in plain:
        assert out == plain


@pytest.mark.parametrize("value", [1.5, [0.1], {"a": (2.0,)}])
def test_a_float_is_a_bug(value: object) -> None:
    with pytest.raises(TypeError):
        to_json(value)


# -- Tables wider than a page ----------------------------------------------------------------------


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
