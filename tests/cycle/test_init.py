"""`thidua init`: a person's own bloc from questions, options or a file, and nothing invented."""

import io
import os
import re
import signal
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from tests.helpers.command_line import run
from tests.helpers.starter_bloc import on, tree, write
from thidua.cli.commands.init import COMMAND
from thidua.cli.init_answers import CHOICES, OPTIONS, ORDER, Answers, defaults
from thidua.cli.init_asking import ask_all
from thidua.cli.parameters import DATA, OUT, SHOW
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.diagnostics.show import message
from thidua.excel.member_list import Listed, listed_units
from thidua.store.yaml.reader import parse

LIST = "STT;Tên đơn vị;Viết tắt\n1;Sở Y tế;SYT\n2;Sở Tư pháp;\n;Tổng cộng: 2;\n"
OPTIONS_ = ("--name", "Khối A", "--unit", "Sở Y tế", "--unit", "Sở Tư pháp", "--year", "2026")


def asking(typed: Iterator[str], asked: list[str], told: list[str], given: Answers) -> Answers:
    def ask(question: str) -> str:
        asked.append(question)
        return next(typed)

    return ask_all("vi", 2026, given, "k", ask, told.append)


def answered(*lines: str, given: Answers | None = None) -> tuple[Answers, list[str]]:
    """What is asked at a terminal, with these lines typed, the last question answered by Enter."""
    typed: Iterator[str] = iter((*lines, ""))
    told: list[str] = []
    found = asking(typed, [], told, given or Answers())
    assert next(typed, None) is None, "a line too many"
    shown = [line for line in told if not line.startswith("  ")]
    return found, shown


def said(**answers: object) -> Answers:
    """All that can be asked, but for what a test asks: None."""
    whole = {
        "name": "K", "id": "k", "kind": "khoi", "system": "state", "level": "other",
        "authority": "", "year": 2026, "starts": (1, 1), "every": "none",
        "first": date(2026, 9, 7), "last": date(2027, 5, 23), "stages": (("v", "V"),),
        "units": (), "leader": "", "deputies": (),
    }  # fmt: skip
    return Answers(**{**whole, **answers})  # type: ignore[arg-type]


def test_enter_takes_what_stands_in_brackets() -> None:
    found, _ = answered("Khối A", *[""] * 9, "Sở Y tế", "", "", "", "")
    assert found == Answers(
        "Khối A", "khoi-a", "khoi", "state", "province", "", 2026, (1, 1), None, "none", None, None,
        (("self", "Tự chấm"), ("verified", "Thẩm định")), (Listed("so-y-te", "Sở Y tế"),), "", (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "system", "level"),
    [
        ("Khối thi đua các sở, ban, ngành tỉnh Hòa An", "state", "province"),
        ("Trường Mầm non Hoa Sen, phường An Bình", "state", "other"),
        ("Khối thi đua các trường tiểu học phường An Bình", "state", "commune"),
        ("Khối thi đua các chi bộ trực thuộc Đảng bộ xã Hòa Lạc", "party", "commune"),
        ("Cụm thi đua số 3 Ngân hàng Phát triển miền Trung", "enterprise", "other"),
        ("Khối Văn hóa - Xã hội", "state", "province"),
        ("Sở Y tế tỉnh Hòa An", "state", "department"),
        ("Khối Đảng bộ cơ sở doanh nghiệp", "party", "province"),
    ],
)
def test_a_name_says_what_is_offered(name: str, system: str, level: str) -> None:
    offered = defaults("vi", 2026, Answers(name=name))
    assert (offered["system"], offered["level"]) == (system, level)


def test_a_mark_goes_back_and_a_wrong_answer_is_asked_again() -> None:
    given = said(name=None, stages=None, kind="cum")
    found, told = answered("Cụm", "<", "Cụm 1", ",", "Tự chấm, Chấm chéo, tv=Ý kiến", given=given)
    assert found.name == "Cụm 1"
    assert found.stages == (("self", "Tự chấm"), ("cross", "Chấm chéo"), ("tv", "Ý kiến"))
    assert len(told) == 1


