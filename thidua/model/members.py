"""`all`, or a list of unit ids: who signed a pact, who attended a meeting."""

from typing import Annotated

from thidua.model.scalars import Reads, Schema, identifier, problem

Everyone = str | tuple[str, ...]
"""The word `all`, or the ids of some units."""


def _everyone(raw: object) -> Everyone:
    if isinstance(raw, list | tuple):
        return tuple(identifier(one) for one in raw)
    if isinstance(raw, str) and raw.strip() == "all":
        return "all"
    if isinstance(raw, str):
        raise problem("TD137", variant="everyone", found=raw)
    if raw is None:
        raise problem("TD123", variant="list", expected="list")
    raise problem("TD122", variant="list", expected="list", found="mapping")


_SCHEMA: Schema = {
    "anyOf": [{"const": "all"}, {"type": "array", "items": {"type": ["string", "number"]}}]
}
AllOrUnits = Annotated[Everyone, Reads(_everyone, _SCHEMA)]
