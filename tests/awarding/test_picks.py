"""Who gets an award while some answers and some places are open, counted by hand.

A unit written `a` may have the award, `a?` perhaps (nobody knows), `a-` may not.
"""

import pytest

from tests.helpers.year_data import book, load, members
from thidua.bloc.awarding.picks import (
    Group,
    Picked,
    elected_groups,
    pick,
    picked,
    ranked_groups,
    together,
    undecided,
)
from thidua.bloc.awarding.worlds import NEVER, PERHAPS, SURE, AwardWorlds, OpenShare, World
from thidua.bloc.ranking.standings import Standing, Standings
from thidua.bloc.voting.tally import count_year
from thidua.model.awards import Award, Awards
from thidua.model.reasons import Why

NOTE = Why("pick_meeting")


def awards(text: str) -> tuple[Award, ...]:
    return load(Awards, f"awards: [{text}]").awards


def worlds(unit: str, *awards_: str) -> set[World]:
    """What a unit may have: all of the awards, all perhaps, none."""
    every = frozenset(awards_)
    if unit.endswith("?"):
        return {World(every), World(frozenset())}
    return {World(frozenset() if unit.endswith("-") else every)}


def field(given: tuple[Award, ...], units: str) -> AwardWorlds:
    ids = [one.id for one in given]
    return AwardWorlds(given, {unit.rstrip("?-"): worlds(unit, *ids) for unit in units.split()})


def groups(text: str) -> list[Group]:
    """`a | b? c`: a first, then b and c together."""
    return [Group(tuple(unit.rstrip("?-") for unit in part.split())) for part in text.split("|")]


def chosen(
    units: str, quota: int | None, *orders: str, more: str = ""
) -> tuple[Picked, list[OpenShare]]:
    given = awards(f"{{id: co, name: Cờ{more}}}")
    known = field(given, units.replace("|", " "))
    settled = {n: tuple(order) for n, order in enumerate(orders)}
    return pick(known, given[0], groups(units), quota, settled), known.shares


def share(units: str, least: int, most: int) -> list[OpenShare]:
    return [OpenShare("co", frozenset(units), least, most)]


# -- places ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("units", "quota", "derived", "open_", "held", "shares"),
    [
        ("a | b | c", 2, "ab", "", 0, []),
        ("a | b | c", None, "abc", "", 0, []),
        ("a | b | c", 0, "", "", 0, []),
        ("a- | b | c", 2, "bc", "", 0, []),
        # a or, without it, c has the second place.
        ("a? | b | c | d", 2, "b", "ac", 1, share("ac", 1, 1)),
        # The answer of the last behind the quota does not matter.
        ("a | b | c?", 2, "ab", "", 0, []),
        # Of two unknown, both may have it: nobody behind them is sure, one more place each.
        ("a? | b? | c | d | e", 2, "", "abcd", 2, share("abcd", 2, 2)),
        # Nobody behind takes the place of b: none of the two may have it, or one, or both.
        ("a? | b?", 2, "", "ab", 2, share("ab", 0, 2)),
        ("a | b?", 2, "a", "b", 1, share("b", 0, 1)),
        # Without a quota whoever may have it has it.
        ("a? | b | c?", None, "b", "ac", 2, share("ac", 0, 2)),
        # A tie for the last place, and one that is only a tie if a may have it.
        ("a | b c", 2, "a", "bc", 0, share("bc", 1, 1)),
        ("a? | b c | d", 2, "", "abc", 2, share("abc", 2, 2)),
    ],
)
def test_what_is_sure_and_what_is_open(
    units: str, quota: int | None, derived: str, open_: str, held: int, shares: list[OpenShare]
) -> None:
    found, told = chosen(units, quota)
    assert (found.derived, found.open, found.held) == (tuple(derived), frozenset(open_), held)
    assert told == shares
    assert found.note is None


@pytest.mark.parametrize(
    ("units", "quota", "derived", "open_", "held", "shares"),
    [
        # b and c tie for the second place and both have it.
        ("a | b c | d", 2, "abc", "", 0, []),
        # With b or without it: two or three have it.
        ("a | b? c | d", 2, "ac", "b", 1, share("b", 0, 1)),
        # One of a and b: it alone. Both: they tie, and both have it. None: c has it.
        ("a? b? | c | d", 1, "", "abc", 2, share("abc", 1, 2)),
        # With b two have it, without it c and d tie for the second place: three.
        ("a | b? | c d | e", 2, "a", "bcd", 2, share("bcd", 1, 2)),
        # Both places are gone before c and d tie for one.
        ("a | b | c d", 2, "ab", "", 0, []),
        ("a b c", 2, "abc", "", 0, []),
        ("a | b | c d", 5, "abcd", "", 0, []),
        ("a | b c", None, "abc", "", 0, []),
        ("a | b", 0, "", "", 0, []),
    ],
)
def test_where_all_who_tie_at_the_border_have_it(
    units: str, quota: int | None, derived: str, open_: str, held: int, shares: list[OpenShare]
) -> None:
    found, told = chosen(units, quota, more=", quota: 1, tied: all")
    assert (found.derived, found.open, found.held) == (tuple(derived), frozenset(open_), held)
    assert (told, found.tie) == (shares, ())


