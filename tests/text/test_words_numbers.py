"""Numbers and dates as people and programs read them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.text import dates
from thidua.text.numbers import Number, about, plain, show, signed, thousands, trimmed


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Decimal("4.5"), 2, "4.50"),
        (Decimal("96.505"), 2, "96.51"),
        (Decimal("-96.505"), 2, "-96.51"),
        (Decimal("96.504999"), 2, "96.50"),
        (Fraction(2, 3), 2, "0.67"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Decimal("-0.001"), 2, "0.00"),
        (12, 0, "12"),
        (0, 2, "0.00"),
        (Decimal("0.07"), 2, "0.07"),
        (10**30, 1, "1" + "0" * 30 + ".0"),
    ],
)
def test_plain_rounds_half_up_and_away_from_zero(value: Number, places: int, text: str) -> None:
    assert plain(value, places) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("4.50"), "4.5"),
        (Decimal("1E+2"), "100"),
        (Fraction(1, 8), "0.125"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-7, 6), "-7/6"),
        (Fraction(1, 5**9), "0.000000512"),
        (-3, "-3"),
        (0, "0"),
    ],
)
def test_trimmed_is_exact_and_short(value: Number, text: str) -> None:
    assert trimmed(value) == text


def test_each_language_has_its_decimal_mark() -> None:
    assert show("vi", Decimal("4.5"), 2) == "4,50"
    assert show("en", Decimal("4.5"), 2) == "4.50"
    assert show("vi", Decimal("4.5")) == "4,5"
    assert show("vi", Fraction(1, 3)) == "1/3"


@pytest.mark.parametrize(
    ("value", "text"), [("0.5", "+0,50"), ("-0.5", "-0,50"), ("0", "0,00"), ("0.001", "0,00")]
)
def test_a_difference_has_its_sign_unless_it_is_none(value: str, text: str) -> None:
    assert signed("vi", Decimal(value), 2) == text


@settings(max_examples=200, deadline=None)
@given(st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**5), st.integers(0, 6))
def test_plain_is_never_further_off_than_half_a_last_digit(value: Fraction, places: int) -> None:
    shown = Fraction(plain(value, places))
    assert abs(shown - value) <= Fraction(1, 2 * 10**places)
    assert Fraction(trimmed(value)) == value


def test_dates_in_tables() -> None:
    assert dates.show("vi", date(2022, 1, 13)) == "13/01/2022"
    assert dates.show("en", date(2022, 1, 13)) == "2022-01-13"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2020, 2, 10), "ngày 10 tháng 02 năm 2020"),
        (date(2020, 6, 5), "ngày 05 tháng 6 năm 2020"),
        (date(2020, 12, 31), "ngày 31 tháng 12 năm 2020"),
    ],
)
def test_dates_in_official_documents(day: date, text: str) -> None:
    assert dates.long("vi", day) == text


def test_a_long_date_in_english() -> None:
    assert dates.long("en", date(2022, 1, 13)) == "13 January 2022"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(9, 2), "4.5"),
        (Fraction(1200, 11), "109.0909…"),
        (Fraction(-2, 3), "-0.6666…"),
        (Fraction(1, 30_000), "0.0000…"),
    ],
)
def test_about_cuts_what_never_ends_and_says_so(value: Fraction, text: str) -> None:
    assert about(value) == text


@pytest.mark.parametrize(
    ("shown", "vi"),
    [("1012,50", "1.012,50"), ("-1234567", "-1.234.567"), ("+999,9", "+999,9"), ("=1234", "=1234"),
     ("1000/7", "1000/7"), ("—", "—"), ("-0,50", "-0,50")],
)  # fmt: skip
def test_thousands_of_a_figure_that_is_shown(shown: str, vi: str) -> None:
    assert thousands("vi", shown) == vi
