"""Letters' templates: thidua's own are whole, an office's own are data and are checked."""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.command_line import run
from tests.helpers.docx_read import parts, texts
from tests.helpers.official_paper import DATA, KINDS, document, made
from thidua.bloc.documents import bases_for, mentioned, pool
from thidua.cli.documents import as_pdf, office
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.letters.build import TEMPLATES, names_of, own_text
from thidua.letters.catalogue import Names, Rows, check
from thidua.letters.letter import Blank, words_of
from thidua.letters.official import citation
from thidua.letters.template import key_of, read
from thidua.model.documents import DOCUMENT_KINDS, Basis
from thidua.model.legal_data import ACTS, known


@pytest.mark.parametrize("name", TEMPLATES)
def test_our_own_templates_name_only_what_there_is(name: str) -> None:
    assert list(check(read(own_text(name)), names_of(name))) == []


def _lists(names: Names) -> Iterator[Names]:
    yield names
    for entry in names.values():
        if isinstance(entry, Rows):
            yield from _lists(entry.fields)


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_two_names_of_a_list_are_one(name: str) -> None:
    """Names are compared without marks: `phiếu` and `phiêu` would be one."""
    for names in _lists(names_of(name)):
        keys = [key_of(one) for one in names]
        assert sorted(set(keys)) == sorted(keys)


OWN = """# Tờ trình
Đề nghị khen thưởng {năm}

// Câu mở đầu của văn phòng
{Khối} kính trình {nơi gửi}[; họp {ngày họp}][; vắng: {kết quả kiểm tra}] \\[bản riêng\\] <5 & >3
{#đề nghị}
- {khen thưởng}[: {số đơn vị}]
{/đề nghị}

---
# Danh sách
{bảng đề nghị}
"""


def with_own(folder: Path, text: str, where: str = "mau") -> Path:
    data = folder / "data"
    shutil.copytree(DATA, data)
    place = data / where / "to-trinh.md"
    place.parent.mkdir(parents=True)
    place.write_text(text, encoding="utf-8")
    return data


@pytest.mark.parametrize("where", ["mau", "van-hoa-xa-hoi/mau"])
def test_an_offices_own_template_takes_precedence_and_is_told(tmp_path: Path, where: str) -> None:
    raw = made("to-trinh", data=with_own(tmp_path, OWN, where))
    text = texts(raw).replace("\N{NO-BREAK SPACE}", " ")
    said = "Khối kính trình Ủy ban nhân dân tỉnh; họp ngày 12 tháng 01 năm 2023 [bản riêng] <5 & >3"
    assert said in text.split("\n")
    assert "- Cờ thi đua của Ủy ban nhân dân tỉnh: 01 đơn vị;" in text
    assert "Câu mở đầu" not in text
    assert "TM. KHỐI THI ĐUA" in text, "signatures are never template text"
    known = parts(raw)["docProps/core.xml"].decode()
    digest = hashlib.sha256(OWN.encode()).hexdigest()
    assert f"Lập theo mẫu riêng {where}/to-trinh.md, SHA-256 {digest}" in known
    assert "mẫu riêng" not in parts(made("to-trinh"))["docProps/core.xml"].decode()


def test_the_blocs_own_template_comes_before_that_of_the_folder(tmp_path: Path) -> None:
    data = with_own(tmp_path, OWN, "van-hoa-xa-hoi/mau")
    (data / "mau").mkdir()
    (data / "mau/to-trinh.md").write_text("# Tờ trình\n\nCủa cả thư mục", encoding="utf-8")
    assert "Của cả thư mục" not in texts(made("to-trinh", data=data))


def test_a_letter_is_not_made_by_a_template_with_an_error(tmp_path: Path) -> None:
    done = document("to-trinh", "2022", data=with_own(tmp_path, OWN.replace("{nơi gửi}", "{ai}")))
    assert done.code == 1
    assert "mau/to-trinh.md:5:19: TD986" in done.err
    assert not done.files


