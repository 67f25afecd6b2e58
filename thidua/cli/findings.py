"""What `check` finds, bloc by bloc, told in the order of all files: of many blocs one at a time is
in memory."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from heapq import merge

from thidua.diagnostics.diagnostic import Diagnostic, SeverityCounts, arrange, count
from thidua.render.spool import Run, Spool
from thidua.store.folder import bloc_around
from thidua.store.yaml.locate import locate
from thidua.text.paths import below

Read = Callable[[str], bytes | None]
Place = tuple[bool, str]
"""Where a diagnostic comes: by its file, what concerns no file last."""


class Findings:
    """Diagnostics of blocs. The files of a bloc follow each other in the order of all files, so
    its diagnostics are put in order when it is done, and wait for those before them.

    `folders`: the blocs that are to come, each once; `read`: the bytes of a file of none of them.
    """

    def __init__(self, folders: Iterable[str], read: Read, *, strict: bool) -> None:
        self._early: dict[str, list[Diagnostic]] = {folder: [] for folder in folders}
        self._read = read
        self._strict = strict
        self._around: list[Diagnostic] = []
        self._runs: list[tuple[Place, Run]] = []
        self._spool = Spool()
        self._counts = SeverityCounts()

    def __enter__(self) -> "Findings":
        return self

    def __exit__(self, *_: object) -> None:
        self._spool.close()

    def around(self, found: Iterable[Diagnostic]) -> None:
        """Adds what was found before any bloc was looked at, wherever it lies."""
        for one in found:
            folder = None if one.file is None else bloc_around(one.file, self._early)
            (self._around if folder is None else self._early[folder]).append(one)

    def of_bloc(self, folder: str, found: Iterable[Diagnostic], read: Read) -> None:
        """Adds what was found in a bloc; `read` gives its files."""
        base = below(folder)
        inside: list[Diagnostic] = []
        outside: list[Diagnostic] = []
        for one in locate([*self._early.pop(folder), *found], read):
            # What a bloc says of a scale that it shares stands in another file.
            own = one.file is not None and one.file.startswith(base)
            (inside if own else outside).append(one)
        if outside:  # others say the same
            self._around = arrange([*self._around, *outside])
        if arranged := arrange(inside, strict=self._strict):
            self._counts = _sum(self._counts, count(arranged))
            self._wait(base, arranged)

    def _wait(self, base: str, arranged: list[Diagnostic]) -> None:
        held = pickle.dumps([one._replace(args=dict(one.args)) for one in arranged])
        self._runs.append(((False, base), self._spool.put(held)))

    def in_order(self) -> tuple[SeverityCounts, Iterator[Diagnostic]]:
        """How many there are, and each once, in order, with its place in its file."""
        left = [one for found in self._early.values() for one in found]
        around = arrange(locate([*self._around, *left], self._read), strict=self._strict)
        each = (((one.file is None, one.file or ""), [one]) for one in around)
        runs = ((place, self._found(run)) for place, run in sorted(self._runs))
        together = merge(each, runs, key=lambda one: one[0])
        counts = _sum(self._counts, count(around))
        return counts, (one for _, found in together for one in found)

    def _found(self, run: Run) -> Iterator[Diagnostic]:
        yield from pickle.loads(self._spool.get(run))


def _sum(one: SeverityCounts, other: SeverityCounts) -> SeverityCounts:
    return SeverityCounts(*map(sum, zip(one, other, strict=True)))
