"""Pydantic's errors as our diagnostics: by path in the file, with a breadcrumb of names."""

import re
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Literal, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from thidua.diagnostics.diagnostic import Diagnostic, Path, Word
from thidua.model.base import Model
from thidua.model.scalars import arguments
from thidua.store.yaml.node import MAX_PROBLEMS, Node, node_at
from thidua.text.suggest import nearest

_ENTRY = re.compile(r"(?P<key>[^\s:,/]+):(?P<value>[^\s/\\].*)")
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
    error: ValidationError, model: type[BaseModel], tree: Node, file: str, crumb: tuple[str, ...]
) -> list[Diagnostic]:
    """One diagnostic for each error of one file: of the first hundred, then how many more there
    are (TD813)."""
    errors = error.errors(include_url=False, include_context=True)
    found = [_problem(one, model, tree, file, crumb) for one in errors[:MAX_PROBLEMS]]
    return found + more_problems(file, len(errors) - MAX_PROBLEMS)


def more_problems(file: str, count: int) -> list[Diagnostic]:
    """That a file has more problems than are told."""
    if count <= 0:
        return []
    return [Diagnostic("TD813", file, at="file", args={"n": str(count), "most": str(MAX_PROBLEMS)})]


def _problem(
    error: ErrorDetails,
    model: type[BaseModel],
    tree: Node,
    file: str,
    crumb: tuple[str, ...],
) -> Diagnostic:
    kind, found = error["type"], error.get("input")
    path, rest = _real_path(tree, error["loc"])
    where = (*crumb, *names_on(tree, path))
    if kind == "extra_forbidden":
        key = str(error["loc"][-1])
        if key in getattr(model, "of_used", ()) and len(path) == 1:
            return Diagnostic("TD141", file, path, at="key", args={"key": key}, where=where)
        known = _keys_at(model, error["loc"][:-1])
        args = {"key": key, "allowed": ", ".join(known)}
        wrong = Diagnostic("TD120", file, path, at="key", args=args, where=where)
        return wrong.nearest(nearest(key, known))
    if kind == "missing":
        key = str(rest[-1] if rest else error["loc"][-1])
        return Diagnostic("TD121", file, path, at="key", args={"key": key}, where=where)
    if kind.startswith("TD"):
        return _ours(error, tree, file, path, where)
    wanted = _SHAPES.get(kind, "text")
    expected = Word(f"shape.{wanted}")
    if found is None:
        args_empty = {"expected": expected}
        return Diagnostic("TD123", file, path, args=args_empty, variant=wanted, where=where)
    shape = "text" if isinstance(found, str) else "list" if isinstance(found, list) else "mapping"
    args_found: dict[str, str | Word] = {
        "expected": expected,
        "found": Word(f"shape.{shape}"),
    }
    variant = _shape_variant(wanted, shape, path)
    if variant == "list_of_one":
        args_found["better"] = f"[{found}]"
    told = Diagnostic("TD122", file, path, args=args_found, variant=variant, where=where)
    return _glued(told, found)


def _glued(one: Diagnostic, found: object) -> Diagnostic:
    """Where a group of keys is wanted, and the text there is keys without a blank after the colon:
    `1.1:3`."""
    if not one.variant.startswith("mapping") or not isinstance(found, str):
        return one
    words = found.split(" ")
    more = next((n for n, word in enumerate(words) if n and _ENTRY.fullmatch(word)), len(words))
    entry = _ENTRY.fullmatch(" ".join(words[:more]))
    if entry is None:
        return one
    args = {"found": entry[0], "fix": f"{entry['key']}: {entry['value']}"}
    return one._replace(args=args, variant="blank")


def _shape_variant(wanted: str, shape: str, path: Path) -> str:
    """Which wording tells best how to write the wanted shape."""
    if wanted == "mapping":
        if not path:
            return "mapping_root"
        return "mapping_element" if isinstance(path[-1], int) else wanted
    if wanted == "list":
        return {"text": "list_of_one", "mapping": "list_of_groups"}.get(shape, wanted)
    return wanted


