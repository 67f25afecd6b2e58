"""Diagnostics as people and programs read them: text, concise, GitHub, JSON; words and order."""

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from thidua.diagnostics.diagnostic import (
    Code,
    Diagnostic,
    Severity,
    SeverityCounts,
    TextSpan,
    Word,
    arrange,
    count,
    has_errors,
)
from thidua.diagnostics.show import concise, hint, message, plain, summary, text, where
from thidua.views.check import check_json, github
from thidua.words import area_words

CODES = {
    "TD001": Code(
        "points-wrong",
        Severity.ERROR,
        {
            "message": (
                "điểm phải từ {low} đến {high}, nhưng ghi {found}",
                "points must be between {low} and {high}, found {found}",
            ),
            "hint": ("ghi một số từ {low} đến {high}", "write a number from {low} to {high}"),
        },
    ),
    "TD002": Code(
        "key-wrong",
        Severity.WARNING,
        {
            "message": ("khóa {key} không có", "no key {key}"),
            "message.near": (
                "khóa {key} không có, gần nhất là {near}",
                "no key {key}, the nearest is {near}",
            ),
        },
    ),
    "TD003": Code(
        "share-better",
        Severity.ADVICE,
        {"message": ("nên ghi {{part: 1, of: 2}}", "better {{part: 1, of: 2}}")},
    ),
}
SHEET = "unit: so-y-te\n" + "#\n" * 10 + "  a4.1: 4\n"
SHEET_PATH = "2022/scores/self/so-y-te.yaml"
POINTS = Diagnostic(
    "TD001",
    file=SHEET_PATH,
    args={"low": "0", "high": "3", "found": "4"},
    where=("Sở Y tế", Word("td0.stage"), 'a4.1 "Mời đăng ký"'),
    span=TextSpan(12, 9, 12, 10),
)


