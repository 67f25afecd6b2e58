"""Scales written by chance: known wordings in tables of many shapes, as .xlsx and as .docx.

A scale is groups of criteria; each criterion's words come from `wordings.yaml`, whose reading is
known. Where the words stand, which columns there are, how the rows are numbered, merged and
broken into pages differs from table to table.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from docx import Document

from tests.helpers.office_files import saved, sheet

WORDINGS = yaml.safe_load(Path(__file__).with_name("wordings.yaml").read_text(encoding="utf-8"))
READ = [one for one in WORDINGS if not {"asks", "title"} & set(one) and "\n" not in one["words"]]
"""What is read for sure in a line, whatever its criterion is called."""
TITLES = (
    "Công tác tham mưu", "Cải cách hành chính", "Xây dựng cơ quan", "Tiếp công dân", "Văn thư",
    "Phong trào thi đua", "Chuyển đổi số", "Quản lý tài sản", "Đào tạo cán bộ", "Công khai",
)  # fmt: skip
GROUPS = ("NHIỆM VỤ CHUYÊN MÔN", "XÂY DỰNG ĐẢNG, CHÍNH QUYỀN", "HOẠT ĐỘNG PHONG TRÀO", "QUẢN LÝ")
ROMAN = ("I", "II", "III", "IV")


@dataclass
class Leaf:
    """A criterion: its name, points and words; `known`: how they must be read."""

    name: str
    points: int
    words: str
    known: dict[str, Any]


@dataclass
class Shape:
    """How a table looks. `where`: the words in a column, in rows below, or in the same cell."""

    where: str
    codes: str
    headings: list[str]
    totals: bool
    again: bool
    merged: bool
    group_points: bool


@dataclass
class Random:
    """A scale and its shape."""

    shape: Shape
    groups: list[tuple[str, list[Leaf]]] = field(default_factory=list)


def random_scale(seed: int) -> Random:
    """The scale of a seed."""
    dice = random.Random(seed)
    where = dice.choice(["column", "rows", "cell", "lines"])
    headings = [
        dice.choice(["STT", "TT", "Số TT", "Mục"]),
        dice.choice(["Nội dung", "Tiêu chí", "Nội dung tiêu chí", "Chỉ tiêu thi đua", "NỘI DUNG"]),
        dice.choice(["Điểm chuẩn", "Điểm tối đa", "Khung điểm", "Thang điểm", "Điểm", "Số điểm"]),
        dice.choice(["Cách chấm", "Cách tính điểm", "Phương pháp chấm", "Hướng dẫn chấm điểm"]),
        dice.choice(["Tự chấm", "Điểm tự chấm", "Đơn vị tự đánh giá", "Điểm đạt"]),
    ]
    shape = Shape(
        where,
        dice.choice(["dotted", "plain", "merged"]),
        headings,
        dice.random() < 0.7,
        dice.random() < 0.4,
        dice.random() < 0.4,
        dice.random() < 0.8,
    )
    made = Random(shape)
    names = list(TITLES)
    dice.shuffle(names)
    for group in GROUPS[: dice.randint(2, 4)]:
        leaves = []
        for _ in range(dice.randint(1, 3)):
            known = dice.choice(READ)
            name = f"{names.pop()} {dice.choice(['của đơn vị', 'theo quy định', 'trong năm'])}"
            leaves.append(Leaf(name, known["of"], known["words"], known))
            if not names:
                break
        made.groups.append((group, leaves))
        if not names:
            break
    return made


def table(made: Random) -> list[list[Any]]:
    """The rows of a scale's table, headings first."""
    shape = made.shape
    columns = shape.headings if shape.where == "column" else [
        one for n, one in enumerate(shape.headings) if n != 3
    ]  # fmt: skip
    rows: list[list[Any]] = [list(columns)]
    for n, (group, leaves) in enumerate(made.groups):
        if shape.again and n == 1:
            rows.append(list(columns))
        points = sum(leaf.points for leaf in leaves) if shape.group_points else None
        code = str(n + 1) if shape.codes == "dotted" else ROMAN[n]
        if shape.codes == "merged":
            rows.append([f"{code}. {group}", None, points])
        else:
            rows.append([code, group, points])
        for m, leaf in enumerate(leaves, 1):
            inner = f"{n + 1}.{m}" if shape.codes == "dotted" else str(m)
            rows += _leaf(shape, inner, leaf)
    if shape.totals:
        total = sum(leaf.points for _, leaves in made.groups for leaf in leaves)
        rows.append([None, "Tổng cộng", total])
    return [[*row, *[None] * (len(columns) - len(row))] for row in rows]


def _leaf(shape: Shape, code: str, leaf: Leaf) -> list[list[Any]]:
    if shape.where == "column":
        return [[code, leaf.name, leaf.points, leaf.words]]
    if shape.where == "cell":
        return [[code, f"{leaf.name}: {leaf.words}", leaf.points]]
    if shape.where == "lines":
        return [[code, f"{leaf.name}\n{leaf.words}", leaf.points]]
    return [[code, leaf.name, leaf.points], ["-", leaf.words, None]]


def as_xlsx(made: Random) -> bytes:
    """The table as a workbook."""
    head, *rows = table(made)
    if made.shape.codes == "merged":
        rows = [[row[0], "<", *row[2:]] if row[0] and row[1] is None else row for row in rows]
    return sheet([["BẢNG ĐIỂM THI ĐUA"], [], head, *rows])


def as_docx(made: Random) -> bytes:
    """The table as a Word file."""
    document = Document()
    document.add_paragraph("BẢNG ĐIỂM THI ĐUA")
    rows = table(made)
    grid = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        cells = grid.add_row().cells
        if made.shape.codes == "merged" and row[1] is None and row[0]:
            cells[0].merge(cells[1]).text = str(row[0])
            values = list(enumerate(row))[2:]
        else:
            values = list(enumerate(row))
        for n, value in values:
            if value is not None:
                cells[n].text = f"{value} điểm" if n == 2 and isinstance(value, int) else str(value)
    return saved(document)
