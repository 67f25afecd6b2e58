"""Blocs as they were at a git revision, or as they lie on the disk; and what changed of a bloc
between two states of its files: results first, then what is written."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from thidua.bloc.records.changes import (
    NONE,
    Snapshot,
    YearChanges,
    flat,
    texts_changed,
    year_changes,
)
from thidua.bloc.year_view import YearView
from thidua.diagnostics.diagnostic import Diagnostic, Severity, has_errors
from thidua.model.book import Book
from thidua.store.folder import MemoryFiles
from thidua.store.git.repository import (
    Repository,
    read_moved,
    read_revision,
    read_worktree,
    resolve,
)
from thidua.store.guard import distrusted
from thidua.store.loading import ALL, years_of
from thidua.store.yaml.reader import Node, parse
from thidua.store.yaml.use import used_scale
from thidua.text.encodings import below, data_path
from thidua.views.diff import BlocDiff, YearDiff
from thidua.year.bloc import Bloc

TOLD = ("criteria.yaml", "awards.yaml", "seal.yaml")
"""Files of a year that are told as rules, or that nobody writes."""


class Side(NamedTuple):
    """The data folder at one revision. `name` is what a person called it."""

    name: str
    files: MemoryFiles


class BlocSide(NamedTuple):
    """One bloc at one revision: its book (None when it can't be read), snapshots by year, and the
    errors that stand in the way of a year (0: of the bloc); how its leader rotates; how sealed
    years are not as they were sealed."""

    book: Book | None
    years: dict[int, Snapshot]
    errors: dict[int, list[Diagnostic]]
    rotation: dict[str, str] = {}  # noqa: RUF012 - never changed
    altered: tuple[Diagnostic, ...] = ()

    @property
    def known(self) -> set[int]:
        """The years that have a folder, and those that have only a term."""
        terms = self.book.terms if self.book else ()
        return {*self.years, *(term.year for term in terms)}

    def at(self, year: int) -> Snapshot:
        """A year as it stands; one without a folder has members, a leader and the rotation."""
        if year in self.years or self.book is None:
            return self.years.get(year, Snapshot())
        members = tuple(unit.id for unit in self.book.members(year))
        return Snapshot(
            leaders=_leaders(self.book, year), members=members, rules=dict(self.rotation)
        )


def at_revision(
    root: Path, repository: Repository, revision: str | None, folders: Mapping[str, str]
) -> Side | Diagnostic:
    """The files at a revision; None is the work tree. `folders`: where each bloc lies now, by its
    id, for a revision at which the data folder lay elsewhere."""
    if revision is None:
        files = read_worktree(root)
        return files if isinstance(files, Diagnostic) else Side("work tree", MemoryFiles(files))
    commit = resolve(repository, revision)
    if isinstance(commit, Diagnostic):
        return commit
    files = read_revision(repository, commit)
    if isinstance(files, Diagnostic) and files.code == "TD825":
        files = read_moved(repository, commit, dict(folders))
    if isinstance(files, Diagnostic):
        named = {"revision": revision} if "revision" in files.args else {}
        return files._replace(args={**files.args, **named})
    return Side(revision, MemoryFiles(files))


def blocs_of(side: Side) -> dict[str, str]:
    """Bloc ids and their folders."""
    found = {}
    for folder in side.files.blocs():
        raw = side.files.content[data_path(folder, "bloc.yaml")]
        tree, _ = parse(raw, "")
        name = tree.get("id") if isinstance(tree, dict) else None
        found[name if isinstance(name, str) else folder] = folder
    return found


def bloc_side(side: Side, folder: str | None) -> BlocSide:
    """A bloc's years as they stand at a revision; nothing where it is not there."""
    if folder is None:
        return BlocSide(None, {}, {})
    bloc = Bloc(side.files, folder, unguarded=True)
    book, loading = bloc.load([(bloc.years, ALL)], leadership=True)
    if book is None:
        return BlocSide(None, {}, {0: loading.diagnostics})
    snapshots, errors = {}, {}
    for year in bloc.years:
        prefix = data_path(folder, year) + "/"
        used = used_scale(side.files, folder, year)
        heads = tuple(
            one
            for one in loading.diagnostics
            if one.file and (one.file.startswith(prefix) or one.file == used)
        )
        if has_errors(heads):
            errors[year] = list(heads)
            continue
        view, found = bloc[year].view_from(book, loading.broken)
        if view is None:
            errors[year] = [one for one in found if has_errors([one])]
            continue
        snapshots[year] = _snapshot(side, folder, book, year, view)
    altered = tuple(
        one._replace(severity=Severity.WARNING)
        for held in book.years.values()
        for year, seal in held.seals.items()
        for one in distrusted(side.files, book, year, seal)
    )
    return BlocSide(book, snapshots, errors, _rotation(side, folder), altered)


def _snapshot(side: Side, folder: str, book: Book, year: int, view: YearView) -> Snapshot:
    votes = view.votes.votes
    return Snapshot(
        view.result,
        {one.award.id: one.derived for one in view.awards.awards},
        {
            vote.last.id: {c.id: c.votes for c in vote.last.candidates if c.votes is not None}
            for vote in votes
        },
        {vote.last.id: vote.last.elected for vote in votes},
        _leaders(book, year),
        tuple(unit.id for unit in book.members(year)),
        _rules(side, folder, year),
        {
            one.award.id: {each.unit: each.eligible for each in one.candidates}
            for one in view.awards.awards
        },
        _files(side, folder, year),
        _shared(side, folder),
        _of_used(side, folder, year),
    )


def _files(side: Side, folder: str, year: int) -> dict[str, str]:
    """The year's other files as flat text; sheets and votes are told by what they give."""
    base = data_path(folder, year) + "/"
    found: dict[str, str] = {}
    for path in side.files.content:
        name = path.removeprefix(base)
        is_told = name in TOLD or name.startswith("scores/") or name.endswith("/seal.yaml")
        if not path.startswith(base) or is_told:
            continue
        told = _flat(side, path, name)
        if name.startswith("ballots/"):
            told = {key: text for key, text in told.items() if ": votes" not in key}
        found |= told
    return found


def _shared(side: Side, folder: str) -> dict[str, str]:
    """What holds for all years: members, settings, records, who the bloc is, who acts for its
    leaders. Scales that several blocs use are told with the rules of the years that use them."""
    start = below(folder)
    used = {
        used_scale(side.files, one, year)
        for one in side.files.blocs()
        for year in years_of(side.files, one)
    }
    blocs = [f"{one}/" for one in side.files.blocs() if one]
    found: dict[str, str] = {}
    for path in side.files.content:
        if path in used:
            continue
        own = path.removeprefix(start) in ("units.yaml", "records.yaml") and path.startswith(start)
        common = not any(path.startswith(one) for one in blocs) and (
            bool(folder) or "/" not in path
        )
        if own or (common and path not in (f"{start}leadership.yaml", f"{start}bloc.yaml")):
            found |= _flat(side, path, path.removeprefix(start))
    bloc = _flat(side, f"{start}bloc.yaml", "bloc.yaml")
    led = _flat(side, f"{start}leadership.yaml", "leadership.yaml")
    found |= {path: text for path, text in bloc.items() if "rotation" not in path}
    found |= {path: text for path, text in led.items() if not _LED.search(path)}
    return found


_LED = re.compile(r"\.(year|leader|deputies\S*)$")
"""What is told of a term as a change of leaders."""


def _leaders(book: Book, year: int) -> tuple[str, ...]:
    of_year = [term for term in book.terms if term.year == year]
    if not of_year:
        return ()
    last = of_year[-1]
    return (last.leader or "", *(last.deputies or ()))


def _rules(side: Side, folder: str, year: int) -> dict[str, str]:
    """criteria.yaml with what it takes of the scale that it uses, awards.yaml of the year, and how
    the leader rotates, as flat text. A rule goes by one name wherever it is written: a shared
    scale under another file name is no other rule."""
    own, awards = (
        _tree(side, data_path(folder, year, name)) for name in ("criteria.yaml", "awards.yaml")
    )
    used = used_scale(side.files, folder, year)
    scale = own if used is None else _tree(side, used) | own
    return (
        _flattened(scale, "criteria.yaml")
        | _flattened(awards, "awards.yaml")
        | _rotation(side, folder)
    )


def _of_used(side: Side, folder: str, year: int) -> dict[str, str]:
    """The rules of a shared scale, each with the file in which it is to be looked for."""
    used = used_scale(side.files, folder, year)
    if used is None:
        return {}
    own = _tree(side, data_path(folder, year, "criteria.yaml"))
    shared = {key: value for key, value in _tree(side, used).items() if key not in own}
    return {f"criteria.yaml: {path}": f"{used}: {path}" for path, _ in flat(shared)}


def _rotation(side: Side, folder: str) -> dict[str, str]:
    bloc = _flat(side, data_path(folder, "bloc.yaml"), "bloc.yaml")
    return {path: text for path, text in bloc.items() if "rotation" in path}


def _flat(side: Side, file: str, name: str) -> dict[str, str]:
    return _flattened(_tree(side, file), name)


def _flattened(tree: dict[str, Node], name: str) -> dict[str, str]:
    texts = {f"{name}: {path}": text for path, text in flat(tree)}
    if name in SAY_NOTHING_EMPTY:
        return {path: text for path, text in texts.items() if text != NONE}
    return texts


SAY_NOTHING_EMPTY = frozenset(["exclusions.yaml", "appeals.yaml", "settlements.yaml"])
"""Files whose empty list says what their absence says."""


def _tree(side: Side, file: str) -> dict[str, Node]:
    raw = side.files.read(file)
    tree = parse(raw, file)[0] if isinstance(raw, bytes) else None
    return tree if isinstance(tree, dict) else {}


def _same(before: Side, after: Side, old: str | None, new: str | None) -> bool:
    """Whether not a byte of the bloc, or of what holds for all blocs, differs."""
    if old is None or new is None or old != new:
        return False
    others = {f"{one}/" for side in (before, after) for one in side.files.blocs() if one != old}
    sides = [
        {
            name: raw
            for name, raw in side.files.content.items()
            if not old or not any(name.startswith(one) for one in others)
        }
        for side in (before, after)
    ]
    return sides[0] == sides[1]


def bloc_difference(
    bloc: str, before: Side, after: Side, old: str | None, new: str | None
) -> tuple[BlocDiff | None, tuple[Diagnostic, ...]]:
    """What changed of a bloc between two sides, None where nothing did; and how its sealed years
    are not as they were sealed. `old`, `new`: its folder on each side, None where it is not there.
    """
    if _same(before, after, old, new):
        return None, ()
    was, now = bloc_side(before, old), bloc_side(after, new)
    book = now.book or was.book
    name = book.bloc.data.name if book else bloc
    if old is None or new is None:
        state = "added" if old is None else "removed"
    else:
        state = "broken" if was.book is None or now.book is None else "changed"
    years = tuple(_years(before, after, was, now)) if state != "broken" else ()
    # The older side is what a change is told from: only the newer one is held to its seals.
    if state == "changed" and not years:
        return None, now.altered
    awards: dict[str, str] = {}
    for side in (was.book, now.book):
        awards |= side.award_names if side else {}
    places = _places(was, now)
    return BlocDiff(bloc, name, state, was.book, now.book, years, awards, places), now.altered


def _years(before: Side, after: Side, was: BlocSide, now: BlocSide) -> list[YearDiff]:
    found, is_told = [], False
    for year in sorted({*was.known, *now.known, *was.errors, *now.errors}):
        hindered = [
            (s, b.errors[year]) for s, b in ((before, was), (after, now)) if year in b.errors
        ]
        if hindered:
            side, errors = hindered[0]
            found.append(YearDiff(year, None, len(errors), side.name))
            continue
        sides = [was.at(year), now.at(year)]
        if year not in was.years and year not in now.years:
            sides = [Snapshot(leaders=one.leaders) for one in sides]  # nothing but a term
        changes = year_changes(*sides)
        if not changes.same_results:  # what holds for all years may be why
            shared = texts_changed(sides[0].shared, sides[1].shared)
            changes = changes._replace(files=(*changes.files, *shared))
            is_told = True
        if not changes.nothing:
            found.append(YearDiff(year, changes))
    return found if is_told else _with_unseen(found, was, now)


def _with_unseen(found: list[YearDiff], was: BlocSide, now: BlocSide) -> list[YearDiff]:
    """What holds for all years was changed, and no result of any with it: told at the latest."""
    last = max({*was.years} & {*now.years}, default=None)
    if last is None:
        return found
    shared = texts_changed(was.years[last].shared, now.years[last].shared)
    if not shared:
        return found
    own = next((one for one in found if one.year == last), YearDiff(last, YearChanges()))
    if own.changes is None:
        return found
    told = own._replace(changes=own.changes._replace(files=(*own.changes.files, *shared)))
    others = [one for one in found if one.year != last]
    return sorted([*others, told], key=lambda one: one.year)


def _places(*sides: BlocSide) -> int:
    """The decimals in which points are told: the most that any of the scales declares."""
    declared = [
        snapshot.result.scale.rounding.places
        for side in sides
        for snapshot in side.years.values()
        if snapshot.result is not None
    ]
    return max(declared, default=2)
