"""Figures held against the range of their field (manual: figures)."""

from fractions import Fraction

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.rules.reading import Quantity
from thidua.rules.told import Source
from thidua.text.numbers import SpokenFigure, about


def outside_range(
    field: Quantity, found: Fraction, source: Source, where: tuple[str, ...]
) -> Diagnostic:
    """A figure outside the range of its field."""
    args = {"found": about(found), **field.ends}
    variant = "" if field.stated else "percent"
    if not field.stated:
        args["range"] = SpokenFigure("[-100, 100]" if found < 0 else "[0, 200]")
    return Diagnostic("TD248", source.file, source.path, args=args, variant=variant, where=where)
