"""Every doubt that the reader of scales tells has its words, and nothing typed ends the program."""

import ast
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

import thidua.excel.scale
from tests.helpers.office_files import sheet
from thidua.excel.scale.importing import read_scale
from thidua.words.scale_draft import WORDS

CALLS = {"Doubt", "leave", "_ask"}
"""What tells a doubt where it is called."""
LISTS = {"doubts", "loose"}
"""What holds doubts, or lines each with one."""


def told() -> Iterator[str]:
    for path in Path(thidua.excel.scale.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                own = node.func
                name = own.attr if isinstance(own, ast.Attribute) else getattr(own, "id", "")
                adds = isinstance(own, ast.Attribute) and getattr(own.value, "attr", "") in LISTS
                if name in CALLS or adds:
                    yield from constants(node.args)
                yield from constants(
                    [k.value for k in node.keywords if k.arg in ("doubt", "doubts")]
                )
            if isinstance(node, ast.Assign | ast.AugAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if any(getattr(one, "attr", "") in LISTS for one in targets):
                    yield from constants([node.value])


def constants(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from constants([node.body, node.orelse])
        elif isinstance(node, ast.List | ast.Tuple):
            yield from constants(node.elts)
        elif isinstance(node, ast.ListComp):
            yield from constants([node.elt])


def test_every_reason_has_its_words() -> None:
    found = {*told()} - {""}
    assert len(found) > 40
    assert {why for why in found if f"why_{why}" not in WORDS} == set()


HEADS = ["Lần 1", "Trừ tổ", "Trừ cá nhân", "Cộng tổ", "Mức 1", "Điểm"]
CELLS = [("-1", "-2"), ("1", "2"), ("có", "không")]


@pytest.mark.parametrize("heads", [*combinations(HEADS, 2)], ids=" ".join)
@pytest.mark.parametrize("cells", CELLS, ids=" ".join)
def test_no_heading_ends_the_program(heads: tuple[str, str], cells: tuple[str, str]) -> None:
    table = [["STT", "Vi phạm", *heads], ["1", "Đi muộn", *cells], ["2", "Nghỉ", *cells]]
    assert read_scale("vi", sheet(table), "t.xlsx", "t.xlsx")


@pytest.mark.parametrize("signs", ["①②③", "❶❷❸", "²³¹", "ⅠⅡⅢ", "一二三", "١٢٣"])
def test_no_number_ends_the_program(signs: str) -> None:
    rows = [[sign, f"Việc {n}", str(n)] for n, sign in enumerate(signs, 2)]
    assert read_scale("vi", sheet([["STT", "Nội dung", "Điểm"], *rows]), "t.xlsx", "t.xlsx")
