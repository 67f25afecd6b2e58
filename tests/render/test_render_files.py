"""Reports as CSV, Markdown, HTML and workbooks: exact, inert, the same bytes each time."""

import csv as reader
import io
import re
import zipfile
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from python_calamine import CalamineWorkbook

from tests.helpers import golden_files
from tests.helpers.html_page import Page
from tests.helpers.render_sample import CONTEXT, HOSTILE, UNITS, report, score_table, sheet_table
from thidua.render import csv, html, markdown, xlsx
from thidua.render.style import Html, join, tag
from thidua.views.table import (
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

ATTACK = '"><img src=x onerror=alert(1)><script>alert(1)</script>&lt;\x00\x1b]8;;http://x\x07'


def one(text: str) -> Report:
    """A report with `text` in every place that can hold any."""
    cell = Cell(text, short=text)
    blocks = (
        Table((Column("a", text, short=text),), (Row((cell,)),), text, (text,)),
        Table((Column("b", text),), (), text, empty=text),
        Paragraph(text),
        Facts((Labelled(text, cell),), text),
        Tree((Branch(text, cell, text, children=(Branch(text),)),), text, (text,)),
    )
    context = (("bloc", text),)
    return Report(text, (Section(text, blocks, 1, context),), lead=(Paragraph(text),))


# CSV


def test_csv_is_exactly_this() -> None:
    golden_files.check("render/report.csv", csv.render(report()))


def test_csv_gives_the_exact_figures_and_ids() -> None:
    text = csv.render(Report("", (Section("", (score_table(),), context=CONTEXT),)))
    rows = list(reader.DictReader(io.StringIO(text)))
    assert [row["id"] for row in rows] == [unit for unit, _, _ in UNITS]
    assert rows[1]["points"] == "98.75"
    assert rows[1]["bloc"] == "van-hoa-xa-hoi"
    assert rows[9]["points"] == ""
    assert rows[9]["band"] == "not_submitted"


def test_csv_makes_one_table_of_many_blocs() -> None:
    sections = tuple(
        Section(bloc, (score_table(),), context=(("bloc", bloc), ("year", "2022")))
        for bloc in ("a", "b")
    )
    rows = list(reader.DictReader(io.StringIO(csv.render(Report("", sections)))))
    assert [row["bloc"] for row in rows] == ["a"] * 11 + ["b"] * 11


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", " =", "\t=", "\n+"])
def test_csv_text_is_no_formula_but_negative_numbers_stay(start: str) -> None:
    columns = Column("a", "A"), Column("b", "B")
    row = Row((Cell(f"{start}1+1"), figure("vi", Decimal("-2.5"), 2)))
    text = csv.render(Report("", (Section("", (Table(columns, (row,)),)),)))
    first, number = list(reader.reader(io.StringIO(text)))[1]
    assert first.startswith("'")
    assert number == "-2.50"


def test_csv_leaves_out_tables_that_only_repeat() -> None:
    aside = Table((Column("a", "A"),), (Row((Cell("x"),)),), aside=True)
    main = Table((Column("b", "B"),), (Row((Cell("y"),)),))
    assert csv.render(Report("", (Section("", (aside, main)),))) == "b\ny\n"


def test_csv_of_facts_alone() -> None:
    facts = Facts((Labelled("Năm", Cell("2022")), Labelled("Điểm", figure("vi", Fraction(1, 2)))))
    assert csv.render(Report("", (Section("", (facts,)),))) == "label,value\nNăm,2022\nĐiểm,0.5\n"


# Markdown


def test_markdown_is_exactly_this() -> None:
    golden_files.check("render/report.md", markdown.render(report()))


def test_markdown_rows_keep_their_cells() -> None:
    text = markdown.render(report())
    for line in text.splitlines():
        if line.startswith("| 1.2"):
            assert len(re.findall(r"(?<!\\)\|", line)) == 6
            assert "<" not in re.sub(r"\\.", "", line)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# a", r"\# a"),
        ("- a", r"\- a"),
        ("1. a", r"1\. a"),
        ("1.1 a", "1.1 a"),
        ("-2,5", "-2,5"),
        ("---", r"\---"),
        ("a_b*c", r"a\_b\*c"),
        ("http://x", r"http\://x"),
        ("www.x.example", r"www\.x.example"),
    ],
)
def test_markdown_shows_text_as_it_is(text: str, shown: str) -> None:
    assert markdown.render(Report("", (Section("", (Paragraph(text),)),))) == shown + "\n"


# HTML


def test_html_is_exactly_this() -> None:
    golden_files.check("render/report.html", html.render(report()))


