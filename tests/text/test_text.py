"""Vietnamese text: folded, made safe, measured, sorted; and the nearest known word."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.diagnostics.show import Segment, fitted
from thidua.diagnostics.show import plain as unstyled
from thidua.text import dates
from thidua.text.encodings import below, data_path, is_suspicious, likely_text
from thidua.text.folding import folded
from thidua.text.numbers import Number, about, plain, show, signed, thousands, trimmed
from thidua.text.suggest import find, nearest
from thidua.text.vietnamese import bare, escape, fold, looks, nfc, safe, width

ANY = st.text(st.characters(codec=None), max_size=40)


def test_folding_is_case_blanks_and_composition() -> None:
    assert fold("  Sở\xa0 Y\tTẾ ") == "sở y tế" == fold("So\u031b\u0309 y te\u0302\u0301")
    assert fold("SO-Y-TE") == "so-y-te"
    assert fold("Straße") == fold("STRASSE")
    assert fold("sở") != fold("so")


def test_what_looks_the_same() -> None:
    same = ["Sở B", "sở  b.", "Sở \u0412", "Sở \uff22", "\u0405ở B", "So\u031b\u0309 B"]
    assert {looks(one) for one in same} == {"sở b"}
    assert len({looks(one) for one in ["Sở B", "So B", "Sở B1", "Sở D"]}) == 4


@given(ANY)
@settings(max_examples=200)
def test_folding_is_done_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert unicodedata.is_normalized("NFC", nfc(text))


def test_bare_text_has_no_marks() -> None:
    assert bare("Đắk Lắk, Thừa Thiên Huế") == "dak lak, thua thien hue"
    assert bare("ƯỚC") == "uoc"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sở Y tế – 98,5 % ≥ “tốt”", "Sở Y tế – 98,5 % ≥ “tốt”"),
        ("a\x1b[2Jb", r"a\x1b[2Jb"),
        ("a\nb\r\tc", r"a\nb\r\tc"),
        ("\x9b31m\x7f", r"\x9b31m\x7f"),
        ("\u202eabc\u2066", r"\u202eabc\u2066"),
        ("a\u200bb\ufeff\xad\u3164", r"a\u200bb\ufeff\xad\u3164"),
        ("a\u2028b\x85", r"a\u2028b\x85"),
        ("\udc80", r"\udc80"),
        ("\U000e0041x\U0001ffff", r"\U000e0041x\U0001ffff"),
        ("\U0001f3c6 e\u0302\u0301", "\U0001f3c6 e\u0302\u0301"),
        ("[bold]x[/bold] {y} \\u", "[bold]x[/bold] {y} \\u"),
    ],
)
def test_what_a_terminal_would_obey_is_written_out(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_safe_lines_keep_only_their_line_feeds() -> None:
    assert safe("a\nb\r\n\x1b\tc", lines=True) == "a\nb\\r\n\\x1b\\tc"


@given(ANY)
@settings(max_examples=300)
def test_nothing_unsafe_is_left(text: str) -> None:
    """Judged by Python's Unicode data: no control, format, surrogate or separator character."""
    shown = safe(text)
    known = {"Cc", "Cs", "Zl", "Zp"}
    assert not {unicodedata.category(char) for char in shown} & known
    left = {char for char in shown if unicodedata.category(char) == "Cf"}
    assert all("\u0600" <= char <= "\u08ff" or char > "\U00010fff" for char in left), left
    assert safe(shown) == shown
    shown.encode("utf-8")


def test_escapes_name_the_character() -> None:
    assert [escape(char) for char in "\t\x1b\u202e\U000e0041"] == [
        r"\t",
        r"\x1b",
        r"\u202e",
        r"\U000e0041",
    ]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("Sở Y tế", 7),
        ("So\u031b\u0309 te\u0302\u0301", 5),
        ("漢字", 4),
        ("–≥“”…", 5),
    ],
)
def test_width_is_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.text("aăâđêôơưềễặự ́̀̉̃̂", max_size=30))
@settings(max_examples=100)
def test_width_is_the_same_composed_or_not(text: str) -> None:
    text = "x" + text
    assert width(unicodedata.normalize("NFD", text)) == width(unicodedata.normalize("NFC", text))


KEYS = [
    "id",
    "name",
    "note",
    "source",
    "units",
    "criteria",
    "max",
    "rotation",
    "min_gap",
    "rounding",
]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("naem", "name"),
        ("nam", "name"),
        ("Name", "name"),
        ("criterai", "criteria"),
        ("criterion", "criteria"),
        ("min-gap", "min_gap"),
        ("mingap", "min_gap"),
        ("maxx", "max"),
        ("roundings", "rounding"),
        ("unit", "units"),
        ("ID", "id"),
        ("ix", None),
        ("deadline", None),
        ("", None),
        ("x" * 1_000, None),
    ],
)
def test_a_slip_finds_its_word(word: str, expected: str | None) -> None:
    assert nearest(word, KEYS) == expected


def test_names_find_ids_and_marks_weigh_nothing() -> None:
    units = ["so-y-te", "so-gddt", "ban-dan-toc", "dai-ptth"]
    assert nearest("Sở Y tế", units) == "so-y-te"
    assert nearest("sở-y-tế", units) == "so-y-te"
    assert nearest("Ban Dân tộc", units) == "ban-dan-toc"
    assert nearest("xuất sắc", ["xuat-sac", "tot"]) == "xuat-sac"


def test_an_equal_word_beats_a_near_one_and_ties_keep_the_order() -> None:
    assert nearest("kha", ["khá", "kha"]) == "khá"
    assert nearest("abcx", ["abca", "abcb"]) == "abca"
    assert nearest("abcb", ["abca", "abcb"]) == "abcb"
    assert nearest("x", []) is None


