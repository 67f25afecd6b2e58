"""Keys without a value; and the lines and columns of diagnostics, for which the files concerned are
read again, with positions.

An optional key that is left empty says neither "unknown" nor "none" (manual: yaml), and often it
was not empty for the person who wrote `note: #1`: YAML took the value for a comment.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property

from thidua.diagnostics.diagnostic import Diagnostic, Path, TextSpan, Word
from thidua.store.yaml.reader import NodePlace, places
from thidua.store.yaml.use import stands_in

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


def locate(
    diagnostics: Iterable[Diagnostic], read: Callable[[str], bytes | None]
) -> list[Diagnostic]:
    """The same diagnostics, in the same order, with a span wherever one can be found.

    In: `read` gives the bytes of a diagnostic's file, None when they can't be had. Each file is
    parsed once. A path that does not exist (a missing key) is shown at the nearest thing around
    it that does; what has a span already keeps it.
    """
    places = FilePlaces(read, most=AT_ONCE)
    located = list(diagnostics)
    for n in sorted(range(len(located)), key=lambda n: located[n].file or ""):
        located[n] = _located(located[n], places)
    return located


AT_ONCE = 8
"""Files whose places are kept, where one file after another is asked for: those of a sheet take ten
times as much memory as the sheet."""


def _located(diagnostic: Diagnostic, places: "FilePlaces") -> Diagnostic:
    file = diagnostic.file
    if diagnostic.span is not None or file is None or diagnostic.at == "file":
        return diagnostic
    stands, span = places.find(file, diagnostic.path, key=diagnostic.at == "key")
    found = diagnostic if stands == file else diagnostic._replace(file=stands)
    return found.at_span(span) if span else found


class FilePlaces:
    """Where things stand in the files that `read` gives; each file is parsed once. `most`: so many
    files are kept, those that were asked for last."""

    def __init__(self, read: Callable[[str], bytes | None], most: int | None = None) -> None:
        self._read = read
        self._most = most
        self._files: dict[str, PlacedFile] = {}

    def find(self, file: str, path: Path, *, key: bool) -> tuple[str, TextSpan | None]:
        """The file that holds the thing, the scale that `file` uses where it is there, and its
        place in it."""
        file = stands_in(file, path, self._read)
        placed = self._files.pop(file, None)
        if placed is None:
            raw = self._read(file)
            placed = PlacedFile(places(raw) if raw is not None else {})
            if len(self._files) == self._most:
                del self._files[next(iter(self._files))]
        self._files[file] = placed
        return file, placed.find(path, key=key)


LEFT_OUT = ("items", "kind", "n", "votes", 0)
"""Steps of a path that a file need not write: `deduct: [...]` for `deduct: {items: [...]}`,
`rule: full` for `rule: {kind: full}`, `quota: 1`, `due: 01-31` for `due: [01-31]`."""


class PlacedFile:
    """Where the things of one file are."""

    def __init__(self, known: Mapping[Path, NodePlace]) -> None:
        self._known = known

    def find(self, path: Path, *, key: bool) -> TextSpan | None:
        """Where `path` is: its key or its value, else a sign of the nearest thing around it.

        None only when the file holds nothing at all.
        """
        path = self._as_written(path)
        if place := self._known.get(path):
            return (place.key or place.value) if key else place.value
        for length in range(len(path) - 1, -1, -1):
            around = path[:length]
            if place := self._known.get(around):
                return place.key or self._first_keys.get(around) or place.value
        return None

    def _as_written(self, path: Path) -> Path:
        """The path without the steps that this file left out by writing a short form."""
        if path in self._known:
            return path
        found: Path = ()
        for n, step in enumerate(path):
            if (*found, step) in self._known:
                found = (*found, step)
            elif step not in LEFT_OUT or (found in self._filled and path[n + 1 :] == ()):
                return (*found, *path[n:])
        return found

    @cached_property
    def _filled(self) -> frozenset[Path]:
        """The mappings and lists that hold something."""
        return frozenset(path[:-1] for path in self._known if path)

    @cached_property
    def _first_keys(self) -> dict[Path, TextSpan]:
        """The first key of each mapping: the sign of one that has no key of its own.

        Made once for a file, and only when asked for: a file may lack a thousand keys.
        """
        first: dict[Path, TextSpan] = {}
        for path, place in self._known.items():
            if path and place.key:
                earliest = first.setdefault(path[:-1], place.key)
                if (place.key.line, place.key.column) < (earliest.line, earliest.column):
                    first[path[:-1]] = place.key
        return first
