"""What a workbook changes in data files, whichever workbook it is: each value held against what it
was made from and what stands in the file today, and spliced in where nobody else has changed it;
what the rules say of the data as it would be then.

A value that was changed on both sides is a conflict; one that stands there already is left.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Generic, NamedTuple, TypeVar

from thidua.bloc.check import check_book
from thidua.diagnostics.diagnostic import Diagnostic, Path, Word
from thidua.excel.marks import Place
from thidua.store.folder import Files, OverlayFiles
from thidua.store.loading import ALL
from thidua.store.yaml.dump import dump, flow, normal
from thidua.store.yaml.node import Node, node_of
from thidua.store.yaml.reader import parse
from thidua.store.yaml.splice import append_item, insert_after, put, remove, reordered
from thidua.year.bloc import Bloc


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One value to be put into a file, or taken away."""

    path: Path
    """Where in the file."""
    before: Node
    """What stood there when the workbook was made."""
    after: Node
    """What comes there; None takes it away."""
    own: tuple[Node, ...] = ()
    """What earlier imports of the same workbook put there."""
    adds: bool = False
    """`path` is a list to which `after` comes."""
    behind: str = ""
    """The id of the entry behind which it comes; "" at the end."""
    order: bool = False
    """`before` and `after` are the ids of a list in their order."""
    sheet: str = ""
    """Where it was typed: the sheet, and its cell in `place`."""
    place: Place = (0, 0)
    about: str = ""
    """Whose value it is."""
    label: str = ""
    """Which of its values; "" where a whole thing comes or goes."""
    was: str = ""
    """The value before, in the words of the sheet."""
    will: str = ""
    """The value after, in the words of the sheet."""

    @property
    def takes_away(self) -> bool:
        """Whether a whole thing goes."""
        return self.after is None and not self.label

    def found(self, _tree: Node) -> Path | None:
        """Where its value stands in the file as it is now; None where nothing holds it any more."""
        return self.path

    def spelled(self, _tree: Node, path: Path) -> tuple[Path, Node]:
        """What is put where (None: taken away), for the file to say it at `path`."""
        return path, self.after


E = TypeVar("E", bound=Edit)

MOST_PIECES = 40
"""Entries of a list that are edited one by one: a ballot may have hundreds of papers."""


@dataclass(slots=True)
class Edited(Generic[E]):
    """What comes of the edits of one file: its bytes before (None: no file) and after; what others
    changed meanwhile (edit, the value now); the lists whose order could not be changed without
    touching something else; what could not be done."""

    file: str
    old: bytes | None
    new: bytes
    done: list[E] = field(default_factory=list)
    conflicts: list[tuple[E, Node]] = field(default_factory=list)
    unordered: list[E] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        """Whether the file is to be written."""
        return self.new != self.old

    def take(self, tree: Node, edit: E) -> None:
        """Makes an edit of a file that holds `tree` now."""
        path = edit.found(tree)
        if path is None:
            if not edit.takes_away:  # of what is to go nothing is left to take away
                self.conflicts.append((edit, None))
            return
        made: bytes | Diagnostic | None
        if edit.order:
            made = self._in_order(tree, path, edit)
        else:
            there = node_of(tree, path)
            now = normal(entry_like(there, edit.after) if edit.adds else there)
            if now == normal(edit.after):
                return
            if now not in map(normal, (edit.before, *edit.own)):
                self.conflicts.append((edit, now))
                return
            made = _spliced(self.new, tree, path, edit, self.file)
        if isinstance(made, Diagnostic):
            self.problems.append(made)
        elif made is not None:
            self.new = made
            self.done.append(edit)

    def _in_order(self, tree: Node, path: Path, edit: E) -> bytes | None:
        """With the entries that the workbook knows in its order, others where they are."""
        there = node_of(tree, path)
        ids = [id_of(one) for one in there] if isinstance(there, list) else []
        after, *known = (
            [one for one in map(str, each or ()) if one in ids]
            for each in (edit.after, edit.before, *edit.own)
        )
        if same_order(ids, after):
            return None
        if not any(same_order(ids, before) for before in known):
            self.conflicts.append((edit, list(ids)))
            return None
        rest = iter(after)
        order = [ids.index(next(rest) if one in after else one) for one in ids]
        made = reordered(self.new, path, order)
        if made is None:
            self.unordered.append(edit)
        return made

    def begin(self, tree: dict[str, Node], edits: Iterable[E]) -> None:
        """Makes a file that is not there yet: what it begins with, and the edits."""
        for edit in edits:
            if edit.after is not None:
                _into(tree, edit)
                self.done.append(edit)
        made = dump(tree, self.file)
        if isinstance(made, Diagnostic):
            self.problems.append(made)
        else:
            self.new = made


def apply_edits(
    raw: bytes | None, edits: Iterable[E], file: str, begun: Mapping[str, Node] | None = None
) -> Edited[E]:
    """A file with the edits in it, up to the first that can't be made; a new one begins with what
    `begun` holds."""
    found: Edited[E] = Edited(file, raw, raw or b"")
    if raw is None:
        found.begin(dict(begun or {}), edits)
        return found
    for edit in edits:
        tree, told = parse(found.new, file)
        if not isinstance(tree, dict):
            found.problems += told or [_no_mapping(tree, file)]
        if found.problems:
            break
        found.take(tree, edit)
    return found


def same_order(one: Sequence[object], other: Sequence[object]) -> bool:
    """Whether what stands in both stands in the same order."""
    return [x for x in one if x in other] == [x for x in other if x in one]


