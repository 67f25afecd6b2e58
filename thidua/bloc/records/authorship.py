"""Who changed which figure when: entries of sheets through the commits that touched them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple


class EntryChange(NamedTuple):
    """One entry of one sheet that a commit changed, as the file has it; None where it was, or is,
    not there. `period`: that of the sheet, such as `tuan/03`; "" where it is the year's."""

    unit: str
    stage: str
    scorer: str | None
    entry: str
    before: object
    after: object
    period: str = ""


class Entered(NamedTuple):
    """What stands in one sheet: its head and its entries as the file has them."""

    unit: str
    stage: str
    scorer: str | None
    period: str
    entries: Mapping[str, object]


def entered(tree: object, stage: str, name: str, period: str = "") -> Entered | None:
    """The entries of a sheet's tree; None for what is no sheet."""
    if not isinstance(tree, dict):
        return None
    unit, _, scorer = name.removesuffix(".yaml").partition("--")
    entries: dict[str, object] = {}
    for part in ("facts", "scores"):
        given = tree.get(part)
        if isinstance(given, dict):
            entries |= {str(key): "" if value is None else value for key, value in given.items()}
    for key in ("claimed", "no_other_events"):
        if isinstance(tree.get(key), str):
            entries[key] = tree[key]
    written = tree.get("scorer")
    return Entered(
        unit, stage, written if isinstance(written, str) else scorer or None, period, entries
    )


def typed(value: object) -> str:
    """An entry as a person would type it on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {typed(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(typed(one) for one in value) + "]"
    return "" if value is None else str(value)


def entry_changes(before: Entered | None, after: Entered | None) -> Iterator[EntryChange]:
    """The entries that differ between two states of one sheet, in the newer order.

    A file that became another unit's, stage's or scorer's sheet is one sheet gone and one new.
    """
    if before is not None and after is not None and before[:4] != after[:4]:
        yield from entry_changes(before, None)
        yield from entry_changes(None, after)
        return
    head = after or before
    if head is None:
        return
    was = before.entries if before else {}
    now = after.entries if after else {}
    for entry in dict.fromkeys([*now, *was]):
        if was.get(entry) != now.get(entry):
            yield EntryChange(
                head.unit,
                head.stage,
                head.scorer,
                entry,
                was.get(entry),
                now.get(entry),
                head.period,
            )
