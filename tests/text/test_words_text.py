"""Vietnamese text: folded, made safe, measured, sorted; and the nearest known word."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.text.suggest import nearest
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
