"""Who organised a bloc or grants an award: the levels, one list for both."""

from typing import Annotated

from pydantic import PlainValidator

from thidua.model.scalars import WithJsonSchema, one_of, words_schema

LEVELS = ("central", "ministry", "province", "department", "district", "commune", "other")
Level = Annotated[str, PlainValidator(one_of(*LEVELS)), WithJsonSchema(words_schema(LEVELS))]
