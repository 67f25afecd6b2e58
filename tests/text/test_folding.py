"""Lines of a terminal: nothing is lost, they fit, and what is to be copied stays in one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.diagnostics.show import Segment, fitted, plain
from thidua.text.folding import folded
from thidua.text.vietnamese import width

WORDS = st.lists(st.text("aăđx", min_size=1, max_size=12), min_size=1, max_size=30)


@given(WORDS, st.integers(8, 60), st.integers(0, 6), st.integers(0, 4))
def test_folding_loses_nothing_and_fits(words: list[str], room: int, hang: int, left: int) -> None:
    text = " " * left + " ".join(words)
    lines = folded(text, room, hang)
    assert " ".join(one.strip(" ") for one in lines) == text.strip(" ")
    assert lines[0].startswith(" " * left)
    for line in lines:  # a longer word stands alone
        assert width(line) <= room or " " not in line.strip()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("Đổi Tình trạng ở sổ thang điểm: {}", "thidua scale 2026 -o thang-diem.xlsx"),
        ("Sổ ấy lập bằng {} rồi sửa, nhập lại", "thidua workbook 2026 --data 'Thư mục của tôi'"),
        ("xem ảnh hưởng bằng `{}`; xem nữa", "thidua seal 2026 --reopen --reason LÝ_DO"),
        ("  - giao ước: điền khi đã ký; của từng đơn vị: {}", "thidua form 2027 --pledges"),
        ("Chưa ghi gì. Đồng ý thì chạy lại: {} (2 tệp)", "thidua fix --yes"),
    ],
)
@pytest.mark.parametrize("room", [20, 40, 60, 79])
def test_a_command_stays_on_one_line(text: str, command: str, room: int) -> None:
    lines = folded(text.format(command), room)
    assert any(command in line for line in lines), lines
    others = [one for one in lines if command not in one]
    assert all(width(one) <= room for one in others), lines


def test_a_message_keeps_its_colours_and_an_excerpt_its_line() -> None:
    header = (Segment("a.yaml:1:1", "place"), Segment(": "), Segment("TD1 x", "error"),
              Segment(": một câu dài hơn dòng"))  # fmt: skip
    gutter = (Segment("12 |", "gutter"), Segment(" một dòng dài của tệp, không ngắt"))
    lines = list(fitted([header, gutter], 24))
    assert lines[-1] == gutter
    assert plain(lines[:-1]) == "a.yaml:1:1: TD1 x: một\n  câu dài hơn dòng\n"
    assert [one.tone for one in lines[0]] == ["place", "plain", "error", "plain"]
    assert re.sub(r"\n +", " ", plain(lines[:-1])) == plain([header])
