"""Trees of criteria by chance, laid out as offices lay them out, in .xlsx and .docx.

The tree and every maximum are known; how it is numbered, which figures are printed, where they
stand, what stands around them differs from table to table. Figures and names are invented.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from docx import Document

from tests.helpers.office_files import Rows, add_table, saved, sheet, word
from thidua.text.numbers import trimmed

TOPICS = (
    "tham mưu", "cải cách hành chính", "tiếp công dân", "văn thư, lưu trữ", "chuyển đổi số",
    "công khai tài chính", "đào tạo cán bộ", "quản lý tài sản", "văn hóa, thể thao",
    "an sinh xã hội", "phòng cháy", "an ninh, trật tự", "vệ sinh môi trường",
    "thông tin, tuyên truyền", "giáo dục truyền thống", "khuyến học", "hiến máu", "giao quân",
    "thu ngân sách", "xây dựng cơ bản", "bảo hiểm y tế", "dân số", "trồng cây", "giảm nghèo",
    "hòa giải", "dân vận", "kiểm tra, giám sát", "sinh hoạt chuyên đề", "bình đẳng giới",
    "an toàn lao động",
)  # fmt: skip
VERBS = ("Công tác", "Thực hiện", "Kết quả", "Tổ chức", "Triển khai")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
WORTH = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20)
LEVELS = (("Từ 95% trở lên", 1), ("Từ 80% đến dưới 95%", Fraction(3, 5)), ("Dưới 80%", 0))


@dataclass
class Branch:
    """A criterion or a group: its name, points, parts and, of a leaf, how its rows go on."""

    name: str
    points: Fraction
    parts: list["Branch"] = field(default_factory=list)
    tail: str = ""


@dataclass(frozen=True)
class Layout:
    """How a tree is printed. `numbers`: the numbering of each depth; `figures`: whether groups of
    each depth print their points; `codes`: a column of their own, or in the cell of the words;
    `points`: in a column, or in the words; `wide`: headings of groups reach over the whole row;
    `totals`: none, last, first, of each group; `tables`: a Word table for each top group."""

    numbers: tuple[str, ...]
    figures: tuple[bool, ...]
    codes: str
    points: str
    wide: bool
    totals: str
    tables: bool
    again: bool
    numbered_columns: bool
    self_score: bool
    first_points: bool
    title: bool
    unit: bool


def random_tree(dice: random.Random) -> list[Branch]:
    """Two to four groups, each with criteria, some of which have parts."""
    topics = list(TOPICS)
    dice.shuffle(topics)
    depth = dice.choice((2, 2, 3))

    def name() -> str:
        return f"{dice.choice(VERBS)} {topics.pop()}"

    def grow(level: int) -> Branch:
        if level == depth or (level > 1 and dice.random() < 0.4):
            worth = Fraction(dice.choice(WORTH)) / dice.choice((1, 1, 1, 2))
            return Branch(name(), worth, tail=dice.choice(("", "", "", "levels", "words")))
        parts = [grow(level + 1) for _ in range(dice.randint(2 if level > 1 else 1, 3))]
        return Branch(name(), sum((one.points for one in parts), Fraction(0)), parts)

    return [grow(1) for _ in range(dice.randint(2, 3))]


TOPS = ("I", "A", "1", "Phần I", "Tiêu chí 1", "Tiêu chuẩn 1", "caps")
BELOW = {
    "I": ("1", "1 on", "I.1", "a"),
    "A": ("I", "1", "1 on", "A.1"),
    "1": ("1.1", "a", "1.a"),
    "Phần I": ("1", "1 on", "I"),
    "Tiêu chí 1": ("1.1", "1", "1 on"),
    "Tiêu chuẩn 1": ("1.1", "1", "1 on"),
    "caps": ("1", "1 on"),
    "1 on": ("1.1", "a"),
    "I.1": ("I.1.1", "a"),
    "A.1": ("A.1.1", "a"),
    "1.1": ("1.1.1", "a", "-"),
    "a": ("-", "none"),
    "1.a": ("-",),
}  # fmt: skip


def random_layout(dice: random.Random) -> Layout:
    """A layout; the numbering of each depth is one that goes below the one above it."""
    top = dice.choice(TOPS)
    inner = dice.choice(BELOW[top])
    below = BELOW.get(inner, BELOW["1.1"] if inner == "1" else ("1", "a"))
    lowest = dice.choice(("1.1", "a", "-") if inner == "1" else below)
    return Layout(
        (top, inner, lowest),
        (dice.random() < 0.8, dice.random() < 0.9),
        dice.choice(("column", "column", "cell")),
        dice.choice(("column", "column", "column", "words")),
        dice.random() < 0.25,
        dice.choice(("", "last", "last", "first", "each")),
        dice.random() < 0.25,
        dice.random() < 0.3,
        dice.random() < 0.2,
        dice.random() < 0.5,
        dice.random() < 0.15,
        dice.random() < 0.5,
        dice.random() < 0.2,
    )


def code(style: str, n: int, running: int, outer: str) -> str:
    """The printed number of the n-th part (from 1)."""
    outer = outer.rpartition(" ")[2]
    if style in ("-", "none", "caps"):
        return "-" if style == "-" else ""
    if style.startswith(("Phần", "Tiêu")):
        word_, _, first = style.rpartition(" ")
        return f"{word_} {code(first, n, running, '')}"
    if style in ("I.1", "A.1", "1.1", "I.1.1", "A.1.1", "1.1.1"):
        return f"{outer}.{n}"
    if style == "1.a":
        return f"{outer}.{'abcdefgh'[n - 1]}"
    if style == "1 on":
        return str(running)
    return {"I": ROMAN[n - 1], "A": "ABCDEFGH"[n - 1], "1": str(n), "a": "abcdefgh"[n - 1]}[style]


@dataclass
class Printed:
    """A row as it is printed: `top` begins a group."""

    code: str
    text: str
    points: Fraction | None
    depth: int
    group: bool = False
    kind: str = "node"


def printed(tree: list[Branch], layout: Layout) -> Iterator[Printed]:
    """The rows of a tree, in order; each node exactly once."""
    running = [0, 0, 0]

    def go(parts: list[Branch], depth: int, outer: str) -> Iterator[Printed]:
        style = layout.numbers[depth]
        for n, one in enumerate(parts, 1):
            running[depth] += 1
            own = code(style, n, running[depth], outer)
            shown = not one.parts or layout.figures[min(depth, 1)]
            text = one.name.upper() if style == "caps" and one.parts else one.name
            yield Printed(own, text, one.points if shown else None, depth, bool(one.parts))
            if one.tail == "levels" and one.points >= 5:
                for words, share in LEVELS:
                    yield Printed("", words, one.points * share, depth, kind="level")
            elif one.tail == "words":
                yield Printed(
                    "",
                    f"Có kế hoạch {one.name.casefold()} ngay từ đầu năm",
                    None,
                    depth,
                    kind="words",
                )
            if one.parts:
                yield from go(one.parts, depth + 1, own)
            if depth == 0 and layout.totals == "each":
                yield Printed(
                    "", f"Cộng {own.rpartition(' ')[2] or n}", one.points, 0, kind="total"
                )

    total = sum((one.points for one in tree), Fraction(0))
    last = Printed("", "Tổng cộng", total, 0, kind="total")
    if layout.totals == "first":
        yield replace(last, text="TỔNG ĐIỂM")
    yield from go(tree, 0, "")
    if layout.totals in ("last", "each"):
        yield last


def table(rows: list[Printed], layout: Layout, table_of: int = 0) -> Rows:
    """The cells of rows, headings first."""
    columns = ["STT"] * (layout.codes == "column") + ["Nội dung"]
    columns += ["Đơn vị tính"] * layout.unit
    if layout.points == "column":
        columns.insert(
            1 if layout.first_points and layout.codes == "column" else len(columns), "Điểm chuẩn"
        )
    columns += ["Điểm tự chấm"] * layout.self_score + ["Ghi chú"]
    found: Rows = [list(columns)]
    if layout.numbered_columns and len(columns) > 3:
        found.append([f"({n})" for n in range(1, len(columns) + 1)])
    begun = False
    for row in rows:
        if layout.again and row.depth == 0 and row.kind == "node" and begun:
            found.append(list(columns))
        begun = begun or row.kind == "node"
        found.append(_cells(row, layout, columns))
    return found


def _cells(row: Printed, layout: Layout, columns: list[str]) -> list[Any]:
    text, figure = row.text, "" if row.points is None else trimmed(row.points)
    if layout.points == "words" and figure:
        text, figure = (
            (f"{text} ({figure} điểm)", "")
            if row.kind == "node"
            else (f"{text}: {figure} điểm", "")
        )
    own = row.code
    if layout.codes == "cell" and own:
        text, own = f"{own}{' ' if own == '-' else '. '}{text}", ""
    if layout.wide and row.group and not figure:
        return [f"{own}. {text}" if own else text, *["<"] * (len(columns) - 1)]
    cells = {"STT": own or None, "Nội dung": text, "Điểm chuẩn": number(figure) if figure else None}
    return [cells.get(column) for column in columns]


def number(figure: str) -> float | int:
    """A figure as a spreadsheet holds it."""
    return float(figure) if "." in figure else int(figure)


def as_xlsx(tree: list[Branch], layout: Layout) -> bytes:
    """The tree in a sheet."""
    rows = table(list(printed(tree, layout)), layout)
    head: Rows = [["BẢNG TIÊU CHÍ CHẤM ĐIỂM THI ĐUA"], []] if layout.title else []
    return sheet([*head, *rows])


def as_docx(tree: list[Branch], layout: Layout) -> bytes:
    """The tree in a Word file: one table, or one for each top group."""
    rows = list(printed(tree, layout))
    if not layout.tables:
        return word(table(rows, layout))
    document = Document()
    if layout.title:
        document.add_paragraph("BẢNG TIÊU CHÍ CHẤM ĐIỂM THI ĐUA")
    groups: list[list[Printed]] = []
    for row in rows:
        if row.kind == "node" and row.depth == 0:
            groups.append([row])
        elif groups:
            groups[-1].append(row)
    for head, *below in groups:
        figure = "" if head.points is None else f" ({trimmed(head.points)} điểm)"
        document.add_paragraph(f"{head.code}{'. ' if head.code else ''}{head.text}{figure}")
        if below:
            add_table(document, table(below, layout))
    return saved(document)
