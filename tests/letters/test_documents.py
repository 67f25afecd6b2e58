"""The ten kinds of documents from data/ and examples/: layout, texts, gaps, bytes, misuse."""

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from functools import cache
from pathlib import Path

import pytest

from tests.helpers.docx_read import (
    NS,
    filled,
    parts,
    root,
    sections,
    tables,
    texts,
    widths,
)
from tests.helpers.folders import write_files
from tests.helpers.large_bloc import large_bloc
from tests.helpers.official_paper import (
    DATA,
    KINDS,
    ROOT,
    document,
    hold_headings_to_what_they_head,
    hold_to_the_heading_rules,
    hold_to_the_page_rules,
    hold_to_the_text_rules,
    made,
    starting,
)
from thidua.render.times import width as text_width

EXAMPLES = {
    "bac-kan-2018": 2018,
    "ha-nam-2021": 2021,
    "kon-tum-2020": 2020,
    "van-hoa-xa-hoi-2022": 2021,
}
FLAG = "Cờ thi đua của Ủy ban nhân dân tỉnh"


@cache
def raw(kind: str, *options: str) -> bytes:
    return made(kind, 2022, *(options or KINDS[kind]))


@cache
def words(kind: str, *options: str) -> str:
    """The document's text, with plain blanks in place of those that hold a line together."""
    return texts(raw(kind, *options)).replace("\N{NO-BREAK SPACE}", " ")


