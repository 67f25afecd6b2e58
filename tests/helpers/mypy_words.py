"""A plugin of mypy: the named arguments of every diagnostic and of every text are checked.

Words stand in one place, `{name}` marks where an argument goes, and nothing repeats those names.
So that a call can't forget one, misspell one or hand over one that nobody reads, mypy reads them
here: `Diagnostic("TD203", args={...})`, `problem("TD203", max=...)` and every other call that names
a code, and `say(lang, "score.title", year=...)`. What can't be read where the call stands (an
argument that came from elsewhere) is left alone.
"""

import ast
import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mypy.plugin import FunctionContext, MethodContext, Plugin, ReportConfigContext
from mypy.types import Type

import thidua
from thidua.diagnostics.diagnostic import all_codes, code
from thidua.words import area_words, has

Context = FunctionContext | MethodContext

_CODE = re.compile(r"TD[0-9]{3}")
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([a-z_][a-z0-9_]*)(?:[:.!][^{}]*)?\}")


class Named(NamedTuple):
    """The arguments that a call hands over: those that it always does and those that it may; `all`:
    nothing else comes from a place that can't be read here."""

    always: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()
    all: bool = True

    def plus(self, other: "Named") -> "Named":
        """Both together."""
        return Named(
            self.always | other.always, self.perhaps | other.perhaps, self.all and other.all
        )

    def otherwise(self, other: "Named") -> "Named":
        """One of the two."""
        return Named(
            self.always & other.always, self.perhaps | other.perhaps, self.all and other.all
        )


UNREAD = Named(all=False)

WHOLE = (
    "thidua.diagnostics.diagnostic.Diagnostic",
    "thidua.diagnostics.diagnostic.Spot.told",
    "thidua.model.scalars.problem",
    "thidua.rules.base.Flaw",
)
"""What is given every argument of a diagnostic. Other functions that take a code may add some."""


def plugin(version: str) -> type[Plugin]:
    """What mypy asks a plugin's file for."""
    return WordsPlugin


class WordsPlugin(Plugin):
    """Looks at each call in the package."""

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """`say`, and every function that is given a code."""
        if fullname == "thidua.words.say":
            return _said
        if fullname in WHOLE:
            return _told_whole
        return _told if fullname.startswith("thidua.") else None

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        """Methods that are given a code."""
        if fullname in WHOLE:
            return _told_whole
        return _told if fullname.startswith("thidua.") else None

    def report_config_data(self, ctx: ReportConfigContext) -> str:
        """Changed words have every module looked at again."""
        return _fingerprint()


@cache
def _fingerprint() -> str:
    digest = hashlib.sha256()
    base = Path(thidua.__file__).parent
    for file in sorted([*base.glob("words/*.py"), *base.glob("diagnostics/td*.py")]):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def placeholders(text: str) -> frozenset[str]:
    """The names of the arguments that a text shows."""
    return frozenset(found[1] for found in _PLACEHOLDER.finditer(text) if found[1])


