"""A spreadsheet's formula computed exactly, without a spreadsheet: what a live cell would show."""

import ast
import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any

NOT_AVAILABLE = object()
"""What NA() gives."""


class FormulaError(Exception):
    """What a spreadsheet shows as #N/A or #VALUE!."""


def computed(text: str, cells: Mapping[str, Any]) -> Any:
    """The value of a formula (English names, commas) over cells: figures, words, days; an empty
    cell is None."""
    try:
        return _value(_tree(text), cells)
    except FormulaError:
        return NOT_AVAILABLE


def depth(text: str) -> int:
    """How deep its functions are nested."""

    def below(node: ast.AST) -> int:
        inner = max(map(below, ast.iter_child_nodes(node)), default=0)
        return inner + isinstance(node, ast.Call)

    return below(_tree(text))


def most_arguments(text: str) -> int:
    """How many arguments a function of it has at most."""
    return max(
        (len(one.args) for one in ast.walk(_tree(text)) if isinstance(one, ast.Call)), default=0
    )


def _tree(text: str) -> ast.expr:
    parts = re.split(r'("(?:[^"]|"")*")', text)
    for n in range(0, len(parts), 2):
        parts[n] = re.sub(r"(?<![<>])=", "==", parts[n].replace("<>", "!=").replace("!=", "\0"))
        parts[n] = parts[n].replace("\0", "!=").replace("^", "**")
    for n in range(1, len(parts), 2):
        parts[n] = repr(parts[n][1:-1].replace('""', '"'))
    return ast.parse("".join(parts), mode="eval").body


def _value(node: ast.expr, cells: Mapping[str, Any]) -> Any:
    match node:
        case ast.Constant(value=value):
            return value if isinstance(value, str) else Fraction(str(value))
        case ast.Name(id=name):
            return name == "TRUE" if name in ("TRUE", "FALSE") else _plain(cells[name])
        case ast.UnaryOp(operand=operand):
            return -_value(operand, cells)
        case ast.BinOp(left=left, op=op, right=right):
            sides = [_figure(_value(one, cells)) for one in (left, right)]
            return SIGNS[type(op)](*sides)
        case ast.Compare(left=left, ops=[ast.Eq() | ast.NotEq() as op], comparators=[right]):
            sides = [_value(one, cells) for one in (left, right)]
            a, b = ("" if one is None else one for one in sides)  # an empty cell is ""
            return (_folded(a) == _folded(b)) == isinstance(op, ast.Eq)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            sides = [_value(one, cells) for one in (left, right)]
            return SIGNS[type(op)](*((isinstance(one, str), one or 0) for one in sides))
        case ast.Call(func=ast.Name(id="IF"), args=[when, then, other]):
            return _value(then if _value(when, cells) else other, cells)
        case ast.Call(func=ast.Name(id="IFERROR"), args=[tried, other]):
            try:
                return _value(tried, cells)
            except (FormulaError, ZeroDivisionError):
                return _value(other, cells)
        case ast.Call(func=ast.Name(id="COUNTA"), args=args):
            return sum(_value(one, cells) is not None for one in args)
        case ast.Call(func=ast.Name(id="NA"), args=[]):
            raise FormulaError
        case ast.Call(func=ast.Name(id=name), args=args):
            return FUNCTIONS[name](*(_value(one, cells) for one in args))
    raise NotImplementedError(ast.dump(node))


def _plain(value: Any) -> Any:
    return Fraction(value.toordinal()) if isinstance(value, date) else value


def _figure(value: Any) -> Fraction:
    """A value as a figure: an empty cell is 0, a text is an error."""
    if isinstance(value, str):
        raise FormulaError
    return value or Fraction(0)


def _figures(values: tuple[Any, ...]) -> list[Fraction]:
    return [_figure(one) for one in values]


def _folded(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def _round(value: Fraction, places: Fraction) -> Fraction:
    scale = 10 ** int(places)
    return Fraction(floor(abs(value) * scale + Fraction(1, 2)), scale) * (1 if value >= 0 else -1)


def _cut(value: Fraction, places: Fraction, more: int) -> Fraction:
    scale = 10 ** int(places)
    whole = floor(abs(value) * scale)
    whole += more if whole != abs(value) * scale else 0
    return Fraction(whole, scale) * (1 if value >= 0 else -1)


SIGNS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.Pow: lambda a, b: a**b,
    ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b,
    ast.GtE: lambda a, b: a >= b,
}
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "ABS": abs,
    "AND": lambda *all_of: all(all_of),
    "DATE": lambda y, m, d: _plain(date(int(y), int(m), int(d))),
    "INT": lambda one: Fraction(floor(_figure(one))),
    "ISNUMBER": lambda one: isinstance(one, Fraction | int) and not isinstance(one, bool),
    "MAX": lambda *all_of: max(_figures(all_of)),
    "MIN": lambda *all_of: min(_figures(all_of)),
    "MOD": lambda a, b: a % b,
    "N": lambda one: one if isinstance(one, Fraction | int) else Fraction(0),
    "NOT": lambda one: not one,
    "OR": lambda *any_of: any(any_of),
    "ROUND": lambda one, places: _round(_figure(one), places),
    "ROUNDDOWN": lambda one, places: _cut(_figure(one), places, 0),
    "ROUNDUP": lambda one, places: _cut(_figure(one), places, 1),
}


class Named:
    """Cells of a rule's figures by their names, and how words are shown in them."""

    def __init__(self, cells: Mapping[str, str], words: Mapping[str, str]) -> None:
        self.cells, self.words = cells, words

    def figure(self, name: str) -> str:
        """The cell."""
        return self.cells[name]

    def word(self, _name: str, word: str | bool) -> str:
        """The word as the cell shows it, quoted."""
        said = str(word).lower() if isinstance(word, bool) else word
        return '"' + self.words.get(said, said).replace('"', '""') + '"'

    def never(self, name: str) -> str:
        """Nothing there, or the word for never."""
        return f"NOT(ISNUMBER({self.cells[name]}))"
