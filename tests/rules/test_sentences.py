"""How rules are told and what they ask for: each kind by its sentence in both languages, the hint on a
blank sheet, and the cells of a form. Read by hand once; what the arithmetic does is tested elsewhere."""

import pytest

from tests.helpers.books import bloc, layout, leaf_scale
from thidua.model.scale.criteria import Criterion, Scale
from thidua.views.rule_words import item_text, node_text, rule_text

FACTS = '{id: f, name: Hồ sơ, measure: "%"}, {id: n, name: Đơn thư}'
LEAVES = [
    (
        "max: 5\nmeasure: hồ sơ\nrule: {kind: tiers, tiers: [{from: 90, points: 5}, {else: true, points: 0}]}",
        "theo số ghi được: từ 90 hồ sơ: 5 điểm; còn lại: 0 điểm",
        "by the figure entered: from 90 hồ sơ: 5 points; otherwise: 0 points",
        "entry_value",
        [("number",)],
    ),
    (
        "max: 10",
        "người chấm cho điểm từ 0 đến 10",
        "the scorer gives points, from 0 to 10",
        "entry_points",
        [("number", "0", "10")],
    ),
    (
        "max: 10\nrule: full",
        "đủ 10 điểm; chỉ trừ khi có sự việc phải trừ",
        "10 points in full; only events take points off",
        "entry_full",
        [],
    ),
    (
        "max: 1\nrule: pass_fail",
        "đạt: 1 điểm; không đạt: 0 điểm",
        "passed: 1 point; not passed: 0 points",
        "entry_pass_fail",
        [("pass_fail",)],
    ),
    (
        "max: 10\nrule: {kind: points, step: 0.5}",
        "người chấm cho điểm từ 0 đến 10; theo bước 0,5 điểm",
        "the scorer gives points, from 0 to 10; in steps of 0.5 points",
        "entry_points",
        [("number", "0", "10")],
    ),
    (
        "max: 5\nrule: {kind: choice, options: {tot: {name: Tốt, points: 5}, kha: 3}}",
        "chọn một mức: Tốt: 5 điểm; kha: 3 điểm",
        "choose one: Tốt: 5 points; kha: 3 points",
        "entry_choice",
        [("choice",)],
    ),
    (
        'max: 5\nmeasure: "%"\nrule: {kind: tiers, tiers: [{from: 90, points: 5}, {above: 80, below: 90, points: 4}, {to: 50, points: 1}, {else: true, points: 0}]}',
        "theo số ghi được: từ 90%: 5 điểm; trên 80 đến dưới 90%: 4 điểm; không quá 50%: 1 điểm; còn lại: 0 điểm",
        "by the figure entered: from 90%: 5 points; over 80 to under 90%: 4 points; at most 50%: 1 point; otherwise: 0 points",
        "entry_value",
        [("number",)],
    ),
    (
        "max: 5\nrule: {kind: tiers, of: f, tiers: [{from: 90, to: 90, points: 5}, {below: 90, points: 4}]}",
        "theo “Hồ sơ”: đúng 90%: 5 điểm; dưới 90%: 4 điểm",
        "by “Hồ sơ”: exactly 90%: 5 points; under 90%: 4 points",
        "entry_value",
        [("number",)],
    ),
    (
        "max: 5\nrule: {kind: tiers, target: 40, tiers: [{from: 100, points: 5}, {else: true, points: 4}]}",
        "theo thực hiện / chỉ tiêu x 100 (chỉ tiêu 40): từ 100%: 5 điểm; còn lại: 4 điểm",
        "by actual / target x 100 (target 40): from 100%: 5 points; otherwise: 4 points",
        "entry_value",
        [("number",)],
    ),
    (
        "max: 5\nrule: {kind: table, rows: {f: [0, 50]}, columns: {n: [0, 3]}, points: [[1, 2], [3, 4]], else: 0}",
        "theo “Hồ sơ” và “Đơn thư”: từ 0% (từ 0: 1 điểm, từ 3: 2 điểm); từ 50% (từ 0: 3 điểm, từ 3: 4 điểm); còn lại: 0 điểm",
        "by “Hồ sơ” and “Đơn thư”: from 0% (from 0: 1 point, from 3: 2 points); from 50% (from 0: 3 points, from 3: 4 points); otherwise: 0 points",
        "entry_table",
        [],
    ),
    (
        "max: 5\nrule: {kind: ratio, target: 80}",
        "5 điểm x thực hiện / chỉ tiêu, tính tối đa 100%; chỉ tiêu 80",
        "5 points x actual / target, counted up to 100%; target 80",
        "entry_value",
        [("number", "0", "None")],
    ),
    (
        "max: 5\nrule: {kind: ratio, target: entered, cap: 1.2, lower_is_better: true}",
        "5 điểm x chỉ tiêu / thực hiện (càng thấp càng tốt), tính tối đa 120%; chỉ tiêu ghi kèm",
        "5 points x target / actual (lower is better), counted up to 120%; target entered beside it",
        "entry_target",
        [("number", "0", "None")],
    ),
    (
        'max: 5\nrule: {kind: ratio, target: "pledge:t", of: f}',
        "theo “Hồ sơ”: 5 điểm x thực hiện / chỉ tiêu, tính tối đa 100%; chỉ tiêu là số đơn vị đã đăng ký",
        "by “Hồ sơ”: 5 points x actual / target, counted up to 100%; the target is the figure that the unit pledged",
        "entry_value",
        [("number", "0", "None")],
    ),
    (
        "max: 5\nrule: {kind: count, each: 0.5}",
        "0,5 điểm mỗi lần, tối đa 5 điểm",
        "0.5 points each time, at most 5 points",
        "entry_count",
        [("whole", "0", "None")],
    ),
    (
        "max: 5\nrule: {kind: count, each: 1, of: n}",
        "theo “Đơn thư”: 1 điểm mỗi lần, tối đa 5 điểm",
        "by “Đơn thư”: 1 point each time, at most 5 points",
        "entry_count",
        [("whole", "0", "None")],
    ),
    (
        "max: 5\nrule: {kind: steps, above: 92, first: 0, every: 1, each: 0.5}",
        "theo số ghi được: cứ mỗi 1 trên 92 được 0,5 điểm; tối đa 5 điểm",
        "by the figure entered: every 1 over 92 gives 0.5 points; at most 5 points",
        "entry_value",
        [("number",)],
    ),
    (
        "max: 5\nrule: {kind: steps, below: 20, first: 1, every: 5, each: 0.5, partial: full}",
        "theo số ghi được: từ 20 được 5 điểm; dưới đó trừ 1 điểm, cứ thiếu thêm 5 trừ 0,5 điểm (bước chưa trọn cũng tính)",
        "by the figure entered: from 20 gives 5 points; under it takes off 1 point, and every further 5 short another 0.5 points (a step only begun counts whole)",
        "entry_value",
        [("number",)],
    ),
    (
        "max: 5\nrule: {kind: steps, above: 3, first: 0.5, every: 1, each: 0.5, partial: exact, start: max, of: n}",
        "theo “Đơn thư”: không quá 3 được 5 điểm; trên đó trừ 0,5 điểm, cứ thêm 1 trừ 0,5 điểm (bước chưa trọn tính theo tỷ lệ)",
        "by “Đơn thư”: up to 3 gives 5 points; over it takes off 0.5 points, and every further 1 another 0.5 points (a step only begun counts in proportion)",
        "entry_value",
        [("number",)],
    ),
    (
        'max: 5\nrule: {kind: steps, below: "bloc:mean", first: 0, every: 1, each: 1}',
        "theo số ghi được: từ mức trung bình của các đơn vị được 5 điểm; dưới đó cứ thiếu 1 trừ 1 điểm",
        "by the figure entered: from the bloc's mean gives 5 points; under it every 1 short takes off 1 point",
        "entry_value",
        [("number",)],
    ),
    (
        "max: 5\nrule: {kind: linear, worst: 60, best: 80}",
        "theo số ghi được: từ 80 được 5 điểm, từ 60 trở xuống được 0 điểm, ở giữa theo tỷ lệ",
        "by the figure entered: from 80 gives 5 points, 60 and less gives 0 points, in proportion between",
        "entry_value",
        [("number",)],
    ),
    (
        "max: 5\nrule: {kind: linear, worst: 80, best: 60, lower_is_better: true, least: 10%}",
        "theo số ghi được: không quá 60 được 5 điểm, từ 80 trở lên được 0,5 điểm, ở giữa theo tỷ lệ",
        "by the figure entered: up to 60 gives 5 points, 80 and more gives 0.5 points, in proportion between",
        "entry_value",
        [("number",)],
    ),
    (
        'max: 5\nrule: {kind: linear, worst: "bloc:min", best: "bloc:max", least: 1, of: f}',
        "theo “Hồ sơ”: từ mức cao nhất của các đơn vị được 5 điểm, từ mức thấp nhất của các đơn vị trở xuống được 1 điểm, ở giữa theo tỷ lệ",
        "by “Hồ sơ”: from the bloc's largest figure gives 5 points, the bloc's smallest figure and less gives 1 point, in proportion between",
        "entry_value",
        [("number",)],
    ),
    (
        "max: 5\nrule: {kind: linear, worst: 60, best: 100, target: entered}",
        "theo thực hiện / chỉ tiêu x 100 (chỉ tiêu ghi kèm): từ 100% được 5 điểm, từ 60% trở xuống được 0 điểm, ở giữa theo tỷ lệ",
        "by actual / target x 100 (target entered beside it): from 100% gives 5 points, 60% and less gives 0 points, in proportion between",
        "entry_target",
        [("number",)],
    ),
    (
        "max: 60\nrule: {kind: rank, points: [60, 57, 54], else: 0}",
        "theo hạng giữa các đơn vị, cao nhất đứng đầu: hạng 1: 60 điểm; hạng 2: 57 điểm; hạng 3: 54 điểm; còn lại: 0 điểm",
        "by place in the bloc, the highest first: place 1: 60 points; place 2: 57 points; place 3: 54 points; otherwise: 0 points",
        "entry_value",
        [("number",)],
    ),
    (
        "max: 15\nrule: {kind: rank, top: [{share: 20%, points: 15}, {share: 50%, points: 10}, {else: true, points: 5}], tied: mean, lower_is_better: true, of: f}",
        "theo “Hồ sơ”: theo hạng giữa các đơn vị, thấp nhất đứng đầu: trong 20% đầu: 15 điểm; trong 50% đầu: 10 điểm; còn lại: 5 điểm; đồng hạng thì lấy trung bình các hạng cùng chiếm",
        "by “Hồ sơ”: by place in the bloc, the lowest first: among the first 20%: 15 points; among the first 50%: 10 points; otherwise: 5 points; those tied get the mean of the places that they take",
        "entry_value",
        [("number",)],
    ),
    (
        "max: 5\nrule: {kind: deadline, due: 01-31, late: {points: 0.5}}",
        "đúng hạn 31/01: 5 điểm; chậm trừ 0,5 điểm; không thực hiện: 0 điểm",
        "done by 01-31: 5 points; late: 0.5 points off; never done: 0 points",
        "entry_deadline",
        [("date",)],
    ),
    (
        "max: 5\nrule: {kind: deadline, due: [06-30, 2022-12-31], late: {each_day: 0.1}, grace: 3, early: {each_day: 0.1, cap: 1}}",
        "đúng hạn 30/06, 31/12/2022: 5 điểm; 3 ngày chậm đầu không trừ; mỗi ngày chậm trừ 0,1 điểm; không thực hiện: 0 điểm; xong sớm cộng 0,1 điểm mỗi ngày; tổng điểm cộng vì xong sớm không quá 1 điểm",
        "done by 06-30, 2022-12-31: 5 points; 3 days of grace; late: 0.1 points off a day; never done: 0 points; being early adds 0.1 points a day; at most 1 point for being early",
        "entry_deadlines",
        [("date",), ("date",)],
    ),
    (
        "max: 5\nrule: {kind: deadline, due: 01-31, late: {points: 1}, grace: 1, early: {points: 0.5, days: 5}}",
        "đúng hạn 31/01: 5 điểm; 1 ngày chậm đầu không trừ; chậm trừ 1 điểm; không thực hiện: 0 điểm; xong sớm từ 5 ngày cộng 0,5 điểm",
        "done by 01-31: 5 points; 1 day of grace; late: 1 point off; never done: 0 points; being early by 5 days or more adds 0.5 points",
        "entry_deadline",
        [("date",)],
    ),
    (
        "max: 5\nrule: {kind: relative}",
        "so với chỉ tiêu và với các đơn vị khác: đạt đúng chỉ tiêu 2,5 điểm, chưa đạt thì theo tỷ lệ; vượt thì thêm theo mức vượt, đơn vị vượt cao nhất được 5 điểm; chỉ tiêu ghi kèm",
        "against the target and the whole bloc: 2.5 points for just meeting the target, in proportion under it; more for going over it, 5 points for the unit furthest over; target entered beside it",
        "entry_target",
        [("number", "0", "None")],
    ),
    (
        "max: 5\nrule: {kind: relative, met: 80%, target: 40, of: f}",
        "theo “Hồ sơ”: so với chỉ tiêu và với các đơn vị khác: đạt đúng chỉ tiêu 4 điểm, chưa đạt thì theo tỷ lệ; vượt thì thêm theo mức vượt, đơn vị vượt cao nhất được 5 điểm; chỉ tiêu 40",
        "by “Hồ sơ”: against the target and the whole bloc: 4 points for just meeting the target, in proportion under it; more for going over it, 5 points for the unit furthest over; target 40",
        "entry_value",
        [("number", "0", "None")],
    ),
    (
        "max: 5\nrule: {kind: relative, target: entered}",
        "so với chỉ tiêu và với các đơn vị khác: đạt đúng chỉ tiêu 2,5 điểm, chưa đạt thì theo tỷ lệ; vượt thì thêm theo mức vượt, đơn vị vượt cao nhất được 5 điểm; chỉ tiêu ghi kèm",
        "against the target and the whole bloc: 2.5 points for just meeting the target, in proportion under it; more for going over it, 5 points for the unit furthest over; target entered beside it",
        "entry_target",
        [("number", "0", "None")],
    ),
]
ITEMS = [
    ("each: 0.5", "0,5 điểm mỗi lần", "0.5 points each time"),
    (
        "each: 1, cap: 2",
        "1 điểm mỗi lần; mục này không quá 2 điểm",
        "1 point each time; this item at most 2 points",
    ),
    ("points: 1", "1 điểm, tính một lần", "1 point, once"),
    (
        "share: 10%",
        "10% số điểm có trước các khoản thưởng, trừ",
        "10% of the points before what is added and taken off",
    ),
    (
        "rule: {kind: tiers, of: f, tiers: [{from: 100, points: 1}, {else: true, points: 0}]}",
        "theo “Hồ sơ”: từ 100%: 1 điểm; còn lại: 0 điểm",
        "by “Hồ sơ”: from 100%: 1 point; otherwise: 0 points",
    ),
    (
        "rule: {kind: tiers, tiers: [{from: 100, points: 1}, {else: true, points: 0}]}",
        "theo số ghi được: từ 100%: 1 điểm; còn lại: 0 điểm",
        "by the figure entered: from 100%: 1 point; otherwise: 0 points",
    ),
    (
        "rule: {kind: steps, above: 3, first: 0, every: 1, each: 0.5}",
        "theo số ghi được: cứ mỗi 1% trên 3% được 0,5 điểm",
        "by the figure entered: every 1% over 3% gives 0.5 points",
    ),
    (
        "rule: {kind: linear, worst: 0, best: 10}, cap: 2",
        "theo số ghi được: từ 10% được 2 điểm, từ 0% trở xuống được 0 điểm, ở giữa theo tỷ lệ; mục này không quá 2 điểm",
        "by the figure entered: from 10% gives 2 points, 0% and less gives 0 points, in proportion between; this item at most 2 points",
    ),
    (
        "rule: {kind: choice, options: {tot: 1, kha: 0.5}}",
        "chọn một mức: tot: 1 điểm; kha: 0,5 điểm",
        "choose one: tot: 1 point; kha: 0.5 points",
    ),
    (
        "each: 1, if: {f: {to: 80}}",
        "1 điểm mỗi lần; chỉ tính khi “Hồ sơ” không quá 80%",
        "1 point each time; counts only when “Hồ sơ” at most 80%",
    ),
    (
        "each: 1, if: {f: {from: 50, below: 90}, n: {above: 3}}",
        "1 điểm mỗi lần; chỉ tính khi “Hồ sơ” từ 50 đến dưới 90% và “Đơn thư” trên 3",
        "1 point each time; counts only when “Hồ sơ” from 50 to under 90% and “Đơn thư” over 3",
    ),
    (
        "each: 1, if: {f: {from: 30}}",
        "1 điểm mỗi lần; chỉ tính khi “Hồ sơ” từ 30% trở lên",
        "1 point each time; counts only when “Hồ sơ” from 30%",
    ),
    ("disqualifies: true", "không xếp loại", "the unit is not ranked"),
    (
        "each: 1, bars: co",
        "1 điểm mỗi lần; không được xếp “Có” trở lên",
        "1 point each time; neither “Có” nor a higher band",
    ),
]