@pytest.mark.parametrize(
    ("units", "quota", "tie"),
    [
        ("a | b c", 2, "bc"),
        ("a | b c d", 3, "bcd"),
        ("a | b c-", 2, ""),  # c may not have it: b does
        ("a | b c?", 2, ""),  # perhaps c may not
        ("a? | b c", 2, ""),  # perhaps there is room for both
        ("a | b c | d e", 2, "bc"),  # the first tie alone
        ("a b | c d", 2, ""),
    ],
)
def test_a_tie_is_one_where_all_may_have_it_and_the_places_left_are_known(
    units: str, quota: int, tie: str
) -> None:
    assert chosen(units, quota)[0].tie == tuple(tie)


# -- what people settled --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("units", "quota", "orders", "derived", "tie", "settled", "used"),
    [
        ("a | b c | d", 2, ["cb"], "ac", "bc", "cb", {0}),
        # d, which may not have it, is no part of the tie.
        ("a | b d- c | e", 2, ["cb"], "ac", "bc", "cb", {0}),
        ("a | b d- c | e", 2, ["cdb"], "a", "bc", "", set()),
        ("a | b c d", 3, ["dbc"], "adb", "bcd", "dbc", {0}),
        # Another set than the tied one settles nothing.
        ("a | b c d", 3, ["db"], "a", "bcd", "", set()),
        ("a | b c | d", 2, ["abc"], "a", "bc", "", set()),
        ("a | b | c", 2, ["ab"], "ab", "", "", set()),
        # A tie that has its places, or has none left, is not at the border.
        ("a b | c", 2, ["ba"], "ab", "", "", set()),
        ("a | b | c d", 2, ["dc"], "ab", "", "", set()),
        # That a may have it is an answer; who ties behind it is another settlement.
        ("a? | b c | d", 2, ["a", "cb"], "ac", "bc", "cb", {0, 1}),
        ("a? | b c | d", 2, ["cb", "a"], "ac", "bc", "cb", {0, 1}),
        ("a? | b? | c", 2, ["ab"], "ab", "", "ab", {0}),
        ("a? | b? | c", 2, ["a"], "a", "", "a", {0}),
        # All that is open in one order: as many as there are places, who may have it or not.
        ("a? | b | c | d", 2, ["ca"], "bc", "ac", "ca", {0}),
        ("a? | b | c | d", 2, ["ac"], "ba", "ac", "ac", {0}),
        # Of two that fit, the first of the file; the other is left.
        ("a | b c | d", 2, ["cb", "bc"], "ac", "bc", "cb", {0}),
        # A place that is not sure is no answer about a unit that only perhaps has it.
        ("a? | b? | c", 1, ["b"], "", "", "", set()),
    ],
)
def test_what_a_settlement_settles(
    units: str,
    quota: int,
    orders: list[str],
    derived: str,
    tie: str,
    settled: str,
    used: set[int],
) -> None:
    found, _ = chosen(units, quota, *orders)
    assert (found.derived, found.tie) == (tuple(derived), tuple(tie))
    assert (found.settled, found.used) == (tuple(settled), used)


def test_a_tie_behind_a_settled_answer_is_open_again() -> None:
    """That a may have it leaves one place for b and c: the tie is told, and not the answer."""
    found, _ = chosen("a? | b c | d", 2, "a")
    assert (found.derived, found.tie, found.settled) == (("a",), ("b", "c"), ())
    assert found.used == {0}


def test_who_stands_behind_a_settled_tie_may_still_come_to_a_place() -> None:
    """Three places: a and b perhaps, then d before c. d has one of them for sure; without a and b
    e has the third."""
    found, told = chosen("a? b? | c d | e", 3, "dc")
    assert (found.derived, found.open) == (("d",), frozenset("abce"))
    assert told == share("abce", 2, 2)


# -- ballots --------------------------------------------------------------------------------------


