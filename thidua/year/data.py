"""A data folder: its blocs, each opened when it is asked for."""

from collections.abc import Iterator
from pathlib import Path
from typing import overload

from thidua.store.folder import Files, NotFound, find_data
from thidua.year.bloc import Bloc
from thidua.year.year import Year


class Blocs:
    """The blocs of a data folder. `blocs["van-hoa-xa-hoi"]` is one by its id; where there is only
    one, `blocs[2022]` is its year."""

    def __init__(self, root: Path, folders: tuple[str, ...], *, altered: bool = False) -> None:
        self.root = root
        self.folders = folders
        self._altered = altered

    def __iter__(self) -> Iterator[Bloc]:
        return (self._at(folder) for folder in self.folders)

    def __len__(self) -> int:
        return len(self.folders)

    @overload
    def __getitem__(self, key: str) -> Bloc: ...

    @overload
    def __getitem__(self, key: int) -> Year: ...

    def __getitem__(self, key: str | int) -> Bloc | Year:
        """A bloc by its id; a year of the only bloc. KeyError where there is none."""
        if isinstance(key, int):
            return self.only[key]
        for bloc in self:
            if key in (bloc.id, bloc.folder):
                return bloc
        raise KeyError(key)

    @property
    def only(self) -> Bloc:
        """The one bloc of the folder; KeyError where there are several."""
        if len(self.folders) != 1:
            raise KeyError(self.folders)
        return self._at(self.folders[0])

    def _at(self, folder: str) -> Bloc:
        # Each with files of its own: what was read of a bloc goes when the bloc does.
        return Bloc(Files(self.root), folder, altered=self._altered)


def open_data(path: str | Path = ".", *, altered: bool = False) -> Blocs:
    """The blocs of the data folder at `path`, or above it; FileNotFoundError where there is none.
    `altered`: sealed years are shown even where they are not as they were sealed."""
    found = find_data(Path.cwd(), str(path) if str(path) != "." else None, None)
    if isinstance(found, NotFound):
        raise FileNotFoundError(", ".join(map(str, found.looked)))
    return Blocs(found.root, found.blocs, altered=altered)
