"""The items of a YAML list in another order, each with the comments that stand above and in it;
empty lines between them, and every other byte, stay where they are."""

import re
from collections.abc import Sequence
from itertools import pairwise

from thidua.diagnostics.diagnostic import Path
from thidua.store.yaml.node import node_at
from thidua.store.yaml.reader import parse
from thidua.store.yaml.splice import ByHandError, FileLayout

_EMPTY_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*")


def reordered(raw: bytes, path: Path, order: Sequence[int]) -> bytes | None:
    """The file with the list at `path` in that order: `order[n]` is the item that comes n-th. None
    where the way in which it is written leaves no safe place for that."""
    tree, _ = parse(raw, "")
    items = node_at(tree, path) if tree is not None else None
    if not isinstance(items, list) or sorted(order) != list(range(len(items))):
        return None
    if list(order) == sorted(order):
        return raw
    layout = FileLayout(raw, tree)
    try:
        pieces = _in_flow if layout.is_flow(path) else _in_block
        gaps, own, start, end = pieces(layout, path, len(items))
    except ByHandError:
        return None
    made = [part for n, old in enumerate(order) for part in (gaps[n], own[old])]
    text = layout.text[:start] + "".join(made) + layout.text[end:]
    new = layout.bom + text.encode("utf-8")
    again = parse(new, "")[0]
    same = again is not None and node_at(again, path) == [items[n] for n in order]
    return new if same and _elsewhere(again, path) == _elsewhere(tree, path) else None


Pieces = tuple[list[str], list[str], int, int]
"""What stays before each place, what moves, and from where to where in the text all that is."""


def _in_block(layout: FileLayout, path: Path, count: int) -> Pieces:
    """Whole lines: of what stands between two items the empty lines first stay, comments belong to
    the item below them. An item ends with the comments that stand deeper than its dash."""
    column = layout.indent(path)
    gaps: list[str] = []
    own: list[str] = []
    start = at = _first_comment(layout, layout.begin((*path, 0)))
    for n in range(count):
        begin = layout.begin((*path, n))
        if layout.text[layout.starts[layout.line(begin)] : begin].strip():
            raise ByHandError
        gap = _EMPTY_LINES.match(layout.text, at, layout.starts[layout.line(begin)])
        assert gap is not None
        end = layout.end_with_comments(layout.stretch((*path, n)).end, column + 1)
        gaps.append(("" if n == 0 else layout.newline) + gap[0])
        own.append(layout.text[gap.end() : end])
        at = layout.next_line(end)
    return gaps, own, start, end


def _first_comment(layout: FileLayout, begin: int) -> int:
    """Where the comments begin that stand right above an item."""
    at = layout.starts[layout.line(begin)]
    while at:
        above = layout.starts[layout.line(at) - 1]
        if not layout.text[above:at].lstrip().startswith("#"):
            break
        at = above
    return at


def _in_flow(layout: FileLayout, path: Path, count: int) -> Pieces:
    """The items between their commas."""
    places = [layout.stretch((*path, n)) for n in range(count)]
    text = layout.text
    gaps = ["", *(text[a.end : b.start] for a, b in pairwise(places))]
    if any("#" in gap for gap in gaps):
        raise ByHandError
    own = [text[one.start : one.end] for one in places]
    return gaps, own, places[0].start, places[-1].end


def _elsewhere(tree: object, path: Path) -> object:
    """What a tree holds beside the list at `path`."""
    if not path:
        return None
    if isinstance(tree, dict):
        return {
            key: _elsewhere(one, path[1:]) if key == path[0] else one for key, one in tree.items()
        }
    if isinstance(tree, list):
        return [_elsewhere(one, path[1:]) if n == path[0] else one for n, one in enumerate(tree)]
    return tree
