"""Groups for kinds of units, as their names say it: `I. Đối với các phòng`, `THANG ĐIỂM DÀNH CHO TỔ BẢO VỆ`;
and names of groups that say how much each weighs."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from thidua.excel.scale.draft.draft import Node
from thidua.excel.scale.rows.codes import parts
from thidua.excel.scale.rows.groups import is_title
from thidua.excel.scale.rows.line import Line
from thidua.excel.scale.speech.text import NUMBER, even, figure
from thidua.excel.scale.tables.roles import plain

UNIT = (
    r"(?:(?:các|những|mỗi)\s)*(?:đơn vị|cơ quan|chi bộ|chi đoàn|chi hội|liên đội|đảng bộ|trường(?! hợp)|khối(?! lượng)|cụm|phòng(?!,| (?:chống|ngừa|cháy|bệnh|dịch))|"
    r"sở|lớp|huyện|xã(?! hội)|phường|thị trấn|tỉnh|ban(?! hành)|khoa(?! học)|công đoàn|tổ(?! chức)|đội|trạm|trung tâm|công ty|"
    r"doanh nghiệp|chi nhánh|thôn|bộ phận)\b"
)
"""The words for a kind of unit."""
_FORM = r"(?:(?:mẫu|phụ lục|biểu|bảng)(?: số)? (?:\d+|[ivx]+)[.: ]+)?(?:(?:thang|bảng|biểu|khung|bộ|phần|điểm|chấm|tiêu chí|tiêu chuẩn|nội dung|đánh giá|thi đua|xếp loại|riêng|chỉ|của)\s)*"
_FOR_UNITS = re.compile(
    rf"{_FORM}(?:(?:áp dụng|dành)(?: riêng)? )?(?:cho|đối với|với)(?: riêng)? (?!(?:tất cả|mọi)\b|(?:các )?(?:đơn vị|khối)$){UNIT}.*"
)
_OF_UNITS = re.compile(rf"{_FORM}{UNIT}.*")


def heads_units(line: Line) -> bool:
    """`THANG ĐIỂM DÀNH CHO TỔ BẢO VỆ`, `Bảng điểm khối trường`: a title that says for which units."""
    text = plain(line.text)
    return bool(_FOR_UNITS.fullmatch(text) or (is_title(line) and _OF_UNITS.fullmatch(text)))


def names_units(text: str) -> bool:
    """`Khối trường`: a name that may say for which units."""
    return _OF_UNITS.fullmatch(plain(text)) is not None


def mark_kinds(lines: Sequence[Line]) -> None:
    """Titles without a number of which several say for which units are the names of groups, unless rows of a
    list stand below them. Changes the lines."""
    listed = [
        one for one, after in pairwise(lines) if not after.max and (after.how or after.has_figure)
    ]
    named = [
        one for one in lines
        if heads_units(one) and not (one.has_figure or one.how or any(one is own for own in listed))
    ]  # fmt: skip
    apart = any("second" in line.doubts for line in lines)
    for line in named if len(named) > 1 and not apart else ():
        line.area |= not parts(line.code)


def ask_for_whom(nodes: Sequence[Node]) -> None:
    """`I. Đối với các phòng`, `II. Đối với các trường`: groups for kinds of units, none of which is
    scored by all."""
    groups = [node for node in nodes if node.children]
    named = [node for node in groups if heads_units(node.line)]
    texts = [plain(node.line.text) for node in nodes]
    same = len({node.points for node in nodes}) == 1 or all(map(_KINDS.match, texts))
    if (
        len(nodes) > 1
        and groups == [*nodes]
        and same
        and all(names_units(one) or _WHO.search(one) for one in texts)
    ):
        named = groups
    for node in named:
        node.doubts.append((node.line, "for_whom"))
    shares = [figure(one["n"]) for node in nodes if (one := _SHARE.search(even(node.line.text)))]
    whole = sum((node.points for node in nodes), Fraction(0))
    if len(shares) == len(nodes) > 1 and sum(shares) == 100:
        weighed = (
            node
            for node, share in zip(nodes, shares, strict=True)
            if node.points * 100 != share * whole
        )
        for node in weighed:  # `A. Kết quả (70%)`, `B. Thái độ (30%)` of 100 each
            node.doubts.append((node.line, "factor"))
    for node in groups:
        ask_for_whom(node.children)


_SHARE = re.compile(rf"(?P<n>{NUMBER}) ?%")
_WHO = re.compile(r"\b(?:tập thể|cá nhân)$")
_KINDS = re.compile(r"(?:các|những|khối|cụm)\b")