@pytest.mark.parametrize("key", [key for key in ORDER if key != "units"])
def test_each_question_explains_itself_and_goes_back(key: str) -> None:
    """`?` is no name of a bloc and `<` no unit; from every question one comes to that before it."""
    given = said(**{"starts": (9, 1), "every": "week", "called": "A {year}", key: None})
    asked: list[str] = []
    told: list[str] = []
    with pytest.raises(StopIteration):
        asking(iter(["?", "<"]), asked, told, given)
    assert len(told) == 1 and len(told[0]) > 30
    assert len(set(asked)) == 1 and len(asked) == 3


@pytest.mark.parametrize("n", range(1, len(ORDER) - 1))
def test_from_each_question_one_comes_to_the_one_before_it(n: int) -> None:
    typed = {"name": "A", "starts": "1/9", "every": "2", "units": ""}
    given = Answers(units=(Listed("a", "Sở A"),))
    keys = [key for key in ORDER if key != "units"][: n + 1]
    asked: list[str] = []
    with pytest.raises(StopIteration):
        asking(iter([*(typed.get(key, "") for key in keys[:-1]), "<"]), asked, [], given)
    assert len(asked) == len(keys) + 1
    assert asked[-1].partition(" [")[0].strip(": ") == asked[-3].partition(" [")[0].strip(": ")


def test_the_last_question_goes_back_to_the_one_before_it() -> None:
    asked: list[str] = []
    typed = iter(["1", "<", "", ""])
    units = (Listed("a", "Sở A"), Listed("b", "Sở B"))
    found = asking(typed, asked, [], said(units=units, leader=None))
    assert asked[2].startswith("Trưởng khối") and "[Sở A]" in asked[2] and found.leader == "a"


def test_a_list_of_units_takes_back_what_was_typed() -> None:
    given = said(units=None)
    typed = ("1. Sở Y tế;", "Sở Văn", "<", "Sở Văn hóa", "Së Y tÕ", "\x1b[D", "", "")
    found, told = answered(*typed, given=given)
    assert [one.name for one in found.units or ()] == ["Sở Y tế", "Sở Văn hóa"]
    assert told[0] == "Đã bỏ Sở Văn." and len(told) == 3


def test_a_list_goes_back_before_its_first_name() -> None:
    asked: list[str] = []
    with pytest.raises(StopIteration):
        asking(iter(["V", "Sở A", "<", "<"]), asked, [], said(stages=None, units=None))
    assert asked[-1].startswith("Các bước chấm") and "[V]" in asked[-1]


def test_an_answer_to_which_one_goes_back_stands_in_brackets() -> None:
    given = Answers(system="state", level="province", authority="", year=2026)
    asked: list[str] = []
    typed = iter(["Cụm A", "", "cum", "<", "<", "<", "", "", "", "", "", "", "u.txt"])
    with pytest.raises(StopIteration):
        asking(typed, asked, [], given)
    assert "[cum-a]" in asked[5] and "[Cụm A]" in asked[6] and "[cụm]" in asked[8]


@pytest.mark.parametrize(("kind", "leader"), [("cum", "Cụm trưởng"), ("khoi", "Trưởng khối")])
def test_offices_are_asked_for_as_the_bloc_calls_them(kind: str, leader: str) -> None:
    asked: list[str] = []
    asking(iter(["", ""]), asked, [], said(kind=kind, leader=None))
    assert [question.startswith(leader) for question in asked] == [True, False]


def test_a_word_of_another_question_is_no_answer() -> None:
    """`tỉnh` is a level and no layout, `2026` a year and no id: asked again, never written."""
    found, told = answered("tỉnh", "khối", "Đảng", given=said(system=None))
    assert found.system == "party" and len(told) == 2
    found, told = answered("2026", "khoi-2", given=said(id=None))
    assert found.id == "khoi-2" and len(told) == 1


