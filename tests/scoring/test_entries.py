"""What a sheet may say of a leaf, an item or a fact, and how what it may not say is told: where,
the kind of fault and its arguments. The words are in the gallery."""

import pytest

from tests.helpers.books import F, attempt, bloc, layout, leaf_scale, unit
from thidua.bloc.scoring.binding import bind
from thidua.bloc.scoring.entries import BoundSheet, HandEntry, LeafEntry, NotApplicable
from thidua.bloc.scoring.score import score_year

FACTS = '{id: ho-so, name: Hồ sơ}, {id: ty-le, name: Tỷ lệ, measure: "%"}'
TIERS = "kind: tiers, tiers: [{from: 50, points: 5}, {else: true, points: 1}]"
RULES = {
    "points": "rule: points",
    "full": "rule: full",
    "pass_fail": "rule: pass_fail",
    "choice": "rule: {kind: choice, options: {tot: 5, kha: 3}}",
    "tiers": f"rule: {{{TIERS}}}",
    "percent": f'measure: "%"\nrule: {{{TIERS}}}',
    "entered": f"rule: {{{TIERS}, target: entered}}",
    "fixed": f"rule: {{{TIERS}, target: 40}}",
    "fact": f"rule: {{{TIERS}, of: ho-so}}",
    "fact_entered": f"rule: {{{TIERS}, of: ho-so, target: entered}}",
    "ratio": "rule: ratio",
    "count": "rule: {kind: count, each: 1}",
    "deadline": "rule: {kind: deadline, due: 06-30, late: {points: 1}}",
    "twice": "rule: {kind: deadline, due: [06-30, 12-15], late: {points: 1}}",
}
ITEMS = """
bonus:
  - {id: each, name: Mỗi, each: 0.5}
  - {id: once, name: Một, points: 1}
  - {id: by, name: Theo, rule: {kind: steps, above: 1000, first: 0, every: 1, each: 0.1}}
  - {id: of, name: Của, rule: {kind: steps, of: ho-so, above: 9, first: 0, every: 1, each: 0.1}}
"""


def read(rule: str, text: str) -> tuple[BoundSheet, list[str]]:
    """A sheet of one leaf `x` with items, as its scale reads it: what it says, and its faults as
    `TD207 - scores.x.value! first=...`."""
    criteria = leaf_scale(f"max: 5\n{RULES[rule]}\n{ITEMS}", FACTS)
    book, loading = bloc(layout(criteria, {"a": text}))
    assert not loading, loading
    year = book.years[2022]
    bound, found = bind(year.scale, year.sheets[0], ("A", "Thẩm định"))
    lines = []
    for one in found:
        assert one.where[:2] == ("A", "Thẩm định")
        path = ".".join(map(str, one.path)) + ("" if one.at == "value" else "!")
        args = (f"{key}={value}" for key, value in sorted(one.args.items()))
        lines.append(" ".join([one.code, one.variant or "-", path, *args]))
    return bound, lines


# -- leaves -------------------------------------------------------------------------------------

ENTRIES = [
    ("points", "3.5", ("value", F("3.5"), None)),
    ("points", "{value: 3.5}", ("value", F("3.5"), None)),
    ("points", "{points: 3.5}", ("hand", F("3.5"), None)),
    ("points", "na", ("na", None, None)),
    ("points", "' NA '", ("na", None, None)),
    ("points", "{value: na}", ("na", None, None)),
    ("points", "{note: chưa có}", None),
    ("full", "4", ("hand", F(4), None)),
    ("full", "{value: 4}", ("hand", F(4), None)),
    ("full", "{points: 4}", ("hand", F(4), None)),
    ("pass_fail", "có", ("value", True, None)),
    ("pass_fail", "false", ("value", False, None)),
    ("choice", "kha", ("value", "kha", None)),
    ("tiers", "-3", ("value", F(-3), None)),
    ("tiers", "{value: 7}", ("value", F(7), None)),
    ("percent", "{part: 1, of: 8}", ("value", F("12.5"), None)),
    ("percent", "{value: {part: 1, of: 8}}", ("value", F("12.5"), None)),
    ("entered", "{actual: 30, target: 40}", ("value", F(30), F(40))),
    ("entered", "{value: 30, target: 40}", ("value", F(30), F(40))),
    ("entered", "30", ("value", F(30), None)),
    ("fixed", "{actual: 30, target: 41}", ("value", F(30), F(41))),
    ("fact_entered", "{target: 40}", ("value", None, F(40))),
    ("ratio", "{actual: 0, target: 0}", ("value", F(0), F(0))),
    ("count", "3", ("value", F(3), None)),
]


