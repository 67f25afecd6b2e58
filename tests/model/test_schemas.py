"""The JSON Schemas, by an independent validator: what they accept and what they refuse."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from tests.helpers.books import YEAR, attempt
from tests.helpers.command_line import run as thidua
from tests.helpers.folders import write_files
from tests.helpers.gallery_runner import CASES, Case
from tests.helpers.manual_pages import blocks
from tests.helpers.reference import World
from tests.helpers.schema_files import ROOT, Core, kind_of, parsed, refusals
from tests.helpers.worlds import files, rolling_worlds, worlds
from thidua.diagnostics.diagnostic import Severity, severity_of
from thidua.manual.pages import topics
from thidua.model import scalars
from thidua.model.kinds import KINDS
from thidua.model.scale import criteria
from thidua.rules.kinds import KINDS as RULES
from thidua.rules.kinds import stands_alone, word_of
from thidua.views.schemas import schema

FILES = [path for base in ("data", "examples") for path in sorted((ROOT / base).rglob("*.yaml"))]
REFUSED = {
    *("TD101", "TD102", "TD104", "TD106", "TD107", "TD108", "TD109", "TD110", "TD111", "TD114"),
    *("TD117", "TD120", "TD121", "TD122", "TD123", "TD130", "TD131", "TD133", "TD134", "TD135"),
    *("TD136", "TD137", "TD138", "TD139", "TD207", "TD211", "TD304", "TD305", "TD309", "TD313"),
    *("TD315", "TD316", "TD709"),
}
"""Mistakes that a schema, or any reader of YAML before it, can tell."""
UNSEEN = {
    # thidua takes no tags and no anchors at all; other readers resolve them first
    *("TD106-tag-directive", "TD106-tag-int", "TD107-anchor", "TD111-key-not-text-empty"),
    # to other readers 09 is the number 9
    "TD130-not-a-number-zeros",
    # what a key or a figure may be here depends on the criterion's rule, which is in another file
    *("TD120-unknown-key-actual", "TD120-unknown-key-target", "TD121-missing-key-entry"),
    *("TD130-not-a-number-nan", "TD131-not-a-whole-number-times"),
    # 2022-02-30 has the form of a day
    "TD134-not-a-date-calendar",
    # a list of units is no data file
    "TD102-not-utf8-list",
    # what may stand in braces
    "TD137-not-one-of-year-name",
    # a folder that can't be listed
    "TD114-unreadable-file-list",
    # two bounds between which nothing lies
    "TD316-tier-bounds-empty",
    "TD316-tier-bounds-if_empty",
    "TD316-tier-bounds-if_none",
}


def data_files(case: Case) -> list[tuple[Path, str]]:
    data = case.folder / "data"
    found = [(path, kind_of(path.relative_to(data).as_posix())) for path in data.rglob("*.yaml")]
    return [(path, kind) for path, kind in found if kind is not None and path.is_file()]


def is_refused(path: Path, kind: str) -> bool:
    try:
        return bool(refusals(path, kind))
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, TypeError):
        return True


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_that_thidua_takes_are_accepted(path: Path) -> None:
    kind = kind_of(path.relative_to(ROOT).as_posix())
    assert kind is not None
    assert refusals(path, kind) == []


@pytest.mark.parametrize(
    "case",
    [one for one in CASES if one.code in REFUSED and one.folder.name not in UNSEEN],
    ids=lambda case: case.folder.name,
)
def test_broken_files_are_refused_where_a_schema_can_tell(case: Case) -> None:
    unreadable = [path for path in (case.folder / "data").rglob("*.yaml") if path.is_dir()]
    assert unreadable or any(is_refused(path, kind) for path, kind in data_files(case))


@pytest.mark.parametrize("name", sorted(UNSEEN))
def test_what_is_listed_as_unseen_is_unseen(name: str) -> None:
    case = next(one for one in CASES if one.folder.name == name)
    assert not any(is_refused(path, kind) for path, kind in data_files(case))


SHEET = """\
unit: a
facts: {n: 3, share: {part: 626, of: 723}, p: {value: "3.5", note: x}}
scores:
  1.1: 2.5
  "1.2": true
  1.3: có
  1.4: na
  1.5: 2022-01-20
  1.6: [2022-01-20, false]
  1.7: {actual: 3, target: 4, evidence: [a.pdf]}
  1.8: {points: 1.5, note: vì sao}
  1.9: {value: {part: 1, of: 2}, claimed: 3}
  1.a: [{on: 2022-03-01, waived: true, evidence: [b.pdf]}, 2022-03-02]
  1.b: xuat-sac
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2.5", "9,5"),
        ("2.5", "12 điểm"),
        ("{points: 1.5, note: vì sao}", "{points: 1.5, value: 2}"),
        ("{points: 1.5, note: vì sao}", "{point: 1.5}"),
        ("{part: 626, of: 723}", "{part: 626}"),
        ("n: 3", "n: na"),
        ("n: 3", "n: true"),
        ("[2022-01-20, false]", "[20/01/2022]"),
        ("waived: true", "waived: maybe"),
        ("evidence: [b.pdf]", "evidences: [b.pdf]"),
        ("1.b: xuat-sac", "1.b: xuất sắc"),
        ("note: vì sao", "note:"),
    ],
)
def test_entries_of_a_sheet(tmp_path: Path, old: str, new: str) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(SHEET, "utf-8")
    assert refusals(good, "sheet") == []
    assert old in SHEET
    bad.write_text(SHEET.replace(old, new, 1), "utf-8")
    assert refusals(bad, "sheet")


