"""Words beside the tables: no rule among them vanishes, in a Word file or in a sheet."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.helpers.office_files import Rows, add_table, read_draft, saved
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
    "Tổ không nộp bảng chấm xem như tự bỏ thi đua",
    "Vi phạm nhiều lỗi trong một vụ việc thì lấy lỗi nặng nhất",
    "Mỗi thành tích chỉ được tính một lần, mức cao nhất",
    "Kết quả lấy trung bình ba tháng",
    "Mục 2 không bắt buộc đối với phân xưởng cơ điện",
    "Tai nạn chết người: loại khỏi danh sách thi đua",
    "Đơn vị có thành tích đột xuất được xét đặc cách",
    "Lưu ý: trường hợp bị kỷ luật: xếp loại không hoàn thành nhiệm vụ.",
    "Phòng có người bị kỷ luật xếp loại B trở xuống.",
    "Căn cứ tổng điểm xếp từ cao xuống; nếu bằng điểm thì ưu tiên đơn vị có điểm mục A cao.",
    "Trường hợp đồng điểm, ưu tiên đơn vị có nhiều sáng kiến.",
    "Điểm tháng là trung bình điểm các tuần.",
    "Các tiêu chí có dấu (*) là tiêu chí bắt buộc.",
]
NOTES = ["Điểm được tính theo quý.", "Áp dụng cho các phòng từ năm 2024.", "Thời hạn gửi 15/12."]
NOTHING = [
    "Căn cứ Luật Thi đua, khen thưởng;", "(Kèm theo Quy chế thi đua của Công ty)", "TRƯỞNG KHỐI",
    "Hà Nội, ngày 12 tháng 3 năm 2024", "Nơi nhận: các đơn vị, Hội đồng xét thi đua", "Người chấm",
    "Điểm bị trừ: ........ Lý do: ............", "Tổng điểm: …… Xếp loại: ……",
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


RULE = "Vi phạm quy chế thì trừ 5 điểm."


def with_part(raw: bytes, name: str, text: str) -> bytes:
    """A file with one part more."""
    made = BytesIO(raw)
    with ZipFile(made, "a") as archive:
        archive.writestr(name, text)
    return made.getvalue()


@pytest.mark.parametrize("part", ["footnotes", "endnotes", "comments", "header9", "footer9"])
def test_a_rule_in_a_note_beside_the_text_is_asked_about(part: str) -> None:
    document = Document()
    add_table(document, SCALE)
    words = f"<w:notes {nsdecls('w')}><w:p><w:r><w:t>{RULE}</w:t></w:r></w:p></w:notes>"
    draft = read_draft(with_part(saved(document), f"word/{part}.xml", words), "t.docx")
    assert asked(draft) == [("paragraph", RULE)]


def test_a_rule_in_a_remark_or_a_shape_on_a_sheet_is_asked_about() -> None:
    book, drawn = Workbook(), Workbook()
    for made in (book, drawn):
        for row in SCALE:
            made.worksheets[0].append(row)
    book.worksheets[0]["B2"].comment = Comment(RULE, "An")
    assert asked(read_draft(saved(book))) == [("paragraph", RULE)]
    base = "http://schemas.openxmlformats.org"
    shape = f"<a:txBody><a:p><a:t>{RULE}</a:t></a:p></a:txBody>"
    relation = (
        f'<Relationships xmlns="{base}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{base}/officeDocument/2006/relationships/drawing" Target="../drawings/d.xml"/>'
        "</Relationships>"
    )
    raw = with_part(saved(drawn), "xl/worksheets/_rels/sheet1.xml.rels", relation)
    shapes = f"<a:d xmlns:a='{base}/drawingml/2006/main'>{shape}</a:d>"
    assert asked(read_draft(with_part(raw, "xl/drawings/d.xml", shapes))) == [("paragraph", RULE)]


def test_a_sheet_that_nobody_sees_is_not_read() -> None:
    book = Workbook()
    old: Any = book.active
    old.title, new = "Cũ", book.create_sheet("Mới")
    for row in SCALE:
        old.append([*row[:2], "Điểm" if row is SCALE[0] else 15])
        new.append(row)
    old.sheet_state = "hidden"
    draft = read_draft(saved(book))
    assert ([part.node.points for part in draft.draft.parts], draft.unused) == ([10, 20], ("Cũ",))


@pytest.mark.parametrize(
    ("mark", "seen"),
    [("trPr/hidden", ["Họp"]), ("tcPr/cellDel", ["Họp", ""]), ("rPr/vanish", ["Họp", ""])],
)
def test_what_nobody_sees_in_a_table_does_not_count(mark: str, seen: list[str]) -> None:
    document = Document()
    add_table(document, SCALE)
    kind, name = mark.split("/")
    row = document.tables[0].rows[2]
    holder = {
        "trPr": row._tr.get_or_add_trPr(),
        "tcPr": row.cells[1]._tc.get_or_add_tcPr(),
        "rPr": row.cells[1].paragraphs[0].runs[0]._r.get_or_add_rPr(),
    }[kind]
    element = parse_xml(f"<w:{name} {nsdecls('w')}/>")
    holder.append(element)
    assert [part.name for part in read_draft(saved(document), "t.docx").draft.parts] == seen
    if name != "cellDel":
        element.set(f"{{{element.nsmap['w']}}}val", "0")
        found = read_draft(saved(document), "t.docx").draft.parts
        assert [part.name for part in found] == ["Họp", "Báo cáo"]


def test_signs_of_a_font_of_signs_are_read() -> None:
    document = Document()
    add_table(document, [["TT", "Nội dung", "Điểm", "Cách chấm"], ["1", "Họp", "10", ""]])
    cell = document.tables[0].cell(1, 3).paragraphs[0]._p
    cell.append(parse_xml(f'<w:r {nsdecls("w")}><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'))
    cell.append(parse_xml(f"<w:r {nsdecls('w')}><w:t> 90%: 10 điểm; dưới 90%: 5 điểm</w:t></w:r>"))
    (part,) = read_draft(saved(document), "t.docx").draft.parts
    assert (part.reading.rule or {})["tiers"][0] == {"from": "90", "points": "10"}
