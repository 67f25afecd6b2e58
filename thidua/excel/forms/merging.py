"""What an imported form changes in the data: its sheet beside the one that is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thidua.diagnostics.diagnostic import Diagnostic, Word
from thidua.store.yaml import splice
from thidua.store.yaml.dump import dump, normal
from thidua.store.yaml.reader import Node, parse

AREAS = ("facts", "scores")
KEPT = ("note", "claimed")
"""Keys of a sheet that a form does not know: they stay."""
SOURCE = "source"


@dataclass(frozen=True, slots=True)
class EntryDifference:
    """One entry that is new, changed or taken away; None where there is or was none."""

    path: tuple[str, ...]
    before: Node
    after: Node

    @property
    def is_new(self) -> bool:
        """Whether nothing that people wrote is lost by it."""
        return self.before is None


@dataclass(frozen=True, slots=True)
class Merged:
    """A sheet's file after the import: its bytes, those before (None: no file), differences."""

    path: str
    new: bytes
    old: bytes | None
    differences: tuple[EntryDifference, ...]

    @property
    def replaces(self) -> tuple[EntryDifference, ...]:
        """The differences that change or take away what is there."""
        return tuple(one for one in self.differences if not one.is_new)


def merged(path: str, old: bytes | None, node: Mapping[str, Node]) -> Merged | list[Diagnostic]:
    """The file with the form's entries. One that is there is edited in place: comments stay.

    Where nothing but the source would change, the file stays as it is.
    """
    if old is None:
        made = dump(dict(node), path)
        if isinstance(made, Diagnostic):
            return [made]
        found = tuple(differences({}, node))
        return Merged(path, made, None, found)
    tree, problems = parse(old, path)
    if not isinstance(tree, dict):
        kind = Word("shape.list" if isinstance(tree, list) else "shape.text")
        args: dict[str, str | Word] = {"expected": Word("shape.mapping"), "found": kind}
        return problems or [Diagnostic("TD122", path, args=args, variant="mapping_root")]
    found = tuple(differences(tree, node))
    if not found:
        return Merged(path, old, old, ())
    new = old
    for one in (*found, EntryDifference((SOURCE,), tree.get(SOURCE), node[SOURCE])):
        edited = _edit(new, one, path)
        if isinstance(edited, Diagnostic):
            return [edited]
        new = edited
    return Merged(path, new, old, found)


def _edit(raw: bytes, one: EntryDifference, path: str) -> bytes | Diagnostic:
    if one.after is None:
        return splice.remove(raw, one.path, path)
    tree, _ = parse(raw, path)
    if len(one.path) == 2 and isinstance(tree, dict) and one.path[0] not in tree:
        return splice.put(raw, one.path[:1], {one.path[1]: one.after}, path)
    return splice.put(raw, one.path, one.after, path)


def differences(tree: Mapping[str, Node], node: Mapping[str, Node]) -> Iterator[EntryDifference]:
    """Every entry that differs, the source aside; in the order of the form, lost ones last."""
    for key in (*node, *(key for key in tree if key not in node)):
        if key in (SOURCE, *KEPT):
            continue
        before, after = normal(tree.get(key)), normal(node.get(key))
        if key in AREAS:
            yield from _area(key, before, after)
        elif before != after:
            yield EntryDifference((key,), before, after)


def _area(area: str, before: Node, after: Node) -> Iterator[EntryDifference]:
    old = before if isinstance(before, dict) else {}
    new = after if isinstance(after, dict) else {}
    for key in (*new, *(key for key in old if key not in new)):
        if old.get(key) != new.get(key):
            yield EntryDifference((area, key), old.get(key), new.get(key))
