"""The two catalogues hold the same words, and each speaks its own language."""

import re
import unicodedata
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import thidua.words
from thidua.diagnostics import diagnostic
from thidua.diagnostics.diagnostic import Diagnostic, all_codes
from thidua.diagnostics.words import message, patterns
from thidua.words import LANGS, Lang, say

FOLDER = Path(thidua.words.__file__).parent
AREAS = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
HUNDREDS = [f"td{digit}" for digit in diagnostic.HUNDREDS]
VIETNAMESE = re.compile(
    "[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
)
LONG = 12
WITHOUT_MARKS: set[str] = {"scale_book.file"}
"""Vietnamese texts longer than LONG letters that rightly have no mark (`area.key`)."""

Both = dict[str, tuple[str, str]]


def both(area: str) -> Both:
    """The words of an area of the catalogue, or of a hundred of diagnostics."""
    if area not in HUNDREDS:
        found: Both = import_module(f"thidua.words.{area}").WORDS
        return found
    registered = import_module(f"thidua.diagnostics.{area}").CODES
    return {
        f"{no}.{key}": texts for no, one in registered.items() for key, texts in one.words.items()
    }


def words(lang: Lang, area: str) -> dict[str, str]:
    return {key: texts[LANGS.index(lang)] for key, texts in both(area).items()}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_areas_are_seen() -> None:
    assert len(AREAS) > 25 and len(HUNDREDS) == 9


@pytest.mark.parametrize("area", [*AREAS, *HUNDREDS])
def test_both_languages_fill_the_same_placeholders(area: str) -> None:
    vi, en = words("vi", area), words("en", area)
    different = [key for key in vi if placeholders(vi[key]) != placeholders(en.get(key, ""))]
    assert different == []


@pytest.mark.parametrize("area", [*AREAS, *HUNDREDS])
@pytest.mark.parametrize("lang", LANGS)
def test_texts_are_nfc_not_empty_and_well_formed(lang: Lang, area: str) -> None:
    for key, text in words(lang, area).items():
        assert text.strip(), f"{area}.{key} is empty"
        assert unicodedata.is_normalized("NFC", text), f"{area}.{key} is not NFC"
        for name in placeholders(text):
            # `{part: 626}` meant literally has to be written `{{part: 626}}`.
            assert re.fullmatch(r"[a-z_][a-z0-9_]*", name), f"{area}.{key}: {{{name}}}"


@pytest.mark.parametrize("area", [*AREAS, *HUNDREDS])
@pytest.mark.parametrize("lang", LANGS)
def test_a_percent_sign_stands_directly_behind_its_figure(lang: Lang, area: str) -> None:
    """As decrees write it (98,66%)."""
    parted = [key for key, text in words(lang, area).items() if re.search(r"[0-9}…] %", text)]
    assert parted == []


@pytest.mark.parametrize("area", [*AREAS, *HUNDREDS])
def test_the_vietnamese_catalogue_speaks_vietnamese(area: str) -> None:
    without = {
        f"{area}.{key}"
        for key, text in words("vi", area).items()
        if len(_prose(text)) > LONG and not VIETNAMESE.search(text)
    }
    assert without - WITHOUT_MARKS == set()


@pytest.mark.parametrize("area", [*AREAS, *HUNDREDS])
def test_the_english_catalogue_speaks_english(area: str) -> None:
    english, vietnamese = words("en", area), words("vi", area)
    same = [
        key
        for key, text in english.items()
        if len(_prose(text)) > LONG and text == vietnamese.get(key) and VIETNAMESE.search(text)
    ]
    assert same == []


def _prose(text: str) -> str:
    """A text without its placeholders and marks: what a person would have to read."""
    return re.sub(r"\{[^{}]*\}|[^\w\s]", "", text).strip()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", all_codes())
def test_every_code_has_its_words(code: str, lang: Lang) -> None:
    for part in ("message", "hint", "rule"):
        assert patterns(code, part, lang), f"{code}.{part} is missing"


@pytest.mark.parametrize("digit", diagnostic.HUNDREDS)
def test_a_code_stands_in_its_hundred_and_says_only_what_is_shown(digit: str) -> None:
    registered = import_module(f"thidua.diagnostics.td{digit}").CODES
    assert list(registered) == sorted(registered)
    for number, one in registered.items():
        assert re.fullmatch(rf"TD{digit}\d\d", number)
        assert {key.split(".")[0] for key in one.words} == {"message", "hint", "rule"}


def test_english_has_a_word_for_one_and_for_several() -> None:
    assert say("en", "vote.members_n", n=1) == "1 member"
    assert say("en", "vote.members_n", n=11) == "11 members"
    assert say("en", "year.reason.waited", year=2026, years=1) == "last led in 2026, 1 year before"
    recused = Diagnostic(
        "TD715", args={"unit": "Sở Y tế", "n": "2", "members": "1"}, variant="recused"
    )
    shown = message(recused, "en")
    assert shown == "Sở Y tế: 2 members are recused, but there is only 1 member"


@pytest.mark.parametrize("area", [*AREAS, *HUNDREDS])
def test_words_for_one_and_several_count_a_placeholder(area: str) -> None:
    for key, text in words("en", area).items():
        for name, spec in re.findall(r"\{(\w+):([^{}]*)\}", text.replace("{{", "")):
            assert f"{{{name}}}" in text and spec.count("|") == 1, f"{area}.{key}: {spec}"
