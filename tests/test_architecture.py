"""The way through the house is one way: imports go down the floors, read with `ast`.

Source: docs/architecture.md. Imports inside functions and under TYPE_CHECKING count, too.
"""

import ast
import importlib
import inspect
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "thidua"
FLOORS = {
    "text": 0,
    "words": 0,
    "diagnostics": 0,
    "model": 1,
    "rules": 1,
    "bloc": 2,
    "store": 3,
    "views": 3,
    "letters": 3,
    "year": 4,
    "render": 5,
    "excel": 5,
    "manual": 5,
    "cli": 6,
}
# Which rooms of one floor may look into which other.
BESIDE = {
    ("rules", "model"),
    ("model", "rules"),
    ("diagnostics", "words"),
    ("diagnostics", "text"),
    ("text", "words"),
    ("letters", "views"),
}
TOO_LONG = 500
MOST_MODULES = 40


@cache
def modules() -> Sequence[Path]:
    return sorted(ROOT.rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> Sequence[ast.AST]:
    return [*ast.walk(parsed(path))]


@pytest.fixture(scope="module", autouse=True)
def _let_go_afterwards() -> Iterator[None]:
    """The trees of all modules are some hundred megabytes."""
    yield
    nodes.cache_clear()
    parsed.cache_clear()


@cache
def imported(path: Path) -> Sequence[str]:
    """Every module of thidua that a file names in an import, anywhere in it."""
    return [*_imported(path)]


def _imported(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("thidua"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("thidua"):
            assert node.level == 0, f"{path}: relative import"
            yield str(node.module)
            for name in node.names:
                if (ROOT.parent / str(node.module).replace(".", "/") / f"{name.name}.py").exists():
                    yield f"{node.module}.{name.name}"


def lines_of(path: Path, found: Callable[[ast.AST], bool]) -> list[str]:
    """Where a module has what is looked for."""
    return [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        for node in nodes(path)
        if found(node)
    ]


def room(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return parts[0] if len(parts) > 1 else ""


def test_every_module_is_seen() -> None:
    """The floors hold every module: a new package has to be given its floor."""
    below = {Path(folder, name) for folder, _, names in os.walk(ROOT) for name in names}
    assert {path for path in below if path.suffix == ".py"} == set(modules())
    assert {room(path) for path in modules()} - {""} == set(FLOORS)


def test_imports_go_down() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} may not import {name}"
        for path in modules()
        if room(path)  # __init__ and __main__ stand above the floors
        for name in imported(path)
        if "." in name and not _may_import(room(path), name.split(".")[1])  # else the version
    ]
    assert wrong == []


def _may_import(here: str, there: str) -> bool:
    return there == here or FLOORS[there] < FLOORS[here] or (here, there) in BESIDE


def graph() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in modules():
        name = ".".join(path.relative_to(ROOT.parent).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = set(imported(path))
    return {name: {one for one in to if one in found} - {name} for name, to in found.items()}


def test_there_is_no_cycle() -> None:
    """Kahn's way: modules that import nothing left are taken away until none is left."""
    left = {
        name: {one for one in to if not name.startswith(one + ".")} for name, to in graph().items()
    }
    while free := [name for name, to in left.items() if not to]:
        left = {name: to - set(free) for name, to in left.items() if name not in free}
    assert not left, f"in or behind a cycle: {sorted(left)}"


def test_modules_stay_small() -> None:
    long = [
        str(path.relative_to(ROOT))
        for path in modules()
        if "words" not in path.parts and not path.stem.startswith("td")  # catalogues
        if path.read_text(encoding="utf-8").count("\n") > TOO_LONG
    ]
    assert long == []


def test_the_first_line_says_what_a_module_is_for() -> None:
    assert [str(one) for one in modules() if not ast.get_docstring(parsed(one))] == []


def test_the_inner_floors_read_no_clock_file_or_environment() -> None:
    """Models, computation, rules and reports are functions of what they are given."""
    inner = [p for p in modules() if room(p) in ("model", "rules", "bloc", "views", "letters")]
    assert [line for path in inner for line in lines_of(path, _asks_around)] == []


def _asks_around(node: ast.AST) -> bool:
    """Whether it reads what is not given, or holds a float."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in ("open", "print", "input")
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        asked = f"{getattr(node.func.value, 'id', '')}.{node.func.attr}"
        return asked in ("date.today", "datetime.now", "os.getenv")
    if isinstance(node, ast.Attribute):
        return node.attr in ("environ", "argv")
    return isinstance(node, ast.Constant) and isinstance(node.value, float)


def test_files_become_a_bloc_in_one_place() -> None:
    """Every command, form and letter asks a Bloc; only it (and its guard) loads files."""
    using = [
        path.relative_to(ROOT).as_posix()
        for path in modules()
        if re.search(r"\bload_book\(", path.read_text(encoding="utf-8"))
    ]
    assert using == ["store/guard.py", "store/loading.py", "year/bloc.py"]


def test_models_are_pydantics_own() -> None:
    """One set of Pydantic models is both file format and domain: no layer of our own between."""
    from pydantic import BaseModel

    for path in modules():
        if room(path) != "model":
            continue
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        module = importlib.import_module(".".join(parts).removesuffix(".__init__"))
        for name, found in vars(module).items():
            if (
                isinstance(found, type)
                and found.__module__ == module.__name__
                and "Field(" in (inspect.getsource(found))
            ):
                assert issubclass(found, BaseModel), f"{module.__name__}.{name}"


def test_no_comprehension_hides_a_name_of_its_module() -> None:
    """Python 3.12.0 and 3.12.1 take the module's name for unbound in the next one (PEP 709)."""
    hidden = {str(path.relative_to(ROOT)): _hidden_in(parsed(path)) for path in modules()}
    assert {path: names for path, names in hidden.items() if names} == {}


def _hidden_in(tree: ast.Module) -> set[str]:
    named = {one.name for one in tree.body if isinstance(one, ast.FunctionDef | ast.ClassDef)}
    for one in tree.body:
        if isinstance(one, ast.Import | ast.ImportFrom):
            named |= {each.asname or each.name for each in one.names}
    hidden = {
        name.id
        for one in ast.walk(tree)
        if isinstance(one, ast.ListComp | ast.SetComp | ast.DictComp)
        for each in one.generators
        for name in ast.walk(each.target)
        if isinstance(name, ast.Name)
    }
    return hidden & named


def test_no_folder_has_more_modules_than_a_person_overlooks() -> None:
    folders = Counter(path.parent.relative_to(ROOT) for path in modules())
    assert {str(one): n for one, n in folders.items() if n > MOST_MODULES} == {}


def test_a_class_has_a_name_of_its_own() -> None:
    """What two classes are called tells them apart. The types of a command's JSON are called as
    what they tell of."""
    named: dict[str, list[str]] = {}
    for path in modules():
        if "outputs" in path.parts:
            continue
        for node in nodes(path):
            if isinstance(node, ast.ClassDef):
                named.setdefault(node.name, []).append(str(path.relative_to(ROOT)))
    assert {name: where for name, where in named.items() if len(where) > 1} == {}


def told_apart(path: Path) -> Iterator[int]:
    """The lines on which somebody else's kind is compared, or switched on."""
    for node in nodes(path):
        sides: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.Match):
            sides = [node.subject]
        for one in sides:
            if isinstance(one, ast.Attribute) and one.attr == "kind":
                own = isinstance(one.value, ast.Name) and one.value.id == "self"
                yield from () if own else (one.lineno,)


def test_a_kind_is_asked_and_not_told_apart() -> None:
    found = {str(path.relative_to(ROOT)): [*told_apart(path)] for path in modules()}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_where_a_type_is_known_it_is_said() -> None:
    said = ("text", "words", "diagnostics", "rules", "bloc", "views", "letters", "year", "render")
    sure = [path for path in modules() if room(path) in said]
    assert [line for path in sure for line in lines_of(path, _is_any)] == []


def _is_any(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "Any"
