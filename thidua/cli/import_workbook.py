"""`thidua import nam-2026.xlsx`: the year workbook back into the data.

`thidua import thang-diem.xlsx`: the scale workbook back into criteria.yaml.

`thidua import --scale FILE`: the office's own scale, Excel or Word, as a draft criteria.yaml.

Whether what people emptied in a workbook is to be taken away is asked.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from thidua.cli.output import print_text, quoted
from thidua.cli.sealed import closed_years
from thidua.cli.session import FAILED, FINE, USAGE, Refused, Session
from thidua.cli.writing import agreed, import_again, save_file, say_lines, say_written, write
from thidua.diagnostics.diagnostic import Diagnostic, Word, has_errors
from thidua.excel.grid import at_cell, cell_name
from thidua.model.emulation_year import as_period, scale_folder
from thidua.store.seal_hashes import year_folder
from thidua.store.write.writer import FileWrite
from thidua.store.yaml.dump import flow
from thidua.store.yaml.use import SCALE_FILE, used_scale
from thidua.store.year_rules import has_no_scale, kinds_of_period, unscaled_kinds
from thidua.text.encodings import data_path
from thidua.text.vietnamese import safe
from thidua.words import Lang, say
from thidua.words.year_workbook import WORDS

if TYPE_CHECKING:
    from thidua.excel.edits import E, Edited
    from thidua.excel.grid import Workbook
    from thidua.excel.scale.importing import ScaleDraft
    from thidua.excel.scale.workbook.cells import CellProblem, Edits, ScaleEdit
    from thidua.excel.scale.workbook.pieces import Names
    from thidua.excel.scale.workbook.reading import ReadBook
    from thidua.excel.workbook.importing import GivenWorkbook
    from thidua.store.yaml.reader import Node


def import_workbooks(
    session: Session, given: "Sequence[GivenWorkbook]", *, dry_run: bool, replace: bool
) -> int:
    """A year workbook, or the pledges of several units: shows what changes, asks about what was
    emptied, writes all or nothing."""
    from thidua.excel.workbook.edits import base_of, kept_now, last_said, place_of
    from thidua.excel.workbook.importing import make_edits, read_workbooks
    from thidua.store.write.remembered import recalled, remember, workbook_key
    from thidua.views.import_changes import workbook_lines

    state = given[0].state
    ids = {folder: session.bloc_id(folder) for folder in session.blocs()}
    folder = next((folder for folder, id_ in ids.items() if id_ == state.bloc), None)
    if folder is None or any(one.state.bloc != state.bloc for one in given):
        session.tell(
            Diagnostic("TD967", one.file, args={"found": one.state.bloc}, variant="bloc")
            for one in given
            if folder is None or one.state.bloc != state.bloc
        )
        return FAILED
    root = session.data.root
    keys = [
        workbook_key(place_of(one.state, str(Path(one.file).absolute())), base_of(one.state))
        for one in given
    ]
    last = [last_said(recalled(root, key)) for key in keys]
    found = read_workbooks(session.lang, given, session.files, folder, last)
    if not has_errors(found.problems):
        gone = ((one.workbook, one) for one in found.emptied)
        taken, asked = taken_away(session, gone, replace=replace, ask=not dry_run)
        found.problems += asked
        if not asked:
            make_edits(found, taken, state.year, session.files, folder)
    if has_errors(found.problems):
        barred = [(folder, state.year)] if _is_barred(found.problems) else ()
        closed = closed_years(session, (), barred)
        session.tell([*closed, *found.problems], whole=True)
        return FAILED
    say_lines(session, workbook_lines(session.lang, found.edits, found.made))
    if found.absent:
        say_lines(session, [say(session.lang, "year_workbook.absent", n=found.absent)])
    session.tell(found.problems, whole=True)
    if dry_run:
        key = "dry_run" if found.edits else "nothing"
        say_lines(session, [say(session.lang, f"year_workbook.{key}")])
        return FINE
    changes = [FileWrite(one.file, one.new, one.old) for one in found.files if one.is_changed]
    if not changes:
        say_lines(session, [say(session.lang, "year_workbook.nothing")])
        return FINE
    inside = f"{year_folder(folder, state.year)}/"
    is_shared = any(not one.path.startswith(inside) for one in changes)
    write(session, changes, [(folder, state.year)] if is_shared else ())
    for key, one, said in zip(keys, given, last, strict=True):
        own = [edit for edit in found.edits if edit.workbook == one.file]
        if own:
            remember(root, key, kept_now(said, own))
    written = say(session.lang, "year_workbook.written", n=len(changes))
    say_written(
        session, written, *([] if state.unit else [say(session.lang, "year_workbook.again")])
    )
    return FINE


def taken_away(
    session: Session, emptied: "Iterable[tuple[str, E]]", *, replace: bool, ask: bool
) -> "tuple[list[E], list[Diagnostic]]":
    """Of what was emptied, each with its workbook, that which is to go: all with --replace; in a
    terminal each is asked about; else an error each."""
    taken: list[E] = []
    problems: list[Diagnostic] = []
    asks = ask and not session.quiet and sys.stdin.isatty() and session.stderr.terminal
    for file, one in emptied:
        args = {"about": one.about, "label": one.label, "before": one.was or flow(one.before)}
        if replace:
            taken.append(one)
        elif asks:
            cell, row = cell_name(*one.place), one.place[0] + 1
            key = "ask_gone" if one.takes_away else "ask_emptied"
            question = say(
                session.lang, f"year_workbook.{key}", cell=cell, row=row, sheet=one.sheet, **args
            )
            if agreed(question):
                taken.append(one)
        else:
            variant = "row" if one.takes_away else ""
            problems.append(at_cell("TD965", file, one.sheet, one.place, variant, args))
    return taken, problems


BEYOND = ("TD270", "TD271")
"""Advice that mostly comes from a slip of the pen: points that nobody can get."""


def _is_barred(problems: Sequence[Diagnostic]) -> bool:
    """Whether a wrong cell stands on a sheet that a sealed year does not take: decisions come
    behind the seal."""
    behind_seal = WORDS["sheet.decisions"]
    return any(one.where and one.where[0] not in behind_seal for one in problems)


def import_scale_book(
    session: Session,
    book: "Workbook",
    names: tuple[str, str],
    asked: str | None,
    *,
    dry_run: bool,
    replace: bool,
) -> int:
    """What changes is shown, then written; nothing where a cell is not understood. `names`: the
    workbook's path as it is shown, and where it lies; `asked`: for which year or period a new scale
    is; an exported one knows."""
    from thidua.excel.scale.workbook.edits import kept, since, taken_up
    from thidua.excel.scale.workbook.reading import read_book
    from thidua.excel.scale.workbook.rows import tree_of
    from thidua.excel.scale.workbook.settings import all_edits
    from thidua.store.write.remembered import recalled, remember, workbook_key

    file, place = names
    read = session.sure(read_book(book, file))
    target = _target(session, read, file, asked)
    found = all_edits(tree_of(read.base), read.rows, read.settings, target.names, read.first)
    problems = [_cell_told(problem, file) for problem in found.problems]
    if not problems:
        gone = ((file, one) for one in found.emptied)
        taken, problems = taken_away(session, gone, replace=replace, ask=not dry_run)
        found.edits += taken
    memory = "" if read.is_draft else workbook_key(place, read.base)
    own = kept(found.edits)
    if memory and not problems and (last := taken_up(recalled(session.data.root, memory))):
        now = (target.now or b"").decode("utf-8-sig")
        again = since(last, found.edits, read.base, now, target.path)
        found.edits = again.edits
        problems = [_undone(session, one, target) for one in again.undone]
    if problems:
        closed = closed_years(session, [target.path], [(target.folder, target.year)])
        session.tell([*closed, *problems, *read.problems])
        return FAILED
    session.tell(read.problems)
    code = _apply(session, found, target, dry_run=dry_run)
    if code == FINE and memory and own and not dry_run:
        remember(session.data.root, memory, own)
    return code


class _Target(NamedTuple):
    """What a workbook (`file`, `read`) goes into: the bloc's folder and the year; the scale's path
    and what it holds now; where a draft makes the whole file, the keys of what stands there that
    stay; what people call ids; the folders of other blocs whose scale it is, too."""

    file: str
    read: "ReadBook"
    folder: str
    year: int
    path: str
    now: bytes | None
    kept: "Mapping[str, Node] | None"
    names: "Names"
    sharers: tuple[str, ...] = ()

    @property
    def base(self) -> bytes:
        """What the edits are made in."""
        whole = self.now is None or self.kept is not None
        return self.read.base.encode() if whole or self.now is None else self.now

    @property
    def is_first(self) -> bool:
        """Whether a scale comes to where none was."""
        from thidua.excel.scale.workbook.drafted import comes_from

        whole = self.now is None or self.kept is not None
        return whole and not (self.now and comes_from(self.now, self.read.base))


def _target(session: Session, read: "ReadBook", file: str, asked: str | None) -> _Target:
    """Where it goes; the command ends where that is another place than it was made for."""
    from thidua.excel.scale.workbook.drafted import comes_from, stays

    def stop(at: str, variant: str, **args: str) -> None:
        session.stop_at([Diagnostic("TD943", at, at="file", args=args, variant=variant)])

    year = session.year(read.about.get("year", asked), writes=True)
    folder = _folder(session, read)
    if asked is not None and (other := session.year(asked, writes=True)) != year:
        stop(file, "year", made=str(year), now=str(other))
    if read.is_draft and asked is None:
        _ask_for_which(session, folder, year, (file, read.base))
    own = data_path(folder, scale_folder(year), SCALE_FILE)
    used = used_scale(session.files, folder, year)
    path = used or own
    if not read.is_draft and used != read.about.get("file"):
        stop(own, "use", file=own, now=path, made=read.about.get("file") or own)
    now = session.sure(session.files.read(path))
    kept = stays(session.files, folder, year, now, read.base) if read.is_draft else None
    if read.is_draft and kept is None and not (now and comes_from(now, read.base)):
        stop(path, "there", file=path, year=scale_folder(year))
    others = [one for one in session.data.blocs if one != folder]
    sharers = [one for one in others if used and used_scale(session.files, one, year) == used]
    names = _names(session, folder, year)
    return _Target(file, read, folder, year, path, now, kept, names, tuple(sharers))


def _ask_for_which(session: Session, folder: str, year: int, draft: tuple[str, str]) -> None:
    """A new scale (its workbook, its text) in a year with kinds of period that have none, or of
    which one was made from it: it does not say whose it is."""
    from thidua.excel.scale.workbook.drafted import comes_from

    file, text = draft
    made = [
        one
        for one in kinds_of_period(session.files, folder, year)
        if comes_from(session.files.bytes_of(data_path(folder, one, SCALE_FILE)) or b"", text)
    ]
    kinds = made or unscaled_kinds(session.files, folder, year)
    if kinds:
        args = {
            "year": str(year),
            "known": ", ".join(kinds),
            "file": quoted(session.display(file)),
            "kind": kinds[0],
        }
        variant = "scale_again" if made else "scale"
        raise Refused(USAGE, Diagnostic("TD921", args=args, variant=variant))


def _folder(session: Session, read: "ReadBook") -> str:
    """The folder of the bloc that the workbook is of; else the only one."""
    wanted = read.about.get("bloc")
    folders = session.blocs()
    ours = [folder for folder in folders if session.bloc_id(folder) == wanted]
    if ours or (wanted is None and len(folders) == 1):
        return (ours or folders)[0]
    known = ", ".join(session.bloc_id(folder) or folder for folder in folders)
    if wanted is not None:
        args = {"made": wanted, "now": known}
        raise Refused(FAILED, Diagnostic("TD943", args=args, variant="bloc"))
    raise Refused(2, Diagnostic("TD942", args={"known": known}, variant="blocs"))


def _names(session: Session, folder: str, year: int) -> "Names":
    """What the bloc's units and the year's tasks and periods are called."""
    from thidua.excel.scale.workbook.pieces import Names

    bloc = session.bloc(folder, results=False)
    book = bloc.load([([year], frozenset(["pledges"]))]).book
    members = book.members(year) if book is not None else ()
    held = book.years.get(year) if book is not None else None
    tasks = held.task_names() if held is not None else {}
    periods = held.periods.data.names if held is not None and held.periods is not None else {}
    return Names({one.id: one.name for one in members}, tasks=tasks, periods=periods)


def _cell_told(problem: "CellProblem", file: str) -> Diagnostic:
    from thidua.excel.grid import cell_name, cell_span
    from thidua.excel.scale.workbook.changes import heading, typed_like

    why = Word(f"scale_book.why_{problem.why}")
    args: dict[str, str | Word] = {
        "cell": cell_name(*problem.place), "why": why, "found": problem.found,
    }  # fmt: skip
    where = (problem.sheet, heading(problem.sheet, problem.column))
    span, called = cell_span(problem.place), typed_like(problem.kind)
    return Diagnostic("TD942", file, args=args, where=where, span=span, called=called)


def _undone(session: Session, one: "ScaleEdit", target: _Target) -> Diagnostic:
    """What the last import brought or took away, and the workbook says otherwise by now."""
    from thidua.excel.scale.workbook.changes import whole_words

    args = {"of": whole_words(session.lang, one, target.read.base, target.names)}
    variant = "came" if one.adds else "went"
    return Diagnostic("TD943", target.path, at="file", args=args, variant=variant)


def _apply(session: Session, found: "Edits", target: _Target, *, dry_run: bool) -> int:
    from thidua.excel.edits import apply_edits
    from thidua.excel.scale.workbook.changes import TypedScale, judged
    from thidua.excel.scale.workbook.drafted import with_kept, with_origin, with_remarks

    path, now = target.path, target.now
    applied = apply_edits(target.base, found.edits, path)
    if applied.conflicts or applied.problems:
        session.tell([*applied.problems, *_conflicts(session, applied, target, found)])
        return FAILED
    new = applied.new
    if target.kept is not None:
        new = session.sure(with_kept(new, target.kept, path))
        new = with_remarks(session.lang, new, found.remarks)
        new = with_origin(new, target.read.base, say(session.lang, "scale_book.origin"))
    typed = TypedScale(target.file, found.rows, target.read.settings)
    blocs = (target.folder, *target.sharers)
    broken, elsewhere = judged(typed, (path, new), session.files, blocs, target.year)
    if has_errors(broken):
        session.tell(broken)
        return FAILED
    _say(session, found, new, applied.unordered, target)
    session.tell([one for one in broken if one.code not in BEYOND], whole=True)
    session.tell([one for one in broken if one.code in BEYOND], strict=True)
    if elsewhere:
        say_lines(session, [say(session.lang, "scale_book.elsewhere", n=len(elsewhere))])
        session.tell(elsewhere)
    if new == now or dry_run:
        return FINE
    write(session, [FileWrite(path, new, now)])
    n = found.told
    key = "written" if n else "written_new"
    say_written(session, say(session.lang, f"scale_book.{key}", file=safe(path), n=n))
    return FINE


def _conflicts(
    session: Session, applied: "Edited[ScaleEdit]", target: _Target, found: "Edits"
) -> "list[Diagnostic]":
    from thidua.excel.scale.workbook.changes import changed_twice

    edits = (edit for edit, _ in applied.conflicts)
    texts = target.read.base, target.base.decode("utf-8-sig")
    twice = changed_twice(session.lang, edits, texts, found, target.names)
    return [Diagnostic("TD943", target.path, at="file", args=one._asdict()) for one in twice]


def _say(
    session: Session,
    found: "Edits",
    new: bytes,
    unordered: "list[ScaleEdit]",
    target: _Target,
) -> None:
    from thidua.excel.scale.workbook.changes import order_not_taken, scale_changes
    from thidua.excel.scale.workbook.drafted import with_kept

    lang = session.lang
    was = target.now or b""
    if target.is_first:
        was = session.sure(with_kept(target.base, target.kept or {}, target.path))
    before, after = (one.decode("utf-8-sig") for one in (was, new))
    lines = [safe(line) for line in scale_changes(lang, before, after, target.names)]
    found.told = len(lines)
    if target.is_first:
        args = {"file": safe(target.path), "name": safe(session.display(target.file))}
        lines.insert(0, say(lang, "scale_book.new_file", **args))
        lines += _stages_taken(lang, target)
    elif not lines:
        lines.append(say(lang, "scale_book.nothing"))
    lines += [say(lang, "scale_book.remark", text=safe(one)) for one in found.remarks]
    if found.absent:
        lines.append(say(lang, "scale_book.absent", n=len(found.absent)))
    if target.sharers and found.told:
        shared = (target.folder, *target.sharers)
        blocs = ", ".join(safe(session.bloc_id(one) or one) for one in shared)
        lines.append(say(lang, "scale_book.shared", file=safe(target.path), blocs=blocs))
    said = order_not_taken(lang, target.read.base, found, unordered, target.names)
    say_lines(session, [*lines, *map(safe, said)])


def _stages_taken(lang: Lang, target: _Target) -> Iterator[str]:
    """Whose stages the first scale of a kind of period has."""
    from thidua.excel.scale.workbook.pieces import named_in

    named = named_in(target.kept or {}, "stages") if as_period(target.year) is not None else {}
    if named:
        stages = safe("; ".join(named.values()))
        yield say(lang, "scale_book.stages_of_year", stages=stages)


def import_scale(session: Session, names: list[str], output: str | None) -> int:
    """The draft goes to `output`, which must not exist, or to stdout; the doubts to stderr."""
    from thidua.excel.scale.importing import read_scale
    from thidua.excel.unpack import MOST_FILE
    from thidua.store.named_files import read_all, workbooks

    found = workbooks(names, (".xlsx", ".docx"))
    if len(found) != 1:
        raise Refused(USAGE, Diagnostic("TD940", variant="one"))
    if isinstance(found[0], Diagnostic):
        session.tell([found[0]])
        return FAILED
    _, name, raw = next(iter(read_all([found[0]], MOST_FILE)))
    shown = str(found[0])  # as typed: no data folder is needed, from which it could be shown
    read = [raw] if isinstance(raw, Diagnostic) else read_scale(session.lang, raw, shown, name)
    if isinstance(read, list):
        session.tell(read)
        return FAILED
    if output is None:
        print_text(sys.stdout, read.text)
    else:
        made = _book(session, read, name) if output.casefold().endswith(".xlsx") else None
        _save(session, output, made or read.text.encode(), read)
    session.tell(read.doubts)
    return FINE


def _book(session: Session, read: "ScaleDraft", name: str) -> bytes:
    """The draft as a scale workbook, doubtful rows first and marked."""
    from thidua.excel.scale.workbook.sheet import draft_book, write_book

    title = say(session.lang, "scale_book.title_draft", name=name)
    return write_book(session.lang, draft_book(session.lang, title, read))


def _save(session: Session, output: str, data: bytes, read: "ScaleDraft") -> None:
    path = Path(output)
    save_file(session, path, data)
    sure, *more = read.summary
    said = [say(session.lang, "scale_draft.written", file=safe(output), summary=sure), *more]
    if read.unused:
        columns = "; ".join(f"“{safe(heading)}”" for heading in read.unused)
        said.append(say(session.lang, "scale_draft.unused", columns=columns))
    if output.casefold().endswith(".xlsx"):
        key = "scale_draft.then" if read.doubts else "scale_draft.then_sure"
        commands = [import_again(path, one) for one in without_scale(session) or ("",)]
        either = f" {say(session.lang, 'scale_draft.or')} "
        said.append(say(session.lang, key, command=either.join(commands)))
    say_lines(session, said)


def without_scale(session: Session) -> list[str]:
    """For what of the newest year a new scale may be, as it is typed: the kinds of period that have
    none yet (`2026/tuan`), then the year if it has none; [] where there are no such kinds."""
    from thidua.store.loading import years_of

    try:
        folders = session.blocs()
    except Refused:
        return []
    year = max(years_of(session.files, folders[0]), default=None) if len(folders) == 1 else None
    if year is None:
        return []
    kinds = unscaled_kinds(session.files, folders[0], year)
    years = [str(year)] if kinds and has_no_scale(session.files, folders[0], year) else []
    return [*kinds, *years]
