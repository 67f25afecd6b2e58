"""What no scale has is asked about, whoever read it so: drafts made by hand, with no reader."""

from fractions import Fraction

import pytest

from thidua.excel.scale.draft.draft import Doubt, Draft, Node, Outline, Part
from thidua.excel.scale.draft.plausibility import tell_implausible
from thidua.excel.scale.rows.codes import parts
from thidua.excel.scale.rows.line import Line, LineFigure
from thidua.excel.scale.speech.things import Reading, Thing, Things


def line(n: int, code: str, text: str, points: str = "") -> Line:
    figure = LineFigure(points, Fraction(points)) if points else LineFigure()
    return Line(n, f"B{n}", n, code, text, max=figure)


def part(
    at: Line, *inner: Part, words: tuple[Line, ...] = (), taken: tuple[Thing, ...] = ()
) -> Part:
    node = Node(at, at.max.value, parts(at.code), [one.node for one in inner], list(words))
    return Part(node, at.text, Reading(deduct=Things(list(taken))), list(inner))


def asked(*tops: Part, totals: tuple[Line, ...] = ()) -> list[str]:
    """The lines asked about, each with its reason."""
    draft = Draft(Outline([one.node for one in tops], totals=list(totals)), parts=list(tops))
    tell_implausible(draft)
    return [f"{doubt.line.n} {doubt.why}" for doubt in draft.all_doubts()]


def group(n: int, code: str, name: str, *names: str, each: str = "50") -> Part:
    inner = (part(line(n + k, str(k), one, each)) for k, one in enumerate(names, 1))
    return part(line(n, code, name), *inner)


def test_a_scale_as_offices_write_it_is_not_asked_about() -> None:
    taken = (Thing("Vắng", 3, Fraction(1)),)
    first, second = group(1, "I", "Chung", "Kế hoạch", "Báo cáo"), group(5, "II", "Riêng", "Thuế")
    last = part(line(8, "III", "Khen thưởng", "10"), words=(line(9, "-", "Vắng họp"),), taken=taken)
    assert asked(first, second, last, totals=(line(10, "", "Tổng", "160"),)) == []


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        (("I", "II", "3", "4"), ["3", "4"]),  # the parts of II
        (("1", "2", "III", "4"), ["3", "4"]),
        (("Phần I", "Phần II", "III"), ["3"]),
        (("1", "2", "4", "7"), []),
        (("h", "i", "k"), []),  # i is a letter and a Roman number
        (("KT", "NB", "1"), []),  # letters that stand for words
    ],
)
def test_numbers_of_another_row_lost_their_group(codes: tuple[str, ...], found: list[str]) -> None:
    tops = [part(line(n, code, f"Việc {n}", "10")) for n, code in enumerate(codes, 1)]
    assert asked(*tops) == [f"{n} numbered_otherwise" for n in found]


def test_rows_that_go_on_where_a_criterion_ends_are_not_its_own() -> None:
    more = (line(3, "3", "Khiếu kiện trừ 5 điểm"), line(4, "4", "Vi phạm trừ 2 điểm"))
    taken = tuple(Thing("Khiếu kiện", one.n, Fraction(5)) for one in more)
    found = asked(part(line(2, "2", "Chất lượng", "40"), words=more, taken=taken))
    assert found == ["3 whose", "4 whose"]
    inner = (line(3, "1", "Khiếu kiện trừ 5 điểm"), line(4, "2", "Vi phạm trừ 2 điểm"))
    assert asked(part(line(2, "2", "Chất lượng", "40"), words=inner, taken=taken)) == []


def test_a_list_in_one_line_below_the_last_criterion_alone_may_be_the_scales() -> None:
    def last(n: int) -> Part:
        below = line(n + 1, "*", "Điểm trừ: nộp chậm trừ 1 điểm/lần")
        taken = (Thing("nộp chậm", n + 1, Fraction(1), each=True),)
        return part(line(n, str(n), "Báo cáo", "20"), words=(below,), taken=taken)

    assert asked(part(line(1, "1", "Phong trào", "80")), last(2)) == ["3 whose"]
    assert asked(last(1), last(3)) == []  # each criterion has its own


@pytest.mark.parametrize(("name", "is_asked"), [("không", True), ("Nếu có", True), ("Vắng", False)])
def test_a_name_that_says_nothing_lost_its_words(name: str, is_asked: bool) -> None:
    one = part(line(1, "1", "Tội phạm", "50"), taken=(Thing(name, 1, Fraction(20)),))
    assert asked(one) == ["1 unnamed"] * is_asked


@pytest.mark.parametrize(
    "name", ["Điểm giảm trừ", "Cộng điểm", "Kỷ luật (tối đa 10)", "Tổng điểm trừ"]
)
def test_a_group_named_like_a_list_is_asked_about(name: str) -> None:
    assert asked(
        group(1, "I", "Chung", "Kế hoạch"), group(4, "II", name, "Vắng họp", each="1")
    ) == ["4 list_name"]
    assert asked(part(line(1, "1", name, "10"))) == []  # a criterion may be called so


