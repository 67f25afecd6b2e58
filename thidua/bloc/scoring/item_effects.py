"""What items mean beyond points: some exclude each other, some take a unit out (manual: items)."""

from collections.abc import Iterable, Mapping

from thidua.bloc.scoring.derivation import NodeResult
from thidua.bloc.scoring.entries import crumb_of
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.scale.criteria import Scale
from thidua.model.scale.items import Item
from thidua.rules.told import Source


def disqualifying(scale: Scale, results: Mapping[str, NodeResult]) -> list[Item]:
    """The items that happened and take the unit out of the ranking, whatever the points."""
    return [item for item, node in scale.disqualifiers if item.id in results[node.id].occurred]


def clashes(
    scale: Scale, results: Mapping[str, NodeResult], crumb: tuple[str, ...]
) -> list[Diagnostic]:
    """Two items that exclude each other, of whatever list or node, both count: each pair once."""
    found: dict[frozenset[str], Diagnostic] = {}
    for item, node in scale.exclusive:
        for other in item.excludes:
            pair = frozenset((item.id, other))
            for occurred in _views(results, node.id, scale.items[other][1] is node):
                if pair <= occurred.keys() and pair not in found:
                    source = occurred[item.id] or occurred[other]
                    found[pair] = Diagnostic(
                        "TD217",
                        source.file if source else None,
                        source.path if source else (),
                        at="key",
                        args={"id": item.id, "other": other},
                        where=(*crumb, crumb_of(node)),
                    )
    return list(found.values())


def _views(
    results: Mapping[str, NodeResult], node_id: str, at_home: bool
) -> Iterable[Mapping[str, Source | None]]:
    """Who may contradict himself: each scorer at one node, else the unit as a whole."""
    own = results[node_id]
    if at_home:
        return [one.occurred for one in own.voices or (own,)]
    return [{item: at for one in results.values() for item, at in one.occurred.items()}]
