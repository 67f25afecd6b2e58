"""A new term at the end of leadership.yaml, every byte that is there kept."""

from difflib import unified_diff

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.units import Term
from thidua.store.yaml.dump import dump
from thidua.store.yaml.reader import Node
from thidua.store.yaml.splice import append_item


def term_node(term: Term) -> dict[str, Node]:
    """The term as it is written: what is not known is left out."""
    node: dict[str, Node] = {"year": str(term.year)}
    if term.leader is not None:
        node["leader"] = term.leader
    if term.deputies is not None:
        node["deputies"] = list(term.deputies)
    if term.chosen is not None:
        node["chosen"] = term.chosen
    if term.on is not None:
        node["on"] = term.on.isoformat()
    return node


def with_term(
    raw: bytes | None, term: Term, file: str, head: tuple[str, ...]
) -> bytes | Diagnostic:
    """The bytes of leadership.yaml with one more term; `head`: comment lines of a new file."""
    node = term_node(term)
    if raw is None:
        return dump({"terms": [node]}, file, head)
    return append_item(raw, ("terms",), node, file)


def diff_text(file: str, old: bytes | None, new: bytes) -> str:
    """The change as a unified diff; how a file's lines end is no change and not shown."""
    before, after = (
        raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").splitlines(keepends=True)
        for raw in (old or b"", new)
    )
    lines = unified_diff(before, after, file if old is not None else "/dev/null", file)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