@pytest.mark.parametrize("text", [ATTACK, HOSTILE, "javascript:alert(1)", "' onload='x"])
def test_html_escapes_everything(text: str) -> None:
    page = Page(html.render(one(text)))
    names = {name for name, _ in page.tags}
    assert not names & {"script", "img", "iframe", "link", "object", "svg", "form"}
    attributes = {key for _, found in page.tags for key in found}
    assert not [key for key in attributes if key.startswith("on") or key in ("src", "srcset")]
    assert all(str(a.get("href", "#")).startswith("#") for _, a in page.tags)


def test_html_loads_nothing_from_outside() -> None:
    text = html.render(report())
    assert "url(" not in text
    assert "@import" not in text
    policies = [a["content"] for _, a in Page(text).tags if "http-equiv" in a]
    assert str(policies[0]).startswith("default-src 'none'")


def test_html_can_be_read_by_a_screen_reader() -> None:
    page = Page(html.render(report()))
    assert page.tags[0] == ("html", {"lang": "vi"})
    levels = [int(name[1]) for name, _ in page.tags if re.fullmatch(r"h\d", name)]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert all("scope" in found for name, found in page.tags if name == "th")
    ids = [found["id"] for _, found in page.tags if "id" in found]
    assert len(ids) == len(set(ids))
    pointed = [found["aria-labelledby"] for _, found in page.tags if "aria-labelledby" in found]
    assert set(pointed) <= set(ids)
    tables = sum(name == "table" for name, _ in page.tags)
    assert tables == sum(name == "caption" for name, _ in page.tags) == 2


def test_html_of_many_blocs_begins_with_links_to_them() -> None:
    sections = tuple(Section(f"Khối {n}", (Paragraph("x"),)) for n in range(3))
    page = Page(html.render(Report("Tổng hợp", sections)))
    links = [found["href"] for name, found in page.tags if name == "a"]
    assert links == ["#s1", "#s2", "#s3"]


def test_markup_escapes_by_type() -> None:
    assert tag("p", "<b>", Html("<i></i>"), None, class_='a"b') == (
        '<p class="a&quot;b">&lt;b&gt;<i></i></p>'
    )
    assert join("&", "\x1b") == r"&amp;\x1b"


# Workbooks


def sheets(data: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_same_report_gives_the_same_workbook() -> None:
    assert xlsx.render(report()) == xlsx.render(report())


def test_a_workbook_has_no_clock_in_it() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx.render(report()))) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_a_workbook_holds_figures_as_numbers() -> None:
    found = sheets(xlsx.render(report()))
    assert list(found) == [
        "Tổng quan",
        "Kết quả chấm điểm năm 2022",
        "Bảng điểm chi tiết",
        "Khiếu nại",
    ]
    rows = found["Kết quả chấm điểm năm 2022"]
    assert rows[3][:2] == ["Hạng", "Đơn vị"]
    assert rows[5][0] == 2
    assert rows[5][10:12] == [98.75, 98.75]
    assert rows[13][0] == "—"


@pytest.mark.parametrize(
    "text", ["=1+1", "{=1}", "http://x.example", "mailto:a@b", "_x0041_", "'a"]
)
def test_a_workbook_takes_text_as_text(text: str) -> None:
    data = xlsx.render(one(text))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if "sheet" in name]
    assert not any(b"<f>" in part or b"<hyperlink" in part for part in parts)
    assert any([text] == row[:1] for rows in sheets(data).values() for row in rows)


def test_a_workbook_survives_hostile_text() -> None:
    for text in (ATTACK, HOSTILE, "a" * 40_000, "[]:*?/\\", "History", "'''", ""):
        assert sheets(xlsx.render(one(text)))


def test_what_a_workbook_can_not_hold_exactly_is_text() -> None:
    cells = (
        figure("vi", Fraction(1, 3)),
        figure("vi", 10**15 + 1),
        figure("vi", 999_999_999_999_999),
        figure("vi", Decimal("0.000000000000123")),
    )
    columns = tuple(Column(str(n), str(n)) for n in range(len(cells)))
    data = xlsx.render(Report("", (Section("", (Table(columns, (Row(cells),), "T"),)),)))
    assert sheets(data)["T"][2] == ["1/3", "1000000000000001", 999_999_999_999_999, 1.23e-13]


def test_sheets_of_the_same_name_are_told_apart() -> None:
    table = Table(
        (Column("a", "A"),), (Row((Cell("x"),)),), "Một cái tên dài hơn ba mươi mốt chữ cái"
    )
    names = list(sheets(xlsx.render(Report("", (Section("", (table, table, table)),)))))
    assert len({name.casefold() for name in names}) == 3
    assert all(len(name) <= 31 for name in names)


def test_an_indented_name_keeps_its_level() -> None:
    from openpyxl import load_workbook

    data = xlsx.render(Report("", (Section("", (sheet_table(),)),)))
    sheet = load_workbook(io.BytesIO(data)).active
    assert [sheet.cell(row, 2).alignment.indent for row in (3, 4, 5)] == [1, 2, 3]
    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$2:$2"
