"""What a Word file has beside its tables' words: frames, text boxes, lines through words, rows
deleted while changes were tracked, two scales, headings of lists above a table of their own."""

from collections.abc import Callable
from typing import Any

from docx import Document
from lxml import etree

from tests.excel.scale.test_office_tables import in_short, things_in_short
from tests.helpers.office_files import read_draft, saved
from thidua.excel.scale.importing import ScaleDraft, read_scale

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = ["TT", "Nội dung", "Điểm chuẩn"]
ROWS = [HEAD, ["1", "Họp", "10"], ["2", "Báo cáo", "20"], ["3", "Thể thao", "30"]]


def table(document: Any, rows: list[list[str]]) -> Any:
    grid = document.add_table(rows=len(rows), cols=len(rows[0]))
    for n, row in enumerate(rows):
        for m, text in enumerate(row):
            grid.cell(n, m).text = text
    return grid


def read(build: Callable[[Any], object]) -> ScaleDraft:
    document = Document()
    build(document)
    return read_draft(saved(document), "t.docx")


def names(found: ScaleDraft) -> list[str]:
    return [part.name for part in found.draft.all_parts()]


def whys(found: ScaleDraft) -> list[str]:
    return [doubt.why for doubt in found.draft.all_doubts()]


def test_a_table_in_a_frame_is_a_table() -> None:
    def build(document: Any) -> None:
        frame = document.add_table(rows=1, cols=1).cell(0, 0)
        frame._tc.append(table(document, ROWS)._tbl)

    assert names(read(build)) == ["Họp", "Báo cáo", "Thể thao"]


def test_a_table_in_a_text_box_goes_on_with_the_scale() -> None:
    def build(document: Any) -> None:
        table(document, ROWS[:2])
        inner = table(document, [HEAD, ROWS[2]])
        shape = etree.fromstring(
            f'<w:r xmlns:w="{W}"><w:pict><w:txbxContent/></w:pict></w:r>'.encode()
        )
        document.add_paragraph()._p.append(shape)
        shape[0][0].append(inner._tbl)

    assert names(read(build)) == ["Họp", "Báo cáo"]


def test_a_row_with_a_line_through_it_is_left_out_and_told() -> None:
    def build(document: Any) -> None:
        grid = table(document, ROWS)
        for cell in grid.rows[3].cells:
            cell.paragraphs[0].runs[0].font.strike = True

    found = read(build)
    assert names(found) == ["Họp", "Báo cáo"]
    assert "Thể thao" in found.text


def test_words_with_a_line_through_them_are_asked_about() -> None:
    def build(document: Any) -> None:
        grid = table(document, ROWS)
        grid.cell(1, 2).paragraphs[0].runs[0].font.strike = True
        grid.cell(1, 2).paragraphs[0].add_run("15")

    found = read(build)
    assert in_short(found.draft.parts[0]) == "1 15: by hand"
    assert whys(found) == ["struck"]


def test_a_row_deleted_while_changes_were_tracked_is_gone() -> None:
    def build(document: Any) -> None:
        line = table(document, ROWS).rows[3]._tr
        line.get_or_add_trPr().append(etree.fromstring(f'<w:del xmlns:w="{W}"/>'))

    assert names(read(build)) == ["Họp", "Báo cáo"]


def test_the_second_scale_of_a_file_is_told_and_not_read() -> None:
    def build(document: Any) -> None:
        for title in ("Thang điểm khối sở", "Thang điểm khối huyện"):
            document.add_paragraph(title)
            table(document, [*ROWS, ["", "Tổng", "60"]])

    found = read(build)
    assert names(found) == ["Họp", "Báo cáo", "Thể thao"]
    assert whys(found) == ["second"]


