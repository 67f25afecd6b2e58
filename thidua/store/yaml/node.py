"""What the reader gives: a tree of text, and where its parts stand.

The stated limits of one data file: beyond them it is refused, whatever it holds.
"""

from typing import NamedTuple, Protocol

from thidua.diagnostics.diagnostic import Node as Node
from thidua.diagnostics.diagnostic import Path, TextSpan


def node_at(tree: Node, path: Path) -> Node:
    """The node at `path`; KeyError when there is none."""
    for step in path:
        if isinstance(tree, dict) and isinstance(step, str):
            tree = tree[step]
            continue
        if not isinstance(tree, list) or not isinstance(step, int) or step >= len(tree):
            raise KeyError(path)
        tree = tree[step]
    return tree


def node_of(tree: Node, path: Path) -> Node:
    """The node at `path`; None where there is none."""
    try:
        return node_at(tree, path)
    except KeyError:
        return None


def mappings(node: Node) -> list[dict[str, Node]]:
    """The mappings among the entries of a list; none where it is no list."""
    return [one for one in node if isinstance(one, dict)] if isinstance(node, list) else []


class NodePlace(NamedTuple):
    """Where a value stands, and its key where it has one. An empty value is a point."""

    key: TextSpan | None
    value: TextSpan


class YamlMark(Protocol):
    """A place in a text, as the parser counts: from 0."""

    index: int
    line: int
    column: int


class YamlEvent(Protocol):
    """What the parser gives. All events have marks, scalars a value and a style, each its own."""

    start_mark: YamlMark
    end_mark: YamlMark
    value: str
    style: str | None
    flow_style: bool | None
    tag: str | None
    anchor: str | None


class StopReading(Exception):  # noqa: N818 - not an error that leaves the reader
    """Reading on would tell nothing true any more; the problems are collected already."""


MAX_BYTES = 4 * 1024 * 1024
"""A larger file is refused unread; the largest real scale known is 60 kB."""
MAX_DEPTH = 40
"""Mappings and lists inside one another; a scale of six levels needs about 20."""
MAX_NODES = 400_000
"""Keys, values, mappings and lists in one file."""
MAX_SCALAR = 65_536
"""Characters in one key or value."""
MAX_PROBLEMS = 100
"""Problems told of one file at a time; reading it stops there."""