def shown_by_code(number: str, variant: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """The arguments that one wording of a code shows, and those that any of its wordings does.
    `variant` None: it is not known which wording."""
    words = code(number).words
    every = frozenset[str]().union(*(placeholders(vi + en) for vi, en in words.values()))
    if variant is None:
        return frozenset(), every
    shown: frozenset[str] = frozenset()
    for part in ("message", "hint"):
        texts = words.get(f"{part}.{variant}") if variant else None
        shown |= placeholders("".join(texts or words.get(part, ("", ""))))
    return shown, every


def _said(ctx: FunctionContext) -> Type:
    """`say(lang, "area.key", name=value, ...)`."""
    written = _written(ctx)
    key = _string(written.call.args[1]) if written and len(written.call.args) > 1 else None
    if written is None or key is None:
        return ctx.default_return_type
    area, _, name = key.partition(".")
    if not _there(key):
        ctx.api.fail(f'no text "{key}" in the catalogue', ctx.context)
        return ctx.default_return_type
    shown = placeholders("".join(area_words(area)[name]))
    _compare(ctx, key, written.keywords(frozenset()), shown, shown)
    return ctx.default_return_type


def _there(key: str) -> bool:
    try:
        return has(key)
    except ImportError:
        return False


def _told_whole(ctx: Context) -> Type:
    return _told(ctx, whole=True)


def _told(ctx: Context, whole: bool = False) -> Type:
    """Any call with the number of a diagnostic among its arguments."""
    written = _written(ctx)
    passed = _passed(ctx, written.call) if written else {}
    numbers = [text for one in passed.values() if _CODE.fullmatch(text := _string(one) or "")]
    if written is None or len(numbers) != 1:
        return ctx.default_return_type
    number = numbers[0]
    formals = frozenset(name for name in ctx.callee_arg_names if name)
    if number not in _codes():
        ctx.api.fail(f"no diagnostic {number}", ctx.context)
        return ctx.default_return_type
    if "args" in formals and not _takes_any_keyword(ctx):
        given = written.keys(passed["args"]) if "args" in passed else Named()
    elif _takes_any_keyword(ctx):
        given = written.keywords(formals)
    else:
        return ctx.default_return_type
    variant = _string(passed["variant"]) if "variant" in passed else ""
    shown, every = shown_by_code(number, variant)
    _compare(ctx, number, given, shown if whole else frozenset(), every)
    return ctx.default_return_type


def _compare(
    ctx: Context, what: str, given: Named, shown: frozenset[str], every: frozenset[str]
) -> None:
    missing = sorted(shown - given.perhaps) if given.all else []
    unread = sorted(given.always - every)
    if missing:
        ctx.api.fail(f"{what} shows {', '.join(missing)}, which is not given", ctx.context)
    if unread:
        ctx.api.fail(f"{what} shows no {', '.join(unread)}", ctx.context)


@cache
def _codes() -> frozenset[str]:
    return frozenset(all_codes())


def _string(one: ast.expr) -> str | None:
    return one.value if isinstance(one, ast.Constant) and isinstance(one.value, str) else None


def _takes_any_keyword(ctx: Context) -> bool:
    """Whether the call hands over a keyword that is no parameter's own name."""
    return any(
        name is not None and name != formal
        for formal, names in zip(ctx.callee_arg_names, ctx.arg_names, strict=True)
        for name in names
    )


def _passed(ctx: Context, call: ast.Call) -> dict[str, ast.expr]:
    """What each parameter of the callee is given, as it is written."""
    at = {(one.lineno, one.col_offset): one for one in call.args}
    at |= {(one.value.lineno, one.value.col_offset): one.value for one in call.keywords}
    return {
        name: at[formal[0].line, formal[0].column]
        for name, formal in zip(ctx.callee_arg_names, ctx.args, strict=True)
        if name and formal and (formal[0].line, formal[0].column) in at
    }


class Written(NamedTuple):
    """A call in its source, and the function that it stands in (None: in none)."""

    call: ast.Call
    function: ast.FunctionDef | None

    def keywords(self, formals: frozenset[str]) -> Named:
        """The keywords that are no parameter's own name."""
        given = Named()
        for one in self.call.keywords:
            if one.arg is None:
                given = given.plus(self.keys(one.value))
            elif one.arg not in formals:
                given = given.plus(Named(frozenset([one.arg]), frozenset([one.arg])))
        return given

    def keys(self, value: ast.expr) -> Named:
        """The keys of a mapping as it is written here or earlier in the same function."""
        if isinstance(value, ast.Dict):
            given = Named()
            for key, item in zip(value.keys, value.values, strict=True):
                name = _string(key) if key else None
                if key is None:
                    given = given.plus(self.keys(item))
                elif name is None:
                    given = given.plus(UNREAD)
                else:
                    given = given.plus(Named(frozenset([name]), frozenset([name])))
            return given
        if isinstance(value, ast.BinOp) and isinstance(value.op, ast.BitOr):
            return self.keys(value.left).plus(self.keys(value.right))
        if isinstance(value, ast.IfExp):
            return self.keys(value.body).otherwise(self.keys(value.orelse))
        if isinstance(value, ast.Name) and self.function is not None:
            return self._named(value.id, self.function)
        return UNREAD

    def _named(self, name: str, function: ast.FunctionDef) -> Named:
        """What a local name holds, put together from all that the function does to it."""
        values: list[Named] = []
        given = Named()
        seen = 0
        for one in ast.walk(function):
            seen += isinstance(one, ast.Name) and one.id == name and isinstance(one.ctx, ast.Store)
            if isinstance(one, ast.Assign | ast.AnnAssign):
                targets = one.targets if isinstance(one, ast.Assign) else [one.target]
                for target in targets:
                    if _is(target, name) and one.value is not None:
                        seen -= 1
                        values.append(self._unless(name, one.value))
                    elif isinstance(target, ast.Subscript) and _is(target.value, name):
                        key = _string(target.slice)
                        given = given.plus(UNREAD if key is None else _perhaps(key))
            elif isinstance(one, ast.AugAssign) and _is(one.target, name):
                seen -= 1
                given = given.plus(self._unless(name, one.value))
        if not values or seen:
            return UNREAD
        held = values[0]
        for other in values[1:]:
            held = held.otherwise(other)
        return Named(held.always, held.perhaps | given.perhaps, held.all and given.all)

    def _unless(self, name: str, value: ast.expr) -> Named:
        """The keys of a value, unless it is made from the very name that is asked for."""
        if any(isinstance(one, ast.Name) and one.id == name for one in ast.walk(value)):
            return UNREAD
        return self.keys(value)


def _perhaps(key: str) -> Named:
    return Named(frozenset(), frozenset([key]))


def _is(one: ast.expr, name: str) -> bool:
    return isinstance(one, ast.Name) and one.id == name


def _written(ctx: Context) -> Written | None:
    one = ctx.context
    place = (one.line, one.column, one.end_line, one.end_column)
    return _calls(str(getattr(ctx.api, "path", ""))).get(place)


@cache
def _calls(path: str) -> dict[tuple[int, int, int | None, int | None], Written]:
    """Every call of a file by where it begins and ends."""
    found: dict[tuple[int, int, int | None, int | None], Written] = {}

    def visit(node: ast.AST, function: ast.FunctionDef | None) -> None:
        if isinstance(node, ast.FunctionDef):
            function = node
        if isinstance(node, ast.Call):
            place = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
            found[place] = Written(node, function)
        for child in ast.iter_child_nodes(node):
            visit(child, function)

    if path.endswith(".py"):
        visit(ast.parse(Path(path).read_text("utf-8")), None)
    return found
