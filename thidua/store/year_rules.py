"""How the years of the blocs asked for run, looked up before any of them is loaded."""

import re
from collections.abc import Callable, Iterable

from pydantic import ValidationError

from thidua.diagnostics.diagnostic import Diagnostic, NamedYear
from thidua.model.emulation_year import EmulationYear, YearRule
from thidua.store.folder import SETTINGS_FILE, Files
from thidua.store.yaml.reader import Node, parse

OF_YEARS = frozenset(["year", "whole", "led"])
"""Arguments of messages that are years."""
_PLAIN = re.compile(r"[0-9]{4}", re.ASCII)


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


def naming_year(files: Files, folders: Iterable[str]) -> Callable[[Diagnostic], Diagnostic]:
    """What puts into a diagnostic's message the name that these blocs give to its year, where they
    give one."""
    rule = shared_rule(files, folders)
    if rule is None or rule.name is None:
        return lambda one: one

    def named(one: Diagnostic) -> Diagnostic:
        found = {key: str(one.args[key]) for key in OF_YEARS & one.args.keys()}
        called = {
            key: NamedYear(year, EmulationYear(int(year), rule).called or year)
            for key, year in found.items()
            if _PLAIN.fullmatch(year)
        }
        return one._replace(args={**one.args, **called}) if called else one

    return named


def _year(files: Files, file: str) -> Node:
    raw = files.read(file)
    if not isinstance(raw, bytes) or b"year:" not in raw:
        return None
    tree, _ = parse(raw, file)
    return tree.get("year") if isinstance(tree, dict) else None
