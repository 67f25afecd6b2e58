"""What the reader gives: a tree of text, and where its parts stand."""

from typing import NamedTuple, Union

from thidua.diagnostics.diagnostic import Span

Node = Union[str, None, list["Node"], dict[str, "Node"]]  # noqa: UP007 - names itself
"""What a file holds. An empty plain scalar (`key:`) is None; `""` is the empty text."""


class Place(NamedTuple):
    """Where a value stands, and its key where it has one. An empty value is a point."""

    key: Span | None
    value: Span


class StopReading(Exception):  # noqa: N818 - not an error that leaves the reader
    """Reading on would tell nothing true any more; the problems are collected already."""
