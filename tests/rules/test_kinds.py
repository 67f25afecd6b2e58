"""A kind of rule is one module and its words: a twelfth kind, added to a copy, works everywhere.

The copy is a folder with the program's own files; the new kind is added as docs/architecture.md
says: its module, its line in kinds.py, its words. Then commands are run as people run them.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.helpers.folders import write_files
from tests.helpers.form_files import column, fill
from thidua.rules.kinds import KINDS, word_of

ROOT = Path(__file__).parent.parent.parent

MODULE = '''
"""`double`: twice the figure, up to M."""

from fractions import Fraction
from typing import ClassVar, Literal

from thidua.rules.arithmetic import Alternative, Arithmetic, one_line
from thidua.rules.base import LeafRule
from thidua.rules.expression import OTHERWISE, ZERO, Least, Num, Ref
from thidua.rules.sentence import RuleWords


class Double(LeafRule):
    """Twice the figure, up to M."""

    kind: Literal["double"]
    for_items: ClassVar = True
    measures: ClassVar = True
    hands_figure: ClassVar = True

    def arithmetic(self, maximum: Fraction | None, _year: int) -> Arithmetic:
        twice = Num(2) * Ref("value")
        points = twice if maximum is None else Least((twice, Num(maximum)))
        return one_line([Alternative(OTHERWISE, "double", points, {"value": Ref("value")})])

    def sentence(self, words: RuleWords) -> str:
        return words.say("double", max=words.most())
'''
WORDS = {
    "rule_words": {"double": "gấp đôi, tối đa {max}"},
    "explain": {"double": "hai lần {value}", "item_double": "{sign} {item}: hai lần {value}"},
    "cli": {"blank.entry_double": "ghi: {figure}"},
}
FILES = {
    "bloc.yaml": "id: k\nname: Khối thử\n",
    "units.yaml": "units:\n  - {id: a, name: Sở A}\n  - {id: b, name: Sở B}\n",
    "2024/criteria.yaml": (
        "max: 20\nstages:\n  - {id: self, name: Tự chấm}\n  - {id: verified, name: Thẩm định}\n"
        "criteria:\n  - {id: k, name: Gấp, max: 10, rule: double}\n"
        "  - id: p\n    name: Thường\n    max: 10\n    bonus:\n"
        "      - {id: p.x, name: Thêm, cap: 4, rule: double}\n"
    ),
    "2024/scores/verified/a.yaml": "unit: a\nscores: {k: 3.5, p: 5, p.x: 1}\n",
    "2024/scores/verified/b.yaml": "unit: b\nscores: {k: 20, p: 5}\n",
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the twelfth kind, and a bloc whose scale uses it."""
    top = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "thidua", top / "thidua", ignore=shutil.ignore_patterns("__pycache__"))
    rules = top / "thidua" / "rules"
    (rules / "double.py").write_text(MODULE.lstrip(), encoding="utf-8")
    kinds = rules / "kinds.py"
    text = kinds.read_text(encoding="utf-8")
    text = text.replace("    Relative,\n)", "    Relative,\n    Double,\n)")
    text = text.replace(
        "from thidua.rules.full import",
        "from thidua.rules.double import Double\nfrom thidua.rules.full import",
    )
    kinds.write_text(text, encoding="utf-8")
    add_words(top)
    write_files(top / "data", FILES)
    return top


def add_words(top: Path) -> None:
    for area, words in WORDS.items():
        file = top / "thidua" / "words" / f"{area}.py"
        lines = "".join(f"    {key!r}: ({text!r}, {text!r}),\n" for key, text in words.items())
        head, brace, rest = file.read_text(encoding="utf-8").partition("] = {\n")
        assert brace
        file.write_text(head + brace + lines + rest, encoding="utf-8")