def test_a_criterion_that_says_of_what_points_are_taken_is_asked_about() -> None:
    def tops() -> list[Part]:
        return [part(line(1, "1", "Việc", "90")), part(line(2, "2", "Điểm trừ (đơn thư)", "10"))]

    assert asked(*tops()) == ["2 list_name"]
    assert asked(*tops(), totals=(line(3, "", "Tổng", "100"),)) == []


def test_what_is_worth_more_than_the_whole_scale_is_asked_about() -> None:
    for points, found in ((Fraction(90), []), (Fraction(110), ["1 above_all"])):
        one = part(line(1, "1", "Việc", "100"), taken=(Thing("Vắng", 1, points),))
        assert asked(one) == found


def test_a_limit_above_the_points_of_its_criterion_is_asked_about() -> None:
    for cap, found in ((Fraction(20), []), (Fraction(30), ["1 cap"])):
        one = part(line(1, "1", "Việc", "20"), taken=(Thing("Vắng", 1, Fraction(2), cap=cap),))
        assert asked(one) == found


def test_criteria_whose_numbers_begin_again_are_asked_about() -> None:
    def tops(*codes: str) -> list[Part]:
        return [part(line(n, code, f"Việc {n}", "50")) for n, code in enumerate(codes, 1)]

    assert asked(*tops("1", "2", "1", "2")) == ["3 number"]
    assert asked(*tops("1", "2", "1", "2"), totals=(line(5, "", "Tổng", "200"),)) == []


def test_criteria_behind_the_total_are_asked_about() -> None:
    def tops() -> list[Part]:
        return [part(line(n, "", f"Việc {n}", "50")) for n in (1, 2, 4, 5)]

    assert asked(*tops(), totals=(line(3, "", "Tổng", "100"),)) == [
        "4 behind_total",
        "5 behind_total",
    ]
    two = (line(3, "", "Cộng bảng 1", "100"), line(6, "", "Cộng bảng 2", "100"))
    assert asked(*tops(), totals=two) == []


def test_a_list_behind_the_total_that_went_into_the_last_group_is_asked_about() -> None:
    inner = part(line(5, "1", "Giúp bạn", "2"))
    last = part(line(2, "2", "Nề nếp", "50"), inner)
    totals = (line(3, "", "Cộng", "100"), line(4, "", "Cộng điểm"))
    assert asked(part(line(1, "1", "Học tập", "50")), last, totals=totals) == ["5 behind_total"]


def test_a_group_whose_only_part_is_a_group_is_asked_about() -> None:
    inner = part(
        line(2, "1", "Đường", "20"), part(line(3, "", "Cây", "10")), part(line(4, "", "Điện", "10"))
    )
    assert asked(part(line(1, "", "Giao thông", "20"), inner)) == ["1 group"]
    total = (line(9, "", "Tổng", "20"),)
    inner = part(line(2, "1", "Đường", "20"), part(line(3, "-", "Cây", "20")))
    assert asked(part(line(1, "I", "Giao thông", "20"), inner), totals=total) == []


def test_without_a_total_what_the_next_come_to_may_be_their_group() -> None:
    def tops() -> list[Part]:
        points = ("50", "25", "25", "50", "20", "30")
        return [part(line(n, str(n), f"Việc {n}", one)) for n, one in enumerate(points, 1)]

    assert asked(*tops()) == ["1 group", "4 group"]
    assert asked(*tops(), totals=(line(9, "", "Tổng", "200"),)) == []
    assert asked(*tops(), part(line(7, "7", "Việc 7", "5"))) == []


def test_the_same_criteria_twice_are_asked_about() -> None:
    first, second = (
        group(n, code, "Bảng", "Nề nếp", "Học tập") for n, code in ((1, "1"), (4, "2"))
    )
    total = (line(9, "", "Tổng", "200"),)
    assert asked(first, second, totals=total) == ["4 once_more"]
    other = group(4, "2", "Cá nhân", "Ý thức", "Kết quả")
    first = group(1, "1", "Tập thể", "Nề nếp", "Học tập")
    assert asked(first, other) == ["4 once_more"]  # 100 and 100, which nothing adds up
    first, other = group(1, "1", "A", "Nề nếp", "Học tập"), group(4, "2", "B", "Ý thức", "Kết quả")
    assert asked(first, other, totals=total) == []


def test_rows_with_points_below_an_unsettled_criterion_are_asked_about() -> None:
    """They may be its parts, of which the reading of the whole says nothing."""
    inner = (line(2, "-", "Có bản tin", "5"), line(3, "-", "Có kế hoạch", "10"))
    one = part(line(1, "1", "Tuyên truyền", "15"), words=inner)
    assert asked(one) == []
    one.doubts.append(Doubt(one.node.line, "by_hand"))
    assert asked(one) == ["1 by_hand", "2 own_points", "3 own_points"]


def test_a_line_that_is_asked_about_already_is_not_asked_twice() -> None:
    one = part(line(2, "3", "Kế hoạch", "10"))
    one.doubts.append(Doubt(one.node.line, "words"))
    assert asked(part(line(1, "I", "Chung", "10")), one) == ["2 words"]
