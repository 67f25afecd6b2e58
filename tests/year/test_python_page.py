"""The manual's page on Python is true: its examples give what it says."""

import doctest
import re
from pathlib import Path

import pytest

from thidua.manual.pages import page
from thidua.words import LANGS, Lang

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lang", LANGS)
def test_every_example_gives_what_the_page_says(
    lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    text = re.sub(r"```(python)?", "", page("python", lang).text)
    test = doctest.DocTestParser().get_doctest(text, {}, "python", "python.md", 0)
    assert len(test.examples) > 10
    told: list[str] = []
    doctest.DocTestRunner().run(test, out=told.append)
    assert not told, "".join(told)
