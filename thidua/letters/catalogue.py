"""What a template can name: facts, rows and tables, in closed lists; whether it names them well.

A fact is words; rows are things that a section is written once for, each with facts of its own; a
table stands alone on its line and is never template text.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from thidua.diagnostics.diagnostic import NOTHING
from thidua.letters.letter import Block, Said
from thidua.letters.template import (
    AnnexStart,
    Name,
    Node,
    Template,
    TemplateLine,
    TemplateProblem,
    TemplateSection,
    key_of,
    names_in,
)
from thidua.text.suggest import nearest

ANNEX = "phụ lục "
"""`{phụ lục bảng đề nghị}`: the label of the annex that holds that table."""


T = TypeVar("T")
U = TypeVar("U")


class Scope(NamedTuple):
    """What names stand for, said of one thing: which there are, and one by its key."""

    names: Collection[str]
    told: Callable[[str], "Told"]


class FactTold(NamedTuple):
    """A fact of one thing, looked up when it is asked for."""

    get: Callable[[], Said | None]
    gap: Callable[[], str]


class RowsTold(NamedTuple):
    """Rows of one thing, each with facts of its own."""

    get: Callable[[], Sequence[Scope] | None]


class TableTold(NamedTuple):
    get: Callable[[], tuple[Block, ...] | None]
    gap: str
    wide: bool


Told: TypeAlias = FactTold | RowsTold | TableTold


class LetterFact(NamedTuple, Generic[T]):
    """Words. None of `get`: not known, a gap named by `gap` (a word of the catalogue; a function
    where a khối and a cụm call it by other names)."""

    get: Callable[[T], Said | None]
    gap: str | Callable[[T], str] = "document.gap_unknown"

    def of(self, thing: T) -> Told:
        gap = self.gap
        return FactTold(
            lambda: self.get(thing), lambda: gap if isinstance(gap, str) else gap(thing)
        )


class Rows(Generic[T]):
    """Things of one kind, `get`, each with the facts `fields`. None: not known; none: known to be
    none."""

    def __init__(
        self, get: Callable[[T], Sequence[U] | None], fields: Mapping[str, "Entry[U]"] = NOTHING
    ) -> None:
        def scopes(thing: T) -> Sequence[Scope] | None:
            found, own = get(thing), keyed(fields)
            return None if found is None else [scope_of(own, one) for one in found]

        self._scopes = scopes
        self.fields: Mapping[str, object] = fields

    def of(self, thing: T) -> Told:
        return RowsTold(lambda: self._scopes(thing))


class TableFact(NamedTuple, Generic[T]):
    """Blocks that the program makes. None of `get`: a gap. `wide`: a page on its side."""

    get: Callable[[T], tuple[Block, ...] | None]
    gap: str = "document.gap_unknown"
    wide: bool = False

    def of(self, thing: T) -> Told:
        return TableTold(lambda: self.get(thing), self.gap, self.wide)


def never(key: str) -> LetterFact[T]:
    """What no data holds: people write it into every letter. `key`: `document.gap_<key>`."""
    return LetterFact(lambda _: None, f"document.gap_{key}")


def in_words(
    *names: str, gaps: Mapping[str, str] = NOTHING
) -> Mapping[str, "Entry[Sequence[Said | None]]"]:
    """The facts of a thing that is told in so many words, in the order of these names."""

    def fact(n: int, name: str) -> "Entry[Sequence[Said | None]]":
        return LetterFact(lambda one: one[n], f"document.gap_{gaps.get(name, 'unknown')}")

    return {name: fact(n, name) for n, name in enumerate(names)}


Entry: TypeAlias = LetterFact[T] | Rows[T] | TableFact[T]
Names: TypeAlias = Mapping[str, object]
"""Entries by their names, whatever they are facts of."""


def scope_of(names: Mapping[str, Entry[T]], thing: T) -> Scope:
    """A list of names, as they are compared, said of one thing."""
    return Scope(names.keys(), lambda key: names[key].of(thing))


def keyed(names: Mapping[str, U]) -> dict[str, U]:
    """A list of names as they are compared."""
    return {key_of(name): entry for name, entry in names.items()}


def check(template: Template, names: Names) -> Iterator[TemplateProblem]:
    """What was wrong in the reading, and every name that is not in the list or used as another."""
    yield from template.problems
    tables = {
        one.alone.key
        for one in _in_annexes(template.nodes)
        if isinstance(one, TemplateLine) and one.alone is not None
    }
    annexes = {key_of(ANNEX + table) for table in tables}
    yield from _nodes(template.nodes, (names,), annexes)


def _in_annexes(nodes: Sequence[Node], inside: bool = False) -> Iterator[Node]:
    """The lines that stand in annexes."""
    for node in nodes:
        if isinstance(node, AnnexStart):
            inside = True
        elif isinstance(node, TemplateSection):
            yield from _in_annexes(node.nodes, inside)
            inside = inside or any(isinstance(one, AnnexStart) for one in node.nodes)
        elif inside:
            yield node


def _nodes(
    nodes: Sequence[Node], scopes: tuple[Names, ...], annexes: set[str]
) -> Iterator[TemplateProblem]:
    for node in nodes:
        match node:
            case TemplateSection(name, mark, inner):
                entry = _known(name, scopes)
                if entry is None:
                    yield _unknown(name, scopes)
                elif mark == "#" and not isinstance(entry, Rows):
                    yield TemplateProblem(name.line, name.column, "each", name.text)
                own = entry.fields if isinstance(entry, Rows) and mark == "#" else None
                yield from _nodes(inner, scopes if own is None else (own, *scopes), annexes)
            case TemplateLine(parts=parts):
                alone = node.alone
                for name in names_in(parts):
                    yield from _use(name, scopes, annexes, alone is not None)
            case _:
                pass


def _use(
    name: Name, scopes: tuple[Names, ...], annexes: set[str], alone: bool
) -> Iterator[TemplateProblem]:
    if name.key in annexes:
        return
    entry = _known(name, scopes)
    if entry is None:
        yield _unknown(name, scopes)
    elif isinstance(entry, Rows):
        yield TemplateProblem(name.line, name.column, "rows", name.text)
    elif isinstance(entry, TableFact) and not alone:
        yield TemplateProblem(name.line, name.column, "alone", name.text)


def _known(name: Name, scopes: tuple[Names, ...]) -> object:
    for scope in scopes:
        found = keyed(scope).get(name.key)
        if found is not None:
            return found
    return None


def _unknown(name: Name, scopes: tuple[Names, ...]) -> TemplateProblem:
    known = {key_of(one): one for scope in reversed(scopes) for one in scope}
    better = nearest(name.key, tuple(known))
    what = "nearest" if better else "unknown"
    found = f"{name.text}\0{known[better]}" if better else name.text
    return TemplateProblem(name.line, name.column, what, found)
