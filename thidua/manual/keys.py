"""The keys of a data file as a table: made from the models, so that no key is left out.

Each row is a key (`rotation.policy`: `policy` inside `rotation`), what may be written, what holds
without it, and what it means. A model with a table of its own is named and not spelled out again.
"""

import types
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Annotated, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from thidua.manual.pages import page, topics
from thidua.model.kinds import FILE_KINDS
from thidua.model.scalars import Reads
from thidua.words import Lang, has, say

MARK = "<!-- keys: "
RULES, SEVERAL = "rules", 3
"""A value that may be one of so many models is a rule: its page names them all."""
EVERYWHERE = frozenset(["note", "source"])
"""Keys that every mapping has: told once, in the page on YAML."""


class Key(NamedTuple):
    """One key of a model, ready to be shown."""

    path: str
    kind: str
    default: str
    meaning: str


@cache
def models() -> dict[str, type[BaseModel]]:
    """Every model that a data file can hold, by its name."""
    found: dict[str, type[BaseModel]] = {}

    def see(model: type[BaseModel]) -> None:
        if model.__name__ not in found:
            found[model.__name__] = model
            for hint in hints(model).values():
                for inner in models_in(hint):
                    see(inner)

    for kind in FILE_KINDS:
        for model in kind.models:
            see(model)
    return found


def hints(model: type[BaseModel]) -> dict[str, object]:
    """Field -> its type with everything that is noted on it."""
    return get_type_hints(model, vars(import_module(model.__module__)), include_extras=True)


def models_in(hint: object) -> Iterator[type[BaseModel]]:
    """The models that a type names, at any depth."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for part in get_args(hint):
        yield from models_in(part)


@cache
def tables() -> Mapping[str, str]:
    """Model -> the topic of the page that holds its table."""
    found: dict[str, str] = {}
    for topic in topics():
        for line in page(topic, "vi").text.splitlines():
            if line.startswith(MARK):
                for name in line.removeprefix(MARK).removesuffix(" -->").split():
                    found.setdefault(name, topic)
    return found


def keys_of(name: str, lang: Lang) -> list[Key]:
    """The rows of a model's table, those of the models inside it included."""
    return list(_keys(models()[name], "", lang, (name,)))


def _keys(model: type[BaseModel], before: str, lang: Lang, above: tuple[str, ...]) -> Iterator[Key]:
    noted = hints(model)
    for field, info in model.model_fields.items():
        if field in EVERYWHERE:
            continue
        path = before + (info.alias or field)
        hint = noted[field]
        yield Key(path, kind_of(hint, lang), _default(info, lang), _meaning(info, lang))
        for inner, step in _inside(hint, ""):
            if inner.__name__ not in tables() and inner.__name__ not in above:
                yield from _keys(inner, f"{path}{step}.", lang, (*above, inner.__name__))


def _inside(hint: object, step: str) -> Iterator[tuple[type[BaseModel], str]]:
    """The models of a value with the step to them: `.<...>` where they are the values of a map."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint, step
    parts = get_args(hint)
    if get_origin(hint) is dict:
        yield from _inside(parts[1], f"{step}.<…>")
        return
    for part in parts:
        yield from _inside(part, step)


def _meaning(info: FieldInfo, lang: Lang) -> str:
    words = (info.description or "").split(" | ")
    return words[0 if lang == "vi" else -1]


def _default(info: FieldInfo, lang: Lang) -> str:
    if info.is_required():
        return say(lang, "manual.required")
    value = info.default
    if value is None or value == () or value == {} or isinstance(value, BaseModel):
        return "—"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if isinstance(value, str | int) else "—"


def kind_of(hint: object, lang: Lang) -> str:
    """What may be written, in words."""
    if len(list(models_in(hint))) > SEVERAL:
        return say(lang, "manual.see", title=page(RULES, lang).title, topic=RULES)
    return f" {say(lang, 'manual.or')} ".join(dict.fromkeys(_kinds(hint, lang))) or "—"


def _kinds(hint: object, lang: Lang) -> Iterator[str]:
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        reads = next((one for one in _marks(hint) if isinstance(one, Reads)), None)
        if reads is not None:
            yield from _scalar(reads, lang)
        else:
            yield from _kinds(_as_written(hint), lang)
    elif origin in (Union, types.UnionType):
        for part in parts:
            if part is not type(None):
                yield from _kinds(part, lang)
    elif origin is tuple:
        yield say(lang, "manual.list", of=kind_of(parts[0], lang))
    elif origin is dict:
        yield say(lang, "manual.map", of=kind_of(parts[1], lang))
    elif origin is Literal:
        yield from (f"`{word}`" for word in parts)
    elif isinstance(hint, type) and issubclass(hint, BaseModel):
        topic = tables().get(hint.__name__)
        known = topic is not None and (page(topic, lang).title, topic)
        yield (
            say(lang, "manual.see", title=known[0], topic=known[1])
            if known
            else say(lang, "manual.keys_below")
        )


def _marks(hint: object) -> Iterator[object]:
    """What an annotated type is marked with."""
    yield from getattr(hint, "__metadata__", ())


def _as_written(hint: object) -> object:
    """The type of what people write, where it is more than what it becomes: `quota: 1`."""
    for one in _marks(hint):
        written = getattr(one, "json_schema_input_type", PydanticUndefined)
        if written is not PydanticUndefined:
            return written
    return get_args(hint)[0]


def _scalar(reads: Reads, lang: Lang) -> Iterator[str]:
    schema = reads.schema() if callable(reads.schema) else reads.schema
    name = f"manual.kind.{reads.make.__name__.strip('_')}"
    if has(name):
        yield say(lang, name).format()  # doubled braces are single ones
    elif "enum" in schema:
        yield ", ".join(f"`{word}`" for word in schema["enum"])
    elif "anyOf" in schema:
        yield from (f"`{one['const']}`" for one in schema["anyOf"] if "const" in one)
