"""`document`: which kind, which bloc, which file; as PDF where LibreOffice is there."""

from pathlib import Path

import pytest

from tests.helpers.command_line import run
from tests.helpers.official_paper import document
from thidua.cli.documents.save import as_pdf, office
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.documents import DOCUMENT_KINDS


def test_without_a_kind_the_kinds_are_listed_with_what_they_lack() -> None:
    done = document()
    assert done.code == 0, done.err
    lines = done.out.splitlines()
    for kind in DOCUMENT_KINDS:
        assert any(line.startswith(f"{kind} ") for line in lines), kind
    (submission,) = [line for line in lines if line.startswith("to-trinh ")]
    assert "số văn bản" in submission
    assert document("2022").out == done.out


@pytest.mark.parametrize("arguments", [("giao-uoc", "2022"), ("2022", "giao-uoc")])
def test_kind_and_year_stand_in_either_order(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    target = tmp_path / "g.docx"
    assert document(*arguments, "-o", str(target), "-q").code == 0
    assert target.exists()


def test_an_option_without_a_kind_asks_for_it() -> None:
    done = document("2022", "--final")
    assert (done.code, "TD908" in done.err) == (2, True)


def test_of_several_blocs_one_has_to_be_named_or_all(tmp_path: Path) -> None:
    data = Path(__file__).parents[2] / "examples" / "tinh-2025"
    asked = run("--data", str(data), "document", "to-trinh", "-o", str(tmp_path / "x"))
    assert (asked.code, "TD905" in asked.err) == (2, True)
    assert not (tmp_path / "x").exists()
    done = run("--data", str(data), "document", "to-trinh", "--all", "-o", str(tmp_path / "x"))
    assert done.code == 0, done.err
    assert len(list((tmp_path / "x").glob("to-trinh-*.docx"))) == 6


@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
def test_a_pdf_alone_and_beside_the_document(tmp_path: Path) -> None:
    assert document("giao-uoc", "2022", "--pdf", "-o", str(tmp_path / "x"), "-q").code == 0
    made = sorted((tmp_path / "x").iterdir())
    assert [path.suffix for path in made] == [".docx", ".pdf"]
    assert made[0].stem == made[1].stem
    assert document("giao-uoc", "2022", "-o", str(tmp_path / "g.pdf"), "-q").code == 0
    assert (tmp_path / "g.pdf").read_bytes().startswith(b"%PDF")
    assert not (tmp_path / "g.docx").exists()


def test_without_libreoffice_there_is_no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thidua.cli.documents.save.office", lambda: None)
    assert as_pdf({"a.docx": b""}) == Diagnostic("TD856")
