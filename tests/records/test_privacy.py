"""What looks private under --strict, without false alarms; and what --public lets out."""

import json

import pytest

from tests.helpers.command_line import run
from tests.helpers.schema_files import ROOT
from thidua.bloc.records.check_privacy import check_private, looks_like
from thidua.views.public import public_report
from thidua.views.table import Paragraph, Report, Section, Tone

PRIVATE = {
    "TD850": [
        "CCCD 001099012345",
        "số 079188001234 cấp ngày 01/02/2021",
        "CMND số 123456789",
        "căn cước công dân: 012 345 678",
        "Chứng minh nhân dân 123 456 789",
    ],
    "TD851": [
        "0912345678",
        "Liên hệ 0912 345 678",
        "+84 912 345 678",
        "ĐT: 024 3825 1234",
        "sđt 0243.825.1234",
        "hotline 1900.123.456",
    ],
    "TD852": ["nguyen.van.a@example.gov.vn", "gửi về <so_yte@tinh.gov.vn>"],
    "TD853": [
        "mật khẩu: abc12345",
        "password=hunter22",
        "-----BEGIN RSA PRIVATE KEY-----",
        "ghp_abcdefghijklmnop1234",
        "AKIAABCDEFGHIJKLMNOP",
        "https://lan:bimat@example.org/kho.git",
        "token: 8f3a1c2b",
    ],
}
FINE = [
    "123/QĐ-UBND",
    "Quyết định số 1234567/QĐ-UBND ngày 13/01/2022",
    "168/HD-STNMT",
    "2022-01-13",
    "20220113",
    "13/01/2022 08:00",
    "1 250 000 000 đồng",
    "1.250.000.000 đồng",
    "912345678 đồng",
    "chi 345678912 đồng",
    "012345678",
    "5,25%",
    "626/723 hồ sơ",
    "NĐ 152/2025/NĐ-CP, Điều 4",
    "mật khẩu của hệ thống được đổi định kỳ",
    "phòng token hóa dữ liệu",
    "01/2023/TT-BNV",
    "Mã số thuế 0100109106-001",
    "số điện thoại đường dây nóng được công khai",
    "kế hoạch 2021-2025",
    "email nội bộ đã dùng 100%",
    "SHA-256 3fa1029384756100129834756100aabb",
]


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, texts in PRIVATE.items() for t in texts])
def test_what_looks_private(code: str, text: str) -> None:
    assert looks_like(text) == code
    assert [one.code for one in check_private("x.yaml", {"a": [{"note": text}]})] == [code]


@pytest.mark.parametrize("text", FINE)
def test_what_is_fine(text: str) -> None:
    assert looks_like(text) is None


def test_a_bare_figure_among_scores_is_a_figure() -> None:
    tree = {"unit": "a", "scores": {"x": "079188001234", "y": {"value": "0912345678"}}}
    assert list(check_private("x.yaml", tree)) == []
    tree = {"scores": {"x": {"value": "1", "note": "0912345678"}}}
    assert [one.path for one in check_private("x.yaml", tree)] == [("scores", "x", "note")]


def test_the_message_does_not_repeat_what_it_found() -> None:
    found = next(check_private("x.yaml", {"note": "CCCD 001099012345"}))
    assert "001099012345" not in str(found.args)


@pytest.mark.parametrize("base", ["data", "examples"])
def test_the_blocs_that_come_with_thidua_hold_nothing_private(base: str) -> None:
    done = run("check", "--strict", "--data", str(ROOT / base), "--format", "json")
    codes = {one["code"] for one in json.loads(done.out)["diagnostics"]}
    assert not {code for code in codes if code.startswith("TD85")}


COMMANDS = [
    ("score", "2022"),
    ("score", "2022", "--unit", "so-y-te"),
    ("rank", "2022"),
    ("awards", "2022"),
    ("history",),
    ("history", "so-y-te"),
    ("overview", "2022"),
    ("report", "2022"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("form", ["text", "md", "csv", "html"])
def test_public_outputs_hold_no_figures(command: tuple[str, ...], form: str) -> None:
    done = run(
        *command, "--public", "--data", str(ROOT / "data"), "--format", form, "--color=never"
    )
    assert done.code == 0, done.err
    for figure in ("96,", "94,97", "94.97", "90,27", "%"):
        assert figure not in done.out.split("</style>")[-1]
    for private in ("Nguyễn", "kế hoạch", "1.1.3"):
        assert private not in done.out


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_public_json_has_every_key_and_no_figure(command: tuple[str, ...]) -> None:
    given = ("--data", str(ROOT / "data"), "--format", "json")
    whole = json.loads(run(*command, *given).out)
    public = json.loads(run(*command, "--public", *given).out)
    assert set(whole) == set(public)
    for one, other in zip(whole["blocs"], public["blocs"], strict=True):
        assert set(one) == set(other)
    text = json.dumps(public)
    for key in ("points", "percent", "bonus", "deduction", "max", "quota"):
        assert f'"{key}": "' not in text
    assert json.dumps(whole) != text


def test_public_keeps_names_ranks_bands_and_awards() -> None:
    given = ("--data", str(ROOT / "data"))
    ranked = json.loads(run("rank", "2022", "--public", "--format", "json", *given).out)
    first = ranked["blocs"][0]["ranking"][0]
    assert (first["rank"], first["name"], first["points"]) == (1, "Sở Giáo dục và Đào tạo", None)
    assert first["band"] == "xuat-sac"
    awards = json.loads(run("awards", "2022", "--public", "--format", "json", *given).out)
    assert awards["blocs"][0]["awards"][0]["derived"] == ["so-gddt"]
    assert awards["blocs"][0]["awards"][0]["candidates"] == []


def test_public_says_no_warning_with_a_figure() -> None:
    """The illustrative bloc has two claims that differ; their figures stay inside."""
    done = run("score", "2022", "--public", "--data", str(ROOT / "data"))
    assert done.code == 0
    assert done.err == ""


def test_a_paragraph_passes_only_where_it_says_that_it_may() -> None:
    """A tone alone lets nothing through: a warning may name figures and persons."""
    said = Section(
        "Khối",
        (
            Paragraph("Sở A: 12,50 điểm", Tone.WARN),
            Paragraph("Trưởng phòng Trần Văn B"),
            Paragraph("Thang điểm dự thảo", Tone.WARN, public=True),
        ),
    )
    shown = public_report(Report("Báo cáo", (said,)))
    texts = [block.text for one in shown.sections for block in one.blocks]  # type: ignore[union-attr]
    assert texts == ["Thang điểm dự thảo"]
