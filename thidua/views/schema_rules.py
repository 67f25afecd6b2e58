"""What the schemas say beyond the shapes of the models: the rules of check that JSON Schema can
tell, so that an editor marks them while one types."""

from typing import Any

Schema = dict[str, Any]
_LOW, _HIGH = ("from", "above"), ("to", "below")
_ANY_BOUND = [{"required": [key]} for key in (*_LOW, *_HIGH)]


def _exactly_one(*keys: str) -> Schema:
    return {"oneOf": [{"required": [key]} for key in keys]}


def _not_empty(key: str, word: str = "minItems") -> Schema:
    return {"properties": {key: {word: 1}}}


_GROUP = {"not": {"anyOf": [{"required": ["rule"]}, {"required": ["measure"]}]}}
_YES = {"enum": [True, "true", "yes", "có"]}

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
            "not": {
                "anyOf": [
                    {"required": ["each", "points"]},
                    {"required": ["each", "rule"]},
                    {"required": ["points", "rule"]},
                ]
            }
        },
        "else": _exactly_one("each", "points", "rule"),
    },
    "Tier": {
        "if": {"properties": {"else": _YES}, "required": ["else"]},
        "then": {"not": {"anyOf": _ANY_BOUND}},
        "else": {"anyOf": _ANY_BOUND},
    },
    "Tiers": _not_empty("tiers"),
    "Choice": _not_empty("options", "minProperties"),
    "Deadline": _not_empty("due"),
    "Late": _exactly_one("points", "each_day"),
    "Ballot": {
        "not": {"required": ["votes", "papers"]},
        "anyOf": [{"required": ["votes"]}, {"required": ["papers"]}, {"required": ["counts"]}],
    },
}
"""Model -> what holds beside its shape. `minItems` says nothing about a value that is no list."""


def with_rules(name: str, schema: Schema) -> Schema:
    """A model's schema with its rules beside it."""
    rules = RULES.get(name)
    return schema if rules is None else {**schema, "allOf": [rules]}
