"""Known wordings in tables of many shapes: every row is read as it is known, or asked about.

The law that matters: what is not asked about is right. How much is asked about stays small.
"""

from fractions import Fraction
from typing import Any

import pytest

from tests.excel.scale.random_scales import Leaf, as_docx, as_xlsx, random_scale
from tests.excel.scale.test_wordings import exact, part_of, told, wanted_part
from tests.helpers.office_files import read_draft
from thidua.bloc.scoring.check_scale import check_scale
from thidua.diagnostics.diagnostic import has_errors
from thidua.excel.scale.draft.draft import Part
from thidua.excel.scale.importing import ScaleDraft
from thidua.store.folder import MemoryFiles
from thidua.store.loading import load_book

SEEDS = range(60)


def read_of(seed: int, kind: str) -> tuple[Any, ScaleDraft]:
    made = random_scale(seed)
    raw = as_xlsx(made) if kind == "xlsx" else as_docx(made)
    read = read_draft(raw, f"t.{kind}")
    return made, read


def of_all(listed: Any) -> Any:
    """A list with the limit of its only item as its own: they come to the same."""
    if listed is None or len(listed["items"]) != 1 or "cap" not in listed["items"][0]:
        return listed
    (item,) = listed["items"]
    cap = min(item["cap"], listed.get("cap", item["cap"]))
    return {**listed, "cap": cap, "items": [{k: v for k, v in item.items() if k != "cap"}]}


def same(part: Part, leaf: Leaf) -> bool:
    """Whether a criterion was read as its words are known to mean."""
    reading, known = part.reading, leaf.known
    return (
        part.node.points == leaf.points
        and reading.rule == known.get("rule")
        and list(map(part_of, reading.parts)) == list(map(wanted_part, known.get("parts", [])))
        and of_all(told(reading.deduct)) == of_all(exact(known.get("deduct")))
        and of_all(told(reading.bonus)) == of_all(exact(known.get("bonus")))
    )


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_not_asked_about_is_right(seed: int, kind: str) -> None:
    made, read = read_of(seed, kind)
    if any(doubt.why in ("sum", "total") for doubt in read.draft.all_doubts()):
        pytest.fail("the tree was not found")
    assert [part.node.line.text for part in read.draft.parts] == [name for name, _ in made.groups]
    for part, (_, leaves) in zip(read.draft.parts, made.groups, strict=True):
        assert part.node.points == sum((Fraction(leaf.points) for leaf in leaves), Fraction(0))
        assert len(part.parts) == len(leaves)
        for one, leaf in zip(part.parts, leaves, strict=True):
            assert same(one, leaf) or not one.is_sure, (leaf.words, one.reading)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_draft_passes_check(seed: int) -> None:
    _, read = read_of(seed, "xlsx")
    files = MemoryFiles(
        {
            "bloc.yaml": b"id: a\nname: A\n",
            "units.yaml": b"units: []\n",
            "2022/criteria.yaml": read.text.encode(),
        }
    )
    book, loading = load_book(files, "", [2022], frozenset(["criteria"]))
    assert not has_errors(loading.diagnostics), loading.diagnostics
    assert book is not None
    assert not has_errors(check_scale(book, book.years[2022]))


def test_little_is_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    asked = rows = 0
    for seed in SEEDS:
        made, read = read_of(seed, "xlsx")
        rows += sum(len(leaves) for _, leaves in made.groups)
        asked += sum(not part.is_sure for part in read.draft.all_parts())
    with capsys.disabled():
        print(f"\nrandom scales: {rows} criteria, {asked} asked about")
    assert asked * 20 <= rows
