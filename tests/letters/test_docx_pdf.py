"""Sample letters as PDF, made by LibreOffice: pages counted, texts searched, headings on one line.

Needs LibreOffice and poppler-utils. Pages are counted exactly where Times New Roman is there, or
Tinos (fonts-croscore), which is as wide and has all Vietnamese letters; Liberation Serif has not.
"""

from pathlib import Path

import pytest

from tests.helpers.letters import SAMPLES, UNITS
from tests.helpers.libreoffice import MISSING, TIMES, pages, to_pdf
from thidua.render.docx import docx

pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING or "LibreOffice is there")

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PAGES = {"proposal": 4, "minutes": 1, "pact": 2, "party": 1, "ballot": 1, "scores": 4}
"""With a font as wide as Times New Roman that has all Vietnamese letters."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Every sample's pages; LibreOffice is started once for all."""
    folder = tmp_path_factory.mktemp("pdf")
    files: list[Path] = []
    for name, make in SAMPLES.items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(docx(make()))
    to_pdf(folder, files)
    return {name: pages(folder / f"{name}.pdf") for name in SAMPLES}


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", SAMPLES)
def test_pages(name: str, printed: dict[str, list[str]]) -> None:
    if not TIMES:
        assert len(printed[name]) in range(PAGES[name], PAGES[name] + 3)
    else:
        assert len(printed[name]) == PAGES[name]


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "party"])
def test_national_heading_and_motto_take_one_line_each(
    name: str, printed: dict[str, list[str]]
) -> None:
    lines = printed[name][0].splitlines()
    assert sum(NATION in line for line in lines) == 1
    assert sum(MOTTO in line for line in lines) == 1


def test_page_numbers_start_on_the_second_page_and_anew_in_each_annex(
    printed: dict[str, list[str]],
) -> None:
    first, second, one_annex, other_annex = printed["proposal"]
    assert squeezed(first).startswith("ỦY BAN NHÂN DÂN")
    assert squeezed(second).startswith("2 ")
    assert squeezed(one_annex).startswith("DỰ THẢO Phụ lục I")
    assert squeezed(other_annex).startswith("DỰ THẢO Phụ lục II")


def test_number_and_date_stand_on_one_line(printed: dict[str, list[str]]) -> None:
    (line,) = [line for line in printed["proposal"][0].splitlines() if "Số:" in line]
    assert squeezed(line) == "Số: 05/TTr-KTĐ Bắc Kạn, ngày 05 tháng 02 năm 2025"


def test_the_signature_has_the_last_words_with_it(printed: dict[str, list[str]]) -> None:
    second = squeezed(printed["proposal"][1])
    assert "quyết định./." in second
    assert "Nơi nhận: TM. KHỐI THI ĐUA" in second
    assert "Nguyễn Văn A" in second


def test_minutes_secretary_left_chair_right(printed: dict[str, list[str]]) -> None:
    text = squeezed(printed["minutes"][0])
    assert "THƯ KÝ CHỦ TỌA" in text
    assert "ngày 25 tháng 02 năm 2025./." in text
    assert "9/11 phiếu (81,82%)" in text


def test_every_unit_signs_and_nobody_stands_alone_on_a_page(
    printed: dict[str, list[str]],
) -> None:
    text = squeezed(" ".join(printed["pact"]))
    single_words = [unit.upper().split()[-1] for unit in UNITS]
    assert all(word in text for word in single_words)
    assert text.count("(Ký, ghi rõ họ tên)") == len(UNITS)


def test_the_wide_table_is_whole_on_its_page(printed: dict[str, list[str]]) -> None:
    text = squeezed(printed["proposal"][3])
    assert "Điểm theo nhóm tiêu chí" in text
    assert "98,75" in text
    assert "88,75" in text


def test_a_long_tables_heading_stands_on_every_page(printed: dict[str, list[str]]) -> None:
    pages = [squeezed(page) for page in printed["scores"]]
    for page in pages:
        assert ("Nội dung tiêu chí" in page) == ("Tham mưu" in page)
    assert [page[0] for page in pages[1:]] == [str(at + 2) for at in range(len(pages) - 1)]
    assert "74,00 GIÁM ĐỐC" in pages[-1], "the signature has the last row with it"
