"""`thidua import thang-diem.xlsx`: the scale workbook back into criteria.yaml.

`thidua import --scale FILE`: the office's own scale, Excel or Word, as a draft criteria.yaml.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from thidua.cli.import_workbook import taken_away
from thidua.cli.output import print_text, quoted
from thidua.cli.session import FAILED, FINE, USAGE, Refused, Session
from thidua.cli.writing import import_again, say_lines, say_written, write
from thidua.diagnostics.diagnostic import Diagnostic, Severity, Word, has_errors
from thidua.model.emulation_year import as_period, scale_folder
from thidua.store.periods import has_no_scale, unscaled_kinds
from thidua.store.write.writer import FileWrite
from thidua.store.yaml.use import SCALE_FILE, stands_in, used_scale
from thidua.text.paths import data_path
from thidua.text.vietnamese import safe
from thidua.words import Lang, say

if TYPE_CHECKING:
    from thidua.excel.edits import Edited
    from thidua.excel.grid import Workbook
    from thidua.excel.scale.importing import ScaleDraft
    from thidua.excel.scale.workbook.cells import CellProblem, Edits, ScaleEdit, TypedRow
    from thidua.excel.scale.workbook.names import Names
    from thidua.excel.scale.workbook.reading import ReadBook
    from thidua.excel.scale.workbook.rows import Tree
    from thidua.store.folder import OverlayFiles
    from thidua.store.yaml.reader import Node

BEYOND = ("TD270", "TD271")
"""Advice that mostly comes from a slip of the pen: points that nobody can get."""


def scale_workbook(raw: bytes, file: str) -> "Workbook | None":
    """The workbook in `raw` where it is a scale workbook."""
    from thidua.excel.grid import open_workbook
    from thidua.excel.scale.workbook.reading import is_scale_book

    book = open_workbook(raw, file)
    return book if not isinstance(book, Diagnostic) and is_scale_book(book, file) else None


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
    from thidua.excel.scale.workbook.again import comes_from, kept, since, taken_up
    from thidua.excel.scale.workbook.reading import read_book
    from thidua.excel.scale.workbook.rows import tree_of
    from thidua.excel.scale.workbook.settings import all_edits
    from thidua.store.write.remembered import recalled, remember, workbook_key

    file, place = names
    read = session.sure(read_book(book, file))
    year = session.year(read.about.get("year", asked), writes=True)
    folder = _folder(session, read)
    if asked is not None and (other := session.year(asked, writes=True)) != year:
        args = {"made": str(year), "now": str(other)}
        session.tell([Diagnostic("TD943", file, at="file", args=args, variant="year")])
        return FAILED
    if read.is_draft and asked is None:
        _ask_for_which(session, folder, year, file)
    path = data_path(folder, scale_folder(year), SCALE_FILE)
    used = used_scale(session.files, folder, year)
    if not read.is_draft and used != read.about.get("file"):
        args = {"file": path, "now": used or path, "made": read.about.get("file") or path}
        session.tell([Diagnostic("TD943", path, at="file", args=args, variant="use")])
        return FAILED
    path = used or path
    now = session.sure(session.files.read(path))
    begun = _kept_keys(session, read, folder, year, now) if read.is_draft else None
    if read.is_draft and begun is None and not (now and comes_from(now, read.base)):
        args = {"file": path}
        session.stop_at([Diagnostic("TD943", path, at="file", args=args, variant="there")])
    tree = tree_of(read.base)
    called = _names(session, tree, folder, year)
    found = all_edits(tree, read.rows, read.settings, called, read.first)
    problems = [_told(problem, file) for problem in found.problems]
    if not problems:
        gone = ((file, one) for one in found.emptied)
        taken, problems = taken_away(session, gone, replace=replace, ask=not dry_run)
        found.edits += taken
    memory = "" if read.is_draft else workbook_key(place, read.base)
    own = kept(found.edits)
    if memory and not problems and (last := taken_up(recalled(session.data.root, memory))):
        again = since(last, found.edits, read.base, (now or b"").decode("utf-8-sig"), path)
        found.edits = again.edits
        problems = [_undone(session, one, read.base, called, path) for one in again.undone]
    session.tell([*problems, *read.problems])
    if problems:
        return FAILED
    others = [one for one in session.data.blocs if one != folder]
    sharers = [one for one in others if used and used_scale(session.files, one, year) == used]
    lines = tuple(read.settings)
    target = _Target(folder, year, path, now, file, read.base, begun, lines, called, tuple(sharers))
    code = _apply(session, found, target, dry_run=dry_run)
    if code == FINE and memory and own and not dry_run:
        remember(session.data.root, memory, own)
    return code


class _Target(NamedTuple):
    """The bloc's folder and the year; the scale's file: its path, what it holds now, the workbook's
    path, the scale that this was made from; where a draft makes the whole file, the keys of what
    stands there that stay; the lines of the second sheet, what people call ids, and the folders of
    other blocs whose scale it is, too."""

    folder: str
    year: int
    path: str
    now: bytes | None
    file: str
    exported: str
    kept: "Mapping[str, Node] | None"
    settings: "tuple[TypedRow, ...]"
    names: "Names"
    sharers: tuple[str, ...] = ()

    @property
    def base(self) -> bytes:
        """What the edits are made in."""
        whole = self.now is None or self.kept is not None
        return self.exported.encode() if whole or self.now is None else self.now

    @property
    def is_first(self) -> bool:
        """Whether a scale comes to where none was."""
        from thidua.excel.scale.workbook.again import comes_from

        whole = self.now is None or self.kept is not None
        return whole and not (self.now and comes_from(self.now, self.exported))


def _ask_for_which(session: Session, folder: str, year: int, file: str) -> None:
    """A new scale in a year with kinds of period that have none: it does not say whose it is."""
    kinds = unscaled_kinds(session.files, folder, year)
    if kinds:
        args = {
            "year": str(year),
            "known": ", ".join(kinds),
            "file": quoted(session.display(file)),
            "kind": kinds[0],
        }
        raise Refused(USAGE, Diagnostic("TD921", args=args, variant="scale"))


def _begun(session: Session, folder: str, year: int, raw: bytes | None) -> "dict[str, Node] | None":
    """What a scale says that has no criteria yet, as `init` begins one: its stages stay. The first
    scale of a kind of period begins with the stages of the year. None for a scale that has
    criteria: a new draft does not take its place."""
    from thidua.store.yaml.reader import parse

    if raw is None and as_period(year) is not None:
        found = session.files.read(data_path(folder, str(int(year)), SCALE_FILE))
        raw = found if isinstance(found, bytes) else None
        tree = parse(raw, "")[0] if raw is not None else {}
        return {key: tree[key] for key in _OF_YEAR if key in tree} if isinstance(tree, dict) else {}
    tree = parse(raw, "")[0] if raw is not None else {}
    if not isinstance(tree, dict) or tree.get("criteria"):
        return None
    return {key: value for key, value in tree.items() if key not in ("criteria", "max")}


def _kept_keys(
    session: Session, read: "ReadBook", folder: str, year: int, raw: bytes | None
) -> "Mapping[str, Node] | None":
    """What stays where a draft makes the whole file: of one that was only begun, or that stands as
    the last import of this draft left it. None for others: there the edits are made in the file."""
    from thidua.excel.scale.workbook.again import as_left
    from thidua.excel.scale.workbook.rows import tree_of

    if raw is None or not as_left(raw, read.base):
        return _begun(session, folder, year, raw)
    own = ("criteria", "max", *tree_of(read.base))
    there = tree_of(raw.decode("utf-8-sig"))
    return {key: value for key, value in there.items() if key not in own}


_OF_YEAR = ("offices", "stages")
"""What the first scale of a kind of period takes from the year's: who scores, in which steps."""


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


