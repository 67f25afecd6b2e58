"""A meeting written in another year: what each of its two entries says (manual: file-events)."""

from datetime import date

import pytest

from tests.helpers.year_data import book, members
from thidua.bloc.cycle.meetings import Meeting, held_as, meetings

CLOSING = "kinds: [year_end_review, signing, handover], on: 2022-01-13, at: Sở A, due: 2021-12-20"


def of(year: int, own: str, closing: str = CLOSING) -> Meeting:
    data = book(
        members("a"),
        {
            2020: {},
            2021: {"events": f"events: [{{id: tk, {closing}}}]"},
            2022: {"events": f"events: [{{id: ky, {own}}}]"},
        },
    )
    (found,) = meetings(data, year)
    return found


def test_the_entry_that_it_points_to_says_what_its_own_does_not() -> None:
    found = of(2022, "same_as: 2021/tk")
    assert (found.on, found.due, found.at) == (date(2022, 1, 13), date(2021, 12, 20), "Sở A")
    assert (found.written_in, found.event.id) == (2021, "tk")


def test_what_its_own_entry_says_comes_first() -> None:
    found = of(2022, "same_as: 2021/tk, on: 2022-01-14, due: 2022-01-10, at: Sở B")
    assert (found.on, found.due, found.at) == (date(2022, 1, 14), date(2022, 1, 10), "Sở B")


@pytest.mark.parametrize(
    ("own", "closing", "kinds"),
    [
        ("same_as: 2021/tk", CLOSING, ("signing",)),
        ("same_as: 2021/tk, kinds: [launch]", CLOSING, ("launch",)),
        ("same_as: 2021/tk", "kinds: [handover]", ("handover",)),
        ("same_as: 2021/khac, kinds: [launch]", CLOSING, ("launch",)),
        ("same_as: 2019/tk, kinds: [launch]", CLOSING, ("launch",)),
        ("same_as: 2020/tk, kinds: [launch]", CLOSING, ("launch",)),
    ],
)
def test_what_it_was_for_the_year_that_it_opened(
    own: str, closing: str, kinds: tuple[str, ...]
) -> None:
    assert of(2022, own, closing).kinds == kinds


def test_a_review_that_signs_signs_for_the_year_after() -> None:
    assert of(2021, "kinds: [launch]").kinds == ("year_end_review", "handover")
    assert of(2022, "kinds: [launch, signing]").kinds == ("launch", "signing")


def test_an_entry_of_its_own_is_written_in_its_year() -> None:
    assert of(2022, "kinds: [launch]").written_in == 2022
    assert of(2022, "same_as: 2021/khac, kinds: [launch]").written_in == 2022


def test_meetings_of_a_kind_and_of_none() -> None:
    events = "events: [{id: x, kinds: [launch, signing]}, {id: y, kinds: [ballot]}, {id: z}]"
    found = meetings(book(members("a"), {2022: {"events": events}}), 2022)
    assert [one.event.id for one in held_as(found, "signing", "ballot")] == ["x", "y"]
    assert [one.event.id for one in held_as(found, "launch")] == ["x"]
    assert list(held_as(found, "handover")) == []
    assert meetings(book(members("a"), {2022: {}}), 2022) == ()
    assert meetings(book(members("a")), 2022) == ()
