"""A quota, of a band or an award, says how many in every case (manual: bands)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.diagnostics.diagnostic import Diagnostic, Spot

if TYPE_CHECKING:
    from thidua.model.scale.quota import Quota


def quota_problems(
    quota: "Quota", spot: Spot, bands: frozenset[str] | None, *, of_band: bool = False
) -> Iterator[Diagnostic]:
    """A quota is a number, or a share with its rounding, or steps; its base is one that there is.
    `bands`: those that it may be a share of (None: not known)."""
    kind, _, name = (quota.of or "").partition(":")
    if kind == "band" and bands is not None and name not in bands:
        variant = "higher" if of_band else ""
        args = {"band": name, "known": ", ".join(sorted(bands)) or "-"}
        yield spot.below("of").told("TD507", args, variant)
    if kind == "evaluation" and of_band:
        yield spot.below("of").told("TD507", variant="evaluation")
    given = [key for key in ("n", "share", "steps") if getattr(quota, key) is not None]
    if quota.n == 0:
        yield spot.told("TD649")
    yield from _quota_steps(quota, spot)
    if len(given) != 1:
        yield spot.told("TD312", variant="one")
    elif given == ["share"] and quota.round is None:
        yield spot.told("TD312", variant="round")


def _quota_steps(quota: "Quota", spot: Spot) -> Iterator[Diagnostic]:
    """Steps by the bloc's size go up, and the last one is for all larger blocs: else one is never
    used, or a large bloc has no place at all."""
    below = 0
    for n, step in enumerate(quota.steps or ()):
        last = n == len(quota.steps or ()) - 1
        if (step.below is None) != last:
            variant = "steps_end" if last else "steps_rest"
        elif step.below is not None and step.below <= below:
            variant = "steps_order"
        else:
            below = step.below or below
            continue
        yield spot.below("steps", n).told("TD312", variant=variant)
        return
