"""The pieces of a cell that holds a rule, the figures in them, and ids as people say them, both ways:
units, offices, pledged tasks, figures that rules share."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from thidua.excel.scale.rows.codes import slug
from thidua.store.yaml.dump import flow, quote
from thidua.store.yaml.node import Node, mappings
from thidua.store.yaml.reader import parse
from thidua.text.vietnamese import bare, fold


@dataclass(frozen=True, slots=True)
class Names:
    """Id -> name of units, offices, pledged tasks, facts, kinds of period; of criteria, items and
    bands, which the conditions of bands are about."""

    units: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=dict)
    tasks: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    periods: Mapping[str, str] = field(default_factory=dict)
    criteria: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    bands: Mapping[str, str] = field(default_factory=dict)

    @property
    def scorers(self) -> Mapping[str, str]:
        """Who may score: units and offices."""
        return {**self.units, **self.offices}

    def of_scale(self, tree: Mapping[str, Node]) -> "Names":
        """The same with what a scale has names for."""
        criteria, items = dict(self.criteria), dict(self.items)
        _of_nodes(tree, criteria, items)
        return replace(
            self,
            offices={**self.offices, **named_in(tree, "offices")},
            facts={**self.facts, **named_in(tree, "facts")},
            bands={**self.bands, **named_in(tree, "bands")},
            criteria=criteria,
            items=items,
        )


def _of_nodes(node: Mapping[str, Node], criteria: dict[str, str], items: dict[str, str]) -> None:
    """Adds the names of everything below a node."""
    criteria |= named_in(node, "criteria")
    for side in ("bonus", "deduct"):
        spec = node.get(side)
        items |= named_in(spec, "items") if isinstance(spec, dict) else named_in(node, side)
    for one in mappings(node.get("criteria")):
        _of_nodes(one, criteria, items)


def named_in(tree: Mapping[str, Node], section: str) -> dict[str, str]:
    """Id -> name of the entries of a section of a scale."""
    return {
        str(one.get("id")): str(one.get("name") or one.get("id"))
        for one in mappings(tree.get(section))
    }


def found_by_name(text: str, names: Mapping[str, str]) -> str | None:
    """The only one with that id or name, marks and case aside where these fit nothing else."""
    for alike in (fold, bare):
        wanted = alike(text)
        found = [ident for ident, name in names.items() if wanted in (alike(name), alike(ident))]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def in_quotes(ident: str, names: Mapping[str, str]) -> str:
    """`“Hồ sơ”`; the id itself where it has no name of its own."""
    name = names.get(ident, "")
    usable = name and not set(name) & set("“”\n") and found_by_name(name, names) == ident
    return f"“{name}”" if usable else ident


def out_of_quotes(text: str, names: Mapping[str, str]) -> str | None:
    """The id that `“Hồ sơ”` or `ho-so` means; None where there is none."""
    said = text.strip()
    found = found_by_name(said.strip('“”"').strip(), names)
    return found or (said if re.fullmatch(r"[\w.-]+", said) else None)


NUMBER = r"-?\d+(?:[.,]\d+)?%?|-?\d+/\d+"
KEYED = re.compile(r"(?P<key>[a-z_]+)=(?P<value>.+)", re.DOTALL)
ELSE = "còn lại"


class BadPhraseError(Exception):
    """A piece of a cell that says nothing known; its text is the argument."""


def shown(value: object) -> str:
    """A figure as people type it, with a decimal comma; other texts as they are."""
    text = str(value)
    return text.replace(".", ",") if re.fullmatch(r"-?\d+\.\d+%?", text) else text


def typed(text: str) -> str:
    """A figure as the data holds it."""
    text = text.strip()
    return text.replace(",", ".") if re.fullmatch(r"-?\d+,\d+%?", text) else text


def number(text: str) -> str | None:
    """A figure in its shortest form; None for other texts."""
    small = text.strip().replace(",", ".")
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", small):
        return None
    return (small.rstrip("0").rstrip(".") if "." in small else small) or "0"


def points_typed(text: str) -> str | None:
    """A figure of points as the data holds it: `4,5`, `4 điểm`, `4đ`; None for other texts."""
    match = re.fullmatch(r"(-?\d+(?:[.,]\d+)?)\s*(?:điểm|đ)?", text.strip(), re.IGNORECASE)
    return typed(match[1]) if match else None


def is_figure(value: Node) -> bool:
    """Whether a value of the data is a figure or a share."""
    return isinstance(value, str) and re.fullmatch(NUMBER, value) is not None and "," not in value


def without_points(text: str) -> list[str]:
    """The pieces, where people type `20 điểm` or `0,5 điểm/ngày` the figure alone."""
    return [re.sub(r"(?<=\d)\s*điểm(?=$|/)", "", piece) for piece in pieces_of(text)]


def pieces_of(text: str) -> list[str]:
    """The pieces between semicolons, none inside brackets or quotes."""
    found, depth, quoted, start = [], 0, "", 0
    for n, char in enumerate(text):
        if quoted:
            escaped = quoted == '"' and (n - len(text[:n].rstrip("\\"))) % 2
            quoted = "" if char == quoted and not escaped else quoted
        elif char == "“" and "”" in text[n:]:
            quoted = "”"
        elif char == '"' or (char == "'" and (depth or text[:n].endswith("="))):
            quoted = char
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
        elif char in ";\n" and depth <= 0:
            found.append(text[start:n])
            start = n + 1
    found.append(text[start:])
    return [piece.strip() for piece in found if piece.strip()]


def flow_value(text: str, piece: str = "") -> Node:
    """A value in the data's own spelling."""
    tree, told = parse(f"value: {text}\n".encode(), "")
    if told or not isinstance(tree, dict) or "value" not in tree:
        raise BadPhraseError(piece or text)
    return tree["value"]