def _ours(
    error: ErrorDetails, tree: Node, file: str, path: Path, where: tuple[str, ...]
) -> Diagnostic:
    args, variant = arguments(error.get("ctx"))
    code = error["type"]
    if code == "TD138" and variant == "negative":
        variant = _sign_hint(path)
        args["better"] = str(args.get("found", "")).lstrip("- ")
    if code == "TD121":
        return Diagnostic(code, file, path, at="key", args=args, variant=variant, where=where)
    if code == "TD137" and isinstance(found := node_at(tree, path), dict):
        path = (*path, *(key for key in ("kind",) if found.get(key) == args.get("found")))
    at: Literal["key", "value"] = (
        "key" if path and code == "TD135" and "[key]" in map(str, error["loc"]) else "value"
    )
    told = Diagnostic(code, file, path, at=at, args=args, variant=variant, where=where)
    return _glued(told, error.get("input")) if code == "TD122" else told


AMOUNTS = ("each", "points", "cap", "first", "each_day")


def _sign_hint(path: Path) -> str:
    """What to say of a number under 0. Taking its sign away is right only where the place itself
    means taking off; elsewhere it would turn a rule into its opposite."""
    if not path or path[-1] not in AMOUNTS:
        return "negative"
    if "deduct" in path or "late" in path:
        return "negative_deduct"
    if "bonus" in path:
        return "negative_bonus"
    return "negative_rule" if "rule" in path else "negative"


def _real_path(tree: Node, loc: Path) -> tuple[Path, Path]:
    """The part of a location that exists in the file; tags and spelled-out parts are skipped."""
    path: Path = ()
    rest: Path = ()
    for step in loc:
        try:
            tree = node_at(tree, (step,))
        except KeyError:
            rest = (*rest, step)
        else:
            path, rest = (*path, step), ()
    return path, rest


def names_on(tree: Node, path: Path) -> Iterator[str]:
    """What a person calls the things on the way: a list's element by its name or id. The last key
    is left out, since the caret stands at it, and so are the keys of lists."""
    here = tree
    for step, following in zip(path, (*path[1:], None), strict=False):
        here = node_at(here, (step,))
        if isinstance(step, int) and isinstance(here, dict):
            name = here.get("name") or here.get("id") or here.get("unit") or here.get("year")
            code = here.get("id")
            if isinstance(name, str):
                yield f"{code} “{name}”" if isinstance(code, str) and code != name else name
                continue
        if isinstance(step, str) and isinstance(following, str) and following != "items":
            yield step


def _keys_at(model: type[BaseModel], loc: Path) -> tuple[str, ...]:
    """The keys that the mapping at a location may hold."""
    here: list[object] = [model]
    for step in loc:
        here = [inner for one in here for inner in _inside(one, step)] or here
    models = [one for one in here if _is_model(one)]
    keys = [f.alias or name for one in models for name, f in one.model_fields.items()]
    # What every mapping may carry is said last: it is rarely what was meant.
    return tuple(sorted(dict.fromkeys(keys), key=lambda key: key in Model.model_fields))


def _inside(one: object, step: str | int) -> Iterator[object]:
    """The models at one step below a model or an annotation; the tag of a union picks its model."""
    if _is_model(one):
        for name, field in one.model_fields.items():
            if step in (name, field.alias):
                yield from _parts(field.annotation)
            elif name == "kind" and step in get_args(field.annotation):
                yield one
    elif isinstance(step, int) or get_origin(one) is dict:
        yield from (part for inner in get_args(one) for part in _parts(inner))


def _parts(annotation: object) -> Iterator[object]:
    """What an annotation may be: the members of a union, without its marks."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        for inner in get_args(annotation):
            yield from _parts(inner)
    elif origin is Annotated:
        yield from _parts(get_args(annotation)[0])
    else:
        yield annotation


def _is_model(one: object) -> TypeGuard[type[BaseModel]]:
    return isinstance(one, type) and issubclass(one, BaseModel)