def test_write_puts_schemas_and_lines_in_place(tmp_path: Path) -> None:
    ran = thidua("init", str(tmp_path / "d"), "--sample")
    data = tmp_path / "d"
    assert ran.code == 0, ran.err
    crlf = data / "units.yaml"
    crlf.write_bytes(b"\xef\xbb\xbf" + crlf.read_bytes().split(b"\n", 1)[1].replace(b"\n", b"\r\n"))
    before = crlf.read_bytes()
    (data / "schemas" / "sheet.json").unlink()
    looked = thidua("schema", "--write", "--dry-run", "--data", str(data))
    assert looked.code == 0
    assert crlf.read_bytes() == before
    assert "# yaml-language-server: $schema=schemas/units.json\n" in looked.out
    ran = thidua("schema", "--write", "--data", str(data))
    assert ran.code == 0, ran.err
    line = b"# yaml-language-server: $schema=schemas/units.json\r\n"
    assert crlf.read_bytes() == b"\xef\xbb\xbf" + line + before[3:]
    assert (data / "schemas" / "sheet.json").exists()
    assert thidua("check", "--data", str(data)).code == 0
    again = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    assert thidua("schema", "--write", "--data", str(data)).code == 0
    assert again == {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}


def test_write_leaves_sealed_years_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    files = {
        "bloc.yaml": "{id: khoi, name: Khối}",
        "units.yaml": "units: [{id: a, name: A}, {id: b, name: B}]",
        f"{YEAR}/criteria.yaml": "max: 3\ncriteria: [{id: x, name: X, max: 3}]\n",
        f"{YEAR}/scores/verified/a.yaml": "unit: a\nscores: {x: 1}\n",
        f"{YEAR}/scores/verified/b.yaml": "unit: b\nscores: {x: 2}\n",
    }
    write_files(data, files)
    assert thidua("seal", str(YEAR), "--data", str(data)).code == 0
    ran = thidua("schema", "--write", "--data", str(data))
    assert ran.code == 0, ran.err
    assert (data / "units.yaml").read_text("utf-8").startswith("# yaml-language-server")
    assert (data / f"{YEAR}/criteria.yaml").read_text("utf-8") == files[f"{YEAR}/criteria.yaml"]
    assert thidua("verify", "--data", str(data)).code == 0


