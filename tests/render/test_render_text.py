"""Reports as text: in a pipe, and in terminals of several widths."""

import re
import subprocess
import sys
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import golden_files
from tests.helpers.render_sample import CRITERIA, HOSTILE, UNITS, report, score_table
from thidua.render import plain, terminal
from thidua.render.cells import in_line
from thidua.render.fit import fit
from thidua.render.wide import fill, longest_word, narrowest, wrap
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
