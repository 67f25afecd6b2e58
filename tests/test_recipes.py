"""CONTRIBUTING's recipes, each followed to the letter on a copy of the program, and then used.

A kind of rule has a test of its own (tests/rules/test_kinds.py). Where a recipe misses a step, the
command here does not know what was added.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from tests.helpers.folders import write_files

ROOT = Path(__file__).parent.parent
COMMAND = '''
"""`thidua members YEAR`."""

from thidua.cli.apart import each_year
from thidua.cli.command import Refused, USAGE, Year, command
from thidua.cli.session import Session
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.views.members import members_json, members_report


def members(session: Session, year: Year = None) -> int:
    """The members of a year."""
    output = session.output()
    wanted = session.year(year)
    if wanted < 2000:
        raise Refused(USAGE, Diagnostic("TD998", args={"year": str(wanted)}))
    results = each_year(session, wanted, lambda _, one: one.score())
    return session.finish(output, results, members_report, members_json)


COMMAND = command(members)
'''
VIEW = '''
"""`members`: who is a member."""

from collections.abc import Sequence

from thidua.views.fields import Entry, RecordFields, output, table
from thidua.views.rank import PlaceRow
from thidua.views.scored import HEAD, ID, NAME, Scored
from thidua.views.table import Report, Section
from thidua.words import Lang, say

MEMBERS = (ID, NAME)


def _places(scored: Scored, lang: Lang) -> list[PlaceRow]:
    return [PlaceRow(scored, one, lang) for one in scored.result.units]


MEMBER = RecordFields("Member", MEMBERS, "A member.")
ENTRY: RecordFields[Scored] = RecordFields(
    "MembersEntry",
    [MEMBER.many("units", lambda one: _places(one, "vi"))],
    "The members of a bloc.",
    head=HEAD,
)
OUTPUT = output("members", ENTRY)


def members_report(found: Sequence[Scored], lang: Lang) -> Report:
    """A section a bloc."""
    sections = tuple(
        Section(one.book.bloc.data.name, (table(MEMBERS, _places(one, lang), lang, key="members"),))
        for one in (Scored(*each) for each in found)
    )
    return Report(say(lang, "members.title"), sections, lang)


def members_json(found: Sequence[Scored], lang: Lang) -> Entry:
    """`thidua/members/1`."""
    return OUTPUT.entry(Scored(*each) for each in found)
'''
RENDERER = '''
"""A report's tables with a tab between two cells."""

from thidua.render import csv
from thidua.views.table import Report


def render(report: Report) -> str:
    """As CSV, with tabs."""
    return csv.render(report).replace(",", "\\t")