@pytest.mark.parametrize(("rule", "entry", "expected"), ENTRIES)
def test_what_a_leaf_may_be_told(
    rule: str, entry: str, expected: tuple[str, object, F | None] | None
) -> None:
    bound, found = read(rule, f"scores: {{x: {entry}}}")
    assert found == []
    one = bound.leaves.get("x")
    kinds = {LeafEntry: "value", HandEntry: "hand", NotApplicable: "na"}
    assert (one and (kinds[type(one)], one.value, one.target)) == expected


@pytest.mark.parametrize("entry", ["{value: 3, %s}", "{points: 3, %s}", "{value: na, %s}"])
def test_a_mapping_brings_its_remarks(entry: str) -> None:
    remarks = "note: họp 12/5, source: BC 15, evidence: [a.pdf, b.pdf]"
    bound, found = read("points", f"scores: {{x: {entry % remarks}}}")
    assert found == []
    assert (bound.leaves["x"].note, bound.leaves["x"].evidence) == ("họp 12/5", ("a.pdf", "b.pdf"))
    bound, _ = read("points", f"scores: {{x: {entry % 'evidence: a.pdf'}}}")
    assert (bound.leaves["x"].note, bound.leaves["x"].evidence) == (None, ("a.pdf",))


def test_a_target_of_a_fact_has_its_note() -> None:
    bound, found = read("fact_entered", "scores: {x: {target: 40, note: theo KH}}")
    assert (found, bound.leaves["x"].note) == ([], "theo KH")


@pytest.mark.parametrize(
    ("rule", "entry", "place"),
    [
        ("points", "3", "scores.x"),
        ("points", "{value: 3}", "scores.x.value"),
        ("points", "{points: 3}", "scores.x.points"),
        ("entered", "{actual: 3, target: 4}", "scores.x.actual"),
        ("percent", "{part: 1, of: 8}", "scores.x"),
    ],
)
def test_where_the_figure_stands(rule: str, entry: str, place: str) -> None:
    bound, _ = read(rule, f"scores: {{x: {entry}}}")
    assert ".".join(map(str, bound.leaves["x"].place.path)) == place


