"""The one table of the kinds of data files: what each is called, where it lies, which model reads it.

Loading, schemas, seals, the check of stray files and the manual are made from it: a new kind of file
is one line here. Models are imported when a file of their kind is there.
"""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pydantic import BaseModel


class FileKind(NamedTuple):
    """A kind of file. `path` is where it lies from the data folder's top (thidua.yaml), from a
    bloc's folder, or, after `YEAR/`, from a year's; `<...>` stands for a name. A file with the key
    `by_key` is read by another model."""

    name: str
    model_name: str
    path: str
    module: str
    by_key: str = ""
    other_model: tuple[str, str] = ("", "")

    @property
    def model(self) -> "type[BaseModel]":
        """The model that reads it; imported here."""
        found: type[BaseModel] = getattr(
            import_module(f"thidua.model.{self.module}"), self.model_name
        )
        return found

    @property
    def models(self) -> "tuple[type[BaseModel], ...]":
        """The model that reads it, and the other one where there is one."""
        if not self.by_key:
            return (self.model,)
        module, name = self.other_model
        return (self.model, getattr(import_module(f"thidua.model.{module}"), name))

    def model_for(self, tree: object) -> "type[BaseModel]":
        """The model that reads what a file holds."""
        is_other = bool(self.by_key) and isinstance(tree, dict) and self.by_key in tree
        return self.models[1] if is_other else self.model

    @property
    def is_of_year(self) -> bool:
        """Whether it lies in a year's folder."""
        return self.path.startswith("YEAR/")

    @property
    def folder(self) -> str:
        """The folder of a year that holds files of this kind, one a thing; "" where it is a file."""
        inside = self.path.removeprefix("YEAR/")
        return inside.partition("/")[0] if "/" in inside else ""


def _kind(name: str, model: str, path: str = "", module: str = "") -> FileKind:
    return FileKind(name, model, path or f"YEAR/{name}.yaml", module or name)


FILE_KINDS: tuple[FileKind, ...] = (
    _kind("thidua", "FullSettings", "thidua.yaml", "full"),
    _kind("bloc", "FullBloc", "bloc.yaml", "full"),
    _kind("units", "Units", "units.yaml"),
    _kind("leadership", "Leadership", "leadership.yaml", "units"),
    _kind("records", "Records", "records.yaml", "outcome"),
    _kind("criteria", "Scale", module="scale.criteria")._replace(
        by_key="use", other_model=("scale.own_scale", "OwnScale")
    ),
    _kind("periods", "Periods"),
    _kind("sheet", "Sheet", "YEAR/scores/<stage>/<unit>.yaml"),
    _kind("pact", "Pact", module="pledges"),
    _kind("pledge", "Pledge", "YEAR/pledges/<unit>.yaml", "pledges"),
    _kind("events", "Events"),
    _kind("ballot", "Ballot", "YEAR/ballots/<id>.yaml", "ballots"),
    _kind("awards", "Awards"),
    _kind("exclusions", "Exclusions", module="settlements"),
    _kind("appeals", "Appeals", module="settlements"),
    _kind("settlements", "Settlements"),
    _kind("outcome", "Outcome"),
    _kind("decisions", "Decisions", module="outcome"),
    _kind("seal", "Seal"),
)
KINDS: dict[str, FileKind] = {one.name: one for one in FILE_KINDS}
YEAR_FILES: dict[str, FileKind] = {
    one.name: one for one in FILE_KINDS if one.is_of_year and not one.folder
}
"""Part of a year -> the kind of `<part>.yaml`."""
YEAR_FOLDERS: dict[str, FileKind] = {
    one.folder: one for one in FILE_KINDS if one.folder and one.folder != "scores"
}
"""Part of a year -> the kind of the files in its folder; sheets lie a folder deeper."""
SHEET = KINDS["sheet"]
