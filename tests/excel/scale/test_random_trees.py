"""The law of layouts: a tree of criteria laid out by chance comes back as it was, name by name,
with its maxima; a row that does not is asked about."""

import random
from collections import Counter
from fractions import Fraction

import pytest

from tests.excel.scale.random_trees import (
    Branch,
    as_docx,
    as_xlsx,
    random_layout,
    random_tree,
)
from tests.helpers.office_files import read_draft
from thidua.excel.scale.draft.draft import Part

MAKERS = {"xlsx": as_xlsx, "docx": as_docx}
Places = dict[str, tuple[Fraction, str]]


def wanted(tree: list[Branch], group: str = "") -> Places:
    """Each name, its points and the name of its group."""
    found: Places = {}
    for one in tree:
        found[one.name.casefold()] = (one.points, group)
        found |= wanted(one.parts, one.name.casefold())
    return found


def drafted(parts: list[Part], group: str = "") -> Places:
    found: Places = {}
    for part in parts:
        name = part.name.casefold().strip(" .:")
        found[name] = (part.node.points, group)
        found |= drafted(part.parts, name)
    return found


def judged(seed: int, kind: str) -> Counter[str]:
    """How many rows of a seed's tree are right or asked about; fails where one is wrong unasked."""
    dice = random.Random(seed)
    tree, layout = random_tree(dice), random_layout(dice)
    suffix = "xlsx" if kind == "xlsx" else "docx"
    read = read_draft(MAKERS[kind](tree, layout), f"t.{suffix}")
    asked = [doubt.line.original.casefold() for doubt in read.draft.all_doubts()]
    expected, found = wanted(tree), drafted(read.draft.parts)
    wrong = [name for name in {**expected, **found} if expected.get(name) != found.get(name)]
    told = {name for name in expected if any(name in words for words in asked)}
    assert {*wrong} <= told | {name for name in wrong if any(name in words for words in asked)}, (
        layout,
        {name: (expected.get(name), found.get(name)) for name in wrong},
    )
    return Counter(rows=len(expected), asked=len(told))


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("seed", range(80))
def test_a_tree_comes_back_or_is_asked_about(seed: int, kind: str) -> None:
    judged(seed, kind)


def test_few_rows_of_a_tree_are_asked_about() -> None:
    found = sum((judged(seed, kind) for seed in range(20) for kind in MAKERS), Counter[str]())
    assert found["asked"] * 20 <= found["rows"]
