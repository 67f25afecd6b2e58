"""What everybody may see: headings, columns, notes and keys let through one by one."""

import pytest

from thidua.bloc.records.changes import YearChanges
from thidua.views.diff import BlocDiff, Diff, YearDiff
from thidua.views.public import public_diff, public_json, public_report
from thidua.views.table import (
    Block,
    Cell,
    Column,
    Facts,
    Labelled,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
)

SAID = Paragraph("công khai", public=True)
KEPT = Paragraph("12,5 điểm")


def sections(*rows: tuple[str, int, tuple[Block, ...]]) -> list[tuple[str, int, int]]:
    """Title, level and number of blocks of what is left."""
    given = tuple(Section(title, blocks, level) for title, level, blocks in rows)
    shown = public_report(Report("Báo cáo", given)).sections
    return [(one.title, one.level, len(one.blocks)) for one in shown]


@pytest.mark.parametrize(
    ("levels", "left"),
    [
        # title, level, whether it holds something public -> title and number of its blocks
        ("A1+", "A"),
        ("A1-", ""),
        ("A1- B2+", "AB"),
        ("A1- B2-", ""),
        ("A1- B2+ C2+", "ABC"),
        ("A1- B2- C2+", "AC"),
        ("A1- B1+", "B"),
        ("A1- B2- C3+", "ABC"),
        ("A1- B3- C2+", "AC"),
        ("A1+ B2- C2+", "AC"),
        ("A1- B2+ C1- D2+", "ABCD"),
        ("A2- B1+", "B"),
        ("A2- B2+", "B"),
    ],
)
def test_headings_stand_where_something_is_left_below_them(levels: str, left: str) -> None:
    rows = [
        (one[0], int(one[1]), (KEPT, SAID) if one[2] == "+" else (KEPT,)) for one in levels.split()
    ]
    shown = sections(*rows)
    assert "".join(title for title, _, _ in shown) == left
    has = {one[0]: one[2] == "+" for one in levels.split()}
    assert all(blocks == int(has[title]) for title, _, blocks in shown)


def table(key: str, *columns: str, notes: tuple[str, ...] = ("chú thích",)) -> Table:
    row = Row(tuple(Cell(one) for one in columns))
    return Table(tuple(Column(one, one) for one in columns), (row,), "Bảng", notes, key, "trống")


def only(block: Block) -> Block | None:
    shown = public_report(Report("", (Section("", (block, SAID)),))).sections
    (section,) = shown
    return section.blocks[0] if len(section.blocks) == 2 else None


@pytest.mark.parametrize(
    ("key", "columns", "left"),
    [
        ("score", "rank id unit points percent band", "rank id unit band"),
        ("unranked", "unit status note", "unit status"),
        ("ranks", "id unit 2021 2022 mean", "id unit 2021 2022"),
        ("score", "2021 unit", "unit"),
        ("together", "rank bloc own_rank unit points", "rank bloc own_rank unit"),
        ("terms", "term leader deputies chosen", "term leader deputies"),
        ("overview", "bloc leader votes", "bloc leader"),
    ],
)
def test_the_columns_of_a_table(key: str, columns: str, left: str) -> None:
    found = only(table(key, *columns.split()))
    assert isinstance(found, Table)
    assert [one.key for one in found.columns] == left.split()
    assert [cell.text for cell in found.rows[0].cells] == left.split()
    assert (found.title, found.key, found.empty, found.aside) == ("Bảng", key, "trống", False)
    # What stands below a table may hold figures, unless it only says how to read it.
    assert found.notes == (("chú thích",) if key == "ranks" else ())


@pytest.mark.parametrize(
    "block", [table("votes", "unit"), Facts((Labelled("a", Cell("b")),)), KEPT]
)
def test_what_is_not_listed_stays_inside(block: Block) -> None:
    assert only(block) is None


def test_a_repetition_for_the_eye_stays_one() -> None:
    found = only(table("rank", "unit")._replace(aside=True))
    assert isinstance(found, Table) and found.aside


def test_the_head_says_that_it_is_the_public_part() -> None:
    for lang, word in (("vi", "công khai"), ("en", "everybody")):
        (lead,) = public_report(Report("", (), lang, (KEPT,))).lead  # type: ignore[arg-type]
        assert word in lead.text.lower()


def test_every_key_stays_and_what_is_not_public_is_nothing() -> None:
    whole = {
        "name": "Sở A", "points": "9.5", "rank": 1, "draft": True,
        "tied_with": ["b"], "notes": ["12 điểm"],
        "stages": {"self": "9"}, "totals": {"a": 1}, "criteria": [1], "persons": ["X"],
        "derived": [{"unit": "a", "percent": "95"}], "files": [["x"]],
        "status": ["a", {"points": 1}],
        "awards": {"co": {"granted": ["a"], "quota": 1}},
    }  # fmt: skip
    assert public_json(whole) == {
        "name": "Sở A", "points": None, "rank": 1, "draft": None,
        "tied_with": ["b"], "notes": [],
        "stages": {"self": None}, "totals": None, "criteria": [], "persons": [],
        "derived": [{"unit": "a", "percent": None}], "files": [[]],
        "status": ["a", {"points": None}],
        "awards": {"co": {"granted": ["a"], "quota": None}},
    }  # fmt: skip


def test_of_changes_ranks_bands_awards_leaders_and_members_are_left() -> None:
    kinds = YearChanges._fields
    full = YearChanges(*((name,) for name in kinds))  # type: ignore[arg-type]
    bloc = BlocDiff(
        "k", "K", "changed", None, None, (YearDiff(2022, full), YearDiff(2023, None, 2)), {}
    )
    shown = public_diff(Diff("v1", "v2", (bloc,)))
    first, second = shown.blocs[0].years
    assert first.changes is not None
    left = {name for name in kinds if getattr(first.changes, name)}
    assert left == {"ranks", "bands", "awards", "leaders", "members"}
    assert second == YearDiff(2023, None, 2)
    assert (shown.before, shown.after, shown.blocs[0].name) == ("v1", "v2", "K")