# --- layout ---


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_keeps_the_layout_rules(kind: str) -> None:
    hold_to_the_page_rules(raw(kind))
    issuer = "KHỐI THI ĐUA VĂN HÓA - XÃ HỘI"
    decided = kind == "du-thao-quyet-dinh"
    hold_to_the_heading_rules(raw(kind), kind, "ỦY BAN NHÂN DÂN TỈNH" if decided else issuer)
    hold_to_the_text_rules(raw(kind), kind)


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("bang-diem", "phieu-bau")])
def test_what_little_a_press_report_tells_makes_a_document_too(kind: str, example: str) -> None:
    one = made(kind, EXAMPLES[example], data=ROOT / "examples" / example)
    hold_to_the_page_rules(one)
    hold_to_the_text_rules(one, kind)
    assert any(run.marked for line in filled(root(one)) for run in line.runs)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty units, nineteen of them with long names."""
    return large_bloc(tmp_path_factory.mktemp("large") / "data")


@pytest.mark.parametrize("kind", KINDS)
def test_no_heading_stays_behind_without_what_it_heads(kind: str, large: Path) -> None:
    """As the rules of keeping together have it; `test_documents_pdf` looks at printed pages."""
    hold_headings_to_what_they_head(raw(kind))
    hold_headings_to_what_they_head(made(kind, 2022, *KINDS[kind], data=large))
    for example, year in EXAMPLES.items():
        if kind not in ("bang-diem", "phieu-bau"):
            hold_headings_to_what_they_head(made(kind, year, data=ROOT / "examples" / example))


def test_wide_tables_lie_on_their_side() -> None:
    wide = {kind: [_lies(section) for section in sections(raw(kind))] for kind in KINDS}
    assert wide["bang-diem"] == wide["danh-sach-de-nghi"] == [True]
    assert wide["to-trinh"] == [False, True, True]
    assert wide["bien-ban-hop"] == [False, True]
    assert wide["giao-uoc"] == wide["phieu-bau"] == wide["ban-giao"] == [False]


def _lies(section: ET.Element) -> bool:
    size = section.find(f"{NS}pgSz")
    return size is not None and size.get(f"{NS}orient") == "landscape"


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_says_so_until_told_otherwise(kind: str) -> None:
    assert "DỰ THẢO" in texts(raw(kind))
    if kind not in ("danh-sach-de-nghi", "du-thao-quyet-dinh"):
        assert "DỰ THẢO" not in texts(made(kind, 2022, *KINDS[kind], "--final"))


def test_a_final_list_needs_the_number_of_its_submission(tmp_path: Path) -> None:
    """Else it would cite a tờ trình that is not there."""
    refused = document("danh-sach-de-nghi", "2022", "--final")
    assert (refused.code, refused.files) == (1, {})
    assert "TD990" in refused.err
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    bloc = data / "van-hoa-xa-hoi" / "bloc.yaml"
    issued = "  issued: [{kind: to-trinh, year: 2022, number: 5, on: 2023-01-16}]\n"
    bloc.write_text(bloc.read_text("utf-8").replace("  signers:", issued + "  signers:"), "utf-8")
    assert "DỰ THẢO" not in texts(made("danh-sach-de-nghi", 2022, "--final", data=data))


@pytest.mark.parametrize(("day", "code"), [("2023-01-11", 1), ("2023-01-12", 0)])
def test_a_final_submission_is_not_older_than_the_meeting(day: str, code: int) -> None:
    """The meeting was on 12 January 2023."""
    done = document("to-trinh", "2022", "--final", "--date", day)
    assert done.code == code, done.err
    assert ("TD990" in done.err) == bool(code)


@pytest.mark.parametrize(
    ("kind", "day", "code"),
    [
        ("thong-bao", "2022-12-28", 1), ("thong-bao", "2022-12-29", 0),
        ("bang-diem", "2022-12-28", 1), ("bang-diem", "2022-12-29", 0),
        ("bao-cao-tong-ket", "2023-01-11", 1),
    ],
)  # fmt: skip
def test_a_final_letter_is_not_older_than_the_figures_in_it(kind: str, day: str, code: int) -> None:
    """The last sheet is of 29 December 2022, the votes are of 12 January 2023."""
    done = document(kind, "2022", "--final", "--date", day)
    assert done.code == code, done.err
    assert ("TD990" in done.err) == bool(code)


def test_a_sample_is_marked_on_every_page_and_never_final(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    bloc = data / "van-hoa-xa-hoi" / "bloc.yaml"
    bloc.write_text("sample: true\n" + bloc.read_text("utf-8"), "utf-8")
    raw = made("giao-uoc", 2022, data=data)
    for name in ("word/header1.xml", "word/header2.xml"):
        assert "SỐ LIỆU MINH HỌA" in parts(raw)[name].decode()
    refused = document("giao-uoc", "2022", "--final", data=data)
    assert refused.code == 1
    assert "TD991" in refused.err


# --- contents ---


def test_the_pact_has_its_movements_targets_and_everybodys_signature() -> None:
    text = words("giao-uoc")
    assert "Hôm nay, ngày 14 tháng 01 năm 2022, tại Hội trường Sở Y tế" in text
    assert "Tỉnh lỵ, ngày 14 tháng 01 năm 2022" in text
    assert "11 đơn vị thành viên" in text
    assert "Cả Khối hỗ trợ 12 nhà ở cho hộ nghèo" in text
    assert "Thành viên hoàn thành hoặc vượt chỉ tiêu đã đăng ký" in text
    assert text.count("(Ký, ghi rõ họ tên)") == 11
    assert "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017" in text
    assert "98/2023" not in text, "not in force on that day"


def test_minutes_of_the_meeting() -> None:
    text = words("bien-ban-hop")
    for line in (
        "Thời gian bắt đầu: 08 giờ 00, ngày 12 tháng 01 năm 2023",
        "Địa điểm: Hội trường Sở Y tế",
        "Thành phần tham dự: 10/11 đơn vị thành viên",
        "- Đơn vị vắng mặt: Trường Cao đẳng Nghề;",
        "Kết quả: Sở Giáo dục và Đào tạo được suy tôn với 09/11 phiếu (81,82%).",
        "Hội nghị kết thúc vào 11 giờ 15, ngày 12 tháng 01 năm 2023./.",
        "- Trưởng khối: Đài Phát thanh và Truyền hình tỉnh;",
        "- Sở Thông tin và Truyền thông kiến nghị về tiêu chí 1.4.2: Tính đủ 4 sáng kiến, quyết "
        "định công nhận ban hành ngày 21/11/2022. Kết quả: chấp nhận (Tổ thẩm định của Khối). "
        "Lý do: Quyết định công nhận có trước khi chốt số liệu;",
    ):
        assert line in text.split("\n"), line
    assert "(Kèm theo Biên bản số ……/BB-KTĐ-VHXH ngày 12 tháng 01 năm 2023" in text
    posts = [line for line in text.split("\n") if line in ("THƯ KÝ", "CHỦ TỌA")]
    assert posts == ["THƯ KÝ", "CHỦ TỌA"]
    assert "CHÁNH VĂN PHÒNG SỞ Y TẾ\n…… [họ và tên]\nGIÁM ĐỐC SỞ Y TẾ\n…… [họ và tên]" in text


def test_minutes_of_the_count_show_every_figure_with_its_base() -> None:
    text = words("bien-ban-kiem-phieu")
    assert "- Thành viên: 11; có mặt 10; gửi ý kiến bằng văn bản 01;" in text
    assert "- Số phiếu: phát ra 11; thu về 11; hợp lệ 11; không hợp lệ 0;" in text
    assert "- Điều kiện được suy tôn: ít nhất 80% tổng số thành viên (09/11 phiếu)." in text
    assert "Số phiếu trên tổng số thành viên" in text
    assert "09/11 (81,82%)" in text
    assert (
        "Bằng số phiếu ở suất cuối cùng: Sở Thông tin và Truyền thông; Sở Khoa học và Công nghệ"
        in text
    )
    assert text.index("SUY TÔN") < text.index("BẦU TRƯỞNG KHỐI") < text.index("BẦU PHÓ TRƯỞNG KHỐI")
    one = words("bien-ban-kiem-phieu", "--ballot", "pho-khoi-2")
    assert "Bầu Phó Trưởng khối năm 2023 (lần hai)" in one
    assert "81,82" not in one


def test_a_ballot_paper_tells_nothing_of_the_count() -> None:
    text = words("phieu-bau")
    assert "(Đánh dấu X vào ô Chọn, không quá 01 đơn vị)" in text
    assert text.index("Sở Y tế") < text.index("Sở Giáo dục và Đào tạo"), "as in units.yaml"
    assert not re.search(r"\b(9|11|81)\b", text)
    approve = words("phieu-bau", "--ballot", "truong-khoi")
    assert "Không có ý kiến" in approve


def test_the_submission_names_awards_by_their_right_names() -> None:
    text = words("to-trinh")
    assert "- Ủy ban nhân dân tỉnh;\n- Sở Nội vụ." in text
    assert f"1. {FLAG}: 01 đơn vị" in text
    assert "2. Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: 03 đơn vị" in text
    assert (
        "- Sở Giáo dục và Đào tạo: 98,66/100 điểm (98,66%), hạng 1, xếp loại Xuất sắc; hoàn "
        "thành xuất sắc nhiệm vụ; được 09/11 phiếu (81,82%)." in text
    )
    assert "Có 11/11 đơn vị được xếp hạng." in text
    assert "được tặng" not in text.replace("không được tặng trong", "").replace(
        "đã được tặng Tập thể", ""
    ).replace("Không được tặng trong", ""), "proposed is not granted"
    assert "Phụ lục I\n" in text
    assert "Phụ lục II\n" in text


def test_the_mid_year_report_speaks_as_of_its_meeting() -> None:
    text = words("bao-cao-so-ket")
    assert "Tính đến ngày 14/7/2022" in text
    assert "Có 11/11 đơn vị thành viên đăng ký thi đua với tổng số 27 nhiệm vụ." in text
    assert "trẻ em dưới 1 tuổi tiêm chủng đầy đủ (đạt 46%, kế hoạch 95%)" in text
    assert "- Kiểm tra: hạn ngày 31/10/2022;" in text
    assert "31,5" not in text, "what was reported later"
    assert "…… [nguyên nhân của tồn tại, hạn chế]" in text


def test_the_year_end_report() -> None:
    text = words("bao-cao-tong-ket")
    assert "Trưởng khối năm 2022: Sở Y tế; Phó Trưởng khối: Đài Phát thanh" in text
    assert "- Sơ kết: ngày 14/7/2022, tại Đài Phát thanh và Truyền hình tỉnh, có 08/11" in text
    assert "bằng điểm, phân định bằng điểm tiêu chí I" in text
    assert "- Hoàn thành xuất sắc nhiệm vụ (03 đơn vị): Sở Văn hóa, Thể thao và Du lịch;" in text
    assert "- Trường Cao đẳng Nghề: đang trong thời gian thanh tra tài chính." in text
    assert "Quyết định số" not in text, "nothing was decided when the report has no day"
    later = words("bao-cao-tong-ket", "--date", "2023-03-10")
    assert f"Sở Giáo dục và Đào tạo được tặng {FLAG} (Quyết định số 287/QĐ-UBND)" in later


def test_the_list_and_the_handover() -> None:
    text = words("danh-sach-de-nghi")
    assert "Danh sách có 06 đề nghị./." in text
    assert "(Kèm theo Tờ trình số ……/TTr-KTĐ-VHXH ngày" in text
    text = words("ban-giao")
    assert "Bên giao: Sở Y tế, Trưởng khối năm 2022; đại diện: Giám đốc Sở Y tế" in text
    assert "Bên nhận: Đài Phát thanh và Truyền hình tỉnh, Trưởng khối năm 2023" in text
    assert "Người nhận cờ luân lưu: …… [" in text
    before = texts(made("ban-giao", 2021))
    assert "Người nhận cờ luân lưu: Phó Giám đốc Sở Y tế" in before


def test_the_handover_lists_what_is_open_and_what_comes(tmp_path: Path) -> None:
    """Whether the year is sealed, open questions, the next year's days by the common calendar."""
    text = words("ban-giao")
    assert "Dữ liệu của năm 2022: chưa niêm phong" in text
    assert "VI. CÁC MỐC CỦA NĂM 2023" in text and "Ngày 15/7/2023: Sơ kết" in text
    assert "Ngày 15/01/2024: Tổng kết; Bỏ phiếu" in text  # in the first half of the year after
    before = texts(made("ban-giao", 2021)).replace("\N{NO-BREAK SPACE}", " ")
    assert re.search(r"đã niêm phong ngày \S+, mã kết quả [0-9a-f]{12}", before)
    write_files(tmp_path, {
        "bloc.yaml": "{id: k, name: Khối A}",
        "units.yaml": "units: [{id: a, name: Xã A}, {id: b, name: Xã B}]",
        "2022/criteria.yaml": "max: 10\ncriteria: [{id: x, name: X, max: 10}]",
        "2022/awards.yaml": "awards: [{id: c, name: Cờ, quota: 1, pick: rank},"
        " {id: n, name: Bằng khen, pick: rank, requires: {evaluation: {grade: good}}}]",
        "2022/scores/verified/a.yaml": "{unit: a, scores: {x: 9}}",
        "2022/scores/verified/b.yaml": "{unit: b, scores: {x: 9}}",
        "2022/appeals.yaml": "appeals: [{id: k1, unit: a, asks: Xem lại 0.1 điểm},"
        " {id: k2, unit: b, asks: Khác, decided: {result: rejected}}]",
    })  # fmt: skip
    text = texts(made("ban-giao", data=tmp_path))
    assert "Kiến nghị chưa giải quyết: Xã A: Xem lại 0.1 điểm" in text and "Khác" not in text
    assert "Bằng nhau ở ranh giới của Cờ, chưa phân định: Xã A; Xã B" in text
    assert "Chưa rõ có đủ điều kiện Bằng khen: Xã A; Xã B" in text
    assert "VI." not in text  # no calendar, nothing to list


