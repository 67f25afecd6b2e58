"""Gives diagnostics their lines and columns: the files concerned are read again, with positions."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from thidua.diagnostics.diagnostic import Diagnostic, Path, TextSpan
from thidua.store.yaml.reader import NodePlace, places
from thidua.store.yaml.use import stands_in


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
