"""Leads a derivation to its sources, and those back to it."""

from collections.abc import Callable

from thidua.views.linked.places import Places, anchor
from thidua.views.table import Branch


class Walk:
    """`whose`: what a source's line says that it counts for; `page`: the derivation's own;
    `about`: the page of a criterion, where there is one."""

    def __init__(
        self,
        places: Places,
        whose: str,
        page: str,
        about: Callable[[str], str] = lambda _: "",
    ) -> None:
        self.places, self.whose, self.page, self.about = places, whose, page, about

    def branches(self, found: tuple[Branch, ...], node: str = "") -> tuple[Branch, ...]:
        """The branches with their links; `node`: the criterion that they stand under."""
        return tuple(self._branch(branch, node) for branch in found)

    def _branch(self, branch: Branch, node: str) -> Branch:
        places = self.places
        own = branch.anchor.removeprefix("c-") or node
        if branch.source and not places.is_rule(branch.source):
            back = f"{self.page}#{anchor(own)}"
            places.lead_back(branch.source, f"{self.whose}, {own}", back)
        return branch._replace(
            link=self.about(own) if branch.anchor else "",
            source_link=places.source(branch.source),
            children=self.branches(branch.children, own),
        )
