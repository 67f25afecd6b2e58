"""mypy knows the named arguments of every diagnostic and every text (helpers/mypy_words.py)."""

from pathlib import Path

import pytest
from mypy import api

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
