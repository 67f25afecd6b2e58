"""The manual is true: its files load, its commands print what it says, its links lead somewhere,
and no key, no rule and no file is without its page."""

import json
import re
from collections.abc import Iterator
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
from thidua import __version__
from thidua.cli.commands import COMMANDS
from thidua.diagnostics.diagnostic import all_codes, name_of
from thidua.manual.expand import expanded
from thidua.manual.keys import EVERYWHERE, models, tables
from thidua.manual.pages import GROUPS, find, page, topics
from thidua.manual.plain import plain
from thidua.manual.search import answer as found_by
from thidua.manual.search import keys_called, pages_with
from thidua.model.documents import DOCUMENT_KINDS
from thidua.model.kinds import KINDS
from thidua.rules.kinds import KINDS as RULES
from thidua.rules.kinds import word_of
from thidua.store.yaml.reader import parse
from thidua.views.rule import find as code_of
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


# -- The manual is whole ---------------------------------------------------------------------------


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


# -- Whatever a person has seen leads into the manual ----------------------------------------------


def test_every_key_of_every_file_is_found_with_its_page() -> None:
    keys = {
        info.alias or field
        for model in models().values()
        for field, info in model.model_fields.items()
    }
    assert [key for key in sorted(keys - EVERYWHERE) if not keys_called(key, "vi")] == []


def test_every_diagnostic_is_found_by_its_code_and_its_name() -> None:
    assert [
        code for code in all_codes() if code_of(code) != code or code_of(name_of(code)) != code
    ] == []


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
    assert found_by("xyzzy", lang) == ""
    assert run("help", "xyzzy", "--lang", lang).code == 2


# -- What the page "What thidua does not say" tells to do instead, does it -------------------------


def ranks(folder: Path, scale: str, sheets: dict[str, str]) -> dict[str, int]:
    units = "".join(f"  - {{id: {unit}, name: {unit.upper()}}}\n" for unit in sheets)
    files = {
        "bloc.yaml": "id: k\nname: K\n",
        "units.yaml": f"units:\n{units}",
        "2022/criteria.yaml": scale,
        **{
            f"2022/scores/verified/{u}.yaml": f"unit: {u}\nscores: {s}\n" for u, s in sheets.items()
        },
    }
    write_files(folder, files)
    assert run("check", "--data", str(folder)).code == 0
    done = run("rank", "2022", "--data", str(folder), "--format", "json")
    (bloc,) = json.loads(done.out)["blocs"]
    return {one["id"]: one["rank"] for one in bloc["ranking"]}


def test_gold_before_silver_before_bronze(tmp_path: Path) -> None:
    scale = """max: 111
rounding: {places: 6}
criteria:
  - {id: vang, name: Vàng, max: 100, rule: {kind: count, each: 1}}
  - {id: bac, name: Bạc, max: 10, rule: {kind: count, each: 0.001}}
  - {id: dong, name: Đồng, max: 1, rule: {kind: count, each: 0.000001}}
"""
    medals = {
        "a": "{vang: 2, bac: 0, dong: 99}",
        "b": "{vang: 2, bac: 1, dong: 0}",
        "c": "{vang: 1, bac: 99, dong: 99}",
        "d": "{vang: 2, bac: 1, dong: 0}",
    }
    assert ranks(tmp_path, scale, medals) == {"b": 1, "d": 1, "a": 3, "c": 4}


def test_the_number_of_criteria_met(tmp_path: Path) -> None:
    scale = "max: 3\ncriteria:\n" + "".join(
        f'  - {{id: "{n}", name: Tiêu chí {n}, max: 1, rule: pass_fail}}\n' for n in (1, 2, 3)
    )
    met = {
        "a": '{"1": true, "2": false, "3": true}',
        "b": '{"1": true, "2": true, "3": true}',
        "c": '{"1": false, "2": true, "3": true}',
    }
    assert ranks(tmp_path, scale, met) == {"b": 1, "a": 2, "c": 2}


def test_sums_of_places(tmp_path: Path) -> None:
    rule = "{kind: linear, worst: 30, best: 3, lower_is_better: true}"
    scale = f'max: 10\ncriteria: [{{id: "1", name: Tổng thứ hạng, max: 10, rule: {rule}}}]\n'
    places = {"a": '{"1": 7}', "b": '{"1": 5}', "c": '{"1": 12}'}
    assert ranks(tmp_path, scale, places) == {"b": 1, "a": 2, "c": 3}
