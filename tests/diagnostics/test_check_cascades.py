"""One mistake is told once: what follows from it stays silent."""

from textwrap import dedent

from thidua.bloc.check import check_book
from thidua.store.folder import MemoryFiles
from thidua.store.loading import ALL
from thidua.year.bloc import Bloc

BLOC = "id: khoi\nname: Khối"
UNITS = "units:\n  - {id: a, name: A}\n  - {id: b, name: B}\n  - {id: c, name: C}"
SCALE = """
    max: 10
    bands:
      - {id: cao, name: Cao, from: 90, quota: 1}
      - {id: thap, name: Thấp, from: 0}
    criteria:
      - {id: "1", name: Một, max: 10}
"""


def codes(**files: str) -> list[str]:
    """The codes that check tells, in the order of the files' names."""
    content = {"bloc.yaml": BLOC, "units.yaml": UNITS, "2022/criteria.yaml": SCALE}
    content |= {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    raw = {name: dedent(text).encode() for name, text in content.items()}
    bloc = Bloc(MemoryFiles(raw), unguarded=True)
    book, loading = bloc.load([([2022], ALL)], leadership=True)
    found = list(loading.diagnostics)
    if book is not None:
        found += check_book(book, bloc.__getitem__, loading.broken)
    return sorted(one.code for one in found)


def sheet(unit: str, points: str) -> str:
    return f'unit: {unit}\nscores: {{"1": {points}}}'


def test_all_is_well() -> None:
    assert codes(**{"2022__scores__verified__a": sheet("a", "9")}) == []


def test_a_broken_scale_leaves_its_sheets_alone() -> None:
    files = {"2022__criteria": "max: 10\ncriteria: mười", "2022__scores__verified__a": "unit: a"}
    assert codes(**files) == ["TD122"]


def test_a_wrong_scale_leaves_its_sheets_alone() -> None:
    wrong = SCALE.replace("max: 10}", "max: 9}")
    files = {"2022__criteria": wrong, "2022__scores__verified__a": sheet("a", "95")}
    assert codes(**files) == ["TD301"]


def test_a_broken_sheet_hides_neither_the_others_nor_makes_up_ties() -> None:
    files = {
        "2022__scores__verified__a": sheet("a", "9.5"),
        "2022__scores__verified__b": sheet("b", "9.5"),
        "2022__scores__verified__c": "unit: c\nscore: 10",
    }
    assert codes(**files) == ["TD120"]
    assert codes(**files | {"2022__scores__verified__c": sheet("c", "10")}) == []
    assert codes(**files | {"2022__scores__verified__c": sheet("c", "8")}) == ["TD503"]
    assert codes(**files | {"2022__scores__verified__b": sheet("b", "11")}) == ["TD120", "TD203"]


def test_a_claim_of_one_leaf_explains_the_total() -> None:
    told = 'unit: a\nclaimed: 9.5\nscores: {"1": {value: 9, claimed: 9.5}}'
    assert codes(**{"2022__scores__verified__a": told}) == ["TD230"]


def test_an_empty_key_is_told_once() -> None:
    assert codes(units="units:\n  - {id: a, name: }") == ["TD123"]
    assert codes(units=UNITS + "\ncount:") == ["TD123"]
    assert codes(**{"2022__scores__verified__a": "unit: a\nscores:\nfacts:"}) == []