@pytest.mark.parametrize("name", TEMPLATES)
def test_our_own_template_copied_gives_the_same_letter(name: str, tmp_path: Path) -> None:
    """Law: what `--template` prints, put into the folder `mau`, changes nothing but the origin."""
    kind, options = (name, KINDS.get(name, ()))
    if name == "bang-diem-don-vi":
        kind, options = "bang-diem", ("--unit", "so-y-te")
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    (data / "mau").mkdir()
    (data / "mau" / f"{name}.md").write_text(own_text(name), encoding="utf-8")
    ours, theirs = made(kind, 2022, *options), made(kind, 2022, *options, data=data)
    assert parts(ours)["word/document.xml"] == parts(theirs)["word/document.xml"]


TREES = st.recursive(
    st.text("abc {}[]#?^/\\-<>|.&é\n", max_size=12),
    lambda inner: st.lists(inner, max_size=4).map("\n".join),
)


@given(TREES)
def test_any_text_is_read_and_what_is_wrong_is_told_with_its_line(text: str) -> None:
    template = read(text)
    lines = len(text.splitlines())
    assert all(1 <= one.line <= max(1, lines) and one.column >= 1 for one in template.problems)


# -- `document`: which kind, which bloc, which file ------------------------------------------------


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
    monkeypatch.setattr("thidua.cli.documents.office", lambda: None)
    assert as_pdf({"a.docx": b""}) == Diagnostic("TD856")


