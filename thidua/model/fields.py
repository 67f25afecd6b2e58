"""How the models are declared: the way Pydantic's are, run by the same engine, pydantic-core.

A model is a class with annotated fields; pydantic-core, compiled, validates it and collects the
errors. What is left out is Pydantic's own machinery for making classes: with it, fifty models took
two thirds of the time that a command runs. Only the annotations that the data format needs are
known here; any other is a TypeError when the model is first used.
"""

import sys
from collections.abc import Callable, Mapping
from inspect import get_annotations
from types import UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    ForwardRef,
    Literal,
    NamedTuple,
    Self,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
)

from pydantic_core import SchemaValidator, core_schema

REQUIRED: Any = ...
"""In place of a default: the key must be there."""


class FieldInfo(NamedTuple):
    """One key of a mapping. `alias`: as it is written, where that is no name in Python.
    `discriminator`: the key by which one model of a union is chosen."""

    annotation: Any = None
    default: Any = REQUIRED
    alias: str | None = None
    description: str = ""
    discriminator: str = ""

    @property
    def required(self) -> bool:
        """Whether the key must be there."""
        return self.default is REQUIRED


def Field(  # noqa: N802 - as in Pydantic
    default: Any = REQUIRED,
    *,
    alias: str | None = None,
    description: str = "",
    discriminator: str = "",
) -> Any:
    """Says more of a field than its type: its default, its written name, what it is for."""
    return FieldInfo(None, default, alias, description, discriminator)


class PlainValidator:
    """A mark on a type: this function alone makes the value. `schema` is the JSON Schema of what
    may be written, or a function that gives it when it is asked for."""

    def __init__(
        self,
        make: Callable[[Any], Any],
        schema: Mapping[str, Any] | Callable[[], Mapping[str, Any]],
    ) -> None:
        self.make = make
        self.schema = schema


class BeforeValidator:
    """A mark on a type: this function first spells out a short form. `written` is the type of all
    that may be written."""

    def __init__(self, spell_out: Callable[[Any], Any], written: Any) -> None:
        self.spell_out = spell_out
        self.written = written


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class Base:
    """A frozen mapping with known keys. A subclass is a model of its own."""

    __slots__ = (
        "__dict__",
        "__pydantic_extra__",
        "__pydantic_fields_set__",
        "__pydantic_private__",
    )

    model_fields: ClassVar[Mapping[str, FieldInfo]] = {}
    """Every field by its name in Python, the inherited ones first."""

    def __init_subclass__(cls) -> None:
        fields = dict(cls.model_fields)
        for name, annotation in get_annotations(cls).items():
            if ClassVar in (annotation, get_origin(annotation)):
                continue
            given = cls.__dict__.get(name, REQUIRED)
            if name in cls.__dict__:
                delattr(cls, name)
            info = given if isinstance(given, FieldInfo) else FieldInfo(default=given)
            fields[name] = info._replace(annotation=annotation)
        cls.model_fields = fields

    def __init__(self, **values: Any) -> None:
        _validator(type(self)).validate_python(values, self_instance=self)

    @classmethod
    def model_validate(cls, raw: Any) -> Self:
        """The model of what the reader gave. Raises pydantic-core's ValidationError."""
        made: Self = _validator(cls).validate_python(raw)
        return made

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """The model of values that are known to be right; nothing is validated."""
        made = cls.__new__(cls)
        defaults = {
            name: field.default for name, field in cls.model_fields.items() if not field.required
        }
        made.__dict__.update(defaults | values)
        return made

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """The same with other values, which are not validated."""
        return self.model_construct(**{**self.model_values(), **update})

    def model_values(self) -> dict[str, Any]:
        """Its fields by their names in Python; what was computed and kept is left out."""
        own = self.__dict__
        return {name: own[name] for name in type(self).model_fields if name in own}

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    __delattr__ = __setattr__  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.model_values() == other.model_values()

    def __hash__(self) -> int:
        return hash(tuple(self.model_values().values()))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.model_values().items())
        return f"{type(self).__name__}({shown})"

    def __getstate__(self) -> dict[str, Any]:
        return self.model_values()

    def __setstate__(self, values: dict[str, Any]) -> None:
        self.__dict__.update(values)