def test_the_ranking_is_the_one_of_score_in_every_document() -> None:
    """Ranks, points and percents as `rank` prints them, in the order in which it does."""
    rows = ["98,66%", "94,97%", "92,46%", "92,17%", "91,46%", "88,24%", "88,01%",
            "85,55%", "83,54%", "65,04%"]  # fmt: skip
    for kind in ("bang-diem", "bien-ban-hop", "bao-cao-tong-ket", "to-trinh"):
        text = words(kind)
        annex = text[text.index("Hạng\nĐơn vị") :]
        places = [annex.index(row) for row in rows]
        assert places == sorted(places), kind


def test_one_units_sheet_has_every_criterion_and_stage() -> None:
    text = words("bang-diem", "--unit", "so-y-te")
    assert "Năm 2022 của Sở Y tế" in text
    assert "Duy trì hệ thống quản lý chất lượng ISO" in text
    assert "Kết quả: 94,97/100 điểm (94,97%), hạng 2, xếp loại Xuất sắc; bằng điểm" in text
    assert all(stage in text for stage in ("Tự chấm", "Chấm chéo", "Thẩm định"))


def test_ties_absences_and_a_draft_scale_are_said(tmp_path: Path) -> None:
    write_files(tmp_path, {
        "bloc.yaml": "{id: k, name: Cụm thi đua số 1, kind: cum}",
        "units.yaml": "units: [{id: a, name: Xã A}, {id: b, name: Xã B}, {id: c, name: Xã C}]",
        "2022/criteria.yaml": "status: draft\nmax: 10\ncriteria: [{id: x, name: X, max: 10}]",
        "2022/scores/verified/a.yaml": "{unit: a, scores: {x: 9}}",
        "2022/scores/verified/b.yaml": "{unit: b, scores: {x: 9}}",
    })  # fmt: skip
    text = texts(made("bang-diem", data=tmp_path))
    assert "DỰ THẢO: thang điểm chưa được ban hành" in text
    assert text.count("=1") == 2
    assert "Xã A, Xã B: đồng hạng 1, không quy tắc nào phân định được" in text
    assert "chưa gửi phiếu" in text
    report = texts(made("bao-cao-tong-ket", data=tmp_path))
    assert "Cụm trưởng năm 2022: …… [đơn vị Cụm trưởng]" in report
    for kind in ("bien-ban-hop", "ban-giao", "bao-cao-so-ket"):
        assert "Trưởng khối" not in texts(made(kind, data=tmp_path))
    assert "Chưa xếp hạng Xã C: chưa gửi phiếu" in report
    assert "TM. CỤM THI ĐUA\nCỤM TRƯỞNG" in report


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Công ty Cổ phần May Sao Mai", "Công ty Cổ phần May Sao Mai"),
        ("Các khối cơ quan tỉnh", "Khối"),
        ("Cụm thi đua số 1, kind: cum", "Cụm"),
    ],
)
def test_a_pact_calls_the_bloc_as_it_calls_itself(tmp_path: Path, name: str, called: str) -> None:
    """A company with its workshops is no khối."""
    write_files(tmp_path, {
        "bloc.yaml": f"{{id: k, name: {name}}}",
        "units.yaml": "units: [{id: a, name: Phân xưởng A}, {id: b, name: Phân xưởng B}]",
        "2022/pact.yaml": "signed: {on: 2022-01-10}",
    })  # fmt: skip
    text = texts(made("giao-uoc", data=tmp_path))
    assert f"các hoạt động của {called}" in text and f"quy chế của {called}." in text


