"""Does what a hint says, as a program can: types the text that it names, where it points.

A hint is read by its English words (`steps`). What stands in the place of `{better}`, `{fix}` and
their kind is typed over what was found; what follows `like` or `such as` is an example, which is
typed, too; `write key: value` puts an entry where that key may stand; `delete this line` deletes
it; a file that has the wrong name is renamed. What else a hint says, only a person can do.
"""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, Literal, NamedTuple

import yaml

from thidua.diagnostics.diagnostic import Diagnostic, code

How = Literal["type", "put", "delete", "rename"]
TYPED = ("better", "fix", "other", "likely", "now", "kept")
"""Placeholders that hold what is to be typed."""
_BRACES = r"\{\{.*?\}\}+|\[[^\]]*\]"
_EXAMPLE = re.compile(rf"\b(?:like|such as) (?P<text>(?:[a-z_]+: |-o )?(?:{_BRACES}|[^\s,;)]+))")
_PUT = re.compile(
    rf"\b(?:write|add|say|says)(?: one:)? (?P<text>[a-z_]+: (?:{_BRACES}|\{{\w+\}}|[^\s,;({{\[]+))"
    r"(?=$|[,;) ])(?: in (?P<file>[a-z]+\.yaml))?"
)
_DELETE = re.compile(r"(?<!required, )\b(?:delete|remove) (?:this|the) (?:line|key)\b(?! -)")
_OPEN = re.compile(r"\.\.|<|the reason|^- |^-$")
"""Marks of what only a person can fill in."""


class Step(NamedTuple):
    """One thing that a hint says to do, the text to do it with, the file if it is another."""

    how: How
    text: str = ""
    file: str = ""


def steps(found: Diagnostic) -> Iterator[Step]:
    """What a hint says that a program can do, each by itself."""
    of_code = code(found.code).words
    words = (of_code.get(f"hint.{found.variant}") or of_code.get("hint", ("", "")))[1]
    names = [one for one in TYPED if re.search(rf"(?<!\{{)\{{{one}\}}", words)]
    for name in names:
        yield Step("rename" if name == "kept" or found.at == "file" else "type", found.args[name])  # type: ignore[arg-type]
    if not names and found.at != "file":
        for one in _texts("type", _EXAMPLE, words, found):
            other = re.match(r"([a-z_]+): ", one.text)
            elsewhere = other and found.path and other[1] not in found.path
            yield one._replace(how="put") if elsewhere else one
    yield from _texts("put", _PUT, words, found)
    if _DELETE.search(words):
        yield Step("delete")


def _texts(how: How, pattern: re.Pattern[str], words: str, found: Diagnostic) -> Iterator[Step]:
    for one in pattern.finditer(words):
        if _OPEN.search(one["text"]) or any(f"{{{name}}}" in one[0] for name in TYPED):
            continue
        text = re.sub(r"(?<!\{)\{(\w+)\}", lambda name: str(found.args[name[1]]), one["text"])
        text = text.replace("{{", "{").replace("}}", "}")
        scale = "criteria.yaml" if "the scale says" in one[0] or "to the scale" in words else ""
        yield Step(how, text, one.groupdict().get("file") or scale)


def after(step: Step, found: Diagnostic, text: str) -> list[str]:
    """The file's text after a step; several, where the hint leaves open where an entry goes."""
    if step.how == "type":
        return [typed(step.text, found, text)]
    if step.how == "delete" and not found.path:
        assert found.span is not None
        lines = text.splitlines(keepends=True)
        return ["".join(lines[: found.span.line - 1] + lines[found.span.end_line :])]
    tree = yaml.load(text, yaml.BaseLoader)
    if step.how == "delete":
        del _trail(tree, found)[len(found.path) - 1][found.path[-1]]
        return [_dumped(tree)]
    entry = yaml.load(step.text, yaml.BaseLoader)
    mappings = [one for one in _trail(tree, found) if isinstance(one, dict)]
    if step.file == "criteria.yaml":
        mappings = [one for one in _all(tree) if one.get("id") == str(found.path[1])]
    elif step.file:
        mappings = [tree]
    texts = []
    mappings.reverse()  # beside what is shown first, where the key stands already before all
    for one in sorted(mappings, key=lambda one: not entry.keys() & one.keys()):
        before = dict(one)
        one.update(entry)
        texts.append(_dumped(tree))
        one.clear()
        one.update(before)
    return texts


def typed(value: str, found: Diagnostic, text: str) -> str:
    """The text with a value in the place that the diagnostic points at.

    An entry, `key: value`, goes where that key stands; what the message says was found is
    replaced where it is only a part of the place, or only begins in it.
    """
    start, end = place(found, text)
    line = text.rfind("\n", 0, start) + 1
    key = re.match(r"[\w.-]+:(?= |$)", value)
    at = re.compile(rf"(?<![\w-]){re.escape(key[0])}").search(text, line) if key else None
    if at is not None and at.start() <= end:
        return text[: at.start()] + value + text[_end_of_entry(text, line, at.start()) :]
    bare = value.strip("'\"")
    whole = bare if bare != value else ""  # quotes go around all of a value, which ends further on
    for what in (whole, *(str(found.args.get(one, "")) for one in ("found", "id", "name"))):
        there = re.compile(rf"(?<!\w){re.escape(what)}(?!\w)").search(text, line) if what else None
        if there and there.start() <= end and there[0] != text[start:end]:
            return text[: there.start()] + value + text[there.end() :]
    return text[:start] + value + text[end:]


def place(found: Diagnostic, text: str) -> tuple[int, int]:
    """Where the diagnostic points, counted in characters from the beginning of the file."""
    span = found.span
    assert span is not None
    starts = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
    return starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1


def _end_of_entry(text: str, line: int, start: int) -> int:
    """Where the entry ends that begins at `start`: with its line or, in braces, before the next."""
    before = text[line:start]
    in_braces = before.count("{") > before.count("}")
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] in "{[") - (text[at] in "}]")
        if depth < 0 or text[at] == "\n" or (in_braces and not depth and text[at] == ","):
            return at
    return len(text)


def _trail(tree: Any, found: Diagnostic) -> list[Any]:
    """The tree and what lies in it on the way to the diagnostic's place."""
    trail = [tree]
    for step in found.path:
        try:
            trail.append(trail[-1][step if isinstance(step, int) else str(step)])
        except (KeyError, IndexError, TypeError):
            break
    return trail


def _all(tree: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a tree."""
    if isinstance(tree, dict):
        yield tree
    for one in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _all(one)


def _dumped(tree: Any) -> str:
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=1000)