@pytest.mark.parametrize("key", CHOICES)
def test_one_of_a_few_is_chosen_by_its_number_or_its_name_and_never_shown_in_english(
    key: str,
) -> None:
    for n, value in enumerate(CHOICES[key], 1):
        for typed in (str(n), value, value.upper()):
            asked: list[str] = []
            found = asking(iter([typed, ""]), asked, [], said(**{key: None}))
            assert getattr(found, key) == value
            assert not set(CHOICES[key]) & set(re.findall(r"[a-z]{3,}", asked[0]))


def test_a_school_year_and_its_weeks() -> None:
    given = said(starts=None, called=None, every=None, first=None, last=None)
    typed = ("31/2", "1/9", "", "2", "7/9/2026", "1/9/2026", "23/5/2027")
    found, told = answered(*typed, given=given)
    assert (found.starts, found.called) == ((9, 1), "Năm học {year}-{next}")
    assert (found.every, found.first, found.last) == ("week", date(2026, 9, 7), date(2027, 5, 23))
    assert len(told) == 2
    found, _ = answered("1/9", "Năm 2026/2027", "", given=given)
    assert (found.called, found.every, found.first) == ("Năm {year}/{next}", "none", None)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    given = said(units=None)
    file = tmp_path / "ds.txt"
    file.write_text("Sở Y tế\n", encoding="utf-8")
    found, told = answered(str(tmp_path / "không-có.xlsx"), str(file), "", given=given)
    assert found.units == (Listed("so-y-te", "Sở Y tế"),)
    assert "không-có.xlsx" in told[0] and len(told) == 2


def test_a_unit_typed_twice_is_taken_once_and_told() -> None:
    found, told = answered("Sở Y tế", "sở y tế", "Sở B", "", "", given=said(units=None))
    assert [one.id for one in found.units or ()] == ["so-y-te", "so-b"]
    assert "sở y tế" in told[0]


def test_a_leader_is_named_by_number_or_name_and_there_may_be_several_deputies() -> None:
    units = (
        Listed("so-y-te", "Sở Y tế", "SYT"), Listed("so-tp", "Sở Tư pháp"), Listed("vh", "Sở V, T"),
    )  # fmt: skip
    given = said(units=units, leader=None, deputies=None)
    found, _ = answered("2", "syt", given=given)
    assert (found.leader, found.deputies) == ("so-tp", ("so-y-te",))
    assert answered("x", "SO TU PHAP", "", given=given)[0].leader == "so-tp"
    assert answered("1", "2, 1", "2, sở x", "2; 3", given=given)[0].deputies == ("so-tp", "vh")
    assert answered("1", "Sở V, T", given=given)[0].deputies == ("vh",)


def test_every_question_has_its_option_and_every_option_its_question() -> None:
    flags = {flag for one in COMMAND.parameters for flag in one.flags if flag.startswith("--")}
    shared = {flag for one in (*DATA, *OUT, *SHOW) for flag in one.flags}
    assert flags - shared - {"--yes", "--sample", "--unit"} == set(OPTIONS.values())
    assert set(OPTIONS) == set(ORDER)


def test_options_for_every_answer_and_nothing_invented(tmp_path: Path) -> None:
    place = tmp_path / "k"
    more = ("--kind", "Cụm", "--leader", "Sở Tư pháp", "--stage", "self=Tự chấm", "--yes")
    done = run("init", str(place), *OPTIONS_, *more)
    assert (done.code, done.err) == (0, "")
    assert on(place, "check", "--strict").code == 0
    read = {
        name: parse(data, name)[0] for name, data in tree(place).items() if name.endswith(".yaml")
    }
    assert read == {
        "thidua.yaml": {"format": "2", "lang": "vi"},
        "bloc.yaml": {
            "id": "khoi-a",
            "name": "Khối A",
            "kind": "cum",
            "system": "state",
            "level": "province",
        },
        "units.yaml": {
            "units": [
                {"id": "so-y-te", "name": "Sở Y tế"},
                {"id": "so-tu-phap", "name": "Sở Tư pháp"},
            ]
        },
        "leadership.yaml": {"terms": [{"year": "2026", "leader": "so-tu-phap"}]},
        "2026/criteria.yaml": {
            "year": "2026",
            "status": "draft",
            "max": "0",
            "stages": [{"id": "self", "name": "Tự chấm"}],
            "criteria": [],
        },
        "2026/pact.yaml": {"note": "Giao ước thi đua năm 2026"},
    }
    assert "2026" in on(place).out


