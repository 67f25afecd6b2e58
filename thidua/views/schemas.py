"""JSON Schema of every kind of data file, from the models themselves."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from thidua.model.kinds import KINDS
from thidua.views.outputs import output_type
from thidua.views.schema_rules import with_rules
from thidua.words import Lang

VERSION = 1


class _Quiet(GenerateJsonSchema):
    """Pydantic's generator; defaults that JSON can't say are left out without a warning."""

    ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012

    def nullable_schema(self, schema: Any) -> Any:
        """An empty value is an error, also of a key that may be left out."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> Any:
        """A default is told only where JSON has a word for it."""
        default = schema.get("default")
        if isinstance(default, str | bool | int | type(None)) and default is not None:
            return super().default_schema(schema)
        return self.generate_inner(schema["schema"])


@cache
def schema(kind: str, lang: Lang = "vi") -> dict[str, Any]:
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
    told: dict[str, Any] = _in_language({**whole, "$defs": parts} if parts else whole, lang)
    return told


def _in_language(part: Any, lang: Lang) -> Any:
    """`description: vi | en` in one language; what stands in the code for its readers goes."""
    if isinstance(part, list):
        return [_in_language(one, lang) for one in part]
    if not isinstance(part, dict):
        return part
    told = {key: _in_language(value, lang) for key, value in part.items()}
    words = part.get("description")
    if isinstance(words, str):
        vi, mark, en = words.partition(" | ")
        del told["description"]
        if mark:
            told = {"description": vi if lang == "vi" else en, **told}
    return told


@cache
def output_schema(command: str) -> dict[str, Any]:
    """The JSON Schema of a command's JSON: all keys there, none beside them."""
    made = TypeAdapter(output_type(command)).json_schema(mode="serialization")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"thidua/{command}/{VERSION}",
    }
    return {**head, **_closed({**made, "title": f"thidua {command} --format json"})}


def _closed(part: Any) -> Any:
    if isinstance(part, list):
        return [_closed(one) for one in part]
    if not isinstance(part, dict):
        return part
    found = {key: _closed(value) for key, value in part.items()}
    return {**found, "additionalProperties": False} if "properties" in found else found