def test_the_partys_documents_bear_the_partys_heading() -> None:
    text = texts(made("bao-cao-so-ket", data=ROOT / "examples" / "ban-dang-tinh-uy-2022"))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "CỘNG HÒA" not in text
    assert "T/M KHỐI THI ĐUA" in text
    assert re.search(r"^Số ……-BC/", text, re.MULTILINE)
    assert "đăng ký 10 nhiệm vụ" in text


# --- number, date, bases ---


def test_number_and_date_are_what_was_asked_for_and_never_today() -> None:
    text = texts(made("to-trinh", 2022, "--number", "5", "--date", "2023-01-06"))
    assert "Số: 05/TTr-KTĐ-VHXH" in text
    assert "Tỉnh lỵ, ngày 06 tháng 01 năm 2023" in text
    assert "Số: ……/TTr-KTĐ-VHXH" in words("to-trinh")
    assert "Tỉnh lỵ, ngày …… tháng …… năm ……" in words("to-trinh")


def test_bases_are_those_in_force_on_the_documents_day() -> None:
    text = texts(made("to-trinh", 2022, "--date", "2025-08-20"))
    assert "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;" in text
    assert "152/2025/NĐ-CP" in text
    assert "91/2017" not in text
    assert "số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ" not in text


def test_a_basis_out_of_force_warns(tmp_path: Path) -> None:
    write_files(tmp_path, {
        "bloc.yaml": "{id: k, name: Khối A, documents: {bases: [nd-98-2023]}}",
        "units.yaml": "units: [{id: a, name: Sở A}]",
        "2022/pact.yaml": "{signed: {on: 2022-01-14}}",
    })  # fmt: skip
    done = document("giao-uoc", "2022", data=tmp_path)
    assert done.code == 0
    assert "TD971" in done.err