def by_seats(
    units: str, tied: str, seats: int, quota: int | None, *orders: str
) -> tuple[Picked, list[OpenShare]]:
    """The elected in order, then those who tied for so many seats."""
    given = awards("{id: co, name: Cờ, pick: ballot}")
    known = field(given, f"{units} {tied}".replace("|", " "))
    ranked = groups(units) if units else []
    last = Group(tuple(one.rstrip("?-") for one in tied.split()), seats)
    settled = {n: tuple(order) for n, order in enumerate(orders)}
    return pick(known, given[0], [*ranked, last], quota, settled), known.shares


@pytest.mark.parametrize(
    ("units", "tied", "seats", "quota", "derived", "shares", "tie"),
    [
        ("a", "b c", 1, 3, "a", share("bc", 1, 1), "bc"),
        ("a", "b c", 1, None, "a", share("bc", 1, 1), "bc"),
        ("a", "b c d", 2, 4, "a", share("bcd", 2, 2), "bcd"),
        # Two tie for two seats, and the award has one place left.
        ("a", "b c d", 2, 2, "a", share("bcd", 1, 1), "bcd"),
        ("a", "b c", 1, 1, "a", [], ""),  # no place is left for the seat
        ("a", "b c-", 1, 2, "ab", [], ""),  # one of the two may have it: it does
        ("", "b c", 1, 2, "", share("bc", 1, 1), "bc"),
        # With a it is one of three seats more: two or one.
        ("a?", "b c", 1, 3, "", share("abc", 1, 2), ""),
        # Whether c may have it is not known: b, or one of the two.
        ("a", "b c?", 1, 3, "a", share("bc", 1, 1), ""),
        ("a", "b? c?", 1, 3, "a", share("bc", 0, 1), ""),
        # There are seats for both: only whether they may is open.
        ("a", "b? c?", 2, 3, "a", share("bc", 0, 2), ""),
        ("a", "b c?", 2, 3, "ab", share("c", 0, 1), ""),
    ],
)
def test_a_tie_in_the_vote_is_for_its_seats(
    units: str,
    tied: str,
    seats: int,
    quota: int | None,
    derived: str,
    shares: list[OpenShare],
    tie: str,
) -> None:
    found, told = by_seats(units, tied, seats, quota)
    assert (found.derived, found.tie, told) == (tuple(derived), tuple(tie), shares)
    assert found.open == frozenset().union(*(one.units for one in shares))


def test_of_a_tie_in_the_vote_as_many_as_there_are_seats_by_the_settled_order() -> None:
    found, _ = by_seats("a", "b c d", 2, 4, "dcb")
    assert (found.derived, found.tie, found.open) == (("a", "d", "c"), ("b", "c", "d"), frozenset())


@pytest.mark.parametrize(
    ("ballots", "expected"),
    [
        # By votes, those with equal votes together, then who ties for the seats that are left.
        (["3, {c: 9, a: 7, b: 7}"], [("c",), ("a", "b")]),
        (["3, {c: 9, a: 7, b: 7, d: 5, e: 5}"], [("c",), ("a", "b")]),
        (["4, {c: 9, a: 7, b: 7, d: 5, e: 5}"], [("c",), ("a", "b"), ("d", "e", 1)]),
        (["2, {a: 7, b: 7, c: 7}"], [("a", "b", "c", 2)]),
        # Each by the votes of the round that elected it: c's 7 are those of the second.
        (["2, {a: 7, b: 5, c: 5}", "1, {c: 7, b: 2}"], [("a", "c")]),
        (["2, {a: 7, b: 5, c: 5}", "1, {c: 6, b: 6}"], [("a",), ("c", "b", 1)]),
    ],
)
def test_the_elected_one_after_the_other(
    ballots: list[str], expected: list[tuple[str | int, ...]]
) -> None:
    files = {
        f"ballots/x-{n}": f"{{for: co, round: {n}, seats: {text.replace(', {', ', votes: {', 1)}}}"
        for n, text in enumerate(ballots, 1)
    }
    (vote,) = count_year(book(members(*"abcde"), {2022: files}), 2022).votes
    found = elected_groups(vote)
    assert [one.units + ((one.seats,) if one.seats else ()) for one in found] == expected


# -- divisions ------------------------------------------------------------------------------------


