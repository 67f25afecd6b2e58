"""Who organised a bloc or grants an award: the levels, one list for both."""

from typing import Annotated

from thidua.model.scalars import Reads, one_of, words_schema

LEVELS = ("central", "ministry", "province", "department", "district", "commune", "other")
Level = Annotated[str, Reads(one_of(*LEVELS), words_schema(LEVELS))]
