"""Names for ids: an exact id, else a name, else a beginning that only one has."""

import pytest

from thidua.text.suggest import find

UNITS = {
    "so-y-te": ("SYT", "Sở Y tế"),
    "so-gddt": ("SGDĐT", "Sở Giáo dục và Đào tạo"),
    "dai-ptth": (None, "Đài Phát thanh và Truyền hình"),
    "so": (None, "Sở Nội vụ"),
}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("so-y-te", ["so-y-te"]),
        ("so", ["so"]),  # an exact id wins over all that begins with it
        ("Sở Y Tế", ["so-y-te"]),
        ("so y te", ["so-y-te"]),
        ("syt", ["so-y-te"]),
        ("sgddt", ["so-gddt"]),
        ("Đài", ["dai-ptth"]),
        ("dai phat", ["dai-ptth"]),
        ("sog", ["so-gddt"]),
        ("Sở", ["so"]),
        ("s", ["so-y-te", "so-gddt", "so"]),
        ("xyz", []),
        ("--", []),
    ],
)
def test_a_word_means_an_id(word: str, meant: list[str]) -> None:
    assert find(word, UNITS) == meant


def test_what_writes_takes_no_beginning() -> None:
    assert find("sog", UNITS, beginnings=False) == []
    assert find("SGDĐT", UNITS, beginnings=False) == ["so-gddt"]


def test_two_of_one_name_are_both_told() -> None:
    assert find("phong", {"a": ("Phòng",), "b": ("phòng",)}) == ["a", "b"]
