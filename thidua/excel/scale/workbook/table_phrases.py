"""The table of two figures in one cell:
`hàng “Hồ sơ”: 0 / 500; cột “Sớm”: 0 / 10; từ 0: 1 / 2; từ 500: 2 / 3; còn lại: 0`."""

import re

from thidua.excel.scale.workbook.level_phrases import REST
from thidua.excel.scale.workbook.names import Names, in_quotes, out_of_quotes
from thidua.excel.scale.workbook.pieces import ELSE, NUMBER, is_figure, shown, typed
from thidua.store.yaml.node import Node

_AXES = {"rows": "hàng", "columns": "cột"}
_AXIS = re.compile(
    r"(?P<axis>hàng|cột) (?P<fact>“[^”]*”|[\w.-]+)\s*:\s*(?P<marks>.+)", re.IGNORECASE
)
_CELLS = re.compile(r"từ (?P<mark>\S+)\s*:\s*(?P<cells>.+)", re.IGNORECASE)


def write_table(rule: dict[str, Node], names: Names) -> list[str]:
    """Its pieces; what they say is taken out of the rule."""
    rows, columns = (_axis(rule.get(key)) for key in _AXES)
    points = rule.get("points")
    if not rows or not columns or not isinstance(points, list) or len(points) != len(rows[1]):
        return []
    cells = [_figures(row) for row in points]
    if not all(cells):
        return []
    axes = zip(_AXES.values(), (rows, columns), strict=True)
    pieces = [
        f"{word} {in_quotes(fact, names.facts)}: {_listed(marks)}" for word, (fact, marks) in axes
    ]
    pieces += [
        f"từ {shown(mark)}: {_listed(row)}" for mark, row in zip(rows[1], cells, strict=True)
    ]
    del rule["rows"], rule["columns"], rule["points"]
    if is_figure(rule.get("else")):
        pieces.append(f"{ELSE}: {shown(rule.pop('else'))}")
    return pieces


def _axis(value: Node) -> tuple[str, list[str]] | None:
    """The fact of an axis and its marks."""
    if not isinstance(value, dict) or len(value) != 1:
        return None
    ((fact, marks),) = value.items()
    figures = _figures(marks)
    return (fact, figures) if figures else None


def _figures(row: Node) -> list[str]:
    """A row of figures; an empty one where anything in it is none."""
    cells = row if isinstance(row, list) else []
    return [str(one) for one in cells] if all(is_figure(one) for one in cells) else []


def _listed(row: list[str]) -> str:
    return " / ".join(shown(one) for one in row)


def read_table(piece: str, found: dict[str, Node], names: Names) -> bool:
    """An axis with its marks, a row of points, or what is left."""
    if match := _AXIS.fullmatch(piece):
        fact = out_of_quotes(match["fact"], names.facts)
        key = next(key for key, word in _AXES.items() if word == match["axis"].casefold())
        marks = _split(match["marks"])
        if fact is None or not marks or key in found:
            return False
        found[key] = {fact: marks}
    elif match := _CELLS.fullmatch(piece):
        return _read_row(typed(match["mark"]), _split(match["cells"]), found)
    elif (match := REST.fullmatch(piece)) and "else" not in found:
        found["else"] = typed(match["p"])
    else:
        return False
    return True


def _read_row(mark: str, cells: list[Node], found: dict[str, Node]) -> bool:
    """A row of points: the one whose turn it is."""
    rows, there = found.get("rows"), found.setdefault("points", [])
    (marks,) = rows.values() if isinstance(rows, dict) else ([],)
    if not cells or not isinstance(marks, list) or not isinstance(there, list):
        return False
    if mark not in marks[len(there) : len(there) + 1]:
        return False
    there.append(cells)
    return True


def _split(text: str) -> list[Node]:
    cells = re.split(r"\s*/\s*", text.strip())
    return [typed(one) for one in cells] if all(re.fullmatch(NUMBER, one) for one in cells) else []
