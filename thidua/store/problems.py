"""Pydantic's errors as our diagnostics: by path in the file, with a breadcrumb of people's names."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from thidua.diagnostics.diagnostic import Diagnostic, Path, Word
from thidua.words.suggest import nearest

_SHAPES = {
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "dict_type": "mapping",
    "mapping_type": "mapping",
    "tuple_type": "list",
    "list_type": "list",
    "string_type": "text",
}


def problems_of(
    error: ValidationError, model: type[BaseModel], tree: Any, file: str, crumb: tuple[str, ...]
) -> list[Diagnostic]:
    """One diagnostic for each error of one file."""
    return [_problem(one, model, tree, file, crumb) for one in error.errors(include_url=False)]


def _problem(
    error: Mapping[str, Any],
    model: type[BaseModel],
    tree: Any,
    file: str,
    crumb: tuple[str, ...],
) -> Diagnostic:
    kind, found = error["type"], error.get("input")
    path, rest = _real_path(tree, error["loc"])
    where = (*crumb, *_names(tree, path))
    if kind == "extra_forbidden":
        key = str(error["loc"][-1])
        args = {"key": key}
        better = nearest(key, _known_keys(model))
        if better:
            args["better"] = better
        path = (*path, key) if not path or path[-1] != key else path
        return Diagnostic("TD120", file, path, "key", args, "nearest" if better else "", where)
    if kind == "missing":
        key = str(rest[-1] if rest else error["loc"][-1])
        return Diagnostic("TD121", file, path, "key", {"key": key}, where=where)
    if kind.startswith("TD"):
        return _ours(error, file, path, where)
    expected = Word(f"shape.{_SHAPES.get(kind, 'text')}")
    if found is None:
        return Diagnostic("TD123", file, path, args={"expected": expected}, where=where)
    shape = "text" if isinstance(found, str) else "list" if isinstance(found, list) else "mapping"
    args_found = {"expected": expected, "found": Word(f"shape.{shape}")}
    return Diagnostic("TD122", file, path, args=args_found, where=where)


def _ours(error: Mapping[str, Any], file: str, path: Path, where: tuple[str, ...]) -> Diagnostic:
    context = dict(error.get("ctx", {}))
    variant = str(context.pop("variant", ""))
    context.pop("code", None)
    code = error["type"]
    if code == "TD121":
        return Diagnostic(code, file, path, "key", {"key": str(context["key"])}, where=where)
    at: Any = "key" if path and code == "TD135" and "[key]" in map(str, error["loc"]) else "value"
    return Diagnostic(code, file, path, at, shown(context), variant, where)


def shown(context: Mapping[str, Any]) -> dict[str, str | Word]:
    """An error's arguments: kinds of value are said in the reader's language."""
    return {
        key: Word(f"shape.{value}")
        if key == "expected" or (key == "found" and value in ("list", "mapping"))
        else str(value)
        for key, value in context.items()
    }


def _real_path(tree: Any, loc: tuple[Any, ...]) -> tuple[Path, list[Any]]:
    """The part of a location that exists in the file; tags and spelled-out parts are skipped."""
    here, path, rest = tree, [], []
    for step in loc:
        if (isinstance(here, dict) and step in here) or (
            isinstance(here, list) and isinstance(step, int) and step < len(here)
        ):
            here = here[step]
            path.append(step)
            rest = []
        else:
            rest.append(step)
    return tuple(path), rest


def _names(tree: Any, path: Path) -> Iterator[str]:
    """What a person calls the things on the way: a list's element by its name or id."""
    here = tree
    for step in path:
        here = here[step]
        if isinstance(step, int) and isinstance(here, dict):
            name = here.get("name") or here.get("id") or here.get("unit") or here.get("year")
            code = here.get("id")
            if isinstance(name, str):
                yield f"{code} “{name}”" if isinstance(code, str) and code != name else name
                continue
        if isinstance(step, str):
            yield step


@cache
def _known_keys(model: type[BaseModel]) -> tuple[str, ...]:
    """Every key that a file of this kind may hold somewhere."""
    keys: dict[str, None] = {}
    seen: set[type[BaseModel]] = set()

    def visit(one: type[BaseModel]) -> None:
        if one in seen:
            return
        seen.add(one)
        for name, field in one.model_fields.items():
            keys[field.alias or name] = None
            follow(field.annotation)

    def follow(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            visit(annotation)
        for part in getattr(annotation, "__args__", ()):
            follow(part)

    visit(model)
    return tuple(keys)
