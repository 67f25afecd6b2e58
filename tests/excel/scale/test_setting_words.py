"""The second sheet of a scale workbook: its words mean what they were made of, and nobody has to
type a key of the data."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.excel.scale.workbook.pieces import BadPhraseError, Names
from thidua.excel.scale.workbook.rows import SETTINGS, tree_of
from thidua.excel.scale.workbook.setting_words import (
    WORDS,
    entry_shown,
    entry_typed,
    key_of,
    label,
    setting_shown,
    setting_typed,
    words_said,
)

ROOT = Path(__file__).parents[3]
SCALES = [
    path
    for folder in ("examples", "data", "tests/gallery")
    for path in sorted((ROOT / folder).rglob("criteria.yaml"))
]
NAMES = Names(
    units={"a": "Sở A", "b": "Sở Văn hóa, Thể thao", "c": "Sở B"},
    offices={"vp": "Văn phòng"},
    criteria={"1.1": "Báo cáo, thống kê"},
    items={"1.a": "Bị nhắc nhở"},
    bands={"tot": "Tốt"},
)
texts = st.text('abcđêá ;:"“,{}[]#', max_size=12).map(str.strip).filter(bool)
reasons = st.text('abcd ;:"“,{}[]()#', max_size=12).map(str.strip).filter(bool)
people = st.sampled_from(["a", "b", "vp", "lạ-1"])
conditions = (
    st.fixed_dictionaries(
        {},
        optional={
            "min_percent": st.sampled_from(["80", "79.5"]),
            "band": st.sampled_from(["tot", "x"]),
            "rank_at_most": st.just("3"),
            "deductions_at_most": st.sampled_from(["2", {"share": "50%", "of": "bonus"}]),
            "bonus_at_least": st.just("1.5"),
            "none_of": st.lists(st.sampled_from(["1.a", "y"]), min_size=1, unique=True),
            "above": st.sampled_from(["mean", "median"]),
            "evaluation": st.sampled_from(
                [{"grade": "good"}, {"grade": "excellent", "years": "2"}]
            ),
            "holds": st.just("co"),
            "odd": st.just("x"),
        },
    )
    .filter(bool)
    .flatmap(
        lambda one: (
            st.just(one)
            if "min_percent" not in one
            else st.sampled_from([one, {"criterion": "1.1", **one}])
        )
    )
)
ENTRIES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "stages": st.fixed_dictionaries(
        {},
        optional={
            "due": st.sampled_from(["11-20", "2026-12-01"]),
            "combine": st.sampled_from(["mean", "median", "max", "trimmed_mean"]),
            "required": st.sampled_from(["true", "false"]),
            "assign": st.dictionaries(
                people, st.lists(people, min_size=1, unique=True), min_size=1
            ),
            "weights": st.dictionaries(
                people, st.sampled_from(["60%", "12.5%", "2/3", "0.4"]), min_size=1
            ),
            "extended": st.dictionaries(
                people,
                st.fixed_dictionaries({"to": st.just("12-05")}, optional={"reason": reasons}),
                min_size=1,
            ),
            "note": texts,
        },
    ),
    "facts": st.fixed_dictionaries(
        {}, optional={"measure": texts, "range": st.just(["0", "120.5"]), "whole": st.just("true")}
    ),
    "bands": st.fixed_dictionaries(
        {"from": st.sampled_from(["80", "79.5"])},
        optional={
            "quota": st.sampled_from(["2", {"share": "20%", "of": "ranked", "round": "down"}]),
            "requires": st.recursive(
                conditions,
                lambda inner: st.fixed_dictionaries(
                    {"any": st.lists(inner, min_size=1, max_size=3)},
                    optional={"vote": st.just("2/3")},
                ),
                max_leaves=4,
            ),
        },
    ),
    "divisions": st.fixed_dictionaries({"units": st.sampled_from([["a"], ["a", "b"], ["x"]])}),
}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(ENTRIES)), st.data())
def test_an_entry_in_words_is_the_same_entry(section: str, data: st.DataObject) -> None:
    entry = data.draw(ENTRIES[section])
    assert entry_typed(section, entry_shown(section, entry, NAMES), NAMES) == entry


def test_every_scale_s_settings_go_out_and_in() -> None:
    n = 0
    for path in SCALES:
        tree = tree_of(path.read_bytes().decode("utf-8-sig", "replace"))
        for section in SETTINGS:
            value = tree.get(section)
            entries = value if isinstance(value, list) else []
            for one in entries:
                if isinstance(one, dict) and None not in one.values():
                    rest = {k: v for k, v in one.items() if k not in ("id", "name")}
                    assert entry_typed(section, entry_shown(section, one, NAMES), NAMES) == rest
            for key, one in value.items() if isinstance(value, dict) else ():
                said = setting_shown(section, key, one, NAMES)
                assert setting_typed(section, key, said, NAMES) in (one, [one])
                assert key_of(section, label(section, key)) == key
                n += 1
    assert n > 10


@pytest.mark.parametrize(
    ("section", "key", "text", "value"),
    [
        ("bands", "quota", "20% số đơn vị, làm tròn xuống",
         {"share": "20%", "of": "units", "round": "down"}),
        ("ranking", "by", "mức xếp loại, tổng điểm", ["band", "points"]),
        ("ranking", "ties", "điểm tiêu chí 1, điểm trừ ít hơn", ["criterion:1", "deductions"]),
        ("rounding", "places", "2", "2"),
        ("rounding", "to", "0,5", "0.5"),
        ("divisions", "units", "sở a, “Sở Văn hóa, Thể thao”", ["a", "b"]),
        ("not_applicable", "", "tính 0 điểm", "zero"),
        ("status", "", "bản nháp", "draft"),
        ("floor", "", "không có", "none"),
        ("stages", "due", "20/11", "11-20"),
        ("stages", "assign", "Sở A do Văn phòng và “Sở Văn hóa, Thể thao” chấm",
         {"a": ["vp", "b"]}),
        ("stages", "assign", "Sở A do Sở B và Văn phòng chấm, b do sở a chấm",
         {"a": ["c", "vp"], "b": ["a"]}),
        ("stages", "weights", "sở a: 60%, Văn phòng 40%", {"a": "60%", "vp": "40%"}),
        ("stages", "extended", "Sở A đến 5/12 (bão lũ)",
         {"a": {"to": "12-05", "reason": "bão lũ"}}),
        ("bands", "requires",
         "tiêu chí “Báo cáo, thống kê” đạt từ 85% trở lên, không có Bị nhắc nhở",
         {"criterion": "1.1", "min_percent": "85", "none_of": ["1.a"]}),
        ("bands", "requires",
         "tỷ lệ điểm từ 80, một trong (xếp hạng không quá 3 | điểm thưởng từ 1,5)",
         {"min_percent": "80", "any": [{"rank_at_most": "3"}, {"bonus_at_least": "1.5"}]}),
    ],
)  # fmt: skip
def test_what_people_type_there(section: str, key: str, text: str, value: Any) -> None:
    assert setting_typed(section, key, text, NAMES) == value


def test_a_unit_that_nobody_knows_and_a_piece_without_a_label_are_refused() -> None:
    for section, text in (("divisions", "đơn vị: Sở Lạ kỳ"), ("bands", "tốt"), ("bands", "từ: ")):
        with pytest.raises(BadPhraseError):
            entry_typed(section, text, NAMES)


def test_a_known_word_needs_no_colon() -> None:
    assert entry_typed("bands", "từ 80; số lượng: 2", NAMES) == {"from": "80", "quota": "2"}
    assert entry_typed("facts", "đơn vị tính hồ sơ", NAMES) == {"measure": "hồ sơ"}
    with pytest.raises(BadPhraseError):
        entry_typed("bands", "khoảng 80", NAMES)


def test_a_word_that_is_offered_can_be_typed() -> None:
    """What is told of a word that nobody knows names the sheet's own words, not the data's."""
    for (section, key), words in WORDS.items():
        offered = words_said(section, key, ", ".join(words)).split("; ")
        typed = [setting_typed(section, key, one, NAMES) for one in offered]
        assert typed == [[one] if key == "ties" else one for one in words]
    assert words_said("ranking", "ties", "criterion:<id>") == "điểm tiêu chí …"


def test_of_several_words_the_one_that_nobody_knows_is_left_to_be_told() -> None:
    typed = setting_typed("ranking", "ties", "điểm trừ ít hơn, điểm khuyến khích", NAMES)
    assert typed == ["deductions", "điểm khuyến khích"]
