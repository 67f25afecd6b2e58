"""Who organised a bloc or grants an award: the levels, one list for both."""

from typing import Annotated

from thidua.model.scalars import OneOf

LEVELS = ("central", "ministry", "province", "department", "district", "commune", "other")
Level = Annotated[str, OneOf(*LEVELS)]
