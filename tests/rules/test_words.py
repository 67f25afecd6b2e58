"""How rules are said where they say little or much: periods, days, items, what a form asks."""

from fractions import Fraction

import pytest

from tests.rules.test_sentences import FACTS, scale_of
from thidua.model.scale.criteria import Criterion, Scale
from thidua.rules.reading import Ask
from thidua.rules.sentence import RuleWords
from thidua.views.rule_words import item_text, rule_text

F = Fraction


def leaf(rule: str, more: str = "") -> tuple[Scale, Criterion]:
    return scale_of(
        f"max: 10\nfacts: [{FACTS}]\ncriteria:\n"
        f"  - {{id: x, name: X, max: 5, rule: {rule}{more}}}\n"
        "  - {id: y, name: Y, max: 5}\n"
    )


DUE = "{kind: deadline, due: 01-31, late: {points: 0.5}, early: %s}"
ON_TIME = "done by 01-31: 5 points; late: 0.5 points off; never done: 0 points; "
RULES = [
    (
        "{kind: ratio, target: 'bloc:median'}",
        "5 points x actual / target, counted up to 100%; the target is the bloc's median",
    ),
    (
        "{kind: periods, of: tuan}",
        "5 points x percent of the assigned points in the periods “tuan”, their mean; "
        "a period without points leaves this criterion missing",
    ),
    (
        "{kind: periods, of: tuan, take: points, combine: {best: 3}, missing: skip}",
        "the points of the periods “tuan”, the mean of the 3 best, at most 5 points; "
        "a period without points is left out",
    ),
    (DUE % "{points: 1}", ON_TIME + "being early by 1 day or more adds 1 point"),
    (DUE % "{points: 1, days: 0}", ON_TIME + "being early by 1 day or more adds 1 point"),
    (DUE % "{points: 1, days: 2}", ON_TIME + "being early by 2 days or more adds 1 point"),
    (DUE % "{each_day: 0.5}", ON_TIME + "being early adds 0.5 points a day"),
    (
        "{kind: deadline, due: [01-31, 06-30], late: {points: 0.5}}",
        "done by 01-31, 06-30: 5 points; late: 0.5 points off each time; never done: 0 points",
    ),
]


@pytest.mark.parametrize(("rule", "said"), RULES)
def test_a_rule_is_said(rule: str, said: str) -> None:
    scale, x = leaf(rule)
    assert rule_text("en", x, scale) == said


def test_periods_are_said_by_their_name() -> None:
    """Within a Vietnamese sentence a name begins small, but not one that is all capitals."""
    names = {"tuan": "Tuần", "qtm": "QTM", "dtr": "ĐTr"}
    kinds = ("tuan", "qtm", "dtr", "thang")
    said = {
        lang: [RuleWords(lang, {}, periods=names).periods_of(kind) for kind in kinds]
        for lang in ("vi", "en")
    }
    assert said["vi"] == ["các tuần", "các QTM", "các ĐTr", "các kỳ “thang”"]
    assert said["en"] == [
        "the periods “Tuần”",
        "the periods “QTM”",
        "the periods “ĐTr”",
        "the periods “thang”",
    ]


def test_a_fact_that_the_scale_does_not_know_is_said_by_its_id() -> None:
    words = RuleWords("en", {}, measure="kg")
    assert (words.fact("f"), words.fact_measure("f")) == ("“f”", None)
    assert (words.measure_of(None), words.measure_of("f")) == ("kg", None)


STEPS = "rule: {kind: steps, %s, first: 1, every: 5, each: 0.5%s}"
BELOW = (
    "by the figure entered: under 20 counts 1 point, and every further 5 short another 0.5 points"
)
ITEMS = [
    (STEPS % ("below: 20", ""), BELOW),
    (f"cap: 2, {STEPS % ('below: 20', '')}", f"{BELOW}; at most 2 points"),
    (
        f"cap: 2, {STEPS % ('above: 20', ', target: 40')}",
        "by actual / target x 100 (target 40): over 20% gives 1 point, and every further 5% "
        "another 0.5 points; at most 2 points",
    ),
    ("each: 1, cap: 1", "1 point each time; this item at most 1 point"),
    ("share: 12.5%", "12.5% of the points before what is added and taken off"),
]


@pytest.mark.parametrize(("item", "said"), ITEMS)
def test_an_item_is_said(item: str, said: str) -> None:
    scale, x = leaf("full", f", bonus: [{{id: i, name: I, {item}}}]")
    assert x.bonus is not None
    assert item_text("en", x.bonus.items[0], x, scale) == said


# -- what a form asks ---------------------------------------------------------------------------

PAST = "kind: steps, above: 1, first: 0, every: 1, each: 1"
TIERS = "kind: tiers, tiers: [{else: true, points: 1}]"


