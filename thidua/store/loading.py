"""Loads a bloc from its files: only the parts that a command needs, errors as values."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from pydantic import BaseModel, ValidationError

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.bloc import BlocFile, Settings
from thidua.model.book import Book, PeriodBooks, SheetFile, Sourced, YearBook
from thidua.model.emulation_year import EmulationYear, PeriodYear, as_period, emulated
from thidua.model.kinds import YEAR_FILES, YEAR_FOLDERS, FileKind
from thidua.model.units import Leadership, Units
from thidua.store.folder import SETTINGS_FILE, Files, Unreadable
from thidua.store.stray import (
    original_of,
    stray_in_bloc,
    stray_in_year,
    unread_entries,
    unread_files,
    unread_folder,
)
from thidua.store.yaml.locate import empty_paths, empty_value, with_comments
from thidua.store.yaml.node import mappings
from thidua.store.yaml.reader import parse
from thidua.text.encodings import data_path
from thidua.text.suggest import nearest
from thidua.text.vietnamese import fold

if TYPE_CHECKING:
    from thidua.model.outcome import Records
    from thidua.model.periods import PeriodKind, Periods
    from thidua.model.scale.criteria import Scale
    from thidua.model.scale.own_scale import OwnScale
    from thidua.model.sheet import Sheet

M = TypeVar("M", bound=BaseModel)
Parts = dict[str, Any]
"""Parts of a year by their names, as a `YearBook` takes them."""

SCORING = frozenset(["criteria", "sheets", "exclusions", "settlements", "ballots", "pledges"])
"""What points and ranks come from; pledges and ballots where the scale refers to them."""
SHEET = frozenset(["criteria", "pledges"])
"""What an empty sheet or form and the words of the scale are made from; pledges likewise."""
SEAL = frozenset(["seal"])
NAMES = SCORING | SEAL | frozenset(["outcome"])
"""The parts that need but names, the rotation and the year of bloc.yaml and thidua.yaml."""
RECORDED = frozenset(["outcome", "decisions"])
"""The parts that records.yaml adds to for years before the data."""
ALL = frozenset([*YEAR_FILES, *YEAR_FOLDERS, "sheets"])
SCALE = YEAR_FILES["criteria"]
IN_YEAR = frozenset([*YEAR_FOLDERS, "scores", "evidence", *(f"{one}.yaml" for one in YEAR_FILES)])
"""What a year's folder holds."""
OF_PERIOD = ("exclusions", "settlements", "seal")
"""The files of a year that a period may have of its own."""
_YEAR = re.compile(r"[0-9]{4}", re.ASCII)


