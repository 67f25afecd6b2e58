"""The legal bases of a document, chosen by its date: what was in force that day, and what was not.

A base that is out of force is never cited in silence: one asked for by name, or mentioned in a text
such as an award's `basis`, is reported.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.model.legal import Basis
from thidua.model.legal_data import known


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
    ordered = tuple(sorted(chosen.values(), key=_order))
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
    args = {"name": basis.name, "day": day.isoformat()}
    if start is not None and day < start:
        return Diagnostic("TD971", file, path, args={**args, "start": start.isoformat()})
    until = basis.until.isoformat() if basis.until else ""
    follower = every.get(basis.replaced_by or "")
    if follower is None:
        return Diagnostic("TD970", file, path, args={**args, "until": until})
    better = follower.id if by_id else follower.name
    new = {**args, "until": until, "new": follower.name, "better": better}
    return Diagnostic("TD970", file, path, variant="replaced", args=new)


def _order(basis: Basis) -> tuple[int, date, str]:
    return basis.rank, basis.issued or date.max, basis.id
