"""JSON Schema of a model, from its fields and the marks on them (draft 2020-12)."""

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from thidua.model.fields import Base, BeforeValidator, FieldInfo, PlainValidator, named

SCALARS = (str, bool, int)
"""Types of defaults for which JSON has words."""


def json_schema(model: type[Base]) -> dict[str, Any]:
    """The schema of a file's own model; what it holds stands in `$defs` under its name."""
    maker = _Maker()
    made = maker.model(model)
    defs = {name: maker.defs[name] for name in sorted(maker.defs)}
    return {"$defs": defs, **made} if defs else made


class _Maker:
    """Collects the models that a model refers to."""

    def __init__(self) -> None:
        self.defs: dict[str, dict[str, Any]] = {}

    def model(self, model: type[Base]) -> dict[str, Any]:
        """A mapping with known keys."""
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        return {
            "type": "object",
            "description": model.__doc__ or "",
            "properties": {
                key: self.field(field, model.__module__) for key, field in fields.items()
            },
            "required": [key for key, field in fields.items() if field.required],
            "additionalProperties": False,
        }

    def field(self, field: FieldInfo, module: str) -> dict[str, Any]:
        """One key, with what it is for and its default."""
        made = self.of(field.annotation, module)
        if isinstance(field.default, SCALARS):
            made = {**made, "default": field.default}
        return {**made, "description": field.description} if field.description else made

    def referred(self, model: type[Base]) -> dict[str, Any]:
        """A reference to a model, which is described once."""
        name = model.__name__
        if name not in self.defs:
            self.defs[name] = {}
            self.defs[name] = self.model(model)
        return {"$ref": f"#/$defs/{name}"}

    def of(self, kind: Any, module: str) -> dict[str, Any]:
        """What may be written for an annotation. A key that may be absent may not be empty."""
        kind = named(kind, module)
        origin, inner = get_origin(kind), get_args(kind)
        if isinstance(kind, type) and issubclass(kind, Base):
            return self.referred(kind)
        if origin is Annotated:
            return self.marked(inner[0], inner[1:], module)
        if origin is Union or origin is UnionType:
            return self.any_of([self.of(one, module) for one in inner if one is not type(None)])
        if origin is tuple:
            return {"type": "array", "items": self.of(inner[0], module)}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.of(inner[1], module)}
        if origin is Literal:
            return {"const": inner[0]} if len(inner) == 1 else {"enum": list(inner)}
        return {"type": "string"} if kind is str else {}

    def marked(self, kind: Any, marks: tuple[Any, ...], module: str) -> dict[str, Any]:
        """The last mark that says what may be written rules."""
        for mark in reversed(marks):
            if isinstance(mark, PlainValidator):
                return dict(mark.schema() if callable(mark.schema) else mark.schema)
            if isinstance(mark, BeforeValidator):
                return self.of(mark.written, module)
        return self.of(kind, module)

    @staticmethod
    def any_of(found: list[dict[str, Any]]) -> dict[str, Any]:
        """One of several, those that are choices themselves spread out."""
        if len(found) == 1:
            return found[0]
        return {"anyOf": [part for one in found for part in one.get("anyOf", [one])]}