# --- files, bytes, misuse ---


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_data_is_the_same_bytes(kind: str) -> None:
    assert made(kind, 2022, *KINDS[kind]) == raw(kind)


def test_hash_seed_locale_and_time_zone_change_nothing() -> None:
    hashes = set()
    for seed, zone in (("1", "UTC"), ("77", "Asia/Ho_Chi_Minh")):
        env = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        done = document("bao-cao-tong-ket", "2022", "-o", "a.docx", env=env)
        hashes.add(hashlib.sha256(done.files["a.docx"]).hexdigest())
    assert hashes == {hashlib.sha256(raw("bao-cao-tong-ket")).hexdigest()}


def test_the_default_name_and_what_is_told() -> None:
    done = document("bien-ban-hop", "2022")
    assert done.code == 0
    assert list(done.files) == ["bien-ban-hop-van-hoa-xa-hoi-2022.docx"]
    assert done.out.startswith("Đã lập bien-ban-hop-van-hoa-xa-hoi-2022.docx (DỰ THẢO")
    assert "còn 4 nội dung để trống, tô vàng trong văn bản: số văn bản;" in done.err
    quiet = document("bien-ban-hop", "2022", "-q")
    assert (quiet.out, quiet.err) == ("", "")
    english = document("ban-giao", "2022", "--lang", "en")
    assert "marked as a draft" in english.out
    assert "the number of copies" in english.err


