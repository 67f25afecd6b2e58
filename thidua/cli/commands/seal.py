"""`thidua seal YEAR`: closes a year by hash, or reopens it with a reason."""

from typing import Annotated

from thidua import __version__
from thidua.bloc.records.sealing import digest, is_incomplete, not_over, reopening, sealed_tree
from thidua.bloc.scoring.check_periods import check_lacking
from thidua.cli.asked import missing_year
from thidua.cli.command import DryRun, Year, command, option
from thidua.cli.session import FAILED, FINE, USAGE, Refused, Session
from thidua.cli.writing import say_lines, who, write
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.model.book import Sourced
from thidua.model.seal import Seal
from thidua.store.folder import Files, is_there
from thidua.store.guard import half_written
from thidua.store.loading import years_of
from thidua.store.seal_hashes import SEAL_FILE, inputs_of, year_folder
from thidua.store.write.writer import FileWrite
from thidua.store.yaml.dump import dump
from thidua.store.yaml.splice import append_item
from thidua.views.seal import reopened_lines, sealed_lines
from thidua.words import say
from thidua.year.outcome import LoadedBook
from thidua.year.sealed import to_seal
from thidua.year.year import Year as OfYear


def seal(
    session: Session,
    year: Year,
    incomplete: Annotated[bool, option("incomplete", "--incomplete")] = False,
    reopen: Annotated[bool, option("reopen", "--reopen")] = False,
    reason: Annotated[str | None, option("reason", "--reason", metavar="text")] = None,
    dry_run: DryRun = False,
) -> int:
    """Closes a year: hashes of all its inputs, of its results, and who sealed it."""
    wanted = session.year(year, writes=True)
    if reopen != bool(reason and reason.strip()):
        raise Refused(USAGE, Diagnostic("TD836", variant="" if reopen else "alone"))
    folder = session.one_bloc()
    missing = missing_year(session, wanted)
    session.stop_at(missing)
    unfinished = half_written(session.files, folder, years_of(session.files, folder))
    session.stop_at(unfinished)
    bloc = session.bloc(folder, results=False)
    of = bloc[wanted]
    loaded = of.whole()
    base = year_folder(folder, wanted)
    if reopen:
        return _reopen(session, loaded, base, of.year, (reason or "").strip(), dry_run=dry_run)
    return _seal(session, loaded, of, base, incomplete=incomplete, dry_run=dry_run)


def _seal(
    session: Session, loaded: LoadedBook, of: OfYear, base: str, *, incomplete: bool, dry_run: bool
) -> int:
    year = of.year
    one, found = to_seal(of, loaded, incomplete=incomplete)
    session.tell(found)
    if one is None:
        return FAILED
    held = one.book.years[year]
    session.tell(not_over(one.book, year, session.today))
    if one.result is not None:  # a period that was left out is told before it is too late
        session.tell(check_lacking(held, one.result), strict=True)
    # Read once more: what is sealed is what was computed from, and still stands there.
    if one.inputs != inputs_of(Files(session.data.root), one.book, year):
        session.stop_at([Diagnostic("TD805", base, at="file")])
    tree = sealed_tree(
        one.inputs,
        one.results,
        _made() | ({"incomplete": "true"} if is_incomplete(held, one.result) else {}),
        one.before,
    )
    file = f"{base}/{SEAL_FILE}"
    head = [f"# {line}" for line in say(session.lang, "seal.head", year=str(year)).splitlines()]
    new = session.sure(dump(tree, file, head))
    old = session.files.read(file)
    change = FileWrite(file, new, old if isinstance(old, bytes) else None)
    if not dry_run:
        write(session, [change])
    lines = sealed_lines(one.book, year, one.inputs, one.result, session.lang, dry_run=dry_run)
    say_lines(session, [*lines, *_written(session, file, digest(one.results), dry_run)])
    return FINE


def _written(session: Session, file: str, code: str, dry_run: bool) -> list[str]:
    if dry_run:
        return [say(session.lang, "seal.dry_run")]
    name, root = session.display(file), session.data.root.absolute()
    in_git = any(is_there(one / ".git") for one in (root, *root.parents))
    key = "seal.written" if in_git else "seal.written_alone"
    return [say(session.lang, key, file=name, code=code[:12])]


def _made() -> dict[str, str]:
    """Who seals, when, and with what: the only place where a seal meets clock and user."""
    me = who()
    return {"on": me.since, "by": me.user, "thidua": __version__}


def _reopen(
    session: Session, loaded: LoadedBook, base: str, year: int, reason: str, *, dry_run: bool
) -> int:
    file = f"{base}/{SEAL_FILE}"
    book, loading = loaded
    sealed: Sourced[Seal] | None = book.years[year].seal if book is not None else None
    wrong = [one for one in loading.diagnostics if one.file == file and has_errors([one])]
    session.stop_at(wrong)
    if book is None or sealed is None or not sealed.data.is_closed:
        session.tell([Diagnostic("TD834", base, at="file", args={"year": str(year)})])
        return FAILED
    data: Seal = sealed.data
    line = reopening(data, _made(), reason)
    raw = session.files.read(file)
    if not isinstance(raw, bytes):
        return FAILED
    new = session.sure(append_item(raw, ("history",), dict(line), file))
    if not dry_run:
        write(session, [FileWrite(file, new, raw)])
    more = [say(session.lang, "seal.dry_run")] if dry_run else []
    say_lines(session, [*reopened_lines(book, year, data, reason, session.lang), *more])
    return FINE


COMMAND = command(seal, report=False)
