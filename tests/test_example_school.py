"""examples/truong-hoc-2024: passes the check; its weeks are scored as its page computes them."""

import json
from pathlib import Path

from tests.helpers.command_line import run
from tests.helpers.docx_read import texts
from thidua.model.periods import PeriodKind

SCHOOL = str(Path(__file__).parent.parent / "examples/truong-hoc-2024")


def week(n: int) -> dict[str, tuple[str, int]]:
    done = run("rank", f"2024/tuan/{n}", "--data", SCHOOL, "--format", "json")
    assert (done.code, done.err) == (0, "")
    (bloc,) = json.loads(done.out)["blocs"]
    return {one["id"]: (one["points"], one["rank"]) for one in bloc["ranking"]}


def test_it_passes_the_strict_check() -> None:
    done = run("check", "--strict", "--data", SCHOOL)
    assert done.code == 0, done.out


def test_the_first_week() -> None:
    """6A 36 + 38 + 20, 6B 40 + 35.5 + 15, 7A 35 + 39 + 20, 7B 28 + 30 + 10; ranked by grade."""
    assert week(1) == {
        "6a": ("94.00", 1),
        "6b": ("90.50", 2),
        "7a": ("94.00", 1),
        "7b": ("68.00", 2),
    }


def test_a_class_that_joined_in_the_second_week_is_in_it() -> None:
    """7C 39 + 35 + 20."""
    assert week(2)["7c"] == ("94.00", 2)


def test_the_school_year_is_called_so() -> None:
    assert "tuần 1, năm học 2024-2025" in run("rank", "2024/tuan/01", "--data", SCHOOL).out


def year(which: str = "2024") -> dict[str, tuple[str, int, str | None]]:
    done = run("rank", which, "--data", SCHOOL, "--format", "json")
    assert (done.code, done.err) == (0, "")
    (bloc,) = json.loads(done.out)["blocs"]
    return {one["id"]: (one["points"], one["overall"], one["band"]) for one in bloc["ranking"]}


def test_terms_roll_up_their_weeks() -> None:
    """6A: 60 x (94 + 94) / 200 + 27 + 9; 6B: 60 x (90.5 + 92) / 200 + 25.5 + 8; 7A: 60 x 97 % + 28
    + 10; 7B: 60 x (68 + 85) / 200 + 22 + 6; 7C in week 2 alone: 60 x 94 % + 26 + 9."""
    assert {unit: points for unit, (points, *_) in year("2024/hoc-ky/1").items()} == {
        "6a": "92.40", "6b": "88.25", "7a": "96.20", "7b": "73.90", "7c": "91.40",
    }  # fmt: skip


def test_the_school_year_rolls_up_its_terms() -> None:
    """80 x the mean of both terms' percents + the year's own: 6A 80 x (92.4 + 93.85) / 200 + 18."""
    assert year() == {
        "6a": ("92.50", 2, "xuat-sac"),
        "6b": ("88.86", 4, "tien-tien"),
        "7a": ("96.16", 1, "xuat-sac"),
        "7b": ("76.48", 5, "dat"),
        "7c": ("92.16", 3, "xuat-sac"),
    }


def test_the_commands_of_its_page_run() -> None:
    for arguments in (
        ("explain", "2024", "6a"),
        ("history", "--period", "tuan"),
        ("status", "2024"),
    ):
        done = run(*arguments, "--data", SCHOOL)
        assert (done.code, done.err) == (0, ""), done.err


def test_a_rule_names_the_kind_of_period_as_people_call_it() -> None:
    assert "của các học kỳ, lấy trung bình" in run("scale", "2024", "--data", SCHOOL).out
    english = run("scale", "2024/hoc-ky/1", "--data", SCHOOL, "--lang", "en").out
    assert "in the periods “Tuần”, their mean" in english
    assert "Tuần: 4 trên 37 kỳ" in run("status", "2024", "--data", SCHOOL).out


def test_messages_call_the_year_as_the_school_does_and_commands_by_its_number() -> None:
    done = run("verify", "2024", "--data", SCHOOL)
    assert "năm học 2024-2025 chưa niêm phong" in done.err + done.out
    assert "seal 2024`" in done.err + done.out
    assert "trong năm học 2024-2025" in run("explain", "2024", "9z", "--data", SCHOOL).err
    listed = run("document", "2024", "--data", SCHOOL, "--lang", "en").out
    assert "document KIND 2024\n" in listed


def test_a_period_has_letters_of_results_and_no_other_wherever_the_year_stands(
    tmp_path: Path,
) -> None:
    for typed in (["2024/tuan/02", "thong-bao"], ["thong-bao", "2024/tuan/02"]):
        place = tmp_path / f"{typed[0][0]}.docx"
        done = run("document", *typed, "--data", SCHOOL, "-o", str(place))
        assert done.code == 0 and place.is_file(), done.err
    listed = run("document", "2024/tuan/02", "--data", SCHOOL).out
    assert "thong-bao" in listed and "to-trinh" not in listed
    for typed in (["2024/tuan/03", "to-trinh"], ["to-trinh", "2024/tuan/03"]):
        done = run("document", *typed, "--data", SCHOOL)
        assert (done.code, "TD932" in done.err) == (2, True), typed


def test_places_of_divisions_stand_beside_their_division() -> None:
    """In every table of places: `1, 2, 1, 2, 3` alone would be a riddle."""
    shown = run("score", "2024/tuan/02", "--data", SCHOOL).out
    rows = [line.split() for line in shown.splitlines() if " Lớp " in line]
    assert [(row[0], row[2], row[4]) for row in rows] == [
        ("1", "6A", "6"), ("2", "6B", "6"), ("1", "7A", "7"), ("2", "7C", "7"), ("3", "7B", "7"),
    ]  # fmt: skip


def test_letters_of_a_week_say_what_the_week_has(tmp_path: Path) -> None:
    """No bands, no self scores; who leads does so all the year."""
    made = {}
    for kind in ("bang-diem", "thong-bao"):
        place = tmp_path / f"{kind}.docx"
        run("document", "2024/tuan/02", kind, "--data", SCHOOL, "-o", str(place))
        made[kind] = texts(place.read_bytes())
        assert "Xếp loại" not in made[kind]
        assert "Nhóm" in made[kind].split("\n")
    assert "khác với" not in made["thong-bao"]  # from what the classes gave themselves
    assert "\nII. KIẾN NGHỊ VỀ KẾT QUẢ" in made["thong-bao"]
    assert "[đơn vị Trưởng khối] trước ngày" in made["thong-bao"]


def test_a_kind_is_called_by_its_pattern_without_the_number() -> None:
    for name, called in (
        ("Tuần {n}", "Tuần"),
        ("Tháng {month}", "Tháng"),
        ("{n}. tuần", "tuần"),
        ("Đợt {n} ({month})", "Đợt"),
        ("{n}", None),
        (None, None),
    ):
        assert PeriodKind.model_construct(id="a", name=name).called == called
