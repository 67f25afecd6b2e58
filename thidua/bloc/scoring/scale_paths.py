"""Where the parts of a scale stand in criteria.yaml, and what a person calls them."""

from collections.abc import Iterator

from thidua.diagnostics.diagnostic import Path, Spot
from thidua.model.scale.criteria import TOTAL, Criterion, Scale
from thidua.model.scale.items import Item, Items


def node_paths(scale: Scale) -> list[tuple[Criterion, Path]]:
    """Every node with its path, in the order of the file; also nodes that share an id."""
    return list(_below(scale.criteria, ("criteria",)))


def _below(nodes: tuple[Criterion, ...], path: Path) -> Iterator[tuple[Criterion, Path]]:
    for n, node in enumerate(nodes):
        here = (*path, n)
        yield node, here
        yield from _below(node.criteria, (*here, "criteria"))


def all_paths(scale: Scale) -> list[tuple[Criterion, Path]]:
    """The same, and the scale itself where it has lists, at the top of the file."""
    return [*([(scale.root, ())] if scale.root is not None else []), *node_paths(scale)]


def spots(scale: Scale, file: str) -> Iterator[tuple[Criterion, Spot]]:
    """The same, each with where it is told of."""
    above = crumbs(scale)
    return ((node, Spot(file, path, above[node.id])) for node, path in all_paths(scale))


def lists_of(node: Criterion, spot: Spot) -> Iterator[tuple[str, Items, Spot]]:
    """A node's bonus and deduct lists."""
    for kind, group in (("bonus", node.bonus), ("deduct", node.deduct)):
        if group is not None:
            yield kind, group, spot.below(kind)


def items_of(node: Criterion, spot: Spot) -> Iterator[tuple[Item, Spot]]:
    """A node's items. A plain list has no `items` key: the path's reader knows."""
    for _, group, here in lists_of(node, spot):
        for n, item in enumerate(group.items):
            yield item, here.below("items", n).named(f"{item.id} “{item.name}”")


def crumbs(scale: Scale) -> dict[str, tuple[str, ...]]:
    """Node id -> the names from the top down to it."""
    found: dict[str, tuple[str, ...]] = {}
    for node_id, node in scale.nodes.items():
        above = found.get(scale.parents.get(node_id, ""), ())
        found[node_id] = (*above, f"{node.id} “{node.name}”")
    return found | {TOTAL: ()}
