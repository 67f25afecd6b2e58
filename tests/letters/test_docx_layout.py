"""Holds a produced .docx to each rule of Nghị định 30/2020/NĐ-CP, Phụ lục I, in its own XML."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from datetime import date

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.docx_read import (
    MM,
    NS,
    Paragraph,
    cells,
    filled,
    paragraphs,
    parts,
    root,
    sections,
    tables,
    texts,
    widths,
)
from tests.helpers.letters import SAMPLES, UNITS, head, minutes, pact, party_report, proposal
from thidua.letters.letter import Blank, Bullets, Letter, Para, Signature, Signatures
from thidua.render.docx import docx
from thidua.render.times import COMPOUNDS, name_lines, width

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PROPOSAL = docx(proposal())
MINUTES = docx(minutes())
PACT = docx(pact())
PARTY = docx(party_report())


def only(raw: bytes, text: str) -> Paragraph:
    found = [one for one in filled(root(raw)) if one.text == text]
    assert len(found) == 1, f"{text!r}: {len(found)} times"
    return found[0]


def starting(raw: bytes, text: str) -> Paragraph:
    return next(one for one in filled(root(raw)) if one.text.startswith(text))


def after(raw: bytes, text: str) -> Paragraph:
    """The paragraph that follows the one with that text."""
    every = paragraphs(root(raw))
    place = next(at for at, one in enumerate(every) if one.text == text)
    return every[place + 1]


def face(one: Paragraph) -> tuple[float, bool, bool]:
    """(size, bold, italic) of a paragraph written in one face."""
    faces = {(run.size, run.bold, run.italic) for run in one.runs}
    assert len(faces) == 1, faces
    return faces.pop()


def rule_length(one: Paragraph, room: float) -> float:
    assert one.ruled
    assert one.mm("left") == pytest.approx(one.mm("right"), abs=0.1)
    return room - one.mm("left") - one.mm("right")


# --- page ---


@pytest.mark.parametrize("name", SAMPLES)
def test_every_page_is_a4_with_the_margins_of_the_rule(name: str) -> None:
    for section in sections(docx(SAMPLES[name]())):
        size, margins = section.find(f"{NS}pgSz"), section.find(f"{NS}pgMar")
        assert size is not None
        assert margins is not None
        sides = sorted(round(int(size.get(NS + key, "0")) / MM) for key in ("w", "h"))
        assert sides == [210, 297]
        got = {key: int(margins.get(NS + key, "0")) / MM for key in ("top", "bottom", "left")}
        right = int(margins.get(NS + "right", "0")) / MM
        assert 20 <= round(got["top"], 1) <= 25
        assert 20 <= round(got["bottom"], 1) <= 25
        assert 30 <= round(got["left"], 1) <= 35
        assert 15 <= round(right, 1) <= 20


def test_only_the_wide_annex_lies_on_its_side() -> None:
    found = [section.find(f"{NS}pgSz") for section in sections(PROPOSAL)]
    turned = [size.get(NS + "orient") for size in found if size is not None]
    assert turned == ["portrait", "portrait", "landscape"] or turned == [None, None, "landscape"]


@pytest.mark.parametrize("name", SAMPLES)
def test_times_new_roman_and_nothing_else_in_every_part(name: str) -> None:
    raw = docx(SAMPLES[name]())
    for part, content in parts(raw).items():
        if not part.endswith(".xml"):
            continue
        text = content.decode()
        fonts = " ".join(re.findall(r"<w:rFonts ([^>]*)/>", text))
        assert set(re.findall(r'"([^"]*)"', fonts)) <= {"Times New Roman"}
        assert "asciiTheme" not in text
        assert "w:color w:val" not in text, "black only"
    for one in filled(root(raw)):
        assert all(run.fonts == {"Times New Roman"} for run in one.runs)
    assert not any("theme" in part or "thumbnail" in part for part in parts(raw))


@pytest.mark.parametrize("name", SAMPLES)
def test_page_numbers_in_the_top_margin_hidden_on_page_1_and_anew_for_each_annex(name: str) -> None:
    raw = docx(SAMPLES[name]())
    for section in sections(raw):
        assert section.find(f"{NS}titlePg") is not None
        start = section.find(f"{NS}pgNumType")
        assert start is not None
        assert start.get(NS + "start") == "1"
    kinds = {ref.get(NS + "type"): ref for ref in sections(raw)[0].findall(f"{NS}headerReference")}
    assert set(kinds) == {"default", "first"}
    headers = [root(raw, part) for part in sorted(parts(raw)) if "header" in part]
    fields = ["".join(node.text or "" for node in one.iter(f"{NS}instrText")) for one in headers]
    assert sorted(field.strip() for field in fields) == ["", "PAGE"]
    numbered = headers[[field.strip() for field in fields].index("PAGE")]
    (line,) = filled(numbered)
    assert line.value("jc") == "center"
    assert 13 <= line.runs[0].size <= 14
    assert not line.runs[0].bold
    assert not line.runs[0].italic


# --- heading ---


def test_national_heading_and_motto_stand_on_one_line_each() -> None:
    table = tables(PROPOSAL)[0]
    room = widths(table)[1]
    nation, motto = only(PROPOSAL, NATION), only(PROPOSAL, MOTTO)
    assert nation.runs[0].size in (12, 13)
    assert motto.runs[0].size in (13, 13.5, 14)
    assert face(nation)[1:] == face(motto)[1:] == (True, False)
    assert nation.value("jc") == motto.value("jc") == "center"
    for one in (nation, motto):
        assert width(one.text, one.runs[0].size, bold=True) < room - 5, "room to spare"


def test_line_under_the_motto_is_as_long_as_the_motto() -> None:
    room = widths(tables(PROPOSAL)[0])[1]
    length = rule_length(after(PROPOSAL, MOTTO), room)
    assert length == pytest.approx(width(MOTTO, 13, bold=True), abs=0.5)


def test_the_heading_table_is_fixed_and_fills_the_width() -> None:
    table = tables(PROPOSAL)[0]
    layout = table.find(f"{NS}tblPr/{NS}tblLayout")
    assert layout is not None
    assert layout.get(NS + "type") == "fixed"
    assert sum(widths(table)) == pytest.approx(160, abs=0.2)
    assert all(cell.find(f"{NS}tcPr/{NS}tcW") is not None for cell in cells(table))


def test_superior_upright_and_issuer_bold_both_in_capitals() -> None:
    superior = only(PROPOSAL, "ỦY BAN NHÂN DÂN TỈNH BẮC KẠN")
    issuer = only(PROPOSAL, "KHỐI THI ĐUA VĂN HÓA - XÃ HỘI")
    assert face(superior) == (12, False, False)
    assert face(issuer) == (12, True, False)


@pytest.mark.parametrize("issuer", ["Sở Y tế", "Khối thi đua Văn hóa - Xã hội"])
def test_line_under_the_issuer_is_a_third_to_a_half_of_its_text(issuer: str) -> None:
    raw = docx(proposal()._replace(head=head("TTr", issuer=issuer)))
    room = widths(tables(raw)[0])[0]
    text = width(issuer.upper(), 12, bold=True)
    longest = text if text <= room else width("VĂN HÓA - XÃ HỘI", 12, bold=True)
    length = rule_length(after(raw, issuer.upper()), room)
    assert longest / 3 - 0.5 <= length <= longest / 2 + 0.5


def test_long_names_are_parted_where_a_reader_would_part_them() -> None:
    assert only(PROPOSAL, "KHỐI THI ĐUA VĂN HÓA - XÃ HỘI").lines == [
        "KHỐI THI ĐUA", "VĂN HÓA - XÃ HỘI",
    ]  # fmt: skip
    signed = [filled(cell)[0].lines for pair in tables(PACT)[2:-1] for cell in cells(pair)]
    assert ["SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH"] in signed
    assert ["ĐÀI PHÁT THANH", "VÀ TRUYỀN HÌNH TỈNH"] in signed
    assert ["TRƯỜNG CAO ĐẲNG", "NGHỀ DÂN TỘC NỘI TRÚ"] in signed
    assert ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"] in signed


@pytest.mark.parametrize(
    ("number", "shown"), [(1, "Số: 01/TTr-KTĐ"), (9, "Số: 09/TTr-KTĐ"), (10, "Số: 10/TTr-KTĐ"),
                          (123, "Số: 123/TTr-KTĐ")]
)  # fmt: skip
def test_numbers_under_10_are_padded(number: int, shown: str) -> None:
    raw = docx(proposal()._replace(head=head("TTr", number)))
    assert face(only(raw, shown)) == (13, False, False)


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2020, 1, 5), "Bắc Kạn, ngày 05 tháng 01 năm 2020"),
        (date(2020, 2, 29), "Bắc Kạn, ngày 29 tháng 02 năm 2020"),
        (date(2019, 6, 29), "Bắc Kạn, ngày 29 tháng 6 năm 2019"),
        (date(2025, 12, 9), "Bắc Kạn, ngày 09 tháng 12 năm 2025"),
    ],
)
def test_days_under_10_and_months_1_and_2_are_padded(day: date, shown: str) -> None:
    raw = docx(proposal()._replace(head=head("TTr", day=day)))
    size, bold, italic = face(only(raw, shown))
    assert 13 <= size <= 14
    assert (bold, italic) == (False, True)


def test_number_and_date_share_a_row() -> None:
    rows = list(tables(PROPOSAL)[0].iter(f"{NS}tr"))
    left, right = rows[1].findall(f"{NS}tc")
    assert filled(left)[0].text.startswith("Số:")
    assert "ngày 05 tháng 02" in filled(right)[0].text


def test_minutes_have_no_place_and_date_in_the_heading() -> None:
    heading = "\n".join(one.text for one in filled(tables(MINUTES)[0]))
    assert "ngày" not in heading
    assert NATION in heading


def test_a_party_document_bears_the_partys_name_and_form() -> None:
    everything = texts(PARTY)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in everything
    assert NATION not in everything
    assert MOTTO not in everything
    assert "Số ……-BC/KTĐ" in everything
    assert "T/M KHỐI THI ĐUA" in everything


# --- title, addressees, bases ---


def test_title_and_subject_are_bold_in_the_middle_with_a_short_line_under_them() -> None:
    raw = docx(proposal()._replace(subject="Về việc đề nghị khen thưởng"))
    title, subject = only(raw, "TỜ TRÌNH"), only(raw, "Về việc đề nghị khen thưởng")
    for one in (title, subject):
        assert one.value("jc") == "center"
        assert face(one) == (14, True, False)
    length = rule_length(after(raw, subject.text), 160)
    text = width(subject.text, 14, bold=True)
    assert text / 3 <= length <= text / 2


def test_a_letter_without_a_kind_says_what_it_is_about_under_the_number() -> None:
    raw = docx(proposal()._replace(title="", subject="mời họp khối"))
    one = only(raw, "V/v mời họp khối")
    assert one.runs[0].size in (12, 13)
    assert not one.runs[0].bold
    assert one.value("jc") == "center"


def test_several_addressees_stand_on_lines_of_their_own() -> None:
    first = only(PROPOSAL, "- Ủy ban nhân dân tỉnh Bắc Kạn;")
    last = only(PROPOSAL, "- Sở Nội vụ tỉnh Bắc Kạn.")
    assert face(first) == (14, False, False)
    assert first.mm("left") == last.mm("left")
    assert only(PROPOSAL, "Kính gửi:").mm("left") < first.mm("left")


def test_one_addressee_stands_on_the_line_of_kinh_gui() -> None:
    raw = docx(proposal()._replace(addressees=("Sở Nội vụ",)))
    assert face(only(raw, "Kính gửi: Sở Nội vụ")) == (14, False, False)


def test_bases_are_italic_and_end_in_semicolons_and_a_full_stop() -> None:
    bases = [one for one in filled(root(PROPOSAL)) if one.text.startswith("Căn cứ")]
    assert [one.text[-1] for one in bases] == [";", ";", "."]
    for one in bases:
        assert face(one) == (14, False, True)
        assert one.value("jc") == "both"
    assert "06/2022/QH15" not in bases[0].text


# --- text ---


def test_the_text_is_justified_indented_and_spaced() -> None:
    for one in filled(root(MINUTES)):
        if not one.text.startswith(("Thời gian", "Hội nghị", "Cuộc họp")):
            continue
        assert one.value("jc") == "both"
        assert one.mm("firstLine") == pytest.approx(12.7, abs=0.05)
        assert 13 <= one.runs[0].size <= 14
        assert int(one.value("spacing", "after") or 0) >= 6 * 20
        assert 240 <= int(one.value("spacing", "line") or 0) <= 360
        assert one.value("spacing", "lineRule") == "auto"


def test_headings_of_parts_are_capitals_and_those_of_clauses_bold() -> None:
    assert face(only(PROPOSAL, "I. KẾT QUẢ CHẤM ĐIỂM, XẾP HẠNG")) == (14, True, False)
    assert face(only(PROPOSAL, "1. Đơn vị được đề nghị")) == (14, True, False)


@pytest.mark.parametrize("name", ["proposal", "minutes", "pact"])
def test_the_text_ends_once_and_annexes_do_not(name: str) -> None:
    assert texts(docx(SAMPLES[name]())).count("./.") == 1


def test_a_last_list_is_ended_and_nothing_stands_under_a_last_table() -> None:
    listed = docx(proposal()._replace(body=(Bullets(("Một", "Hai.")),), annexes=()))
    assert "- Một;\n- Hai./." in texts(listed)
    table = docx(proposal()._replace(body=(proposal().body[5],), annexes=()))
    assert "./." not in texts(table)


def test_the_partys_letters_follow_the_partys_rules() -> None:
    """Larger type, bases upright after a dash, Nơi nhận underlined, its list with commas, no ./."""
    letter = party_report()._replace(bases=("Căn cứ Quy định A", "Căn cứ Quy định B"))
    letter = letter._replace(recipients=("Như trên", "Các đơn vị", "Lưu"))
    raw = docx(letter)
    assert "./." not in texts(raw)
    assert face(only(raw, "- Căn cứ Quy định A;")) == (14, False, False)
    assert face(only(raw, "- Căn cứ Quy định B;")) == (14, False, False)
    assert face(only(raw, "Nơi nhận:")) == (14, False, False)
    assert [only(raw, text).runs[0].size for text in ("- Như trên,", "- Lưu.")] == [12, 12]
    assert face(only(raw, "BÁO CÁO"))[0] == 16


@pytest.mark.parametrize(
    ("name", "room", "lines"),
    [
        (
            "Khối thi đua các cơ quan tham mưu quản lý nhà nước về văn hóa xã hội",
            62,
            ["KHỐI THI ĐUA", "CÁC CƠ QUAN THAM MƯU", "QUẢN LÝ NHÀ NƯỚC", "VỀ VĂN HÓA XÃ HỘI"],
        ),
        (
            "Khối thi đua các đơn vị sự nghiệp thuộc Sở Văn hóa, Thể thao và Du lịch",
            62,
            ["KHỐI THI ĐUA", "CÁC ĐƠN VỊ SỰ NGHIỆP", "THUỘC SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH"],
        ),
        ("Ủy ban nhân dân thành phố Hồ Chí Minh", 62,
         ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"]),
        ("Sở Y tế", 62, ["SỞ Y TẾ"]),
    ],
)  # fmt: skip
def test_names_are_broken_between_words(name: str, room: float, lines: list[str]) -> None:
    assert list(name_lines(name.upper(), room, 12, bold=True)) == lines


WORDS_OF_NAMES = st.lists(st.sampled_from(sorted(COMPOUNDS)), min_size=1, max_size=9)


@given(WORDS_OF_NAMES)
def test_no_word_is_ever_parted_where_each_fits_its_line(words: list[str]) -> None:
    """Law: nothing is lost, no line is too long, and lines end at the ends of words."""
    lines = name_lines(" ".join(words).upper(), 62, 12, bold=True)
    assert " ".join(lines) == " ".join(words).upper()
    assert all(width(line, 12, bold=True) <= 62 for line in lines)


def test_table_headings_are_repeated_and_rows_not_broken() -> None:
    wide = tables(PROPOSAL)[-1]
    rows = list(wide.iter(f"{NS}tr"))
    repeated = [row.find(f"{NS}trPr/{NS}tblHeader") is not None for row in rows]
    assert repeated == [True, True] + [False] * 12
    assert all(row.find(f"{NS}trPr/{NS}cantSplit") is not None for row in rows)
    assert sum(widths(wide)) == pytest.approx(247, abs=0.5)


def test_no_column_is_narrower_than_its_longest_word() -> None:
    movements = tables(PACT)[1]
    for place, wide in enumerate(widths(movements)):
        for row in movements.iter(f"{NS}tr"):
            text = "".join(one.text for one in paragraphs(row.findall(f"{NS}tc")[place]))
            assert all(width(word, 13) < wide for word in text.split())


# --- signatures and recipients ---


def test_the_signer_stands_right_with_capacity_post_and_name() -> None:
    left, right = list(tables(PROPOSAL)[2].iter(f"{NS}tc"))
    lines = filled(right)
    assert [one.text for one in lines] == [
        "TM. KHỐI THI ĐUA", "TRƯỞNG KHỐI", "GIÁM ĐỐC SỞ Y TẾ", "Nguyễn Văn A",
    ]  # fmt: skip
    assert all(face(one) == (14, True, False) for one in lines)
    assert all(one.value("jc") == "center" for one in lines)
    room = int(lines[2].value("spacing", "before") or 0) / 20
    assert room >= 48, "room for a signature"
    assert filled(left)[0].text == "Nơi nhận:"


def test_recipients_label_is_12_bold_italic_and_the_list_11() -> None:
    assert face(only(PROPOSAL, "Nơi nhận:")) == (12, True, True)
    listed = [only(PROPOSAL, text) for text in
              ("- Như trên;", "- Các đơn vị thành viên của Khối;", "- Lưu: VT, KTĐ.")]  # fmt: skip
    assert all(face(one) == (11, False, False) for one in listed)
    assert all(one.mm("left") == 0 for one in listed)


def test_minutes_are_signed_by_the_secretary_left_and_the_chair_right() -> None:
    first, second, _ = tables(MINUTES)[1].findall(f"{NS}tr")
    capacities = [filled(cell)[0].text for cell in first.findall(f"{NS}tc")]
    names = [filled(cell)[0].text for cell in second.findall(f"{NS}tc")]
    assert capacities == ["THƯ KÝ", "CHỦ TỌA"]
    assert names == ["…… [họ và tên thư ký]", "Nguyễn Văn A"]


def test_all_eleven_units_sign_the_pact_two_side_by_side() -> None:
    pairs = tables(PACT)[2:-1]
    signed = [filled(cell)[0].text for pair in pairs for cell in cells(pair)]
    capacities = [text for text in signed if "…" not in text]
    assert capacities == [unit.upper() for unit in UNITS]
    assert signed.count("……") == 11
    # The last of them stays with who signs after all: the others may be parted.
    kept = [all("keepNext" in ET.tostring(one, "unicode") for one in cells(pair)) for pair in pairs]
    assert kept == [False] * 5 + [True]


def test_the_signature_is_not_parted_from_the_last_words() -> None:
    listed = docx(proposal()._replace(body=(Bullets(("Một", "Hai")),), annexes=()))
    for raw in (PROPOSAL, listed):
        every = paragraphs(root(raw))
        last = next(at for at, one in enumerate(every) if one.text.endswith("./."))
        signed = next(at for at, one in enumerate(every) if one.text == "TRƯỞNG KHỐI")
        for one in every[last:signed]:
            assert one.element.find(f"{NS}pPr/{NS}keepNext") is not None, one.text


# --- annexes, draft, gaps ---


def test_annexes_have_roman_numbers_titles_in_capitals_and_a_reference() -> None:
    assert face(only(PROPOSAL, "Phụ lục I")) == (14, True, False)
    assert face(only(PROPOSAL, "Phụ lục II")) == (14, True, False)
    assert face(only(PROPOSAL, "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG")) == (14, True, False)
    reference = starting(PROPOSAL, "(Kèm theo")
    assert reference.text == (
        "(Kèm theo Tờ trình số 05/TTr-KTĐ ngày 05 tháng 02 năm 2025 "
        "của Khối thi đua Văn hóa - Xã hội)"
    )
    assert face(reference) == (14, False, True)
    single = docx(proposal()._replace(annexes=proposal().annexes[:1]))
    assert "Phụ lục I" not in [one.text for one in filled(root(single))]
    assert only(single, "Phụ lục").value("jc") == "center"


def test_a_draft_says_so_on_the_letter_and_on_each_annex() -> None:
    assert texts(PROPOSAL).count("DỰ THẢO") == 3
    assert "DỰ THẢO" not in texts(docx(proposal()._replace(draft=False)))


def test_what_is_missing_is_dots_in_a_mark_with_its_name() -> None:
    gap = next(run for one in filled(root(PROPOSAL)) for run in one.runs if run.marked)
    assert gap.text == "…… [người chủ trì]"
    open_head = proposal()._replace(head=head("TTr", None, day=None, place="", year=2025))
    everything = texts(docx(open_head))
    assert "Số: ……/TTr-KTĐ" in everything
    assert "…… [địa danh], ngày …… tháng …… năm 2025" in everything


def test_a_ballot_has_no_number_date_ending_or_marks() -> None:
    raw = docx(SAMPLES["ballot"]())
    everything = texts(raw)
    assert "Số:" not in everything
    assert "./." not in everything
    assert not any(run.marked for one in filled(root(raw)) for run in one.runs)


# --- the file ---


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_letter_is_the_same_bytes(name: str) -> None:
    first = docx(SAMPLES[name]())
    assert docx(SAMPLES[name]()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        entries = archive.infolist()
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        names = [entry.filename for entry in entries]
        assert names[0] == "[Content_Types].xml"
        assert names[1:] == sorted(names[1:])
    assert b"rsid" not in b"".join(parts(first).values())


@pytest.mark.parametrize("name", SAMPLES)
def test_another_program_reads_the_file(name: str) -> None:
    document = python_docx.Document(io.BytesIO(docx(SAMPLES[name]())))
    assert document.core_properties.author
    assert document.core_properties.title
    assert len(document.sections) == 1 + len(SAMPLES[name]().annexes)


MARKUP = '</w:t><w:fldSimple w:instr="DATE"/> & {=1+1} \x07\x1b[31m \u202eabc \ufffe ]]>'


def everywhere(text: str) -> Letter:
    return proposal()._replace(
        head=head(text, superior=text, issuer=text, organ=text, place=text),
        title=text, subject=text, addressees=(text,), bases=(text,), recipients=(text,),
        body=(Para(text), Para((text, Blank(text)))),
        signatures=Signatures(Signature((text,), text, post=text, hint=text)),
        annexes=(),
    )  # fmt: skip


def test_data_is_never_markup_or_a_field() -> None:
    raw = docx(everywhere(MARKUP))
    document = root(raw)
    assert not list(document.iter(f"{NS}fldSimple"))
    assert not list(document.iter(f"{NS}instrText"))
    assert '</w:t><w:fldSimple w:instr="DATE"/> & {=1+1}' in texts(raw)
    assert "\\x1b[31m \\u202eabc \\ufffe" in texts(raw)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_every_text_makes_a_well_formed_file(text: str) -> None:
    for content in parts(docx(everywhere(text))).values():
        if content.lstrip().startswith(b"<"):
            ET.fromstring(content)


def test_an_empty_letter_is_a_file_too() -> None:
    raw = docx(Letter(head("TTr", issuer=""), ""))
    assert "…… [tên cơ quan ban hành]".upper() not in texts(raw)
    assert "…… [tên cơ quan ban hành]" in texts(raw)


def test_the_recipients_of_minutes_are_never_on_a_page_of_their_own() -> None:
    """They are the last row of the signatures' table; all rows before it stay with the next."""
    *above, last = tables(MINUTES)[1].findall(f"{NS}tr")
    assert "Nơi nhận:" in "".join(last.itertext())
    for one in above:
        assert one.find(f"{NS}trPr/{NS}cantSplit") is not None
        for cell_ in one.findall(f"{NS}tc"):
            assert all(p.find(f"{NS}pPr/{NS}keepNext") is not None for p in cell_.findall(f"{NS}p"))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_table_that_fills_its_page_is_followed_by_no_empty_page(name: str) -> None:
    """The paragraph that Word wants at a section's end is as low as the format can say."""
    body = root(docx(SAMPLES[name]()))[0]
    ends = [one for one in body if one.find(f"{NS}pPr/{NS}sectPr") is not None]
    ends.append(body[-2])
    for one in ends:
        spacing = one.find(f"{NS}pPr/{NS}spacing")
        assert spacing is not None
        assert (spacing.get(f"{NS}line"), spacing.get(f"{NS}lineRule")) == ("1", "exact")
