"""What a person calls things: units, stages, criteria, ballots by their id, name or beginning.

Each function gives the id, or the diagnostic that says what was found and what there is.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.text.suggest import find, nearest

if TYPE_CHECKING:
    from thidua.model.scale.criteria import Scale

Names = Mapping[str, Iterable[str | None]]


def bloc_named(
    called: Mapping[str, tuple[str | None, str | None]], word: str, *, beginnings: bool
) -> str | Diagnostic:
    """The folder of a bloc by its id or name (TD902). In: folder -> id and name."""
    folders = {own_id or folder: folder for folder, (own_id, _) in called.items()}
    names = {one: (called[folder][1],) for one, folder in sorted(folders.items())}
    found = _one("TD902", word, names, {}, beginnings=beginnings)
    return folders[found] if isinstance(found, str) else found


def unit_named(book: Book, year: int, word: str, *, beginnings: bool = True) -> str | Diagnostic:
    """A member of the year by its id, short name or name (TD911)."""
    names = {one.id: (one.short, one.name) for one in book.members(year)}
    return _one("TD911", word, names, {"year": str(year)}, beginnings=beginnings)


def any_unit_named(book: Book, word: str) -> str | Diagnostic:
    """A unit that was ever a member (TD924)."""
    names = {one.id: (one.short, one.name) for one in book.units.data.units}
    return _one("TD924", word, names, {})


def stage_named(scale: "Scale", word: str, *, beginnings: bool = True) -> str | Diagnostic:
    """A stage of a scale (TD913)."""
    names = {one.id: (one.name,) for one in scale.stages}
    return _one("TD913", word, names, {}, beginnings=beginnings, suggests=False)


def criterion_named(scale: "Scale", word: str) -> str | Diagnostic:
    """A criterion by its id, printed code or name (TD912); a code names a node only where it is
    one node's and no other's id."""
    names = {one.id: (one.name,) for one in scale.nodes.values()}
    if word not in names:
        coded = [one.id for one in scale.nodes.values() if one.code == word]
        if len(coded) == 1:
            return coded[0]
    return _one("TD912", word, names, {}, lists=False)


def entry_named(scale: "Scale", word: str) -> str | Diagnostic:
    """What an entry is of, a criterion or an item, by its id, printed code or name; the word itself
    where nothing bears it, which the reader of entries tells."""
    names: dict[str, tuple[str | None]] = {one.id: (one.name,) for one in scale.nodes.values()}
    names |= {item.id: (item.name,) for item, _ in scale.items.values()}
    found = criterion_named(scale, word) if word not in names else word
    if isinstance(found, str):
        return found
    several = find(word, names)
    if len(several) > 1:
        return Diagnostic(
            "TD912", args={"found": word, "known": ", ".join(several)}, variant="several"
        )
    return several[0] if several else word


def ballot_named(names: Names, year: int, word: str) -> str | Diagnostic:
    """A ballot by its id or title (TD919)."""
    return _one("TD919", word, names, {"year": str(year)})


def _one(
    code: str,
    word: str,
    names: Names,
    args: Mapping[str, str],
    *,
    beginnings: bool = True,
    suggests: bool = True,
    lists: bool = True,
) -> str | Diagnostic:
    found = find(word, names, beginnings=beginnings)
    if len(found) == 1:
        return found[0]
    told = {"found": word, **args}
    if found:
        return Diagnostic(code, args={**told, "known": ", ".join(found)}, variant="several")
    if lists:
        told["known"] = ", ".join(names) or "-"
    return Diagnostic(code, args=told).nearest(nearest(word, names) if suggests else None)
