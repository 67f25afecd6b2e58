"""One change that a year workbook makes in a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from thidua.diagnostics.diagnostic import Path
from thidua.excel.marks import Place
from thidua.store.yaml.reader import Node


@dataclass(frozen=True, slots=True)
class RecordEdit:
    """One value to be put into a file, or taken away (`after` None), and where it was typed.
    `adds`: `path` is a list (or mapping) to which a whole record comes. `workbook`: the file that
    it was typed into. `was`, `will`: before and after in the words of the sheet. `columns`: of a
    whole record the cell of each of its keys, and the column's heading. A whole record that comes
    or goes has no `label`. Of an `order` both are the ids of a list in their order."""

    file: str
    path: Path
    before: Node
    after: Node
    sheet: str
    place: Place
    about: str
    label: str = ""
    adds: bool = False
    workbook: str = ""
    was: str = ""
    will: str = ""
    columns: Mapping[Path, tuple[Place, str]] = field(default_factory=dict)
    order: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether a whole record comes."""
        return self.after is not None and not self.label

    @property
    def takes_away(self) -> bool:
        """Whether a whole record goes."""
        return self.after is None and not self.label
