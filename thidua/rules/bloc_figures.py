"""Figures of the bloc: the mean, median, largest or smallest of the figures that count."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from thidua.rules.base import Peer

PREFIX = "bloc:"


def _mean(figures: Sequence[Fraction]) -> Fraction:
    return sum(figures, Fraction(0)) / len(figures)


def _median(figures: Sequence[Fraction]) -> Fraction:
    ordered, middle = sorted(figures), len(figures) // 2
    return ordered[middle] if len(figures) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


STATISTICS: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "mean": _mean,
    "median": _median,
    "max": max,
    "min": min,
}
WORDS = tuple(f"{PREFIX}{name}" for name in STATISTICS)
PATTERN = "bloc:(mean|median|max|min)"


def statistic_of(written: object) -> str | None:
    """`mean` for `bloc:mean`; None for anything else."""
    if isinstance(written, str) and written.startswith(PREFIX):
        return written.removeprefix(PREFIX)
    return None


def statistic(name: str, figures: Sequence[Fraction]) -> Fraction:
    """One figure of the bloc. There is at least one unit's."""
    return Fraction(STATISTICS[name](figures))


def with_targets(
    peers: Sequence[Peer], target: object
) -> tuple[list[Peer], Mapping[str, Fraction]]:
    """The units that gave a figure, each with its target, and the target itself where it is a
    figure of the bloc (`target`)."""
    given = [peer for peer in peers if peer.actual is not None]
    name = statistic_of(target)
    if name is None or not given:
        return given, {}
    found = statistic(name, [peer.figure for peer in given])
    return [peer._replace(target=found) for peer in given], {"target": found}
