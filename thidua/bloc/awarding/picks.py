"""Whom an award goes to among those who may have it: by rank or by ballot, up to the quota."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from thidua.bloc.ranking.standings import Standings
from thidua.bloc.reasons import Why, why
from thidua.bloc.voting.rounds import Vote


class Choice(NamedTuple):
    """Whom one way of picking names."""

    derived: tuple[str, ...] = ()
    tie: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    note: Why | None = None


def by_rank(
    standings: Standings | None,
    eligible: Iterable[str],
    quota: int | None,
    orders: Mapping[int, tuple[str, ...]],
) -> Choice:
    """The best-ranked who may, up to the quota; who shares the last rank that no longer fits whole
    gets nothing until people settle it."""
    if standings is None:
        return Choice(note=why("no_ranking", False))
    groups: dict[int, list[str]] = {}
    for unit in eligible:
        rank = standings.units[unit].rank if unit in standings.units else None
        if rank is not None:
            groups.setdefault(rank, []).append(unit)
    return _fill([groups[rank] for rank in sorted(groups)], quota, orders)


def by_ballot(
    vote: Vote | None,
    eligible: Sequence[str],
    quota: int | None,
    orders: Mapping[int, tuple[str, ...]],
) -> Choice:
    """The elected who may, most votes first, up to the quota."""
    if vote is None:
        return Choice(note=why("no_ballot", False))
    chosen = [unit for unit in vote.elected if unit in eligible]
    counted = {
        one.id: one.votes for round_ in vote.rounds for one in round_.candidates if one.elected
    }
    groups: list[list[str]] = []
    for unit in chosen:
        same = groups and counted[groups[-1][0]] == counted[unit]
        if same:
            groups[-1].append(unit)
        else:
            groups.append([unit])
    tied = [unit for unit in vote.tied if unit in eligible]
    if tied:
        # Seats that the last round left open: people may settle them as any tie on a border.
        open_seats = vote.last.ballot.seats - len(vote.last.elected)
        limit = len(chosen) + open_seats
        return _fill([*groups, tied], limit if quota is None else min(quota, limit), orders)
    choice = _fill(groups, quota, orders)
    if not vote.elected:
        return Choice(note=why("nobody_elected", False))
    return choice


def _fill(
    groups: Sequence[Sequence[str]], quota: int | None, orders: Mapping[int, tuple[str, ...]]
) -> Choice:
    """Whole groups as long as they fit; the group across the border by a settlement, or nobody."""
    derived: list[str] = []
    for group in groups:
        free = len(group) if quota is None else quota - len(derived)
        if len(group) <= free:
            derived += group
            continue
        if free <= 0:
            break
        order = next((one for one in orders.values() if set(one) == set(group)), None)
        if order is not None:
            return Choice((*derived, *order[:free]), tuple(group), order)
        return Choice(tuple(derived), tuple(group))
    return Choice(tuple(derived))
