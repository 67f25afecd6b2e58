"""The hashes of all that a year's results come from, read from the data folder.

A data file's hash is that of its text with plain line ends and without a byte order mark, so that
git's autocrlf breaks no seal; evidence is hashed byte by byte.
"""

from hashlib import sha256
from typing import Any

from thidua.bloc.records.sealing import Inputs, digest, meaning
from thidua.model.book import Book
from thidua.model.evidence import FOLDER
from thidua.store.evidence import evidence_of
from thidua.store.folder import SETTINGS_FILE, Files
from thidua.store.loading import YEAR_FILES, YEAR_FOLDERS, years_of
from thidua.store.yaml.reader import Node, parse

LATER = ("seal", "decisions")
"""Files of a year that a seal leaves outside: itself, and what higher authorities decide later."""
PAST_FILES = ("awards.yaml", "outcome.yaml", "decisions.yaml")
MEMBERSHIP = ("joined", "left", "became")
"""Keys of a unit that later years may still fill in."""
OF_BLOC = ("id", "name", "kind", "system", "level")
SEAL_FILE = "seal.yaml"
_BOM = b"\xef\xbb\xbf"


def year_folder(folder: str, year: int) -> str:
    """The folder of a year in the data folder."""
    return f"{folder}/{year}" if folder else str(year)


def text_digest(raw: bytes) -> str:
    """SHA-256 of a text file, whatever its line ends."""
    return sha256(raw.removeprefix(_BOM).replace(b"\r\n", b"\n")).hexdigest()


def inputs_of(files: Files, book: Book, year: int) -> Inputs:
    """The hashes as the data folder stands now."""
    base = year_folder(book.folder, year)
    return Inputs(
        _year_files(files, base),
        _members(files, book, year),
        _shared(files, book, year, has_awards="awards.yaml" in files.names(base)[1]),
        _past(files, book.folder, year),
    )


def _year_files(files: Files, base: str) -> dict[str, str]:
    here = files.names(base)[1]
    names = [f"{part}.yaml" for part in YEAR_FILES if part not in LATER]
    wanted = [name for name in names if name in here]
    folders = list(YEAR_FOLDERS)
    folders += [f"scores/{stage}" for stage in files.names(f"{base}/scores")[0]]
    for folder in folders:
        found = files.names(f"{base}/{folder}")[1]
        wanted += [f"{folder}/{name}" for name in found if name.endswith(".yaml")]
    hashes = {}
    for name in sorted(wanted):
        raw = files.read(f"{base}/{name}")
        if isinstance(raw, bytes):
            hashes[name] = text_digest(raw)
    for one in evidence_of(files, base, hashed=True).values():
        if one.digest:
            hashes[f"{FOLDER}/{one.name}"] = one.digest
    return dict(sorted(hashes.items()))


def _tree(files: Files, file: str) -> dict[str, Any]:
    raw = files.read(file)
    tree: Node = parse(raw, file)[0] if isinstance(raw, bytes) else None
    return tree if isinstance(tree, dict) else {}


def _list(tree: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = tree.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _members(files: Files, book: Book, year: int) -> dict[str, str]:
    """Each member of the year; which years it belongs to is known by its being here."""
    members = {unit.id for unit in book.members(year)}
    units = _list(_tree(files, book.units.file), "units")
    return {
        one["id"]: digest(meaning(one, MEMBERSHIP)) for one in units if one.get("id") in members
    }


def _shared(files: Files, book: Book, year: int, *, has_awards: bool) -> dict[str, str]:
    bloc = _tree(files, book.bloc.file)
    led = _tree(files, f"{book.folder}/leadership.yaml" if book.folder else "leadership.yaml")
    terms = [one for one in _list(led, "terms") if one.get("year") == str(year)]
    settings = {} if has_awards else _tree(files, SETTINGS_FILE)
    return {
        "bloc": digest({key: bloc.get(key) for key in OF_BLOC}),
        "settings": digest(meaning({"awards": settings.get("awards")})),
        "terms": digest(meaning(terms)),
    }


def _past(files: Files, folder: str, year: int) -> dict[str, str]:
    found = {}
    for before in years_of(files, folder):
        for name in PAST_FILES if before < year else ():
            raw = files.read(f"{year_folder(folder, before)}/{name}")
            if isinstance(raw, bytes):
                found[f"{before}/{name}"] = text_digest(raw)
    return found


def seal_state(files: Files, folder: str, year: int) -> dict[str, str] | None:
    """Who sealed the year and when; None while it is open. A seal that can't be read counts: it
    keeps the year closed until somebody has looked at it."""
    file = f"{year_folder(folder, year)}/{SEAL_FILE}"
    raw = files.read(file)
    if raw is None:
        return None
    tree = parse(raw, file)[0] if isinstance(raw, bytes) else None
    lines = _list(tree, "history") if isinstance(tree, dict) else []
    last = lines[-1] if lines else {}
    if last.get("what") == "reopened":
        return None
    return {key: str(last.get(key) or "?") for key in ("on", "by")}
