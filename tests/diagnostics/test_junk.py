"""whatever stands in a file, scoring ends in diagnostics, not in an exception."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.books import YEAR
from tests.helpers.reference import World
from tests.helpers.worlds import files, worlds
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.options import Options
from thidua.diagnostics.collect import arrange, has_errors
from thidua.diagnostics.words import hint, message
from thidua.store.folder import MemoryFiles
from thidua.store.loading import SCORING, load_book
from thidua.views.score import score_json, score_report
from thidua.views.scored import Scored

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
