"""A report with everything that a renderer meets: long names, absences, a tree, hostile text."""

import unicodedata
from decimal import Decimal
from fractions import Fraction

from thidua.views.table import (
    Align,
    Branch,
    Cell,
    Column,
    Facts,
    Labelled,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Tone,
    Tree,
    figure,
    nothing,
)

UNITS = (
    ("so-y-te", "Sở Y tế", "SYT"),
    ("so-gddt", "Sở Giáo dục và Đào tạo", "SGDĐT"),
    ("so-vhttdl", "Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
    ("so-ldtbxh", "Sở Lao động - Thương binh và Xã hội", "SLĐTBXH"),
    ("dai-ptth", "Đài Phát thanh và Truyền hình", "ĐPTTH"),
    ("ban-dan-toc", "Ban Dân tộc", "BDT"),
    ("bhxh", "Bảo hiểm xã hội tỉnh", "BHXH"),
    ("hoi-ctd", "Hội Chữ thập đỏ", "HCTĐ"),
    ("lien-hiep", "Liên hiệp các tổ chức hữu nghị", "LHTCHN"),
    ("cdsp", "Trường Cao đẳng Sư phạm", "CĐSP"),
    ("hoi-vhnt", "Hội Văn học - Nghệ thuật", "HVHNT"),
)
CRITERIA = (
    "Nhiệm vụ chuyên môn",
    "Xây dựng Đảng, chính quyền",
    "Phong trào thi đua",
    "Công tác khen thưởng",
    "Điểm thưởng",
)
STAGES = (("self", "Tự chấm"), ("cross", "Chấm chéo"), ("verified", "Thẩm định"))
CONTEXT = (("bloc", "van-hoa-xa-hoi"), ("year", "2022"))
DECOMPOSED = 3
"""The unit whose name comes with its marks apart, as file names do on some systems."""
RANKED = 9

HOSTILE = '=HYPERLINK("http://x.example","a") [b]|x|[/b] <script>alert(1)</script> \x1b[31m\u202e'


def score_table() -> Table:
    """Eleven units, two of which sent nothing."""
    columns = (
        Column("rank", "Hạng", Align.RIGHT),
        Column("id", "Mã", data_only=True),
        Column("name", "Đơn vị", wrap=True),
        *(
            Column(f"criterion:{n}", f"{n}. {name}", Align.NUMBER, priority=3, short=str(n))
            for n, name in enumerate(CRITERIA, 1)
        ),
        *(Column(f"stage:{key}", title, Align.NUMBER, priority=2) for key, title in STAGES),
        Column("points", "Điểm", Align.NUMBER),
        Column("percent", "%", Align.NUMBER),
        Column("band", "Xếp loại", priority=1),
    )
    rows = tuple(_ranked(n) if n < RANKED else _absent(n) for n in range(len(UNITS)))
    notes = ("Điểm tối đa: 100.",)
    return Table(columns, rows, "Kết quả chấm điểm năm 2022", notes, key="score")


def _names(number: int) -> tuple[Cell, Cell]:
    unit, name, short = UNITS[number]
    shown = unicodedata.normalize("NFD", name) if number == DECOMPOSED else name
    return Cell(unit), Cell(shown, short=short)


def _ranked(number: int) -> Row:
    points = Decimal("101.5") - Decimal("2.75") * number
    best = points >= 90
    band = Cell("Xuất sắc" if best else "Tốt", tone=Tone.GOOD if best else Tone.NORMAL)
    return Row(
        (
            Cell(str(number + 1), number + 1, 0),
            *_names(number),
            *(figure("vi", points / 5 - n, 2) for n in range(len(CRITERIA))),
            *(figure("vi", points - n, 2) for n in range(len(STAGES))),
            figure("vi", points, 2, Tone.STRONG),
            figure("vi", points, 2),
            band,
        )
    )


def _absent(number: int) -> Row:
    dashes = [nothing() for _ in range(len(CRITERIA) + len(STAGES) + 2)]
    band = Cell("Chưa nộp", data="not_submitted", tone=Tone.WARN)
    return Row((nothing(), *_names(number), *dashes, band), Tone.MUTED)


def sheet_table() -> Table:
    """One unit's criteria, indented, with figures of different lengths."""
    columns = (
        Column("id", "Mã"),
        Column("name", "Tiêu chí", wrap=True),
        Column("max", "Tối đa", Align.NUMBER, priority=1),
        Column("points", "Điểm", Align.NUMBER),
        Column("why", "Lý do", wrap=True, priority=2),
    )
    why = "Chậm triển khai: trừ 0,5 điểm theo quy định tại Hướng dẫn 168/HD-STNMT"
    law = "Triển khai Luật Đất đai và các văn bản hướng dẫn thi hành trên địa bàn tỉnh"
    rows = (
        Row(
            (
                Cell("1"),
                Cell("Nhiệm vụ chuyên môn"),
                figure("vi", 80),
                figure("vi", Decimal("78.5")),
                Cell(""),
            ),
            Tone.STRONG,
        ),
        Row(
            (Cell("1.1"), Cell(law), figure("vi", 3), figure("vi", Decimal("2.5")), Cell(why)),
            level=1,
        ),
        Row(
            (
                Cell("1.2"),
                Cell(HOSTILE),
                figure("vi", Fraction(1, 3)),
                figure("vi", Decimal("-2.125"), mark="*"),
                Cell("+1"),
            ),
            level=2,
        ),
    )
    return Table(columns, rows, "Bảng điểm chi tiết", key="sheet", indented="name")


def tree() -> Tree:
    """How a total came about, with the places in the data."""
    file = "2022/scores/self/so-y-te.yaml"
    late = "1.1 Triển khai Luật Đất đai: trừ 0,5 vì chậm so với kế hoạch được giao từ đầu năm"
    leaf = Branch(late, figure("vi", Decimal("2.5"), 2), f"{file}:14")
    branches = (
        Branch(
            "1 Nhiệm vụ chuyên môn",
            figure("vi", Decimal("78.5"), 2),
            f"{file}:12",
            Tone.NORMAL,
            (leaf,),
        ),
        Branch("2 Xây dựng Đảng, chính quyền", figure("vi", 18, 2), f"{file}:20"),
    )
    total = Branch(
        "Tổng điểm", figure("vi", Decimal("96.5"), 2), tone=Tone.STRONG, children=branches
    )
    return Tree((total,), "Điểm của Sở Y tế", ("Theo bảng tự chấm.",))


def report() -> Report:
    """All of it, as one bloc's report."""
    facts = Facts(
        (
            Labelled("Năm", Cell("2022")),
            Labelled("Thang điểm", Cell("dự thảo", tone=Tone.WARN)),
        )
    )
    absent = Paragraph("Hai đơn vị chưa nộp bảng tự chấm.", Tone.WARN)
    empty = Table((Column("name", "Đơn vị"),), (), "Khiếu nại", empty="Không có khiếu nại nào.")
    return Report(
        "Bảng điểm thi đua năm 2022",
        (
            Section("Khối thi đua Văn hóa - Xã hội", (facts, score_table(), absent), 1, CONTEXT),
            Section("Chi tiết", (sheet_table(), tree(), empty), 2, CONTEXT),
        ),
        lead=(Paragraph("BẢN DỰ THẢO: thang điểm chưa được thông qua.", Tone.WARN),),
    )
