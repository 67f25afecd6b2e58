"""The frame of a document from bloc.yaml: heading, numbers, signers, recipients, gaps."""

from datetime import date

import pytest

from thidua.bloc.documents import numbers_used_twice
from thidua.letters.kinds import KINDS
from thidua.letters.letter import Blank, Letter, Said, words_of
from thidua.letters.official import (
    GAP_TITLE,
    LetterFrame,
    addressees,
    authority,
    clock,
    closing_signature,
    date_line,
    leader_title,
    letterhead,
    member_signature,
    minutes_signature,
    missing,
    number_line,
    recipients,
    roman,
)
from thidua.model.base import Person
from thidua.model.bloc import BlocFile
from thidua.model.documents import CODES, DOCUMENT_KINDS, DocumentsConfig
from thidua.words import say

CONFIG = DocumentsConfig.model_validate(
    {
        "superior": "Ủy ban nhân dân tỉnh Bắc Kạn",
        "symbol": "KTĐ",
        "place": "Bắc Kạn",
        "kinds": {
            "to-trinh": {"to": ["Sở Nội vụ"], "recipients": ["Các đơn vị thành viên"]},
            "giao-uoc": {"code": "GƯ"},
            "bien-ban-hop": {"series": "hop"},
        },
        "issued": [
            {"kind": "to-trinh", "year": "2022", "number": "5", "on": "2023-01-20"},
            {"kind": "ban-giao", "year": "2022", "number": "1", "on": "2023-01-20"},
            {"kind": "bien-ban-hop", "year": "2022", "number": "1", "on": "2023-01-13"},
        ],
        "signers": [{"role": "deputy", "authority": "KT", "name": "Trần Thị B"}],
    }
)
BLOC = BlocFile.model_validate({"id": "vhxh", "name": "Khối thi đua Văn hóa - Xã hội"})
HEAD = Person.model_validate({"name": "Nguyễn Văn A", "title": "Giám đốc Sở Y tế"})


def frame(kind: str = "to-trinh", config: DocumentsConfig = CONFIG, **more: object) -> LetterFrame:
    return LetterFrame(BLOC, config, kind, 2022, **more)  # type: ignore[arg-type]


def test_every_kind_has_a_place_in_the_heading() -> None:
    assert tuple(KINDS) == DOCUMENT_KINDS
    assert set(CODES) <= set(KINDS)


def test_number_and_day_come_from_the_registrys_book() -> None:
    head = letterhead(frame())
    assert words_of(number_line(head)) == "Số: 05/TTr-KTĐ"
    assert words_of(date_line(head)) == "Bắc Kạn, ngày 20 tháng 01 năm 2023"


def test_what_is_asked_for_comes_before_the_book() -> None:
    head = letterhead(frame(day=date(2023, 2, 1), number=12))
    assert words_of(number_line(head)) == "Số: 12/TTr-KTĐ"
    assert head.day == date(2023, 2, 1)


def test_without_settings_everything_missing_is_a_gap() -> None:
    bare = frame(config=DocumentsConfig())
    letter = Letter(letterhead(bare), "Tờ trình", addressees=addressees(bare))
    assert [what if isinstance(what, str) else what.key for what in missing(letter)] == [
        "letter.gap_number", "letter.gap_organ", "letter.gap_place", "letter.gap_date",
        "letter.gap_addressee",
    ]  # fmt: skip
    assert letter.head.issuer == BLOC.name


def test_a_kind_without_abbreviation_has_no_number_unless_one_is_set() -> None:
    assert letterhead(frame("danh-sach-de-nghi")).numbered is False
    assert letterhead(frame("giao-uoc")).code == "GƯ"
    assert letterhead(frame("phieu-bau")).dated is False


def test_minutes_have_no_date_in_the_heading() -> None:
    assert letterhead(frame("bien-ban-hop")).dated is False


def test_recipients_begin_with_nhu_tren_and_end_with_luu() -> None:
    assert recipients(frame()) == ("Như trên", "Các đơn vị thành viên", "Lưu: VT")
    assert recipients(frame("bien-ban-hop")) == ("Lưu: VT",)
    own = DocumentsConfig.model_validate({"recipients": ["Như Điều 2", "Lưu: VT, TĐ"]})
    assert recipients(frame("bao-cao-tong-ket", own)) == ("Như Điều 2", "Lưu: VT, TĐ")


