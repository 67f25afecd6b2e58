"""Checks `documents:` of bloc.yaml: no number of one series twice in a calendar year."""

from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.model.documents import DocumentsConfig


def numbers_used_twice(
    config: DocumentsConfig, file: str | None = None, path: Path = ("documents",)
) -> list[Diagnostic]:
    """An error (TD974) for each document whose number an earlier one of its series already bears.

    Numbers begin with 01 on 1 January of the calendar year of issue; without a day of issue the
    emulation year stands for it.
    """
    seen: dict[tuple[str, int, int], str] = {}
    found: list[Diagnostic] = []
    for place, entry in enumerate(config.issued):
        year = entry.on.year if entry.on else entry.year
        key = (config.series(entry.kind), year, entry.number)
        if key in seen:
            args = {"number": f"{entry.number:02}", "year": str(year), "other": seen[key]}
            found.append(Diagnostic("TD974", file, (*path, "issued", place, "number"), args=args))
        seen.setdefault(key, entry.kind)
    return found
