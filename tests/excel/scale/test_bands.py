"""The bands of the total, as papers write them: percents of the points, or a question."""

from fractions import Fraction

import pytest
from docx import Document

from tests.helpers.office_files import Rows, add_table, as_read, read_draft, saved, sheet
from thidua.excel.scale.importing import ScaleDraft


def scale(points: int) -> Rows:
    """Two criteria and their total."""
    return [
        ["TT", "Nội dung", "Điểm"],
        ["1", "Học tập", points - 30],
        ["2", "Nề nếp", 30],
        ["", "Tổng cộng", points],
    ]


def read(kind: str, points: int, *below: str) -> ScaleDraft:
    """A scale with rows or paragraphs below its total; `|` parts cells: a table in Word."""
    rows: Rows = [list(text.split(" | ")) for text in below]
    stacked = len(rows[0]) > 1
    if kind == "xlsx":
        return read_draft(sheet([*scale(points), *([[""]] if stacked else []), *rows]))
    document = Document()
    add_table(document, scale(points))
    if stacked:
        document.add_paragraph("")
        add_table(document, rows)
    else:
        for text in below:
            document.add_paragraph(text)
    return read_draft(saved(document), "t.docx")


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize(
    ("points", "below", "bands"),
    [
        (  # 63 of 70 points are 90 %, 56 are 80 %
            70,
            ("* Xếp loại tháng:", "Loại A: Từ 63 đến 70 điểm.", "Loại B: Từ 56 đến 62,75 điểm.",
             "Loại C: Dưới 56 điểm"),
            {"Loại A": "90", "Loại B": "80", "Loại C": "0"},
        ),
        (
            100,
            ("Xếp loại: Xuất sắc từ 90 điểm trở lên; Tốt từ 80 đến dưới 90 điểm; Khá dưới 80.",),
            {"Xuất sắc": "90", "Tốt": "80", "Khá": "0"},
        ),
        (
            100,
            ("Xếp loại rèn luyện (Xuất sắc: 90-100), (Tốt: 80-89), (Khá: 65-79)",),
            {"Xuất sắc": "90", "Tốt": "80", "Khá": "65"},
        ),
        (
            200,  # percents of the points stay percents
            ("- Loại tốt: đạt từ 90% tổng số điểm trở lên", "- Loại khá: dưới 90% tổng điểm"),
            {"Loại tốt": "90", "Loại khá": "0"},
        ),
        (
            200,  # the worst stands first; 140 of 200 are 70 %
            ("Xếp loại | Điểm", "Không hoàn thành nhiệm vụ | Dưới 140 điểm",
             "Hoàn thành nhiệm vụ | Từ 140 đến dưới 180 điểm",
             "Hoàn thành tốt nhiệm vụ | Từ 180 điểm trở lên"),
            {"Hoàn thành tốt nhiệm vụ": "90", "Hoàn thành nhiệm vụ": "70",
             "Không hoàn thành nhiệm vụ": "0"},
        ),
    ],
)  # fmt: skip
def test_bands_below_the_total_are_read(
    kind: str, points: int, below: tuple[str, ...], bands: dict[str, str]
) -> None:
    draft = read(kind, points, *below)
    assert [*draft.draft.bands] == [(name, Fraction(from_)) for name, from_ in bands.items()]
    assert draft.doubts == ()
    assert "bands:\n" in draft.text and below[-1] not in draft.text
    assert draft.summary[-1].startswith("Mức xếp loại")


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize(
    ("points", "below"),
    [
        (100, ("Loại A: từ 90 điểm, không có người vi phạm", "Loại B: từ 70 đến dưới 90 điểm")),
        (100, ("Loại A: từ 90 điểm trở lên", "Loại B: từ 60 đến 80 điểm")),  # 85 is in neither
        (100, ("Loại A: từ 90 đến 100 điểm", "Loại B: từ 0 đến 90 điểm")),  # 90 is in both
        (70, ("Loại A: từ 50 điểm trở lên", "Loại B: dưới 50 điểm")),  # 71.428... %
        (100, ("Loại A: từ 135 đến 150 điểm", "Loại B: dưới 135 điểm")),  # of another total
        (100, ("Loại A: từ 90 điểm trở lên", "Loại A: dưới 90 điểm")),
    ],
)
def test_what_is_more_than_bands_is_asked(kind: str, points: int, below: tuple[str, ...]) -> None:
    draft = read(kind, points, *below)
    assert draft.draft.bands == []
    assert len(draft.doubts) >= len(below) - 1


def test_levels_of_a_criterion_are_no_bands() -> None:
    """`Xếp loại chi bộ`, with what each is worth, above the total."""
    rows: Rows = [
        ["TT", "Nội dung", "Điểm"],
        ["1", "Xếp loại chi bộ", 10],
        ["", "Xuất sắc: từ 90 điểm trở lên: 10 điểm"],
        ["", "Tốt: dưới 90 điểm: 7 điểm"],
        ["2", "Nề nếp", 30],
        ["", "Tổng", 40],
    ]
    assert as_read(rows).draft.bands == []


def test_a_rule_above_the_bands_is_no_heading_of_them() -> None:
    out = "* Không xếp loại đối với đơn vị có cán bộ vi phạm"
    draft = read("docx", 100, out, "Loại A: từ 90 điểm trở lên", "Loại B: dưới 90 điểm")
    assert len(draft.draft.bands) == 2
    assert [one.line.text for one in draft.draft.all_doubts()] == [out.strip("* ")]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_bands_beside_the_total_are_read(kind: str) -> None:
    rows = [[*row, ""] for row in scale(100)]
    rows[-1][-1] = "Từ 90 điểm: Tốt; từ 70 đến dưới 90 điểm: Khá"
    found = as_read(rows, kind)
    assert found.draft.bands == [("Tốt", 90), ("Khá", 70)]
    assert not found.doubts
