"""How the years of the blocs asked for run, looked up before any of them is loaded."""

from collections.abc import Iterable

from pydantic import ValidationError

from thidua.model.emulation_year import EmulationYear, YearRule
from thidua.store.folder import SETTINGS_FILE, Files
from thidua.store.yaml.reader import Node, parse

OF_YEARS = frozenset(["year", "whole", "led"])
"""Arguments of messages that are years."""


def shared_rule(files: Files, folders: Iterable[str]) -> YearRule | None:
    """The one rule that all these blocs have; None where they have none or differ."""
    top = _year(files, SETTINGS_FILE)
    written = [_year(files, f"{one}/bloc.yaml" if one else "bloc.yaml") or top for one in folders]
    if not written or any(one != written[0] for one in written) or not written[0]:
        return None
    try:
        return YearRule.model_validate(written[0])
    except ValidationError:  # told where the file is loaded
        return None


def with_days(files: Files, folders: Iterable[str], year: int) -> int:
    """The year with its days and its name, where these blocs all have the same; what is printed of
    many blocs at once depends on it, nothing else."""
    rule = shared_rule(files, folders)
    return year if rule is None else EmulationYear(year, rule)


def _year(files: Files, file: str) -> Node:
    raw = files.read(file)
    if not isinstance(raw, bytes) or b"year:" not in raw:
        return None
    tree, _ = parse(raw, file)
    return tree.get("year") if isinstance(tree, dict) else None