def test_a_document_for_another_program() -> None:
    command = [sys.executable, "-m", "thidua", "document", "ban-giao", "2022", "--data", str(DATA)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([*command, "-o", "-"], capture_output=True, timeout=120, env=env)
    assert (done.returncode, done.stdout) == (0, raw("ban-giao"))
    with subprocess.Popen([*command, "-o", "-", "-q"], env=env,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE) as early:  # fmt: skip
        assert early.stdout is not None
        assert early.stderr is not None
        early.stdout.close()
        assert early.stderr.read() == b"", "a reader that has seen enough is no error"


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_a_pipe_that_is_named_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "van-ban.docx"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert document("ban-giao", "2022", "-q", "-o", str(pipe)).code == 0
        assert os.read(reader, 2) == b"PK"
    finally:
        os.close(reader)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("to-trin", "2022"), "TD975"),
        (("phieu-bau", "2022", "--ballot", "co-xa"), "TD919"),
        (("to-trinh", "2022", "--unit", "so-y-te"), "TD977"),
        (("bien-ban-hop", "2022", "--date", "2023-01-12"), "TD977"),
        (("to-trinh", "2022", "--number", "0"), "TD978"),
        (("to-trinh", "2022", "--number", "năm"), "TD978"),
        (("to-trinh", "2022", "--date", "12/01/2023"), "TD920"),
        (("to-trinh", "2022", "-o", "a.odt"), "TD960"),
        (("bang-diem", "2022", "--unit", "so-q"), "TD911"),
    ],
)
def test_misuse_is_told_and_writes_nothing(arguments: tuple[str, ...], code: str) -> None:
    done = document(*arguments)
    assert done.code == 2
    assert code in done.err
    assert done.files == {}


def test_names_in_the_data_are_never_markup(tmp_path: Path) -> None:
    name = "Sở A </w:t><w:fldSimple w:instr='DATE'/> & ]]> {=1+1} %s {x}"
    write_files(tmp_path, {
        "bloc.yaml": f'{{id: k, name: "{name}"}}',
        "units.yaml": f'units: [{{id: a, name: "{name}"}}, {{id: b, name: "{name} 2"}}]',
        "2022/criteria.yaml": "max: 10\ncriteria: [{id: x, name: '<b>', max: 10}]",
        "2022/scores/verified/a.yaml": "{unit: a, scores: {x: 9}}",
        "2022/events.yaml": f'events: [{{id: e, kinds: [year_end_review], chaired_by: "{name}"}}]',
        "2022/ballots/co.yaml": "{for: leader, votes: {a: 1}, members: 2, present: 2, issued: 2, "
        "returned: 2, invalid: 1}",
    })  # fmt: skip
    for kind in KINDS:
        one = made(kind, data=tmp_path)
        assert not list(root(one).iter(f"{NS}fldSimple"))
        assert name.casefold() in texts(one).casefold()


def test_a_number_without_an_abbreviation_or_of_another_document(tmp_path: Path) -> None:
    done = document("giao-uoc", "2022", "--number", "3")
    assert (done.code, done.files) == (1, {})
    assert "TD977" in done.err
    write_files(tmp_path, {
        "bloc.yaml": "{id: k, name: Khối A, documents: {issued: "
        "[{kind: bien-ban-hop, year: 2022, number: 3}]}}",
        "units.yaml": "units: [{id: a, name: Sở A}]",
        "2022/events.yaml": "events: []",
    })  # fmt: skip
    done = document("ban-giao", "2022", "--number", "3", data=tmp_path)
    assert (done.code, done.files) == (1, {})
    assert "TD974" in done.err
    done = document("bien-ban-kiem-phieu", "2022", "--number", "4", data=tmp_path)
    assert done.code == 0


def test_errors_in_files_that_a_kind_does_not_need_do_not_stop_it(tmp_path: Path) -> None:
    write_files(tmp_path, {
        "bloc.yaml": "{id: k, name: Khối A}",
        "units.yaml": "units: [{id: a, name: Sở A}]",
        "2022/pact.yaml": "{signed: {on: 2022-01-14}}",
        "2022/criteria.yaml": "max: nhiều",
        "2022/outcome.yaml": "what: ever",
    })  # fmt: skip
    assert document("giao-uoc", "2022", data=tmp_path).code == 0
    done = document("to-trinh", "2022", data=tmp_path)
    assert (done.code, done.files) == (1, {})


