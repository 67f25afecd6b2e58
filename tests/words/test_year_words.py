"""Every reason that the computation gives can be said in both languages."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

import thidua.bloc
import thidua.model.conditions
from thidua.diagnostics.diagnostic import Word
from thidua.model.reasons import Printed, Why, why
from thidua.model.requires import AVERAGES
from thidua.views.table import said
from thidua.words import LANGS, Lang, catalogue

SOURCES = [
    *sorted(Path(thidua.bloc.__file__).parent.rglob("*.py")),
    Path(thidua.model.conditions.__file__),
]
ENDS = ("reached", "below", "unknown", "none")
KEYS = sorted(
    {
        key
        for source in SOURCES
        for key in re.findall(r'(?:[Ww]hy|_open)\(\s*"([a-z_.]+)"', source.read_text("utf-8"))
    }
)


def test_the_reasons_were_found() -> None:
    assert len(KEYS) > 30


@pytest.mark.parametrize("lang", LANGS)
def test_every_reason_has_its_words_and_none_is_left_over(lang: Lang) -> None:
    chosen = {
        *("percent_reached", "percent_below", "rank_reached", "rank_below"),
        *("band_reached", "band_below", "several_elected", "nobody_elected"),
        *("criterion_reached", "criterion_below", "bonus_reached", "bonus_below"),
        *("deductions_within", "deductions_over", "vote_reached", "vote_below"),
        *(f"{how}_{end}" for how in AVERAGES for end in ("exceeded", "missed")),
        *(f"condition.above_{how}" for how in AVERAGES),
        *(f"{kind}_{end}" for kind in ("grade", "evaluation") for end in ENDS),
        *(f"condition.{top}{kind}" for kind in ("grade", "evaluation") for top in ("", "top_")),
    }
    words = {
        key.removeprefix("reason.") for key in catalogue(lang, "year") if key.startswith("reason.")
    }
    assert words == {*KEYS, *chosen}


def test_a_reason_is_said_with_its_figures() -> None:
    below = why(
        "percent_below",
        False,
        percent=Printed(Fraction("79.5"), 2),
        least=Printed(Fraction(80)),
    )
    assert said(below, "vi") == "chỉ đạt 79,50%, cần từ 80%"
    assert said(below, "en") == "only 79.50%, at least 80% is needed"


def test_a_reason_is_said_with_its_parts() -> None:
    grade = Word("year.grade.excellent")
    unknown = why("evaluation_unknown", False, missing=(2020, 2021), grade=grade, years=2)
    missed = Why("any_missed", {}, False, (unknown, why("holds_not", False, award="TTLĐXS")))
    assert said(missed, "vi") == (
        "chưa đủ điều kiện nào trong các điều kiện thay nhau: không rõ mức hoàn thành nhiệm vụ "
        "năm 2020, 2021; cần hoàn thành xuất sắc nhiệm vụ 2 năm liền; chưa được tặng TTLĐXS"
    )