@dataclass(slots=True, repr=False, eq=False)
class Loading:
    """What loading met: diagnostics, files read, the parts that could not be loaded, and the sealed
    years that are not as they were sealed and are shown all the same (`altered`)."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    altered: set[int] = field(default_factory=set)

    @property
    def failed(self) -> bool:
        """Whether some file could not be loaded."""
        return bool(self.broken)


def years_of(files: Files, folder: str) -> list[int]:
    """The emulation years that have a folder."""
    return [int(name) for name in files.names(folder)[0] if _YEAR.fullmatch(name)]


def load_book(
    files: Files,
    folder: str,
    years: Iterable[int] = (),
    parts: Collection[str] = SCORING,
    *,
    leadership: bool = False,
    known: "Known | None" = None,
) -> tuple[Book | None, Loading]:
    """The bloc in `folder` with parts of some years; None when bloc.yaml or units.yaml failed.
    What is `known` already is not parsed again."""
    loading = Loading()
    load = Loader(files, loading, {} if known is None else known)
    bloc_model, settings_model = _heads(full=not frozenset(parts) <= NAMES)
    bloc = load.one(data_path(folder, "bloc.yaml"), bloc_model)
    units = load.one(data_path(folder, "units.yaml"), Units)
    load.units = units.data if units is not None else load.units
    settings = load.one(SETTINGS_FILE, settings_model)
    led = load.one(data_path(folder, "leadership.yaml"), Leadership) if leadership else None
    records = load.records(folder) if RECORDED & frozenset(parts) else None
    if bloc is not None and units is None and data_path(folder, "units.yaml") not in loading.broken:
        args = {"file": data_path(folder, "units.yaml")}
        loading.diagnostics.append(Diagnostic("TD401", bloc.file, at="file", args=args))
        loading.broken.add(args["file"])
    if bloc is None or units is None:
        return None, loading
    loading.diagnostics += stray_in_bloc(files, folder, IN_YEAR)
    book = Book(folder, bloc, units, settings, led, {}, records)
    numbers = [book.emulation_year(year) for year in years]
    loaded: dict[int, YearBook] = {
        year: load.year(folder, year, frozenset(parts)) for year in numbers
    }
    return book._replace(years=loaded), loading


def _heads(*, full: bool) -> tuple[type[BlocFile], type[Settings]]:
    """The models of bloc.yaml and thidua.yaml: plain for scoring, full for everything else."""
    if not full:
        return BlocFile, Settings
    from thidua.model.full import FullBloc, FullSettings

    return FullBloc, FullSettings


def _refers_to(criteria: "Sourced[Scale] | None", part: str) -> bool:
    return criteria is not None and part in criteria.data.refers_to


class Read(NamedTuple):
    """What came of reading one file: None where it is absent or wrong, and what is wrong."""

    content: Sourced[BaseModel] | None = None
    problems: tuple[Diagnostic, ...] = ()
    is_there: bool = True
    is_broken: bool = False


Known = dict[str, dict[type[BaseModel], Read]]
"""Files that were parsed, each with the models that it was read by."""


def _fuller(known: Mapping[type[BaseModel], Read], model: type[BaseModel]) -> Read | None:
    """A file as a model with more in it has read it: good for less, too."""
    for by, read in known.items():
        if issubclass(by, model) and not read.is_broken:
            return read
    return None


@lru_cache(maxsize=16)
def _scale(raw: bytes) -> BaseModel | None:
    """A scale by its bytes, often many blocs' very same one; None where something is to be told."""
    tree, found = parse(raw, "")
    if tree is None or found:
        return None
    model = SCALE.model_for(tree)
    if next(iter(empty_paths(tree, getattr(model, "judged_later", ()))), None) is not None:
        return None
    try:
        return model.model_validate(tree)
    except ValidationError:
        return None