def test_units_stand_by_rank_in_their_division_and_by_their_place_among_all() -> None:
    """x and y: 1 and 3 among all; p and q: both 2. z has no rank."""
    stand = [
        ("x", "so", 1, 1), ("p", "huyen", 1, 2), ("q", "huyen", 1, 2), ("y", "so", 2, 4),
        ("z", "so", None, None),
    ]  # fmt: skip
    units = {
        unit: Standing(unit, rank=rank, division=division, overall=overall)
        for unit, division, rank, overall in reversed(stand)
    }
    found = Standings(units)
    assert [one.units for one in ranked_groups(found)] == [("x",), ("q", "p"), ("y",)]
    assert [one.units for one in ranked_groups(found, "so")] == [("x",), ("y",)]
    assert [one.units for one in ranked_groups(found, "huyen")] == [("q", "p")]


def test_one_choice_stands_alone_and_of_several_an_open_tie_hides_the_settled_ones() -> None:
    one = Picked(("a",), ("b", "c"), ("c", "b"), None, frozenset("x"), 1, frozenset([0]))
    other = Picked(("p",), ("q", "r"), (), None, frozenset("qr"), 2, frozenset([3]))
    third = Picked(("s",), ("t", "u"), ("u", "t"))
    assert together([one]) is one
    both = together([one, other])
    assert both == Picked(("a", "p"), ("q", "r"), (), None, frozenset("xqr"), 3, frozenset([0, 3]))
    assert together([one, third]) == Picked(
        *(("a", "s"), ("b", "c", "t", "u"), ("c", "b", "u", "t"), None, frozenset("x"), 1),
        frozenset([0]),
    )


# -- what follows for the next award --------------------------------------------------------------

TWO = "{id: co, name: Cờ, excludes: [bk]}, {id: bk, name: BK}"


@pytest.mark.parametrize(("quota", "most"), [(None, 2), (0, 0), (1, 1), (2, 2), (5, 2)])
def test_an_award_that_nobody_has_picked_may_go_to_as_many_as_may_have_it(
    quota: int | None, most: int
) -> None:
    given = awards(TWO)
    known = field(given, "a b? c-")
    found = undecided(known, given[0], quota, NOTE)
    assert (found.note, found.open, found.derived) == (NOTE, {"a", "b"}, ())
    assert known.shares == [OpenShare("co", frozenset("ab"), 0, most)]
    assert (known.available("a", "bk"), known.available("c", "bk")) == (PERHAPS, NEVER)


def test_what_people_gave_is_given_whatever_the_rules_say_of_the_others() -> None:
    """a had it perhaps: now it may; c may not, and that it was proposed takes nothing from it."""
    given = awards("{id: co, name: Cờ, excludes: [bk]}, {id: bk, name: BK, quota: 1}")
    known = AwardWorlds(
        given,
        {
            "a": {World(frozenset(["co", "bk"])), World(frozenset(["bk"]))},
            "b": {World(frozenset(["co", "bk"]))},
            "c": {World(frozenset(["bk"]))},
        },
    )
    picked(known, given[0], ["a", "c"])
    assert known.shares == []
    assert [known.available(unit, "bk") for unit in "abc"] == [NEVER, SURE, SURE]
    assert known.worlds["a"] == {World(frozenset(["co", "bk"]), frozenset(["co"]))}


# -- bounds ---------------------------------------------------------------------------------------


def open_field(excludes: str, units: str, *shares: tuple[str, str, int, int]) -> AwardWorlds:
    """The awards co, bk and gk, of which the first two stand above the last; shares of them are
    open."""
    given = awards(f"{excludes}, {{id: gk, name: GK}}")
    known = field(given, units)
    for award in given[:2]:
        mine = [
            OpenShare(one[0], frozenset(one[1]), one[2], one[3])
            for one in shares
            if one[0] == award.id
        ]
        outcomes = {unit: PERHAPS for one in mine for unit in one.units}
        known.give(award.id, outcomes, mine)
    return known


APART = "{id: co, name: Cờ, excludes: [bk, gk]}, {id: bk, name: BK, excludes: [gk]}"
BESIDE = "{id: co, name: Cờ, excludes: [gk]}, {id: bk, name: BK, excludes: [gk]}"
NONE = "{id: co, name: Cờ}, {id: bk, name: BK, excludes: [gk]}"