def test_a_ballot_paper_before_the_vote_lists_the_members_that_may_stand(tmp_path: Path) -> None:
    write_files(tmp_path, {
        "bloc.yaml": "{id: k, name: Khối A}",
        "units.yaml": "units: [{id: a, name: Sở A}, {id: b, name: Sở B}, {id: c, name: Sở C}]",
        "2022/exclusions.yaml": "exclusions: [{unit: b, from: [awards], reason: x}]",
        "2022/ballots/co.yaml": "{for: co, kind: choose, seats: 2}",
        "2022/awards.yaml": "awards: [{id: co, name: Cờ thi đua của Bộ}]",
    })  # fmt: skip
    text = texts(made("phieu-bau", data=tmp_path))
    assert "Suy tôn đơn vị đề nghị tặng Cờ thi đua của Bộ năm 2022" in text
    assert "Sở A" in text
    assert "Sở B" not in text
    assert "không quá 02 đơn vị" in text


def test_the_signature_bears_a_post_where_no_person_is_named() -> None:
    from thidua.letters.sources import person

    assert person("Giám đốc Sở Y tế, Trưởng khối") == ("", "Giám đốc Sở Y tế")
    assert person("Lãnh đạo Sở Lao động, Thương binh và Xã hội") == (
        "", "Lãnh đạo Sở Lao động, Thương binh và Xã hội",
    )  # fmt: skip
    assert person("đồng chí Nguyễn Văn A, Giám đốc Sở Y tế") == ("Nguyễn Văn A", "Giám đốc Sở Y tế")
    assert person(None) == ("", "")
    assert starting(raw("to-trinh"), "TRƯỞNG KHỐI").runs[0].bold


@pytest.mark.parametrize(
    ("options", "papers"), [((), 12), (("--per-page", "1"), 4), (("--per-page", "4"), 16)]
)
def test_ballot_papers_of_all_votes_stand_in_one_file(
    options: tuple[str, ...], papers: int
) -> None:
    """Without --ballot a page a ballot of the year, in the order of voting. The illustrative bloc
    has four; of two candidates to choose from four papers go on a page, to approve of two each:
    4 + 2 + 2 + 4 = 12."""
    done = document("phieu-bau", "2022", *options)
    assert done.code == 0
    (raw,) = done.files.values()
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        body = package.read("word/document.xml").decode()
    assert body.count("<w:sectPr") == 4
    acclaims = body.count("PHIẾU SUY TÔN")
    assert body.count("PHIẾU BẦU") + acclaims == papers
    assert acclaims == {12: 4, 4: 1, 16: 4}[papers]
    text = texts(raw).replace("\n", " ")
    order = ["Suy tôn", "Bầu Trưởng khối", "Bầu Phó Trưởng khối năm 2023", "(lần hai)"]
    places = [text.index(one) for one in order]
    assert places == sorted(places)


def test_minutes_of_signing_tell_who_signed_only_where_it_is_written() -> None:
    text = words("bien-ban-ky-giao-uoc")
    assert "11 đơn vị thành viên ký giao ước thi đua năm 2022, trước sự chứng kiến của" in text
    bare = texts(made("bien-ban-ky-giao-uoc", 2018, data=ROOT / "examples" / "bac-kan-2018"))
    assert "…… [số đơn vị ký] ký giao ước thi đua năm 2018" in bare
    assert "Đơn vị ký:" not in bare


def test_the_notice_lists_where_results_differ_from_self_scores() -> None:
    """Unit by unit: self score, result and difference, as `score --unit` prints them."""
    lines = words("thong-bao").split("\n")
    at = lines.index("1. Sở Giáo dục và Đào tạo")
    assert lines[at + 1 : at + 5] == ["Tiêu chí", "Tự chấm", "Kết quả", "Chênh lệch"]
    at = lines.index("3.1.3. Hưởng ứng các phong trào do tỉnh phát động", at)
    assert lines[at + 1 : at + 4] == ["3,00", "2,90", "-0,10"]
    # 2.5 and 2.375 are printed 2,50 and 2,38: what stands beside them is their difference.
    figures = [lines[n : n + 3] for n in range(len(lines)) if lines[n : n + 2] == ["2,50", "2,38"]]
    assert figures
    assert all(row[2] == "-0,12" for row in figures)
    assert "trước ngày …… [hạn gửi kiến nghị], nêu rõ tiêu chí" in words("thong-bao")