def test_the_leader_signs_on_behalf_of_the_bloc() -> None:
    bare = DocumentsConfig()
    signed = closing_signature(frame(config=bare), HEAD)
    assert signed.capacity == ("TM. Khối thi đua", "Trưởng khối")
    assert (signed.name, signed.post) == ("Nguyễn Văn A", "Giám đốc Sở Y tế")
    assert isinstance(closing_signature(frame(config=bare)).name, Blank)


SCHOOL = "Trường THCS Lê Lợi"
HEADED = {"role": "leader", "title": "Hiệu trưởng", "name": "An"}
DEPUTY = {"role": "deputy", "title": "Phó Hiệu trưởng"}


@pytest.mark.parametrize(
    ("issuer", "name", "signers", "lines"),
    [
        (SCHOOL, "Khối thi đua số 1", [HEADED], ("Hiệu trưởng",)),
        (None, "Thi đua các lớp Trường THCS Lê Lợi", [HEADED], ("Hiệu trưởng",)),
        (None, "Công ty X", [HEADED | {"authority": "Q"}], ("Q. Hiệu trưởng",)),
        (None, "Công ty X", [HEADED | {"authority": "TM"}], ("TM. Công ty X", "Hiệu trưởng")),
        (None, "Công ty X", [], (GAP_TITLE,)),  # nobody leads it
        (None, "Công ty X", [HEADED, DEPUTY], ("KT. Hiệu trưởng", "Phó Hiệu trưởng")),
        (None, "Công ty X", [DEPUTY], (("KT. ", GAP_TITLE), "Phó Hiệu trưởng")),
        (None, "Công ty X", [{"role": "leader", "title": "Trưởng khối"}],
         ("TM. Khối thi đua", "Trưởng khối")),
        ("Khối thi đua số 1", "Công ty X", [HEADED], ("TM. Khối thi đua", "Hiệu trưởng")),
        ("CỤM THI ĐUA SỐ 1", "Công ty X", [HEADED], ("TM. Khối thi đua", "Hiệu trưởng")),
        (None, "Khối thi đua số 1", [HEADED], ("TM. Khối thi đua", "Hiệu trưởng")),
        (None, "Khối thi đua số 1", [], ("TM. Khối thi đua", "Trưởng khối")),
    ],
)  # fmt: skip
def test_the_head_of_an_agency_signs_for_nobody(
    issuer: str | None, name: str, signers: list[dict[str, str]], lines: tuple[Said, ...]
) -> None:
    role = "deputy" if DEPUTY in signers else "leader"
    kinds = {"to-trinh": {"signer": role}}
    config = DocumentsConfig.model_validate({"issuer": issuer, "signers": signers, "kinds": kinds})
    bloc = BLOC.model_copy(update={"name": name})
    letter = LetterFrame(bloc, config, "to-trinh", 2022)
    assert closing_signature(letter, is_led=False).capacity == lines


def test_a_bloc_that_is_led_is_one_whatever_it_is_called() -> None:
    bloc = BLOC.model_copy(update={"name": "Thi đua số 2 Liên đoàn Lao động tỉnh"})
    signed = closing_signature(LetterFrame(bloc, DocumentsConfig(), "to-trinh", 2022))
    assert signed.capacity == ("TM. Khối thi đua", "Trưởng khối")


def test_a_deputy_signs_for_the_leader() -> None:
    config = DocumentsConfig.model_validate(
        {
            "kinds": {"to-trinh": {"signer": "deputy"}},
            "signers": [{"role": "deputy", "authority": "KT", "name": "Trần Thị B"}],
        }
    )
    signed = closing_signature(frame(config=config), HEAD)
    assert signed.capacity[1:] == ("KT. Trưởng khối", "Phó Trưởng khối")
    assert (signed.name, signed.post) == ("Trần Thị B", "")


