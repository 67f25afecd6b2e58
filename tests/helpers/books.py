"""Blocs from YAML text in memory, scored: so that a test reads like its input files."""

from collections.abc import Mapping
from fractions import Fraction
from textwrap import dedent, indent

from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.result import NodeResult, UnitScore, YearResult
from thidua.diagnostics.diagnostic import Diagnostic, Severity, severity_of
from thidua.model.book import Book
from thidua.store.folder import MemoryFiles
from thidua.store.loading import SCORING, load_book

F = Fraction
YEAR = 2022
Sheets = Mapping[str, str]
"""`a`, `self/a` or `cross/a--b` -> the sheet's text without its `unit:`; no stage: verified."""


def bloc(
    files: Mapping[str, str], parts: frozenset[str] = SCORING
) -> tuple[Book, list[Diagnostic]]:
    """The bloc that these files are, read by the store as from a disk. `parts`: which of them."""
    raw = {name: dedent(text).encode() for name, text in files.items()}
    book, loading = load_book(
        MemoryFiles(raw), "", [YEAR], parts, leadership="leadership.yaml" in raw
    )
    assert book is not None, loading.diagnostics
    return book, loading.diagnostics


def layout(
    criteria: str, sheets: Sheets, units: str = "", more: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The files of a bloc whose members are those with a sheet, or `units`: ids, or YAML.

    `more`: other files of the year, by name (`exclusions.yaml`)."""
    names = {name.rpartition("/")[2].partition("--")[0]: None for name in sheets}
    listed = units.split() if "{" not in units else None
    members = (
        "\n".join(f"  - {{id: {unit}, name: Đơn vị {unit}}}" for unit in listed or names)
        if listed is not None
        else indent(dedent(units), "  ")
    )
    files = {
        "bloc.yaml": "{id: khoi, name: Khối}",
        "units.yaml": f"units:\n{members}\n",
        f"{YEAR}/criteria.yaml": criteria,
    }
    for name, text in sheets.items():
        stage, _, file = name.rpartition("/")
        unit = file.partition("--")[0]
        files[f"{YEAR}/scores/{stage or 'verified'}/{file}.yaml"] = (
            f"unit: {unit}\n{dedent(text).strip()}\n"
        )
    return files | {f"{YEAR}/{name}": text for name, text in (more or {}).items()}


def attempt(
    criteria: str,
    sheets: Sheets,
    *,
    units: str = "",
    more: Mapping[str, str] | None = None,
    stage: str | None = None,
    provisional: bool = False,
) -> tuple[YearResult | None, list[Diagnostic]]:
    """The scored year with all that was found on the way."""
    book, found = bloc(layout(criteria, sheets, units, more))
    if any(severity_of(one) is Severity.ERROR for one in found):
        return None, found
    result, more_found = scored_year(book, YEAR, Options(stage=stage, provisional=provisional))
    return result, [*found, *more_found]


def scored(
    criteria: str,
    sheets: Sheets,
    *,
    units: str = "",
    more: Mapping[str, str] | None = None,
    stage: str | None = None,
    provisional: bool = False,
) -> YearResult:
    """The scored year of a bloc whose files have no errors."""
    result, found = attempt(
        criteria, sheets, units=units, more=more, stage=stage, provisional=provisional
    )
    assert result is not None, found
    assert not told(found), told(found)
    return result


def told(found: list[Diagnostic], severity: Severity = Severity.ERROR) -> list[tuple[str, str]]:
    """(code, file without its folders) of what was found at one severity."""
    return [
        (one.code, (one.file or "").removeprefix(f"{YEAR}/").removeprefix("scores/"))
        for one in found
        if severity_of(one) is severity
    ]


def errors(criteria: str, sheets: Sheets, **more: object) -> list[str]:
    """The codes of the errors, sorted."""
    return sorted(code for code, _ in told(attempt(criteria, sheets, **more)[1]))  # type: ignore[arg-type]


def warned(criteria: str, sheets: Sheets, **more: object) -> list[str]:
    """The codes of the warnings, sorted; there must be no errors."""
    found = attempt(criteria, sheets, **more)[1]  # type: ignore[arg-type]
    assert not told(found), told(found)
    return sorted(code for code, _ in told(found, Severity.WARNING))


def unit(result: YearResult, unit_id: str) -> UnitScore:
    """One unit's score."""
    one = result.unit(unit_id)
    assert one is not None
    return one


def node(result: YearResult, unit_id: str, node_id: str) -> NodeResult:
    """One unit's result at one node."""
    return unit(result, unit_id).nodes[node_id]


def total(result: YearResult, unit_id: str) -> Fraction:
    """A unit's published points."""
    return unit(result, unit_id).points


def places(result: YearResult) -> dict[str, int | None]:
    """Unit -> rank, in the order of the result."""
    return {one.unit.id: one.rank for one in result.units}


# -- one leaf -----------------------------------------------------------------------------------


def leaf_scale(leaf: str, facts: str = "", top: str = "") -> str:
    """A scale with one leaf `x`: `leaf` is its keys after id and name, `max: 3` and more."""
    keys = indent(dedent(leaf).strip(), "    ")
    body = dedent(leaf).strip()
    maximum = next(
        part.removeprefix("max:").strip() for part in body.splitlines() if part.startswith("max:")
    )
    asked = f"facts: [{facts}]\n" if facts else ""
    return f"max: {maximum}\n{asked}{dedent(top)}\ncriteria:\n  - id: x\n    name: X\n{keys}\n"


def leaf(leaf: str, *entries: str, facts: str = "", given: str = "", top: str = "") -> NodeResult:
    """The result of a one-leaf scale. `entries`: lines of `scores:`; `given`: of `facts:`."""
    result = scored(leaf_scale(leaf, facts, top), {"a": sheet(*entries, facts=given)})
    return node(result, "a", "x")


def leaf_errors(
    leaf: str, *entries: str, facts: str = "", given: str = "", top: str = ""
) -> list[str]:
    """The errors of a one-leaf scale with one sheet."""
    return errors(leaf_scale(leaf, facts, top), {"a": sheet(*entries, facts=given)})


def sheet(*entries: str, facts: str = "", head: str = "") -> str:
    """A sheet's text from lines of `scores:`, a flow mapping of facts, and other keys."""
    scores = "".join(f"  {entry}\n" for entry in entries)
    return (
        (f"{head}\n" if head else "")
        + (f"facts: {{{facts}}}\n" if facts else "")
        + (f"scores:\n{scores}" if scores else "scores: {}\n")
    )