def _names(session: Session, tree: "Tree", folder: str, year: int) -> "Names":
    """What the bloc's units, the scale's offices and the year's tasks are called."""
    from thidua.excel.scale.workbook.names import Names

    book = session.open(folder, (), frozenset(), results=False).book
    members = book.members(year) if book is not None else ()
    held = book.years.get(year) if book is not None else None
    listed = tree.get("offices")
    offices = {
        str(one.get("id")): str(one.get("name", ""))
        for one in (listed if isinstance(listed, list) else ())
        if isinstance(one, dict)
    }
    units = {one.id: one.name for one in members}
    return Names(units, offices, held.task_names() if held is not None else {})


def _told(problem: "CellProblem", file: str) -> Diagnostic:
    from thidua.excel.grid import cell_name, cell_span
    from thidua.excel.scale.workbook.placing import heading, typed_like

    why = Word(f"scale_book.why_{problem.why}")
    args: dict[str, str | Word] = {
        "cell": cell_name(*problem.place), "why": why, "found": problem.found,
    }  # fmt: skip
    where = (problem.sheet, heading(problem.sheet, problem.column))
    span, called = cell_span(problem.place), typed_like(problem.kind)
    return Diagnostic("TD942", file, args=args, where=where, span=span, called=called)


def _undone(session: Session, one: "ScaleEdit", base: str, names: "Names", path: str) -> Diagnostic:
    """What the last import brought or took away, and the workbook says otherwise by now."""
    from thidua.excel.scale.workbook.changes import whole_words

    args = {"of": whole_words(session.lang, one, base, names)}
    return Diagnostic("TD943", path, at="file", args=args, variant="came" if one.adds else "went")