def test_marks_between_letters_weigh_nothing() -> None:
    assert nearest("soyte", ["so-vhttdl", "so-y-te"]) == "so-y-te"
    assert nearest("2a", ["1.a", "2.a"]) == "2.a"
    assert nearest("--", ["-"]) is None


@given(st.text(max_size=70), st.lists(st.text(max_size=12), max_size=6))
@settings(max_examples=200)
def test_a_suggestion_is_one_of_the_known(word: str, known: list[str]) -> None:
    found = nearest(word, known)
    assert found is None or found in known
    if not re.search(r"\w", word):
        return
    assert nearest(word[:60], [word[:60]]) in (word[:60], None)


# -- Numbers and dates as people and programs read them --------------------------------------------


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


# -- Lines of a terminal ---------------------------------------------------------------------------


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
    assert unstyled(lines[:-1]) == "a.yaml:1:1: TD1 x: một\n  câu dài hơn dòng\n"
    assert [one.tone for one in lines[0]] == ["place", "plain", "error", "plain"]
    assert re.sub(r"\n +", " ", unstyled(lines[:-1])) == unstyled([header])


# -- Text of old encodings is recognised, Vietnamese and foreign text is left alone ----------------


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("Së Y tÕ", "Sở Y tế"),
        ("Uû ban nh©n d©n tØnh", "Uỷ ban nhân dân tỉnh"),
        ("Phßng Tæ chøc", "Phòng Tổ chức"),
        ("Sôû Y teá", "Sở Y tế"),
        ("Ban Tuyeân giaùo", "Ban Tuyên giáo"),
        ("Sá»Ÿ Y táº¿", "Sở Y tế"),
    ],
)
def test_old_text_is_seen(found: str, meant: str) -> None:
    assert likely_text(found) == meant


@pytest.mark.parametrize(
    "text",
    ["Sở Y tế", "«Sở»", "50 m²", "1½", "± 5 °C", "Müller", "Noël", "Señor", "Citroën", "café",
     "Trường THPT Lê Quý Đôn", "Điểm tối đa (¹)", "Sản lượng (²)",
     "hoà, thuỷ, khoẻ, quý, toán", "Số 5 · phố Huế – Hà Nội"],
)  # fmt: skip
def test_other_text_is_left_alone(text: str) -> None:
    assert likely_text(text) is None


LETTERS = (
    "abcdeghiklmnopqrstuvxyàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ "
)


@given(st.text(LETTERS + LETTERS.upper()))
def test_what_is_suspected_is_never_plain_vietnamese_writing(text: str) -> None:
    """Where something is suspected, the text has letters that no Vietnamese word has together."""
    likely = likely_text(unicodedata.normalize("NFC", text))
    assert likely is None or likely != text


WRITTEN = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý" + "§«°·»"
"""What of U+00A1 to U+00FF Vietnamese text has."""
ODD = {chr(one) for one in range(0xA1, 0x100)} - set(WRITTEN)
LATIN = "".join(map(chr, range(0x7F, 0x180)))


@given(st.text(st.sampled_from(f"aeoyAEOYbx –ạốđ{LATIN}"), max_size=5))
def test_suspicion_is_what_each_letter_stands_behind(text: str) -> None:
    """The quick look at bytes finds what going letter by letter finds."""
    expected = any(
        letter in ODD
        or (before in "aeAE" and letter in "âùêáàèéúõãÂÙÊÁÀÈÉÚÕÃ")
        or (before in "oOyY" and letter in "âùõÂÙÕ")
        for before, letter in zip(f" {text}", text, strict=False)
    )
    assert is_suspicious(text.encode()) == expected


# -- Names for ids ---------------------------------------------------------------------------------


UNITS = {
    "so-y-te": ("SYT", "Sở Y tế"),
    "so-gddt": ("SGDĐT", "Sở Giáo dục và Đào tạo"),
    "dai-ptth": (None, "Đài Phát thanh và Truyền hình"),
    "so": (None, "Sở Nội vụ"),
}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("so-y-te", ["so-y-te"]),
        ("so", ["so"]),  # an exact id wins over all that begins with it
        ("Sở Y Tế", ["so-y-te"]),
        ("so y te", ["so-y-te"]),
        ("syt", ["so-y-te"]),
        ("sgddt", ["so-gddt"]),
        ("Đài", ["dai-ptth"]),
        ("dai phat", ["dai-ptth"]),
        ("sog", ["so-gddt"]),
        ("Sở", ["so"]),
        ("s", ["so-y-te", "so-gddt", "so"]),
        ("xyz", []),
        ("--", []),
    ],
)
def test_a_word_means_an_id(word: str, meant: list[str]) -> None:
    assert find(word, UNITS) == meant


def test_what_writes_takes_no_beginning() -> None:
    assert find("sog", UNITS, beginnings=False) == []
    assert find("SGDĐT", UNITS, beginnings=False) == ["so-gddt"]


def test_two_of_one_name_are_both_told() -> None:
    assert find("phong", {"a": ("Phòng",), "b": ("phòng",)}) == ["a", "b"]


# -- Paths in a data folder ------------------------------------------------------------------------


def test_the_data_folder_itself_leaves_no_mark() -> None:
    assert data_path("", 2022, "criteria.yaml") == "2022/criteria.yaml"
    assert data_path("khoi-a", 2022, "criteria.yaml") == "khoi-a/2022/criteria.yaml"
    assert data_path("", "bloc.yaml") == "bloc.yaml"


def test_what_everything_in_a_folder_begins_with() -> None:
    assert [below(""), below("khoi-a")] == ["", "khoi-a/"]
