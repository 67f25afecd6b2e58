"""What a file's mends read, and what they leave alone because it can be read in two ways."""

import pytest

from thidua.diagnostics.diagnostic import Diagnostic, TextSpan
from thidua.store.yaml.mends import (
    certain_day,
    certain_figure,
    clock_typed,
    day_first,
    mended,
    mends_of,
    with_schema_line,
)

UNITS = {"Sở A": "so-a", "A": "so-a", "so-a": "so-a"}


def mend(code: str, text: str, span: tuple[int, int, int, int], **more: str) -> str | None:
    """The text after the mends of a diagnostic at that span; None without any."""
    variant = more.pop("variant", "")
    found = Diagnostic(code, "x.yaml", args=dict(more), variant=variant, span=TextSpan(*span))
    mends = mends_of(found, text, UNITS.get)
    return mended(text, list(mends)) if mends else None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9,5", "9.5"), ("9,25", "9.25"), ("0,125", "0.125"), ("1,2345", "1.2345"),
        ("9.5", "9.5"), ("12", "12"), ("0", "0"), (" 7 ", "7"),
        ("1,234", None), ("1.723", None), ("012", None), ("1,2,3", None), ("-9,5", None),
    ],
)  # fmt: skip
def test_a_figure_that_may_be_thousands_is_not_certain(typed: str, read: str | None) -> None:
    assert certain_figure(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2022-11-20", "2022-11-20"), ("2022-5-6", "2022-05-06"), ("20/11/2022", "2022-11-20"),
        ("13/5/2022", "2022-05-13"), ("5/5/2022", "2022-05-05"), (" 20.11.2022 ", "2022-11-20"),
        ("5/6/2022", None), ("12/6/2022", None), ("31/2/2022", None), ("2022-02-31", None),
        ("20/11", None),
    ],
)  # fmt: skip
def test_a_day_whose_month_may_stand_first_is_not_certain(typed: str, read: str | None) -> None:
    assert certain_day(typed) == read


@pytest.mark.parametrize(
    ("typed", "yearly", "read"),
    [
        ("5/6/2022", False, "2022-06-05"), ("5 - 6 - 2022", False, "2022-06-05"),
        ("31/2/2022", False, None), ("5/6", True, "06-05"), ("5/6", False, None),
        ("29/2", True, None), ("5/6/2022", True, "2022-06-05"),
    ],
)  # fmt: skip
def test_a_day_is_written_day_first(typed: str, yearly: bool, read: str | None) -> None:
    assert day_first(typed, yearly=yearly) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [("8h30", "08:30"), ("8 giờ", "08:00"), ("8:30", "08:30"), ("23h59'", "23:59"),
     ("14 giờ 5", None), ("24h", None), ("8", None), ("8:60", None)],
)  # fmt: skip
def test_a_time_of_the_day(typed: str, read: str | None) -> None:
    assert clock_typed(typed) == read


@pytest.mark.parametrize(
    ("value", "after"), [("3,5", "3.5"), ("0,125", "0.125"), ("3,1234", "3.1234"), ("1,234", None)]
)
def test_a_decimal_comma_is_mended_unless_it_may_be_thousands(
    value: str, after: str | None
) -> None:
    line, end = f"x: {value} # 1,5\n", 4 + len(value)
    made = mend("TD130", line, (1, 4, 1, end), variant="comma")
    assert made == (None if after is None else f"x: {after} # 1,5\n")
    assert mend("TD130", line, (1, 4, 1, end), variant="other") is None
    assert mend("TD130", "x: 3.5\n", (1, 4, 1, 7), variant="comma") is None  # nothing to mend
    assert mend("TD130", line, (1, 4, 2, 1), variant="comma") is None  # over two lines
    assert mend("TD130", line, (9, 4, 9, end), variant="comma") is None  # no such line


def test_days_of_every_year_are_mended_where_they_are_meant() -> None:
    assert mend("TD134", "due: 5/6\n", (1, 6, 1, 9), variant="due") == "due: 06-05\n"
    assert mend("TD134", "due: 5/6\n", (1, 6, 1, 9), variant="yearly_order") == "due: 06-05\n"
    assert mend("TD134", "on: 5/6\n", (1, 5, 1, 8)) is None


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("1: {value: 9,5}", "1: {value: 9.5}"),
        ("1: {value: 9,5, was: 9,5}", None),  # which of the two?
        ("1: {value: 9,5, was: 19,5}", "1: {value: 9.5, was: 19,5}"),
        ("1: {value: 9,5, was: 9,52}", "1: {value: 9.5, was: 9,52}"),
        ("1: {value: 1,9,5}", None),
    ],
)
def test_a_decimal_that_yaml_split_is_put_together(line: str, after: str | None) -> None:
    span = (1, 1, 1, len(line))
    made = mend("TD117", line, span, variant="decimal", found="9,5")
    assert made == after
    assert mend("TD117", "a: {b: 1,234}", span, variant="decimal", found="1,234") is None