def scale_of(text: str) -> tuple[Scale, Criterion]:
    book, found = bloc(layout(text, {"a": "scores: {}"}))
    criteria = book.years[2022].criteria
    assert criteria is not None, found
    return criteria.data, criteria.data.criteria[0]


@pytest.mark.parametrize(
    ("leaf", "vi", "en", "prompt", "asks"), LEAVES, ids=[one[0] for one in LEAVES]
)
def test_a_rule_is_told_and_asks_for_what_it_needs(
    leaf: str, vi: str, en: str, prompt: str, asks: list[tuple[str, ...]]
) -> None:
    scale, x = scale_of(leaf_scale(leaf, FACTS))
    assert rule_text("vi", x, scale) == vi
    assert rule_text("en", x, scale) == en
    assert x.leaf_rule.prompt()[0] == prompt
    cells = [
        (one.kind, *(() if (one.low, one.high) == (None, None) else (str(one.low), str(one.high))))
        for one in x.leaf_rule.asks(x.max, x.measure or "")
    ]
    assert cells == asks


@pytest.mark.parametrize(("item", "vi", "en"), ITEMS, ids=[one[0] for one in ITEMS])
def test_an_item_is_told(item: str, vi: str, en: str) -> None:
    scale, x = scale_of(
        f"max: 10\nfacts: [{FACTS}]\nbands: [{{id: co, name: Có, from: 0}}]\ncriteria:\n"
        f'  - {{id: x, name: X, max: 10, measure: "%", bonus: [{{id: i, name: I, {item}}}]}}\n'
    )
    assert x.bonus is not None
    assert item_text("vi", x.bonus.items[0], x, scale) == vi
    assert item_text("en", x.bonus.items[0], x, scale) == en


