"""Edits of a person's YAML that leave everything else as it is: comments, order, quotes, blanks.

Each edit finds the place by the reader's positions, puts text in there, reads the result back and
compares it with what was intended. What can't be done so is TD811, with the text to type by hand;
never a file that reads otherwise. Keys and items that are new go to the end of their collection.

Where the keys, values, lines and comments of a YAML text are, for edits at exact places.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from thidua.diagnostics.diagnostic import Diagnostic, Path, TextSpan
from thidua.store.yaml.dump import (
    STEP,
    WIDTH,
    Style,
    block,
    entry,
    flow,
    inline,
    item,
    normal,
    quote,
)
from thidua.store.yaml.node import node_at, node_of
from thidua.store.yaml.reader import Node, NodePlace, parse, places

BOM = b"\xef\xbb\xbf"
_BREAK = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r" *#")
_BLANK_LINE = re.compile(r"(\r\n|\r(?!\n)|\n)[ \t]*(\r\n|\r|\n)")


class ByHandError(Exception):
    """The way a stretch is written leaves no safe place for an edit."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From where to where in the text a value stands."""

    start: int
    end: int


class FileLayout:
    """A file's text with the positions of everything in it."""

    def __init__(self, raw: bytes, tree: Node) -> None:
        self.bom = raw[: len(BOM)] if raw.startswith(BOM) else b""
        self.text = raw[len(self.bom) :].decode("utf-8")
        self.tree = tree
        self.known = places(raw)
        self.starts = [0, *(found.end() for found in _BREAK.finditer(self.text))]
        first = _BREAK.search(self.text)
        self.newline = first[0] if first else "\n"

    # where things are

    def _index(self, line: int, column: int) -> int:
        return self.starts[line - 1] + column - 1

    def stretch(self, path: Path) -> Stretch:
        return self._of(self._place(path).value)

    def _of(self, span: TextSpan) -> Stretch:
        return Stretch(
            self._index(span.line, span.column), self._index(span.end_line, span.end_column)
        )

    def _place(self, path: Path) -> NodePlace:
        return self.known[path]

    def line(self, index: int) -> int:
        """The number, from 0, of the line that holds `index`."""
        low, high = 0, len(self.starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.starts[middle] <= index else (low, middle)
        return low

    def column(self, index: int) -> int:
        return index - self.starts[self.line(index)]

    def line_end(self, index: int) -> int:
        """Where the line of `index` ends, before its break."""
        found = _BREAK.search(self.text, index)
        return found.start() if found else len(self.text)

    def next_line(self, index: int) -> int:
        found = _BREAK.search(self.text, index)
        return found.end() if found else len(self.text)

    def is_flow(self, path: Path) -> bool:
        """Whether the value at `path` is a collection in brackets or braces."""
        start = self.stretch(path).start
        collection = isinstance(node_at(self.tree, path), dict | list)
        return collection and self.text[start : start + 1] in ("[", "{")

    def in_flow(self, path: Path) -> bool:
        return any(self.is_flow(path[:length]) for length in range(len(path) + 1))

    def indent(self, path: Path) -> int:
        """The column at which the keys or dashes of the collection at `path` stand."""
        return self.column(self.stretch(path).start)

    def style(self, here: Stretch) -> Style:
        mark = self.text[here.start : here.start + 1]
        if mark == "'":
            return "'"
        return '"' if mark == '"' else ""

    def children(self, path: Path, node: Node) -> list[Path]:
        steps: list[str | int] = []
        if isinstance(node, dict):
            steps = list(node)
        elif isinstance(node, list):
            steps = list(range(len(node)))
        return [(*path, step) for step in steps]

    def begin(self, path: Path) -> int:
        """Where a key or an item with its dash begins."""
        place = self._place(path)
        if place.key is not None:
            return self._of(place.key).start
        start = self._of(place.value).start
        if self.is_flow(path[:-1]):
            return start
        column = self.column(self.stretch(path[:-1]).start)
        for line in range(self.line(start), -1, -1):
            dash = self.starts[line] + column
            if dash <= start and self.text[dash : dash + 1] == "-":
                return dash
        raise ByHandError

    def after_colon(self, path: Path, here: Stretch) -> int:
        """Where a value on later lines can be written instead: after its colon, unless a comment
        stands between."""
        key = self._place(path).key
        if key is None:
            return here.start
        end = self._of(key).end
        gap = self.text[end : here.start]
        return end + gap.index(":") + 1 if gap.strip() == ":" else here.start

    def has_gap(self, children: list[Path]) -> bool:
        """Whether the last two items have an empty line between them: then the new one too."""
        if len(children) < 2:
            return False
        between = self.text[self.stretch(children[-2]).end : self.begin(children[-1])]
        return _BLANK_LINE.search(between) is not None

    def end_with_comments(self, index: int, column: int) -> int:
        """The end of the lines that belong to what ends at `index`: comments indented below it."""
        end = self.line_end(index)
        while end < len(self.text):
            start = self.next_line(end)
            following = self.line_end(start)
            found = _COMMENT.match(self.text, start, following)
            if found is None or found.end() - 1 - start < max(column, 1):
                return end
            end = following
        return end

    def end_with_blanks(self, index: int) -> int:
        """The end of the empty lines after `index`: in a `|+` block they are part of the text."""
        end = self.line_end(index)
        while end < len(self.text):
            start = self.next_line(end)
            following = self.line_end(start)
            if self.text[start:following].strip() or following == len(self.text):
                return end
            end = following
        return end


Edited = bytes | Diagnostic
"""The new bytes, or why the edit can't be made."""


def set_value(raw: bytes, path: Path, value: Node, file: str = "") -> Edited:
    """Replace the value at `path`, which exists; the quotes around a text are kept if they can be.

    A path that doesn't exist, or the root, is a bug (KeyError). Comments inside a collection that
    is replaced go with it.
    """
    return _edited(raw, file, path, value, "set")


def add_key(raw: bytes, path: Path, key: str, value: Node, file: str = "") -> Edited:
    """Put a new key at the end of the mapping at `path` (or in place of an empty value there).

    A key that exists is a bug (KeyError).
    """
    return _edited(raw, file, (*path, key), value, "add")


def put(raw: bytes, path: Path, value: Node, file: str = "") -> Edited:
    """`set_value` where the key exists, else `add_key` in the mapping around it. Mappings around it
    that are not there are made with it."""
    tree, told = parse(raw, file)
    if tree is None:
        return told[0]
    while len(path) > 1 and isinstance(path[-1], str) and node_of(tree, path[:-1]) is None:
        path, value = path[:-1], {str(path[-1]): value}
    key, outer = path[-1], node_at(tree, path[:-1])
    if isinstance(key, str) and (outer is None or (isinstance(outer, dict) and key not in outer)):
        return add_key(raw, path[:-1], key, value, file)
    return set_value(raw, path, value, file)


def append_item(raw: bytes, path: Path, value: Node, file: str = "") -> Edited:
    """Put a new item at the end of the list at `path`, which is made where there is none."""
    tree, told = parse(raw, file)
    if tree is None:
        return told[0]
    found = node_of(tree, path)
    if found is None and path:
        return put(raw, path, [value], file)
    number = len(found) if isinstance(found, list) else 0
    return _edited(raw, file, (*path, number), value, "add")


def insert_after(raw: bytes, path: Path, value: Node, file: str = "") -> Edited:
    """Put a new item into a list behind the item at `path`, which exists."""
    return _edited(raw, file, path, value, "insert")


def remove(raw: bytes, path: Path, file: str = "") -> Edited:
    """Take a key or item away, with its lines. Comment lines above it stay.

    A path that doesn't exist, or the root, is a bug (KeyError).
    """
    return _edited(raw, file, path, None, "remove")


def _edited(raw: bytes, file: str, path: Path, value: Node, what: str) -> Edited:
    """The one way through: read, find, splice, read back, compare."""
    tree, told = parse(raw, file)
    if tree is None:
        return told[0]
    if not path:
        raise KeyError(path)
    value = normal(value)
    intended = _intended(tree, path, value, what)
    by_hand = Diagnostic("TD811", file or None, path[:-1], args={"text": _typed(path, value)})
    if what == "remove":
        by_hand = Diagnostic("TD811", file or None, path, variant="remove")
    text = _Text(raw, tree)
    try:
        spliced = text.removed(path) if what == "remove" else text.changed(path, value, what)
    except ByHandError:
        return by_hand
    for new in spliced:
        if parse(new, file)[0] == intended:
            return new
    return by_hand


def _typed(path: Path, value: Node) -> str:
    """What a person would type."""
    key = path[-1]
    return f"{quote(key)}: {flow(value)}" if isinstance(key, str) else f"- {flow(value)}"


def _intended(tree: Node, path: Path, value: Node, what: str) -> Node:
    """A copy of the tree with the edit made; KeyError where it makes no sense."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, str) and (isinstance(tree, dict) or tree is None):
        keyed = dict(tree or {})
        if (step in keyed) == (what == "add" and not rest):
            raise KeyError(path)
        if what == "remove" and not rest:
            del keyed[step]
        else:
            keyed[step] = _intended(keyed.get(step), rest, value, what)
        return keyed
    if isinstance(step, int) and (isinstance(tree, list) or tree is None):
        items = list(tree or [])
        if step != len(items) if what == "add" and not rest else step >= len(items):
            raise KeyError(path)
        if what == "remove" and not rest:
            del items[step]
        elif what == "insert" and not rest:
            items.insert(step + 1, value)
        elif step == len(items):
            items.append(value)
        else:
            items[step] = _intended(items[step], rest, value, what)
        return items
    raise KeyError(path)


class _Text(FileLayout):
    """The edits of one text."""

    def changed(self, path: Path, value: Node, what: str) -> list[bytes]:
        """The candidates for a changed or added value, the best one first."""
        if what == "set":
            return self._set(path, value)
        step, around = path[-1], path[:-1]
        outer = node_at(self.tree, around)
        if outer:
            behind = int(step) if what == "insert" else -1
            return self._add(around, outer, step, value, behind)
        whole: Node = {step: value} if isinstance(step, str) else [value]
        if around == () or self.in_flow(around[:-1]):
            return self._fill_empty(around, whole)
        return self._set(around, whole)

    def removed(self, path: Path) -> list[bytes]:
        """The candidates for a text without the key or item at `path`."""
        around, outer = path[:-1], node_at(self.tree, path[:-1])
        children = self.children(around, outer)
        if len(children) == 1:
            return self._set(around, {} if isinstance(outer, dict) else []) if around else []
        number = children.index(path)
        begins = [self.begin(child) for child in children]
        start, end = begins[number], self.stretch(path).end
        line = self.starts[self.line(start)]
        if not self.is_flow(around) and not self.text[line:start].strip():
            after = self.next_line(self.end_with_comments(end, start - line + 1))
            return [self._spliced(line, after, "")]
        if number + 1 < len(children):
            return [self._without_comment(start, begins[number + 1])]
        return [self._without_comment(self.stretch(children[number - 1]).end, end)]

    def _without_comment(self, start: int, end: int) -> bytes:
        if "#" in self.text[start:end]:
            raise ByHandError
        return self._spliced(start, end, "")

    def _set(self, path: Path, value: Node) -> list[bytes]:
        old = node_at(self.tree, path)
        here = self.stretch(path)
        if self.in_flow(path[:-1]):
            lead = " " if old is None else ""
            return [self._spliced(here.start, here.end, lead + flow(value))]
        if isinstance(value, str) and isinstance(old, str) and "\n" not in value:
            return [self._spliced(here.start, here.end, quote(value, style=self.style(here)))]
        in_block = isinstance(old, dict | list) and not self.is_flow(path)
        short = inline(value, self.indent(path[:-1]), WIDTH - self.column(here.start))
        if short is None or (in_block and value and not isinstance(value, str)):
            return [self._set_block(path, here, value, in_block)]
        new = self.newline.join(short)
        start = self.after_colon(path, here) if in_block else here.start
        lead = " " if new and (old is None or start != here.start) else ""
        return [self._spliced(start, here.end, lead + new)]

    def _set_block(self, path: Path, here: Stretch, value: Node, in_block: bool) -> bytes:
        """A collection on lines of its own."""
        empty = here.start == here.end
        if in_block or (isinstance(path[-1], int) and not empty):
            lines = block(value, self.column(here.start))
            return self._spliced(here.start, here.end, self.newline.join(lines).lstrip(" "))
        end = self.line_end(here.end)
        rest = self.text[here.end : end].rstrip()  # a comment goes on standing beside the key
        start = here.start if empty or rest else len(self.text[: here.start].rstrip(" "))
        lines = [rest if empty else rest.lstrip(" "), *block(value, self.indent(path[:-1]) + STEP)]
        return self._spliced(start, end, self.newline.join(lines))

    def _add(
        self, around: Path, outer: Node, step: str | int, value: Node, behind: int
    ) -> list[bytes]:
        children = self.children(around, outer)
        last = self.stretch(children[behind])
        if self.is_flow(around):
            new = flow({step: value})[1:-1] if isinstance(step, str) else flow(value)
            return [self._spliced(last.end, last.end, f", {new}")]
        column = self.column(self.stretch(around).start)
        if isinstance(step, str):
            lines = entry(step, value, column)
        else:
            lines = item(value, column)
            if self.has_gap(children):
                lines = ["", *lines]
        own = column if behind < 0 else column + 1  # what stands above the next item is that one's
        ends = [self.end_with_comments(last.end, own), self.end_with_blanks(last.end)]
        new = self.newline + self.newline.join(lines)  # a missing last newline stays missing
        return [self._spliced(end, end, new) for end in ends]

    def _fill_empty(self, around: Path, whole: Node) -> list[bytes]:
        """An empty collection inside brackets, or the root `{}`, gets its first content."""
        here = self.stretch(around)
        if around == ():
            new = self.newline.join(block(whole, 0))
            return [self._spliced(here.start, here.end, new)]
        if here.start == here.end:
            return [self._spliced(here.start, here.end, f" {flow(whole)}")]
        return [self._spliced(here.start + 1, here.start + 1, flow(whole)[1:-1])]

    # putting in

    def _spliced(self, start: int, end: int, new: str) -> bytes:
        return self.bom + (self.text[:start] + new + self.text[end:]).encode("utf-8")


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
