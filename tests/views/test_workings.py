"""The computation taken apart: its lines add up to the total, whatever is missing."""

from fractions import Fraction

from tests.helpers.books import bloc, layout, scored
from thidua.views.scored import Scored
from thidua.views.workings import workings


def test_a_missing_leaf_with_deductions_counts_what_was_deducted() -> None:
    """x has no points yet, but two events at 0.5 each: -1 of y's 8 leaves 7."""
    criteria = """
        max: 20
        criteria:
          - id: x
            name: X
            max: 10
            floor: none
            rule: {kind: points}
            deduct: [{id: x.c, name: Chậm, each: 0.5}]
          - {id: y, name: Y, max: 10}
        """
    sheets = {"a": "scores: {x.c: 2, y: 8}"}
    result, book = scored(criteria, sheets), bloc(layout(criteria, sheets))[0]
    made = workings(Scored(book, result), "vi")
    leaves = [line.values[0] or Fraction(0) for line in made.lines if not line.parts]
    assert result.units[0].total == sum(leaves) == made.points[0]
    assert made.lines[0].values == (result.units[0].nodes["x"].points or None,)