def test_a_heading_of_a_list_above_its_own_table() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("I. ĐIỂM CHUẨN (60 điểm)")
        table(document, ROWS)
        document.add_paragraph("II. ĐIỂM THƯỞNG (10 điểm)")
        table(document, [["TT", "Nội dung", "Điểm thưởng"], ["1", "Bằng khen", "2/bằng"]])

    found = read(build)
    assert names(found) == ["Họp", "Báo cáo", "Thể thao"]
    assert [things_in_short(one.things) for one in found.draft.lists] == ["each 2, cap 10 of all"]


def test_a_sentence_that_leads_to_the_table_is_no_group() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("Điều 5. Các chỉ tiêu được chấm theo bảng sau:")
        table(document, [HEAD, ["I", "Họp", "10"], ["1", "Đủ", "4"], ["2", "Đúng giờ", "6"]])

    assert names(read(build)) == ["Họp", "Đủ", "Đúng giờ"]


def test_a_footnote_belongs_to_the_criterion_with_its_mark() -> None:
    def build(document: Any) -> None:
        table(document, [HEAD, ["1", "Họp (*)", "10"], ["2", "Báo cáo", "20"]])
        document.add_paragraph("(*) Mỗi lần vắng trừ 1 điểm.")

    found = read(build)
    assert [in_short(part) for part in found.draft.parts] == [
        "1 10: deduct each 1",
        "2 20: by hand",
    ]


def test_words_of_an_old_font_are_refused_with_what_they_are() -> None:
    document = Document()
    table(document, [HEAD, ["1", "Hoµn thµnh chØ tiªu", "10"]])
    (why,) = read_scale("vi", saved(document), "t.docx", "t.docx")  # type: ignore[misc]
    assert (why.code, why.args["likely"]) == ("TD118", "Hoàn thành chỉ tiêu")


def test_numbers_that_a_paragraphs_style_writes_are_its_numbers() -> None:
    """`List Number` of an empty cell: 1, 2, 3 are seen on paper, and stand in no text."""
    document = Document()
    grid = document.add_table(rows=0, cols=3)
    for row in [HEAD, ["", "Họp", "10"], ["", "Báo cáo", "20"], ["", "Thể thao", "30"]]:
        cells = grid.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
        if not row[0]:
            cells[0].paragraphs[0].style = document.styles["List Number"]
    draft = read_draft(saved(document), "t.docx")
    assert draft.doubts == ()
    lines = [part.node.line for part in draft.draft.parts]
    assert [(line.code.strip("."), line.text) for line in lines] == [
        ("1", "Họp"), ("2", "Báo cáo"), ("3", "Thể thao"),
    ]  # fmt: skip


def test_a_title_that_names_deductions_over_a_column_of_maxima_heads_no_list() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("BẢNG ĐIỂM TRỪ THI ĐUA CÁC ĐỘI")
        table(document, ROWS)

    assert names(read(build)) == ["Họp", "Báo cáo", "Thể thao"]


def test_a_condition_below_the_table_is_asked_about_as_in_a_row() -> None:
    def build(document: Any) -> None:
        table(document, ROWS)
        document.add_paragraph("Đạt từ 50 điểm trở lên: đề nghị công nhận.")

    assert whys(read(build)) == ["paragraph"]


def test_what_a_number_is_called_may_stand_on_a_line_of_its_own() -> None:
    def build(document: Any) -> None:
        rows = [
            ["1", "Tiêu chí 1\nHọp", "10"],
            ["", "TC2\nBáo cáo", "20"],
            ["", "Tiêu chí 3\nThể thao", "30"],
        ]
        table(document, [HEAD, *rows])

    assert names(read(build)) == ["Họp", "Báo cáo", "Thể thao"]


def test_a_raised_mark_behind_points_is_no_digit_of_them() -> None:
    def build(document: Any) -> None:
        grid = table(document, ROWS)
        run = grid.cell(1, 2).paragraphs[0].add_run("1")
        run.font.superscript = True

    assert [part.node.points for part in read(build).draft.parts] == [10, 20, 30]
