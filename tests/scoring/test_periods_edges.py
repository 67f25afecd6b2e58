"""Kinds of period and the rules over them, at the edges of what is told."""

import pytest

from tests.helpers.books import YEAR, F, bloc
from tests.helpers.told_lines import lines
from tests.scoring.test_rules_periods import (
    TERMS,
    WEEK_SCALE,
    WEEKS,
    A,
    scored,
    written,
    year_scale,
)
from thidua.bloc.scoring.check_figures import check_days
from thidua.bloc.scoring.check_periods import check_gaps, check_kinds, check_lacking
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.options import Options
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.model.emulation_year import EmulationYear
from thidua.store.folder import MemoryFiles
from thidua.store.loading import load_book

RULE = "of: tuan, missing: skip"


def told(found: list[Diagnostic]) -> list[str]:
    """`TD423 order periods.0.to id=tuan`."""
    return [
        " ".join(
            [
                one.code,
                one.variant or "-",
                ".".join(map(str, one.path)),
                *(f"{key}={value}" for key, value in sorted(one.args.items())),
            ]
        )
        for one in found
    ]


def book(periods: str, rule: str = RULE, **more: str) -> Book:
    files = written(rule, {1: {"a": "nn: 8, ht: 10"}}) | more
    files[f"{YEAR}/periods.yaml"] = f"periods: [{periods}]"
    return bloc(files)[0]