def run(copy: Path, *args: str, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "thidua", *args],
        cwd=copy,
        env={"PYTHONPATH": f"{copy}:{':'.join(sys.path)}", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def test_it_is_known_to_check_and_score(copy: Path) -> None:
    """a: 2 x 3.5 = 7, 5 and the item 2 x 1 = 2: 14. b: min(40, 10) = 10, 5, and the item
    reads its leaf: 2 x 5 = 10, up to 4: 19."""
    run(copy, "check")
    found = json.loads(run(copy, "score", "2024", "--format", "json"))
    points = {one["id"]: one["points"] for one in found["blocs"][0]["units"]}
    assert points == {"a": "14.00", "b": "19.00"}


def test_it_is_told(copy: Path) -> None:
    assert "hai lần 3,5" in run(copy, "explain", "2024", "a")
    assert "k" in run(copy, "compare", "2024", "a", "b")
    assert '"const": "double"' in run(copy, "schema", "criteria")


def test_what_might_be(copy: Path) -> None:
    """k at 5 would be 10: a at 17 before b."""
    assert "17" in run(copy, "what-if", "2024", "a", "k=5")
    run(copy, "robust", "2024")


def test_sheets_forms_and_reports(copy: Path) -> None:
    run(copy, "new-sheets", "2024", "--stage", "self", "--unit", "a")
    sheet = (copy / "data" / "2024" / "scores" / "self" / "a.yaml").read_text(encoding="utf-8")
    assert "gấp đôi, tối đa 10 điểm" in sheet
    run(copy, "form", "2024", "--unit", "a", "-o", "forms/")
    assert list((copy / "forms").glob("*.xlsx"))
    run(copy, "report", "2024", "-o", "report.html")
    run(copy, "report", "2024", "-o", "report.xlsx")


def test_a_filled_form_becomes_a_sheet(copy: Path) -> None:
    """The form computes while one types: the figure times two, up to 10; and it is imported."""
    run(copy, "form", "2024", "--unit", "a", "--stage", "self", "-o", "sent/")
    form = copy / "sent" / "a.xlsx"
    points = load_workbook(form).worksheets[0].cell(13, column("calc")).value
    assert "MIN(2*G13,10)" in str(points)
    entries = {"leaf:k": 4, "leaf:p": 5, "field:no_other_events": "Có"}
    form.write_bytes(fill(form.read_bytes(), entries))
    run(copy, "import", "sent/a.xlsx")
    sheet = (copy / "data" / "2024" / "scores" / "self" / "a.yaml").read_text(encoding="utf-8")
    assert "k: 4" in sheet and "p: 5" in sheet


def test_the_scale_goes_to_excel_and_back(copy: Path) -> None:
    assert "gấp đôi, tối đa 10 điểm" in run(copy, "scale", "2024")
    run(copy, "scale", "2024", "-o", "scale.docx")
    run(copy, "scale", "2024", "-o", "scale.xlsx")
    book = load_workbook(copy / "scale.xlsx")
    sheet = book.worksheets[0]
    assert [sheet["F4"].value, sheet["N4"].value] == ["double", "gấp đôi, tối đa 10 điểm"]
    sheet["D4"].value = "Gấp đôi"
    book.save(copy / "scale.xlsx")
    run(copy, "import", "scale.xlsx")
    now = (copy / "data" / "2024" / "criteria.yaml").read_text(encoding="utf-8")
    assert now == FILES["2024/criteria.yaml"].replace("name: Gấp,", "name: Gấp đôi,")


def test_every_kind_says_its_word() -> None:
    words = [word_of(kind) for kind in KINDS]
    assert len(set(words)) == len(words)


def test_nothing_outside_asks_for_a_kind() -> None:
    """A rule knows itself: outside its package nobody compares its kind."""
    for path in (ROOT / "thidua").rglob("*.py"):
        if "rules" not in path.relative_to(ROOT / "thidua").parts[:1]:
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"rule\.kind\b", text), path
            assert not re.search(r"getattr\([a-z_.]*rule,", text), path
