"""What a new year still lacks, made from the years before it."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from thidua.diagnostics.diagnostic import NOTHING, Diagnostic, Path, has_errors
from thidua.model.book import Book, Sourced, YearBook
from thidua.store.folder import Files
from thidua.store.yaml.dump import dump
from thidua.store.yaml.reader import parse
from thidua.store.yaml.splice import put
from thidua.text.encodings import data_path
from thidua.views.blank_sheet import pact_skeleton, planned_events, scale_skeleton, shifted
from thidua.words import Lang, say
from thidua.year.outcome import AnyBloc, YearOutcome, outcome

if TYPE_CHECKING:
    from thidua.model.periods import Periods
    from thidua.model.scale.criteria import Scale
    from thidua.model.scale.own_scale import OwnScale

PARTS = ("criteria", "awards", "events", "pact", "periods")


class NewYear(NamedTuple):
    """The bloc's folder, the year that is made, for each part the last year that has it, and the
    files to be written."""

    folder: str
    new: int
    of: Mapping[str, int]
    book: Book
    files: Mapping[str, bytes] = NOTHING

    def last(self, part: str) -> YearBook:
        """The last year before that has a part; an empty one where none has it."""
        return self.book.years[self.of[part]] if part in self.of else YearBook(self.new)

    @property
    def own_scale(self) -> "Sourced[OwnScale] | None":
        """What the last scale says beside the shared one that it uses."""
        return self.last("criteria").own_scale

    def path(self, name: str) -> str:
        """Where a file of the new year stands."""
        return data_path(self.folder, self.new, name)


def new_year_files(bloc: AnyBloc, year: int, lang: Lang) -> YearOutcome[NewYear]:
    """The files that a year lacks, each from the last year that has it: the scale as a draft, the
    awards, the meetings as plans, a pact to fill in, the kinds of period with their scales; or why
    nothing is to be made."""
    base = data_path(bloc.folder, year)
    present = bloc.files.names(base)[1]
    lacking = [part for part in PARTS if f"{part}.yaml" not in present]
    if not {"criteria", "pact"} & set(lacking):
        there = [f"{base}/{name}.yaml" for name in PARTS if name not in lacking]
        return outcome(None, [Diagnostic("TD917", path, at="file") for path in there])
    of = dict(_sources(bloc, year, lacking))
    wants = [([one], frozenset(p for p, y in of.items() if y == one)) for one in set(of.values())]
    book, loading = bloc.load(wants, leadership=True)
    found = list(loading.diagnostics)
    if book is None or has_errors(found):
        return outcome(None, found)
    new = NewYear(bloc.folder, year, of, book)
    made: dict[str, bytes] = {}
    for path, text in _files(bloc.files, new, lacking, lang):
        if isinstance(text, Diagnostic):
            return outcome(None, [*found, text])
        made[path] = text
    return outcome(new._replace(files=made), found)


def _sources(bloc: AnyBloc, wanted: int, lacking: list[str]) -> Iterator[tuple[str, int]]:
    """Each part that the year lacks, and the last year before it that has one."""
    before = sorted((one for one in bloc.years if one < wanted), reverse=True)
    for part in lacking:
        for year in before:
            base = data_path(bloc.folder, year)
            if f"{part}.yaml" in bloc.files.names(base)[1]:
                yield part, year
                break


def _files(
    files: Files, years: NewYear, lacking: list[str], lang: Lang
) -> Iterator[tuple[str, bytes | Diagnostic]]:
    """The new year's files, each with its path: awards and meetings only from a year that has them,
    the scale and the pact as blanks to fill in where none has."""
    new = years.book.emulation_year(years.new)
    for part in lacking:
        name, last = years.path(f"{part}.yaml"), years.last(part)
        old = getattr(last, part)
        first = _schema_line(files, old.file) if old else _schema_beside(files, years, part)
        if part == "criteria" and last.criteria is not None:
            yield from _scale(files, years, last.criteria)
        elif part == "criteria":
            blank = "\n".join((*first, scale_skeleton(new, (), lang))).encode()
            yield name, blank
        elif part == "awards" and last.awards is not None:
            yield name, files.bytes_of(last.awards.file) or b""
        elif part == "events" and last.events is not None and last.events.data.events:
            events = last.events.data.events
            plans = planned_events(events, years.of[part], years.new)
            said = f"# {say(lang, 'cli.new_year.events', year=new)}"
            yield name, dump({"events": plans}, name, (*first, said))  # type: ignore[dict-item]
        elif part == "pact":
            text = pact_skeleton(new, last.pact.data if last.pact else None, lang)
            yield name, "\n".join((*first, text)).encode()
        elif part == "periods" and last.periods is not None:
            yield name, _periods(files, years, last.periods)
            yield from _period_scales(files, years, last.periods.data)


def _periods(files: Files, years: NewYear, last: "Sourced[Periods]") -> bytes | Diagnostic:
    """The kinds of period with their comments, each day that they name as many years later; weeks,
    and terms beside weeks, begin and end on the days of the week that they did."""
    raw: bytes | Diagnostic = files.bytes_of(last.file) or b""
    kinds = last.data.periods
    weekly = {"week", None} if any(one.every == "week" for one in kinds) else set[str]()
    for path, day, every in _days(last.data):
        later = shifted(day, years.new - years.of["periods"])
        if every in weekly:
            later += timedelta(days=(day.weekday() - later.weekday() + 3) % 7 - 3)
        if isinstance(raw, bytes):
            raw = put(raw, path, later.isoformat(), last.file)
    return raw


def _days(kinds: "Periods") -> Iterator[tuple[Path, date, str | None]]:
    """Each day that is named, where it stands, and how long its kind says that a period is."""
    for n, kind in enumerate(kinds.periods):
        ends: list[tuple[Path, date | None, date | None]]
        ends = [(("periods", n), kind.from_, kind.to)]
        for place, span in enumerate(kind.spans or ()):
            ends.append((("periods", n, "spans", place), span.from_, span.to))
        for path, first, last in ends:
            days = (("from", first), ("to", last))
            yield from (((*path, key), day, kind.every) for key, day in days if day)


def _period_scales(
    files: Files, years: NewYear, kinds: "Periods"
) -> Iterator[tuple[str, bytes | Diagnostic]]:
    """The scale of each kind of period, as a draft."""
    for kind in kinds.periods:
        old = data_path(years.folder, years.of["periods"], kind.id, "criteria.yaml")
        new = years.path(f"{kind.id}/criteria.yaml")
        raw = files.bytes_of(old)
        if raw is None or files.read(new) is not None:
            continue
        tree = parse(raw, old)[0]
        made: bytes | Diagnostic = raw
        own = isinstance(tree, dict) and "use" not in tree
        for key, value in (("year", str(years.new)), ("status", "draft")) if own else ():
            is_there = isinstance(tree, dict) and key in tree
            if isinstance(made, bytes) and (is_there or key == "status"):
                made = put(made, (key,), value, old)
        yield new, made


def _scale(
    files: Files, years: NewYear, last: "Sourced[Scale]"
) -> Iterator[tuple[str, bytes | Diagnostic]]:
    """The last scale with its comments, as a draft of the new year. One that several blocs use is
    copied once, beside the old one: the old years go on with theirs."""
    own = years.own_scale
    if own is None:
        yield years.path("criteria.yaml"), _as_draft(files, years, last.file)
        return
    shared = next_scale(own.data.use, years.of["criteria"], years.new)
    raw = put(files.bytes_of(own.file) or b"", ("use",), shared, own.file)
    if isinstance(raw, bytes) and own.data.status is not None:
        raw = put(raw, ("status",), "draft", own.file)
    yield years.path("criteria.yaml"), raw
    if files.read(shared) is None:
        yield shared, _as_draft(files, years, own.data.use)


def _as_draft(files: Files, years: NewYear, file: str) -> bytes | Diagnostic:
    raw: bytes | Diagnostic = files.bytes_of(file) or b""
    last = years.last("criteria").criteria
    if last is not None and last.data.year is not None and isinstance(raw, bytes):
        raw = put(raw, ("year",), str(years.new), file)
    return put(raw, ("status",), "draft", file) if isinstance(raw, bytes) else raw


def next_scale(path: str, old: int, new: int) -> str:
    """Where a shared scale lies that follows the one at `path`."""
    folder, slash, name = path.rpartition("/")
    stem = name.removesuffix(".yaml")
    later = stem.replace(str(old), str(new)) if str(old) in stem else f"{stem}-{new}"
    return f"{folder}{slash}{later}.yaml"


def _schema_line(files: Files, file: str) -> tuple[str, ...]:
    """The line that names a file's schema to editors, where last year's file begins with one."""
    raw = files.bytes_of(file) or b""
    first = raw.decode("utf-8", "replace").lstrip("\ufeff").partition("\n")[0].rstrip()
    return (first,) if first.startswith("# yaml-language-server:") else ()


def _schema_beside(files: Files, years: NewYear, part: str) -> tuple[str, ...]:
    """The same for a first year, where bloc.yaml names a schema."""
    bloc = data_path(years.folder, "bloc.yaml")
    return tuple(
        line.replace("$schema=", "$schema=../").replace("bloc.json", f"{part}.json")
        for line in _schema_line(files, bloc)
        if "$schema=./" in line or "$schema=schemas" in line or "$schema=../" in line
    )