def test_a_school_year_is_called_by_its_name_and_has_its_days(tmp_path: Path) -> None:
    """In what init writes, what it says, and in the pact of the year that follows."""
    place = tmp_path / "k"
    units = ("--unit", "6A", "--year", "2026", "--year-starts", "1/9")
    done = run("init", str(place), "--name", "Trường", *units, "--yes")
    assert "cho năm học 2026-2027, chỉ" in done.out
    assert "# Thang điểm năm học 2026-2027, chưa" in (place / "2026/criteria.yaml").read_text(
        "utf-8"
    )
    done = on(place, "new-year", "2027")
    assert done.code == 0 and "rotate-leader" not in done.out  # nobody ever led the classes
    for year in (2026, 2027):
        pact = (place / f"{year}/pact.yaml").read_text("utf-8")
        assert f"note: Giao ước thi đua năm học {year}-{year + 1}\n" in pact
        assert f"signed: {{on: {year}-09-15, at" in pact
        assert f"launched: {year}-09-15, ends: {year + 1}-08-31}}" in pact


def test_whatever_units_are_called_the_bloc_passes_check(tmp_path: Path) -> None:
    """Windows keeps `con` for itself; `true` and 2026 are no words in YAML; `#` is a comment."""
    names = ("Con", "true", "2026", "Sở Y tế: Cơ sở 2 #x", "Đơn vị 'A' \"B\"", "- Nul")
    units = [word for name in names for word in ("--unit", name)]
    assert run("init", str(tmp_path / "k"), "--name", "K: #1", *units, "--yes").code == 0
    done = on(tmp_path / "k", "check", "--strict")
    assert done.code == 0, done.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), "TD928"),
        (("--name", "K", "--yes"), "TD928"),
        ((*OPTIONS_, "--leader", "Sở Z"), "TD929"),
        ((*OPTIONS_, "--level", "zzzzzzz"), "TD904"),
        ((*OPTIONS_, "--from", "2026-01-01"), "TD928"),
        ((*OPTIONS_, "--every", "tuần", "--from", "2026-09-05", "--to", "2026-09-04"), "TD930"),
        ((*OPTIONS_, "--year-name", "Năm học"), "TD930"),
        ((*OPTIONS_, "--year", "2026", "--year-name", "2026-09-01"), "TD930"),
        ((*OPTIONS_, "--year", "2026", "--year-name", "1/9/2026"), "TD930"),
        ((*OPTIONS_, "--year", "2026", "--year-name", "từ 1/9/2026"), "TD930"),
        ((*OPTIONS_, "--year", "2026", "--year-name", "9-2026"), "TD930"),
        ((*OPTIONS_, "--authority", "Së Néi vô"), "TD930"),
        ((*OPTIONS_, "--units", "ds.txt"), "TD910"),
        (("--sample", "--name", "K"), "TD910"),
        ((*OPTIONS_, "--kind", "hoi"), "TD904"),  # near to khoi: nothing is guessed
        (("--name", "K", "--unit", "A", "--year", "26"), "TD930"),
        (("--name", "K", "--unit", "A", "--year", "1900"), "TD930"),
        (("--name", "  ", "--unit", "A", "--yes"), "TD930"),
        (("--name", "K", "--unit", "  ", "--yes"), "TD928"),
        ((*OPTIONS_, "--leader", "Sở Y tế", "--deputy", "so-y-te"), "TD930"),
        (("--name", "K", "--unit", "Sở A", "--unit", "sở  A", "--yes"), "TD984"),
    ],
)
def test_without_a_terminal_what_is_missing_or_wrong_is_named(
    tmp_path: Path, arguments: tuple[str, ...], code: str
) -> None:
    done = run("init", str(tmp_path / "k"), *arguments)
    assert done.code == 2
    assert code in done.err
    assert not (tmp_path / "k").exists()