def entry_like(listed: Node, entry: Node) -> Node:
    """The entry of a list, with its items or bare, that has the id of another; None for none."""
    items = listed.get("items") if isinstance(listed, dict) else listed
    same = id_of(entry)
    return next((one for one in items or () if same and id_of(one) == same), None)


def id_of(entry: Node) -> str:
    """The id of an entry of a list; "" for none."""
    return str(entry.get("id") or "") if isinstance(entry, dict) else ""


def _no_mapping(tree: Node, file: str) -> Diagnostic:
    kind = Word("shape.list" if isinstance(tree, list) else "shape.text")
    args: dict[str, str | Word] = {"expected": Word("shape.mapping"), "found": kind}
    return Diagnostic("TD122", file, args=args, variant="mapping_root")


def _into(tree: dict[str, Node], edit: Edit) -> None:
    if not edit.path:
        tree.update(edit.after if isinstance(edit.after, dict) else {})
        return
    at: Any = tree
    for step in edit.path[:-1]:
        at = at[step] if isinstance(step, int) else at.setdefault(step, {})
    if edit.adds:
        at.setdefault(edit.path[-1], []).append(edit.after)
    else:
        at[edit.path[-1]] = edit.after


def _spliced(raw: bytes, tree: Node, path: Path, edit: Edit, file: str) -> bytes | Diagnostic:
    if edit.adds:
        return _added(raw, node_of(tree, path), path, edit, file)
    path, after = edit.spelled(tree, path)
    if after is None:
        return _removed(raw, tree, path, file)
    there = node_of(tree, path)
    if isinstance(there, list) and isinstance(after, list) and there and after:
        made = _piece_by_piece(raw, path, there, after, file)
        if made is not None:
            return made
    return put(raw, path, after, file)


def _added(raw: bytes, there: Node, path: Path, edit: Edit, file: str) -> bytes | Diagnostic:
    """A new entry behind the one that it was typed below, else at the end of its list; one that an
    earlier import of the same workbook brought as it is said now."""
    ids = [id_of(one) for one in there] if isinstance(there, list) else []
    own = id_of(edit.after)
    if own and own in ids:
        return put(raw, (*path, ids.index(own)), edit.after, file)
    if edit.behind and edit.behind in ids[:-1]:
        return insert_after(raw, (*path, ids.index(edit.behind)), edit.after, file)
    return append_item(raw, path, edit.after, file)


def _removed(raw: bytes, tree: Node, path: Path, file: str) -> bytes | Diagnostic:
    """Without a key; a mapping that nothing is left in goes with it."""
    while len(path) > 1 and isinstance(path[-2], str):
        around = node_of(tree, path[:-1])
        if not isinstance(around, dict) or len(around) > 1:
            break
        path = path[:-1]
    return remove(raw, path, file)


def _piece_by_piece(
    raw: bytes, path: Path, old: list[Node], new: list[Node], file: str
) -> bytes | Diagnostic | None:
    """The entries of a list that came, went or changed, one by one, so that comments beside the
    others stay; None where one came before the first, or so many that it would take long."""
    was, now = ([flow(one) for one in each] for each in (old, new))
    steps = [one for one in SequenceMatcher(None, was, now).get_opcodes() if one[0] != "equal"]
    pieces = sum(max(last - first, end - start) for _, first, last, start, end in steps)
    if pieces > MOST_PIECES or any(last == 0 for _, _, last, *_ in steps):
        return None
    for _, first, last, start, end in reversed(steps):
        same = min(last - first, end - start)
        made: bytes | Diagnostic = raw
        for n in range(last - 1, first - 1, -1):
            where = (*path, n)
            if n < first + same:
                made = put(raw, where, new[start + n - first], file)
            else:
                made = remove(raw, where, file)
            if isinstance(made, Diagnostic):
                return made
            raw = made
        for one in reversed(new[start + same : end]):
            made = insert_after(raw, (*path, first + same - 1), one, file)
            if isinstance(made, Diagnostic):
                return made
            raw = made
    return raw


T = TypeVar("T")


class Judgement(NamedTuple):
    """Everything that would be wrong or doubtful, each once; of that what is so only then."""

    found: list[Diagnostic]
    new: list[Diagnostic]


def judge(
    files: Files, changed: Mapping[str, bytes], folders: Sequence[str], year: int
) -> Judgement:
    """What would be said of blocs and one of their years, once files hold what is `changed`."""
    before = {_sign(one) for folder in folders for one in _told(files, folder, year)}
    overlay = OverlayFiles(files, changed)
    found = once(one for folder in folders for one in _told(overlay, folder, year))
    return Judgement(found, [one for one in found if _sign(one) not in before])


def _told(files: Files, folder: str, year: int) -> list[Diagnostic]:
    bloc = Bloc(files, folder, unguarded=True)
    book, loading = bloc.load([([year], ALL)], leadership=True)
    told = list(loading.diagnostics)
    if book is not None:
        told += check_book(book, bloc.__getitem__, loading.broken)
    return told


def _sign(one: Diagnostic) -> tuple[object, ...]:
    """By what a diagnostic is known again after its place has moved."""
    args = sorted((name, str(value)) for name, value in one.args.items())
    return one.code, one.file, one.variant, one.where, tuple(args)


def once(told: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The same, each once."""
    found: list[Diagnostic] = []
    for one in told:
        if one not in found:
            found.append(one)
    return found


def holder(path: Path, placed: Mapping[Path, T]) -> tuple[Path, T] | None:
    """The longest beginning of a path of which it is known where it was typed, and where."""
    for length in range(len(path), 0, -1):
        if path[:length] in placed:
            return path[:length], placed[path[:length]]
    return None
