"""One mistake is told once: what follows from it stays silent."""

import json
from textwrap import dedent
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.books import YEAR
from tests.helpers.reference import World
from tests.helpers.worlds import files, worlds
from thidua.bloc.check import check_book
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.options import Options
from thidua.diagnostics.diagnostic import arrange, has_errors
from thidua.diagnostics.show import hint, message
from thidua.store.folder import MemoryFiles
from thidua.store.loading import ALL, SCORING, load_book
from thidua.views.score import score_json, score_report
from thidua.views.scored import Scored
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


# -- whatever stands in a file, scoring ends in diagnostics, not in an exception -------------------


WORDS = [
    "", "na", "0", "1", "-1", "1.5", "-0.000000001", "999999999999999", "true", "false", "no",
    "2022-01-31", "01-31", "2022-02-30", "tot", "u1", "u2", "f1", "l1", "g2", "self", "ver",
    "pledge:t", "points", "full", "relative", "table", "100%", "1/3", "2/0", "none", "~",
]  # fmt: skip
KEYS = [
    "value", "actual", "target", "points", "part", "of", "claimed", "note", "kind", "tiers", "else",
    "from", "to", "id", "max", "cap", "items", "if", "rule", "deduct", "bonus", "criteria", "rows",
    "columns", "each", "waived", "on", "f1", "l1", "i3", "u1",
]  # fmt: skip
JUNK: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(WORDS) | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
    ),
    max_leaves=4,
)


def places(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a tree, its root aside."""
    found = [path] if path else []
    if isinstance(tree, dict):
        keys: Any = list(tree)
    else:
        keys = range(len(tree)) if isinstance(tree, list) else []
    return found + [one for key in keys for one in places(tree[key], (*path, key))]


def put(tree: Any, path: tuple[Any, ...], junk: Any) -> None:
    for key in path[:-1]:
        tree = tree[key]
    tree[path[-1]] = junk


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(worlds(), st.data())
def test_no_entry_and_no_scale_makes_scoring_fail(world: World, data: st.DataObject) -> None:
    written = files(world)
    name = data.draw(st.sampled_from(sorted(written)))
    tree = json.loads(written[name])
    for _ in range(data.draw(st.integers(1, 3))):
        known = places(tree)
        if known:
            put(tree, data.draw(st.sampled_from(known)), data.draw(JUNK))
    written[name] = json.dumps(tree, ensure_ascii=False)
    raw = {file: text.encode() for file, text in written.items()}
    book, loading = load_book(MemoryFiles(raw), "", [YEAR], SCORING)
    found = list(loading.diagnostics)
    if book is not None and not has_errors(found):
        for options in (Options(), Options(provisional=True)):
            result, more = scored_year(book, YEAR, options)
            found += more
            if result is not None and not has_errors(more):
                shown = Scored(book, result)
                json.dumps(score_json([shown], "vi"))
                score_report([shown], "en")
    for one in arrange(found):
        for lang in ("vi", "en"):
            assert message(one, lang)  # type: ignore[arg-type]
            hint(one, lang)  # type: ignore[arg-type]