def listed_in(raw: bytes, file: str) -> list[Listed] | Diagnostic:
    found = listed_units(raw, file)
    return found if isinstance(found, Diagnostic) else list(found.units)


class TestUnitsFromAFile:
    def test_a_table_with_headings(self) -> None:
        assert listed_in(LIST.encode(), "ds.csv") == [
            Listed("so-y-te", "Sở Y tế", "SYT"),
            Listed("so-tu-phap", "Sở Tư pháp"),
        ]

    def test_a_text_with_a_name_a_line(self) -> None:
        text = "\ufeff1. Sở Y tế;\r\n2) Sở Tư pháp.\r\n\r\n- Lớp 6/1\r\n- Lớp 6-1\r\n"
        assert listed_in(text.encode(), "ds.txt") == [
            Listed("so-y-te", "Sở Y tế"),
            Listed("so-tu-phap", "Sở Tư pháp"),
            Listed("lop-6-1", "Lớp 6/1"),
            Listed("lop-6-1-2", "Lớp 6-1"),
        ]

    @pytest.mark.parametrize(
        "text",
        ["Đơn vị;Mã\nSở Y tế;\nSở Tư pháp;\nSở  y tế;\n", "Đơn vị;Mã\nSở A;a\nSở C;c\nSở B;a\n"],
    )
    def test_one_unit_twice_is_refused(self, text: str) -> None:
        """The same name, or the same code of the office's own."""
        found = listed_in(text.encode(), "ds.csv")
        assert isinstance(found, Diagnostic) and found.code == "TD984"
        assert "(1, 3)" in message(found, "vi")

    def test_two_units_of_one_name_stand_with_ids_of_their_own(self) -> None:
        text = "Đơn vị;Mã\nTrường Kim Đồng;kd-a\nTrường Kim Đồng;kd-b\n"
        found = listed_in(text.encode(), "ds.csv")
        assert isinstance(found, list) and [one.id for one in found] == ["kd-a", "kd-b"]

    @pytest.mark.parametrize(
        "heading",
        ["STT;Tên cơ quan, đơn vị;Ghi chú", "TT;Tên trường;Địa chỉ", "Số TT;Đơn vị thành viên;",
         "STT;Các xã, phường;", ";Chi bộ trực thuộc;Bí thư", "STT;Tập thể đăng ký;Người đứng đầu"],
    )  # fmt: skip
    def test_headings_as_offices_write_them(self, heading: str) -> None:
        text = f"DANH SÁCH ĐƠN VỊ;;\n{heading}\n1;Sở Y tế;x\n2;Ban Dân tộc;y\n;Người lập biểu;\n"
        assert listed_in(text.encode(), "ds.csv") == [
            Listed("so-y-te", "Sở Y tế"), Listed("ban-dan-toc", "Ban Dân tộc"),
        ]  # fmt: skip

    @pytest.mark.parametrize("parts", [";Tên gọi;Tên cũ;", ";Tên đầy đủ;Trưởng khu phố;"])
    def test_a_heading_over_two_rows_heads_no_unit(self, parts: str) -> None:
        text = f"TT;Tên khu phố / ấp;;Số hộ\n{parts}\n1;Khu phố 1;Tổ 1;90\n2;Ấp 2;Tổ 3;80\n"
        found = listed_in(text.encode(), "ds.csv")
        assert isinstance(found, list) and [one.name for one in found] == ["Khu phố 1", "Ấp 2"]

    @pytest.mark.parametrize("kind", ["Chi bộ", "Tổ", "Khoa", "Trường", "Lớp 6/"])
    def test_units_that_are_only_counted(self, kind: str) -> None:
        """The first of them is no heading of the others."""
        names = [f"{kind} {n}" for n in (1, 2, 3)]
        table = "\n".join(["STT;Tên;", *(f"{n};{name};" for n, name in enumerate(names, 1))])
        for text, file in (("\n".join(names), "ds.txt"), (table, "ds.csv")):
            found = listed_in(text.encode(), file)
            assert isinstance(found, list) and [one.name for one in found] == names

    def test_titles_are_no_units(self) -> None:
        text = (
            "# Khối 1\n\nDanh sách thành viên:\n- Sở Y tế\n- Ban Dân tộc\n\nGhi chú: xếp theo vần\n"
        )
        found = listed_in(text.encode(), "ds.md")
        assert found == [Listed("so-y-te", "Sở Y tế"), Listed("ban-dan-toc", "Ban Dân tộc")]

    def test_a_workbook(self, tmp_path: Path) -> None:
        import xlsxwriter

        path = tmp_path / "ds.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet()
            for n, row in enumerate(
                [["DANH SÁCH"], [], ["TT", "Cơ quan", "Mã"], [1, "Sở A", "sa"]]
            ):
                sheet.write_row(n, 0, row)
        assert listed_in(path.read_bytes(), "ds.xlsx") == [Listed("sa", "Sở A")]

    @pytest.mark.parametrize("text", ["", "1\n2\n3\n", "\n\n"])
    def test_none(self, text: str) -> None:
        found = listed_in(text.encode(), "ds.txt")
        assert not isinstance(found, list)
        assert found.code == "TD927"

    def test_an_old_code_page_is_told_with_its_byte(self) -> None:
        """What Excel saves as plain .csv on a Vietnamese Windows."""
        found = listed_in("Tên đơn vị\nSở Y t\u1ebf".encode("utf-8") + b"\xd0", "ds.csv")
        assert isinstance(found, Diagnostic)
        assert message(found, "en").startswith(
            "the text in this file is in the machine's old encoding"
        )
        for encoding in ("utf-16", "utf-8-sig"):  # Excel's "Unicode Text", its "CSV UTF-8"
            found = listed_in("STT\tĐơn vị\n1\tSở Y tế".encode(encoding), "ds.txt")
            assert found == [Listed("so-y-te", "Sở Y tế")]
        found = listed_in("Sở Y tế".encode("utf-32"), "ds.txt")
        assert isinstance(found, Diagnostic) and found.variant == "utf32"

    def test_by_its_option(self, tmp_path: Path) -> None:
        write(tmp_path / "ds.csv", LIST)
        place = tmp_path / "k"
        done = run("init", str(place), "--name", "K", "--units", str(tmp_path / "ds.csv"), "--yes")
        assert done.code == 0, done.err
        assert "short: SYT" in (place / "units.yaml").read_text("utf-8")
        assert "Các cột không dùng đến" not in done.out
        done = run("init", str(place / "x"), "--name", "K", "--units", "khong-co.csv", "--yes")
        assert (done.code, "TD950" in done.err) == (2, True)

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (
                "STT;Chi bộ;Bí thư;Số đảng viên\n1;Chi bộ 1;Ông A;9\n2;Chi bộ 2;Bà B;8\n",
                "“Bí thư”; “Số đảng viên”",
            ),
            ("1\tSở Y tế\tÔng A\n2\tSở Xây dựng\tBà B\n", "“Ông A”"),
        ],
    )
    def test_columns_that_say_nothing_of_the_units_are_told(
        self, tmp_path: Path, text: str, told: str
    ) -> None:
        """By their headings, without one by their first words; not the running number."""
        write(tmp_path / "ds.csv", text)
        list_ = str(tmp_path / "ds.csv")
        done = run("init", str(tmp_path / "k"), "--name", "K", "--units", list_, "--yes")
        assert done.code == 0, done.err
        assert f"Các cột không dùng đến: {told} (" in done.out
        wrong = ("--leader", "Đơn vị không có trong danh sách")
        done = run("init", str(tmp_path / "x"), "--name", "K", "--units", list_, *wrong, "--yes")
        assert (done.code, done.out) == (2, "")  # nothing is made, so nothing was left unused

    @pytest.mark.parametrize(
        "name",
        ["Công an tỉnh", "Công ty Điện lực", "Công đoàn Sở Y tế", "Tổng cục Thuế",
         "Tổng công ty 36", "Đài Phát thanh - Truyền hình", "6/1", "12-A2", "10A1"],
    )  # fmt: skip
    def test_names_that_look_like_a_sum_or_a_number_are_kept(self, name: str) -> None:
        """`Công an` begins like `Cộng`, `6/1` like a number; nobody would miss them in the list."""
        text = f"STT;Đơn vị;\n1;Sở Y tế;\n2;{name};\n;Cộng: 2;\n;Tổng cộng;\n;(Đã ký);\n"
        assert [one.name for one in listed_in(text.encode(), "ds.csv")] == ["Sở Y tế", name]

    @pytest.mark.parametrize(
        "rows",
        [
            "STT;Đơn vị;\n;Tên đầy đủ;Viết tắt\n1;Sở Y tế;SYT\n2;Cục Thuế;CT\nCộng;2 đơn vị;",
            "TT;Đơn vị;Viết tắt\nI;Khối sở;\n1;Sở Y tế;SYT\nTT;Đơn vị;Viết tắt\n2;Cục Thuế;CT",
        ],
    )
    def test_rows_of_a_table_that_name_no_unit(self, rows: str) -> None:
        """Two rows of headings, a sum; a section, the headings again on the next page."""
        found = [Listed("so-y-te", "Sở Y tế", "SYT"), Listed("cuc-thue", "Cục Thuế", "CT")]
        assert listed_in(rows.encode(), "ds.csv") == found

    @pytest.mark.parametrize(
        ("text", "file"),
        [("| STT | Đơn vị |\n|---|---|\n| 1 | Sở Y tế |\n| 2 | Cục Thuế |\n", "ds.md"),
         ("1\tSở Y tế\n2\tCục Thuế\n", "ds.txt"),
         ("Điều 1. Khối thi đua số 3 gồm:\n1. Sở Y tế;\n2. Cục Thuế.\nNơi nhận:\n", "ds.txt")],
    )  # fmt: skip
    def test_lists_within_a_text(self, text: str, file: str) -> None:
        assert [one.name for one in listed_in(text.encode(), file)] == ["Sở Y tế", "Cục Thuế"]

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("Đơn vị;Ghi chú\nBan;x\nPhòng A;y\n", ["Ban", "Phòng A"]),  # one word heads nothing
            ("TT;Đơn vị;Viết tắt\n1;Ban;Tổ\n2;Sở A;SA\n", ["Ban", "Sở A"]),  # nor a numbered row
            ("Tên đơn vị;;Địa bàn\nTên đầy đủ;Tên viết tắt;\nSở A;SA;x\nSở B;SB;y\n",
             ["Sở A", "Sở B"]),
            ("STT;Đơn vị\n;Sở A\n2;Sở B\n", ["Sở A", "Sở B"]),  # a number was forgotten
            ("STT;Lớp\n1;B\n;A\n", ["B", "A"]),  # a class, and no section
            ("Nhóm;Lớp\nA;Lớp 1\nB;Lớp 2\n", ["Lớp 1", "Lớp 2"]),  # groups, and no sections
            ("STT;Đơn vị\nI;Khối trường\n1;Sở A\n2;Sở B\n", ["Sở A", "Sở B"]),
            ("STT;Đơn vị\n1;Sở A - Số 1 đường X\n2;Sở B\n", ["Sở A - Số 1 đường X", "Sở B"]),
            ("STT;Đơn vị\n1;Sở A\n2;Tổng cộng\n", ["Sở A"]),
            ("Đơn vị\nSở Văn hóa, Thể thao\n", ["Sở Văn hóa, Thể thao"]),
            ("Đơn vị\nSở A, Sở B, Sở C\n", None),  # perhaps three in one line
            ("STT;Tên đơn vị\n", None),
        ],
    )  # fmt: skip
    def test_what_is_a_unit_and_what_is_none(self, text: str, names: list[str] | None) -> None:
        found = listed_in(text.encode(), "ds.csv")
        assert names == (None if isinstance(found, Diagnostic) else [one.name for one in found])

    @pytest.mark.parametrize(
        ("lines", "names"),
        [
            (["Gửi:", "Sở A;", "Sở B;", "Sở C.", "Trân trọng"], ["Sở A", "Sở B", "Sở C"]),
            (["1. Sở A", "Điều 2. Thi hành", "2. Sở B", "Hết"], ["Sở A", "Sở B"]),
            (["Sở A", "1. Sở B", "Sở C"], ["Sở A", "Sở B", "Sở C"]),  # one number makes no list
        ],
    )
    def test_a_list_among_other_lines_of_a_document(
        self, lines: list[str], names: list[str]
    ) -> None:
        paper, out = Document(), io.BytesIO()
        for line in lines:
            paper.add_paragraph(line)
        paper.save(out)
        found = listed_in(out.getvalue(), "ds.docx")
        assert isinstance(found, list) and [one.name for one in found] == names

    def test_a_table_goes_before_the_lines_above_it(self) -> None:
        paper = Document()
        paper.add_paragraph("DANH SÁCH ĐƠN VỊ")
        paper.add_paragraph("(Kèm theo Quyết định số 12/QĐ-UBND)")
        table = paper.add_table(3, 2)
        for n, texts in enumerate([("STT", "Đơn vị"), ("1", "Công an"), ("2", "Thuế")]):
            for cell, words in zip(table.rows[n].cells, texts, strict=True):
                cell.text = words
        out = io.BytesIO()
        paper.save(out)
        assert [one.name for one in listed_in(out.getvalue(), "ds.docx")] == ["Công an", "Thuế"]


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize("stops", [False, True])
def test_in_a_real_terminal(tmp_path: Path, stops: bool) -> None:
    import pty

    lines = "Khối B\n\n\n\n\n\n2025\n\n\n\nSở A\nSở B\n\nc\n1\n\nc\n"
    child, terminal = pty.fork()
    if not child:  # pragma: no cover - the other process
        # Started behind `nohup` or `&` a process ignores Ctrl-C; a person's terminal does not.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.chdir(tmp_path)
        os.execv(sys.executable, [sys.executable, "-m", "thidua", "init", "k"])
    keys = "Khối B\n\n\x03" if stops else lines
    shown = b""
    for line in keys.splitlines(keepends=True):
        while not shown.rstrip(b" ").endswith((b":", b".")):
            shown += os.read(terminal, 4096)
        shown = b""
        os.write(terminal, line.encode())
    try:
        while os.read(terminal, 4096):
            pass
    except OSError:  # the other end is closed
        pass
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == (130 if stops else 0)
    assert (tmp_path / "k/2025/criteria.yaml").exists() is not stops
    assert (tmp_path / "k").exists() is not stops


def test_names_in_one_line_are_not_taken_for_one_name(tmp_path: Path) -> None:
    (tmp_path / "ds.txt").write_text("Sở A, Sở B, Sở C\n", "utf-8")
    done = run(
        "init", str(tmp_path / "k"), "--name", "K", "--units", str(tmp_path / "ds.txt"), "--yes"
    )
    assert done.code == 2 and "TD927" in done.err and not (tmp_path / "k").exists()


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Cụm thi đua số 3", "cum"), ("CỤM 2", "cum"), ("Khối A", "khoi"), ("Cumulus", "khoi")],
)
def test_a_bloc_is_what_its_name_calls_it(name: str, kind: str) -> None:
    assert defaults("vi", 2026, Answers(name=name))["kind"] == kind
