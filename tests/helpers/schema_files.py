"""YAML as editors read it (1.2 core: only true/false are truth values, days are text), with the
kind of each data file, for an independent JSON Schema validator."""

import re
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from thidua.model.kinds import KINDS
from thidua.views.schemas import schema

ROOT = Path(__file__).parents[2]


class Core(yaml.SafeLoader):
    """PyYAML with the resolvers of YAML 1.2's core schema."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(null|~|)$"), ["n", "~", ""])
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^-?[0-9]+$"), list("-0123456789"))
Core.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^-?[0-9]+\.[0-9]+$"), list("-0123456789")
)
Core.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def read(path: Path) -> Any:
    """The file as JSON would hold it: keys are text."""
    return parsed(path.read_text("utf-8-sig"))


def parsed(text: str) -> Any:
    """A file's text as JSON would hold it."""
    return _keys(yaml.load(text, Core))


def _keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {_text(key): _keys(each) for key, each in value.items()}
    return [_keys(each) for each in value] if isinstance(value, list) else value


def _text(key: Any) -> str:
    return str(key).lower() if isinstance(key, bool) else str(key)


def kind_of(name: str) -> str | None:
    """The kind of a data file by its place in the data folder; None for what is no data file."""
    path = PurePosixPath(name)
    folders = {"pledges": "pledge", "ballots": "ballot"}
    if path.parent.name in folders:
        return folders[path.parent.name]
    if path.parent.parent.name == "scores":
        return "sheet"
    if path.parent.name == "thang-diem":
        return "criteria"  # a scale that blocs use
    return path.stem if path.stem in KINDS else None


def refusals(path: Path, kind: str) -> list[str]:
    """What the schema has against a file; a file that no YAML reader takes is refused by that."""
    found = Draft202012Validator(schema(kind)).iter_errors(read(path))
    return [f"{'/'.join(map(str, one.absolute_path))}: {one.message}" for one in found]