def test_the_notice_lists_what_a_group_gave_of_its_own() -> None:
    """Sở VHTTDL gave itself 2,50 of bonus in part III and was left 2,00 (its cap)."""
    lines = words("thong-bao").split("\n")
    of_group = next(line for line in lines if "chung của phần" in line)
    assert of_group.startswith("III. Công tác thi đua, khen thưởng")
    at = lines.index(of_group)
    assert lines[at + 1 : at + 4] == ["2,50", "2,00", "-0,50"]


def test_the_notice_of_many_differences_lists_them_by_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three on a line, the names of the criteria once, after the last unit."""
    in_full = words("thong-bao")
    monkeypatch.setattr("thidua.letters.facts.points.MOST_IN_FULL", 10)
    lines = texts(made("thong-bao")).split("\n")
    at = lines.index("1. Sở Giáo dục và Đào tạo")
    assert lines[at + 1 : at + 10] == 3 * ["Tiêu chí", "Tự chấm", "Kết quả"]
    assert lines[at + 10 : at + 16] == ["1.1.4", "2,00", "1,95", "3.1.3", "3,00", "2,90"]
    key = lines.index("Các tiêu chí nêu trên gồm:")
    name = "Hưởng ứng các phong trào do tỉnh phát động"
    assert lines.count(name) == 1
    assert lines.index(name) > key
    assert in_full.count(name) > 1


def test_long_names_of_parts_stand_in_a_key_over_the_table() -> None:
    """`II. Xây dựng Đảng, hệ thống chính trị và cải cách hành chính` would take five lines."""
    lines = words("bang-diem").split("\n")
    key = next(line for line in lines if line.startswith("Điểm theo phần ("))
    assert "II: Xây dựng Đảng, hệ thống chính trị và cải cách hành chính; III: " in key
    assert lines[lines.index("Điểm theo phần") :].count("II") == 1


def test_a_decision_is_drafted_for_the_authority_and_never_final() -> None:
    text = words("du-thao-quyet-dinh")
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH" in text.replace("\n", " ")
    assert f"Điều 1. Tặng {FLAG} cho 01 đơn vị" in text
    assert "Điều 6. …… [cơ quan, người có trách nhiệm thi hành] và các đơn vị" in text
    assert "Số: ……/QĐ-…… [chữ viết tắt" in text
    refused = document("du-thao-quyet-dinh", "2022", "--final")
    assert (refused.code, refused.files) == (1, {})
    assert "TD991" in refused.err


def test_the_scale_for_adoption_says_how_each_criterion_is_scored() -> None:
    text = words("thang-diem")
    assert "đúng hạn 31/01: 2 điểm" in text
    assert "Xếp hạng theo tỷ lệ điểm đạt" in text
    assert "Làm tròn tổng điểm, 2 chữ số thập phân" in text
    assert "bằng nhau thì xét lần lượt" in text and "Xếp loại: " in text


def test_a_wide_scale_has_an_overview_and_its_parts_under_codes(tmp_path: Path) -> None:
    """Ten parts don't fit beside the totals: seven a table, each with a key; headings short enough
    that no figure is broken."""
    names = {n: f"Nhóm tiêu chí số {n} về thực hiện nhiệm vụ chính trị" for n in range(1, 11)}
    write_files(tmp_path, {
        "bloc.yaml": "{id: k, name: Khối rộng}",
        "units.yaml": "units: [{id: a, name: Sở A}, {id: b, name: Sở B}]",
        "2022/criteria.yaml": "status: adopted\nmax: 100\ncriteria:\n"
        + "".join(f'  - {{id: n{n}, code: "{n}", name: {name}, max: 10}}\n'
                  for n, name in names.items()),
        "2022/scores/verified/a.yaml": "unit: a\nscores: {"
        + ", ".join(f"n{n}: 9.25" for n in names) + "}",
        "2022/scores/verified/b.yaml": "unit: b\nscores: {"
        + ", ".join(f"n{n}: 8.5" for n in names) + "}",
    })  # fmt: skip
    raw = made("bang-diem", data=tmp_path)
    text = texts(raw)
    assert "Điểm theo phần (1: Nhóm tiêu chí số 1 về" in text
    assert "Điểm theo phần (8: Nhóm tiêu chí số 8 về" in text
    wide = [table for table in tables(raw) if table.find(f"{NS}tblGrid") is not None]
    for table in wide:
        for place, mm in enumerate(widths(table)):
            for row in table.findall(f"{NS}tr"):
                found = row.findall(f"{NS}tc")
                said = (
                    "".join(one.text for one in filled(found[place])) if place < len(found) else ""
                )
                if re.fullmatch(r"[0-9,]+", said):
                    assert text_width(said, 12) < mm, said
