"""The law of groups and lists whose rows are numbered on, or anew: each criterion lies in the group
that it stands under, each item in its list, whatever the sums; a wrong sum is asked about there."""

from collections.abc import Iterator
from itertools import product

import pytest

from tests.excel.scale.random_trees import ROMAN
from tests.helpers.office_files import Rows, read_draft, sheet, word
from thidua.excel.scale.draft.draft import Part

HEADS = {
    "I": ROMAN,
    "A": "ABCDEFGH",
    "1": "12345678",
    "Phần I": [f"Phần {one}" for one in ROMAN],
    "capitals": [""] * 8,
}
INNER = {
    "1": [str(n) for n in range(1, 20)],
    "1.": [f"{n}." for n in range(1, 20)],
    "1)": [f"{n})" for n in range(1, 20)],
    "TC1": [f"TC{n}" for n in range(1, 20)],
    "a": "abcdđeghiklmnopqrst",
    "I": (*ROMAN, "XI", "XII", "XIII"),
}
BELOW = {
    "I": ("1", "1.", "1)", "TC1", "a"),
    "A": ("1", "1)", "TC1", "I"),
    "1": ("a",),
    "Phần I": ("1", "1."),
    "capitals": ("1", "1)"),
}
GROUPS = {
    "Nhiệm vụ chính trị": ["Tham mưu", "Văn thư", "Tiếp công dân"],
    "Xây dựng cơ quan": ["Công khai", "Tiết kiệm"],
    "Hoạt động phong trào": ["Văn nghệ", "Hiến máu"],
}
LISTS = {
    "Điểm thưởng": ["Được tặng cờ", "Được tặng bằng khen"],
    "Điểm trừ": ["Không nộp báo cáo năm", "Không dự hội nghị tổng kết"],
}
PLACES = ("none", "first", "between", "last")


def table(head: str, inner: str, lists: str, wrong: int, totals: str, anew: bool) -> Rows:
    """Three groups, of which the `wrong`-th comes to 3 points more than it says, and two lists."""
    names = [*GROUPS]
    order = {
        "none": names,
        "first": [*LISTS, *names],
        "between": [names[0], *LISTS, *names[1:]],
        "last": [*names, *LISTS],
    }[lists]
    rows: Rows = [["TT", "Nội dung", "Điểm"]]
    running = 0
    for n, name in enumerate(order):
        given = name in LISTS
        points = None if given else 10 * len(GROUPS[name])
        if totals and name == "Điểm thưởng" and lists == "last":
            rows.append([None, "Tổng cộng", 70])
        said = name.upper() if head == "capitals" else name
        rows.append([HEADS[head][n] or None, said, points])
        running = 0 if anew else running
        for m, one in enumerate(LISTS[name] if given else GROUPS[name]):
            more = 3 if not given and [*GROUPS].index(name) == wrong and not m else 0
            rows.append([INNER[inner][running], one, 5 if given else 10 + more])
            running += 1
        if totals == "each" and points:
            rows.append([None, f"Cộng {HEADS[head][n]}".strip(), points])
    if totals and lists != "last":
        rows.append([None, "Tổng cộng", 70])
    return rows


def places(parts: list[Part], group: str = "") -> Iterator[tuple[str, str]]:
    """Each criterion with its group."""
    for part in parts:
        name = part.name.capitalize()
        yield name, group
        yield from places(part.parts, name)


NUMBERS = [(head, inner) for head, some in BELOW.items() for inner in some]


@pytest.mark.parametrize("anew", [False, True], ids=["on", "anew"])
@pytest.mark.parametrize(("head", "inner"), NUMBERS)
def test_no_row_leaves_its_heading(head: str, inner: str, anew: bool) -> None:
    """Of the ways that lists, wrong sums and totals may stand, each kind of numbers has every
    sixth, and all of them have all."""
    kinds = {"xlsx": sheet, "docx": word}
    every = [*product(PLACES, (-1, 0, 2), ("", "last", "each"))]
    first = (NUMBERS.index((head, inner)) + anew) % 6
    for n, (lists, wrong, totals) in enumerate(every):
        if n % 6 != (first + n // 6) % 6 or (head, totals) == ("capitals", "each"):
            continue
        suffix = [*kinds][n % 2]
        rows = table(head, inner, lists, wrong, totals, anew)
        draft = read_draft(kinds[suffix](rows), f"t.{suffix}").draft
        at = (head, inner, lists, wrong, totals, suffix)
        asked = "\n".join(doubt.line.original.casefold() for doubt in draft.all_doubts())
        found = dict(places(draft.parts))
        wanted = dict.fromkeys(GROUPS, "") | {
            one: name for name, some in GROUPS.items() for one in some
        }
        assert found == wanted, at
        items = {thing.name for whole in draft.lists for thing in whole.things.items}
        told = {one for some in LISTS.values() for one in some if one.casefold() in asked}
        assert items | told == (
            {one for some in LISTS.values() for one in some} if lists != "none" else set()
        ), at
        if wrong >= 0:
            assert [*GROUPS][wrong].casefold() in asked, at
