"""Who signs below a scale is no part of it, whatever the offices are; a row that might be one of
the scale is never taken for a signature."""

from io import BytesIO

import pytest
from docx import Document

from tests.helpers.office_files import Rows, add_table, read_draft, sheet, word
from thidua.excel.scale.importing import ScaleDraft

SCALE: Rows = [
    ["TT", "Nội dung", "Điểm chuẩn", "Tự chấm"],
    ["1", "Họp khối", 40, None],
    ["2", "Báo cáo", 60, None],
]
TOTAL: Rows = [[None, "Tổng cộng", 100, None]]


def read(raw: bytes, name: str) -> ScaleDraft:
    return read_draft(raw, name)


def criteria(draft: ScaleDraft) -> list[str]:
    return [part.node.line.text for part in draft.draft.parts]


SIGNED: list[Rows] = [
    [[None, "Thư ký", None, "Chủ tịch Hội đồng"], [None, "Lê Thị Bình", None, "Trần Văn An"]],
    [[None, None, None, "Huế, ngày 02 tháng 3 năm 2026"], [None, None, "TM. BAN CHẤP HÀNH", None]],
    [[None, "GVCN", None, "Lớp trưởng"], [None, "(Ký, ghi rõ họ tên)", None, None]],
    [[None, "Nơi nhận:\n- Như trên;\n- Lưu: VT.", None, "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTS. Lê An"]],
    [[None, "Nơi nhận:", None, "TỔ TRƯỞNG"], [None, "- Các tổ;", None, None]],
    [[None, "Người tự đánh giá", "Trưởng phòng", "……, ngày … tháng … năm 2026"]],
]


@pytest.mark.parametrize("total", [[], TOTAL], ids=["no total", "total"])
@pytest.mark.parametrize("signed", SIGNED, ids=range(len(SIGNED)))
def test_signatures_below_the_table_are_no_rows_of_it(signed: Rows, total: Rows) -> None:
    blank: Rows = [[None] * 4]
    rows = [*SCALE, *total, *blank, *signed]
    for raw, name in ((sheet(rows), "a.xlsx"), (word(rows), "a.docx")):
        draft = read(raw, name)
        assert criteria(draft) == ["Họp khối", "Báo cáo"]
        assert draft.doubts == ()


def test_the_table_of_the_office_and_quoc_hieu_above_a_scale_is_no_table_of_it() -> None:
    document = Document()
    add_table(document, [["SỞ Y TẾ\nSố: 12/QĐ-SYT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]])
    document.add_paragraph("BẢNG CHẤM ĐIỂM THI ĐUA")
    add_table(document, [[one or "" for one in row] for row in SCALE])
    stream = BytesIO()
    document.save(stream)
    draft = read(stream.getvalue(), "a.docx")
    assert criteria(draft) == ["Họp khối", "Báo cáo"]
    assert (draft.doubts, draft.unused) == ((), ("Tự chấm",))


def test_a_table_of_signatures_below_the_scale_of_a_word_file_is_no_table_of_it() -> None:
    document = Document()
    add_table(document, [[one or "" for one in row] for row in SCALE])
    document.add_paragraph("Quy định này có hiệu lực từ ngày ký.")
    add_table(document, [["TỔ TRƯỞNG\n(Ký, ghi rõ họ tên)\n\nLê Thị Bình", "HIỆU TRƯỞNG"]])
    stream = BytesIO()
    document.save(stream)
    draft = read(stream.getvalue(), "a.docx")
    assert criteria(draft) == ["Họp khối", "Báo cáo"]
    assert draft.doubts == ()
    assert draft.unused == ("Tự chấm",)


@pytest.mark.parametrize(
    "row",
    [
        ["3", "Thư ký", None, None],  # a number
        [None, "Thư ký", 5, None],  # a figure
        [None, "Chủ tịch UBND tỉnh tặng Bằng khen: 5 điểm", None, None],
        [None, "Thủ trưởng đơn vị vắng họp", None, None],  # what somebody did
    ],
)
def test_what_may_belong_to_the_scale_is_never_passed_over_as_a_signature(
    row: list[object],
) -> None:
    draft = read(sheet([*SCALE, row]), "a.xlsx")
    assert any(str(row[1]).split(":")[0] in line for line in draft.text.splitlines())


@pytest.mark.parametrize(
    "below",
    [
        [["Phòng Tổ chức tổng hợp, trình Hội đồng thi đua."]],
        [[None, "Các xã gửi bảng về Văn phòng để tổng hợp."], [None, None, None, "Trạm trưởng"]],
        [[None, "T/M BAN THƯỜNG VỤ"], [None, "PHÓ BÍ THƯ"]],
    ],
)
def test_what_stands_apart_below_a_list_is_no_item_of_it(below: Rows) -> None:
    listed: Rows = [["II", "Điểm trừ"], ["1", "Mỗi đơn thư đúng", 1]]
    draft = read(sheet([*SCALE, *TOTAL, *listed, [], *below]), "t.xlsx")
    (whole,) = draft.draft.lists
    assert [one.name for one in whole.things.items] == ["Mỗi đơn thư đúng"]
    assert not draft.doubts, draft.text