@pytest.fixture(autouse=True)
def codes_of_our_own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Three codes and their words, so that no change of a real wording touches these tests."""
    diagnostics, words = ModuleType("thidua.diagnostics.td0"), ModuleType("thidua.words.td0")
    diagnostics.CODES = CODES  # type: ignore[attr-defined]
    words.WORDS = {"stage": ("Tự chấm", "Self-scores")}  # type: ignore[attr-defined]
    for module in (diagnostics, words):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    yield
    area_words.cache_clear()


def shown(diagnostic: Diagnostic, source: str | bytes | None = SHEET, widest: int = 160) -> str:
    raw = source.encode() if isinstance(source, str) else source
    lines = text(
        [diagnostic], "vi", path=lambda file: "data/" + file, read=lambda _: raw, widest=widest
    )
    return plain(lines)


def at(line: str, column: int, end_column: int, widest: int = 160) -> tuple[str, str]:
    """The shown line and the shown caret line of a one-line file."""
    span = TextSpan(1, column, 1, end_column)
    out = shown(POINTS._replace(span=span), line, widest).split("\n")
    return out[2][5:], out[3][5:]


def test_text_is_the_form_of_the_contract() -> None:
    assert shown(POINTS) == (
        "data/2022/scores/self/so-y-te.yaml:12:9: TD001 points-wrong: "
        "điểm phải từ 0 đến 3, nhưng ghi 4\n"
        "   |\n"
        "12 |   a4.1: 4\n"
        "   |         ^\n"
        '   = ở: Sở Y tế › Tự chấm › a4.1 "Mời đăng ký"\n'
        "   = sửa: ghi một số từ 0 đến 3\n"
    )


def test_text_speaks_english() -> None:
    out = plain(text([POINTS], "en", path=str, read=lambda _: SHEET.encode()))
    assert "TD001 points-wrong: points must be between 0 and 3, found 4\n" in out
    assert '   = at: Sở Y tế › Self-scores › a4.1 "Mời đăng ký"\n' in out
    assert "   = fix: write a number from 0 to 3\n" in out


def test_a_warning_and_an_advice_say_so_and_an_error_does_not() -> None:
    warning = Diagnostic("TD002", args={"key": "abc"})
    assert shown(warning) == "cảnh báo TD002 key-wrong: khóa abc không có\n"
    assert shown(Diagnostic("TD003")).startswith("góp ý TD003 share-better: ")
    assert shown(warning._replace(severity=Severity.ERROR)).startswith("TD002 ")


def test_a_line_number_of_one_and_of_three_digits() -> None:
    one = shown(POINTS._replace(span=TextSpan(1, 1, 1, 5))).split("\n")
    assert one[1:4] == ["   |", " 1 | unit: so-y-te", "   | ^^^^"]
    source = "\n" * 119 + "a: 4\n"
    three = shown(POINTS._replace(span=TextSpan(120, 4, 120, 5)), source).split("\n")
    assert three[1:5] == [
        "    |",
        "120 | a: 4",
        "    |    ^",
        '    = ở: Sở Y tế › Tự chấm › a4.1 "Mời đăng ký"',
    ]


def test_the_caret_is_right_under_combining_marks_tabs_and_wide_letters() -> None:
    assert at("tên: Sở Y", 6, 10)[1] == "     ^^^^"
    assert at("te\u0302n: So\u031b\u0309 Y", 7, 13)[1] == "     ^^^^"
    assert at("a:\t4", 4, 5) == ("a:  4", "    ^")
    assert at("\tx: 4", 1, 2) == ("    x: 4", "^^^^")
    assert at("名: 4", 4, 5) == ("名: 4", "    ^")


def test_what_a_terminal_would_obey_is_shown_as_text_and_the_caret_follows() -> None:
    line, caret = at("a: \x1b[31m 4", 10, 11)
    assert "\x1b" not in line
    assert line[len(caret) - 1] == "4"


def test_a_caret_after_the_last_character_of_a_line() -> None:
    assert at("abc", 4, 4) == ("abc", "   ^")
    assert at("abc", 40, 41) == ("abc", "   ^")
    assert at("", 1, 1) == ("", "^")


def test_a_span_of_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    out = shown(POINTS._replace(span=TextSpan(1, 1, 3, 2)), "a: [\n  b,\n]\n").split("\n")
    assert out[2:4] == [" 1 | a: [", "   | ^^^^"]


def test_a_long_line_is_cut_around_the_caret() -> None:
    line = "k: " + "x" * 500 + "HERE" + "y" * 500
    shown_line, caret = at(line, 504, 508, widest=60)
    assert len(shown_line) == 60
    assert shown_line.startswith("…x") and shown_line.endswith("y…")
    begin = caret.index("^")
    assert shown_line[begin : begin + 4] == "HERE"
    assert caret.count("^") == 4


def test_a_long_line_is_cut_only_at_its_end_when_the_caret_is_near_its_start() -> None:
    shown_line, caret = at("key: " + "x" * 500, 1, 4, widest=60)
    assert shown_line == "key: " + "x" * 54 + "…"
    assert caret == "^^^"


def test_a_caret_at_the_end_of_a_long_line() -> None:
    shown_line, caret = at("x" * 500 + "!", 501, 502, widest=60)
    assert shown_line.startswith("…x") and shown_line.endswith("x!")
    assert caret.index("^") == len(shown_line) - 1


def test_carets_never_go_beyond_the_part_of_the_line_that_is_shown() -> None:
    shown_line, caret = at("x" * 5000, 1, 5001, widest=60)
    assert len(caret) == len(shown_line) == 60


@pytest.mark.parametrize("source", [None, b"", b"a: 1\n", b"\xff\xfea\x00:\x00"])
def test_a_place_that_can_not_be_shown_still_has_its_header_and_hint(source: bytes | None) -> None:
    out = shown(POINTS, source).split("\n")
    assert out[0].startswith("data/2022/scores/self/so-y-te.yaml:12:9: TD001 ")
    assert [line[:6] for line in out[1:]] == ["   = ở", "   = s", ""]


def test_lines_are_counted_past_a_bom_and_any_line_ending() -> None:
    out = shown(POINTS._replace(span=TextSpan(3, 4, 3, 5)), b"\xef\xbb\xbfa: 1\r\nb: 2\rc: 4\n")
    assert out.split("\n")[2:4] == [" 3 | c: 4", "   |    ^"]


def test_without_a_span_or_a_file_the_header_says_what_is_known() -> None:
    assert shown(POINTS._replace(span=None)).startswith(f"data/{SHEET_PATH}: TD001 ")
    assert shown(POINTS._replace(span=None, file=None)).startswith("TD001 points-wrong: ")


def test_an_empty_line_stands_between_two_diagnostics() -> None:
    lines = text([POINTS, POINTS], "vi", path=str, read=lambda _: None)
    assert plain(lines).split("\n\n")[1].startswith(SHEET_PATH)


def test_a_file_is_read_once_for_all_its_diagnostics() -> None:
    asked: list[str] = []

    def read(file: str) -> bytes:
        asked.append(file)
        return SHEET.encode()

    plain(text([POINTS] * 5, "vi", path=str, read=read))
    assert asked == [SHEET_PATH]


def test_concise_is_one_line_each() -> None:
    out = plain(concise([POINTS, Diagnostic("TD002", args={"key": "x\ny"})], "vi", path=str))
    assert out.count("\n") == 2
    assert out.startswith(f"{SHEET_PATH}:12:9: TD001 points-wrong: điểm phải từ 0 đến 3")


def test_github_escapes_what_would_end_a_property_or_a_line() -> None:
    diagnostic = Diagnostic(
        "TD002",
        file="a,b:c/100%.yaml",
        args={"key": "x: 50%, y"},
        where=("Sở",),
        span=TextSpan(3, 2, 3, 5),
    )
    assert list(github([diagnostic], "vi", path=str)) == [
        "::warning file=a%2Cb%3Ac/100%25.yaml,line=3,col=2,endLine=3,endColumn=5,"
        "title=TD002 key-wrong::khóa x: 50%25, y không có%0Aở: Sở"
    ]


def test_github_names_error_and_notice_and_leaves_out_what_is_not_known() -> None:
    found = list(github([POINTS._replace(span=None), Diagnostic("TD003")], "vi", path=str))
    assert found[0].startswith(f"::error file={SHEET_PATH},title=TD001 points-wrong::")
    assert found[1] == "::notice title=TD003 share-better::nên ghi {part: 1, of: 2}"


def test_json_has_all_keys_and_null_where_there_is_nothing() -> None:
    bare = Diagnostic("TD003")
    assert check_json([POINTS, bare], "en", counts=SeverityCounts(1, 0, 1), files=7) == {
        "schema": "thidua/check/1",
        "diagnostics": [
            {
                "code": "TD001",
                "name": "points-wrong",
                "severity": "error",
                "file": SHEET_PATH,
                "line": 12,
                "column": 9,
                "end_line": 12,
                "end_column": 10,
                "message": "points must be between 0 and 3, found 4",
                "where": 'Sở Y tế › Self-scores › a4.1 "Mời đăng ký"',
                "hint": "write a number from 0 to 3",
            },
            {
                "code": "TD003",
                "name": "share-better",
                "severity": "advice",
                "file": None,
                "line": None,
                "column": None,
                "end_line": None,
                "end_column": None,
                "message": "better {part: 1, of: 2}",
                "where": None,
                "hint": None,
            },
        ],
        "summary": {"errors": 1, "warnings": 0, "advice": 1, "files": 7},
    }


def test_a_variant_has_its_own_words_and_falls_back_to_the_plain_ones() -> None:
    args = {"key": "nmae", "near": "name"}
    near = Diagnostic("TD002", args=args, variant="near")
    assert message(near, "vi") == "khóa nmae không có, gần nhất là name"
    assert message(near._replace(variant="far"), "vi") == "khóa nmae không có"
    assert hint(near, "vi") == ""


def test_a_value_from_the_data_is_inert_short_and_never_a_placeholder() -> None:
    def said(value: str) -> str:
        return message(Diagnostic("TD002", args={"key": value}), "vi")

    assert said("{near} {{x}}") == "khóa {near} {{x}} không có"
    assert "\x1b" not in said("\x1b[31m") and "\u202e" not in said("a\u202eb")
    assert "\n" not in said("a\nb")
    assert len(said("x" * 9000)) < 250
    assert "\x1b" not in where(POINTS._replace(where=("\x1b]0;x\x07",)), "vi")


def test_order_is_by_file_line_column_code_whatever_came_first() -> None:
    b2 = Diagnostic("TD001", file="b.yaml", span=TextSpan(2, 1, 2, 2))
    b10 = Diagnostic("TD001", file="b.yaml", span=TextSpan(10, 1, 10, 2))
    b10_other = Diagnostic("TD002", file="b.yaml", span=TextSpan(10, 1, 10, 2))
    b10_right = Diagnostic("TD001", file="b.yaml", span=TextSpan(10, 5, 10, 6))
    no_place = Diagnostic("TD001", file="b.yaml")
    other = Diagnostic("TD002", file="a.yaml", span=TextSpan(99, 1, 99, 2))
    no_file = Diagnostic("TD001")
    wanted = [other, no_place, b2, b10, b10_other, b10_right, no_file]
    assert arrange(reversed(wanted)) == wanted
    assert arrange(wanted) == wanted


def test_the_same_problem_is_told_once() -> None:
    again = POINTS._replace(args=dict(reversed(list(POINTS.args.items()))))
    assert arrange([POINTS, again]) == [POINTS]
    assert (
        len(arrange([POINTS, POINTS._replace(args={"low": "0", "high": "3", "found": "5"})])) == 2
    )


def test_advice_is_for_the_strict_only() -> None:
    found = [POINTS, Diagnostic("TD002"), Diagnostic("TD003")]
    assert [each.code for each in arrange(found, strict=False)] == ["TD001", "TD002"]
    assert count(found) == SeverityCounts(1, 1, 1)
    assert has_errors(found) and not has_errors(found[1:])


def test_the_summary_counts_what_there_is() -> None:
    assert summary(SeverityCounts(2, 1, 0), 14, "vi") == "2 lỗi, 1 cảnh báo trong 14 tệp"
    assert summary(SeverityCounts(1, 2, 0), 1, "en") == "1 error, 2 warnings in 1 file"
    assert summary(SeverityCounts(), 14, "vi") == "không có lỗi trong 14 tệp"


def test_rows_of_a_table_are_told_in_their_order() -> None:
    told = [Diagnostic("TD941", "t.docx", args={"cell": f"bảng 1, dòng {n}"}) for n in (17, 3, 5)]
    assert [one.args["cell"] for one in arrange(told)] == [f"bảng 1, dòng {n}" for n in (3, 5, 17)]
