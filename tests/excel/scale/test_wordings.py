"""What sentences of scales say: each wording's rule, or that a person must decide.

`wordings.yaml` holds invented sentences in many hands. A sentence that is asked about must never
become a rule in silence; one that is read must give exactly this rule.
"""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.helpers.office_files import as_read
from thidua.excel.scale.speech.clauses import MOST, read_clauses
from thidua.excel.scale.speech.readings import read
from thidua.excel.scale.speech.text import even, figure
from thidua.excel.scale.speech.things import Portion, Things

WORDINGS = yaml.safe_load(Path(__file__).with_name("wordings.yaml").read_text(encoding="utf-8"))


def told(things: Things) -> dict[str, Any] | None:
    if not things.items:
        return None
    found: dict[str, Any] = {}
    if things.cap is not None:
        found["cap"] = things.cap
    for key in ("one_of", "only_if_full"):
        if getattr(things, key):
            found[key] = True
    found["items"] = []
    for item in things.items:
        one: dict[str, Any] = {}
        if item.rule is not None:
            one["rule"] = item.rule
        elif item.disqualifies:
            one["disqualifies"] = "true"
        elif item.share:
            one["share"] = f"{item.points}%"
        else:
            one["each" if item.each else "points"] = item.points
        if item.cap is not None:
            one["cap"] = item.cap
        found["items"].append(one)
    return found


def exact(wanted: Any) -> Any:
    """The file's list with its figures exact."""
    if wanted is None:
        return None
    items = [
        {k: v if k in ("rule", "share", "disqualifies") else Fraction(v) for k, v in one.items()}
        for one in wanted["items"]
    ]
    head = {k: Fraction(v) if k == "cap" else v for k, v in wanted.items() if k != "items"}
    return {**head, "items": items}


def part_of(part: Portion) -> dict[str, Any]:
    own = part.reading
    return {"part": f"{part.name}: {part.points}", "rule": own.rule, "deduct": told(own.deduct)}


def wanted_part(part: str | dict[str, Any]) -> dict[str, Any]:
    if isinstance(part, str):
        return {"part": part, "rule": None, "deduct": None}
    return {"rule": None, **part, "deduct": exact(part.get("deduct"))}


@pytest.mark.parametrize("one", WORDINGS, ids=lambda one: one["words"][:60])
def test_a_wording(one: dict[str, Any]) -> None:
    reading = read(read_clauses(one["words"]), Fraction(one["of"]), one.get("title", ""))
    if "asks" in one:
        assert sorted({left.why for left in reading.left}) == one["asks"]
        return
    assert not reading.left, reading.left
    assert reading.rule == one.get("rule")
    assert reading.share == one.get("share", False)
    assert reading.measure == one.get("measure", reading.measure)
    assert list(map(part_of, reading.parts)) == list(map(wanted_part, one.get("parts", [])))
    assert told(reading.deduct) == exact(one.get("deduct"))
    assert told(reading.bonus) == exact(one.get("bonus"))


@pytest.mark.parametrize(
    ("words", "tiers"),
    [
        ("Nộp chậm dưới 3 ngày trừ 1 điểm; từ 3 ngày trở lên trừ 2 điểm",
         [{"above": "0", "below": "3", "points": "1"}, {"from": "3", "points": "2"}]),
        ("Đạt dưới 50% trừ 5 điểm; từ 50% đến 80% trừ 3 điểm",
         [{"below": "50", "points": "5"}, {"from": "50", "to": "80", "points": "3"}]),
    ],
)  # fmt: skip
def test_ranges_of_one_figure_are_asked_about_as_one_item(
    words: str, tiers: list[dict[str, str]]
) -> None:
    """Asked about, with the likeliest reading: a tier for each range, and nothing below them."""
    reading = read(read_clauses(words), Fraction(5))
    assert {left.why for left in reading.left} == {"range"}
    (item,) = reading.deduct.items
    assert item.rule == {"kind": "tiers", "tiers": [*tiers, {"else": "true", "points": "0"}]}


@pytest.mark.parametrize(
    ("text", "value"), [("0,5", "0.5"), ("0.25", "0.25"), ("1.000", "1000"), ("12", "12")]
)
def test_figures_in_words(text: str, value: str) -> None:
    assert figure(text) == Fraction(value)


def test_signs_and_units_are_evened_out() -> None:
    assert even("≥ 95 %: 10đ – tỉ lệ") == ">= 95%: 10 điểm - tỷ lệ"
    assert even("01 (một) lần") == "01 lần"


def test_a_wording_that_is_too_long_is_left_to_people() -> None:
    reading = read(read_clauses("Mỗi lần chậm trừ 1 điểm; " * (MOST // 20)), Fraction(10))
    assert reading.left and reading.rule is None and not reading.deduct.items


def test_names_keep_the_words_of_a_region() -> None:
    read_in = as_read(
        [
            ["STT", "Nội dung", "Điểm tối đa", "Cách chấm"],
            [1, "Xăng dầu", 15, "Trong định mức 15đ; lố định mức 5đ"],
            [2, "Giờ giấc", 15, "Lố giờ nghỉ, vượt giờ ăn: trừ 2 điểm/lần"],
        ]
    )
    options, items = (part.reading for part in read_in.draft.parts)
    assert options.rule is not None
    assert [one["name"] for one in options.rule["options"]] == ["Trong định mức", "lố định mức"]
    assert [one.name for one in items.deduct.items] == ["Lố giờ nghỉ, vượt giờ ăn"]


def test_what_is_not_taken_stands_in_the_items_name() -> None:
    reading = read(read_clauses("Mỗi buổi vắng trừ 1 điểm, vắng có lý do không trừ"), Fraction(10))
    assert [one.only for one in reading.deduct.items] == ["vắng có lý do không trừ"]
