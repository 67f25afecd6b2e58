"""What a secretary met while walking through a year: years begun, blocs of one name."""

import shutil
from pathlib import Path

import yaml

import thidua
from tests.helpers.command_line import run
from tests.helpers.starter_bloc import bloc, edit, make, on
from thidua.words import catalogue


def test_a_unit_without_a_rank_has_no_percent_in_its_history(tmp_path: Path) -> None:
    """A year that has just begun: no sheet yet is not 0 %."""
    make(tmp_path, 2022)
    for path in (tmp_path / "2022/scores").rglob("don-vi-a*"):
        path.unlink()
    (line,) = bloc(tmp_path, "history", "don-vi-a")["units"]
    entry = next(one for one in line["entries"] if one["year"] == 2022)
    assert (entry["rank"], entry["percent"], entry["band"]) == (None, None, None)


def test_blocs_of_one_name_stand_in_the_overview_with_their_folders(tmp_path: Path) -> None:
    make(tmp_path / "mot", 2022)
    make(tmp_path / "hai", 2022)
    edit(tmp_path / "hai/bloc.yaml", "id: khoi-mau", "id: khoi-hai")
    make(tmp_path / "ba", 2022)
    edit(tmp_path / "ba/bloc.yaml", "id: khoi-mau", "id: khoi-ba")
    edit(tmp_path / "ba/bloc.yaml", "name: Khối thi đua mẫu", "name: Khối ba")
    shown = on(tmp_path, "overview", "2022").out
    assert "Khối thi đua mẫu (hai)" in shown
    assert "Khối thi đua mẫu (mot)" in shown
    assert "Khối ba " in shown


def test_the_comments_of_the_sample_are_in_english_too(tmp_path: Path) -> None:
    """Its names are Vietnamese as a bloc's are; what the program says beside them is not."""
    done = run("init", str(tmp_path / "khoi"), "--sample", "--lang", "en")
    assert done.code == 0
    for path in sorted((tmp_path / "khoi").rglob("*.yaml")):
        for line in path.read_text("utf-8").splitlines():
            comment = line.partition("# ")[2].replace("Đơn vị", "")
            assert comment.isascii(), f"{path.name}: {line}"
    checked = run("check", "--strict", "--data", str(tmp_path / "khoi"))
    assert (checked.code, checked.err) == (0, "no errors in 22 files\n")
    own = run("init", str(tmp_path / "mau"), "--sample", "--lang", "vi")
    assert own.code == 0
    for here in sorted((tmp_path / "khoi").rglob("*.yaml")):
        there = tmp_path / "mau" / here.relative_to(tmp_path / "khoi")
        read = [yaml.safe_load(one.read_text("utf-8")) for one in (here, there)]
        if here.name == "thidua.yaml":
            assert (read[0].pop("lang"), read[1].pop("lang")) == ("en", "vi")
        assert read[0] == read[1]


def test_every_comment_of_the_sample_is_in_the_catalogue() -> None:
    known = catalogue("vi", "starter").values()
    for path in sorted((Path(thidua.__file__).parent / "starter").rglob("*")):
        if not path.is_file() or path.suffix not in ("", ".yaml"):
            continue
        for line in path.read_text("utf-8").splitlines():
            comment = line.partition("# ")[2]
            if comment and "yaml-language-server" not in comment:
                assert any(one in comment for one in known), f"{path.name}: {comment}"


def test_an_entry_to_suppose_that_can_t_be_read_is_told_how_to_write_it(tmp_path: Path) -> None:
    make(tmp_path, 2022)
    done = on(tmp_path, "what-if", "2022", "don-vi-a", "1.3={points:9}")
    assert done.code == 2
    assert '"1.1={points: 2.5}"' in done.err


def test_verify_speaks_as_people_do(tmp_path: Path) -> None:
    """A decimal comma and a day that is read, not a moment for machines; JSON keeps both."""
    make(tmp_path, 2022)
    assert on(tmp_path, "seal", "2022").code == 0
    edit(tmp_path / "2022/scores/self/don-vi-b.yaml", "part: 198", "part: 178")
    shown = on(tmp_path, "verify", "2022")
    assert shown.code == 1
    assert "99,50" in shown.out and "99.50" not in shown.out
    assert "(UTC)" in shown.out and "+00:00" not in shown.out
    assert "99.50" in on(tmp_path, "verify", "2022", "--lang", "en").out
    assert "+00:00" in on(tmp_path, "verify", "2022", "--format", "json").out


def test_a_document_is_named_as_it_was_asked_for(tmp_path: Path) -> None:
    """What it leaves open is told under the name that -o gave."""
    make(tmp_path / "khoi", 2022)
    done = on(tmp_path / "khoi", "document", "to-trinh", "2022", "-o", str(tmp_path / "TT.docx"))
    assert done.code == 0
    assert "TT.docx: còn" in done.err


def test_explain_says_that_a_piece_of_evidence_is_not_there(tmp_path: Path) -> None:
    make(tmp_path, 2022)
    entry = "1.3: {value: 9, evidence: [co.txt, thieu.txt]}"
    edit(tmp_path / "2022/scores/self/don-vi-b.yaml", "1.3: 9", entry)
    (tmp_path / "2022/scores/verified/don-vi-b--to-tham-dinh.yaml").unlink()
    (tmp_path / "2022/evidence").mkdir()
    (tmp_path / "2022/evidence/co.txt").write_text("x", "utf-8")
    shown = on(tmp_path, "explain", "2022", "don-vi-b", "1.3", "--lang", "en").out
    assert "co.txt (1 byte, SHA-256" in shown
    assert "thieu.txt (no such file)" in shown


def test_a_quota_that_nobody_set_is_not_called_unlimited(tmp_path: Path) -> None:
    """A source may name an award and say nothing of how many there may be."""
    make(tmp_path, 2022)
    edit(tmp_path / "2022/awards.yaml", "    quota: 1\n", "")
    shown = on(tmp_path, "awards", "2022").out
    assert "không quy định" in shown
    assert "không hạn chế" not in shown
    assert bloc(tmp_path, "awards", "2022")["awards"][0]["quota"] is None


def test_empty_sheets_are_not_made_a_second_time(tmp_path: Path) -> None:
    """While they are being filled in, what comes next is a check, which can be done."""
    make(tmp_path, 2022)
    shutil.rmtree(tmp_path / "2022/scores")
    asked = ("status", "2022", "--as-of", "2022-12-01")
    assert "thidua form 2022 --stage self" in on(tmp_path, *asked).out
    assert on(tmp_path, "new-sheets", "2022", "--stage", "self").code == 0
    shown = on(tmp_path, *asked).out
    assert "thidua check 2022" in shown and "new-sheets" not in shown
    again = on(tmp_path, "new-sheets", "2022", "--stage", "self")
    assert again.code == 1
    assert "--unit" in again.err
