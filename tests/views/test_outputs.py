"""The JSON of every command is what `thidua schema --output` says: all keys, none beside them."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from jsonschema import ValidationError, validate
from pydantic import TypeAdapter

from tests.helpers.command_line import run
from tests.helpers.folders import write_files
from thidua.views.fields import Field, RecordFields, output, shown, table, through, value
from thidua.views.schemas import OUTPUTS
from thidua.views.table import Cell

ROOT = Path(__file__).parents[2]
LINES = {
    "score": "score 2022",
    "rank": "rank 2022",
    "what-if": "what-if 2022 so-y-te 1.1.4=2",
    "compare": "compare 2022 so-y-te so-gddt",
    "explain": "explain 2022 so-y-te",
    "robust": "robust 2022",
    "scale": "scale 2022",
    "vote": "vote 2022",
    "awards": "awards 2022",
    "rotate-leader": "rotate-leader --dry-run --simulate 3",
    "status": "status 2022",
    "progress": "progress 2022 --as-of 2022-06-30",
    "history": "history",
    "overview": "overview 2022",
    "report": "report 2022",
    "verify": "verify",
    "doctor": "doctor",
    "log": "log 2022",
    "diff": "diff HEAD~1 HEAD",
    "check": "check --strict",
    "rule": "rule",
}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The illustrative bloc and a changed figure, in two commits."""
    folder = tmp_path_factory.mktemp("khoi")
    shutil.copytree(ROOT / "data", folder / "data")
    git = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org"]
    subprocess.run([*git, "init", "-q"], cwd=folder, check=True)
    sheet = folder / "data/van-hoa-xa-hoi/2022/scores/self/so-y-te.yaml"
    text = sheet.read_text("utf-8")
    for new in ("1.1.4: 2", "1.1.4: 1.5"):
        assert "1.1.4: 2" in text
        sheet.write_text(text.replace("1.1.4: 2", new), "utf-8")
        subprocess.run([*git, "add", "-A"], cwd=folder, check=True)
        subprocess.run([*git, "commit", "-qm", "m", "--allow-empty"], cwd=folder, check=True)
    return folder


def test_every_output_is_tried() -> None:
    assert set(LINES) == set(OUTPUTS)


