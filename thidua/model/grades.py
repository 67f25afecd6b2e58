"""The grades by which an authority evaluates what a unit did in a year."""

from typing import Annotated

from thidua.model.scalars import Reads, one_of, words_schema

GRADES = ("excellent", "good", "completed", "failed")
"""From the best down: xuất sắc, tốt, hoàn thành, không hoàn thành nhiệm vụ."""

Grade = Annotated[str, Reads(one_of(*GRADES), words_schema(GRADES))]