@pytest.mark.parametrize(
    ("excludes", "units", "shares", "among", "bounds"),
    [
        (APART, "a b c- d?", [], "abcd", (2, 3)),
        # One of a and b has it: the other is there.
        (APART, "a b c", [("co", "ab", 1, 1)], "abc", (2, 2)),
        (APART, "a b c", [("co", "ab", 1, 1)], "a", (0, 1)),
        (APART, "a b c", [("co", "abc", 1, 2)], "abc", (1, 2)),
        (APART, "a b c", [("co", "abc", 0, 3)], "abc", (0, 3)),
        # What is no bar to gk takes nobody away.
        (NONE, "a b c", [("co", "ab", 1, 1)], "abc", (3, 3)),
        # One has the first, another the second, since the first excludes it: one is left at most.
        (APART, "a b c", [("co", "ab", 1, 1), ("bk", "abc", 1, 1)], "abc", (0, 1)),
        # Both may be the same unit: two are left at most.
        (BESIDE, "a b c", [("co", "ab", 1, 1), ("bk", "abc", 1, 1)], "abc", (0, 2)),
        (BESIDE, "a b c", [("co", "ab", 0, 1), ("bk", "abc", 2, 2)], "abc", (0, 1)),
        # Two places in each of two divisions, one of each open: one is left in each.
        (APART, "a b c d", [("co", "ab", 1, 1), ("co", "cd", 1, 1)], "abcd", (2, 2)),
        # c has it perhaps and may not have gk at all: perhaps nobody of a and b is gone.
        (APART, "a b c-", [("co", "abc", 1, 1)], "ab", (1, 2)),
        # Whether b may have gk is not known by itself: it is nobody who is there for sure.
        (APART, "a b?", [("co", "ab", 1, 1)], "ab", (0, 1)),
    ],
)
def test_how_many_are_there_for_an_award_at_least_and_at_most(
    excludes: str,
    units: str,
    shares: list[tuple[str, str, int, int]],
    among: str,
    bounds: tuple[int, int],
) -> None:
    assert open_field(excludes, units, *shares).bounds(among, "gk") == bounds


def test_which_awards_above_exclude_a_unit_for_sure_and_which_perhaps() -> None:
    known = open_field(APART, "a b", ("bk", "ab", 1, 1))
    assert known.barred_by("a", "gk") == ([], ["bk"])
    given = awards(f"{APART}, {{id: gk, name: GK}}")
    sure = field(given, "a b")
    sure.give("co", {"a": SURE}, [])
    assert (sure.barred_by("a", "gk"), sure.barred_by("b", "gk")) == ((["co"], []), ([], []))
    assert sure.barred_by("a", "bk") == (["co"], [])
    assert [sure.available("a", one) for one in ("bk", "gk")] == [NEVER, NEVER]
    assert sure.available("la", "gk") == NEVER


# -- very many ways -------------------------------------------------------------------------------


def test_of_very_many_ways_each_award_is_left_open_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """a may have co in some ways, gk in some, bk in all: told apart, and then no more."""
    given = awards(f"{BESIDE}, {{id: gk, name: GK}}")
    every = {World(frozenset(["bk", *more])) for more in ([], ["co"], ["gk"], ["co", "gk"])}
    apart, merged = AwardWorlds(given, {"a": every}), AwardWorlds(given, {"a": every})
    apart.give("co", {"a": SURE}, [])
    assert len(apart.worlds["a"]) == 4
    monkeypatch.setattr("thidua.bloc.awarding.worlds.MOST_WORLDS", 4)
    apart.give("bk", {}, [])
    assert len(apart.worlds["a"]) == 4  # just so many are
    monkeypatch.setattr("thidua.bloc.awarding.worlds.MOST_WORLDS", 3)
    merged.give("co", {"a": SURE}, [])
    assert merged.worlds["a"] == {World(frozenset(["bk"]), frozenset(), frozenset(["gk"]))}
    for known in (apart, merged):
        assert (known.available("a", "bk"), known.available("a", "gk")) == (SURE, PERHAPS)
    # What people answer is known of it from then on.
    merged.answer("a", "gk")
    assert merged.available("a", "gk") == SURE
    assert merged.worlds["a"] == {World(frozenset(["bk", "gk"]))}


def test_what_a_unit_got_in_all_of_many_ways_it_got(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thidua.bloc.awarding.worlds.MOST_WORLDS", 1)
    given = awards(f"{APART}, {{id: gk, name: GK}}")
    known = AwardWorlds(given, {"a": {World(frozenset(["co", "gk"])), World(frozenset(["co"]))}})
    known.give("co", {"a": SURE}, [])
    assert known.worlds["a"] == {World(frozenset(), frozenset(["co"]))}
    assert known.barred_by("a", "gk") == (["co"], [])


def test_an_award_left_open_in_a_way_is_got_or_not() -> None:
    given = awards(TWO)
    known = AwardWorlds(given, {"a": {World(frozenset(["bk"]), perhaps=frozenset(["co"]))}})
    assert known.available("a", "co") == PERHAPS
    known.give("co", {"a": SURE}, [])
    assert known.available("a", "bk") == PERHAPS
    assert known.barred_by("a", "bk") == ([], ["co"])