class Loader:
    """Reads files into models."""

    def __init__(self, files: Files, loading: Loading, known: Known) -> None:
        self.files = files
        self.loading = loading
        self.known = known
        self.units = Units(units=())

    def crumb(self, unit: str) -> tuple[str, ...]:
        """A unit by its name, to say where something is."""
        found = self.units.get(unit)
        return (found.name if found else unit,)

    def one(self, file: str, model: type[M], crumb: tuple[str, ...] = ()) -> Sourced[M] | None:
        """The model of one file with its place; None when it is absent or wrong."""
        known = self.known.setdefault(file, {})
        found = known.get(model) or _fuller(known, model)
        if found is None:
            found = known[model] = self._read(file, model, crumb)
        self.loading.diagnostics += found.problems
        if found.is_there:
            self.loading.files.append(file)
        if found.is_broken:
            self.loading.broken.add(file)
        return cast("Sourced[M] | None", found.content)

    def _read(self, file: str, model: type[BaseModel], crumb: tuple[str, ...]) -> Read:
        raw = self.files.read(file)
        if raw is None:
            return Read(is_there=False)
        if isinstance(raw, Diagnostic):
            return Read(None, (raw,), is_there=False, is_broken=True)
        if model.__name__ == SCALE.model_name and (scale := _scale(raw)) is not None:
            return Read(Sourced(file, scale))
        tree, found = parse(raw, file)
        if tree is None:
            return Read(None, tuple(found), is_broken=True)
        if model.__name__ == SCALE.model_name:
            model = SCALE.model_for(tree)
        try:
            loaded, wrong = model.model_validate(tree), None
        except ValidationError as error:
            loaded, wrong = None, error
        empty = list(empty_paths(tree, getattr(model, "judged_later", ())))
        if loaded is not None and not empty:
            return Read(Sourced(file, loaded), tuple(found))
        from thidua.store.yaml.node import MAX_PROBLEMS
        from thidua.store.yaml.problems import more_problems, names_on, problems_of

        problems = problems_of(wrong, model, tree, file, crumb) if wrong else []
        told = {one.path for one in problems}
        empty = [path for path in empty if path not in told]
        for path in empty[:MAX_PROBLEMS]:
            problems.append(empty_value(file, path, (*crumb, *names_on(tree, path))))
        problems += more_problems(file, len(empty) - MAX_PROBLEMS)
        problems = [self._by_own_id(self._named(one)) for one in problems]
        return Read(None, (*found, *with_comments(problems, raw)), is_broken=True)

    def _named(self, problem: Diagnostic) -> Diagnostic:
        """Where units stand in the breadcrumb, their names."""
        steps = (self.crumb(one)[0] if isinstance(one, str) else one for one in problem.where)
        return problem._replace(where=tuple(steps))

    def _by_own_id(self, problem: Diagnostic) -> Diagnostic:
        """Where a unit's name stands for its id, the hint is the id that it has, none made up."""
        written = problem.args.get("found")
        if problem.code != "TD135" or not isinstance(written, str):
            return problem
        unit = self.units.meant(written)
        better = unit.id if unit is not None else self._award_meant(problem, written)
        if better is not None:
            return problem._replace(args={**problem.args, "better": better}, variant="better")
        if problem.path[:1] in (("votes",), ("papers",)):
            from thidua.bloc.voting.counts import NOBODY

            if problem.args.get("better") in NOBODY:
                return problem._replace(code="TD711", args={"unit": written}, variant="blank")
        return problem

    def _award_meant(self, problem: Diagnostic, written: str) -> str | None:
        """The id of an award whose name was written where an id belongs."""
        if not {"for", "award", "holds", "excludes"} & set(problem.path) or problem.file is None:
            return None
        year = re.match(r"(?:.*/)?[0-9]{4}/", problem.file)
        own = f"{year[0] if year else ''}awards.yaml"
        for file in (own, SETTINGS_FILE):
            raw = self.files.read(file)
            tree = parse(raw, file)[0] if isinstance(raw, bytes) else None
            for one in mappings(tree.get("awards")) if isinstance(tree, dict) else ():
                if fold(str(one.get("name", ""))) == fold(written):
                    return str(one.get("id"))
        return None

    def records(self, folder: str) -> "Sourced[Records] | None":
        """records.yaml; its model is imported where it is there."""
        if "records.yaml" not in self._names(folder)[1]:
            return None
        from thidua.model.outcome import Records

        return self.one(data_path(folder, "records.yaml"), Records)

    def _names(self, folder: str) -> tuple[list[str], list[str]]:
        """What lies in a folder; one that can't be listed is broken, not empty."""
        try:
            return self.files.names(folder)
        except Unreadable as found:
            self._broken(folder, [found.diagnostic])
            return [], []

    def _broken(self, file: str, found: list[Diagnostic]) -> None:
        self.loading.diagnostics += found
        self.loading.broken.add(file)

    def year(self, folder: str, year: int, parts: frozenset[str]) -> YearBook:
        """The parts of one year."""
        if period := as_period(year):
            return self._period(folder, period, parts)
        base = data_path(folder, year)
        loaded: Parts = {}
        folders, here = self._names(base)
        if "periods.yaml" in here:
            loaded["periods"] = self._kinds(base)
        kinds = loaded["periods"].data.periods if loaded.get("periods") else ()
        folders = [one for one in folders if one not in {kind.id for kind in kinds}]
        self.loading.diagnostics += stray_in_year(base, folders, here, IN_YEAR)
        for kind in kinds:
            self._stray_periods(base, kind, year)
        for part, kind in YEAR_FILES.items():
            if part in parts and f"{part}.yaml" in here and part not in loaded:
                loaded[part] = self.one(f"{base}/{part}.yaml", kind.model)
        loaded |= self._with_used(loaded.get("criteria"))
        for part, kind in YEAR_FOLDERS.items():
            if part in parts and (
                parts - SEAL not in (SCORING, SHEET) or _refers_to(loaded.get("criteria"), part)
            ):
                loaded[part] = self._folder(f"{base}/{part}", kind)
        loaded |= self._judged_scale(loaded)
        if "sheets" in parts:
            loaded["sheets"] = self._sheets(f"{base}/scores")
            loaded["inside"] = self._inside(folder, year, loaded, parts)
        if self.files.linked:
            self._refuse_links(base, {"scores" if part == "sheets" else part for part in parts})
        return YearBook(year, **loaded)

    def _period(self, folder: str, year: PeriodYear, parts: frozenset[str]) -> YearBook:
        """A small year of scoring: the scale of all periods of its kind, and what is its own."""
        base, above = (
            data_path(folder, year),
            data_path(folder, int(year), year.period.id),
        )
        loaded: Parts = {}
        folders, here = self._names(base)
        files = [f"{part}.yaml" for part in OF_PERIOD]
        self.loading.diagnostics += unread_files(here, files, f"{base}/")
        for name in folders:
            if name not in ("scores", "evidence"):
                stray = unread_folder(f"{base}/", name, ["scores"], folders)
                self.loading.diagnostics.append(stray)
        if "criteria" in parts:
            loaded["criteria"] = self.one(f"{above}/criteria.yaml", SCALE.model)
            loaded |= self._with_used(loaded["criteria"])
        for part in OF_PERIOD:
            if part in parts and f"{part}.yaml" in here:
                loaded[part] = self.one(f"{base}/{part}.yaml", YEAR_FILES[part].model)
        whole = data_path(folder, int(year))
        loaded["periods"] = self._kinds(whole)
        own = loaded["periods"].data.get(year.period.id) if loaded["periods"] else None
        if own is not None:
            self._stray_periods(whole, own, year)
        loaded |= self._judged_scale(loaded)
        if "seal" in parts and "seal.yaml" in self._names(whole)[1]:
            loaded["seal_around"] = self.one(f"{whole}/seal.yaml", YEAR_FILES["seal"].model)
        if "sheets" in parts:
            loaded["sheets"] = self._sheets(f"{base}/scores")
            loaded["inside"] = self._inside(folder, year, loaded, parts)
        return YearBook(year, **loaded)

    def _with_used(self, own: "Sourced[Scale | OwnScale] | None") -> Parts:
        """A bloc's scale that uses a shared one (`use`): put over it, and what is its own."""
        if own is None or isinstance(own.data, SCALE.model):
            return {}
        data = cast("OwnScale", own.data)
        used = self._used(own.file, data.use)
        if isinstance(used, Diagnostic):
            self._broken(own.file, [used])
        if used is None or isinstance(used, Diagnostic):
            return {"criteria": None}
        return {"criteria": Sourced(own.file, data.over(used.data)), "own_scale": own}

    def _used(self, file: str, path: str) -> "Sourced[Scale] | Diagnostic | None":
        """The scale that `file` uses; None where it has errors of its own, which are told."""
        from thidua.store.write.paths import is_plain

        def wrong(variant: str, **more: str) -> Diagnostic:
            return Diagnostic("TD140", file, ("use",), args={"use": path, **more}, variant=variant)

        if not is_plain(path):
            return wrong("path")
        if self.files.read(SETTINGS_FILE) is None:
            return wrong("top")
        used = self.one(path, SCALE.model)
        if used is not None:
            whole = isinstance(used.data, SCALE.model)
            return cast("Sourced[Scale]", used) if whole else wrong("again")
        if path in self.loading.broken:
            return None
        folder, _, name = path.rpartition("/")
        better = nearest(name, [one for one in self._names(folder)[1] if one.endswith(".yaml")])
        return wrong("nearest", better=data_path(folder, better)) if better else wrong("")

    def _kinds(self, base: str) -> "Sourced[Periods] | None":
        from thidua.model.periods import Periods

        return self.one(f"{base}/periods.yaml", Periods)

    @staticmethod
    def _judged_scale(loaded: Parts) -> Parts:
        """A draft without criteria is no scale yet; one that rolls up periods has their kinds'
        names."""
        scale, kinds = loaded.get("criteria"), loaded.get("periods")
        if scale is not None and scale.data.is_draft and not scale.data.criteria:
            return {"criteria": None, "begun_scale": scale}
        if scale is None or kinds is None or not scale.data.rolls_up:
            return {}
        return {"criteria": Sourced(scale.file, scale.data.naming_periods(kinds.data.names))}

    def _inside(
        self, folder: str, year: int, loaded: Parts, parts: frozenset[str]
    ) -> PeriodBooks | None:
        """The periods whose results the scale rolls up."""
        scale, kinds = loaded.get("criteria"), loaded.get("periods")
        if scale is None or kinds is None or not scale.data.rolls_up:
            return None
        inside = [
            one
            for kind in sorted(scale.data.rolls_up)
            for one in kinds.data.within(kind, emulated(year))
        ]
        return PeriodBooks(tuple(self._period(folder, one, parts) for one in inside))

    def _stray_periods(self, base: str, kind: "PeriodKind", year: int) -> None:
        """What lies in the folder of a kind of period and is none of them."""
        folder = f"{base}/{kind.id}"
        folders, names = self._names(folder)
        known = {f"{one.period.n:0{one.period.digits}}" for one in kind.of(EmulationYear(year))}
        self.loading.diagnostics += unread_files(names, ["criteria.yaml"], f"{folder}/")
        for name in folders:
            if name not in known:
                padded = [one for one in known if name.isdecimal() and int(one) == int(name)]
                stray = unread_folder(f"{folder}/", name, padded, folders)
                self.loading.diagnostics.append(stray)

    def _refuse_links(self, base: str, wanted: set[str]) -> None:
        """Links to folders are not followed; what lies behind them is not lost in silence."""
        for path in self.files.linked:
            inside = path.removeprefix(f"{base}/")
            if inside != path and inside.split("/")[0] in wanted:
                self._broken(path, [Diagnostic("TD115", path, variant="folder")])

    def _folder(self, folder: str, kind: FileKind) -> tuple[Sourced[BaseModel], ...]:
        folders, every = self._names(folder)
        self.loading.diagnostics += unread_entries(f"{folder}/", folders, every)
        names = [n for n in every if n.endswith(".yaml")]
        if not names:
            return ()
        found = [
            self.one(f"{folder}/{one}", kind.model, self.crumb(one.removesuffix(".yaml")))
            for one in names
        ]
        return tuple(one for one in found if one is not None)

    def _sheets(self, folder: str) -> tuple[SheetFile, ...]:
        stages, loose = self._names(folder)
        for name in loose:
            if name.endswith((".yaml", ".yml")):
                stray = Diagnostic("TD413", f"{folder}/{name}", at="file", variant="stage")
                self.loading.diagnostics.append(stray)
        if not stages:
            return ()
        from thidua.model.sheet import Sheet

        sheets = []
        for stage in stages:
            folders, names = self._names(f"{folder}/{stage}")
            self.loading.diagnostics += unread_entries(f"{folder}/{stage}/", folders, names)
            for name in names:
                if name.endswith(".yaml") and not self._is_copy(f"{folder}/{stage}", name, names):
                    sheet = self._sheet(f"{folder}/{stage}/{name}", stage, name, Sheet)
                    if sheet is not None:
                        sheets.append(sheet)
        return tuple(sheets)

    def _is_copy(self, folder: str, name: str, names: Collection[str]) -> bool:
        """Whether a sheet is a second copy of another: which of the two counts, people say."""
        unit, dashes, _ = name.removesuffix(".yaml").partition("--")
        original = original_of(name.removesuffix(".yaml"))
        kept = f"{original}.yaml"
        if original is None or self.units.get(original.partition("--")[0]) is None:
            return False
        if self.units.get(unit) is not None and (not dashes or kept not in names):
            return False
        variant = "copy" if kept in names else "copy_alone"
        args = {"name": name, "kept": kept}
        self._broken(
            f"{folder}/{name}",
            [Diagnostic("TD402", f"{folder}/{name}", at="file", args=args, variant=variant)],
        )
        return True

    def _sheet(self, file: str, stage: str, name: str, model: "type[Sheet]") -> SheetFile | None:
        unit, dashes, scorer = name.removesuffix(".yaml").partition("--")
        loaded = self.one(file, model, self.crumb(unit))
        if loaded is None:
            return None
        self.files.let_go(file)
        data = loaded.data
        crumb = self.crumb(data.unit)
        if data.unit != unit:
            self._differs(file, "unit", unit, data.unit, crumb)
            return None
        if dashes and data.scorer is not None and data.scorer != scorer:
            self._differs(file, "scorer", scorer, data.scorer, crumb)
            return None
        return SheetFile(file, stage, unit, data.scorer or (scorer if dashes else None), data)

    def _differs(self, file: str, key: str, name: str, found: str, crumb: tuple[str, ...]) -> None:
        old = file.rpartition("/")[2]
        args = {"name": name, "found": found, "key": key, "kept": old.replace(name, found, 1)}
        known = key == "unit" and self.units.get(found) is not None
        variant = "rename" if known and self.units.get(name) is None else ""
        told = Diagnostic("TD402", file, (key,), args=args, variant=variant, where=crumb)
        self._broken(file, [told])