@pytest.mark.parametrize(
    ("signer", "lines"),
    [
        ({"role": "leader"}, ("TM. Khối thi đua", "Trưởng khối")),
        (
            {"role": "leader", "authority": "TM", "on_behalf": "Thay mặt Đảng ủy xã"},
            ("TM. Đảng ủy xã", "Trưởng khối"),
        ),
        (
            {"role": "leader", "authority": "TM", "on_behalf": "T/M Ban Thường vụ"},
            ("TM. Ban Thường vụ", "Trưởng khối"),
        ),
        ({"role": "leader", "authority": "Q"}, ("TM. Khối thi đua", "Q. Trưởng khối")),
        ({"role": "deputy"}, ("TM. Khối thi đua", "KT. Trưởng khối", "Phó Trưởng khối")),
        (
            {"role": "deputy", "authority": "KT", "title": "Phó Trưởng khối thường trực"},
            ("TM. Khối thi đua", "KT. Trưởng khối", "Phó Trưởng khối thường trực"),
        ),
        (
            {"role": "deputy", "authority": "KT", "on_behalf": "Khối  thi đua"},
            ("TM. Khối thi đua", "KT. Trưởng khối", "Phó Trưởng khối"),
        ),
        (
            {"role": "secretary", "authority": "TUQ", "on_behalf": "KHỐI THI ĐUA"},
            ("TUQ. Trưởng khối", "Thư ký"),
        ),
        ({"role": "secretary", "authority": "TL"}, ("TL. Trưởng khối", "Thư ký")),
        ({"role": "deputy", "authority": "TUQ"}, ("TUQ. Trưởng khối", "Phó Trưởng khối")),
    ],
)
def test_who_signs_in_what_capacity(signer: dict[str, str], lines: tuple[str, ...]) -> None:
    """Phụ lục I, phần I, mục II, khoản 7: a deputy stands under the body, KT. the head."""
    kinds = {"to-trinh": {"signer": signer["role"]}}
    config = DocumentsConfig.model_validate({"signers": [signer], "kinds": kinds})
    signed = closing_signature(frame(config=config), HEAD)
    assert signed.capacity == lines
    by_leader = signer["role"] == "leader"
    assert (signed.post == "Giám đốc Sở Y tế") is by_leader, "the leader's post is nobody else's"


def test_a_deputy_alone_among_the_signers_signs() -> None:
    config = DocumentsConfig.model_validate({"signers": [{"role": "deputy", "authority": "KT"}]})
    assert closing_signature(frame(config=config)).capacity[-1] == "Phó Trưởng khối"


def test_a_cluster_has_its_own_words() -> None:
    cluster = BlocFile.model_validate({"id": "c", "name": "Cụm thi đua số 1", "kind": "cum"})
    assert leader_title(cluster) == "Cụm trưởng"


def test_secretary_and_members_sign_with_a_hint() -> None:
    secretary = minutes_signature(frame("bien-ban-hop"), "secretary", "Lê C")
    assert (secretary.capacity, secretary.name) == (("Thư ký",), "Lê C")
    assert secretary.hint == "(Ký, ghi rõ họ tên)"
    by_hand = member_signature("Sở Y tế").name
    assert isinstance(by_hand, Blank)
    assert by_hand.plain


def test_one_number_of_a_series_twice_in_a_calendar_year() -> None:
    assert numbers_used_twice(CONFIG) == [], "minutes of meetings have a series of their own"
    joined = CONFIG.model_copy(update={"kinds": {}})
    (found,) = numbers_used_twice(joined, "bloc.yaml")
    assert found.code == "TD974"
    assert found.path == ("documents", "issued", 2, "number")
    assert found.args == {"number": "01", "year": "2023", "other": "ban-giao"}


@pytest.mark.parametrize(
    ("short", "system", "shown"),
    [("TM", "state", "TM. KHỐI"), ("TM", "party", "T/M KHỐI"), ("KT", "party", "K/T KHỐI"),
     ("TUQ", "party", "TUQ. KHỐI"), ("Q", "state", "Q. KHỐI")],
)  # fmt: skip
def test_authorities(short: str, system: str, shown: str) -> None:
    assert authority(short, "KHỐI", system) == shown


def test_an_unknown_authority_is_a_bug() -> None:
    with pytest.raises(ValueError, match="XX"):
        authority("XX", "KHỐI")


def test_small_words() -> None:
    assert clock("08:05") == "08 giờ 05"
    assert [roman(number) for number in (1, 4, 9, 14, 40)] == ["I", "IV", "IX", "XIV", "XL"]


def test_gaps_have_words_in_both_languages() -> None:
    for key in ("gap_number", "gap_place", "gap_date", "gap_organ", "gap_addressee", "gap_name"):
        assert say("vi", f"letter.{key}") != say("en", f"letter.{key}")


def test_the_schema_can_be_made() -> None:
    assert DocumentsConfig.model_json_schema()["properties"].keys() >= {"issuer", "signers"}
