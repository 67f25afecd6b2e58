"""What a bloc's documents rest on: their legal bases, chosen by a document's date, and `documents:`
of bloc.yaml, checked.

A base that is out of force is never cited in silence: one asked for by name, or mentioned in a text
such as an award's `basis`, is reported.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from thidua.diagnostics.diagnostic import Diagnostic, Path, Severity
from thidua.model.book import Book
from thidua.model.documents import Basis, DocumentsConfig
from thidua.model.legal_data import known
from thidua.text.dates import SpokenDay


def pool(own: Iterable[Basis] = ()) -> dict[str, Basis]:
    """Every known base by id; an own one takes the place of a known one with its id."""
    return {basis.id: basis for basis in (*known(), *own)}


def bases_for(
    day: date,
    own: Sequence[Basis] = (),
    asked: Sequence[str] = (),
    file: str | None = None,
    path: Path = (),
) -> tuple[tuple[Basis, ...], list[Diagnostic]]:
    """What a document of that day is founded on, higher acts first.

    All bases that documents cite by themselves and that are in force, and those `asked` for by id,
    in force or not. Warns of an asked one that does not hold that day (TD970, TD971) or is not
    known (TD972), and advises once to verify those whose entries are not sure (TD973). `file` and
    `path` say where `asked` stands.
    """
    every = pool(own)
    found: list[Diagnostic] = []
    chosen = {id_: basis for id_, basis in every.items() if basis.cited and basis.holds_on(day)}
    for place, id_ in enumerate(asked):
        basis = every.get(id_)
        if basis is None:
            found.append(Diagnostic("TD972", file, (*path, place), args={"found": id_}))
            continue
        chosen[id_] = basis
        if not basis.holds_on(day):
            found.append(_not_in_force(basis, day, every, file, (*path, place), by_id=True))
    ordered = tuple(
        sorted(chosen.values(), key=lambda one: (one.rank, one.issued or date.max, one.id))
    )
    doubtful = [
        f"{basis.name} ({basis.unsure or basis.certainty})"
        for basis in ordered
        if basis.certainty != "confirmed"
    ]
    if doubtful:
        found.append(Diagnostic("TD973", args={"what": "; ".join(doubtful)}))
    return ordered, found


def mentioned(
    text: str,
    day: date,
    own: Sequence[Basis] = (),
    file: str | None = None,
    path: Path = (),
) -> list[Diagnostic]:
    """Warnings for bases whose numbers stand in a text and that are not in force that day."""
    every = pool(own)
    return [
        _not_in_force(basis, day, every, file, path)
        for basis in every.values()
        if basis.number and basis.number in text and not basis.holds_on(day)
    ]


def _not_in_force(
    basis: Basis,
    day: date,
    every: dict[str, Basis],
    file: str | None,
    path: Path,
    *,
    by_id: bool = False,
) -> Diagnostic:
    start = basis.starts()
    args = {"name": basis.name, "day": SpokenDay(day.isoformat())}
    if start is not None and day < start:
        return Diagnostic("TD971", file, path, args={**args, "start": SpokenDay(start.isoformat())})
    until = SpokenDay(basis.until.isoformat()) if basis.until else ""
    follower = every.get(basis.replaced_by or "")
    if follower is None:
        return Diagnostic("TD970", file, path, args={**args, "until": until})
    better = follower.id if by_id else follower.name
    new = {**args, "until": until, "new": follower.name, "better": better}
    return Diagnostic("TD970", file, path, variant="replaced", args=new)


def check_documents(book: Book) -> Iterator[Diagnostic]:
    """All rules of this module over the bloc; nothing where only its plain head was loaded."""
    config = book.bloc.data.documents
    if not isinstance(config, DocumentsConfig):
        return
    yield from numbers_used_twice(config, book.bloc.file)
    yield from signers_that_can_not(config, book.bloc.file)
    known = pool(book.bases)
    for place, basis in enumerate(config.bases):
        if basis not in known:
            path: Path = ("documents", "bases", place)
            yield Diagnostic("TD972", book.bloc.file, path, args={"found": basis})


ALONE = ("KT", "TL", "TUQ")
"""Capacities in which somebody signs for the leader: never the leader himself."""


def signers_that_can_not(config: DocumentsConfig, file: str) -> Iterator[Diagnostic]:
    """A leader who signs for the leader (error), a role given twice (error), and a deputy who is
    listed beside the leader but signs no kind (warning): TD989."""
    signing = {kind.signer for kind in config.kinds.values()}
    seen: set[str] = set()
    for place, one in enumerate(config.signers):
        path: Path = ("documents", "signers", place)
        if one.role == "leader" and one.authority in ALONE:
            args = {"authority": one.authority}
            yield Diagnostic("TD989", file, (*path, "authority"), args=args)
        if one.role in seen:
            yield Diagnostic(
                "TD989", file, (*path, "role"), args={"role": one.role}, variant="twice"
            )
        seen.add(one.role)
        if one.role == "deputy" and config.signer("leader") and "deputy" not in signing:
            yield Diagnostic("TD989", file, path, variant="unused", severity=Severity.WARNING)


def numbers_used_twice(config: DocumentsConfig, file: str | None = None) -> list[Diagnostic]:
    """An error (TD974) for each document whose number an earlier one of its series already bears.

    Numbers begin with 01 on 1 January of the calendar year of issue; without a day of issue the
    emulation year stands for it.
    """
    seen: dict[tuple[str, int, int], str] = {}
    found: list[Diagnostic] = []
    for place, entry in enumerate(config.issued):
        year = entry.on.year if entry.on else entry.year
        key = (config.series(entry.kind), year, entry.number)
        if key in seen:
            args = {"number": f"{entry.number:02}", "year": str(year), "other": seen[key]}
            path = ("documents", "issued", place, "number")
            found.append(Diagnostic("TD974", file, path, args=args))
        seen.setdefault(key, entry.kind)
    return found


def number_taken(
    config: DocumentsConfig, kind: str, year: int, day: date | None, number: int
) -> list[Diagnostic]:
    """An error (TD974) where the number asked for a document is another's in the registry's book.

    Without a day the emulation year stands for the calendar year of issue.
    """
    issued = day.year if day else year
    for entry in config.issued:
        theirs = entry.on.year if entry.on else entry.year
        same = (config.series(entry.kind), theirs, entry.number)
        if same == (config.series(kind), issued, number) and (entry.kind, entry.year) != (
            kind,
            year,
        ):
            args = {"number": f"{number:02}", "year": str(issued), "other": entry.kind}
            return [Diagnostic("TD974", args=args)]
    return []