def own_spelling(value: Node) -> str:
    """A value as the data writes it, in quotes where its cell would take it apart."""
    text = flow(value)
    if isinstance(value, list | dict) and set("\"'“”") & set(text):
        return json.dumps(value, ensure_ascii=False)
    split = isinstance(value, str) and set(";\n“") & set(text) and not text.startswith('"')
    return quote(str(value), style='"') if split else text


def append(found: dict[str, Node], key: str, value: Node) -> None:
    """Puts something at the end of a list of a rule."""
    there = found.setdefault(key, [])
    assert isinstance(there, list)
    there.append(value)


# -- figures that a rule compares with -------------------------------------------------------------

_OF_BLOC = {
    "bloc:mean": "mức trung bình của khối",
    "bloc:median": "mức trung vị của khối",
    "bloc:max": "mức cao nhất của khối",
    "bloc:min": "mức thấp nhất của khối",
    "entered": "ghi kèm",
}
_PLEDGED = "đã đăng ký"


def bound_words(value: Node, names: Names) -> str | None:
    """A figure, that of the bloc, or a target, as people say it; None where there are no words."""
    if not isinstance(value, str):
        return None
    if value.startswith("pledge:"):
        return f"{_PLEDGED} {in_quotes(value.removeprefix('pledge:').strip(), names.tasks)}"
    return _OF_BLOC.get(value) or (shown(value) if is_figure(value) else None)


def bound_typed(text: str, names: Names) -> str | None:
    """The other way; None where the words are none of these."""
    text = text.strip()
    if text.casefold().startswith(_PLEDGED):
        said = text[len(_PLEDGED) :]
        task = out_of_quotes(said, names.tasks)
        if task is None and not names.tasks and re.fullmatch(r"\s*“[^”]+”", said):
            task = slug(said)  # before the first pledge: its form asks for this task
        return f"pledge:{task}" if task else None
    for value, words in _OF_BLOC.items():
        if text.casefold() in (words, value, words.removesuffix(" của khối")):
            return value
    known = re.fullmatch(rf"{NUMBER}|pledge:[\w.-]+", text)
    return typed(text) if known else None