@pytest.mark.parametrize(
    ("item", "hands", "ask"),
    [
        ("each: 0.5", True, Ask("whole", F(0))),
        ("points: 1", True, Ask("yes_no")),
        ("disqualifies: true", False, Ask("yes_no")),
        ("share: 10%", True, Ask("yes_no")),
        # A figure is asked where the leaf hands none; a choice is asked in any case.
        (f"rule: {{{TIERS}}}", True, None),
        (f"rule: {{{TIERS}}}", False, Ask("number", measure="kg")),
        (f"rule: {{{TIERS}, of: f}}", False, None),
        (
            "rule: {kind: choice, options: {m: 1, n: {name: Nhì, points: 0.5}}}",
            True,
            Ask("choice", options=(("m", F(1)), ("n", F("0.5"))), names={"n": "Nhì"}),
        ),
    ],
)
def test_what_an_item_asks(item: str, hands: bool, ask: Ask | None) -> None:
    _, x = leaf("full", f", bonus: [{{id: i, name: I, {item}}}]")
    assert x.bonus is not None
    assert x.bonus.items[0].amount.ask(hands, "kg") == ask


@pytest.mark.parametrize(
    ("item", "shown"),
    [("each: 0.5", F("0.5")), ("points: 1", F(1)), ("disqualifies: true", None),
     ("share: 10%", None), (f"rule: {{{TIERS}}}", None)],
)  # fmt: skip
def test_the_figure_beside_an_item(item: str, shown: Fraction | None) -> None:
    _, x = leaf("full", f", bonus: [{{id: i, name: I, {item}}}]")
    assert x.bonus is not None
    assert x.bonus.items[0].amount.shown() == shown


@pytest.mark.parametrize(
    ("rule", "asks"),
    [
        ("points", [Ask("number", F(0), F(5), measure="kg")]),
        ("{kind: count, each: 1}", [Ask("whole", F(0), measure="kg")]),
        ("ratio", [Ask("number", F(0), measure="kg")]),
        ("relative", [Ask("number", F(0), measure="kg")]),
        (f"{{{TIERS}}}", [Ask("number", measure="kg")]),
        ("pass_fail", [Ask("pass_fail")]),
        (
            "{kind: choice, options: {m: 1, n: {name: Nhì, points: 0.5}}}",
            [Ask("choice", options=(("m", F(1)), ("n", F("0.5"))), names={"n": "Nhì"})],
        ),
        (
            "{kind: deadline, due: [01-31, 02-28], late: {points: 1}}",
            [Ask("date", due=(1, 31)), Ask("date", due=(2, 28))],
        ),
        ("full", []),
    ],
)
def test_the_cells_of_a_form(rule: str, asks: list[Ask]) -> None:
    _, x = leaf(rule)
    assert list(x.leaf_rule.asks(F(5), "kg")) == asks


@pytest.mark.parametrize(
    ("rule", "prompt"),
    [
        (f"{{{TIERS}}}", ("entry_value", {})),
        (f"{{{TIERS}, target: 40}}", ("entry_value", {})),
        (f"{{{TIERS}, target: entered}}", ("entry_target", {})),
        (f"{{{PAST}, target: entered}}", ("entry_target", {})),
        (f"{{{PAST}}}", ("entry_value", {})),
        ("{kind: linear, worst: 1, best: 2, target: entered}", ("entry_target", {})),
        ("{kind: linear, worst: 1, best: 2}", ("entry_value", {})),
        ("ratio", ("entry_target", {})),
        ("{kind: ratio, target: entered}", ("entry_target", {})),
        ("{kind: ratio, target: 40}", ("entry_value", {})),
        ("relative", ("entry_target", {})),
        ("{kind: relative, target: 40}", ("entry_value", {})),
        ("{kind: rank, points: [1], else: 0}", ("entry_value", {})),
        ("{kind: deadline, due: 01-31, late: {points: 1}}", ("entry_deadline", {})),
        (
            "{kind: deadline, due: [01-31, 02-28], late: {points: 1}}",
            ("entry_deadlines", {"n": 2}),
        ),
    ],
)  # fmt: skip
def test_what_to_write_in_a_sheet(rule: str, prompt: tuple[str, dict[str, int]]) -> None:
    _, x = leaf(rule)
    assert x.leaf_rule.prompt() == prompt


@pytest.mark.parametrize(
    ("rule", "own"),
    [
        ("points", True),
        ("{kind: ratio, target: 40}", True),
        ("{kind: ratio, target: entered}", True),
        ("ratio", True),
        ('{kind: ratio, target: "pledge:t"}', True),
        ("{kind: ratio, target: bloc:mean}", False),
        (f"{{{TIERS}, of: f}}", True),
        ("{kind: rank, points: [1], else: 0}", False),
        ("relative", False),
        ("{kind: periods, of: tuan}", False),
    ],
)
def test_whether_a_form_alone_can_say_the_points(rule: str, own: bool) -> None:
    _, x = leaf(rule)
    assert x.leaf_rule.of_own_figures is own


@pytest.mark.parametrize(
    ("rule", "asked"),
    [
        ("ratio", True),
        ("{kind: ratio, target: entered}", True),
        ("{kind: ratio, target: 40}", False),
        ("{kind: ratio, target: 'pledge:t'}", False),
        ("{kind: ratio, of: f}", True),
        (f"{{{TIERS}}}", False),
        (f"{{{TIERS}, target: entered}}", True),
        (f"{{{TIERS}, target: entered, of: f}}", True),
        ("points", False),
    ],
)
def test_whether_a_target_is_asked(rule: str, asked: bool) -> None:
    _, x = leaf(rule)
    assert x.leaf_rule.asks_target is asked
