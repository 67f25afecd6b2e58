"""What completes a parameter: the names in the data. Only heads of files are read; errors are
silent, because a person in the middle of a line can't mend them."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from thidua.cli.language import language
from thidua.cli.output import Colour, Format
from thidua.cli.parameters import Parameter, is_period, is_year
from thidua.store.folder import Files, NotFound, find_data
from thidua.store.loading import years_of
from thidua.store.yaml.reader import parse
from thidua.text.vietnamese import bare
from thidua.words import say

Value = tuple[str, str | None]
"""What is typed, and what it stands for."""


def values(wanted: Parameter, typed: Sequence[str], here: Path, begun: str) -> list[Value]:
    """The values that a parameter may take and that begin as typed, or whose names do, without
    regard to marks: `"Sở V` gives so-vhttdl."""
    fixed = {
        "format": [one.value for one in Format],
        "auto|always|never": [one.value for one in Colour],
        "vi|en": ["vi", "en"],
    }
    found: Iterable[Value] = ((one, None) for one in fixed.get(wanted.metavar, ()))
    if wanted.metavar in _OWN:
        found = _OWN[wanted.metavar]()
    elif wanted.metavar not in fixed:
        data = _Data(typed, here, begun)
        look = getattr(data, wanted.metavar, None) if wanted.metavar in _Data.KNOWN else None
        found = look() if look is not None else ()
    start = bare(begun)
    return [
        (value, name)
        for value, name in found
        if bare(value).startswith(start) or bare(name or "").startswith(start)
    ]


def _topics() -> Iterator[Value]:
    from thidua.manual.pages import topics

    return ((one, None) for one in topics())


def _letters() -> Iterator[Value]:
    from thidua.letters.kinds import KINDS

    lang = language()
    return ((one, say(lang, f"document.kind_{one}")) for one in KINDS)


def _codes() -> Iterator[Value]:
    from thidua.diagnostics.codes import all_codes, name_of

    return ((one, name_of(one)) for one in all_codes())


def _files() -> Iterator[Value]:
    from thidua.model.kinds import KINDS

    return ((one, None) for one in KINDS)


_OWN: dict[str, Callable[[], Iterator[Value]]] = {
    "topic": _topics,
    "document_kind": _letters,
    "code": _codes,
    "kind": _files,
}
"""What thidua knows without any data."""


class _Data:
    """The data folder, as far as completion looks into it."""

    KNOWN = ("year", "bloc", "unit", "criterion", "entries", "stage", "ballot", "award")

    def __init__(self, typed: Sequence[str], here: Path, begun: str) -> None:
        asked = _option(typed, "--data")
        found = find_data(here, asked, os.environ.get("THIDUA_DATA"))
        self.folders = () if isinstance(found, NotFound) else found.blocs
        self.files = None if isinstance(found, NotFound) else Files(found.root)
        bloc = _option(typed, "--bloc")
        if bloc is not None:
            self.folders = tuple(one for one in self.folders if bloc in self._called(one))
        words = [one for one in typed if is_year(one)][:1]
        self.years = [int(one[:4]) for one in words]
        # A period's scale is that of its kind: of 2024/tuan/03 it lies in 2024/tuan.
        self.scale_folder = words[0].rpartition("/")[0] if words and is_period(words[0]) else ""
        self.periods_of = int(begun[:4]) if is_year(begun) else None

    def _called(self, folder: str) -> tuple[object, ...]:
        """What a bloc may be typed as, whole."""
        return folder, folder.rpartition("/")[2], self.tree(folder, "bloc.yaml").get("id")

    def tree(self, folder: str, file: str) -> dict[str, Any]:
        """A file as plain nodes, {} where it can't be read."""
        path = f"{folder}/{file}" if folder else file
        raw = self.files.read(path) if self.files is not None else None
        tree = parse(raw, path)[0] if isinstance(raw, bytes) else None
        return tree if isinstance(tree, dict) else {}

    def _scale(self, folder: str, year: int) -> dict[str, Any]:
        """The scale of the year, or of the periods, what it takes from a shared one included."""
        own = self.tree(folder, f"{self.scale_folder or year}/criteria.yaml")
        used = own.get("use")
        return {**(self.tree("", used) if isinstance(used, str) else {}), **own}

    def _years(self, folder: str) -> list[int]:
        if self.files is None:
            return []
        return self.years or sorted(years_of(self.files, folder))[-1:]

    def _named(self, rows: Any) -> Iterator[Value]:
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and isinstance(row.get("id"), str):
                yield row["id"], str(row.get("name") or "") or None

    def year(self) -> Iterator[Value]:
        """Every year that has a folder, the newest first; the typed one with its periods."""
        if self.files is None:
            return
        known = {one for folder in self.folders for one in years_of(self.files, folder)}
        for year in sorted(known, reverse=True):
            yield str(year), None
            if year == self.periods_of:
                yield from self._periods(self.files, year)

    def _periods(self, files: Files, year: int) -> Iterator[Value]:
        from thidua.store.periods import periods_of

        for folder in self.folders:
            for one in periods_of(files, folder, year):
                yield str(one), one.period.name

    def bloc(self) -> Iterator[Value]:
        """The blocs of the folder."""
        for folder in self.folders:
            head = self.tree(folder, "bloc.yaml")
            if isinstance(head.get("id"), str):
                yield head["id"], str(head.get("name") or "") or None

    def unit(self) -> Iterator[Value]:
        """The units of every bloc."""
        for folder in self.folders:
            yield from self._named(self.tree(folder, "units.yaml").get("units"))

    def criterion(self) -> Iterator[Value]:
        """The criteria and items of the year's scale."""
        for folder in self.folders:
            for year in self._years(folder):
                yield from self._criteria(self._scale(folder, year))

    def entries(self) -> Iterator[Value]:
        """A criterion and the sign after which its entry is typed."""
        return ((f"{one}=", name) for one, name in self.criterion())

    def _criteria(self, node: Any) -> Iterator[Value]:
        for child in node.get("criteria") or () if isinstance(node, dict) else ():
            yield from self._named([child])
            yield from self._criteria(child)

    def stage(self) -> Iterator[Value]:
        """The stages of the year's scale."""
        for folder in self.folders:
            for year in self._years(folder):
                yield from self._named(self._scale(folder, year).get("stages"))

    def award(self) -> Iterator[Value]:
        """The year's awards."""
        for folder in self.folders:
            for year in self._years(folder):
                yield from self._named(self.tree(folder, f"{year}/awards.yaml").get("awards"))

    def ballot(self) -> Iterator[Value]:
        """The year's ballots, by their files."""
        for folder in self.folders:
            for year in self._years(folder):
                base = f"{folder}/{year}/ballots" if folder else f"{year}/ballots"
                for name in self.files.names(base)[1] if self.files is not None else ():
                    if name.endswith(".yaml"):
                        title = self.tree(folder, f"{year}/ballots/{name}").get("title")
                        yield name.removesuffix(".yaml"), str(title or "") or None


def _option(typed: Sequence[str], flag: str) -> str | None:
    for n, one in enumerate(typed):
        if one == flag and n + 1 < len(typed):
            return typed[n + 1]
        if one.startswith(f"{flag}="):
            return one.partition("=")[2]
    return None
