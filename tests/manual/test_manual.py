"""The manual is true: its files load, its commands print what it says, its links lead somewhere,
and no key, no rule and no file is without its page."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from tests.helpers.manual_pages import (
    BASE,
    ROOT,
    UPDATE,
    answer,
    blocks,
    lines_of,
    matches,
    update,
    write,
)
from tests.helpers.schema_files import kind_of
from thidua.manual.expand import expanded
from thidua.manual.pages import GROUPS, find, page, topics
from thidua.manual.plain import plain
from thidua.store.yaml.reader import parse
from thidua.views.schemas import model_of
from thidua.words import LANGS, Lang


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("topic", topics())
def test_examples_load_and_commands_print_what_the_page_says(
    topic: str, lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, BASE)
    shown = list(blocks(topic, lang))
    outputs: dict[str, list[str]] = {}
    for block in shown:
        if block.kind == "yaml":
            assert block.title, f"a YAML example without its file:\n{block.body}"
            loaded(block.title, block.body)
            write(tmp_path, {block.title: block.body})
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
    return model_of(kind).model_validate(raw)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("topic", topics())
def test_links_lead_somewhere(topic: str, lang: Lang) -> None:
    written = {one for group in GROUPS.values() for one in group}
    text = expanded(topic, lang)
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        if "://" not in target:
            assert target.removesuffix(".md") in written or (ROOT / "docs" / target).exists(), (
                target
            )
    for one in re.findall(r"`thidua help ([a-z.-]+)`", text):
        assert find(one, lang) or one == "contents", one


@pytest.mark.parametrize("topic", topics())
def test_both_languages_say_the_same(topic: str) -> None:
    """The same headings, commands and examples; only the language differs."""
    vi, en = (re.sub(r"```.*?```", "", page(topic, one).text, flags=re.DOTALL) for one in LANGS)
    assert re.findall("^(#+) ", vi, re.MULTILINE) == re.findall("^(#+) ", en, re.MULTILINE)
    commands = [[b.body.partition("\n")[0] for b in blocks(topic, lang)] for lang in LANGS]
    assert commands[0] == commands[1]


@pytest.mark.parametrize("lang", LANGS)
def test_plain_text_has_no_marks_left(lang: Lang) -> None:
    for topic in topics():
        text = plain(expanded(topic, lang), 80)
        assert "](" not in text
        assert "<!--" not in text