@pytest.mark.parametrize("command", sorted(LINES))
def test_the_json_is_what_its_schema_says(
    command: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    schema = json.loads(run("schema", "--output", command).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    done = run(*LINES[command].split(), "--format", "json")
    jsonschema.validate(json.loads(done.out), schema)


def test_a_missing_or_added_key_is_refused(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    schema = json.loads(run("schema", "--output", "rank").out)
    found = json.loads(run("rank", "2022", "--format", "json").out)
    first = found["blocs"][0]["ranking"][0]
    first["more"] = 1
    with pytest.raises(jsonschema.ValidationError, match="more"):
        jsonschema.validate(found, schema)
    del first["more"], first["band"]
    with pytest.raises(jsonschema.ValidationError, match="band"):
        jsonschema.validate(found, schema)


# -- What a list tells is declared once ------------------------------------------------------------


FIELDS: tuple[Field[str], ...] = (
    Field("id", "score.id", lambda one: Cell(one), lambda one: one, column="unit"),
    Field("note", "score.note", lambda one: Cell(f"{one}!")),
    value("length", len, int),
    value("rest", lambda one: one[1:] or None, optional=True),
)
WORD = RecordFields("Word", FIELDS, "A word.")
WORDS: RecordFields[list[str]] = RecordFields(
    "Words",
    (
        WORD.or_null("first", lambda one: one[0] if one else None),
        shown(WORD.many("words", lambda one: one), "score.unit", lambda one: Cell(str(len(one)))),
        WORD.many_or_null("asked", lambda one: one if len(one) > 1 else None, optional=True),
    ),
    head=through(lambda one: len(one), (value("n", lambda n: n, int),)),
)


def schema(record: RecordFields[Any]) -> dict[str, Any]:
    """Its JSON Schema, nothing allowed beside what is declared."""
    made = TypeAdapter(record.typed_dict).json_schema(mode="serialization")
    for one in (made, *made.get("$defs", {}).values()):
        one["additionalProperties"] = False
    return made


def test_a_line_is_a_column_a_value_and_its_schema() -> None:
    made = table(FIELDS, ["ab"], "en", key="words")
    assert [column.key for column in made.columns] == ["unit", "note"]
    assert [cell.text for cell in made.rows[0].cells] == ["ab", "ab!"]
    assert WORD.entry("ab") == {"id": "ab", "length": 2, "rest": "b"}
    assert WORD.entry("a") == {"id": "a", "length": 1}
    known = schema(WORD)
    assert known["description"] == "A word."
    assert known["required"] == ["id", "length"]
    assert known["properties"]["length"]["type"] == "integer"


def test_entries_hold_entries_and_come_in_their_order() -> None:
    assert list(WORDS.entry(["ab", "c"])) == ["n", "first", "words", "asked"]
    assert WORDS.entry([]) == {"n": 0, "first": None, "words": []}
    (told,) = output("words", WORDS).entry([["c"]])["blocs"]  # type: ignore[misc]
    assert told["words"] == [{"id": "c", "length": 1}]


def test_what_is_told_is_what_the_schema_says() -> None:
    known = schema(WORDS)
    for words in ([], ["a"], ["ab", "c"]):
        validate(WORDS.entry(words), known)
    more = RecordFields("Words", (*WORDS.fields, value("more", lambda _: 1, int)))
    with pytest.raises(ValidationError, match="more"):
        validate(more.entry(["a"]), known)
    with pytest.raises(ValidationError, match="more"):
        validate(WORDS.entry(["a"]), schema(more))


TWO_UNITS = {
    "bloc.yaml": "{id: k, name: K}",
    "units.yaml": "units: [{id: a, name: A}, {id: b, name: B}]",
}


def test_numbers_that_every_group_begins_anew_are_told_apart(tmp_path: Path) -> None:
    """Two units beside one another, without the groups around the criteria: `1` of which?"""
    write_files(tmp_path, TWO_UNITS | {
        "2026/criteria.yaml": "max: 9\ncriteria:\n"
        "  - {id: I, name: Một, max: 6, criteria: [{id: I.1, code: 1, name: Việc, max: 6}]}\n"
        "  - {id: II, name: Hai, max: 3, criteria: [{id: II.1, code: 1, name: Vui, max: 2},\n"
        "      {id: II.2, code: 2, name: Học, max: 1}]}\n",
        "2026/scores/verified/a.yaml": "{unit: a, scores: {I.1: 6, II.1: 2, II.2: 1}}",
        "2026/scores/verified/b.yaml": "{unit: b, scores: {I.1: 1, II.1: 1, II.2: 0}}",
    })  # fmt: skip
    lines = run("--data", str(tmp_path), "compare", "a", "b").out.splitlines()
    shown = [line.split()[0] for line in lines if line.endswith(("5,00", "1,00"))]
    assert shown == ["I.1", "II.1", "II.2"], lines


def test_nobody_is_ahead_where_two_units_have_the_same_points(tmp_path: Path) -> None:
    write_files(tmp_path, TWO_UNITS | {
        "2026/criteria.yaml": "max: 9\ncriteria:\n"
        "  - {id: '1', name: Việc, max: 6}\n  - {id: '2', name: Vui, max: 3}\n",
        "2026/scores/verified/a.yaml": "{unit: a, scores: {'1': 6, '2': 1}}",
        "2026/scores/verified/b.yaml": "{unit: b, scores: {'1': 5, '2': 2}}",
    })  # fmt: skip
    shown = run("--data", str(tmp_path), "compare", "a", "b", "--format", "html").out
    looks = {
        text: look for look, text in re.findall(r'<td class="([^"]*)">(?:<[^>]*>)*([^<]*)', shown)
    }
    assert looks["+1,00"] == "number good" and looks["-1,00"] == "number bad", looks
    assert looks["0,00"] == "number", looks
