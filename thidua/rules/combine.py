"""How several scorers' points of one leaf become one figure: one class a way."""

from abc import ABC, abstractmethod
from typing import ClassVar


class Combination(ABC):
    """Which of the figures, from the least to the most, make up the mean that counts."""

    word: ClassVar[str]

    @abstractmethod
    def chosen(self, n: int) -> range:
        """The places of the figures that count, of `n` in order."""


class Mean(Combination):
    """All of them."""

    word = "mean"

    def chosen(self, n: int) -> range:
        return range(n)


class Median(Combination):
    """The one in the middle, or the two."""

    word = "median"

    def chosen(self, n: int) -> range:
        return range((n - 1) // 2, n // 2 + 1)


class Largest(Combination):
    """The largest alone."""

    word = "max"

    def chosen(self, n: int) -> range:
        return range(n - 1, n)


class TrimmedMean(Combination):
    """All but the highest and the lowest; of under three figures all."""

    word = "trimmed_mean"

    def chosen(self, n: int) -> range:
        return range(1, n - 1) if n > 2 else range(n)


COMBINATIONS: tuple[Combination, ...] = (Mean(), Median(), Largest(), TrimmedMean())
BY_WORD = {one.word: one for one in COMBINATIONS}