KINDS = [
    (WEEKS, []),
    (f"{WEEKS}, {TERMS}", []),
    (f"{WEEKS}, {WEEKS}", ["TD423 twice periods.1.id id=tuan"]),
    (WEEKS.replace("id: tuan", "id: scores"), ["TD423 reserved periods.0.id id=scores"]),
    (WEEKS.replace("id: tuan", "id: evidence"), ["TD423 reserved periods.0.id id=evidence"]),
    (WEEKS.replace("{n}", "{m}"), ["TD423 name periods.0.name id=tuan"]),
    (WEEKS.replace("{n}", "{n"), ["TD423 name periods.0.name id=tuan"]),
    (WEEKS.replace("{n}", "n}"), ["TD423 name periods.0.name id=tuan"]),
    (WEEKS.replace("Tuần {n}", "Tuần"), ["TD423 alike periods.0.name id=tuan"]),
    (WEEKS.replace("Tuần {n}", "Tháng {month}"), ["TD423 alike periods.0.name id=tuan"]),
    (
        "{id: thang, name: 'Tháng {month}', every: month, from: 2022-01-01, to: 2022-12-31}",
        [],
    ),
    ("{id: tuan, name: Đợt, spans: [{from: 2022-01-01, to: 2022-01-01}]}", []),
    (
        "{id: tuan, every: week, spans: [{from: 2022-01-01, to: 2022-01-02}]}",
        ["TD423 both periods.0.spans id=tuan"],
    ),
    ("{id: tuan, spans: []}", ["TD423 days periods.0.spans id=tuan"]),
    ("{id: tuan}", ["TD423 days periods.0 id=tuan"]),
    ("{id: tuan, every: week, from: 2022-01-03}", ["TD423 days periods.0 id=tuan"]),
    ("{id: tuan, from: 2022-01-03, to: 2022-01-09}", ["TD423 days periods.0 id=tuan"]),
    ("{id: tuan, every: week, from: 2022-01-03, to: 2022-01-03}", []),
    (
        "{id: tuan, every: week, from: 2022-01-03, to: 2022-01-02}",
        ["TD423 order periods.0.to id=tuan"],
    ),
    # 800 days after 1 January 2022 is 11 March 2024.
    ("{id: tuan, every: half, from: 2022-01-01, to: 2024-03-11}", []),
    (
        "{id: tuan, every: half, from: 2022-01-01, to: 2024-03-12}",
        ["TD423 long periods.0.to id=tuan"],
    ),
    (
        "{id: tuan, spans: [{from: 2022-01-02, to: 2022-01-01}]}",
        ["TD423 order periods.0.spans.0.to id=tuan"],
    ),
    ("{id: tuan, spans: [{from: 2022-01-01, to: 2022-01-02}, {from: 2022-01-03, to: 2022-01-03}]}", []),
    (
        "{id: tuan, spans: [{from: 2022-01-01, to: 2022-01-03}, {from: 2022-01-03, to: 2022-01-04}]}",
        ["TD423 overlap periods.0.spans.1.from id=tuan"],
    ),
    # What a longer one before covers is covered, whatever lies between.
    (
        "{id: tuan, spans: [{from: 2022-01-01, to: 2022-01-09}, {from: 2022-01-03, to: 2022-01-04}, "
        "{from: 2022-01-08, to: 2022-01-12}]}",
        [
            "TD423 overlap periods.0.spans.1.from id=tuan",
            "TD423 overlap periods.0.spans.2.from id=tuan",
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("periods", "found"), KINDS, ids=[one[0] for one in KINDS])
def test_kinds_of_period(periods: str, found: list[str]) -> None:
    assert told(list(check_kinds(book(periods)))) == found


# -- rules over them ----------------------------------------------------------------------------


def rules(periods: str, rule: str = RULE, **more: str) -> list[str]:
    """What is told of the rule that rolls periods up."""
    found = scored_year(book(periods, rule, **more), YEAR, Options())[1]
    return [one for one in told(found) if one.startswith("TD34")]


def test_a_kind_that_there_is_not() -> None:
    place = "criteria.0.rule.of"
    assert rules(WEEKS) == []
    assert rules(WEEKS, "of: tuam") == [f"TD340 nearest {place} better=tuan id=tuam"]
    assert rules(f"{WEEKS}, {TERMS}", "of: quy") == [f"TD340 - {place} id=quy known=tuan, ky"]
    files = written("of: tuan", {})
    del files[f"{YEAR}/periods.yaml"]
    found = scored_year(bloc(files)[0], YEAR, Options())[1]
    assert told(found)[0] == f"TD340 none {place} id=tuan whole=2022"


def test_periods_that_lie_outside_the_year() -> None:
    """Of a week over the turn of the year that ends in the next, and of all of them."""
    place = "criteria.0.rule.of"
    spans = "{id: tuan, spans: [{from: 2022-01-01, to: 2022-01-02}, {from: 2022-12-30, to: %s}]}"
    days = "first=2022-01-01 id=tuan last=2022-12-31"
    assert rules(spans % "2022-12-31") == []
    assert rules(spans % "2023-01-01") == [f"TD342 - {place} {days} n=1 of=2 year=2022"]
    outside = "{id: tuan, spans: [{from: 2023-01-01, to: 2023-01-02}]}"
    assert rules(outside) == [f"TD341 empty {place} {days} year=2022"]


def test_periods_without_a_scale_and_on_a_draft() -> None:
    files = written(RULE, {1: {"a": "nn: 8, ht: 10"}})
    del files[f"{YEAR}/tuan/criteria.yaml"]
    found = told(scored_year(bloc(files)[0], YEAR, Options())[1])
    assert (
        f"TD341 no_scale criteria.0.rule.of file={YEAR}/tuan/criteria.yaml id=tuan year=2022"
        in found
    )
    draft = {f"{YEAR}/tuan/criteria.yaml": f"status: draft\n{WEEK_SCALE}"}
    assert rules(WEEKS, **draft) == ["TD345 - criteria.0.rule.of id=tuan"]
    both = draft | {f"{YEAR}/criteria.yaml": f"status: draft\n{year_scale(RULE)}"}
    assert rules(WEEKS, **both) == []


# -- what units lack ----------------------------------------------------------------------------


def lacking(weeks: dict[int, dict[str, str]], rule: str = "of: tuan") -> list[str]:
    units = ", ".join(f"{{id: {one}, name: Đơn vị {one}}}" for one in "abcde")
    loaded = bloc(written(rule, weeks, units=f"[{units}]"))[0]
    result, _ = scored_year(loaded, YEAR, Options())
    assert result is not None
    return told(list(check_lacking(loaded.years[YEAR], result)))


SOME = "nn: 8, ht: 10"


def test_periods_that_units_lack_up_to_the_last_with_points() -> None:
    """Week 3 has not begun for anybody; three are named, and how many more."""
    weeks = {1: dict.fromkeys("abcde", SOME), 2: {"a": SOME}}
    assert lacking(weeks) == [
        "TD257 - criteria.0.rule id=k n=1 periods=Tuần 2 (Đơn vị b, Đơn vị c, Đơn vị d, +1)"
    ]
    weeks[2] |= {"e": SOME}
    assert lacking(weeks) == [
        "TD257 - criteria.0.rule id=k n=1 periods=Tuần 2 (Đơn vị b, Đơn vị c, Đơn vị d)"
    ]
    weeks[1] = {"a": SOME}
    weeks[2] = dict.fromkeys("abcd", SOME)
    weeks[3] = dict.fromkeys("abcde", SOME)
    assert lacking(weeks, "of: tuan, missing: skip") == [
        "TD258 - criteria.0.rule id=k n=2 "
        "periods=Tuần 1 (Đơn vị b, Đơn vị c, Đơn vị d, +1); Tuần 2 (Đơn vị e)"
    ]
    assert lacking({}) == []
    assert lacking({1: dict.fromkeys("abcde", SOME)}) == []


def test_a_unit_for_which_it_is_not_lacks_nothing() -> None:
    loaded = bloc(
        written("of: tuan", {1: {"a": SOME}})
        | {f"{YEAR}/criteria.yaml": year_scale("of: tuan").replace("rule:", "not_for: [b], rule:")}
        | {"units.yaml": "units: [{id: a, name: A}, {id: b, name: B}]"}
    )[0]
    result, _ = scored_year(loaded, YEAR, Options())
    assert result is not None
    assert list(check_lacking(loaded.years[YEAR], result)) == []


# -- the lines of a unit ------------------------------------------------------------------------


def test_each_period_is_told_with_what_it_came_to() -> None:
    """b's weeks 3 to 6: 10, 17, 14, 16 of 20 each; of the two best 33 of 40: 82.5 % of 60."""
    found = scored(written("of: tuan, combine: {best: 2}", A))["b"].nodes["k"]
    week = "assigned=20, at=2022/tuan/{n}, got={got}, percent={percent}, period=Tuần {n}"
    rows = [(3, 10, 50, "_not_counted"), (4, 17, 85, ""), (5, 14, 70, "_not_counted"), (6, 16, 80, "")]  # fmt: skip
    assert lines(found.steps) == [
        *(
            f"period{counted}_percent: {week.format(n=n, got=got, percent=percent)}"
            for n, got, percent, counted in rows
        ),
        "periods_percent_best: combined=82.5, max=60, n=2 -> 49.5",
    ]


def test_points_of_periods_are_told_as_points() -> None:
    weeks = {n: {"a": one["a"]} for n, one in A.items() if n < 4} | {4: {}}
    rule = "of: tuan, take: points, combine: sum, missing: skip"
    found = scored(written(rule, weeks, units="[{id: a, name: A}]"))["a"].nodes["k"]
    told = lines(found.steps)
    assert (
        told[0] == "period_points: assigned=20, at=2022/tuan/1, got=18, percent=90, period=Tuần 1"
    )
    assert told[3] == "periods_without: at=2022/tuan/4, last=Tuần 6, n=3, period=Tuần 4"
    assert told[-1] == "periods_points_sum: combined=53, max=60, n=3 -> 53"


def test_of_equal_periods_the_earlier_is_told() -> None:
    weeks = {n: {"a": "nn: 8, ht: 8"} for n in (1, 2, 3)}
    rule = "of: tuan, combine: {best: 2}, missing: skip"
    found = scored(written(rule, weeks, units="[{id: a, name: A}]"))["a"].nodes["k"]
    keys = [step.key for step in found.steps if "at" in step.args]
    assert keys[:3] == ["period_percent", "period_percent", "period_not_counted_percent"]
    assert found.points == F(60) * F(16, 20)


def test_what_is_missing_names_the_periods() -> None:
    weeks = {1: {"a": SOME}, 3: {"a": SOME}}
    found = scored(written("of: tuan", weeks, units="[{id: a, name: A}]"))["a"].nodes["k"]
    assert found.missing == (("period", "Tuần 2; Tuần 4; Tuần 5; Tuần 6"),)
    nothing = scored(written(RULE, {}, units="[{id: a, name: A}]"))["a"].nodes["k"]
    assert nothing.missing[0][0] == "period"


def test_a_unit_without_any_period_lacks_the_kind() -> None:
    """b joins after the last week: no week has a name to tell."""
    units = "[{id: a, name: A}, {id: b, name: B, joined: 2022-06-01}]"
    found = scored(written(RULE, {1: {"a": "nn: 8, ht: 10"}}, units=units))
    assert found["b"].nodes["k"].missing == (("period", "tuan"),)
    assert found["b"].status == "incomplete"


def test_a_scale_that_cannot_be_read_is_not_told_to_be_absent() -> None:
    files = written(RULE, {1: {"a": "nn: 8, ht: 10"}})
    scale = f"{YEAR}/tuan/criteria.yaml"
    del files[scale]
    for broken, found in (((), ["TD341 no_scale"]), ((scale,), [])):
        wrong = scored_year(bloc(files)[0], YEAR, Options(), broken)[1]
        assert [f"{one.code} {one.variant}" for one in wrong if one.code == "TD341"] == found


TERM = (
    "max: 9\ncriteria: [{id: t, name: T, max: 9, rule: {kind: periods, of: tuan, missing: skip}}]"
)


def gaps(terms: str, *weeks: int) -> list[str]:
    """What is told of a year whose terms roll up its weeks, some of them with a sheet."""
    files = written("of: ky, missing: skip", {n: {"a": "nn: 8, ht: 10"} for n in weeks})
    files[f"{YEAR}/ky/criteria.yaml"] = TERM
    files[f"{YEAR}/periods.yaml"] = f"periods: [{WEEKS}, {{id: ky, name: 'Kỳ {{n}}', {terms}}}]"
    kinds = bloc(files)[0].years[YEAR].periods
    assert kinds is not None
    inside = [one for kind in kinds.data.periods for one in kind.of(EmulationYear(YEAR))]
    raw = {name: text.encode() for name, text in files.items()}
    book, _ = load_book(MemoryFiles(raw), "", [YEAR, *inside])
    assert book is not None
    return told(list(check_gaps(book)))


def test_weeks_with_sheets_that_lie_in_no_term() -> None:
    """The term ends on 23/01 with the third week; a term of autumn holds no week at all, which is
    told of its scale and not here."""
    half = "spans: [{from: 2022-01-03, to: 2022-01-23}]"
    assert gaps(half, 1, 3) == []
    assert gaps(half, 1, 5) == ["TD349 - periods.1 longer=Kỳ periods=Tuần 5"]
    assert gaps(half, 1, 5, 6) == ["TD349 - periods.1 longer=Kỳ periods=Tuần 5, Tuần 6"]
    assert gaps("spans: [{from: 2022-09-05, to: 2022-10-02}]", 1, 5) == []


@pytest.mark.parametrize(
    ("combine", "found"),
    [
        # There are six weeks.
        ("{best: 6}", []),
        ("{best: 7}", ["TD675 - criteria.0.rule.combine n=7 there=6"]),
        ("mean", []),
    ],
)
def test_no_more_best_periods_than_there_are(combine: str, found: list[str]) -> None:
    wrong = scored_year(book(WEEKS, f"{RULE}, combine: {combine}"), YEAR, Options())[1]
    assert [one for one in told(wrong) if one.startswith("TD675")] == found


DAYS = [
    # A school year, 1 September 2022 to 31 August 2023, and the one after it.
    ("starts: 09-01", "2022-09-12", ""),
    ("starts: 09-01", "2024-06-01", ""),
    ("starts: 09-01", "2025-01-01", "day=2025-01-01 next=2023 year=2022"),
    ("starts: 09-01", "2021-12-31", "day=2021-12-31 next=2023 year=2022"),
    # Named by its end: 16 November 2021 to 15 November 2022.
    ("ends: 11-15", "2021-12-01", ""),
    ("ends: 11-15", "2020-12-01", "day=2020-12-01 next=2023 year=2022"),
]


@pytest.mark.parametrize(("rule", "day", "found"), DAYS)
@pytest.mark.parametrize("period", [False, True])
def test_a_day_is_looked_for_in_the_year_that_it_belongs_to(
    rule: str, day: str, found: str, period: bool
) -> None:
    """As a sheet of the year and of one of its periods has it."""
    files = written(RULE, {1: {"a": "nn: 8, ht: 10"}})
    files["bloc.yaml"] = f"{{id: khoi, name: Khối, year: {{{rule}}}}}"
    if period:
        files[f"{YEAR}/tuan/1/scores/verified/a.yaml"] += f"\ndate: {day}"
        week = "{id: tuan, every: week, from: 2022-10-03, to: 2022-10-09}"
        files[f"{YEAR}/periods.yaml"] = f"periods: [{week}]"
    else:
        files[f"{YEAR}/criteria.yaml"] = "max: 5\ncriteria: [{id: x, name: X, max: 5}]"
        files[f"{YEAR}/scores/verified/a.yaml"] = f"unit: a\ndate: {day}\nscores: {{x: 1}}"
    loaded, _ = bloc(files)
    one = loaded.years[YEAR]
    if period:
        assert one.inside is not None
        one = next(each for each in one.inside.books if each.sheets)
        loaded = loaded._replace(years={one.year: one})
    result, _ = scored_year(loaded, one.year, Options())
    assert result is not None
    assert told(list(check_days(result, one.sheets))) == (
        [f"TD253 - date {found}"] if found else []
    )
