"""What-if is what editing the entry that counts would give, over figures by hand and `na`, too."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.books import YEAR, F, bloc, layout
from tests.helpers.command_line import Done, run
from tests.helpers.folders import write_files
from thidua.bloc.firmness.baseline import supposed_sheet
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.score import score_year

STAGES = ("self", "cross", "ver")
SCALE = """
max: 20
stages: [{id: self, name: S}, {id: cross, name: C}, {id: ver, name: V}]
criteria:
  - id: k
    name: K
    max: 10
    rule: points
    deduct: [{id: k.d, name: D, each: 1}]
    bonus: [{id: k.b, name: B, each: 0.5}]
  - {id: l, name: L, max: 10}
"""
ENTRIES = st.fixed_dictionaries(
    {},
    optional={
        "k": st.sampled_from(["8", "10", "na", "{points: 7}", "{value: 6, note: x}"]),
        "k.d": st.sampled_from(["0", "1", "3"]),
        "k.b": st.sampled_from(["1", "2"]),
    },
)


def total(
    sheets: dict[str, dict[str, str]],
    supposed: dict[str, str] | None = None,
    scale: str = SCALE,
) -> F:
    """The exact total of the unit, with what is supposed."""
    texts = {
        f"{stage}/a": "scores: {" + ", ".join(f"{k}: {v}" for k, v in entries.items()) + "}"
        for stage, entries in sheets.items()
    }
    book, found = bloc(layout(scale, texts))
    assert not found
    options = Options()
    if supposed is not None:
        sheet, problems = supposed_sheet(book.years[YEAR].scale, "a", "A", "ver", supposed)
        assert not problems
        options = Options(supposed=(sheet,))
    (one,) = score_year(book, YEAR, options).units
    return one.total


def clean(entries: dict[str, str], closed: str) -> dict[str, str]:
    """A sheet in which no item stands beside a figure by hand."""
    kept = {k: v for k, v in entries.items() if k == "k" or "points" not in entries.get("k", "")}
    return kept | {"l": closed}


def test_an_edit_brings_back_what_the_hand_figure_replaced() -> None:
    """self: 10 and three events; by hand 8 at ver. Were k 10 at ver: 10 - 3 = 7, and 5 of l."""
    sheets = {"self": {"k": "10", "k.d": "3", "l": "5"}, "ver": {"k": "{points: 8}", "l": "5"}}
    assert total(sheets) == 13
    assert total(sheets, {"k": "10"}) == 12


def test_an_item_beside_a_figure_by_hand_is_one_said_after_it() -> None:
    """Three k.d at self; by hand 8. k.e twice after that: 10 - 2 x 0.5 = 9, for the figure by hand
    had replaced k.d already. In one sheet both cannot stand: it is what a stage after would say."""
    scale = """
max: 10
stages: [{id: self, name: S}, {id: cross, name: C}, {id: ver, name: V}]
criteria:
  - id: k
    name: K
    max: 10
    deduct: [{id: k.d, name: D, each: 1}, {id: k.e, name: E, each: 0.5}]
"""
    events, hand, more = {"k.d": "3"}, {"k": "{points: 8}"}, {"k.e": "2"}
    assert total({"self": events, "ver": hand}, scale=scale) == 8
    assert total({"self": events, "ver": hand}, more, scale) == 9
    assert total({"self": events, "cross": hand, "ver": more}, scale=scale) == 9


@given(st.tuples(ENTRIES, ENTRIES, ENTRIES), st.sampled_from(["10", "9", "{points: 4}", "na"]))
def test_what_if_equals_editing(said: tuple[dict[str, str], ...], value: str) -> None:
    """The entry that counts is that of the last stage that gives k one; where none does, ver's."""
    sheets = {stage: clean(entries, "5") for stage, entries in zip(STAGES, said, strict=True)}
    holding = [stage for stage in STAGES if "k" in sheets[stage]]
    at = holding[-1] if holding else "ver"
    later = STAGES[STAGES.index(at) + 1 :]
    if (
        any("k.d" in sheets[s] or "k.b" in sheets[s] for s in later)
        and value != "10"
        and value != "9"
    ):
        return  # an event told later stands over a hand figure or beside an na: not an edit of k
    if any("k.d" in sheets[s] or "k.b" in sheets[s] for s in later) and "points" in sheets[at]["k"]:
        return  # the figure by hand no longer counts
    edited = {**sheets, at: {**sheets[at], "k": value}}
    if "points" in value:
        edited[at] = {k: v for k, v in edited[at].items() if k not in ("k.d", "k.b")}
    assert total(sheets, {"k": value if value[0] != "{" else {"points": "4"}}) == total(edited)  # type: ignore[dict-item]


def test_what_is_supposed_is_named_by_id_code_or_name(tmp_path: Path) -> None:
    files = layout(
        "max: 10\ncriteria: [{id: x1, code: I.1, name: Giải ngân, max: 10, rule: full,"
        " deduct: [{id: x1.a, name: Chậm báo cáo, each: 1}, {id: x1.b, name: Chậm nộp, each: 2}]}]",
        {"a": "no_other_events: true\nscores: {x1.a: 1}"},
    )
    write_files(tmp_path, files)

    def suppose(entry: str) -> Done:
        return run("what-if", "2022", "a", entry, "--data", str(tmp_path))

    for typed, points in (
        ("x1.a=3", "7,00"),
        ("chậm báo cáo=3", "7,00"),
        ("I.1={points: 4}", "4,00"),
        ("giải=na", "không có tiêu chí nào áp dụng"),
    ):
        assert points in suppose(typed).out, typed
    assert "x1.a “Chậm báo cáo”" in suppose("chậm báo cáo=3").out
    assert "“" not in suppose("x1.a=3").out
    several = suppose("chậm=3")
    assert (several.code, "x1.a, x1.b" in several.err) == (2, True)
    assert "TD201" in suppose("khác=3").err
