"""`Hiểu là`: what scores differently reads differently, whatever the kind of rule."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.helpers.worlds import Kind, Maker
from thidua.excel.scale.workbook.pieces import Names
from thidua.excel.scale.workbook.rows import book_rows, tree_of
from thidua.excel.scale.workbook.sheet import model_of, sentence
from thidua.model.scale.criteria import Scale

PLAIN = ("id", "name", "criteria", "kind", "stages", "facts")
OTHERS = {
    "partial": ["none", "full", "exact"],
    "start": ["zero", "max"],
    "tied": ["best", "mean"],
    "floor": ["none", "-2", "0", "-1"],
    "one_of": ["true", "false"],
    "only_if_full": ["true", "false"],
    "clamp": ["true", "false"],
    "lower_is_better": ["true", "false"],
    "disqualifies": ["true", "false"],
    "measure": ["%", "vụ"],
    "of": ["f1", "f2"],
    "target": ["40", "41", "pledge:t", "bloc:mean", "bloc:max", "entered"],
}


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every value of a scale that may change what it scores."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in ("id", "name", "kind"):
                yield from places(value, (*path, key))
    elif isinstance(node, list):
        for n, value in enumerate(node):
            yield from places(value, (*path, n))
    else:
        yield path


def at(tree: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def changed(draw: Any, scale: Any) -> Any:
    """A scale in which one value is another one, or is gone."""
    path = draw(st.sampled_from(list(places(scale["criteria"]))))
    other = copy.deepcopy(scale)
    inner = at(other["criteria"], path[:-1])
    was = inner[path[-1]]
    choices = [one for one in OTHERS.get(path[-1], []) if one != was]
    if not choices:
        choices = {"1/2": ["80%"], "80%": ["1/2"], "10%": ["50%"], "50%": ["10%"]}.get(was, [])
    if not choices and was.replace(".", "").isdigit():
        choices = [str(int(float(was)) + 7), f"{int(float(was)) + 1}.5"]
    assume(choices)
    inner[path[-1]] = draw(st.sampled_from(choices))
    return other


def scored(scale: Scale) -> str:
    """Everything of a scale that its rows should say, as the model has it."""
    return "\n".join(
        str((node.rule, node.max, node.bonus, node.deduct, node.floor, node.clamp, node.limit))
        for node in scale.nodes.values()
    )


def said(text: str, scale: Scale) -> list[tuple[str, ...]]:
    rows = book_rows(tree_of(text), Names())
    return [(row.cells["max"], sentence("vi", row, scale)) for row in rows]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_what_scores_differently_reads_differently(data: st.DataObject) -> None:
    scale = Maker(data.draw, Kind()).scale()
    texts = [json.dumps(one, ensure_ascii=False) for one in (scale, changed(data.draw, scale))]
    one, other = (model_of(text) for text in texts)
    assume(one is not None and other is not None)
    assert one is not None and other is not None
    if scored(one) != scored(other):
        assert said(texts[0], one) != said(texts[1], other)
