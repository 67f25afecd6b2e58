"""Where a criteria.yaml that uses a shared scale (`use`) has what it does not say itself."""

from collections.abc import Callable

from thidua.diagnostics.diagnostic import Path
from thidua.model.emulation_year import scale_folder
from thidua.store.folder import Files
from thidua.store.yaml.reader import parse
from thidua.text.encodings import data_path

SCALE_FILE = "criteria.yaml"


def used_by(raw: bytes, file: str) -> str | None:
    """The path in the data folder of the scale that a criteria.yaml uses; None for one that
    stands by itself."""
    if b"use" not in raw:
        return None
    tree = parse(raw, file)[0]
    used = tree.get("use") if isinstance(tree, dict) else None
    return used if isinstance(used, str) else None


def used_scale(files: Files, folder: str, year: int) -> str | None:
    """The path of the shared scale that a bloc's year uses."""
    file = data_path(folder, scale_folder(year), SCALE_FILE)
    raw = files.read(file)
    return used_by(raw, file) if isinstance(raw, bytes) else None


def stands_in(file: str, path: Path, read: Callable[[str], bytes | None]) -> str:
    """The file in which a part of a scale stands: the bloc's own, or the scale that it uses."""
    if not path or file.rpartition("/")[2] != SCALE_FILE:
        return file
    raw = read(file)
    used = used_by(raw, file) if raw is not None else None
    if raw is None or used is None:
        return file
    tree = parse(raw, file)[0]
    return file if isinstance(tree, dict) and path[0] in tree else used