def named(kind: Any, module: str) -> Any:
    """A model that is only named in an annotation, because it holds itself; else the same."""
    if isinstance(kind, ForwardRef):
        kind = kind.__forward_arg__
    return getattr(sys.modules[module], kind) if isinstance(kind, str) else kind


# -- what pydantic-core is told -----------------------------------------------------------------

_VALIDATORS: dict[type[Base], SchemaValidator] = {}


def _validator(model: type[Base]) -> SchemaValidator:
    """The validator of a model, made when it is first needed."""
    found = _VALIDATORS.get(model)
    if found is None:
        found = _VALIDATORS[model] = SchemaValidator(_Builder().whole(model))
    return found


class _Builder:
    """Core schemas of one model and all that it holds."""

    def __init__(self) -> None:
        self.open: list[type[Base]] = []
        self.recursive: dict[type[Base], core_schema.CoreSchema] = {}

    def whole(self, model: type[Base]) -> core_schema.CoreSchema:
        """The schema of the file's own model."""
        schema = self.model(model)
        if not self.recursive:
            return schema
        return core_schema.definitions_schema(schema, list(self.recursive.values()))

    def model(self, model: type[Base]) -> core_schema.CoreSchema:
        """A model; one that holds itself is defined once and referred to."""
        ref = f"{model.__module__}.{model.__name__}"
        if model in self.open or model in self.recursive:
            self.recursive.setdefault(model, core_schema.any_schema())
            return core_schema.definition_reference_schema(ref)
        self.open.append(model)
        fields = {
            name: self.field(field, model.__module__) for name, field in model.model_fields.items()
        }
        self.open.pop()
        schema = core_schema.model_schema(
            model,
            core_schema.model_fields_schema(fields, extra_behavior="forbid"),
            frozen=True,
            ref=ref if model in self.recursive else None,
        )
        if model not in self.recursive:
            return schema
        self.recursive[model] = schema
        return core_schema.definition_reference_schema(ref)

    def field(self, field: FieldInfo, module: str) -> core_schema.ModelField:
        """One key."""
        schema = self.of(field.annotation, module)
        if not field.required:
            schema = core_schema.with_default_schema(schema, default=field.default)
        return core_schema.model_field(schema, validation_alias=field.alias)

    def of(self, kind: Any, module: str) -> core_schema.CoreSchema:
        """What an annotation says, `module` being where it is written."""
        kind = named(kind, module)
        origin, inner = get_origin(kind), get_args(kind)
        if kind is Any:
            return core_schema.any_schema()
        if kind is str:
            return core_schema.str_schema()
        if isinstance(kind, type) and issubclass(kind, Base):
            return self.model(kind)
        if origin is Annotated:
            return self.marked(inner[0], inner[1:], module)
        if origin is Union or origin is UnionType:
            rest = [one for one in inner if one is not type(None)]
            if len(rest) == 1 and len(inner) == 2:
                return core_schema.nullable_schema(self.of(rest[0], module))
        if origin is tuple and inner[1:] == (...,):
            return core_schema.tuple_schema([self.of(inner[0], module)], variadic_item_index=0)
        if origin is dict:
            return core_schema.dict_schema(*(self.of(one, module) for one in inner))
        if origin is Literal:
            return core_schema.literal_schema(list(inner))
        raise TypeError(f"no field of a model can be {kind!r} (in {module})")

    def marked(self, kind: Any, marks: tuple[Any, ...], module: str) -> core_schema.CoreSchema:
        """An annotation with marks, which apply from the left."""
        schema: core_schema.CoreSchema | None = None
        for mark in marks:
            if isinstance(mark, PlainValidator):
                schema = core_schema.no_info_plain_validator_function(mark.make)
            elif isinstance(mark, FieldInfo) and mark.discriminator:
                choices = {
                    get_args(one.model_fields[mark.discriminator].annotation)[0]: self.model(one)
                    for one in get_args(kind)
                }
                schema = core_schema.tagged_union_schema(choices, mark.discriminator)
            elif isinstance(mark, BeforeValidator):
                inner = schema if schema is not None else self.of(kind, module)
                schema = core_schema.no_info_before_validator_function(mark.spell_out, inner)
            else:
                raise TypeError(f"no field of a model can be marked with {mark!r} (in {module})")
        return schema if schema is not None else self.of(kind, module)
