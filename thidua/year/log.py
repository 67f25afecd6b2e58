"""Who changed which figure of a year when: its sheets through the commits that touched them."""

import re
from datetime import datetime
from pathlib import Path

from thidua.bloc.records.history import Entered, EntryChange, entered, entry_changes
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.model.emulation_year import as_period
from thidua.model.scale.criteria import Scale
from thidua.store.git.commits import Commit, FileChange
from thidua.store.git.commits import log_of_folder as history
from thidua.store.git.repository import (
    Repository,
    read_blobs,
    read_revision,
    read_worktree,
    resolve,
)
from thidua.store.yaml.reader import parse
from thidua.text.encodings import data_path
from thidua.views.log import BlocLog, CommitTold
from thidua.year.outcome import AnyBloc, YearOutcome

_SHEET = re.compile(
    r"(?:(?P<period>[a-z0-9-]+/[0-9]+)/scores/)?(?P<stage>[^/]+)/(?P<name>[^/]+\.yaml)"
)
"""Where a sheet lies below the year's `scores`, or a period's."""
Asked = tuple[str | None, str | None]
"""The unit and the criterion asked for."""


def log_of(
    bloc: AnyBloc, repository: Repository, year: int, asked: Asked
) -> YearOutcome[BlocLog | Diagnostic]:
    """The changes of a year's sheets, the latest first; with periods those of theirs, too. What
    hinders it is git's (the diagnostic that stands for the value) or the bloc's (no value)."""
    inside = bloc.periods(year) if as_period(year) is None else ()
    book, loading = bloc.load([([year, *inside], ["criteria"])])
    told = None if book is None else _told_of(repository, bloc.files.root, book, year, asked)
    return YearOutcome(told, tuple(loading.diagnostics))


def _told_of(
    repository: Repository, root: Path, book: Book, year: int, asked: Asked
) -> BlocLog | Diagnostic:
    # With periods their sheets lie beside those of the year.
    beside = as_period(year) is None and any(as_period(one) is not None for one in book.years)
    names = ("",) if beside else ("scores",)
    scores = data_path(book.folder, year, *names)
    commits = history(repository, scores)
    if isinstance(commits, Diagnostic):
        return commits
    wanted = {
        blob
        for commit in commits
        for change in commit.changes
        for blob in (*change.before, change.after)
        if blob
    }
    blobs = read_blobs(repository, wanted)
    if isinstance(blobs, Diagnostic):
        return blobs
    told = [
        one
        for commit in commits
        if (one := _told(commit, blobs, scores, asked)).changes or (one.cut and commit.changes)
    ]
    told.sort(key=lambda one: _moment(one.date), reverse=True)
    told = [*_uncommitted(root, repository, scores, commits, asked), *told]
    criteria = book.years[year].criteria if year in book.years else None
    units = {one.id: one.label for one in book.units.data.units}
    bloc = book.bloc.data
    found = BlocLog(bloc.id, bloc.name, year, units, {}, tuple(told), scorers=units)
    found = _named(found, criteria.data) if criteria else found
    return _with_periods(found, book)


def _moment(written: str) -> float:
    """When a commit was written, in seconds, to put them in order."""
    try:
        return datetime.fromisoformat(written).timestamp()
    except ValueError:
        return 0.0


def _named(found: BlocLog, scale: Scale) -> BlocLog:
    """With the names that the year's scale gives."""
    names = {fact.id: fact.name for fact in scale.facts}
    names |= {item.id: item.name for item, _ in scale.items.values()}
    names |= {node.id: node.name for node in scale.nodes.values()}
    stages = {stage.id: stage.name for stage in scale.stages}
    offices = {office.id: office.name for office in scale.offices}
    return found._replace(criteria=names, stages=stages, scorers=found.units | offices)


def _with_periods(found: BlocLog, book: Book) -> BlocLog:
    """With the periods' names, and those that their own scales give."""
    named: dict[str, BlocLog] = {}
    for year, held in book.years.items():
        if held.criteria is not None and (period := as_period(year)):
            inside = _named(found, held.criteria.data)._replace(name=period.period.name)
            named[str(year).partition("/")[2]] = inside
    return found._replace(periods=named)


def _told(commit: Commit, blobs: dict[str, bytes], scores: str, asked: Asked) -> CommitTold:
    changes = () if commit.cut else tuple(_changes(commit, blobs, scores, asked))
    return CommitTold(
        commit.hash, commit.author, commit.date, commit.subject, commit.body, changes, commit.cut
    )


def _changes(
    commit: Commit, blobs: dict[str, bytes], scores: str, asked: Asked
) -> list[EntryChange]:
    found: list[EntryChange] = []
    for change in commit.changes:
        sides = [_of_parents(change, blobs, parent, scores) for parent in change.before]
        # What a merge itself changed differs from every parent; the rest is told where it happened.
        entries = [{one.entry for one in side} for side in sides]
        own = [one for one in sides[0] if all(one.entry in side for side in entries)]
        found += [one for one in own if _asked(one, asked)]
    return found


def _of_parents(
    change: FileChange, blobs: dict[str, bytes], parent: str | None, scores: str
) -> list[EntryChange]:
    old, new = change.old_path or change.path, change.path or change.old_path
    before = _sheet(blobs.get(parent or ""), old, scores)
    after = _sheet(blobs.get(change.after or ""), new, scores)
    return list(entry_changes(before, after))


def _sheet(raw: bytes | None, path: str | None, scores: str) -> Entered | None:
    if raw is None or path is None or not path.startswith(f"{scores}/"):
        return None
    inside = path.removeprefix(f"{scores}/").removeprefix("scores/")
    match = _SHEET.fullmatch(inside)
    if match is None:
        return None
    tree, _ = parse(raw, path)
    return entered(tree, match["stage"], match["name"], match["period"] or "")


def _asked(one: EntryChange, asked: Asked) -> bool:
    unit, criterion = asked
    return (unit is None or one.unit == unit) and (
        criterion is None or one.entry == criterion or one.entry.startswith(f"{criterion}.")
    )


def _uncommitted(
    root: Path, repository: Repository, scores: str, commits: list[Commit], asked: Asked
) -> list[CommitTold]:
    """What stands on the disk and in no commit yet."""
    here = read_worktree(root)
    head = resolve(repository, "HEAD") if commits else None
    last = read_revision(repository, head) if isinstance(head, str) else {}
    if isinstance(here, Diagnostic) or isinstance(last, Diagnostic):
        return []
    changes: list[EntryChange] = []
    for path in sorted({*here, *last}):
        if path.startswith(f"{scores}/") and here.get(path) != last.get(path):
            sides = (_sheet(last.get(path), path, scores), _sheet(here.get(path), path, scores))
            changes += entry_changes(sides[0], sides[1])
    kept = tuple(one for one in changes if _asked(one, asked))
    return [CommitTold("", "", "", "", "", kept)] if kept else []
