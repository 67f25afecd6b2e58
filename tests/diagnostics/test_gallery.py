"""Every diagnostic, with its exact output in both languages (see gallery_runner.py)."""

import re
from pathlib import Path

import pytest

from tests.helpers import gallery_machines, gallery_workbooks
from tests.helpers.gallery_runner import CASES, UPDATE, Case, run
from thidua.diagnostics.diagnostic import all_codes, name_of
from thidua.words import LANGS


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.folder.name)
def test_the_output_is_exactly_the_expected_one(
    case: Case, lang: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran = run(case.arguments(), case.at_work(tmp_path, monkeypatch), lang)
    assert ran.codes() == case.codes, ran.transcript()
    assert not re.search(r"^[^|]*\{[a-z_]+\}", ran.out + ran.err, re.MULTILINE), (
        "a placeholder was not filled"
    )
    if UPDATE:
        case.expected(lang).write_bytes(ran.transcript().encode("utf-8"))
    assert ran.transcript() == case.expected(lang).read_bytes().decode("utf-8")


@pytest.mark.parametrize("code", all_codes())
def test_every_code_has_a_case(code: str) -> None:
    assert any(case.code == code for case in CASES), f"no tests/gallery/{code}-{name_of(code)}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.folder.name)
def test_a_folder_bears_its_number_and_name(case: Case) -> None:
    assert case.code in all_codes()
    assert re.fullmatch(f"{case.code}-{name_of(case.code)}(-[a-z0-9_-]+)?", case.folder.name)


def test_what_is_prepared_is_a_case() -> None:
    prepared = {*gallery_machines.CASES, *gallery_workbooks.CASES}
    assert prepared <= {case.folder.name for case in CASES}