def test_an_item_that_excludes_others_calls_them_by_their_names() -> None:
    scale, x = scale_of(
        "max: 10\ncriteria:\n  - {id: x, name: X, max: 10, bonus: [{id: a, name: Cờ bộ, points: 1},"
        " {id: b, name: Cờ Chính phủ, points: 2, excludes: [a]}]}\n"
    )
    assert x.bonus is not None
    told = [item_text(lang, x.bonus.items[1], x, scale) for lang in ("vi", "en")]
    assert told == [
        "2 điểm, tính một lần; không tính cùng “Cờ bộ”",
        "2 points, once; never together with “Cờ bộ”",
    ]


PLEDGED = (
    'max: 5\ncriteria:\n  - {id: x, name: X, max: 5, rule: {kind: ratio, target: "pledge:t"}}\n'
)


def pledge(unit: str, name: str) -> dict[str, str]:
    return {f"pledges/{unit}.yaml": f"unit: {unit}\ntasks: [{{id: t, name: {name}, plan: 9}}]\n"}


@pytest.mark.parametrize(
    ("pledges", "of_a", "of_all"),
    [
        ({}, "", ""),
        (pledge("a", "Thu thuế"), ": “Thu thuế”", ": “Thu thuế”"),
        (pledge("b", "Thu thuế"), ": “Thu thuế”", ": “Thu thuế”"),
        (pledge("a", "Thu phí") | pledge("b", "Thu thuế"), ": “Thu phí”", ""),
    ],
)
def test_a_pledged_task_is_called_by_its_name_and_never_by_its_id(
    pledges: dict[str, str], of_a: str, of_all: str
) -> None:
    """On a unit's own paper as the unit calls it, on the bloc's where all call it the same."""
    book, _ = bloc(layout(PLEDGED, {"a": "scores: {}", "b": "scores: {}"}, more=pledges))
    year = book.years[2022]
    x = year.scale.criteria[0]
    vi = "5 điểm x thực hiện / chỉ tiêu, tính tối đa 100%; chỉ tiêu là số đơn vị đã đăng ký"
    en = "5 points x actual / target, counted up to 100%; the target is the figure that the unit pledged"
    assert rule_text("vi", x, year.scale, year.task_names("a")) == vi + of_a
    assert rule_text("en", x, year.scale, year.task_names("a")) == en + of_a
    assert rule_text("vi", x, year.scale, year.task_names()) == vi + of_all


def test_what_says_nothing_to_people_is_left_out() -> None:
    """That steps begin at nothing; how far over 100 a percent may go, where it may far."""
    rule = "rule: {kind: steps, above: 0, first: 0, every: 10, each: 2}"
    for text, said in (
        (f"max: 20\nmeasure: đoàn viên\n{rule}",
         "theo số ghi được: cứ mỗi 10 đoàn viên được 2 điểm; tối đa 20 điểm"),
        ('max: 5\nmeasure: "%"\nrange: [0, 1000]\nrule: {kind: ratio, target: 90}',
         "5 điểm x thực hiện / chỉ tiêu, tính tối đa 100%; chỉ tiêu 90; được ghi quá 100%"),
        ('max: 5\nmeasure: "%"\nrange: [0, 200]\nrule: {kind: ratio, target: 90}',
         "5 điểm x thực hiện / chỉ tiêu, tính tối đa 100%; chỉ tiêu 90; số ghi từ 0% đến 200%"),
    ):  # fmt: skip
        scale, leaf = scale_of(leaf_scale(text))
        assert node_text("vi", leaf, scale) == said
