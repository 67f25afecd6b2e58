"""What the schemas say beyond the shapes of the models: the rules of check that JSON Schema can
tell, so that an editor marks them while one types."""

from itertools import combinations
from typing import Any

from thidua.rules.kinds import KINDS

Schema = dict[str, Any]


def _exactly_one(*keys: str) -> Schema:
    return {"oneOf": [{"required": [key]} for key in keys]}


_GROUP = {"not": {"anyOf": [{"required": ["rule"]}, {"required": ["measure"]}]}}
_YES = {"enum": [True, "true", "yes", "có"]}

_AMOUNTS = ("each", "points", "share", "rule")

RULES: dict[str, Schema] = {
    "Scale": {"properties": {"criteria": {"minItems": 1}, "stages": {"minItems": 1}}},
    "Criterion": {
        "if": {"properties": {"criteria": {"minItems": 1}}, "required": ["criteria"]},
        "then": _GROUP,
        "properties": {
            "deduct": {
                "if": {"type": "object"},
                "then": {"properties": {"only_if_full": {"not": _YES}}},
            }
        },
    },
    "Item": {
        "if": {"properties": {"disqualifies": _YES}, "required": ["disqualifies"]},
        "then": {
            "not": {"anyOf": [{"required": list(pair)} for pair in combinations(_AMOUNTS, 2)]}
        },
        "else": _exactly_one(*_AMOUNTS),
    },
    "Ballot": {
        "not": {"required": ["votes", "papers"]},
        "anyOf": [{"required": ["votes"]}, {"required": ["papers"]}, {"required": ["counts"]}],
    },
    **{name: dict(rules) for kind in KINDS for name, rules in kind.schema_rules.items()},
}
"""Model -> what holds beside its shape. `minItems` says nothing about a value that is no list."""


def with_rules(name: str, schema: Schema) -> Schema:
    """A model's schema with its rules beside it."""
    rules = RULES.get(name)
    return schema if rules is None else {**schema, "allOf": [rules]}
