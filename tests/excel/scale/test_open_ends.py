"""Levels that are closed where nothing better lies beyond: the best one has no end there."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from thidua.excel.scale.speech.clauses import read_clauses
from thidua.excel.scale.speech.readings import read
from thidua.excel.scale.speech.things import Reading


def reading_of(words: str, top: int) -> Reading:
    return read(read_clauses(words), Fraction(top))


falling = st.lists(st.integers(0, 30), min_size=2, max_size=5, unique=True).map(
    lambda some: sorted(some, reverse=True)
)


@given(falling, st.data())
def test_the_best_of_falling_levels_has_no_upper_end(
    points: list[int], data: st.DataObject
) -> None:
    """`từ 80% đến 100%` is `từ 80% trở lên`, and so is `từ 80% đến 90%` above `dưới 80%`."""
    some = st.lists(st.integers(10, 95), min_size=len(points) - 1, max_size=len(points) - 1)
    cuts = sorted(data.draw(some.filter(lambda one: len({*one}) == len(one))), reverse=True)
    end = data.draw(st.integers(96, 120))
    last = data.draw(st.sampled_from(["còn lại", f"dưới {cuts[-1]}%"]))
    between = [f"từ {low}% đến dưới {high}%" for high, low in pairwise(cuts)]
    joined = len(points) > 2 or last != "còn lại"

    def said(first: str) -> str:
        names = [first, *between, last]
        return "; ".join(f"{n}: {p} điểm" for n, p in zip(names, points, strict=True))

    open_ = reading_of(said(f"từ {cuts[0]}% trở lên"), points[0])
    closed = reading_of(said(f"từ {cuts[0]}% đến {end if joined else 100}%"), points[0])
    assert not (open_.left or closed.left)
    assert closed.rule == open_.rule


@given(falling, st.data())
def test_the_least_of_levels_that_fall_upwards_has_no_lower_end(
    points: list[int], data: st.DataObject
) -> None:
    """`từ 0% đến 2%: 10; trên 2% đến 5%: 5; còn lại: 0`: whatever is least gets the best."""
    count = len(points) - 1
    some = st.lists(st.integers(1, 40), min_size=count, max_size=count, unique=True)
    cuts = sorted(data.draw(some))
    between = [f"trên {low}% đến {high}%" for low, high in pairwise(cuts)]

    def said(first: str) -> str:
        names = [first, *between, "còn lại"]
        return "; ".join(f"{n}: {p} điểm" for n, p in zip(names, points, strict=True))

    open_ = reading_of(said(f"đến {cuts[0]}%"), points[0])
    closed = reading_of(said(f"từ 0% đến {cuts[0]}%"), points[0])
    assert not (open_.left or closed.left)
    assert closed.rule == open_.rule
