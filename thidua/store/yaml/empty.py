"""Keys without a value: an error wherever nothing else has been said of them.

An optional key that is left empty says neither "unknown" nor "none" (manual: yaml), and often it
was not empty for the person who wrote `note: #1`: YAML took the value for a comment.
"""

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from thidua.diagnostics.diagnostic import Diagnostic, Path, Word

if TYPE_CHECKING:
    from thidua.store.yaml.locate import PlacedFile

_COMMENT = r"\s*(#[^\s#].*?)\s*"


def empty_paths(tree: object, left_out: Collection[str] = (), path: Path = ()) -> Iterator[Path]:
    """The paths of all empty values; the root's keys `left_out` are judged by someone else."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if value is None:
                if path or key not in left_out:
                    yield (*path, key)
            elif not isinstance(value, str) and (path or key not in left_out):
                yield from empty_paths(value, (), (*path, key))
    elif isinstance(tree, list):
        for n, value in enumerate(tree):
            if value is None:
                yield (*path, n)
            elif not isinstance(value, str):
                yield from empty_paths(value, (), (*path, n))


def empty_value(file: str, path: Path, where: tuple[str, ...]) -> Diagnostic:
    """The diagnostic of one of them."""
    return Diagnostic("TD123", file, path, args={"expected": Word("shape.value")}, where=where)


def with_comments(found: list[Diagnostic], raw: bytes) -> list[Diagnostic]:
    """The same, where a value is empty because YAML took it for a comment, with that said."""
    if not any(one.code == "TD123" for one in found) or b"#" not in raw:
        return found
    from thidua.store.yaml.locate import PlacedFile
    from thidua.store.yaml.reader import places

    placed = PlacedFile(places(raw))
    lines = re.split(r"\r\n|\r|\n", raw.decode("utf-8-sig", "replace"))
    return [_with_comment(one, placed, lines) if one.code == "TD123" else one for one in found]


def _with_comment(one: Diagnostic, placed: "PlacedFile", lines: list[str]) -> Diagnostic:
    span = placed.find(one.path, key=False)
    if span is None or (span.line, span.column) != (span.end_line, span.end_column):
        return one
    comment = re.fullmatch(_COMMENT, lines[span.line - 1][span.column - 1 :])
    if comment is None:
        return one
    from thidua.store.yaml.explain import quoted

    key = f"{one.path[-1]}: " if isinstance(one.path[-1], str) else ""
    args = {**one.args, "cut": comment[1], "fix": key + quoted(comment[1])}
    return one._replace(variant="comment", args=args)
