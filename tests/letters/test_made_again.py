"""A file made again is written over what thidua wrote itself, never over what is a person's."""

import shutil
import zipfile
from contextlib import chdir
from pathlib import Path

import pytest

from tests.helpers.official_paper import DATA
from thidua.cli.main import run
from thidua.store.write.outputs import marked, untouched

NAME = "ban-giao-van-hoa-xa-hoi-2022.docx"
LETTER = ["document", "ban-giao", "2022", "--data", "du-lieu", "-q"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(DATA, tmp_path / "du-lieu")
    return tmp_path


def other_data(folder: Path) -> None:
    bloc = folder / "du-lieu/van-hoa-xa-hoi/bloc.yaml"
    text = bloc.read_text(encoding="utf-8")
    changed = text.replace("Khối thi đua", "Cụm thi đua")
    assert changed != text
    bloc.write_text(changed, encoding="utf-8")


def packed_again(file: Path) -> None:
    """What every office program does where it saves, even if nothing was typed."""
    with zipfile.ZipFile(file) as held:
        parts = {name: held.read(name) for name in held.namelist()}
    with zipfile.ZipFile(file, "w") as target:
        for name, data in parts.items():
            target.writestr(name, data)


@pytest.mark.parametrize("named", [[], ["-o", NAME]])
def test_a_draft_is_made_anew_until_somebody_edits_it(folder: Path, named: list[str]) -> None:
    with chdir(folder):
        letter = Path(NAME)
        assert run([*LETTER, *named]) == 0
        first = letter.read_bytes()
        assert run([*LETTER, *named]) == 0
        assert letter.read_bytes() == first, "the same data, the same bytes"
        other_data(folder)
        assert run([*LETTER, *named]) == 0
        assert letter.read_bytes() != first
        packed_again(letter)
        edited = letter.read_bytes()
        assert run([*LETTER, *named]) == 1
        assert letter.read_bytes() == edited
        assert run([*LETTER, *named, "--replace"]) == 0
        assert letter.read_bytes() != edited, "as was asked for"


def test_what_is_final_is_kept_as_it_went_out(folder: Path) -> None:
    """Over a draft it is written; over it neither a draft nor another final one."""
    with chdir(folder):
        letter, final = Path(NAME), [*LETTER, "--final"]
        assert run(LETTER) == 0
        assert run(final) == 0
        issued = letter.read_bytes()
        assert run(LETTER) == 1
        other_data(folder)
        assert run(final) == 1
        assert letter.read_bytes() == issued
        assert run([*final, "--replace"]) == 0
        assert letter.read_bytes() != issued


@pytest.mark.parametrize(
    "made",
    [
        ("workbook", "2022", "nam.xlsx"),
        ("scale", "2022", "thang.xlsx"),
        ("scale", "2022", "t.docx"),
    ],
)
def test_workbooks_and_the_scale_in_word_are_made_anew_as_well(
    folder: Path, made: tuple[str, str, str]
) -> None:
    what, year, name = made
    with chdir(folder):
        file = Path(name)
        command = [what, year, "-o", name, "--data", "du-lieu", "-q"]
        assert run(command) == 0
        first = file.read_bytes()
        other_data(folder)
        assert run(command) == 0
        assert file.read_bytes() != first
        packed_again(file)
        edited = file.read_bytes()
        assert run(command) == 1
        assert file.read_bytes() == edited


PDF = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< /Size 1 >>\nstartxref\n9\n%%EOF\n"


def test_a_pdf_carries_its_digest_in_a_comment_before_its_end() -> None:
    made = marked(PDF)
    assert untouched(made)
    before, after = made.split(b"\n%thidua:")
    assert before + b"\n" + after.split(b"\n", 1)[1] == PDF
    assert not untouched(PDF)
    assert not untouched(made + b"% signed")
    assert not untouched(made.replace(b"/Size 1", b"/Size 2"))
