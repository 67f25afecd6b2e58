"""The manual is true: its files load, its commands print what it says, its links lead somewhere,
and no key, no rule and no file is without its page."""

import re
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel

from tests.helpers.command_line import run
from tests.helpers.folders import write_files
from tests.helpers.manual_pages import (
    BASE,
    ROOT,
    UPDATE,
    answer,
    blocks,
    lines_of,
    matches,
    update,
)
from tests.helpers.schema_files import kind_of, refusals
from thidua.cli.commands import COMMANDS
from thidua.manual.expand import expanded
from thidua.manual.pages import GROUPS, find, page, topics
from thidua.manual.plain import plain
from thidua.manual.search import pages_with
from thidua.model.kinds import KINDS
from thidua.store.yaml.reader import parse
from thidua.words import LANGS, Lang

SHOWN = ("yaml", "console")
"""Blocks that are written as files or run."""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("topic", topics())
def test_examples_load_and_commands_print_what_the_page_says(
    topic: str, lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, BASE)
    shown = list(blocks(topic, lang))
    outputs: dict[str, list[str]] = {}
    for block in shown:
        if block.kind == "yaml":
            assert block.title, f"a YAML example without its file:\n{block.body}"
            loaded(block.title, block.body)
            write_files(tmp_path, {block.title: block.body})
            kind = kind_of(block.title)
            assert kind is None or refusals(tmp_path / block.title, kind) == []
        elif block.kind == "console":
            command, *expected = block.body.splitlines()
            assert command.startswith("$ thidua "), command
            found = lines_of(answer(command[2:], tmp_path, lang, monkeypatch))
            outputs[command] = found
            assert UPDATE or matches(expected, found), "\n".join([command, *found])
    if any(block.kind == "yaml" for block in shown):
        done = answer("thidua check", tmp_path, lang, monkeypatch)
        assert done.code == 0, done.out + done.err
    if UPDATE:
        update(topic, lang, outputs)


def loaded(name: str, text: str) -> BaseModel | None:
    """The example as its model; None for a file that is not one of the data's."""
    kind = kind_of(name)
    if kind is None:
        return None
    raw, problems = parse(text.encode(), name)
    assert not problems, problems
    return KINDS[kind].model_for(raw).model_validate(raw)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("topic", topics())
def test_links_lead_somewhere(topic: str, lang: Lang) -> None:
    written = {one for group in GROUPS.values() for one in group}
    text = expanded(topic, lang)
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        if "://" not in target:
            picture = target.startswith("../pictures/") and (ROOT / "docs" / target[3:]).is_file()
            assert target.removesuffix(".md") in written or picture, target
    for one in re.findall(r"`thidua help ([\w. -]+)`", text):
        assert find(one, lang) or pages_with(one, lang) or one in COMMANDS or one.isupper(), one


@pytest.mark.parametrize("topic", topics())
def test_both_languages_say_the_same(topic: str) -> None:
    """The same headings, commands and examples; only the language differs."""
    vi, en = (re.sub(r"```.*?```", "", page(topic, one).text, flags=re.DOTALL) for one in LANGS)
    assert re.findall("^(#+) ", vi, re.MULTILINE) == re.findall("^(#+) ", en, re.MULTILINE)
    commands = [
        [b.title or b.body.partition("\n")[0] for b in blocks(topic, lang) if b.kind in SHOWN]
        for lang in LANGS
    ]
    assert commands[0] == commands[1]


@cache
def help_of(command: str) -> str:
    return run(command, "--help").out


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("topic", topics())
def test_commands_and_options_that_are_named_exist(topic: str, lang: Lang) -> None:
    """In running text and in blocks that are not run."""
    text = page(topic, lang).text
    named = re.findall(r"`thidua ([^`\n]+)`", text)
    for block in re.findall(r"```(?:sh|powershell)\n(.*?)```", text, re.DOTALL):
        named += re.findall(r"^thidua (.+)$", block, re.MULTILINE)
    for one in named:
        command, *words = one.partition(" #")[0].split()
        if command.startswith("-"):
            assert command in ("--help", "--version", "-h", "--install-completion"), one
            continue
        assert command in COMMANDS, one
        for word in words:
            if word.startswith("--"):
                assert word.partition("=")[0] in help_of(command), one


@pytest.mark.parametrize("lang", LANGS)
def test_plain_text_has_no_marks_left(lang: Lang) -> None:
    for topic in topics():
        text = plain(expanded(topic, lang), 80)
        assert "](" not in text
        assert "<!--" not in text