def _apply(session: Session, found: "Edits", target: _Target, *, dry_run: bool) -> int:
    from thidua.excel.edits import apply_edits
    from thidua.excel.scale.workbook.again import with_origin

    path, now = target.path, target.now
    applied = apply_edits(target.base, found.edits, path)
    if applied.conflicts or applied.problems:
        session.tell([*applied.problems, *_conflicts(session, applied, target, found)])
        return FAILED
    new = applied.new
    if target.kept is not None:
        new = _noted(session, session.sure(_kept(new, target)), found.remarks)
        new = with_origin(new, target.exported, say(session.lang, "scale_book.origin"))
    broken, elsewhere = _judged(session, target, new, found)
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
    texts = target.exported, target.base.decode("utf-8-sig")
    twice = changed_twice(session.lang, edits, texts, found, target.names)
    return [Diagnostic("TD943", target.path, at="file", args=one._asdict()) for one in twice]


def _kept(raw: bytes, target: _Target) -> bytes | Diagnostic:
    """The new scale with what the one that was only begun says and the draft does not."""
    from thidua.excel.edits import Edit, apply_edits
    from thidua.excel.scale.workbook.rows import tree_of

    said, kept = tree_of(raw.decode("utf-8-sig")), target.kept or {}
    missing = [Edit(path=(key,), before=None, after=kept[key]) for key in kept if key not in said]
    made = apply_edits(raw, missing, target.path)
    return next(iter(made.problems), made.new)


def _noted(session: Session, raw: bytes, remarks: list[str]) -> bytes:
    """The new scale with the office's lines of which no rule was made, as comments at its end."""
    if not remarks:
        return raw
    lines = [f"#   {safe(' '.join(one.split()))}" for one in remarks]
    text = "\n".join((f"# {say(session.lang, 'scale_draft.notes')}", *lines, ""))
    raw = raw.rstrip(b"\n")  # what was put at the end may have left it without one
    return raw + b"\n" + text.encode()


def _say(
    session: Session,
    found: "Edits",
    new: bytes,
    unordered: "list[ScaleEdit]",
    target: _Target,
) -> None:
    from thidua.excel.scale.workbook.changes import order_not_taken, scale_changes

    lang = session.lang
    was = session.sure(_kept(target.base, target)) if target.is_first else target.now or b""
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
    said = order_not_taken(lang, target.exported, found, unordered, target.names)
    say_lines(session, [*lines, *map(safe, said)])


def _stages_taken(lang: Lang, target: _Target) -> Iterator[str]:
    """Whose stages the first scale of a kind of period has."""
    stages = (target.kept or {}).get("stages") if as_period(target.year) is not None else None
    named = [str(one.get("name") or one.get("id")) for one in _mappings(stages)]
    if named:
        yield say(lang, "scale_book.stages_of_year", stages=safe("; ".join(named)))


def _mappings(node: "Node") -> list["dict[str, Node]"]:
    return [one for one in node if isinstance(one, dict)] if isinstance(node, list) else []


def _judged(
    session: Session, target: _Target, raw: bytes, found: "Edits"
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """What the rules say of the scale as it would be, at the cells that make it so; and what it
    makes wrong in the year's other files."""
    from thidua.excel.scale.workbook.placing import at_cells
    from thidua.excel.workbook.importing import judged, sign
    from thidua.store.folder import OverlayFiles
    from thidua.store.yaml.reader import parse

    blocs = (target.folder, *target.sharers)
    files, year = session.files, target.year
    before = {sign(one) for bloc in blocs for one in judged(files, bloc, year)}
    overlay = OverlayFiles(files, {target.path: raw})
    told = [one for bloc in blocs for one in judged(overlay, bloc, year)]
    after = [one for n, one in enumerate(told) if one not in told[:n]]
    ours = [one for one in after if _of_scale(one, overlay) == target.path]
    tree = parse(raw, target.path)[0]
    placed = at_cells(
        ours, tree if isinstance(tree, dict) else {}, found.rows, target.settings, target.file
    )
    others = [one for one in after if one not in ours and sign(one) not in before]
    warned = [one._replace(severity=Severity.WARNING) for one in others if has_errors([one])]
    return [one for n, one in enumerate(placed) if one not in placed[:n]], warned


def _of_scale(one: Diagnostic, files: "OverlayFiles") -> str | None:
    """The file that a diagnostic is about: of a scale that is used, the shared one."""

    def read(file: str) -> bytes | None:
        found = files.read(file)
        return found if isinstance(found, bytes) else None

    return one.file and stands_in(one.file, one.path, read)


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
        if not _save(session, output, made or read.text.encode(), read):
            return FAILED
    session.tell(read.doubts)
    return FINE


def _book(session: Session, read: "ScaleDraft", name: str) -> bytes:
    """The draft as a scale workbook, doubtful rows first and marked."""
    from thidua.excel.scale.workbook.sheet import draft_book, write_book

    title = say(session.lang, "scale_book.title_draft", name=name)
    return write_book(session.lang, draft_book(session.lang, title, read))


def _save(session: Session, output: str, data: bytes, read: "ScaleDraft") -> bool:
    from thidua.store.write.outputs import save_new

    path = Path(output)
    problems = save_new(path.parent, {path.name: data})
    if problems:
        session.tell(problems)
        return False
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
    return True


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
