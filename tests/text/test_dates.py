"""Days as official documents write them: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4."""

from datetime import date

import pytest

from thidua.text.dates import long, short


@pytest.mark.parametrize(
    ("day", "figures", "words"),
    [
        (date(2020, 1, 5), "05/01/2020", "ngày 05 tháng 01 năm 2020"),
        (date(2020, 2, 29), "29/02/2020", "ngày 29 tháng 02 năm 2020"),
        (date(2020, 3, 9), "09/3/2020", "ngày 09 tháng 3 năm 2020"),
        (date(2020, 10, 10), "10/10/2020", "ngày 10 tháng 10 năm 2020"),
    ],
)
def test_days_under_ten_and_the_first_two_months_have_a_nought(
    day: date, figures: str, words: str
) -> None:
    assert (short(day), long("vi", day)) == (figures, words)
