"""Words beside the tables: no rule among them vanishes, in a Word file or in a sheet."""

from io import BytesIO

import pytest
from docx import Document
from openpyxl import Workbook

from tests.helpers.office_files import Rows, add_table
from thidua.excel.scale.importing import ScaleDraft, read_scale

SCALE: Rows = [["TT", "Nội dung", "Điểm"], ["1", "Họp", 10], ["2", "Báo cáo", 20]]
TITLE = "BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2024"
RULES = [
    "Riêng đơn vị sự nghiệp không chấm mục 2.",
    "Mỗi lần vi phạm quy chế trừ 5 điểm vào tổng điểm.",
    "Đơn vị mới thành lập được tính bằng điểm trung bình của khối.",
    "Nếu hai đơn vị bằng điểm thì xét đơn vị có nhiều sáng kiến hơn.",
    "Mỗi mục chấm lẻ đến 0,5.",
    "Đơn vị có người bị kỷ luật thì không xếp loại.",
]
NOTES = ["Điểm được tính theo quý.", "Áp dụng cho các phòng từ năm 2024.", "Thời hạn gửi 15/12."]
NOTHING = [
    "Căn cứ Luật Thi đua, khen thưởng;", "(Kèm theo Quy chế thi đua của Công ty)", "TRƯỞNG KHỐI",
    "Hà Nội, ngày 12 tháng 3 năm 2024", "Nơi nhận: các đơn vị, Hội đồng xét thi đua", "Người chấm",
]  # fmt: skip


def read(kind: str, *above: str, below: str = "", rows: Rows = SCALE) -> ScaleDraft:
    """A scale with words above and below its table."""
    stream = BytesIO()
    if kind == "docx":
        document = Document()
        for text in above:
            document.add_paragraph(text)
        add_table(document, rows)
        if below:
            document.add_paragraph(below)
        document.save(stream)
    else:
        book = Workbook()
        page = book.active
        assert page is not None
        for row in (*([text] for text in above), *rows):
            page.append(row)
        book.save(stream)
    draft = read_scale("vi", stream.getvalue(), f"t.{kind}", f"t.{kind}")
    assert isinstance(draft, ScaleDraft)
    assert [part.name for part in draft.draft.parts] == ["Họp", "Báo cáo"]
    return draft


def asked(draft: ScaleDraft) -> list[tuple[str, str]]:
    return [(one.why, one.line.original) for one in draft.draft.all_doubts()]


@pytest.mark.parametrize("text", RULES)
def test_a_rule_beside_the_table_is_asked_about(text: str) -> None:
    for draft in (read("docx", text), read("docx", below=text), read("xlsx", TITLE, text)):
        assert asked(draft) == [("paragraph", text)]


@pytest.mark.parametrize("text", NOTES)
def test_what_is_said_of_the_scale_is_noted(text: str) -> None:
    for draft in (read("docx", text), read("docx", below=text), read("xlsx", TITLE, text)):
        assert not draft.doubts
        assert f": {text}" in draft.text


@pytest.mark.parametrize("text", [TITLE, *NOTHING])
def test_who_issues_and_signs_a_scale_is_no_part_of_it(text: str) -> None:
    for draft in (read("docx", text), read("docx", below=text), read("xlsx", TITLE, text)):
        assert not draft.doubts
        assert text not in draft.text


def test_words_below_the_last_table_stand_below_it() -> None:
    assert "#? dưới bảng 1: " in read("docx", below=RULES[0]).text


def test_rules_above_a_table_that_is_no_scale_are_asked_about() -> None:
    """The table lists levels of the total; what stands above it is no part of that."""
    document, stream = Document(), BytesIO()
    add_table(document, SCALE)
    document.add_paragraph(RULES[0])
    add_table(document, [["Loại", "Điểm"], ["Xuất sắc", "Từ 25 điểm"], ["Khá", "Từ 20 điểm"]])
    document.save(stream)
    draft = read_scale("vi", stream.getvalue(), "t.docx", "t.docx")
    assert isinstance(draft, ScaleDraft)
    assert asked(draft) == [("paragraph", RULES[0])]


def test_rules_between_two_pieces_of_a_table_are_asked_about() -> None:
    document, stream = Document(), BytesIO()
    add_table(document, SCALE[:2])
    document.add_paragraph("Riêng đơn vị sự nghiệp không chấm nội dung này.")
    add_table(document, SCALE[2:])
    document.save(stream)
    draft = read_scale("vi", stream.getvalue(), "t.docx", "t.docx")
    assert isinstance(draft, ScaleDraft)
    assert [part.name for part in draft.draft.parts] == ["Họp", "Báo cáo"]
    assert [why for why, _ in asked(draft)] == ["paragraph"]
