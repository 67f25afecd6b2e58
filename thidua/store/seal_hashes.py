"""The hashes of all that a year's results come from, read from the data folder; which files there
are under a year's `evidence/`, and how large.

A data file's hash is that of its text with plain line ends and without a byte order mark, so that
git's autocrlf breaks no seal; evidence is hashed byte by byte, large files piece by piece. They are
listed, never opened by the name that a sheet gives: a name can't lead anywhere else.
"""

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from thidua.bloc.lineage import in_year
from thidua.bloc.records.sealing import SealInputs, digest, meaning
from thidua.model.book import Book
from thidua.model.emulation_year import PeriodYear, as_period, scale_folder
from thidua.model.kinds import YEAR_FILES, YEAR_FOLDERS
from thidua.model.seal import REOPENED, Seal
from thidua.model.sheet import EMPTY, FOLDER, HELD, OUTSIDE, UNREADABLE, EvidenceFile
from thidua.store.folder import SETTINGS_FILE, Files, MemoryFiles, bloc_id, leads_outside
from thidua.store.loading import years_of
from thidua.store.write.paths import is_plain
from thidua.store.yaml.node import mappings
from thidua.store.yaml.reader import Node, parse
from thidua.store.yaml.use import SCALE_FILE, used_by
from thidua.store.year_rules import periods_of
from thidua.text.encodings import below, data_path

PIECE = 1 << 20


def evidence_of(files: Files, base: str, *, hashed: bool = False) -> dict[str, EvidenceFile]:
    """Every file of the year folder `base`, by its name below evidence/. `hashed`: with hashes."""
    found = {}
    for name in _walk(files, f"{base}/{FOLDER}", ""):
        one = _looked_at(files, f"{base}/{FOLDER}/{name}", name, hashed=hashed)
        found[one.name] = one
    return found


def _walk(files: Files, folder: str, prefix: str) -> Iterator[str]:
    folders, names = files.names(folder)
    yield from (prefix + name for name in names)
    for one in folders:
        yield from _walk(files, f"{folder}/{one}", f"{prefix}{one}/")


def _looked_at(files: Files, file: str, name: str, *, hashed: bool) -> EvidenceFile:
    plain = unicodedata.normalize("NFC", name)
    if isinstance(files, MemoryFiles):
        raw = files.content[file]
        return EvidenceFile(plain, file, HELD if raw else EMPTY, len(raw), sha256(raw).hexdigest())
    place = Path(files.root, file)
    try:
        if leads_outside(place, files.root):
            return EvidenceFile(plain, file, OUTSIDE)
        known = place.stat()
        if not stat.S_ISREG(known.st_mode):
            return EvidenceFile(plain, file, UNREADABLE)  # a pipe would keep its reader waiting
        size = known.st_size
        state = HELD if size else EMPTY
        return EvidenceFile(plain, file, state, size, _digest(place) if hashed else "")
    except OSError:
        return EvidenceFile(plain, file, UNREADABLE)


