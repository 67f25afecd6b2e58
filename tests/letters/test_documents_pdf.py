"""Every kind of document from data/ as PDF by LibreOffice: pages counted, texts searched."""

import re
from pathlib import Path

import pytest

from tests.helpers.libreoffice import MISSING, TIMES, pages, to_pdf
from tests.helpers.official_paper import KINDS, MINUTES, MOTTO, NATION, made

pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING or "LibreOffice is there")

PAGES = {
    "giao-uoc": 3,
    "bang-diem": 2,
    "bien-ban-hop": 6,
    "phieu-bau": 1,
    "bien-ban-kiem-phieu": 3,
    "to-trinh": 4,
    "bao-cao-so-ket": 7,
    "bao-cao-tong-ket": 9,
    "danh-sach-de-nghi": 2,
    "ban-giao": 3,
    "thang-diem": 6,
    "bien-ban-ky-giao-uoc": 3,
    "bien-ban-so-ket": 3,
    "bien-ban-kiem-tra": 4,
    "thong-bao": 4,
    "du-thao-quyet-dinh": 2,
}
"""With a font as wide as Times New Roman that has all Vietnamese letters."""
RANKING = ("bang-diem", "bien-ban-hop", "to-trinh", "bao-cao-tong-ket")
"""Their tables bear the notes of `score`: a line more may need a page more."""
SEARCHED = {
    "giao-uoc": ("III. CAM KẾT", "ĐẠI DIỆN CÁC ĐƠN VỊ KÝ GIAO ƯỚC"),
    "bang-diem": ("BẢNG TỔNG HỢP ĐIỂM", "98,66", "TM. KHỐI THI ĐUA"),
    "bien-ban-hop": ("10/11 đơn vị thành viên", "09/11 phiếu", "THƯ KÝ CHỦ TỌA"),
    "phieu-bau": ("PHIẾU SUY TÔN", "không quá 01 đơn vị", "Sở Giáo dục và Đào tạo"),
    "bien-ban-kiem-phieu": ("phát ra 11; thu về 11; hợp lệ 11", "TỔ TRƯỞNG TỔ KIỂM PHIẾU"),
    "to-trinh": ("Kính gửi:", "Phụ lục II", "Cờ thi đua của Ủy ban nhân dân tỉnh: 01 đơn vị"),
    "bao-cao-so-ket": ("6 tháng đầu năm 2022", "Tính đến ngày 14/7/2022"),
    "bao-cao-tong-ket": ("Tổng kết công tác thi đua, khen thưởng năm 2022", "98,66"),
    "danh-sach-de-nghi": ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", "Danh sách có 06 đề nghị./."),
    "ban-giao": ("BÊN GIAO BÊN NHẬN", "Người nhận cờ luân lưu"),
    "thang-diem": ("THANG ĐIỂM THI ĐUA", "Tổng điểm chuẩn: 100 điểm"),
    "bien-ban-ky-giao-uoc": ("IV. KÝ KẾT GIAO ƯỚC", "THƯ KÝ CHỦ TỌA"),
    "bien-ban-so-ket": ("Tính đến ngày 14/7/2022", "THƯ KÝ CHỦ TỌA"),
    "bien-ban-kiem-tra": ("Đơn vị được kiểm tra: Sở Y tế", "TRƯỞNG ĐOÀN KIỂM TRA"),
    "thong-bao": ("THÔNG BÁO", "III. KIẾN NGHỊ VỀ KẾT QUẢ"),
    "du-thao-quyet-dinh": ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Điều 1. Tặng Cờ thi đua"),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Every kind's pages; LibreOffice is started once for all."""
    folder = tmp_path_factory.mktemp("documents")
    files: list[Path] = []
    for kind, options in KINDS.items():
        files.append(folder / f"{kind}.docx")
        files[-1].write_bytes(made(kind, 2022, *options))
    to_pdf(folder, files)
    return {kind: pages(folder / f"{kind}.pdf") for kind in KINDS}


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("kind", KINDS)
def test_pages(kind: str, printed: dict[str, list[str]]) -> None:
    if TIMES and kind not in RANKING:
        assert len(printed[kind]) == PAGES[kind]
    elif TIMES:
        assert abs(len(printed[kind]) - PAGES[kind]) <= 1
    else:
        assert len(printed[kind]) in range(PAGES[kind] - 1, PAGES[kind] + 3)


@pytest.mark.parametrize("kind", KINDS)
def test_the_printed_text(kind: str, printed: dict[str, list[str]]) -> None:
    text = squeezed(" ".join(printed[kind]))
    for words in SEARCHED[kind]:
        assert words in text, words
    lines = printed[kind][0].splitlines()
    assert sum(NATION in line for line in lines) == 1
    assert sum(MOTTO in line for line in lines) == 1


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("phieu-bau", "giao-uoc")])
def test_no_signature_stands_alone_on_a_page(kind: str, printed: dict[str, list[str]]) -> None:
    """The page of the signature bears words of the text before it."""
    sign = {
        **dict.fromkeys(("bien-ban-hop", "bien-ban-ky-giao-uoc", "bien-ban-so-ket"), "CHỦ TỌA"),
        "bien-ban-kiem-phieu": "TỔ TRƯỞNG",
        "bien-ban-kiem-tra": "TRƯỞNG ĐOÀN KIỂM TRA",
        "ban-giao": "BÊN NHẬN",
        "du-thao-quyet-dinh": "Nơi nhận:",
    }
    mark = sign.get(kind, "TM. KHỐI THI ĐUA")
    (page,) = [squeezed(page) for page in printed[kind] if mark in squeezed(page)]
    before = page[: page.index("Nơi nhận:")] if kind not in MINUTES else page[: page.index(mark)]
    assert len(before.split()) > 4, before


@pytest.mark.parametrize("kind", KINDS)
def test_no_heading_stands_alone_at_the_foot_of_a_page(
    kind: str, printed: dict[str, list[str]]
) -> None:
    """`II. ĐỀ NGHỊ KHEN THƯỞNG` goes over to the page of what it heads."""
    for page in printed[kind]:
        last = [line for line in page.splitlines() if line.strip()][-1].strip()
        assert not re.match(r"(?:[IVX]+|\d+)\. [^.;]+$", last), last


def test_pages_after_the_first_are_numbered(printed: dict[str, list[str]]) -> None:
    for kind, found in printed.items():
        for page in found[1:]:
            first = squeezed(page).split(" ", 1)[0]
            assert first.isdigit() or first == "DỰ", f"{kind}: {first}"
