"""Closed lists that several files share: the levels of whoever organised a bloc or grants an award,
and the grades by which an authority evaluates what a unit did in a year."""

from typing import Annotated

from thidua.model.scalars import OneOf

LEVELS = ("central", "ministry", "province", "department", "district", "commune", "other")
Level = Annotated[str, OneOf(*LEVELS)]

GRADES = ("excellent", "good", "completed", "failed")
"""From the best down: xuất sắc, tốt, hoàn thành, không hoàn thành nhiệm vụ."""

Grade = Annotated[str, OneOf(*GRADES)]
