"""Whatever a person has seen leads into the manual: `thidua help KEY`, a code, any words."""

import pytest

from tests.helpers.command_line import run
from thidua.diagnostics.diagnostic import all_codes, name_of
from thidua.manual.keys import EVERYWHERE, models
from thidua.manual.search import answer, keys_called, pages_with
from thidua.views.rule import find
from thidua.words import LANGS, Lang


def test_every_key_of_every_file_is_found_with_its_page() -> None:
    keys = {
        info.alias or field
        for model in models().values()
        for field, info in model.model_fields.items()
    }
    assert [key for key in sorted(keys - EVERYWHERE) if not keys_called(key, "vi")] == []


def test_every_diagnostic_is_found_by_its_code_and_its_name() -> None:
    assert [code for code in all_codes() if find(code) != code or find(name_of(code)) != code] == []


@pytest.mark.parametrize("asked", ["TD203", "td203", "203", "points-out-of-range"])
def test_help_explains_a_diagnostic(asked: str) -> None:
    assert run("help", asked).out == run("rule", "TD203").out


@pytest.mark.parametrize(
    ("asked", "lang", "topic"),
    [
        ("lower_is_better", "vi", "rule-rank"),
        ("quorum", "en", "file-ballot"),
        ("rotation.policy:", "vi", "rotation"),
        ("người ký", "vi", "letters"),  # words of a page, with their marks
        ("nguoi ky", "vi", "letters"),
        ("bloc:max", "en", "targets"),  # what may be written, no key
        ("van ban mau", "vi", "mau"),  # each word somewhere in the page
    ],
)
def test_a_word_leads_to_the_pages_that_speak_of_it(asked: str, lang: Lang, topic: str) -> None:
    done = run("help", *asked.split(), "--lang", lang)
    assert done.code == 0
    assert f"thidua help {topic}" in " ".join(done.out.split())


def test_a_word_with_marks_is_no_other_word() -> None:
    """`phạt` (to punish) is not `phát` (to hand out); without marks either is meant."""
    assert not pages_with("phạt", "vi")
    assert pages_with("phat", "vi")


def test_the_page_that_is_about_it_comes_first() -> None:
    assert pages_with("niêm phong", "vi")[0].topic == "seals"
    assert pages_with("rotation", "en")[0].topic == "rotation"


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_said_of_what_is_not_there(lang: Lang) -> None:
    assert answer("xyzzy", lang) == ""
    assert run("help", "xyzzy", "--lang", lang).code == 2