WRONG = [
    ("points", "", ["TD123 entry scores.x expected=Word(key='shape.entry')"]),
    ("points", "{}", []),
    ("points", "{value: 3, points: 3}", ["TD207 - scores.x.points! first=value second=points"]),
    ("points", "{points: 3, target: 4}", ["TD207 - scores.x.target! first=points second=target"]),
    ("points", "{value: 3, target: 4}", ["TD120 target scores.x.target! key=target"]),
    ("points", "{actual: 3}", ["TD120 nearest scores.x.actual! better=value key=actual"]),
    ("points", "{valu: 3}", ["TD120 nearest scores.x.valu! better=value key=valu"]),
    (
        "points",
        "{on: 3}",
        ["TD120 - scores.x.on! allowed=value, points, claimed, note, source, evidence key=on"],
    ),
    (
        "entered",
        "{on: 3}",
        [
            "TD120 - scores.x.on! allowed=actual, target, part, of, points, claimed, note, "
            "source, evidence key=on"
        ],
    ),
    (
        "percent",
        "[9]",
        [
            "TD122 number scores.x expected=Word(key='shape.number') "
            "found=Word(key='shape.list')",
        ],
    ),
    ("points", "{value: 3, evidence: [a.pdf, {b: c}]}", [
        "TD122 text scores.x.evidence expected=Word(key='shape.text') "
        "found=Word(key='shape.mapping')",
    ]),
    ("percent", "{of: 8}", ["TD121 - scores.x! key=part"]),
    ("percent", "{part: 8}", ["TD121 - scores.x! key=of"]),
    ("percent", "{part: 1, of: 0}", ["TD208 - scores.x.of"]),
    ("percent", "{part: 9, of: 8}", ["TD247 - scores.x.part of=8 part=9"]),
    ("percent", "{part: 1.5, of: 8}", ["TD246 share scores.x.part better= found=1.5"]),
    ("tiers", "{part: 1, of: 8}", ["TD245 - scores.x measure="]),
    ("points", "{claimed: x}", ["TD130 - scores.x.claimed better= found=x other=x"]),
    ("fact", "3", ["TD206 - scores.x facts=ho-so of="]),
    ("fact_entered", "{note: n}", []),
    ("entered", "{target: 40}", ["TD121 - scores.x! key=actual"]),
    ("fact", "{target: 40}", ["TD121 - scores.x! key=actual"]),
    ("fact_entered", "{target: -1}", ["TD138 negative scores.x.target found=-1"]),
    ("entered", "{actual: 3, target: -1}", ["TD138 negative scores.x.target found=-1"]),
    ("entered", "{actual: -3, target: 1}", ["TD138 negative scores.x.actual found=-3"]),
    ("entered", "-3", ["TD138 negative scores.x found=-3"]),
    ("ratio", "-3", ["TD138 negative scores.x found=-3"]),
    ("choice", "tott", ["TD205 nearest scores.x allowed=tot, kha better=tot found=tott"]),
    ("choice", "4", ["TD205 points scores.x allowed=tot, kha better= found=4"]),
    ("choice", "4.5", ["TD205 points scores.x allowed=tot, kha better= found=4.5"]),
    ("choice", "zzzz", ["TD205 - scores.x allowed=tot, kha better= found=zzzz"]),
    ("deadline", "[2022-06-01, 2022-06-02]", ["TD212 one scores.x found=2 wanted=1"]),
    ("twice", "2022-06-01", ["TD212 - scores.x found=1 wanted=2"]),
    ("twice", "[2022-06-01]", ["TD212 - scores.x found=1 wanted=2"]),
    ("twice", "[2022-06-01, false, false]", ["TD212 - scores.x found=3 wanted=2"]),
    ("twice", "[false, 2022-06-01, 2022-06-02]", ["TD212 - scores.x found=3 wanted=2"]),
    ("twice", "không", []),
    ("twice", "[No]", []),
    ("twice", "[2022-06-01, FALSE]", []),
    ("points", "{value: 3, evidence: {a: b}}", [
        "TD122 list scores.x.evidence expected=Word(key='shape.list') "
        "found=Word(key='shape.mapping')"
    ]),
    ("points", "{value: 3, evidence: ['']}", [
        "TD123 - scores.x.evidence expected=Word(key='shape.text')"
    ]),
    ("points", "{value: 3, note: [a]}", [
        "TD122 text scores.x.note expected=Word(key='shape.text') found=Word(key='shape.list')"
    ]),
    ("points", "{value: 3, source: ' '}", [
        "TD123 - scores.x.source expected=Word(key='shape.text')"
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "entry", "expected"), WRONG)
def test_what_a_leaf_may_not_be_told(rule: str, entry: str, expected: list[str]) -> None:
    bound, found = read(rule, f"scores:\n  x: {entry}\n")
    assert found == expected
    if expected:
        assert "x" not in bound.leaves


# -- items and facts ----------------------------------------------------------------------------

SAID = [
    ("each: 3", ("each", F(3), 0)),
    ("each: true", ("each", F(1), 0)),
    ("each: không", ("each", F(0), 0)),
    ("each: {value: 2, note: n}", ("each", F(2), 0)),
    ("each: [2022-01-02, {on: 2022-01-03}, {waived: true}]", ("each", F(2), 1)),
    ("each: {value: [{waived: yes}, {waived: no}]}", ("each", F(1), 1)),
    ("each: []", ("each", F(0), 0)),
    ("once: 1", ("once", F(1), 0)),
    ("once: 0", ("once", F(0), 0)),
    ("once: [2022-01-02]", ("once", F(1), 0)),
    ("once: [2022-01-02, {waived: true}, {waived: true}]", ("once", F(1), 2)),
    ("by: 1003", ("by", F(1003), 0)),
    ("by: {value: 1003}", ("by", F(1003), 0)),
]


@pytest.mark.parametrize(("line", "expected"), SAID)
def test_what_an_item_may_be_told(line: str, expected: tuple[str, F, int]) -> None:
    bound, found = read("full", f"scores: {{{line}}}")
    assert found == []
    name, value, waived = expected
    assert (bound.items[name].value, bound.items[name].waived) == (value, waived)


def test_an_item_brings_its_remarks_and_those_of_its_occurrences() -> None:
    line = "each: {value: [{evidence: a.pdf}, {evidence: [b.pdf]}], note: n, evidence: c.pdf}"
    bound, found = read("full", f"scores: {{{line}}}")
    assert found == []
    one = bound.items["each"]
    assert (one.note, one.evidence) == ("n", ("c.pdf", "a.pdf", "b.pdf"))


WRONG_ITEMS = [
    ("each: ", ["TD123 entry scores.each expected=Word(key='shape.entry')"]),
    ("each: na", ["TD209 - scores.each found=each"]),
    ("each: {value: NA}", ["TD209 - scores.each.value found=each"]),
    ("each: -1", ["TD131 times scores.each found=-1"]),
    ("each: +1", ["TD131 times scores.each found=+1"]),
    ("each: 1.5", ["TD131 times scores.each found=1.5"]),
    ("each: hai", ["TD133 times scores.each found=hai"]),
    ("once: hai", ["TD133 - scores.once found=hai"]),
    ("once: 2", ["TD210 - scores.once found=2"]),
    ("once: {value: 2}", ["TD210 - scores.once.value found=2"]),
    ("once: [2022-01-02, 2022-01-03]", ["TD210 - scores.once found=2"]),
    ("each: {points: 1}", ["TD120 - scores.each.points! "
                           "allowed=value, note, source, evidence key=points"]),
    ("each: {note: n}", ["TD121 - scores.each! key=value"]),
    ("each: {value: 1, part: 1, of: 2}", ["TD207 - scores.each.part! first=value second=part"]),
    ("each: [{waive: yes}]", ["TD120 nearest scores.each.0.waive! better=waived key=waive"]),
    ("each: [2022-01-02, {on: hôm qua}]", ["TD134 - scores.each.1.on better= found=hôm qua"]),
    ("each: [2022-13-02]", ["TD134 order scores.each.0 better=2022-02-13 found=2022-13-02"]),
    ("each: [{waived: có lẽ}]", ["TD133 - scores.each.0.waived found=có lẽ"]),
    ("each: {value: [{waived: có lẽ}]}", ["TD133 - scores.each.value.0.waived found=có lẽ"]),
    ("by: [1, 2]", [
        "TD122 number scores.by expected=Word(key='shape.number') found=Word(key='shape.list')"
    ]),
    ("by: {part: 8}", ["TD121 - scores.by! key=of"]),
    ("by:", ["TD123 number scores.by expected=Word(key='shape.number')"]),
    ("of: 5", ["TD206 - scores.of facts=ho-so of="]),
    ("by: 1.723", ["TD250 - scores.by found=1.723 other=1723"]),
    ("by: {value: 1.723}", ["TD250 - scores.by.value found=1.723 other=1723"]),
    ("zzz: 1", ["TD201 - scores.zzz! better= key=zzz"]),
    ("eacj: 1", ["TD201 nearest scores.eacj! better=each key=eacj"]),
    ("ho-so: 1", ["TD201 is_fact scores.ho-so! key=ho-so"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), WRONG_ITEMS)
def test_what_an_item_may_not_be_told(line: str, expected: list[str]) -> None:
    bound, found = read("full", f"scores:\n  {line}\n")
    assert found == expected
    # What is wrong beside the figures, in one occurrence, leaves the figures.
    beside = expected[0].startswith("TD250") or ".waive!" in expected[0] or ".on " in expected[0]
    assert bool(bound.items) == beside


WRONG_FACTS = [
    ("ho-so: 1723", []),
    ("ho-so: {value: 1723, note: n, source: s, evidence: a.pdf}", []),
    ("ty-le: {part: 1, of: 8}", []),
    ("ty-le: {value: {part: 1, of: 8}}", []),
    ("ho-so: na", ["TD211 - facts.ho-so"]),
    ("ho-so: {value: NA}", ["TD211 - facts.ho-so.value"]),
    ("ho-so: {note: n}", ["TD121 - facts.ho-so! key=part"]),
    ("ty-le: {of: 8}", ["TD121 - facts.ty-le! key=part"]),
    ("ho-so: {value: 1, part: 1, of: 2}", ["TD207 - facts.ho-so.part! first=value second=part"]),
    ("ho-so: {actual: 1}", ["TD120 - facts.ho-so.actual! "
                            "allowed=value, note, source, evidence key=actual"]),
    ("ho-so: 1.723", ["TD250 - facts.ho-so found=1.723 other=1723"]),
    ("ho-so: {value: 1.723}", ["TD250 - facts.ho-so.value found=1.723 other=1723"]),
    ("ty-le: 0.5", ["TD249 - facts.ty-le found=0.5 other=50"]),
    ("each: 1", ["TD201 is_score facts.each! key=each"]),
    ("x: 1", ["TD201 is_score facts.x! key=x"]),
    ("ho-s: 1", ["TD201 fact_nearest facts.ho-s! better=ho-so key=ho-s"]),
    ("zzzzzz: 1", ["TD201 fact facts.zzzzzz! better= key=zzzzzz"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), WRONG_FACTS)
def test_what_a_fact_may_be_told(line: str, expected: list[str]) -> None:
    bound, found = read("points", f"facts: {{{line}}}\nscores: {{}}")
    assert found == expected
    assert bool(bound.facts) == (expected == [] or expected[0][:5] in ("TD249", "TD250"))


def test_a_fact_keeps_its_counts_and_remarks() -> None:
    bound, _ = read("points", "facts: {ty-le: {part: 1, of: 8, note: n}}\nscores: {}")
    one = bound.facts["ty-le"]
    assert (one.value, one.counts, one.note) == (F("12.5"), (1, 8), "n")
    bound, _ = read("points", "facts: {ty-le: {value: 12.5, evidence: a.pdf}}\nscores: {}")
    one = bound.facts["ty-le"]
    assert (one.value, one.counts, one.note, one.evidence) == (F("12.5"), None, None, ("a.pdf",))


# -- beside one another -------------------------------------------------------------------------


def test_items_cannot_stand_beside_a_figure_by_hand() -> None:
    _, found = read("points", "scores: {x: {points: 3}, each: 1, once: true}")
    assert found == [
        "TD213 - scores.each! id=each leaf=x",
        "TD213 - scores.once! id=once leaf=x",
    ]
    assert read("points", "scores: {x: 3, each: 1}")[1] == []


GROUP = """
max: 5
criteria:
  - {id: g, name: G, max: 5, criteria: [{id: x, name: X, max: 3}, {id: y, name: Y, max: 2}]}
"""


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{claimed: 4}", []),
        ("{claimed: 4, note: n, source: s}", []),
        ("{claimed: x}", [("TD130", ("scores", "g", "claimed"), "value")]),
        ("{claimed: 4, value: 4}", [("TD202", ("scores", "g"), "key")]),
        ("4", [("TD202", ("scores", "g"), "key")]),
        ("{note: n}", [("TD202", ("scores", "g"), "key")]),
    ],
)
def test_a_group_takes_a_claim_and_no_entry(entry: str, expected: list[object]) -> None:
    result, found = attempt(GROUP, {"a": f"scores: {{x: 3, y: 1, g: {entry}}}"})
    assert [(one.code, one.path, one.at) for one in found] == expected
    if not expected:
        assert result is not None and unit(result, "a").claims == {"g": 4}
    for one in found:
        assert one.code != "TD202" or one.args == {"id": "g", "parts": "x, y"}


def test_a_wrong_key_is_wrong_also_where_the_figure_was_read_before() -> None:
    scale = leaf_scale("max: 5\nrule: points")
    sheets = {
        "a": "scores: {x: 5}",
        "b": "scores: {x: {actual: 5}}",
        "c": "scores: {x: {value: 5}}",
    }
    book, _ = bloc(layout(scale, sheets))
    result = score_year(book, 2022)
    assert [(one.code, one.file) for one in result.problems] == [
        ("TD120", "2022/scores/verified/b.yaml")
    ]
    assert [unit(result, name).points for name in "abc"] == [5, 0, 5]


def test_what_was_read_once_is_read_the_same_again() -> None:
    """Two units write the same: both have it, and both are asked about what has two readings."""
    scale = leaf_scale("max: 5\nrule: {kind: tiers, tiers: [{else: true, points: 1}]}")
    sheets = {"a": "scores: {x: 1.723}", "b": "scores: {x: 1.723}", "c": "scores: {x: 7}",
              "d": "scores: {x: {value: 7, note: n}}", "e": "scores: {x: {points: 7}}"}  # fmt: skip
    book, _ = bloc(layout(scale, sheets))
    result = score_year(book, 2022)
    warned = [one.file for one in result.problems if one.code == "TD250"]
    assert warned == [f"2022/scores/verified/{name}.yaml" for name in "ab"]
    entries = {one.unit: one.leaves["x"] for one in result.sheets}
    assert [entries[name].value for name in "abcde"] == [F("1.723"), F("1.723"), 7, 7, 7]
    assert [entries[name].by_hand for name in "cde"] == [False, False, True]
    assert entries["d"].note == "n"


@pytest.mark.parametrize(
    "rule",
    [
        "kind: tiers, tiers: [{else: true, points: 1}]",
        "kind: linear, worst: 0, best: 9",
        "kind: steps, above: 1, first: 0, every: 1, each: 1",
    ],
)
def test_only_what_is_held_against_a_target_is_never_below_zero(rule: str) -> None:
    """Growth may be below zero; what was done of a plan of 40 may not."""
    for target, told in (("", []), (", target: 40", [("TD138", "negative")])):
        scale = leaf_scale(f"max: 5\nrule: {{{rule}{target}}}")
        _, found = attempt(scale, {"a": "scores: {x: -1}"})
        assert [(one.code, one.variant) for one in found] == told
