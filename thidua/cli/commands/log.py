"""`thidua log YEAR [UNIT] [CRITERION]`."""

import re
from datetime import datetime
from typing import Annotated

from thidua.bloc.records.history import Entered, EntryChange, entered, entry_changes
from thidua.cli.command import Year, argument, command, sure
from thidua.cli.session import Session
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.model.emulation_year import as_period
from thidua.model.scale.criteria import Scale
from thidua.store.git.commits import Commit, FileChange
from thidua.store.git.commits import log_of_folder as history
from thidua.store.git.repository import Repository, find, read_blobs
from thidua.store.yaml.reader import parse
from thidua.views.log import BlocLog, CommitTold, log_json, log_report

_SHEET = re.compile(
    r"(?:(?P<period>[a-z0-9-]+/[0-9]+)/scores/)?(?P<stage>[^/]+)/(?P<name>[^/]+\.yaml)"
)
"""Where a sheet lies below the year's `scores`, or a period's."""
Asked = tuple[str | None, str | None]
"""The unit and the criterion asked for."""


def log(
    session: Session,
    year: Year,
    unit: Annotated[str | None, argument("maybe_unit", "unit")] = None,
    criterion: Annotated[str | None, argument("criterion", "criterion")] = None,
) -> int:
    """Who changed which figure when."""
    output = session.output()
    wanted = session.year(year)
    repository = sure(find(session.data.root))
    found = []
    for folder in session.blocs():
        bloc = session.bloc(folder, results=False)
        inside = bloc.periods(wanted) if as_period(wanted) is None else ()
        opened = session.open(folder, [wanted, *inside], ["criteria"], results=False)
        session.found += opened.loading.diagnostics
        if opened.book is not None:
            found.append(_bloc(session, repository, folder, opened.book, wanted, (unit, criterion)))
    return session.finish(
        output, found, lambda found: log_report(found, session.lang), lambda found: log_json(found)
    )


def _bloc(
    session: Session, repository: Repository, folder: str, book: Book, year: int, asked: Asked
) -> BlocLog:
    # With periods their sheets lie beside those of the year.
    beside = as_period(year) is None and any(as_period(one) is not None for one in book.years)
    names = ("",) if beside else ("scores",)
    scores = "/".join(part for part in (folder, str(year), *names) if part)
    commits = sure(history(repository, scores))
    wanted = {
        blob
        for commit in commits
        for change in commit.changes
        for blob in (*change.before, change.after)
        if blob
    }
    blobs = sure(read_blobs(repository, wanted))
    told = [
        one
        for commit in commits
        if (one := _told(commit, blobs, scores, asked)).changes or (one.cut and commit.changes)
    ]
    told.sort(key=lambda one: _moment(one.date), reverse=True)
    told = [*_uncommitted(session, repository, scores, commits, asked), *told]
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
        own = [one for one in sides[0] if all(one.entry in _entries(side) for side in sides)]
        found += [one for one in own if _asked(one, asked)]
    return found


def _entries(changes: list[EntryChange]) -> set[str]:
    return {one.entry for one in changes}


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
    session: Session, repository: Repository, scores: str, commits: list[Commit], asked: Asked
) -> list[CommitTold]:
    """What stands on the disk and in no commit yet."""
    from thidua.store.git.repository import read_revision, read_worktree, resolve

    here = read_worktree(session.data.root)
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


COMMAND = command(log, results=False)
