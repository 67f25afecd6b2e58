"""The manual is whole: every file, rule and key has its page, its table and its example."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from tests.helpers.manual_pages import ROOT, blocks
from tests.manual.test_manual import loaded
from thidua import __version__
from thidua.cli.commands import COMMANDS
from thidua.diagnostics.diagnostic import all_codes, name_of
from thidua.manual.expand import expanded
from thidua.manual.keys import EVERYWHERE, models, tables
from thidua.manual.pages import GROUPS, find, page, topics
from thidua.model.documents import DOCUMENT_KINDS
from thidua.model.kinds import KINDS
from thidua.rules.kinds import KINDS as RULES
from thidua.rules.kinds import word_of
from thidua.words import LANGS, Lang

MADE_ELSEWHERE = frozenset(["seal"])
"""Kinds of file that thidua writes: no page shows one to copy."""


def test_every_topic_is_written() -> None:
    listed = [topic for group in GROUPS.values() for topic in group]
    wanted = set(listed)
    assert len(listed) == len(wanted)
    for lang in LANGS:
        there = {path.stem for path in (ROOT / "thidua/manual" / lang).glob("*.md")}
        assert there == wanted


def test_every_file_and_every_rule_has_its_page() -> None:
    assert {f"file-{kind}" for kind in KINDS} <= set(topics())
    assert {f"rule-{word_of(kind).replace('_', '-')}" for kind in RULES} <= set(topics())


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_key_stands_in_a_table(kind: str) -> None:
    """A file's model has its table; a model inside has its own or is spelled out in it."""
    assert KINDS[kind].model_name in tables()


def _filled(value: object) -> Iterator[tuple[str, str]]:
    """Every (model, key) that a loaded example has."""
    if isinstance(value, BaseModel):
        for field in value.model_fields_set:
            yield type(value).__name__, field
            yield from _filled(getattr(value, field))
    elif isinstance(value, dict):
        for one in value.values():
            yield from _filled(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _filled(one)


def test_every_key_stands_in_an_example() -> None:
    shown: set[tuple[str, str]] = set()
    for topic in topics():
        for block in blocks(topic, "vi"):
            if block.kind == "yaml":
                shown |= set(_filled(loaded(block.title, block.body)))
    wanted = {
        (name, field)
        for name, model in models().items()
        for field in model.model_fields
        if field not in EVERYWHERE and model.__module__.rpartition(".")[2] not in MADE_ELSEWHERE
    }
    assert sorted(wanted - shown) == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_diagnostic_is_reachable(lang: Lang) -> None:
    index = expanded("diagnostics", lang)
    assert [code for code in all_codes() if f"`{code}` {name_of(code)}" not in index] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_command_and_every_kind_of_letter_is_told(lang: Lang) -> None:
    commands, letters = page("commands", lang).text, page("letters", lang).text
    assert [name for name in COMMANDS if f"`thidua {name}`" not in commands] == []
    assert [kind for kind in DOCUMENT_KINDS if f"`{kind}`" not in letters] == []


GONE = re.compile(r"\b(?:format(?:-2)?|domain|commands(?:-2)?|robustness|technology)\.md\b")
"""Pages that were the contract before the manual was; nobody can open them."""


def test_every_section_that_is_cited_exists() -> None:
    """Code and tests name the page of the manual that a rule comes from: `(manual: items)`."""
    cited = 0
    for folder in ("thidua", "tests"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            if path.name == Path(__file__).name:
                continue
            assert not GONE.search(text), path
            for topic in re.findall(r"(?:\(m|M)anual: ([a-z-]+)", text):
                assert topic in topics(), f"{path}: {topic}"
                cited += 1
    assert cited > 50


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("units.yaml", "file-units"),
        ("tiers", "rule-tiers"),
        ("pass_fail", "rule-pass-fail"),
        ("Bắt đầu trong nửa giờ", "start"),
        ("bat dau trong nua gio", "start"),
        ("exit-codes", "exit-codes"),
        ("can-cu", "can-cu"),
    ],
)
def test_a_page_is_found_as_people_ask(asked: str, topic: str) -> None:
    assert find(asked, "vi") == (topic,)


@pytest.mark.parametrize("lang", LANGS)
def test_the_wheel_that_is_installed_is_of_this_version(lang: Lang) -> None:
    named = re.findall(r"thidua-([0-9.]+)-py3-none-any", page("install", lang).text)
    assert set(named) == {__version__}


ERRORS = {"vi": "## Lỗi thường gặp", "en": "## Usual errors"}
FORM = {"vi": "Trong phiếu Excel:", "en": "In the Excel form:"}
CITED = {"vi": "Thang điểm viết: “", "en": "The scale says: “"}


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_of_a_file_or_rule_is_laid_out_alike(lang: Lang) -> None:
    """Keys and usual errors; of a rule also the scale's words, a sheet, arithmetic, the form."""
    for topic in topics():
        text = page(topic, lang).text
        if topic.startswith(("file-", "rule-")):
            assert "<!-- keys: " in text, topic
            assert "{{" not in expanded(topic, lang), topic
            assert ERRORS[lang] in text or topic in ("file-seal",), topic
        if topic.startswith("rule-"):
            shown = [one.title for one in blocks(topic, "vi") if one.title]
            assert any("criteria.yaml" in one for one in shown), topic
            assert any("/scores/" in one for one in shown), topic
            assert "```console" in text, topic
            assert FORM[lang] in text, topic
            assert CITED[lang] in text, topic
            assert not re.search(r"\bM\b", text) or "`max`" in text or "(M)" in text, topic