def test_a_blank_goes_behind_the_colon_of_an_entry() -> None:
    made = mend("TD117", "scores: {1:3}", (1, 10, 1, 13), variant="blank", found="1:3")
    assert made == "scores: {1: 3}"
    both = "a:1\nb:2\n"
    assert mend("TD122", both, (1, 1, 2, 4), variant="blank") == "a: 1\nb: 2\n"
    assert mend("TD122", "a:1\nb\n", (1, 1, 2, 2), variant="blank") is None  # all or none
    assert mend("TD101", "by:http://a\n", (1, 1, 1, 4), variant="blank") == "by: http://a\n"
    assert mend("TD101", "http://a\n", (1, 1, 1, 4), variant="blank") is None


@pytest.mark.parametrize(
    ("text", "span", "after"),
    [
        ("leader: Sở A\n", (1, 9, 1, 13), "leader: so-a\n"),
        ("leader: 'Sở A'  # Sở A\n", (1, 9, 1, 15), "leader: so-a  # Sở A\n"),
        ("units: [Sở A, Sở A]\n", (1, 8, 1, 20), None),  # which of the two?
        ("units: [Sở A, Sở AB]\n", (1, 8, 1, 21), "units: [so-a, Sở AB]\n"),
        ("# Sở A\nunits:\n  - Sở A\n", (2, 1, 3, 9), "# Sở A\nunits:\n  - so-a\n"),
        ("Sở A: [Sở A]\n", (1, 7, 1, 13), "Sở A: [so-a]\n"),
    ],
)
def test_a_unit_s_name_becomes_its_id_where_it_stands_once(
    text: str, span: tuple[int, int, int, int], after: str | None
) -> None:
    assert mend("TD303", text, span, found="Sở A") == after
    assert mend("TD303", text, span, found="Sở Z") is None
    assert mend("TD303", text, span, found="Sở A", variant="other") is None


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("note: % của Phòng\n", 'note: "% của Phòng"\n'),
        ("note: Báo cáo: kỳ 1  \n", 'note: "Báo cáo: kỳ 1"  \n'),
        ("note: a: b # c\n", None),
        ("note: [a: b\n", None),
        ("note: &a: b\n", None),
        ("note: |a: b\n", None),
        ('note: "a: b\n', None),
    ],
)
def test_a_value_that_needs_quotes_gets_them(line: str, after: str | None) -> None:
    for variant in ("start", "colon"):
        assert mend("TD101", line, (1, 7, 1, 8), variant=variant) == after
    assert mend("TD101", line, (1, 7, 1, 8), variant="tab") is None


def test_mends_of_one_line_do_not_move_one_another() -> None:
    text = "a: 9,5\nb: 9,5\n"
    one = mends_of(
        Diagnostic("TD130", "x", variant="comma", span=TextSpan(1, 4, 1, 7)), text, UNITS.get
    )
    (first,) = one
    longer = first._replace(text="nine.five")
    later = first._replace(start=0, end=1, text="first")
    assert mended(text, [later, longer]) == "first: nine.five\nb: 9,5\n"


SCHEMA = b"# yaml-language-server: $schema=s.json"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a: 1\n", SCHEMA + b"\na: 1\n"),
        (b"a: 1\r\nb: 2\r\n", SCHEMA + b"\r\na: 1\r\nb: 2\r\n"),
        (b"\xef\xbb\xbfa: 1\n", b"\xef\xbb\xbf" + SCHEMA + b"\na: 1\n"),
        (b"# x\n# yaml-language-server: $schema=old.json\na: 1\n", b"# x\n" + SCHEMA + b"\na: 1\n"),
        (SCHEMA + b"\na: 1\n", None),  # it is there
        (b"a: [\n", None),  # it can't be read
    ],
)
def test_the_line_of_the_schema_changes_no_other_byte(before: bytes, after: bytes | None) -> None:
    assert with_schema_line(before, "s.json", "x.yaml") == after