def _digest(place: Path) -> str:
    made = sha256()
    handle = os.open(place, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        while piece := os.read(handle, PIECE):
            made.update(piece)
    finally:
        os.close(handle)
    return made.hexdigest()


LATER = ("seal", "decisions")
"""Files of a year that a seal leaves outside: itself, and what higher authorities decide later."""
PAST_FILES = ("awards.yaml", "outcome.yaml", "decisions.yaml", "events.yaml")
RECORDS = "records.yaml"
MEMBERSHIP = ("joined", "left", "became", "member")
"""Keys of a unit that later years may still fill in; what they say of the past is in `past`."""
LINKS = (*MEMBERSHIP, "was")
"""Keys of a unit that say when it was a member, and what it became or was."""
OF_BLOC = ("id", "name", "kind", "system", "level")
OF_YEAR = ("year", "members_on")
"""What decides when a year ends and who is a member on that day; absent in most blocs."""
BACK = 40
"""Years back for which a seal knows under which names a member took part."""
SEAL_FILE = "seal.yaml"
_BOM = b"\xef\xbb\xbf"


def year_folder(folder: str, year: int) -> str:
    """The folder of a year in the data folder."""
    return data_path(folder, year)


def text_digest(raw: bytes) -> str:
    """SHA-256 of a text file, whatever its line ends."""
    return sha256(raw.removeprefix(_BOM).replace(b"\r\n", b"\n")).hexdigest()


def inputs_of(files: Files, book: Book, year: int, *, evidence: bool = True) -> SealInputs:
    """The hashes as the data folder stands now; `evidence`: those of the evidence, too."""
    base = year_folder(book.folder, int(year))
    is_period = as_period(year) is not None
    names = list(dict.fromkeys(_names(files, base, book, year)))
    hashes = _hashed(files, [f"{base}/{name}" for name in names])
    of_year = {name.removeprefix(f"{base}/"): one for name, one in hashes.items()}
    own = year_folder(book.folder, year)
    for one in evidence_of(files, own, hashed=True).values() if evidence else ():
        if one.digest:
            of_year[f"{own}/{FOLDER}/{one.name}".removeprefix(f"{base}/")] = one.digest
    return SealInputs(
        dict(sorted(of_year.items())),
        _hashed(files, _used(files, base, names)),
        _members(files, book, year),
        _shared(files, book, year, has_awards=is_period or "awards.yaml" in names),
        {} if is_period else _past(files, book, year) | _salaries(files, base),
    )


def _hashed(files: Files, paths: Iterable[str]) -> dict[str, str]:
    read = ((path, files.must_read(path)) for path in sorted(paths))
    return {path: text_digest(raw) for path, raw in read if raw is not None}


def _data_files(files: Files, base: str) -> Iterator[str]:
    """The year's data files by their place in its folder; nothing that no command reads."""
    folders, here = files.names(base)
    for part in YEAR_FILES:
        if part not in LATER and f"{part}.yaml" in here:
            yield f"{part}.yaml"
    for name in folders:
        if name == "scores":
            for stage in files.names(f"{base}/{name}")[0]:
                yield from _yaml(files, base, f"{name}/{stage}")
        elif name in YEAR_FOLDERS:
            yield from _yaml(files, base, name)
        elif name != FOLDER and SCALE_FILE in files.names(f"{base}/{name}")[1]:
            yield from _deep(files, base, name)  # periods: small years of scoring


def _names(files: Files, base: str, book: Book, year: int) -> Iterator[str]:
    period = as_period(year)
    return _data_files(files, base) if period is None else _of_period(files, base, book, period)


def _of_period(files: Files, base: str, book: Book, year: PeriodYear) -> Iterator[str]:
    """The data files of a period and of those that it rolls up, by their place in the year's
    folder: their scales, sheets, exclusions and settlements."""
    for one in _with_inside(files, book.folder, year):
        scale, own = (place.partition("/")[2] for place in (scale_folder(one), str(one)))
        yield f"{scale}/{SCALE_FILE}"
        yield from _deep(files, base, own)


def _with_inside(files: Files, folder: str, year: int) -> list[PeriodYear]:
    """A period and all that it rolls up, directly or in steps; nothing of a whole year."""
    period = as_period(year)
    if period is None:
        return []
    base = year_folder(folder, int(year)).removesuffix(str(int(year)))
    scale = f"{base}{scale_folder(year)}/{SCALE_FILE}"
    raw = files.read(scale)
    used = used_by(raw, scale) if isinstance(raw, bytes) else None
    trees = [_tree(files, one) for one in (scale, used) if one and is_plain(one)]
    kinds = {kind for tree in trees for kind in _rolled(tree.get("criteria"))}
    inside = [one for one in periods_of(files, folder, year) if one.period.id in kinds]
    return [period, *(each for one in inside for each in _with_inside(files, folder, one))]


def _rolled(nodes: Node) -> Iterator[str]:
    """The kinds of period that criteria, as they are written, roll up."""
    for one in mappings(nodes):
        rule = one.get("rule")
        if isinstance(rule, dict) and rule.get("kind") == "periods":
            yield str(rule.get("of"))
        yield from _rolled(one.get("criteria"))


def _yaml(files: Files, base: str, folder: str) -> Iterator[str]:
    names = [one for one in files.names(f"{base}/{folder}")[1] if one != SEAL_FILE]
    yield from (f"{folder}/{name}" for name in names if name.endswith(".yaml"))


def _deep(files: Files, base: str, folder: str) -> Iterator[str]:
    yield from _yaml(files, base, folder)
    for name in files.names(f"{base}/{folder}")[0]:
        if name != FOLDER:
            yield from _deep(files, base, f"{folder}/{name}")


def _used(files: Files, base: str, names: Iterable[str]) -> Iterator[str]:
    """The scales that the year's own scales `use`, by their place in the data folder."""
    for name in names:
        if name.rpartition("/")[2] == SCALE_FILE:
            raw = files.must_read(f"{base}/{name}")
            used = used_by(raw, name) if raw is not None else None
            if used is not None and is_plain(used):
                yield used


def _tree(files: Files, file: str) -> dict[str, Node]:
    raw = files.must_read(file)
    tree = parse(raw, file)[0] if raw is not None else None
    return tree if isinstance(tree, dict) else {}


def _members(files: Files, book: Book, year: int) -> dict[str, str]:
    """Each member of the year or of a period of it; which years it belongs to is known by its being
    here, in which periods it takes part is told with it."""
    inside: dict[str, list[str]] = {}
    own = _with_inside(files, book.folder, year)
    for period in own or periods_of(files, book.folder, year):
        for unit in book.members(period):
            inside.setdefault(unit.id, []).append(str(period))
    members = {unit.id for unit in book.members(year)} | inside.keys()
    units = mappings(_tree(files, book.units.file).get("units"))
    found = {str(one["id"]): one for one in units if one.get("id") in members}
    return {
        unit: digest(
            meaning(one, MEMBERSHIP) | ({"periods": inside[unit]} if unit in inside else {})
        )
        for unit, one in found.items()
    }


def _shared(files: Files, book: Book, year: int, *, has_awards: bool) -> dict[str, str]:
    bloc, units = _tree(files, book.bloc.file), _tree(files, book.units.file)
    led = _tree(files, f"{book.folder}/leadership.yaml" if book.folder else "leadership.yaml")
    terms = [one for one in mappings(led.get("terms")) if one.get("year") == str(year)]
    settings = _tree(files, SETTINGS_FILE)
    of_year = {key: bloc[key] for key in OF_YEAR if key in bloc}
    shared_year = {key: settings[key] for key in OF_YEAR if key in settings and key not in of_year}
    awards = None if has_awards else settings.get("awards")
    return {
        "bloc": digest(meaning({key: bloc.get(key) for key in OF_BLOC} | of_year)),
        "units": digest({key: units.get(key) for key in ("known", "count")}),
        "settings": digest(meaning({"awards": awards} | shared_year)),
        "terms": digest(meaning(terms)),
    } | _days(files, book, year)


def _days(files: Files, book: Book, year: int) -> dict[str, str]:
    """The name and the days of a period and of those that it rolls up: others may come later."""
    those = _with_inside(files, book.folder, year)
    told = [[str(one), one.period.name, *map(str, one.period[4:6])] for one in those]
    return {"periods": digest(told)} if told else {}


def _past(files: Files, book: Book, year: int) -> dict[str, str]:
    """What is known of the years before: it may grow after the seal."""
    folder = book.folder
    before = [one for one in years_of(files, folder) if one < year]
    found = _hashed_below(files, folder, before)
    for other in _elsewhere(files, book):
        hashes = _hashed_below(files, other, [y for y in years_of(files, other) if y < year])
        found |= {f"{other}/{name}": one for name, one in hashes.items()}
        bars = f"{year_folder(other, year)}/exclusions.yaml"
        found |= _hashed(files, [bars])
        units = mappings(_tree(files, f"{other}/units.yaml").get("units"))
        told = {str(one.get("id")): {key: one.get(key) for key in LINKS} for one in units}
        found[f"{other}/units.yaml"] = digest(meaning(told))
        found |= _hashed(files, [f"{other}/{RECORDS}"])
    records = meaning(_tree(files, data_path(folder, RECORDS)))
    if records:
        found[RECORDS] = digest(records)
    found["units.yaml"] = digest(_lineage(book, year))
    return found


def _salaries(files: Files, base: str) -> dict[str, str]:
    """The base salaries, where the year's awards give money by them: later ones may be added."""
    settings = _tree(files, SETTINGS_FILE)
    own = _tree(files, f"{base}/awards.yaml") or settings
    salaries = settings.get("base_salary")
    if not salaries or not any("reward" in one for one in mappings(own.get("awards"))):
        return {}
    return {SETTINGS_FILE: digest(meaning(salaries))}


def _hashed_below(files: Files, folder: str, years: Iterable[int]) -> dict[str, str]:
    names = [f"{year}/{name}" for year in years for name in PAST_FILES]
    start = below(folder)
    hashes = _hashed(files, [f"{start}{name}" for name in names])
    return {path.removeprefix(start): one for path, one in hashes.items()}


def _elsewhere(files: Files, book: Book) -> Iterator[str]:
    """The folders of the blocs that members come from (`was`), directly or in steps."""

    def origins(file: str) -> set[str]:
        was = [one.get("was") for one in mappings(_tree(files, file).get("units"))]
        return {str(one.get("bloc")) for one in mappings(was)}

    waiting = origins(book.units.file)
    places = {bloc_id(files, folder): folder for folder in files.blocs()} if waiting else {}
    seen = {book.bloc.data.id}
    while waiting:
        bloc = waiting.pop()
        folder = places.get(bloc)
        if folder is not None and bloc not in seen:
            yield folder
            waiting |= origins(f"{folder}/units.yaml")
        seen.add(bloc)


def _lineage(book: Book, year: int) -> dict[str, list[str]]:
    """Under which ids each member took part in the years before, where it was not always itself:
    what `joined`, `left`, `member` and `became`, of units that are gone too, say of the past."""
    units = book.units.data
    years = range(year - 1, year - 1 - BACK, -1)
    names = {
        unit.id: [",".join(in_year(units, unit.id, one)) for one in years]
        for unit in book.members(year)
    }
    return {unit: found for unit, found in names.items() if set(found) != {unit}}


def _is_edited(tree: Node) -> bool:
    from thidua.bloc.records.check_seal import seal_differences

    try:
        return any(seal_differences(Seal.model_validate(tree)))
    except ValidationError:
        return True


def seal_state(files: Files, folder: str, year: int) -> dict[str, str] | None:
    """Who sealed the year and when; None while it is open. A seal that can't be read, or was
    edited, counts: it keeps the year closed until somebody has looked at it."""
    file = f"{year_folder(folder, year)}/{SEAL_FILE}"
    raw = files.read(file)
    if raw is None:
        return None
    tree = parse(raw, file)[0] if isinstance(raw, bytes) else None
    lines = mappings(tree.get("history")) if isinstance(tree, dict) else []
    last = lines[-1] if lines else {}
    if last.get("what") == REOPENED and not _is_edited(tree):
        return None
    return {key: str(last.get(key) or "?") for key in ("on", "by")}
