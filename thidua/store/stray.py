"""What nobody reads: a misspelt name, a copy, a year's folder with more in its name must not lose
a sheet in silence. Every command that looks into a folder says so."""

import re
from collections.abc import Collection, Iterable, Iterator

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.folder import BLOC_FILE, SETTINGS_FILE, Files
from thidua.text.encodings import below
from thidua.text.suggest import nearest

BLOC_FILES = (BLOC_FILE, "units.yaml", "leadership.yaml", "records.yaml")
ENDING = ".yaml"
DEEP = 3
"""How many folders down a lost bloc is looked for."""
# Patterns that re compiles and keeps when a name first needs them.
_YAML = r"(?i)\.ya?ml(?![a-z])"
"""A name that was meant for data: also `criteria.yaml.txt`, `VKS.YML` and `criteria.yaml~`."""
_COPY = (
    r"(?i)^(?:(?:copy of|bản sao của|ban sao cua|~\$?) ?(?P<of>.+?)"
    r"|(?P<name>.+?)(?:[ _-]*(?:copy|bản sao|ban sao|cũ|cu|old|bak|backup|orig|moi nhat|final)\b.*"
    r"|[ _]*\([^)]*\)|-DESKTOP-\w+|-LAPTOP-\w+|~))$"
)
"""How file managers and people call a second copy."""
_YEAR = re.compile(r"[0-9]{4}", re.ASCII)
_HAS_YEAR = r"(?a)(?<!\d)(?:19|20)\d\d(?!\d)"


def stray_in_bloc(files: Files, folder: str, part_files: Collection[str]) -> Iterator[Diagnostic]:
    """Beside the years of a bloc: files that are none of its own, folders that are no year.

    `part_files`: what a year's folder holds, by which a lost year is recognised.
    """
    base = below(folder)
    folders, names = files.names(folder)
    known = [*BLOC_FILES, *([] if folder else [SETTINGS_FILE])]
    yield from unread_files(names, known, base)
    yield from _no_folders(files, names, base)
    years = [name for name in folders if _YEAR.fullmatch(name)]
    for name in folders:
        if name not in years and _was_a_year(files, base + name, part_files):
            yield _lost_year(base, name, years)


def _no_folders(files: Files, names: Collection[str], base: str) -> Iterator[Diagnostic]:
    """What is called after a year and can't be listed: a file, a pipe, a link to a folder. The
    year would be gone in silence."""
    for name in names:
        if _YEAR.fullmatch(name):
            yield Diagnostic("TD114", f"{base}{name}", at="file", variant="not_folder")
    for path in files.linked:
        if path.startswith(base) and _YEAR.fullmatch(path.removeprefix(base)):
            yield Diagnostic("TD115", path, variant="folder")


def stray_in_year(
    base: str, folders: Collection[str], names: Collection[str], parts: Collection[str]
) -> Iterator[Diagnostic]:
    """What lies in a year's folder and is none of its parts."""
    known = sorted(parts)
    yield from unread_files(names, [one for one in known if one.endswith(ENDING)], f"{base}/")
    for name in folders:
        if name not in parts:
            yield unread_folder(f"{base}/", name, [one for one in known if "." not in one], folders)


def _was_a_year(files: Files, folder: str, part_files: Collection[str]) -> bool:
    """A folder with a year's files in it, or called after a year and without anything else."""
    folders, names = files.names(folder)
    if any(name in part_files for name in (*folders, *names)):
        return True
    called = re.search(_HAS_YEAR, folder.rsplit("/", 1)[-1]) is not None
    return called and (any(re.search(_YAML, one) for one in names) or not names)


def _lost_year(base: str, name: str, years: list[str]) -> Diagnostic:
    found = re.search(_HAS_YEAR, name)
    args = {"year": found[0] if found else ""}
    variant = "year"
    if found and found[0] in years:
        variant = "beside_year"
    elif found:
        variant = "rename_year"
    return Diagnostic("TD413", f"{base}{name}", at="file", args=args, variant=variant)


def stray_blocs(files: Files, blocs: Collection[str]) -> Iterator[Diagnostic]:
    """Folders below the top that hold a bloc's files without bloc.yaml: nobody reads them."""
    if "" not in blocs:
        yield from _lost_blocs(files, "", frozenset(blocs), DEEP)


def _lost_blocs(
    files: Files, folder: str, blocs: frozenset[str], deep: int
) -> Iterator[Diagnostic]:
    base = below(folder)
    for name in files.names(folder)[0] if deep else ():
        here = base + name
        if here in blocs:
            continue
        folders, names = files.names(here)
        if "units.yaml" in names or any(map(_YEAR.fullmatch, folders)):
            yield Diagnostic("TD413", here, at="file", variant="bloc")
        else:
            yield from _lost_blocs(files, here, blocs, deep - 1)


def unread_files(names: Iterable[str], known: Collection[str], base: str) -> Iterator[Diagnostic]:
    """Files that look like data and are none of the known ones."""
    listed = list(names)
    for name in listed:
        if name not in known and re.search(_YAML, name):
            yield unread(base, name, known, listed)


def unread_entries(base: str, folders: Iterable[str], names: Iterable[str]) -> Iterator[Diagnostic]:
    """What is no .yaml file where sheets, pledges or ballots lie."""
    listed = list(names)
    for name in folders:
        yield unread_folder(base, name, (), ())
    for name in listed:
        if not name.endswith(ENDING):
            yield unread(base, name, (), listed)


def unread_folder(
    base: str, name: str, known: Iterable[str], beside: Collection[str]
) -> Diagnostic:
    """A folder that is not read, and what it was probably meant to be; `beside`: what is there."""
    likely = tuple(known)
    better = (
        likely[0] if len(likely) == 1 and name.isdecimal() else nearest(name.casefold(), likely)
    )
    if better is None:
        return Diagnostic("TD413", base + name, at="file", variant="folder")
    if better in beside:
        variant, args = "folder_beside", {"there": better}
    else:
        variant, args = "folder_nearest", {"better": better}
    return Diagnostic("TD413", base + name, at="file", args=args, variant=variant)


def unread(base: str, name: str, known: Collection[str], beside: Collection[str]) -> Diagnostic:
    """One name that is not read: a copy of what is there, or what it was probably meant to be."""
    stem = re.split(_YAML, name, maxsplit=1)[0]
    original = f"{original_of(stem) or stem}{ENDING}"
    better = original if original in known else None
    if better is None and known:
        better = nearest(stem + ENDING, known)
    elif better is None and re.search(_YAML, name):
        better = original
    if better is None:
        return Diagnostic("TD413", base + name, at="file")
    variant = "copy" if better in beside else "nearest"
    return Diagnostic("TD413", base + name, at="file", args={"better": better}, variant=variant)


def original_of(stem: str) -> str | None:
    """What a copy is a copy of, by its name: `vks - Copy`, `vks (2)`, `Copy of vks`: `vks`."""
    found = re.match(_COPY, stem)
    return (found["of"] or found["name"]) if found else None