'''
LETTER = """# Thông báo
Về việc gửi phiếu chấm điểm {năm}

Đề nghị các đơn vị thuộc {khối} gửi phiếu chấm điểm {năm}.
"""
PAGE = "# {title}\n\nMột trang.\n"
BLOC = {
    "bloc.yaml": "id: k\nname: Khối thử\n",
    "units.yaml": "units:\n  - {id: a, name: Sở A}\n  - {id: b, name: Sở B}\n",
    "2024/criteria.yaml": "max: 10\nstages: [{id: s, name: Chấm}]\n"
    "criteria: [{id: x, name: X, max: 10}]\n",
    "2024/scores/s/a.yaml": "unit: a\nscores: {x: 9}\n",
    "2024/scores/s/b.yaml": "unit: b\nscores: {x: 8}\n",
}


class Copy:
    """A copy of the program, changed as a recipe says."""

    def __init__(self, top: Path) -> None:
        self.top = top
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "thidua", top / "thidua", ignore=ignored)
        write_files(top / "data", BLOC)

    def new(self, name: str, text: str) -> None:
        assert not (self.top / name).exists()
        (self.top / name).write_text(text.lstrip(), "utf-8")

    def after(self, name: str, mark: str, text: str) -> None:
        """One more piece of text behind a mark that stands once."""
        file = self.top / name
        old = file.read_text("utf-8")
        assert old.count(mark) == 1, (name, mark)
        file.write_text(old.replace(mark, mark + text), "utf-8")

    def run(self, *args: str, code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "thidua", *args],
            cwd=self.top,
            env={"PYTHONPATH": f"{self.top}:{':'.join(sys.path)}", "PATH": "/usr/bin:/bin"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr and "TD999" not in done.stderr, done.stderr
        return done.stdout + done.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy(tmp_path_factory.mktemp("recipes"))


def test_a_command_with_a_message_of_its_own(copy: Copy) -> None:
    copy.new("thidua/cli/commands/members.py", COMMAND)
    copy.new("thidua/views/members.py", VIEW)
    copy.new("thidua/words/members.py", 'WORDS = {"title": ("Thành viên", "Members")}\n')
    copy.after(
        "thidua/cli/commands/__init__.py", '    "rank": "rank",\n', '    "members": "members",\n'
    )
    copy.after("thidua/views/schemas.py", '    "rank": "rank",\n', '    "members": "members",\n')
    copy.after(
        "thidua/words/cli.py",
        "WORDS: dict[str, tuple[str, str]] = {\n",
        '    "help.members": ("Các thành viên.", "The members."),\n',
    )
    copy.after(
        "thidua/cli/help.py",
        "EXAMPLES: dict[str, tuple[str, ...]] = {\n",
        '    "members": ("members 2022",),\n',
    )
    copy.after(
        "thidua/diagnostics/td97.py",
        "CODES: dict[str, Code] = {\n",
        '    "TD998": Code("long-ago", Severity.ERROR, {\n'
        '        "message": ("năm {year} xa quá", "{year} is too long ago"),\n'
        '        "hint": ("gõ năm khác", "type another year"), "rule": ("Xa.", "Long ago.")}),\n',
    )
    assert "Các thành viên." in copy.run("--help")
    assert "thidua members 2022" in copy.run("members", "--help")
    assert "Sở A" in copy.run("members", "2024")
    found = json.loads(copy.run("members", "2024", "--format", "json"))
    assert found["blocs"][0]["units"][1] == {"id": "b", "name": "Sở B"}
    assert "A member." in copy.run("schema", "--output", "members")
    assert "TD998 long-ago: năm 1990 xa quá" in copy.run("members", "1990", code=2)
    assert "Xa." in copy.run("rule", "TD998")


def test_a_column(copy: Copy) -> None:
    copy.after(
        "thidua/views/rank.py",
        "\nRANKED: Fields[PlaceRow] = (\n",
        '    Field("letters", "score.id", lambda one: Cell(str(len(one.score.unit.name))),\n'
        "        lambda one: len(one.score.unit.name), int),\n",
    )
    assert copy.run("rank", "2024", "--format", "csv").splitlines()[1].split(",")[3] == "4"
    found = json.loads(copy.run("rank", "2024", "--format", "json"))
    assert found["blocs"][0]["ranking"][0]["letters"] == 4
    assert '"letters"' in copy.run("schema", "--output", "rank")


def test_a_key_of_a_data_file(copy: Copy) -> None:
    units = "units:\n  - {id: a, name: Sở A, phone: 024 1234}\n  - {id: b, name: Sở B}\n"
    (copy.top / "data/units.yaml").write_text(units, "utf-8")
    assert "phone" in copy.run("check", code=1)
    copy.after(
        "thidua/model/units.py",
        '    name: Text = Field(description="Tên đơn vị | The unit\'s name")\n',
        '    phone: Text | None = Field(default=None, description="Điện thoại | Telephone")\n',
    )
    copy.run("check")
    assert "Điện thoại" in copy.run("schema", "units")


def test_an_output_format(copy: Copy) -> None:
    copy.new("thidua/render/tsv.py", RENDERER)
    output = "thidua/cli/output.py"
    copy.after(output, '    CSV = "csv"\n', '    TSV = "tsv"\n')
    copy.after(output, '    ".csv": Format.CSV,\n', '    ".tsv": Format.TSV,\n')
    assert "\ta\tSở A\t" in copy.run("score", "2024", "--format", "tsv")


def test_a_letter(copy: Copy) -> None:
    copy.new("thidua/letters/templates/nhac-viec.md", LETTER)
    copy.after("thidua/model/documents.py", "DOCUMENT_KINDS = (\n", '    "nhac-viec",\n')
    copy.after(
        "thidua/letters/kinds.py",
        "KINDS: dict[str, KindFacts] = {\n",
        '    "nhac-viec": KindFacts(_reads("scores", "events"), addressed=True),\n',
    )
    copy.after(
        "thidua/letters/build.py",
        "_OWN: Mapping[str, Mapping[str, Entry[Sources]]] = {\n",
        '    "nhac-viec": MEETING,\n',
    )
    copy.run("document", "nhac-viec", "2024", "-o", "nhac.docx")
    said = [one.text for one in Document(str(copy.top / "nhac.docx")).paragraphs]
    assert any("gửi phiếu chấm điểm năm 2024" in one for one in said)


def test_a_page_of_the_manual(copy: Copy) -> None:
    for lang, title in (("vi", "Trang mới"), ("en", "A new page")):
        copy.new(f"thidua/manual/{lang}/new-page.md", PAGE.format(title=title))
    copy.after("thidua/manual/pages.py", '    "begin": (\n', '        "new-page",\n')
    assert "Trang mới" in copy.run("help", "new-page")
    assert "new-page" in copy.run("help", "contents")
