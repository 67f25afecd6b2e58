"""How the years of the blocs asked for run, and their periods, looked up before any is loaded.

Which years of a bloc are being worked on: those with a sheet or a ballot that are not sealed.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from pydantic import ValidationError

from thidua.diagnostics.diagnostic import Diagnostic, NamedYear
from thidua.model.emulation_year import EmulationYear, PeriodYear, YearRule, as_period
from thidua.store.folder import SETTINGS_FILE, Files
from thidua.store.loading import years_of
from thidua.store.yaml.reader import Node, parse
from thidua.store.yaml.use import SCALE_FILE
from thidua.text.encodings import data_path
from thidua.text.suggest import nearest

_HAPPENED = rb"""what: *["']?([a-z]+)"""
OF_YEARS = frozenset(["year", "whole", "led"])
"""Arguments of messages that are years."""


def shared_rule(files: Files, folders: Iterable[str]) -> YearRule | None:
    """The one rule that all these blocs have; None where they have none or differ."""
    top = _year(files, SETTINGS_FILE)
    written = [_year(files, f"{one}/bloc.yaml" if one else "bloc.yaml") or top for one in folders]
    if not written or any(one != written[0] for one in written) or not written[0]:
        return None
    try:
        return YearRule.model_validate(written[0])
    except ValidationError:  # told where the file is loaded
        return None


def with_days(files: Files, folders: Iterable[str], year: int) -> int:
    """The year with its days and its name, where these blocs all have the same; what is printed of
    many blocs at once depends on it, nothing else."""
    rule = shared_rule(files, folders)
    return year if rule is None else EmulationYear(year, rule)


def _year(files: Files, file: str) -> Node:
    raw = files.read(file)
    if not isinstance(raw, bytes) or b"year:" not in raw:
        return None
    tree, _ = parse(raw, file)
    return tree.get("year") if isinstance(tree, dict) else None


def open_years(files: Files, folders: Iterable[str]) -> list[int]:
    """The open years of some blocs, in order."""
    found = {
        year
        for folder in folders
        for year in years_of(files, folder)
        if _is_open(files, data_path(folder, year))
    }
    return sorted(found)


def current_year(files: Files, folders: Iterable[str]) -> int | None:
    """The year that is meant where none is named: the newest open one, else the newest of all; one
    year for all blocs. None where no bloc has a year."""
    folders = list(folders)
    years = open_years(files, folders) or [y for one in folders for y in years_of(files, one)]
    return max(years, default=None)


def _is_open(files: Files, year: str) -> bool:
    stages, names = files.names(year)
    if "seal.yaml" in names and not _is_reopened(files, year):
        return False
    if "ballots" in stages and _has_yaml(files, f"{year}/ballots"):
        return True
    inner = files.names(f"{year}/scores")[0] if "scores" in stages else []
    return any(_has_yaml(files, f"{year}/scores/{stage}") for stage in inner)


def _is_reopened(files: Files, year: str) -> bool:
    """Whether what a year's seal says last is that it was reopened: it is too long to be loaded
    only to know which year is meant."""
    raw = files.read(f"{year}/seal.yaml")
    happened = re.findall(_HAPPENED, raw) if isinstance(raw, bytes) else []
    return happened[-1:] == [b"reopened"]


def _has_yaml(files: Files, folder: str) -> bool:
    return any(name.endswith(".yaml") for name in files.names(folder)[1])


WRITTEN = r"([0-9]{4})/([a-z0-9-]+)(?:/([0-9]+))?"
"""How a period stands on the command line; without its number: all of its kind."""


def periods_of(files: Files, folder: str, year: int) -> tuple[PeriodYear, ...]:
    """Every period of a bloc's year, kind after kind; of a period those inside it. None where
    periods.yaml is not there, or can't be read (which is told where the year is loaded)."""
    file = data_path(folder, str(int(year)), "periods.yaml")
    raw = files.read(file)
    if not isinstance(raw, bytes):
        return ()
    from thidua.model.periods import Periods

    tree, _ = parse(raw, file)
    try:
        kinds = Periods.model_validate(tree)
    except ValueError:
        return ()
    if period := as_period(year):
        return tuple(one for kind in kinds.periods for one in kinds.within(kind.id, period))
    whole = EmulationYear(int(year), shared_rule(files, [folder]))
    return tuple(one for kind in kinds.periods for one in kind.of(whole))


def period_typed(files: Files, folders: Iterable[str], text: str) -> PeriodYear | Diagnostic:
    """A period as it was typed, such as `2024/tuan/03`: of the first bloc that has it."""
    folders = list(folders)
    found = re.fullmatch(WRITTEN, text, re.ASCII)
    if found is not None:
        n = int(found[3] or 0)
        for one in _in_year(files, folders, int(found[1])):
            if (one.period.id, one.period.n) == (found[2], n):
                return one
    return _no_period(files, folders, text)


def _in_year(files: Files, folders: Iterable[str], year: int) -> list[PeriodYear]:
    return [one for folder in folders for one in periods_of(files, folder, year)]


def _no_period(files: Files, folders: Sequence[str], text: str) -> Diagnostic:
    """What was typed instead of a period, with the one that was probably meant."""
    year, _, rest = text.partition("/")
    if not re.fullmatch(r"[0-9]{4}", year, re.ASCII):
        return Diagnostic("TD903", args={"found": text})
    args = {"found": text, "year": year}
    years = sorted({one for folder in folders for one in years_of(files, folder)})
    if years and int(year) not in years:
        last = years[-1]
        better = _meant(_in_year(files, folders, last), rest) or str(last)
        args |= {"known": ", ".join(map(str, years)), "better": better}
        return Diagnostic("TD931", args=args, variant="year")
    known = _in_year(files, folders, int(year))
    if meant := _meant(known, rest):
        return Diagnostic("TD931", args={**args, "better": meant}, variant="nearest")
    ends = {one.period.id: str(one) for one in known}
    args["known"] = ", ".join(ends.values())
    return Diagnostic("TD931", args=args, variant="" if known else "none")


def _meant(known: Sequence[PeriodYear], typed: str) -> str | None:
    """The period, or the kind, that somebody meant who called its kind by its name, or mistyped its
    id: `tuần/1` is `2024/tuan/01`."""
    kind, _, n = typed.partition("/")
    ids = {word: one.period.id for one in known for word in (one.period.kind, one.period.id)}
    meant = ids.get(nearest(kind, ids) or "")
    of_kind = [one for one in known if one.period.id == meant]
    if not n and kind != meant:
        return of_kind[0].scale_folder if of_kind else None
    number = int(n) if n.isdecimal() else 0
    return next((str(one) for one in of_kind if one.period.n == number), None)


def any_of_kind(text: str | None) -> str | None:
    """What was typed, a kind of period by the first of its periods: all of them have one scale."""
    is_kind = re.fullmatch(r"[0-9]{4}/[a-z0-9-]+", text or "", re.ASCII)
    return f"{text}/1" if is_kind else text


def kinds_of_period(files: Files, folder: str, year: int) -> Iterable[str]:
    """The kinds of period of a year, as they stand on the command line: `2024/tuan`."""
    return dict.fromkeys(one.scale_folder for one in periods_of(files, folder, year))


def unscaled_kinds(files: Files, folder: str, year: int) -> list[str]:
    """Those that have no scale yet, or one that is only begun."""
    kinds = kinds_of_period(files, folder, year)
    return [one for one in kinds if has_no_scale(files, folder, one)]


def has_no_scale(files: Files, folder: str, whose: str | int) -> bool:
    """Whether the scale of a year or of a kind of period has no criteria, or is not there."""
    raw = files.read(data_path(folder, whose, SCALE_FILE))
    if not isinstance(raw, bytes):
        return raw is None
    tree, problems = parse(raw, "")
    return not problems and isinstance(tree, dict) and not (tree.get("criteria") or "use" in tree)


def naming_year(files: Files, folders: Sequence[str]) -> Callable[[Diagnostic], Diagnostic]:
    """What puts into a diagnostic's message the name that these blocs give to its year, where they
    give one, and the name of a period."""
    rule = shared_rule(files, folders)

    def called(written: str) -> str:
        if re.fullmatch(r"[0-9]{4}", written, re.ASCII):
            name = EmulationYear(int(written), rule).called
            return NamedYear(written, name) if name else written
        period = period_typed(files, folders, written)
        if isinstance(period, Diagnostic):
            return written
        return NamedYear(written, period.called or written, period.called_plainly)

    def named(one: Diagnostic) -> Diagnostic:
        years = {key: called(str(one.args[key])) for key in OF_YEARS & one.args.keys()}
        return one._replace(args={**one.args, **years}) if years else one

    return named