@pytest.mark.parametrize("used", ["none", "some"])
def test_without_room_for_its_own_files_no_pdf_and_no_bug(
    used: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk of temporary files is full from the start, or once LibreOffice fills it."""
    save = "thidua.cli.documents"
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    monkeypatch.setattr(f"{save}.office", lambda: "soffice")
    if used == "none":
        monkeypatch.setattr(f"{save}.tempfile.TemporaryDirectory", failing(full))
    else:
        monkeypatch.setattr(f"{save}._convert", lambda *_, **__: "Error")
        monkeypatch.setattr(f"{save}.shutil.disk_usage", lambda _: SimpleNamespace(free=100))
    told = as_pdf({"a.docx": b""})
    assert isinstance(told, Diagnostic) and (told.code, told.variant) == ("TD809", "full")


def failing(error: OSError) -> Callable[..., NoReturn]:
    def fail(**_: object) -> NoReturn:
        raise error

    return fail


# -- Legal bases by the document's date ------------------------------------------------------------


def ids(day: date, own: tuple[Basis, ...] = ()) -> list[str]:
    return [basis.id for basis in bases_for(day, own)[0]]


def codes(found: list[Diagnostic]) -> list[str]:
    return [one.code for one in found if one.code != "TD973"]


def own(**fields: str) -> Basis:
    return Basis.model_validate(
        {"id": "qd-86-2025", "kind": "Quyết định", "number": "86/2025/QĐ-UBND",
         "issuer": "Ủy ban nhân dân tỉnh Bắc Ninh", "issued": "2025-12-03",
         "in_force": "2025-12-15", **fields}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (
            date(2022, 1, 13),
            ["luat-tdkt-2003", "luat-tdkt-sua-doi-2005", "luat-tdkt-sua-doi-2013", "nd-91-2017",
             "tt-12-2019-bnv"],
        ),
        (date(2023, 12, 31), ["luat-tdkt-2003", "luat-tdkt-sua-doi-2005",
                              "luat-tdkt-sua-doi-2013", "nd-91-2017", "tt-12-2019-bnv"]),
        (date(2018, 12, 1), ["luat-tdkt-2003", "luat-tdkt-sua-doi-2005",
                             "luat-tdkt-sua-doi-2013", "nd-91-2017", "tt-08-2017-bnv"]),
        (date(2024, 1, 1), ["luat-tdkt-2022", "nd-98-2023"]),
        (date(2025, 6, 30), ["luat-tdkt-2022", "nd-98-2023", "tt-01-2024-bnv"]),
        (date(2025, 7, 1), ["luat-tdkt-2022", "nd-152-2025", "tt-01-2024-bnv"]),
        (date(2025, 8, 4), ["luat-tdkt-2022", "nd-152-2025", "tt-01-2024-bnv"]),
        (date(2025, 8, 5), ["luat-tdkt-2022", "nd-152-2025", "tt-15-2025-bnv"]),
        (date(2026, 10, 1), ["luat-tdkt-2022", "luat-tdkt-sua-doi-2026", "nd-152-2025",
                             "tt-15-2025-bnv"]),
    ],
)  # fmt: skip
def test_bases_follow_the_date(day: date, expected: list[str]) -> None:
    assert ids(day) == expected


def test_a_province_adds_its_own_after_the_central_ones() -> None:
    rule = own()
    assert ids(date(2025, 12, 20), (rule,))[-1] == "qd-86-2025"
    assert "qd-86-2025" not in ids(date(2025, 12, 14), (rule,))


def test_an_own_entry_corrects_a_known_one() -> None:
    fixed = Basis.model_validate(
        {"id": "nd-91-2017", "kind": "Nghị định", "number": "91/2017/NĐ-CP", "until": "2023-01-01"}
    )
    assert "nd-91-2017" not in ids(date(2023, 6, 1), (fixed,))
    assert pool((fixed,))["nd-91-2017"].certainty == "confirmed"


def test_one_asked_for_is_cited_and_reported_when_out_of_force() -> None:
    bases, found = bases_for(date(2025, 9, 1), asked=("nd-98-2023",), file="bloc.yaml")
    assert "nd-98-2023" in [basis.id for basis in bases]
    (warning,) = [one for one in found if one.code == "TD970"]
    assert warning.file == "bloc.yaml"
    assert warning.path == (0,)
    assert warning.variant == "replaced"
    assert warning.args["new"] == "Nghị định 152/2025/NĐ-CP"
    assert warning.args["better"] == "nd-152-2025"  # what is to be typed in its place
    assert warning.args["until"] == "2025-07-01"


def test_one_asked_for_too_early_or_unknown() -> None:
    _, found = bases_for(date(2024, 5, 1), asked=("nd-152-2025", "khong-co"))
    assert codes(found) == ["TD971", "TD972"]


def test_one_asked_for_that_holds_is_not_reported() -> None:
    bases, found = bases_for(date(2021, 2, 25), asked=("ct-34-2014",))
    assert bases[-1].id == "ct-34-2014"
    assert codes(found) == []


def test_a_number_in_a_text_is_recognised() -> None:
    text = "Nghị định 98/2023/NĐ-CP, Điều 30"
    assert codes(mentioned(text, date(2025, 9, 1))) == ["TD970"]
    assert codes(mentioned(text, date(2024, 9, 1))) == []
    assert codes(mentioned("Nghị định 152/2025/NĐ-CP", date(2024, 9, 1))) == ["TD971"]


def test_what_was_not_verified_is_said() -> None:
    _, found = bases_for(date(2026, 11, 1))
    (told,) = [one for one in found if one.code == "TD973"]
    assert "Luật 06/2026/QH16 (tên đầy đủ" in str(told.args["what"]), "once a letter"
    assert "Nghị định 152/2025/NĐ-CP" in str(told.args["what"])
    assert not str(told.args["what"]).startswith("Luật 06/2022")


@pytest.mark.parametrize("basis", known(), ids=lambda basis: basis.id)
def test_every_known_act_has_a_source_and_says_what_is_unsure(basis: Basis) -> None:
    assert basis.source
    assert bool(basis.unsure) == (basis.certainty != "confirmed")
    assert basis.number
    if basis.replaced_by:
        follower = pool()[basis.replaced_by]
        assert follower.starts() == basis.until


def test_ids_are_unique() -> None:
    assert len({act["id"] for act in ACTS}) == len(ACTS)


def test_a_law_is_cited_without_number_and_issuer() -> None:
    law = pool()["luat-tdkt-2022"]
    assert words_of(citation(law)) == "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"


def test_a_decree_is_cited_in_full() -> None:
    assert words_of(citation(pool()["nd-98-2023"])) == (
        "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi "
        "tiết thi hành một số điều của Luật Thi đua, khen thưởng"
    )


def test_what_an_entry_lacks_is_a_gap_in_the_citation() -> None:
    cited = citation(pool()["luat-tdkt-sua-doi-2026"])
    gaps = [piece for piece in cited if isinstance(piece, Blank)]
    assert gaps[0].what == "tên đầy đủ của Luật 06/2026/QH16"
    assert len(gaps) == 1, "its title was not read"
    undated = Basis.model_validate({"id": "x", "kind": "Luật"})
    assert len([piece for piece in citation(undated) if isinstance(piece, Blank)]) == 4
