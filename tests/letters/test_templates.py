"""Letters' templates: thidua's own are whole, an office's own are data and are checked."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.docx_read import parts, texts
from tests.helpers.official_paper import DATA, KINDS, document, made
from thidua.letters.build import own_text
from thidua.letters.catalogue import Names, Rows, check
from thidua.letters.own import TEMPLATES, names_of
from thidua.letters.template import key_of, read


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
