"""JSON Schema of every kind of data file, from the models themselves, and of every command's JSON,
from the lines that declare it.

In JSON, figures are exact numbers as text (`"96.50"`), days are ISO text, ids are as in the data.
All keys are always present, null where there is nothing; those that stand only where they were
asked for are optional.
"""

from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from itertools import combinations

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core.core_schema import NullableSchema, WithDefaultSchema

from thidua.model.kinds import KINDS
from thidua.model.scalars import Schema
from thidua.rules.kinds import KINDS as RULE_KINDS
from thidua.words import Lang

OUTPUTS = {
    "score": "score",
    "rank": "rank",
    "what-if": "what_if",
    "compare": "compare",
    "explain": "explain",
    "robust": "robust",
    "scale": "scale",
    "vote": "vote",
    "awards": "awards",
    "rotate-leader": "rotation",
    "status": "status",
    "progress": "progress",
    "history": "history",
    "overview": "overview",
    "report": "report.whole",
    "verify": "seal",
    "doctor": "doctor",
    "log": "log",
    "diff": "diff",
    "check": "check",
    "rule": "rule",
}
"""Command -> the module of `views/` that declares its JSON as `OUTPUT`."""


def output_type(command: str) -> type[object]:
    """The type of a command's JSON; its module is imported here."""
    found: type[object] = import_module(f"thidua.views.{OUTPUTS[command]}").OUTPUT.typed_dict
    return found


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
    **{name: dict(rules) for kind in RULE_KINDS for name, rules in kind.schema_rules.items()},
}
"""Model -> what holds beside its shape. `minItems` says nothing about a value that is no list."""


def with_rules(name: str, schema: Schema) -> Schema:
    """A model's schema with its rules beside it."""
    rules = RULES.get(name)
    return schema if rules is None else {**schema, "allOf": [rules]}


VERSION = 1


class _Quiet(GenerateJsonSchema):
    """Pydantic's generator; defaults that JSON can't say are left out without a warning."""

    ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012

    def nullable_schema(self, schema: NullableSchema) -> Schema:
        """An empty value is an error, also of a key that may be left out."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: WithDefaultSchema) -> Schema:
        """A default is told only where JSON has a word for it."""
        default = schema.get("default")
        if isinstance(default, str | bool | int | type(None)) and default is not None:
            return super().default_schema(schema)
        return self.generate_inner(schema["schema"])


@cache
def schema(kind: str, lang: Lang = "vi") -> Schema:
    """The JSON Schema of one kind (draft 2020-12), its descriptions in one language."""
    file_kind = KINDS[kind]
    made = file_kind.model.model_json_schema(
        by_alias=True, schema_generator=_Quiet, mode="validation"
    )
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"thidua/{kind}/{VERSION}",
        "title": file_kind.path,
    }
    made.pop("title", None)
    parts = {name: with_rules(name, part) for name, part in made.pop("$defs", {}).items()}
    whole = with_rules(file_kind.model_name, {**head, **made})
    for other in file_kind.models[1:]:
        own = other.model_json_schema(by_alias=True, schema_generator=_Quiet, mode="validation")
        parts |= {name: with_rules(name, part) for name, part in own.pop("$defs", {}).items()}
        rest = {key: value for key, value in whole.items() if key not in head}
        whole = {**head, "if": {"required": [file_kind.by_key]}, "then": own, "else": rest}
    return _in_language({**whole, "$defs": parts} if parts else whole, lang)


def _each(value: object, change: Callable[[Schema], Schema]) -> object:
    """A part of a schema, what is a schema in it changed."""
    if isinstance(value, list):
        return [_each(one, change) for one in value]
    return change(value) if isinstance(value, dict) else value


def _in_language(part: Schema, lang: Lang) -> Schema:
    """`description: vi | en` in one language; what stands in the code for its readers goes."""
    told = {key: _each(value, partial(_in_language, lang=lang)) for key, value in part.items()}
    words = part.get("description")
    if isinstance(words, str):
        vi, mark, en = words.partition(" | ")
        del told["description"]
        if mark:
            told = {"description": vi if lang == "vi" else en, **told}
    return told


@cache
def output_schema(command: str) -> Schema:
    """The JSON Schema of a command's JSON: all keys there, none beside them."""
    made = TypeAdapter(output_type(command)).json_schema(mode="serialization")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"thidua/{command}/{VERSION}",
    }
    return {**head, **_closed({**made, "title": f"thidua {command} --format json"})}


def _closed(part: Schema) -> Schema:
    found = {key: _each(value, _closed) for key, value in part.items()}
    return {**found, "additionalProperties": False} if "properties" in found else found
