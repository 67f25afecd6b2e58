"""Every diagnostic, with its exact output in both languages (see gallery_runner.py)."""

import re
from pathlib import Path

import pytest
from mypy import api

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


# -- mypy knows the named arguments ----------------------------------------------------------------


ROOT = Path(__file__).parents[2]
HEAD = """
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.scalars import problem
from thidua.words import say

"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What mypy says of each call below, in their order, under the project's own settings."""
    file = tmp_path_factory.mktemp("calls") / "calls.py"
    calls = [call for call, _ in CALLS]
    file.write_text(HEAD + "\n".join(calls) + "\n", encoding="utf-8")
    config = ["--config-file", str(ROOT / "pyproject.toml"), "--no-error-summary"]
    out, trouble, _ = api.run([*config, "--follow-imports=silent", str(file)])
    assert trouble == ""
    first = HEAD.count("\n") + 1
    said = {int(line.split(":")[1]): line.partition("error: ")[2] for line in out.splitlines()}
    return [said.get(first + n, "") for n in range(len(calls))]


CALLS = [
    ('Diagnostic("TD102", args={"byte": "0xFF"})', ""),
    ('Diagnostic("TD102", variant="utf16")', ""),
    ('Diagnostic("TD102")', "TD102 shows byte, which is not given  [misc]"),
    ('Diagnostic("TD102", args={"bite": "0xFF"})', "TD102 shows no bite  [misc]"),
    ('Diagnostic("TD102", args={"byte": "", "of": ""})', "TD102 shows no of  [misc]"),
    ('Diagnostic("TD000")', "no diagnostic TD000  [misc]"),
    ('problem("TD138", variant="negative", found="-1")', ""),
    ('problem("TD138", variant="negative", fuond="-1")', "TD138 shows no fuond  [misc]"),
    ('say("vi", "overview.title", year=2022)', ""),
    ('say("vi", "overview.title")', "overview.title shows year, which is not given  [misc]"),
    ('say("vi", "overview.title", year=1, n=2)', "overview.title shows no n  [misc]"),
    ('say("vi", "overview.titel")', 'no text "overview.titel" in the catalogue  [misc]'),
]


@pytest.mark.parametrize("n", range(len(CALLS)), ids=[call for call, _ in CALLS])
def test_a_call_hands_over_what_its_words_show(n: int, told: list[str]) -> None:
    assert told[n] == CALLS[n][1]