def shown() -> list[tuple[str, str]]:
    """Kind and text of every file of the data, the examples and the manual."""
    written = [(path.relative_to(ROOT).as_posix(), path.read_text("utf-8-sig")) for path in FILES]
    written += [
        (one.title, one.body) for topic in topics() for one in blocks(topic, "vi") if one.title
    ]
    return [(kind, text) for name, text in written if (kind := kind_of(name)) is not None]


def test_quotes_around_every_value_change_nothing() -> None:
    """thidua takes every scalar as text, so `max: "3"` is `max: 3`."""
    refused = [
        (kind, text, one.message)
        for kind, text in shown()
        for one in _validator(kind).iter_errors(yaml.load(text, yaml.BaseLoader))
    ]
    assert refused == []


BARE = re.compile(r'(?<=[:\[,] )"(-?(?:0|[1-9]\d*)(?:\.\d+)?)"(?=[,}\]\n]|$)')
"""A figure in quotes; people leave the quotes away."""


@settings(max_examples=60, deadline=None)
@given(worlds() | rolling_worlds())
def test_a_schema_accepts_random_scales_and_sheets(world: World) -> None:
    for name, text in files(world).items():
        kind = kind_of(name)
        for written in {text, BARE.sub(r"\1", text)} if kind in KINDS else ():
            assert not [*_validator(str(kind)).iter_errors(parsed(written))], written


@cache
def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema(kind))


# -- A schema accepts every writing that check accepts ---------------------------------------------


WRITINGS: dict[str, tuple[str, ...]] = {
    "Text": ("Sở Y tế", "12", "true", "1.10", "2022-01-13", '"#1"'),
    "Exact": ("9.5", "-2", '"9.5"', "0", "'-0.25'", "1.10"),
    "NotNegative": ("0", "2.5", '"2.5"'),
    "Positive": ("0.1", '"3"'),
    "Whole": ("0", "12", '"12"', "007"),
    "WholePositive": ("1", '"1"'),
    "Decimals": ("0", "6", '"2"'),
    "Year": ("2024", '"2024"'),
    "YesNo": ("true", "false", "yes", "no", "có", "không", "True", "NO", '"true"', "Có", "Không"),
    "Day": ("2022-01-13", '"2022-01-13"'),
    "YearlyDay": ("01-31", '"01-31"'),
    "DueDay": ("01-31", "2022-01-13"),
    "Clock": ('"08:00"', "08:00"),
    "Id": ("so-y-te", "1", "2a", "0012"),
    "CriterionId": ("1.1", "1.1.a", "C2", "5", "007"),
    "Share": ("80%", "2/3", "66.67%", "80 %", '"100%"'),
}
"""Kind of scalar -> texts that people write for it, as they stand in a file."""
WRITTEN = [(name, text) for name, texts in WRITINGS.items() for text in texts]


def parts(annotated: Any) -> tuple[Callable[[Any], Any], Any]:
    """How a value is read, and its schema."""
    reads = next(one for one in get_args(annotated) if isinstance(one, scalars.Reads))
    return reads.make, reads.schema() if callable(reads.schema) else reads.schema


def written(text: str) -> tuple[str, Any]:
    """What thidua's reader and what an editor make of a value."""
    return str(yaml.load(text, yaml.BaseLoader)), yaml.load(text, Core)


@pytest.mark.parametrize(("name", "text"), WRITTEN)
def test_what_check_reads_the_schema_accepts(name: str, text: str) -> None:
    make, told = parts(getattr(scalars, name))
    plain, seen = written(text)
    make(plain)  # it is read
    assert Draft202012Validator(told).is_valid(seen)


@pytest.mark.parametrize("text", ["-2", '"-2"', "none", "0.5"])
def test_a_floor(text: str) -> None:
    make, told = parts(criteria.Floor)
    plain, seen = written(text)
    make(plain)
    assert Draft202012Validator(told).is_valid(seen)


