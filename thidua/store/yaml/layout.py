"""Where the keys, values, lines and comments of a YAML text are, for edits at exact places."""

import re
from dataclasses import dataclass

from thidua.diagnostics.diagnostic import Path, TextSpan
from thidua.store.yaml.node import node_at
from thidua.store.yaml.reader import Node, NodePlace, places
from thidua.store.yaml.scalar import Style

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
