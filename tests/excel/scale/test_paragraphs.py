"""A scale in numbered paragraphs, without a table."""

from typing import Any

import pytest
from docx import Document

from tests.excel.scale.test_styles import tree
from tests.excel.scale.test_word_layouts import read, whys
from tests.helpers.office_files import as_read, saved
from thidua.excel.scale.importing import read_scale

ABOVE = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "QUY ĐỊNH CHẤM ĐIỂM", "Căn cứ Luật Thi đua, khen thưởng;",
    "Điều 1. Phạm vi áp dụng", "Điều 2. Thang điểm",
]  # fmt: skip
SCALE = [
    "I. Nhiệm vụ chính trị (40 điểm)",
    "1. Chỉ tiêu kế hoạch: 20 điểm",
    "a) Đạt từ 100% trở lên: 20 điểm",
    "b) Đạt dưới 100%: 5 điểm",
    "2. Chế độ báo cáo: 20 điểm",
    "- Gửi chậm trừ 2 điểm/lần",
    "II. Nội bộ (10 điểm)",
    "1. Đoàn kết: 10 điểm",
    "III. Điểm thưởng (tối đa 5 điểm)",
    "- Sáng kiến cấp tỉnh: cộng 2 điểm/sáng kiến",
]
BELOW = ["Nơi nhận:", "- Như trên;", "TRƯỞNG KHỐI", "Nguyễn Văn A"]


def paragraphs(lines: list[str]) -> Any:
    def build(document: Any) -> None:
        for line in lines:
            document.add_paragraph(line)

    return build


@pytest.mark.parametrize("above", [[], ABOVE])
@pytest.mark.parametrize("below", [[], BELOW])
def test_numbered_paragraphs_are_the_rows(above: list[str], below: list[str]) -> None:
    found = read(paragraphs([*above, *SCALE, *below]))
    assert tree(found.draft.parts) == [
        ("Nhiệm vụ chính trị", 40, [("Chỉ tiêu kế hoạch", 20), ("Chế độ báo cáo", 20)]),
        ("Nội bộ", 10, [("Đoàn kết", 10)]),
    ]
    first, second = found.draft.parts[0].parts
    assert [tier["points"] for tier in (first.reading.rule or {})["tiers"]] == ["20", "5"]
    assert [int(one.points or 0) for one in second.reading.deduct.items] == [2]
    (whole,) = found.draft.lists
    assert (int(whole.things.cap or 0), len(whole.things.items)) == (5, 1)
    assert not found.doubts


@pytest.mark.parametrize("above", [[], ABOVE])
def test_one_column_of_a_sheet_reads_as_paragraphs_do(above: list[str]) -> None:
    lines = [*above, *SCALE, *BELOW]
    found, same = as_read([[line] for line in lines]), read(paragraphs(lines))
    assert tree(found.draft.parts) == tree(same.draft.parts)
    assert [one.things for one in found.draft.lists] == [one.things for one in same.draft.lists]
    assert not found.doubts
    assert found.draft.parts[0].node.line.place == f"A{len(above) + 1}"


def test_sums_of_paragraphs_that_do_not_agree_are_asked_about() -> None:
    found = read(paragraphs([line.replace("40 điểm", "45 điểm") for line in SCALE]))
    assert "sum" in whys(found)


def test_a_letter_is_no_scale() -> None:
    document = Document()
    paragraphs([*ABOVE, "1. Đơn vị tự chấm điểm.", *BELOW])(document)
    found = read_scale("vi", saved(document), "t.docx", "t.docx")
    assert isinstance(found, list)
    assert [one.code for one in found] == ["TD940"]


def test_a_line_alone_with_all_points_of_its_criterion_is_asked_about() -> None:
    """A part of its own, or the level that gives all? Its words stood nowhere."""
    lines = [
        "1. Kinh tế: 50 điểm", "a) Thu ngân sách: 20 điểm", "b) Giải ngân: 30 điểm",
        "2. Xây dựng Đảng: 30 điểm", "a) Chi bộ hoàn thành tốt nhiệm vụ: 30 điểm",
    ]  # fmt: skip
    found = read(paragraphs(lines))
    assert [(one.why, one.line.text) for one in found.draft.all_doubts()] == [
        ("by_hand", "Xây dựng Đảng"),
        ("unused", "Chi bộ hoàn thành tốt nhiệm vụ: 30 điểm"),
    ]