@pytest.mark.parametrize("kind", RULES, ids=word_of)
def test_a_rule_by_its_word(kind: Any) -> None:
    """`rule: ratio` where a kind needs no parameter, and only there."""
    scale = {"max": 1, "criteria": [{"id": "1", "name": "A", "max": 1, "rule": word_of(kind)}]}
    taken = Draft202012Validator(schema("criteria")).is_valid(scale)
    assert taken == stands_alone(kind)
    try:
        criteria.Scale.model_validate(
            {"max": "1", "criteria": [{"id": "1", "name": "A", "max": "1", "rule": word_of(kind)}]}
        )
    except ValueError:
        assert not taken
    else:
        assert taken


# -- The JSON Schema and thidua take the same rules ------------------------------------------------


STEPS = "kind: steps, first: 0, every: 1, each: 1"
DUE = "kind: deadline, due: 06-30, late: {points: 1}"
AS_WRITTEN = [
    # rule, whether it can stand
    ("{kind: tiers, tiers: [{from: 1, points: 5}, {else: true, points: 0}]}", True),
    ("{kind: tiers, tiers: []}", False),
    ("{kind: tiers, tiers: [{points: 5}]}", False),
    ("{kind: tiers, tiers: [{from: 1, else: true, points: 5}]}", False),
    ("{kind: choice, options: {a: 5, b: {name: B, points: 0}}}", True),
    ("{kind: choice, options: {}}", False),
    ("{kind: linear, worst: 0, best: 9, least: 0}", True),
    ("{kind: linear, worst: 0, best: 9, least: 0.5}", True),
    ("{kind: linear, worst: 0, best: 9, least: 10%}", True),
    ("{kind: linear, worst: 0, best: 9, least: 1/4}", True),
    ("{kind: linear, worst: 0, best: 9, least: -1}", False),
    (f"{{{STEPS}, above: 1}}", True),
    (f"{{{STEPS}, above: 1, partial: exact, start: max}}", True),
    (f"{{{STEPS}, above: 1, partial: half}}", False),
    (f"{{{STEPS}, above: 1, below: 0}}", False),
    (f"{{{STEPS}}}", False),
    ("{kind: rank, points: [5, 3], else: 0}", True),
    ("{kind: rank, points: [5, 3]}", False),
    ("{kind: rank, top: [{share: 20%, points: 5}, {else: true, points: 1}]}", True),
    ("{kind: rank, top: [{points: 5}, {else: true, points: 1}]}", False),
    ("{kind: rank, points: [5], else: 0, tied: mean}", True),
    ("{kind: rank, points: [5], else: 0, tied: worst}", False),
    (f"{{{DUE}}}", True),
    (f"{{{DUE.replace('06-30', '[]')}}}", False),
    (f"{{{DUE.replace('points: 1', 'points: 1, each_day: 1')}}}", False),
    (f"{{{DUE}, early: {{each_day: 0.5, cap: 1}}}}", True),
    (f"{{{DUE}, early: {{points: 1, each_day: 1}}}}", False),
    ("{kind: periods, of: tuan}", True),
    ("{kind: periods, of: tuan, combine: {best: 1}}", True),
    ("{kind: periods, of: tuan, combine: {best: 0}}", False),
    ("{kind: periods, of: tuan, combine: {best: 1, n: 2}}", False),
    ("{kind: periods, of: tuan, combine: {}}", False),
    ("{kind: periods, of: tuan, take: points, combine: sum}", True),
    ("{kind: periods, of: tuan, combine: sum}", False),
    ("{kind: ratio, target: 40}", True),
    ("{kind: ratio, target: bloc:median}", True),
    ("{kind: ratio, target: bloc:most}", False),
]


@pytest.mark.parametrize(("rule", "stands"), AS_WRITTEN)
def test_the_schema_takes_what_thidua_takes(rule: str, stands: bool) -> None:
    text = f"max: 5\ncriteria: [{{id: x, name: X, max: 5, rule: {rule}}}]"
    _, found = attempt(text, {"a": "scores: {}"})
    errors = [one.code for one in found if severity_of(one) is Severity.ERROR]
    # That a kind of period is not there is no fault of the writing.
    assert (not [code for code in errors if code != "TD340"]) is stands
    assert Draft202012Validator(schema("criteria")).is_valid(yaml.load(text, Core)) is stands
