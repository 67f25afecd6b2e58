"""The grades by which an authority evaluates what a unit did in a year."""

from typing import Annotated

from thidua.model.scalars import OneOf

GRADES = ("excellent", "good", "completed", "failed")
"""From the best down: xuất sắc, tốt, hoàn thành, không hoàn thành nhiệm vụ."""

Grade = Annotated[str, OneOf(*GRADES)]
